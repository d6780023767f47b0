import type { GraphQLResolveInfo } from 'graphql';
import { groupChecks } from '../../sources/domain/group-checks.ts';
import { encodeId } from '../../sources/domain/ids.ts';
import type { Check, Order, OrderPart } from '../../sources/model.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { holding } from './order.ts';
import { decodedAs, typed } from '../arguments/references.ts';
import { type Found, groupByNumber, groupOfOrder, vendorsOf } from '../services/order-group.ts';
import { orderParts } from '../arguments/selection.ts';
import type { OrderGroupRef, OrderResolvers, QueryResolvers, Resolvers } from '../types.generated.ts';

export const memberParts = (info: GraphQLResolveInfo): ReadonlySet<OrderPart> =>
  new Set([...orderParts(info, ['OrderGroup', 'members']), ...orderParts(info, ['OrderGroup', 'canonical'])]);

export const groupQueries: Pick<QueryResolvers, 'orderGroup'> = {
  orderGroup: async (_root, { by }, context, info) => {
    const { group, faults } = await findGroup(by, memberParts(info), context);
    faults.forEach((fault) => context.report(fault, info.path));
    return group;
  },
};

async function findGroup(by: OrderGroupRef, parts: ReadonlySet<OrderPart>, context: Context): Promise<Found> {
  if (by.platformOrderNo !== null && by.platformOrderNo !== undefined)
    return groupByNumber(typed(by.platformOrderNo, 'by.platformOrderNo'), parts, context);
  if (by.id) {
    const id = decodedAs('OrderGroup', by.id, context, 'by.id');
    if ('platformOrderNo' in id) return groupByNumber(id.platformOrderNo, parts, context);
    const order = await context.loaders.order(id.order, parts);
    return order ? groupOfOrder(order, parts, context) : { group: null, faults: [] };
  }
  if (by.orderId) {
    const { order: key } = decodedAs('Order', by.orderId, context, 'by.orderId');
    const order = await context.loaders.order(key, parts);
    return order ? groupOfOrder(order, parts, context) : { group: null, faults: [] };
  }
  throw userError('BAD_USER_INPUT', 'by must name the group in one of its ways.', { argument: 'by' });
}

async function reconciled(order: Order, context: Context): Promise<readonly Check[]> {
  const whole = await holding(order, new Set(['items', 'components']), context);
  const { group, faults } = await groupOfOrder(whole, new Set(), context);
  return [...whole.checks, ...groupChecks(whole, group, vendorsOf(faults))];
}

/** The fields of an order that look beyond its own record. */
export const orderGroupFields: Pick<OrderResolvers, 'group' | 'reconciliation'> = {
  group: async (order, _args, context, info) => {
    const { group, faults } = await groupOfOrder(order, memberParts(info), context);
    faults.forEach((fault) => context.report(fault, info.path));
    if (!group) throw new Error('an order always has a group');
    return group;
  },
  reconciliation: async (order, _args, context) => {
    const checks = await reconciled(order, context);
    return { checks, ok: checks.every(({ outcome }) => outcome !== 'FAIL') };
  },
};

export const groupResolvers: Pick<Resolvers, 'OrderGroup' | 'OrderLink'> = {
  OrderGroup: {
    id: ({ namedBy, platformOrderNo, canonical }) =>
      encodeId(
        namedBy === 'NUMBER' && platformOrderNo !== null
          ? { type: 'OrderGroup', platformOrderNo }
          : { type: 'OrderGroup', order: canonical.key },
      ),
  },
  OrderLink: {
    from: ({ from }) => encodeId({ type: 'Order', order: from }),
    to: ({ to }) => encodeId({ type: 'Order', order: to }),
  },
};
