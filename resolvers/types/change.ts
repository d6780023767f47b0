import { instantAt } from '../../sources/values/time.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { decodeCursor, encodeCursor, pageSize } from '../arguments/cursor.ts';
import { orderParts } from '../arguments/selection.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';
import type { ChangeOf } from '../models.ts';

const mostPerPage = 100;

export const changeQueries: Pick<QueryResolvers, 'changes'> = {
  changes: async (_root, { first, after, vendors }, context) => {
    const { readModel } = context;
    const size = pageSize(first, { most: mostPerPage, usual: mostPerPage });
    const filter = vendors && vendors.length > 0 ? [...new Set(vendors)].toSorted() : null;
    const start = after === null || after === undefined ? 0n : position(after, filter);
    // One more than asked for tells whether more follow.
    const found = await readModel.changes({ after: start, limit: size + 1, vendors: filter });
    const read = found.slice(0, size);
    const nodes = await visible(read, context);
    const cursorOf = (seq: bigint): string => encodeCursor('changes', String(seq), filter);
    const [head] = nodes;
    return {
      edges: nodes.map((node) => ({ cursor: cursorOf(node.seq), node })),
      pageInfo: {
        hasNextPage: found.length > size,
        hasPreviousPage: start > 0n,
        startCursor: head ? cursorOf(head.seq) : null,
        // A reader that has caught up keeps its place.
        endCursor: cursorOf(read.at(-1)?.seq ?? start),
      },
    };
  },
};

/** Where a client sees the orders of some shops alone, each order is read to tell whose it is; one that is gone is nobody's. */
async function visible(changes: readonly ChangeOf[], { client, loaders }: Context): Promise<readonly ChangeOf[]> {
  if (client.shops === null) return changes;
  const orders = await Promise.all(changes.map(({ order }) => loaders.order(order, new Set())));
  return changes.filter((_, i) => orders[i]);
}

function position(after: string, filter: unknown): bigint {
  const text = decodeCursor('changes', after, filter);
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw userError('CURSOR_INVALID', 'after is no cursor of ours; take endCursor from an earlier answer as it is.');
}

export const changeResolvers: Pick<Resolvers, 'OrderChange'> = {
  OrderChange: {
    seq: ({ seq }) => String(seq),
    at: ({ at }) => instantAt(at),
    order: ({ order }, _args, { loaders }, info) => loaders.order(order, orderParts(info)),
  },
};
