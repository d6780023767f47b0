/** The poller over the SOMS simulator and real stores: every change is told of, once read, with the fewest calls. */
import { expect, it } from 'vitest';
import type { PollerOptions } from '../../server/jobs/poller.ts';
import { type Store, StoreUnavailable } from '../../store/store.ts';
import { allChanges, describeEngines, newsOf } from '../store/stores.ts';
import { but, ids, pollerWorld, told } from './poller-world.ts';

const world = pollerWorld();

describeEngines('the poller', ({ open: openStore, place, openAt }) => {
  it('tells of what was there, was added and was changed, and of the same content once', async () => {
    const store = await openStore();
    const poller = world.polling(store);
    world.put('A', 6 * 86_400);
    world.put('B', 10);
    world.put('old', 8 * 86_400);
    await poller.pollOnce();
    expect(await told(store)).toEqual(['A', 'B']);
    expect(world.calls()).toEqual(['queryOrders']);

    world.seconds += 60;
    world.put('B', 5, { state: 'canceled' });
    world.put('C', 5);
    await poller.pollOnce();
    expect((await newsOf(store)).slice(2)).toEqual([
      expect.stringMatching(/^STATUS_CHANGED B: .*\bstatus\b/),
      expect.stringMatching(/^CREATED C/),
    ]);
    expect(world.calls()).toEqual(['queryOrders']);

    // Seen again in the overlap, and with a new time of modification but the same content: no change, one call.
    world.seconds += 30;
    world.put('C', 5);
    await poller.pollOnce();
    world.seconds += 600;
    await poller.pollOnce();
    expect(world.calls()).toEqual(['queryOrders', 'queryOrders']);
    expect(await allChanges(store)).toHaveLength(4);
    expect(await store.knownOrders('SOMS')).toBe(3);
  });

  it('waits for the settle time, and finds in the overlap what the index showed late', async () => {
    const store = await openStore();
    const poller = world.polling(store);
    world.put('now', 1);
    await poller.pollOnce();
    expect(await told(store)).toEqual([]);
    world.seconds += 2;
    await poller.pollOnce();
    expect(await told(store)).toEqual(['now']);
    world.seconds += 40;
    await poller.pollOnce();
    // Changed before the last poll, but not to be seen then.
    world.put('late', 50);
    world.seconds += 5;
    await poller.pollOnce();
    expect(await told(store)).toEqual(['now', 'late']);
  });

  it('goes on where it was, however long it was away', async () => {
    const at = await place();
    const first = await openAt(at);
    const poller = world.polling(first);
    await poller.pollOnce();
    await poller.close();
    await first.close();
    world.put('while away', -86_400);
    world.seconds += 30 * 86_400;
    const second = await openAt(at);
    await world.polling(second).pollOnce();
    expect(await told(second)).toEqual(['while away']);
    expect(await second.pollOf('SOMS')).toEqual({
      since: world.start - 1 - 7 * 86_400,
      reached: world.seconds - 1,
      trial: null,
    });
  });

  it('reads again, and skips nothing, after a crash before and after the position was kept', async () => {
    const store = await openStore();
    const all = ids(450);
    for (const [n, id] of all.entries()) world.put(id, 5_000 - n * 10);
    const crash = (): never => {
      throw new StoreUnavailable('the process ended here');
    };
    let batches = 0;
    const observe: Store['observe'] = (batch) => ((batches += 1) === 3 ? crash() : store.observe(batch));
    await world.polling(but(store, { observe })).pollOnce();
    const known = await store.knownOrders('SOMS');
    expect(known).toBe(200);
    // The lease of a process that died runs out.
    world.seconds += 60;
    await world.polling(but(store, { keepPoll: crash })).pollOnce();
    expect(await store.knownOrders('SOMS')).toBeGreaterThan(known);
    expect((await store.pollOf('SOMS'))?.reached ?? 0).toBeLessThan(world.start - 3_000);
    world.seconds += 60;
    await world.polling(store).pollOnce();
    expect((await told(store)).toSorted()).toEqual(all);
    expect(await store.pollOf('SOMS')).toMatchObject({ reached: world.seconds - 1 });
  });

  it('keeps what it has when a call in the middle of a window fails, and goes on from there', async () => {
    const store = await openStore();
    const all = ids(700);
    for (const [n, id] of all.entries()) world.put(id, 10_000 - n * 10);
    let good = 0;
    const onCall: PollerOptions['onCall'] = ({ outcome }) => {
      if (outcome === 'OK' && (good += 1) === 5) world.sandbox.misbehave({ kind: 'status', status: 503, times: 1 });
    };
    const poller = world.polling(store, { onCall });
    await poller.pollOnce();
    const known = await store.knownOrders('SOMS');
    expect(world.calls()).toHaveLength(6);
    expect(known).toBeGreaterThanOrEqual(200);
    expect(known).toBeLessThan(500);
    const reached = (await store.pollOf('SOMS'))?.reached ?? 0;
    expect(reached).toBeGreaterThan(world.seconds - 10_000);
    await poller.pollOnce();
    expect((await told(store)).toSorted()).toEqual(all);
    expect(await store.pollOf('SOMS')).toMatchObject({ reached: world.seconds - 1 });
    // What is behind the position is not read again: 700 orders in pages of 100, less what was read.
    expect(world.calls().length).toBeLessThanOrEqual(Math.ceil((700 - known) / 99) + 4);
  });

  it('is one however many there are, and another one when it dies', async () => {
    const at = await place();
    const stores = [await openAt(at), await openAt(at, { lock: false })] as const;
    const all = ids(350);
    for (const [n, id] of all.entries()) world.put(id, 5_000 - n * 10);
    await world.polling(await openStore()).pollOnce();
    const alone = world.calls().length;
    const [a, b] = stores.map((store) => world.polling(store));
    await Promise.all([a?.pollOnce(), b?.pollOnce()]);
    expect(world.calls()).toHaveLength(alone);
    expect((await told(stores[0])).toSorted()).toEqual(all);
    // Between polls the lease holds too.
    world.seconds += 20;
    await Promise.all([b?.pollOnce(), a?.pollOnce()]);
    expect(world.calls()).toHaveLength(1);
    // It dies: nothing is given up, the lease runs out.
    world.seconds += 51;
    world.put('new', 5);
    await b?.pollOnce();
    expect(world.calls()).toHaveLength(1);
    await a?.pollOnce();
    expect(world.calls()).toEqual([]);
    expect(await told(stores[1])).toHaveLength(351);
    // An orderly end lets the other one in at once.
    await b?.close();
    await a?.pollOnce();
    expect(world.calls()).toHaveLength(1);
  });

  it('stops when its lease was taken while it hung, and moves nothing any more', async () => {
    const at = await place();
    const [mine, other] = [await openAt(at), await openAt(at, { lock: false })];
    for (const [n, id] of ids(700).entries()) world.put(id, 10_000 - n * 10);
    const gate = Promise.withResolvers<void>();
    const hanging = Promise.withResolvers<void>();
    const observe: Store['observe'] = async (batch) => {
      hanging.resolve();
      await gate.promise;
      return mine.observe(batch);
    };
    const slow = world.polling(but(mine, { observe })).pollOnce();
    await hanging.promise;
    world.seconds += 60;
    await world.polling(other).pollOnce();
    const progress = await other.pollOf('SOMS');
    world.calls();
    gate.resolve();
    await slow;
    expect(world.calls()).toEqual([]);
    expect(await other.pollOf('SOMS')).toEqual(progress);
    expect(await told(other)).toHaveLength(700);
  });

  it('keeps its lease through a long reading, and gives up reading when it could not', async () => {
    const at = await place();
    const [mine, other] = [await openAt(at), await openAt(at, { lock: false })];
    // Calls that are broken off may still come to the simulator, which then must not be another test's.
    await world.connectAnew();
    // One second that takes many calls: nothing is written meanwhile.
    for (const id of ids(300)) world.put(id, 100);
    // All in all far longer than the lease of 50 world.seconds.
    let renewing = 0;
    const onCall = (): void => {
      // However slow the database is: calls run side by side, and the clock must not run away meanwhile.
      if (renewing === 0) world.seconds += 3;
    };
    const taken: boolean[] = [];
    const keepPoll: Store['keepPoll'] = async (vendor, lease, progress) => {
      renewing += 1;
      const kept = await mine.keepPoll(vendor, lease, progress);
      const foreign = { owner: 'other', now: world.now(), until: world.now() + 1 };
      if (progress === null) taken.push((await other.takePoll('SOMS', foreign)).held);
      renewing -= 1;
      return kept;
    };
    await world.polling(but(mine, { keepPoll }), { onCall }).pollOnce();
    expect(taken.length).toBeGreaterThan(3);
    expect(taken).not.toContain(true);
    expect(await told(mine)).toHaveLength(300);
    world.calls();
    // Now somebody has it in the middle.
    const before = await mine.pollOf('SOMS');
    for (const id of ids(300, 500_000)) world.put(id, 100);
    const stolen: Store['keepPoll'] = async (vendor, lease, progress) => {
      await other.takePoll('SOMS', { owner: 'thief', now: world.now() + 3_600_000, until: world.now() + 7_200_000 });
      return mine.keepPoll(vendor, lease, progress);
    };
    world.seconds += 3_600;
    await world.polling(but(mine, { keepPoll: stolen }), { onCall }).pollOnce();
    expect(await told(mine)).toHaveLength(300);
    expect((await mine.pollOf('SOMS'))?.reached).toBe(before?.reached);
  });
});
