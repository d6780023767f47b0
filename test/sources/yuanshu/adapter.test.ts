import { afterEach, describe, expect, test } from 'vitest';
import { decodeId, encodeId } from '../../../sources/domain/ids.ts';
import type { Order } from '../../../sources/model.ts';
import { vendors } from '../../../sources/vocabulary.ts';
import type { Outcome } from '../../../sources/ports/source.ts';
import { yuanshuMappings } from '../../../sources/yuanshu/tables.ts';
import { closeAll, event, fine, sound, start } from './bts-stub.ts';
import { fact, state } from './states.ts';

afterEach(closeAll);

const none = new Set<never>();
const pushed = (orderNo: string, outOrderNo: string | null, more = {}) =>
  state({ orderNo, order: fact({ orderNo, outOrderNo, orderStatus: '60' }), ...more });
const afterSale = fact(
  { refundId: 'R1', status: 4, afterSaleExpressList: [{ expressNumber: 'A1' }, { expressNumber: 'A2' }] },
  { key: 'R1' },
);
const states = [
  pushed('Y1', 'P1'),
  pushed('Y2', 'P1', { cancel: fact({ orderNo: 'Y2', cancelType: '2' }) }),
  pushed('Y3', null, { afterSales: [afterSale] }),
  state({ orderNo: 'Y4', cancel: fact({ orderNo: 'Y4' }) }),
  pushed('Y5', 'P1', { tenantId: 'T9' }),
];
const key = (nativeId: string, tenantId: string | null = null) =>
  ({ vendor: 'YUANSHU', tenantId, nativeId, askedBy: null }) as const;
const flowInfo = fine({
  flowInfo: [{ expressCmpCode: 'JD', trackingNumber: 'J1', flow: [event('2026-01-01 10:00:00', '1', '揽收')] }],
});
const text = (one: Outcome<Order | null> | undefined) =>
  one && 'status' in one ? `${one.key.nativeId} ${one.status}` : one;

test('orders as they stand, in the order of the keys; what is no order yet is none', async () => {
  const { source, asked, newCall } = await start({}, states);
  const keys = [key('Y2'), key('Y1'), key('Y4'), key('Y9'), key('Y1', 'T9'), key('Y1')];
  const found = await source.orders(keys, none, newCall());
  expect(found.map(text)).toEqual(['Y2 CANCELLED', 'Y1 SHIPPED', null, null, null, 'Y1 SHIPPED']);
  expect(asked).toEqual([]);
});

test('an order has the tenant of its push; a key without one is that of the only order of its number', async () => {
  const { source, newCall } = await start({}, states);
  expect(source.keyOf?.('Y5')).toEqual(key('Y5'));
  const found = await source.orders([key('Y5', 'T9'), key('Y5'), key('Y5', 'T8')], none, newCall());
  expect(found.map(text)).toEqual(['Y5 SHIPPED', 'Y5 SHIPPED', null]);
  expect(found.slice(0, 2).map((one) => sound(one)?.key)).toEqual([key('Y5', 'T9'), key('Y5', 'T9')]);
  const [both] = await (
    await start({}, [...states, pushed('Y5', 'P1', { tenantId: 'T8' })])
  ).source.orders([key('Y5')], none, newCall());
  expect(both).toMatchObject({ kind: 'AMBIGUOUS' });
});

test('every order of a platform order number, [] for none', async () => {
  const { source, newCall } = await start({}, states);
  const found = await source.ordersByPlatformNo(['P1', 'P2', 'P1'], none, newCall());
  expect(found.map((one) => sound(one).map(text))).toEqual([
    ['Y1 SHIPPED', 'Y2 CANCELLED', 'Y5 SHIPPED'],
    [],
    ['Y1 SHIPPED', 'Y2 CANCELLED', 'Y5 SHIPPED'],
  ]);
});

test('a key out of an id finds the order again', async () => {
  const { source, newCall } = await start({}, states);
  const id = decodeId(encodeId({ type: 'Order', order: key('Y1') }));
  const [found] = await source.orders(id && 'order' in id ? [id.order] : [], none, newCall());
  expect(text(found)).toBe('Y1 SHIPPED');
});

