/** The ledger of writes. Each of its changes is a commit of its own: a vendor is called between two of them. */
import type { Transaction } from 'kysely';
import { type OrderKey, orderKeyText } from '../../sources/model.ts';
import type { Finished, Ledger, Operation, OperationQuery } from '../../sources/ports/ledger.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { operationKey, storedKey } from '../keys.ts';
import type { Tables } from '../schema.ts';
import { operationOf, operationRow, userErrorsText } from './ledger-row.ts';

export function ledgerOf(engine: Engine): Ledger {
  const find = async (column: 'id' | 'key_hash', value: string): Promise<Operation | null> => {
    const row = await guarded(engine, (db) =>
      db.selectFrom('operations').selectAll().where(column, '=', value).executeTakeFirst(),
    );
    return row ? operationOf(row) : null;
  };
  const inTransaction = <T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
    guarded(engine, (db) => db.transaction().execute(work));

  return {
    operation: (id) => find('id', id),
    operationByKey: (client, idempotencyKey) => find('key_hash', operationKey(client, idempotencyKey)),
    beginOperation: async (operation) => {
      if (await inTransaction((trx) => begin(trx, operation))) return operation;
      const earlier = await find('key_hash', operationKey(operation.client, operation.idempotencyKey));
      if (!earlier) throw new TypeError('the operation that has this key already cannot be found');
      return earlier;
    },
    finishOperation: (id, from, finished) => inTransaction((trx) => finish(trx, { id, from }, finished)),
    operations: (query) => operations(engine, query),
    unresolvedOperations: (query) => unresolved(engine, query),
  };
}

/** False, and nothing written, when an operation has the same client and key already. */
async function begin(trx: Transaction<Tables>, operation: Operation): Promise<boolean> {
  const { numInsertedOrUpdatedRows: inserted } = await trx
    .insertInto('operations')
    .values(operationRow(operation))
    .onConflict((conflict) => conflict.column('key_hash').doNothing())
    .executeTakeFirstOrThrow();
  if (inserted !== 1n) return false;
  await noteOrders(trx, operation.id, operation.orders);
  return true;
}

/** False, and nothing written, when the operation is not in the state `from` any more: the first outcome counts. */
async function finish(
  trx: Transaction<Tables>,
  { id, from }: { readonly id: string; readonly from: Operation['state'] },
  { state, finishedAt, vendorRef, created, userErrors }: Finished,
): Promise<boolean> {
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
    .where('state', '=', from)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) return false;
  // Whoever asks what was done to an order also wants to know which write made it.
  if (created) await noteOrders(trx, id, [created]);
  return true;
}

async function noteOrders(trx: Transaction<Tables>, operation: string, orders: readonly OrderKey[]): Promise<void> {
  if (orders.length === 0) return;
  await trx
    .insertInto('operation_orders')
    .values(orders.map((order) => ({ order_key: storedKey(order), operation })))
    .onConflict((conflict) => conflict.columns(['order_key', 'operation']).doNothing())
    .execute();
}

async function operations(
  engine: Engine,
  { order, states, client, before, limit }: OperationQuery,
): Promise<readonly Operation[]> {
  const rows = await guarded(engine, (db) => {
    let query = db.selectFrom('operations').selectAll('operations');
    if (order)
      query = query
        .innerJoin('operation_orders', 'operation_orders.operation', 'operations.id')
        .where('operation_orders.order_key', '=', storedKey(order));
    if (states) query = query.where('state', 'in', [...states]);
    if (client !== null) query = query.where('client', '=', client);
    if (before)
      query = query
        .where('started_at', '<=', before.startedAt)
        .where(({ or, eb }) => or([eb('started_at', '<', before.startedAt), eb('operations.id', '<', before.id)]));
    return query.orderBy('started_at', 'desc').orderBy('operations.id', 'desc').limit(Math.max(0, limit)).execute();
  });
  return rows.map(operationOf);
}

async function unresolved(
  engine: Engine,
  { pendingBefore, uncertainAfter, after, limit }: Parameters<Ledger['unresolvedOperations']>[0],
): Promise<readonly Operation[]> {
  const rows = await guarded(engine, (db) => {
    let query = db
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
    if (after)
      query = query
        .where('started_at', '>=', after.startedAt)
        .where(({ or, eb }) => or([eb('started_at', '>', after.startedAt), eb('id', '>', after.id)]));
    return query.orderBy('started_at').orderBy('id').limit(limit).execute();
  });
  return rows.map(operationOf);
}
