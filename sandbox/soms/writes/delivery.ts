/** Carriers, waybills and the way of a parcel. */
import { at } from '../../../sources/values/json.ts';
import type { ToldStep } from '../book.ts';
import { put } from '../wire.ts';
import { type Wire, wiresAt } from '../../server/wire.ts';
import { no, recordAt, textAt, unlessCanceled } from './request.ts';
import { operationStateOf } from './store.ts';

/** A delivery with several waybills names the first one in these places. */
const waybillOf = (order: Wire): string | undefined =>
  textAt(order, 'delivery.waybill_id') ?? textAt(order, 'waybill_id');

/**
 * 承运单号,非空时将更新: the new number takes the place of the one before; where there was none, its parcel holds all
 * lines.
 */
function withWaybill(order: Wire, waybillId: string | undefined, more: Wire): Wire {
  const current = waybillOf(order);
  const named = waybillId ?? current;
  if (named === undefined) return order;
  const waybills = wiresAt(order, 'delivery.waybills');
  const has = (id: string | undefined): boolean => waybills.some(({ waybill_id }) => waybill_id === id);
  const replaced = has(named) ? named : current;
  const fresh = { waybill_id: named, products: productsOf(order) };
  const next = has(replaced)
    ? waybills.map((one) => (one['waybill_id'] === replaced ? put({ ...one, waybill_id: named }, more) : one))
    : [...waybills, put(fresh, more)];
  return put(order, { waybill_id: named, 'delivery.waybill_id': named, 'delivery.waybills': next });
}

const productsOf = (order: Wire): Wire[] =>
  wiresAt(order, 'items').map(({ sku_id, item_title, quantity }) => ({ sku_id, item_title, quantity }));

/** What the order's only waybill says of the carrier. */
const onWaybill = (carrier: Wire, freight?: unknown): Wire => ({
  carrier: at(carrier, 'carrier'),
  merchant_id: at(carrier, 'merchant.id'),
  merchant_name: at(carrier, 'merchant.name'),
  deliveryman_id: at(carrier, 'deliveryman.id'),
  deliveryman: at(carrier, 'deliveryman.name'),
  deliveryman_mobile: at(carrier, 'deliveryman_mobile'),
  expected_logistics_type: at(carrier, 'expected_logistics_type'),
  freight,
});

const withCarrier = (order: Wire, carrier: Wire): Wire =>
  Object.keys(carrier).length === 0
    ? order
    : put(order, { 'delivery.carrier': { ...recordAt(order, 'delivery.carrier'), ...carrier } });

type Words = readonly [status: string, message: string];
const carrierWords: Readonly<Record<string, Words>> = {
  created: ['待揽收', '已下单,等待揽收'],
  dispatched: ['已派单', '骑手已接单'],
  arrived: ['骑手已到店', '骑手已到店'],
  pickup: ['揽收', '快件已揽收'],
  delivering: ['在途', '快件在运输途中'],
  delivered: ['签收', '快件已签收'],
  canceled: ['销单', '配送已取消'],
};
const deliveryWords: Readonly<Record<string, Words>> = {
  shipped: ['揽收', '快件已揽收'],
  signed: ['签收', '快件已签收'],
  refused: ['拒收', '收件人拒收'],
  redeliver: ['派件', '重新派送'],
};

function stepOf(order: Wire, words: Words | undefined, time: string): ToldStep | undefined {
  const waybillId = waybillOf(order);
  return words && waybillId !== undefined ? { waybillId, time, status: words[0], message: words[1] } : undefined;
}

/** 忽略校验承运状态 says that the state is checked but not how. It is a guess that a delivered parcel stays delivered. */
const backwards = (order: Wire, carrier: Wire): boolean =>
  at(order, 'delivery.carrier.state') === 'delivered' && ![undefined, 'delivered'].includes(textAt(carrier, 'state'));

export const updateCarrier = unlessCanceled(({ stored, body, now }) => {
  const carrier = recordAt(body, 'carrier');
  if (at(body, 'ignore_check_carrier_state') !== true && backwards(stored.order, carrier)) {
    return no('STATE_ERROR', '承运状态不允许变更');
  }
  const tags = wiresAt(body, 'tags');
  const known = wiresAt(stored.order, 'tags');
  // 已有的标签不会重复添加
  const added = tags.filter(({ name }) => !known.some((one) => one['name'] === name));
  const carried = put(withCarrier(stored.order, carrier), {
    'delivery.carrier.delivery_id': textAt(body, 'delivery_id'),
    'delivery.carrier_note': textAt(body, 'carrier_note'),
    'delivery.carrier_proxy_platform': textAt(body, 'carrier_proxy_platform.value'),
    'delivery.carrier_proxy_merchant': textAt(body, 'carrier_proxy_merchant.value'),
    'delivery.waybill_print_info': at(body, 'print_info'),
    exception_remark: textAt(body, 'exception_remark'),
    tags: added.length > 0 ? [...known, ...added] : undefined,
  });
  const order = withWaybill(carried, textAt(body, 'waybill_id'), onWaybill(carrier, at(body, 'freight')));
  const told = stepOf(order, carrierWords[textAt(carrier, 'state') ?? ''], now);
  return { order, told, log: { action: 'carrier', caption: '更新承运信息' } };
});

