/**
 * The canonical records that every vendor's answers become: no I/O, no GraphQL, no wire types.
 * Absent is `null` (the vendor says: none), unknown is `UNKNOWN` beside its native code, failed is a SourceFault.
 */
import type { SourceFault } from './fault.ts';
import type { Decimal } from './values/decimal.ts';
import type { JsonSpan } from './values/json.ts';
import type { Instant } from './values/time.ts';
import type {
  CarrierMode,
  CheckOutcome,
  ClassifiedBy,
  DataOrigin,
  DeliveryMethod,
  FulfillmentStatus,
  IdNamespace,
  LineKind,
  LinkConfidence,
  OrderKind,
  OrderStatus,
  PackageDirection,
  PackageStatus,
  PaymentStatus,
  ReminderState,
  ReturnKind,
  ReturnStatus,
  ReviewStatus,
  TraceSource,
  TraceStatus,
  Vendor,
} from './vocabulary.ts';

/** A vendor's code as received; `documented` is false when no table of ours lists it. */
export interface NativeCode {
  readonly field: string;
  readonly code: string | null;
  readonly label: string | null;
  readonly documented: boolean;
}
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
  readonly currencyAssumed: boolean;
}
/** EZR freight may be paid in points instead of money. */
export interface Points {
  readonly points: Decimal;
}
export type Charge = Money | Points;
export interface Weight {
  readonly grams: Decimal;
  readonly raw: string | null;
  readonly unitAssumed: boolean;
}
export interface TimeWindow {
  readonly start: Instant | null;
  readonly end: Instant | null;
  readonly text: string | null;
}
/** A promise, and the vendor's field that makes it. */
export interface Deadline {
  readonly at: Instant;
  readonly field: string;
}
export interface Freshness {
  readonly fetchedAt: Instant;
  readonly sourceModifiedAt: Instant | null;
  readonly origin: DataOrigin;
}
export interface Party {
  readonly id: string | null;
  readonly code: string | null;
  readonly name: string | null;
}
export interface Identifier {
  readonly namespace: IdNamespace;
  readonly value: string;
  readonly field: string;
}
/** A personal value: `plain` may be shown only when revealed; `masked` is the vendor's own mask, where it sends one. */
export interface Personal {
  readonly plain: string | null;
  readonly masked: string | null;
}

/**
 * What finds an order at its vendor without any memory. `askedBy` is the number that the vendor must be asked by
 * when it does not take its own id (Babycare: the platform order number).
 */
export interface OrderKey {
  readonly vendor: Vendor;
  readonly tenantId: string | null;
  readonly nativeId: string;
  readonly askedBy: string | null;
}

/** The parts of an order that a vendor may send only when asked for them. */
export type OrderPart = 'items' | 'components' | 'payments' | 'invoice' | 'exceptions' | 'logs';
export const orderParts: readonly OrderPart[] = ['items', 'components', 'payments', 'invoice', 'exceptions', 'logs'];

