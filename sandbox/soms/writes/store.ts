/** What a store does: it takes orders, picks goods and answers reminders. Also the change of the store itself. */
import { at } from '../../../sources/values/json.ts';
import { type StoredReminder, words } from '../reminders.ts';
import { put } from '../wire.ts';
import type { Wire } from '../../server/wire.ts';
import { type Changed, no, orderCanceled, type Refused, textAt, unlessCanceled, type WriteRequest } from './request.ts';

/** 取消集货 leads back to the state before it. */
const statesAfter: Readonly<Record<string, string>> = {
  accept: 'accepted',
  shipping: 'shipping',
  recheck: 'rechecked',
  handover: 'handover',
  cancelShipping: 'accepted',
};
const listedStates: ReadonlySet<unknown> = new Set(['none', 'accepted', 'shipping', 'rechecked', 'handover']);

/** The state that a request names. The samples print the whole list of states there, and then the operation decides. */
export function operationStateOf(body: Wire): string | undefined {
  const named = textAt(body, 'operation_state');
  return listedStates.has(named) ? named : statesAfter[textAt(body, 'operation') ?? ''];
}

/** The document forbids no order of the steps, so none is refused. */
export const storeOperation = unlessCanceled(({ stored, body }) => ({
  order: put(stored.order, {
    'delivery.operation_state': operationStateOf(body),
    pick_info: at(body, 'pick_info'),
    shipping_voucher_urls: at(body, 'shipping_voucher_urls'),
  }),
  log: { action: textAt(body, 'operation') ?? '', caption: '门店作业' },
}));

export const pickInfo = unlessCanceled(({ stored, body }) => {
  const info = at(body, 'pick_info');
  // The document does not mark it as required, yet without it there is nothing to do.
  if (info === undefined) return no('PARAM_ERROR', 'pick_info 必填');
  return { order: put(stored.order, { pick_info: info }), log: { action: 'pickInfo', caption: '更新拣货信息' } };
});

/** One entry of 批量修改订单下单门店. */
export function withStore(order: Wire, mod: Wire): Changed | Refused {
  if (textAt(mod, 'order_store.id') === undefined) return no('PARAM_ERROR', '下单门店不能为空');
  if (at(order, 'state') === 'canceled') return orderCanceled;
  return {
    order: put(order, { order_store: at(mod, 'order_store') }),
    log: { action: 'modStore', caption: '修改下单门店' },
  };
}

/**
 * The document says nothing of a second reply, so it takes the place of the first; that an expired reminder takes none
 * is a guess.
 */
export function replied(found: StoredReminder, { body, now, operator }: WriteRequest): StoredReminder | Refused {
  const { id, reminder, state } = found;
  if (state === 'invalid') return no('STATE_ERROR', '催单已失效');
  const inWords = Object.values(words).some((word) => word === reminder['reply_state']);
  return {
    id,
    state: 'replied',
    reminder: put(reminder, {
      reply_state: inWords ? words.replied : 'replied',
      reply_content: textAt(body, 'reply_content'),
      reply_time: textAt(body, 'reply_time') ?? now,
      reply_operator: textAt(body, 'reply_operator') ?? operator,
      modified: now,
      modifier: operator,
    }),
  };
}
