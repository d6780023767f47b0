/** What anybody may have sent is kept in a ring that is bounded in bytes; what was verified or acknowledged is kept. */
import { expect, it } from 'vitest';
import { spellings } from '../../store/engine/dialect.ts';
import { quarantineVerified } from '../../store/migrations/quarantine-verified.ts';
import { RefreshesFull, type Unusable } from '../../store/store.ts';
import { arrivalOf } from '../store/facts.ts';
import { withoutVerified } from './quarantine-before.ts';
import { describeEngines, engineOf } from '../store/stores.ts';

const megabyte = 1_000_000;
const unusable = (reason: string, parts: Partial<Unusable> = {}): Unusable => ({
  vendor: 'YUANSHU',
  endpoint: '/push/yuanshu/order-sync',
  receivedAt: 5,
  reason,
  headers: {},
  body: new Uint8Array(megabyte),
  verified: false,
  acknowledged: false,
  ...parts,
});

describeEngines('the ring of unverified entries', ({ open }) => {
  it('holds the newest, in so many bytes, and pushes out neither what was verified nor what was acknowledged', async () => {
    const store = await open();
    const held = async () => (await store.quarantined({ state: null, limit: 10_000 })).map(({ reason }) => reason);
    await store.accept(arrivalOf([], { unusable: [unusable('verified', { verified: true })] }));
    await store.accept(arrivalOf([], { unusable: [unusable('acknowledged', { acknowledged: true })] }));
    for (let n = 0; n < 12; n += 1) await store.accept(arrivalOf([], { unusable: [unusable(`r${n}`)] }));
    expect(await held()).toEqual(['r11', 'r10', 'r9', 'r8', 'acknowledged', 'verified']);
    // Many that come at once, as one commit carries them.
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => store.accept(arrivalOf([], { unusable: [unusable(`s${n}`)] }))),
    );
    expect(await held()).toEqual(['s19', 's18', 's17', 's16', 'acknowledged', 'verified']);
    const entries = await Promise.all(['1', '2'].map((id) => store.quarantineEntry(id)));
    expect(entries).toMatchObject([{ verified: true }, { verified: false }]);
    expect(entries.map((entry) => entry?.body.length)).toEqual([megabyte, megabyte]);
  });

  it('is bounded in entries too, and settling one makes no room', async () => {
    const store = await open();
    const small = (n: number) => unusable(`r${n}`, { body: new Uint8Array(1) });
    for (let n = 0; n < 60; n += 1)
      await store.accept(arrivalOf([], { unusable: Array.from({ length: 50 }, (_, i) => small(n * 50 + i)) }));
    const [newest, ...others] = await store.quarantined({ state: null, limit: 10_000 });
    expect([newest?.reason, others.length]).toEqual(['r2999', 1_023]);
    for (const { id } of others.slice(0, 10)) await store.resolveQuarantine(id, 'DISCARDED');
    await store.accept(arrivalOf([], { unusable: [small(3_000)] }));
    expect(await store.quarantined({ state: null, limit: 10_000 })).toHaveLength(1_024);
  });
});

describeEngines('a bound of refreshes', ({ open }) => {
  const soms = (...orderNos: readonly string[]) => orderNos.map((orderNo) => ({ vendor: 'SOMS' as const, orderNo }));

  it('refuses what is over it as a whole, and never what waits already', async () => {
    const store = await open();
    await store.refreshLater(soms('S1', 'S2'), 3);
    await expect(store.refreshLater(soms('S3', 'S4'), 3)).rejects.toBeInstanceOf(RefreshesFull);
    await store.refreshLater(soms('S3'), 3);
    await store.refreshLater(soms('S1', 'S2', 'S3'), 3);
    await expect(store.refreshLater(soms('S4'), 3)).rejects.toBeInstanceOf(RefreshesFull);
    const pending = await store.pendingRefreshes(10);
    expect(pending.map(({ orderNo }) => orderNo).toSorted()).toEqual(['S1', 'S2', 'S3']);
    await store.refreshed(pending.slice(0, 1));
    await store.refreshLater(soms('S4'), 3);
  });

  it('holds for those that come at once', async () => {
    const store = await open();
    const all = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => store.refreshLater(soms(`S${n}`), 10)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await store.pendingRefreshes(100)).toHaveLength(10);
  });
});

describeEngines('entries from before they said so', ({ place, openAt }) => {
  it('count as not verified, and are pushed out by nothing', async () => {
    const at = await place();
    const store = await openAt(at);
    await store.accept(arrivalOf([], { unusable: [unusable('old', { verified: true })] }));
    const engine = await engineOf(at);
    await withoutVerified(engine.db);
    await quarantineVerified(spellings[engine.kind]).up(engine.db);
    await engine.close();
    for (let n = 0; n < 6; n += 1) await store.accept(arrivalOf([], { unusable: [unusable(`r${n}`)] }));
    const entries = await store.quarantined({ state: null, limit: 10 });
    expect(entries.map(({ reason, verified }) => [reason, verified])).toEqual([
      ['r5', false],
      ['r4', false],
      ['r3', false],
      ['r2', false],
      ['old', false],
    ]);
  });
});
