import { describe, expect, test } from 'vitest';
import { orderWith } from '../pushed.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });

test('keys of lines are unique, and stay when other goods join the order', () => {
  const [a, b] = [{ ItemNo: 'A', BarCode: '1' }, { ItemNo: 'B#1' }];
  const keys = (...Dtls: unknown[]) => orderWith({ Dtls }).items.map(({ itemKey }) => itemKey);
  expect(keys(a, b, a, {}, {})).toEqual(['A#1#0', 'B#1##0', 'A#1#1', '##0', '##1']);
  expect(keys(b, a)).toEqual(['B#1##0', 'A#1#0']);
  expect(new Set(keys({ ItemNo: 'A#B', BarCode: 'C' }, { ItemNo: 'A', BarCode: 'B#C' })).size).toBe(2);
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

  test('an exchange is a case as soon as its return has a number', () => {
    expect(returnsOf({ RelExchangeReturnCode: 'TH1', ExchangeType: 1, Dtls: [line(0, 0)] })).toMatchObject([
      { kind: 'EXCHANGE', status: 'REQUESTED', returnNo: 'TH1', items: [], derivedFrom: 'RelExchangeReturnCode' },
    ]);
    expect(returnsOf({ RelExchangeReturnCode: ' ', Dtls: [line(0, 0)] })).toEqual([]);
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
