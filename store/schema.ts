/**
 * The tables, as both engines hand their rows out: whole numbers as number, JSON as text, bytes as Uint8Array.
 * Texts that a vendor may choose at will (order numbers, refund numbers) are never indexed: a B-tree of PostgreSQL
 * refuses entries over 2.7 KB. Their hashes are (keys.ts).
 */
import type { IdNamespace, Vendor } from '../sources/model.ts';
import type { FactKind } from '../sources/push-port.ts';
import type { ChangeKind, QuarantineEntry } from './store.ts';

export interface Tables {
  orders: OrderRow;
  versions: VersionRow;
  facts: FactRow;
  numbers: NumberRow;
  changes: ChangeRow;
  nonces: NonceRow;
  quarantine: QuarantineRow;
  refreshes: RefreshRow;
  totals: TotalRow;
  counters: CounterRow;
}
/** Every order that anything is known of. */
export interface OrderRow {
  /** keys.ts#orderKey */
  key: string;
  vendor: Vendor;
  tenant_id: string | null;
  order_no: string;
  asked_by: string | null;
  first_seen_at: number;
  updated_at: number;
  /** The version that was the first order push; null while none has come. */
  first_order: number | null;
  /** JSON of the digest that was last reported; null before CREATED was. */
  digest: string | null;
  /** Of the rows in `numbers`: equal hashes need no rewriting. */
  numbers_hash: string | null;
}
/** The history: every accepted push, in the order of commits. */
export interface VersionRow {
  id: number;
  order_key: string;
  kind: FactKind;
  fact_key: string;
  /** keys.ts#fingerprint: who, what and which bytes. */
  fingerprint: string;
  acceptance: 'NEW' | 'LATE';
  received_at: number;
  modified_at: number | null;
  body: string;
}
/** Which version of each fact stands. */
export interface FactRow {
  /** keys.ts#factKey */
  key: string;
  order_key: string;
  kind: FactKind;
  version: number;
  first_version: number;
}
export interface NumberRow {
  order_key: string;
  /** keys.ts#numberKey */
  number_key: string;
  namespace: IdNamespace;
  value: string;
}
export interface ChangeRow {
  seq: number;
  at: number;
  kind: ChangeKind;
  vendor: Vendor;
  tenant_id: string | null;
  order_no: string;
  asked_by: string | null;
  /** JSON array. */
  fields: string;
}
export interface NonceRow {
  key: string;
  until: number;
}
export interface QuarantineRow {
  id: number;
  state: QuarantineEntry['state'];
  vendor: Vendor;
  endpoint: string;
  received_at: number;
  reason: string;
  /** JSON object. */
  headers: string;
  body: Uint8Array;
}
export interface RefreshRow {
  key: string;
  vendor: Vendor;
  order_no: string;
  ticket: number;
}
/** Kept so that nobody has to count. */
export interface TotalRow {
  vendor: Vendor;
  orders: number;
  last_arrival_at: number | null;
}
/** One row; the last number given of each kind. Whoever writes locks it first, so numbers follow commits. */
export interface CounterRow {
  id: number;
  version: number;
  change: number;
  quarantine: number;
  ticket: number;
}
