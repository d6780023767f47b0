/** What one pass of the poller reads: large windows, what cannot be read, and parts that the list leaves out. */
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { mostTries } from '../../server/jobs/poll-progress.ts';
import type { PollerOptions } from '../../server/jobs/poller.ts';
import { at as valueAt } from '../../sources/values/json.ts';
import { vendorTime } from '../../sources/values/time.ts';
import { allChanges, describeEngines } from '../store/stores.ts';
import { ids, pollerWorld, told } from './poller-world.ts';

const world = pollerWorld();

describeEngines(
  'large windows',
  ({ open: openStore }) => {
    it('of more than 10,000 orders are read whole, no page above 0', async () => {
      await world.connectAnew();
      const store = await openStore();
      const all = ids(10_500);
      const items = valueAt(world.template, 'items');
      for (const [n, id] of all.entries())
        world.sandbox.book.replace({
          id,
          modified: vendorTime((world.seconds - 90_000 + n * 8) * 1000),
          front: { order_id: id },
          items,
        });
      await world.polling(store).pollOnce();
      const made = world.calls();
      expect((await told(store)).toSorted()).toEqual(all);
      // 99 closed orders a call, and one more order read again for every slice.
      expect(made.length).toBeLessThan((all.length / 99) * 1.05 + 2);
      expect(await store.pollOf('SOMS')).toMatchObject({ reached: world.seconds - 1, trial: null });
      world.seconds += 60;
      await world.polling(store).pollOnce();
    }, 120_000);

    it('of very many orders in one second are too', async () => {
      const store = await openStore();
      const crowd = ids(450);
      for (const id of crowd) world.put(id, 500);
      const others = ids(250, 700_000);
      for (const [n, id] of others.entries()) world.put(id, 800 - n * 3);
      await world.polling(store).pollOnce();
      expect((await told(store)).toSorted()).toEqual([...crowd, ...others]);
      expect(new Set(world.calls())).toEqual(new Set(['queryOrders']));
      expect(await store.pollOf('SOMS')).toMatchObject({ reached: world.seconds - 1, trial: null });
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
      world.sandbox.book.replace({
        ...world.template,
        id: null,
        modified: vendorTime((world.seconds - 500) * 1000),
        ...broken,
      });
    };

    it('holds the position, not the news, and is told of at once when it can be read', async () => {
      const store = await openStore();
      const onGap = vi.fn<PollerOptions['onGap']>();
      const poller = world.polling(store, { onGap });
      world.put('before', 1_000);
      spoil();
      world.put('after', 200);
      await poller.pollOnce();
      expect(await told(store)).toEqual(['before', 'after']);
      const held = await store.pollOf('SOMS');
      expect(held).toMatchObject({ trial: { tries: 1 } });
      expect(held?.reached).toBeLessThanOrEqual(world.seconds - 500);
      world.seconds += 60;
      world.sandbox.book.replace({ ...world.template, id: 'null', state: 'mended' });
      world.put('null', 560);
      await poller.pollOnce();
      expect(await told(store)).toEqual(['before', 'after', 'null']);
      expect(await store.pollOf('SOMS')).toMatchObject({ reached: world.seconds - 1, trial: null });
      expect(onGap).not.toHaveBeenCalled();
    });

    it('is given up aloud after several tries, and no longer claimed to be known', async () => {
      const store = await openStore();
      const onGap = vi.fn<PollerOptions['onGap']>();
      const lines: string[] = [];
      const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
      const poller = world.polling(store, { onGap, log });
      world.put('before', 1_000);
      spoil();
      for (let tries = 1; tries <= mostTries; tries += 1) {
        expect(onGap).not.toHaveBeenCalled();
        await poller.pollOnce();
        world.seconds += 60;
      }
      expect(onGap.mock.calls).toEqual([['SOMS']]);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ vendor: 'SOMS', msg: expect.stringContaining('missing') });
      const progress = await store.pollOf('SOMS');
      expect(progress?.since).toBeGreaterThan(world.start - 500);
      world.put('on', 30);
      for (let more = 0; more < 3 * mostTries; more += 1) {
        await poller.pollOnce();
        world.seconds += 60;
      }
      expect(onGap).toHaveBeenCalledTimes(1);
      expect(await told(store)).toEqual(['before', 'on']);
      expect(await store.pollOf('SOMS')).toMatchObject({ reached: world.seconds - 61, trial: null });
    });
  },
  ['SQLite'],
);

describeEngines(
  'parts',
  ({ open: openStore }) => {
    it('that the list leaves out are read in batches, so that every reading can be compared with every other', async () => {
      await world.connectAnew({ leanQuery: true });
      const store = await openStore();
      const poller = world.polling(store);
      for (const id of ids(30)) world.put(id, 20);
      await poller.pollOnce();
      expect(world.calls()).toEqual(['queryOrders', 'batchGetOrdersV2']);
      const changes = await allChanges(store);
      expect(changes).toHaveLength(30);
      expect(changes[0]?.fields).toEqual(expect.arrayContaining(['items', 'payments', 'invoice']));
      await poller.pollOnce();
      expect(await allChanges(store)).toHaveLength(30);
      world.seconds += 100;
      await poller.pollOnce();
      world.calls();
      await poller.pollOnce();
      expect(world.calls()).toEqual(['queryOrders']);
    });
  },
  ['SQLite'],
);
