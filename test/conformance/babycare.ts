import type { ConformanceFixture } from './fixture.ts';

export const babycareFixture: ConformanceFixture = {
  order: ({ id, platformOrderNo, status, payable, quantity, placedAt }) => ({
    operation: 'listSalesDetails',
    body: `{"code": 0, "data": {"orderList": [{
      "salesOrderId": ${id}, "platformOrderNo": "${platformOrderNo}", "orderStatus": ${status ?? '1'},
      "platformCreateTime": "${placedAt}", "orderExt": {"payment": ${payable}},
      "orderDetailList": [{"id": 1, "skuCode": "S1", "qty": ${quantity}}]
    }]}}`,
  }),
  statusField: 'orderStatus',
  texts: [],
};
