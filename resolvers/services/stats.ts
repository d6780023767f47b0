/** Counts over the orders that are known here; nobody is asked. */
import { filterText, merged, noFilter } from '../../sources/lists/filter.ts';
import { narrower, type Reach, type Tellable, tellable } from '../../sources/lists/tellable.ts';
import type { Filter } from '../../sources/ports/lists.ts';
import type { Money } from '../../sources/model.ts';
import { decimalOf } from '../../sources/values/decimal.ts';
import { instantAt } from '../../sources/values/time.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { filterOf } from '../arguments/filter.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { StatRowOf } from '../models.ts';
import type { CountPrecision, QueryOrderStatsArgs, ResolversTypes } from '../types.generated.ts';
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
  const told = new Map(
    among.map((vendor) => [vendor, tellable(filter, context.registry.definition(vendor).filters, 'known')]),
  );
  const telling = among.filter((vendor) => told.get(vendor)?.coverage !== 'NONE');
  const narrowed = tellingFilter(new Map([...told].filter(([vendor]) => telling.includes(vendor))));
  const question = {
    vendors: telling,
    filter: narrowed ?? filter,
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
  const reaches = await Promise.all(
    among.map(async (vendor): Promise<Reach> => {
      const reason = await lacking(vendor, fields.includes('CARRIER'), context);
      const known: Reach = { coverage: reason === null ? 'COMPLETE' : 'PARTIAL', reason };
      return narrower(told.get(vendor) ?? known, known);
    }),
  );
  return {
    rows: rows.map((row): StatRowOf => ({ ...row, fields })),
    precision: precisionOf(reaches),
    sources: among.map((vendor, at) => {
      const reach = reaches[at];
      return reportOf(vendor, { ...reach, ...(reach?.coverage === 'NONE' ? { outcome: 'UNSUPPORTED_FILTER' } : {}) });
    }),
    asOf: instantAt(context.now()),
  };
}

function precisionOf(reaches: readonly Reach[]): CountPrecision {
  if (reaches.length > 0 && reaches.every(({ coverage }) => coverage === 'NONE')) return 'UNKNOWN';
  return reaches.every(({ coverage }) => coverage === 'COMPLETE') ? 'EXACT' : 'AT_LEAST';
}

/** One filter for all vendors: that of each of them for its own orders, where they can tell different parts of it. */
function tellingFilter(told: ReadonlyMap<Vendor, Tellable>): Filter | null {
  const alike = Map.groupBy(told, ([, one]) => filterText(one.filter));
  const [only, another] = alike.values();
  if (!only) return null;
  const filterOfAll = (several: typeof only): Filter => several[0]?.[1].filter ?? noFilter;
  if (!another) return filterOfAll(only);
  // One of them or another is "not none of them".
  const noneOf = [...alike.values()].map((several): Filter => {
    const own = { ...noFilter, vendors: several.map(([vendor]) => vendor), and: [filterOfAll(several)] };
    return { ...noFilter, not: own };
  });
  return { ...noFilter, not: { ...noFilter, and: noneOf } };
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
