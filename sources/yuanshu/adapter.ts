/** Yuanshu behind the port: orders as it pushed them, read from the store; parcels and courses asked from its BTS. */
import { decimalOf } from '../values/decimal.ts';
import { asFault, SourceFault } from '../fault.ts';
import { distinctNumbers } from '../domain/index-row.ts';
import { projectionOf, projectionOfFacts } from '../domain/projection.ts';
import { type PushedOrderOptions, pushedOrderSource } from '../domain/pushed-orders.ts';
import type { Order, Package, Trace } from '../model.ts';
import type { Source } from '../ports/source.ts';
import type { OrderState, Projection, Projector } from '../ports/pushes.ts';
import { btsClient, type BtsAnswer, type BtsOptions } from './bts.ts';
import { capabilitiesOf } from './capabilities.ts';
import { mapPackages, mapTraces, unlistedEvents } from './map/flow.ts';
import { defaultWeightUnit } from './map/items.ts';
import { mapAfterSale } from './map/return.ts';
import { readState, yuanshuKey } from './map/order.ts';
import { platformClient, type PlatformOptions } from './platform.ts';
import { yuanshuMappings } from './tables.ts';
import { tenantInText } from './tenant.ts';
import { yuanshuWriteHandler } from './writes/writes.ts';
import type { CallContext, OnCircuit } from '../ports/calls.ts';

export interface YuanshuSourceOptions extends Pick<
  PushedOrderOptions,
  'pushed' | 'now' | 'onUnmapped' | 'onDeviation'
> {
  readonly onCircuit?: OnCircuit;
  /** null: the trace system is not connected. */
  readonly bts: BtsOptions | null;
  /** null: Yuanshu's own platform is not connected, and gets no notices. */
  readonly platform?: PlatformOptions | null;
  /** Grams in one unit of specInfo.weight, '0.1' unless set: the document contradicts itself. */
  readonly weightUnitGrams?: string;
}

export function yuanshuSource(options: YuanshuSourceOptions): Source {
  const { now, onUnmapped, onDeviation, onCircuit, weightUnitGrams } = options;
  const context = { weightUnitGrams: weightUnitGrams === undefined ? defaultWeightUnit : decimalOf(weightUnitGrams) };
  const bts = options.bts && btsClient({ ...options.bts, now, onDeviation, onCircuit });
  const platform = options.platform ? platformClient({ ...options.platform, now, onCircuit }) : null;
  const handler = yuanshuWriteHandler(bts, platform);
  const inboundOf = new WeakMap<Order, readonly Package[]>();
  const answers = askedOnce((orderNo, call) => bts?.parcelsOf(orderNo, call) ?? null, bts?.tenantId ?? null);
  const stored = pushedOrderSource({
    ...options,
    vendor: 'YUANSHU',
    tenantId: null,
    hasTenants: true,
    explain: 'has pushed its orders into our store, which cannot be read now',
    read(state) {
      const reading = readState(state, context);
      if (reading) inboundOf.set(reading.order, reading.inbound);
      return reading;
    },
  });

  async function packagesOf(order: Order, call: CallContext): Promise<readonly Package[]> {
    const inbound = inboundOf.get(order) ?? (order.returns ?? []).flatMap((one) => one.inbound ?? []);
    const answer = await answers.of(order, call);
    if (answer === null) return inbound;
    for (const native of unlistedEvents(answer.parcels)) onUnmapped?.(native);
    return [...mapPackages(answer.parcels, order, answer.fetchedAt), ...inbound];
  }

  return {
    vendor: 'YUANSHU',
    tenantId: null,
    hasTenants: true,
    capabilities: capabilitiesOf(bts !== null),
    mappings: yuanshuMappings,
    writes: handler && {
      ...handler,
      send: (request, sent) => handler.send(request, sent).finally(answers.forget),
    },
    close: async () => {
      await Promise.all([bts?.close(), platform?.close()]);
    },
    keyOf: (nativeId) => yuanshuKey(null, nativeId),
    ...stored,
    health: () => (bts ?? stored).health(),
    packagesOf: (orders, call) => Promise.all(orders.map((order) => packagesOf(order, call).catch(asFault))),
    tracesOf: (questions, call) =>
      Promise.all(
        questions.map(({ order, trackingNos }) =>
          answers
            .of(order, call)
            .then((answer) => (answer === null ? [] : tracesIn(answer, trackingNos)))
            .catch(asFault),
        ),
      ),
  };
}

function tracesIn(
  { parcels, fetchedAt, silence }: BtsAnswer,
  trackingNos: readonly (string | null)[],
): readonly Trace[] {
  const traces = mapTraces(parcels, fetchedAt);
  const told = new Set(traces.map(({ trackingNo }) => trackingNo));
  const silent = parcels.some(
    ({ trackingNumber }) => !told.has(trackingNumber) && trackingNos.some((no) => no === null || no === trackingNumber),
  );
  // The fault matters only where a parcel of the question has no trace.
  if (silence && silent) throw silence;
  return traces;
}

type Ask = (orderNo: string, call: CallContext) => Promise<BtsAnswer> | null;

/**
 * Packages and traces of one request come out of one call per order. A failure is shared like an answer. `connected`: the
 * tenant whose orders can be asked for.
 */
function askedOnce(ask: Ask, connected: string | null) {
  let asked = new WeakMap<CallContext, Map<string, Promise<BtsAnswer> | null>>();
  return {
    of: async ({ key, tenantId }: Order, call: CallContext): Promise<BtsAnswer | null> => {
      // The other tenant's order of this number is another order.
      if (connected !== null && tenantId !== null && tenantId !== connected)
        throw new SourceFault('YUANSHU', 'UNSUPPORTED', {
          operation: 'getFlowInfo',
          explain: 'is connected for the parcels of another tenant',
        });
      const ofCall = asked.get(call) ?? new Map<string, Promise<BtsAnswer> | null>();
      asked.set(call, ofCall);
      const known = ofCall.get(key.nativeId);
      if (known !== undefined) return known;
      const answer = ask(key.nativeId, call);
      ofCall.set(key.nativeId, answer);
      return answer;
    },
    /** Called after a write, so that what follows is asked again. Other requests ask once more at most. */
    forget: (): void => {
      asked = new WeakMap();
    },
  };
}

type Numbers = Projection['numbers'];

/** Facts that make no order are found by the order's number and those of their parcels and cases. */
export const yuanshuProjector: Projector = Object.assign(projected, { tenantOf: tenantInText });

function projected(state: OrderState): Projection {
  const reading = readState(state, { weightUnitGrams: defaultWeightUnit });
  if (reading) {
    const { numbers, ...projection } = projectionOf(reading.order);
    return { ...projection, numbers: distinctNumbers([...numbers, ...returnNumbers(state, reading.inbound)]) };
  }
  const key = yuanshuKey(state.tenantId, state.orderNo);
  const inbound = state.afterSales.flatMap((fact) => mapAfterSale(fact, key)?.parcels ?? []);
  const own = { namespace: 'VENDOR_ID', value: state.orderNo } as const;
  return projectionOfFacts(distinctNumbers([own, ...returnNumbers(state, inbound)]));
}

const returnNumbers = ({ afterSales }: OrderState, inbound: readonly Package[]): Numbers => [
  ...afterSales.map(({ key }) => ({ namespace: 'RETURN' as const, value: key })),
  ...inbound.flatMap(({ trackingNo }) =>
    trackingNo === null ? [] : [{ namespace: 'WAYBILL' as const, value: trackingNo }],
  ),
];
