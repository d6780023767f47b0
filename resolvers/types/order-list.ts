import { instantAt } from '../../sources/values/time.ts';
import type { Sort } from '../../sources/ports/lists.ts';
import type { OrderPart } from '../../sources/model.ts';
import { oldestSeconds } from '../../sources/loading/order-cache.ts';
import type { Cursor, CursorScope } from '../../sources/lists/cursor.ts';
import { filterText } from '../../sources/lists/filter.ts';
import type { VendorCount } from '../../sources/lists/order-lists.ts';
import { accountReport, cursorOf, refuseFailures } from './source-report.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { filterOf } from '../arguments/filter.ts';
import { pageSize } from '../arguments/cursor.ts';
import { withStaleness } from '../directives/staleness.ts';
import { orderParts } from '../arguments/selection.ts';
import type { CountResult, QueryOrdersArgs, QueryResolvers, Resolvers } from '../types.generated.ts';
import type { OrderPage } from '../models.ts';

export const listQueries: Pick<QueryResolvers, 'orders'> = {
  orders: (_root, args, context, info) => {
    const parts = orderParts(info, ['OrderConnection', 'nodes']);
    const ofEdges = orderParts(info, ['OrderConnection', 'edges'], ['OrderEdge', 'node']);
    const seconds = stalenessOf(args);
    return ordersPage(args, parts.union(ofEdges), seconds === null ? context : withStaleness(seconds, context, info));
  },
};

function stalenessOf({ maxStalenessSeconds: seconds }: QueryOrdersArgs): number | null {
  if (seconds === null || seconds === undefined) return null;
  if (seconds >= 0 && seconds <= oldestSeconds) return seconds;
  throw userError(
    'BAD_USER_INPUT',
    `maxStalenessSeconds must be between 0 and ${oldestSeconds} (a day); it was ${seconds}. Leave it out to have everything read now.`,
    { argument: 'maxStalenessSeconds', most: oldestSeconds },
  );
}

async function ordersPage(args: QueryOrdersArgs, parts: ReadonlySet<OrderPart>, context: Context): Promise<OrderPage> {
  const { orderLists, call, now, loaders, staleness } = context;
  const { size, backward, bookmark } = readingOf(args);
  const filter = filterOf(args.filter, context.client);
  const sort: Sort = { key: args.sort?.key ?? 'PLACED_AT', direction: args.sort?.direction ?? 'DESC' };
  const scope: CursorScope = { sort, filterText: filterText(filter) };
  const cursor =
    bookmark === null ? null : cursorOf(bookmark, { scope, argument: backward ? 'before' : 'after' }, context);
  const recent = staleness?.recall ?? null;
  const page = await orderLists.page({ filter, sort, backward, cursor, size, parts, recent }, { call, now });
  refuseFailures(page, { policy: args.onSourceError, what: 'orders' }, context);
  for (const { order } of page.rows) loaders.remember(order);
  const rows = backward ? page.rows.toReversed() : page.rows;
  const text = (at: Cursor | null | undefined): string | null => (at ? orderLists.cursors.encode(at, scope) : null);
  const [head] = rows;
  const [startCursor, endCursor] = backward
    ? [text(page.more ? page.end : head?.cursor), text(rows.at(-1)?.cursor)]
    : [text(head?.cursor), text(page.more ? page.end : rows.at(-1)?.cursor)];
  return {
    filter,
    page,
    edges: rows.map((row) => ({ cursor: orderLists.cursors.encode(row.cursor, scope), node: row.order })),
    pageInfo: {
      hasNextPage: backward ? cursor !== null : page.more,
      hasPreviousPage: backward ? page.more : cursor !== null,
      startCursor,
      endCursor,
    },
  };
}

function readingOf({ first, after, last, before }: QueryOrdersArgs): {
  readonly size: number;
  readonly backward: boolean;
  readonly bookmark: string | null;
} {
  const given = (value: unknown): boolean => value !== null && value !== undefined;
  if (given(first) && given(last))
    throw userError('PAGE_SIZE_INVALID', 'Give first or last, not both: one counts from the start, one from the end.', {
      argument: 'last',
    });
  if (given(after) && (given(before) || given(last)))
    throw userError('BAD_USER_INPUT', 'after goes with first, before goes with last.', { argument: 'after' });
  if (given(before) && given(first))
    throw userError('BAD_USER_INPUT', 'before goes with last, after goes with first.', { argument: 'before' });
  const backward = given(last) || given(before);
  const [asked, argument] = backward ? ([last, 'last'] as const) : ([first, 'first'] as const);
  return {
    size: pageSize(asked, { most: 100, usual: 20, argument }),
    backward,
    bookmark: (backward ? before : after) ?? null,
  };
}

function countOf(counts: readonly VendorCount[]): CountResult {
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

export const listResolvers: Pick<Resolvers, 'OrderConnection'> = {
  OrderConnection: {
    nodes: ({ edges }) => edges.map(({ node }) => node),
    totalCount: async ({ filter }, _args, { orderLists, call, incomplete }) => {
      const counts = await orderLists.count(filter, call);
      if (counts.some(({ count }) => count === null)) incomplete();
      return countOf(counts);
    },
    sources: ({ page }, _args, context) => Promise.all(page.reports.map((report) => accountReport(report, context))),
    complete: ({ page }) =>
      page.reports.every(({ coverage, gap, fault }) => coverage === 'COMPLETE' && gap === null && fault === null),
    asOf: ({ page }) => instantAt(page.asOf * 1000),
    scanLimited: ({ page }) => page.scanLimited,
  },
};
