/**
 * The same agreement through the whole product: GraphQL over the simulated systems, their generated set of orders all known
 * here, and SOMS and Babycare asked live. FILTERS=2000 asks by so many filters.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateSales, showcase, showcasePickup, usualSales, usualUntil } from '../../../sandbox/sales/generator.ts';
import { SourceFault } from '../../../sources/fault.ts';
import { type Order, orderKeyText, orderParts } from '../../../sources/model.ts';
import type { Filter } from '../../../sources/ports/lists.ts';
import { type Vendor, vendors } from '../../../sources/vocabulary.ts';
import { merged } from '../../../sources/lists/filter.ts';
import { type Facade, startForTest } from '../../harness.ts';
import { call, randomFrom } from '../world.ts';
import { filtersOver, inputOf } from './filters.ts';
import { answerOf, canAnswer } from './naive.ts';

const filters = Math.max(1, Math.ceil(Number(process.env['FILTERS'] ?? 100) / 5));
const seed = Number(process.env['FILTERS_SEED'] ?? 1);
let facade: Facade;
let orders: readonly Order[];

beforeAll(async () => {
  facade = await startForTest(
    { POLL_BACK_DAYS: '366', VENDOR_CALLS_PER_REQUEST: '100000', MAX_COST: '1000000', VENDOR_TIMEOUT_MS: '60000' },
    { send: true },
  );
  await facade.poller.pollOnce();
  const sales = generateSales({ ...usualSales, until: usualUntil() });
  const numbers = [...new Set([...sales, showcase, showcasePickup].map(({ platformOrderNo }) => platformOrderNo))];
  const noted = (order: Order): void => facade.observer.note([order]);
  const found: Order[] = [];
  const whole = new Set(orderParts.filter((part) => part !== 'logs'));
  for (const source of facade.registry.sources) {
    // One by one, so that none of them waits for an answer too long while the others are at work.
    for (let at = 0; at < numbers.length; at += 100) {
      const answers = await source.ordersByPlatformNo(numbers.slice(at, at + 100), whole, { ...call, onRead: noted });
      for (const answer of answers) {
        if (answer instanceof SourceFault) throw answer;
        found.push(...answer);
      }
      await facade.observer.idle();
    }
  }
  // The documents' own samples are orders too, which no sale has made: the list shows them.
  const { nodes } = await walk({ vendors: ['YUANSHU', 'SOMS', 'EZR'] }, 100);
  for (const source of facade.registry.sources) {
    const own = nodes.filter(({ vendor }) => vendor === source.vendor);
    const keys = own.flatMap(({ nativeId }) => source.keyOf?.(nativeId) ?? []);
    const listed = keys.length === 0 ? [] : await source.orders(keys, whole, { ...call, onRead: noted });
    found.push(...listed.flatMap((order) => (order === null || order instanceof SourceFault ? [] : [order])));
  }
  await facade.observer.idle();
  orders = [...new Map(found.map((order) => [orderKeyText(order.key), order])).values()];
  await facade.observer.idle();
}, 300_000);
afterAll(() => facade.close());

const query = `query ($filter: OrderFilter, $after: String, $first: Int) { orders(filter: $filter, after: $after, first: $first) {
  complete scanLimited nodes { vendor nativeId } pageInfo { hasNextPage endCursor } sources { vendor outcome reason } } }`;
const countQuery = `query ($filter: OrderFilter) { orders(filter: $filter, first: 1) { totalCount { bySource { vendor count precision } } } }`;
const statsQuery = `query ($filter: OrderFilter) { orderStats(filter: $filter, groupBy: [VENDOR]) {
  precision rows { orders keys { value } } sources { vendor outcome } } }`;

async function walk(filter: object, first: number) {
  const nodes: { readonly vendor: Vendor; readonly nativeId: string }[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await facade.ask(query, { filter, after, first });
    expect(errors).toEqual([]);
    const page = data.orders;
    nodes.push(...page.nodes);
    expect(page.scanLimited && page.complete).toBe(false);
    if (!page.pageInfo.hasNextPage) return { nodes, last: page };
    after = page.pageInfo.endCursor;
  }
}

/** SOMS compares these by what it does not show, so that no look at its records can say who should be found. */
const hidden = ['hasReturn', 'deliveredAt', 'recipientPhoneSuffix', 'recipientName'];
const judged = (text: string): readonly Vendor[] =>
  hidden.some((name) => text.includes(name)) ? vendors.filter((vendor) => vendor !== 'SOMS') : vendors;

async function compared(filter: Filter, first: number): Promise<void> {
  const input = inputOf(filter);
  const among = judged(JSON.stringify(input));
  const wanted = orders.filter((order) => among.includes(order.key.vendor) && answerOf(order, filter) === 'YES');
  const names = (some: readonly { readonly vendor: Vendor; readonly nativeId: string }[]): readonly string[] =>
    some
      .filter(({ vendor }) => among.includes(vendor))
      .map(({ vendor, nativeId }) => `${vendor} ${nativeId}`)
      .toSorted();
  const { nodes, last } = await walk(input, first);
  expect(names(nodes)).toEqual(names(wanted.map(({ key }) => key)));

  const asked = merged(filter) === null ? [] : (merged(filter)?.vendors ?? vendors);
  const blind = asked.filter((vendor) => !canAnswer(vendor, filter));
  if (among.length === vendors.length) expect(last.complete).toBe(blind.length === 0);
  const of = (vendor: string): number => wanted.filter(({ key }) => key.vendor === vendor).length;
  const { data } = await facade.ask(countQuery, { filter: input });
  for (const { vendor, count, precision } of data.orders.totalCount.bySource) {
    if (!among.includes(vendor)) continue;
    if (count === null) expect(precision).toBe('UNKNOWN');
    else if (precision === 'EXACT') expect([vendor, count]).toEqual([vendor, of(vendor)]);
    else expect(count).toBeLessThanOrEqual(of(vendor));
  }
  const stats = await facade.ask(statsQuery, { filter: input });
  if (stats.errors[0]?.extensions['code'] === 'BAD_USER_INPUT') return;
  expect(stats.errors).toEqual([]);
  const { rows, sources } = stats.data.orderStats;
  for (const { vendor, outcome } of sources) {
    const row = rows.find(({ keys }: { keys: readonly { value: string }[] }) => keys[0]?.value === vendor);
    if (outcome === 'OK' && among.includes(vendor)) expect([vendor, row?.orders ?? 0]).toEqual([vendor, of(vendor)]);
    if (outcome !== 'OK') expect(row).toBeUndefined();
  }
}

it(`lists = totals = statistics = a naive look over the generated orders, ${filters} filters`, async () => {
  expect(new Set(orders.map(({ key }) => key.vendor))).toEqual(new Set(vendors));
  const random = randomFrom(seed);
  const draw = filtersOver(orders);
  for (let n = 0; n < filters; n += 1) {
    const filter = draw(random);
    await compared(filter, 20 + Math.floor(random() * 81)).catch((error: unknown) => {
      throw new Error(`FILTERS_SEED=${seed}, filter ${n}: ${JSON.stringify(inputOf(filter))}`, { cause: error });
    });
  }
}, 3_600_000);
