/** Counts over the orders that are known here; nobody is asked. */
import { merged, noFilter, usesOf } from '../../sources/lists/filter.ts';
import type { Money } from '../../sources/model.ts';
import { decimalOf } from '../../sources/values/decimal.ts';
import { instantAt } from '../../sources/values/time.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { filterOf } from '../arguments/filter.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { StatRowOf } from '../models.ts';
import type { QueryOrderStatsArgs, ResolversTypes } from '../types.generated.ts';
import { reportOf } from './source-report.ts';

/** More is no table that a person reads, and no answer that should be sent in one piece. */
const mostRows = 5_000;

/** What costs more to count, and is counted where it is asked for. */
export interface CountedBeside {
  readonly distinctGroups: boolean;
  readonly sales: boolean;
}
export async function orderStats(
  { filter: input, groupBy }: QueryOrderStatsArgs,
  { distinctGroups, sales }: CountedBeside,
  context: Context,
): Promise<Awaited<ResolversTypes['OrderStats']>> {
  const filter = filterOf(input, context);
  const fields = [...new Set(groupBy)];
  const unanswerable = context.readModel.unanswerable(filter);
  if (unanswerable)
    throw userError('BAD_USER_INPUT', `orderStats cannot count by ${unanswerable.join(', ')}; use orders for that.`, {
      argument: 'filter',
      conditions: unanswerable,
    });
  const plain = merged(filter);
  const among = context.registry.sources
    .map(({ vendor }) => vendor)
    .filter((vendor) => plain !== null && (plain.vendors?.includes(vendor) ?? true));
  const connected = context.registry.sources.map(({ vendor }) => vendor);
  const question = {
    vendors: among,
    filter,
    groupBy: fields,
    distinctGroups,
    sales: sales ? { ...noFilter, vendors: connected } : null,
    limit: mostRows + 1,
  };
  const rows = (await context.readModel.stats(question)) ?? [];
  if (rows.length > mostRows)
    throw userError(
      'BAD_USER_INPUT',
      `This would be more than ${mostRows} rows; count by less, or narrow the filter.`,
      {
        argument: 'groupBy',
        most: mostRows,
      },
    );
  const needsParcels = fields.includes('CARRIER') || usesOf(filter, 'trackingNo').plain > 0;
  const reasons = await Promise.all(among.map((vendor) => lacking(vendor, needsParcels, context)));
  return {
    rows: rows.map((row): StatRowOf => ({ ...row, fields })),
    precision: reasons.every((reason) => reason === null) ? 'EXACT' : 'AT_LEAST',
    sources: among.map((vendor, at) => {
      const reason = reasons[at] ?? null;
      return reportOf(vendor, { coverage: reason === null ? 'COMPLETE' : 'PARTIAL', reason });
    }),
    asOf: instantAt(context.now()),
  };
}

/** Why a vendor's orders are not all counted right; null when they are. */
async function lacking(
  vendor: Vendor,
  needsParcels: boolean,
  { readModel, registry }: Context,
): Promise<string | null> {
  if (!readModel.pushing.has(vendor)) {
    const span = await readModel.polled(vendor);
    return span === null || span.from >= span.to
      ? 'Only orders that were read or told of before are known here and counted; there may be more.'
      : `Orders modified since ${instantAt(span.from)} are known here and counted, up to ${instantAt(span.to)}; of others only those that were read or told of before, so there may be more.`;
  }
  return needsParcels && registry.source(vendor)?.packagesOf ? 'The parcels of this system are not known here.' : null;
}

export const moneyOf = (amount: string | null, currency: string | null): Money | null =>
  amount === null
    ? null
    : { amount: decimalOf(amount), currency: currency ?? 'CNY', currencyAssumed: currency === null };
