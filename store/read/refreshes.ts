/** Orders that a vendor's message named, waiting to be read again. */
import { type Engine, guarded } from '../engine/engine.ts';
import { refreshKey } from '../keys.ts';
import type { Store } from '../store.ts';
import type { Writer } from '../write/writer.ts';

type Refreshes = Pick<Store, 'refreshLater' | 'pendingRefreshes' | 'refreshed'>;

export function refreshesOf(engine: Engine, writer: Writer): Refreshes {
  return {
    refreshLater: async (orders) => {
      if (orders.length > 0) await writer.submit({ kind: 'REFRESH', orders });
    },
    /** The longest waiting first. */
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
