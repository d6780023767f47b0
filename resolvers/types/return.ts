import { encodeId } from '../../sources/domain/ids.ts';
import { returnReason } from './personal-data.ts';
import { orderParts } from '../arguments/selection.ts';
import type { Resolvers } from '../types.generated.ts';
import { itemOf, owner } from '../arguments/references.ts';

export const returnResolvers: Pick<Resolvers, 'ReturnCase' | 'ReturnItem'> = {
  ReturnCase: {
    id: ({ order, returnKey }) => encodeId({ type: 'ReturnCase', order, returnKey }),
    reason: returnReason,
    inboundPackage: ({ inbound }) => inbound,
    items: ({ order, items }) => items.map((line) => ({ order, line })),
    replacementOrder: ({ replacement }, _args, { loaders }, info) =>
      replacement === null ? null : loaders.order(replacement, orderParts(info)),
    order: ({ order }, _args, context, info) => owner(order, orderParts(info), context),
  },
  ReturnItem: {
    item: ({ order, line }, _args, context) => itemOf(order, line.itemKey, context),
    sku: ({ line }) => line.sku,
    quantity: ({ line }) => line.quantity,
    refund: ({ line }) => line.refund,
  },
};
