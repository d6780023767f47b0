import { instantAt } from '../../sources/values/time.ts';
import { orderParts } from '../arguments/selection.ts';
import { changesPage } from '../services/changes.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const changeQueries: Pick<QueryResolvers, 'changes'> = {
  changes: (_root, args, context) => changesPage(args, context),
};

export const changeResolvers: Pick<Resolvers, 'OrderChange'> = {
  OrderChange: {
    seq: ({ seq }) => String(seq),
    at: ({ at }) => instantAt(at),
    order: ({ order }, _args, { loaders }, info) => loaders.order(order, orderParts(info)),
  },
};
