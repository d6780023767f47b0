/** How often a vendor is asked because of callbacks, however many there are. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { pino } from 'pino';
import { type Refresher, startRefresher } from '../../server/jobs/refresher.ts';
import { mostRefreshes } from '../../server/http/push.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
let now = Date.now();
beforeAll(async () => {
  facade = await startForTest({}, { now: () => now });
});
afterAll(() => facade.close());
beforeEach(async () => {
  await facade.store.refreshed(await facade.store.pendingRefreshes(100_000));
  facade.forget();
  now += 60_000;
});

const event = (orderId: string): string =>
  JSON.stringify({ id: 'e', group: 'order', topic: 't', content: JSON.stringify({ order_id: orderId }), tag: 's' });
const callback = (orderId: string) => facade.push('/push/soms/events', event(orderId));
const waiting = async (): Promise<number> => (await facade.store.pendingRefreshes(100_000)).length;
const named = (count: number, name = 'made-up') =>
  Array.from({ length: count }, (_, n) => ({ vendor: 'SOMS' as const, orderNo: `${name}-${n}` }));

function refresherWith(mostCalls: number): Refresher {
  const { store, registry } = facade;
  const hear = { onCall: () => undefined, onChanged: () => undefined };
  return startRefresher({ store, registry, log: pino({ level: 'silent' }), now: () => now, mostCalls, ...hear });
}

it('a hundred orders are one call, and one order that is named many times is one question', async () => {
  await facade.store.refreshLater(named(100));
  facade.refresher.wake();
  await facade.refresher.idle();
  expect(facade.calls()).toEqual(['SOMS batchGetOrdersV2']);
  facade.forget();
  const made = Array.from({ length: 150 }, (_, n) => callback(`alone-${n}`));
  const again = Array.from({ length: 200 }, () => callback('888101000010'));
  await Promise.all([...made, ...again]);
  await facade.refresher.idle();
  // On a slow machine some are read while others are still on their way.
  expect(facade.calls().length).toBeLessThanOrEqual(4);
  expect(await waiting()).toBe(0);
});

it('a minute has no more calls than its budget; what is left is read in the next one, and nothing is lost', async () => {
  const refresher = refresherWith(2);
  await facade.store.refreshLater(named(350));
  for (const [calls, left] of [
    [2, 150],
    [2, 150],
  ] as const) {
    refresher.wake();
    await refresher.idle();
    expect([facade.calls().length, await waiting()]).toEqual([calls, left]);
    now += 29_000;
  }
  now += 2_000;
  refresher.wake();
  await refresher.idle();
  expect([facade.calls().length, await waiting()]).toEqual([4, 0]);
  await refresher.close();
});

it('messages are gathered before the list is looked at, and it is not looked at again for some seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const looks: number[] = [];
    const store = { ...facade.store, pendingRefreshes: () => Promise.resolve((looks.push(now), [])) };
    const hear = { onCall: () => undefined, onChanged: () => undefined };
    const quiet = pino({ level: 'silent' });
    const refresher = startRefresher({ store, registry: facade.registry, log: quiet, now: () => now, ...hear });
    const from = now;
    for (let ms = 0; ms < 20_000; ms += 100) {
      refresher.wake();
      now += 100;
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(looks.map((at) => Math.round((at - from) / 1_000))).toEqual([1, 6, 11, 16]);
    await refresher.close();
  } finally {
    vi.useRealTimers();
  }
});

it('orders that cannot be asked for keep no others waiting', async () => {
  await facade.store.refreshLater([...named(100, 'first'), { vendor: 'SOMS', orderNo: '888101000010' }]);
  const refresher = refresherWith(30);
  facade.soms.misbehave({ kind: 'status', status: 500, times: 2 });
  refresher.wake();
  await refresher.idle();
  expect(await waiting()).toBe(101);
  expect((await facade.store.pendingRefreshes(1))[0]?.orderNo).toBe('888101000010');
  facade.soms.behave();
  refresher.wake();
  await refresher.idle();
  expect(await waiting()).toBe(0);
  await refresher.close();
});

it('a callback over the bound is told to come again, unless its order waits already', async () => {
  await facade.store.refreshLater(named(mostRefreshes));
  expect(await callback('one-more')).toEqual({
    status: 503,
    body: { success: false, message: expect.stringContaining('again') },
  });
  expect(await callback('made-up-5')).toEqual({ status: 200, body: { success: true } });
  expect(await waiting()).toBe(mostRefreshes);
  // What we have written ourselves is read again all the same.
  await facade.store.refreshLater([{ vendor: 'SOMS', orderNo: 'written' }]);
  expect(await waiting()).toBe(mostRefreshes + 1);
});
