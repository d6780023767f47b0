/**
 * SOMS as a list (pagination.md §3). It sorts by second only and deals orders of one second anew at every call, so a second
 * is used when it is closed: when an order of the next one was seen, or nothing follows. What is not closed is read again
 * from page 0 with the window drawn closer; no page number above 0 spans two calls.
 */
import { SourceFault } from '../../fault.ts';
import type { Filter, OrderListReader, Position, Range, Slice, SliceQuestion, SliceRow } from '../../ports/lists.ts';
import type { Order, OrderKey, OrderPart } from '../../model.ts';
import { hull } from '../../lists/gaps.ts';
import { inRange, matches, usesOf } from '../../lists/filter.ts';
import { joined } from '../../lists/merge-streams.ts';
import { comparePositions, falls, isAfter, positionOf, secondsOf } from '../../lists/position.ts';
import type { Outcomes } from '../../ports/source.ts';
import { type AskSoms, readSecond, type SomsAnswer } from './crowded-second.ts';
import {
  pushdownOf,
  type Pushdown,
  type SomsFilter,
  sortKeys,
  sortRange,
  unsupportedBySoms,
  windowOf,
} from './filter-pushdown.ts';
import type { CallContext } from '../../ports/calls.ts';

export interface SomsListReaderOptions {
  readonly ask: AskSoms;
  /** The same orders with at least these parts. */
  readonly whole: (
    orders: readonly Order[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ) => Promise<readonly Order[]>;
  readonly load: (
    keys: readonly OrderKey[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ) => Outcomes<Order | null>;
  /** Vendor pages that one page of ours may read. */
  readonly scanBudget: number;
}

const largestPage = 100;
/** Beyond what is wanted: the rest of the second where the last page ended, and the second that stays open. */
const slack = 10;
const byLines: ReadonlySet<OrderPart> = new Set(['items', 'components']);
const unreadable = 'Some orders that SOMS sent could not be read.';
const uncounted =
  'More orders were placed in one second than SOMS can be made to tell apart; some of them may be missing.';

/** One stream: one question to SOMS, read second by second. */
interface Stream {
  readonly variant: SomsFilter;
  readonly question: SliceQuestion;
  readonly push: Pushdown;
  readonly call: CallContext;
}
/** Seconds that are still to be read, both ends held. */
interface Window {
  readonly lowest: number | null;
  readonly highest: number;
}

export function somsListReader({ ask, whole, load, scanBudget }: SomsListReaderOptions): OrderListReader {
  /** Whether the ends of a window belong to it is not documented: they do once a row was seen there. */
  const proven = { start: false, end: false };

  const filterOf = ({ variant, question }: Stream, { lowest, highest }: Window): SomsFilter => {
    const from = lowest === null || proven.start ? lowest : lowest - 1;
    const to = proven.end ? highest : highest + 1;
    return { ...variant, ...windowOf(sortKeys[question.sort.key], { from, to: to + 1 }) };
  };

  async function read(stream: Stream, window: Window, pageSize: number): Promise<SomsAnswer> {
    const { question, call } = stream;
    const sortKey = sortKeys[question.sort.key];
    const filter = filterOf(stream, window);
    const answer = await ask({ filter, sortKey, desc: falls(question), pageSize, page: 0 }, call);
    const times = new Set(answer.orders.map((order) => secondsOf(order, question.sort.key)));
    proven.start ||= !proven.start && window.lowest !== null && times.has(window.lowest - 1);
    proven.end ||= !proven.end && times.has(window.highest + 1);
    return answer;
  }

  async function readStream(stream: Stream): Promise<Slice> {
    const { question, push } = stream;
    const falling = falls(question);
    const rows: SliceRow[] = [];
    const usual = push.exact ? Math.min(largestPage, Math.max(question.wanted + slack, 30)) : largestPage;
    let window = firstWindow(question);
    let state: Pick<Slice, 'gap' | 'reason'> = { gap: null, reason: null };
    let pageSize = usual;
    let scannedTo: Position | null = null;
    const slice = (more: boolean, stopped: Position | null): Slice => ({
      rows,
      more,
      scannedTo: stopped,
      coverage: state.reason === null ? 'COMPLETE' : 'PARTIAL',
      ...state,
    });
    for (let pages = 0; window !== null;) {
      if (pages >= scanBudget && scannedTo !== null) return slice(true, scannedTo);
      const part = await readPart(stream, window, pageSize);
      pages += part.pages;
      if (part.closed === null) {
        // The page was too short to hold the next second.
        pageSize = largestPage;
        continue;
      }
      pageSize = usual;
      state = { gap: hull(state.gap, part.gap), reason: state.reason ?? part.reason };
      const placed = part.closed
        .map((order) => ({ at: positionOf(order, question.sort.key), key: order.key, order }))
        .filter(({ at }) => isAfter(at, question.after, question))
        .toSorted((a, b) => comparePositions(a.at, b.at, question));
      rows.push(...(await fitting(stream, placed)));
      scannedTo = placed.at(-1)?.at ?? scannedTo;
      window = part.open === null ? null : narrowed(window, part.open, falling);
      if (rows.length >= question.wanted) return slice(window !== null, null);
    }
    return slice(false, null);
  }

  interface Part {
    /** Orders of whole seconds; null: the page held none. */
    readonly closed: readonly Order[] | null;
    /** The next second to be read; null when nothing follows. */
    readonly open: number | null;
    readonly pages: number;
    readonly gap: Range | null;
    readonly reason: string | null;
  }

  async function readPart(stream: Stream, window: Window, pageSize: number): Promise<Part> {
    const { sort } = stream.question;
    const knew = Number(proven.start) + Number(proven.end);
    const { orders, unread } = await read(stream, window, pageSize);
    const within = orders.filter((order) => isIn(window, secondsOf(order, sort.key)));
    const told = unread === 0 ? { gap: null, reason: null } : { gap: rangeOf(window), reason: unreadable };
    if (orders.length + unread < pageSize) return { closed: within, open: null, pages: 1, ...told };
    if (orders.length === 0) throw new SourceFault('SOMS', 'BAD_ANSWER', { operation: 'queryOrders' });
    const times = within.flatMap((order) => secondsOf(order, sort.key) ?? []);
    const open = falls(stream.question) ? Math.min(...times) : Math.max(...times);
    const closed = within.filter((order) => secondsOf(order, sort.key) !== open);
    if (closed.length > 0) return { closed, open, pages: 1, ...told };
    if (pageSize < largestPage) return { closed: null, open: null, pages: 1, gap: null, reason: null };
    if (times.length === 0) {
      // All of them stand at the end that was sent one second wider; that end is known now, and not sent again.
      if (Number(proven.start) + Number(proven.end) > knew)
        return { closed: null, open: null, pages: 1, gap: null, reason: null };
      throw new SourceFault('SOMS', 'BAD_ANSWER', { operation: 'queryOrders' });
    }
    return crowded(stream, open);
  }

  async function crowded(stream: Stream, second: number): Promise<Part> {
    const { sort, backward } = stream.question;
    const falling = falls({ sort, backward });
    const filter = filterOf(stream, { lowest: second, highest: second });
    const question = { filter, sortKey: sortKeys[sort.key], desc: falling, pageSize: largestPage, page: 0 };
    const { orders, complete, calls } = await readSecond(ask, question, stream.call);
    return {
      closed: orders.filter((order) => secondsOf(order, sort.key) === second),
      open: falling ? second - 1 : second + 1,
      pages: calls + 1,
      gap: complete ? null : { from: second, to: second + 1 },
      reason: complete ? null : uncounted,
    };
  }

  /** The filter is judged again on every order, but for what only the vendor can tell. */
  async function fitting({ question, push, call }: Stream, rows: readonly SliceRow[]): Promise<readonly SliceRow[]> {
    const { filter } = question;
    const lines = (['skuCodes', 'productText'] as const).some((name) => {
      const { plain, negated } = usesOf(filter, name);
      return plain > 0 || negated;
    });
    const orders = rows.flatMap(({ order }) => order ?? []);
    const judged = lines ? await whole(orders, byLines, call) : orders;
    return rows.flatMap((row, i) => {
      const order = judged[i];
      return order && matches(order, filter, push.told) ? [{ ...row, order }] : [];
    });
  }

  return {
    unsupported: unsupportedBySoms,
    load,
    async slice(question, call) {
      const push = pushdownOf(question.filter, question.sort.key);
      const slices = await Promise.all(push.variants.map((variant) => readStream({ variant, question, push, call })));
      const [only, another] = slices;
      if (only && !another) return only;
      return joinedSlice(slices, question);
    },
    async count(filter: Filter, call) {
      const push = pushdownOf(filter, null);
      if (push.variants.length > 0 && !push.exact) return null;
      const answers = await Promise.all(
        push.variants.map((variant) =>
          ask({ filter: variant, sortKey: 'front_created', desc: true, pageSize: 1, page: 0 }, call),
        ),
      );
      const totals = answers.map(({ total }) => total);
      if (!totals.every((total) => total !== null)) return null;
      return { count: totals.reduce((sum, total) => sum + total, 0), exact: push.exactWindows };
    },
  };
}

/** null: nothing can be there. Orders without the time are in no window; where they come first, all others follow. */
function firstWindow({ filter, sort, after, asOf, ...reading }: SliceQuestion): Window | null {
  const falling = falls({ sort, ...reading });
  const range = sortRange(filter, sort.key);
  if (after !== null && after.t === null && !reading.backward) return null;
  const bound = after?.t ?? null;
  const highest = Math.min(asOf, (range?.to ?? Infinity) - 1, falling ? (bound ?? Infinity) : Infinity);
  const lowest = falling || bound === null ? (range?.from ?? null) : Math.max(bound, range?.from ?? bound);
  return lowest !== null && lowest > highest ? null : { lowest, highest };
}

function narrowed({ lowest, highest }: Window, open: number, falling: boolean): Window | null {
  const next = falling ? { lowest, highest: open } : { lowest: open, highest };
  return next.lowest !== null && next.lowest > next.highest ? null : next;
}

const isIn = ({ lowest, highest }: Window, t: number | null): boolean =>
  t !== null && inRange({ from: lowest, to: highest + 1 }, t);
const rangeOf = ({ lowest, highest }: Window): Range => ({ from: lowest, to: highest + 1 });

function joinedSlice(slices: readonly Slice[], question: SliceQuestion): Slice {
  const { rows, stop } = joined(slices, question.wanted, question);
  const enough = rows.length >= question.wanted;
  return {
    rows: rows.slice(0, question.wanted),
    more: stop !== null || rows.length > question.wanted || slices.some(({ more }) => more),
    scannedTo: enough ? null : stop,
    coverage: slices.some(({ coverage }) => coverage !== 'COMPLETE') ? 'PARTIAL' : 'COMPLETE',
    reason: slices.find(({ reason }) => reason !== null)?.reason ?? null,
    gap: slices.reduce<Range | null>((gap, slice) => hull(gap, slice.gap), null),
  };
}
