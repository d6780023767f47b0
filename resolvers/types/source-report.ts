/** How the systems took part in a page of a list: what a client is told of it, and where a list goes on. */
import type { SourceFault } from '../../sources/fault.ts';
import { type Instant, instantAt } from '../../sources/values/time.ts';
import type { Freshness } from '../../sources/model.ts';
import type { Cursor, CursorScope } from '../../sources/lists/cursor.ts';
import type { SourceReport } from '../../sources/lists/read-page.ts';
import type { Context } from '../context.ts';
import { faultExtensions, userError } from '../errors.ts';
import { outcomes } from './source.ts';
import type { QueryOrdersArgs } from '../types.generated.ts';
import type { ReportOf } from '../models.ts';

/** CURSOR_INVALID for what we never wrote, CURSOR_FILTER_MISMATCH for another list, filter or sort. */
export function cursorOf(
  text: string,
  { scope, argument }: { scope: CursorScope; argument: 'after' | 'before' },
  { orderLists }: Context,
): Cursor {
  const cursor = orderLists.cursors.decode(text, scope);
  if (cursor === 'CURSOR_INVALID')
    throw userError(cursor, `${argument} is no cursor of ours; take it from an earlier answer as it is.`, { argument });
  if (cursor === 'CURSOR_FILTER_MISMATCH')
    throw userError(cursor, `${argument} belongs to another list, filter or sort; ask for the first page again.`, {
      argument,
    });
  return cursor;
}

interface Failing {
  readonly policy: QueryOrdersArgs['onSourceError'];
  /** How a person calls what is listed. */
  readonly what: string;
}
export function refuseFailures(
  { reports, rows }: { readonly reports: readonly SourceReport[]; readonly rows: readonly unknown[] },
  { policy, what }: Failing,
  { incomplete }: Context,
): void {
  const asked = reports.filter(({ state }) => state === 'ASKED');
  const faults = asked.flatMap(({ fault }) => fault ?? []);
  const [fault] = faults;
  if (!fault) return;
  if (faults.length === asked.length && rows.length === 0)
    throw userError(
      'ALL_SOURCES_FAILED',
      `No ${what} can be shown: ${faults.map(({ message }) => message).join(' ')}`,
      {
        sources: faults.map(faultExtensions),
        ...retryOf(faults),
      },
    );
  if (policy === 'FAIL') throw fault;
  incomplete();
}

function retryOf(faults: readonly SourceFault[]): { retryAfterSeconds?: number } {
  const told = faults.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
  return told.length > 0 ? { retryAfterSeconds: Math.max(...told) } : {};
}

const momentOf = (seconds: number | null | undefined): Instant | null =>
  seconds === null || seconds === undefined ? null : instantAt(seconds * 1000);

export async function accountReport(report: SourceReport, context: Context): Promise<ReportOf> {
  const { vendor, state, fault, coverage, reason, gap, latencyMs, vendorCalls } = report;
  const idle = state === 'SKIPPED' ? 'SKIPPED' : 'UNSUPPORTED_FILTER';
  return {
    vendor,
    outcome: state === 'ASKED' ? (fault ? outcomes[fault.kind] : 'OK') : idle,
    coverage,
    reason,
    errorCode: fault ? String(faultExtensions(fault)['code']) : null,
    retryAfterSeconds: fault?.retryAfterSeconds ?? null,
    latencyMs,
    vendorCalls,
    gapFrom: momentOf(gap?.from),
    gapTo: momentOf(gap?.to),
    freshness: await freshnessOf(report, context),
  };
}

/** What vendors push is as old as their last push; what they are asked for is of now. */
async function freshnessOf(report: SourceReport, { readModel, registry, now }: Context): Promise<Freshness | null> {
  if (report.state !== 'ASKED' || report.fault) return null;
  if (registry.source(report.vendor)?.listReader)
    return { fetchedAt: instantAt(now()), sourceModifiedAt: null, origin: 'LIVE' };
  const { lastArrivalAt } = await readModel.known(report.vendor);
  return readModel.pushing.has(report.vendor) && lastArrivalAt !== null
    ? { fetchedAt: instantAt(lastArrivalAt), sourceModifiedAt: null, origin: 'PUSHED' }
    : null;
}
