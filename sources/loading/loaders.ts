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
import { inEachSpelling } from './spellings.ts';
import type { NumberAsked, OrderCache } from './order-cache.ts';
import type { Vendor } from '../vocabulary.ts';
import type { Outcome, Outcomes, Source } from '../ports/source.ts';
import type { TraceMemory } from '../ports/traces.ts';
import { distinct, perVendor } from './per-vendor.ts';
import { keptTraceLoader, type TellParcels, traceLoader } from './trace-loaders.ts';
import type { Registry } from '../registry.ts';
import type { CallContext } from '../ports/calls.ts';

export type Parts = ReadonlySet<OrderPart>;
export interface Loaders {
  /** null: the vendor says that there is no such order. */
  order(key: OrderKey, parts: Parts): Promise<Order | null>;
  /** What this request has read already; no vendor is asked. */
  held(key: OrderKey, parts: Parts): Order | null;
  /** The orders that one vendor holds under a platform order number. */
  ordersOfPlatformNo(vendor: Vendor, number: string, parts: Parts): Promise<readonly Order[]>;
  ordersOfTrackingNo(vendor: Vendor, trackingNo: string, parts: Parts): Promise<readonly Order[]>;
  /** Keeps an order that was found elsewhere (a list), so that it is not asked for again. */
  remember(order: Order): void;
  packagesOf(order: Order): Promise<readonly Package[]>;
  /** Every trace that the vendor's answer about this parcel holds; null asks for whatever parcel there is. */
  tracesOf(order: Order, trackingNo: string | null): Promise<readonly Trace[]>;
  /** What is kept of a parcel's way, without asking its vendor; null: nothing. */
  keptTraceOf(order: Order, trackingNo: string): Promise<Trace | null>;
  remindersOf(key: OrderKey): Promise<readonly Reminder[]>;
  reminder(vendor: Vendor, id: string): Promise<Reminder | null>;
  /** The order has changed: whatever is asked of it next, in this request or another, is asked of its vendor. */
  forget(key: OrderKey): void;
}
export interface LoaderOptions {
  /** Is told of the parcels' numbers that were read beside an order's own record; it returns at once and never throws. */
  readonly onNumbers?: ((key: OrderKey, trackingNos: readonly string[]) => void) | undefined;
  /** Is told of every order that its vendor does not have, or not any more; it returns at once and never throws. */
  readonly onGone?: ((keys: readonly OrderKey[]) => void) | undefined;
  /** Remembers what was told of parcels before. */
  readonly traces?: TraceMemory | undefined;
  /** Keeps what was read for other requests; these loaders themselves always ask. */
  readonly cache?: OrderCache | undefined;
}

/** What a vendor is asked for: `what` names it, and `parts` are the parts of an order that are wanted. */
interface VendorKey<K> {
  readonly what: K;
  readonly vendor: Vendor;
  readonly parts: Parts;
}
const noParts: Parts = new Set();

export function createLoaders(registry: Registry, call: CallContext, options: LoaderOptions = {}): Loaders {
  const memory = orderMemory(options);
  const loaders = dataLoaders(registry, call, { ...options, memory });
  const byPlatformNo = widest((key) => loaders.platformNos.load(key));
  const byTrackingNo = widest((key) => loaders.trackingNos.load(key));
  return {
    remember: memory.note,
    held: memory.held,
    async order(key, parts) {
      const enough = memory.held(key, parts);
      if (enough) return enough;
      // What a second read brings must not take away what a first one had; the log alone costs a call of its own.
      const kept = [...memory.partsOf(key)].filter((part) => part !== 'logs');
      return loaders.orders.load({ what: key, vendor: key.vendor, parts: new Set([...parts, ...kept]) });
    },
    ordersOfPlatformNo: inEachSpelling(byPlatformNo.ask),
    ordersOfTrackingNo: inEachSpelling(byTrackingNo.ask),
    packagesOf: async (order) =>
      order.packages ?? loaders.packages.load({ what: order, vendor: order.key.vendor, parts: noParts }),
    tracesOf: (order, trackingNo) => loaders.traces.load({ order, trackingNo }),
    keptTraceOf: (order, trackingNo) => loaders.keptTraces.load({ order, trackingNo }),
    remindersOf: (key) => loaders.remindersOfOrder.load({ what: key, vendor: key.vendor, parts: noParts }),
    reminder: (vendor, what) => loaders.reminders.load({ vendor, what, parts: noParts }),
    forget(key) {
      options.cache?.forget(key);
      memory.forget(key);
      // Most keys name more than the order; what other orders lose by it is asked for at most once more.
      for (const loader of Object.values(loaders)) loader.clearAll();
      for (const numbers of [byPlatformNo, byTrackingNo]) numbers.forget();
    },
  };
}

type OrderMemory = ReturnType<typeof orderMemory>;

