/** Loaders over the order cache: what they remember for other requests, and what they ask for again. */
import { expect, it } from 'vitest';
import { definitionOf } from '../../server/vendors.ts';
import { createLoaders } from '../../sources/loading/loaders.ts';
import { createOrderCache, type OrderCache } from '../../sources/loading/order-cache.ts';
import { staleLoaders } from '../../sources/loading/stale-loaders.ts';
import type { Package } from '../../sources/model.ts';
import type { Source } from '../../sources/ports/source.ts';
import { createRegistry } from '../../sources/registry.ts';
import { call, orderMade, sourceStub } from '../lists/world.ts';
import { freshAt, parts, start, traceAt, world } from './cache-world.ts';

/** Counts what a vendor is asked. */
function counting(cache: OrderCache) {
  const asked: string[] = [];
  const order = orderMade({ vendor: 'SOMS', nativeId: '1', platformOrderNo: 'P' }, { freshness: freshAt(start) });
  const stub = sourceStub('SOMS', () => [order]);
  const note =
    <A extends unknown[], R>(name: string, ask: (...args: A) => R) =>
    (...args: A): R => {
      asked.push(name);
      return ask(...args);
    };
  const source: Source = {
    ...stub,
    orders: note('orders', stub.orders),
    ordersByPlatformNo: note('platformNo', stub.ordersByPlatformNo),
    ordersByTrackingNo: note('trackingNo', (numbers) => Promise.resolve(numbers.map(() => [order]))),
    packagesOf: note('packages', (orders) => Promise.resolve(orders.map((): readonly Package[] => []))),
    tracesOf: note('traces', (questions) => Promise.resolve(questions.map(() => [traceAt(start, 'T')]))),
    remindersOf: note('reminders', (orders) => Promise.resolve(orders.map(() => []))),
  };
  const registry = createRegistry([source], new Map(), definitionOf);
  const live = createLoaders(registry, call, { cache });
  const aside = createLoaders(registry, call, { cache });
  return { asked, order, live, aside };
}
const names = ['orders', 'platformNo', 'trackingNo', 'packages', 'traces', 'reminders'];

it.each([false, true])(
  'an order that was forgotten is asked for again by loaders (stale: %s), in this request and in another',
  async (isStale) => {
    const one = world();
    const { asked, order, live, aside } = counting(one.cache);
    const loaders = isStale ? staleLoaders({ live, aside, recall: one.recall(60) }) : live;
    const askAll = async (): Promise<readonly string[]> => {
      asked.length = 0;
      const found = await loaders.order(order.key, parts());
      if (!found) throw new Error('the stub has this order');
      await loaders.ordersOfPlatformNo('SOMS', 'P', parts());
      await loaders.ordersOfTrackingNo('SOMS', 'T', parts());
      await loaders.packagesOf(found);
      await loaders.tracesOf(found, 'T');
      await loaders.remindersOf(order.key);
      return asked;
    };
    expect(await askAll()).toEqual(names);
    expect(await askAll()).toEqual([]);
    loaders.forget(order.key);
    expect(await askAll()).toEqual(names);
    expect(await askAll()).toEqual([]);
    // Another request that allows staleness finds nothing from before, until nothing from before can come in any more.
    const other = counting(one.cache);
    const later = staleLoaders({ live: other.live, aside: other.aside, recall: one.recall(60) });
    await later.order(order.key, parts());
    expect(other.asked).toEqual(['orders']);
  },
);

it('an order that was read is remembered for other requests', async () => {
  const one = world();
  const first = counting(one.cache);
  const found = await first.live.order(first.order.key, parts());
  await first.live.packagesOf(found ?? first.order);
  const other = counting(one.cache);
  const later = staleLoaders({ live: other.live, aside: other.aside, recall: one.recall(60) });
  const again = await later.order(first.order.key, parts());
  expect(again?.freshness.origin).toBe('CACHE');
  await later.packagesOf(again ?? first.order);
  expect(other.asked).toEqual([]);
  // Parcels that point at the lines of a cached order are not the live order's.
  const empty = counting(createOrderCache({ now: () => start, pushing: new Set(), restMs: 0 }));
  const none = staleLoaders({ live: empty.live, aside: empty.aside, recall: one.recall(0) });
  one.cache.forget(first.order.key);
  await none.packagesOf(again ?? first.order);
  await none.packagesOf(first.order);
  expect(empty.asked).toEqual(['packages', 'packages']);
  // What one field may show stale must not be shown by the other fields of the request.
  if (again) later.remember(again);
  expect((await other.live.order(first.order.key, parts()))?.freshness.origin).toBe('LIVE');
});
