import { describe, expect, test } from 'vitest';
import type { Order } from '../../../../sources/model.ts';
import { mapped, orderWith } from '../pushed.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });
const outcomeOf = (order: Order, code: string) => order.checks.find((check) => check.code === code);

describe('money and points', () => {
  test('freight in points is no money and enters no sum', () => {
    const money = { TotalMoney: 100, DiscountAmount: 10, PayAmount: 90, ExpressFee: 200 };
    const order = orderWith({ ...money, ExpressFeeType: 'BS' });
    expect(order.amounts).toMatchObject({ shipping: { points: '200' }, goodsPayable: null, payable: yuan('90') });
    expect(outcomeOf(order, 'E1')).toMatchObject({
      outcome: 'NOT_APPLICABLE',
      message: expect.stringMatching(/points/),
    });
    for (const ExpressFeeType of ['MY', null, 'JF'])
      expect(orderWith({ ...money, ExpressFeeType }).amounts).toMatchObject({
        shipping: yuan('200'),
        goodsPayable: yuan('-110'),
      });
  });

  test('what is missing stays missing: no sum with a hole', () => {
    expect(orderWith({ PayAmount: 90 }).amounts).toMatchObject({ goodsPayable: null, shipping: null, paid: null });
    expect(orderWith({}).amounts.breakdown).toEqual([]);
    expect(outcomeOf(orderWith({ PayAmount: 90 }), 'E1')?.outcome).toBe('NOT_APPLICABLE');
    expect(orderWith({ Dtls: [{ Amount: 5 }] }).items[0]).toMatchObject({ total: yuan('5'), payable: null });
  });

  test('amounts as text, with exponents and far beyond a double', () => {
    const { amounts } = mapped(
      '{"Code":"A","TotalMoney":"12.3400","PayAmount":1e2,"RewardFee":9007199254740993.10,"ExpressCost":""}',
    ).order;
    expect(amounts).toMatchObject({
      goodsTotal: yuan('12.3400'),
      payable: yuan('100'),
      commission: yuan('9007199254740993.10'),
      breakdown: [],
    });
  });

  test.each([
    [true, 100, ['100'], 'REFUNDED'],
    [true, 100, ['60', '40.00'], 'REFUNDED'],
    [true, 100, ['120'], 'REFUNDED'],
    [true, 100, ['60', null], 'PARTIALLY_REFUNDED'],
    [true, null, ['60'], 'PARTIALLY_REFUNDED'],
    [false, 100, ['60'], 'PARTIALLY_REFUNDED'],
    [true, 0, ['0'], 'PAID'],
    [true, 100, ['-5'], 'PAID'],
    [false, 100, [], 'UNPAID'],
    [null, 100, [], 'UNKNOWN'],
  ])('IsPayed %j of %j, given back %j: %s', (IsPayed, PayAmount, money, expected) => {
    const order = orderWith({ IsPayed, PayAmount, Dtls: money.map((ReturnMoney) => ({ ItemNo: 'A', ReturnMoney })) });
    expect(order.paymentStatus).toBe(expected);
    expect(order.amounts.refunded === null).toBe(!expected.includes('REFUNDED'));
  });
});
