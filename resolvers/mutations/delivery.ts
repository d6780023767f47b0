/** Writes on the store's work, the delivery and the invoice of an order. */
import type { WriteInputs } from '../../sources/ports/write-inputs.ts';
import type { CarrierAssignInput, MutationResolvers } from '../types.generated.ts';
import { answering, onOrder, performed, readingArgument, refuse } from './perform.ts';
import { decodedAs } from '../arguments/references.ts';

const operator = null;
const carrier = (input: CarrierAssignInput): WriteInputs['carrierAssign'] => ({
  ...input,
  skipStateCheck: input.skipStateCheck ?? false,
});

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
  storeOperationRecord: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'storeOperationRecord', input, order: key, operator })),
  pickInfoSet: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'pickInfoSet', input, order: key, operator })),
  traceCodesSet: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'traceCodesSet', input, order: key, operator })),
  pickupConfirm: (_root, { order, storeId, qrCode, platformId, options }, context) =>
    onOrder(order, options, context, (key) => ({
      name: 'pickupConfirm',
      input: { storeId, qrCode, platformId },
      order: key,
      operator,
    })),
  deliveryStatusSet: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'deliveryStatusSet', input, order: key, operator })),
  carrierAssign: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'carrierAssign', input: carrier(input), order: key, operator })),
  carrierChange: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'carrierChange', input: carrier(input), order: key, operator })),
  carrierDispatchCancel: (_root, { order, carrierId, reason, redispatch, options }, context) =>
    onOrder(order, options, context, (key) => ({
      name: 'carrierDispatchCancel',
      input: { carrierId, reason, redispatch: redispatch ?? false },
      order: key,
      operator,
    })),
  invoiceSet: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'invoiceSet', input, order: key, operator })),
  invoiceResultRecord: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'invoiceResultRecord', input, order: key, operator })),
  reminderReply: (_root, { reminderId: id, content, options }, context) =>
    answering(async () => {
      const reminder = await readingArgument(['reminderId'], () => decodedAs('Reminder', id, context, 'reminderId'));
      const { vendor, reminderId } = reminder;
      if (context.client.shops !== null) {
        const found = await readingArgument(['reminderId'], () => context.loaders.reminder(vendor, reminderId));
        if (found === null) refuse('NOT_FOUND', 'There is no such reminder.', ['reminderId']);
      }
      const command = { name: 'reminderReply', input: { reminderId, content }, order: null, operator } as const;
      const result = await performed(command, { vendor, orders: [] }, options, context);
      return { performed: result, target: null, batch: [], reminder: { vendor, reminderId } };
    }),
};
