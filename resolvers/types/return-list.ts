import type { GraphQLResolveInfo } from 'graphql';
import { orderParts, selects } from '../arguments/selection.ts';
import { type Parts, withItems } from '../services/order.ts';
import { returnsPage } from '../services/return-list.ts';
import { listedReport } from '../services/source-report.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const returnListQueries: Pick<QueryResolvers, 'returns'> = {
  returns: (_root, args, context, info) => returnsPage(args, partsOf(info), context),
};

/** What of an order its cases and the fields under them need. */
function partsOf(info: GraphQLResolveInfo): Parts {
  const toCases = [
    [['ReturnConnection', 'nodes']],
    [
      ['ReturnConnection', 'edges'],
      ['ReturnEdge', 'node'],
    ],
  ] as const;
  return toCases.reduce<Parts>((parts, path) => {
    const lines = selects(info, ...path, ['ReturnCase', 'items'], ['ReturnItem', 'item']);
    return parts.union(orderParts(info, ...path, ['ReturnCase', 'order'])).union(lines ? withItems : new Set());
  }, new Set());
}

export const returnListResolvers: Pick<Resolvers, 'ReturnConnection'> = {
  ReturnConnection: {
    sources: ({ reports }, _args, context) => Promise.all(reports.map((report) => listedReport(report, context))),
  },
};
