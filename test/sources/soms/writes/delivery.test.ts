import { expect, test } from 'vitest';
import type { WriteRequest } from '../../../../sources/ports/writes.ts';
import { decimalOf as d } from '../../../../sources/values/decimal.ts';
import { printsAsDocumented } from './printed.ts';
import { errorsOf, key, type LaterRead, prepare, sentBy, tellsOf, timeAt } from './world.ts';

const carrierExtra = {
  merchant: { id: 'string', name: 'string' },
  exception_reason: '异常原因',
  delivery_id: '8548418',
  delivery_name: '8548418',
};

const carrier = { carrierId: 'sf', skipStateCheck: false };

const bodies: Readonly<Record<string, () => WriteRequest>> = {
  updateOrderDelivery: () =>
    sentBy('deliveryStatusSet', {
      order: key,
      input: {
        state: 'NONE',
        trackingNo: '1243566215',
        carrierId: 'string',
        shippedAt: timeAt('2022-07-18 20:34:00'),
        note: '已经在发货的路上',
        vendorFields: {
          operator: 'zhangsan',
          operation: 'shipping',
          operation_state: 'none(空)、accepted(已接单)、shipping( 已集货/已拣货)、rechecked(已复核)、handover(已交接)',
          carrier: {
            ...carrierExtra,
            state: 'initial',
            type: 'self',
            carrier: { name: 'string' },
            deliveryman: { id: 'string', name: 'string' },
            deliveryman_mobile: '18859658865',
            expected_logistics_type: 'crowdsourcing',
          },
          print: true,
          ship_id: '122323232',
          selftake_confirmed: true,
          front_modified: '2016-03-02 12:00:01',
          front_finished_time: '2016-03-02 12:00:01',
          pick_info: {
            time: '2020-06-17 10:00:00',
            source: 'string',
            operator_id: 'string',
            operator_name: 'string',
            auto_picked_finish: true,
            allow_pick_start_time: '2020-06-17 10:00:00',
          },
        },
      },
    }),
  updateOrderCarrier: () =>
    sentBy('carrierAssign', {
      order: key,
      input: {
        carrierId: 'string',
        carrierName: 'string',
        mode: 'CROWDSOURCED',
        state: 'PENDING',
        trackingNo: '123',
        courierName: 'string',
        courierPhone: '18859658865',
        freight: d('1.11'),
        skipStateCheck: true,
        vendorFields: {
          carrier: { ...carrierExtra, type: 'self', deliveryman: { id: 'string' } },
          operator: 'user',
          tags: [{ name: '首单' }],
          delivery_id: '123',
          carrier_note: '加快',
          exception_remark: '第三方要求取消',
          print_info: { datas: [{ type: 'string', data: 'string' }] },
          re_calc_carrier: true,
          carrier_proxy_platform: { value: 'string' },
          carrier_proxy_merchant: { value: 'string' },
          shop_freight: { value: '0.0' },
          ignore_auto_dispatch_carrier: true,
        },
      },
    }),
  modifyOrderCarrier: () =>
    sentBy('carrierChange', {
      order: key,
      input: {
        carrierId: 'string',
        carrierName: 'string',
        mode: 'SELF',
        courierName: '李某',
        courierPhone: '1565586545',
        skipStateCheck: false,
        vendorFields: {
          merchant: { id: 'string', name: 'string' },
          deliveryman_id: '32332',
          carrier_proxy_platform: { value: 'string' },
          carrier_proxy_merchant: { value: 'string' },
        },
      },
    }),
  cancelCarrier: () =>
    sentBy('carrierDispatchCancel', {
      order: key,
      input: { carrierId: '343434343', reason: '客户不要了', redispatch: true },
    }),
};
test.each(Object.entries(bodies))('%s sends the body that the document prints', (...row) => printsAsDocumented(...row));

const errors: Readonly<Record<string, [() => readonly string[], readonly string[]]>> = {
  'a carrier’s state that SOMS has not': [
    () => errorsOf('carrierAssign', { order: key, input: { ...carrier, mode: 'UNKNOWN', state: 'RETURNED' } }),
    ['INVALID_INPUT input.mode', 'INVALID_INPUT input.state'],
  ],
  'a change of carrier with what belongs to the parcel': [
    () =>
      errorsOf('carrierChange', {
        order: key,
        input: { carrierId: 'sf', mode: 'CROWDSOURCED', trackingNo: '1', freight: d('0'), skipStateCheck: true },
      }),
    [
      'INVALID_INPUT input.mode',
      ...['trackingNo', 'freight', 'skipStateCheck'].map((name) => `UNSUPPORTED_BY_VENDOR input.${name}`),
    ],
  ],
  'what a typed field says, said again': [
    () =>
      errorsOf('deliveryStatusSet', {
        order: key,
        input: { state: 'SHIPPED', vendorFields: { delivery_state: 'none' } },
      }),
    ['INVALID_INPUT input.vendorFields.delivery_state'],
  ],
};
test.each(Object.entries(errors))('%s is refused before SOMS is asked', (_what, [found, expected]) =>
  expect(found()).toEqual(expected),
);

const shipment = { type: 'express', state: 'created', carrier: { id: 'sf' } };
const laterReads: readonly LaterRead[] = [
  [
    'deliveryStatusSet',
    () => prepare('deliveryStatusSet', { order: key, input: { state: 'SHIPPED', trackingNo: 'W1' } }),
    { delivery: { state: 'shipped', waybills: [{ waybill_id: 'W1' }] } },
    { delivery: { state: 'shipped', waybill_id: 'W2' } },
  ],
  [
    'carrierAssign',
    () =>
      prepare('carrierAssign', {
        order: key,
        input: { carrierId: 'sf', mode: 'EXPRESS', state: 'LABEL_CREATED', trackingNo: 'W1', skipStateCheck: false },
      }),
    { delivery: { carrier: shipment, waybill_id: 'W1' } },
    { delivery: { carrier: { ...shipment, state: 'initial' }, waybill_id: 'W1' } },
  ],
  [
    'carrierChange',
    () => prepare('carrierChange', { order: key, input: { carrierId: 'sf', mode: 'EXPRESS', skipStateCheck: false } }),
    { delivery: { carrier: shipment } },
    { delivery: { carrier: { ...shipment, carrier: { id: 'zt' } } } },
  ],
  [
    'carrierDispatchCancel',
    () => prepare('carrierDispatchCancel', { order: key, input: { carrierId: 'sf', redispatch: false } }),
    { delivery: { carrier: { ...shipment, state: 'canceled' } } },
    { delivery: { carrier: shipment } },
  ],
];
test.each(laterReads)('a later read tells of %s', (...row) => tellsOf(...row));
