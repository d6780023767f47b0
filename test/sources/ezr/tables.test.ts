import { describe, expect, test } from 'vitest';
import { tablesVersion } from '../../../sources/domain/code-table.ts';
import { ezrMappings } from '../../../sources/ezr/tables.ts';
import { mapped, orderWith } from './pushed.ts';

// Written from the document's own lists and mappings.md, not from the tables under test.
const statuses = [
  [0, '已取消', 'CANCELLED', 'CANCELLED'],
  [1, '待付款', 'PENDING_PAYMENT', 'UNFULFILLED'],
  [2, '待发货', 'AWAITING_SHIPMENT', 'UNFULFILLED'],
  [4, '已发货', 'SHIPPED', 'SHIPPED'],
  [8, '交易成功', 'DELIVERED', 'DELIVERED'],
  [16, '交易完成', 'COMPLETED', 'DELIVERED'],
  [20, '已关闭', 'CLOSED', 'CANCELLED'],
] as const;

const nativeOf = (field: string, fields: Readonly<Record<string, unknown>>) =>
  orderWith(fields).statusNative.find((native) => native.field === field);
const listed = (field: string, code: string, label: string) => ({ field, code, label, documented: true });
const unlisted = (field: string, code: string) => ({ field, code, label: null, documented: false });

describe('OrderStatus', () => {
  test.each(statuses)('%s %s is %s', (code, label, status, fulfillmentStatus) => {
    for (const OrderStatus of [code, String(code)]) {
      const order = orderWith({ OrderStatus, DelivType: 0 });
      expect(order).toMatchObject({ status, fulfillmentStatus });
      expect(order.statusNative[0]).toEqual(listed('OrderStatus', String(code), label));
    }
  });

  test.each(statuses.filter(([code]) => code !== 2))('%s %s to be picked up is still %s', (code, _label, status) => {
    expect(orderWith({ OrderStatus: code, DelivType: 1 }).status).toBe(status);
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
    [0, '快递', 'EXPRESS'],
    [1, '自提', 'STORE_PICKUP'],
  ])('DelivType %s %s is %s', (DelivType, label, expected) => {
    expect(orderWith({ DelivType }).deliveryMethod).toBe(expected);
    expect(nativeOf('DelivType', { DelivType })).toEqual(listed('DelivType', String(DelivType), label));
  });

  test.each([
    ['OG', '开团', 'GROUP_BUY'],
    ['JG', '参团', 'GROUP_BUY'],
    ['BA', '砍价', 'SALE'],
    ['LC', '限券购', 'SALE'],
    ['DOG', '多品团开团', 'GROUP_BUY'],
    ['DJG', '多品团参团', 'GROUP_BUY'],
    ['PRE', '全款预售', 'PRESALE'],
    ['DPRE', '定金预售', 'PRESALE'],
  ])('ActType %s %s is %s', (ActType, label, kind) => {
    expect(orderWith({ ActType }).kind).toBe(kind);
    expect(nativeOf('ActType', { ActType })).toEqual(listed('ActType', ActType, label));
    expect(orderWith({ ActType, ExchangeType: 1 }).kind).toBe(kind);
    expect(orderWith({ ActType, ExchangeType: 2 }).kind).toBe('EXCHANGE');
  });

  test.each([
    [1, '换货原订单', 'SALE'],
    [2, '换货订单', 'EXCHANGE'],
  ])('ExchangeType %s %s is %s', (ExchangeType, label, kind) => {
    expect(orderWith({ ExchangeType }).kind).toBe(kind);
    expect(nativeOf('ExchangeType', { ExchangeType })).toEqual(listed('ExchangeType', String(ExchangeType), label));
  });

  test.each([
    ['MY', '人民币'],
    ['BS', '积分'],
  ])('ExpressFeeType %s %s is shown', (ExpressFeeType, label) => {
    expect(nativeOf('ExpressFeeType', { ExpressFeeType })).toEqual(listed('ExpressFeeType', ExpressFeeType, label));
  });

  test.each([
    [0, '线下门店', false],
    [1, '品牌自有商城', false],
    [2, '品牌线上官网', false],
    [3, 'PC销售', false],
    [4, 'APP销售', false],
    [6, 'EZR微商城', true],
    [7, 'EZR微信小程序', true],
    [9, '第三方商城订单', false],
    [10, '淘宝', false],
    [11, '京东', false],
    [20, 'EZR支付宝小程序', true],
  ])('DataOrigin %s %s; EZR is the shop: %s', (DataOrigin, name, isShop) => {
    const order = orderWith({ DataOrigin, Dtls: [{ ItemNo: 'A' }] });
    expect(order.platform).toEqual({ id: null, code: String(DataOrigin), name });
    expect(order.platformOrderNo).toBe(isShop ? 'EZ1' : null);
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
    // 0 is how an int says "none".
    expect(orderWith({ ExchangeType: 0 })).toMatchObject({ kind: 'SALE', statusNative: [] });
  });
});

test('statusMappings: one row for each code and condition, the inferred ones marked', () => {
  const rows = ezrMappings.map(({ field, code, target }) => `${field} ${code} ${target}`);
  expect(new Set(rows).size).toBe(rows.length);
  expect(
    Object.fromEntries(
      Map.groupBy(ezrMappings, ({ field }) => field)
        .entries()
        .map(([f, all]) => [f, all.length]),
    ),
  ).toEqual({
    OrderStatus: 8,
    'OrderStatus (fulfilment)': 7,
    IsPayed: 2,
    DelivType: 2,
    ActType: 8,
    ExchangeType: 2,
    ExpressFeeType: 2,
    DataOrigin: 11,
  });
  expect(ezrMappings.every(({ vendor, version }) => vendor === 'EZR' && version === tablesVersion)).toBe(true);
  const marked = ezrMappings.filter(({ note }) => note?.includes('†')).map(({ field, code }) => `${field} ${code}`);
  expect(marked).toEqual([
    'OrderStatus 8',
    'OrderStatus 16',
    'IsPayed true',
    'DataOrigin 6',
    'DataOrigin 7',
    'DataOrigin 20',
  ]);
});
