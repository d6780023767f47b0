/** Joins what a vendor tells of parcels now with what was told of them before, and keeps what is new of it. */
import { eventKey, timeline, traceOf, withEvents, withSetAside } from '../sources/domain/trace.ts';
import type { Order, Trace, TraceEvent } from '../sources/model.ts';
import type { KeptEvents, ParcelOfOrder, TraceEvents, TraceMemory, TracesOfOrder } from '../sources/ports/traces.ts';
import { type Clock, instantAt } from '../sources/values/time.ts';

/** No parcel has so many events; what a source tells beyond is shown, and not kept. */
const mostKept = 300;

export function traceMemory(store: TraceEvents, now: Clock, onFailure: (error: unknown) => void): TraceMemory {
  const keptOf = async (parcels: readonly ParcelOfOrder[]): Promise<readonly (KeptEvents | null)[]> =>
    store.traceEvents(parcels).catch((error: unknown) => {
      onFailure(error);
      return parcels.map(() => null);
    });
  return {
    async joined(answers) {
      const parcels = answers.map((answer) => ({ ...answer, numbers: numbersOf(answer) }));
      const all = await keptOf(
        parcels.flatMap(({ order, numbers }) => numbers.map((trackingNo) => ({ order: order.key, trackingNo }))),
      );
      let from = 0;
      const kept = parcels.map(({ numbers }) => all.slice(from, (from += numbers.length)));
      const news = parcels.flatMap(({ order, numbers, traces }, i) =>
        numbers.flatMap((trackingNo, at) => {
          const events = newOf(
            traces.find((trace) => trace.trackingNo === trackingNo),
            kept[i]?.[at] ?? null,
          );
          const keyed = events.map((event) => ({ key: eventKey(event), event }));
          return events.length === 0 ? [] : [{ order: order.key, trackingNo, events: keyed }];
        }),
      );
      if (news.length > 0) await store.keepTraceEvents(news, now()).catch(onFailure);
      return parcels.map((parcel, i) => joinedTraces(parcel, kept[i] ?? [], now()));
    },
    async kept(parcels) {
      const found = await keptOf(parcels.map(({ order, trackingNo }) => ({ order: order.key, trackingNo })));
      return parcels.map(({ order, trackingNo }, i) => {
        const events = found[i];
        return events ? keptTrace(order, trackingNo, { events, now: now() }) : null;
      });
    },
  };
}

function numbersOf({ trackingNos, traces }: TracesOfOrder): readonly string[] {
  const told = traces.flatMap(({ trackingNo }) => trackingNo ?? []);
  return [...new Set([...trackingNos.flatMap((number) => number ?? []), ...told])];
}

function newOf(trace: Trace | undefined, kept: KeptEvents | null): readonly TraceEvent[] {
  const known = new Set(kept?.events.map(eventKey));
  const room = Math.max(0, mostKept - known.size);
  return (trace?.events ?? []).filter((event) => !known.has(eventKey(event))).slice(0, room);
}

function joinedTraces(
  { order, numbers, traces }: TracesOfOrder & { readonly numbers: readonly string[] },
  kept: readonly (KeptEvents | null)[],
  now: number,
): readonly Trace[] {
  const judged = (events: readonly TraceEvent[]): readonly TraceEvent[] =>
    withSetAside(events, { placedAt: order.placedAt, now });
  const told = traces.map((trace) => {
    const before = trace.trackingNo === null ? null : (kept[numbers.indexOf(trace.trackingNo)] ?? null);
    return withEvents(trace, judged(timeline(trace.events, before?.events ?? [])));
  });
  // A vendor that tells nothing any more takes nothing back.
  const silent = numbers.flatMap((number, i): readonly Trace[] => {
    const events = kept[i];
    return events && !traces.some(({ trackingNo }) => trackingNo === number)
      ? [keptTrace(order, number, { events, now })]
      : [];
  });
  return [...told, ...silent];
}

function keptTrace(
  order: Order,
  trackingNo: string | null,
  { events: { events, seenAt }, now }: { readonly events: KeptEvents; readonly now: number },
): Trace {
  const judged = withSetAside(timeline(events), { placedAt: order.placedAt, now });
  const sources = [...new Set(events.map((event) => event.source))];
  const trace = traceOf(judged, { trackingNo, sources, fetchedAt: instantAt(seenAt) });
  return { ...trace, freshness: { ...trace.freshness, origin: 'CACHE' } };
}
