/** The change feed as resolvers see it: a local, gap-free sequence over everything that the store learns. */
import type { OrderKey, Vendor } from './model.ts';

export interface LearnedChange {
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
export interface Knowledge {
  changes(query: {
    readonly after: bigint;
    readonly limit: number;
    readonly vendors: readonly Vendor[] | null;
  }): Promise<readonly LearnedChange[]>;
  known(vendor: Vendor): Promise<KnownVendor>;
}
