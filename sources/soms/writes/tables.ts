/**
 * The codes that SOMS has for our words, for every word of each of our lists. Null where SOMS has none. † marks our
 * inference.
 */
import type { CarrierMode, PackageStatus, PaymentStatus, ReturnKind, ReviewStatus } from '../../vocabulary.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { UserErrorCode } from '../../ports/writes.ts';

export type CodesOf<Word extends string> = Readonly<Record<Word, string | null>>;

export const cancelTypeCodes: CodesOf<NonNullable<WriteInputs['orderCancel']['type']>> = {
  STORE_REFUSED: 'stationRefuse',
  CUSTOMER_CANCELLED: 'customerCancel',
  CUSTOMER_REFUSED: 'refused',
};
export const payStateCodes: CodesOf<PaymentStatus> = {
  UNPAID: 'notPay',
  PARTIALLY_PAID: 'earnest',
  PAID: 'paid',
  REFUNDING: null,
  PARTIALLY_REFUNDED: null,
  REFUNDED: null,
  UNKNOWN: null,
};
type StoreOperation = WriteInputs['storeOperationRecord']['operation'];
export const operationCodes: Readonly<Record<StoreOperation, { readonly operation: string; readonly state: string }>> =
  {
    ACCEPT: { operation: 'accept', state: 'accepted' },
    PICK: { operation: 'shipping', state: 'shipping' },
    RECHECK: { operation: 'recheck', state: 'rechecked' },
    HANDOVER: { operation: 'handover', state: 'handover' },
    // The picked goods go back to the shelf and the order stays accepted (mappings.md §11).
    CANCEL_PICK: { operation: 'cancelShipping', state: 'accepted' },
  };
export const deliveryStateCodes: CodesOf<WriteInputs['deliveryStatusSet']['state']> = {
  NONE: 'none',
  SHIPPED: 'shipped',
  SIGNED: 'signed',
  REFUSED: 'refused',
  REDELIVER: 'redeliver',
};
export const carrierStateCodes: CodesOf<PackageStatus> = {
  PENDING: 'initial',
  LABEL_CREATED: 'created',
  CREATE_FAILED: 'createdFailed',
  COURIER_ASSIGNED: 'dispatched',
  COURIER_AT_ORIGIN: 'arrived',
  PICKUP_FAILED: 'pickupFailed',
  PICKED_UP: 'pickup',
  SHIPPED: null,
  IN_TRANSIT: 'delivering',
  OUT_FOR_DELIVERY: 'delivering',
  AVAILABLE_FOR_PICKUP: null,
  ATTEMPT_FAILED: null,
  DELIVERED: 'delivered',
  REFUSED: null,
  RETURNING: null,
  RETURNED: null,
  CANCELLED: 'canceled',
  EXCEPTION: null,
  UNKNOWN: null,
};
export const carrierTypeCodes: CodesOf<CarrierMode> = {
  SELF: 'self',
  PLATFORM: 'thirdparty',
  EXPRESS: 'express',
  // It is said by expectedLogisticsCodes.
  CROWDSOURCED: null,
  UNKNOWN: null,
};
/** 期望承运物流类型. It is sent for EXPRESS too, because an earlier carrier's value would contradict the type. */
export const expectedLogisticsCodes: CodesOf<CarrierMode> = {
  SELF: null,
  PLATFORM: null,
  EXPRESS: 'express',
  CROWDSOURCED: 'crowdsourcing',
  UNKNOWN: null,
};
/** For an assignment, which says the mode by the carrier's type or by the expected logistics. */
export const carrierModeCodes: CodesOf<CarrierMode> = {
  ...carrierTypeCodes,
  CROWDSOURCED: expectedLogisticsCodes.CROWDSOURCED,
};
export const returnKindCodes: CodesOf<ReturnKind> = {
  REFUND_ONLY: 'refund',
  RETURN_AND_REFUND: 'refundAndRtn',
  EXCHANGE: null,
  REISSUE: null,
  UNKNOWN: null,
};
export const returnScopeCodes: CodesOf<NonNullable<WriteInputs['returnCreate']['scope']>> = {
  WEIGHT_SHORTAGE: 'weight_diff',
  OUT_OF_STOCK: 'stock_none',
  AMOUNT: 'amount',
  PART: 'part',
  ALL: 'all',
  FREIGHT: 'freight',
};
export const approvalCodes: CodesOf<ReviewStatus> = {
  NOT_REVIEWED: 'none',
  SERVICE_APPROVED: 'serviceApproved',
  FINANCE_APPROVED: 'financeApproved',
  // A client that means financeRefuse writes it in vendorFields.
  REJECTED: 'serviceRefuse',
  WAREHOUSE_APPROVED: null,
  CARRIER_APPROVED: null,
  APPROVED: null,
  UNKNOWN: null,
};
export const invoiceResults = { done: '开票成功', failed: '开票失败' } as const;

/**
 * The document lists no codes of refusals, so their words are read (†); the first row that fits counts. That something is
 * done already is ALREADY_DONE for the operation that does it, and a conflict for the others.
 */
export const rejectionWords: readonly {
  readonly words: RegExp;
  readonly code: UserErrorCode;
  readonly operations?: readonly string[];
}[] = [
  { words: /不存在|未找到|找不到|查无/, code: 'NOT_FOUND' },
  { words: /已存在|重复/, code: 'DUPLICATE' },
  { words: /已取消/, code: 'ALREADY_DONE', operations: ['cancelOrder', 'cancelCarrier'] },
  { words: /已(?:付款|支付|付全款)/, code: 'ALREADY_DONE', operations: ['payOrder'] },
  { words: /已(?:自提|提货|核销|确认)/, code: 'ALREADY_DONE', operations: ['confirmSelftake', 'confirmSelftakeV2'] },
  { words: /已回复/, code: 'ALREADY_DONE', operations: ['replyOrderRemind'] },
  { words: /已开票/, code: 'ALREADY_DONE', operations: ['updateOrderInvoice', 'updateInvoiceResult'] },
  { words: /状态|已(?:取消|付款|支付|发货|妥投|签收|完成|拒收)/, code: 'STATE_CONFLICT' },
];
