/** Where each type and each root field is answered. */
import { deliveryMutations } from './mutations/delivery.ts';
import { linkMutations } from './mutations/links.ts';
import { orderMutations } from './mutations/order.ts';
import { returnMutations } from './mutations/return.ts';
import { scalars } from './scalars.ts';
import { changeQueries, changeResolvers } from './types/change.ts';
import { groupQueries, groupResolvers } from './types/group.ts';
import { itemResolvers } from './types/item.ts';
import { lookupQueries } from './types/lookup.ts';
import { nodeQueries, nodeResolvers } from './types/node.ts';
import { operationQueries, operationResolvers } from './types/operation.ts';
import { orderListQueries, orderListResolvers } from './types/order-list.ts';
import { orderQueries, orderResolvers } from './types/order.ts';
import { packageQueries, packageResolvers } from './types/package.ts';
import { payloadResolvers } from './types/payload.ts';
import { quoteQueries, quoteResolvers } from './types/quote.ts';
import { rateLimitQueries } from './types/rate-limit.ts';
import { relationResolvers } from './types/relation.ts';
import { reminderQueries, reminderResolvers } from './types/reminder.ts';
import { returnListQueries, returnListResolvers } from './types/return-list.ts';
import { returnResolvers } from './types/return.ts';
import { sourceQueries, sourceResolvers } from './types/source.ts';
import { statsQueries, statsResolvers } from './types/stats.ts';
import { traceResolvers } from './types/trace.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = {
  ...scalars,
  ...changeResolvers,
  ...groupResolvers,
  ...itemResolvers,
  ...nodeResolvers,
  ...operationResolvers,
  ...orderListResolvers,
  ...orderResolvers,
  ...packageResolvers,
  ...payloadResolvers,
  ...quoteResolvers,
  ...relationResolvers,
  ...reminderResolvers,
  ...returnListResolvers,
  ...returnResolvers,
  ...sourceResolvers,
  ...statsResolvers,
  ...traceResolvers,
  Query: {
    ...changeQueries,
    ...groupQueries,
    ...lookupQueries,
    ...nodeQueries,
    ...operationQueries,
    ...orderListQueries,
    ...orderQueries,
    ...packageQueries,
    ...quoteQueries,
    ...rateLimitQueries,
    ...reminderQueries,
    ...returnListQueries,
    ...sourceQueries,
    ...statsQueries,
  },
  Mutation: { ...deliveryMutations, ...linkMutations, ...orderMutations, ...returnMutations },
};
