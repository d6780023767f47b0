/**
 * Lists of known orders by keyset. Each vendor's orders are read as a stream of their own along an index, so that a page
 * costs the same whatever else the table holds; here the streams are merged.
 */
import { append } from '../../sources/values/lists.ts';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { IndexQuestion, OrderIndex, Position, SortKey, Start } from '../../sources/ports/lists.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { conditionOf, type FilterReading, unanswerable } from './filter.ts';
import { rowOf, sortNoOf } from '../rows/index-row.ts';
import type { OrderIndexRow, Tables } from '../schema.ts';

const columnOf = {
  PLACED_AT: 'placed_at',
  CREATED_AT: 'created_at',
  MODIFIED_AT: 'modified_at',
} as const satisfies Record<SortKey, keyof OrderIndexRow>;
/** Whether times fall while the list is read. */
const falls = ({ sort, backward }: IndexQuestion): boolean => (sort.direction === 'DESC') !== backward;
const rankOf = (vendor: Vendor): number => vendors.indexOf(vendor);

export function orderIndexOf(engine: Engine, reading: FilterReading): OrderIndex {
  // Compared byte by byte, whatever the database's collation is.
  const tenant =
    engine.kind === 'postgres'
      ? sql<string>`coalesce(tenant_id, '') collate "C"`
      : sql<string>`coalesce(tenant_id, '')`;
  return {
    rows: async (question) => {
      const wanted = Math.max(0, question.limit) + 1;
      const among = vendors.filter((vendor) => question.vendors.includes(vendor));
      const found = await guarded(engine, (db) =>
        pageOf({ db, reading, tenant }, { ...question, limit: wanted }, among),
      );
      const keys = found.slice(0, wanted - 1).map(rowOf);
      return { keys, more: found.length >= wanted, exact: unanswerable(question.filter) === null };
    },
    count: async ({ vendors: asked, filter }) => {
      if (unanswerable(filter)) return null;
      if (asked.length === 0) return 0;
      const { count } = await guarded(engine, (db) =>
        db
          .selectFrom('order_index')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('vendor', 'in', [...asked])
          .where(conditionOf(reading, filter))
          .executeTakeFirstOrThrow(),
      );
      return count;
    },
  };
}

interface Reader {
  readonly db: Kysely<Tables>;
  readonly reading: FilterReading;
  /** '' where there is none. */
  readonly tenant: RawBuilder<string>;
}

/** Rows without a time are a block of their own: after all others or, when read backward, before them. */
async function pageOf(
  reader: Reader,
  question: IndexQuestion,
  among: readonly Vendor[],
): Promise<readonly OrderIndexRow[]> {
  const { after, backward, limit } = question;
  const blocks = backward ? (['UNTIMED', 'TIMED'] as const) : (['TIMED', 'UNTIMED'] as const);
  const inUntimed = after !== null && after.t === null;
  const found: OrderIndexRow[] = [];
  for (const block of blocks) {
    const here = (block === 'UNTIMED') === inUntimed;
    const passed = after !== null && !here && (block === 'UNTIMED') === backward;
    if (passed || found.length >= limit) continue;
    const from = after !== null && here ? after : null;
    const part = { ...question, after: from, limit: limit - found.length };
    append(found, block === 'TIMED' ? await timed(reader, part, among) : await untimed(reader, part, among));
  }
  return found;
}

/** One stream for each vendor; equal seconds go by the vendors' ranks. */
async function timed(
  reader: Reader,
  question: IndexQuestion,
  among: readonly Vendor[],
): Promise<readonly OrderIndexRow[]> {
  const streams: (readonly OrderIndexRow[])[] = [];
  for (const vendor of among) streams.push(await timedOf(reader, question, vendor));
  const column = columnOf[question.sort.key];
  const facing = falls(question) ? -1 : 1;
  // Sorting is stable: the rows of one vendor keep the database's order.
  return streams
    .flat()
    .toSorted((a, b) => facing * ((a[column] ?? 0) - (b[column] ?? 0) || rankOf(a.vendor) - rankOf(b.vendor)))
    .slice(0, question.limit);
}

