/** Yuanshu behind the port: orders as it pushed them, read from the store; parcels and courses asked from its BTS. */
import { type Decimal, decimalOf } from '../values/decimal.ts';
import { SourceFault } from '../fault.ts';
import { type Instant, instantAt } from '../values/time.ts';
import { projectionOf } from '../domain/projection.ts';
import type { NativeCode, Order, Package, Trace } from '../model.ts';
import type { Outcome, Source } from '../ports/source.ts';
import type { OrderState, Projection, Projector, PushedOrders } from '../ports/pushes.ts';
import { btsClient, type BtsAnswer, type BtsOptions } from './bts.ts';
import { capabilitiesOf } from './capabilities.ts';
import { mapPackages, mapTraces, unlistedEvents } from './map/flow.ts';
import { defaultWeightUnit } from './map/items.ts';
import { mapAfterSale } from './map/return.ts';
import { type MapContext, readState, yuanshuKey } from './map/order.ts';
import { platformClient, type PlatformOptions } from './platform.ts';
import { yuanshuMappings } from './tables.ts';
import { yuanshuWriteHandler } from './writes/writes.ts';
import type { CallContext, VendorHealth } from '../ports/calls.ts';

export interface YuanshuSourceOptions {
  readonly pushed: PushedOrders;
  /** The same as the endpoints'; null unless configured. */
  readonly tenantId?: string | null;
  /** null: the trace system is not connected. */
  readonly bts: BtsOptions | null;
  /** null: Yuanshu's own platform is not connected, and gets no notices. */
  readonly platform?: PlatformOptions | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Grams in one unit of specInfo.weight: the document contradicts itself. '0.1' unless told otherwise. */
  readonly weightUnitGrams?: string;
  /** A code that no table lists; called for each that comes. */
  readonly onUnmapped?: (native: NativeCode) => void;
  /** A value that was set aside: where and why, never the value. */
  readonly onDeviation?: (path: string, reason: string) => void;
}

export function yuanshuSource(options: YuanshuSourceOptions): Source {
  const { pushed, now, onUnmapped, onDeviation } = options;
  const tenantId = options.tenantId ?? null;
  const weightUnitGrams: Decimal =
    options.weightUnitGrams === undefined ? defaultWeightUnit : decimalOf(options.weightUnitGrams);
  const context: MapContext = { tenantId, weightUnitGrams };
  const bts = options.bts && btsClient({ ...options.bts, now, ...(onDeviation ? { onDeviation } : {}) });
  const platform = options.platform ? platformClient({ ...options.platform, now }) : null;
  const handler = yuanshuWriteHandler({
    bts: bts && options.bts && { client: bts, tenantId: options.bts.tenantId },
    platform: platform && options.platform ? { client: platform, tenantId: options.platform.tenantId } : null,
  });
  const inboundOf = new WeakMap<Order, readonly Package[]>();
  const store = storeHealth(now);
  const answers = askedOnce((orderNo, call) => bts?.parcelsOf(orderNo, call) ?? null);

  function mapped(state: OrderState | null): Order | null {
    const reading = state && readState(state, context);
    if (!reading) return null;
    for (const native of reading.unmapped) onUnmapped?.(native);
    for (const { path, reason } of reading.deviations) onDeviation?.(path, reason);
    inboundOf.set(reading.order, reading.inbound);
    return reading.order;
  }

  async function packagesOf(order: Order, call: CallContext): Promise<readonly Package[]> {
    const inbound = inboundOf.get(order) ?? (order.returns ?? []).flatMap((one) => one.inbound ?? []);
    const answer = await answers.of(order, call);
    if (answer === null) return inbound;
    for (const native of unlistedEvents(answer.parcels)) onUnmapped?.(native);
    return [...mapPackages(answer.parcels, order, answer.fetchedAt), ...inbound];
  }

  async function tracesOf(
    order: Order,
    trackingNos: readonly (string | null)[],
    call: CallContext,
  ): Promise<readonly Trace[]> {
    const answer = await answers.of(order, call);
    if (answer === null) return [];
    const traces = mapTraces(answer.parcels, answer.fetchedAt);
    const told = new Set(traces.map(({ trackingNo }) => trackingNo));
    const silent = answer.parcels.some(
      ({ trackingNumber }) =>
        !told.has(trackingNumber) && trackingNos.some((no) => no === null || no === trackingNumber),
    );
    // "Could not ask" only where it leaves a question open.
    if (answer.silence && silent) throw answer.silence;
    return traces;
  }

  return {
    vendor: 'YUANSHU',
    tenantId,
    capabilities: capabilitiesOf(bts !== null),
    mappings: yuanshuMappings,
    ...(handler
      ? { writes: { ...handler, send: (request, sent) => handler.send(request, sent).finally(answers.forget) } }
      : {}),
    health: () => (bts ? bts.health() : store.health()),
    close: async () => {
      await Promise.all([bts?.close(), platform?.close()]);
    },
    keyOf: (nativeId) => yuanshuKey(tenantId, nativeId),

    async orders(keys) {
      const own = keys.filter((key) => key.tenantId === tenantId).map(({ nativeId }) => nativeId);
      const numbers = [...new Set(own)];
      const states = await store.read(() => pushed.states('YUANSHU', tenantId, numbers));
      const found = new Map(numbers.map((number, i) => [number, mapped(states[i] ?? null)]));
      return keys.map((key) => (key.tenantId === tenantId ? (found.get(key.nativeId) ?? null) : null));
    },

    async ordersByPlatformNo(numbers) {
      const states = await store.read(() => pushed.statesByNumber('YUANSHU', 'PLATFORM_ORDER', numbers));
      return numbers.map((number, i) =>
        (states[i] ?? [])
          .filter((state) => state.tenantId === tenantId)
          .flatMap((state) => mapped(state) ?? [])
          // The store keeps numbers of what it was told; the order as it stands decides.
          .filter(({ platformOrderNo }) => platformOrderNo === number),
      );
    },

    packagesOf: (orders, call) => Promise.all(orders.map((order) => outcome(packagesOf(order, call)))),
    tracesOf: (questions, call) =>
      Promise.all(questions.map(({ order, trackingNos }) => outcome(tracesOf(order, trackingNos, call)))),
  };
}

