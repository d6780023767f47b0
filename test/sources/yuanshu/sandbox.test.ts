import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, parseJson } from '../../../sources/values/json.ts';
import { generateSales, showcase, usualSales } from '../../../sandbox/sales/generator.ts';
import { milliseconds } from '../../../sources/values/time.ts';
import type { Fact, OrderState } from '../../../sources/ports/pushes.ts';
import { yuanshuSource } from '../../../sources/yuanshu/adapter.ts';
import { mapOrder } from '../../../sources/yuanshu/map/order.ts';
import { yuanshuEndpoints } from '../../../sources/yuanshu/push.ts';
import { type BtsSandbox, startBtsSandbox } from '../../../sandbox/yuanshu/bts.ts';
import { yuanshuPushes } from '../../../sandbox/yuanshu/sender.ts';
import {
  activityTypeTable,
  afterSaleMethodTable,
  afterSaleStatusTable,
  cancelAuditTable,
  cancelTypeTable,
  distributionTypeTable,
  goodsTypeTable,
  groupStatusTable,
  orderStatusTable,
  paymentTypeTable,
  payStatusTable,
  pickOrderStatusTable,
  riskAuditTable,
  tradingTypeTable,
} from '../../../sources/yuanshu/tables.ts';
import { memoryOf, sound } from './bts-stub.ts';
import { context, facts, receivedAt, sampleNo, state } from './states.ts';
import type { VendorCall } from '../../../sources/ports/calls.ts';

const options = { until: new Date('2026-11-22T08:00:00Z'), seed: usualSales.seed };
const pushes = yuanshuPushes(options);
const endpoints = new Map(yuanshuEndpoints({ publicKeyPem: null, now: () => 0 }).map((one) => [one.path, one]));
const taken = pushes.flatMap(({ path, body }): readonly Fact[] => {
  const request = { method: 'POST', path, query: '', headers: {}, body: Buffer.from(body), receivedAt };
  const reading = endpoints.get(path)?.readVerified(request);
  if (!reading) throw new Error(path);
  const { facts: found, unusable } = facts(reading);
  if (unusable.length > 0) throw new Error(JSON.stringify(unusable));
  return found;
});
const states: readonly OrderState[] = [...Map.groupBy(taken, ({ orderNo }) => orderNo)].map(([orderNo, own]) => {
  const of = (kind: Fact['kind']) => own.filter((one) => one.kind === kind).map((one) => ({ ...one, receivedAt }));
  return state({
    orderNo,
    order: of('ORDER')[0] ?? null,
    cancel: of('CANCEL')[0] ?? null,
    address: of('ADDRESS')[0] ?? null,
    afterSales: of('AFTER_SALE'),
  });
});
const orders = states.map((one) => mapOrder(one, context)).filter((one) => one !== null);
const sales = new Map(
  [...generateSales({ ...options, count: usualSales.count }), showcase]
    // An exchange carries the number of the sale that it came out of.
    .filter(({ follows }) => follows === null)
    .map((one) => [one.platformOrderNo, one]),
);

