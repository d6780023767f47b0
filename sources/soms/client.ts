/**
 * One function per read of the SOMS document (海鼎 SOMS 订单服务; the section number stands beside each). HTTP Basic.
 * Each returns parsed wire values or throws a SourceFault; "no such order", which the document does not describe, is
 * null or [] whichever way it is said: 404, an empty body, an object without id, success:false with 不存在.
 */
import type { z } from 'zod';
import { SourceFault } from '../fault.ts';
import { vendorHttp, type VendorHttp } from '../kit/http.ts';
import { JsonNumber } from '../values/json.ts';
import type { Instant } from '../values/time.ts';
import { read } from '../kit/wire.ts';
import {
  deliveryTraceSchema,
  kdTraceSchema,
  orderListSchema,
  orderSchema,
  pickupSchema,
  quoteSchema,
  reminderListSchema,
  reminderSchema,
  type SomsDeliveryTrace,
  type SomsKdTrace,
  type SomsOrder,
  type SomsPickup,
  type SomsQuote,
  type SomsReminder,
  verdictSchema,
} from './wire.ts';
import type { CallContext, VendorAnswer, VendorRequest } from '../ports/calls.ts';

export interface SomsClientOptions {
  /** Paths start `/{tenant_id}/soms/` under it. */
  readonly url: string;
  readonly tenantId: string;
  readonly user: string;
  readonly password: string;
  /** 操作人, required by the checks and the express trace. */
  readonly operator: string;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly onDeviation?: (path: string, reason: string) => void;
}
export interface Fetched<T> {
  readonly wire: T;
  readonly raw: unknown;
  readonly fetchedAt: Instant;
}
export interface OrderQuery {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly pageSize: number;
  readonly page?: number;
  /** Newest placed first, where nothing else is said. */
  readonly sortKey?: 'front_created' | 'created' | 'modified';
  readonly desc?: boolean;
}
export interface FetchedRow<T> extends Fetched<T> {
  /** Where it stands on its page, rows that could not be read counted. */
  readonly place: number;
}
export interface FetchedPage<T> {
  readonly rows: readonly FetchedRow<T>[];
  readonly total: number | null;
  /** Rows that could not be read: what is missing then may be one of them, and is not known to be absent. */
  readonly unread: number;
}

/** The largest batch and page that the document allows, and the batch that it advises. */
export const maxBatch = 100;
export const advisedBatch = 20;

// 没有权限 is a refusal: it says nothing of the order.
const nothing = /不存在|未找到|找不到|查无|没有(?!.{0,20}(?:权限|授权|登录))|暂无|无轨迹|not\s*(?:found|exist)/i;
export const segment = (text: string): string => encodeURIComponent(text.toWellFormed());
/** Where a tenant's paths begin, below the URL. */
export const rootOf = (tenantId: string): string => `/${segment(tenantId)}/soms`;
/** Ids that a path cannot carry: `.` and `..` would be folded away, `orders` is the batch read's own route. */
export const unroutable: ReadonlySet<string> = new Set(['.', '..', 'orders', '']);

