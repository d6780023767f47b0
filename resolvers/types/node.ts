import { userError } from '../errors.ts';
import { eachOrNull, findNode } from '../services/node.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

const mostNodes = 100;

export const nodeQueries: Pick<QueryResolvers, 'node' | 'nodes'> = {
  node: (_root, { id }, context, info) => findNode(id, context, info),
  nodes: (_root, { ids }, context, info) => {
    const find = (id: string) => findNode(id, context, info);
    if (ids.length <= mostNodes) return eachOrNull(ids.map(find), context, info);
    throw userError('BAD_USER_INPUT', `ids takes at most ${mostNodes} ids; there were ${ids.length}.`, {
      argument: 'ids',
    });
  },
};

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
