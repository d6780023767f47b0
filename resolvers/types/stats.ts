import type { GraphQLResolveInfo } from 'graphql';
import { selects } from '../arguments/selection.ts';
import { moneyOf, orderStats } from '../services/stats.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

const selectsOfRow = (info: GraphQLResolveInfo, field: string): boolean =>
  selects(info, ['OrderStats', 'rows'], ['OrderStatRow', field]);

export const statsQueries: Pick<QueryResolvers, 'orderStats'> = {
  orderStats: (_root, args, context, info) =>
    orderStats(
      args,
      {
        distinctGroups: selectsOfRow(info, 'distinctGroups'),
        sales: selectsOfRow(info, 'sales') || selectsOfRow(info, 'salesPayable'),
      },
      context,
    ),
};

export const statsResolvers: Pick<Resolvers, 'OrderStatRow'> = {
  OrderStatRow: {
    keys: ({ fields, values }) => fields.map((field, at) => ({ field, value: values[at] ?? '' })),
    payable: ({ payable, currency }) => moneyOf(payable, currency),
    refunded: ({ refunded, currency }) => moneyOf(refunded, currency),
    salesPayable: ({ salesPayable }) => salesPayable && moneyOf(salesPayable.amount, salesPayable.currency),
  },
};
