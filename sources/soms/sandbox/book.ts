/** All orders that this simulator holds, with what the filters ask for and no order shows. */
import { at } from '../../kit/json.ts';
import { partsOf } from '../../kit/sales/parts.ts';
import type { Moment, Sale, SaleParcel } from '../../kit/sales/sale.ts';
import { orderOf } from './order.ts';
import { sampleOrder, sampleOrderId } from './samples.ts';
import { orderId, time } from './wire.ts';
import type { Wire } from './wire.ts';

export interface StoredOrder {
  readonly id: string;
  readonly order: Wire;
  /** Facts that only the filters of queryOrders know. */
  readonly hidden: {
    readonly shippedTime: string | null;
    readonly deliveredTime: string | null;
    /** 存在退货但未签收 */
    readonly haveReturn: boolean;
    readonly refundState: 'none' | 'refunded';
  };
  /** null for the document's own sample. */
  readonly source: { readonly sale: Sale; readonly parcels: readonly SaleParcel[] } | null;
}
export interface Book {
  readonly orders: readonly StoredOrder[];
  find(id: string): StoredOrder | undefined;
  ofSaleOrder(saleOrderNo: string): readonly StoredOrder[];
  /** Adds an order, or replaces the one of the same id. */
  put(order: Wire): void;
}

const timeOrNull = (moment: Moment | null): string | null => (moment === null ? null : time(moment));

function stored(sale: Sale, tenantId: string): StoredOrder[] {
  return partsOf(sale, sale.splitInSoms).map((part) => ({
    id: orderId(sale.index, part.no),
    order: orderOf(sale, part, tenantId),
    hidden: {
      shippedTime: timeOrNull(sale.shippedAt),
      deliveredTime: timeOrNull(sale.deliveredAt),
      haveReturn: sale.after !== null && sale.after.kind !== 'refundOnly' && sale.after.progress === 'applied',
      refundState: sale.after?.progress === 'done' ? 'refunded' : 'none',
    },
    source: { sale, parcels: part.parcels },
  }));
}

const noSale: Pick<StoredOrder, 'hidden' | 'source'> = {
  hidden: { shippedTime: null, deliveredTime: null, haveReturn: false, refundState: 'none' },
  source: null,
};

export function bookOf(sales: readonly Sale[], tenantId: string): Book {
  const sample: StoredOrder = { id: sampleOrderId, order: sampleOrder, ...noSale };
  const made = [...sales.filter(({ inSoms }) => inSoms).flatMap((sale) => stored(sale, tenantId)), sample];
  const byId = new Map(made.map((one) => [one.id, one]));
  // Sorted into sale orders only when they are asked for, since `put` may come many times.
  let listed: { readonly orders: readonly StoredOrder[]; readonly bySale: Map<unknown, StoredOrder[]> } | null = null;
  const lists = () => {
    if (listed) return listed;
    const orders = [...byId.values()];
    listed = { orders, bySale: Map.groupBy(orders, ({ order }) => at(order, 'sale_order_id')) };
    return listed;
  };
  return {
    get orders() {
      return lists().orders;
    },
    find: (id) => byId.get(id),
    ofSaleOrder: (saleOrderNo) => lists().bySale.get(saleOrderNo) ?? [],
    put: (order) => {
      const id = String(at(order, 'id'));
      byId.set(id, { ...(byId.get(id) ?? noSale), id, order });
      listed = null;
    },
  };
}
