import { describe, expect, test } from 'vitest';
import { cny as moneyOf } from '../../../../sources/domain/money.ts';
import { decimalOf } from '../../../../sources/values/decimal.ts';
import { jsonNumber } from '../../../../sources/values/json.ts';
import { orderFrom } from '../source.ts';

const cny = (amount: string) => moneyOf(decimalOf(amount));

describe('the amounts', () => {
  test.each([
    ['paid', cny('309.00')],
    ['earnest', null],
    ['notPay', null],
    [null, null],
  ])('what was paid while payment.state is %j', (state, paid) => {
    const { amounts } = orderFrom({ payment: { state, amount: '309.00' } });
    expect([amounts.payable, amounts.paid]).toEqual([cny('309.00'), paid]);
  });

  test('no sum of discounts is told where one of them is missing, or where the lines were not read', () => {
    const full = { discount_amount: 1.1, apported_discount_amount: 2.2 };
    expect(orderFrom({ items: [full, full] }).amounts.discountTotal).toEqual(cny('6.6'));
    expect(orderFrom({ items: [full, { discount_amount: 1 }] }).amounts.discountTotal).toBeNull();
    expect(orderFrom({ items: [] }).amounts.discountTotal).toBeNull();
    expect(orderFrom({}).amounts.discountTotal).toBeNull();
  });

  test.each([
    [{ settle_commission: 1, selttle_commission: 2 }, cny('1'), [['selttle_commission', '2']]],
    [{ selttle_commission: 2 }, cny('2'), []],
    [{ settle_commission: 1 }, cny('1'), []],
  ])('the commission of %j', (fields, commission, rest) => {
    const { amounts } = orderFrom(fields);
    expect(amounts.commission).toEqual(commission);
    expect(
      amounts.breakdown.map(({ nativeField, charge }) => [nativeField, 'amount' in charge ? charge.amount : null]),
    ).toEqual(rest);
  });

  test('further fees keep their own names', () => {
    const extra = [
      { id: 'baseLogisticsServiceFee', value: '0.10' },
      { id: 'singleIncreasePrice', value: 2 },
      { value: '3' },
      { id: 'unreadable', value: '三元' },
    ];
    expect(orderFrom({ payment: { extra } }).amounts.breakdown).toEqual([
      {
        code: 'BASE_LOGISTICS_SERVICE_FEE',
        nativeField: 'payment.extra[baseLogisticsServiceFee]',
        charge: cny('0.10'),
      },
      { code: 'SINGLE_INCREASE_PRICE', nativeField: 'payment.extra[singleIncreasePrice]', charge: cny('2') },
      { code: 'EXTRA', nativeField: 'payment.extra[]', charge: cny('3') },
    ]);
  });

  test('digits stay as they came, however many', () => {
    const { amounts } = orderFrom({
      real_total: jsonNumber('9007199254740993.1230'),
      settle_amount: jsonNumber('1.5e2'),
      orig_total: '122.2222000',
    });
    expect([amounts.goodsPayable?.amount, amounts.settlement?.amount, amounts.goodsTotal?.amount]).toEqual([
      '9007199254740993.1230',
      '150',
      '122.2222000',
    ]);
  });
});
