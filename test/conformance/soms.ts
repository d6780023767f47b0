import type { ConformanceFixture } from './fixture.ts';

export const somsFixture: ConformanceFixture = {
  order: ({ id, platformOrderNo, status, payable, quantity, placedAt }) => ({
    operation: 'queryOrders',
    body: `{"total": 1, "page": 0, "page_count": 1, "page_size": 100, "orders": [{
      "id": "${id}", "state": "${status ?? 'confirmed'}",
      "front": {"order_id": "${platformOrderNo}", "created": "${placedAt}"},
      "payment": {"amount": ${payable}},
      "items": [{"item_no": "1", "sku_id": "S1", "quantity": ${quantity}}]
    }]}`,
  }),
  statusField: 'state',
  // Its own masks, and cipher texts.
  texts: ['private_mobile', 'private_street', 'encrypt_mobile', 'encrypt_street'],
};
