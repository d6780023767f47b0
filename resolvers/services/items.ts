/** The lines of an order as a connection, in the vendor's order. */
import { type Order, type OrderItem, orderKeyText } from '../../sources/model.ts';
import type { Connection } from '../../sources/lists/cursor.ts';
import { pageOf, pageSize, positionAt } from '../arguments/cursor.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { OrderItemsArgs, ResolversTypes } from '../types.generated.ts';

/** A cursor names the line after which the page begins. */
const orderItems: Connection<Pick<OrderItem, 'itemKey'>> = {
  name: 'items',
  write: ({ itemKey }) => [itemKey],
  read: ([itemKey]) => (typeof itemKey === 'string' ? { itemKey } : null),
};

export function itemsPage(
  { key, items }: Order,
  { first, after }: Partial<OrderItemsArgs>,
  context: Context,
): Awaited<ResolversTypes['OrderItemConnection']> {
  const size = pageSize(first, { most: 500, usual: 50 });
  const cursors = context.cursors(orderItems, orderKeyText(key));
  const behind = positionAt(after, cursors);
  const start = behind === null ? 0 : items.findIndex(({ itemKey }) => itemKey === behind.itemKey) + 1;
  if (behind !== null && start === 0)
    throw userError('CURSOR_INVALID', 'after names a line that this order no longer has.');
  const rows = items.slice(start, start + size).map((node) => ({ at: node, node }));
  const has = { hasNextPage: start + size < items.length, hasPreviousPage: start > 0 };
  return { ...pageOf(rows, { cursors, ...has }), totalCount: items.length };
}
