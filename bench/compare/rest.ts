/**
 * What the hand-written server and the peers' resolvers share: one call to the vendor each, and plain functions that
 * make the graph's words of SOMS's. They read numbers as doubles and mask no more than the couriers of these orders: they
 * do what is enough for this data, and no more. The words of events are classified by Ordergraph's own table.
 */
import { Pool } from 'undici';
import { courierMeaning } from '../../sources/domain/courier/classify.ts';

export interface Vendor {
  readonly url: string;
  readonly tenantId: string;
  readonly user: string;
  readonly password: string;
}
/** What is absent at the vendor may be null where a gateway has read it. */
interface Named {
  readonly id?: string | null;
  readonly name?: string | null;
}
interface Item {
  readonly item_no?: string | null;
  readonly item_title?: string | null;
  readonly sku_id?: string | null;
  readonly spec?: string | null;
  readonly quantity: number;
  readonly unit_price?: number | null;
  readonly total?: number | null;
  readonly pay_amount?: number | null;
  readonly discount_amount?: number | null;
  readonly apported_discount_amount?: number | null;
  readonly is_gift?: boolean | null;
  readonly is_collocation?: boolean | null;
  readonly details?: readonly unknown[] | null;
}
interface Waybill {
  readonly waybill_id: string;
  readonly carrier?: Named | null;
}
export interface Record {
  readonly id: string;
  readonly state: string;
  readonly real_total?: number | null;
  readonly orig_total?: number | null;
  readonly front: { readonly order_id: string; readonly created: string; readonly finished_time?: string | null };
  readonly payment: { readonly amount?: number };
  readonly items?: readonly Item[] | null;
  readonly delivery: { readonly waybills?: readonly Waybill[] };
}
interface TraceRecord {
  readonly deliveryman?: string | null;
  readonly traces: readonly {
    readonly time: string;
    readonly address: string;
    readonly message: string;
    readonly status: string;
  }[];
}

export function restOf({ url, tenantId, user, password }: Vendor) {
  const pool = new Pool(url, { connections: 256, pipelining: 1 });
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const root = `/${tenantId}/soms/orderservice/order`;
  const read = async <T>(path: string): Promise<T> => {
    const { body, statusCode } = await pool.request({ path: root + path, method: 'GET', headers });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`the vendor answered ${statusCode}`);
    // The answers are the simulator's own, which are as the interfaces say.
    const answer: T = JSON.parse(text);
    return answer;
  };
  return {
    async orders(ids: readonly string[], withItems: boolean): Promise<readonly (Record | null)[]> {
      const query = ids.map((id) => `id=${id}`).join('&');
      const parts = withItems ? 'parts=items,item.details&' : '';
      const { orders } = await read<{ readonly orders: readonly Record[] }>(`/orders?${parts}${query}`);
      const found = new Map(orders.map((order) => [order.id, order]));
      return ids.map((id) => found.get(id) ?? null);
    },
    trace: (id: string, waybillId: string): Promise<TraceRecord> =>
      read<TraceRecord>(`/${id}/delivery/trace?waybill_id=${waybillId}`),
  };
}

export const idOf = (tenantId: string, nativeId: string): string =>
  Buffer.from(`1|Order|SOMS|${tenantId}|${nativeId}`).toString('base64url');
export const nativeIdOf = (id: string): string => Buffer.from(id, 'base64url').toString().split('|').at(-1) ?? '';

export const money = (amount: number | null | undefined): { amount: string; currency: 'CNY' } | null =>
  typeof amount !== 'number' ? null : { amount: amount.toFixed(2), currency: 'CNY' };
export const time = (text: string): string => `${text.slice(0, 10)}T${text.slice(11)}+08:00`;

const statuses = new Map([['delivering', 'SHIPPED']]);
export const status = ({ state, front }: Record): string =>
  statuses.get(state) ?? (typeof front.finished_time === 'string' ? 'COMPLETED' : 'DELIVERED');

const sumOf = (numbers: readonly (number | null | undefined)[]): number =>
  numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0);
export const discount = (item: Item): number => sumOf([item.discount_amount, item.apported_discount_amount]);

export const amounts = (order: Record) => ({
  goodsTotal: money(order.orig_total),
  discountTotal: order.items ? money(sumOf(order.items.map(discount))) : null,
  goodsPayable: money(order.real_total),
  payable: money(order.payment.amount),
});

const kindOf = (item: Item): string => {
  if (item.is_gift === true) return 'GIFT';
  if (item.is_collocation === true) return 'ADD_IN';
  return (item.details?.length ?? 0) > 0 ? 'BUNDLE' : 'MAIN';
};
export const itemOf = (item: Item) => ({
  lineNo: item.item_no ?? null,
  title: item.item_title ?? null,
  kind: kindOf(item),
  quantity: item.quantity.toFixed(1),
  sku: { code: item.sku_id ?? '', spec: item.spec ?? null },
  unitPrice: money(item.unit_price),
  total: money(item.total),
  discount: money(discount(item)),
  payable: money(item.pay_amount),
});

export const parcelOf = (order: Record, { waybill_id: trackingNo, carrier }: Waybill) => ({
  orderId: order.id,
  trackingNo,
  carrier: { code: carrier?.id ?? null, name: carrier?.name ?? null },
});

export function eventsOf({ traces, deliveryman }: TraceRecord) {
  const masked = (text: string): string => {
    const phones = text.replace(/(1\d{2})\d{4}(\d{4})/g, '$1****$2');
    return typeof deliveryman !== 'string' ? phones : phones.replaceAll(deliveryman, `${deliveryman.slice(0, 1)}**`);
  };
  return traces
    .map((step, arrival) => ({ step, arrival }))
    .toSorted((a, b) => b.step.time.localeCompare(a.step.time) || b.arrival - a.arrival)
    .map(({ step: { time: at, status: code, message, address } }) => ({
      at: time(at),
      status: courierMeaning({ status: code, message, carrier: null }).status,
      message: masked(message),
      place: address,
    }));
}
