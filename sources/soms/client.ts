/** One function per read of the SOMS document (海鼎 SOMS 订单服务); the section number stands beside each. */
import type { CallContext, VendorRequest } from '../ports/calls.ts';
import { type FetchedPage, segment, somsTransport, type SomsTransportOptions } from './transport.ts';
import {
  deliveryTraceSchema,
  kdTraceSchema,
  orderListSchema,
  orderSchema,
  pickupSchema,
  quoteSchema,
  reminderListSchema,
  reminderSchema,
  type SomsOrder,
} from './wire.ts';

export interface SomsClientOptions extends SomsTransportOptions {
  /** 操作人, which the checks and the express trace require. */
  readonly operator: string;
}
/** Pages are numbered from 0. */
interface PageQuery {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly pageSize: number;
  readonly page: number;
}
export interface OrderQuery extends Omit<PageQuery, 'page'> {
  /** 0 unless given. */
  readonly page?: number;
  /** front_created, descending, unless given. */
  readonly sortKey?: 'front_created' | 'created' | 'modified';
  readonly desc?: boolean;
}

/** The largest batch and page that the document allows, and the batch that it advises. */
export const maxBatch = 100;
export const advisedBatch = 20;

// oxlint-disable-next-line max-lines-per-function -- a factory of short functions
export function somsClient(options: SomsClientOptions) {
  const { record, rows, result, ...transport } = somsTransport(options);
  const orderRows = (request: VendorRequest, call: CallContext): Promise<FetchedPage<SomsOrder>> =>
    rows(request, orderListSchema, call);
  const withParts = (parts: string): URLSearchParams => new URLSearchParams(parts === '' ? {} : { parts });
  const byOperator = (): URLSearchParams => new URLSearchParams({ operator: options.operator });

  return {
    ...transport,

    /** 1.1.14 取指定订单, the only read that gives logs. An answer without an id says that there is no such order. */
    getOrder(id: string, parts: string, call: CallContext) {
      const path = `/orderservice/order/${segment(id)}`;
      const request: VendorRequest = { operation: 'getOrder', method: 'GET', path, query: withParts(parts) };
      return record(request, { schema: orderSchema, hasId: true }, call);
    },

    /** 1.1.9 批量取指定订单 (at most 100 ids, 20 advised). */
    batchGetOrders(ids: readonly string[], parts: string, call: CallContext) {
      const query = withParts(parts);
      ids.forEach((id) => query.append('id', id));
      const path = '/orderservice/order/orders';
      return orderRows({ operation: 'batchGetOrders', method: 'GET', path, query }, call);
    },

    /** 1.1.13 批量取指定订单_v2. The document gives no limit; that of batchGetOrders is kept. */
    batchGetOrdersV2(ids: readonly string[], parts: string, call: CallContext) {
      const path = '/orderservice/order/v2/orders';
      return orderRows({ operation: 'batchGetOrdersV2', path, query: withParts(parts), ...post({ ids }) }, call);
    },

    /** 1.1.11 根据销售订单号取订单. */
    getOrderBySaleOrderId(saleOrderNo: string, parts: string, call: CallContext) {
      const path = `/orderservice/order/saleorder/${segment(saleOrderNo)}`;
      return orderRows({ operation: 'getOrderBySaleOrderId', method: 'GET', path, query: withParts(parts) }, call);
    },

    /** 1.1.33 查询订单(ES查询). */
    queryOrders({ filter, sortKey = 'front_created', desc = true, pageSize, page = 0 }: OrderQuery, call: CallContext) {
      const query = pageOf({ filter, pageSize, page }, sortKey, desc);
      return orderRows({ operation: 'queryOrders', path: '/orderservice/orders/query', query, ...post(filter) }, call);
    },

    /** 1.1.1 获取催单. */
    getOrderRemind(id: string, call: CallContext) {
      const path = `/orderremindservice/orderremind/${segment(id)}`;
      return record({ operation: 'getOrderRemind', method: 'GET', path }, { schema: reminderSchema }, call);
    },

    /** 1.1.3 查询催单, sorted by time of creation. */
    queryOrderReminds({ desc, ...page }: PageQuery & { readonly desc: boolean }, call: CallContext) {
      const path = '/orderremindservice/reminds/query';
      const query = pageOf(page, 'created', desc);
      const request = { operation: 'queryOrderReminds', path, query, ...post(page.filter) };
      return rows(request, reminderListSchema, call);
    },

    /** 1.1.23 获取订单配送踪迹. */
    getDeliveryTrace(id: string, waybillId: string | null, call: CallContext) {
      const query = new URLSearchParams(waybillId === null ? {} : { waybill_id: waybillId });
      const path = `/orderservice/order/${segment(id)}/delivery/trace`;
      const request: VendorRequest = { operation: 'getDeliveryTrace', method: 'GET', path, query };
      return record(request, { schema: deliveryTraceSchema }, call);
    },

    /** 1.1.26 获取快递订单物流轨迹信息. */
    getKdTrace(id: string, call: CallContext) {
      const path = `/orderservice/order/${segment(id)}/kd/trace`;
      const request: VendorRequest = { operation: 'getKdTrace', method: 'GET', path, query: byOperator() };
      return record(request, { schema: kdTraceSchema }, call);
    },

    /** 1.1.7 订单检测. */
    checkOrder(body: unknown, call: CallContext) {
      const path = '/orderservice/order/check';
      return result({ operation: 'checkOrder', path, query: byOperator(), ...post(body) }, quoteSchema, call);
    },

    /** 1.1.5 自提检查. */
    checkSelftake(body: unknown, call: CallContext) {
      const path = '/orderservice/order/action/selftake/check';
      return result({ operation: 'checkSelftake', path, query: byOperator(), ...post(body) }, pickupSchema, call);
    },
  };
}
export type SomsClient = ReturnType<typeof somsClient>;

const post = (body: unknown): Pick<VendorRequest, 'method' | 'body'> => ({
  method: 'POST',
  body: JSON.stringify(body),
});
const pageOf = ({ page, pageSize }: PageQuery, sortKey: string, desc: boolean): URLSearchParams =>
  new URLSearchParams({ desc: String(desc), page: String(page), page_size: String(pageSize), sort_key: sortKey });
