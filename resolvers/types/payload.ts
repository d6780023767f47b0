import { SourceFault } from '../../sources/fault.ts';
import { encodeId } from '../../sources/domain/ids.ts';
import { orderKeyText } from '../../sources/model.ts';
import { orderParts } from '../arguments/selection.ts';
import type { Resolvers } from '../types.generated.ts';
import type { OperationOf, UserErrorOf, PayloadOf } from '../models.ts';
const operation = ({ performed }: PayloadOf): OperationOf | null =>
  performed.operation && { ...performed.operation, shown: performed.shown };
const userErrors = ({ performed }: PayloadOf): readonly UserErrorOf[] => performed.userErrors;

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
      target && ((await loaders.order(target, new Set(['items'])))?.returns ?? null),
    operation,
    userErrors,
  },
  ReminderPayload: {
    reminder: ({ reminder }, _args, { loaders }) => reminder && loaders.reminder(reminder.vendor, reminder.reminderId),
    operation,
    userErrors,
  },
  BatchPayload: {
    succeeded: ({ performed, batch }) => {
      const { state = 'FAILED' } = performed.operation ?? {};
      // Of a batch whose outcome is not known, that of single orders can be.
      if (state !== 'SUCCEEDED' && state !== 'PARTIAL' && state !== 'UNCERTAIN') return [];
      const failed = new Set(performed.userErrors.flatMap(({ target }) => (target ? [orderKeyText(target)] : [])));
      return batch.filter((key) => !failed.has(orderKeyText(key))).map((order) => encodeId({ type: 'Order', order }));
    },
    orders: ({ batch }, _args, context, info) =>
      Promise.all(
        batch.map((key, place) =>
          context.loaders.order(key, orderParts(info)).catch((error: unknown) => {
            if (!(error instanceof SourceFault)) throw error;
            context.report(error, { prev: info.path, key: place, typename: undefined });
            return null;
          }),
        ),
      ),
    operation,
    userErrors,
  },
  StockPayload: { operation, userErrors },
};
