import type { UserError } from '../../sources/ports/writes.ts';
import { idOfOrder } from '../arguments/references.ts';
import { orderParts } from '../arguments/selection.ts';
import { needScope } from '../directives/requires-scopes.ts';
import type { OperationOf, PayloadOf } from '../models.ts';
import { succeededOf } from '../services/batch.ts';
import { eachOrNull } from '../services/node.ts';
import { withItems } from '../services/order.ts';
import type { Resolvers } from '../types.generated.ts';

const operation = ({ performed }: PayloadOf): OperationOf | null =>
  performed.operation && { ...performed.operation, shown: performed.shown };
const userErrors = ({ performed }: PayloadOf): readonly UserError[] => performed.userErrors;

export const payloadResolvers: Pick<
  Resolvers,
  'OrderPayload' | 'ReturnPayload' | 'ReminderPayload' | 'BatchPayload' | 'StockPayload' | 'OperationPayload'
> = {
  // Never asked for: every mutation names its own payload type.
  OperationPayload: { __resolveType: () => 'OrderPayload' },
  OrderPayload: {
    order: ({ target }, _args, { loaders }, info) => target && loaders.order(target, orderParts(info)),
    operation,
    userErrors,
  },
  ReturnPayload: {
    order: ({ target }, _args, { loaders }, info) => target && loaders.order(target, orderParts(info)),
    returns: async ({ target }, _args, { loaders }) =>
      target && ((await loaders.order(target, withItems))?.returns ?? null),
    operation,
    userErrors,
  },
  ReminderPayload: {
    reminder: ({ reminder }, _args, { loaders }) => reminder && loaders.reminder(reminder.vendor, reminder.reminderId),
    operation,
    userErrors,
  },
  BatchPayload: {
    succeeded: (payload) => succeededOf(payload).map(idOfOrder),
    orders: ({ batch }, _args, context, info) => {
      const parts = orderParts(info);
      return eachOrNull(
        batch.map(async (key) => {
          // For each by itself: the list cannot be null, and what became of the write must be told all the same.
          needScope('orders:read', 'BatchPayload.orders', context.client);
          return context.loaders.order(key, parts);
        }),
        context,
        info,
      );
    },
    operation,
    userErrors,
  },
  StockPayload: { operation, userErrors },
};
