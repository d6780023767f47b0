import type { ConformanceFixture } from './fixture.ts';

/** Amounts are 分. */
const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));

export const yuanshuFixture: ConformanceFixture = {
  order: ({ id, platformOrderNo, status, payable, quantity, placedAt, ...more }) => ({
    path: '/push/yuanshu/order-sync',
    body: `{
      "orderNo": ${id}, "outOrderNo": "${platformOrderNo}", "orderStatus": "${status ?? '60'}",
      "createTime": "${placedAt}", "payInfo": {"payTime": "${more.paidAt}"},
      "amountInfo": {"payTotalAmt": ${fen(payable)}, "discountTotalAmt": ${fen(more.discount)}, "freightPayAmt": ${fen(more.freight)}},
      "goodsInfoList": [{"skuCode": "S1", "buyNum": ${quantity}, "payablePrice": ${fen(more.unitPrice)}}]
    }`,
  }),
  statusField: 'orderStatus',
  texts: [],
  recordAt: '',
  codesElsewhere: [
    'flow[].expressStatusDesc',
    'flow[].transferMessage',
    'order-cancel.cancelType',
    'after-sale.status',
    'after-sale.aftersaleMethod',
    'flow[].expressStatus',
    'flow[].expressStatus (†)',
  ],
  codesBeside: ['amountInfo.paymentType', 'pickOrderStatus', 'cancelAuditStatus', 'goodsInfoList[].goodsType'],
};
