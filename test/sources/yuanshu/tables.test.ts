import { describe, expect, test } from 'vitest';
import type { Order } from '../../../sources/model.ts';
import { fact, line, mapped, reading } from './states.ts';

type Body = Readonly<Record<string, unknown>>;

describe('orderStatus', () => {
  test.each([
    ['10', {}, 'PENDING_PAYMENT', 'UNKNOWN'],
    ['11', {}, 'AWAITING_PICKUP', 'UNKNOWN'],
    ['20', {}, 'CANCELLED', 'CANCELLED'],
    ['40', {}, 'COMPLETED', 'DELIVERED'],
    ['50', {}, 'AWAITING_SHIPMENT', 'UNKNOWN'],
    ['50', { pickOrderStatus: '10' }, 'PROCESSING', 'UNFULFILLED'],
    ['50', { pickOrderStatus: '40' }, 'AWAITING_SHIPMENT', 'READY'],
    ['50', { pickOrderStatus: '20' }, 'AWAITING_SHIPMENT', 'CANCELLED'],
    ['60', { pickOrderStatus: '40' }, 'SHIPPED', 'SHIPPED'],
    ['40', { pickOrderStatus: '20' }, 'COMPLETED', 'DELIVERED'],
    ['20', { pickOrderStatus: '10' }, 'CANCELLED', 'CANCELLED'],
    // A number instead of a text, an unlisted code, and no code.
    [60, {}, 'SHIPPED', 'SHIPPED'],
    ['70', { pickOrderStatus: '40' }, 'UNKNOWN', 'READY'],
    ['', {}, 'UNKNOWN', 'UNKNOWN'],
    [null, {}, 'UNKNOWN', 'UNKNOWN'],
  ])('%j with %j is %s, fulfilment %s', (orderStatus, more, status, fulfillmentStatus) => {
    expect(mapped({ orderStatus, ...more })).toMatchObject({ status, fulfillmentStatus });
  });
});

/** One documented code for each field: the table is the document's. */
const examples: readonly [keyof Order, string, string, string][] = [
  ['paymentStatus', 'payStatus', '2', 'REFUNDING'],
  ['fulfillmentStatus', 'pickOrderStatus', '40', 'READY'],
  ['reviewStatus', 'riskAuditStatus', '3', 'REJECTED'],
  ['deliveryMethod', 'distributionType', '3', 'VENDOR_DIRECT'],
  ['kind', 'activityType', '3', 'POINTS'],
  ['kind', 'groupStatus', '1', 'GROUP_BUY'],
];
describe.each(examples)('%s from %s', (field, code, value, expected) => {
  test(`${value} is ${expected}, in either type`, () => {
    for (const sent of [value, Number(value)]) {
      const order = mapped({ [code]: sent });
      expect(order[field]).toBe(expected);
      expect(order.statusNative.find((one) => one.field === code)).toMatchObject({ code: value, documented: true });
    }
  });
  test('an unlisted code is UNKNOWN beside the code, and reported', () => {
    const { order, unmapped } = reading({ [code]: '99', orderStatus: '10' });
    expect(order[field]).toBe('UNKNOWN');
    expect(unmapped).toEqual([{ field: code, code: '99', label: null, documented: false }]);
  });
  test('null says nothing', () => {
    const { order, unmapped } = reading({ [code]: null, orderStatus: '10' });
    expect(order[field]).toBe(field === 'kind' ? 'SALE' : 'UNKNOWN');
    expect(order.statusNative.map((one) => one.field)).toEqual(['orderStatus']);
    expect(unmapped).toEqual([]);
  });
});

test('activityType decides before groupStatus', () => {
  expect(mapped({ activityType: '3', groupStatus: '1' }).kind).toBe('POINTS');
  expect(mapped({ activityType: '9', groupStatus: '1' }).kind).toBe('UNKNOWN');
});

test('cancelAuditStatus is native, reviewStatus that of the risk audit', () => {
  const order = mapped({ riskAuditStatus: '2', cancelAuditStatus: '3' });
  expect(order.reviewStatus).toBe('APPROVED');
  expect(order.statusNative).toContainEqual({
    field: 'cancelAuditStatus',
    code: '3',
    label: '审核驳回',
    documented: true,
  });
});

