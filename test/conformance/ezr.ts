import type { ConformanceFixture } from './fixture.ts';

export const ezrFixture: ConformanceFixture = {
  order: ({ id, platformOrderNo, status, payable, quantity, placedAt }) => ({
    path: '/push/ezr/2001',
    body: `{
      "Code": ${id}, "OrderStatus": ${status ?? '8'}, "OrderTime": "${placedAt}", "PayAmount": ${payable},
      "Dtls": [{"ItemNo": "S1", "Quantity": ${quantity}, "OutOrderCode": "${platformOrderNo}"}]
    }`,
  }),
  statusField: 'OrderStatus',
  texts: [],
};
