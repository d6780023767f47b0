/** Every way in which a SOMS source asks, for tests of what holds for all of them. */
import { sampleOrder, sampleOrderId } from '../../../sandbox/soms/samples.ts';
import type { CallContext, VendorCall } from '../../../sources/ports/calls.ts';
import type { Source } from '../../../sources/ports/source.ts';
import { call, keyOf, orderFrom, parts } from './source.ts';

export const secrets = { user: 'geheim-user', password: 'geheim-password' };

export function observed(signal: AbortSignal = new AbortController().signal): {
  readonly call: CallContext;
  readonly seen: readonly VendorCall[];
} {
  const seen: VendorCall[] = [];
  return { call: { signal, onCall: (one) => void seen.push(one) }, seen };
}

export const known = keyOf(sampleOrderId);
export const order = orderFrom(sampleOrder);
const pickup = { storeId: '232434', code: '123456', platformId: null };
const quote = {
  kind: 'DELIVERABLE',
  storeId: null,
  order: known,
  addressText: null,
  latitude: null,
  longitude: null,
  weightGrams: null,
} as const;
const page = { states: null, orders: null, storeId: null, after: null, limit: 5 };

/** What one of many keys got, or what was thrown. */
const ways: Readonly<Record<string, (source: Source, to?: CallContext) => Promise<unknown>>> = {
  'a batch': async (source, to = call) => (await source.orders([known], parts(), to))[0],
  'a large batch': async (source, to = call) =>
    (await source.orders([known, ...Array.from({ length: 20 }, (_, i) => keyOf(`x${i}`))], parts(), to))[0],
  logs: async (source, to = call) => (await source.orders([known], parts('logs'), to))[0],
  'platform numbers': async (source, to = call) => (await source.ordersByPlatformNo(['1223654', 'x'], parts(), to))[0],
  'a platform number': async (source, to = call) => (await source.ordersByPlatformNo(['1223654'], parts(), to))[0],
  'a sale order number': (source, to = call) => result(source.ordersBySaleNo?.('string', parts(), to)),
  'a pick-up code': (source, to = call) => result(source.ordersByPickupCode?.(pickup, parts(), to)),
  'a tracking number': async (source, to = call) => (await source.ordersByTrackingNo?.(['123'], parts(), to))?.[0],
  traces: async (source, to = call) => (await source.tracesOf?.([{ order, trackingNos: ['123'] }], to))?.[0],
  'a reminder': async (source, to = call) => (await source.reminders?.(['很好'], to))?.[0],
  'several reminders': async (source, to = call) => (await source.reminders?.(['很好', 'x'], to))?.[0],
  "an order's reminders": async (source, to = call) => (await source.remindersOf?.([known], to))?.[0],
  'a page of reminders': (source, to = call) => result(source.remindersPage?.(page, to)),
  'a delivery quote': (source, to = call) => result(source.deliveryQuote?.(quote, to)),
  'a pick-up check': (source, to = call) => result(source.pickupCheck?.(pickup, to)),
};
const result = (answer: Promise<unknown> | undefined): Promise<unknown> =>
  Promise.resolve(answer).catch((error: unknown) => error);
export const every = Object.keys(ways);
export const ask = (way: string, source: Source, to?: CallContext): Promise<unknown> => {
  const asked = ways[way];
  if (!asked) throw new Error(`no way ${way}`);
  return asked(source, to);
};

/** The checks answer with yes or no: no is an answer, and a 302 without either is none. */
export const checks = ['a delivery quote', 'a pick-up check'];
