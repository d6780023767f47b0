/**
 * After-sale cases as one list: a walk over the orders that have some, each order unfolded into its cases. The place of a
 * case is that of its order and its number there, so that a page may end inside an order and the next one goes on there.
 */
import { append } from '../values/lists.ts';
import { isRequestsEnd } from '../fault.ts';
import type { Position } from '../ports/lists.ts';
import type { ReturnCase } from '../model.ts';
import type { Cursor } from './cursor.ts';
import { hull } from './gaps.ts';
import type { SourceReport, Page } from './read-page.ts';

export interface CaseQuestion {
  /** null begins a walk. */
  readonly cursor: Cursor | null;
  readonly size: number;
  readonly fits: (returned: ReturnCase) => boolean;
}
export interface CaseRow {
  readonly cursor: Cursor;
  readonly returned: ReturnCase;
}
export interface CasePage {
  readonly rows: readonly CaseRow[];
  /** Where the next page begins: behind the last row, or further where nothing fitted; null when nothing was looked at. */
  readonly end: Cursor | null;
  readonly more: boolean;
  readonly reports: readonly SourceReport[];
}
/** The next orders that have cases. */
type ReadOrders = (question: Pick<CaseQuestion, 'cursor' | 'size'>) => Promise<Page>;

/**
 * What one page may cost where few cases fit. It is checked after each reading of at most `atOnce`
 * orders.
 */
const budget = { orders: 500, calls: 40 };
const atOnce = 100;

export async function readCases(read: ReadOrders, { cursor: start, size, fits }: CaseQuestion): Promise<CasePage> {
  const found: CaseRow[] = [];
  let reports: readonly SourceReport[] = [];
  let cursor = start;
  // Most orders have a case or two. One case more than the page holds tells whether another follows.
  let wanted = Math.min(atOnce, Math.ceil((size + 1) / 2));
  let looked = 0;
  for (;;) {
    const next = await unlessEnded(read({ cursor, size: wanted }), looked > 0);
    // The next page goes on from there with calls of its own.
    if (next === null) return { rows: found, end: cursor, more: true, reports };
    const failed = allFailed(next);
    const again = failed && looked > 0;
    reports = together(reports, again ? next.reports.map(withoutGap) : next.reports);
    // What was found before a failure stays, and the next page tries again from there.
    if (failed) return { rows: found, end: cursor, more: again, reports };
    looked += wanted;
    const cases = next.rows.flatMap((row) => unfolded(row, start, fits));
    append(found, cases);
    if (found.length > size) return fullPage(found.slice(0, size), cursor, reports);
    const isSpent = next.scanLimited || looked >= budget.orders || callsOf(reports) >= budget.calls;
    if (!next.more || isSpent) return { rows: found, end: next.end, more: next.more, reports };
    cursor = next.end;
    // Where few cases fit, ever more orders are read at once.
    wanted = Math.min(atOnce, cases.length === 0 ? 2 * wanted : Math.max(wanted, size + 1 - found.length));
  }
}

/** null where the request may make no more calls, when it has looked at some orders before. */
const unlessEnded = (reading: Promise<Page>, hasLooked: boolean): Promise<Page | null> =>
  reading.catch((error: unknown) => {
    if (hasLooked && isRequestsEnd(error)) return null;
    throw error;
  });

/** It ends with its last row, and the gaps are those up to there. */
function fullPage(rows: readonly CaseRow[], cursor: Cursor | null, reports: readonly SourceReport[]): CasePage {
  const end = rows.at(-1)?.cursor ?? cursor;
  return { rows, end, more: true, reports: reports.map((one) => ({ ...one, gap: end?.gaps.get(one.vendor) ?? null })) };
}

const callsOf = (reports: readonly SourceReport[]): number =>
  reports.reduce((sum, { vendorCalls }) => sum + vendorCalls, 0);

/** None of those that were asked could answer: nothing is known of what follows. */
function allFailed({ reports, rows }: Page): boolean {
  const asked = reports.filter(({ state }) => state === 'ASKED');
  return rows.length === 0 && asked.length > 0 && asked.every(({ fault }) => fault !== null);
}

/** The cases of an order that are still to come, in the order of their numbers. */
function unfolded(
  { cursor, order }: Page['rows'][number],
  start: Cursor | null,
  fits: CaseQuestion['fits'],
): readonly CaseRow[] {
  const behind = start !== null && isSame(cursor.at, start.at) ? (start.within ?? 0) : 0;
  const rows = (order.returns ?? []).flatMap((returned, number) =>
    number >= behind && fits(returned) ? [{ cursor: { ...cursor, within: number + 1 }, returned }] : [],
  );
  // With its last case the order is behind as a whole, and need not be read again.
  return rows.map((row, i) => (i < rows.length - 1 ? row : { ...row, cursor }));
}

const isSame = (a: Position, b: Position): boolean => a.t === b.t && a.rank === b.rank && a.nativeId === b.nativeId;

const withoutGap = (report: SourceReport): SourceReport => ({ ...report, gap: null });

/** How each vendor took part in all readings of a page; a fault stays, whatever went well beside it. */
function together(before: readonly SourceReport[], after: readonly SourceReport[]): readonly SourceReport[] {
  return after.map((report) => {
    const earlier = before.find(({ vendor }) => vendor === report.vendor);
    if (!earlier) return report;
    const worst = coverages.find((one) => one === earlier.coverage || one === report.coverage) ?? report.coverage;
    return {
      ...report,
      fault: report.fault ?? earlier.fault,
      coverage: worst,
      reason: report.reason ?? earlier.reason,
      gap: hull(earlier.gap, report.gap),
      latencyMs: (report.latencyMs ?? 0) + (earlier.latencyMs ?? 0),
      vendorCalls: report.vendorCalls + earlier.vendorCalls,
    };
  });
}
const coverages = ['NONE', 'PARTIAL', 'COMPLETE'] as const;
