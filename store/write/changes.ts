/** What is news of an order: two digests compared, and the sequence of changes read back. */
import type { Kysely } from 'kysely';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { ChangeRow, Tables } from '../schema.ts';
import type { Change, ChangeKind } from '../store.ts';

export type Digest = Readonly<Record<string, string>>;
export interface News {
  readonly kind: ChangeKind;
  /** Sorted. */
  readonly fields: readonly string[];
}

/** Between whole digests: a field that came or went is news as well. `before` is null until CREATED was reported. */
export function newsBetween(before: Digest | null, after: Digest): News | null {
  if (before === null) return { kind: 'CREATED', fields: Object.keys(after).toSorted() };
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return newsOf([...names].filter((name) => valueOf(before, name) !== valueOf(after, name)));
}

/** After a reading that may hold only parts of the order: what was not read before and what is not now is no news. */
export function newsOfReading(before: Digest | null, read: Digest): News | null {
  if (before === null) return newsBetween(before, read);
  return newsOf(
    Object.keys(read).filter((name) => Object.hasOwn(before, name) && valueOf(before, name) !== valueOf(read, name)),
  );
}

const valueOf = (digest: Digest, name: string): string | undefined =>
  Object.hasOwn(digest, name) ? digest[name] : undefined;

function newsOf(fields: readonly string[]): News | null {
  if (fields.length === 0) return null;
  return { kind: fields.includes('status') ? 'STATUS_CHANGED' : 'UPDATED', fields: fields.toSorted() };
}

export interface ChangeQuery {
  readonly after: bigint;
  readonly limit: number;
  readonly vendors: readonly Vendor[] | null;
}

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

export function textsOf(json: string): readonly string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.map(String) : [];
}

/** A JSON object of texts, as we wrote it. */
export function recordOf(json: string): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(json);
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
    : {};
}
