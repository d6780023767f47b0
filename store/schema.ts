/**
 * The tables, as both engines hand their rows out: whole numbers as number, JSON as text, bytes as Uint8Array.
 * Texts that a vendor may choose at will (order numbers, refund numbers) are never indexed: a B-tree of PostgreSQL
 * refuses entries over 2.7 KB. Their hashes are (keys.ts).
 */
import type { Decision, LinkEvidence } from '../sources/ports/links.ts';
import type { IndexRow } from '../sources/ports/lists.ts';
import type { OperationName, OperationState } from '../sources/ports/ledger.ts';
import type { IdNamespace, Vendor } from '../sources/vocabulary.ts';
import type { AttributeKind, FactKind } from '../sources/ports/pushes.ts';
import type { ChangeKind, QuarantineEntry } from './store.ts';
import type { EpochMs } from '../sources/values/time.ts';

export interface Tables {
  orders: OrderRow;
  versions: VersionRow;
  facts: FactRow;
  numbers: NumberRow;
  crowded_numbers: CrowdedNumberRow;
  order_index: OrderIndexRow;
  order_attributes: AttributeRow;
  titles: TitleRow;
  order_headers: OrderHeaderRow;
  trace_events: TraceEventRow;
  link_facts: LinkFactsRow;
  links: LinkRow;
  link_decisions: DecisionRow;
  group_members: GroupMemberRow;
  changes: ChangeRow;
  nonces: NonceRow;
  quarantine: QuarantineRow;
  refreshes: RefreshRow;
  polls: PollRow;
  totals: TotalRow;
  counters: CounterRow;
  operations: OperationRow;
  operation_orders: OperationOrderRow;
  shared_keys: SharedKeyRow;
}
/** Each order of which anything is known. */
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
  /** Of the order's rows in `numbers`: while it is equal, they need no rewriting. */
  numbers_hash: string | null;
  /** Of the order's rows in `order_index` and `order_attributes`; null while there are none. */
  index_hash: string | null;
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
/** The current version of each fact. */
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
  /** keys.ts#numberKey; a number with hyphens has a second row by keys.ts#looseNumberKey. */
  number_key: string;
  namespace: IdNamespace;
  value: string;
  /** 1: the order's own record does not name it; it was read beside it (a parcel's, a trace's), and stays. */
  beside: number;
}
/** Platform order numbers that more orders carry than a sale has: they link nothing. keys.ts#crowdKey */
export interface CrowdedNumberRow {
  number_key: string;
}
/**
 * What lists and counts read, apart from `orders`: a narrow table is read from end to end in a fraction of the time.
 * Times are seconds, flags 0 and 1, amounts ten-thousandths of the currency's unit.
 */
