import { describe, expect, test } from 'vitest';
import { pushedOrderSource } from '../../sources/domain/pushed-orders.ts';
import { healthOf } from '../../sources/health.ts';
import type { OrderState } from '../../sources/ports/pushes.ts';
import { bareKey, order } from './bare-order.ts';

const state = (orderNo: string, tenantId: string | null): OrderState => ({
  vendor: 'EZR',
  tenantId,
  orderNo,
  order: null,
  cancel: null,
  address: null,
  afterSales: [],
  firstSeenAt: 0,
  updatedAt: 0,
});
const call = { signal: new AbortController().signal, onCall: () => undefined };
const noParts = new Set<never>();

/** Orders 1 and 2 of this tenant carry the number P1, order 3 has lost it since; `broken` is the store's state. */
function start(tenantId: string | null = null) {
  const world = { broken: false, asked: [] as string[] };
  const stored = <T>(answer: T): Promise<T> =>
    world.broken ? Promise.reject(new Error('disk')) : Promise.resolve(answer);
  const source = pushedOrderSource({
    vendor: 'EZR',
    tenantId,
    now: () => 0,
    explain: 'cannot be read',
    pushed: {
      states: (_vendor, _tenantId, numbers) => {
        world.asked.push(...numbers);
        return stored(numbers.map((number) => (number === '9' ? null : state(number, tenantId))));
      },
      statesByNumber: (_vendor, _namespace, numbers) =>
        stored(numbers.map(() => [...['1', '2', '3'].map((one) => state(one, tenantId)), state('4', 'other')])),
    },
    read: ({ orderNo }) => ({
      order: order({ vendor: 'EZR', id: orderNo, number: orderNo === '3' ? 'P3' : 'P1' }),
      unmapped: [],
      deviations: [],
    }),
  });
  return { source, world };
}

describe('pushed orders', () => {
  const key = (nativeId: string, tenantId: string | null = null) => ({ ...bareKey('EZR', nativeId), tenantId });
  const names = (answers: readonly unknown[]) =>
    answers.map((answer) => (answer === null ? null : Object(answer).key.nativeId));

  test('answer in the order of the keys, and each is read once', async () => {
    const { source, world } = start();
    const keys = [key('2'), key('9'), key('1'), key('2')];
    expect(names(await source.orders(keys, noParts, call))).toEqual(['2', null, '1', '2']);
    expect(world.asked).toEqual(['2', '9', '1']);
  });

  test('are those of one tenant', async () => {
    const { source } = start('T1');
    const keys = [key('1'), key('1', 'T1'), key('1', 'T2')];
    expect(names(await source.orders(keys, noParts, call))).toEqual([null, '1', null]);
  });

  test('are found by the numbers that they have now', async () => {
    const [found] = await start().source.ordersByPlatformNo(['P1'], noParts, call);
    expect(names([found].flat())).toEqual(['1', '2']);
  });

  test('are a fault each while the store cannot be read, and the vendor is up again when it can', async () => {
    const { source, world } = start();
    expect(healthOf(source)).toBe('NOT_ASKED_YET');
    world.broken = true;
    const fault = { name: 'SourceFault', kind: 'UNREACHABLE', message: 'EZR cannot be read.' };
    expect(await source.orders([key('1'), key('2')], noParts, call)).toMatchObject([fault, fault]);
    expect(await source.ordersByPlatformNo(['P1'], noParts, call)).toMatchObject([fault]);
    expect(healthOf(source)).toBe('DOWN');
    world.broken = false;
    await source.orders([key('1')], noParts, call);
    expect(healthOf(source)).toBe('UP');
  });
});