const outcome = <T>(answer: Promise<T>): Promise<Outcome<T>> =>
  answer.catch((error: unknown) => {
    if (error instanceof SourceFault) return error;
    throw error;
  });

type Ask = (orderNo: string, call: CallContext) => Promise<BtsAnswer> | null;

/** Packages and courses of one request come out of one call per order; a failure is as shared as an answer. */
function askedOnce(ask: Ask) {
  let asked = new WeakMap<CallContext, Map<string, Promise<BtsAnswer> | null>>();
  return {
    of: async ({ key }: Order, call: CallContext): Promise<BtsAnswer | null> => {
      const ofCall = asked.get(call) ?? new Map<string, Promise<BtsAnswer> | null>();
      asked.set(call, ofCall);
      const known = ofCall.get(key.nativeId);
      if (known !== undefined) return known;
      const answer = ask(key.nativeId, call);
      ofCall.set(key.nativeId, answer);
      return answer;
    },
    /** After a write: a request that goes on asks again, and others at most once more. */
    forget: (): void => {
      asked = new WeakMap();
    },
  };
}

/** Our own store stands in for the vendor: it is up when the store answers. */
function storeHealth(now: () => number) {
  let lastSuccessAt: Instant | null = null;
  let lastFault: SourceFault | null = null;
  return {
    health: (): VendorHealth => ({ lastSuccessAt, lastFault, circuitOpen: false }),
    async read<T>(ask: () => Promise<T>): Promise<T> {
      try {
        const answer = await ask();
        lastSuccessAt = instantAt(now());
        return answer;
      } catch (cause) {
        lastFault = new SourceFault('YUANSHU', 'UNREACHABLE', {
          operation: 'store',
          explain: 'has pushed its orders into our store, which cannot be read now',
          cause,
        });
        throw lastFault;
      }
    },
  };
}

type Numbers = Projection['numbers'];

/** What of an order is news, and the numbers by which it is found. Facts without an order are found by their numbers, and change nothing that the graph shows. */
export const yuanshuProjector: Projector = (state) => {
  const reading = readState(state, { tenantId: state.tenantId, weightUnitGrams: defaultWeightUnit });
  if (reading) {
    const { numbers, ...projection } = projectionOf(reading.order);
    return { ...projection, numbers: distinct([...numbers, ...returnNumbers(state, reading.inbound)]) };
  }
  const key = yuanshuKey(state.tenantId, state.orderNo);
  const inbound = state.afterSales.flatMap((fact) => mapAfterSale(fact, key)?.parcels ?? []);
  const own = { namespace: 'VENDOR_ID', value: state.orderNo } as const;
  return {
    numbers: distinct([own, ...returnNumbers(state, inbound)]),
    digest: {},
    row: null,
    attributes: {},
    link: null,
  };
};

const returnNumbers = ({ afterSales }: OrderState, inbound: readonly Package[]): Numbers => [
  ...afterSales.map(({ key }) => ({ namespace: 'RETURN' as const, value: key })),
  ...inbound.flatMap(({ trackingNo }) =>
    trackingNo === null ? [] : [{ namespace: 'WAYBILL' as const, value: trackingNo }],
  ),
];

function distinct(numbers: Numbers): Numbers {
  return [...new Map(numbers.map((one) => [`${one.namespace} ${one.value}`, one])).values()];
}
