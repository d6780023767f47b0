/** Orders of a list that need not be read again. */
import type { RecentOrders, Sort, SliceRow } from '../ports/lists.ts';
import type { Order, OrderPart } from '../model.ts';
import { secondsOf } from './position.ts';

interface Wanted {
  readonly recent?: RecentOrders | null;
  readonly parts: ReadonlySet<OrderPart>;
  readonly sort: Sort;
}

/** null: it has to be read; so has one whose time is not that of its row, since the row holds its place in the list. */
export function recentOrder({ at, key }: Pick<SliceRow, 'at' | 'key'>, { recent, parts, sort }: Wanted): Order | null {
  const order = recent?.order(key, parts) ?? null;
  return order && secondsOf(order, sort.key) === at.t ? order : null;
}
