/** 确认自提: the buyer has fetched the order from the store. */
import { at } from '../../../sources/values/json.ts';
import type { Book, StoredOrder } from '../book.ts';
import { put } from '../wire.ts';
import type { Wire } from '../../server/wire.ts';
import { no, type Refused, textAt, unlessCanceled } from './request.ts';

/** The order that a request names: 订单号和自提二维码不能同时为空, 平台ID(自提二维码不为空时必填). */
export function pickupOrder(book: Book, body: Wire): StoredOrder | Refused | undefined {
  const [id, code] = [textAt(body, 'order_id'), textAt(body, 'selftake_qrcode')];
  const platform = textAt(body, 'platform_id');
  if (id === undefined && code === undefined) return no('PARAM_ERROR', '订单号和自提二维码不能同时为空');
  if (code !== undefined && platform === undefined) return no('PARAM_ERROR', '自提二维码不为空时平台ID必填');
  if (id !== undefined) return book.find(id);
  const found = book.orders.find(
    ({ order }) =>
      at(order, 'delivery.type') === 'selftake' &&
      at(order, 'delivery.selftake_code') === code &&
      at(order, 'front.platform.id') === platform,
  );
  return found ?? no('NOT_FOUND', '自提码不存在');
}

/** What a request names beside the order must be that order's. The QR code and the typed code are the same here. */
const belongs: readonly (readonly [field: string, path: string, message: string])[] = [
  ['selftake_qrcode', 'delivery.selftake_code', '自提码不正确'],
  ['store_id', 'delivery.station.id', '自提门店不正确'],
  ['platform_id', 'front.platform.id', '平台不正确'],
];

export const confirmPickup = unlessCanceled(({ stored, body, now }) => {
  const { id, order } = stored;
  if (at(order, 'delivery.type') !== 'selftake') return no('NOT_SELFTAKE', '非自提订单');
  if (at(order, 'delivery.selftake_confirmed') === true) {
    return { ...no('ALREADY_TAKEN', '订单已自提'), answer: { order_id: id } };
  }
  const wrong = belongs.find(([field, path]) => {
    const named = textAt(body, field);
    return named !== undefined && named !== at(order, path);
  });
  if (wrong) return no('NOT_FOUND', wrong[2]);
  return {
    order: put(order, {
      state: 'delivered',
      'delivery.state': 'signed',
      'delivery.selftake_confirmed': true,
      'delivery.operation_state': 'handover',
      'front.finished_time': now,
    }),
    hidden: { deliveredTime: now },
    log: { action: 'selftake', caption: '确认自提' },
    answer: { order_id: id },
  };
});
