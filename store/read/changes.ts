/** The change feed, in the order of commits. */
import type { Kysely } from 'kysely';
import type { Vendor } from '../../sources/vocabulary.ts';
import { textsOf } from '../rows/json.ts';
import type { ChangeRow, Tables } from '../schema.ts';
import type { Change, Store } from '../store.ts';

type ChangeQuery = Parameters<Store['changes']>[0];

export async function readChanges(db: Kysely<Tables>, query: ChangeQuery): Promise<readonly Change[]> {
  const limit = Math.max(0, query.limit);
  if (limit === 0 || query.vendors?.length === 0 || query.after > BigInt(Number.MAX_SAFE_INTEGER)) return [];
  const after = query.after < 0n ? 0 : Number(query.after);
  const range = db.selectFrom('changes').selectAll().where('seq', '>', after).orderBy('seq').limit(limit);
  const [one, ...others] = new Set(query.vendors ?? []);
  if (one === undefined) return (await range.execute()).map(changeOf);
  // Each vendor by its own index range, all in one statement: two would see different moments and could skip a change.
  const part = (vendor: Vendor) => db.selectFrom(range.where('vendor', '=', vendor).as('part')).selectAll();
  const rows = await others
    .reduce((all, vendor) => all.unionAll(part(vendor)), part(one))
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(changeOf);
}

const changeOf = (row: ChangeRow): Change => ({
  seq: BigInt(row.seq),
  at: row.at,
  kind: row.kind,
  vendor: row.vendor,
  tenantId: row.tenant_id,
  orderNo: row.order_no,
  askedBy: row.asked_by,
  fields: textsOf(row.fields),
});
