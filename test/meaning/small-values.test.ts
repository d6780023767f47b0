/** Quantities, flags, zeros and times as they are meant, for every vendor. */
import { afterAll, describe, expect, test } from 'vitest';
import { type Meaning, startMeaning, type Wire } from './world.ts';

const world: Meaning = await startMeaning();
afterAll(() => world.close());

describe.each([['two'], ['1,5'], [true], [{}], [[1]]])('a quantity of %j', (quantity) => {
  const lines = 'items { nodes { quantity } }';
  const none = { items: { nodes: [{ quantity: null }] } };
  test('is none, which is not 0, and no check is failed by it', async () => {
    expect(await world.soms({ items: [{ sku_id: 'S1', quantity }] }, lines)).toEqual(none);
    expect(await world.babycare({ orderDetailList: [{ id: 1, qty: quantity }] }, lines)).toEqual(none);
    expect(await world.yuanshu({ goodsInfoList: [{ skuCode: 'S1', buyNum: quantity }] }, lines)).toEqual(none);
    expect(await world.ezr({ Dtls: [{ ItemNo: 'S1', Quantity: quantity }] }, lines)).toEqual(none);
    const wire = { sku_quantity: 3, items: [{ sku_id: 'S1', quantity, unit_price: 2, total: 4 }] };
    const shown = await world.soms(wire, 'reconciliation { ok checks { code outcome } }');
    const outcomes = Object.fromEntries(
      shown.reconciliation.checks.map(({ code, outcome }: Record<string, string>) => [code, outcome]),
    );
    expect([outcomes.S1, outcomes.S5]).toEqual(['NOT_APPLICABLE', 'NOT_APPLICABLE']);
  });

  test('is counted', async () => {
    const before = await world.deviations('goodsInfoList.[].buyNum');
    await world.yuanshu({ goodsInfoList: [{ skuCode: 'S1', buyNum: quantity }] }, lines);
    expect(await world.deviations('goodsInfoList.[].buyNum')).toBeGreaterThan(before);
  });

  test('of a return or a parcel is none too', async () => {
    const returned = { id: 1, skuCode: 'S1', qty: quantity, refundStatus: 10 };
    expect(await world.babycare({ orderDetailList: [returned] }, 'returns { items { quantity } }')).toEqual({
      returns: [{ items: [{ quantity: null }] }],
    });
    const waybills = [{ waybill_id: 'W1', products: [{ sku_id: 'S1', quantity }] }];
    expect(await world.soms({ delivery: { waybills } }, 'packages { contents { quantity } }')).toEqual({
      packages: [{ contents: [{ quantity: null }] }],
    });
  });
});

const yes = [true, 'true', 'True', 'TRUE', 'Y', 'y', 'yes', '1', 1, '1.0', ' 是 '];
const no = [false, 'false', 'N', 'no', '0', 0, '否'];
describe.each([...yes.map((value) => [value, true] as const), ...no.map((value) => [value, false] as const)])(
  'a flag of %j',
  (flag, meant) => {
    test(`is ${meant}`, async () => {
      expect(await world.soms({ suspend_info: { suspended: flag } }, 'onHold')).toEqual({ onHold: meant });
      expect(await world.babycare({ isHold: flag }, 'onHold')).toEqual({ onHold: meant });
      expect(await world.ezr({ IsPayed: flag }, 'paymentStatus')).toEqual({ paymentStatus: meant ? 'PAID' : 'UNPAID' });
    });
  },
);

test('a blank flag says nothing', async () => {
  expect(await world.soms({ suspend_info: { suspended: '' } }, 'onHold')).toEqual({ onHold: null });
  expect(await world.babycare({ isHold: ' ' }, 'onHold')).toEqual({ onHold: null });
});

test('-0 is 0', async () => {
  const wire = { payment: { amount: '-0.00', freight: '-0' } };
  const money = 'amounts { payable { amount } shipping { ... on Money { amount } } }';
  expect(await world.soms(wire, money)).toEqual({
    amounts: { payable: { amount: '0.00' }, shipping: { amount: '0' } },
  });
});

test('24:00:00 is the beginning of the next day', async () => {
  const wire = { front: { order_id: '1', created: '2026-02-28 24:00:00' } };
  expect(await world.soms(wire, 'placedAt')).toEqual({ placedAt: '2026-03-01T00:00:00+08:00' });
});

test.each(['2026-01-02T03:04:05Z', '2026-01-02 11:04:05', '2026-01-02T11:04:05+08:00', '2026-01-02T05:04:05+02:00'])(
  '%s is told at +08:00 by every vendor, and so are our own times',
  async (time) => {
    const all = 'placedAt freshness { fetchedAt sourceModifiedAt }';
    const cases: readonly (readonly [(wire: Wire, selection: string) => Promise<unknown>, Wire])[] = [
      [world.soms, { front: { order_id: '1', created: time }, modified: time }],
      [world.babycare, { platformCreateTime: time }],
      [world.yuanshu, { createTime: time }],
      [world.ezr, { OrderTime: time }],
    ];
    for (const [say, wire] of cases) {
      const shown = await say(wire, all);
      expect(shown).toMatchObject({ placedAt: '2026-01-02T11:04:05+08:00' });
      const times = JSON.stringify(shown).match(/\d{4}-\d\d-\d\dT[^"]*/g) ?? [];
      expect(times.filter((one) => !one.endsWith('+08:00'))).toEqual([]);
    }
  },
);

test('an exchange at EZR is a case before anything came back', async () => {
  const wire = {
    RelExchangeReturnCode: 'TH9',
    ExchangeType: 1,
    Dtls: [{ ItemNo: 'S1', Quantity: 1, ReturnQuantity: 0 }],
  };
  expect(await world.ezr(wire, 'returns { kind status returnNo refund { amount } } returnStatus')).toEqual({
    returns: [{ kind: 'EXCHANGE', status: 'REQUESTED', returnNo: 'TH9', refund: null }],
    returnStatus: 'REQUESTED',
  });
});

test('an id has a fourth part only where the order is asked for by another number', async () => {
  const plain = ({ id }: { id: string }): string => Buffer.from(id, 'base64url').toString('utf8');
  expect(plain(await world.soms({}, 'id'))).toMatch(/^1\|Order\|SOMS\|sandbox\|\d+$/);
  expect(plain(await world.ezr({}, 'id'))).toMatch(/^1\|Order\|EZR\|\|\d+$/);
  expect(plain(await world.babycare({}, 'id'))).toMatch(/^1\|Order\|BABYCARE\|\|1\|\d+$/);
  const { id, nativeId } = await world.ezr({}, 'id nativeId');
  const before = Buffer.from(`1|Order|EZR||${nativeId}|`).toString('base64url');
  const { data, errors } = await world.facade.ask(`{ node(id: "${before}") { id } }`);
  expect([data.node, errors]).toEqual([{ id }, []]);
});
