/** Fixed-length identities: SHA-256 over JSON, which keeps null apart from '' and parts apart from each other. */
import { createHash } from 'node:crypto';
import type { OrderKey } from '../sources/model.ts';
import type { IdNamespace, Vendor } from '../sources/vocabulary.ts';
import type { AttributeKind, Fact, Nonce, Projection } from '../sources/ports/pushes.ts';
import type { ParcelOfOrder } from '../sources/ports/traces.ts';
import { looseForm, numberForm } from '../sources/values/number-text.ts';

const hashOf = (...parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

export interface OrderName {
  readonly vendor: Vendor;
  readonly tenantId: string | null;
  readonly orderNo: string;
}

export const orderKey = ({ vendor, tenantId, orderNo }: OrderName): string => hashOf(vendor, tenantId, orderNo);
/** The store's key of an order of the model: however it was asked for, it is one order. */
export const storedKey = ({ vendor, tenantId, nativeId: orderNo }: OrderKey): string =>
  orderKey({ vendor, tenantId, orderNo });
export const factKey = (fact: Fact): string => hashOf(orderKey(fact), fact.kind, fact.key);
/** Equal for the same bytes of the same fact of the same order. */
export const fingerprint = (fact: Fact): string =>
  createHash('sha256').update(factKey(fact)).update(fact.body, 'utf8').digest('base64url');
/** Equal for all spellings of a number (sources/values/number-text.ts). */
export const numberKey = (vendor: Vendor, namespace: IdNamespace, value: string): string =>
  hashOf(vendor, namespace, numberForm(value));
/** Equal also where hyphens differ: for look-ups alone, which say that such a hit is not exact. */
export const looseNumberKey = (vendor: Vendor, namespace: IdNamespace, value: string): string =>
  hashOf(vendor, namespace, 'loose', looseForm(value));
/** Of a platform order number in its form, whoever carries it. */
export const crowdKey = (form: string): string => hashOf('crowd', form);
/**
 * JSON of a hash for each kind of number, with those of kinds that this reading tells nothing of as they were. A kind of
 * which a part was read has a name of its own, so that it does not stand for the whole.
 */
export function numbersHash(
  { numbers, untold = [], link }: Pick<Projection, 'numbers' | 'untold' | 'link'>,
  before: string | null,
) {
  const known: unknown = before?.startsWith('{') ? JSON.parse(before) : {};
  const told = Object.fromEntries(
    [...Map.groupBy(numbers, ({ namespace }) => namespace)].map(([namespace, some]) => [
      untold.includes(namespace) ? `${namespace}?` : namespace,
      hashOf(...some.map(({ value }) => value).toSorted()).slice(0, 22),
    ]),
  );
  const kept = Object.entries(Object(known)).filter(([name]) => untold.some((one) => name.startsWith(one)));
  // What links orders beside their numbers counts with them, since every reading tells it.
  const facts = link === null ? [] : [['', hashOf(JSON.stringify(link)).slice(0, 22)] as const];
  return JSON.stringify(Object.fromEntries([...facts, ...kept, ...Object.entries(told)].toSorted(byName)));
}
/** Half of the hash is enough to tell all values apart, and saves space, since there are many. */
export const attributeKey = (kind: AttributeKind, value: string): string => hashOf(kind, value).slice(0, 22);
/** Stands among an order's attributes of a kind of which the vendor does not tell all; no value has such a key. */
export const untoldKey = (kind: AttributeKind): string => hashOf(kind, null, null).slice(0, 22);
/** Equal for projections with the same row, attributes and facts to link by. */
export const indexHash = ({ row, attributes, link }: Pick<Projection, 'row' | 'attributes' | 'link'>): string =>
  createHash('sha256')
    .update(JSON.stringify([row, Object.entries(attributes).toSorted(byName), link]))
    .digest('base64url');
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
/** A parcel's number within one order. */
export const parcelKey = ({ order, trackingNo }: ParcelOfOrder): string =>
  hashOf('parcel', storedKey(order), numberForm(trackingNo));
/** Half of the hash tells the events of one parcel apart. */
export const shortKey = (text: string): string => hashOf(text).slice(0, 22);
export const nonceKey = ({ scope, value }: Nonce): string => hashOf(scope, value);
export const refreshKey = (vendor: Vendor, orderNo: string): string => hashOf(vendor, orderNo);
/** A client's idempotency key may be of any length and alphabet. */
export const operationKey = (client: string, idempotencyKey: string): string => hashOf(client, idempotencyKey);

/** Two orders by their keys, the smaller one first. */
export interface Pair {
  readonly a: string;
  readonly b: string;
}
export const pairOf = (x: string, y: string): Pair => (x < y ? { a: x, b: y } : { a: y, b: x });
export const pairText = ({ a, b }: Pair): string => `${a} ${b}`;
