/** An order's header: what of it is kept to be shown in lists, and the order that a list shows of it. */
import type { Order, OrderKey } from '../model.ts';
import type { OrderHeader } from '../ports/lists.ts';
import { emptyAmounts, emptyOrder } from './empty.ts';

export const headerOf = (order: Order): OrderHeader => ({
  platformOrderNo: order.platformOrderNo,
  status: order.status,
  paymentStatus: order.paymentStatus,
  fulfillmentStatus: order.fulfillmentStatus,
  placedAt: order.placedAt,
  createdAt: order.createdAt,
  modifiedAt: order.modifiedAt,
  shop: order.shop,
  store: order.store,
  payable: order.amounts.payable,
  fetchedAt: order.freshness.fetchedAt,
  sourceModifiedAt: order.freshness.sourceModifiedAt,
});

const ofHeaders = new WeakSet<Order>();
/** Of such an order nothing but its header is known: what else stands in it is not told by its vendor. */
export const isHeaderAlone = (order: Order): boolean => ofHeaders.has(order);

export function orderOfHeader(key: OrderKey, header: OrderHeader): Order {
  const { payable, fetchedAt, sourceModifiedAt, ...fields } = header;
  const order: Order = {
    ...emptyOrder(key),
    ...fields,
    loaded: new Set(),
    identifiers: [],
    kind: 'UNKNOWN',
    statusNative: [],
    statusRule: '',
    deliveryMethod: 'UNKNOWN',
    amounts: { ...emptyAmounts, payable },
    items: [],
    checks: [],
    freshness: { fetchedAt, sourceModifiedAt, origin: 'CACHE' },
    raw: null,
  };
  ofHeaders.add(order);
  return order;
}
