/**
 * What a source may be able to do. Only what a vendor's documents describe is there: an absent function is an absent
 * capability, never one that throws. Every function takes many keys and answers for each of them, in their order,
 * with a record, with null or [] ("the vendor says: none"), or with a SourceFault ("could not ask").
 */
import type { SourceFault } from '../fault.ts';
import type { OrderListReader } from './lists.ts';
import type { DeliveryQuote, Order, OrderKey, OrderPart, Package, PickupCheck, Reminder, Trace } from '../model.ts';
import type { Coverage, IdNamespace, ReminderState, Vendor } from '../vocabulary.ts';
import type { WriteHandler } from './writes.ts';
import type { CallContext, VendorHealth } from './calls.ts';
import type { EpochSeconds } from '../values/time.ts';

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
  /** The page begins behind it. Null: with the newest. */
  readonly after: ReminderPosition | null;
  readonly limit: number;
}
/** The place of a reminder among all: by its second, newest first and those without one last, and by its id. */
export interface ReminderPosition {
  readonly t: EpochSeconds | null;
  readonly id: string;
  /** How many came before it when it was read: where to look for what follows, and no more than that. */
  readonly offset: number;
}
export interface ReminderPage {
  /** Newest first. */
  readonly rows: readonly { readonly at: ReminderPosition; readonly reminder: Reminder }[];
  /** Where the next page begins; it may be behind the last row. Null when there is none. */
  readonly end: ReminderPosition | null;
  /** Older reminders follow, or may follow behind what was read. */
  readonly more: boolean;
  /** For a person: why some may be missing. Null: none is. */
  readonly reason: string | null;
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
  /** Null asks for any parcel that the vendor knows. */
  readonly trackingNos: readonly (string | null)[];
}

type SourceCall<Q, A> = (asked: Q, call: CallContext) => A;
type OrderLookUp<Q, A> = (asked: Q, parts: ReadonlySet<OrderPart>, call: CallContext) => A;

type NumberLookUp = OrderLookUp<readonly string[], Promise<readonly Order[]>>;

/** An optional member that is undefined is absent. */
export interface Source {
  readonly vendor: Vendor;
  readonly tenantId: string | null;
  /** True: each order has the tenant that its vendor told with it, and `tenantId` is null. */
  readonly hasTenants?: boolean | undefined;
  readonly capabilities: readonly Capability[];
  readonly mappings: readonly MappingRow[];
  /** Absent where the vendor has no list. Then only known orders can be listed. */
  readonly listReader?: OrderListReader | undefined;
  /** Absent where the vendor takes no writes. */
  readonly writes?: WriteHandler | undefined;
  health(): VendorHealth;
  close(): Promise<void>;

  /** The orders themselves, with at least these parts. */
  readonly orders: OrderLookUp<readonly OrderKey[], Outcomes<Order | null>>;
  /** For each platform order number (平台订单号) every order that carries it. */
  readonly ordersByPlatformNo: OrderLookUp<readonly string[], Outcomes<readonly Order[]>>;
  /** The key of an order from the vendor's own id alone; absent where the vendor must be asked by another number. */
  readonly keyOf?: ((nativeId: string) => OrderKey) | undefined;
  readonly ordersBySaleNo?: OrderLookUp<string, Promise<readonly Order[]>> | undefined;
  readonly ordersByPickupCode?: OrderLookUp<PickupCode, Promise<readonly Order[]>> | undefined;
  /**
   * Further kinds of numbers that the vendor can be asked by: its newest orders with one of these spellings of a number, a
   * page of them at most.
   */
  readonly ordersByNumber?: Readonly<Partial<Record<IdNamespace, NumberLookUp>>> | undefined;
  readonly ordersByTrackingNo?: OrderLookUp<readonly string[], Outcomes<readonly Order[]>> | undefined;
  /** Absent where an order's own record carries its parcels. */
  readonly packagesOf?: SourceCall<readonly Order[], Outcomes<readonly Package[]>> | undefined;
  /** The traces of these parcels. An answer may include a tracking number that the order does not name. */
  readonly tracesOf?: SourceCall<readonly TraceQuestion[], Outcomes<readonly Trace[]>> | undefined;
  readonly reminders?: SourceCall<readonly string[], Outcomes<Reminder | null>> | undefined;
  readonly remindersOf?: SourceCall<readonly OrderKey[], Outcomes<readonly Reminder[]>> | undefined;
  readonly remindersPage?: SourceCall<ReminderQuery, Promise<ReminderPage>> | undefined;
  readonly deliveryQuote?: SourceCall<QuoteQuestion, Promise<DeliveryQuote>> | undefined;
  readonly pickupCheck?: SourceCall<PickupCode, Promise<PickupCheck>> | undefined;
}

/** Whether a source may have orders of this tenant. */
export const serves = ({ tenantId, hasTenants }: Source, tenant: string | null): boolean =>
  hasTenants === true || tenantId === tenant;
