import { encodeId } from '../../sources/domain/ids.ts';
import { orderParts } from '../arguments/selection.ts';
import { detailed, itemOf, owner } from '../services/order.ts';
import { packagesOfItem } from '../services/packages.ts';
import type { Resolvers } from '../types.generated.ts';

export const itemResolvers: Pick<Resolvers, 'OrderItem'> = {
  OrderItem: {
    id: ({ order, itemKey }) => encodeId({ type: 'OrderItem', order, itemKey }),
    kind: async (item, _args, context) => (await detailed(item, context)).kind,
    components: async (item, _args, context) => (await detailed(item, context)).components,
    parent: ({ order, parentKey }, _args, context) => itemOf(order, parentKey, context),
    packages: (item, _args, context) => packagesOfItem(item, context),
    order: ({ order }, _args, context, info) => owner(order, orderParts(info), context),
  },
};
