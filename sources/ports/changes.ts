/** The read model as resolvers see it: a gap-free sequence of changes, and counts over all known orders. */
import type { Filter } from './lists.ts';
import type { OrderLinks } from './links.ts';
import type { OrderKey } from '../model.ts';
import type { IdNamespace, Vendor } from '../vocabulary.ts';
import type { EpochMs } from '../values/time.ts';

export interface RecordedChange {
  /** 1, 2, 3 … in the order of commits. */
  readonly seq: bigint;
  readonly at: EpochMs;
  readonly kind: 'CREATED' | 'UPDATED' | 'STATUS_CHANGED' | 'DELETED';
  readonly order: OrderKey;
  readonly fields: readonly string[];
}
export interface KnownVendor {
  readonly orders: number;
  /** Null when nothing was ever pushed. */
  readonly lastArrivalAt: EpochMs | null;
}
/** Everything that was modified at a vendor in this time has been read. */
export interface PolledSpan {
  readonly from: EpochMs;
  readonly to: EpochMs;
}
export interface ReadModel extends OrderCounts, OrderLinks {
  /** Vendors that push their orders, so that all of them are known here. */
  readonly pushing: ReadonlySet<Vendor>;
  changes(query: {
    readonly after: bigint;
    readonly limit: number;
    readonly vendors: readonly Vendor[] | null;
  }): Promise<readonly RecordedChange[]>;
  known(vendor: Vendor): Promise<KnownVendor>;
  /** Null when the vendor was never polled. */
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
  /** Counting sales costs more than counting orders, so it is done on demand only. */
  readonly distinctGroups: boolean;
  /**
   * Wanted: each sale is counted once too, in the row of its canonical order. That is the first of its orders among those
   * that the client sees at all, which this filter says: a sale whose first order is hidden is not lost.
   */
  readonly sales?: Filter | null;
  /** The largest number of rows. */
  readonly limit: number;
}
export interface StatRow {
  /** In the order of `groupBy`. Null where the orders do not say it. DAY is `yyyy-MM-dd` in China. */
  readonly values: readonly (string | null)[];
  readonly orders: number;
  /** Exact decimal texts. Null where no order has the amount, or where there are several currencies. */
  readonly payable: string | null;
  readonly refunded: string | null;
  readonly currency: string | null;
  /** Sales whose canonical order is in this row, and what is payable for these orders. Null when not wanted. */
  readonly sales: number | null;
  readonly salesPayable: { readonly amount: string; readonly currency: string } | null;
  /** Sales, counted by platform order numbers. Null when not wanted, or when no order has a number. */
  readonly distinctGroups: number | null;
}
/** What the store counts over the orders that it knows. */
export interface OrderCounts {
  /** Null when the index alone cannot tell some condition of the filter; `unanswerable` names it. */
  stats(question: StatQuestion): Promise<readonly StatRow[] | null>;
  unanswerable(filter: Filter): readonly string[] | null;
  /** Every known order that has one of the numbers in one of the namespaces. Null: in any namespace. */
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
