/** Positions of polls and the lease on them, on both engines. */
import { expect, it } from 'vitest';
import type { PollProgress, Store } from '../../store/store.ts';
import { describeEngines } from './stores.ts';

const progress: PollProgress = { since: 100, reached: 200, trial: null };
const take = (store: Store, owner: string, now: number) => store.takePoll('SOMS', { owner, now, until: now + 1_000 });
const keep = (
  store: Store,
  owner: string,
  { now = 0, moved = progress }: { now?: number; moved?: PollProgress } = {},
) => store.keepPoll('SOMS', { owner, now, until: now + 1_000 }, moved);

describeEngines('polls', ({ open, place, openAt }) => {
  it('begin nowhere, and are where they were left', async () => {
    const at = await place();
    const store = await openAt(at);
    expect(await store.pollOf('SOMS')).toBeNull();
    expect(await take(store, 'a', 0)).toEqual({ held: true, progress: null });
    expect(await store.pollOf('SOMS')).toBeNull();
    expect(await keep(store, 'a')).toBe(true);
    const trial = { until: 300, tries: 2 };
    expect(await keep(store, 'a', { moved: { ...progress, reached: 250, trial } })).toBe(true);
    await store.close();
    const again = await openAt(at);
    expect(await again.pollOf('SOMS')).toEqual({ since: 100, reached: 250, trial });
    expect(await again.pollOf('EZR')).toBeNull();
    expect(await take(again, 'a', 10)).toEqual({ held: true, progress: { since: 100, reached: 250, trial } });
  });

  it('belong to one owner until its lease runs out or is given up', async () => {
    const store = await open();
    await take(store, 'a', 0);
    expect(await take(store, 'b', 999)).toEqual({ held: false, until: 1_000 });
    // Renewed by its owner, also after the time, as long as nobody else came.
    expect(await take(store, 'a', 500)).toMatchObject({ held: true });
    expect(await take(store, 'b', 1_499)).toEqual({ held: false, until: 1_500 });
    expect(await store.keepPoll('SOMS', { owner: 'a', now: 600, until: 1_600 }, null)).toBe(true);
    expect(await take(store, 'b', 1_599)).toEqual({ held: false, until: 1_600 });
    expect(await take(store, 'b', 1_600)).toMatchObject({ held: true });
    expect(await keep(store, 'a', { now: 1_601 })).toBe(false);
    expect(await store.pollOf('SOMS')).toBeNull();
    // Giving up what one does not have gives nothing up.
    await store.endPoll('SOMS', 'a');
    expect(await take(store, 'a', 1_602)).toMatchObject({ held: false });
    expect(await keep(store, 'b', { now: 1_602 })).toBe(true);
    await store.endPoll('SOMS', 'b');
    expect(await take(store, 'a', 1_603)).toEqual({ held: true, progress });
  });

  it('have one winner among many that come at once, from two processes', async () => {
    const at = await place();
    const stores = [await openAt(at), await openAt(at, { lock: false })];
    for (const now of [0, 1_000, 2_000]) {
      const race = stores.flatMap((store, s) =>
        Array.from({ length: 8 }, (_, n) => take(store, `${now} ${s} ${n}`, now)),
      );
      expect((await Promise.all(race)).filter(({ held }) => held)).toHaveLength(1);
    }
  });
});
