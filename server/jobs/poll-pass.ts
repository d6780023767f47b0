/**
 * One pass over what changed at a vendor between two seconds. Orders are read oldest first and written, and only then the
 * position moves. The reader asks each time for what follows the last closed second, so that no window is too wide for
 * the vendor's pages.
 */
import { append } from '../../sources/values/lists.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { OrderListReader, Position, Slice, SliceRow } from '../../sources/ports/lists.ts';
import type { Order, OrderPart } from '../../sources/model.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { PollProgress, Store } from '../../store/store.ts';
import { observationOf } from './observer-queue.ts';
import { afterPass, between, duringPass, type Passed, type Seconds } from './poll-progress.ts';
import type { CallContext } from '../../sources/ports/calls.ts';

export interface PassTask {
  readonly vendor: Vendor;
  readonly listReader: OrderListReader;
  readonly parts: ReadonlySet<OrderPart>;
  readonly window: Seconds;
  readonly before: PollProgress | null;
  readonly store: Pick<Store, 'observe'>;
  readonly call: CallContext;
  /** Stores the position; rejects when another process has the lease. */
  readonly keep: (progress: PollProgress) => Promise<void>;
}

/** Each slice reads the last second of the one before again, and is lost when a call of it fails: so neither tiny nor huge. */
const wanted = 200;
/** Orders in one transaction, for which pushes wait. */
const batchSize = 100;

export async function readPass(task: PassTask): Promise<Passed> {
  const { window, before, listReader, call } = task;
  const gaps: Seconds[] = [];
  let after: Position | null = null;
  for (;;) {
    const slice: Slice = await listReader.slice(
      {
        filter: { ...noFilter, modifiedAt: window },
        sort: { key: 'MODIFIED_AT', direction: 'ASC' },
        backward: false,
        after,
        asOf: window.to - 1,
        wanted,
        parts: task.parts,
      },
      call,
    );
    append(gaps, gapsOf(slice, { from: after?.t ?? window.from, to: endOf(task, slice) }));
    const { orders, unread } = await whole(task, slice.rows);
    append(gaps, unread);
    for (let at = 0; at < orders.length; at += batchSize)
      await task.store.observe(orders.slice(at, at + batchSize).map(observationOf));
    if (!slice.more) break;
    after = lastOf(slice);
    // The last second may go on in the next slice: it counts as read when the next slice has it.
    await task.keep(duringPass(before, { ...window, gaps }, after?.t ?? window.from));
  }
  const passed = afterPass(before, { ...window, gaps });
  await task.keep(passed.progress);
  return passed;
}

const lastOf = ({ scannedTo, rows }: Slice): Position | null => scannedTo ?? rows.at(-1)?.at ?? null;

/** The second that the slice ends before. */
function endOf({ vendor, window }: PassTask, slice: Slice): number {
  if (!slice.more) return window.to;
  const t = lastOf(slice)?.t ?? null;
  if (t === null) throw new SourceFault(vendor, 'BAD_ANSWER', { operation: 'poll' });
  return t + 1;
}

/** A reader may give a gap up to the end of the list; only its part in the seconds that were read by now counts. */
function gapsOf({ coverage, gap }: Slice, read: Seconds): readonly Seconds[] {
  if (coverage === 'COMPLETE') return [];
  const found = gap === null ? read : { from: gap.from ?? read.from, to: gap.to ?? read.to };
  const within = between([found], read.from, read.to);
  return within.length > 0 ? within : [read];
}

/** The rows' orders with all parts that are compared. An order that is gone is left out; an unreadable one leaves a gap. */
async function whole({ listReader, parts, call }: PassTask, rows: readonly SliceRow[]) {
  const lacking = rows.filter(({ order }) => order === null || !parts.isSubsetOf(order.loaded));
  const read =
    lacking.length === 0
      ? []
      : await listReader.load(
          lacking.map(({ key }) => key),
          parts,
          call,
        );
  const answers = new Map(lacking.map((row, i) => [row, read[i] ?? null]));
  const orders: Order[] = [];
  const unread: Seconds[] = [];
  for (const row of rows) {
    const order = answers.has(row) ? (answers.get(row) ?? null) : row.order;
    if (order instanceof SourceFault) {
      if (order.kind !== 'BAD_ANSWER' || row.at.t === null) throw order;
      unread.push({ from: row.at.t, to: row.at.t + 1 });
    } else if (order !== null) orders.push(order);
  }
  return { orders, unread };
}
