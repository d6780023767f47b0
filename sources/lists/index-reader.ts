/**
 * Orders that the store knows, as a list: the index sorts and filters, and the vendor's source turns the rows that reach
 * the page into orders. A vendor of which not all orders are known is asked where the filter names platform order numbers.
 */
import { append } from '../values/lists.ts';
import { orderOfHeader } from '../domain/order-header.ts';
import { isRequestsEnd, SourceFault } from '../fault.ts';
import type {
  Filter,
  IndexRow,
  OrderHeaders,
  OrderIndex,
  OrderListReader,
  Position,
  Slice,
  SliceQuestion,
  SliceRow,
} from '../ports/lists.ts';
import { type Order, type OrderPart, orderKeyText } from '../model.ts';
import type { Outcome, Source } from '../ports/source.ts';
import type { Vendor } from '../vocabulary.ts';
import { matches, merged } from './filter.ts';
import { comparePositions, isAfter, positionOf, positionOfRow, recentOrder, secondsOf } from './position.ts';
import type { CallContext } from '../ports/calls.ts';

export interface IndexReaderOptions {
  readonly source: Source;
  readonly index: OrderIndex;
  /** Where an order costs a call: the headers that need not be asked for. */
  readonly headers?: OrderHeaders | undefined;
  /** Why not all orders of the vendor are known; null when all are. */
  readonly knownOnly: string | null;
  /** Orders that may be read for one page to evaluate conditions that the index cannot. */
  readonly readAtMost: number;
}

const wholeOrders: ReadonlySet<OrderPart> = new Set(['items', 'components']);
const noParts: ReadonlySet<OrderPart> = new Set();
const atOnce = 100;
/** Each platform order number is a call. */
const askedAtMost = 100;

export function indexReader(options: IndexReaderOptions): OrderListReader {
  const { source, index, knownOnly } = options;
  const { vendor } = source;
  return {
    slice(question, call) {
      const numbers = numbersToAsk(options, question.filter);
      return numbers ? byNumbers(source, { ...question, numbers }, call) : fromIndex(options, question, call);
    },
    load: (keys, parts, call) => source.orders(keys, parts, call),
    async count(filter, call) {
      const numbers = numbersToAsk(options, filter);
      // The list asks the vendor, so that the count does.
      if (numbers)
        return { count: (await fittingOf(source, { filter, numbers, parts: noParts }, call)).length, exact: true };
      const count = await fromStore(vendor, () => index.count({ vendors: [vendor], filter }));
      return count === null ? null : { count, exact: knownOnly === null };
    },
  };
}

/** The platform order numbers that the vendor itself is asked for, since not all of its orders are known. */
function numbersToAsk({ knownOnly }: IndexReaderOptions, filter: Filter): readonly string[] | null {
  const numbers = knownOnly === null ? null : (merged(filter)?.platformOrderNos ?? null);
  return numbers && numbers.length <= askedAtMost ? numbers : null;
}

/** A store that cannot be read is reported as a source that cannot be asked. */
async function fromStore<T>(vendor: Vendor, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const explain = 'is kept in our own store, which cannot be read now';
    throw new SourceFault(vendor, 'UNREACHABLE', { operation: 'list', explain, cause });
  }
}

const placeOf = (rows: readonly SliceRow[]): Position | null => rows.at(-1)?.at ?? null;

/**
 * Reads rows from the index until there are enough; where the index is not exact, each order is read and evaluated. Where
 * the request may read no more, the slice ends before the first order that was not read.
 */
async function fromIndex(options: IndexReaderOptions, question: SliceQuestion, call: CallContext): Promise<Slice> {
  const { index, readAtMost, knownOnly: reason } = options;
  const { vendor } = options.source;
  const { filter, sort, backward, asOf, wanted } = question;
  const told = { coverage: reason === null ? 'COMPLETE' : 'PARTIAL', reason, gap: null } as const;
  const rows: SliceRow[] = [];
  let after = question.after;
  let evaluated = 0;
  for (;;) {
    const limit = Math.min(batchSize(options, { wanted, evaluated }), Math.max(1, readAtMost - evaluated));
    const page = await fromStore(vendor, () =>
      index.rows({ vendors: [vendor], sort, backward, after, asOf, filter, limit }),
    );
    const { more } = page;
    const found = page.keys.map((row): SliceRow => ({ at: positionOfRow(row, sort.key), key: row.key, order: null }));
    const read = await readOf(options, { ...question, page, found }, call);
    append(rows, read.rows);
    evaluated += read.evaluated;
    after = placeOf(found.slice(0, read.count)) ?? after;
    if (read.end && evaluated === 0) throw read.end;
    if (read.end) return { rows, more: true, scannedTo: after, ...told };
    const ended = !more || found.length === 0;
    if (ended || rows.length >= wanted) return { rows, more: !ended, scannedTo: null, ...told };
    if (evaluated >= readAtMost || call.signal.aborted) return { rows, more: true, scannedTo: after, ...told };
  }
}

