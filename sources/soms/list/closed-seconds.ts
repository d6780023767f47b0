/**
 * Whole seconds of SOMS's orders (pagination.md §3). SOMS sorts by second only and orders those of one second anew at every
 * call. So a second is used when it is closed, that is, when an order of the next one was seen or when nothing follows.
 */
import { largest, smallest } from '../../values/lists.ts';
import { falls, secondsOf } from '../../lists/position.ts';
import type { Order } from '../../model.ts';
import type { Range } from '../../ports/lists.ts';
import { badAnswer } from '../transport.ts';
import { type AskSoms, largestPage, readSecond, type SomsAnswer } from './crowded-second.ts';
import { type SomsFilter, sortKeys, windowOf } from './filter-pushdown.ts';
import { isIn, rangeOf, type Stream, type Window } from './windows.ts';

/** What was read of a window. */
export interface ClosedSeconds {
  /** Orders of whole seconds. Null when the page held no whole second. */
  readonly closed: readonly Order[] | null;
  /** The next second to be read. Null when nothing follows. */
  readonly open: number | null;
  /** Orders without a readable time that came along; SOMS was asked for a window of time that they may not belong to. */
  readonly untimed: readonly Order[];
  readonly pages: number;
  readonly gap: Range | null;
  readonly reason: string | null;
}
/** `whole`: SOMS is asked without the window, so that what has no time comes along. */
export type ReadSeconds = (
  stream: Stream,
  window: Window,
  page: { readonly size: number; readonly whole: boolean },
) => Promise<ClosedSeconds>;

const unreadable = 'Some orders that SOMS sent could not be read.';
const uncounted =
  'More orders were placed in one second than SOMS can be made to tell apart; some of them may be missing.';
const unclosed: ClosedSeconds = { closed: null, open: null, untimed: [], pages: 1, gap: null, reason: null };

export function secondsReader(ask: AskSoms): ReadSeconds {
  const windows = windowReader(ask);

  return async (stream, window, { size: pageSize, whole }) => {
    const { sort } = stream.question;
    const { orders, unread, provedEnd } = whole
      ? await windows.readWhole(stream, pageSize)
      : await windows.read(stream, window, pageSize);
    const within = orders.filter((order) => isIn(window, secondsOf(order, sort.key)));
    const untimed = orders.filter((order) => secondsOf(order, sort.key) === null);
    const told = {
      untimed,
      ...(unread === 0 ? { gap: null, reason: null } : { gap: rangeOf(window), reason: unreadable }),
    };
    if (orders.length + unread < pageSize) return { closed: within, open: null, pages: 1, ...told };
    if (orders.length === 0) throw badAnswer('queryOrders');
    const times = within.flatMap((order) => secondsOf(order, sort.key) ?? []);
    const open = falls(stream.question) ? smallest(times) : largest(times);
    const closed = within.filter((order) => secondsOf(order, sort.key) !== open);
    if (closed.length > 0) return { closed, open, pages: 1, ...told };
    // What SOMS has beyond the window may fill the page.
    if (pageSize < largestPage || (whole && times.length === 0)) return unclosed;
    if (times.length > 0) return crowded(stream, open);
    // All of them are of the one second that was sent beyond the window. It is known now that it is not needed.
    if (provedEnd) return unclosed;
    throw badAnswer('queryOrders');
  };

  /** A second that fills more than a page. */
  async function crowded({ question, variant, call }: Stream, second: number): Promise<ClosedSeconds> {
    const { sort } = question;
    const falling = falls(question);
    const filter = windows.filterOf({ question, variant }, { lowest: second, highest: second });
    const asked = { filter, sortKey: sortKeys[sort.key], desc: falling, pageSize: largestPage, page: 0 };
    const { orders, complete, calls } = await readSecond(ask, asked, call);
    return {
      closed: orders.filter((order) => secondsOf(order, sort.key) === second),
      open: falling ? second - 1 : second + 1,
      untimed: [],
      pages: calls + 1,
      gap: complete ? null : { from: second, to: second + 1 },
      reason: complete ? null : uncounted,
    };
  }
}

/**
 * Whether the ends of a window belong to it is not documented. Until a row was seen at an end, which proves that it does,
 * the window is sent one second wider there.
 */
function windowReader(ask: AskSoms) {
  const proven = { start: false, end: false };
  const provenEnds = (): number => Number(proven.start) + Number(proven.end);

  const filterOf = ({ variant, question }: Pick<Stream, 'variant' | 'question'>, window: Window): SomsFilter => {
    const { lowest, highest } = window;
    const from = lowest === null || proven.start ? lowest : lowest - 1;
    const to = proven.end ? highest : highest + 1;
    return { ...variant, ...windowOf(sortKeys[question.sort.key], { from, to: to + 1 }) };
  };

  return {
    filterOf,
    /** Reads page 0 without a window: what it shows proves nothing of windows' ends. */
    async readWhole({ variant: filter, question, call }: Stream, pageSize: number) {
      const asked = { filter, sortKey: sortKeys[question.sort.key], desc: falls(question), pageSize, page: 0 };
      return { ...(await ask(asked, call)), provedEnd: false };
    },
    /** Reads page 0 of a window. `provedEnd`: an end was proved meanwhile. */
    async read(
      stream: Stream,
      window: Window,
      pageSize: number,
    ): Promise<SomsAnswer & { readonly provedEnd: boolean }> {
      const { question, call } = stream;
      const { key } = question.sort;
      const knew = provenEnds();
      const filter = filterOf(stream, window);
      const answer = await ask({ filter, sortKey: sortKeys[key], desc: falls(question), pageSize, page: 0 }, call);
      const times = new Set(answer.orders.map((order) => secondsOf(order, key)));
      proven.start ||= window.lowest !== null && times.has(window.lowest - 1);
      proven.end ||= times.has(window.highest + 1);
      return { ...answer, provedEnd: provenEnds() > knew };
    },
  };
}
