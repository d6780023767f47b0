/** Fixed-length identities: SHA-256 over JSON, which keeps null apart from '' and parts apart from each other. */
import { createHash } from 'node:crypto';
import type { OrderKey } from '../sources/model.ts';
import type { IdNamespace, Vendor } from '../sources/vocabulary.ts';
import type { AttributeKind, Fact, Nonce, Projection } from '../sources/ports/pushes.ts';

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
export const numberKey = (vendor: Vendor, namespace: IdNamespace, value: string): string =>
  hashOf(vendor, namespace, value);
export const numbersHash = (numbers: Projection['numbers']): string =>
  hashOf(...numbers.map(({ namespace, value }) => hashOf(namespace, value)).toSorted());
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
