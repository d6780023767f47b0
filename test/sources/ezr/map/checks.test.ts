import { describe, expect, test } from 'vitest';
import type { Order } from '../../../../sources/model.ts';
import { orderWith } from '../pushed.ts';

const outcomeOf = (order: Order, code: string) => order.checks.find((check) => check.code === code);

describe('checks', () => {
  test('E1 and E2 tell what differs', () => {
    const order = orderWith({
      TotalMoney: 100,
      DiscountAmount: 10,
      PayAmount: 97,
      ExpressFee: 6,
      TotalQty: 4,
      Dtls: [
        { ItemNo: 'A', Quantity: 2, PriceSell: '16.5050', Amount: '33.01' },
        { ItemNo: 'B', Quantity: 1, PriceSell: 5, Amount: 6 },
      ],
    });
    expect(outcomeOf(order, 'E1')).toMatchObject({ outcome: 'FAIL', expected: '90', actual: '91', difference: '1' });
    expect(outcomeOf(order, 'E2')).toMatchObject({ outcome: 'FAIL', message: 'Lines that differ: B##0, TotalQty.' });
    expect(outcomeOf(order, 'E3')).toMatchObject({
      outcome: 'NOT_APPLICABLE',
      message: 'EZR does not push AvgAmount.',
    });
  });

  test.each([
    [{ OrderStatus: 1, IsPayed: true }, 'FAIL'],
    [{ OrderStatus: 4, IsPayed: false }, 'FAIL'],
    [{ OrderStatus: 16, IsPayed: false, IsCod: false }, 'FAIL'],
    [{ OrderStatus: 4, IsPayed: false, IsCod: true }, 'PASS'],
    [{ OrderStatus: 1, IsPayed: false }, 'PASS'],
    [{ OrderStatus: 2, IsPayed: true }, 'PASS'],
    [{ OrderStatus: 0, IsPayed: false }, 'PASS'],
    [{ OrderStatus: 20, IsPayed: true }, 'PASS'],
    [{ OrderStatus: 99, IsPayed: false }, 'PASS'],
    [{ OrderStatus: 4 }, 'NOT_APPLICABLE'],
    [{ IsPayed: true }, 'NOT_APPLICABLE'],
  ])('the axes of %j: %s', (fields, outcome) => {
    expect(outcomeOf(orderWith(fields), 'STATUS_AXES_DISAGREE')?.outcome).toBe(outcome);
  });

  test.each([
    [{ DelivType: 1, DeliveryCode: '260102' }, 'PASS'],
    [{ DelivType: 1, SelfFetchShopCode: '0001' }, 'PASS'],
    [{ DelivType: 0, DeliveryCode: '260102' }, 'FAIL'],
    [{ DelivType: 1 }, 'NOT_APPLICABLE'],
    [{ DeliveryCode: '260102' }, 'NOT_APPLICABLE'],
  ])('picking up %j: %s', (fields, outcome) => {
    const order = orderWith(fields);
    expect(outcomeOf(order, 'PICKUP_WITHOUT_STORE_PICKUP')?.outcome).toBe(outcome);
    expect(order.identifiers.some(({ namespace }) => namespace === 'PICKUP_CODE')).toBe('DeliveryCode' in fields);
  });
});