describe('the sender', () => {
  test('says the same for the same options', () => {
    expect(yuanshuPushes(options)).toEqual(pushes);
  });
  test('every push is accepted, every order of it mapped, one order push each', () => {
    expect(orders).toHaveLength(states.length);
    expect(orders.length).toBeGreaterThan(500);
    expect(taken.filter(({ kind }) => kind === 'ORDER')).toHaveLength(orders.length);
  });
  test("the document's message and the showcase are among them", () => {
    expect(orders.find(({ key }) => key.nativeId === sampleNo)?.status).toBe('AWAITING_PICKUP');
    expect(orders.find(({ platformOrderNo }) => platformOrderNo === showcase.platformOrderNo)).toMatchObject({
      status: 'SHIPPED',
      amounts: { payable: { amount: showcase.amounts.payable } },
    });
  });
  test('each other one is a sale of SOMS or Babycare, of the same amount and time', () => {
    let shared = 0;
    for (const order of orders.filter(({ key }) => key.nativeId !== sampleNo)) {
      const sale = sales.get(order.platformOrderNo ?? '');
      if (!sale || order.placedAt === null) throw new Error(order.key.nativeId);
      expect(sale.inSoms || sale.inBabycare).toBe(true);
      expect(order.amounts.payable?.amount).toBe(sale.amounts.payable);
      expect(milliseconds(order.placedAt)).toBe(sale.placedAt * 1000);
      if (sale.inSoms && sale.inBabycare && sale.index % 5 < 2) shared += 1;
    }
    // These sales are in SOMS, Babycare and EZR too.
    expect(shared).toBeGreaterThan(20);
  });
  test('Y1 to Y5 hold, except in marked sales', () => {
    const failing = orders.filter(({ checks }) =>
      checks.some(({ code, outcome }) => /^Y\d$/.test(code) && outcome === 'FAIL'),
    );
    expect(failing.length).toBeGreaterThan(3);
    expect(failing.every(({ platformOrderNo }) => sales.get(platformOrderNo ?? '')?.arithmeticBroken)).toBe(true);
    for (const code of ['Y1', 'Y2', 'Y3', 'Y4', 'Y5'])
      expect(
        orders.filter(({ checks }) => checks.some((one) => one.code === code && one.outcome === 'PASS')).length,
      ).toBeGreaterThan(5);
  });
  test('the other checks have something to say', () => {
    const failing = new Set(
      orders.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'FAIL').map(({ code }) => code)),
    );
    expect(failing).toContain('PICKUP_WITHOUT_STORE_PICKUP');
  });

  const codes = (kind: Fact['kind'], path: string): ReadonlySet<string> =>
    new Set(
      taken
        .filter((one) => one.kind === kind)
        .flatMap(({ body }) => {
          const [head = '', tail] = path.split('[].');
          const value = at(parseJson(body), head);
          const found = tail === undefined ? [value] : Array.isArray(value) ? value.map((one) => at(one, tail)) : [];
          return found.map((one) => (one === null ? 'null' : (JSON.stringify(one)?.replaceAll('"', '') ?? 'absent')));
        }),
    );
  test.each([
    [orderStatusTable, 'ORDER', 'orderStatus', '70'],
    [payStatusTable, 'ORDER', 'payStatus', '9'],
    [pickOrderStatusTable, 'ORDER', 'pickOrderStatus', '30'],
    [riskAuditTable, 'ORDER', 'riskAuditStatus', '4'],
    [cancelAuditTable, 'ORDER', 'cancelAuditStatus', 'null'],
    [groupStatusTable, 'ORDER', 'groupStatus', 'null'],
    [activityTypeTable, 'ORDER', 'activityType', '4'],
    [distributionTypeTable, 'ORDER', 'distributionType', '4'],
    [paymentTypeTable, 'ORDER', 'amountInfo.paymentType', '0'],
    [tradingTypeTable, 'ORDER', 'goodsInfoList[].tradingType', '9'],
    [goodsTypeTable, 'ORDER', 'goodsInfoList[].goodsType', '3'],
    [cancelTypeTable, 'CANCEL', 'cancelType', '9'],
    [afterSaleStatusTable, 'AFTER_SALE', 'status', '7'],
    [afterSaleMethodTable, 'AFTER_SALE', 'aftersaleMethod', '2'],
  ] as const)('every code of $field is sent, and one more', (table, kind, path, more) => {
    const sent = codes(kind, path);
    for (const { code } of table.rows) expect(sent).toContain(code);
    expect(sent).toContain(more);
  });
  test('with nulls, encrypted people, both spellings, sub goods and numbers for texts', () => {
    expect(orders.filter(({ recipient }) => recipient?.encrypted).length).toBeGreaterThan(20);
    expect(orders.filter(({ recipient }) => recipient === null).length).toBeGreaterThan(3);
    expect(orders.filter(({ items }) => items.some(({ components }) => components !== null)).length).toBeGreaterThan(
      20,
    );
    expect(
      taken.filter(({ kind, body }) => kind === 'ORDER' && body.includes('fNumPmDiscountAmt')).length,
    ).toBeGreaterThan(20);
    expect(taken.filter(({ body }) => /"orderNo":\d/.test(body)).length).toBeGreaterThan(10);
    expect(orders.filter(({ returns }) => returns?.some(({ inbound }) => inbound)).length).toBeGreaterThan(5);
    expect(orders.filter(({ paymentStatus }) => paymentStatus === 'PARTIALLY_PAID').length).toBeGreaterThan(0);
  });
});

