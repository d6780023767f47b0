/**
 * One sale as it happened, before any system gave it codes of its own. Amounts are exact decimal text in yuan,
 * moments are whole seconds since 1970, null means that it has not happened or does not apply.
 */
export type Moment = number;

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** How far the sale has come. */
export const stages = [
  'unpaid',
  'deposit',
  'placed',
  'stuck',
  'reviewing',
  'reviewed',
  'allocating',
  'ready',
  'partlyShipped',
  'shipped',
  'redelivering',
  'refused',
  'delivered',
  'finished',
  'cancelling',
  'cancelled',
  'voided',
] as const;
export type Stage = (typeof stages)[number];

export type SaleKind = 'plain' | 'groupBuy' | 'points' | 'booking' | 'presale' | 'compensation' | 'relay';
export type LineKind = 'main' | 'gift' | 'bundle' | 'addIn';

export interface SaleComponent {
  readonly skuCode: string;
  readonly title: string;
  /** How many pieces of it are in one bundle. */
  readonly ratio: number;
  readonly quantity: number;
  /** What the buyer pays for all pieces of it. The components of a line add up to the line. */
  readonly payable: string;
}

export interface SaleLine {
  /** Counts from 1 within the sale. */
  readonly no: number;
  readonly platformLineNo: string;
  readonly kind: LineKind;
  /** The line that an add-in (加料) belongs to. */
  readonly parentNo: number | null;
  readonly skuCode: string;
  readonly barcode: string;
  readonly productCode: string;
  readonly title: string;
  readonly spec: string;
  readonly unit: string;
  /** The weight of one piece. */
  readonly grams: number;
  /** A number with one decimal (`2.0`), for weighed goods with up to four. */
  readonly quantity: string;
  /** total = unitPrice × quantity; payable = total − lineDiscount − orderDiscount. */
  readonly unitPrice: string;
  readonly total: string;
  readonly lineDiscount: string;
  readonly orderDiscount: string;
  readonly payable: string;
  /** The price of one piece; payable = actualPrice × quantity. */
  readonly actualPrice: string;
  /** With four decimals; settleTotal = settlePrice × quantity. */
  readonly settlePrice: string;
  readonly settleTotal: string;
  readonly components: readonly SaleComponent[];
}

export interface SaleAmounts {
  readonly goodsTotal: string;
  readonly lineDiscounts: string;
  readonly orderDiscounts: string;
  /** Sum of the lines' payable. */
  readonly goodsPayable: string;
  readonly freight: string;
  readonly packaging: string;
  readonly otherFee: string;
  /** goodsPayable + freight + packaging + otherFee. */
  readonly payable: string;
  /** payable + what the platform pays of the discounts. */
  readonly settlement: string;
  readonly commission: string;
}

export interface SalePayment {
  readonly type: 'online' | 'cod' | 'earnest';
  readonly state: 'notPay' | 'earnest' | 'paid';
  readonly deposit: string;
  readonly paidAt: Moment | null;
  readonly billNo: string;
  /** They add up to what was paid. */
  readonly details: readonly { readonly code: string; readonly name: string; readonly amount: string }[];
}

/** What one text of a carrier means. The names are those of the trace states of the project's contract. */
export const traceMeanings = [
  'INFO_RECEIVED',
  'COURIER_ASSIGNED',
  'COURIER_AT_ORIGIN',
  'PICKED_UP',
  'IN_TRANSIT',
  'ARRIVED',
  'DEPARTED',
  'CUSTOMS',
  'OUT_FOR_DELIVERY',
  'AVAILABLE_FOR_PICKUP',
  'ATTEMPT_FAILED',
  'DELIVERED',
  'REFUSED',
  'RETURNING',
  'RETURNED',
  'FORWARDED',
  'EXCEPTION',
  'CANCELLED',
  'UNKNOWN',
] as const;
export type TraceMeaning = (typeof traceMeanings)[number];

