/** The list of orders that a vendor's message named and that have to be read again; the writer adds to it. */
import { type Engine, guarded } from '../engine/engine.ts';
import { refreshKey } from '../keys.ts';
import type { Store } from '../store.ts';

type Refreshes = Pick<Store, 'pendingRefreshes' | 'refreshed'>;

export function refreshesOf(engine: Engine): Refreshes {
  return {
    /** The order that has waited longest comes first. */
    pendingRefreshes: async (limit) => {
      const rows = await guarded(engine, (db) =>
        db.selectFrom('refreshes').selectAll().orderBy('ticket').limit(Math.max(0, limit)).execute(),
      );
      return rows.map(({ vendor, order_no: orderNo, ticket }) => ({ vendor, orderNo, ticket }));
    },
    refreshed: async (orders) => {
      await guarded(engine, async (db) => {
        for (const { vendor, orderNo, ticket } of orders)
          await db
            .deleteFrom('refreshes')
            .where('key', '=', refreshKey(vendor, orderNo))
            .where('ticket', '=', ticket)
            .execute();
      });
    },
  };
}
