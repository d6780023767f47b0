import type { ConformanceFixture } from './fixture.ts';

export const ezrFixture: ConformanceFixture = {
  order: ({ id, platformOrderNo, status, payable, quantity, placedAt, ...more }) => ({
    path: '/push/ezr/2001',
    body: `{
      "Code": ${id}, "OrderStatus": ${status ?? '8'}, "OrderTime": "${placedAt}", "PayAmount": ${payable},
      "DiscountAmount": ${more.discount}, "ExpressFee": ${more.freight}, "PayTime": "${more.paidAt}",
      "Dtls": [{"ItemNo": "S1", "Quantity": ${quantity}, "PriceSell": ${more.unitPrice}, "OutOrderCode": "${platformOrderNo}"}]
    }`,
  }),
  statusField: 'OrderStatus',
  texts: [],
  recordAt: '',
  codesElsewhere: [],
  codesBeside: ['ExpressFeeType', 'DataOrigin'],
};
