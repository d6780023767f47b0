import { describe, expect, test } from 'vitest';
import { tablesVersion } from '../../../sources/domain/code-table.ts';
import { mapped, orderWith } from './pushed.ts';

const nativeOf = (field: string, fields: Readonly<Record<string, unknown>>) =>
  orderWith(fields).statusNative.find((native) => native.field === field);
const listed = (field: string, code: string, label: string) => ({ field, code, label, documented: true });
const unlisted = (field: string, code: string) => ({ field, code, label: null, documented: false });

describe('OrderStatus', () => {
  test.each([4, '4'])('%j tells the status and the fulfilment, in either type', (OrderStatus) => {
    const order = orderWith({ OrderStatus, DelivType: 1 });
    expect(order).toMatchObject({ status: 'SHIPPED', fulfillmentStatus: 'SHIPPED' });
    expect(order.statusNative[0]).toEqual(listed('OrderStatus', '4', '已发货'));
  });

  test('2 waits for its buyer where it is to be picked up, and the rule says so', () => {
    const order = orderWith({ OrderStatus: 2, DelivType: 1 });
    expect(order.status).toBe('AWAITING_PICKUP');
    expect(order.statusRule).toBe(`EZR.OrderStatus.2.pickupAtStore@${tablesVersion}`);
  });

  test.each([3, 6, 12, 17, 24, 99, -1, 'constructor'])('%s is unlisted: no bit mask, no guess', (OrderStatus) => {
    const { order, unmapped } = mapped(JSON.stringify({ Code: 'EZ1', OrderStatus }));
    expect(order).toMatchObject({ status: 'UNKNOWN', fulfillmentStatus: 'UNKNOWN' });
    expect(order.statusNative).toEqual([unlisted('OrderStatus', String(OrderStatus))]);
    expect(unmapped).toEqual([unlisted('OrderStatus', String(OrderStatus))]);
  });

  test.each([null, undefined, ''])('%j is UNKNOWN without a native code', (OrderStatus) => {
    const { order, unmapped } = mapped(JSON.stringify({ Code: 'EZ1', OrderStatus }));
    expect(order).toMatchObject({ status: 'UNKNOWN', fulfillmentStatus: 'UNKNOWN', statusNative: [] });
    expect(unmapped).toEqual([]);
  });
});

describe('the other codes', () => {
  test.each([
    ['DelivType', 1, '自提', { deliveryMethod: 'STORE_PICKUP' }],
    ['ActType', 'PRE', '全款预售', { kind: 'PRESALE' }],
    ['ExchangeType', 2, '换货订单', { kind: 'EXCHANGE' }],
    ['ExpressFeeType', 'BS', '积分', {}],
  ])('%s %s (%s) is shown, and has its meaning', (field, code, label, expected) => {
    expect(orderWith({ [field]: code })).toMatchObject(expected);
    expect(nativeOf(field, { [field]: code })).toEqual(listed(field, String(code), label));
  });

  test('an exchange is one whatever its activity is; the order that it replaces is not', () => {
    expect(orderWith({ ActType: 'OG', ExchangeType: 1 }).kind).toBe('GROUP_BUY');
    expect(orderWith({ ActType: 'OG', ExchangeType: 2 }).kind).toBe('EXCHANGE');
  });

  test.each([
    [7, 'EZR微信小程序', 'EZ1'],
    [10, '淘宝', null],
  ])('DataOrigin %s %s: the platform order number is %j', (DataOrigin, name, platformOrderNo) => {
    const order = orderWith({ DataOrigin, Dtls: [{ ItemNo: 'A' }] });
    expect(order).toMatchObject({ platform: { id: null, code: String(DataOrigin), name }, platformOrderNo });
  });

  test.each([
    ['DelivType', 2, { deliveryMethod: 'UNKNOWN' }],
    ['ActType', 'KJ', { kind: 'UNKNOWN' }],
    ['ExchangeType', 9, { kind: 'UNKNOWN' }],
    ['ExpressFeeType', 'JF', {}],
    ['DataOrigin', 30, { platform: { id: null, code: '30', name: null }, platformOrderNo: null }],
  ])('%s %s is unlisted', (field, code, expected) => {
    const { order, unmapped } = mapped(JSON.stringify({ Code: 'EZ1', [field]: code }));
    expect(order).toMatchObject(expected);
    expect(unmapped).toEqual([unlisted(field, String(code))]);
  });

  test('none of them at all', () => {
    const { order, unmapped } = mapped('{"Code":"EZ1"}');
    expect(order).toMatchObject({
      kind: 'SALE',
      paymentStatus: 'UNKNOWN',
      deliveryMethod: 'UNKNOWN',
      platform: null,
      statusNative: [],
    });
    expect(unmapped).toEqual([]);
    // An int that is not set comes as 0.
    expect(orderWith({ ExchangeType: 0 })).toMatchObject({ kind: 'SALE', statusNative: [] });
  });
});
