/** Cancelling, paying, tags and notes. */
import { at } from '../../../sources/values/json.ts';
import { wiresAt } from '../../server/wire.ts';
import { put } from '../wire.ts';
import { no, orderCanceled, textAt, textsAt, unlessCanceled, type Write } from './request.ts';

const notYetShipped: ReadonlySet<unknown> = new Set(['confirmed', 'prepared', 'approved']);
const shipped: ReadonlySet<unknown> = new Set(['delivering', 'delivered']);

/**
 * 发货前…直接取消订单;发货后…自动生成退货订单: a shipped order stays what it is and has a return, which the filter
 * have_return and the log show.
 */
export const cancel: Write = ({ stored, body }) => {
  const state = at(stored.order, 'state');
  if (notYetShipped.has(state)) {
    return {
      order: put(stored.order, {
        state: 'canceled',
        cancel_type: textAt(body, 'type'),
        cancel_reason: textAt(body, 'reason'),
      }),
      log: { action: 'cancel', caption: '取消订单' },
    };
  }
  if (!shipped.has(state)) return state === 'canceled' ? orderCanceled : no('STATE_ERROR', '订单状态不允许取消');
  const rtnId = textAt(body, 'frontRtnId') ?? `TH${stored.id}`;
  return {
    order: stored.order,
    hidden: { haveReturn: true },
    log: { action: 'applyRtn', caption: '发货后取消,生成退货订单', rtnId },
  };
};

const frontWords: Readonly<Record<string, string>> = { paid: '已付款', notPay: '待付款' };

export const pay = unlessCanceled(({ stored, body, now }) => {
  if (at(stored.order, 'payment.state') === 'paid') return no('STATE_ERROR', '订单已付款');
  const state = textAt(body, 'pay_state') ?? 'paid';
  const details = wiresAt(body, 'details');
  return {
    order: put(stored.order, {
      'payment.state': state,
      'payment.pay_time': textAt(body, 'pay_time') ?? (state === 'notPay' ? undefined : now),
      'payment.pay_bill_id': textAt(body, 'pay_bill_id'),
      'payment.payee': at(body, 'payee'),
      'payment.details': details.length > 0 ? details : undefined,
      'front.state': frontWords[state],
    }),
    log: { action: 'pay', caption: '订单付款' },
  };
});

/** A tag that is both removed and added is there afterwards, and no tag is there twice. */
export const tag: Write = ({ stored, body }) => {
  const [added, removed] = [textsAt(body, 'add_tags'), textsAt(body, 'remove_tags')];
  if (added.length + removed.length === 0) return no('PARAM_ERROR', 'add_tags、remove_tags 不能同时为空');
  const left = wiresAt(stored.order, 'tags').flatMap((one) => textAt(one, 'name') ?? []);
  const names = new Set([...left.filter((name) => !removed.includes(name)), ...added]);
  return {
    order: put(stored.order, { tags: [...names].map((name) => ({ name })) }),
    log: { action: 'tagging', caption: '更新标签' },
  };
};

/** Without a text the note is removed, because the access guide sends an empty field as null or not at all. */
export const customerNote: Write = ({ stored, body }) => ({
  order: { ...stored.order, customer_note: textAt(body, 'customer_note') },
  log: { action: 'customerNote', caption: '更新客户备注' },
});
