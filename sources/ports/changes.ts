/** The change feed as resolvers see it: a local, gap-free sequence over everything that the store learns. */
import type { Filter } from './lists.ts';
import type { OrderLinks } from './links.ts';
import type { OrderKey } from '../model.ts';
import type { IdNamespace, Vendor } from '../vocabulary.ts';

export interface RecordedChange {
  /** 1, 2, 3 … in the order of commits. */
  readonly seq: bigint;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'CREATED' | 'UPDATED' | 'STATUS_CHANGED' | 'DELETED';
  readonly order: OrderKey;
  readonly fields: readonly string[];
}
export interface KnownVendor {
  readonly orders: number;
  /** Milliseconds since 1970; null when nothing was ever pushed. */
  readonly lastArrivalAt: number | null;
}
/** All that was modified at a vendor in this time was read from it. Milliseconds since 1970. */
export interface PolledSpan {
  readonly from: number;
  readonly to: number;
}
export interface ReadModel extends OrderCounts, OrderLinks {
  /** Vendors that push: all that there is to know of their orders is known here. */
  readonly pushing: ReadonlySet<Vendor>;
  changes(query: {
    readonly after: bigint;
    readonly limit: number;
    readonly vendors: readonly Vendor[] | null;
  }): Promise<readonly RecordedChange[]>;
  known(vendor: Vendor): Promise<KnownVendor>;
  /** null: it was never asked what changed. */
  polled(vendor: Vendor): Promise<PolledSpan | null>;
}

export const statFields = [
  'VENDOR',
  'STATUS',
  'PAYMENT_STATUS',
  'FULFILLMENT_STATUS',
  'PLATFORM',
  'SHOP',
  'STORE',
  'DAY',
  'CARRIER',
] as const;
export type StatField = (typeof statFields)[number];
export interface StatQuestion {
  readonly vendors: readonly Vendor[];
  readonly filter: Filter;
  readonly groupBy: readonly StatField[];
  /** Counting sales costs more than counting orders: only where it is wanted. */
  readonly distinctGroups: boolean;
  /** How many rows at most. */
  readonly limit: number;
}
export interface StatRow {
  /** In the order of `groupBy`; null where the orders say nothing of it. DAY is `yyyy-MM-dd` in China. */
  readonly values: readonly (string | null)[];
  readonly orders: number;
  /** Exact decimal texts; null where no order has the amount, or where they have it in several currencies. */
  readonly payable: string | null;
  readonly refunded: string | null;
  readonly currency: string | null;
  /** Sales, by their platform order numbers; null when not wanted, or when no order has a number. */
  readonly distinctGroups: number | null;
}
/** What the store counts over the orders that it knows. */
export interface OrderCounts {
  /** null: some condition of the filter cannot be told from the index alone; `unanswerable` names them. */
  stats(question: StatQuestion): Promise<readonly StatRow[] | null>;
  unanswerable(filter: Filter): readonly string[] | null;
  /** Every known order that carries the number, whatever it is a number of; null namespaces: all of them. */
  ordersByAnyNumber(
    values: readonly string[],
    namespaces: readonly IdNamespace[] | null,
  ): Promise<readonly NumberHit[]>;
}
export interface NumberHit {
  readonly key: OrderKey;
  readonly namespace: IdNamespace;
  readonly value: string;
}
