/** How the systems took part in a list: what a client is told of it, and when nothing of the list can be shown. */
import { largest } from '../../sources/values/lists.ts';
import type { FaultKind, SourceFault } from '../../sources/fault.ts';
import type { SourceReport } from '../../sources/lists/read-page.ts';
import type { Freshness } from '../../sources/model.ts';
import { type Instant, instantAt } from '../../sources/values/time.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { faultExtensions, userError } from '../errors.ts';
import type { AskOutcome, ReportOf } from '../models.ts';
import type { QueryOrdersArgs } from '../types.generated.ts';

const outcomes: Record<FaultKind, AskOutcome> = {
  TIMEOUT: 'TIMEOUT',
  DEADLINE: 'TIMEOUT',
  BUDGET: 'ERROR',
  RATE_LIMITED: 'RATE_LIMITED',
  CIRCUIT_OPEN: 'CIRCUIT_OPEN',
  UNREACHABLE: 'ERROR',
  SERVER_ERROR: 'ERROR',
  AUTH: 'ERROR',
  REFUSED: 'ERROR',
  BAD_ANSWER: 'ERROR',
  UNSUPPORTED: 'ERROR',
  AMBIGUOUS: 'ERROR',
};

/** All went well, but for what `rest` says. */
export const reportOf = (vendor: Vendor, rest: Partial<ReportOf>): ReportOf => ({
  vendor,
  outcome: 'OK',
  coverage: 'COMPLETE',
  reason: null,
  errorCode: null,
  retryAfterSeconds: null,
  latencyMs: null,
  vendorCalls: 0,
  gapFrom: null,
  gapTo: null,
  freshness: null,
  ...rest,
});

export async function listedReport(report: SourceReport, context: Context): Promise<ReportOf> {
  const { vendor, state, fault, coverage, reason, gap, latencyMs, vendorCalls } = report;
  const idle = state === 'SKIPPED' ? 'SKIPPED' : 'UNSUPPORTED_FILTER';
  return reportOf(vendor, {
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
  });
}

const momentOf = (seconds: number | null | undefined): Instant | null =>
  seconds === null || seconds === undefined ? null : instantAt(seconds * 1000);

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

interface FailurePolicy {
  readonly policy: QueryOrdersArgs['onSourceError'];
  /** How a person calls what is listed. */
  readonly what: string;
}
/** Throws when nobody could answer, or when the client wants all or nothing. */
export function refuseFailures(
  { reports, rows }: { readonly reports: readonly SourceReport[]; readonly rows: readonly unknown[] },
  { policy, what }: FailurePolicy,
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
      { sources: faults.map(faultExtensions), ...retryOf(faults) },
    );
  if (policy === 'FAIL') throw fault;
  incomplete();
}

function retryOf(faults: readonly SourceFault[]): { retryAfterSeconds?: number } {
  const told = faults.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
  return told.length > 0 ? { retryAfterSeconds: largest(told) } : {};
}
