/** The poller over the SOMS simulator and real stores: every change is told of, once read, with the fewest calls. */
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mostTries } from '../../server/jobs/poll-progress.ts';
import { type Later, type Poller, type PollerOptions, startPoller } from '../../server/jobs/poller.ts';
import { at as valueAt } from '../../sources/values/json.ts';
import { vendorTime } from '../../sources/values/time.ts';
import type { Source } from '../../sources/ports/source.ts';
import { somsSource } from '../../sources/soms/adapter.ts';
import { type SomsSandbox, type SomsSandboxOptions, startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { type Store, StoreUnavailable } from '../../store/store.ts';
import { allChanges, describeEngines, newsOf } from '../store/stores.ts';

/** The clock, in seconds. Each test has weeks of its own, long after the simulator's own orders. */
let start = Date.UTC(2026, 5, 1) / 1000;
let seconds = start;
const now = (): number => seconds * 1000;
const timeoutMs = 5_000;
const past = { until: new Date('2026-01-01T00:00:00Z') };

let shared: SomsSandbox;
beforeAll(async () => {
  shared = await startSomsSandbox(past);
});
afterAll(() => shared.close());
const open: { close(): Promise<unknown> }[] = [];
let sandbox: SomsSandbox;
let source: Source;
let template: Readonly<Record<string, unknown>>;

function connect(to: SomsSandbox): void {
  sandbox = to;
  source = somsSource({ url: sandbox.url, ...sandbox.credentials, operator: 'test', timeoutMs, now });
  open.push(source);
  const whole = sandbox.book.orders.find(({ order }) => {
    const items = valueAt(order, 'items');
    return Array.isArray(items) && items.length === 1;
  });
  if (!whole) throw new Error('the simulator has no order of one line');
  template = whole.order;
}
/** For tests with many orders, or with other ways. */
async function connectAnew(options: SomsSandboxOptions = {}): Promise<void> {
  const own = await startSomsSandbox({ ...past, ...options });
  open.push(own);
  connect(own);
}
beforeEach(() => {
  start += 90 * 86_400;
  seconds = start;
  shared.behave();
  shared.forgetCalls();
  connect(shared);
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** An order as it was last changed so many seconds ago. */
function put(id: string, ago: number, also: Readonly<Record<string, unknown>> = {}): void {
  const front: unknown = template['front'];
  sandbox.book.replace({
    ...template,
    id,
    modified: vendorTime((seconds - ago) * 1000),
    front: { ...Object(front), order_id: id },
    ...also,
  });
}
const ids = (count: number, from = 100_000): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${from + n}`);

function polling(store: Store, also: Partial<PollerOptions> = {}): Poller {
  const poller = startPoller({
    store,
    registry: { sources: [source] },
    poll: { seconds: 0, backDays: 7, overlapSeconds: 60 },
    settleSeconds: 2,
    vendorTimeoutMs: timeoutMs,
    log: pino({ level: 'silent' }),
    onCall: () => undefined,
    onGap: () => undefined,
    now,
    ...also,
  });
  open.unshift(poller);
  return poller;
}
const told = async (store: Store): Promise<readonly string[]> =>
  (await allChanges(store)).map(({ orderNo }) => orderNo);
/** The operations since the last time; none may ask for a page above 0. */
function calls(): readonly string[] {
  const made = sandbox.calls.map(({ operation, query }) => {
    expect(new URLSearchParams(query).get('page') ?? '0').toBe('0');
    return operation;
  });
  sandbox.forgetCalls();
  return made;
}
/** A store of which one thing is done otherwise. */
const but = (store: Store, also: Partial<Store>): Store => ({ ...store, ...also });

describeEngines('the poller', ({ open: openStore, place, openAt }) => {
  it('tells of what was there, was added and was changed, and of the same content once', async () => {
    const store = await openStore();
    const poller = polling(store);
    put('A', 6 * 86_400);
    put('B', 10);
    put('old', 8 * 86_400);
    await poller.pollOnce();
    expect(await told(store)).toEqual(['A', 'B']);
    expect(calls()).toEqual(['queryOrders']);

    seconds += 60;
    put('B', 5, { state: 'canceled' });
    put('C', 5);
    await poller.pollOnce();
    expect((await newsOf(store)).slice(2)).toEqual([
      expect.stringMatching(/^STATUS_CHANGED B: .*\bstatus\b/),
      expect.stringMatching(/^CREATED C/),
    ]);
    expect(calls()).toEqual(['queryOrders']);

    // Seen again in the overlap, and with a new time of modification but the same content: no change, one call.
    seconds += 30;
    put('C', 5);
    await poller.pollOnce();
    seconds += 600;
    await poller.pollOnce();
    expect(calls()).toEqual(['queryOrders', 'queryOrders']);
    expect(await allChanges(store)).toHaveLength(4);
    expect(await store.knownOrders('SOMS')).toBe(3);
  });

  it('waits for the settle time, and finds in the overlap what the index showed late', async () => {
    const store = await openStore();
    const poller = polling(store);
    put('now', 1);
    await poller.pollOnce();
    expect(await told(store)).toEqual([]);
    seconds += 2;
    await poller.pollOnce();
    expect(await told(store)).toEqual(['now']);
    seconds += 40;
    await poller.pollOnce();
    // Changed before the last poll, but not to be seen then.
    put('late', 50);
    seconds += 5;
    await poller.pollOnce();
    expect(await told(store)).toEqual(['now', 'late']);
  });

  it('goes on where it was, however long it was away', async () => {
    const at = await place();
    const first = await openAt(at);
    const poller = polling(first);
    await poller.pollOnce();
    await poller.close();
    await first.close();
    put('while away', -86_400);
    seconds += 30 * 86_400;
    const second = await openAt(at);
    await polling(second).pollOnce();
    expect(await told(second)).toEqual(['while away']);
    expect(await second.pollOf('SOMS')).toEqual({ since: start - 1 - 7 * 86_400, reached: seconds - 1, trial: null });
  });

  it('reads again, and skips nothing, after a crash before and after the position was kept', async () => {
    const store = await openStore();
    const all = ids(450);
    for (const [n, id] of all.entries()) put(id, 5_000 - n * 10);
    const crash = (): never => {
      throw new StoreUnavailable('the process ended here');
    };
    let batches = 0;
    const observe: Store['observe'] = (batch) => ((batches += 1) === 3 ? crash() : store.observe(batch));
    await polling(but(store, { observe })).pollOnce();
    const known = await store.knownOrders('SOMS');
    expect(known).toBe(200);
    // The lease of a process that died runs out.
    seconds += 60;
    await polling(but(store, { keepPoll: crash })).pollOnce();
    expect(await store.knownOrders('SOMS')).toBeGreaterThan(known);
    expect((await store.pollOf('SOMS'))?.reached ?? 0).toBeLessThan(start - 3_000);
    seconds += 60;
    await polling(store).pollOnce();
    expect((await told(store)).toSorted()).toEqual(all);
    expect(await store.pollOf('SOMS')).toMatchObject({ reached: seconds - 1 });
  });

  it('keeps what it has when a call in the middle of a window fails, and goes on from there', async () => {
    const store = await openStore();
    const all = ids(700);
    for (const [n, id] of all.entries()) put(id, 10_000 - n * 10);
    let good = 0;
    const onCall: PollerOptions['onCall'] = ({ outcome }) => {
      if (outcome === 'OK' && (good += 1) === 5) sandbox.misbehave({ kind: 'status', status: 503, times: 1 });
    };
    const poller = polling(store, { onCall });
    await poller.pollOnce();
    const known = await store.knownOrders('SOMS');
    expect(calls()).toHaveLength(6);
    expect(known).toBeGreaterThanOrEqual(200);
    expect(known).toBeLessThan(500);
    const reached = (await store.pollOf('SOMS'))?.reached ?? 0;
    expect(reached).toBeGreaterThan(seconds - 10_000);
    await poller.pollOnce();
    expect((await told(store)).toSorted()).toEqual(all);
    expect(await store.pollOf('SOMS')).toMatchObject({ reached: seconds - 1 });
    // What is behind the position is not read again: 700 orders in pages of 100, less what was read.
    expect(calls().length).toBeLessThanOrEqual(Math.ceil((700 - known) / 99) + 4);
  });

  it('is one however many there are, and another one when it dies', async () => {
    const at = await place();
    const stores = [await openAt(at), await openAt(at, { lock: false })] as const;
    const all = ids(350);
    for (const [n, id] of all.entries()) put(id, 5_000 - n * 10);
    await polling(await openStore()).pollOnce();
    const alone = calls().length;
    const [a, b] = stores.map((store) => polling(store));
    await Promise.all([a?.pollOnce(), b?.pollOnce()]);
    expect(calls()).toHaveLength(alone);
    expect((await told(stores[0])).toSorted()).toEqual(all);
    // Between polls the lease holds too.
    seconds += 20;
    await Promise.all([b?.pollOnce(), a?.pollOnce()]);
    expect(calls()).toHaveLength(1);
    // It dies: nothing is given up, the lease runs out.
    seconds += 51;
    put('new', 5);
    await b?.pollOnce();
    expect(calls()).toHaveLength(1);
    await a?.pollOnce();
    expect(calls()).toEqual([]);
    expect(await told(stores[1])).toHaveLength(351);
    // An orderly end lets the other one in at once.
    await b?.close();
    await a?.pollOnce();
    expect(calls()).toHaveLength(1);
  });

  it('stops when its lease was taken while it hung, and moves nothing any more', async () => {
    const at = await place();
    const [mine, other] = [await openAt(at), await openAt(at, { lock: false })];
    for (const [n, id] of ids(700).entries()) put(id, 10_000 - n * 10);
    const gate = Promise.withResolvers<void>();
    const hanging = Promise.withResolvers<void>();
    const observe: Store['observe'] = async (batch) => {
      hanging.resolve();
      await gate.promise;
      return mine.observe(batch);
    };
    const slow = polling(but(mine, { observe })).pollOnce();
    await hanging.promise;
    seconds += 60;
    await polling(other).pollOnce();
    const progress = await other.pollOf('SOMS');
    calls();
    gate.resolve();
    await slow;
    expect(calls()).toEqual([]);
    expect(await other.pollOf('SOMS')).toEqual(progress);
    expect(await told(other)).toHaveLength(700);
  });

  it('keeps its lease through a long reading, and gives up reading when it could not', async () => {
    const at = await place();
    const [mine, other] = [await openAt(at), await openAt(at, { lock: false })];
    // Calls that are broken off may still come to the simulator, which then must not be another test's.
    await connectAnew();
    // One second that takes many calls: nothing is written meanwhile.
    for (const id of ids(300)) put(id, 100);
    // All in all far longer than the lease of 50 seconds.
    let renewing = 0;
    const onCall = (): void => {
      // However slow the database is: calls run side by side, and the clock must not run away meanwhile.
      if (renewing === 0) seconds += 3;
    };
    const taken: boolean[] = [];
    const keepPoll: Store['keepPoll'] = async (vendor, lease, progress) => {
      renewing += 1;
      const kept = await mine.keepPoll(vendor, lease, progress);
      const foreign = { owner: 'other', now: now(), until: now() + 1 };
      if (progress === null) taken.push((await other.takePoll('SOMS', foreign)).held);
      renewing -= 1;
      return kept;
    };
    await polling(but(mine, { keepPoll }), { onCall }).pollOnce();
    expect(taken.length).toBeGreaterThan(3);
    expect(taken).not.toContain(true);
    expect(await told(mine)).toHaveLength(300);
    calls();
    // Now somebody has it in the middle.
    const before = await mine.pollOf('SOMS');
    for (const id of ids(300, 500_000)) put(id, 100);
    const stolen: Store['keepPoll'] = async (vendor, lease, progress) => {
      await other.takePoll('SOMS', { owner: 'thief', now: now() + 3_600_000, until: now() + 7_200_000 });
      return mine.keepPoll(vendor, lease, progress);
    };
    seconds += 3_600;
    await polling(but(mine, { keepPoll: stolen }), { onCall }).pollOnce();
    expect(await told(mine)).toHaveLength(300);
    expect((await mine.pollOf('SOMS'))?.reached).toBe(before?.reached);
  });
});

describeEngines(
  'large windows',
  ({ open: openStore }) => {
    it('of more than 10,000 orders are read whole, no page above 0', async () => {
      await connectAnew();
      const store = await openStore();
      const all = ids(10_500);
      const items = valueAt(template, 'items');
      for (const [n, id] of all.entries())
        sandbox.book.replace({
          id,
          modified: vendorTime((seconds - 90_000 + n * 8) * 1000),
          front: { order_id: id },
          items,
        });
      await polling(store).pollOnce();
      const made = calls();
      expect((await told(store)).toSorted()).toEqual(all);
      // 99 closed orders a call, and one more order read again for every slice.
      expect(made.length).toBeLessThan((all.length / 99) * 1.05 + 2);
      expect(await store.pollOf('SOMS')).toMatchObject({ reached: seconds - 1, trial: null });
      seconds += 60;
      await polling(store).pollOnce();
    }, 120_000);

    it('of very many orders in one second are too', async () => {
      const store = await openStore();
      const crowd = ids(450);
      for (const id of crowd) put(id, 500);
      const others = ids(250, 700_000);
      for (const [n, id] of others.entries()) put(id, 800 - n * 3);
      await polling(store).pollOnce();
      expect((await told(store)).toSorted()).toEqual([...crowd, ...others]);
      expect(new Set(calls())).toEqual(new Set(['queryOrders']));
      expect(await store.pollOf('SOMS')).toMatchObject({ reached: seconds - 1, trial: null });
    }, 60_000);
  },
  ['SQLite'],
);

describeEngines(
  'what cannot be read',
  ({ open: openStore }) => {
    const broken = { state: 'broken' };
    const spoil = (): void => {
      // An order without an id is no order.
      sandbox.book.replace({ ...template, id: null, modified: vendorTime((seconds - 500) * 1000), ...broken });
    };

    it('holds the position, not the news, and is told of at once when it can be read', async () => {
      const store = await openStore();
      const onGap = vi.fn<PollerOptions['onGap']>();
      const poller = polling(store, { onGap });
      put('before', 1_000);
      spoil();
      put('after', 200);
      await poller.pollOnce();
      expect(await told(store)).toEqual(['before', 'after']);
      const held = await store.pollOf('SOMS');
      expect(held).toMatchObject({ trial: { tries: 1 } });
      expect(held?.reached).toBeLessThanOrEqual(seconds - 500);
      seconds += 60;
      sandbox.book.replace({ ...template, id: 'null', state: 'mended' });
      put('null', 560);
      await poller.pollOnce();
      expect(await told(store)).toEqual(['before', 'after', 'null']);
      expect(await store.pollOf('SOMS')).toMatchObject({ reached: seconds - 1, trial: null });
      expect(onGap).not.toHaveBeenCalled();
    });

    it('is given up aloud after several tries, and no longer claimed to be known', async () => {
      const store = await openStore();
      const onGap = vi.fn<PollerOptions['onGap']>();
      const lines: string[] = [];
      const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
      const poller = polling(store, { onGap, log });
      put('before', 1_000);
      spoil();
      for (let tries = 1; tries <= mostTries; tries += 1) {
        expect(onGap).not.toHaveBeenCalled();
        await poller.pollOnce();
        seconds += 60;
      }
      expect(onGap.mock.calls).toEqual([['SOMS']]);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ vendor: 'SOMS', msg: expect.stringContaining('missing') });
      const progress = await store.pollOf('SOMS');
      expect(progress?.since).toBeGreaterThan(start - 500);
      put('on', 30);
      for (let more = 0; more < 3 * mostTries; more += 1) {
        await poller.pollOnce();
        seconds += 60;
      }
      expect(onGap).toHaveBeenCalledTimes(1);
      expect(await told(store)).toEqual(['before', 'on']);
      expect(await store.pollOf('SOMS')).toMatchObject({ reached: seconds - 61, trial: null });
    });
  },
  ['SQLite'],
);

describeEngines(
  'parts',
  ({ open: openStore }) => {
    it('that the list leaves out are read in batches, so that every reading can be compared with every other', async () => {
      await connectAnew({ leanQuery: true });
      const store = await openStore();
      const poller = polling(store);
      for (const id of ids(30)) put(id, 20);
      await poller.pollOnce();
      expect(calls()).toEqual(['queryOrders', 'batchGetOrdersV2']);
      const changes = await allChanges(store);
      expect(changes).toHaveLength(30);
      expect(changes[0]?.fields).toEqual(expect.arrayContaining(['items', 'payments', 'invoice']));
      await poller.pollOnce();
      expect(await allChanges(store)).toHaveLength(30);
      seconds += 100;
      await poller.pollOnce();
      calls();
      await poller.pollOnce();
      expect(calls()).toEqual(['queryOrders']);
    });
  },
  ['SQLite'],
);

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
  const everyMinute = { poll: { seconds: 60, backDays: 7, overlapSeconds: 60 }, later };
  const begin = (also: Partial<PollerOptions> = {}): Poller =>
    startPoller({
      store,
      registry: { sources: [source] },
      settleSeconds: 2,
      vendorTimeoutMs: timeoutMs,
      log: pino({ level: 'silent' }),
      onCall: () => undefined,
      onGap: () => undefined,
      now,
      ...everyMinute,
      ...also,
    });

  it('is one poll at once, then one a minute, and none when it is off', async () => {
    const off = begin({ poll: { ...everyMinute.poll, seconds: 0 } });
    await off.idle();
    expect([calls(), waits]).toEqual([[], []]);
    const poller = begin();
    await poller.idle();
    expect(calls()).toEqual(['queryOrders']);
    expect(waits.map(({ ms }) => ms)).toEqual([60_000]);
    waits[0]?.run();
    await poller.idle();
    expect(calls()).toEqual(['queryOrders']);
    expect(waits).toHaveLength(2);
    // Joined, not doubled.
    await Promise.all([poller.pollOnce(), poller.pollOnce()]);
    expect(calls()).toEqual(['queryOrders']);
    await poller.close();
    expect(cancelled).toHaveBeenCalled();
    waits[2]?.run();
    await poller.pollOnce();
    expect(calls()).toEqual([]);
  });

  it('slows down while SOMS cannot be asked, waits as long as it wants, and recovers', async () => {
    sandbox.misbehave({ kind: 'status', status: 429, retryAfterSeconds: 3_000, times: 1 });
    const poller = begin();
    await poller.idle();
    await poller.pollOnce();
    expect(waits.splice(0).map(({ ms }) => ms / 1000)).toEqual([3_000, 60]);
    expect(source.health().lastFault).toBeNull();
    sandbox.misbehave({ kind: 'status', status: 503 });
    for (let n = 0; n < 6; n += 1) await poller.pollOnce();
    expect(waits.map(({ ms }) => ms / 60_000)).toEqual([1, 2, 4, 8, 10, 10]);
    expect(source.health().lastFault).not.toBeNull();
    // The circuit has opened by now: the sixth asked nobody.
    expect(calls()).toHaveLength(7);
    await poller.close();
  });

  it('waits for another one’s lease, and for a store that is away', async () => {
    store.takePoll.mockResolvedValueOnce({ held: false, until: now() + 25_000 });
    store.takePoll.mockRejectedValueOnce(new StoreUnavailable('away'));
    const poller = begin();
    await poller.idle();
    await poller.pollOnce();
    expect(calls()).toEqual([]);
    expect(waits.map(({ ms }) => ms)).toEqual([25_000, 60_000]);
    await poller.close();
  });

  it('ends within the call in flight, and gives its lease up', async () => {
    sandbox.misbehave({ kind: 'hang' });
    store.endPoll.mockClear();
    const poller = begin();
    await vi.waitFor(() => expect(sandbox.calls).toHaveLength(1));
    const began = performance.now();
    await poller.close();
    expect(performance.now() - began).toBeLessThan(timeoutMs / 2);
    expect(store.endPoll).toHaveBeenCalledOnce();
    expect(waits).toEqual([]);
  });
});
