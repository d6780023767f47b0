/** The writes that were asked for, newest first. */
import type { Connection } from '../../sources/lists/cursor.ts';
import type { Operation, OperationPosition } from '../../sources/ports/ledger.ts';
import { pageOf, pageSize, positionAt } from '../arguments/cursor.ts';
import { listOf } from '../arguments/filter.ts';
import { decodedAs } from '../arguments/references.ts';
import type { Client } from '../client.ts';
import type { Context } from '../context.ts';
import type { OperationOf, PageOf } from '../models.ts';
import type { QueryOperationsArgs } from '../types.generated.ts';

/** A cursor names the operation after which the page begins. */
const operationLog: Connection<OperationPosition> = {
  name: 'operations',
  write: ({ startedAt, id }) => [startedAt, id],
  read: ([startedAt, id]) => (typeof startedAt === 'number' && typeof id === 'string' ? { startedAt, id } : null),
};

/** null: there is none, or it is another client's. */
export async function findOperation(id: string, { ledger, client }: Context): Promise<OperationOf | null> {
  const found = await ledger.operation(id);
  return found && found.client === client.id && isOpen(found, client) ? { ...found, shown: null } : null;
}

const isOpen = ({ vendor }: Operation, { vendors }: Client): boolean => vendors?.has(vendor) ?? true;

export async function operationsPage(
  { orderId, states, first, after }: Partial<QueryOperationsArgs>,
  context: Context,
): Promise<PageOf<OperationOf>> {
  const { client, ledger } = context;
  const size = pageSize(first, { most: 100, usual: 20 });
  const order = orderId ? decodedAs('Order', { id: orderId, argument: 'orderId' }, context).order : null;
  const among = listOf(states)?.toSorted() ?? null;
  const cursors = context.cursors(operationLog, [orderId ?? null, among]);
  const before = positionAt(after, cursors);
  // Who may see them all may see those of every client; who sees only some orders may not be told of writes on others.
  const only = client.vendors === null && client.shops === null ? null : client.id;
  const found = await ledger.operations({ order, states: among, client: only, before, limit: size + 1 });
  const read = found.slice(0, size);
  const rows = read.filter((one) => isOpen(one, client)).map((one) => ({ at: one, node: { ...one, shown: null } }));
  const end = read.at(-1) ?? null;
  return pageOf(rows, { cursors, end, hasNextPage: found.length > size, hasPreviousPage: before !== null });
}
