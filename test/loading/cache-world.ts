/** An order cache with a clock of its own, and records that were read at a moment. */
import { createOrderCache } from '../../sources/loading/order-cache.ts';
import type { Order, OrderPart, Trace } from '../../sources/model.ts';
import { instantAt } from '../../sources/values/time.ts';
import { orderMade } from '../lists/world.ts';

export const start = Date.UTC(2026, 0, 1);
export function world(mostOrders = 100) {
  const time = { clock: start };
  const cache = createOrderCache({
    now: () => time.clock,
    pushing: new Set(['YUANSHU', 'EZR']),
    restMs: 10_000,
    mostOrders,
  });
  return Object.assign(time, { cache, recall: (seconds: number) => cache.since(time.clock - seconds * 1000) });
}
export const freshAt = (at: number): Order['freshness'] => ({
  fetchedAt: instantAt(at),
  sourceModifiedAt: null,
  origin: 'LIVE',
});
export const read = (nativeId: string, at: number, also: Partial<Order> = {}): Order =>
  orderMade({ vendor: 'SOMS', nativeId }, { freshness: freshAt(at), ...also });
export const parts = (...names: OrderPart[]): ReadonlySet<OrderPart> => new Set(names);
export const traceAt = (at: number, trackingNo: string): Trace => ({
  trackingNo,
  carrier: null,
  status: 'IN_TRANSIT',
  events: [],
  sources: [],
  deliveredAt: null,
  pickedUpAt: null,
  estimatedDelivery: null,
  trackingUrl: null,
  courier: null,
  faults: [],
  freshness: freshAt(at),
});
