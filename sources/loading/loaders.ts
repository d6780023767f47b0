/**
 * Per-request DataLoaders over the registry, one set for all vendors. Each batch asks a vendor once for everything
 * that the request wants of it at that moment, with the union of the parts that are wanted.
 */
import DataLoader from 'dataloader';
import { SourceFault } from '../fault.ts';
import {
  type Order,
  type OrderKey,
  type OrderPart,
  orderKeyText,
  type Package,
  type Reminder,
  type Trace,
} from '../model.ts';
import type { NumberAsked, OrderCache } from './order-cache.ts';
import type { Vendor } from '../vocabulary.ts';
import type { Outcome, Outcomes, Source } from '../ports/source.ts';
import type { Registry } from '../registry.ts';
import type { CallContext } from '../ports/calls.ts';

export type Parts = ReadonlySet<OrderPart>;
export interface Loaders {
  /** null: the vendor says that there is no such order. */
  order(key: OrderKey, parts: Parts): Promise<Order | null>;
  /** What this request has read already; nobody is asked. */
  held(key: OrderKey, parts: Parts): Order | null;
  /** The orders that one vendor holds under a platform order number. */
  ordersOfPlatformNo(vendor: Vendor, number: string, parts: Parts): Promise<readonly Order[]>;
  ordersOfTrackingNo(vendor: Vendor, trackingNo: string, parts: Parts): Promise<readonly Order[]>;
  /** Keeps what another look-up found, so that it is not asked for again. */
  remember(order: Order): void;
  packagesOf(order: Order): Promise<readonly Package[]>;
  /** Every trace that the vendor's answer about this parcel holds; null asks for whatever parcel there is. */
  tracesOf(order: Order, trackingNo: string | null): Promise<readonly Trace[]>;
  remindersOf(key: OrderKey): Promise<readonly Reminder[]>;
  reminder(vendor: Vendor, id: string): Promise<Reminder | null>;
  /** The order has changed: whatever is asked of it next, in this request or another, is asked of its vendor. */
  forget(key: OrderKey): void;
}
export interface LoaderOptions {
  /** Hears of every order that was read; it returns at once and never throws. */
  readonly onOrders?: ((orders: readonly Order[]) => void) | undefined;
  /** Keeps what was read, for other requests; these loaders themselves always ask. */
  readonly cache?: OrderCache | undefined;
}

interface PartKey<K> {
  readonly what: K;
  readonly vendor: Vendor;
  readonly parts: Parts;
}

