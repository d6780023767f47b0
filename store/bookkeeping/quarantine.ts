/** Pushes that could not be used, kept byte for byte until a person replays or discards them. */
import { type Engine, guarded } from '../engine/engine.ts';
import { recordOf } from '../rows/json.ts';
import type { QuarantineRow } from '../schema.ts';
import type { QuarantineEntry, Store } from '../store.ts';

type Quarantine = Pick<Store, 'quarantined' | 'quarantineEntry' | 'resolveQuarantine'>;
type Listed = Omit<QuarantineEntry, 'body'>;
type ListedRow = Omit<QuarantineRow, 'body' | 'ring_bytes'>;

const listedColumns = ['id', 'state', 'vendor', 'endpoint', 'received_at', 'reason', 'headers', 'verified'] as const;

export function quarantineOf(engine: Engine): Quarantine {
  return {
    /** The newest entry comes first: what a person looks for has just happened. */
    quarantined: async ({ state, limit }) => {
      const rows = await guarded(engine, (db) => {
        const all = db.selectFrom('quarantine').select(listedColumns).orderBy('id', 'desc').limit(Math.max(0, limit));
        return (state === null ? all : all.where('state', '=', state)).execute();
      });
      return rows.map(listed);
    },
    quarantineEntry: async (id) => {
      const number = numberOf(id);
      if (number === null) return null;
      const row = await guarded(engine, (db) =>
        db.selectFrom('quarantine').selectAll().where('id', '=', number).executeTakeFirst(),
      );
      return row ? { ...listed(row), body: row.body } : null;
    },
    resolveQuarantine: async (id, state) => {
      const number = numberOf(id);
      if (number === null) return false;
      // One statement, so that of two who resolve the same entry at once one is told that it came too late.
      const { numUpdatedRows } = await guarded(engine, (db) =>
        db
          .updateTable('quarantine')
          .set({ state })
          .where('id', '=', number)
          .where('state', '=', 'HELD')
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows === 1n;
    },
  };
}

const listed = (row: ListedRow): Listed => ({
  id: String(row.id),
  state: row.state,
  vendor: row.vendor,
  endpoint: row.endpoint,
  receivedAt: row.received_at,
  reason: row.reason,
  headers: recordOf(row.headers),
  verified: row.verified === 1,
});

const numberOf = (id: string): number | null => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : null);
