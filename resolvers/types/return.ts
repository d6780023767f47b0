import { encodeId } from '../../sources/domain/ids.ts';
import { orderParts } from '../arguments/selection.ts';
import { itemOf, owner } from '../services/order.ts';
import type { Resolvers } from '../types.generated.ts';

export const returnResolvers: Pick<Resolvers, 'ReturnCase' | 'ReturnItem'> = {
  ReturnCase: {
    id: ({ order, returnKey }) => encodeId({ type: 'ReturnCase', order, returnKey }),
    inboundPackage: ({ inbound }) => inbound,
    items: ({ order, items }) => items.map((line) => ({ ...line, order })),
    replacementOrder: ({ replacement }, _args, { loaders }, info) =>
      replacement === null ? null : loaders.order(replacement, orderParts(info)),
    order: ({ order }, _args, context, info) => owner(order, orderParts(info), context),
  },
  ReturnItem: {
    item: ({ order, itemKey }, _args, context) => itemOf(order, itemKey, context),
  },
};
