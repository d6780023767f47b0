/** One order push (订单信息同步) out of one sale, shaped as the document's message with its nulls. */
import { jsonNumber } from '../../sources/values/json.ts';
import { piecesIn } from '../sales/amount.ts';
import { choice } from '../sales/random.ts';
import type { Sale } from '../sales/sale.ts';
import { time as chinaTime } from '../sales/time.ts';
import type { Wire } from '../server/wire.ts';
import { activityOf, codesOf, distributionOf, paymentTypeOf, unlistedOf } from './codes.ts';
import { linesOf } from './lines.ts';
import { encrypted, fen, lineNo, orderNo, sandboxTenant, time } from './wire.ts';

export function orderOf(sale: Sale): Wire {
  const own = orderNo(sale.index);
  const { salt } = sale;
  const codes = codesOf(sale);
  return {
    // It is a string in the table and a number in the message.
    tenantId: salt % 4 === 0 ? sandboxTenant : Number(sandboxTenant),
    // An order number can also come as a JSON number, with more digits than a double can hold.
    orderNo: salt % 17 === 3 ? jsonNumber(own) : own,
    payOrderNo: sale.payment.billNo,
    parentOrderNo: own,
    ...(salt % 3 === 0 ? { isSplit: false } : {}),
    confirmDeadline: deadlineOf(sale, codes.orderStatus),
    orderModel: choice(['1', 'ON_LINE_SELF'], salt, 9),
    outOrderNo: sale.platformOrderNo,
    parentOutOrderNo: sale.mainOrderNo,
    ...codes,
    evaluateStatus: '3',
    invoiceStatus: '3',
    orderPlatform: '12',
    orderChannel: '12',
    orderSource: '20',
    orderAmount: fen(sale.amounts.payable),
    businessType: '1',
    sceneType: choice(['0', '1', '2'], salt, 10),
    sceneId: null,
    ...activityOf(sale),
    distributionType: distributionOf(sale).order,
    uid: sale.member.id,
    nickName: sale.member.nickname,
    mobile: salt % 2 === 0 ? encrypted(sale.receiver.mobile) : sale.receiver.mobile,
    storeCode: sale.store.id,
    storeName: sale.store.name,
    createTime: time(sale.placedAt, sale),
    remarkInfo: { userRemark: sale.buyerNote, serviceRemark: sale.sellerNote, handDiscountRemark: null },
    orderSeq: String((sale.index % 90) + 1),
    ...recipientOf(sale),
    delFlag: 0,
    deliveryInfo: deliveryOf(sale),
    amountInfo: amountsOf(sale),
    payInfo: payInfoOf(sale),
    riskAuditInfo: null,
    writeOffInfo: null,
    activityInfo: { groupBuyId: null, groupActivityId: null, hasSecKillGoods: '0' },
    cancelInfo: null,
    goodsInfoList: linesOf(sale),
    pickGoodsInfo: codes.pickOrderStatus === '40' ? picked(sale) : null,
    parentBusOrderId: own,
    busOrderId: own,
    ...unlistedOf(sale),
  };
}

const day = 86_400;
function deadlineOf(sale: Sale, status: string): string | null {
  if (status !== '60' && status !== '11') return null;
  return time((sale.shippedAt ?? sale.placedAt) + 15 * day, sale);
}

/** An order that the buyer collects has no address; the others have it plain, with the vendor's masks, or encrypted. */
function recipientOf(sale: Sale): Wire {
  const { receiver, salt, handover } = sale;
  const views = { recvAddressView: null, recvNameView: null };
  const place = { pointX: null, pointY: null };
  if (handover === 'pickup')
    return {
      regionIds: null,
      regionNames: null,
      recvAddress: null,
      ...views,
      recvName: null,
      recvMobile: null,
      ...place,
    };
  const { province, city, district, street, name, mobile } = receiver;
  const masks = {
    recvNameView: `${name.slice(0, 1)}**`,
    recvMobileView: `${mobile.slice(0, 3)}****${mobile.slice(7)}`,
    recvAddressView: `${province}${city}****`,
  };
  const secret = salt % 7 === 1;
  return {
    regionIds: null,
    regionNames: [province, city, district, '样例街道'].join(choice([',', '/', ' ', '-'], salt, 11)),
    recvAddress: secret ? encrypted(street) : street,
    recvName: secret ? encrypted(name) : name,
    recvMobile: secret ? encrypted(mobile) : mobile,
    ...(secret || salt % 3 === 1 ? masks : views),
    ...place,
  };
}

