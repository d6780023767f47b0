import { encodeId } from '../../sources/domain/ids.ts';
import { instantAt } from '../../sources/values/time.ts';
import { decodedAs, idOfOrder } from '../arguments/references.ts';
import { findOperation, operationsPage } from '../services/operations.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const operationQueries: Pick<QueryResolvers, 'operation' | 'operations'> = {
  operation: (_root, { id }, context) => findOperation(decodedAs('Operation', { id }, context).operationId, context),
  operations: (_root, args, context) => operationsPage(args, context),
};

export const operationResolvers: Pick<Resolvers, 'Operation' | 'UserError'> = {
  Operation: {
    id: ({ id }) => encodeId({ type: 'Operation', operationId: id }),
    orderIds: ({ orders }) => orders.map(idOfOrder),
    startedAt: ({ startedAt }) => instantAt(startedAt),
    finishedAt: ({ finishedAt }) => (finishedAt === null ? null : instantAt(finishedAt)),
    vendorRequest: ({ shown }) => (shown?.length === 1 ? shown[0] : shown),
    userErrors: ({ userErrors }) => userErrors,
  },
  UserError: {
    targetId: ({ target }) => (target === null ? null : idOfOrder(target)),
  },
};
