import { changeQueries, changeResolvers } from './types/change.ts';
import { groupQueries, groupResolvers, orderGroupFields } from './types/group.ts';
import { itemResolvers } from './types/item.ts';
import { limitQueries } from './types/rate-limit.ts';
import { listQueries, listResolvers } from './types/order-list.ts';
import { lookupQueries } from './types/lookup.ts';
import { deliveryMutations } from './mutations/delivery.ts';
import { orderMutations } from './mutations/order.ts';
import { returnMutations } from './mutations/return.ts';
import { nodeQueries, nodeResolvers } from './types/node.ts';
import { operationQueries, operationResolvers } from './types/operation.ts';
import { orderQuery, orderResolvers } from './types/order.ts';
import { packageQueries, packageResolvers } from './types/package.ts';
import { payloadResolvers } from './types/payload.ts';
import { peopleResolvers } from './types/personal-data.ts';
import { quoteQueries, quoteResolvers } from './types/quote.ts';
import { relationFields, relationResolvers } from './types/relation.ts';
import { reminderQueries, reminderResolvers } from './types/reminder.ts';
import { returnResolvers } from './types/return.ts';
import { returnListQueries, returnListResolvers } from './types/return-list.ts';
import { scalars } from './scalars.ts';
import { sourceQueries, sourceResolvers } from './types/source.ts';
import { statsQueries, statsResolvers } from './types/stats.ts';
import { traceResolvers } from './types/trace.ts';
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
