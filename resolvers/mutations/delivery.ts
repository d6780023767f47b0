/** Writes on the store's work, the delivery and the invoice of an order. */
import { decodedAs } from '../arguments/references.ts';
import type { MutationResolvers } from '../types.generated.ts';
import { answering, onOrder, perform, readingArgument, refuse } from './perform.ts';

export const deliveryMutations: Pick<
  MutationResolvers,
  | 'storeOperationRecord'
  | 'pickInfoSet'
  | 'traceCodesSet'
  | 'pickupConfirm'
  | 'deliveryStatusSet'
  | 'carrierAssign'
  | 'carrierChange'
  | 'carrierDispatchCancel'
  | 'invoiceSet'
  | 'invoiceResultRecord'
  | 'reminderReply'
> = {
  storeOperationRecord: onOrder(({ input }) => ({ name: 'storeOperationRecord', input })),
  pickInfoSet: onOrder(({ input }) => ({ name: 'pickInfoSet', input })),
  traceCodesSet: onOrder(({ input }) => ({ name: 'traceCodesSet', input })),
  pickupConfirm: onOrder(({ storeId, qrCode, platformId }) => ({
    name: 'pickupConfirm',
    input: { storeId, qrCode, platformId },
  })),
  deliveryStatusSet: onOrder(({ input }) => ({ name: 'deliveryStatusSet', input })),
  carrierAssign: onOrder(({ input }) => ({ name: 'carrierAssign', input })),
  carrierChange: onOrder(({ input }) => ({ name: 'carrierChange', input })),
  carrierDispatchCancel: onOrder(({ carrierId, reason, redispatch }) => ({
    name: 'carrierDispatchCancel',
    input: { carrierId, reason, redispatch },
  })),
  invoiceSet: onOrder(({ input }) => ({ name: 'invoiceSet', input })),
  invoiceResultRecord: onOrder(({ input }) => ({ name: 'invoiceResultRecord', input })),
  reminderReply: (_root, { reminderId: id, content, options }, context) =>
    answering(async () => {
      const path = ['reminderId'];
      const { vendor, reminderId } = await readingArgument(path, () =>
        decodedAs('Reminder', { id, argument: 'reminderId' }, context),
      );
      if (context.client.shops !== null) {
        const found = await readingArgument(path, () => context.loaders.reminder(vendor, reminderId));
        if (found === null) refuse('NOT_FOUND', 'There is no such reminder.', path);
      }
      const write = { name: 'reminderReply', input: { reminderId, content }, vendor, orders: [] } as const;
      return { performed: await perform(write, options, context), reminder: { vendor, reminderId } };
    }),
};
