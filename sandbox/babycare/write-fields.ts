/** What the document's tables require of the five writes, and what its own samples make of that. */
import {
  decimalNumber,
  listOf,
  objectOf,
  optional,
  pieces,
  type Shape,
  text,
  textOrEmpty,
  truth,
  whole,
} from '../server/fields.ts';

/** 班牛's own ids. Whether this appId is that of the public parameters is not said; any text will do. */
const ticket: Shape = { appId: text, projectId: text, taskId: text, userId: text };

const textOrNothing = optional(text);

export const createSalesOrderFields: Shape = {
  platformOrderNo: text,
  platformOrderStatus: textOrNothing,
  storeCode: text,
  orderType: whole,
  memberName: text,
  platformCreateTime: text,
  platformPayTime: text,
  receiverName: text,
  mobile: text,
  // Required by the table, and "" in the sample.
  phone: textOrEmpty,
  country: text,
  province: text,
  city: text,
  district: text,
  address: text,
  postFee: optional(decimalNumber),
  reissueReason: textOrNothing,
  buyerMemo: textOrNothing,
  sellerMemo: textOrNothing,
  openExtensions: textOrNothing,
  detailList: listOf({
    platformNo: text,
    skuCode: text,
    qty: pieces,
    settlementFee: decimalNumber,
    settlementPrice: decimalNumber,
    price: optional(decimalNumber),
    totalFee: optional(decimalNumber),
    actualPrice: optional(decimalNumber),
    payment: optional(decimalNumber),
    discountFee: optional(decimalNumber),
  }),
};

export const cancelSalesOrderFields: Shape = { platformOrderNo: text, salesOrderCode: text, reason: textOrNothing };

const place: Shape = { province: textOrNothing, city: textOrNothing, district: textOrNothing, address: textOrNothing };

export const createExchangeFields: Shape = {
  ...ticket,
  ...place,
  platformOrderNo: text,
  salesOrderId: whole,
  isAutoFillAddress: truth,
  isExchangeFirst: optional(whole),
  exchangeCode: textOrNothing,
  exchangeReason: textOrNothing,
  buyerMemo: textOrNothing,
  sellerMemo: textOrNothing,
  // The table lets both lists be absent, which leaves nothing to exchange.
  // The ids are integers by the table and text in the sample: both are taken.
  returnInDetailList: listOf({
    id: { fits: (value) => text.fits(value) || whole.fits(value) },
    platformNo: text,
    qty: pieces,
  }),
  exchangeOutDetailList: listOf({
    skuCode: text,
    qty: pieces,
    platformNo: textOrNothing,
    productCode: textOrNothing,
    productName: textOrNothing,
    skuName: textOrNothing,
  }),
};

export const createSupplyOrderFields: Shape = {
  ...ticket,
  ...place,
  platformOrderNo: text,
  storeCode: text,
  isAutoFillAddress: truth,
  receiverName: textOrNothing,
  supplyOrderExt: objectOf({
    platformPayTime: text,
    memberName: textOrNothing,
    isAfterSale: optional(whole),
    postFee: optional(decimalNumber),
    buyerMemo: textOrNothing,
    sellerMemo: textOrNothing,
    reissueReason: textOrNothing,
  }),
  // Not required by the table; without lines there is nothing to send.
  supplyOrderDetailList: listOf({
    skuCode: text,
    qty: pieces,
    platformNo: textOrNothing,
    settlementPrice: optional(decimalNumber),
    settlementFee: optional(decimalNumber),
  }),
};

export const createReturnFields: Shape = {
  ...ticket,
  storeCode: text,
  platformOrderNo: text,
  salesOrderId: whole,
  platformRefundNo: text,
  backExpressNo: text,
  backExpressCode: text,
  backExpressName: textOrNothing,
  returnInDetailList: listOf({ salesOrderDetailId: whole, platformNo: text, skuCode: text, qty: pieces }),
};
