/**
 * What a client may ask to have changed, in the words of the graph (schema/mutation*.graphql), with references resolved:
 * orders are keys, lines are item keys. Amounts are exact decimal texts, times are Instants.
 * `vendorFields` of an input are fields of the vendor's own document that the model has no words for. They are checked
 * against that document before anything is sent, and must not repeat what a typed field says.
 */
import type { Decimal } from '../values/decimal.ts';
import type { Instant } from '../values/time.ts';
import type { OrderKey } from '../model.ts';
import type { PaymentStatus, ReturnKind, ReviewStatus } from '../vocabulary.ts';
import type {
  Maybe,
  RecipientInput,
  BabycareOrderInput,
  PickInfoInput,
  CarrierInput,
  InboundInput,
  TicketInput,
  ReturnLineInput,
  ReissueLineInput,
  ParcelDetails,
} from './write-input-parts.ts';

/** Every write by its name in the graph. */
export interface WriteInputs {
  orderCreate:
    | { readonly soms: unknown; readonly babycare?: never }
    | { readonly babycare: BabycareOrderInput; readonly soms?: never };
  orderCancel: {
    readonly reason?: Maybe<string>;
    readonly type?: Maybe<'STORE_REFUSED' | 'CUSTOMER_CANCELLED' | 'CUSTOMER_REFUSED'>;
    readonly platformReturnNo?: Maybe<string>;
  };
  orderPay: {
    readonly state: PaymentStatus;
    readonly paidAt?: Maybe<Instant>;
    readonly billNo?: Maybe<string>;
    readonly details: readonly {
      readonly method: string;
      readonly amount: Decimal;
      readonly externalPaymentId?: Maybe<string>;
    }[];
    readonly vendorFields?: unknown;
  };
  orderItemsSubstitute: {
    readonly changes: readonly {
      readonly lineNo: string;
      readonly quantity: Decimal;
      readonly toSku: string;
      readonly toQuantity: Decimal;
      readonly toUnitPrice: Decimal;
    }[];
    readonly reapportion: boolean;
    readonly reason?: Maybe<string>;
    readonly vendorFields?: unknown;
  };
  ordersReassignStore: readonly {
    readonly order: OrderKey;
    readonly storeId: string;
    readonly storeName?: Maybe<string>;
  }[];
  orderTagsUpdate: { readonly add: readonly string[]; readonly remove: readonly string[] };
  orderNoteSet: { readonly buyerNote: string };
  storeOperationRecord: {
    readonly operation: 'ACCEPT' | 'PICK' | 'RECHECK' | 'HANDOVER' | 'CANCEL_PICK';
    readonly storeId: string;
    readonly voucherUrls?: Maybe<readonly string[]>;
    readonly pickInfo?: Maybe<PickInfoInput>;
  };
  pickInfoSet: PickInfoInput;
  traceCodesSet: readonly {
    readonly lineNo: string;
    readonly skuCode: string;
    readonly componentId?: Maybe<string>;
    /** Fields of the vendor's record of this line, or of this component. */
    readonly vendorFields?: unknown;
    readonly codes: readonly {
      readonly code: string;
      readonly quantity?: Maybe<Decimal>;
      readonly batchNo?: Maybe<string>;
      readonly productionDate?: Maybe<string>;
      readonly validUntil?: Maybe<string>;
      readonly vendorFields?: unknown;
    }[];
  }[];
  pickupConfirm: {
    readonly storeId?: Maybe<string>;
    readonly qrCode?: Maybe<string>;
    readonly platformId?: Maybe<string>;
  };
  deliveryStatusSet: {
    readonly state: 'NONE' | 'SHIPPED' | 'SIGNED' | 'REFUSED' | 'REDELIVER';
    readonly trackingNo?: Maybe<string>;
    readonly carrierId?: Maybe<string>;
    readonly shippedAt?: Maybe<Instant>;
    readonly note?: Maybe<string>;
    readonly vendorFields?: unknown;
  };
  carrierAssign: CarrierInput;
  carrierChange: CarrierInput;
  carrierDispatchCancel: {
    readonly carrierId: string;
    readonly reason?: Maybe<string>;
    readonly redispatch: boolean;
  };
  returnCreate: {
    readonly kind: ReturnKind;
    readonly reason?: Maybe<string>;
    readonly scope?: Maybe<'WEIGHT_SHORTAGE' | 'OUT_OF_STOCK' | 'AMOUNT' | 'PART' | 'ALL' | 'FREIGHT'>;
    readonly approval?: Maybe<ReviewStatus>;
    readonly freight?: Maybe<Decimal>;
    readonly platformReturnNo?: Maybe<string>;
    readonly inbound?: Maybe<InboundInput>;
    readonly items: readonly ReturnLineInput[];
    readonly ticket?: Maybe<TicketInput>;
    readonly vendorFields?: unknown;
  };
  exchangeCreate: {
    readonly ticket: TicketInput;
    readonly exchangeCode?: Maybe<string>;
    readonly in: readonly ReturnLineInput[];
    readonly out: readonly ReissueLineInput[];
    readonly shipFirst: boolean;
    readonly reason?: Maybe<string>;
    readonly recipient?: Maybe<RecipientInput>;
    readonly inbound?: Maybe<InboundInput>;
    readonly vendorFields?: unknown;
  };
  reissueCreate: {
    readonly ticket?: Maybe<TicketInput>;
    readonly items: readonly ReissueLineInput[];
    readonly reason?: Maybe<string>;
    readonly responsibleParty?: Maybe<string>;
    readonly recipient?: Maybe<RecipientInput>;
    readonly sellerNote?: Maybe<string>;
    readonly vendorFields?: unknown;
  };
  invoiceSet: {
    readonly required: boolean;
    readonly printNumber?: Maybe<string>;
    readonly title?: Maybe<string>;
    readonly taxId?: Maybe<string>;
    readonly kind?: Maybe<string>;
    readonly type?: Maybe<string>;
    readonly amount?: Maybe<Decimal>;
    readonly email?: Maybe<string>;
    readonly vendorFields?: unknown;
  };
  invoiceResultRecord: {
    readonly success: boolean;
    readonly serialNo?: Maybe<string>;
    readonly url?: Maybe<string>;
    readonly errorReason?: Maybe<string>;
    readonly issuedAt?: Maybe<Instant>;
    readonly vendorFields?: unknown;
  };
  reminderReply: { readonly reminderId: string; readonly content: string };

