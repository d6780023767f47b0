import { describe, expect, test } from 'vitest';
import { linkFactsOf, linkOf, platformNumbersOf } from '../../../../sources/domain/links.ts';
import { mapOrder } from '../../../../sources/ezr/map/order.ts';
import { mapped, orderWith, stateOf } from '../pushed.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });

describe('values of another type than documented', () => {
  test.each([true, 1, '1', 'true', 'True'])('%j is yes', (IsPayed) => {
    const { order, deviations } = mapped(JSON.stringify({ Code: 'A', IsPayed, IsCod: IsPayed, PayAmount: 5 }));
    expect(order.paymentStatus).toBe('PAID');
    expect(order.amounts.paid).toEqual(yuan('5'));
    expect(order.statusNative.map(({ field, code, label }) => [field, code, label])).toContainEqual([
      'IsCod',
      'true',
      '货到付款',
    ]);
    expect(deviations).toEqual([]);
  });
  test.each([false, 0, '0', 'false', 'FALSE'])('%j is no', (IsPayed) => {
    expect(orderWith({ IsPayed }).paymentStatus).toBe('UNPAID');
  });

  test('what does not fit is set aside and named, and the rest is used', () => {
    const { order, deviations } = mapped(
      JSON.stringify({
        Code: 'A',
        OrderTime: '2024-02-30 10:00:00',
        IsPayed: 'maybe',
        TotalMoney: { amount: 1 },
        RecvMobile: ['1'],
        OrderStatus: 4,
        Dtls: ['x', null, 7, { ItemNo: 6941428600002, Quantity: 'two', OutOrderCode: 'P\u0000', Amount: '3' }],
      }),
    );
    expect(order).toMatchObject({ status: 'SHIPPED', placedAt: null, paymentStatus: 'UNKNOWN' });
    expect(order.items).toEqual([
      expect.objectContaining({ itemKey: '6941428600002##0', quantity: null, total: yuan('3') }),
    ]);
    expect(platformNumbersOf(order)).toEqual([]);
    expect(deviations.map(({ path, reason }) => `${path}: ${reason}`).toSorted()).toEqual([
      'Dtls.[].OutOrderCode: custom',
      'Dtls.[].Quantity: invalid_union',
      'Dtls.[].Quantity: missing',
      'Dtls.[]: not an object',
      'Dtls.[]: not an object',
      'Dtls.[]: not an object',
      'IsPayed: custom',
      'OrderTime: custom',
      'RecvMobile: invalid_union',
      'TotalMoney: invalid_union',
    ]);
  });

  test.each([
    ['2024-06-07 16:04:53', '2024-06-07T16:04:53+08:00'],
    ['2024-06-07T16:04:53.12', '2024-06-07T16:04:53.12+08:00'],
    ['2024-06-07T08:04:53Z', '2024-06-07T16:04:53+08:00'],
    ['2024/06/07 16:04:53', '2024-06-07T16:04:53+08:00'],
    ['2024/6/7 6:04', '2024-06-07T06:04:00+08:00'],
    ['2024/6/7', '2024-06-07T00:00:00+08:00'],
    ['20240607160453', '2024-06-07T16:04:53+08:00'],
    [20_240_607_160_453, '2024-06-07T16:04:53+08:00'],
    ['0001-01-01 00:00:00', null],
    ['0001/1/1 0:00:00', null],
    ['1900-01-01T00:00:00', null],
    ['', null],
    [null, null],
  ])('the time %j is %j', (OrderTime, expected) => {
    const { order, deviations } = mapped(JSON.stringify({ Code: 'A', OrderTime }));
    expect(order.placedAt).toBe(expected);
    expect(deviations).toEqual([]);
  });

  test('the time by which the goods must leave may be a day or prose', () => {
    const shipBy = (OrderPreShipTime: unknown) => orderWith({ OrderPreShipTime }).shipBy;
    expect(shipBy('2024/6/22')).toEqual({ at: '2024-06-22T23:59:59+08:00', field: 'OrderPreShipTime' });
    expect(shipBy('七天内')).toBeNull();
    expect(orderWith({ OrderPreShipTime: '2024/6/22' }).promisedDelivery).toBeNull();
    expect(shipBy('0001-01-01 00:00:00')).toBeNull();
  });
});