/** The orders that this request has read, each with the most parts. */
function orderMemory({ cache }: LoaderOptions) {
  const seen = new Map<string, Order>();
  const note = (order: Order): void => {
    const text = orderKeyText(order.key);
    const known = seen.get(text);
    if (!known || known.loaded.isSubsetOf(order.loaded)) seen.set(text, order);
    cache?.keepOrder(order);
  };
  return {
    note,
    /** Notes the orders of an answer and gives it back. */
    noted<T extends Outcome<readonly Order[]> | Outcome<Order | null>>(answer: T): T {
      if (answer instanceof SourceFault || answer === null) return answer;
      if ('key' in answer) note(answer);
      else answer.forEach(note);
      return answer;
    },
    held(key: OrderKey, parts: Parts): Order | null {
      const known = seen.get(orderKeyText(key));
      return known && parts.isSubsetOf(known.loaded) ? known : null;
    },
    partsOf: (key: OrderKey): Parts => seen.get(orderKeyText(key))?.loaded ?? noParts,
    forget: (key: OrderKey): void => void seen.delete(orderKeyText(key)),
  };
}

function dataLoaders(
  registry: Registry,
  call: CallContext,
  { cache, memory, onNumbers, onGone, traces }: LoaderOptions & { readonly memory: OrderMemory },
) {
  const told: TellParcels = (key, answer) => {
    const numbers = answer instanceof SourceFault ? [] : (answer ?? []).flatMap(({ trackingNo }) => trackingNo ?? []);
    if (numbers.length > 0) onNumbers?.(key, numbers);
  };
  const ofNumbers = (namespace: NumberAsked['namespace'], ask: Ask<string, readonly Order[]>) =>
    vendorLoader<string, readonly Order[]>(registry, String, async (source, numbers, parts) => {
      const answers = await ask(source, numbers, parts);
      numbers.forEach((number, i) => cache?.keepFound({ vendor: source.vendor, namespace, number }, answers[i]));
      return answers.map(memory.noted);
    });
  return {
    orders: vendorLoader<OrderKey, Order | null>(registry, orderKeyText, async (source, keys, parts) => {
      const answers = await source.orders(keys, parts, call);
      onGone?.(keys.filter((_key, i) => answers[i] === null));
      return answers.map(memory.noted);
    }),
    platformNos: ofNumbers('PLATFORM_ORDER', (source, numbers, parts) =>
      source.ordersByPlatformNo(numbers, parts, call),
    ),
    trackingNos: ofNumbers(
      'WAYBILL',
      (source, numbers, parts) =>
        source.ordersByTrackingNo?.(numbers, parts, call) ??
        unsupported(source, numbers, 'packages by tracking number'),
    ),
    packages: vendorLoader<Order, readonly Package[]>(
      registry,
      ({ key }) => orderKeyText(key),
      async (source, orders) => {
        const answers = await (source.packagesOf?.(orders, call) ?? unsupported(source, orders, 'packages'));
        orders.forEach((order, i) => cache?.keepPackages(order, answers[i]));
        orders.forEach(({ key }, i) => told(key, answers[i]));
        return answers;
      },
    ),
    traces: traceLoader(registry, call, { cache, told, traces }),
    keptTraces: keptTraceLoader(traces),
    remindersOfOrder: vendorLoader<OrderKey, readonly Reminder[]>(
      registry,
      orderKeyText,
      (source, keys) => source.remindersOf?.(keys, call) ?? unsupported(source, keys, 'reminders'),
    ),
    reminders: vendorLoader<string, Reminder | null>(
      registry,
      String,
      (source, ids) => source.reminders?.(ids, call) ?? unsupported(source, ids, 'reminders'),
    ),
  };
}

type Ask<K, T> = (source: Source, keys: readonly K[], parts: Parts) => Outcomes<T>;

/** Each batch asks a vendor once for its distinct keys, with all parts that any of them wants. */
function vendorLoader<K, T>(registry: Registry, textOf: (what: K) => string, ask: Ask<K, T>) {
  return new DataLoader<VendorKey<K>, T, string>(
    (keys) =>
      perVendor(registry, keys, async (source, wanted) => {
        const { unique, place } = distinct(wanted, ({ what }) => textOf(what));
        const parts = new Set(wanted.flatMap((key) => [...key.parts]));
        const whats = unique.map(({ what }) => what);
        const answers = await ask(source, whats, parts);
        return place.map((at) => answers[at]);
      }),
    { cacheKeyFn: ({ vendor, what, parts }) => JSON.stringify([vendor, textOf(what), [...parts].toSorted()]) },
  );
}

/** Asks again only for parts that no earlier question of this request covers, and then for all of them at once. */
function widest<T>(load: (key: VendorKey<string>) => Promise<T>): {
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

function unsupported<T>(source: Source, keys: readonly unknown[], operation: string): Outcomes<T> {
  return Promise.resolve(keys.map(() => new SourceFault(source.vendor, 'UNSUPPORTED', { operation })));
}
