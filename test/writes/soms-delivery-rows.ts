/** Writes of SOMS's document on how an order reaches its buyer, and on reminders. */
import { expect } from 'vitest';
import type { Facade } from '../harness.ts';
import { inputOf, onOrder, open, pickup, textAt } from './soms-orders.ts';
import type { WriteRows } from './table.ts';

const carrierIn = 'order { packages { carrier { code name mode } courier { name } trackingNo } }';
const codes = (wire: unknown, code: string): object => ({
  lineNo: '1',
  skuCode: textAt(wire, 'items.0.sku_id'),
  codes: [{ code, quantity: '1', batchNo: '批1' }],
});
const replied = new Set<string>();
async function unanswered(facade: Facade): Promise<string> {
  const { data, errors } = await facade.ask('{ reminders(states: [NOT_REPLIED], first: 50) { nodes { id } } }');
  expect(errors).toEqual([]);
  const found = data.reminders.nodes.find(({ id }: { id: string }) => !replied.has(id));
  if (!found) throw new RangeError('no unanswered reminder is left');
  replied.add(found.id);
  return found.id;
}

export const somsDeliveryRows: WriteRows = {
  updateStoreOperation: onOrder(
    'storeOperationRecord',
    { ...open, 'delivery.operation_state': 'none' },
    {
      args: inputOf('StoreOperationInput'),
      input: () => ({ input: { operation: 'RECHECK', storeId: '0001', voucherUrls: ['a.jpg'] } }),
      other: () => ({ input: { operation: 'PICK', storeId: '0001' } }),
      selection: 'order { state: raw(path: "delivery.operation_state") fulfillmentStatus }',
      shows: () => ({ order: { state: 'rechecked' } }),
      sends: { operation: 'recheck', operation_state: 'rechecked', store_id: '0001', shipping_voucher_urls: ['a.jpg'] },
      reconciles: true,
    },
  ),
  updatePickInfo: onOrder('pickInfoSet', open, {
    args: inputOf('PickInfoInput'),
    input: () => ({ input: { operatorId: 'J9', at: '2026-06-17T02:00:00Z' } }),
    other: () => ({ input: { operatorId: 'J8' } }),
    selection: 'order { pick: raw(path: "pick_info") }',
    shows: () => ({ order: { pick: { operator_id: 'J9', time: '2026-06-17 10:00:00' } } }),
    sends: { pick_info: { operator_id: 'J9', time: '2026-06-17 10:00:00' } },
    reconciles: false,
  }),
  updateTraceCodes: onOrder('traceCodesSet', open, {
    args: { input: '[TraceCodesInput!]!' },
    input: ({ wire }) => ({ input: [codes(wire, 'SY9')] }),
    other: ({ wire }) => ({ input: [codes(wire, 'SY8')] }),
    selection: 'order { items(first: 50) { nodes { traceCodes { code batchNo } } } }',
    shows: () => ({
      order: {
        items: { nodes: expect.arrayContaining([{ traceCodes: [{ code: 'SY9', batchNo: '批1' }] }]) },
      },
    }),
    sends: { items: [{ item_no: '1', trace_code_details: [{ code: 'SY9', qty: 1, batch_no: '批1' }] }] },
    reconciles: true,
  }),
  confirmSelftakeV2: onOrder('pickupConfirm', pickup, {
    args: { storeId: 'String', qrCode: 'String', platformId: 'String' },
    input: ({ wire }) => ({
      storeId: textAt(wire, 'delivery.station.id'),
      qrCode: textAt(wire, 'delivery.selftake_code'),
      platformId: textAt(wire, 'front.platform.id'),
    }),
    other: () => ({}),
    selection: 'order { fulfillmentStatus confirmed: raw(path: "delivery.selftake_confirmed") }',
    shows: () => ({ order: { fulfillmentStatus: 'DELIVERED', confirmed: true } }),
    sends: { order_id: expect.any(String), selftake_qrcode: expect.any(String) },
    reconciles: true,
  }),
  updateOrderDelivery: onOrder('deliveryStatusSet', open, {
    args: inputOf('DeliveryStatusInput'),
    input: () => ({ input: { state: 'SHIPPED', trackingNo: 'YT77' } }),
    other: () => ({ input: { state: 'SIGNED', trackingNo: 'YT77' } }),
    selection: 'order { status fulfillmentStatus packages { trackingNo } }',
    shows: () => ({
      order: { fulfillmentStatus: 'SHIPPED', packages: expect.arrayContaining([{ trackingNo: 'YT77' }]) },
    }),
    sends: { delivery_state: 'shipped', waybill_id: 'YT77' },
    reconciles: true,
  }),
  updateOrderCarrier: onOrder('carrierAssign', open, {
    args: inputOf('CarrierAssignInput'),
    input: () => ({
      input: {
        carrierId: 'sf',
        carrierName: '顺丰',
        mode: 'EXPRESS',
        state: 'PICKED_UP',
        trackingNo: 'SF77',
        courierName: '李某',
        courierPhone: '13812345678',
        freight: '8.50',
      },
    }),
    other: () => ({ input: { carrierId: 'sf', mode: 'SELF' } }),
    selection: carrierIn,
    shows: () => ({
      order: {
        packages: expect.arrayContaining([
          expect.objectContaining({ carrier: { code: 'sf', name: '顺丰', mode: 'EXPRESS' }, trackingNo: 'SF77' }),
        ]),
      },
    }),
    sends: { carrier: { state: 'pickup', type: 'express' }, waybill_id: 'SF77', freight: 8.5 },
    reconciles: true,
  }),
  modifyOrderCarrier: onOrder('carrierChange', open, {
    args: inputOf('CarrierAssignInput'),
    input: () => ({ input: { carrierId: 'new', carrierName: '新承运', mode: 'PLATFORM', courierName: '李某' } }),
    other: () => ({ input: { carrierId: 'newer', mode: 'PLATFORM' } }),
    selection: 'order { carrier: raw(path: "delivery.carrier.carrier.id") type: raw(path: "delivery.carrier.type") }',
    shows: () => ({ order: { carrier: 'new', type: 'thirdparty' } }),
    sends: { type: 'thirdparty', carrier: { id: 'new' }, deliveryman_name: '李某' },
    reconciles: true,
  }),
  cancelCarrier: onOrder(
    'carrierDispatchCancel',
    { state: 'delivering', 'delivery.carrier.carrier.id': '*' },
    {
      args: { carrierId: 'String!', reason: 'String' },
      input: ({ wire }) => ({ carrierId: textAt(wire, 'delivery.carrier.carrier.id'), reason: '客户不要了' }),
      other: ({ wire }) => ({ carrierId: textAt(wire, 'delivery.carrier.carrier.id') }),
      selection: 'order { state: raw(path: "delivery.carrier.state") }',
      shows: () => ({ order: { state: 'canceled' } }),
      sends: { reason: '客户不要了', auto_dispatch: false },
      reconciles: true,
    },
  ),
  replyOrderRemind: {
    mutation: 'reminderReply',
    args: { reminderId: 'ID!', content: 'String!' },
    selection: 'reminder { id reply { content operator } }',
    scene: async (facade) => {
      const id = await unanswered(facade);
      return {
        variables: { reminderId: id, content: '已加急' },
        other: { reminderId: id, content: '稍等' },
        orderId: null,
        held: async () => {
          const { data } = await facade.ask('query ($id: ID!) { reminder(id: $id) { state reply { content } } }', {
            id,
          });
          return data.reminder;
        },
        shows: { reminder: { id, reply: { content: '已加急' } } },
      };
    },
    sends: { reply_content: '已加急', reply_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) },
    reconciles: true,
    untold: true,
  },
};
/** Where SOMS_SELFTAKE says so. */
export const selftakeByOrderRow: WriteRows = {
  confirmSelftake: onOrder('pickupConfirm', pickup, {
    args: { storeId: 'String', qrCode: 'String' },
    input: ({ wire }) => ({ qrCode: textAt(wire, 'delivery.selftake_code') }),
    other: ({ wire }) => ({ storeId: textAt(wire, 'delivery.station.id') }),
    selection: 'order { fulfillmentStatus }',
    shows: () => ({ order: { fulfillmentStatus: 'DELIVERED' } }),
    sends: { selftake_qrcode: expect.any(String) },
    reconciles: true,
  }),
};