describe('the BTS sandbox', () => {
  let sandbox: BtsSandbox;
  beforeAll(async () => {
    sandbox = await startBtsSandbox(options);
  });
  afterAll(() => sandbox.close());

  const connected = (more: Partial<BtsSandbox['credentials']> = {}) =>
    yuanshuSource({
      pushed: memoryOf([]),
      // Hundreds of questions go to a simulator on the same processor at once.
      bts: { url: sandbox.url, ...sandbox.credentials, ...more, timeoutMs: 25_000 },
      now: Date.now,
    });
  const newCall = () => ({ signal: new AbortController().signal, onCall: (_one: VendorCall) => undefined });

  test('has the parcels, goods and events of every generated order', async () => {
    const source = connected();
    const call = newCall();
    const found = (await source.packagesOf?.(orders, call)) ?? [];
    const packages = found.map((one) => sound(one).filter(({ direction }) => direction === 'OUTBOUND'));
    orders.forEach((order, i) => {
      const sale = sales.get(order.platformOrderNo ?? '');
      const expected = (sale?.parcels ?? []).map(({ trackingNo }) => trackingNo);
      expect(packages[i]?.map(({ trackingNo }) => trackingNo)).toEqual(expected);
    });
    const all = packages.flat();
    expect(all.filter(({ contents }) => contents === null).length).toBeGreaterThan(10);
    const contents = all.flatMap((one) => one.contents ?? []);
    expect(contents.length).toBeGreaterThan(100);
    expect(contents.every(({ itemKey }) => itemKey !== null)).toBe(true);
    expect(sandbox.calls.some(({ operation }) => operation === 'getFlowInfo2')).toBe(true);

    const questions = orders.map((order) => ({ order, trackingNos: [null] }));
    const before = sandbox.calls.length;
    const traces = ((await source.tracesOf?.(questions, call)) ?? []).flatMap((one) => sound(one));
    expect(sandbox.calls).toHaveLength(before);
    const codes = new Set(traces.flatMap(({ events }) => events.map(({ native }) => native.code)));
    for (const code of ['1', '2', '3', '4', '202', '99']) expect(codes).toContain(code);
    await source.close();
  });
  test('means what the carriers meant', async () => {
    const source = connected();
    const order = orders.find(({ platformOrderNo }) => platformOrderNo === showcase.platformOrderNo);
    const [found] = (await source.tracesOf?.(order ? [{ order, trackingNos: [null] }] : [], newCall())) ?? [];
    expect(
      sound(found).map(({ status, deliveredAt, carrier }) => [status, deliveredAt, carrier?.normalizedCode]),
    ).toEqual([
      ['DELIVERED', '2026-01-04T10:12:00+08:00', 'SF'],
      ['DELIVERED', '2026-01-05T19:20:00+08:00', 'ZTO'],
    ]);
    await source.close();
  });
  test.each([
    [{ signKey: 'wrong' }, 'AUTH'],
    // The orders are of the tenant 153658, and are not asked for at another one.
    [{ tenantId: '1' }, 'UNSUPPORTED'],
  ])('%j: %s', async (more, kind) => {
    const source = connected(more);
    expect((await source.packagesOf?.(orders.slice(0, 1), newCall()))?.[0]).toMatchObject({ kind });
    await source.close();
  });
  test('an order that it does not know has no parcels', async () => {
    const source = connected();
    const unknown = mapOrder(
      state({ orderNo: 'nobody', order: taken[0] ? { ...taken[0], receivedAt } : null }),
      context,
    );
    expect(await source.packagesOf?.(unknown ? [unknown] : [], newCall())).toEqual([[]]);
    await source.close();
  });
  test.each(['reset', 'hang', 'garbage', 'truncated'] as const)('a fault: %s', async (kind) => {
    const source = yuanshuSource({
      pushed: memoryOf([]),
      bts: { url: sandbox.url, ...sandbox.credentials, timeoutMs: 200 },
      now: Date.now,
    });
    sandbox.misbehave({ kind });
    const [found] = (await source.packagesOf?.(orders.slice(0, 1), newCall())) ?? [];
    expect(found).toHaveProperty('kind');
    sandbox.behave();
    await source.close();
  });
});
