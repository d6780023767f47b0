import { selects } from '../arguments/selection.ts';
import { moneyOf, orderStats } from '../services/stats.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const statsQueries: Pick<QueryResolvers, 'orderStats'> = {
  orderStats: (_root, args, context, info) =>
    orderStats(args, selects(info, ['OrderStats', 'rows'], ['OrderStatRow', 'distinctGroups']), context),
};

export const statsResolvers: Pick<Resolvers, 'OrderStatRow'> = {
  OrderStatRow: {
    keys: ({ fields, values }) => fields.map((field, at) => ({ field, value: values[at] ?? '' })),
    payable: ({ payable, currency }) => moneyOf(payable, currency),
    refunded: ({ refunded, currency }) => moneyOf(refunded, currency),
  },
};