export function somsClient(options: SomsClientOptions) {
  const http: VendorHttp = vendorHttp({
    vendor: 'SOMS',
    url: options.url,
    timeoutMs: options.timeoutMs,
    now: options.now,
    headers: { authorization: `Basic ${Buffer.from(`${options.user}:${options.password}`).toString('base64')}` },
  });
  const root = rootOf(options.tenantId);

  /** null: the vendor says that there is no such thing. */
  async function ask(request: VendorRequest, call: CallContext): Promise<VendorAnswer | null> {
    const answer = await http.ask({ ...request, path: root + request.path }, call);
    if (answer.status === 404) return null;
    if (isEmpty(answer.body)) {
      if (answer.status < 300) return null;
      // Sent elsewhere or turned away without a word: nothing is known of the order.
      throw new SourceFault('SOMS', 'REFUSED', { operation: request.operation });
    }
    const verdict = read(verdictSchema, answer.body)?.value;
    if (!verdict) throw new SourceFault('SOMS', 'BAD_ANSWER', { operation: request.operation });
    if (verdict.success === false || answer.status >= 300) {
      if (nothing.test(verdict.message ?? '')) return null;
      throw new SourceFault('SOMS', 'REFUSED', { operation: request.operation });
    }
    return answer;
  }

  function readAs<T>(schema: z.ZodType<T>, raw: unknown): T | null {
    const reading = read(schema, raw);
    reading?.deviations.forEach(({ path, reason }) => options.onDeviation?.(path, reason));
    return reading?.value ?? null;
  }

  /** Rows are read one by one: a row that is no record is set aside, the others are used. */
  function rowsOf<T>(
    schema: z.ZodType<T>,
    rows: readonly unknown[],
    { total, fetchedAt }: { total: number | null; fetchedAt: Instant },
  ): FetchedPage<T> {
    const readable = rows.flatMap((raw, place) => {
      const wire = readAs(schema, raw);
      if (wire !== null) return [{ wire, raw, fetchedAt, place }];
      options.onDeviation?.('[]', 'not a record');
      return [];
    });
    return { rows: readable, total, unread: rows.length - readable.length };
  }

  async function orderList(request: VendorRequest, call: CallContext): Promise<FetchedPage<SomsOrder>> {
    const answer = await ask(request, call);
    if (answer === null) return { rows: [], total: 0, unread: 0 };
    const list = readAs(orderListSchema, answer.body);
    // A list answer without its list is not "none": the vendor has not said that.
    if (!list || list.orders === null) {
      if (isEmptyList(answer.body)) return { rows: [], total: 0, unread: 0 };
      throw new SourceFault('SOMS', 'BAD_ANSWER', { operation: request.operation });
    }
    return rowsOf(orderSchema, list.orders, { total: list.total, fetchedAt: answer.fetchedAt });
  }

  const withParts = (parts: string): URLSearchParams => new URLSearchParams(parts === '' ? {} : { parts });
  const post = (body: unknown): Pick<VendorRequest, 'method' | 'body'> => ({
    method: 'POST',
    body: JSON.stringify(body),
  });

  return {
    health: () => http.health(),
    close: () => http.close(),

    /** A write as writes.ts prepared it, with its whole path; what the answer means is the desk's to say. */
    write: http.ask,
    show: http.show,

    /** 1.1.14 取指定订单: the only read that gives logs. */
    async getOrder(id: string, parts: string, call: CallContext): Promise<Fetched<SomsOrder> | null> {
      const operation = 'getOrder';
      const answer = await ask(
        { operation, method: 'GET', path: `/orderservice/order/${segment(id)}`, query: withParts(parts) },
        call,
      );
      if (answer === null || !hasId(answer.body)) return null;
      const wire = readAs(orderSchema, answer.body);
      if (wire === null) throw new SourceFault('SOMS', 'BAD_ANSWER', { operation });
      return { wire, raw: answer.body, fetchedAt: answer.fetchedAt };
    },

    /** 1.1.9 批量取指定订单 (at most 100 ids, 20 advised). */
    batchGetOrders(ids: readonly string[], parts: string, call: CallContext): Promise<FetchedPage<SomsOrder>> {
      const query = withParts(parts);
      ids.forEach((id) => query.append('id', id));
      return orderList({ operation: 'batchGetOrders', method: 'GET', path: '/orderservice/order/orders', query }, call);
    },

    /** 1.1.13 批量取指定订单_v2 (no limit given: that of its older sibling is kept). */
    batchGetOrdersV2(ids: readonly string[], parts: string, call: CallContext): Promise<FetchedPage<SomsOrder>> {
      const request = { operation: 'batchGetOrdersV2', path: '/orderservice/order/v2/orders', query: withParts(parts) };
      return orderList({ ...request, ...post({ ids }) }, call);
    },

    /** 1.1.11 根据销售订单号取订单. */
    getOrderBySaleOrderId(saleOrderNo: string, parts: string, call: CallContext): Promise<FetchedPage<SomsOrder>> {
      const path = `/orderservice/order/saleorder/${segment(saleOrderNo)}`;
      return orderList({ operation: 'getOrderBySaleOrderId', method: 'GET', path, query: withParts(parts) }, call);
    },

    /** 1.1.33 查询订单(ES查询). */
    queryOrders(asked: OrderQuery, call: CallContext): Promise<FetchedPage<SomsOrder>> {
      const { filter, pageSize, page = 0, sortKey = 'front_created', desc = true } = asked;
      const query = new URLSearchParams({
        desc: String(desc),
        page: String(page),
        page_size: String(pageSize),
        sort_key: sortKey,
      });
      return orderList({ operation: 'queryOrders', path: '/orderservice/orders/query', query, ...post(filter) }, call);
    },

    /** 1.1.1 获取催单. */
    async getOrderRemind(id: string, call: CallContext): Promise<SomsReminder | null> {
      const operation = 'getOrderRemind';
      const answer = await ask(
        { operation, method: 'GET', path: `/orderremindservice/orderremind/${segment(id)}` },
        call,
      );
      if (answer === null) return null;
      const wire = readAs(reminderSchema, answer.body);
      if (wire === null) throw new SourceFault('SOMS', 'BAD_ANSWER', { operation });
      return wire;
    },

    /** 1.1.3 查询催单, by time of creation. */
    async queryOrderReminds(
      query: { filter: Readonly<Record<string, unknown>>; desc: boolean; page: number; pageSize: number },
      call: CallContext,
    ): Promise<FetchedPage<SomsReminder>> {
      const operation = 'queryOrderReminds';
      const parameters = new URLSearchParams({
        desc: String(query.desc),
        page: String(query.page),
        page_size: String(query.pageSize),
        sort_key: 'created',
      });
      const path = '/orderremindservice/reminds/query';
      const answer = await ask({ operation, path, query: parameters, ...post(query.filter) }, call);
      if (answer === null) return { rows: [], total: 0, unread: 0 };
      const list = readAs(reminderListSchema, answer.body);
      if (!list || (list.reminds === null && list.total !== 0))
        throw new SourceFault('SOMS', 'BAD_ANSWER', { operation });
      return rowsOf(reminderSchema, list.reminds ?? [], { total: list.total, fetchedAt: answer.fetchedAt });
    },

    /** 1.1.23 获取订单配送踪迹. */
    async getDeliveryTrace(
      id: string,
      waybillId: string | null,
      call: CallContext,
    ): Promise<Fetched<SomsDeliveryTrace> | null> {
      const operation = 'getDeliveryTrace';
      const query = new URLSearchParams(waybillId === null ? {} : { waybill_id: waybillId });
      const path = `/orderservice/order/${segment(id)}/delivery/trace`;
      return record(await ask({ operation, method: 'GET', path, query }, call), deliveryTraceSchema, operation);
    },

    /** 1.1.26 获取快递订单物流轨迹信息. */
    async getKdTrace(id: string, call: CallContext): Promise<Fetched<SomsKdTrace> | null> {
      const operation = 'getKdTrace';
      const query = new URLSearchParams({ operator: options.operator });
      const path = `/orderservice/order/${segment(id)}/kd/trace`;
      return record(await ask({ operation, method: 'GET', path, query }, call), kdTraceSchema, operation);
    },

    /** 1.1.7 订单检测: its success:false is an answer ("not deliverable"), not a refusal to answer. */
    checkOrder: (body: unknown, call: CallContext): Promise<SomsQuote> =>
      check({ operation: 'checkOrder', path: '/orderservice/order/check' }, body, { schema: quoteSchema, call }),

    /** 1.1.5 自提检查: likewise. */
    checkSelftake: (body: unknown, call: CallContext): Promise<SomsPickup> =>
      check({ operation: 'checkSelftake', path: '/orderservice/order/action/selftake/check' }, body, {
        schema: pickupSchema,
        call,
      }),
  };

  function record<T>(answer: VendorAnswer | null, schema: z.ZodType<T>, operation: string): Fetched<T> | null {
    if (answer === null) return null;
    const wire = readAs(schema, answer.body);
    if (wire === null) throw new SourceFault('SOMS', 'BAD_ANSWER', { operation });
    return { wire, raw: answer.body, fetchedAt: answer.fetchedAt };
  }

  async function check<T extends { success: boolean | null }>(
    at: { operation: string; path: string },
    body: unknown,
    { schema, call }: { schema: z.ZodType<T>; call: CallContext },
  ): Promise<T> {
    const query = new URLSearchParams({ operator: options.operator });
    const request = { operation: at.operation, path: root + at.path, query, ...post(body) };
    const answer = await http.ask(request, call);
    const wire = readAs(schema, answer.body);
    if (wire === null || wire.success === null) {
      const kind = answer.status >= 400 ? 'REFUSED' : 'BAD_ANSWER';
      throw new SourceFault('SOMS', kind, { operation: at.operation });
    }
    // A 4xx is about our question (a missing parameter), not about the order.
    if (answer.status >= 400) throw new SourceFault('SOMS', 'REFUSED', { operation: at.operation });
    return wire;
  }
}
export type SomsClient = ReturnType<typeof somsClient>;

export const isEmpty = (body: unknown): boolean =>
  body === undefined || body === null || (isRecord(body) && Object.keys(body).length === 0);
const isRecord = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && !(body instanceof JsonNumber);
const hasId = (body: unknown): boolean =>
  isRecord(body) && body['id'] !== null && body['id'] !== undefined && body['id'] !== '';
const isEmptyList = (body: unknown): boolean => isRecord(body) && body['empty'] === true;

export function chunked<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
