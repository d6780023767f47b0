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
import { type ClosedSeconds, type ReadSeconds, secondsReader } from './closed-seconds.ts';
import { type AskSoms, largestPage } from './crowded-second.ts';
import { pushdownOf, sortRange } from './filter-pushdown.ts';
import { type Missing, readUntimed, untimedMissing } from './untimed.ts';
import { firstWindow, narrowed, type Stream, type Window } from './windows.ts';

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
    load,
    async slice(question, call) {
      const pushdown = pushdownOf(question.filter, question.sort.key);
      const slices = await Promise.all(
        pushdown.variants.map((variant) =>
          readStream({ variant, question, pushdown, call }, { readSeconds, ask, whole, scanBudget }),
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

interface StreamOptions extends Pick<SomsListReaderOptions, 'ask' | 'whole' | 'scanBudget'> {
  readonly readSeconds: ReadSeconds;
}

/** Orders without the time stand behind all others, and before them when the list is read backward. */
async function readStream(stream: Stream, options: StreamOptions): Promise<Slice> {
  const { after, backward } = stream.question;
  const amongUntimed = after !== null && after.t === null;
  if (amongUntimed && !backward) return untimedSlice(stream, options);
  const { everything, ...timed } = await readTimed(stream, options);
  const noneHere = backward ? after !== null && !amongUntimed : timed.more;
  return everything || noneHere ? timed : withUntimed(timed, stream, options);
}

async function withUntimed(timed: Slice, stream: Stream, options: StreamOptions): Promise<Slice> {
  const { backward } = stream.question;
  // Read backward, they come first, and a page without them would pass over them.
  const last = backward ? null : (timed.rows.at(-1)?.at ?? null);
  const untimed = await unlessEnded(untimedSlice(stream, options), last);
  if (untimed === null) return { ...timed, more: true, scannedTo: last };
  const rows = backward ? [...untimed.rows, ...timed.rows] : [...timed.rows, ...untimed.rows];
  return { ...timed, rows, ...stateOf([timed, untimed]) };
}

async function untimedSlice(stream: Stream, { ask, whole }: StreamOptions): Promise<Slice> {
  const { orders, gap, reason } = await readUntimed(stream, ask);
  const rows = await fitting(stream, placedRows(orders, stream.question), whole);
  return { rows, more: false, scannedTo: null, ...stateOf([{ gap, reason }]) };
}

/** What all of them lack together. */
const stateOf = (parts: readonly Pick<Slice, 'gap' | 'reason'>[]): Pick<Slice, 'coverage' | 'gap' | 'reason'> => {
  const reason = parts.find((part) => part.reason !== null)?.reason ?? null;
  const gap = parts.reduce<Range | null>((sum, part) => hull(sum, part.gap), null);
  return { coverage: reason === null ? 'COMPLETE' : 'PARTIAL', reason, gap };
};

/** `everything`: the rows are all that there are, those without the time among them. */
type TimedSlice = Slice & { readonly everything: boolean };

async function readTimed(stream: Stream, options: StreamOptions): Promise<TimedSlice> {
  const { scanBudget } = options;
  const { question } = stream;
  const rows: SliceRow[] = [];
  const usual = usualSize(stream);
  let window = firstWindow(question);
  let state: Missing = { gap: null, reason: null };
  let size = usual;
  let scannedTo: Position | null = null;
  let first = mayBeAll(question);
  const slice = (more: boolean, stopped: Position | null, everything = false): TimedSlice => {
    return { rows, more, scannedTo: stopped, everything, ...stateOf([state]) };
  };
  for (let pages = 0; window !== null;) {
    if (pages >= scanBudget && scannedTo !== null) return slice(true, scannedTo);
    const step: StepRead | null = await unlessEnded<StepRead>(
      readStep(stream, options, { window, size, first }),
      scannedTo,
    );
    if (step === null) return slice(true, scannedTo);
    const { read, everything, placed, fit }: StepRead = step;
    first = false;
    pages += read.pages;
    state = stateOf([state, read, ...(everything ? [] : untimedIn(read, question))]);
    append(rows, fit);
    if (everything) return slice(false, null, everything);
    scannedTo = placed.at(-1)?.at ?? scannedTo;
    window = restOf(window, read, question);
    // A page may be too short to hold the next second.
    size = read.closed === null ? largestPage : usual;
    if (rows.length >= question.wanted) return slice(window !== null, null);
  }
  return slice(false, null);
}

interface Step {
  readonly window: Window;
  readonly size: number;
  /** Nothing was read yet, and what is read may be all that there is. */
  readonly first: boolean;
}
/** One reading, with those of its orders that fit. */
interface StepRead {
  readonly read: ClosedSeconds;
  readonly everything: boolean;
  readonly placed: readonly SliceRow[];
  readonly fit: readonly SliceRow[];
}
async function readStep(
  stream: Stream,
  { readSeconds, whole }: StreamOptions,
  { window, size, first }: Step,
): Promise<StepRead> {
  const read: ClosedSeconds = await readSeconds(stream, window, { size, whole: first });
  const everything = first && isEnd(read);
  const placed = placedRows(ordersOf(read, everything), stream.question);
  return { read, everything, placed, fit: await fitting(stream, placed, whole) };
}

const usualSize = ({ question, pushdown }: Stream): number =>
  pushdown.exact ? Math.min(largestPage, Math.max(question.wanted + slack, 30)) : largestPage;
/** A span of the time leaves out what does not have it. */
const isSpanned = ({ filter, sort }: SliceQuestion): boolean => sortRange(filter, sort.key) !== null;
/** At the start of a walk SOMS is asked without a window: where all that fits is one page, what has no time is on it. */
const mayBeAll = (question: SliceQuestion): boolean => question.after === null && !isSpanned(question);
const isEnd = ({ closed, open }: ClosedSeconds): boolean => closed !== null && open === null;
const ordersOf = ({ closed, untimed }: ClosedSeconds, everything: boolean): readonly Order[] => [
  ...(closed ?? []),
  ...(everything ? untimed : []),
];
/** What is still to be read of a window. */
function restOf(window: Window, { closed, open }: ClosedSeconds, question: SliceQuestion): Window | null {
  if (closed === null) return window;
  return open === null ? null : narrowed(window, open, falls(question));
}

const untimedIn = ({ untimed }: ClosedSeconds, question: SliceQuestion): readonly Missing[] =>
  untimed.length > 0 && !isSpanned(question) ? [untimedMissing(question)] : [];
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
  const fit = rows.flatMap((row, i) => {
    const order = compared[i];
    return order && matches(order, filter, pushdown.judgedByVendor) ? [{ ...row, order }] : [];
  });
  call.onUnfit?.(rows.length - fit.length);
  return fit;
}

function joinedSlice(slices: readonly Slice[], question: SliceQuestion): Slice {
  const { rows, stop } = joined(slices, question.wanted, question);
  const enough = rows.length >= question.wanted;
  return {
    rows: rows.slice(0, question.wanted),
    more: stop !== null || rows.length > question.wanted || slices.some(({ more }) => more),
    scannedTo: enough ? null : stop,
    ...stateOf(slices),
  };
}
