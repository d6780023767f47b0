/** The loaders of a question whose answer may be stale. */
import type { Loaders } from './loaders.ts';
import { type NumberAsked, originalOf, type Recall } from './order-cache.ts';
import type { Order } from '../model.ts';

export interface StaleLoadersOptions {
  /** The request's own, which hold nothing that was not read by this request. */
  readonly live: Loaders;
  /** For what a cached order lacks: what points at its lines must not be taken for the live order's. */
  readonly aside: Loaders;
  readonly recall: Recall;
}

/** First what this request has read itself, then what the cache has; the rest is asked, in one batch with all others. */
export function staleLoaders({ live, aside, recall }: StaleLoadersOptions): Loaders {
  const of = (order: Order): { loaders: Loaders; original: Order } => {
    const original = originalOf(order);
    return original ? { loaders: aside, original } : { loaders: live, original: order };
  };
  const number =
    (namespace: NumberAsked['namespace'], ask: Loaders['ordersOfPlatformNo']): Loaders['ordersOfPlatformNo'] =>
    async (vendor, value, parts) =>
      recall.found({ vendor, namespace, number: value }, parts) ?? ask(vendor, value, parts);
  return {
    ...live,
    order: async (key, parts) => live.held(key, parts) ?? recall.order(key, parts) ?? live.order(key, parts),
    ordersOfPlatformNo: number('PLATFORM_ORDER', live.ordersOfPlatformNo),
    ordersOfTrackingNo: number('WAYBILL', live.ordersOfTrackingNo),
    remember(order) {
      if (originalOf(order) === undefined) live.remember(order);
    },
    async packagesOf(order) {
      const { loaders, original } = of(order);
      return order.packages ?? recall.packages(order) ?? loaders.packagesOf(original);
    },
    async tracesOf(order, trackingNo) {
      const { loaders, original } = of(order);
      return recall.traces(order.key, trackingNo) ?? loaders.tracesOf(original, trackingNo);
    },
    forget(key) {
      live.forget(key);
      aside.forget(key);
    },
  };
}
