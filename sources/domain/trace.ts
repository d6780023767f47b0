/** What several sources tell of a parcel's way, as one timeline with one status (mappings.md §6). */
import type { Order, Package, Trace, TraceEvent } from '../model.ts';
import { type EpochMs, type Instant, instantAt, isUnset, milliseconds } from '../values/time.ts';
import { emptyPackage } from './empty.ts';
import { endsJourney, journeyOf } from './journey.ts';
import { type PackageStatus, type TraceSource, type TraceStatus, traceSources } from '../vocabulary.ts';

/** Couriers' own services call a parcel abandoned after three days without news. */
const stallMs = 72 * 3_600_000;

/**
 * Events of one parcel, oldest first; each list is oldest or newest first by itself, as its source told it. Events of the
 * same second with the same words are one. One whose time cannot be read stays behind the one that it was told after.
 */
export function timeline(...lists: readonly (readonly TraceEvent[])[]): readonly TraceEvent[] {
  const seen = new Set<string>();
  return lists
    .flatMap((events) => placed(oldestFirst(events)))
    .toSorted((a, b) => a.at - b.at || a.rank - b.rank)
    .flatMap(({ events }) => events)
    .filter((event) => {
      const key = eventKey(event);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Equal for one event that is told twice: the second, and the words without blanks. */
export const eventKey = ({ at, atRaw, message }: Pick<TraceEvent, 'at' | 'atRaw' | 'message'>): string =>
  `${at === null ? atRaw : Math.floor(milliseconds(at) / 1000)} ${message.replace(/\s+/g, '')}`;

function oldestFirst(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const times = events.flatMap(({ at }) => (at === null ? [] : [milliseconds(at)]));
  const [first, last] = [times[0], times.at(-1)];
  return first !== undefined && last !== undefined && first > last ? events.toReversed() : events;
}

interface Placed {
  readonly at: number;
  readonly rank: number;
  /** An event, and those without a time that were told after it. */
  readonly events: TraceEvent[];
}
function placed(events: readonly TraceEvent[]): readonly Placed[] {
  const all: Placed[] = [];
  for (const event of events) {
    const before = all.at(-1);
    if (event.at === null && before) before.events.push(event);
    else {
      const at = event.at === null ? -Infinity : milliseconds(event.at);
      all.push({ at, rank: traceSources.indexOf(event.source), events: [event] });
    }
  }
  return all;
}

export const counting = (events: readonly TraceEvent[]): readonly TraceEvent[] =>
  events.filter(({ setAside }) => setAside === null);

const dayMs = 24 * 3_600_000;
/** No parcel is silent for so long between two events of one journey. */
const lifeMs = 60 * dayMs;

export interface TraceContext {
  /** When the order was placed; null where nobody says so. */
  readonly placedAt: Instant | null;
  readonly now: EpochMs;
}
/**
 * Sets aside what cannot be of this parcel's journey: carriers use numbers again, and clocks go wrong. `events`: oldest
 * first. What is set aside is shown on request and decides nothing.
 */
export function withSetAside(events: readonly TraceEvent[], { placedAt, now }: TraceContext): readonly TraceEvent[] {
  const from = placedAt === null ? -Infinity : milliseconds(placedAt) - dayMs;
  const judged = events.map((event): TraceEvent => {
    const at = event.at === null ? null : milliseconds(event.at);
    if (at === null)
      return isUnset(event.atRaw) && event.atRaw.trim() !== '' ? aside(event, 'its time is not set') : event;
    if (at > now + dayMs) return aside(event, 'its time is more than a day in the future');
    return at < from
      ? aside(event, 'it is more than a day older than the order: an earlier life of the number')
      : event;
  });
  return withOneLife(judged, placedAt !== null);
}
const aside = (event: TraceEvent, setAside: string): TraceEvent => ({ ...event, setAside });

/**
 * A number that was silent for months after a parcel had come to its end belongs to another parcel since. Where the order's
 * day is known its own life is the first of those that count, otherwise the last.
 */
function withOneLife(events: readonly TraceEvent[], isFirst: boolean): readonly TraceEvent[] {
  const lives = livesOf(events);
  const own = isFirst ? 0 : lives.length - 1;
  const reason = isFirst ? 'months later: a later life of the number' : 'months before: an earlier life of the number';
  const foreign = new Set(lives.flatMap((life, i) => (i === own ? [] : life)));
  return events.map((event) => (foreign.has(event) ? aside(event, reason) : event));
}
function livesOf(events: readonly TraceEvent[]): readonly (readonly TraceEvent[])[] {
  const lives: TraceEvent[][] = [];
  let last = -Infinity;
  for (const event of counting(events)) {
    const at = event.at === null ? last : milliseconds(event.at);
    const life = lives.at(-1);
    if (life && !(at - last > lifeMs && endsJourney(journeyOf(life).status))) life.push(event);
    else lives.push([event]);
    last = at;
  }
  return lives;
}

/** When a parcel that has not arrived was last heard of, if that is more than three days ago. Null otherwise. */
export function stalledSince(trace: Trace, now: EpochMs): Instant | null {
  const last = counting(trace.events).findLast(({ at }) => at !== null)?.at ?? null;
  if (last === null || endsJourney(trace.status)) return null;
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
  readonly sources: readonly TraceSource[];
  readonly fetchedAt: Instant;
}
/** The trace that a timeline of one source tells; a vendor's map adds what else its vendor says. */
export function traceOf(events: readonly TraceEvent[], { trackingNo, sources, fetchedAt }: TraceOrigin): Trace {
  return {
    trackingNo,
    carrier: null,
    events,
    sources,
    ...journeyOf(counting(events)),
    estimatedDelivery: null,
    trackingUrl: null,
    courier: null,
    faults: [],
    freshness: { fetchedAt, sourceModifiedAt: lastTime(events), origin: 'LIVE' },
  };
}
const lastTime = (events: readonly TraceEvent[]): Instant | null =>
  events.findLast(({ at, setAside }) => at !== null && setAside === null)?.at ?? null;

/** The same trace with these events, of which what it comes to follows. Without any the vendor's own word stands. */
export function withEvents(trace: Trace, events: readonly TraceEvent[]): Trace {
  const counted = counting(events);
  if (counted.length === 0) return { ...trace, events };
  const freshness = { ...trace.freshness, sourceModifiedAt: lastTime(events) ?? trace.freshness.sourceModifiedAt };
  return { ...trace, events, ...journeyOf(counted), freshness };
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
  const [a, b] = [first.freshness, second.freshness];
  const merged: Trace = {
    trackingNo: first.trackingNo ?? second.trackingNo,
    carrier: first.carrier ?? second.carrier,
    events: [],
    status: first.status === 'UNKNOWN' ? second.status : first.status,
    sources: [...new Set([...first.sources, ...second.sources])],
    deliveredAt: first.deliveredAt ?? second.deliveredAt,
    pickedUpAt: first.pickedUpAt ?? second.pickedUpAt,
    estimatedDelivery: first.estimatedDelivery ?? second.estimatedDelivery,
    trackingUrl: first.trackingUrl ?? second.trackingUrl,
    courier: first.courier ?? second.courier,
    faults: [...first.faults, ...second.faults],
    freshness: {
      ...a,
      sourceModifiedAt: a.sourceModifiedAt ?? b.sourceModifiedAt,
      fetchedAt: instantAt(Math.min(milliseconds(a.fetchedAt), milliseconds(b.fetchedAt))),
    },
  };
  return withEvents(merged, timeline(first.events, second.events));
}