export interface Order {
  readonly key: OrderKey;
  /** As the vendor tells it with the order. Orders of before are kept under a key without it. */
  readonly tenantId: string | null;
  /** The parts that this record has. A part that is not named here was not asked for. */
  readonly loaded: ReadonlySet<OrderPart>;
  readonly identifiers: readonly Identifier[];
  readonly platformOrderNo: string | null;
  readonly kind: OrderKind;
  readonly status: OrderStatus;
  readonly statusNative: readonly NativeCode[];
  readonly statusRule: string;
  readonly paymentStatus: PaymentStatus;
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly returnStatus: ReturnStatus | null;
  readonly reviewStatus: ReviewStatus;
  readonly onHold: boolean | null;
  readonly holdReason: string | null;
  readonly exceptions: readonly OrderException[];
  readonly platformStatus: NativeCode | null;
  readonly placedAt: Instant | null;
  readonly createdAt: Instant | null;
  readonly modifiedAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** Of Yuanshu: the time of automatic receipt when shipped, the pick-up deadline while waiting for the buyer. */
  readonly confirmDeadline: Instant | null;
  readonly promisedDelivery: TimeWindow | null;
  /** The order must have left by then. */
  readonly shipBy: Deadline | null;
  /** It must have arrived by then. */
  readonly deliverBy: Deadline | null;
  readonly platform: Party | null;
  readonly shop: Party | null;
  readonly store: Party | null;
  readonly warehouse: Party | null;
  readonly deliveryMethod: DeliveryMethod;
  readonly amounts: OrderAmounts;
  readonly payments: readonly Payment[] | null;
  readonly items: readonly OrderItem[];
  /** Null when the order's own record does not have its parcels. Then the source is asked for them. */
  readonly packages: readonly Package[] | null;
  /** Null when the vendor says nothing of after-sale, [] when it says that there is none. */
  readonly returns: readonly ReturnCase[] | null;
  readonly invoice: Invoice | null;
  readonly buyer: Buyer | null;
  readonly recipient: Recipient | null;
  readonly notes: OrderNotes | null;
  readonly tags: readonly string[] | null;
  readonly logs: readonly OrderLogEntry[] | null;
  /** Checks of the vendor's own arithmetic, each on this record alone. */
  readonly checks: readonly Check[];
  readonly freshness: Freshness;
  /** The vendor's record as it came, to every digit, for `raw`; null where none was read. */
  readonly raw: JsonSpan | null;
}
export interface OrderException {
  readonly code: string;
  readonly title: string | null;
  readonly remark: string | null;
  readonly at: Instant | null;
  readonly operator: string | null;
}
export interface OrderAmounts {
  readonly goodsTotal: Money | null;
  readonly discountTotal: Money | null;
  readonly goodsPayable: Money | null;
  readonly shipping: Charge | null;
  readonly packaging: Money | null;
  readonly otherFees: Money | null;
  readonly payable: Money | null;
  readonly paid: Money | null;
  readonly refunded: Money | null;
  readonly settlement: Money | null;
  readonly commission: Money | null;
  readonly breakdown: readonly AmountLine[];
}
export interface AmountLine {
  readonly code: string;
  readonly nativeField: string;
  readonly charge: Charge;
}
export interface Payment {
  readonly method: string | null;
  readonly nativeMethod: NativeCode | null;
  readonly amount: Money;
  readonly externalPaymentId: string | null;
  readonly paidAt: Instant | null;
}
export interface Sku {
  readonly vendor: Vendor;
  readonly code: string;
  readonly barcode: string | null;
  readonly productCode: string | null;
  readonly platformSkuId: string | null;
  readonly spec: string | null;
  readonly imageUrl: string | null;
}
export interface OrderItem {
  readonly order: OrderKey;
  /** Unique within its order. */
  readonly itemKey: string;
  readonly parentKey: string | null;
  readonly lineNo: string | null;
  readonly platformLineNo: string | null;
  readonly sku: Sku;
  readonly title: string | null;
  readonly kind: LineKind;
  /** Null: the vendor sent none that can be read. */
  readonly quantity: Decimal | null;
  readonly pickedQuantity: Decimal | null;
  readonly shippedQuantity: Decimal | null;
  readonly returnedQuantity: Decimal | null;
  readonly status: NativeCode | null;
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly unitPrice: Money | null;
  readonly total: Money | null;
  readonly discount: Money | null;
  readonly payable: Money | null;
  readonly weight: Weight | null;
  readonly components: readonly OrderItem[] | null;
  readonly traceCodes: readonly TraceCode[] | null;
  /** Tracking number that the line itself names, where a vendor writes it there. */
  readonly trackingNo: string | null;
}
export interface TraceCode {
  readonly code: string;
  readonly barcode: string | null;
  readonly batchNo: string | null;
  readonly quantity: Decimal | null;
  readonly productionDate: string | null;
  readonly validUntil: string | null;
  readonly kind: string | null;
}

