import { afterEach, describe, expect, test } from 'vitest';
import { babycareMappings } from '../../../sources/babycare/tables.ts';
import { SourceFault } from '../../../sources/fault.ts';
import type { Order, OrderKey } from '../../../sources/model.ts';
import type { Outcome } from '../../../sources/ports/source.ts';
import { line, order, sampleNo, sampleText } from './answers.ts';
import { closeAll, none, sound, start } from './vendor.ts';

afterEach(closeAll);

const keyOf = (nativeId: string, askedBy: string | null = 'P1'): OrderKey => ({
  vendor: 'BABYCARE',
  tenantId: null,
  nativeId,
  askedBy,
});
const idOf = (found: Outcome<Order | null> | undefined): string | null | undefined =>
  found instanceof SourceFault ? found.kind : found && found.key.nativeId;
describe('orders', () => {
  test('one call per distinct platform order number answers all keys, in their order', async () => {
    const { source, asked, call, seen } = await start({
      P1: { orders: [order(1), order(2)] },
      P2: { orders: [order(3, { platformOrderNo: 'P2' })] },
    });
    const keys = [keyOf('2'), keyOf('3', 'P2'), keyOf('1'), keyOf('2'), keyOf('9'), keyOf('3', 'P3')];
    const found = await source.orders(keys, none, call);
    expect(found.map(idOf)).toEqual(['2', '3', '1', '2', null, null]);
    expect([...asked()].toSorted()).toEqual(['orders P1', 'orders P2', 'orders P3']);
    expect(seen.map(({ vendor, outcome }) => `${vendor} ${outcome}`)).toEqual(Array(3).fill('BABYCARE OK'));
  });

  test('a key without the platform order number cannot be asked, and costs no call', async () => {
    const { source, asked, call } = await start({});
    const [found] = await source.orders([keyOf('1', null)], none, call);
    expect(found).toMatchObject({ kind: 'UNSUPPORTED', operation: 'orders' });
    expect(asked()).toEqual([]);
  });

  test('a number that fails is a fault of its own keys alone', async () => {
    const { source, call } = await start({
      P1: { orders: [order(1)] },
      P2: { orders: { status: 503, text: '' } },
      P3: { orders: { text: '{"code":50000,"message":"?"}' } },
      P4: { orders: { text: '<html>' } },
    });
    const keys = ['P1', 'P2', 'P3', 'P4', 'P2'].map((askedBy) => keyOf('1', askedBy));
    expect((await source.orders(keys, none, call)).map(idOf)).toEqual([
      '1',
      'SERVER_ERROR',
      'REFUSED',
      'BAD_ANSWER',
      'SERVER_ERROR',
    ]);
    expect(source.health().circuitOpen).toBe(false);
  });

  test('an abandoned request asks nobody', async () => {
    const { source, asked, call } = await start({ P1: { orders: [order(1)] } });
    const abandoned = { ...call, signal: AbortSignal.abort() };
    expect((await source.orders([keyOf('1')], none, abandoned)).map(idOf)).toEqual(['DEADLINE']);
    expect(asked()).toEqual([]);
  });
});

describe('ordersByPlatformNo', () => {
  test('gives every split order of the number, as the vendor orders them, [] for none', async () => {
    const { source, asked, call } = await start({ P1: { orders: [order(2), order(1)] } });
    const found = await source.ordersByPlatformNo(['P1', 'P2', 'P1', ' '], none, call);
    expect(found.map((orders) => sound(orders).map(({ key }) => key.nativeId))).toEqual([
      ['2', '1'],
      [],
      ['2', '1'],
      [],
    ]);
    expect([...asked()].toSorted()).toEqual(['orders P1', 'orders P2']);
  });

  test("the document's sample comes through the wire", async () => {
    const { source, call } = await start({ [sampleNo]: { orders: { text: sampleText('listSalesDetails') } } });
    const [found] = await source.ordersByPlatformNo([sampleNo], none, call);
    expect(sound(found)[0]).toMatchObject({ status: 'SHIPPED', shop: { code: '01TM1001' }, items: { length: 4 } });
  });

  test('serves what is usable of a record with wrong types, and reports the rest', async () => {
    const deviations: string[] = [];
    const unmapped: string[] = [];
    const lines = [
      { ...line(1), id: '1', qty: '2', price: 'dear', isGift: 'maybe', detailStatus: 40, expressNo: 1200001 },
      'not a line',
    ];
    const wrong = { salesOrderId: '7', platformOrderNo: 1234567890123456, orderStatus: '41' };
    const { source, call } = await start(
      {
        '1234567890123456': {
          orders: [
            {
              ...wrong,
              isHold: [],
              platformCreateTime: '2026-02-30 00:00:00',
              orderExt: { payment: '9.90' },
              orderDetailList: lines,
            },
            { ...wrong, salesOrderId: null },
            { ...wrong, salesOrderId: 8, orderExt: 'none', orderDetailList: 'none' },
          ],
        },
      },
      {
        onDeviation: (path, reason) => deviations.push(`${path} ${reason}`),
        onUnmapped: ({ field, code }) => unmapped.push(`${field} ${code}`),
      },
    );
    const [found] = await source.ordersByPlatformNo(['1234567890123456'], none, call);
    expect(sound(found)).toMatchObject([
      {
        platformOrderNo: '1234567890123456',
        status: 'UNKNOWN',
        onHold: null,
        placedAt: null,
        amounts: { payable: { amount: '9.90' } },
        items: [{ itemKey: '1', quantity: '2', kind: 'MAIN', unitPrice: null, trackingNo: '1200001' }],
      },
      { key: { nativeId: '8' }, items: [], amounts: { payable: null } },
    ]);
    expect(deviations.toSorted()).toEqual([
      'data.orderList.[].isHold invalid_union',
      'data.orderList.[].orderDetailList custom',
      'data.orderList.[].orderDetailList.[] invalid_type',
      'data.orderList.[].orderDetailList.[].isGift custom',
      'data.orderList.[].orderDetailList.[].price custom',
      'data.orderList.[].orderExt invalid_type',
      'data.orderList.[].platformCreateTime custom',
      'data.orderList.[].salesOrderId missing',
    ]);
    expect(unmapped).toEqual(['orderStatus 41', 'orderStatus 41']);
  });
});

test('says what it can do and what its codes mean', async () => {
  const { source } = await start({});
  expect(source.vendor).toBe('BABYCARE');
  expect(source.tenantId).toBeNull();
  expect(source.mappings).toBe(babycareMappings);
  expect(source.capabilities.map(({ name, support }) => `${name}: ${support}`)).toEqual([
    'order by id: PARTIAL',
    'orders by platform order number: COMPLETE',
    'packages: PARTIAL',
    'traces: NONE',
    'reminders: NONE',
    'after-sale: PARTIAL',
    'after-sale times: NONE',
  ]);
  expect(source.capabilities.every(({ support, note }) => support === 'COMPLETE' || note !== null)).toBe(true);
  const offered = Object.entries(source).flatMap(([name, value]) => (typeof value === 'function' ? name : []));
  expect(offered.toSorted()).toEqual(['close', 'health', 'orders', 'ordersByPlatformNo', 'packagesOf']);
});