describe('numbers', () => {
  const lines = (...numbers: unknown[]) => ({ Dtls: numbers.map((OutOrderCode) => ({ ItemNo: 'A', OutOrderCode })) });

  test('lines of two platform orders: no number of its own, and it belongs with both', () => {
    const time = { OrderTime: '2024-06-07 16:04:53' };
    const order = orderWith({ ...lines('P1', 'P2', 'P1', null, ' P2 '), ...time, DataOrigin: 6 });
    expect(order.platformOrderNo).toBeNull();
    expect(platformNumbersOf(order)).toEqual(['P1', 'P2']);
    for (const number of ['P1', 'P2']) {
      const other = { ...orderWith({ ...lines(number), ...time }), key: { ...order.key, nativeId: number } };
      expect(linkOf(linkFactsOf(order), linkFactsOf(other))).toMatchObject({ confidence: 'STRONG' });
    }
  });

  test('one number, as text or as a number of 19 digits', () => {
    expect(orderWith(lines('P1', '', 'P1')).platformOrderNo).toBe('P1');
    const long = mapped('{"Code":6920260101000000009,"Dtls":[{"OutOrderCode":6920260101000000001}]}').order;
    expect(long.key.nativeId).toBe('6920260101000000009');
    expect(long.platformOrderNo).toBe('6920260101000000001');
  });

  test('none: Code is the platform order only where EZR is the shop', () => {
    expect(orderWith({ ...lines(null), DataOrigin: 7 }).identifiers).toEqual([
      { namespace: 'VENDOR_ID', value: 'EZ1', field: 'Code' },
      { namespace: 'PLATFORM_ORDER', value: 'EZ1', field: 'Code' },
    ]);
    expect(platformNumbersOf(orderWith({ ...lines('P1'), DataOrigin: 7 }))).toEqual(['P1']);
    expect(platformNumbersOf(orderWith({ ...lines(null), DataOrigin: 10 }))).toEqual([]);
  });

  test('both readings of the names that the document runs together', () => {
    for (const list of ['Dtls', 'DtlsList'])
      for (const related of ['ExchangeRelCode', 'ExchangeRelCodeList']) {
        const order = orderWith({ [list]: [{ ItemNo: 'A' }], [related]: ['EZ7', 8] });
        expect(order.items).toHaveLength(1);
        expect(order.identifiers.slice(1)).toEqual([
          { namespace: 'EXCHANGE', value: 'EZ7', field: 'ExchangeRelCode' },
          { namespace: 'EXCHANGE', value: '8', field: 'ExchangeRelCode' },
        ]);
      }
    expect(orderWith({ Dtls: [], DtlsList: [{ ItemNo: 'A' }] }).items).toHaveLength(1);
    expect(orderWith({ ExchangeRelCode: 'EZ7' }).identifiers).toHaveLength(2);
  });
});

describe('places and people', () => {
  test('without StoreCode, ShopCode is the store and nothing is the warehouse', () => {
    expect(orderWith({ ShopCode: '0001', StoreCode: '' })).toMatchObject({
      store: { code: '0001' },
      warehouse: null,
      shop: null,
    });
    expect(orderWith({})).toMatchObject({ store: null, warehouse: null, buyer: null, recipient: null, notes: null });
  });

  test('a mobile or an email that serves as card number or account is not shown as one', () => {
    const { buyer } = orderWith({ VipCode: '13800000001', BuyerCode: 'a@b.test' });
    expect(buyer).toEqual({
      memberId: null,
      nickname: { plain: null, masked: null },
      phone: { plain: '13800000001', masked: null },
    });
    expect(orderWith({ VipCode: '13800000001', BuyerCode: 'V1' }).buyer?.memberId).toBe('V1');
  });

  test('the telephone where there is no mobile; masks as they came', () => {
    const { recipient } = orderWith({ RecvMobile: '', RecvTel: '0592-1234567', RecvConsignee: '甲**' });
    expect(recipient).toMatchObject({
      phone: { plain: '0592-1234567', masked: null },
      name: { plain: '甲**', masked: null },
    });
  });
});

test('a state without an order, and a text that is no order, are told apart', () => {
  expect(mapOrder(stateOf('EZ1', null))).toBe('NO_ORDER');
  for (const body of ['', 'null', '[]', '7', '{"Code":']) expect(mapOrder(stateOf('EZ1', body))).toBe('UNREADABLE');
});