export interface OrderIndexRow {
  /** keys.ts#orderKey */
  key: string;
  vendor: Vendor;
  tenant_id: string | null;
  order_no: string;
  /** The beginning of order_no, short enough for any index: sorted by it first, and by order_no where it is the same. */
  sort_no: string;
  asked_by: string | null;
  placed_at: number | null;
  created_at: number | null;
  modified_at: number | null;
  /** Promises (Order.shipBy, deliverBy). */
  ship_by: number | null;
  deliver_by: number | null;
  /** Days since 1970 of placed_at in China. */
  placed_day: number | null;
  status: IndexRow['status'];
  payment_status: IndexRow['paymentStatus'];
  fulfillment_status: IndexRow['fulfillmentStatus'];
  return_status: IndexRow['returnStatus'];
  kind: IndexRow['kind'];
  delivery_method: IndexRow['deliveryMethod'];
  on_hold: number | null;
  /** 2: not read (rows/index-row.ts). */
  has_exception: number;
  has_return: number | null;
  has_invoice: number | null;
  has_unmapped: number;
  platform: string | null;
  shop: string | null;
  store: string | null;
  warehouse: string | null;
  carrier: string | null;
  currency: string | null;
  payable: number | null;
  refunded: number | null;
  group_key: string | null;
  /** The place in its group by the time of placing: 0 is the canonical order, and an order that is alone. */
  group_place: number;
}
/** Values that an order can be filtered by and of which it may have several. */
export interface AttributeRow {
  order_key: string;
  kind: AttributeKind;
  /** keys.ts#attributeKey, or #untoldKey where the vendor does not tell all values of the kind. */
  value_key: string;
}
/** Values that are searched for a part of them. Each stands here once, also when no order has it any more. */
export interface TitleRow {
  /** keys.ts#attributeKey */
  value_key: string;
  value: string;
}
/** What lists show first of an order that its vendor must be asked for by another number (ports/lists.ts#OrderHeader). */
export interface TraceEventRow {
  /** keys.ts#parcelKey */
  parcel_key: string;
  /** A hash of what tells two events of one parcel apart. */
  event_key: string;
  /** JSON of the event as it was mapped when it was first told. */
  event: string;
  seen_at: number;
}
export interface OrderHeaderRow {
  /** keys.ts#orderKey */
  order_key: string;
  /** JSON of an OrderHeader; null while none was read. */
  header: string | null;
  /** When the vendor showed it. */
  read_at: EpochMs;
  /** What was read at this moment or before is not shown: a write may have changed the order since. */
  valid_after: EpochMs;
}
/** What each order is compared with others by. */
export interface LinkFactsRow {
  order_key: string;
  /** JSON of LinkFacts; null until the order is projected again after the migration that made the table. */
  facts: string | null;
  /** The order's group_key in the index while it is in no group of several. */
  alone_key: string | null;
}
/** A link by evidence, which follows from the facts of the two orders. */
export interface LinkRow {
  /** The smaller key. */
  a: string;
  b: string;
  confidence: LinkEvidence['confidence'];
  /** JSON array. */
  evidence: string;
}
/** A person's decision: only another decision takes it back. */
export interface DecisionRow {
  /** The smaller key. */
  a: string;
  b: string;
  kind: Decision['kind'];
  by_whom: string;
  at: number;
}
/** Orders in groups of several, and orders that links join to too many. */
export interface GroupMemberRow {
  order_key: string;
  /** The smallest key of the group; rows/link-rows.ts#overfull where there is none. */
  group_key: string;
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
  /** 0 or 1. */
  verified: number;
  /** What it counts in the ring of what anybody may have sent; null: it is not in it. */
  ring_bytes: number | null;
}
export interface RefreshRow {
  key: string;
  vendor: Vendor;
  order_no: string;
  ticket: number;
}
/** How far a vendor was polled, and which process polls it. */
export interface PollRow {
  vendor: Vendor;
  /** Seconds: what was modified from `since` on and before `reached` was read; null while nothing was. */
  since: number | null;
  reached: number | null;
  /** A gap that is being tried again: it ends before this second, and was met so many times. */
  trial_until: number | null;
  trial_tries: number;
  owner: string | null;
  lease_until: EpochMs;
}
/** Counts of each vendor, kept up to date so that they need not be counted. */
export interface TotalRow {
  vendor: Vendor;
  orders: number;
  last_arrival_at: number | null;
}
/** A single row with the last number given of each kind. Every writer locks it first, so that numbers follow commits. */
export interface CounterRow {
  id: number;
  version: number;
  change: number;
  quarantine: number;
  ticket: number;
  /** The version of the index that all orders have that can be projected again (write/reindex.ts). */
  index_version: number;
}
export interface SharedKeyRow {
  name: string;
  value: Uint8Array;
}
/** A write that was asked for (sources/ports/ledger.ts). */
export interface OperationRow {
  id: string;
  client: string;
  idempotency_key: string;
  /** keys.ts#operationKey */
  key_hash: string;
  input_hash: string;
  name: OperationName;
  vendor: Vendor;
  /** JSON array of orderKeyText. */
  orders: string;
  operator: string | null;
  state: OperationState;
  started_at: number;
  finished_at: number | null;
  vendor_ref: string | null;
  /** orderKeyText */
  created: string | null;
  /** JSON of bookkeeping/ledger-row.ts. */
  refusals: string;
  expectation: string | null;
}
export interface OperationOrderRow {
  /** keys.ts#orderKey */
  order_key: string;
  operation: string;
}
