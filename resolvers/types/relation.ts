import { idOfOrder } from '../arguments/references.ts';
import { orderParts } from '../arguments/selection.ts';
import type { Resolvers } from '../types.generated.ts';

export const relationResolvers: Pick<Resolvers, 'OrderRelation'> = {
  OrderRelation: {
    from: ({ from }) => idOfOrder(from),
    to: ({ to }) => idOfOrder(to),
    order: ({ other }, _args, { loaders }, info) => loaders.order(other, orderParts(info)),
  },
};
