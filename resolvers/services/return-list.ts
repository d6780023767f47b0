/** After-sale cases of all systems as one list, on top of the list of orders. */
import { orderWalk } from '../../sources/lists/cursor.ts';
import { filterText, noFilter } from '../../sources/lists/filter.ts';
import { newestFirst } from '../../sources/lists/order-lists.ts';
import { readCases } from '../../sources/lists/return-lists.ts';
import type { Filter } from '../../sources/ports/lists.ts';
import type { Registry } from '../../sources/registry.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { pageOf, pageSize, positionAt } from '../arguments/cursor.ts';
import { filterOf, listOf } from '../arguments/filter.ts';
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
  const kinds = listOf(args.kinds);
  // The first word tells these bookmarks from those of orders, whose walk they share.
  const cursors = context.cursors(orderWalk, ['returns', kinds?.toSorted() ?? null, filterText(asked)]);
  const cursor = positionAt(args.after, cursors);
  const filter: Filter = { ...noFilter, vendors: asked.vendors, hasReturn: true, and: [asked] };
  const silent = withoutCases(registry);
  const page = await readCases(
    async (next) => {
      const question = { ...next, filter, silent, sort: newestFirst, backward: false, parts };
      const orders = await orderLists.page(question, { call, now });
      for (const { order } of orders.rows) loaders.remember(order);
      return orders;
    },
    { cursor, size, kinds: kinds && new Set(kinds) },
  );
  refuseFailures(page, { policy: 'PARTIAL', what: 'after-sale cases' }, context);
  const rows = page.rows.map((row) => ({ at: row.cursor, node: row.returned }));
  const end = page.more ? page.end : null;
  const has = { hasNextPage: page.more, hasPreviousPage: cursor !== null };
  return { reports: page.reports, ...pageOf(rows, { cursors, end, ...has }) };
}

/** Systems whose orders never show a case, each with the reason: to ask them would be in vain. */
function withoutCases({ sources }: Registry): ReadonlyMap<Vendor, string> {
  return new Map(
    sources.flatMap(({ vendor, capabilities }) => {
      const told = capabilities.find(({ name, support }) => name === 'after-sale' && support === 'NONE');
      return told ? [[vendor, told.note ?? `${vendor} shows no after-sale cases.`] as const] : [];
    }),
  );
}
