/** What tests of Yuanshu need: states as in the store, pushes as the server passes them, and the document's own bodies. */
import { readFileSync } from 'node:fs';
import type { Order } from '../../../sources/model.ts';
import type { OrderState, PushReading, PushRequest, StoredFact } from '../../../sources/ports/pushes.ts';
import { defaultWeightUnit } from '../../../sources/yuanshu/map/items.ts';
import { type MapContext, readState, type StateReading } from '../../../sources/yuanshu/map/order.ts';

export const payload = (name: string): string =>
  readFileSync(new URL(`../../payloads/yuanshu/${name}`, import.meta.url), 'utf8');
/** 报文示例 as it is printed: one line, broken where the page breaks it. */
export const printedMessage = payload('orderSync.printed.txt');
export const sampleNo = '10011798989493365174273';

type Body = Readonly<Record<string, unknown>>;
export const receivedAt = Date.parse('2026-11-22T08:00:00Z');
export const context: MapContext = { weightUnitGrams: defaultWeightUnit };

export const fact = (body: Body | string, more: Partial<StoredFact> = {}): StoredFact => ({
  key: '',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  receivedAt,
  modifiedAt: null,
  ...more,
});
export const state = (more: Partial<OrderState> = {}): OrderState => ({
  vendor: 'YUANSHU',
  tenantId: null,
  orderNo: 'Y1',
  order: null,
  cancel: null,
  address: null,
  afterSales: [],
  firstSeenAt: receivedAt,
  updatedAt: receivedAt,
  ...more,
});
export function reading(order: Body | string, more: Partial<OrderState> = {}, settings = context): StateReading {
  const found = readState(state({ order: fact(order), ...more }), settings);
  if (!found) throw new Error('no order');
  return found;
}
export const mapped = (order: Body | string, more: Partial<OrderState> = {}): Order => reading(order, more).order;
/** An order with one line of these fields. */
export function line(more: Body): Order['items'][number] {
  const [item] = mapped({ goodsInfoList: [more] }).items;
  if (!item) throw new Error('no line');
  return item;
}

export const push = (path: string, body: string | Uint8Array, more: Partial<PushRequest> = {}): PushRequest => ({
  method: 'POST',
  path: `/push/yuanshu/${path}`,
  query: '',
  headers: {},
  body: typeof body === 'string' ? Buffer.from(body) : body,
  receivedAt,
  ...more,
});
export function facts(read: PushReading): Extract<PushReading, { kind: 'FACTS' }> {
  if (read.kind !== 'FACTS') throw new Error(JSON.stringify(read));
  return read;
}
