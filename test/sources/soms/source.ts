/** A SOMS source for tests, and what they ask it for. */
import { SourceFault } from '../../../sources/fault.ts';
import { JsonSpan } from '../../../sources/values/json.ts';
import { instantAt } from '../../../sources/values/time.ts';
import { read } from '../../../sources/kit/wire.ts';
import type { Order, OrderKey, OrderPart } from '../../../sources/model.ts';
import type { CallContext } from '../../../sources/ports/calls.ts';
import type { Outcome, Source } from '../../../sources/ports/source.ts';
import { somsSource, type SomsSourceOptions } from '../../../sources/soms/adapter.ts';
import { mapOrder, somsKey } from '../../../sources/soms/map/order.ts';
import { orderSchema } from '../../../sources/soms/wire.ts';

export const tenantId = 'sandbox';
export const call: CallContext = { signal: new AbortController().signal, onCall: () => undefined };
export const keyOf = (nativeId: string): OrderKey => somsKey(tenantId, nativeId);
export const keysOf = (ids: readonly string[]): readonly OrderKey[] => ids.map(keyOf);
export const parts = (...names: OrderPart[]): ReadonlySet<OrderPart> => new Set(names);

const open: { close(): Promise<unknown> }[] = [];
/** For afterEach. */
export const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((one) => one.close()));
};
export function closedAfterwards<T extends { close(): Promise<unknown> }>(one: T): T {
  open.push(one);
  return one;
}

/** A source over HTTP to this vendor, with a breaker of its own. */
export const connect = ({ url }: { readonly url: string }, more: Partial<SomsSourceOptions> = {}): Source =>
  closedAfterwards(
    somsSource({
      url,
      tenantId,
      user: 'sandbox',
      password: 'sandbox-password',
      operator: 'ordergraph',
      timeoutMs: 5_000,
      now: Date.now,
      ...more,
    }),
  );

export function sound<T>(outcome: Outcome<T> | undefined): T {
  if (outcome instanceof SourceFault) throw outcome;
  if (outcome === undefined) throw new Error('no answer');
  return outcome;
}
export function existing(outcome: Outcome<Order | null> | undefined): Order {
  const order = sound(outcome);
  if (order === null) throw new Error('no such order');
  return order;
}
export const idsOf = (outcomes: readonly Outcome<Order | null>[]): readonly (string | null)[] =>
  outcomes.map((outcome) => sound(outcome)?.key.nativeId ?? null);

export type Fields = Readonly<Record<string, unknown>>;
/** The order that SOMS sends with these fields, by way of JSON text and the wire's schema. */
export function orderFrom(fields: Fields, ...asked: readonly OrderPart[]): Order {
  const raw = JsonSpan.of({ id: '1', ...fields });
  const wire = read(orderSchema, raw)?.value;
  if (!wire) throw new Error('no order');
  return mapOrder(wire, { tenantId, asked: new Set(asked), fetchedAt: instantAt(0), raw });
}
