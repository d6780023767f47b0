/** How arrivals are taken: nonces, quarantine, group commit, refusals that concern one of many, refreshes, the end. */
import fc from '../property.ts';
import { describe, expect, it } from 'vitest';
import { fromColumn, toColumn } from '../../store/engine/column-encoding.ts';
import { NonceRepeated, StoreUnavailable, type Unusable } from '../../store/store.ts';
import { arrivalOf, factOf } from './facts.ts';
import { allChanges, describeEngines, push } from './stores.ts';

const nonce = (value: string, until: number, scope = 'yuanshu') => ({ scope, value, until });

describeEngines('nonces', ({ open }) => {
  it('refuses a repeated nonce within its time, with everything that came along', async () => {
    let now = 1_000;
    const store = await open({ now: () => now });
    const unusable: Unusable = {
      vendor: 'YUANSHU',
      endpoint: '/push',
      receivedAt: 1,
      reason: 'r',
      headers: {},
      body: Buffer.from('x'),
      verified: true,
      acknowledged: false,
    };
    await store.accept(arrivalOf([factOf()], { nonce: nonce('n1', 2_000) }));
    const again = arrivalOf([factOf({ orderNo: 'Y2' })], { nonce: nonce('n1', 2_000), unusable: [unusable] });
    await expect(store.accept(again)).rejects.toBeInstanceOf(NonceRepeated);
    expect(await store.states('YUANSHU', null, ['Y2'])).toEqual([null]);
    expect(await store.quarantined({ state: null, limit: 10 })).toEqual([]);
    await store.accept(arrivalOf([factOf({ orderNo: 'Y3' })], { nonce: nonce('n1', 2_000, 'another scope') }));
    now = 2_000;
    expect(await store.accept(again)).toEqual(['NEW']);
    now = 2_001;
    await store.accept(arrivalOf([], { nonce: nonce('n1', 3_000) }));
    await expect(store.accept(arrivalOf([], { nonce: nonce('n1', 3_000) }))).rejects.toBeInstanceOf(NonceRepeated);
  });

  it('takes one of those that come at once', async () => {
    const store = await open();
    const until = Date.now() + 60_000;
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        store.accept(arrivalOf([factOf({ orderNo: `N${n}` })], { nonce: nonce('same', until) })),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await store.knownOrders('YUANSHU')).toBe(1);
  });

  it('forgets those whose time is over, but not on every push', async () => {
    let now = 0;
    const statements: string[] = [];
    const store = await open({ now: () => now, trace: (text) => statements.push(text) });
    const pruned = () => statements.filter((text) => text.startsWith('delete from "nonces"')).length;
    for (let n = 0; n < 100; n += 1) {
      now = n * 1_000;
      await store.accept(arrivalOf([], { nonce: nonce(`n${n}`, now + 10) }));
    }
    expect(pruned()).toBe(2);
  });
});

describeEngines('quarantine', ({ open }) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  const unusable = (parts: Partial<Unusable> = {}): Unusable => ({
    vendor: 'YUANSHU',
    endpoint: '/push/yuanshu/order-sync',
    receivedAt: 5,
    reason: 'orderNo: not a string\0',
    headers: { 'content-type': 'application/json', odd: 'a\0' },
    body: bytes,
    verified: true,
    acknowledged: false,
    ...parts,
  });

  it('keeps the bytes, lists the newest first, and is settled once', async () => {
    const store = await open();
    expect(await store.accept(arrivalOf([], { unusable: [unusable(), unusable({ body: new Uint8Array() })] }))).toEqual(
      [],
    );
    const [newer, older] = await store.quarantined({ state: 'HELD', limit: 10 });
    expect([newer?.id, older?.id]).toEqual(['2', '1']);
    const { body: _, acknowledged: __, ...listed } = unusable();
    expect(older).toEqual({ ...listed, id: '1', state: 'HELD' });
    const entry = await store.quarantineEntry('1');
    expect(Buffer.from(entry?.body ?? [])).toEqual(Buffer.from(bytes));
    expect((await store.quarantineEntry('2'))?.body).toHaveLength(0);
    expect(await store.resolveQuarantine('1', 'REPLAYED')).toBe(true);
    expect(await store.resolveQuarantine('1', 'DISCARDED')).toBe(false);
    expect(await store.quarantineEntry('1')).toMatchObject({ state: 'REPLAYED' });
    expect(await store.quarantined({ state: 'HELD', limit: 10 })).toMatchObject([{ id: '2' }]);
    expect(await store.quarantined({ state: null, limit: 1 })).toMatchObject([{ id: '2' }]);
    expect(await store.lastArrivalAt('YUANSHU')).toBe(1_000);
    expect(await allChanges(store)).toEqual([]);
  });

  it.each(['3', '0', '-1', '1.5', '', 'x', '1; drop table quarantine', '9'.repeat(40)])(
    'knows no entry %j',
    async (id) => {
      const store = await open();
      await store.accept(arrivalOf([], { unusable: [unusable()] }));
      expect(await store.quarantineEntry(id)).toBeNull();
      expect(await store.resolveQuarantine(id, 'DISCARDED')).toBe(false);
    },
  );
});

