/** The simulated SOMS that pollers read in tests, its orders, and the clock of it all. */
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Poller, type PollerOptions, startPoller } from '../../server/jobs/poller.ts';
import { type SomsSandbox, type SomsSandboxOptions, startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import type { Source } from '../../sources/ports/source.ts';
import { somsSource } from '../../sources/soms/adapter.ts';
import { at as valueAt } from '../../sources/values/json.ts';
import { vendorTime } from '../../sources/values/time.ts';
import type { Store } from '../../store/store.ts';
import { allChanges } from '../store/stores.ts';

export const timeoutMs = 5_000;
const past = { until: new Date('2026-01-01T00:00:00Z') };

export interface PollerWorld {
  /** The clock, in seconds, and where it stood when the test began. */
  seconds: number;
  start: number;
  readonly sandbox: SomsSandbox;
  readonly source: Source;
  /** An order of one line, as SOMS holds it. */
  readonly template: Readonly<Record<string, unknown>>;
  now(): number;
  /** A simulator of the test's own: for many orders, or for other ways. */
  connectAnew(options?: SomsSandboxOptions): Promise<void>;
  /** An order as it was last changed so many seconds ago. */
  put(id: string, ago: number, also?: Readonly<Record<string, unknown>>): void;
  polling(store: PollerOptions['store'], also?: Partial<PollerOptions>): Poller;
  /** The operations since the last time; none may ask for a page above 0. */
  calls(): readonly string[];
}

/** Sets itself up for each test of the file. Each test has weeks of its own, long after the simulator's own orders. */
export function pollerWorld(): PollerWorld {
  let shared: SomsSandbox;
  let connection: Pick<PollerWorld, 'sandbox' | 'source' | 'template'> | undefined;
  const connected = () => {
    if (!connection) throw new Error('the world is set up before each test');
    return connection;
  };
  const open: { close(): Promise<unknown> }[] = [];
  function connect(sandbox: SomsSandbox): void {
    const source = somsSource({
      url: sandbox.url,
      ...sandbox.credentials,
      operator: 'test',
      timeoutMs,
      now: world.now,
    });
    open.push(source);
    const whole = sandbox.book.orders.find(({ order }) => {
      const items = valueAt(order, 'items');
      return Array.isArray(items) && items.length === 1;
    });
    if (!whole) throw new Error('the simulator has no order of one line');
    connection = { sandbox, source, template: whole.order };
  }
  const world: PollerWorld = {
    get sandbox() {
      return connected().sandbox;
    },
    get source() {
      return connected().source;
    },
    get template() {
      return connected().template;
    },
    start: Date.UTC(2026, 5, 1) / 1000,
    seconds: 0,
    now: () => world.seconds * 1000,
    async connectAnew(options = {}) {
      const own = await startSomsSandbox({ ...past, ...options });
      open.push(own);
      connect(own);
    },
    put(id, ago, also = {}) {
      const { template, seconds, sandbox } = world;
      const front: unknown = template['front'];
      const modified = vendorTime((seconds - ago) * 1000);
      sandbox.book.replace({ ...template, id, modified, front: { ...Object(front), order_id: id }, ...also });
    },
    polling(store, also = {}) {
      const poller = startPoller({
        store,
        registry: { sources: [world.source] },
        poll: { seconds: 0, backDays: 7, overlapSeconds: 60 },
        settleSeconds: 2,
        vendorTimeoutMs: timeoutMs,
        log: pino({ level: 'silent' }),
        onCall: () => undefined,
        onGap: () => undefined,
        now: world.now,
        ...also,
      });
      open.unshift(poller);
      return poller;
    },
    calls() {
      const made = world.sandbox.calls.map(({ operation, query }) => {
        expect(new URLSearchParams(query).get('page') ?? '0').toBe('0');
        return operation;
      });
      world.sandbox.forgetCalls();
      return made;
    },
  };
  beforeAll(async () => {
    shared = await startSomsSandbox(past);
  });
  afterAll(() => shared.close());
  beforeEach(() => {
    world.start += 90 * 86_400;
    world.seconds = world.start;
    shared.behave();
    shared.forgetCalls();
    connect(shared);
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  return world;
}

export const ids = (count: number, from = 100_000): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${from + n}`);
export const told = async (store: Store): Promise<readonly string[]> =>
  (await allChanges(store)).map(({ orderNo }) => orderNo);
/** A store of which one thing is done otherwise. */
export const but = (store: Store, also: Partial<Store>): Store => ({ ...store, ...also });
