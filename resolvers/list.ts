import type { SourceFault } from '../sources/kit/fault.ts';
import { type Instant, instantAt } from '../sources/kit/time.ts';
import type { Filter, Sort } from '../sources/list-port.ts';
import type { Freshness, Order, OrderPart } from '../sources/model.ts';
import { oldestSeconds } from '../sources/order-cache.ts';
import type { Cursor, CursorScope } from '../sources/paging/cursor.ts';
import { filterText } from '../sources/paging/filter.ts';
import type { VendorCount } from '../sources/paging/listing.ts';
import type { Account, Page } from '../sources/paging/merge.ts';
import type { Context } from './context.ts';
import { faultExtensions, userError } from './errors.ts';
import { filterOf } from './filter.ts';
import { pageSize } from './page.ts';
import { tolerating } from './scope.ts';
import { orderParts } from './selection.ts';
import { outcomes, type ReportOf } from './source.ts';
import type { CountResult, PageInfo, QueryOrdersArgs, QueryResolvers, Resolvers } from './types.generated.ts';

/** A page with the filter that it was made for, by which it is counted when somebody wants to know. */
export interface OrderPage {
  readonly filter: Filter;
  readonly edges: readonly { readonly cursor: string; readonly node: Order }[];
  readonly pageInfo: PageInfo;
  readonly page: Page;
}

export const listQueries: Pick<QueryResolvers, 'orders'> = {
  orders: (_root, args, context, info) => {
    const parts = orderParts(info, ['OrderConnection', 'nodes']);
    const ofEdges = orderParts(info, ['OrderConnection', 'edges'], ['OrderEdge', 'node']);
    const seconds = stalenessOf(args);
    return ordersPage(args, parts.union(ofEdges), seconds === null ? context : tolerating(seconds, context, info));
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
  const { listing, call, now, loaders, tolerance } = context;
  const { size, backward, bookmark } = readingOf(args);
  const filter = filterOf(args.filter);
  const sort: Sort = { key: args.sort?.key ?? 'PLACED_AT', direction: args.sort?.direction ?? 'DESC' };
  const scope: CursorScope = { sort, filterText: filterText(filter) };
  const cursor = bookmark === null ? null : cursorOf(bookmark, { scope, backward }, context);
  const recent = tolerance?.recall ?? null;
  const page = await listing.page({ filter, sort, backward, cursor, size, parts, recent }, { call, now });
  refuseFailures(page, args.onSourceError);
  for (const { order } of page.rows) loaders.remember(order);
  const rows = backward ? page.rows.toReversed() : page.rows;
  const text = (at: Cursor | null | undefined): string | null => (at ? listing.cursors.encode(at, scope) : null);
  const [head] = rows;
  const [startCursor, endCursor] = backward
    ? [text(page.more ? page.end : head?.cursor), text(rows.at(-1)?.cursor)]
    : [text(head?.cursor), text(page.more ? page.end : rows.at(-1)?.cursor)];
  return {
    filter,
    page,
    edges: rows.map((row) => ({ cursor: listing.cursors.encode(row.cursor, scope), node: row.order })),
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

function cursorOf(
  text: string,
  { scope, backward }: { scope: CursorScope; backward: boolean },
  { listing }: Context,
): Cursor {
  const argument = backward ? 'before' : 'after';
  const cursor = listing.cursors.decode(text, scope);
  if (cursor === 'CURSOR_INVALID')
    throw userError(cursor, `${argument} is no cursor of ours; take it from an earlier answer as it is.`, { argument });
  if (cursor === 'CURSOR_FILTER_MISMATCH')
    throw userError(cursor, `${argument} belongs to another filter or sort; ask for the first page again.`, {
      argument,
    });
  return cursor;
}

function refuseFailures({ accounts, rows }: Page, policy: QueryOrdersArgs['onSourceError']): void {
  const asked = accounts.filter(({ state }) => state === 'ASKED');
  const faults = asked.flatMap(({ fault }) => fault ?? []);
  const [fault] = faults;
  if (!fault) return;
  if (faults.length === asked.length && rows.length === 0)
    throw userError('ALL_SOURCES_FAILED', `No orders can be shown: ${faults.map(({ message }) => message).join(' ')}`, {
      sources: faults.map(faultExtensions),
      ...retryOf(faults),
    });
  if (policy === 'FAIL') throw fault;
}

function retryOf(faults: readonly SourceFault[]): { retryAfterSeconds?: number } {
  const told = faults.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
  return told.length > 0 ? { retryAfterSeconds: Math.max(...told) } : {};
}

const momentOf = (seconds: number | null | undefined): Instant | null =>
  seconds === null || seconds === undefined ? null : instantAt(seconds * 1000);

async function reportOf(account: Account, context: Context): Promise<ReportOf> {
  const { vendor, state, fault, coverage, reason, gap, latencyMs, vendorCalls } = account;
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
    freshness: await freshnessOf(account, context),
  };
}

/** What vendors push is as old as their last push; what they are asked for is of now. */
async function freshnessOf(account: Account, { knowledge, registry, now }: Context): Promise<Freshness | null> {
  if (account.state !== 'ASKED' || account.fault) return null;
  if (registry.source(account.vendor)?.lister)
    return { fetchedAt: instantAt(now()), sourceModifiedAt: null, origin: 'LIVE' };
  const { lastArrivalAt } = await knowledge.known(account.vendor);
  return knowledge.pushing.has(account.vendor) && lastArrivalAt !== null
    ? { fetchedAt: instantAt(lastArrivalAt), sourceModifiedAt: null, origin: 'PUSHED' }
    : null;
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
    totalCount: async ({ filter }, _args, { listing, call }) => countOf(await listing.count(filter, call)),
    sources: ({ page }, _args, context) => Promise.all(page.accounts.map((account) => reportOf(account, context))),
    complete: ({ page }) =>
      page.accounts.every(({ coverage, gap, fault }) => coverage === 'COMPLETE' && gap === null && fault === null),
    asOf: ({ page }) => instantAt(page.asOf * 1000),
    scanLimited: ({ page }) => page.scanLimited,
  },
};
