/** The total order of pagination.md §2: K = (t, rank, nativeId), and the tenant, since two may use one number. */
import { type EpochSeconds, milliseconds } from '../values/time.ts';
import type { IndexRow, Position, Reading, SortKey, Start, RecentOrders, Sort, SliceRow } from '../ports/lists.ts';
import type { Order, OrderKey, OrderPart } from '../model.ts';
import { type Vendor, vendors } from '../vocabulary.ts';

export const rankOf = (vendor: Vendor): number => vendors.indexOf(vendor);

/** By UTF-8 bytes, as databases compare: the same as by code points, which UTF-16 units are not. */
function compareBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    if (a.charCodeAt(i) !== b.charCodeAt(i)) return (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0);
  }
  return a.length - b.length;
}

/**
 * Below 0 when `a` is read before `b`. DESC mirrors ASC except that no time (null) is last in both; reading backward
 * mirrors all of it.
 */
export function comparePositions(a: Position, b: Position, { sort, backward }: Reading): number {
  const facing = backward ? -1 : 1;
  if (a.t === null || b.t === null) {
    if (a.t !== b.t) return a.t === null ? facing : -facing;
  }
  const ascending =
    (a.t ?? 0) - (b.t ?? 0) || a.rank - b.rank || compareBytes(a.nativeId, b.nativeId) || compareTenants(a, b);
  return (sort.direction === 'ASC' ? ascending : -ascending) * facing;
}

const compareTenants = ({ tenant: a }: Position, { tenant: b }: Position): number =>
  a === undefined || b === undefined ? 0 : compareBytes(a, b);

export function isAfter(position: Position, after: Start | null, reading: Reading): boolean {
  if (after === null) return true;
  const compared = comparePositions(position, after, reading);
  return after.held ? compared >= 0 : compared > 0;
}

/** Whether seconds fall while reading: DESC forward, or ASC backward. */
export const falls = ({ sort, backward }: Reading): boolean => (sort.direction === 'DESC') !== backward;

const timeOf = { PLACED_AT: 'placedAt', CREATED_AT: 'createdAt', MODIFIED_AT: 'modifiedAt' } as const;

export function secondsOf(order: Order, key: SortKey): EpochSeconds | null {
  const at = order[timeOf[key]];
  return at === null ? null : Math.floor(milliseconds(at) / 1000);
}

const place = ({ vendor, tenantId, nativeId }: OrderKey, t: number | null): Position => ({
  t,
  rank: rankOf(vendor),
  nativeId,
  tenant: tenantId ?? '',
});
export const positionOf = (order: Order, key: SortKey): Position => place(order.key, secondsOf(order, key));
export const positionOfRow = (row: IndexRow, key: SortKey): Position => place(row.key, row[timeOf[key]]);

interface Wanted {
  readonly recent?: RecentOrders | null;
  readonly parts: ReadonlySet<OrderPart>;
  readonly sort: Sort;
}

/** null: it has to be read. So has an order whose time differs from its row's, since the row has its place in the list. */
export function recentOrder({ at, key }: Pick<SliceRow, 'at' | 'key'>, { recent, parts, sort }: Wanted): Order | null {
  const order = recent?.order(key, parts) ?? null;
  return order && secondsOf(order, sort.key) === at.t ? order : null;
}