export interface Package {
  readonly order: OrderKey;
  /** Unique within its order, e.g. [carrier code, tracking number]. */
  readonly packageKey: readonly string[];
  readonly direction: PackageDirection;
  readonly trackingNo: string | null;
  readonly carrier: Carrier | null;
  readonly status: PackageStatus;
  readonly statusNative: readonly NativeCode[];
  readonly statusDerived: boolean;
  readonly shippedAt: Instant | null;
  readonly contents: readonly PackageContent[] | null;
  readonly courier: Courier | null;
  readonly freight: Money | null;
  readonly weight: Weight | null;
  readonly freshness: Freshness;
}
export interface Carrier {
  readonly code: string | null;
  readonly name: string | null;
  readonly normalizedCode: string | null;
  readonly mode: CarrierMode;
}
export interface Courier {
  readonly name: Personal;
  readonly phone: Personal;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
export interface PackageContent {
  readonly itemKey: string | null;
  readonly sku: Sku;
  readonly quantity: Decimal | null;
}
export interface Trace {
  readonly trackingNo: string | null;
  readonly carrier: Carrier | null;
  readonly status: TraceStatus;
  /** Oldest first. */
  readonly events: readonly TraceEvent[];
  readonly sources: readonly TraceSource[];
  readonly deliveredAt: Instant | null;
  readonly pickedUpAt: Instant | null;
  readonly estimatedDelivery: TimeWindow | null;
  readonly trackingUrl: string | null;
  readonly courier: Courier | null;
  /** What could not be asked of it, while the rest was told. */
  readonly faults: readonly SourceFault[];
  readonly freshness: Freshness;
}
export interface TraceEvent {
  readonly at: Instant | null;
  readonly atRaw: string;
  readonly status: TraceStatus;
  readonly message: string;
  readonly place: string | null;
  readonly native: NativeCode;
  readonly classifiedBy: ClassifiedBy;
  /** The words that decided the status, as they stand in the message; null where none did. */
  readonly evidence: string | null;
  /** It takes back the ending that was told before it (签收撤销). */
  readonly retracts: boolean;
  /** RETURN: it speaks of the way back to the sender. */
  readonly leg: 'FORWARD' | 'RETURN' | null;
  /** Why the event does not count, for a person; null: it counts. */
  readonly setAside: string | null;
  readonly source: TraceSource;
}

export interface ReturnCase {
  readonly order: OrderKey;
  readonly returnKey: string;
  readonly kind: ReturnKind;
  readonly status: ReturnStatus;
  readonly statusNative: readonly NativeCode[];
  readonly returnNo: string | null;
  readonly reason: string | null;
  readonly refund: Money | null;
  readonly items: readonly ReturnItem[];
  /** The parcel that brings the goods back. */
  readonly inbound: Package | null;
  readonly replacement: OrderKey | null;
  readonly requestedAt: Instant | null;
  /** When the seller decided on it. */
  readonly reviewedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly derivedFrom: string;
}
export interface ReturnItem {
  readonly itemKey: string | null;
  readonly sku: Sku | null;
  readonly quantity: Decimal | null;
  readonly refund: Money | null;
}
export interface Reminder {
  readonly vendor: Vendor;
  readonly tenantId: string | null;
  readonly reminderId: string;
  readonly order: OrderKey;
  readonly state: ReminderState;
  readonly remindedAt: Instant | null;
  readonly count: number | null;
  readonly platformReminderId: string | null;
  readonly reply: ReminderReply | null;
}
export interface ReminderReply {
  readonly content: string | null;
  readonly operator: string | null;
  readonly at: Instant | null;
}
export interface Invoice {
  readonly required: boolean | null;
  readonly title: string | null;
  /** Whether it is made out to a person. Null when the vendor does not say. */
  readonly titleIsPerson: boolean | null;
  readonly taxId: string | null;
  readonly kind: string | null;
  readonly amount: Money | null;
  readonly result: string | null;
  readonly url: string | null;
  readonly serialNo: string | null;
}
export interface Buyer {
  readonly memberId: string | null;
  readonly nickname: Personal;
  readonly phone: Personal;
}
export interface Recipient {
  readonly name: Personal;
  readonly phone: Personal;
  readonly address: Personal;
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  readonly encrypted: boolean;
}
export interface OrderNotes {
  readonly buyer: string | null;
  readonly seller: string | null;
  readonly service: string | null;
}
export interface OrderLogEntry {
  readonly at: Instant | null;
  readonly action: string;
  readonly caption: string | null;
  readonly message: string | null;
  readonly operator: string | null;
  readonly returnNo: string | null;
}
export interface OrderLink {
  readonly from: OrderKey;
  readonly to: OrderKey;
  readonly confidence: LinkConfidence;
  readonly evidence: readonly string[];
}
export interface OrderGroup {
  readonly platformOrderNo: string | null;
  readonly namedBy: 'NUMBER' | 'ORDER';
  readonly canonical: Order;
  readonly members: readonly Order[];
  readonly links: readonly OrderLink[];
  /** Of numbers that link nothing, for a person: each with the reason. */
  readonly linkingNothing: readonly string[];
}
/** One arithmetic or consistency check; one row per code (mappings.md §10). */
export interface Check {
  readonly code: string;
  readonly outcome: CheckOutcome;
  readonly expected: Decimal | null;
  readonly actual: Decimal | null;
  readonly difference: Decimal | null;
  readonly formula: string;
  readonly message: string | null;
}
export interface DeliveryQuote {
  readonly deliverable: boolean;
  readonly freight: Money | null;
  readonly distanceMeters: Decimal | null;
  readonly minutes: Decimal | null;
  readonly suggestedCarrier: Party | null;
  readonly promised: TimeWindow | null;
  readonly native: NativeCode;
}
export interface PickupCheck {
  readonly ok: boolean;
  readonly order: OrderKey | null;
  readonly message: string | null;
  readonly native: NativeCode;
}

/** One text for each key, by which caches and loaders find the order. */
export const orderKeyText = (key: OrderKey): string =>
  JSON.stringify([key.vendor, key.tenantId, key.nativeId, key.askedBy]);
