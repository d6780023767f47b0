import { describe, expect, test } from 'vitest';
import { line, mapped, order } from './answers.ts';

const native = (field: string, code: string, label: string) => ({ field, code, label, documented: true });

describe('after-sale', () => {
  const casesOf = (lines: readonly unknown[], others: readonly unknown[] = []) =>
    mapped([order(1, { salesOrderCode: 'SO1', orderDetailList: lines }), ...others]).orders[0];

  test.each([
    [{ refundStatus: 10, refundType: '0' }, 'RETURN_AND_REFUND', 'REQUESTED', 'line refundStatus'],
    [
      { refundStatus: 10, refundType: '0', isReturnGoods: 1 },
      'RETURN_AND_REFUND',
      'RECEIVED',
      'line refundStatus, isReturnGoods',
    ],
    [{ refundStatus: 20, refundType: 1, isReturnGoods: 1 }, 'REFUND_ONLY', 'REFUNDED', 'line refundStatus'],
    [{ refundStatus: '10' }, 'UNKNOWN', 'REQUESTED', 'line refundStatus'],
    [{ refundStatus: 10, refundType: '2' }, 'EXCHANGE', 'REQUESTED', 'line refundStatus'],
    [{ refundStatus: 10, isExchange: 1 }, 'EXCHANGE', 'REQUESTED', 'line refundStatus'],
    [{ refundStatus: 10, refundType: '1', isExchange: 1 }, 'REFUND_ONLY', 'REQUESTED', 'line refundStatus'],
    [{ refundStatus: 30, refundType: '7' }, 'UNKNOWN', 'UNKNOWN', 'line refundStatus'],
  ])('%j', (more, kind, status, derivedFrom) => {
    const found = casesOf([line(1, { refundStatus: 0 }), line(2, { qty: 3, ...more }), line(3)]);
    expect(found?.returns).toHaveLength(1);
    expect(found?.returns?.[0]).toMatchObject({
      returnKey: '2',
      kind,
      status,
      derivedFrom,
      replacement: null,
      items: [{ itemKey: '2', sku: { code: 'SKU2' }, quantity: '3' }],
    });
    expect(found?.returnStatus).toBe(status);
  });

  test('shows the codes it came from', () => {
    const found = casesOf([line(1, { refundStatus: 20, refundType: '0' })]);
    expect(found?.returns?.[0]?.statusNative).toEqual([
      native('orderDetailList[].refundStatus', '20', '已退款'),
      native('orderDetailList[].refundType', '0', '退货退款'),
    ]);
  });

  test('goods that came back without a refund are no case', () => {
    expect(casesOf([line(1, { refundStatus: 0, isReturnGoods: 1 })])?.returns).toEqual([]);
  });

  const exchanged = [line(1, { refundStatus: 10, refundType: '2' })];
  test.each([
    ['by id', [order(2, { orderType: 2, originalOrderId: 1 })], '2'],
    ['by code', [order(2, { orderType: 2, originalOrderCode: 'SO1' })], '2'],
    ['a reissue', [order(3, { orderType: 3, originalOrderId: 1 })], '3'],
    [
      'an exchange before a reissue',
      [order(3, { orderType: 3, originalOrderId: 1 }), order(2, { orderType: 2, originalOrderId: 1 })],
      '2',
    ],
    [
      'of two, the one with the same platform line',
      [
        order(2, { orderType: 2, originalOrderId: 1, orderDetailList: [line(9)] }),
        order(3, { orderType: 2, originalOrderId: 1, orderDetailList: [{ id: 10, platformNo: 'N1' }] }),
      ],
      '3',
    ],
    [
      'none of two that look the same',
      [order(2, { orderType: 2, originalOrderId: 1 }), order(3, { orderType: 2, originalOrderId: 1 })],
      undefined,
    ],
    ['none that is a sale', [order(2, { orderType: 0, originalOrderId: 1 })], undefined],
    ['none of another order', [order(2, { orderType: 2, originalOrderId: 5 })], undefined],
    ['none without an original', [order(2, { orderType: 2 })], undefined],
  ])('replacement: %s', (_name, others, expected) => {
    expect(casesOf(exchanged, others)?.returns?.[0]?.replacement?.nativeId).toBe(expected);
  });

  test('a refund has no replacement', () => {
    const found = casesOf(
      [line(1, { refundStatus: 20, refundType: '1' })],
      [order(2, { orderType: 2, originalOrderId: 1 })],
    );
    expect(found?.returns?.[0]?.replacement).toBeNull();
  });
});
