/** After-sale cases of all systems as one list, on top of the list of orders. */
import type { Filter } from '../../sources/ports/lists.ts';
import type { OrderPart } from '../../sources/model.ts';
import { readCases } from '../../sources/lists/return-lists.ts';
import type { Cursor, CursorScope } from '../../sources/lists/cursor.ts';
import { filterText, noFilter } from '../../sources/lists/filter.ts';
import { newestFirst } from '../../sources/lists/order-lists.ts';
import type { Registry } from '../../sources/registry.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { accountReport, cursorOf, refuseFailures } from './source-report.ts';
import type { Context } from '../context.ts';
import { filterOf } from '../arguments/filter.ts';
import { pageSize } from '../arguments/cursor.ts';
import { orderParts, selects } from '../arguments/selection.ts';
import type { QueryResolvers, QueryReturnsArgs, Resolvers } from '../types.generated.ts';
import type { ReturnPage } from '../models.ts';
import { withItems } from '../arguments/references.ts';

export const returnListQueries: Pick<QueryResolvers, 'returns'> = {
  returns: (_root, args, context, info) => returnsPage(args, partsOf(info), context),
};

/** What of an order its cases and the fields under them need. */
function partsOf(info: Parameters<typeof orderParts>[0]): ReadonlySet<OrderPart> {
  const toCases = [
    [['ReturnConnection', 'nodes']],
    [
      ['ReturnConnection', 'edges'],
      ['ReturnEdge', 'node'],
    ],
  ] as const;
  return toCases.reduce<ReadonlySet<OrderPart>>((parts, path) => {
    const lines = selects(info, ...path, ['ReturnCase', 'items'], ['ReturnItem', 'item']);
    return parts.union(orderParts(info, ...path, ['ReturnCase', 'order'])).union(lines ? withItems : new Set());
  }, new Set());
}

async function returnsPage(
  args: Partial<QueryReturnsArgs>,
  parts: ReadonlySet<OrderPart>,
  context: Context,
): Promise<ReturnPage> {
  const { orderLists, call, now, loaders, registry } = context;
  const size = pageSize(args.first, { most: 100, usual: 20 });
  const asked = filterOf(args.filter, context.client);
  const kinds = args.kinds && args.kinds.length > 0 ? new Set(args.kinds) : null;
  // Tells these bookmarks from those of orders, too.
  const scopeText = JSON.stringify(['returns', kinds && [...kinds].toSorted(), filterText(asked)]);
  const scope: CursorScope = { sort: newestFirst, filterText: scopeText };
  const { after } = args;
  const cursor = after === null || after === undefined ? null : cursorOf(after, { scope, argument: 'after' }, context);
  const filter: Filter = { ...noFilter, vendors: asked.vendors, hasReturn: true, and: [asked] };
  const silent = withoutCases(registry);
  const page = await readCases(
    async (next) => {
      const question = { ...next, filter, silent, sort: newestFirst, backward: false, parts };
      const orders = await orderLists.page(question, { call, now });
      for (const { order } of orders.rows) loaders.remember(order);
      return orders;
    },
    { cursor, size, kinds },
  );
  refuseFailures(page, { policy: 'PARTIAL', what: 'after-sale cases' }, context);
  const text = (at: Cursor | null | undefined): string | null => (at ? orderLists.cursors.encode(at, scope) : null);
  return {
    reports: page.reports,
    edges: page.rows.map((row) => ({ cursor: orderLists.cursors.encode(row.cursor, scope), node: row.returned })),
    pageInfo: {
      hasNextPage: page.more,
      hasPreviousPage: cursor !== null,
      startCursor: text(page.rows[0]?.cursor),
      endCursor: text(page.more ? page.end : page.rows.at(-1)?.cursor),
    },
  };
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

export const returnListResolvers: Pick<Resolvers, 'ReturnConnection'> = {
  ReturnConnection: {
    nodes: ({ edges }) => edges.map(({ node }) => node),
    sources: ({ reports }, _args, context) => Promise.all(reports.map((report) => accountReport(report, context))),
  },
};
