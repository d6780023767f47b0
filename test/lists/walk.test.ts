/**
 * The promise of pagination.md §4 on random worlds that change between pages and between the calls of one page: nothing
 * lost, nothing twice, in order, nothing newer than the walk. The same judge finds fault with plain page numbers.
 */
import { describe, expect, it } from 'vitest';
import type { OrderListReader, SortKey } from '../../sources/ports/lists.ts';
import { positionOf } from '../../sources/lists/position.ts';
import { asOf, judge, now, walk, type Walked, type Way } from './walking.ts';
import { call, randomFrom, somsStub, type World, worldOf } from './world.ts';

const keys: readonly SortKey[] = ['PLACED_AT', 'CREATED_AT', 'MODIFIED_AT'];

function wayOf(random: () => number, faults: number): Way {
  const key = keys[Math.floor(random() * keys.length)] ?? 'PLACED_AT';
  const direction = random() < 0.5 ? 'DESC' : 'ASC';
  return { sort: { key, direction }, backward: random() < 0.3, size: 3 + Math.floor(random() * 20), faults };
}

async function oneWalk(
  seed: number,
  { faults = 0, crowded = 0, calm = false, exclusiveEnd = false },
): Promise<{ problems: readonly string[]; walked: Walked }> {
  const random = randomFrom(seed);
  const way = wayOf(random, faults);
  const world = worldOf(random, {
    orders: 20 + Math.floor(random() * 60),
    crowded: random() < crowded,
    calm,
    exclusiveEnd,
    now,
    sortKey: way.sort.key,
  });
  const before = [...world.orders];
  const walked = await walk(world, world.listReaders, way);
  return { problems: judge(walked, world, { way, before }), walked };
}

describe('a walk over four sources that change', () => {
  it('loses nothing, shows nothing twice and keeps the order, 2,000 times', async () => {
    const wrong: string[] = [];
    for (let seed = 1; seed <= 2_000; seed += 1) {
      const { problems } = await oneWalk(seed, { crowded: 0.08 });
      if (problems.length > 0) wrong.push(`seed ${seed}: ${problems.slice(0, 3).join(', ')}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('says what is missing when a source fails and comes back', async () => {
    const wrong: string[] = [];
    let met = 0;
    for (let seed = 5_001; seed <= 5_400; seed += 1) {
      const { problems, walked } = await oneWalk(seed, { faults: 0.25 });
      met += walked.faults;
      if (problems.length > 0) wrong.push(`seed ${seed}: ${problems.slice(0, 3).join(', ')}`);
      const soms = walked.gaps.find(({ vendor }) => vendor === 'SOMS');
      if (walked.faults > 0 && !soms?.gap) wrong.push(`seed ${seed}: no gap on the last page`);
    }
    expect(met).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  }, 60_000);

  it('does not depend on whether the end of a window belongs to it', async () => {
    const wrong: string[] = [];
    for (let seed = 9_001; seed <= 9_200; seed += 1) {
      const { problems } = await oneWalk(seed, { exclusiveEnd: true, crowded: 0.1 });
      if (problems.length > 0) wrong.push(`seed ${seed}: ${problems.slice(0, 3).join(', ')}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('leaves no gap where nothing failed', async () => {
    let gaps = 0;
    for (let seed = 7_001; seed <= 7_080; seed += 1) {
      const { walked } = await oneWalk(seed, { crowded: 1, calm: true });
      gaps += walked.gaps.filter(({ gap }) => gap !== null).length;
    }
    expect(gaps).toBe(0);
  }, 60_000);
});

describe('the judge', () => {
  it('finds plain page numbers wrong', async () => {
    let wrong = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomFrom(seed);
      const way: Way = { ...wayOf(random, 0), backward: false };
      const world = worldOf(random, { orders: 60, crowded: false, calm: false, now, sortKey: way.sort.key });
      const before = world.orders.filter(({ key }) => key.vendor === 'SOMS');
      const walked = await walk(world, new Map([['SOMS', byPageNumbers(world, way)]]), way);
      wrong += judge(walked, world, { way, before }).length > 0 ? 1 : 0;
    }
    expect(wrong).toBeGreaterThan(150);
  }, 60_000);
});

/** What an ordinary client of SOMS would do. */
function byPageNumbers(world: World, way: Way): OrderListReader {
  const stub = somsStub(() => world.orders.filter(({ key }) => key.vendor === 'SOMS'), world.random);
  let page = 0;
  return {
    load: () => Promise.resolve([]),
    count: () => Promise.resolve(null),
    async slice({ sort }) {
      world.stir();
      const sortKey = ({ PLACED_AT: 'front_created', CREATED_AT: 'created', MODIFIED_AT: 'modified' } as const)[
        sort.key
      ];
      const question = { filter: {}, sortKey, desc: sort.direction === 'DESC', page, pageSize: way.size };
      const { orders } = await stub(question, call);
      page += 1;
      const rows = orders
        .map((order) => ({ at: positionOf(order, sort.key), key: order.key, order }))
        .filter(({ at }) => at.t === null || at.t <= asOf);
      const more = orders.length === way.size;
      return { rows, more, scannedTo: rows.at(-1)?.at ?? positionOfEnd, coverage: 'COMPLETE', reason: null, gap: null };
    },
  };
}
const positionOfEnd = { t: asOf, rank: 1, nativeId: '' };
