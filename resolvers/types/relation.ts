/** What an order came of and what came of it: its own record names the one, the store's numbers lead to the other. */
import type { GraphQLResolveInfo } from 'graphql';
import {
  merged,
  ordersNamedBy,
  ordersNaming,
  relationFrom,
  siblingRelation,
  siblingsOf,
} from '../../sources/domain/relations.ts';
import { encodeId } from '../../sources/domain/ids.ts';
import { orderParts } from '../arguments/selection.ts';
import type { OrderResolvers, Resolvers } from '../types.generated.ts';
import { type Asking, visible, toNamed, among } from '../services/relations.ts';

export const relationFields: Pick<OrderResolvers, 'relations'> = {
  relations: async (order, _args, context, info) => {
    const rule = context.registry.definition(order.key.vendor).relations;
    const asking: Asking = { order, rule, context, faults: [] };
    const found = await Promise.all([
      ...ordersNamedBy(order, rule).map((named) => toNamed(named, asking)),
      ...ordersNaming(order, rule).map((naming) => among(naming, relationFrom, asking)),
      ...siblingsOf(order, rule).map((sibling) => among(sibling, siblingRelation, asking)),
    ]);
    const relations = await visible(merged(found.flat()), asking);
    report(asking, info);
    return relations;
  },
};

/** Each once, however many questions it spoiled. */
function report({ faults, context }: Asking, info: GraphQLResolveInfo): void {
  for (const fault of new Map(faults.map((one) => [one.message, one])).values()) context.report(fault, info.path);
}

export const relationResolvers: Pick<Resolvers, 'OrderRelation'> = {
  OrderRelation: {
    from: ({ from }) => encodeId({ type: 'Order', order: from }),
    to: ({ to }) => encodeId({ type: 'Order', order: to }),
    order: ({ other }, _args, { loaders }, info) => loaders.order(other, orderParts(info)),
  },
};
