/** From a record to the order or line that it belongs to. */
import type { Order, OrderItem, OrderKey, OrderPart } from '../../sources/model.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';

/** An order that another record belongs to; that it should have gone is an error, since the field cannot be null. */
export async function owner(key: OrderKey, parts: ReadonlySet<OrderPart>, { loaders }: Context): Promise<Order> {
  const order = await loaders.order(key, parts);
  if (order) return order;
  throw userError('NOT_FOUND', `${key.vendor} has no order ${key.nativeId}, though another record names it.`, {
    vendor: key.vendor,
  });
}

export const findItem = ({ items }: Order, key: string): OrderItem | null =>
  items.flatMap((item) => [item, ...(item.components ?? [])]).find(({ itemKey }) => itemKey === key) ?? null;

export const withItems: ReadonlySet<OrderPart> = new Set(['items']);
export const withComponents: ReadonlySet<OrderPart> = new Set(['items', 'components']);

export async function itemOf(order: OrderKey, itemKey: string | null, context: Context): Promise<OrderItem | null> {
  if (itemKey === null) return null;
  return findItem(await owner(order, itemKey.includes('/') ? withComponents : withItems, context), itemKey);
}
