/**
 * Reminders from the newest on, in whole seconds. SOMS sorts them by the second of their creation only, orders those of
 * one second anew at every call, filters them by no time, and gives them by page numbers, which move when reminders come
 * or leave the filter. So no page number is relied on: a window of rows is used when it begins with a row that is newer
 * than the second which is looked for, or with the newest of all. Whatever has moved meanwhile, it holds all that follows.
 */
import { append, smallest } from '../../values/lists.ts';
import { milliseconds } from '../../values/time.ts';
import type { CallContext } from '../../ports/calls.ts';
import type { ReminderPosition } from '../../ports/source.ts';
import { maxBatch, type SomsClient } from '../client.ts';
import { badAnswer } from '../transport.ts';
import type { SomsReminder } from '../wire.ts';

export interface PlacedReminder {
  readonly at: ReminderPosition;
  readonly wire: SomsReminder;
}
/** Reminders of whole seconds, in order. */
export interface ReminderSeconds {
  readonly rows: readonly PlacedReminder[];
  readonly unread: number;
  /** False when more reminders share a second than SOMS can be made to tell apart. */
  readonly sure: boolean;
  /** Nothing follows. */
  readonly last: boolean;
}
export interface ReminderReading {
  readonly client: SomsClient;
  readonly filter: Readonly<Record<string, unknown>>;
  /** Null: from the newest on. */
  readonly after: ReminderPosition | null;
  /** How many rows are likely to be needed. */
  readonly wanted: number;
}

interface Window {
  /** In SOMS's own order: by falling second, in any order within one. */
  readonly rows: readonly PlacedReminder[];
  /** The places of its first row and behind its last one, counted from the newest reminder as it was then. */
  readonly start: number;
  readonly end: number;
  readonly unread: number;
  readonly total: number | null;
  readonly last: boolean;
}
type ReadWindow = (from: number, to: number) => Promise<Window>;

/** Rows that are read again where the last page ended: so many may leave the filter without a second call. */
const overlap = 6;
/** How often a second is read that fills more than a window, and how many pages it may have. */
const sweeps = 3;
const sweepPages = 100;

/** Seconds; those without a time come last. */
const secondOf = ({ t }: ReminderPosition): number => t ?? -Infinity;
/** Below 0 when `a` comes first. */
export function compareReminders(a: ReminderPosition, b: ReminderPosition): number {
  if (a.t !== b.t) return secondOf(b) - secondOf(a);
  if (a.id === b.id) return 0;
  return a.id > b.id ? -1 : 1;
}

/** The seconds after a position, each whole. Every reading of it is one call or more. */
export async function* reminderSeconds(
  { client, filter, after, wanted }: ReminderReading,
  call: CallContext,
): AsyncGenerator<ReminderSeconds> {
  const read = windowReader(client, filter, call);
  const span = Math.min(maxBatch, wanted + 2 * overlap);
  /** The highest second of which something is still to be shown. */
  let top = after === null ? Infinity : secondOf(after);
  let from = Math.max(0, (after?.offset ?? 0) - overlap);
  let to = from + span;
  let step = maxBatch / 2;
  const inOrder = (rows: readonly PlacedReminder[]): readonly PlacedReminder[] =>
    rows
      .filter(({ at }) => after === null || compareReminders(at, after) > 0)
      .toSorted((a, b) => compareReminders(a.at, b.at));
  for (;;) {
    const window = await read(from, to);
    const { rows, unread, last } = window;
    if (rows.length === 0 && unread > 0) throw badAnswer('queryOrderReminds');
    if (!isAnchored(window, top)) {
      // What is looked for may have moved up beyond the window.
      from = Math.max(0, window.start - step);
      to = from + span;
      step *= 2;
      continue;
    }
    const lowest = smallest(rows.map(({ at }) => secondOf(at)));
    const closed = rows.filter(({ at }) => secondOf(at) <= top && (last || secondOf(at) > lowest));
    yield { rows: inOrder(closed), unread, sure: true, last };
    if (last) return;
    top = Math.min(top, lowest);
    const anchor = anchorOf(rows, top);
    const isFurther = (low: number): boolean => pageFor(low, window.end + span).end > window.end;
    const further = [Math.max(0, anchor - 2), anchor].find(isFurther);
    if (further === undefined) {
      const crowd = await readSecond(read, top, anchor);
      yield { ...crowd, rows: inOrder(crowd.rows), unread: 0 };
      if (crowd.last) return;
      top -= 1;
      from = crowd.next;
      to = from + span;
    } else {
      from = further;
      to = window.end + span;
    }
  }
}

/** Whether the window holds everything from this second on: it begins above it, or with the newest reminder of all. */
function isAnchored({ start, rows: [first] }: Window, second: number): boolean {
  return start === 0 || (first !== undefined && secondOf(first.at) > second);
}
/** The place of the last row that is newer than this second: a window that begins there is anchored. */
const anchorOf = (rows: readonly PlacedReminder[], second: number): number =>
  rows.findLast(({ at }) => secondOf(at) > second)?.at.offset ?? 0;

/** A second that no window holds whole: it is read page by page until all of its rows were met in one counting. */
async function readSecond(read: ReadWindow, second: number, anchor: number) {
  const seen = new Map<string, PlacedReminder>();
  for (let sweep = 1; ; sweep += 1) {
    const { rows, totals, last, next } = await sweepSecond(read, second, anchor);
    for (const row of rows) seen.set(row.at.id, row);
    const sure = totals.size === 1 && seen.size === rows.length;
    if (sure || sweep === sweeps) return { rows: [...seen.values()], sure, last, next };
  }
}

async function sweepSecond(read: ReadWindow, second: number, anchor: number) {
  const rows: PlacedReminder[] = [];
  const totals = new Set<number | null>();
  let from = Math.floor(anchor / maxBatch) * maxBatch;
  for (let page = 0; page < sweepPages; page += 1) {
    const window = await read(from, from + maxBatch);
    append(
      rows,
      window.rows.filter(({ at }) => secondOf(at) === second),
    );
    totals.add(window.total);
    const below = window.rows.find(({ at }) => secondOf(at) < second);
    // The next window begins with rows of this second.
    if (below || window.last)
      return { rows, totals, last: !below, next: Math.max(0, (below?.at.offset ?? window.end) - 2) };
    from = window.end;
  }
  // It takes no notice of the page's number.
  throw badAnswer('queryOrderReminds');
}

const windowReader =
  (client: SomsClient, filter: ReminderReading['filter'], call: CallContext): ReadWindow =>
  async (from, to) => {
    const { page, size, start } = pageFor(from, to);
    const answer = await client.queryOrderReminds({ filter, desc: true, page, pageSize: size }, call);
    const { unread, total } = answer;
    const rows = answer.rows.map(({ wire, place }) => {
      const t = wire.created === null ? null : Math.floor(milliseconds(wire.created) / 1000);
      return { at: { t, id: wire.remind_id, offset: start + place }, wire };
    });
    const came = rows.length + unread;
    const end = start + came;
    return { rows, start, end, unread, total, last: came < size || (total !== null && end >= total) };
  };

/** The smallest page that holds the place `from` and reaches to `to`; without one, the page that reaches furthest. */
function pageFor(from: number, to: number) {
  let best = { size: 1, page: from, start: from, end: from + 1 };
  for (let size = 1; size <= maxBatch && best.end < to; size += 1) {
    const page = Math.floor(from / size);
    const end = (page + 1) * size;
    if (end > best.end) best = { size, page, start: page * size, end };
  }
  return best;
}