interface FoundPage {
  readonly page: Awaited<ReturnType<OrderIndex['rows']>>;
  readonly found: readonly SliceRow[];
}
async function readOf(
  options: IndexReaderOptions,
  { page: { keys, exact }, found, ...question }: SliceQuestion & FoundPage,
  call: CallContext,
): Promise<Fitting> {
  if (!exact) return fitting(options.source, { ...question, rows: found }, call);
  const rows = await withHeaders(options, question, { found, keys });
  return { rows, count: keys.length, evaluated: 0, end: null };
}

/**
 * Where each order costs a call, no more are read than are missing. Stored ones are read by ever larger batches, as those
 * before did not fit.
 */
const batchSize = (
  { knownOnly }: IndexReaderOptions,
  { wanted, evaluated }: { readonly wanted: number; readonly evaluated: number },
): number => Math.min(atOnce, knownOnly === null ? Math.max(wanted, evaluated) : wanted);

/** The rows, with the headers that will do for them. One that differs from its row was read at another time. */
async function withHeaders(
  { source, headers }: IndexReaderOptions,
  { headersSince = null, sort }: SliceQuestion,
  { found, keys }: { readonly found: readonly SliceRow[]; readonly keys: readonly IndexRow[] },
): Promise<readonly SliceRow[]> {
  if (headersSince === null || !headers || found.length === 0) return found;
  const known = await fromStore(source.vendor, () =>
    headers.headers(
      keys.map(({ key }) => key),
      headersSince,
    ),
  );
  return found.map((row, i) => {
    const [indexed, header] = [keys[i], known[i]];
    const isSame = header && states.every((name) => header[name] === indexed?.[name]);
    const order = isSame ? orderOfHeader(row.key, header) : null;
    return order && secondsOf(order, sort.key) === row.at.t ? { ...row, order } : row;
  });
}
const states = ['status', 'paymentStatus', 'fulfillmentStatus'] as const;

interface Fitting {
  readonly rows: readonly SliceRow[];
  /** How many rows were read, and why no more were; null: all of them. */
  readonly count: number;
  /** How many of them were compared with the filter here. */
  readonly evaluated: number;
  readonly end: SourceFault | null;
}
/** Those of the rows whose orders fit the filter, with the orders. */
async function fitting(
  source: Source,
  { rows, filter, sort, parts, recent = null }: SliceQuestion & { readonly rows: readonly SliceRow[] },
  call: CallContext,
): Promise<Fitting> {
  const whole = parts.union(wholeOrders);
  const known = rows.map((row) => ({ ...row, order: recentOrder(row, { recent, parts: whole, sort }) }));
  const unread = known.flatMap(({ key, order }) => (order === null ? [key] : []));
  const answers = unread.length === 0 ? [] : await source.orders(unread, whole, call);
  const read = new Map(unread.map((key, i) => [key, answers[i]]));
  const end = answers.find(isRequestsEnd) ?? null;
  const within =
    end === null
      ? known
      : known.slice(
          0,
          known.findIndex(({ key }) => isRequestsEnd(read.get(key))),
        );
  const fit = within.flatMap((row) => {
    const order = row.order ?? present(read.get(row.key));
    return order && matches(order, filter) ? [{ ...row, order }] : [];
  });
  call.onUnfit?.(within.length - fit.length);
  return { count: within.length, evaluated: within.length, end, rows: fit };
}

interface NumbersQuestion extends Pick<SliceQuestion, 'filter' | 'parts' | 'recent'> {
  readonly numbers: readonly string[];
}

/** All orders of these platform order numbers, asked of the vendor itself: nothing needs to be known of them before. */
async function byNumbers(source: Source, question: SliceQuestion & NumbersQuestion, call: CallContext): Promise<Slice> {
  const { sort, after, asOf } = question;
  const rows = (await fittingOf(source, question, call))
    .map((order) => ({ at: positionOf(order, sort.key), key: order.key, order }))
    .filter(({ at }) => (at.t === null || at.t <= asOf) && isAfter(at, after, question))
    .toSorted((a, b) => comparePositions(a.at, b.at, question));
  return { rows, more: false, scannedTo: null, coverage: 'COMPLETE', reason: null, gap: null };
}

async function fittingOf(
  source: Source,
  { numbers, filter, parts, recent = null }: NumbersQuestion,
  call: CallContext,
): Promise<readonly Order[]> {
  const { vendor } = source;
  const whole = parts.union(wholeOrders);
  const known = new Map(
    numbers.map((number) => [number, recent?.found({ vendor, namespace: 'PLATFORM_ORDER', number }, whole) ?? null]),
  );
  const unasked = [...known].flatMap(([number, found]) => (found === null ? [number] : []));
  const answers = unasked.length === 0 ? [] : await source.ordersByPlatformNo(unasked, whole, call);
  const orders = new Map<string, Order>();
  for (const answer of [...known.values(), ...answers])
    for (const order of present(answer) ?? []) orders.set(orderKeyText(order.key), order);
  const fit = [...orders.values()].filter((order) => matches(order, filter));
  call.onUnfit?.(orders.size - fit.length);
  return fit;
}

function present<T>(answer: Outcome<T | null> | undefined): T | null {
  if (answer instanceof SourceFault) throw answer;
  return answer ?? null;
}
