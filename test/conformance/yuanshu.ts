import type { ConformanceFixture } from './fixture.ts';

export const yuanshuFixture: ConformanceFixture = {
  // Amounts are 分.
  order: ({ id, platformOrderNo, status, payable, quantity, placedAt }) => ({
    path: '/push/yuanshu/order-sync',
    body: `{
      "orderNo": ${id}, "outOrderNo": "${platformOrderNo}", "orderStatus": "${status ?? '60'}",
      "createTime": "${placedAt}", "amountInfo": {"payTotalAmt": ${BigInt(payable.replace('.', ''))}},
      "goodsInfoList": [{"skuCode": "S1", "buyNum": ${quantity}}]
    }`,
  }),
  statusField: 'orderStatus',
  texts: [],
};
