import { describe, expect, test } from 'vitest';
import { line, mapped, onlyOrder, order } from './answers.ts';

const native = (field: string, code: string, label: string) => ({ field, code, label, documented: true });

describe('status', () => {
  test.each([
    [{ deliveryStatus: 10, dispatchStatus: 40 }, 'UNFULFILLED'],
    [{ dispatchStatus: 40 }, 'SHIPPED'],
    [{ deliveryStatus: null, dispatchStatus: 70 }, 'FAILED'],
    [{ deliveryStatus: '', dispatchStatus: 80 }, 'ON_HOLD'],
    // An unlisted code is a statement that we cannot read, not the absence of one.
    [{ deliveryStatus: 99, dispatchStatus: 40 }, 'UNKNOWN'],
    [{}, 'UNKNOWN'],
  ])('fulfilment of %j is %s', (more, expected) => {
    expect(onlyOrder(more).fulfillmentStatus).toBe(expected);
  });

  test.each([
    [null, undefined, 'UNKNOWN'],
    [null, 0, 'UNKNOWN'],
    ['', 0, 'UNKNOWN'],
    ['2026-01-01 10:00:00', null, 'PAID'],
    ['2026-01-01 10:00:00', 0, 'PAID'],
    ['2026-01-01 10:00:00', 30, 'PAID'],
    ['2026-01-01 10:00:00', 10, 'PARTIALLY_REFUNDED'],
    ['2026-01-01 10:00:00', '20', 'REFUNDED'],
    [null, 20, 'REFUNDED'],
  ])('paid at %j with refundStatus %j is %s', (platformPayTime, refundStatus, expected) => {
    const { paymentStatus } = onlyOrder({ refundStatus, orderExt: { platformPayTime } });
    expect(paymentStatus).toBe(expected);
  });

  test('shows every code that came and none that did not', () => {
    const { statusNative, platformStatus } = onlyOrder({
      orderStatus: 10,
      refundStatus: 10,
      orderType: 9,
      orderExt: { platformOrderStatus: 'PAID_FORBID_CONSIGN' },
    });
    expect(statusNative).toEqual([
      native('orderStatus', '10', '待审核'),
      native('refundStatus', '10', '部分退款'),
      { field: 'orderExt.platformOrderStatus', code: 'PAID_FORBID_CONSIGN', label: null, documented: false },
      { field: 'orderType', code: '9', label: null, documented: false },
    ]);
    expect(platformStatus?.code).toBe('PAID_FORBID_CONSIGN');
    expect(onlyOrder({ orderStatus: null }).statusNative).toEqual([]);
    expect(onlyOrder({}).status).toBe('UNKNOWN');
  });

  test('reports unlisted codes of the order and of its lines, and only those', () => {
    const lines = [line(1, { detailStatus: 41, refundStatus: 30, refundType: '9' }), line(2, { detailStatus: 40 })];
    const { unmapped } = mapped([order(1, { orderStatus: 45, orderType: 0, orderDetailList: lines })]);
    expect(unmapped.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'orderStatus 45',
      'orderDetailList[].detailStatus 41',
      'orderDetailList[].refundStatus 30',
      'orderDetailList[].refundType 9',
    ]);
  });

  test.each([
    [-10, 'CONVERSION', '转换异常'],
    [-15, 'ALLOCATION', '占用异常'],
    ['-20', 'REVIEW', '审核异常'],
  ])('orderStatus %j is the exception %s', (orderStatus, code, title) => {
    const { status, exceptions } = onlyOrder({ orderStatus });
    expect(status).toBe('EXCEPTION');
    expect(exceptions).toEqual([{ code, title, remark: null, at: null, operator: null }]);
  });

  test.each([
    [null, null, null],
    [0, null, false],
    [0, '0', false],
    [1, null, true],
    [0, 1, true],
    [null, 1, true],
  ])('isHangUp %j and isHold %j: on hold %j', (isHangUp, isHold, expected) => {
    expect(onlyOrder({ isHangUp, isHold }).onHold).toBe(expected);
  });

  test.each([
    [undefined, 'SALE'],
    [0, 'SALE'],
    [1, 'PREPAID'],
    [2, 'EXCHANGE'],
    ['3', 'REISSUE'],
    [4, 'UNKNOWN'],
  ])('orderType %j is %s', (orderType, kind) => {
    expect(onlyOrder({ orderType }).kind).toBe(kind);
  });

  test.each([
    [{ isSelfPickUp: 1, isHour: 1 }, 'STORE_PICKUP'],
    [{ isSelfPickUp: 0, isHour: 1 }, 'STORE_DELIVERY'],
    [{ orderDetailList: [line(1, { isDropShipping: 1 })] }, 'VENDOR_DIRECT'],
    [{ orderDetailList: [line(1, { isDropShipping: 1 }), line(2)] }, 'EXPRESS'],
    [{ isHour: 1, orderDetailList: [line(1, { isDropShipping: 1 })] }, 'STORE_DELIVERY'],
    [{}, 'EXPRESS'],
  ])('%j is delivered by %s', (more, expected) => {
    expect(onlyOrder(more).deliveryMethod).toBe(expected);
  });
});

describe('STATUS_AXES_DISAGREE', () => {
  test.each([
    ['PASS', { orderStatus: 40, dispatchStatus: 40, deliveryStatus: 30, platform: 'WAIT_BUYER_CONFIRM_GOODS' }],
    ['PASS', { orderStatus: 20, dispatchStatus: 10, deliveryStatus: 10, platform: 'WAIT_SELLER_SEND_GOODS' }],
    ['PASS', { orderStatus: 40, dispatchStatus: 30, deliveryStatus: 20, platform: 'WAIT_SELLER_SEND_GOODS' }],
    ['PASS', { orderStatus: 60, dispatchStatus: 50, deliveryStatus: 60, platform: 'TRADE_CLOSED' }],
    ['PASS', { orderStatus: 70, dispatchStatus: 40, deliveryStatus: 30, platform: 'TRADE_FINISHED' }],
    ['FAIL', { orderStatus: 10, deliveryStatus: 30 }],
    ['FAIL', { orderStatus: 40, deliveryStatus: 10 }],
    ['FAIL', { orderStatus: 60, deliveryStatus: 30 }],
    ['FAIL', { orderStatus: 20, platform: 'TRADE_FINISHED' }],
    ['FAIL', { dispatchStatus: 30, deliveryStatus: 30 }],
    ['NOT_APPLICABLE', { orderStatus: 40 }],
    ['NOT_APPLICABLE', { orderStatus: 40, deliveryStatus: 99, platform: 'TRADE_CLOSED' }],
    ['NOT_APPLICABLE', { orderStatus: 'constructor', deliveryStatus: 'toString', platform: '__proto__' }],
    ['NOT_APPLICABLE', {}],
  ])('%s for %j', (outcome, { platform, ...statuses }: Readonly<Record<string, unknown>>) => {
    const { checks } = onlyOrder({ ...statuses, orderExt: { platformOrderStatus: platform } });
    expect(checks.find(({ code }) => code === 'STATUS_AXES_DISAGREE')?.outcome).toBe(outcome);
  });
});
