/**
 * What vendors have shown lately, shared by all requests: orders with the parts that were read, their parcels and traces,
 * and which orders a number led to. Nothing of it is an answer unless a question says how old its answer may be.
 */
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { SourceFault } from '../fault.ts';
import { type Clock, type EpochMs, milliseconds } from '../values/time.ts';
import type { RecentOrders } from '../ports/lists.ts';
import type { Freshness, Order, OrderKey, OrderPart, Package, Trace } from '../model.ts';
import type { Outcome } from '../ports/source.ts';
import type { Vendor } from '../vocabulary.ts';

/** A number that a vendor was asked for. */
export interface NumberAsked {
  readonly vendor: Vendor;
  readonly namespace: 'PLATFORM_ORDER' | 'WAYBILL';
  readonly number: string;
}
type Answer<T> = Outcome<T> | undefined;
/** Faults are never kept: an answer that is none is passed over. */
export interface OrderCache {
  keepOrder(answer: Answer<Order | null>): void;
  keepFound(asked: NumberAsked, answer: Answer<readonly Order[]>): void;
  keepPackages(order: Order, answer: Answer<readonly Package[]>): void;
  keepTraces(order: OrderKey, trackingNos: readonly (string | null)[], answer: Answer<readonly Trace[]>): void;
  /** Drops the order with its parcels and traces, after a write or when its vendor reports a change. */
  forget(key: OrderKey): void;
  /** What was read at this moment or later. */
  since(notBefore: EpochMs): Recall;
  /** The number of orders of which something is kept. */
  size(): number;
}
/** null: there is nothing that is recent enough. Records say that they come from the cache, and when they were read. */
export interface Recall extends RecentOrders {
  found(asked: NumberAsked, parts: ReadonlySet<OrderPart>): readonly Order[] | null;
  packages(order: Order): readonly Package[] | null;
  traces(order: OrderKey, trackingNo: string | null): readonly Trace[] | null;
  /** Takes note of a record that comes from elsewhere and was read before. */
  shown(freshness: Freshness): void;
  /** When the oldest record that it has given, or noted, was read; null while there is none. */
  oldest(): number | null;
}
export interface OrderCacheOptions {
  readonly now: Clock;
  /** Vendors whose orders lie in our own store: reading them costs no call, and a copy could only be older. */
  readonly pushing: ReadonlySet<Vendor>;
  /** How long nothing is kept of an order that was forgotten: a read that was under way may bring its former state. */
  readonly restMs: number;
  readonly mostOrders?: number;
}

/** The largest staleness that a question can allow; older records are of no use to anyone. */
export const oldestSeconds = 86_400;

interface Kept<T> {
  readonly value: T;
  readonly readAt: EpochMs;
}
/** What is kept of one order. */
interface KeptOrder {
  /** Readings of it, newest first; an older one is kept only for a part that no newer one holds. */
  readonly orders: readonly Order[];
  /** `of`: when the order was read to whose lines the parcels point. */
  readonly packages: (Kept<readonly Package[]> & { readonly of: string }) | null;
  readonly traces: ReadonlyMap<string, Kept<readonly Trace[]>>;
}
const nothingKept: KeptOrder = { orders: [], packages: null, traces: new Map() };

/** Keys are hashes, since what a person typed as a number may be a phone number. */
export const cacheKey = (...words: readonly (string | null)[]): string =>
  hash('sha256', JSON.stringify(words), 'base64url');
const keyOf = ({ vendor, tenantId, nativeId, askedBy }: OrderKey): string =>
  cacheKey(vendor, tenantId, nativeId, askedBy);
const keyOfNumber = ({ vendor, namespace, number }: NumberAsked): string => cacheKey(vendor, namespace, number);

