/**
 * The write handler of SOMS (海鼎 SOMS 订单服务), with every write of its document. 提交订单 and 确认自提 have two forms, of
 * which one is configured.
 */
import type { WriteHandler, WriteOperations, WriteRequest } from '../../ports/writes.ts';
import { type Clock, vendorTime } from '../../values/time.ts';
import type { SomsClient } from '../client.ts';
import { fitsNoPath, segment } from '../transport.ts';
import { reissueCreate, returnCreate } from './aftersale.ts';
import { somsError } from './checks.ts';
import { carrierAssign, carrierChange, carrierDispatchCancel, deliveryStatusSet } from './delivery.ts';
import { invoiceResultRecord, invoiceSet } from './invoice.ts';
import type { MakeOperation } from './operation.ts';
import { orderCancel, orderCreate, orderNoteSet, orderPay, ordersReassignStore, orderTagsUpdate } from './order.ts';
import { requestMaker, type WriteSetup } from './request.ts';
import { resultOf } from './response.ts';
import { pickInfoSet, pickupConfirm, storeOperationRecord } from './store.ts';
import { orderItemsSubstitute } from './substitute.ts';
import { traceCodesSet } from './trace-codes.ts';
import { digest } from './values.ts';

export function somsWriteOperations(setup: WriteSetup) {
  const make = requestMaker(setup);
  return {
    orderCreate: orderCreate(setup)(make),
    orderCancel: orderCancel(make),
    orderPay: orderPay(make),
    ordersReassignStore: ordersReassignStore(make),
    orderTagsUpdate: orderTagsUpdate(make),
    orderNoteSet: orderNoteSet(make),
    orderItemsSubstitute: orderItemsSubstitute(make),
    storeOperationRecord: storeOperationRecord(make),
    pickInfoSet: pickInfoSet(make),
    traceCodesSet: traceCodesSet(make),
    pickupConfirm: pickupConfirm(setup)(make),
    deliveryStatusSet: deliveryStatusSet(make),
    carrierAssign: carrierAssign(make),
    carrierChange: carrierChange(make),
    carrierDispatchCancel: carrierDispatchCancel(make),
    returnCreate: returnCreate(make),
    reissueCreate: reissueCreate(make),
    invoiceSet: invoiceSet(make),
    invoiceResultRecord: invoiceResultRecord(make),
    reminderReply: reminderReply(setup)(make),
  } satisfies WriteOperations;
}

export function somsWriteHandler(client: SomsClient, setup: WriteSetup & { readonly now: Clock }): WriteHandler {
  const ready = (write: WriteRequest): WriteRequest['request'] => stamped(write, setup.now());
  return {
    operations: somsWriteOperations(setup),
    show: (write) => client.show(ready(write)),
    send: async (write, call) => resultOf(await client.write(ready(write), call), write, setup.tenantId),
  };
}

const replyOperation = 'replyOrderRemind';

const reminderReply =
  ({ operator }: WriteSetup): MakeOperation<'reminderReply'> =>
  (make) => ({
    vendorOperations: [replyOperation],
    reads: null,
    prepare(command) {
      const { reminderId, content } = command.input;
      const place = { path: ['reminderId'] };
      if (fitsNoPath(reminderId))
        return { userErrors: [somsError('NOT_FOUND', 'reminderId: SOMS has no such reminder.', place)] };
      const draft = {
        operation: replyOperation,
        path: `/orderremindservice/remind/${segment(reminderId)}/reply`,
        form: 'ReplyRemindRequest',
        typed: { reply_content: content, reply_operator: command.operator ?? operator },
        argument: ['content'],
        targets: [],
      };
      return make(command, draft, { find: { reminderId }, values: { reply: digest(reminderId, content) } });
    },
    reconcile: ({ values }, _found, reminder) =>
      reminder !== null && digest(reminder.reminderId, reminder.reply?.content ?? '') === values['reply']
        ? 'DONE'
        : 'NOT_SEEN',
  });

/** The time of a reply is the time when it is sent. */
function stamped({ request }: WriteRequest, now: number): WriteRequest['request'] {
  if (request.operation !== replyOperation || request.body === undefined) return request;
  const body: unknown = JSON.parse(request.body);
  return { ...request, body: JSON.stringify(Object.assign({}, body, { reply_time: vendorTime(now) })) };
}
