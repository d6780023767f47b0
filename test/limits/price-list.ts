/** Honest questions, as front-ends and analysts ask them: what limits must let through, and what attacks are compared with. */
const money = '{ amount currency }';
const lines = `items { nodes { id lineNo title quantity unitPrice ${money} payable ${money} sku { code spec } } }`;

export const page = `query Page($first: Int = 20, $after: String) { orders(first: $first, after: $after) {
  nodes { id vendor nativeId status paymentStatus fulfillmentStatus placedAt amounts { payable ${money} } ${lines} }
  pageInfo { endCursor hasNextPage } } }`;

/** With every argument for the length of a list written out, as generated clients do. */
export const wholeSale = `query Sale($no: String!) { orderGroup(by: {platformOrderNo: $no}) {
  id platformOrderNo links { from to confidence evidence }
  members {
    id vendor nativeId status paymentStatus fulfillmentStatus returnStatus kind placedAt paidAt
    statusNative { field code label documented } identifiers { namespace value field } tags shop { id name }
    amounts { payable ${money} paid ${money} goodsTotal ${money} discountTotal ${money} refunded ${money} breakdown { code } }
    payments { method amount ${money} paidAt }
    items(first: 100) { nodes { id kind title quantity payable ${money} status { code label } sku { code barcode spec }
      components { id quantity sku { code } } packages { id trackingNo } } }
    packages { id trackingNo status carrier { code name } contents { quantity item { id title } sku { code } }
      trace { status events { at status message place native { code label } } } }
    returns { id returnNo kind status refund ${money} items { quantity item { id } refund ${money} } }
    reconciliation { ok checks { code outcome expected actual } }
    relations { kind role from to }
    recipient { name phone } notes { buyer } logs { action at }
  } } }`;

export const oneOrder = `query One($id: ID!) { order(by: {id: $id}) { id status amounts { payable ${money} } ${lines} } }`;
