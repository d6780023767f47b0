/**
 * Reads the orders of the rows of a page that came without. What the request itself could not ask any more (its calls or
 * its time are used up) ends the page; what a vendor failed to tell is a gap in it (pagination.md §5).
 */
import { asFault, isRequestsEnd, SourceFault } from '../fault.ts';
import type { Order, OrderPart } from '../model.ts';
import type { CallBudget, CallContext } from '../ports/calls.ts';
import type { Filter, OrderListReader, RecentOrders, SliceRow, Sort } from '../ports/lists.ts';
import type { Outcome } from '../ports/source.ts';
import type { Clock } from '../values/time.ts';
import type { Vendor } from '../vocabulary.ts';
import { matches } from './filter.ts';
import { recentOrder } from './position.ts';
import type { Tellable } from './tellable.ts';

/** A vendor that takes part in a page. */
export interface LoadingVendor {
  readonly vendor: Vendor;
  readonly listReader: OrderListReader;
  /** The filter as this vendor can answer it. */
  readonly told: Tellable;
  readonly call: CallContext;
  latencyMs: number;
  fault: SourceFault | null;
  /** Orders of it are not on the page, because the request came to its end before they were read. */
  unread: boolean;
}
interface RowsQuestion {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly parts: ReadonlySet<OrderPart>;
  readonly recent?: RecentOrders | null;
  readonly furtherCalls?: number;
}
export interface LoadedRows {
  /** Of each row, in their order; null where one is gone, or where its vendor has failed. */
  readonly orders: readonly (Order | null)[];
  /** The first row that was not read; null when all were, or their vendors have failed. Never the first one of all. */
  readonly cutAt: number | null;
}

/** Throws when the request may not even read the first row: there is no page then, and nowhere to go on from. */
export async function loadRows(
  asked: readonly LoadingVendor[],
  rows: readonly SliceRow[],
  { question, now, call }: { readonly question: RowsQuestion; readonly now: Clock; readonly call: CallContext },
): Promise<LoadedRows> {
  const found = new Map<SliceRow, Outcome<Order | null>>();
  const filters = new Map(asked.map(({ vendor, told }) => [vendor, told.filter]));
  for (const row of rows) {
    const filter = filters.get(row.key.vendor) ?? question.filter;
    const recent = row.order === null ? recentOrder(row, question) : null;
    // The index says that the order fits; a copy that does not fit was read at another time.
    if (recent && matches(recent, filter)) found.set(row, recent);
  }
  const budget = call.budget && shareOf(call.budget, question.furtherCalls ?? 0);
  await Promise.all(
    asked.map(async (one) => {
      const lacking = rows.filter((row) => row.key.vendor === one.vendor && row.order === null && !found.has(row));
      if (lacking.length === 0) return;
      const keys = lacking.map(({ key }) => key);
      const started = now();
      const answers = await one.listReader
        .load(keys, question.parts, { ...one.call, ...(budget ? { budget } : {}) })
        .catch((error: unknown): Outcome<Order | null>[] => lacking.map(() => asFault(error)));
      lacking.forEach((row, i) => found.set(row, answers[i] ?? null));
      one.latencyMs += Math.round(now() - started);
    }),
  );
  const outcomes = rows.map((row) => row.order ?? found.get(row) ?? null);
  const cutAt = endOf(outcomes);
  noteFaults(asked, rows, { outcomes, cutAt });
  return { orders: outcomes.map((one) => (one instanceof SourceFault ? null : one)), cutAt };
}

/** The rows of a page may use so much of what is left; the rest is for what else the request asks. */
const rowsShare = 0.75;

function shareOf(budget: CallBudget, furtherCalls: number): CallBudget {
  let left = Math.max(1, Math.floor((budget.left() * rowsShare) / (1 + furtherCalls)));
  return {
    left: () => Math.min(left, budget.left()),
    take: () => left > 0 && budget.take() && (left -= 1) >= 0,
    giveBack() {
      left += 1;
      budget.giveBack();
    },
  };
}

/** Where time ran out before anything was read, a vendor is too slow, and waiting for it would stop the walk for ever. */
function endOf(outcomes: readonly Outcome<Order | null>[]): number | null {
  const [first] = outcomes;
  if (first instanceof SourceFault && first.kind === 'BUDGET') throw first;
  const ends = isRequestsEnd(first)
    ? (one: unknown): boolean => one instanceof SourceFault && one.kind === 'BUDGET'
    : isRequestsEnd;
  const at = outcomes.findIndex(ends);
  return at === -1 ? null : at;
}

function noteFaults(
  asked: readonly LoadingVendor[],
  rows: readonly SliceRow[],
  { outcomes, cutAt }: { readonly outcomes: readonly Outcome<Order | null>[]; readonly cutAt: number | null },
): void {
  outcomes.forEach((outcome, i) => {
    const one = outcome instanceof SourceFault && asked.find(({ vendor }) => vendor === rows[i]?.key.vendor);
    if (!one) return;
    if (cutAt !== null && i >= cutAt) one.unread ||= isRequestsEnd(outcome);
    else one.fault ??= outcome;
  });
}
