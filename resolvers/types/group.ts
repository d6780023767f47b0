import { encodeId } from '../../sources/domain/ids.ts';
import { idOfOrder } from '../arguments/references.ts';
import { memberParts } from '../arguments/selection.ts';
import { findGroup, groupIn } from '../services/order-group.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const groupQueries: Pick<QueryResolvers, 'orderGroup'> = {
  orderGroup: async (_root, { by }, context, info) =>
    groupIn(await findGroup(by, memberParts(info), context), context, info),
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
    from: ({ from }) => idOfOrder(from),
    to: ({ to }) => idOfOrder(to),
  },
};
