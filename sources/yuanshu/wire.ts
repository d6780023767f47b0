/**
 * The fields that we use of what Yuanshu pushes (元数标准接口) and of what its trace system answers (BTS, 单据追踪系统).
 * Every fact is nullable: the document's own message (报文示例) sends null in 17 fields that its table calls 必需, leaves
 * isSplit and sendFlag out, writes tenantId as a number and sceneType as "0", which its list does not have. Codes are
 * text, so that an unlisted one does not hide the order.
 */
import {
  anything,
  decimalNumber,
  flag,
  list,
  looseRecord,
  maybe,
  membersOf,
  type Read,
  record,
  text,
  time,
} from '../kit/wire.ts';

/** A text. An empty one says nothing: unset fields come as "" in after-sale pushes, and as null in orders. */
const word = text.transform((value) => (value.trim() === '' ? null : value));
const name = maybe(word);
const fen = maybe(decimalNumber);

/** The fields that a line and its sub goods (subGoodsList) have in common. */
const goodsFields = {
  orderLineNo: name,
  parentOrderLineNo: name,
  skuCode: name,
  skuName: name,
  // The document's table writes externalskuCode, its sample message externalSkuCode.
  externalSkuCode: name,
  externalskuCode: name,
  spuCode: name,
  barCode: name,
  tradingType: name,
  goodsType: name,
  // The table spells it so. pickGoodsInfo writes measureProperty, which is taken here too.
  mesureProperty: name,
  measureProperty: name,
  buyNum: maybe(decimalNumber),
  payablePrice: fen,
  payableAmt: fen,
  picUrl: name,
  // In the table it is a field of the line, in the sample message one of specInfo.
  specModel: name,
  amountInfo: maybe(record({ payAmt: fen, discountTotalAmt: fen })),
  specInfo: maybe(
    record({
      specModel: name,
      specValOneName: name,
      specValTwoName: name,
      skuImgUrl: name,
      weight: maybe(decimalNumber),
    }),
  ),
};
const subGoods = record(goodsFields);
const goods = record({ ...goodsFields, subGoodsList: list(subGoods) });

/** Every other amount goes to the breakdown under its native name. */
const amountInfo = looseRecord({
  retailTotalAmt: fen,
  discountTotalAmt: fen,
  payAmt: fen,
  freightPayAmt: fen,
  payTotalAmt: fen,
  depositAmt: fen,
  balancePaymentAmt: fen,
  paymentType: name,
});

/** 订单信息同步 */
export const orderSchema = record({
  tenantId: maybe(anything),
  payOrderNo: name,
  parentOrderNo: name,
  parentBusOrderId: name,
  busOrderId: name,
  outOrderNo: name,
  parentOutOrderNo: name,
  confirmDeadline: maybe(time),
  orderStatus: name,
  payStatus: name,
  pickOrderStatus: name,
  riskAuditStatus: name,
  cancelAuditStatus: name,
  groupStatus: name,
  orderPlatform: name,
  orderPlatformDesc: name,
  orderAmount: fen,
  activityType: name,
  distributionType: name,
  uid: name,
  nickName: name,
  mobile: name,
  storeCode: name,
  storeName: name,
  createTime: maybe(time),
  orderSeq: name,
  remarkInfo: maybe(record({ userRemark: name, serviceRemark: name })),
  regionNames: name,
  recvAddress: name,
  recvAddressView: name,
  recvName: name,
  recvNameView: name,
  recvMobile: name,
  recvMobileView: name,
  deliveryInfo: maybe(
    record({
      distributionType: name,
      deliveryDate: name,
      deliveryTimeRange: name,
      stockCode: name,
      stockName: name,
    }),
  ),
  amountInfo: maybe(amountInfo),
  payInfo: maybe(
    record({
      payOrderNo: name,
      // The sample message has payTime, the table finishTime.
      payTime: maybe(time),
      finishTime: maybe(time),
      orderPayTypeInfos: list(record({ payType: name, payTypeDesc: name, amount: fen })),
    }),
  ),
  goodsInfoList: list(goods),
  pickGoodsInfo: list(record({ orderLineNo: name, skuCode: name, realPickQuantity: maybe(decimalNumber) })),
});
export type YuanshuOrder = Read<typeof orderSchema>;
export type YuanshuGoods = Read<typeof goods>;
export type YuanshuSubGoods = Read<typeof subGoods>;

/** 订单取消同步 */
export const cancelSchema = record({ cancelType: name });
export type YuanshuCancel = Read<typeof cancelSchema>;

/** 修改收货地址同步: province, city and region are names. */
export const addressSchema = record({
  province: name,
  city: name,
  region: name,
  recvAddress: name,
  recvName: name,
  recvMobile: name,
});
export type YuanshuAddress = Read<typeof addressSchema>;

/**
 * One element of 售后信息同步. Only the first part of its page is known: no amount was seen, so the name of the refund's
 * amount is our reading (†) and the first of these that is sent counts; the goods of the bill were not seen at all.
 */
export const afterSaleSchema = record({
  refundId: name,
  status: name,
  aftersaleMethod: name,
  reasonCode: name,
  reasonCodeDes: name,
  createTime: maybe(time),
  auditTime: maybe(time),
  finishTime: maybe(time),
  cancelTime: maybe(time),
  deliveryTime: maybe(time),
  warehouseReceiveTime: maybe(time),
  refundAmount: fen,
  refundAmt: fen,
  refundTotalAmt: fen,
  afterSaleExpressList: list(record({ expressCompanyCode: name, expressCompanyName: name, expressNumber: name })),
});
export type YuanshuAfterSale = Read<typeof afterSaleSchema>;

/** Every answer of the BTS. The code is "1" or "0" as text; a number is taken too. */
export const btsEnvelope = record({ code: name, msg: name, data: maybe(anything) });

const flowEvent = record({
  /** A wall time without a zone. */
  transferTimeFormat: name,
  /** Although the BTS's introduction says seconds. */
  transferTime: maybe(decimalNumber),
  expressStatus: name,
  expressStatusDesc: name,
  transferMessage: name,
});
const parcel = record({
  expressCmpCode: name,
  trackingNumber: name,
  flow: list(flowEvent),
  /** A text with a JSON array in it, which may be written by fastjson or not be JSON at all. In getFlowInfo.do only. */
  packageInfo: maybe(anything),
}).transform(membersOf);
export type BtsParcel = Read<typeof parcel>;
export type BtsEvent = Read<typeof flowEvent>;
/** getFlowInfo.do and getFlowInfo2.do */
export const flowInfoSchema = record({ flowInfo: list(parcel) });
export const expressFlowSchema = record({ expressFlow: list(parcel) });

export const packageGoodsSchema = record({ goodsId: name, goodsName: name, goodsNum: maybe(decimalNumber) });
export type BtsGoods = Read<typeof packageGoodsSchema>;

/** Every answer of the platform. Nothing in its `data` is used. */
export const platformEnvelope = record({ traceId: name, code: name, msg: name, success: maybe(flag) });
