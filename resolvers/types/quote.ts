import { orderParts } from '../arguments/selection.ts';
import { deliveryQuote, pickupCheck } from '../services/quotes.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const quoteQueries: Pick<QueryResolvers, 'deliveryQuote' | 'pickupCheck'> = {
  deliveryQuote: (_root, { input }, context) => deliveryQuote(input, context),
  pickupCheck: (_root, args, context) => pickupCheck(args, context),
};

export const quoteResolvers: Pick<Resolvers, 'PickupCheck'> = {
  PickupCheck: {
    order: ({ order }, _args, { loaders }, info) => (order === null ? null : loaders.order(order, orderParts(info))),
  },
};
