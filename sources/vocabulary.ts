/**
 * The closed word lists of the model: every state, kind and name that a vendor's code can become.
 * UNKNOWN is a code that no table of ours lists; the native code stands beside it.
 */
export const vendors = ['YUANSHU', 'SOMS', 'BABYCARE', 'EZR'] as const;
export type Vendor = (typeof vendors)[number];

export type OrderStatus =
  | 'PENDING_PAYMENT'
  | 'PENDING_REVIEW'
  | 'EXCEPTION'
  | 'PROCESSING'
  | 'AWAITING_SHIPMENT'
  | 'AWAITING_PICKUP'
  | 'SHIPPED'
  | 'DELIVERED'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'CLOSED'
  | 'VOIDED'
  | 'UNKNOWN';
export type PaymentStatus =
  | 'UNPAID'
  | 'PARTIALLY_PAID'
  | 'PAID'
  | 'REFUNDING'
  | 'PARTIALLY_REFUNDED'
  | 'REFUNDED'
  | 'UNKNOWN';
export type FulfillmentStatus =
  | 'UNFULFILLED'
  | 'ON_HOLD'
  | 'IN_PROGRESS'
  | 'READY'
  | 'PARTIALLY_SHIPPED'
  | 'SHIPPED'
  | 'DELIVERED'
  | 'REFUSED'
  | 'FAILED'
  | 'CANCELLED'
  | 'UNKNOWN';
export type PackageStatus =
  | 'PENDING'
  | 'LABEL_CREATED'
  | 'CREATE_FAILED'
  | 'COURIER_ASSIGNED'
  | 'COURIER_AT_ORIGIN'
  | 'PICKUP_FAILED'
  | 'PICKED_UP'
  | 'SHIPPED'
  | 'IN_TRANSIT'
  | 'OUT_FOR_DELIVERY'
  | 'AVAILABLE_FOR_PICKUP'
  | 'ATTEMPT_FAILED'
  | 'DELIVERED'
  | 'REFUSED'
  | 'RETURNING'
  | 'RETURNED'
  | 'CANCELLED'
  | 'EXCEPTION'
  | 'UNKNOWN';
export type TraceStatus =
  | 'INFO_RECEIVED'
  | 'COURIER_ASSIGNED'
  | 'COURIER_AT_ORIGIN'
  | 'PICKED_UP'
  | 'IN_TRANSIT'
  | 'ARRIVED'
  | 'DEPARTED'
  | 'CUSTOMS'
  | 'OUT_FOR_DELIVERY'
  | 'AVAILABLE_FOR_PICKUP'
  | 'ATTEMPT_FAILED'
  | 'DELIVERED'
  | 'REFUSED'
  | 'RETURNING'
  | 'RETURNED'
  | 'FORWARDED'
  | 'EXCEPTION'
  | 'CANCELLED'
  | 'UNKNOWN';
export type ReturnStatus =
  | 'REQUESTED'
  | 'PENDING_REVIEW'
  | 'APPROVED'
  | 'REJECTED'
  | 'IN_TRANSIT'
  | 'RECEIVED'
  | 'REFUNDING'
  | 'REFUNDED'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'UNKNOWN';
export type ReturnKind = 'REFUND_ONLY' | 'RETURN_AND_REFUND' | 'EXCHANGE' | 'REISSUE' | 'UNKNOWN';
export type ReviewStatus =
  | 'NOT_REVIEWED'
  | 'SERVICE_APPROVED'
  | 'FINANCE_APPROVED'
  | 'WAREHOUSE_APPROVED'
  | 'CARRIER_APPROVED'
  | 'APPROVED'
  | 'REJECTED'
  | 'UNKNOWN';
export type OrderKind =
  | 'SALE'
  | 'PREPAID'
  | 'EXCHANGE'
  | 'REISSUE'
  | 'GROUP_BUY'
  | 'PRESALE'
  | 'POINTS'
  | 'COMPENSATION'
  | 'UNKNOWN';
export type DeliveryMethod = 'EXPRESS' | 'STORE_DELIVERY' | 'STORE_PICKUP' | 'VENDOR_DIRECT' | 'UNKNOWN';
export type LineKind = 'MAIN' | 'GIFT' | 'ADD_ON_PURCHASE' | 'ADD_IN' | 'BUNDLE' | 'BUNDLE_COMPONENT' | 'UNKNOWN';
export type ReminderState = 'NOT_REPLIED' | 'REPLIED' | 'INVALID' | 'UNKNOWN';
export type CarrierMode = 'SELF' | 'PLATFORM' | 'EXPRESS' | 'CROWDSOURCED' | 'UNKNOWN';
export type LinkConfidence = 'EXACT' | 'STRONG' | 'WEAK' | 'MANUAL';
export type RelationKind = 'EXCHANGE' | 'REISSUE' | 'SPLIT';
/** The role of an order in a relation. A SIBLING is another part of the same split. */
export type RelationRole = 'ORIGINAL' | 'RESULT' | 'SIBLING';
/** Of events of the same second, those of an earlier one come first. */
export const traceSources = ['SOMS_DELIVERY', 'SOMS_EXPRESS', 'YUANSHU_BTS'] as const;
export type TraceSource = (typeof traceSources)[number];
export type ClassifiedBy = 'CODE' | 'DICTIONARY' | 'RULE' | 'NONE';
export type PackageDirection = 'OUTBOUND' | 'INBOUND';
/** LIVE: read from the vendor now; PUSHED: as the vendor last sent it to us. */
export type DataOrigin = 'LIVE' | 'CACHE' | 'PUSHED';
export type CheckOutcome = 'PASS' | 'FAIL' | 'NOT_APPLICABLE';
export type Coverage = 'COMPLETE' | 'PARTIAL' | 'NONE';
export type IdNamespace =
  | 'VENDOR_ID'
  | 'VENDOR_CODE'
  | 'PLATFORM_ORDER'
  | 'PLATFORM_MAIN_ORDER'
  | 'PLATFORM_INNER'
  | 'THIRD_PARTY'
  | 'SALE_ORDER'
  | 'SOURCE_ORDER'
  | 'PARENT'
  | 'PAYMENT'
  | 'EXTERNAL'
  | 'PICKUP_CODE'
  | 'STORE_SEQUENCE'
  | 'RETURN'
  | 'EXCHANGE'
  | 'WAYBILL'
  | 'LINE'
  | 'PHONE_SUFFIX';
