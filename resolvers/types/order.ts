import { at } from '../../sources/values/json.ts';
import { minorUnits } from '../../sources/values/decimal.ts';
import { milliseconds } from '../../sources/values/time.ts';
import type { Order, OrderPart } from '../../sources/model.ts';
import type { OrderStatus } from '../../sources/vocabulary.ts';
import { orderId, typed } from '../arguments/references.ts';
import { itemParts, memberParts, orderParts } from '../arguments/selection.ts';
import type { Context } from '../context.ts';
import { itemsPage } from '../services/items.ts';
import { groupIn, groupOfOrder, reconciliationOf } from '../services/order-group.ts';
import { findOrder, holding } from '../services/order.ts';
import { packagesOfOrder } from '../services/packages.ts';
import { relationsOf } from '../services/relations.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

const final: ReadonlySet<OrderStatus> = new Set(['COMPLETED', 'CANCELLED', 'CLOSED', 'VOIDED']);
/** The order with what these fields need, which may have to be read. */
const having = (order: Order, context: Context, ...parts: readonly OrderPart[]): Promise<Order> =>
  holding(order, new Set(parts), context);

export const orderQueries: Pick<QueryResolvers, 'order'> = {
  order: (_root, { by }, context, info) => findOrder(by, orderParts(info), context),
};

export const orderResolvers: Pick<Resolvers, 'Order' | 'OrderAmounts' | 'Money' | 'Charge' | 'Freshness'> = {
  Order: {
    id: orderId,
    vendor: ({ key }) => key.vendor,
    tenantId: ({ key, tenantId }) => tenantId ?? key.tenantId,
    nativeId: ({ key }) => key.nativeId,
    isFinal: ({ status }) => final.has(status),
    identifiers: async (order, _args, context) => (await having(order, context, 'payments')).identifiers,
    exceptions: async (order, _args, context) => (await having(order, context, 'exceptions')).exceptions,
    amounts: (order) => ({ ...order.amounts, order }),
    payments: async (order, _args, context) => (await having(order, context, 'payments')).payments,
    items: async (order, args, context, info) =>
      itemsPage(await holding(order, itemParts(info), context), args, context),
    packages: (order, _args, context, info) => packagesOfOrder(order, context, info),
    reminders: async ({ key }, _args, { registry, loaders }) =>
      registry.source(key.vendor)?.remindersOf ? loaders.remindersOf(key) : null,
    invoice: async (order, _args, context) => (await having(order, context, 'invoice')).invoice,
    logs: async (order, _args, context) => (await having(order, context, 'logs')).logs,
    group: async (order, _args, context, info) => {
      const group = groupIn(await groupOfOrder(order, memberParts(info), context), context, info);
      if (!group) throw new Error('an order always has a group');
      return group;
    },
    reconciliation: (order, _args, context) => reconciliationOf(order, context),
    relations: (order, _args, context, info) => relationsOf(order, context, info),
    raw: async (order, { path }, context) => {
      // The record as it came shows everything.
      context.disclosed(order.key, 'Order.raw');
      const { raw } = await having(order, context, 'items', 'components', 'payments', 'invoice', 'exceptions');
      return path === null || path === undefined ? (raw?.value ?? null) : at(raw, typed(path, 'path', 200));
    },
  },
  OrderAmounts: {
    discountTotal: async ({ order }, _args, context) => (await having(order, context, 'items')).amounts.discountTotal,
  },
  Money: { minorUnits: ({ amount }) => minorUnits(amount) },
  Charge: { __resolveType: (charge) => ('points' in charge ? 'Points' : 'Money') },
  Freshness: {
    ageSeconds: ({ fetchedAt }, _args, { now }) => Math.max(0, Math.floor((now() - milliseconds(fetchedAt)) / 1000)),
    // What was asked for now is as fresh as can be, however little age is accepted.
    stale: ({ fetchedAt, origin }, _args, { staleness }) =>
      staleness !== null && origin !== 'LIVE' && milliseconds(fetchedAt) < staleness.notBefore,
  },
};