  // Yuanshu, as far as it is documented (beyond-the-documents.md §1.3-§1.9).
  shipmentNotify: { readonly parcels: readonly ParcelDetails[]; readonly memberId?: Maybe<string> };
  refundPaymentNotify: {
    readonly returnNo: string;
    readonly refundPaymentNo: string;
    readonly state:
      | 'UNPAID'
      | 'PAYING'
      | 'PAID'
      | 'PAY_FAILED'
      | 'NOT_REFUNDED'
      | 'REFUNDING'
      | 'REFUNDED'
      | 'REFUND_FAILED'
      | 'CLOSED';
    readonly amount: Decimal;
    readonly details: readonly {
      readonly detailNo: string;
      readonly amount: Decimal;
      readonly description?: Maybe<string>;
      readonly methodCode: number;
      readonly methodName: string;
    }[];
  };
  returnStockIn: {
    readonly returnNo: string;
    readonly accepted: boolean;
    readonly refundFreight: boolean;
    readonly remark?: Maybe<string>;
    readonly extension?: unknown;
    readonly goods: readonly {
      readonly lineNo: string;
      readonly refundable: Decimal;
      readonly receivedCount: number;
      readonly extension?: unknown;
      readonly expiries?: Maybe<readonly unknown[]>;
    }[];
  };
  stockSync: {
    readonly rows: readonly {
      readonly warehouseCode?: Maybe<string>;
      readonly outWarehouseCode?: Maybe<string>;
      readonly skuCode?: Maybe<string>;
      readonly outSkuCode?: Maybe<string>;
      readonly quantity: Decimal;
    }[];
    readonly increment: boolean;
    readonly asynchronous: boolean;
    readonly billNo?: Maybe<string>;
    readonly syncedAt?: Maybe<Instant>;
    readonly sourceFlag?: Maybe<number>;
  };
  flowReport: {
    readonly node: string;
    readonly at: Instant;
    readonly source: string;
    readonly message?: Maybe<string>;
    readonly returnNo?: Maybe<string>;
    readonly parcels?: Maybe<readonly ParcelDetails[]>;
  };
  parcelAdd: {
    readonly at: Instant;
    readonly source: string;
    readonly returnNo?: Maybe<string>;
    readonly parcels: readonly ParcelDetails[];
  };
  trackingChange: {
    readonly newTrackingNo: string;
    readonly newCarrierCode: string;
    readonly oldTrackingNo?: Maybe<string>;
    readonly oldCarrierCode?: Maybe<string>;
    readonly phone?: Maybe<string>;
    readonly returnNo?: Maybe<string>;
  };
}
export type WriteName = keyof WriteInputs;
