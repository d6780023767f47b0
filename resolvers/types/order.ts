import { at } from '../../sources/values/json.ts';
import { minorUnits } from '../../sources/values/decimal.ts';
import { milliseconds } from '../../sources/values/time.ts';
import type { Order, OrderPart } from '../../sources/model.ts';
import type { OrderStatus } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { itemConnection } from './item.ts';
import { decodedAs, keyOf, onlyOne, orderId, settled, typed } from '../arguments/references.ts';
import { holdReason, owned, ownedBy } from './personal-data.ts';
import { itemParts, orderParts } from '../arguments/selection.ts';
import type { OrderRef, QueryResolvers, Resolvers } from '../types.generated.ts';
import { packagesOfOrder } from '../services/packages.ts';

const final: ReadonlySet<OrderStatus> = new Set(['COMPLETED', 'CANCELLED', 'CLOSED', 'VOIDED']);

/** The order with these parts: as it is when it holds them, else read again for what it lacks. */
export async function holding(order: Order, parts: ReadonlySet<OrderPart>, { loaders }: Context): Promise<Order> {
  if (parts.isSubsetOf(order.loaded)) return order;
  return (await loaders.order(order.key, parts)) ?? order;
}
const part = (name: OrderPart): ReadonlySet<OrderPart> => new Set([name]);

function theirs<T extends object>(records: readonly T[], order: Order): readonly T[] {
  for (const record of records) ownedBy(record, order);
  return records;
}

export const orderQuery: Pick<QueryResolvers, 'order'> = {
  order: (_root, { by }, context, info) => findOrder(by, orderParts(info), context),
};

/** The order that a reference names; null: there is none. */
export async function findOrder(by: OrderRef, parts: ReadonlySet<OrderPart>, context: Context): Promise<Order | null> {
  const { loaders, registry, call } = context;
  if (by.id) return loaders.order(decodedAs('Order', by.id, context, 'by.id').order, parts);
  if (by.vendorId) return loaders.order(keyOf(by.vendorId.vendor, by.vendorId.nativeId, context), parts);
  if (by.saleOrderNo !== undefined && by.saleOrderNo !== null) {
    const number = typed(by.saleOrderNo, 'by.saleOrderNo');
    const asked = registry.sources.flatMap((source) => source.ordersBySaleNo?.(number, parts, call) ?? []);
    return onlyFound(asked, `Sale order number ${number}`, context);
  }
  if (by.pickupCode) {
    const { storeId, code, platformId } = by.pickupCode;
    const pickup = {
      storeId: typed(storeId, 'by.pickupCode.storeId'),
      code: typed(code, 'by.pickupCode.code'),
      platformId: platformId ?? null,
    };
    const asked = registry.sources.flatMap((source) => source.ordersByPickupCode?.(pickup, parts, call) ?? []);
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
  const { answers, faults } = await settled(asked);
  const found = answers.flat();
  found.forEach((order) => loaders.remember(order));
  const [fault] = faults;
  if (found.length === 0 && fault) throw fault;
  return onlyOne(found, what, orderId);
}

export const orderResolvers: Pick<Resolvers, 'Order' | 'OrderAmounts' | 'Money' | 'Charge' | 'Freshness'> = {
  Order: {
    id: orderId,
    vendor: ({ key }) => key.vendor,
    tenantId: ({ key }) => key.tenantId,
    nativeId: ({ key }) => key.nativeId,
    isFinal: ({ status }) => final.has(status),
    identifiers: async (order, _args, context) => (await holding(order, part('payments'), context)).identifiers,
    holdReason,
    exceptions: async (order, _args, context) =>
      theirs((await holding(order, part('exceptions'), context)).exceptions, order),
    amounts: (order) => ({ order }),
    payments: async (order, _args, context) => (await holding(order, part('payments'), context)).payments,
    items: async (order, args, context, info) => itemConnection(await holding(order, itemParts(info), context), args),
    packages: (order, _args, context, info) => packagesOfOrder(order, context, info),
    reminders: async ({ key }, _args, { registry, loaders }) =>
      registry.source(key.vendor)?.remindersOf ? loaders.remindersOf(key) : null,
    invoice: async (order, _args, context) => ownedBy((await holding(order, part('invoice'), context)).invoice, order),
    logs: async (order, _args, context) => {
      const { logs } = await holding(order, part('logs'), context);
      return logs && theirs(logs, order);
    },
    notes: (order) => ownedBy(order.notes, order),
    buyer: ({ key, buyer }) => owned(buyer, key),
    recipient: ({ key, recipient }) => owned(recipient, key),
    raw: async (order, { path }, context) => {
      // The record as it came shows everything.
      context.disclosed(order.key, 'Order.raw');
      const whole = await holding(
        order,
        new Set(['items', 'components', 'payments', 'invoice', 'exceptions']),
        context,
      );
      return path === null || path === undefined ? whole.raw : at(whole.raw, typed(path, 'path', 200));
    },
  },
  OrderAmounts: {
    goodsTotal: ({ order }) => order.amounts.goodsTotal,
    discountTotal: async ({ order }, _args, context) =>
      (await holding(order, part('items'), context)).amounts.discountTotal,
    goodsPayable: ({ order }) => order.amounts.goodsPayable,
    shipping: ({ order }) => order.amounts.shipping,
    packaging: ({ order }) => order.amounts.packaging,
    otherFees: ({ order }) => order.amounts.otherFees,
    payable: ({ order }) => order.amounts.payable,
    paid: ({ order }) => order.amounts.paid,
    settlement: ({ order }) => order.amounts.settlement,
    refunded: ({ order }) => order.amounts.refunded,
    commission: ({ order }) => order.amounts.commission,
    breakdown: ({ order }) => order.amounts.breakdown,
  },
  Money: { minorUnits: ({ amount }) => minorUnits(amount) },
  Charge: { __resolveType: (charge) => ('points' in charge ? 'Points' : 'Money') },
  Freshness: {
    ageSeconds: ({ fetchedAt }, _args, { now }) => Math.max(0, Math.floor((now() - milliseconds(fetchedAt)) / 1000)),
    // What was asked for now is as fresh as can be, however little age is tolerated.
    stale: ({ fetchedAt, origin }, _args, { staleness }) =>
      staleness !== null && origin !== 'LIVE' && milliseconds(fetchedAt) < staleness.notBefore,
  },
};
