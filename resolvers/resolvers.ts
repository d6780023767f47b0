import { changeQueries, changeResolvers } from './change.ts';
import { groupQueries, groupResolvers, orderGroupFields } from './group.ts';
import { itemResolvers } from './item.ts';
import { limitQueries } from './limit.ts';
import { listQueries, listResolvers } from './list.ts';
import { lookupQueries } from './lookup.ts';
import { deliveryMutations } from './mutation-delivery.ts';
import { orderMutations } from './mutation-order.ts';
import { returnMutations } from './mutation-return.ts';
import { nodeQueries, nodeResolvers } from './node.ts';
import { operationQueries, operationResolvers } from './operation.ts';
import { orderQuery, orderResolvers } from './order.ts';
import { packageQueries, packageResolvers } from './package.ts';
import { payloadResolvers } from './payload.ts';
import { peopleResolvers } from './people.ts';
import { quoteQueries, quoteResolvers } from './quote.ts';
import { relationFields, relationResolvers } from './relation.ts';
import { reminderQueries, reminderResolvers } from './reminder.ts';
import { returnResolvers } from './return.ts';
import { returnListQueries, returnListResolvers } from './returns.ts';
import { scalars } from './scalars.ts';
import { sourceQueries, sourceResolvers } from './source.ts';
import { statsQueries, statsResolvers } from './stats.ts';
import { traceResolvers } from './trace.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = {
  ...scalars,
  ...changeResolvers,
  ...groupResolvers,
  ...itemResolvers,
  ...listResolvers,
  ...nodeResolvers,
  ...operationResolvers,
  ...orderResolvers,
  ...packageResolvers,
  ...payloadResolvers,
  ...peopleResolvers,
  ...quoteResolvers,
  ...relationResolvers,
  ...reminderResolvers,
  ...returnListResolvers,
  ...returnResolvers,
  ...sourceResolvers,
  ...statsResolvers,
  ...traceResolvers,
  Order: { ...orderResolvers.Order, ...orderGroupFields, ...relationFields },
  Mutation: { ...deliveryMutations, ...orderMutations, ...returnMutations },
  Query: {
    ...changeQueries,
    ...groupQueries,
    ...limitQueries,
    ...listQueries,
    ...lookupQueries,
    ...nodeQueries,
    ...operationQueries,
    ...orderQuery,
    ...packageQueries,
    ...quoteQueries,
    ...reminderQueries,
    ...returnListQueries,
    ...sourceQueries,
    ...statsQueries,
  },
};