export function createLoaders(registry: Registry, call: CallContext, options: LoaderOptions = {}): Loaders {
  const { onOrders, cache } = options;
  const seen = new Map<string, Order>();

  const remember = (order: Order): void => {
    const text = orderKeyText(order.key);
    const known = seen.get(text);
    if (!known || known.loaded.isSubsetOf(order.loaded)) seen.set(text, order);
  };
  const found = (order: Order): void => {
    remember(order);
    cache?.keepOrder(order);
    onOrders?.([order]);
  };
  const remembered = <T extends Outcome<readonly Order[]> | Outcome<Order | null>>(answer: T): T => {
    if (answer instanceof SourceFault || answer === null) return answer;
    if ('key' in answer) found(answer);
    else answer.forEach(found);
    return answer;
  };
  const keepFound = (
    { vendor }: Source,
    namespace: NumberAsked['namespace'],
    numbers: readonly string[],
    answers: readonly Outcome<readonly Order[]>[],
  ): void => numbers.forEach((number, i) => cache?.keepFound({ vendor, namespace, number }, answers[i]));

  const orders = new DataLoader<PartKey<OrderKey>, Order | null, string>(
    (keys) =>
      perVendor(registry, keys, async (source, wanted) => {
        const { unique, place } = distinct(wanted, ({ what }) => orderKeyText(what));
        const answers = await source.orders(
          unique.map(({ what }) => what),
          union(wanted),
          call,
        );
        return place.map((at) => remembered(answers[at] ?? null));
      }),
    { cacheKeyFn: ({ what, parts }) => orderKeyText(what) + partsText(parts) },
  );

  const platformNos = new DataLoader<PartKey<string>, readonly Order[], string>(
    (keys) =>
      perVendor(registry, keys, async (source, wanted) => {
        const { unique, place } = distinct(wanted, ({ what }) => what);
        const numbers = unique.map(({ what }) => what);
        const answers = await source.ordersByPlatformNo(numbers, union(wanted), call);
        keepFound(source, 'PLATFORM_ORDER', numbers, answers);
        return place.map((at) => remembered(answers[at] ?? []));
      }),
    { cacheKeyFn: ({ vendor, what, parts }) => JSON.stringify([vendor, what]) + partsText(parts) },
  );

  const trackingNos = new DataLoader<PartKey<string>, readonly Order[], string>(
    (keys) =>
      perVendor(registry, keys, async (source, wanted) => {
        const { unique, place } = distinct(wanted, ({ what }) => what);
        const numbers = unique.map(({ what }) => what);
        const answers = await (source.ordersByTrackingNo?.(numbers, union(wanted), call) ??
          unsupported(source, numbers, 'packages by tracking number'));
        keepFound(source, 'WAYBILL', numbers, answers);
        return place.map((at) => remembered(answers[at] ?? []));
      }),
    { cacheKeyFn: ({ vendor, what, parts }) => JSON.stringify([vendor, what]) + partsText(parts) },
  );

  const packages = new DataLoader<Order, readonly Package[], string>(
    (keys) =>
      perVendor(registry, keys.map(vendored), async (source, wanted) => {
        const ofOrders = wanted.map(({ what }) => what);
        const answers = await (source.packagesOf?.(ofOrders, call) ?? unsupported(source, ofOrders, 'packages'));
        ofOrders.forEach((order, i) => cache?.keepPackages(order, answers[i]));
        return answers;
      }),
    { cacheKeyFn: ({ key }) => orderKeyText(key) },
  );

  const traces = new DataLoader<{ order: Order; trackingNo: string | null }, readonly Trace[], string>(
    (keys) =>
      perVendor(
        registry,
        keys.map((what) => ({ what, vendor: what.order.key.vendor })),
        async (source, wanted) => {
          // One question per order, naming all of its parcels that are wanted now.
          const { unique, place } = distinct(wanted, ({ what }) => orderKeyText(what.order.key));
          const questions = unique.map(({ what: { order } }) => ({
            order,
            trackingNos: wanted.flatMap(({ what }) =>
              orderKeyText(what.order.key) === orderKeyText(order.key) ? [what.trackingNo] : [],
            ),
          }));
          const answers = await (source.tracesOf?.(questions, call) ?? Promise.resolve(questions.map(() => [])));
          questions.forEach(({ order, trackingNos: asked }, i) => cache?.keepTraces(order.key, asked, answers[i]));
          return place.map((at) => answers[at] ?? []);
        },
      ),
    { cacheKeyFn: ({ order, trackingNo }) => JSON.stringify([orderKeyText(order.key), trackingNo]) },
  );

  const remindersOfOrder = new DataLoader<OrderKey, readonly Reminder[], string>(
    (keys) =>
      perVendor(
        registry,
        keys.map((what) => ({ what, vendor: what.vendor })),
        (source, wanted) => {
          const ofOrders = wanted.map(({ what }) => what);
          return source.remindersOf?.(ofOrders, call) ?? unsupported(source, ofOrders, 'reminders');
        },
      ),
    { cacheKeyFn: orderKeyText },
  );

  const reminders = new DataLoader<{ vendor: Vendor; what: string }, Reminder | null, string>(
    (keys) =>
      perVendor(registry, keys, (source, wanted) => {
        const ids = wanted.map(({ what }) => what);
        return source.reminders?.(ids, call) ?? unsupported(source, ids, 'reminders');
      }),
    { cacheKeyFn: ({ vendor, what }) => JSON.stringify([vendor, what]) },
  );

  const byPlatformNo = widest((key) => platformNos.load(key));
  const byTrackingNo = widest((key) => trackingNos.load(key));
  const held = (key: OrderKey, parts: Parts): Order | null => {
    const known = seen.get(orderKeyText(key));
    return known && parts.isSubsetOf(known.loaded) ? known : null;
  };

  return {
    remember: found,
    held,
    async order(key, parts) {
      const enough = held(key, parts);
      if (enough) return enough;
      const known = seen.get(orderKeyText(key));
      // What a second read brings must not take away what a first one had; the log alone costs a call of its own.
      const kept = [...(known?.loaded ?? [])].filter((part) => part !== 'logs');
      return orders.load({ what: key, vendor: key.vendor, parts: new Set([...parts, ...kept]) });
    },
    ordersOfPlatformNo: byPlatformNo.ask,
    ordersOfTrackingNo: byTrackingNo.ask,
    packagesOf: async (order) => order.packages ?? packages.load(order),
    tracesOf: (order, trackingNo) => traces.load({ order, trackingNo }),
    remindersOf: (key) => remindersOfOrder.load(key),
    reminder: (vendor, what) => reminders.load({ vendor, what }),
    forget(key) {
      cache?.forget(key);
      seen.delete(orderKeyText(key));
      remindersOfOrder.clear(key);
      // These are asked under keys that name more than the order; what others lose by it is asked at most once more.
      for (const loader of [orders, platformNos, trackingNos, packages, traces]) loader.clearAll();
      for (const numbers of [byPlatformNo, byTrackingNo]) numbers.forget();
    },
  };
}

