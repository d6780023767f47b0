/** `orders`: one list over all systems. */
import { isHeaderAlone } from '../../sources/domain/order-header.ts';
import { type Cursor, orderWalk } from '../../sources/lists/cursor.ts';
import { filterText } from '../../sources/lists/filter.ts';
import type { VendorCount } from '../../sources/lists/order-lists.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { oldestSeconds } from '../../sources/loading/order-cache.ts';
import type { Sort } from '../../sources/ports/lists.ts';
import { pageOf, pageSize, positionAt } from '../arguments/cursor.ts';
import { filterOf } from '../arguments/filter.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { OrderPage } from '../models.ts';
import type { CountResult, QueryOrdersArgs } from '../types.generated.ts';
import type { Parts } from '../../sources/loading/loaders.ts';
import { refuseFailures } from './source-report.ts';

/** null: everything is read now. BAD_USER_INPUT outside a day. */
export function stalenessOf({ maxStalenessSeconds: seconds }: QueryOrdersArgs): number | null {
  if (seconds === null || seconds === undefined) return null;
  if (seconds >= 0 && seconds <= oldestSeconds) return seconds;
  throw userError(
    'BAD_USER_INPUT',
    `maxStalenessSeconds must be between 0 and ${oldestSeconds} (a day); it was ${seconds}. Leave it out to have everything read now.`,
    { argument: 'maxStalenessSeconds', most: oldestSeconds },
  );
}

/** What is shown of the orders of a page. */
export interface Shown {
  readonly parts: Parts;
  /** Nothing but what a header says. */
  readonly headersAlone: boolean;
  /** Their parcels too, which some vendors have to be asked for order by order. */
  readonly packages: boolean;
}

export async function ordersPage(args: QueryOrdersArgs, shown: Shown, context: Context): Promise<OrderPage> {
  const { orderLists, call, now, staleness } = context;
  const { size, backward, bookmark } = readingOf(args);
  const filter = filterOf(args.filter, context);
  const sort = sortOf(args);
  const cursors = context.cursors(orderWalk, [sort.key, sort.direction, filterText(filter)]);
  const cursor = positionAt(bookmark, cursors, backward ? 'before' : 'after');
  const page = await orderLists.page(
    {
      filter,
      sort,
      backward,
      cursor,
      size,
      parts: shown.parts,
      recent: staleness?.recall ?? null,
      furtherCalls: shown.packages ? 1 : 0,
      ...(shown.headersAlone ? { headersWithin: staleness?.seconds ?? null } : {}),
    },
    { call, now },
  );
  refuseFailures(page, { policy: args.onSourceError, what: 'orders' }, context);
  remember(page, context);
  const read = page.rows.map((row) => ({ at: row.cursor, node: row.order }));
  return {
    filter,
    page,
    ...pageOf(backward ? read.toReversed() : read, { cursors, ...boundsOf(page, backward, cursor) }),
  };
}

const sortOf = ({ sort }: QueryOrdersArgs): Sort => ({
  key: sort?.key ?? 'PLACED_AT',
  direction: sort?.direction ?? 'DESC',
});

/** Nothing else of this request may take a header for the order. */
function remember({ rows }: OrderPage['page'], { loaders, staleness }: Context): void {
  for (const { order } of rows) {
    if (isHeaderAlone(order)) staleness?.recall.shown(order.freshness);
    else loaders.remember(order);
  }
}

/** What is read backward goes on before its first row. */
function boundsOf({ more, end }: OrderPage['page'], backward: boolean, cursor: Cursor | null) {
  const next = more ? end : null;
  return backward
    ? { start: next, hasNextPage: cursor !== null, hasPreviousPage: more }
    : { end: next, hasNextPage: more, hasPreviousPage: cursor !== null };
}

function readingOf({ first, after, last, before }: QueryOrdersArgs): {
  readonly size: number;
  readonly backward: boolean;
  readonly bookmark: string | null;
} {
  const isSet = (value: unknown): boolean => value !== null && value !== undefined;
  if (isSet(first) && isSet(last))
    throw userError('PAGE_SIZE_INVALID', 'Give first or last, not both: one counts from the start, one from the end.', {
      argument: 'last',
    });
  if (isSet(after) && (isSet(before) || isSet(last)))
    throw userError('BAD_USER_INPUT', 'after goes with first, before goes with last.', { argument: 'after' });
  if (isSet(before) && isSet(first))
    throw userError('BAD_USER_INPUT', 'before goes with last, after goes with first.', { argument: 'before' });
  const backward = isSet(last) || isSet(before);
  const [asked, argument] = backward ? ([last, 'last'] as const) : ([first, 'first'] as const);
  return {
    size: pageSize(asked, { most: 100, usual: 20, argument }),
    backward,
    bookmark: (backward ? before : after) ?? null,
  };
}

/** Every source gave all that it can list for this filter, on this page and those before it. */
export const isComplete = ({ reports, scanLimited }: OrderPage['page']): boolean =>
  !scanLimited && reports.every(({ coverage, gap, fault }) => coverage !== 'NONE' && gap === null && fault === null);

export async function totalOf(
  { filter, page }: OrderPage,
  { orderLists, call, incomplete }: Context,
): Promise<CountResult> {
  const shown = (vendor: Vendor): number => page.rows.filter(({ order }) => order.key.vendor === vendor).length;
  const counts = (await orderLists.count(filter, call)).map((one) => atLeast(one, shown(one.vendor)));
  if (counts.some(({ count }) => count === null)) incomplete();
  const known = counts.flatMap(({ count }) => count ?? []);
  const exact = counts.every((one) => one.count !== null && one.exact);
  return {
    count: known.reduce((sum, count) => sum + count, 0),
    precision: known.length === 0 ? 'UNKNOWN' : exact ? 'EXACT' : 'AT_LEAST',
    bySource: counts.map(({ vendor, count, exact: sure }) => ({
      vendor,
      count,
      precision: count === null ? 'UNKNOWN' : sure ? 'EXACT' : 'AT_LEAST',
    })),
  };
}

/** What the page shows is there, whatever was counted meanwhile; where nothing can be counted, it is known to be there. */
function atLeast({ vendor, count, exact }: VendorCount, shown: number): VendorCount {
  if (count === null && shown === 0) return { vendor, count, exact };
  return { vendor, count: Math.max(count ?? 0, shown), exact: exact && (count ?? 0) >= shown };
}