test('deliveryInfo says how it is delivered where the order does not', () => {
  const order = mapped({ distributionType: null, deliveryInfo: { distributionType: '2' } });
  expect(order.deliveryMethod).toBe('STORE_DELIVERY');
  expect(order.statusNative.at(-1)?.field).toBe('deliveryInfo.distributionType');
});

describe('payment', () => {
  const paid = (amount: unknown) => ({ orderPayTypeInfos: [{ payType: 1, amount }] });
  test.each<[Body, string, string | null]>([
    [{ payStatus: '0', amountInfo: { paymentType: '1' }, payInfo: paid(1000) }, 'PARTIALLY_PAID', null],
    [{ payStatus: '0', amountInfo: { paymentType: '1' }, payInfo: paid(0) }, 'UNPAID', null],
    [{ payStatus: '0', amountInfo: { paymentType: '1' } }, 'UNPAID', null],
    [{ payStatus: '0', amountInfo: { paymentType: '0' }, payInfo: paid(1000) }, 'UNPAID', null],
    [{ payStatus: '0', amountInfo: { paymentType: '2' } }, 'UNPAID', null],
    [{ payStatus: '1', payInfo: paid('1005') }, 'PAID', '10.05'],
    [{ payStatus: '3', payInfo: paid(1) }, 'REFUNDED', '0.01'],
    [{ payStatus: '1', payInfo: { orderPayTypeInfos: [{ amount: 1 }, { amount: null }] } }, 'PAID', null],
  ])('%j is %s', (body, status, amount) => {
    const order = mapped(body);
    expect(order.paymentStatus).toBe(status);
    expect(order.amounts.paid?.amount ?? null).toBe(amount);
  });

  test('payStatus 2 and 3 are statuses of after-sale too', () => {
    expect(mapped({ payStatus: '2' }).returnStatus).toBe('REFUNDING');
    expect(mapped({ payStatus: '3' }).returnStatus).toBe('REFUNDED');
    expect(mapped({ payStatus: '1' }).returnStatus).toBeNull();
  });
});

describe('lines', () => {
  test.each([
    [{ tradingType: '0' }, 'MAIN'],
    [{ tradingType: '0', goodsType: '1' }, 'MAIN'],
    [{ tradingType: '0', goodsType: '2' }, 'MAIN'],
    [{ tradingType: '0', goodsType: '3' }, 'BUNDLE'],
    [{ tradingType: '1', goodsType: '3' }, 'GIFT'],
    [{ tradingType: 2 }, 'ADD_ON_PURCHASE'],
    [{ tradingType: '3' }, 'UNKNOWN'],
    [{ tradingType: null }, 'UNKNOWN'],
  ])('%j is %s', (more, kind) => {
    expect(line(more).kind).toBe(kind);
  });
  test('unlisted codes of lines are reported', () => {
    const { unmapped } = reading({ goodsInfoList: [{ tradingType: '7', goodsType: '8', buyNum: 1 }] });
    expect(unmapped.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'goodsInfoList[].tradingType 7',
      'goodsInfoList[].goodsType 8',
    ]);
  });
});

describe('after-sale and cancellation', () => {
  const after = (more: Body) =>
    mapped({}, { afterSales: [fact({ refundId: 'R1', ...more }, { key: 'R1' })] }).returns?.[0];
  test.each([
    [{ status: 4, aftersaleMethod: 1 }, 'IN_TRANSIT', 'RETURN_AND_REFUND'],
    [{ status: '4', aftersaleMethod: '1' }, 'IN_TRANSIT', 'RETURN_AND_REFUND'],
    [{ status: 7, aftersaleMethod: 2 }, 'UNKNOWN', 'UNKNOWN'],
    [{ status: null }, 'UNKNOWN', 'UNKNOWN'],
  ])('%j is %s and %s', (more, status, kind) => {
    expect(after(more)).toMatchObject({ status, kind });
  });
  test.each([
    ['1', '用户取消', true],
    ['7', null, false],
  ])('cancelType %s (%s)', (cancelType, label, documented) => {
    const order = mapped({ orderStatus: '50' }, { cancel: fact({ orderNo: 'Y1', cancelType }) });
    expect(order.status).toBe('CANCELLED');
    expect(order.statusNative.at(-1)).toEqual({
      field: 'order-cancel.cancelType',
      code: cancelType,
      label,
      documented,
    });
  });
});
