import { describe, expect, test } from 'vitest';
import { decimalOf } from '../../../sources/values/decimal.ts';
import { line, mapped, onlyOrder, order } from './answers.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });
const nobody = { plain: null, masked: null };

describe('amounts', () => {
  test('a sum with a hole is null, the others stay', () => {
    const lines = [
      line(1, { totalFee: 10.5, payment: '9.50', discountFee: 1, settlementFee: 0 }),
      line(2, { totalFee: 2.25, discountFee: null, settlementFee: 1.234 }),
    ];
    const { amounts } = onlyOrder({ orderExt: { payment: 12.75 }, orderDetailList: lines });
    expect(amounts).toMatchObject({
      goodsTotal: cny('12.75'),
      goodsPayable: null,
      discountTotal: null,
      settlement: cny('1.234'),
      shipping: null,
      payable: cny('12.75'),
      paid: null,
    });
  });

  test('an order without lines has no sums', () => {
    const { amounts, items } = onlyOrder({ orderDetailList: null });
    expect(items).toEqual([]);
    expect([amounts.goodsTotal, amounts.discountTotal, amounts.goodsPayable, amounts.settlement]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test.each([
    ['USD', 'USD', false],
    ['cny', 'CNY', false],
    ['人民币', 'CNY', false],
    ['RMB', 'CNY', false],
    ['元', 'CNY', true],
    ['', 'CNY', true],
  ])('currency %j is %s, assumed %j', (said, currency, currencyAssumed) => {
    const { amounts, items } = onlyOrder({
      orderExt: { payment: 5, currency: said },
      orderDetailList: [line(1, { price: 5 })],
    });
    expect(amounts.payable).toEqual({ amount: '5', currency, currencyAssumed });
    expect(items[0]?.unitPrice).toEqual({ amount: '5', currency, currencyAssumed });
  });

  test('keeps every digit', () => {
    const { orders } = mapped(
      '{"data":{"orderList":[{"salesOrderId":9007199254740993,"platformOrderNo":"P1","orderExt":{"payment":122.2222000}}]}}',
    );
    expect(orders[0]?.key.nativeId).toBe('9007199254740993');
    expect(orders[0]?.amounts.payable?.amount).toBe(decimalOf('122.2222000'));
  });
});

describe('lines', () => {
  test('keys are line ids, else platformNo#index, and unique', () => {
    const lines = [line(7), line(7), { platformNo: 'A' }, { platformNo: 'A' }, {}];
    const keys = onlyOrder({ orderDetailList: lines }).items.map(({ itemKey }) => itemKey);
    expect(keys).toEqual(['7', 'N7#1', 'A#2', 'A#3', '#4']);
  });

  test.each([
    [{ isGift: 1, isSub: 1 }, 'GIFT'],
    [{ isGift: 0, isSub: 1 }, 'BUNDLE_COMPONENT'],
    [{}, 'MAIN'],
  ])('%j is %s', (more, kind) => {
    expect(onlyOrder({ orderDetailList: [line(1, more)] }).items[0]?.kind).toBe(kind);
  });

  test('a line without a code has no status', () => {
    const [first] = onlyOrder({ orderDetailList: [line(1)] }).items;
    expect([first?.status, first?.fulfillmentStatus]).toEqual([null, 'UNKNOWN']);
  });

  test('a line without a quantity stays, is reported, and fails no check', () => {
    const lines = [line(1, { qty: 'two', payment: 5, actualPrice: 5 })];
    const { orders, deviations } = mapped([order(1, { orderDetailList: lines })]);
    expect(orders[0]?.items[0]).toMatchObject({ quantity: null, payable: cny('5') });
    expect(orders[0]?.checks[0]?.outcome).toBe('NOT_APPLICABLE');
    expect(deviations).toEqual([{ path: 'data.orderList.[].orderDetailList.[].qty', reason: 'missing' }]);
  });

  test.each([
    [['W1', 'W1', null], { id: null, code: 'W1', name: null }],
    [['W1', 'W2'], null],
    [[null, null], null],
  ])('warehouses %j', (codes, expected) => {
    const lines = codes.map((warehouseCode, i) => line(i + 1, { warehouseCode }));
    expect(onlyOrder({ orderDetailList: lines }).warehouse).toEqual(expected);
  });
});

describe('people and identifiers', () => {
  test('a nickname stays as it came: whether it is a mask is told where it is shown', () => {
    const { buyer } = onlyOrder({ orderExt: { memberName: 't**6' } });
    expect(buyer).toEqual({ memberId: null, nickname: { plain: 't**6', masked: null }, phone: nobody });
  });

  test('nobody and nowhere are null', () => {
    const { buyer, recipient, shop, notes } = onlyOrder({ orderExt: { memberName: '', buyerMemo: ' ' }, remark: '' });
    expect([buyer, recipient, shop, notes]).toEqual([null, null, null, null]);
  });

  test('notes', () => {
    const { notes } = onlyOrder({ remark: 'r', orderExt: { buyerMemo: 'b', sellerMemo: 's' } });
    expect(notes).toEqual({ buyer: 'b', seller: 's', service: 'r' });
  });

  test('the order that an exchange came from is named twice, an original id of 0 is none', () => {
    const sourceOf = (more: Readonly<Record<string, unknown>>) =>
      onlyOrder(more).identifiers.filter(({ namespace }) => namespace === 'SOURCE_ORDER');
    expect(sourceOf({ originalOrderId: 152273460, originalOrderCode: 'SO1' })).toEqual([
      { namespace: 'SOURCE_ORDER', value: '152273460', field: 'originalOrderId' },
      { namespace: 'SOURCE_ORDER', value: 'SO1', field: 'originalOrderCode' },
    ]);
    expect(sourceOf({ originalOrderId: 0, originalOrderCode: '' })).toEqual([]);
  });
});

describe('records that cannot be used', () => {
  test('are set aside and counted; the others are served', () => {
    const { orders, deviations } = mapped([
      order(null),
      { salesOrderId: 2 },
      { salesOrderId: 3, platformOrderNo: 'P2' },
      order(4),
      order('4'),
    ]);
    expect(orders.map(({ key: { nativeId } }) => nativeId)).toEqual(['4']);
    expect(deviations).toEqual([
      { path: 'data.orderList.[].salesOrderId', reason: 'missing' },
      { path: 'data.orderList.[].platformOrderNo', reason: 'missing' },
      { path: 'data.orderList.[].platformOrderNo', reason: 'not what was asked for' },
      { path: 'data.orderList.[].salesOrderId', reason: 'repeated' },
    ]);
  });
});