/** What the order and its carrier become. The document names shipped and signed only, the others follow from them. */
const deliveryStates: Readonly<Record<string, { readonly state: string; readonly carrier: string }>> = {
  shipped: { state: 'delivering', carrier: 'delivering' },
  signed: { state: 'delivered', carrier: 'delivered' },
  refused: { state: 'delivering', carrier: 'delivering' },
  redeliver: { state: 'delivering', carrier: 'delivering' },
};

export const deliver = unlessCanceled(({ stored, body, now }) => {
  const deliveryState = textAt(body, 'delivery_state') ?? 'none';
  // 如果本次操作的是发货,则日志的time将记录该时间
  const shippedTime = deliveryState === 'shipped' ? (textAt(body, 'ship_time') ?? now) : undefined;
  const carrier = recordAt(body, 'carrier');
  const order = withWaybill(
    shipment(stored.order, body, deliveryState),
    textAt(body, 'waybill_id'),
    onWaybill(carrier),
  );
  return {
    order,
    told: stepOf(order, deliveryWords[deliveryState], shippedTime ?? now),
    hidden: {
      ...(shippedTime === undefined ? {} : { shippedTime }),
      ...(deliveryState === 'signed' ? { deliveredTime: now } : {}),
    },
    log: { action: 'deliver', caption: '更新配送状态', time: shippedTime },
  };
});

function shipment(order: Wire, body: Wire, deliveryState: string): Wire {
  const moved = deliveryStates[deliveryState];
  const carrier = recordAt(body, 'carrier');
  const carried = withCarrier(order, carrier);
  const hasCarrier = at(carried, 'delivery.carrier') !== undefined;
  return put(carried, {
    state: moved?.state,
    wrh_state: moved && 'shipped',
    'delivery.state': deliveryState,
    'delivery.carrier.state': hasCarrier ? (textAt(carrier, 'state') ?? moved?.carrier) : undefined,
    'delivery.operation_state': operationStateOf(body),
    'delivery.carrier_note': textAt(body, 'carrier_note'),
    'delivery.ship_id': textAt(body, 'ship_id'),
    'delivery.selftake_confirmed': at(body, 'selftake_confirmed'),
    'front.modified': textAt(body, 'front_modified'),
    'front.finished_time': textAt(body, 'front_finished_time'),
    pick_info: at(body, 'pick_info'),
  });
}

/** The state of a new carrier begins anew. */
export const modifyCarrier = unlessCanceled(({ stored, body }) => {
  if (at(body, 'carrier') === undefined && at(body, 'type') === undefined) {
    return no('PARAM_ERROR', 'carrier、type 不能同时为空');
  }
  return {
    order: put(stored.order, {
      'delivery.carrier': put(recordAt(stored.order, 'delivery.carrier'), {
        state: 'initial',
        type: textAt(body, 'type'),
        carrier: at(body, 'carrier'),
        merchant: at(body, 'merchant'),
        'deliveryman.id': textAt(body, 'deliveryman_id'),
        'deliveryman.name': textAt(body, 'deliveryman_name'),
        deliveryman_mobile: textAt(body, 'deliveryman_mobile'),
      }),
      'delivery.carrier_proxy_platform': textAt(body, 'carrier_proxy_platform.value'),
      'delivery.carrier_proxy_merchant': textAt(body, 'carrier_proxy_merchant.value'),
    }),
    log: { action: 'modCarrier', caption: '更换承运商' },
  };
});

/** 自动调度到下一个承运商: of these two it is the other one. */
const carriers = [
  { id: 'dada', name: '达达快送' },
  { id: 'fengniao', name: '蜂鸟即配' },
] as const;

/** It is a guess that another carrier and a carrier that is already cancelled cannot be cancelled. */
export const cancelCarrier = unlessCanceled(({ stored, body, now }) => {
  const id = textAt(body, 'carrier_id');
  if (textAt(stored.order, 'delivery.carrier.carrier.id') !== id) return no('NOT_FOUND', '承运商不存在');
  if (at(stored.order, 'delivery.carrier.state') === 'canceled') return no('STATE_ERROR', '承运已取消');
  const next = at(body, 'auto_dispatch') === true ? carriers.find((one) => one.id !== id) : undefined;
  return {
    order: put(stored.order, {
      'delivery.carrier.state': next ? 'created' : 'canceled',
      'delivery.carrier.carrier': next,
      'delivery.carrier.exception_reason': textAt(body, 'reason'),
    }),
    told: stepOf(stored.order, carrierWords['canceled'], now),
    log: { action: 'cancelCarrier', caption: '取消承运商配送' },
  };
});