describe('the BTS', () => {
  const ordersOf = async (setup: Awaited<ReturnType<typeof start>>, numbers: readonly string[]) =>
    (
      await setup.source.orders(
        numbers.map((no) => key(no)),
        none,
        setup.newCall(),
      )
    ).flatMap((one) => sound(one) ?? []);

  test('is asked once for each order and request, for packages and traces together', async () => {
    const setup = await start({ getFlowInfo: flowInfo }, states);
    const orders = await ordersOf(setup, ['Y1', 'Y2']);
    const call = setup.newCall();
    const questions = orders.map((order) => ({ order, trackingNos: ['J1'] }));
    const [packages, traces] = await Promise.all([
      setup.source.packagesOf?.(orders, call),
      setup.source.tracesOf?.(questions, call),
      setup.source.packagesOf?.(orders, call),
    ]);
    expect(packages?.map((one) => sound(one).map(({ trackingNo }) => trackingNo))).toEqual([['J1'], ['J1']]);
    expect(traces?.map((one) => sound(one).map(({ status }) => status))).toEqual([['PICKED_UP'], ['PICKED_UP']]);
    expect(setup.asked.map(({ param }) => param['billCode'])).toEqual(['Y1', 'Y2']);
    expect(setup.seen.map(({ vendor, operation }) => `${vendor} ${operation}`)).toEqual(
      Array(2).fill('YUANSHU getFlowInfo'),
    );
    await setup.source.packagesOf?.(orders, setup.newCall());
    expect(setup.asked).toHaveLength(4);
  });
  test('an order that it cannot be asked for is a fault of that order alone', async () => {
    const answer = ({ param }: { param: Readonly<Record<string, unknown>> }) =>
      param['billCode'] === 'Y1' ? { status: 503, text: '' } : flowInfo;
    const setup = await start({ getFlowInfo: answer }, states);
    const found = await setup.source.packagesOf?.(await ordersOf(setup, ['Y1', 'Y2']), setup.newCall());
    expect(found).toMatchObject([{ kind: 'SERVER_ERROR' }, [{ trackingNo: 'J1' }]]);
  });
  test('the parcels that come back stand beside those that went out, and are found again by their keys', async () => {
    const setup = await start({ getFlowInfo: flowInfo }, states);
    const [found] = (await setup.source.packagesOf?.(await ordersOf(setup, ['Y3']), setup.newCall())) ?? [];
    expect(sound(found).map(({ direction, packageKey }) => [direction, packageKey.join()])).toEqual([
      ['OUTBOUND', 'JD,J1'],
      ['INBOUND', ',A1,R1'],
      ['INBOUND', ',A2,R1'],
    ]);
  });
  test('not connected: no parcels but those of after-sale, no traces, and it says so', async () => {
    const setup = await start({}, states, { bts: null });
    const orders = await ordersOf(setup, ['Y1', 'Y3']);
    const found = await setup.source.packagesOf?.(orders, setup.newCall());
    expect(found?.map((one) => sound(one).length)).toEqual([0, 2]);
    const questions = orders.map((order) => ({ order, trackingNos: [null] }));
    expect(await setup.source.tracesOf?.(questions, setup.newCall())).toEqual([[], []]);
    expect(setup.asked).toEqual([]);
    const support = Object.fromEntries(setup.source.capabilities.map((one) => [one.name, one.support]));
    expect(support).toMatchObject({ packages: 'PARTIAL', traces: 'NONE' });
  });
});

describe('health', () => {
  test('is the BTS’s', async () => {
    const { source, newCall } = await start({ getFlowInfo: flowInfo }, states);
    const orders = (await source.orders([key('Y1')], none, newCall())).flatMap((one) => sound(one) ?? []);
    expect(source.health().lastSuccessAt).toBeNull();
    await source.packagesOf?.(orders, newCall());
    expect(source.health()).toMatchObject({ lastSuccessAt: expect.any(String) as string, lastFault: null });
  });
  test('without a BTS it is that of the store', async () => {
    const { source, newCall } = await start({}, states, { bts: null });
    expect(source.health()).toEqual({ lastSuccessAt: null, lastFault: null, circuitOpen: false });
    await source.orders([key('Y1')], none, newCall());
    expect(source.health().lastSuccessAt).not.toBeNull();
  });
  test('a store that cannot be read is "could not ask"', async () => {
    const broken = () => Promise.reject(new Error('disk'));
    const { source, newCall } = await start({}, [], { bts: null, pushed: { states: broken, statesByNumber: broken } });
    const fault = { kind: 'UNREACHABLE', vendor: 'YUANSHU' };
    expect(await source.orders([key('Y1')], none, newCall())).toMatchObject([fault]);
    expect(await source.ordersByPlatformNo(['P1'], none, newCall())).toMatchObject([fault]);
    expect(source.health().lastFault).toMatchObject({ kind: 'UNREACHABLE' });
  });
});

test('unlisted codes and values set aside are reported', async () => {
  const odd = state({ orderNo: 'Y1', order: fact({ orderNo: 'Y1', orderStatus: '99', payInfo: 'none' }) });
  const told: string[] = [];
  const { source, newCall } = await start(
    { getFlowInfo: fine({ flowInfo: [{ trackingNumber: 'J1', flow: [event('2026-01-01 10:00:00', '77', '?')] }] }) },
    [odd],
    {
      onUnmapped: ({ field, code }) => told.push(`${field} ${code}`),
      onDeviation: (path, reason) => told.push(`${path}: ${reason}`),
    },
  );
  const orders = (await source.orders([key('Y1')], none, newCall())).flatMap((one) => sound(one) ?? []);
  await source.packagesOf?.(orders, newCall());
  expect(told).toEqual(['orderStatus 99', 'payInfo: invalid_type', 'flow[].expressStatus 77']);
});

test('what it is', async () => {
  const { source } = await start({});
  expect(source).toMatchObject({ vendor: 'YUANSHU', tenantId: null, mappings: yuanshuMappings });
  expect(vendors).toContain(source.vendor);
  expect(source.ordersByTrackingNo).toBeUndefined();
});
