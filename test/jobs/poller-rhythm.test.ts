/** When the poller polls, and how it ends. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Later, Poller, PollerOptions } from '../../server/jobs/poller.ts';
import { type Store, StoreUnavailable } from '../../store/store.ts';
import { pollerWorld, timeoutMs } from './poller-world.ts';

const world = pollerWorld();

describe('the rhythm', () => {
  const waits: { readonly ms: number; readonly run: () => void }[] = [];
  const cancelled = vi.fn<() => void>();
  const later: Later = (run, ms) => {
    waits.push({ ms, run });
    return cancelled;
  };
  beforeEach(() => {
    waits.length = 0;
    cancelled.mockClear();
  });
  const takes: Store['takePoll'] = () => Promise.resolve({ held: true, progress: null });
  const store = {
    observe: () => Promise.resolve(),
    takePoll: vi.fn<Store['takePoll']>(takes),
    keepPoll: () => Promise.resolve(true),
    endPoll: vi.fn<Store['endPoll']>(() => Promise.resolve()),
  };
  const poll = { seconds: 60, backDays: 7, overlapSeconds: 60 };
  const begin = (also: Partial<PollerOptions> = {}): Poller => world.polling(store, { poll, later, ...also });

  it('is one poll at once, then one a minute, and none when it is off', async () => {
    const off = begin({ poll: { ...poll, seconds: 0 } });
    await off.idle();
    expect([world.calls(), waits]).toEqual([[], []]);
    const poller = begin();
    await poller.idle();
    expect(world.calls()).toEqual(['queryOrders']);
    expect(waits.map(({ ms }) => ms)).toEqual([60_000]);
    waits[0]?.run();
    await poller.idle();
    expect(world.calls()).toEqual(['queryOrders']);
    expect(waits).toHaveLength(2);
    // Joined, not doubled.
    await Promise.all([poller.pollOnce(), poller.pollOnce()]);
    expect(world.calls()).toEqual(['queryOrders']);
    await poller.close();
    expect(cancelled).toHaveBeenCalled();
    waits[2]?.run();
    await poller.pollOnce();
    expect(world.calls()).toEqual([]);
  });

  it('slows down while SOMS cannot be asked, waits as long as it wants, and recovers', async () => {
    world.sandbox.misbehave({ kind: 'status', status: 429, retryAfterSeconds: 3_000, times: 1 });
    const poller = begin();
    await poller.idle();
    await poller.pollOnce();
    expect(waits.splice(0).map(({ ms }) => ms / 1000)).toEqual([3_000, 60]);
    expect(world.source.health().lastFault).toBeNull();
    world.sandbox.misbehave({ kind: 'status', status: 503 });
    for (let n = 0; n < 6; n += 1) await poller.pollOnce();
    expect(waits.map(({ ms }) => ms / 60_000)).toEqual([1, 2, 4, 8, 10, 10]);
    expect(world.source.health().lastFault).not.toBeNull();
    // The circuit has opened by now: the sixth asked nobody.
    expect(world.calls()).toHaveLength(7);
    await poller.close();
  });

  it('waits for another one’s lease, and for a store that is away', async () => {
    store.takePoll.mockResolvedValueOnce({ held: false, until: world.now() + 25_000 });
    store.takePoll.mockRejectedValueOnce(new StoreUnavailable('away'));
    const poller = begin();
    await poller.idle();
    await poller.pollOnce();
    expect(world.calls()).toEqual([]);
    expect(waits.map(({ ms }) => ms)).toEqual([25_000, 60_000]);
    await poller.close();
  });

  it('ends within the call in flight, and gives its lease up', async () => {
    world.sandbox.misbehave({ kind: 'hang' });
    store.endPoll.mockClear();
    const poller = begin();
    await vi.waitFor(() => expect(world.sandbox.calls).toHaveLength(1));
    const began = performance.now();
    await poller.close();
    expect(performance.now() - began).toBeLessThan(timeoutMs / 2);
    expect(store.endPoll).toHaveBeenCalledOnce();
    expect(waits).toEqual([]);
  });
});
