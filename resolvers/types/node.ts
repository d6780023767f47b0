import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { memberParts } from './group.ts';
import { findOperation } from './operation.ts';
import { decoded, itemOf } from '../arguments/references.ts';
import { groupByNumber, groupOfOrder } from '../services/order-group.ts';
import { orderParts } from '../arguments/selection.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';
import type { AnyNode } from '../models.ts';
import { findPackage } from '../services/packages.ts';

const mostNodes = 100;

export const nodeQueries: Pick<QueryResolvers, 'node' | 'nodes'> = {
  node: (_root, { id }, context, info) => findNode(id, context, info),
  nodes: (_root, { ids }, context, info) => {
    if (ids.length > mostNodes)
      throw userError('BAD_USER_INPUT', `ids takes at most ${mostNodes} ids; there were ${ids.length}.`, {
        argument: 'ids',
      });
    // Each id that cannot be answered is a null with an error at its own place.
    return Promise.all(
      ids.map((id, key) =>
        findNode(id, context, info).catch((error: unknown) => {
          if (!(error instanceof Error)) throw error;
          context.report(error, { prev: info.path, key, typename: undefined });
          return null;
        }),
      ),
    );
  },
};

async function findNode(text: string, context: Context, info: GraphQLResolveInfo): Promise<AnyNode | null> {
  const id = decoded(text, context);
  switch (id.type) {
    case 'Order':
      return context.loaders.order(id.order, orderParts(info));
    case 'OrderItem': {
      const order = await context.loaders.order(id.order, new Set(['items', 'components']));
      return order && itemOf(order.key, id.itemKey, context);
    }
    case 'Package':
      return findPackage(id.order, id.packageKey, context);
    case 'ReturnCase': {
      const order = await context.loaders.order(id.order, new Set(['items']));
      return order?.returns?.find(({ returnKey }) => returnKey === id.returnKey) ?? null;
    }
    case 'Reminder':
      return context.loaders.reminder(id.vendor, id.reminderId);
    case 'Operation':
      return findOperation(id.operationId, context);
    case 'OrderGroup': {
      const { group, faults } = await findGroup(id, context, info);
      faults.forEach((fault) => context.report(fault, info.path));
      return group;
    }
  }
}

async function findGroup(
  id: Extract<ReturnType<typeof decoded>, { type: 'OrderGroup' }>,
  context: Context,
  info: GraphQLResolveInfo,
): ReturnType<typeof groupByNumber> {
  const parts = memberParts(info);
  if ('platformOrderNo' in id) return groupByNumber(id.platformOrderNo, parts, context);
  const order = await context.loaders.order(id.order, parts);
  return order ? groupOfOrder(order, parts, context) : { group: null, faults: [] };
}

export const nodeResolvers: Pick<Resolvers, 'Node'> = {
  Node: {
    // Each record is told by the key that only it has.
    __resolveType: (node) => {
      if ('idempotencyKey' in node) return 'Operation';
      if ('canonical' in node) return 'OrderGroup';
      if ('reminderId' in node) return 'Reminder';
      if ('returnKey' in node) return 'ReturnCase';
      if ('packageKey' in node) return 'Package';
      return 'itemKey' in node ? 'OrderItem' : 'Order';
    },
  },
};
