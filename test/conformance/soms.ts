import type { ConformanceFixture } from './fixture.ts';

export const somsFixture: ConformanceFixture = {
  order: ({ id, platformOrderNo, status, payable, quantity, placedAt, ...more }) => ({
    operation: 'queryOrders',
    body: `{"total": 1, "page": 0, "page_count": 1, "page_size": 100, "orders": [{
      "id": "${id}", "state": "${status ?? 'confirmed'}",
      "front": {"order_id": "${platformOrderNo}", "created": "${placedAt}"},
      "payment": {"amount": ${payable}, "freight": ${more.freight}, "pay_time": "${more.paidAt}"},
      "items": [{"item_no": "1", "sku_id": "S1", "quantity": ${quantity}, "unit_price": ${more.unitPrice},
        "discount_amount": ${more.discount}, "apported_discount_amount": 0}]
    }]}`,
  }),
  statusField: 'state',
  // Its own masks, and cipher texts.
  texts: ['private_mobile', 'private_street', 'encrypt_mobile', 'encrypt_street'],
  recordAt: 'orders.0',
  codesElsewhere: [
    'delivery.carrier.state',
    'delivery.carrier.type',
    'expected_logistics_type',
    'reply_state',
    'traces[].status',
    'traces[].message',
  ],
  codesBeside: [],
};
