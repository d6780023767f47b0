/**
 * Lists, counts, statistics and a naive look at the same records agree, for random orders of four systems and random
 * filters, and a list says that it is complete where it is. FILTERS=2000 takes 10,000 orders and so many filters.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderStats } from '../../../resolvers/services/stats.ts';
import { isComplete } from '../../../resolvers/services/order-list.ts';
import { localClient } from '../../../resolvers/client.ts';
import type { Context } from '../../../resolvers/context.ts';
import type { ReportOf, StatRowOf } from '../../../resolvers/models.ts';
import { observationOf } from '../../../server/jobs/observer-queue.ts';
import { readModelOf } from '../../../server/read-model.ts';
import { definitionOf } from '../../../server/vendors.ts';
import { type Cursor } from '../../../sources/lists/cursor.ts';
import { merged, noFilter } from '../../../sources/lists/filter.ts';
import { indexReader } from '../../../sources/lists/index-reader.ts';
import { createOrderLists, newestFirst, type OrderLists } from '../../../sources/lists/order-lists.ts';
import type { Page } from '../../../sources/lists/read-page.ts';
import type { FilterSupport } from '../../../sources/ports/filter-support.ts';
import type { Filter } from '../../../sources/ports/lists.ts';
import { createRegistry } from '../../../sources/registry.ts';
import { type Vendor, vendors } from '../../../sources/vocabulary.ts';
import { unanswerable } from '../../../store/read/filter.ts';
import type { Store } from '../../../store/store.ts';
import { newPlace, testOptions } from '../../store/stores.ts';
import { openStore } from '../../../store/open.ts';
import { call, randomFrom, sourceStub } from '../world.ts';
import { filtersOver, inputOf } from './filters.ts';
import { answerOf, canAnswer } from './naive.ts';
import { randomOrder } from './orders.ts';

const filters = Number(process.env['FILTERS'] ?? 200);
const seed = Number(process.env['FILTERS_SEED'] ?? 1);
const perVendor = filters >= 2_000 ? 2_500 : 250;
const random = randomFrom(seed);
const orders = vendors.flatMap((vendor) => Array.from({ length: perVendor }, (_, n) => randomOrder(random, vendor, n)));
const byId = new Map(orders.map((order) => [order.key.nativeId, order]));

/** A vendor whose orders are all known here tells in lists what it tells in statistics. */
const supportOf = (vendor: Vendor): FilterSupport => {
  const rows = Object.entries(definitionOf(vendor).filters).map(([name, { known }]) => [
    name,
    { listed: known, known },
  ]);
  return Object.fromEntries(rows) as FilterSupport;
};

let store: Store;
let lists: OrderLists;
let context: Context;
const place = newPlace('SQLite');
beforeAll(async () => {
  store = await openStore(testOptions(await place));
  for (let at = 0; at < orders.length; at += 500) await store.observe(orders.slice(at, at + 500).map(observationOf));
  const sources = vendors.map((vendor) => ({
    ...sourceStub(vendor, () => orders),
    orders: (keys: readonly { readonly nativeId: string }[]) =>
      Promise.resolve(keys.map(({ nativeId }) => byId.get(nativeId) ?? null)),
  }));
  const listReaders = new Map(
    sources.map((source) => [source.vendor, indexReader({ source, index: store, knownOnly: null, readAtMost: 1_000 })]),
  );
  lists = createOrderLists({ listReaders, filters: supportOf, freshSeconds: 0, settleSeconds: 0 });
  context = {
    client: localClient,
    searched: () => undefined,
    readModel: readModelOf(store, vendors),
    registry: createRegistry(sources, new Map(), definitionOf),
    now: Date.now,
  } as unknown as Context;
}, 300_000);
afterAll(async () => {
  await store.close();
  await (await place).remove();
});

interface Walked {
  readonly ids: readonly string[];
  readonly last: Page;
}
async function walk(filter: Filter, size: number): Promise<Walked> {
  const ids: string[] = [];
  let cursor: Cursor | null = null;
  for (;;) {
    const question = { filter, sort: newestFirst, backward: false, cursor, size, parts: new Set<never>() };
    const page: Page = await lists.page(question, { call, now: Date.now });
    ids.push(...page.rows.map(({ order }) => order.key.nativeId));
    expect(page.scanLimited && isComplete(page)).toBe(false);
    if (!page.more) return { ids, last: page };
    cursor = page.end;
  }
}

async function compared(filter: Filter): Promise<void> {
  const wanted = orders.filter((order) => answerOf(order, filter) === 'YES').map(({ key }) => key.nativeId);
  const { ids, last } = await walk(filter, wanted.length > 300 ? 100 : 1 + Math.floor(random() * 100));
  const difference = (a: readonly string[], b: readonly string[]): readonly string[] =>
    [...new Set(a).difference(new Set(b))].slice(0, 5);
  expect({ missing: difference(wanted, ids), more: difference(ids, wanted), shown: ids.length }).toEqual({
    missing: [],
    more: [],
    shown: wanted.length,
  });
  expect(last.reports.filter(({ fault }) => fault !== null)).toEqual([]);

  const asked = merged(filter) === null ? [] : (merged(filter)?.vendors ?? vendors);
  const blind = asked.filter((vendor) => !canAnswer(vendor, filter)).toSorted();
  expect(isComplete(last)).toBe(blind.length === 0);
  if (asked.length > 0)
    expect(
      last.reports
        .filter(({ state }) => state === 'UNSUPPORTED')
        .map(({ vendor }) => vendor)
        .toSorted(),
    ).toEqual(blind);

  const of = (vendor: Vendor): number => wanted.filter((id) => byId.get(id)?.key.vendor === vendor).length;
  for (const { vendor, count, exact } of await lists.count(filter, call)) {
    if (blind.includes(vendor)) expect([count, exact]).toEqual([null, false]);
    else if (unanswerable(filter) === null || count !== null) expect(count).toBe(of(vendor));
  }
  if (unanswerable(filter) !== null) return;
  const stats = await orderStats(
    { filter: inputOf(filter), groupBy: ['VENDOR'] },
    { distinctGroups: false, sales: false },
    context,
  );
  const counted = (stats.rows as readonly StatRowOf[]).map(({ values, orders: count }) => [values[0], count]);
  const rows = Object.fromEntries(counted);
  expect(rows).toEqual(
    Object.fromEntries(vendors.flatMap((vendor) => (of(vendor) === 0 ? [] : [[vendor, of(vendor)]]))),
  );
  const silent = (stats.sources as readonly ReportOf[])
    .filter(({ outcome }) => outcome === 'UNSUPPORTED_FILTER')
    .map(({ vendor }) => vendor);
  expect(silent.toSorted()).toEqual(blind);
  if (stats.precision === 'EXACT') expect(blind).toEqual([]);
  if (blind.length > 0) expect(stats.precision).toBe(blind.length === asked.length ? 'UNKNOWN' : 'AT_LEAST');
}

it(`lists = counts = statistics = a naive look, ${filters} filters over ${orders.length} orders`, async () => {
  expect(await store.count({ vendors, filter: noFilter })).toBe(orders.length);
  const draw = filtersOver(orders);
  for (let n = 0; n < filters; n += 1) {
    const filter = draw(random);
    await compared(filter).catch((error: unknown) => {
      throw new Error(`FILTERS_SEED=${seed}, filter ${n}: ${JSON.stringify(inputOf(filter))}`, { cause: error });
    });
  }
}, 3_600_000);
