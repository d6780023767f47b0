/**
 * The write desk of SOMS (海鼎 SOMS 订单服务): every write of its document, 提交订单 and 确认自提 in the one of their
 * two forms that is configured.
 */
import { vendorTime } from '../../values/time.ts';
import type { WriteOperations, WriteHandler, WriteRequest } from '../../ports/writes.ts';
import { segment, type SomsClient } from '../client.ts';
import { digest, type Make, pathless, refuse, requestMaker, type WriteSetup } from './request.ts';
import { verdictOf } from './response.ts';
import { afterSaleWrites } from './aftersale.ts';
import { deliveryWrites } from './delivery.ts';
import { invoiceWrites } from './invoice.ts';
import { orderWrites } from './order.ts';
import { storeWrites } from './store.ts';
import { substitution } from './substitute.ts';

export function somsWriteOperations(setup: WriteSetup) {
  const make = requestMaker(setup);
  return {
    ...orderWrites(make, setup),
    orderItemsSubstitute: substitution(make),
    ...storeWrites(make, setup),
    ...deliveryWrites(make),
    ...afterSaleWrites(make),
    ...invoiceWrites(make),
    reminderReply: reminderReply(make, setup),
  } satisfies WriteOperations;
}

export function somsWriteHandler(client: SomsClient, setup: WriteSetup & { readonly now: () => number }): WriteHandler {
  const ready = (asked: WriteRequest): WriteRequest['request'] => stamped(asked, setup.now());
  return {
    operations: somsWriteOperations(setup),
    show: (asked) => client.show(ready(asked)),
    send: async (asked, call) => verdictOf(await client.write(ready(asked), call), asked, setup.tenantId),
  };
}

const replying = 'replyOrderRemind';

const reminderReply = (make: Make, { operator }: WriteSetup): NonNullable<WriteOperations['reminderReply']> => ({
  vendorOperations: [replying],
  reads: null,
  prepare(command) {
    const { reminderId, content } = command.input;
    if (pathless(reminderId))
      return {
        userErrors: [refuse('NOT_FOUND', 'reminderId: SOMS has no such reminder.', { path: ['reminderId'] })],
      };
    const draft = {
      operation: replying,
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

/** A reply says when it was written, and that is when it is sent. */
function stamped({ request }: WriteRequest, now: number): WriteRequest['request'] {
  if (request.operation !== replying || request.body === undefined) return request;
  const said: unknown = JSON.parse(request.body);
  return { ...request, body: JSON.stringify(Object.assign({}, said, { reply_time: vendorTime(now) })) };
}
