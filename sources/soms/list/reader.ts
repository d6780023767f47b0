/**
 * SOMS as a list (pagination.md §3). Closed seconds are read one after another. What is not closed is read again, from
 * page 0 and with a narrower window, so that no page above 0 depends on what an earlier call showed.
 */
import { append } from '../../values/lists.ts';
import { isRequestsEnd } from '../../fault.ts';
import { matches, usesOf } from '../../lists/filter.ts';
import { hull } from '../../lists/gaps.ts';
import { joined } from '../../lists/merge-streams.ts';
import { comparePositions, falls, isAfter, positionOf } from '../../lists/position.ts';
import type { Order, OrderKey, OrderPart } from '../../model.ts';
import type { CallContext } from '../../ports/calls.ts';
import type { OrderListReader, Position, Range, Slice, SliceQuestion, SliceRow } from '../../ports/lists.ts';
import type { Outcomes } from '../../ports/source.ts';
import { type ReadSeconds, secondsReader } from './closed-seconds.ts';
import { type AskSoms, largestPage } from './crowded-second.ts';
import { pushdownOf, unsupportedBySoms } from './filter-pushdown.ts';
import { firstWindow, narrowed, type Stream } from './windows.ts';

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
  /** How many pages of SOMS one page of ours may read. */
  readonly scanBudget: number;
}

/** Rows beyond those that are wanted: the rest of the second where the last page ended, and the second that stays open. */
const slack = 10;
const byLines: ReadonlySet<OrderPart> = new Set(['items', 'components']);

export function somsListReader({ ask, whole, load, scanBudget }: SomsListReaderOptions): OrderListReader {
  const readSeconds = secondsReader(ask);
  return {
    unsupported: unsupportedBySoms,
    load,
    async slice(question, call) {
      const pushdown = pushdownOf(question.filter, question.sort.key);
      const slices = await Promise.all(
        pushdown.variants.map((variant) =>
          readStream({ variant, question, pushdown, call }, { readSeconds, whole, scanBudget }),
        ),
      );
      const [only, another] = slices;
      return only && !another ? only : joinedSlice(slices, question);
    },
    async count(filter, call) {
      const pushdown = pushdownOf(filter, null);
      if (pushdown.variants.length > 0 && !pushdown.exact) return null;
      const answers = await Promise.all(
        pushdown.variants.map((variant) =>
          ask({ filter: variant, sortKey: 'front_created', desc: true, pageSize: 1, page: 0 }, call),
        ),
      );
      const totals = answers.map(({ total }) => total);
      if (!totals.every((total) => total !== null)) return null;
      return { count: totals.reduce((sum, total) => sum + total, 0), exact: pushdown.exactWindows };
    },
  };
}

interface StreamOptions extends Pick<SomsListReaderOptions, 'whole' | 'scanBudget'> {
  readonly readSeconds: ReadSeconds;
}

const usualSize = ({ question, pushdown }: Stream): number =>
  pushdown.exact ? Math.min(largestPage, Math.max(question.wanted + slack, 30)) : largestPage;

async function readStream(stream: Stream, { readSeconds, whole, scanBudget }: StreamOptions): Promise<Slice> {
  const { question } = stream;
  const rows: SliceRow[] = [];
  const usual = usualSize(stream);
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
    const read = await unlessEnded(readSeconds(stream, window, pageSize), scannedTo);
    if (read === null) return slice(true, scannedTo);
    pages += read.pages;
    if (read.closed === null) {
      // The page was too short to hold the next second.
      pageSize = largestPage;
      continue;
    }
    pageSize = usual;
    const placed = placedRows(read.closed, question);
    const fit = await unlessEnded(fitting(stream, placed, whole), scannedTo);
    if (fit === null) return slice(true, scannedTo);
    state = { gap: hull(state.gap, read.gap), reason: state.reason ?? read.reason };
    append(rows, fit);
    scannedTo = placed.at(-1)?.at ?? scannedTo;
    window = read.open === null ? null : narrowed(window, read.open, falls(question));
    if (rows.length >= question.wanted) return slice(window !== null, null);
  }
  return slice(false, null);
}

/** null where the request came to its end: what was looked at before that is a page. Without any, it is an error. */
const unlessEnded = <T>(reading: Promise<T>, scannedTo: Position | null): Promise<T | null> =>
  reading.catch((error: unknown) => {
    if (scannedTo !== null && isRequestsEnd(error)) return null;
    throw error;
  });

/** The rows after the place of the question, in the direction of reading. */
const placedRows = (orders: readonly Order[], question: SliceQuestion): readonly SliceRow[] =>
  orders
    .map((order) => ({ at: positionOf(order, question.sort.key), key: order.key, order }))
    .filter(({ at }) => isAfter(at, question.after, question))
    .toSorted((a, b) => comparePositions(a.at, b.at, question));

/** Every order is compared with the filter again, except with the conditions that only SOMS can judge. */
async function fitting(
  { question: { filter }, pushdown, call }: Stream,
  rows: readonly SliceRow[],
  whole: SomsListReaderOptions['whole'],
): Promise<readonly SliceRow[]> {
  const needsLines = (['skuCodes', 'productText'] as const).some((name) => {
    const { plain, negated } = usesOf(filter, name);
    return plain > 0 || negated;
  });
  const orders = rows.flatMap(({ order }) => order ?? []);
  const compared = needsLines ? await whole(orders, byLines, call) : orders;
  return rows.flatMap((row, i) => {
    const order = compared[i];
    return order && matches(order, filter, pushdown.judgedByVendor) ? [{ ...row, order }] : [];
  });
}

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
