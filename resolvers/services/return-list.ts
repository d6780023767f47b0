/** After-sale cases of all systems as one list, on top of the list of orders. */
import { orderWalk } from '../../sources/lists/cursor.ts';
import { filterText, isWithin, noFilter } from '../../sources/lists/filter.ts';
import { newestFirst } from '../../sources/lists/order-lists.ts';
import { readCases } from '../../sources/lists/return-lists.ts';
import type { ReturnCase } from '../../sources/model.ts';
import type { Filter, Range } from '../../sources/ports/lists.ts';
import type { Registry } from '../../sources/registry.ts';
import type { ReturnKind, ReturnStatus, Vendor } from '../../sources/vocabulary.ts';
import { pageOf, pageSize, positionAt } from '../arguments/cursor.ts';
import { filterOf, listOf, rangeOf } from '../arguments/filter.ts';
import type { Context } from '../context.ts';
import type { ReturnPage } from '../models.ts';
import type { QueryReturnsArgs } from '../types.generated.ts';
import type { Parts } from '../../sources/loading/loaders.ts';
import { refuseFailures } from './source-report.ts';

export async function returnsPage(
  args: Partial<QueryReturnsArgs>,
  parts: Parts,
  context: Context,
): Promise<ReturnPage> {
  const { orderLists, call, now, loaders, registry } = context;
  const size = pageSize(args.first, { most: 100, usual: 20 });
  const asked = filterOf(args.filter, context);
  const wanted = wantedOf(args);
  // The first word tells these bookmarks from those of orders, whose walk they share.
  const cursors = context.cursors(orderWalk, ['returns', JSON.stringify(wanted), filterText(asked)]);
  const cursor = positionAt(args.after, cursors);
  const filter: Filter = { ...noFilter, vendors: asked.vendors, hasReturn: true, and: [asked] };
  const silent = withoutCapability(registry, 'after-sale');
  const untold = wanted.requestedAt || wanted.finishedAt ? withoutCapability(registry, 'after-sale times') : noVendors;
  const page = await readCases(
    async (next) => {
      const question = { ...next, filter, silent, untold, sort: newestFirst, backward: false, parts };
      const orders = await orderLists.page(question, { call, now });
      for (const { order } of orders.rows) loaders.remember(order);
      return orders;
    },
    { cursor, size, fits: (returned) => fits(returned, wanted) },
  );
  refuseFailures(page, { policy: 'PARTIAL', what: 'after-sale cases' }, context);
  const rows = page.rows.map((row) => ({ at: row.cursor, node: row.returned }));
  const end = page.more ? page.end : null;
  const has = { hasNextPage: page.more, hasPreviousPage: cursor !== null };
  return { reports: page.reports, ...pageOf(rows, { cursors, end, ...has }) };
}

interface CaseFilter {
  readonly kinds: readonly ReturnKind[] | null;
  readonly status: readonly ReturnStatus[] | null;
  readonly requestedAt: Range | null;
  readonly finishedAt: Range | null;
}
/** Sorted, since cursors are bound to it. */
const wantedOf = ({ kinds, status, requestedAt, finishedAt }: Partial<QueryReturnsArgs>): CaseFilter => ({
  kinds: listOf(kinds)?.toSorted() ?? null,
  status: listOf(status)?.toSorted() ?? null,
  requestedAt: rangeOf(requestedAt, 'requestedAt'),
  finishedAt: rangeOf(finishedAt, 'finishedAt'),
});
/** A case whose time is not known is in no range. */
const fits = (returned: ReturnCase, { kinds, status, requestedAt, finishedAt }: CaseFilter): boolean =>
  (kinds === null || kinds.includes(returned.kind)) &&
  (status === null || status.includes(returned.status)) &&
  (requestedAt === null || isWithin(requestedAt, returned.requestedAt) === true) &&
  (finishedAt === null || isWithin(finishedAt, returned.finishedAt) === true);

/** Systems of which no case could fit, each with the reason: to ask them would be in vain. */
const noVendors: ReadonlyMap<Vendor, string> = new Map();
function withoutCapability({ sources }: Registry, needed: string): ReadonlyMap<Vendor, string> {
  return new Map(
    sources.flatMap(({ vendor, capabilities }) => {
      const told = capabilities.find(({ name, support }) => name === needed && support === 'NONE');
      return told ? [[vendor, told.note ?? `${vendor} does not tell it.`] as const] : [];
    }),
  );
}