function deliveryOf(sale: Sale): Wire {
  const promised = sale.salt % 4 === 2;
  return {
    operatingModel: '1',
    distributionType: distributionOf(sale).delivery,
    pickupType: null,
    pickupNo: sale.store.id,
    pickupName: sale.store.name,
    deliveryDate: promised ? chinaTime(sale.placedAt + 2 * day).slice(0, 10) : null,
    deliveryTimeRange: promised ? choice(['09:00-12:00', '18:00~21:00', '下班后', null], sale.salt, 12) : null,
    stockType: '2',
    stockCode: sale.warehouse.id,
    stockName: sale.warehouse.name,
    supplierCode: null,
    supplierName: null,
    recvAddressId: null,
    deliveryTime: null,
  };
}

function amountsOf(sale: Sale): Wire {
  const { amounts, payment, salt } = sale;
  const [paymentType, paymentTypeDesc] = paymentTypeOf(sale);
  const total = fen(amounts.payable);
  const deposit = payment.type === 'earnest' ? fen(payment.deposit) : 0;
  const [byNumber, byMoney] =
    salt % 4 === 0 ? ['fNumPmDiscountAmt', 'fMonPmDiscountAmt'] : ['fnumPmDiscountAmt', 'fmonPmDiscountAmt'];
  return {
    retailTotalAmt: fen(amounts.goodsTotal),
    saleTotalAmt: fen(amounts.goodsTotal),
    memberDiscountAmt: 0,
    singlePmDiscountAmt: fen(amounts.lineDiscounts),
    giftDiscountAmt: 0,
    exchangeDiscountAmt: 0,
    oneClickGiftDiscountAmt: null,
    couponDiscountAmt: 0,
    scoreDiscountAmt: 0,
    usedScoreNum: salt % 11 === 2 ? 300 : 0,
    scoreAbleAmt: fen(amounts.goodsPayable),
    payTotalAmt: total,
    payAmt: fen(amounts.goodsPayable),
    discountTotalAmt: fen(amounts.lineDiscounts) + fen(amounts.orderDiscounts),
    freightAmt: fen(amounts.freight),
    freightPayAmt: fen(amounts.freight),
    freightCouponDisAmt: 0,
    paymentType,
    paymentTypeDesc,
    depositAmt: deposit,
    balancePaymentAmt: payment.type === 'earnest' ? total - deposit : 0,
    handOrderDiscountAmt: null,
    [byNumber]: 0,
    [byMoney]: fen(amounts.orderDiscounts),
  };
}

const payTypes: Readonly<Record<string, number>> = { wxpay: 1001, alipay: 1002, card: 1003, unionpay: 1004 };
function payInfoOf(sale: Sale): Wire | null {
  const { payment } = sale;
  if (payment.state === 'notPay' || payment.paidAt === null) return null;
  return {
    payOrderNo: payment.billNo,
    ...(sale.salt % 3 === 2 ? {} : { payTime: time(payment.paidAt, sale) }),
    finishTime: time(payment.paidAt + 2, sale),
    orderPayTypeInfos: payment.details.map(({ code, name, amount }) => ({
      payType: payTypes[code] ?? 1000,
      payTypeDesc: name,
      amount: fen(amount),
      extra: { bonus: 0 },
    })),
  };
}

const picked = ({ lines, salt }: Sale): readonly Wire[] =>
  lines.map((line) => ({
    // Now and then a row names the SKU only.
    orderLineNo: salt % 8 === 5 ? null : lineNo(line.no),
    spuCode: line.productCode,
    skuCode: line.skuCode,
    measureProperty: '0',
    realPickQuantity: piecesIn(line.quantity),
    realPickWeight: 0,
    damagedQuantity: 0,
    damagedWeight: 0,
    nearExpiredInfo: null,
  }));
