import { describe, expect, test } from 'vitest';
import { ezrProjector, ezrSource } from '../../../sources/ezr/adapter.ts';
import { ezrKey } from '../../../sources/ezr/map/order.ts';
import { SourceFault } from '../../../sources/fault.ts';
import type { OrderState, PushedOrders } from '../../../sources/ports/pushes.ts';
import { endpoint, fullOrderText, now, push, stateOf } from './pushed.ts';

const call = { signal: new AbortController().signal, onCall: () => undefined };
const parts = new Set<never>();

/** Finds states by what the projector says of them, as the real store does. */
function holding(...bodies: readonly string[]): PushedOrders {
  const states = bodies.map((body) => {
    const reading = endpoint().readVerified(push(body));
    if (reading.kind !== 'FACTS') throw new Error(JSON.stringify(reading));
    return stateOf(reading.facts[0]?.orderNo ?? '', body);
  });
  return storeOf(states);
}
const storeOf = (states: readonly OrderState[]): PushedOrders => ({
  states: (_vendor, _tenantId, orderNos) =>
    Promise.resolve(orderNos.map((wanted) => states.find(({ orderNo }) => orderNo === wanted) ?? null)),
  statesByNumber: (_vendor, namespace, values) =>
    Promise.resolve(
      values.map((wanted) =>
        states.filter((state) =>
          ezrProjector(state).numbers.some((one) => one.namespace === namespace && one.value === wanted),
        ),
      ),
    ),
});
const two = '{"Code":"EZ2","Dtls":[{"OutOrderCode":"6920260101000000001"},{"OutOrderCode":"P2"}],"OrderStatus":99}';

describe('the source', () => {
  const told: string[] = [];
  const source = ezrSource({
    pushed: holding(fullOrderText, two),
    now: () => now,
    onUnmapped: ({ field, code }) => void told.push(`${field} ${code}`),
    onDeviation: (path, reason) => void told.push(`${path} ${reason}`),
  });

  test('orders by key, in their order; null for what was never pushed', async () => {
    const keys = ['EZ2', 'nobody', 'EZ202406070001', 'EZ2'].map(ezrKey);
    const orders = await source.orders(keys, parts, call);
    expect(orders.map((order) => (order instanceof SourceFault ? 'fault' : order?.key.nativeId))).toEqual([
      'EZ2',
      undefined,
      'EZ202406070001',
      'EZ2',
    ]);
    expect(told).toContain('OrderStatus 99');
    expect(told).toContain('Dtls.[].Quantity missing');
  });

  test('orders by each of their platform numbers', async () => {
    const found = await source.ordersByPlatformNo(['P2', '6920260101000000001', 'nobody'], parts, call);
    expect(found.map((orders) => (orders instanceof SourceFault ? [] : orders.map(({ key }) => key.nativeId)))).toEqual(
      [['EZ2'], ['EZ202406070001', 'EZ2'], []],
    );
  });

  test('what it is and can', async () => {
    expect(source).toMatchObject({ vendor: 'EZR', tenantId: null });
    expect(source.keyOf?.('EZ1')).toEqual({ vendor: 'EZR', tenantId: null, nativeId: 'EZ1', askedBy: null });
    expect(source.packagesOf).toBeUndefined();
    expect(source.tracesOf).toBeUndefined();
    expect(source.mappings.length).toBeGreaterThan(40);
    expect(source.capabilities.map(({ name }) => name)).toContain('after-sale');
    expect(source.health()).toEqual({
      lastSuccessAt: '2024-06-07T16:05:00.000+08:00',
      lastFault: null,
      circuitOpen: false,
    });
    await expect(source.close()).resolves.toBeUndefined();
  });

  test('a store that cannot be read is a fault of every question, never "none"', async () => {
    const broken = (): Promise<never> => Promise.reject(new Error('disk full at /secret/path'));
    const down = ezrSource({ pushed: { states: broken, statesByNumber: broken }, now: () => now });
    const [order] = await down.orders([ezrKey('EZ1')], parts, call);
    const [orders] = await down.ordersByPlatformNo(['P1'], parts, call);
    for (const fault of [order, orders]) {
      expect(fault).toBeInstanceOf(SourceFault);
      expect(String(fault)).not.toContain('secret');
    }
    expect(down.health()).toMatchObject({ lastSuccessAt: null, lastFault: { kind: 'UNREACHABLE' } });
  });

  test('a state without an order is none; a text that cannot be read is a fault', async () => {
    const states = [stateOf('EZ1', null), stateOf('EZ2', '[]')];
    const pushed: PushedOrders = {
      states: (_vendor, _tenantId, orderNos) => storeOf(states).states('EZR', null, orderNos),
      statesByNumber: () => Promise.resolve([states]),
    };
    const odd = ezrSource({ pushed, now: () => now });
    expect(await odd.orders(['EZ1', 'EZ2'].map(ezrKey), parts, call)).toEqual([null, expect.any(SourceFault)]);
    expect(await odd.ordersByPlatformNo(['P1'], parts, call)).toEqual([expect.any(SourceFault)]);
  });
});

describe('the projection', () => {
  const project = (body: string | null) => ezrProjector(stateOf('EZ202406070001', body));
  const changed = (text: string, into: string): readonly string[] => {
    const before = project(fullOrderText).digest;
    const after = project(fullOrderText.replace(text, into)).digest;
    return Object.keys(after).filter((field) => before[field] !== after[field]);
  };

  test('numbers are the identifiers', () => {
    expect(project(fullOrderText).numbers).toEqual([
      { namespace: 'VENDOR_ID', value: 'EZ202406070001' },
      { namespace: 'PLATFORM_ORDER', value: '6920260101000000001' },
    ]);
  });

  test('the fields that differ are those that change', () => {
    expect(changed('"OrderStatus": 8', '"OrderStatus": 16')).toEqual(
      expect.arrayContaining(['status', 'statusNative']),
    );
    expect(changed('"RecvMobile": "13800000001"', '"RecvMobile": "13800000002"')).toEqual(['recipient']);
    expect(changed('"StoreType": 1', '"StoreType": 0')).toEqual([]);
  });

  test('personal data is hashed', () => {
    const text = JSON.stringify(project(fullOrderText).digest);
    for (const secret of ['13800000001', '甲某某', '样例路', '会员甲', '请放门口']) expect(text).not.toContain(secret);
  });

  test('never throws: what cannot be read is still found by its number', () => {
    for (const body of [null, '', '[]', '{"Code":'])
      expect(project(body)).toEqual({
        numbers: [{ namespace: 'VENDOR_ID', value: 'EZ202406070001' }],
        digest: {},
        row: null,
        attributes: {},
        link: null,
      });
  });
});
