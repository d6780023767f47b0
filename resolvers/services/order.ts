/** Single orders and their lines: found by a reference, and read again for what a record lacks. */
import { SourceFault } from '../../sources/fault.ts';
import { type Order, type OrderItem, type OrderKey, orderKeyText } from '../../sources/model.ts';
import { spellingsOf } from '../../sources/values/number-text.ts';
import type { Parts } from '../../sources/loading/loaders.ts';
import { decodedAs, keyOf, onlyOne, orderId, typed, typedNumber } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { OrderRef } from '../types.generated.ts';

export const noParts: Parts = new Set();
export const withItems: Parts = new Set(['items']);
export const withComponents: Parts = new Set(['items', 'components']);

/** The order that a reference names; null: there is none. */
export async function findOrder(by: OrderRef, parts: Parts, context: Context): Promise<Order | null> {
  const { loaders, registry, call } = context;
  if (by.id) return loaders.order(decodedAs('Order', { id: by.id, argument: 'by.id' }, context).order, parts);
  if (by.vendorId) return loaders.order(keyOf(by.vendorId.vendor, by.vendorId.nativeId, context), parts);
  if (by.saleOrderNo !== undefined && by.saleOrderNo !== null) {
    const number = typedNumber(by.saleOrderNo, 'by.saleOrderNo');
    const asked = registry.sources.flatMap((source) =>
      spellingsOf(number).flatMap((spelled) => source.ordersBySaleNo?.(spelled, parts, call) ?? []),
    );
    return onlyFound(asked, `Sale order number ${number}`, context);
  }
  if (by.pickupCode) {
    const { storeId, code, platformId } = by.pickupCode;
    const pickup = {
      storeId: typed(storeId, 'by.pickupCode.storeId'),
      code: typedNumber(code, 'by.pickupCode.code'),
      platformId: platformId ?? null,
    };
    const asked = registry.sources.flatMap((source) =>
      spellingsOf(pickup.code).flatMap(
        (spelled) => source.ordersByPickupCode?.({ ...pickup, code: spelled }, parts, call) ?? [],
      ),
    );
    return onlyFound(asked, 'This pick-up code', context);
  }
  throw userError('BAD_USER_INPUT', 'by must name the order in one of its ways.', { argument: 'by' });
}

/** When one vendor could not be asked and no other has it, that is no "not there". */
async function onlyFound(
  asked: readonly Promise<readonly Order[]>[],
  what: string,
  { loaders }: Context,
): Promise<Order | null> {
  const { answers, faults } = await answersAndFaults(asked);
  const found = [...new Map(answers.flat().map((order) => [orderKeyText(order.key), order])).values()];
  found.forEach((order) => loaders.remember(order));
  const [fault] = faults;
  if (found.length === 0 && fault) throw fault;
  return onlyOne(found, what, orderId);
}

/** Splits what sources answered from what they could not. */
export async function answersAndFaults<T>(
  asked: readonly Promise<T>[],
): Promise<{ answers: readonly T[]; faults: readonly SourceFault[] }> {
  const answers: T[] = [];
  const faults: SourceFault[] = [];
  for (const result of await Promise.allSettled(asked)) {
    if (result.status === 'fulfilled') answers.push(result.value);
    else if (result.reason instanceof SourceFault) faults.push(result.reason);
    else throw result.reason;
  }
  return { answers, faults };
}

/** The order with these parts: as it is when it holds them, else read again for what it lacks. */
export async function holding(order: Order, parts: Parts, { loaders }: Context): Promise<Order> {
  if (parts.isSubsetOf(order.loaded)) return order;
  return (await loaders.order(order.key, parts)) ?? order;
}

/** An order that another record belongs to; that it should have gone is an error, since the field cannot be null. */
export async function owner(key: OrderKey, parts: Parts, { loaders }: Context): Promise<Order> {
  const order = await loaders.order(key, parts);
  if (order) return order;
  throw userError('NOT_FOUND', `${key.vendor} has no order ${key.nativeId}, though another record names it.`, {
    vendor: key.vendor,
  });
}

/** Only where a client sees the orders of some shops alone is the order read: whose it is stands in it. */
export const isVisible = async (key: OrderKey, { client, loaders }: Context): Promise<boolean> =>
  client.shops === null || (await loaders.order(key, noParts)) !== null;

export async function itemOf(order: OrderKey, itemKey: string | null, context: Context): Promise<OrderItem | null> {
  if (itemKey === null) return null;
  return findItem(await owner(order, itemKey.includes('/') ? withComponents : withItems, context), itemKey);
}
const findItem = ({ items }: Order, key: string): OrderItem | null =>
  items.flatMap((item) => [item, ...(item.components ?? [])]).find(({ itemKey }) => itemKey === key) ?? null;

/** A line that came without its details is read again: only they tell a bundle. */
export async function detailed(item: OrderItem, context: Context): Promise<OrderItem> {
  if (item.components !== null || item.kind !== 'MAIN') return item;
  return findItem(await owner(item.order, withComponents, context), item.itemKey) ?? item;
}