describeEngines('group commit', ({ open, openAt, place }) => {
  it('carries what waits in one commit, with a number of statements that does not grow', async () => {
    const commits: number[] = [];
    let statements: string[] = [];
    const store = await open({ onCommit: (carried) => commits.push(carried), trace: (text) => statements.push(text) });
    const give = async (count: number, from: number) => {
      statements = [];
      const facts = Array.from({ length: count }, (_, n) => factOf({ orderNo: `G${from + n}` }));
      await Promise.all(facts.map((fact) => store.accept(arrivalOf([fact], { nonce: nonce(fact.orderNo, 9e12) }))));
      return { all: statements.length, commits: statements.filter((text) => text === 'commit').length };
    };
    const one = await give(1, 0);
    const many = await give(200, 1_000);
    expect(one.commits).toBe(1);
    expect(many).toEqual({ all: one.all - 1, commits: 1 }); // the first one also looked for old nonces
    expect(commits).toEqual([1, 200]);
    await give(450, 2_000);
    expect(commits).toEqual([1, 200, 200, 200, 50]);
  });

  it('bounds a commit in bytes too', async () => {
    const commits: number[] = [];
    const store = await open({ onCommit: (carried) => commits.push(carried) });
    const large = Array.from({ length: 6 }, (_, n) => factOf({ orderNo: `L${n}`, body: `"${'x'.repeat(3_000_000)}"` }));
    await Promise.all(large.map((fact) => store.accept(arrivalOf([fact]))));
    expect(commits).toEqual([2, 2, 2]);
  });

  it('an arrival that fails does not fail its neighbours', async () => {
    const store = await open();
    const arrivals = Array.from({ length: 9 }, (_, n) => factOf({ orderNo: `F${n}`, modifiedAt: n === 4 ? 0.5 : n }));
    const all = await Promise.allSettled(arrivals.map((fact) => store.accept(arrivalOf([fact]))));
    expect(all.map(({ status }) => status === 'fulfilled')).toEqual(arrivals.map((_, n) => n !== 4));
    expect(all[4]).toMatchObject({ reason: { name: 'RangeError' } });
    expect(await store.knownOrders('YUANSHU')).toBe(8);
    expect((await allChanges(store)).map(({ seq }) => Number(seq))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('refuses what would make the queue longer than its bound, and only that', async () => {
    const store = await open({ queueLimit: 5 });
    const all = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => push(store, { orderNo: `Q${n}` })));
    expect(all.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(all[7]).toMatchObject({ reason: expect.any(StoreUnavailable) });
    expect(await push(store, { orderNo: 'later' })).toBe('NEW');
  });

  it('close lets what waits be carried, and is the end', async () => {
    const at = await place();
    const store = await openAt(at);
    const waiting = Promise.all(Array.from({ length: 500 }, (_, n) => push(store, { orderNo: `C${n}` })));
    await Promise.all([store.close(), store.close()]);
    expect(new Set(await waiting)).toEqual(new Set(['NEW']));
    await expect(push(store, {})).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.states('YUANSHU', null, ['C1'])).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.observe([])).rejects.toBeInstanceOf(StoreUnavailable);
    const again = await openAt(at);
    expect(await again.knownOrders('YUANSHU')).toBe(500);
    await again.ping();
  });
});

describeEngines('refreshes', ({ open }) => {
  it('keeps them until they were done, and longer where another request came meanwhile', async () => {
    const store = await open();
    await store.refreshLater([
      { vendor: 'SOMS', orderNo: 'S1' },
      { vendor: 'SOMS', orderNo: 'S2' },
    ]);
    await store.refreshLater([{ vendor: 'SOMS', orderNo: 'S2' }]);
    await store.refreshLater([]);
    const pending = await store.pendingRefreshes(10);
    expect(pending.map(({ vendor, orderNo }) => [vendor, orderNo])).toEqual([
      ['SOMS', 'S1'],
      ['SOMS', 'S2'],
    ]);
    await store.refreshLater([{ vendor: 'SOMS', orderNo: 'S1' }]);
    await store.refreshed(pending);
    expect(await store.pendingRefreshes(10)).toMatchObject([{ vendor: 'SOMS', orderNo: 'S1' }]);
    await store.refreshed(await store.pendingRefreshes(1));
    expect(await store.pendingRefreshes(10)).toEqual([]);
  });
});

describe('texts in columns', () => {
  it('come out as they went in, and hold nothing that an engine refuses', () => {
    const unit = fc.constantFrom('\0', '\\', '\ud800', '\udc00', 'a', '0', '\n', '语', '😀');
    fc.assert(
      fc.property(
        fc.array(unit).map((units) => units.join('')),
        (text) => {
          const column = toColumn(text);
          expect(column.includes('\0') || !column.isWellFormed()).toBe(false);
          expect(fromColumn(column)).toBe(text);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
