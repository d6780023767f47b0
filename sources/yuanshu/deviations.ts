/**
 * Where an order push differs from the document's table: a field called 必需 that is missing or null, a tenant number
 * that is a number. The order is used all the same, since no field is trusted to be there; each deviation is counted.
 */
import { at, JsonNumber, JsonSpan } from '../values/json.ts';
import { type Deviation, listIn } from '../kit/wire.ts';

/** Fields that the table calls 必需, by the object that holds them. Where it is absent, they are not counted. */
const required: Readonly<Record<string, readonly string[]>> = {
  '': [
    'tenantId',
    'payOrderNo',
    'parentOrderNo',
    'isSplit',
    'orderStatus',
    'payStatus',
    'pickOrderStatus',
    'riskAuditStatus',
    'cancelAuditStatus',
    'groupStatus',
    'orderPlatform',
    'orderChannel',
    'orderSource',
    'orderAmount',
    'businessType',
    'sceneType',
    'sceneId',
    'activityType',
    'distributionType',
    'uid',
    'mobile',
    'storeCode',
    'storeName',
    'createTime',
    'remarkInfo',
    'regionIds',
    'regionNames',
    'recvAddress',
    'recvName',
    'recvMobile',
    'pointX',
    'pointY',
    'delFlag',
    'deliveryInfo',
    'amountInfo',
    'sendFlag',
    'goodsInfoList',
  ],
  deliveryInfo: [
    'distributionType',
    'pickupType',
    'pickupNo',
    'pickupName',
    'deliveryDate',
    'deliveryTimeRange',
    'stockType',
    'stockCode',
    'stockName',
    'supplierCode',
  ],
  amountInfo: [
    'retailTotalAmt',
    'saleTotalAmt',
    'memberDiscountAmt',
    'singlePmDiscountAmt',
    'giftDiscountAmt',
    'exchangeDiscountAmt',
    'fNumPmDiscountAmt',
    'fMonPmDiscountAmt',
    'couponDiscountAmt',
    'scoreDiscountAmt',
    'usedScoreNum',
    'scoreAbleAmt',
    'payTotalAmt',
    'payAmt',
    'discountTotalAmt',
    'freightAmt',
    'freightPayAmt',
    'freightCouponDisAmt',
    'paymentType',
    'depositAmt',
    'balancePaymentAmt',
  ],
  payInfo: ['payOrderNo', 'finishTime', 'orderPayTypeInfos'],
  activityInfo: ['groupBuyId', 'groupActivityId', 'hasSecKillGoods'],
};
/** Fields of each line that the table calls 必需. */
const requiredInLines: readonly string[] = ['subGoodsList'];

export function deviationsOf(order: unknown): readonly Deviation[] {
  const within = Object.entries(required).flatMap(([place, fields]) => {
    const record = at(order, place);
    return isAbsent(record) ? [] : lacking(record, place, fields);
  });
  const lines = listIn(JsonSpan.of(at(order, 'goodsInfoList'))).elements ?? [];
  const types = at(order, 'tenantId') instanceof JsonNumber ? [{ path: 'tenantId', reason: 'number' }] : [];
  return [...within, ...lines.flatMap((line) => lacking(line, 'goodsInfoList.[]', requiredInLines)), ...types];
}

function lacking(record: unknown, place: string, fields: readonly string[]): readonly Deviation[] {
  return fields.flatMap((field) => {
    const value = at(record, field);
    const path = place === '' ? field : `${place}.${field}`;
    return isAbsent(value) ? [{ path, reason: value === null ? 'null' : 'missing' }] : [];
  });
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
