/** What the document's tables require of the five writes, relaxed where its own samples break the tables. */
import { decimalNumber, each, listOf, objectOf, optional, pieces, text, textOrEmpty } from '../server/fields.ts';
import { truth, whole } from '../server/fields.ts';
import type { Shape } from '../server/fields.ts';

/** 班牛's own ids. Whether this appId is that of the public parameters is not said, so any text will do. */
const ticket = each(text, 'appId', 'projectId', 'taskId', 'userId');

const textOrNothing = optional(text);
const decimalOrNothing = optional(decimalNumber);

export const createSalesOrderFields: Shape = {
  ...each(text, 'platformOrderNo', 'storeCode', 'memberName', 'platformCreateTime', 'platformPayTime'),
  orderType: whole,
  ...each(text, 'receiverName', 'mobile', 'country', 'province', 'city', 'district', 'address'),
  // The table requires it, and the sample has "".
  phone: textOrEmpty,
  postFee: decimalOrNothing,
  ...each(textOrNothing, 'platformOrderStatus', 'reissueReason', 'buyerMemo', 'sellerMemo', 'openExtensions'),
  detailList: listOf({
    ...each(text, 'platformNo', 'skuCode'),
    qty: pieces,
    ...each(decimalNumber, 'settlementFee', 'settlementPrice'),
    ...each(decimalOrNothing, 'price', 'totalFee', 'actualPrice', 'payment', 'discountFee'),
  }),
};

export const cancelSalesOrderFields: Shape = { platformOrderNo: text, salesOrderCode: text, reason: textOrNothing };

const place = each(textOrNothing, 'province', 'city', 'district', 'address');

export const createExchangeFields: Shape = {
  ...ticket,
  ...place,
  platformOrderNo: text,
  salesOrderId: whole,
  isAutoFillAddress: truth,
  isExchangeFirst: optional(whole),
  ...each(textOrNothing, 'exchangeCode', 'exchangeReason', 'buyerMemo', 'sellerMemo'),
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
    ...each(textOrNothing, 'platformNo', 'productCode', 'productName', 'skuName'),
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
    isAfterSale: optional(whole),
    postFee: decimalOrNothing,
    ...each(textOrNothing, 'memberName', 'buyerMemo', 'sellerMemo', 'reissueReason'),
  }),
  // The table does not require it, but without lines there is nothing to send.
  supplyOrderDetailList: listOf({
    skuCode: text,
    qty: pieces,
    platformNo: textOrNothing,
    ...each(decimalOrNothing, 'settlementPrice', 'settlementFee'),
  }),
};

export const createReturnFields: Shape = {
  ...ticket,
  ...each(text, 'storeCode', 'platformOrderNo'),
  salesOrderId: whole,
  ...each(text, 'platformRefundNo', 'backExpressNo', 'backExpressCode'),
  backExpressName: textOrNothing,
  returnInDetailList: listOf({ salesOrderDetailId: whole, platformNo: text, skuCode: text, qty: pieces }),
};
