/** Everything that the store holds of an order, as it is read from its tables, and what a vendor's projector sees of it. */
import type { Kysely } from 'kysely';
import type { OrderKey } from '../../sources/model.ts';
import type { FactKind, OrderState, StoredFact } from '../../sources/ports/pushes.ts';
import { inParts } from '../engine/parts.ts';
import type { OrderName } from '../keys.ts';
import type { OrderRow, Tables } from '../schema.ts';
import { recordOf } from './json.ts';

/** An order by its fields, as texts: two digests are compared to find what changed. */
export type Digest = Readonly<Record<string, string>>;
/** The fact that holds now for its kind and key, with its place in the history. */
export interface CurrentFact extends StoredFact {
  readonly kind: FactKind;
  readonly version: number;
  /** The version that brought the first fact of this kind and key. */
  readonly firstVersion: number;
}
export interface OrderRecord extends OrderName {
  readonly askedBy: string | null;
  readonly firstSeenAt: number;
  readonly updatedAt: number;
  /** The version that was the first order push. */
  readonly firstOrder: number | null;
  /** As it was last reported; null while CREATED has not been reported. */
  readonly digest: Digest | null;
  readonly numbersHash: string | null;
  readonly indexHash: string | null;
  /** By factKey. */
  readonly facts: ReadonlyMap<string, CurrentFact>;
}

/** null for an order that was only ever observed: nothing was pushed. */
export function stateOf(order: OrderRecord): OrderState | null {
  if (order.facts.size === 0) return null;
  const current = [...order.facts.values()];
  const one = (kind: FactKind): CurrentFact | null => current.find((fact) => fact.kind === kind) ?? null;
  const pushed = one('ORDER');
  const address = one('ADDRESS');
  return {
    vendor: order.vendor,
    tenantId: order.tenantId,
    orderNo: order.orderNo,
    order: stored(pushed),
    cancel: stored(one('CANCEL')),
    address: address && isInForce(address, pushed, order.firstOrder) ? stored(address) : null,
    afterSales: current
      .filter(({ kind }) => kind === 'AFTER_SALE')
      .toSorted((a, b) => a.firstVersion - b.firstVersion)
      .flatMap((fact) => stored(fact) ?? []),
    firstSeenAt: order.firstSeenAt,
    updatedAt: order.updatedAt,
  };
}

/** An order push ends an address that came before it; only the first order push ends none. */
function isInForce(address: CurrentFact, pushed: CurrentFact | null, firstOrder: number | null): boolean {
  if (!pushed || pushed.version === firstOrder) return true;
  if (address.receivedAt !== pushed.receivedAt) return address.receivedAt > pushed.receivedAt;
  return address.version > pushed.version;
}

const stored = (fact: CurrentFact | null): StoredFact | null =>
  fact && { key: fact.key, body: fact.body, receivedAt: fact.receivedAt, modifiedAt: fact.modifiedAt };

/**
 * Orders with their current facts, in one statement: two could see an order before and its facts after a commit.
 * `reader` is the database or a transaction.
 */
export async function readOrders(reader: Kysely<Tables>, keys: readonly string[]): Promise<Map<string, OrderRecord>> {
  const rows = await inParts(keys, (part) =>
    reader
      .selectFrom('orders')
      .leftJoin('facts', 'facts.order_key', 'orders.key')
      .leftJoin('versions', 'versions.id', 'facts.version')
      .selectAll('orders')
      .select(['facts.key as current_key', 'facts.kind', 'facts.version', 'facts.first_version'])
      .select(['versions.fact_key', 'versions.body', 'versions.received_at', 'versions.modified_at'])
      .where('orders.key', 'in', part)
      .execute(),
  );
  const orders = new Map<string, OrderRecord & { readonly facts: Map<string, CurrentFact> }>();
  for (const row of rows) {
    const order = orders.get(row.key) ?? {
      vendor: row.vendor,
      tenantId: row.tenant_id,
      orderNo: row.order_no,
      askedBy: row.asked_by,
      firstSeenAt: row.first_seen_at,
      updatedAt: row.updated_at,
      firstOrder: row.first_order,
      digest: row.digest === null ? null : recordOf(row.digest),
      numbersHash: row.numbers_hash,
      indexHash: row.index_hash,
      facts: new Map<string, CurrentFact>(),
    };
    orders.set(row.key, order);
    const { current_key: currentKey, kind, version, first_version: firstVersion, fact_key: key, body } = row;
    // An order that was never pushed has no facts.
    if (currentKey === null || kind === null || version === null || firstVersion === null) continue;
    if (key === null || body === null || row.received_at === null) continue;
    const times = { receivedAt: row.received_at, modifiedAt: row.modified_at };
    order.facts.set(currentKey, { kind, version, firstVersion, key, body, ...times });
  }
  return orders;
}

/** The orders of these keys as the model names them, by the store's key; those that are not known are left out. */
export async function orderKeysOf(db: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, OrderKey>> {
  const rows = await inParts(keys, (part) =>
    db
      .selectFrom('orders')
      .select(['key', 'vendor', 'tenant_id', 'order_no', 'asked_by'])
      .where('key', 'in', part)
      .execute(),
  );
  return new Map(rows.map((row) => [row.key, orderKeyOf(row)]));
}

/** The order as the model names it, from the columns that name it. */
export const orderKeyOf = (row: Pick<OrderRow, 'vendor' | 'tenant_id' | 'order_no' | 'asked_by'>): OrderKey => ({
  vendor: row.vendor,
  tenantId: row.tenant_id,
  nativeId: row.order_no,
  askedBy: row.asked_by,
});
