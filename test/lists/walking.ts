/** Walks through all pages of a list, and what is wrong with a walk: lost, twice, out of order, newer than it. */
import { type Cursor, cursorCodec, orderWalk } from '../../sources/lists/cursor.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { comparePositions, positionOf } from '../../sources/lists/position.ts';
import { type Page, readPage } from '../../sources/lists/read-page.ts';
import { type Order, orderKeyText } from '../../sources/model.ts';
import type { CallContext } from '../../sources/ports/calls.ts';
import type { OrderListReader, Reading } from '../../sources/ports/lists.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { call, timeField, type World } from './world.ts';

const codec = cursorCodec(Buffer.from('a key of thirty-two bytes, here.'));
export const now = 1_767_225_600;
export const asOf = now - 2;

export interface Walked {
  readonly rows: Page['rows'];
  readonly gaps: Page['reports'];
  readonly problems: readonly string[];
  readonly faults: number;
}
export interface Way extends Reading {
  readonly size: number;
  /** How often SOMS is down for a page. */
  readonly faults: number;
  /** What each request may do. */
  readonly callOf?: () => CallContext;
}

export async function walk(world: World, listReaders: ReadonlyMap<Vendor, OrderListReader>, way: Way): Promise<Walked> {
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
      { call: way.callOf?.() ?? call, now: () => now * 1000 },
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
export function judge(
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
