/**
 * What a source may be able to do. Only what a vendor's documents offer is there: an absent function is an absent
 * capability, never one that throws. Every function takes many keys and answers for each of them, in their order,
 * with a record, with null or [] ("the vendor says: none"), or with a SourceFault ("could not ask").
 */
import type { SourceFault } from '../fault.ts';
import type { OrderListReader } from './lists.ts';
import type { DeliveryQuote, Order, OrderKey, OrderPart, Package, PickupCheck, Reminder, Trace } from '../model.ts';
import type { Coverage, ReminderState, Vendor } from '../vocabulary.ts';
import type { WriteHandler } from './writes.ts';
import type { CallContext, VendorHealth } from './calls.ts';

export type Outcome<T> = T | SourceFault;
export type Outcomes<T> = Promise<readonly Outcome<T>[]>;

export interface Capability {
  readonly name: string;
  readonly support: Coverage;
  readonly note: string | null;
}
/** One row of the mappings, as `statusMappings` shows it. */
export interface MappingRow {
  readonly vendor: Vendor;
  readonly field: string;
  readonly code: string;
  readonly label: string | null;
  readonly target: string;
  readonly note: string | null;
  readonly version: string;
}
export interface PickupCode {
  readonly storeId: string;
  readonly code: string;
  readonly platformId: string | null;
}
export interface ReminderQuery {
  readonly states: readonly ReminderState[] | null;
  readonly orders: readonly OrderKey[] | null;
  readonly storeId: string | null;
  /** Rows are numbered from the oldest (0); newest first is read downwards from `before`, or from the newest. */
  readonly before: number | null;
  readonly limit: number;
}
export interface ReminderPage {
  /** Newest first, each with its number counted from the oldest. */
  readonly rows: readonly { readonly index: number; readonly reminder: Reminder }[];
  /** Older reminders follow, or may follow below what was read. */
  readonly more: boolean;
}
export interface QuoteQuestion {
  readonly kind: 'ADDRESS' | 'DELIVERABLE' | 'PRICE';
  readonly storeId: string | null;
  readonly order: OrderKey | null;
  readonly addressText: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly weightGrams: string | null;
}

export interface TraceQuestion {
  readonly order: Order;
  /** null stands for "whatever parcel the vendor knows of". */
  readonly trackingNos: readonly (string | null)[];
}

export interface Source {
  readonly vendor: Vendor;
  readonly tenantId: string | null;
  readonly capabilities: readonly Capability[];
  readonly mappings: readonly MappingRow[];
  /** Absent where the vendor offers no list: then only what is known of it can be listed. */
  readonly listReader?: OrderListReader;
  /** Absent where the vendor takes no writes. */
  readonly writes?: WriteHandler;
  health(): VendorHealth;
  close(): Promise<void>;

  /** The orders themselves, with at least these parts. */
  orders(keys: readonly OrderKey[], parts: ReadonlySet<OrderPart>, call: CallContext): Outcomes<Order | null>;
  /** For each platform order number (平台订单号) every order that carries it. */
  ordersByPlatformNo(
    numbers: readonly string[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Outcomes<readonly Order[]>;
  /** The key of an order from the vendor's own id alone; absent where the vendor must be asked by another number. */
  keyOf?(nativeId: string): OrderKey;
  ordersBySaleNo?(saleOrderNo: string, parts: ReadonlySet<OrderPart>, call: CallContext): Promise<readonly Order[]>;
  ordersByPickupCode?(by: PickupCode, parts: ReadonlySet<OrderPart>, call: CallContext): Promise<readonly Order[]>;
  ordersByTrackingNo?(
    trackingNos: readonly string[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Outcomes<readonly Order[]>;
  /** Absent where an order's own record carries its parcels. */
  packagesOf?(orders: readonly Order[], call: CallContext): Outcomes<readonly Package[]>;
  /** The traces of these parcels; an answer may also hold a trace whose tracking number the order does not name. */
  tracesOf?(questions: readonly TraceQuestion[], call: CallContext): Outcomes<readonly Trace[]>;
  reminders?(ids: readonly string[], call: CallContext): Outcomes<Reminder | null>;
  remindersOf?(orders: readonly OrderKey[], call: CallContext): Outcomes<readonly Reminder[]>;
  remindersPage?(query: ReminderQuery, call: CallContext): Promise<ReminderPage>;
  deliveryQuote?(question: QuoteQuestion, call: CallContext): Promise<DeliveryQuote>;
  pickupCheck?(by: PickupCode, call: CallContext): Promise<PickupCheck>;
}
