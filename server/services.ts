/** Everything that a request is answered with: put together once by ordergraph.ts, and narrowed for each client. */
import type { Logger } from 'pino';
import type { ClientServices } from '../resolvers/context.ts';
import type { OrderCache } from '../sources/loading/order-cache.ts';
import type { TraceMemory } from '../sources/ports/traces.ts';
import type { Loaders } from '../sources/loading/loaders.ts';
import type { Order, OrderKey } from '../sources/model.ts';
import type { WriteService } from '../sources/writes/perform.ts';
import type { Metrics } from './metrics.ts';

export interface Services extends ClientServices {
  readonly cache: OrderCache;
  readonly writes: WriteService;
  /** Reads orders again that a write may have changed, through the loaders of one request, and notes what is new of them. */
  readonly refresh: (keys: readonly OrderKey[], loaders: Loaders) => Promise<void>;
  /** Hears of every order that vendors have shown; it returns at once and never throws. */
  readonly onOrders: (orders: readonly Order[]) => void;
  /** Hears of parcels' numbers that were read beside an order's own record. */
  readonly onNumbers: (key: OrderKey, trackingNos: readonly string[]) => void;
  /** Hears of every order that its vendor does not have any more; it returns at once and never throws. */
  readonly onGone: (keys: readonly OrderKey[]) => void;
  /** Remembers what was told of parcels. */
  readonly traces: TraceMemory;
  readonly metrics: Metrics;
  readonly log: Logger;
}
