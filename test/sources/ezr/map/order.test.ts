import { describe, expect, test } from 'vitest';
import { linkFactsOf, linkOf, platformNumbersOf } from '../../../../sources/domain/links.ts';
import type { Order } from '../../../../sources/model.ts';
import { mapOrder } from '../../../../sources/ezr/map/order.ts';
import { mapped, orderWith, stateOf } from '../pushed.ts';

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
      expect.objectContaining({ itemKey: '6941428600002##0', quantity: '0', total: yuan('3') }),
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
    ['2024-06-07T08:04:53Z', '2024-06-07T08:04:53Z'],
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

  test('a promised time may be a day or prose', () => {
    expect(orderWith({ OrderPreShipTime: '2024/6/22' }).promisedDelivery).toEqual({
      start: '2024-06-22T00:00:00+08:00',
      end: '2024-06-22T23:59:59+08:00',
      text: null,
    });
    expect(orderWith({ OrderPreShipTime: '15天内发货' }).promisedDelivery?.text).toBe('15天内发货');
    expect(orderWith({ OrderPreShipTime: '0001-01-01 00:00:00' }).promisedDelivery).toBeNull();
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

  test('keys of lines are unique, and stay when other goods join the order', () => {
    const [a, b] = [{ ItemNo: 'A', BarCode: '1' }, { ItemNo: 'B#1' }];
    const keys = (...Dtls: unknown[]) => orderWith({ Dtls }).items.map(({ itemKey }) => itemKey);
    expect(keys(a, b, a, {}, {})).toEqual(['A#1#0', 'B#1##0', 'A#1#1', '##0', '##1']);
    expect(keys(b, a)).toEqual(['B#1##0', 'A#1#0']);
    expect(new Set(keys({ ItemNo: 'A#B', BarCode: 'C' }, { ItemNo: 'A', BarCode: 'B#C' })).size).toBe(2);
  });
});

describe('after-sale', () => {
  const line = (ReturnQuantity: unknown, ReturnMoney: unknown) => ({ ItemNo: 'A', ReturnQuantity, ReturnMoney });
  const returnsOf = (fields: Readonly<Record<string, unknown>>) => orderWith(fields).returns ?? [];

  test.each([
    [1, 5, 'RETURN_AND_REFUND'],
    [1, 0, 'RETURN_AND_REFUND'],
    [0, 5, 'REFUND_ONLY'],
    [null, 5, 'REFUND_ONLY'],
  ])('%j pieces and %j yuan: %s', (quantity, money, kind) => {
    expect(returnsOf({ Dtls: [line(quantity, money), line(0, 0)] })).toMatchObject([
      { kind, status: 'COMPLETED', refund: money === 0 ? null : yuan(String(money)) },
    ]);
  });

  test('none, and none that the lines name', () => {
    expect(orderWith({ Dtls: [line(0, 0), line(null, null), line(-1, -1)] })).toMatchObject({
      returns: [],
      returnStatus: null,
    });
    expect(returnsOf({ ReturnQuantity: 2, Dtls: [line(0, 0)] })).toMatchObject([
      { returnKey: 'order', items: [], derivedFrom: 'ReturnQuantity', status: 'COMPLETED' },
    ]);
  });

  test('an exchange names its return, and the original order its replacement', () => {
    const exchange = { RelExchangeReturnCode: 'TH1', ExchangeRelCode: ['EZ2'], Dtls: [line(1, 0)] };
    const [original] = returnsOf({ ...exchange, ExchangeType: 1 });
    expect(original).toMatchObject({
      kind: 'EXCHANGE',
      returnNo: 'TH1',
      replacement: { vendor: 'EZR', tenantId: null, nativeId: 'EZ2', askedBy: null },
    });
    expect(returnsOf({ ...exchange, ExchangeType: 2 })).toMatchObject([{ kind: 'EXCHANGE', replacement: null }]);
    expect(returnsOf({ ...exchange, ExchangeType: 1, ExchangeRelCode: ['EZ2', 'EZ3'] })[0]?.replacement).toBeNull();
    const order = orderWith({ ...exchange, ExchangeType: 2 });
    expect(order.kind).toBe('EXCHANGE');
    expect(order.identifiers.map(({ namespace, value }) => `${namespace} ${value}`)).toEqual([
      'VENDOR_ID EZ1',
      'EXCHANGE EZ2',
      'RETURN TH1',
    ]);
  });
});

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

  test("the telephone where there is no mobile; the vendor's own masks as they came", () => {
    const { recipient } = orderWith({ RecvMobile: '', RecvTel: '0592-1234567', RecvConsignee: '甲**' });
    expect(recipient).toMatchObject({
      phone: { plain: '0592-1234567', masked: null },
      name: { plain: null, masked: '甲**' },
    });
  });
});

test('a state without an order, and a text that is no order, are told apart', () => {
  expect(mapOrder(stateOf('EZ1', null))).toBe('NO_ORDER');
  for (const body of ['', 'null', '[]', '7', '{"Code":']) expect(mapOrder(stateOf('EZ1', body))).toBe('UNREADABLE');
});
