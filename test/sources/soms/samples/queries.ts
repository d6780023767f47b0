/** Questions for every field that there is of what SOMS tells. */
const sku = 'sku { vendor code barcode productCode platformSkuId spec imageUrl }';
const traceCode = 'traceCodes { code barcode batchNo quantity productionDate validUntil kind }';
const weight = 'weight { grams raw unitAssumed }';
/** Every field of everything that hangs on an order; the log apart, which costs a call of its own. */
const fragments: Readonly<Record<string, string>> = {
  Sum: 'on Money { amount currency minorUnits currencyAssumed }',
  Code: 'on NativeCode { field code label documented }',
  Age: 'on Freshness { fetchedAt sourceModifiedAt origin ageSeconds stale }',
  Window: 'on TimeWindow { start end text }',
  Whoever: 'on Party { id code name }',
  Line: `on OrderItem {
    id lineNo platformLineNo ${sku} title kind quantity pickedQuantity shippedQuantity returnedQuantity status { ...Code }
    fulfillmentStatus unitPrice { ...Sum } total { ...Sum } discount { ...Sum } payable { ...Sum } ${weight}
    parent { id } ${traceCode} packages { trackingNo } order { nativeId }
  }`,
  Way: `on Trace {
    status
    events(order: ASC) { at atRaw status message place native { ...Code } classifiedBy evidence setAside source }
    stalledSince sources freshness { ...Age }
  }`,
  Parcel: `on Package {
    id trackingNo carrier { code name normalizedCode mode } status statusNative { ...Code } statusDerived direction
    shippedAt deliveredAt estimatedDelivery { ...Window } contents { item { id } ${sku} quantity }
    courier { name plainName: name(reveal: true) phone plainPhone: phone(reveal: true) latitude longitude }
    freight { ...Sum } ${weight} trace { ...Way } trackingUrl order { nativeId } freshness { ...Age }
  }`,
  Amounts: `on OrderAmounts {
    goodsTotal { ...Sum } discountTotal { ...Sum } goodsPayable { ...Sum } shipping { ...Sum } packaging { ...Sum }
    otherFees { ...Sum } payable { ...Sum } paid { ...Sum } refunded { ...Sum } settlement { ...Sum } commission { ...Sum }
    breakdown { code nativeField charge { ...Sum } }
  }`,
  Everything: `on Order {
    id vendor tenantId nativeId identifiers { namespace value field } platformOrderNo kind
    status statusNative { ...Code } statusRule isFinal paymentStatus fulfillmentStatus returnStatus reviewStatus
    onHold holdReason exceptions { code title remark at operator } platformStatus { ...Code }
    placedAt createdAt modifiedAt paidAt finishedAt confirmDeadline promisedDelivery { ...Window }
    shipBy { at field } deliverBy { at field }
    platform { ...Whoever } shop { ...Whoever } store { ...Whoever } warehouse { ...Whoever } deliveryMethod
    amounts { ...Amounts } payments { method nativeMethod { ...Code } amount { ...Sum } externalPaymentId paidAt }
    items {
      edges { cursor node { id } }
      nodes { ...Line components { ...Line components { id } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
    packages { ...Parcel } returns { id } reminders { id }
    invoice { required title taxId kind amount { ...Sum } result url serialNo }
    buyer { memberId nickname plainNickname: nickname(reveal: true) phone plainPhone: phone(reveal: true) }
    recipient {
      name plainName: name(reveal: true) phone plainPhone: phone(reveal: true)
      address plainAddress: address(reveal: true) province city district encrypted
    }
    notes { buyer seller service } tags
    group { id platformOrderNo members { id } links { from to confidence evidence } canonical { id } }
    reconciliation { ok checks { code outcome expected actual difference formula message } }
    freshness { ...Age }
    carrierState: raw(path: "delivery.carrier.state") nowhere: raw(path: "delivery.carrier.nothing")
  }`,
  Log: 'on Order { logs { at action caption message operator returnNo } }',
  Hurry: 'on Reminder { id state remindedAt count platformReminderId reply { content operator at } }',
};
/** The text with every fragment that it needs, and no other. */
function query(text: string): string {
  const needed = new Set<string>();
  const need = (part: string): void => {
    for (const [, name = ''] of part.matchAll(/\.\.\.(\w+)/g)) {
      if (needed.has(name)) continue;
      needed.add(name);
      need(fragments[name] ?? '');
    }
  };
  need(text);
  return [text, ...[...needed].map((name) => `fragment ${name} ${fragments[name]}`)].join('\n');
}
export const queries = {
  byIds: query('query ($ids: [ID!]!) { nodes(ids: $ids) { ...Everything } }'),
  withLog: query('query ($id: ID!) { order(by: { id: $id }) { ...Everything ...Log } }'),
  bySaleOrder: query('{ order(by: { saleOrderNo: "string" }) { ...Everything } }'),
  byPlatformOrder: query('{ orderGroup(by: { platformOrderNo: "1223654" }) { members { ...Everything } } }'),
  parcels: query('query ($id: ID!) { order(by: { id: $id }) { packages { ...Parcel } } }'),
  traces: query(`query ($id: ID!) {
    trace(package: { tracking: { trackingNo: "123434354", orderId: $id } }, refresh: true) { ...Way }
    none: trace(package: { tracking: { trackingNo: "123", orderId: $id } }) { status }
  }`),
  relations: query(
    'query ($id: ID!) { order(by: { id: $id }) { relations { kind role from to evidence order { id } } } }',
  ),
  reminder: query('query ($id: ID!) { reminder(id: $id) { ...Hurry } }'),
  reminders: query(`query ($orders: [ID!]) {
    reminders(orderIds: $orders, first: 20) {
      edges { cursor node { id } }
      nodes { ...Hurry order { nativeId } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      sources { vendor outcome coverage reason errorCode retryAfterSeconds latencyMs vendorCalls gapFrom gapTo freshness { origin } }
    }
  }`),
  quote: query(`{
    deliveryQuote(input: { kind: DELIVERABLE, orderRef: { vendorId: { vendor: SOMS, nativeId: "121212" } } }) {
      deliverable freight { ...Sum } distanceMeters minutes suggestedCarrier { ...Whoever } promised { ...Window }
      native { ...Code }
    }
  }`),
  pickup: query(`{
    pickupCheck(by: { storeId: "232434", code: "123456", platformId: "youzan" }) {
      ok order { nativeId } message native { ...Code }
    }
  }`),
};
