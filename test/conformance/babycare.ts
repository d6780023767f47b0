import type { ConformanceFixture } from './fixture.ts';

export const babycareFixture: ConformanceFixture = {
  order: ({ id, platformOrderNo, status, payable, quantity, placedAt, ...more }) => ({
    operation: 'listSalesDetails',
    body: `{"code": 0, "data": {"orderList": [{
      "salesOrderId": ${id}, "platformOrderNo": "${platformOrderNo}", "orderStatus": ${status ?? '1'},
      "platformCreateTime": "${placedAt}", "orderExt": {"payment": ${payable}, "postFee": ${more.freight}, "platformPayTime": "${more.paidAt}"},
      "orderDetailList": [{"id": 1, "skuCode": "S1", "qty": ${quantity}, "price": ${more.unitPrice}, "discountFee": ${more.discount}}]
    }]}}`,
  }),
  statusField: 'orderStatus',
  texts: [],
  recordAt: 'data.orderList.0',
  codesElsewhere: [],
  codesBeside: ['refundStatus', 'orderDetailList[].refundType', 'orderExt.platformOrderStatus'],
};
