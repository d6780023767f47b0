/** Events of parcels, kept as they were first told. */
import type { KeptEvents, TraceEvents } from '../../sources/ports/traces.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { parcelKey, shortKey } from '../keys.ts';
import { traceEventOf } from '../rows/json.ts';

export function traceEventsOf(engine: Engine): TraceEvents {
  return {
    traceEvents: async (parcels) => {
      const rows = await inParts([...new Set(parcels.map(parcelKey))], (part) =>
        guarded(engine, (db) => db.selectFrom('trace_events').selectAll().where('parcel_key', 'in', part).execute()),
      );
      const byParcel = Map.groupBy(rows, ({ parcel_key: key }) => key);
      return parcels.map((parcel): KeptEvents | null => {
        const own = byParcel.get(parcelKey(parcel)) ?? [];
        const events = own.map(({ event }) => traceEventOf(event));
        return events.length === 0
          ? null
          : { events, seenAt: own.reduce((last, row) => Math.max(last, row.seen_at), 0) };
      });
    },
    keepTraceEvents: async (parcels, at) => {
      const rows = parcels.flatMap((parcel) =>
        parcel.events.map(({ key, event }) => ({
          parcel_key: parcelKey(parcel),
          event_key: shortKey(key),
          event: JSON.stringify(event),
          seen_at: at,
        })),
      );
      await guarded(engine, (db) =>
        eachPart(rows, (part) =>
          db
            .insertInto('trace_events')
            .values(part)
            .onConflict((conflict) => conflict.doNothing())
            .execute(),
        ),
      );
    },
  };
}
