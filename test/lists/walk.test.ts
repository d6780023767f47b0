/**
 * The promise of pagination.md §4 on random worlds that change between pages and between the calls of one page: nothing
 * lost, nothing twice, in order, nothing newer than the walk. The same judge finds fault with plain page numbers.
 */
import { describe, expect, it } from 'vitest';
import type { OrderListReader, Reading, SortKey } from '../../sources/ports/lists.ts';
import { type Order, orderKeyText } from '../../sources/model.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { type Cursor, cursorCodec, orderWalk } from '../../sources/lists/cursor.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { type Page, readPage } from '../../sources/lists/read-page.ts';
import { comparePositions, positionOf } from '../../sources/lists/position.ts';
import { call, randomFrom, somsStub, timeField, type World, worldOf } from './world.ts';

const codec = cursorCodec(Buffer.from('a key of thirty-two bytes, here.'));
const now = 1_767_225_600;
const asOf = now - 2;
const keys: readonly SortKey[] = ['PLACED_AT', 'CREATED_AT', 'MODIFIED_AT'];

interface Walked {
  readonly rows: Page['rows'];
  readonly gaps: Page['reports'];
  readonly problems: readonly string[];
  readonly faults: number;
}
interface Way extends Reading {
  readonly size: number;
  /** How often SOMS is down for a page. */
  readonly faults: number;
}

async function walk(world: World, listReaders: ReadonlyMap<Vendor, OrderListReader>, way: Way): Promise<Walked> {
  const rows: Page['rows'][number][] = [];
  const cursors = codec(orderWalk, [way.sort, 'all']);
  const participants = [...listReaders].map(([vendor, listReader]) => ({ vendor, listReader }));
  let cursor: Cursor | null = null;
  let faults = 0;
  for (let pages = 0; pages < 400; pages += 1) {
    world.stir();
    world.down = world.random() < way.faults;
    const page: Page = await readPage(
      participants,
      { filter: noFilter, ...way, cursor, asOf, parts: new Set() },
      { call, now: () => now * 1000 },
    );
    faults += page.reports.some(({ fault }) => fault !== null) ? 1 : 0;
    rows.push(...page.rows);
    if (!page.more) return { rows, gaps: page.reports, faults, problems: [] };
    const next = page.end && cursors.decode(cursors.encode(page.end));
    if (next === null || typeof next === 'string') return { rows, gaps: page.reports, faults, problems: ['no cursor'] };
    cursor = next;
  }
  return { rows, gaps: [], faults, problems: ['does not end'] };
}

/** What a walk may not do; `before` are the orders as they were when it began. */
function judge(
  walked: Walked,
  world: World,
  { way, before }: { way: Way; before: readonly Order[] },
): readonly string[] {
  const problems = [...walked.problems];
  const places = walked.rows.map(({ order }) => positionOf(order, way.sort.key));
  const seen = new Map<string, number>();
  walked.rows.forEach(({ order }) => {
    const key = orderKeyText(order.key);
    seen.set(key, (seen.get(key) ?? 0) + 1);
  });
  for (const [key, times] of seen) if (times > 1) problems.push(`${key} ${times} times`);
  places.forEach((place, i) => {
    const previous = places[i - 1];
    if (previous && comparePositions(previous, place, way) >= 0) problems.push(`disorder at ${i}`);
    if (place.t !== null && place.t > asOf) problems.push(`newer than the walk at ${i}`);
  });
  const still = new Map(world.orders.map((order) => [orderKeyText(order.key), order]));
  for (const order of before) {
    const text = orderKeyText(order.key);
    const { t } = positionOf(order, way.sort.key);
    const unchanged = still.get(text)?.[timeField[way.sort.key]] === order[timeField[way.sort.key]];
    if (!unchanged || seen.has(text) || (t !== null && t > asOf) || (t === null && order.key.vendor === 'SOMS'))
      continue;
    // Where nothing failed, nothing is missing either, whatever is said to be unsure.
    const gap = walked.faults > 0 && walked.gaps.find(({ vendor }) => vendor === order.key.vendor)?.gap;
    const covered = gap && (t === null || ((gap.from === null || t >= gap.from) && (gap.to === null || t < gap.to)));
    if (!covered) problems.push(`${text} lost`);
  }
  return problems;
}

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
