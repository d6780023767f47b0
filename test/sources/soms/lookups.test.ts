import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import type { Sandbox } from '../../../sandbox/server/server.ts';
import { sampleFrontOrderId, sampleOrderId, sampleSaleOrderNo } from '../../../sandbox/soms/samples.ts';
import { startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import type { Order } from '../../../sources/model.ts';
import { at } from '../../../sources/values/json.ts';
import { call, closeAll, closedAfterwards, connect, parts, sound } from './source.ts';
import { batches, holding, operations, partsAsked } from './vendor.ts';

afterEach(closeAll);

describe('with the simulator', () => {
  let vendor: Sandbox;
  beforeAll(async () => {
    vendor = await startSomsSandbox();
  });
  afterAll(() => vendor.close());
  beforeEach(() => vendor.forgetCalls());

  test('by platform order number, every number by itself', async () => {
    const numbers = [showcaseIds.platformOrderNo, 'none', sampleFrontOrderId, showcaseIds.platformOrderNo];
    const answers = await connect(vendor).ordersByPlatformNo(numbers, parts('items'), call);
    const found = answers.map((answer) => sound(answer).map(({ key }) => key.nativeId));
    expect(found).toEqual([[showcaseIds.somsOrderId], [], [sampleOrderId], [showcaseIds.somsOrderId]]);
    // The rows of a query are whole.
    expect(operations(vendor)).toEqual(['queryOrders']);
  });

  test('by sale order number, pick-up code and tracking number', async () => {
    const source = connect(vendor);
    const { pickup, somsOrderId, trackingNos } = showcaseIds;
    const ids = (orders: readonly Order[] | undefined): readonly string[] =>
      (orders ?? []).map(({ key }) => key.nativeId);
    expect(ids(await source.ordersBySaleNo?.(sampleSaleOrderNo, parts(), call))).toEqual([sampleOrderId]);
    for (const platformId of [pickup.platformId, null])
      expect(ids(await source.ordersByPickupCode?.({ ...pickup, platformId }, parts(), call))).toEqual([
        pickup.somsOrderId,
      ]);
    expect(await source.ordersByPickupCode?.({ ...pickup, storeId: '9', platformId: null }, parts(), call)).toEqual([]);
    const tracked = await source.ordersByTrackingNo?.([...trackingNos, 'none'], parts(), call);
    expect(tracked?.map((orders) => ids(sound(orders)))).toEqual([[somsOrderId], [somsOrderId], []]);
  });
});

const ofNumber = (number: string, count: number): readonly object[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${number}-${i}`, front: { order_id: number }, items: [{}] }));

describe('a query whose rows overflow one page', () => {
  test('is asked by halves, until each number fits', async () => {
    const counts: Readonly<Record<string, number>> = { A: 60, B: 60, C: 1, D: 0, E: 99 };
    const vendor = await holding(Object.entries(counts).flatMap(([number, count]) => ofNumber(number, count)));
    const answers = await connect(vendor).ordersByPlatformNo(Object.keys(counts), parts(), call);
    expect(answers.map((answer) => new Set(sound(answer).map(({ key }) => key.nativeId)).size)).toEqual(
      Object.values(counts),
    );
    answers.forEach((answer, i) => {
      for (const { platformOrderNo } of sound(answer)) expect(platformOrderNo).toBe(Object.keys(counts)[i]);
    });
    const numbers = vendor.calls.map(({ body }) => at(body, 'front_order_ids'));
    expect(numbers.map((list) => (Array.isArray(list) ? list.join('') : ''))).toEqual(
      expect.arrayContaining(['ABCDE', 'ABC', 'DE', 'AB', 'C', 'A', 'B']),
    );
  });

  test('of one number is read page by page, to the end and no further', async () => {
    for (const [count, calls] of [
      [99, 1],
      [100, 1],
      [101, 2],
      [250, 3],
    ] as const) {
      const vendor = await holding(ofNumber('A', count));
      const [orders] = await connect(vendor).ordersByPlatformNo(['A'], parts(), call);
      expect(sound(orders).map(({ key }) => key.nativeId)).toEqual(
        ofNumber('A', count).map((order) => at(order, 'id')),
      );
      expect(vendor.calls).toHaveLength(calls);
    }
  });

  test('of very many numbers is several questions of 50', async () => {
    const numbers = Array.from({ length: 120 }, (_, i) => `N${i}`);
    const vendor = await holding(numbers.flatMap((number) => ofNumber(number, 1)));
    const answers = await connect(vendor).ordersByPlatformNo(numbers, parts(), call);
    expect(answers.map((answer) => sound(answer).map(({ platformOrderNo }) => platformOrderNo))).toEqual(
      numbers.map((number) => [number]),
    );
    expect(vendor.calls).toHaveLength(3);
  });
});

describe('a query whose rows are lean', () => {
  test('is completed in one batch, and only for what is wanted', async () => {
    const vendor = await startSomsSandbox({ leanQuery: true });
    closedAfterwards(vendor);
    const source = connect(vendor);
    const numbers = [showcaseIds.platformOrderNo, showcaseIds.pickup.platformOrderNo, 'none'];
    const bare = await source.ordersByPlatformNo(numbers, parts(), call);
    expect(bare.map((answer) => sound(answer).map(({ items }) => items.length))).toEqual([[0], [0], []]);
    expect(operations(vendor)).toEqual(['queryOrders']);
    vendor.forgetCalls();
    const full = await source.ordersByPlatformNo(numbers, parts('items'), call);
    expect(full.map((answer) => sound(answer).every(({ items }) => items.length > 0))).toEqual([true, true, true]);
    expect(operations(vendor)).toEqual(['queryOrders', 'batchGetOrders']);
    expect(batches(vendor.calls)[1]).toBe('GET 2');
    expect(partsAsked(vendor)[1]?.split(',')).toContain('items');
  });

  test('keeps what it has when the order is gone by the time of the batch', async () => {
    const vendor = await startSomsSandbox({ leanQuery: true });
    closedAfterwards(vendor);
    vendor.misbehave({ kind: 'replace', operation: 'batchGetOrders', body: '{"empty":true,"orders":[]}' });
    const [orders] = await connect(vendor).ordersByPlatformNo([showcaseIds.platformOrderNo], parts('items'), call);
    expect(sound(orders).map(({ key }) => key.nativeId)).toEqual([showcaseIds.somsOrderId]);
  });
});
