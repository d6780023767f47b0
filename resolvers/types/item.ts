import { encodeId } from '../../sources/domain/ids.ts';
import type { Order, OrderItem } from '../../sources/model.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { decodeCursor, encodeCursor, pageSize } from '../arguments/cursor.ts';
import { orderParts } from '../arguments/selection.ts';
import type { Resolvers, ResolversTypes } from '../types.generated.ts';
import { findItem, itemOf, owner, withComponents, withItems } from '../arguments/references.ts';
import { packagesOf } from '../services/packages.ts';

interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Lines in the vendor's order; a cursor names the line after which the page begins. */
export function itemConnection(
  { items }: Order,
  { first, after }: PageArguments,
): Awaited<ResolversTypes['OrderItemConnection']> {
  const size = pageSize(first, { most: 500, usual: 50 });
  const cursorOf = ({ order, itemKey }: OrderItem): string => encodeCursor('items', itemKey, order);
  let start = 0;
  if (after !== null && after !== undefined) {
    const filter = items[0]?.order ?? null;
    const key = decodeCursor('items', after, filter);
    start = items.findIndex(({ itemKey }) => itemKey === key) + 1;
    if (start === 0) throw userError('CURSOR_INVALID', 'after names a line that this order no longer has.');
  }
  const nodes = items.slice(start, start + size);
  const [head] = nodes;
  const last = nodes.at(-1);
  return {
    edges: nodes.map((node) => ({ cursor: cursorOf(node), node })),
    nodes,
    totalCount: items.length,
    pageInfo: {
      hasNextPage: start + size < items.length,
      hasPreviousPage: start > 0,
      startCursor: head ? cursorOf(head) : null,
      endCursor: last ? cursorOf(last) : null,
    },
  };
}

export const itemResolvers: Pick<Resolvers, 'OrderItem'> = {
  OrderItem: {
    id: ({ order, itemKey }) => encodeId({ type: 'OrderItem', order, itemKey }),
    // A line that came without its details is read again: only they tell a bundle.
    kind: async (item, _args, context) => (await detailed(item, context)).kind,
    components: async (item, _args, context) => (await detailed(item, context)).components,
    parent: ({ order, parentKey }, _args, context) => itemOf(order, parentKey, context),
    packages: async (item, _args, context) => {
      const packages = await packagesOf(await owner(item.order, withItems, context), context);
      if (packages.every(({ contents }) => contents === null)) return null;
      return packages.filter(({ contents }) => contents?.some(({ itemKey }) => itemKey === item.itemKey));
    },
    order: ({ order }, _args, context, info) => owner(order, orderParts(info), context),
  },
};

async function detailed(item: OrderItem, context: Context): Promise<OrderItem> {
  if (item.components !== null || item.kind !== 'MAIN') return item;
  return findItem(await owner(item.order, withComponents, context), item.itemKey) ?? item;
}