/** Asks again only for parts that no earlier question of this request covers, and then for all of them at once. */
function widest<T>(load: (key: PartKey<string>) => Promise<T>): {
  ask: (vendor: Vendor, what: string, parts: Parts) => Promise<T>;
  forget: () => void;
} {
  const asked = new Map<string, { parts: Parts; answer: Promise<T> }>();
  const ask = (vendor: Vendor, what: string, parts: Parts): Promise<T> => {
    const text = JSON.stringify([vendor, what]);
    const before = asked.get(text);
    if (before && parts.isSubsetOf(before.parts)) return before.answer;
    const all = new Set([...parts, ...(before?.parts ?? [])]);
    const answer = load({ vendor, what, parts: all });
    asked.set(text, { parts: all, answer });
    return answer;
  };
  return { ask, forget: () => asked.clear() };
}

const vendored = (what: Order): { what: Order; vendor: Vendor } => ({ what, vendor: what.key.vendor });
const partsText = (parts: Parts): string => [...parts].toSorted().join();
const union = (keys: readonly { parts: Parts }[]): Parts => new Set(keys.flatMap(({ parts }) => [...parts]));

function unsupported<T>(source: Source, keys: readonly unknown[], operation: string): Outcomes<T> {
  return Promise.resolve(keys.map(() => new SourceFault(source.vendor, 'UNSUPPORTED', { operation })));
}

/** The first of each distinct key, and for every key the place of its own among them. */
function distinct<K>(
  keys: readonly K[],
  textOf: (key: K) => string,
): { unique: readonly K[]; place: readonly number[] } {
  const places = new Map<string, number>();
  const unique: K[] = [];
  const place = keys.map((key) => {
    const text = textOf(key);
    const at = places.get(text) ?? unique.push(key) - 1;
    places.set(text, at);
    return at;
  });
  return { unique, place };
}

/** Asks each vendor for its own keys, all at once; a vendor that fails fails for its keys alone. */
async function perVendor<K extends { readonly vendor: Vendor }, T>(
  registry: Registry,
  keys: readonly K[],
  ask: (source: Source, wanted: readonly K[]) => Outcomes<T>,
): Promise<(T | Error)[]> {
  const results = new Map<K, T | Error>();
  await Promise.all(
    [...Map.groupBy(keys, ({ vendor }) => vendor)].map(async ([vendor, wanted]) => {
      const source = registry.source(vendor);
      const answers = await (source
        ? ask(source, wanted).catch((error: unknown) => wanted.map(() => failure(error)))
        : wanted.map(() => new SourceFault(vendor, 'UNSUPPORTED', { operation: 'any', explain: 'is not connected' })));
      wanted.forEach((key, i) => {
        const answer = answers[i];
        results.set(key, answer === undefined ? failure(undefined) : answer);
      });
    }),
  );
  return keys.map((key) => {
    const result = results.get(key);
    return result === undefined ? failure(undefined) : result;
  });
}

/** A bug of ours keeps its own error, for the log; the client is told INTERNAL. */
const failure = (error: unknown): Error =>
  error instanceof Error ? error : new Error('a source gave fewer answers than it was asked for', { cause: error });
