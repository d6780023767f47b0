/** All orders that this simulator holds, with the facts that only the filters know. */
import { at } from '../../sources/values/json.ts';
import { partsOf } from '../sales/parts.ts';
import type { Sale, SaleParcel } from '../sales/sale.ts';
import { orderOf } from './order.ts';
import { sampleOrder, sampleOrderId } from './samples.ts';
import { timeOrNull } from '../sales/time.ts';
import { orderId } from './wire.ts';
import type { Wire } from '../server/wire.ts';

/** Facts that only the filters of queryOrders know. */
export interface HiddenFacts {
  readonly shippedTime: string | null;
  readonly deliveredTime: string | null;
  /** There is a return that has not arrived yet (存在退货但未签收). */
  readonly haveReturn: boolean;
  readonly refundState: 'none' | 'refunded';
}
/** A step of a parcel's way that a write told of. */
export interface ToldStep {
  readonly waybillId: string;
  readonly time: string;
  readonly status: string;
  readonly message: string;
}
/** A refund that was applied for (商家主动发起退款); `amount` in 1/10000. */
export interface AppliedReturn {
  readonly applyId: string;
  readonly rtnId: string | undefined;
  readonly amount: bigint;
}
/** It is never changed in place: a write puts a new one into the book, so that the module's sample stays as it is. */
export interface StoredOrder {
  readonly id: string;
  readonly order: Wire;
  readonly hidden: HiddenFacts;
  /** null for the document's own sample and for orders that a write has made. */
  readonly source: { readonly sale: Sale; readonly parcels: readonly SaleParcel[] } | null;
  /** Oldest first. */
  readonly told: readonly ToldStep[];
  readonly applied: readonly AppliedReturn[];
}
export interface Book {
  readonly orders: readonly StoredOrder[];
  find(id: string): StoredOrder | undefined;
  ofSaleOrder(saleOrderNo: string): readonly StoredOrder[];
  /** Takes the place of the order with the same id; a new one is added. */
  put(order: StoredOrder): void;
  /** The index of the next new order, which is beyond all generated ones. */
  nextIndex(): number;
  /** Adds an order, or replaces what is in the order of the same id. */
  replace(order: Wire): void;
}

/** What an order has before any write. */
export const untouched = {
  hidden: { shippedTime: null, deliveredTime: null, haveReturn: false, refundState: 'none' },
  source: null,
  told: [],
  applied: [],
} as const satisfies Omit<StoredOrder, 'id' | 'order'>;

function stored(sale: Sale, tenantId: string): StoredOrder[] {
  return partsOf(sale, sale.splitInSoms).map((part) => ({
    ...untouched,
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

const firstNewIndex = 200_001;

export function bookOf(sales: readonly Sale[], tenantId: string): Book {
  const byId = new Map<string, StoredOrder>();
  let used = 0;
  // The lists are made only when they are asked for, since `put` may come many times before.
  let listed: { readonly orders: readonly StoredOrder[]; readonly bySale: Map<unknown, StoredOrder[]> } | null = null;
  const lists = () => {
    if (listed) return listed;
    const orders = [...byId.values()];
    listed = { orders, bySale: Map.groupBy(orders, ({ order }) => at(order, 'sale_order_id')) };
    return listed;
  };
  const put = (one: StoredOrder): void => {
    byId.set(one.id, one);
    listed = null;
  };
  for (const sale of sales.filter(({ inSoms }) => inSoms)) stored(sale, tenantId).forEach(put);
  put({ ...untouched, id: sampleOrderId, order: sampleOrder });
  return {
    get orders() {
      return lists().orders;
    },
    find: (id) => byId.get(id),
    ofSaleOrder: (saleOrderNo) => lists().bySale.get(saleOrderNo) ?? [],
    put,
    replace: (order) => {
      const id = String(at(order, 'id'));
      put({ ...(byId.get(id) ?? untouched), id, order });
    },
    nextIndex: () => firstNewIndex + used++,
  };
}