export function createOrderCache({ now, pushing, restMs, mostOrders = 1_000 }: OrderCacheOptions): OrderCache {
  const clock = { perf: { now }, ttlResolution: 0 };
  const age = { ...clock, ttl: oldestSeconds * 1000 };
  const orders = new LRUCache<string, KeptOrder>({ max: mostOrders, ...age });
  const numbers = new LRUCache<string, Kept<readonly string[]>>({ max: mostOrders, ...age });
  const resting = new LRUCache<string, true>({ max: 10_000, ...clock, ttl: restMs });
  let sweptAt = now();

  function keep(key: string, change: (before: KeptOrder) => Partial<KeptOrder>): void {
    if (resting.has(key)) return;
    // Expired records are dropped when they are met; this is for those that nobody asks for again.
    if (now() - sweptAt > sweepMs) {
      orders.purgeStale();
      numbers.purgeStale();
      sweptAt = now();
    }
    const before = orders.get(key) ?? nothingKept;
    orders.set(key, { ...before, ...change(before) });
  }

  function keepOrder(order: Answer<Order | null>): void {
    if (!isAnswer(order) || order === null) return;
    if (pushing.has(order.key.vendor) || order.freshness.origin !== 'LIVE') return;
    keep(keyOf(order.key), (before) => ({ orders: useful([order, ...before.orders]) }));
  }

  return {
    keepOrder,
    keepFound(asked, answer) {
      if (!isAnswer(answer) || pushing.has(asked.vendor)) return;
      // A parcel that is not there yet is looked for each time.
      if (answer.length === 0 && asked.namespace === 'WAYBILL') return;
      answer.forEach(keepOrder);
      const value = answer.map(({ key }) => keyOf(key));
      numbers.set(keyOfNumber(asked), { value, readAt: Math.min(now(), ...answer.map(readAt)) });
    },
    keepPackages(order, answer) {
      if (!isAnswer(answer)) return;
      const packages = { value: answer, readAt: oldestOf(answer, now()), of: order.freshness.fetchedAt };
      keep(keyOf(order.key), () => ({ packages }));
    },
    keepTraces(order, trackingNos, answer) {
      if (!isAnswer(answer)) return;
      const kept = { value: answer, readAt: oldestOf(answer, now()) };
      keep(keyOf(order), ({ traces }) => ({
        traces: new Map([...traces, ...trackingNos.map((trackingNo) => [cacheKey(trackingNo), kept] as const)]),
      }));
    },
    forget(key) {
      orders.delete(keyOf(key));
      if (key.askedBy !== null)
        numbers.delete(keyOfNumber({ vendor: key.vendor, namespace: 'PLATFORM_ORDER', number: key.askedBy }));
      resting.set(keyOf(key), true);
    },
    since: (notBefore) => recallSince(notBefore, { orders, numbers, pushing }),
    size: () => orders.size,
  };
}

interface Contents extends Pick<OrderCacheOptions, 'pushing'> {
  readonly orders: LRUCache<string, KeptOrder>;
  readonly numbers: LRUCache<string, Kept<readonly string[]>>;
}
function recallSince(notBefore: number, { orders, numbers, pushing }: Contents): Recall {
  let oldest: number | null = null;
  const noted = (at: EpochMs): void => void (oldest = Math.min(oldest ?? at, at));
  function recent<T>(kept: Kept<T> | null | undefined): T | null {
    if (!kept || kept.readAt < notBefore) return null;
    noted(kept.readAt);
    return kept.value;
  }
  function order(key: string, parts: ReadonlySet<OrderPart>): Order | null {
    const found = orders.get(key)?.orders.find(({ loaded }) => parts.isSubsetOf(loaded));
    const value = found ? recent({ value: found, readAt: readAt(found) }) : null;
    return value && copyOf(value);
  }
  return {
    shown: ({ fetchedAt }) => noted(milliseconds(fetchedAt)),
    oldest: () => oldest,
    order: (key, parts) => order(keyOf(key), parts),
    found(asked, parts) {
      const keys = recent(numbers.get(keyOfNumber(asked)));
      const found = keys?.map((key) => order(key, parts));
      return found?.every((one) => one !== null) ? found : null;
    },
    packages({ key, freshness }) {
      const kept = orders.get(keyOf(key))?.packages;
      // Parcels point at lines: those of an order that was pushed again may be others.
      if (pushing.has(key.vendor) && kept?.of !== freshness.fetchedAt) return null;
      return recent(kept)?.map(fromCache) ?? null;
    },
    traces: (key, trackingNo) =>
      recent(orders.get(keyOf(key))?.traces.get(cacheKey(trackingNo)))?.map(fromCache) ?? null,
  };
}

const sweepMs = 60_000;
const readAt = ({ freshness }: Order): number => milliseconds(freshness.fetchedAt);
const isAnswer = <T>(answer: Answer<T>): answer is T => answer !== undefined && !(answer instanceof SourceFault);

/** When the oldest of these was asked for. What was pushed does not count: keeping it makes it no older. */
function oldestOf(records: readonly { readonly freshness: Freshness }[], now: number): number {
  const asked = records.filter(({ freshness }) => freshness.origin === 'LIVE');
  return Math.min(now, ...asked.map(({ freshness }) => milliseconds(freshness.fetchedAt)));
}

/** Leaves out readings that a newer one covers, or that a newer one shows to be out of date. */
function useful(readings: readonly Order[]): readonly Order[] {
  const newestFirst = readings.toSorted((a, b) => readAt(b) - readAt(a));
  return newestFirst.filter(
    (one, i) =>
      !newestFirst
        .slice(0, i)
        .some((newer) => one.loaded.isSubsetOf(newer.loaded) || newer.modifiedAt !== one.modifiedAt),
  );
}

const fromCache = <T extends { readonly freshness: Freshness }>(record: T): T =>
  record.freshness.origin === 'LIVE' ? { ...record, freshness: { ...record.freshness, origin: 'CACHE' } } : record;

/** From a copy to the record that the source made: the source may know more of that very record. */
const originals = new WeakMap<Order, Order>();
export const originalOf = (order: Order): Order | undefined => originals.get(order);

function copyOf(order: Order): Order {
  const copy = { ...fromCache(order), packages: order.packages?.map(fromCache) ?? null };
  originals.set(copy, order);
  return copy;
}
