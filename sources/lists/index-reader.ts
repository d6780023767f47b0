/**
 * Orders that the store knows, as a list: the index sorts and filters, the vendor's own source turns the rows that reach
 * the page into orders. Babycare can be listed only so far; where its platform order numbers are named, it is asked.
 */
import { SourceFault } from '../fault.ts';
import type { Filter, IndexRow, OrderIndex, OrderListReader, Slice, SliceQuestion, SliceRow } from '../ports/lists.ts';
import { type Order, type OrderPart, orderKeyText } from '../model.ts';
import type { Outcome, Source } from '../ports/source.ts';
import { matches, merged, usesOf } from './filter.ts';
import { comparePositions, isAfter, positionOf, positionOfRow, recentOrder } from './position.ts';
import type { CallContext } from '../ports/calls.ts';

export interface IndexReaderOptions {
  readonly source: Source;
  readonly index: OrderIndex;
  /** Why not all orders of the vendor are known; null when they are. */
  readonly knownOnly: string | null;
  /** Orders that may be read for one page to judge conditions that the index cannot tell. */
  readonly readAtMost: number;
}

const wholeOrders: ReadonlySet<OrderPart> = new Set(['items', 'components']);
const atOnce = 100;
/** Each number is a call. */
const askedAtMost = 100;
const parcelsElsewhere = 'Parcels of this system are asked of it order by order; their numbers are not known here.';
const undeliverable = 'No order of this system says when its parcels arrived.';

export function indexReader({ source, index, knownOnly, readAtMost }: IndexReaderOptions): OrderListReader {
  const { vendor } = source;

  /** Why not every order that fits is known; null when all are. */
  function lacking(filter: Filter): string | null {
    const { plain, negated } = usesOf(filter, 'trackingNo');
    return knownOnly ?? (source.packagesOf && (plain > 0 || negated) ? parcelsElsewhere : null);
  }

  /** Rows from the index until there are enough, each judged on its order where the index could not tell. */
  async function fromIndex(question: SliceQuestion, call: CallContext): Promise<Slice> {
    const { filter, sort, backward, asOf, wanted } = question;
    const found: SliceRow[] = [];
    let after = question.after;
    let judged = 0;
    for (;;) {
      const limit = Math.min(wanted, atOnce, Math.max(1, readAtMost - judged));
      const { keys, more, exact } = await told(() =>
        index.rows({ vendors: [vendor], sort, backward, after, asOf, filter, limit }),
      );
      found.push(...(exact ? keys.map(bare) : await fitting(keys, question, call)));
      judged += exact ? 0 : keys.length;
      const last = keys.at(-1);
      if (last) after = positionOfRow(last, sort.key);
      const ended = !more || !last;
      const reason = lacking(filter);
      if (ended || found.length >= wanted) return slice(found, { more: !ended, scannedTo: null, reason });
      if (judged >= readAtMost) return slice(found, { more: true, scannedTo: after, reason });
    }

    function bare(row: IndexRow): SliceRow {
      return { at: positionOfRow(row, sort.key), key: row.key, order: null };
    }
  }

  /** A store that cannot be read is a source that cannot be asked. */
  async function told<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (cause) {
      const explain = 'is kept in our own store, which cannot be read now';
      throw new SourceFault(vendor, 'UNREACHABLE', { operation: 'list', explain, cause });
    }
  }

  const slice = (rows: readonly SliceRow[], end: Pick<Slice, 'more' | 'scannedTo' | 'reason'>): Slice => ({
    ...end,
    rows,
    coverage: end.reason === null ? 'COMPLETE' : 'PARTIAL',
    gap: null,
  });

  async function fitting(
    keys: readonly IndexRow[],
    { filter, sort, parts, recent = null }: SliceQuestion,
    call: CallContext,
  ): Promise<readonly SliceRow[]> {
    const whole = parts.union(wholeOrders);
    const rows = keys.map((row) => {
      const place = { at: positionOfRow(row, sort.key), key: row.key };
      return { ...place, order: recentOrder(place, { recent, parts: whole, sort }) };
    });
    const unread = rows.flatMap(({ key, order }) => (order === null ? [key] : []));
    const answers = unread.length === 0 ? [] : await source.orders(unread, whole, call);
    const read = new Map(unread.map((key, i) => [key, answers[i]]));
    return rows.flatMap((row) => {
      const order = row.order ?? present(read.get(row.key));
      return order && matches(order, filter) ? [{ ...row, order }] : [];
    });
  }

  /** All orders of the numbers, asked of the vendor itself: nothing needs to be known before. */
  async function byNumbers(numbers: readonly string[], question: SliceQuestion, call: CallContext): Promise<Slice> {
    const { filter, sort, after, asOf, parts, recent = null } = question;
    const whole = parts.union(wholeOrders);
    const known = new Map(
      numbers.map((number) => [number, recent?.found({ vendor, namespace: 'PLATFORM_ORDER', number }, whole) ?? null]),
    );
    const unasked = [...known].flatMap(([number, found]) => (found === null ? [number] : []));
    const answers = unasked.length === 0 ? [] : await source.ordersByPlatformNo(unasked, whole, call);
    const orders = new Map<string, Order>();
    for (const answer of [...known.values(), ...answers]) {
      if (answer instanceof SourceFault) throw answer;
      for (const order of answer ?? []) orders.set(orderKeyText(order.key), order);
    }
    const rows = [...orders.values()]
      .filter((order) => matches(order, filter))
      .map((order) => ({ at: positionOf(order, sort.key), key: order.key, order }))
      .filter(({ at }) => (at.t === null || at.t <= asOf) && isAfter(at, after, question))
      .toSorted((a, b) => comparePositions(a.at, b.at, question));
    return { rows, more: false, scannedTo: null, coverage: 'COMPLETE', reason: null, gap: null };
  }

  /** A vendor of which not all orders are known is asked, when the filter says what for. */
  function numbersOf(filter: Filter): readonly string[] | null {
    const numbers = knownOnly === null ? null : (merged(filter)?.platformOrderNos ?? null);
    return numbers && numbers.length <= askedAtMost ? numbers : null;
  }

  return {
    unsupported: (filter) => {
      const { plain, negated } = usesOf(filter, 'deliveredAt');
      return plain > 0 || negated ? undeliverable : null;
    },
    slice(question, call) {
      const numbers = numbersOf(question.filter);
      return numbers === null ? fromIndex(question, call) : byNumbers(numbers, question, call);
    },
    load: (keys, parts, call) => source.orders(keys, parts, call),
    async count(filter) {
      const count = await told(() => index.count({ vendors: [vendor], filter }));
      return count === null ? null : { count, exact: knownOnly === null };
    },
  };
}

function present(answer: Outcome<Order | null> | undefined): Order | null {
  if (answer instanceof SourceFault) throw answer;
  return answer ?? null;
}
