/** What several sources tell of a parcel's way, as one timeline with one status (mappings.md §6). */
import { type Instant, instantAt, milliseconds } from '../values/time.ts';
import type { Order, Package, Trace, TraceEvent } from '../model.ts';
import { emptyPackage } from './empty.ts';
import { type PackageStatus, type TraceSource, type TraceStatus, traceSources } from '../vocabulary.ts';

const terminal: ReadonlySet<TraceStatus> = new Set(['DELIVERED', 'REFUSED', 'RETURNED', 'CANCELLED']);
/** Couriers' own services call a parcel abandoned after three days without news. */
const stallMs = 72 * 3_600_000;

/** Events of one parcel, oldest first. Events of the same second with the same words are one. */
export function timeline(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const seen = new Set<string>();
  return events
    .map((event, arrival) => ({ event, arrival, at: event.at === null ? null : milliseconds(event.at) }))
    .toSorted(
      (a, b) =>
        (a.at ?? -Infinity) - (b.at ?? -Infinity) ||
        traceSources.indexOf(a.event.source) - traceSources.indexOf(b.event.source) ||
        a.arrival - b.arrival,
    )
    .filter(({ event, at }) => {
      const key = `${at === null ? event.atRaw : Math.floor(at / 1000)} ${event.message.replace(/\s+/g, '')}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .map(({ event }) => event);
}

/** The status of the last event that ends a parcel's way, else of the last event. */
export function statusOf(events: readonly TraceEvent[]): TraceStatus {
  return (events.findLast(({ status }) => terminal.has(status)) ?? events.at(-1))?.status ?? 'UNKNOWN';
}

export const firstAt = (events: readonly TraceEvent[], status: TraceStatus): Instant | null =>
  events.find((event) => event.status === status && event.at !== null)?.at ?? null;

/** When a parcel that has not arrived was last heard of, if that is more than three days ago. Null otherwise. */
export function stalledSince(trace: Trace, now: number): Instant | null {
  const last = trace.events.at(-1)?.at ?? null;
  if (last === null || terminal.has(trace.status)) return null;
  return now - milliseconds(last) > stallMs ? last : null;
}

const packageStatuses: Record<TraceStatus, PackageStatus> = {
  INFO_RECEIVED: 'LABEL_CREATED',
  COURIER_ASSIGNED: 'COURIER_ASSIGNED',
  COURIER_AT_ORIGIN: 'COURIER_AT_ORIGIN',
  PICKED_UP: 'PICKED_UP',
  IN_TRANSIT: 'IN_TRANSIT',
  ARRIVED: 'IN_TRANSIT',
  DEPARTED: 'IN_TRANSIT',
  CUSTOMS: 'IN_TRANSIT',
  OUT_FOR_DELIVERY: 'OUT_FOR_DELIVERY',
  AVAILABLE_FOR_PICKUP: 'AVAILABLE_FOR_PICKUP',
  ATTEMPT_FAILED: 'ATTEMPT_FAILED',
  DELIVERED: 'DELIVERED',
  REFUSED: 'REFUSED',
  RETURNING: 'RETURNING',
  RETURNED: 'RETURNED',
  FORWARDED: 'IN_TRANSIT',
  EXCEPTION: 'EXCEPTION',
  CANCELLED: 'CANCELLED',
  UNKNOWN: 'UNKNOWN',
};
export const packageStatusOf = (status: TraceStatus): PackageStatus => packageStatuses[status];

export interface TraceOrigin {
  readonly trackingNo: string | null;
  readonly source: TraceSource;
  readonly fetchedAt: Instant;
}
/** The trace that a timeline of one source tells; a vendor's map adds what else its vendor says. */
export function traceOf(events: readonly TraceEvent[], { trackingNo, source, fetchedAt }: TraceOrigin): Trace {
  return {
    trackingNo,
    carrier: null,
    status: statusOf(events),
    events,
    sources: [source],
    deliveredAt: firstAt(events, 'DELIVERED'),
    pickedUpAt: firstAt(events, 'PICKED_UP'),
    estimatedDelivery: null,
    trackingUrl: null,
    courier: null,
    freshness: { fetchedAt, sourceModifiedAt: events.at(-1)?.at ?? null, origin: 'LIVE' },
  };
}

/** The parcel of a tracking number that only a trace names. */
export function packageOfTrace(order: Order, trace: Trace): Package {
  return {
    ...emptyPackage(order.key),
    packageKey: [trace.carrier?.code ?? '', trace.trackingNo ?? ''],
    direction: 'OUTBOUND',
    trackingNo: trace.trackingNo,
    carrier: trace.carrier,
    status: packageStatusOf(trace.status),
    statusDerived: true,
    shippedAt: trace.pickedUpAt,
    courier: trace.courier,
    freshness: trace.freshness,
  };
}

/** Joins two answers about the same parcel. Where both say a thing, the first one counts. */
export function mergeTraces(first: Trace, second: Trace): Trace {
  const events = timeline([...first.events, ...second.events]);
  return {
    trackingNo: first.trackingNo ?? second.trackingNo,
    carrier: first.carrier ?? second.carrier,
    events,
    status: events.length > 0 ? statusOf(events) : first.status === 'UNKNOWN' ? second.status : first.status,
    sources: [...new Set([...first.sources, ...second.sources])],
    deliveredAt: firstAt(events, 'DELIVERED'),
    pickedUpAt: firstAt(events, 'PICKED_UP'),
    estimatedDelivery: first.estimatedDelivery ?? second.estimatedDelivery,
    trackingUrl: first.trackingUrl ?? second.trackingUrl,
    courier: first.courier ?? second.courier,
    freshness: {
      ...first.freshness,
      sourceModifiedAt: events.at(-1)?.at ?? first.freshness.sourceModifiedAt ?? second.freshness.sourceModifiedAt,
      fetchedAt: instantAt(Math.min(milliseconds(first.freshness.fetchedAt), milliseconds(second.freshness.fetchedAt))),
    },
  };
}
