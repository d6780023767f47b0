import { encodeId } from '../../sources/domain/ids.ts';
import { instantAt } from '../../sources/values/time.ts';
import type { Operation } from '../../sources/ports/ledger.ts';
import type { OrderKey } from '../../sources/model.ts';
import type { Client } from '../client.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { decodeCursor, encodeCursor, pageSize } from '../arguments/cursor.ts';
import { decodedAs } from '../arguments/references.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';
import type { OperationOf } from '../models.ts';

const orderIdOf = (order: OrderKey): string => encodeId({ type: 'Order', order });

/** null: there is none, or it is another client's. */
export async function findOperation(id: string, { ledger, client }: Context): Promise<OperationOf | null> {
  const found = await ledger.operation(id);
  return found && found.client === client.id && isOpen(found, client) ? { ...found, shown: null } : null;
}

const isOpen = ({ vendor }: Operation, { vendors }: Client): boolean => vendors?.has(vendor) ?? true;

export const operationQueries: Pick<QueryResolvers, 'operation' | 'operations'> = {
  operation: (_root, { id }, context) => findOperation(decodedAs('Operation', id, context).operationId, context),
  operations: async (_root, { orderId, states, first, after }, context) => {
    const size = pageSize(first, { most: 100, usual: 20 });
    const order = orderId ? decodedAs('Order', orderId, context, 'orderId').order : null;
    const among = states && states.length > 0 ? [...new Set(states)].toSorted() : null;
    const filter = [orderId ?? null, among];
    const before = after === null || after === undefined ? null : position(after, filter);
    const { client } = context;
    // Who may see them all may see those of every client; who sees only some orders may not be told of writes on others.
    const only = client.vendors === null && client.shops === null ? null : client.id;
    const found = await context.ledger.operations({ order, states: among, client: only, before, limit: size + 1 });
    const read = found.slice(0, size);
    const nodes = read.filter((one) => isOpen(one, client)).map((one): OperationOf => ({ ...one, shown: null }));
    const cursorOf = ({ startedAt, id }: Operation): string => encodeCursor('operations', `${startedAt} ${id}`, filter);
    const [head] = nodes;
    const last = read.at(-1);
    return {
      edges: nodes.map((node) => ({ cursor: cursorOf(node), node })),
      nodes,
      pageInfo: {
        hasNextPage: found.length > size,
        hasPreviousPage: before !== null,
        startCursor: head ? cursorOf(head) : null,
        endCursor: last ? cursorOf(last) : null,
      },
    };
  },
};

function position(after: string, filter: unknown): { startedAt: number; id: string } {
  const [startedAt = '', id] = decodeCursor('operations', after, filter).split(' ');
  if (/^\d{1,15}$/.test(startedAt) && id !== undefined) return { startedAt: Number(startedAt), id };
  throw userError('CURSOR_INVALID', 'after is no cursor of ours; take endCursor from an earlier answer as it is.');
}

export const operationResolvers: Pick<Resolvers, 'Operation' | 'UserError'> = {
  Operation: {
    id: ({ id }) => encodeId({ type: 'Operation', operationId: id }),
    orderIds: ({ orders }) => orders.map(orderIdOf),
    startedAt: ({ startedAt }) => instantAt(startedAt),
    finishedAt: ({ finishedAt }) => (finishedAt === null ? null : instantAt(finishedAt)),
    vendorRequest: ({ shown }) => (shown?.length === 1 ? shown[0] : shown),
    userErrors: ({ userErrors }) => userErrors,
  },
  UserError: {
    targetId: ({ target }) => (target === null ? null : orderIdOf(target)),
  },
};
