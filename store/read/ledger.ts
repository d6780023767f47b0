/** The ledger of writes. Each of its changes is a commit of its own: a vendor is called between two of them. */
import type { Ledger } from '../../sources/ports/ledger.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { operationKey, orderKey } from '../keys.ts';
import { operationOf, operationRow, userErrorsText } from './ledger-row.ts';
import { type OrderKey, orderKeyText } from '../../sources/model.ts';

export function ledgerOf(engine: Engine): Ledger {
  const byKeyHash = (hash: string) =>
    guarded(engine, (db) => db.selectFrom('operations').selectAll().where('key_hash', '=', hash).executeTakeFirst());

  return {
    operation: async (id) => {
      const row = await guarded(engine, (db) =>
        db.selectFrom('operations').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row ? operationOf(row) : null;
    },
    operationByKey: async (client, idempotencyKey) => {
      const row = await byKeyHash(operationKey(client, idempotencyKey));
      return row ? operationOf(row) : null;
    },
    beginOperation: async (operation) => {
      const row = operationRow(operation);
      const orders = [...new Set(operation.orders.map(orderKeyOf))];
      const begun = await guarded(engine, (db) =>
        db.transaction().execute(async (trx) => {
          const { numInsertedOrUpdatedRows: inserted } = await trx
            .insertInto('operations')
            .values(row)
            .onConflict((conflict) => conflict.column('key_hash').doNothing())
            .executeTakeFirstOrThrow();
          if (inserted !== 1n) return false;
          if (orders.length > 0)
            await trx
              .insertInto('operation_orders')
              .values(orders.map((key) => ({ order_key: key, operation: operation.id })))
              .execute();
          return true;
        }),
      );
      if (begun) return operation;
      const standing = await byKeyHash(row.key_hash);
      if (!standing) throw new TypeError('an operation that stood in the way is not there');
      return operationOf(standing);
    },
    finishOperation: async (id, from, { state, finishedAt, vendorRef, created, userErrors }) => {
      return guarded(engine, (db) =>
        db.transaction().execute(async (trx) => {
          const { numUpdatedRows } = await trx
            .updateTable('operations')
            .set({
              state,
              finished_at: finishedAt,
              vendor_ref: vendorRef,
              created: created && orderKeyText(created),
              refusals: userErrorsText(userErrors),
            })
            .where('id', '=', id)
            // Of two who say how it ended, the first one is believed.
            .where('state', '=', from)
            .executeTakeFirstOrThrow();
          if (numUpdatedRows !== 1n) return false;
          // Who asks what was done to an order wants to know who made it as well.
          if (created)
            await trx
              .insertInto('operation_orders')
              .values({ order_key: orderKeyOf(created), operation: id })
              .onConflict((conflict) => conflict.columns(['order_key', 'operation']).doNothing())
              .execute();
          return true;
        }),
      );
    },
    operations: async ({ order, states, client, before, limit }) => {
      const rows = await guarded(engine, (db) => {
        let query = db.selectFrom('operations').selectAll('operations');
        if (order) {
          const key = orderKeyOf(order);
          query = query
            .innerJoin('operation_orders', 'operation_orders.operation', 'operations.id')
            .where('operation_orders.order_key', '=', key);
        }
        if (states) query = query.where('state', 'in', [...states]);
        if (client !== null) query = query.where('client', '=', client);
        if (before)
          query = query
            .where('started_at', '<=', before.startedAt)
            .where(({ or, eb }) => or([eb('started_at', '<', before.startedAt), eb('operations.id', '<', before.id)]));
        return query.orderBy('started_at', 'desc').orderBy('operations.id', 'desc').limit(Math.max(0, limit)).execute();
      });
      return rows.map(operationOf);
    },
    unresolvedOperations: async ({ pendingBefore, uncertainAfter, after, limit }) => {
      const rows = await guarded(engine, (db) => {
        const query = db
          .selectFrom('operations')
          .selectAll()
          .where(({ or, and, eb }) =>
            or([
              and([eb('state', '=', 'PENDING'), eb('started_at', '<', pendingBefore)]),
              and([
                eb('state', '=', 'UNCERTAIN'),
                eb('started_at', '>', uncertainAfter),
                eb('expectation', 'is not', null),
              ]),
            ]),
          );
        const rest = after
          ? query
              .where('started_at', '>=', after.startedAt)
              .where(({ or, eb }) => or([eb('started_at', '>', after.startedAt), eb('id', '>', after.id)]))
          : query;
        return rest.orderBy('started_at').orderBy('id').limit(limit).execute();
      });
      return rows.map(operationOf);
    },
  };
}

const orderKeyOf = ({ vendor, tenantId, nativeId }: OrderKey): string =>
  orderKey({ vendor, tenantId, orderNo: nativeId });
