/** EZR's pushes through its own endpoint, and a store that holds what the test put there. */
import { readFileSync } from 'node:fs';
import type { OrderReading } from '../../../sources/domain/pushed-orders.ts';
import { mapOrder } from '../../../sources/ezr/map/order.ts';
import { ezrEndpoints, ezrPath, type EzrPushOptions } from '../../../sources/ezr/push.ts';
import type { Order } from '../../../sources/model.ts';
import type { OrderState, PushEndpoint, PushRequest } from '../../../sources/ports/pushes.ts';

/** JSON, written by hand from the document's table, since it prints no sample. As .json a formatter would cut its zeros. */
export const fullOrderText = readFileSync(new URL('../../payloads/ezr/full-order.txt', import.meta.url), 'utf8');

/** 2024-06-07 16:05:00 in China. */
export const now = Date.parse('2024-06-07T16:05:00+08:00');

export function endpoint(options: Partial<EzrPushOptions> = {}): PushEndpoint {
  const [only] = ezrEndpoints({ appId: null, token: null, now: () => now, takesUnsigned: () => true, ...options });
  if (!only) throw new Error('no endpoint');
  return only;
}

export const push = (body: string | Uint8Array, more: Partial<PushRequest> = {}): PushRequest => ({
  method: 'POST',
  path: ezrPath,
  query: '',
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: typeof body === 'string' ? Buffer.from(body) : body,
  receivedAt: now,
  ...more,
});

export const formPush = (fields: Readonly<Record<string, string>>): PushRequest =>
  push(new URLSearchParams(fields).toString(), {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

export const stateOf = (orderNo: string, body: string | null): OrderState => ({
  vendor: 'EZR',
  tenantId: null,
  orderNo,
  order: body === null ? null : { key: '', body, receivedAt: now, modifiedAt: null },
  cancel: null,
  address: null,
  afterSales: [],
  firstSeenAt: now,
  updatedAt: now,
});

/** Pushes a body and maps the order. Throws when the push is not accepted. */
export function mapped(body: string): OrderReading {
  const reading = endpoint().readVerified(push(body));
  const fact = reading.kind === 'FACTS' ? reading.facts[0] : undefined;
  if (!fact) throw new Error(JSON.stringify(reading));
  const result = mapOrder(stateOf(fact.orderNo, fact.body));
  if (typeof result === 'string') throw new Error(result);
  return result;
}

export const orderWith = (fields: Readonly<Record<string, unknown>>): Order =>
  mapped(JSON.stringify({ Code: 'EZ1', ...fields })).order;
