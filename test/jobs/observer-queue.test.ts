/** Orders that were read in passing are noted without anybody waiting for it. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startObserverQueue } from '../../server/jobs/observer-queue.ts';
import type { Order } from '../../sources/model.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { type Observation, StoreUnavailable } from '../../store/store.ts';
import { type Facade, startForTest } from '../harness.ts';

const log = pino({ level: 'silent' });
const addNumbers = (): Promise<void> => Promise.resolve();
let facade: Facade;
let order: Order;
const sale = '6920260101000000001';
beforeAll(async () => {
  facade = await startForTest();
  const call = { signal: new AbortController().signal, onCall: () => undefined };
  const [found] = (await facade.registry.source('BABYCARE')?.ordersByPlatformNo([sale], new Set(), call)) ?? [];
  if (!Array.isArray(found) || !found[0]) throw new Error('the simulator has no such order');
  order = found[0] as Order;
});
afterAll(() => facade.close());
const named = (nativeId: string): Order => ({ ...order, key: { ...order.key, nativeId } });

describe('the observer queue', () => {
  it('writes in batches what it is told of, each order once, and flushes when it is closed', async () => {
    const batches: (readonly Observation[])[] = [];
    const store = {
      observe: async (some: readonly Observation[]) => void batches.push(some),
      addNumbers,
      dropHeaders: () => Promise.resolve(),
    };
    const queue = startObserverQueue({ store, vendors: ['BABYCARE'], log, now: Date.now });
    for (let n = 0; n < 300; n += 1) queue.note([named(`B${n % 250}`)]);
    queue.note([{ ...order, key: { ...order.key, vendor: 'SOMS' } }]);
    expect(batches).toEqual([]);
    await queue.close();
    expect(batches.map(({ length }) => length)).toEqual([200, 50]);
    queue.note([order]);
    await queue.idle();
    expect(batches).toHaveLength(2);
    expect(queue.dropped()).toBe(0);
  });

  it('drops what is too much, and what the store cannot take, and counts it', async () => {
    const store = {
      observe: () => Promise.reject(new StoreUnavailable('away')),
      addNumbers,
      dropHeaders: () => Promise.reject(new StoreUnavailable('away')),
    };
    const queue = startObserverQueue({ store, vendors: ['BABYCARE'], log, now: Date.now, most: 10 });
    queue.note(Array.from({ length: 25 }, (_, n) => named(`B${n}`)));
    expect(queue.dropped()).toBe(15);
    await queue.idle();
    expect(queue.dropped()).toBe(25);
  });

  it('makes an order known that a client has looked up, and tells of it once', async () => {
    const count = () => facade.store.count({ vendors: ['BABYCARE'], filter: noFilter });
    expect(await count()).toBe(0);
    for (let n = 0; n < 3; n += 1) {
      const { errors } = await facade.ask(`{ orderGroup(by: {platformOrderNo: "${sale}"}) { members { id } } }`);
      expect(errors).toEqual([]);
    }
    await facade.observer.idle();
    expect(await count()).toBeGreaterThan(0);
    const { data } = await facade.ask('{ changes(first: 100, vendors: [BABYCARE]) { edges { node { kind } } } }');
    expect(data.changes.edges).toHaveLength((await count()) ?? 0);
  });
});
