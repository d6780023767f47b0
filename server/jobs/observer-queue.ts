/**
 * Notes in the store which orders vendors have shown to questions, so that they can be listed, counted and found by any of
 * their numbers. Nobody waits for it: what comes faster than it can be written is dropped and counted. An order that was
 * written is not written again before its time of change is another one, or before more of it was read.
 */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { headerOf } from '../../sources/domain/order-header.ts';
import { projectionOf } from '../../sources/domain/projection.ts';
import { type Clock, milliseconds } from '../../sources/values/time.ts';
import { type Order, type OrderKey, orderKeyText } from '../../sources/model.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { type Observation, type Store, StoreUnavailable } from '../../store/store.ts';

export interface ObserverQueue {
  /** Returns at once and never throws. */
  note(orders: readonly Order[]): void;
  /** The same of parcels' numbers that the order's own record does not name. */
  noteParcels(key: OrderKey, trackingNos: readonly string[]): void;
  /** These orders are not there any more: lists show them no longer. It returns at once and never throws. */
  gone(keys: readonly OrderKey[]): void;
  /** Orders that were not written, because too many waited or the store could not be used. */
  dropped(): number;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
  /** Writes what waits and takes no more. */
  close(): Promise<void>;
}
export interface ObserverQueueOptions {
  readonly store: Pick<Store, 'observe' | 'addNumbers' | 'dropHeaders'>;
  readonly now: Clock;
  readonly vendors: readonly Vendor[];
  readonly log: Logger;
  /** How many orders may wait. */
  readonly most?: number;
}

const batchSize = 200;
const mostRemembered = 20_000;

type Remembered = Pick<Order, 'modifiedAt' | 'loaded'>;
const remembered = ({ modifiedAt, loaded }: Order): Remembered => ({ modifiedAt, loaded });
const tellsNoMore = (order: Order, before: Remembered | undefined): boolean =>
  before !== undefined &&
  order.modifiedAt !== null &&
  order.modifiedAt === before.modifiedAt &&
  order.loaded.isSubsetOf(before.loaded);

export function startObserverQueue({ store, vendors, log, now, most = 2_000 }: ObserverQueueOptions): ObserverQueue {
  /** By order, since of two readings that wait the later one counts. */
  const waiting = new Map<string, Order>();
  const parcels = waitingParcels(store, log, most);
  const written = new LRUCache<string, Remembered>({ max: mostRemembered });
  let lost = 0;
  let closed = false;
  let running: Promise<void> | null = null;
  const headers = goneHeaders({ store, log, now });

  const note = (orders: readonly Order[]): void => {
    for (const order of orders) {
      if (closed || !vendors.includes(order.key.vendor)) continue;
      const name = orderKeyText(order.key);
      // Of an order whose header is kept, the time of the reading counts too.
      const before = order.key.askedBy === null ? written.get(name) : undefined;
      if (tellsNoMore(order, waiting.get(name) ?? before)) continue;
      if (waiting.size >= most && !waiting.has(name)) lost += 1;
      else waiting.set(name, order);
    }
    start();
  };
  const noteParcels = (key: OrderKey, trackingNos: readonly string[]): void => {
    if (!closed) parcels.note(key, trackingNos);
    start();
  };
  const start = (): void => {
    if (waiting.size > 0 || parcels.wait()) running ??= write().finally(() => (running = null));
  };

  async function write(): Promise<void> {
    // The request that brought the orders is still at work; it comes first.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, batchSize);
      for (const [name] of batch) waiting.delete(name);
      try {
        await store.observe(batch.map(([, order]) => observationOf(order)));
        for (const [name, order] of batch) written.set(name, remembered(order));
      } catch (error) {
        lost += batch.length;
        if (!(error instanceof StoreUnavailable)) log.error({ err: error }, 'orders that were read could not be noted');
      }
    }
    // Last: only orders that are known can be found by them.
    await parcels.write();
    if (waiting.size > 0 || parcels.wait()) await write();
  }

  const idle = async (): Promise<void> => {
    await headers.idle();
    for (let current = running; current !== null; current = running) await current;
  };
  return {
    note,
    noteParcels,
    gone: (keys) => {
      if (!closed) headers.drop(keys);
    },
    dropped: () => lost,
    idle,
    async close() {
      closed = true;
      await idle();
    },
  };
}

/** Headers of orders that are not there any more are dropped at once. */
function goneHeaders({ store, log, now }: Pick<ObserverQueueOptions, 'store' | 'log' | 'now'>) {
  let dropping: Promise<unknown> = Promise.resolve();
  return {
    idle: () => dropping,
    drop(keys: readonly OrderKey[]): void {
      const known = keys.filter(({ askedBy }) => askedBy !== null);
      if (known.length === 0) return;
      const dropped = store.dropHeaders(known, now()).catch((error: unknown) => {
        if (!(error instanceof StoreUnavailable)) log.error({ err: error }, 'orders that are gone could not be noted');
      });
      dropping = Promise.all([dropping, dropped]);
    },
  };
}

/** Parcels' numbers by order. */
function waitingParcels(store: Pick<Store, 'addNumbers'>, log: Logger, most: number) {
  const parcels = new Map<string, { readonly key: OrderKey; readonly trackingNos: Set<string> }>();
  return {
    wait: (): boolean => parcels.size > 0,
    note(key: OrderKey, trackingNos: readonly string[]): void {
      const name = orderKeyText(key);
      if (parcels.size >= most && !parcels.has(name)) return;
      const known = parcels.get(name) ?? { key, trackingNos: new Set() };
      for (const number of trackingNos) known.trackingNos.add(number);
      parcels.set(name, known);
    },
    async write(): Promise<void> {
      const batch = [...parcels.values()].slice(0, batchSize);
      for (const { key } of batch) parcels.delete(orderKeyText(key));
      try {
        await store.addNumbers(batch.map(besideNumbers));
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) log.error({ err: error }, 'numbers of parcels could not be noted');
      }
    },
  };
}

const besideNumbers = ({
  key,
  trackingNos,
}: {
  readonly key: OrderKey;
  readonly trackingNos: ReadonlySet<string>;
}) => ({
  name: { vendor: key.vendor, tenantId: key.tenantId, orderNo: key.nativeId },
  numbers: [...trackingNos].map((value) => ({ namespace: 'WAYBILL' as const, value })),
});

export const observationOf = (order: Order): Observation => ({
  vendor: order.key.vendor,
  tenantId: order.key.tenantId,
  orderNo: order.key.nativeId,
  askedBy: order.key.askedBy,
  at: milliseconds(order.freshness.fetchedAt),
  projection: projectionOf(order),
  // Where an order is asked for by another number than its own, nothing lists it but us.
  header: order.key.askedBy === null ? null : headerOf(order),
});
