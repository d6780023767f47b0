/** 订单检测 and 自提检查, each by a small and believable rule. */
import { at, JsonNumber } from '../../sources/values/json.ts';
import { money } from '../sales/amount.ts';
import type { Book } from './book.ts';
import { sampleCheck, sampleCheckedOrderId, samplePickup, samplePickupCheck } from './samples.ts';
import { number, whole } from './wire.ts';
import { textAt } from './writes/request.ts';
import type { Wire } from '../server/wire.ts';

/** No carrier takes more than 20 kg or goes further than 30 km. */
const heaviestGrams = 20_000;
const furthestMetres = 30_000;
/** The distance when the address has no position. */
const usualMetres = 3_000;
/** All stores are here, and the distance from here decides. */
const centre = { latitude: 30.2084, longitude: 120.2118 };
const metresPerDegree = 111_000;

const numberAt = (value: unknown, path: string): number | undefined => {
  const found = at(value, path);
  const parsed = Number(found instanceof JsonNumber ? found.text : found);
  return found === undefined || found === null || Number.isNaN(parsed) ? undefined : parsed;
};

function metresTo(address: unknown): number {
  const latitude = numberAt(address, 'latitude');
  const longitude = numberAt(address, 'longtitude');
  if (latitude === undefined || longitude === undefined) {
    const street = at(address, 'street');
    return typeof street === 'string' && street.includes('远郊') ? furthestMetres * 2 : usualMetres;
  }
  const north = (latitude - centre.latitude) * metresPerDegree;
  const east = (longitude - centre.longitude) * metresPerDegree * Math.cos((centre.latitude * Math.PI) / 180);
  return Math.round(Math.hypot(north, east));
}

const checkTypes = new Set(['addresscheck', 'deliverycheck', 'deliverycalc']);

export type CheckAnswer = { readonly answer: Wire } | { readonly refused: string };

export function checkOrder(book: Book, body: unknown): CheckAnswer {
  const type = at(body, 'type');
  if (typeof type !== 'string' || !checkTypes.has(type)) return { refused: 'type 必填' };
  const id = at(body, 'order_id');
  if (id === sampleCheckedOrderId) return { answer: sampleCheck };
  const known = typeof id === 'string' ? book.find(id) : undefined;
  const address = at(body, 'receiver_address') ?? at(known, 'order.delivery.receiver.address');
  const grams = numberAt(body, 'weight') ?? numberAt(known, 'order.weight') ?? 0;
  const metres = metresTo(address);
  if (metres > furthestMetres) return { answer: { success: false, code: 'OUT_OF_RANGE', message: '超出配送范围' } };
  if (grams > heaviestGrams) return { answer: { success: false, code: 'OUT_OF_RANGE', message: '超出配送重量' } };
  return {
    answer: {
      success: true,
      code: '0',
      message: '成功',
      distance: whole(metres),
      // It is five yuan, and one more for each kilometre that is begun.
      freight: number(money(50_000n + 10_000n * BigInt(Math.ceil(metres / 1000)))),
      delivery_mins: whole(20 + Math.ceil(metres / 250)),
      suggest_carrier: { id: 'dada', name: '达达快送' },
      pre_delivery_time: '2026-06-30 12:00:00',
      pre_delivery_slots: [{ pre_date: '今天(周三)', pre_ends: ['立即送出', '12:00', '13:00'] }],
    },
  };
}

export function checkSelftake(book: Book, body: unknown): CheckAnswer {
  const [storeId, code, qrcode, platformId] = ['store_id', 'selftake_code', 'selftake_qrcode', 'platform_id'].map(
    (field) => textAt(body, field),
  );
  // The document marks both the code and the QR code as required.
  if (!storeId || !code || !qrcode) return { refused: 'store_id、selftake_code、selftake_qrcode 必填' };
  if (storeId === samplePickup.storeId && code === samplePickup.code) return { answer: samplePickupCheck };
  const found = book.orders.find(
    ({ order }) =>
      at(order, 'delivery.type') === 'selftake' &&
      at(order, 'delivery.selftake_code') === code &&
      at(order, 'delivery.station.id') === storeId &&
      (platformId === undefined || at(order, 'front.platform.id') === platformId),
  );
  if (!found) return { answer: { success: false, code: 'NOT_FOUND', message: '自提码不存在' } };
  if (at(found.order, 'delivery.selftake_confirmed') === true) {
    return { answer: { success: false, code: 'ALREADY_TAKEN', message: '订单已自提', order_id: found.id } };
  }
  return { answer: { success: true, code: '0', message: '成功', order_id: found.id } };
}
