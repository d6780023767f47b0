/** Writes what a batch changed, in statements of many rows. */
import type { InsertObject, Transaction } from 'kysely';
import { eachPart } from '../engine/parts.ts';
import type { Tables } from '../schema.ts';
import { flushIndex } from './flush-index.ts';
import { flushQuarantine } from './flush-quarantine.ts';
import { groupChanges } from './groups.ts';
import { type Linking, updateLinks } from './links.ts';
import { flushNumbers } from './numbers.ts';
import type { WorkingSet } from './working-set.ts';

export async function flush(
  trx: Transaction<Tables>,
  set: WorkingSet,
  linking: Linking & { readonly at: number },
): Promise<void> {
  await flushOrders(trx, set);
  await eachPart(set.versions, (rows) => trx.insertInto('versions').values(rows).execute());
  await flushFacts(trx, set);
  await flushNumbers(trx, set);
  await flushIndex(trx, set);
  await flushDecisions(trx, set);
  const moved = await updateLinks(trx, set, linking);
  await groupChanges(trx, set, { moved, at: linking.at });
  await eachPart(changeRows(set), (rows) => trx.insertInto('changes').values(rows).execute());
  await flushQuarantine(trx, set.quarantine);
  await flushSmall(trx, set);
  await flushTotals(trx, set);
  const counted = set.versions.length + set.changes.length + set.quarantine.length + set.refreshes.size;
  if (counted > 0) await trx.updateTable('counters').set(set.counters).where('id', '=', 1).execute();
}

type Indexed = Pick<
  WorkingSet,
  'orders' | 'touchedOrders' | 'newOrders' | 'numbers' | 'beside' | 'index' | 'decisions' | 'touchedDecisions'
>;

/** Writes orders with what they are found, listed and grouped by, and nothing else: no change is told. */
export async function flushIndexed(trx: Transaction<Tables>, set: Indexed, linking: Linking): Promise<void> {
  await flushOrders(trx, set);
  await flushNumbers(trx, set);
  await flushIndex(trx, set);
  await updateLinks(trx, set, linking);
}

async function flushOrders(trx: Transaction<Tables>, set: Indexed): Promise<void> {
  const rows = [...set.touchedOrders].flatMap((key) => {
    const order = set.orders.get(key);
    if (!order) return [];
    return {
      key,
      vendor: order.vendor,
      tenant_id: order.tenantId,
      order_no: order.orderNo,
      asked_by: order.askedBy,
      first_seen_at: order.firstSeenAt,
      updated_at: order.updatedAt,
      first_order: order.firstOrder,
      digest: order.digest && JSON.stringify(order.digest),
      numbers_hash: order.numbersHash,
      index_hash: order.indexHash,
    };
  });
  await eachPart(rows, (part) =>
    trx
      .insertInto('orders')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(({ ref }) => ({
          asked_by: ref('excluded.asked_by'),
          first_seen_at: ref('excluded.first_seen_at'),
          updated_at: ref('excluded.updated_at'),
          first_order: ref('excluded.first_order'),
          digest: ref('excluded.digest'),
          numbers_hash: ref('excluded.numbers_hash'),
          index_hash: ref('excluded.index_hash'),
        })),
      )
      .execute(),
  );
}

async function flushFacts(trx: Transaction<Tables>, set: WorkingSet): Promise<void> {
  const rows = [...set.touchedFacts].map(([key, { orderKey, fact }]) => ({
    key,
    order_key: orderKey,
    kind: fact.kind,
    version: fact.version,
    first_version: fact.firstVersion,
  }));
  await eachPart(rows, (part) =>
    trx
      .insertInto('facts')
      .values(part)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ version: ref('excluded.version') })))
      .execute(),
  );
}

async function flushDecisions(trx: Transaction<Tables>, set: WorkingSet): Promise<void> {
  const rows = [...set.touchedDecisions].flatMap((text) => set.decisions.get(text) ?? []);
  await eachPart(rows, (part) =>
    trx
      .insertInto('link_decisions')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['a', 'b']).doUpdateSet(({ ref }) => ({
          kind: ref('excluded.kind'),
          by_whom: ref('excluded.by_whom'),
          at: ref('excluded.at'),
        })),
      )
      .execute(),
  );
}

function changeRows(set: WorkingSet): readonly InsertObject<Tables, 'changes'>[] {
  return set.changes.map(({ seq, at, kind, vendor, tenantId, orderNo, askedBy, fields }) => {
    const order = { vendor, tenant_id: tenantId, order_no: orderNo, asked_by: askedBy };
    return { seq: Number(seq), at, kind, ...order, fields: JSON.stringify(fields) };
  });
}

async function flushSmall(trx: Transaction<Tables>, set: WorkingSet): Promise<void> {
  const nonces = [...set.touchedNonces].map((key) => ({ key, until: set.nonces.get(key) ?? 0 }));
  await eachPart(nonces, (rows) =>
    trx
      .insertInto('nonces')
      .values(rows)
      // A nonce that stands there already has run out, so that it may be used again.
      .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ until: ref('excluded.until') })))
      .execute(),
  );
  await eachPart([...set.refreshes.values()], (rows) =>
    trx
      .insertInto('refreshes')
      .values(rows)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ ticket: ref('excluded.ticket') })))
      .execute(),
  );
}

async function flushTotals(trx: Transaction<Tables>, set: WorkingSet): Promise<void> {
  const created = Map.groupBy(
    [...set.newOrders].flatMap((key) => set.orders.get(key) ?? []),
    ({ vendor }) => vendor,
  );
  const vendors = new Set([...created.keys(), ...set.lastArrivals.keys()]);
  const rows = [...vendors].map((vendor) => ({
    vendor,
    orders: created.get(vendor)?.length ?? 0,
    last_arrival_at: set.lastArrivals.get(vendor) ?? null,
  }));
  await eachPart(rows, (part) =>
    trx
      .insertInto('totals')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('vendor').doUpdateSet(({ eb, ref, fn }) => ({
          orders: eb('totals.orders', '+', ref('excluded.orders')),
          last_arrival_at: eb
            .case()
            .when('excluded.last_arrival_at', '>', fn.coalesce('totals.last_arrival_at', eb.lit(-1)))
            .then(ref('excluded.last_arrival_at'))
            .else(ref('totals.last_arrival_at'))
            .end(),
        })),
      )
      .execute(),
  );
}