export interface TraceStep {
  readonly at: Moment;
  readonly status: string;
  readonly message: string;
  readonly address: string;
  /** What a careful reader would understand; no answer of a vendor carries this. */
  readonly means: TraceMeaning;
}

export interface SaleParcel {
  readonly carrier: Named;
  readonly mode: 'express' | 'rider' | 'storeCourier';
  readonly trackingNo: string;
  /** Whether no order names it and only the trace does. */
  readonly onlyInTrace: boolean;
  readonly contents: readonly { readonly lineNo: number; readonly quantity: string }[];
  readonly grams: number;
  readonly freight: string;
  readonly courier: { readonly id: string; readonly name: string; readonly mobile: string };
  readonly shippedAt: Moment | null;
  readonly deliveredAt: Moment | null;
  /** Oldest first; none is later than the sale's own "now". */
  readonly trace: readonly TraceStep[];
}

export interface SaleAfter {
  readonly kind: 'refundOnly' | 'returnAndRefund' | 'exchange';
  readonly progress: 'applied' | 'goodsBack' | 'done';
  readonly whole: boolean;
  readonly lineNos: readonly number[];
}

export interface SaleReminder {
  readonly id: string;
  readonly at: Moment;
  readonly count: number;
  readonly state: 'none' | 'replied' | 'invalid';
  /** Whether the state comes as Chinese words instead of a code. */
  readonly inWords: boolean;
  readonly repliedAt: Moment | null;
}

export interface SaleInvoice {
  readonly title: string;
  readonly taxId: string;
  readonly paper: boolean;
  readonly vat: boolean;
  readonly company: boolean;
  readonly state: 'asked' | 'issued' | 'failed';
}

export interface Sale {
  readonly index: number;
  /** A number of this sale's own, for choices that a vendor makes among codes of equal meaning. */
  readonly salt: number;
  readonly platformOrderNo: string;
  /** The number above the order's own, where the platform split the purchase. */
  readonly mainOrderNo: string | null;
  readonly platform: Named;
  readonly shop: Named;
  readonly store: Named;
  readonly warehouse: Named;
  readonly kind: SaleKind;
  readonly stage: Stage;
  readonly from: 'warehouse' | 'store' | 'vendor';
  readonly handover: 'express' | 'rider' | 'storeCourier' | 'pickup';
  readonly member: { readonly id: string; readonly nickname: string };
  readonly receiver: {
    readonly name: string;
    readonly mobile: string;
    readonly province: string;
    readonly city: string;
    readonly district: string;
    readonly street: string;
    readonly latitude: string;
    readonly longitude: string;
  };
  readonly pickupCode: string | null;
  readonly placedAt: Moment;
  readonly receivedAt: Moment;
  readonly shippedAt: Moment | null;
  readonly deliveredAt: Moment | null;
  readonly finishedAt: Moment | null;
  readonly modifiedAt: Moment;
  readonly lines: readonly SaleLine[];
  readonly amounts: SaleAmounts;
  readonly payment: SalePayment;
  readonly parcels: readonly SaleParcel[];
  readonly after: SaleAfter | null;
  readonly reminders: readonly SaleReminder[];
  readonly invoice: SaleInvoice | null;
  readonly onHold: boolean;
  readonly cancelledBy: 'store' | 'customer' | 'refusal' | null;
  readonly buyerNote: string | null;
  readonly sellerNote: string | null;
  readonly tags: readonly string[];
  /** An exchange or a reissue that came out of an earlier sale with the same platform number. */
  readonly follows: {
    readonly kind: 'exchange' | 'reissue';
    readonly reason: string;
    /** The index of the earlier sale. */
    readonly index: number;
    readonly placedAt: Moment;
  } | null;
  readonly inSoms: boolean;
  readonly inBabycare: boolean;
  /** How many orders each system makes of it, 1 to 3. */
  readonly splitInSoms: number;
  readonly splitInBabycare: number;
  /** Its totals do not add up, as in the documents' own samples. */
  readonly arithmeticBroken: boolean;
  /** It shows codes that no document lists. */
  readonly unlistedCodes: boolean;
}