function timedOf(
  { db, reading, tenant }: Reader,
  { sort, after, asOf, filter, limit, ...facing }: IndexQuestion,
  vendor: Vendor,
): Promise<readonly OrderIndexRow[]> {
  const column = columnOf[sort.key];
  const falling = (sort.direction === 'DESC') !== facing.backward;
  const direction = falling ? 'desc' : 'asc';
  let query = db
    .selectFrom('order_index')
    .selectAll()
    .where('vendor', '=', vendor)
    .where(column, 'is not', null)
    .where(column, '<=', Math.floor(asOf));
  if (after !== null && after.t !== null) {
    // The second says where to begin in the index; the rest of the position tells apart the rows of this second.
    query = query.where(column, falling ? '<=' : '>=', after.t);
    const past = pastPosition(vendor, after, falling);
    if (past === 'ALL') query = query.where(column, '<>', after.t);
    if (past === 'SOME')
      query = query.where(sql<boolean>`(${sql.ref(column)}, ${numberIn(tenant, after)}) ${beyond(after, falling)}
        (${after.t}, ${numberOf(after)})`);
  }
  return query
    .where(conditionOf(reading, filter))
    .orderBy(column, direction)
    .orderBy('sort_no', direction)
    .orderBy('order_no', direction)
    .orderBy(tenant, direction)
    .limit(limit)
    .execute();
}

/** What tells apart the orders of one vendor and second, as columns and as values. */
const numberIn = (tenant: RawBuilder<string>, { tenant: known }: Position): RawBuilder<unknown> =>
  known === undefined ? sql`sort_no, order_no` : sql`sort_no, order_no, ${tenant}`;
const numberOf = ({ nativeId, tenant }: Position): RawBuilder<unknown> =>
  tenant === undefined ? sql`${sortNoOf(nativeId)}, ${nativeId}` : sql`${sortNoOf(nativeId)}, ${nativeId}, ${tenant}`;

const beyond = ({ held }: Start, falling: boolean) => sql.raw((falling ? '<' : '>') + (held ? '=' : ''));

/** Which of a vendor's rows in the second of the position lie before the position or at it. */
function pastPosition(vendor: Vendor, after: Position, falling: boolean): 'NONE' | 'SOME' | 'ALL' {
  const by = rankOf(vendor) - after.rank;
  if (by === 0) return 'SOME';
  return by > 0 === falling ? 'ALL' : 'NONE';
}

/** Rows without a time stand by vendor, one vendor after the other. */
async function untimed(
  { db, reading, tenant }: Reader,
  question: IndexQuestion,
  among: readonly Vendor[],
): Promise<readonly OrderIndexRow[]> {
  const { after, filter, limit, sort } = question;
  const falling = falls(question);
  const direction = falling ? 'desc' : 'asc';
  const found: OrderIndexRow[] = [];
  for (const vendor of falling ? among.toReversed() : among) {
    const past = after === null ? 'NONE' : pastPosition(vendor, after, falling);
    if (past === 'ALL' || found.length >= limit) continue;
    let query = db
      .selectFrom('order_index')
      .selectAll()
      .where('vendor', '=', vendor)
      .where(columnOf[sort.key], 'is', null);
    if (after !== null && past === 'SOME')
      query = query.where(sql<boolean>`(${numberIn(tenant, after)}) ${beyond(after, falling)} (${numberOf(after)})`);
    append(
      found,
      await query
        .where(conditionOf(reading, filter))
        .orderBy('sort_no', direction)
        .orderBy('order_no', direction)
        .orderBy(tenant, direction)
        .limit(limit - found.length)
        .execute(),
    );
  }
  return found;
}
