/**
 * Of every vendor: what was pushed, found by polling or asked for is known from then on, to lists, counts and changes;
 * and nothing of the people in it is shown unless it is asked for.
 */
import { buildSchema, getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import { definitionOf, listedVendors } from '../../server/vendors.ts';
import type { Order, Personal } from '../../sources/model.ts';
import type { Discovery } from '../../sources/ports/vendor.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import { milliseconds } from '../../sources/values/time.ts';
import { startForTest } from '../harness.ts';
import { leaks, personalValues } from '../leaks.ts';
import { calling, leaves, numbersOfSales, sound } from './world.ts';

const pollBackDays = 5;
const facade = await startForTest({
  POLL_BACK_DAYS: String(pollBackDays),
  VENDOR_CALLS_PER_REQUEST: '1000',
  MAX_COST: '10000000',
  MAX_TOKENS: '100000',
});
const schema = buildSchema(readFileSync(new URL('../../schema/printed.graphql', import.meta.url), 'utf8'));
afterAll(() => facade.close());

const until = usualUntil();
const numbers = numbersOfSales.slice(0, 60);

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await facade.ask(query, variables);
  expect(errors).toEqual([]);
  return data;
}
/** How each kind of vendor's orders become known. */
const discover: Readonly<Record<Discovery['kind'], (vendor: Vendor) => Promise<void>>> = {
  async PUSHED(vendor) {
    const { simulator } = await listedVendors[vendor].simulator();
    const pushes = simulator.pushes({ until, seed: usualSales.seed }).slice(0, 100);
    const answers = await Promise.all(pushes.map(({ path, body }) => facade.push(path, body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  },
  POLLED: () => facade.poller.pollOnce(),
  async OBSERVED(vendor) {
    const filter = { vendors: [vendor], platformOrderNos: numbers };
    await ask('query ($filter: OrderFilter) { orders(first: 100, filter: $filter) { nodes { id } } }', { filter });
    await facade.observer.idle();
  },
};
/** What can have become known in that way. */
const isDiscovered: Readonly<Record<Discovery['kind'], (order: Order) => boolean>> = {
  PUSHED: () => true,
  POLLED: ({ modifiedAt }) =>
    modifiedAt !== null && milliseconds(modifiedAt) > Date.now() - (pollBackDays - 1) * 86_400_000,
  OBSERVED: () => true,
};

/** These lead out of the order, or are the vendor's own record. */
const elsewhere: ReadonlySet<string> = new Set(['raw', 'group', 'relations', 'order', 'trace', 'traces', 'reminders']);
/** Every field that needs no argument, down to that depth. */
function everyField(type: unknown, depth: number): string {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap(({ name, type: inner, args }) => {
    if (elsewhere.has(name) || args.some((arg) => isNonNullType(arg.type))) return [];
    const named = getNamedType(inner);
    if (isLeafType(named)) return [name];
    const below = depth > 0 ? everyField(named, depth - 1) : '';
    return below === '' ? [] : [`${name} ${below}`];
  });
  return fields.length === 0 ? '' : `{ ${fields.join(' ')} }`;
}

async function changesOf(vendor: Vendor): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { changes } = await ask(
      `query ($vendors: [Vendor!], $after: String) { changes(first: 100, vendors: $vendors, after: $after) {
        pageInfo { endCursor hasNextPage } edges { node { kind order { nativeId } } } } }`,
      { vendors: [vendor], after },
    );
    for (const { node } of changes.edges) if (node.kind === 'CREATED') ids.push(node.order.nativeId);
    if (!changes.pageInfo.hasNextPage) return ids;
    after = changes.pageInfo.endCursor;
  }
}
async function knownOf(vendor: Vendor) {
  const { sources, orderStats } = await ask(
    `query ($vendors: [Vendor!]) { sources { vendor knownOrders ingestLagSeconds }
      orderStats(filter: {vendors: $vendors}, groupBy: []) { precision rows { orders } sources { vendor coverage } } }`,
    { vendors: [vendor] },
  );
  const { knownOrders, ingestLagSeconds } = sources.find((one: { vendor: Vendor }) => one.vendor === vendor);
  return { knownOrders, ingestLagSeconds, counted: orderStats.rows[0]?.orders ?? 0, precision: orderStats.precision };
}
/** By the second in which it was placed, which is told from what is known alone. */
async function isListed({ key, placedAt }: Order): Promise<boolean> {
  const from = placedAt === null ? 0 : milliseconds(placedAt);
  const second = { from: new Date(from).toISOString(), to: new Date(from + 1000).toISOString() };
  const filter = { vendors: [key.vendor], placedAt: second };
  const { orders } = await ask(
    'query ($filter: OrderFilter) { orders(first: 100, filter: $filter) { nodes { nativeId } } }',
    { filter },
  );
  return orders.nodes.some(({ nativeId }: { nativeId: string }) => nativeId === key.nativeId);
}

const isPersonal = (value: unknown): value is Personal =>
  typeof value === 'object' && value !== null && 'plain' in value && 'masked' in value;
const personsIn = (records: unknown): readonly Personal[] =>
  [...leaves(records)].flatMap(([, value]) => (isPersonal(value) ? [value] : []));
/** Who stands in the vendor's records, but for what the vendor itself has masked or encrypted. */
function peopleOf(orders: readonly Order[]): ReadonlySet<string> {
  const masked = new Set(personsIn(orders).flatMap((one) => (one.plain === null ? one.masked : []) ?? []));
  return new Set([...personalValues(orders.map(({ raw }) => raw?.value))].filter((text) => !masked.has(text)));
}

/** The orders that were found of each. */
const known = new Map<Vendor, readonly Order[]>();

describe.each(vendors)('%s', (vendor) => {
  const definition = definitionOf(vendor);
  const { kind } = definition.discovery;
  let orders: readonly Order[];

  it(`is not known before it is ${kind}, and the others stay as they are`, async () => {
    const others = vendors.filter((one) => one !== vendor);
    const before = await Promise.all(others.map(knownOf));
    expect(await knownOf(vendor)).toMatchObject({ knownOrders: 0, counted: 0, ingestLagSeconds: null });
    expect(await changesOf(vendor)).toEqual([]);
    await discover[kind](vendor);
    const after = await Promise.all(others.map(knownOf));
    expect(after.map(({ knownOrders }) => knownOrders)).toEqual(before.map(({ knownOrders }) => knownOrders));
    const found = await facade.registry.source(vendor)?.ordersByPlatformNo(numbers, new Set(), calling().call);
    orders = [...new Map((found ?? []).flatMap(sound).map((order) => [order.key.nativeId, order])).values()];
    known.set(vendor, orders);
    expect(orders.filter(isDiscovered[kind]).length).toBeGreaterThan(3);
  });

  it('is known to the feed of changes', async () => {
    const told = await changesOf(vendor);
    expect(new Set(told).size).toBe(told.length);
    const ids = orders.filter(isDiscovered[kind]).map(({ key }) => key.nativeId);
    expect(told).toEqual(expect.arrayContaining(ids));
  });

  it('is known to counts and to sources', async () => {
    const told = await changesOf(vendor);
    const { counted, knownOrders, ingestLagSeconds, precision } = await knownOf(vendor);
    expect([counted, knownOrders]).toEqual([told.length, told.length]);
    // Only of who pushes all its orders are all known; and how far behind they are is not known where nobody is asked.
    expect(precision).toBe(kind === 'PUSHED' ? 'EXACT' : 'AT_LEAST');
    expect(ingestLagSeconds).toEqual(kind === 'OBSERVED' ? null : expect.any(Number));
  });

  it('is known to lists', async () => {
    const dated = orders
      .filter(isDiscovered[kind])
      .filter(({ placedAt }) => placedAt !== null)
      .slice(0, 10);
    expect(dated.length).toBeGreaterThan(3);
    expect(await Promise.all(dated.map(isListed))).toEqual(dated.map(() => true));
  });

  it('names the people in its orders by personalFields', () => {
    const fields = new Set([...definition.personalFields, 'name']);
    const unnamed = orders.flatMap(({ raw, recipient, buyer }) => {
      const named = new Set([...leaves(raw?.value)].flatMap(([name, value]) => (fields.has(name) ? value : [])));
      return personsIn([recipient, buyer]).flatMap(({ plain }) => (plain === null || named.has(plain) ? [] : plain));
    });
    expect(unnamed).toEqual([]);
  });

  it('shows nobody, unless it is asked to', async () => {
    const shownWith = async (reveal: boolean): Promise<readonly string[]> => {
      const filter = { vendors: [vendor], platformOrderNos: numbers };
      const data = await ask(
        `query ($filter: OrderFilter, $reveal: Boolean!) { orders(first: 100, filter: $filter) { nodes {
          recipient { name(reveal: $reveal) phone(reveal: $reveal) address(reveal: $reveal) }
          buyer { nickname(reveal: $reveal) phone(reveal: $reveal) memberId(reveal: $reveal) }
          notes { buyer(reveal: $reveal) seller(reveal: $reveal) service(reveal: $reveal) } holdReason(reveal: $reveal)
          invoice { title(reveal: $reveal) taxId(reveal: $reveal) } returns { reason(reveal: $reveal) }
          packages { courier { name(reveal: $reveal) phone(reveal: $reveal) } } } } }`,
        { filter, reveal },
      );
      return leaks([JSON.stringify(data)], peopleOf(orders));
    };
    expect(await shownWith(false)).toEqual([]);
    expect((await shownWith(true)).length).toBeGreaterThan(3);
  });

  it('repeats nobody who is named in a refusal', async () => {
    for (const { sandbox } of facade.simulated)
      sandbox.misbehave({ kind: 'refuse', message: [...peopleOf(orders)].join(' ') });
    const filter = { vendors: [vendor], platformOrderNos: numbers.slice(0, 5) };
    const answer = await facade.ask(
      'query ($filter: OrderFilter) { orders(first: 5, filter: $filter) { sources { reason } nodes { packages { id } } } }',
      { filter },
    );
    for (const { sandbox } of facade.simulated) sandbox.behave();
    expect(leaks([JSON.stringify(answer)], peopleOf(orders))).toEqual([]);
  });
});

// Last, since some fields lead to orders of other vendors, which are known from then on.
describe.each(vendors)('%s', (vendor) => {
  it('shows nobody in any field of an order, unless that field is asked to', async () => {
    const filter = { vendors: [vendor], platformOrderNos: numbers };
    const { data, errors } = await facade.ask(
      `query ($filter: OrderFilter) { orders(first: 60, filter: $filter) { nodes ${everyField(schema.getType('Order'), 4)} } }`,
      { filter },
    );
    expect(data?.orders.nodes.length, JSON.stringify(errors).slice(0, 500)).toBeGreaterThan(3);
    expect(leaks([JSON.stringify([data, errors])], peopleOf(known.get(vendor) ?? []))).toEqual([]);
  });
});
