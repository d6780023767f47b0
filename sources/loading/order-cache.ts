/**
 * What vendors have shown lately, shared by all requests: orders with the parts that were read, their parcels and traces,
 * and which orders a number led to. Nothing of it is an answer unless a question says how old its answer may be.
 */
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { SourceFault } from '../fault.ts';
import { milliseconds } from '../values/time.ts';
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
  /** Drops the order with its parcels and traces, after a write or when its vendor tells of a change. */
  forget(key: OrderKey): void;
  /** The cache as a question sees it whose answer may have been read at that moment (milliseconds) or later. */
  since(notBefore: number): Recall;
  /** Orders that something is kept of. */
  size(): number;
}
/** null: nothing that is recent enough. What is given says that it comes from here, and when it was read. */
export interface Recall extends RecentOrders {
  found(asked: NumberAsked, parts: ReadonlySet<OrderPart>): readonly Order[] | null;
  packages(order: Order): readonly Package[] | null;
  traces(order: OrderKey, trackingNo: string | null): readonly Trace[] | null;
  /** When the oldest of what it has given was read; null: it has given nothing. */
  oldest(): number | null;
}
export interface OrderCacheOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Vendors whose orders lie in our own store: reading them costs no call, and a copy could only be older. */
  readonly pushing: ReadonlySet<Vendor>;
  /** How long nothing is kept of an order that was forgotten: a read that was under way may bring what was before. */
  readonly restMs: number;
  readonly mostOrders?: number;
}

/** The largest tolerance that can be asked for; what is older is of no use to anyone. */
export const oldestSeconds = 86_400;

interface Reading<T> {
  readonly value: T;
  readonly readAt: number;
}
interface Known {
  /** Newest first; an older one is there only for a part that no newer one holds. */
  readonly orders: readonly Order[];
  /** `of`: when the order was read that the parcels were told apart by. */
  readonly packages: (Reading<readonly Package[]> & { readonly of: string }) | null;
  readonly traces: ReadonlyMap<string, Reading<readonly Trace[]>>;
}
const nothing: Known = { orders: [], packages: null, traces: new Map() };

/** Keys name nothing: what a person typed as a number may be a phone number. */
export const cacheKey = (...words: readonly (string | null)[]): string =>
  hash('sha256', JSON.stringify(words), 'base64url');
const keyOf = ({ vendor, tenantId, nativeId, askedBy }: OrderKey): string =>
  cacheKey(vendor, tenantId, nativeId, askedBy);
const keyOfNumber = ({ vendor, namespace, number }: NumberAsked): string => cacheKey(vendor, namespace, number);

export function createOrderCache({ now, pushing, restMs, mostOrders = 1_000 }: OrderCacheOptions): OrderCache {
  const clock = { perf: { now }, ttlResolution: 0 };
  const age = { ...clock, ttl: oldestSeconds * 1000 };
  const known = new LRUCache<string, Known>({ max: mostOrders, ...age });
  const numbers = new LRUCache<string, Reading<readonly string[]>>({ max: mostOrders, ...age });
  const resting = new LRUCache<string, true>({ max: 10_000, ...clock, ttl: restMs });
  let sweptAt = now();

  function keep(key: string, change: (before: Known) => Partial<Known>): void {
    if (resting.has(key)) return;
    // Expired records go when they are met; this is for those that nobody asks for again.
    if (now() - sweptAt > sweepMs) {
      known.purgeStale();
      numbers.purgeStale();
      sweptAt = now();
    }
    const before = known.get(key) ?? nothing;
    known.set(key, { ...before, ...change(before) });
  }

  function keepOrder(order: Answer<Order | null>): void {
    if (!isAnswer(order) || order === null) return;
    if (pushing.has(order.key.vendor) || order.freshness.origin !== 'LIVE') return;
    keep(keyOf(order.key), ({ orders }) => ({ orders: useful([order, ...orders]) }));
  }

  function recallOrder(key: string, parts: ReadonlySet<OrderPart>, notBefore: number): Order | null {
    const found = known.get(key)?.orders.find(({ loaded }) => parts.isSubsetOf(loaded));
    return found && readAt(found) >= notBefore ? copyOf(found) : null;
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
      const reading = { value: answer, readAt: oldestOf(answer, now()) };
      keep(keyOf(order), ({ traces }) => ({
        traces: new Map([...traces, ...trackingNos.map((trackingNo) => [cacheKey(trackingNo), reading] as const)]),
      }));
    },
    forget(key) {
      known.delete(keyOf(key));
      if (key.askedBy !== null)
        numbers.delete(keyOfNumber({ vendor: key.vendor, namespace: 'PLATFORM_ORDER', number: key.askedBy }));
      resting.set(keyOf(key), true);
    },
    since(notBefore) {
      let oldest: number | null = null;
      const given = (at: number): void => {
        oldest = Math.min(oldest ?? at, at);
      };
      function recent<T>(reading: Reading<T> | null | undefined): T | null {
        if (!reading || reading.readAt < notBefore) return null;
        given(reading.readAt);
        return reading.value;
      }
      function order(key: string, parts: ReadonlySet<OrderPart>): Order | null {
        const found = recallOrder(key, parts, notBefore);
        if (found) given(readAt(found));
        return found;
      }
      return {
        oldest: () => oldest,
        order: (key, parts) => order(keyOf(key), parts),
        found(asked, parts) {
          const keys = recent(numbers.get(keyOfNumber(asked)));
          const orders = keys?.map((key) => order(key, parts));
          return orders?.every((one) => one !== null) ? orders : null;
        },
        packages({ key, freshness }) {
          const reading = known.get(keyOf(key))?.packages;
          // Parcels point at lines: those of an order that was pushed again may be others.
          if (pushing.has(key.vendor) && reading?.of !== freshness.fetchedAt) return null;
          return recent(reading)?.map(fromCache) ?? null;
        },
        traces: (key, trackingNo) =>
          recent(known.get(keyOf(key))?.traces.get(cacheKey(trackingNo)))?.map(fromCache) ?? null,
      };
    },
    size: () => known.size,
  };
}

const sweepMs = 60_000;
const readAt = ({ freshness }: Order): number => milliseconds(freshness.fetchedAt);
const isAnswer = <T>(answer: Answer<T>): answer is T => answer !== undefined && !(answer instanceof SourceFault);

/** When the oldest of these was asked for; what was pushed is as old as it is and no older for lying here. */
function oldestOf(records: readonly { readonly freshness: Freshness }[], now: number): number {
  const asked = records.filter(({ freshness }) => freshness.origin === 'LIVE');
  return Math.min(now, ...asked.map(({ freshness }) => milliseconds(freshness.fetchedAt)));
}

/** Without readings that a newer one covers, or that it shows to be out of date. */
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

/** From a copy to the record that the source made, by which the source may know more of it. */
const originals = new WeakMap<Order, Order>();
export const originalOf = (order: Order): Order | undefined => originals.get(order);

function copyOf(order: Order): Order {
  const copy = { ...fromCache(order), packages: order.packages?.map(fromCache) ?? null };
  originals.set(copy, order);
  return copy;
}
