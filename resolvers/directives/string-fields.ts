/**
 * What is personal in every text that leaves. Each field of an output type that is a String, an ID or a JSON value is
 * declared here once, and `personal-data.ts` masks it by its kind, so that no resolver can forget to. A field that is
 * missing here is masked as a text, and test/graph/string-fields.test.ts fails.
 *
 * PUBLIC: our own words, or what mappings.md §11 calls public (shops, stores, carriers, goods).
 * CODE: numbers and ids of orders, lines, parcels and goods, cursors, codes of our own.
 * VENDOR_CODE: a code that a vendor sent. It is masked as a text where no table of ours has it.
 * TEXT: what people or vendors write, with the order's people, and everybody's phones, hidden in it.
 * NAME, PHONE, ADDRESS, TITLE: a personal value with a mask of its own.
 * OWN_RULE: JSON. `Order.raw` shows everything and needs raw:read; `Operation.vendorRequest` is masked where it is made.
 */
export type StringKind =
  | 'PUBLIC'
  | 'CODE'
  | 'VENDOR_CODE'
  | 'TEXT'
  | 'NAME'
  | 'PHONE'
  | 'ADDRESS'
  | 'TITLE'
  | 'OWN_RULE';

const fieldsOf: Readonly<Record<string, Readonly<Record<string, StringKind>>>> = {
  AmountLine: { code: 'PUBLIC', nativeField: 'PUBLIC' },
  BatchPayload: { succeeded: 'CODE' },
  Buyer: { memberId: 'TEXT', nickname: 'NAME', phone: 'PHONE' },
  Capability: { name: 'PUBLIC', note: 'PUBLIC' },
  Carrier: { code: 'PUBLIC', name: 'PUBLIC', normalizedCode: 'PUBLIC' },
  Deadline: { field: 'PUBLIC' },
  FindSource: { reason: 'PUBLIC' },
  ChangeEdge: { cursor: 'CODE' },
  Courier: { name: 'NAME', phone: 'PHONE' },
  Identifier: { field: 'PUBLIC', value: 'CODE' },
  Invoice: { kind: 'TEXT', result: 'TEXT', serialNo: 'CODE', taxId: 'TEXT', title: 'TITLE', url: 'TEXT' },
  NativeCode: { code: 'VENDOR_CODE', field: 'PUBLIC', label: 'TEXT' },
  Operation: {
    client: 'CODE',
    id: 'CODE',
    idempotencyKey: 'CODE',
    name: 'PUBLIC',
    operator: 'TEXT',
    orderIds: 'CODE',
    vendorRef: 'CODE',
    vendorRequest: 'OWN_RULE',
  },
  OperationEdge: { cursor: 'CODE' },
  Order: {
    holdReason: 'TEXT',
    id: 'CODE',
    nativeId: 'CODE',
    platformOrderNo: 'CODE',
    raw: 'OWN_RULE',
    statusRule: 'TEXT',
    tags: 'TEXT',
    tenantId: 'CODE',
  },
  OrderChange: { fields: 'PUBLIC' },
  OrderEdge: { cursor: 'CODE' },
  OrderException: { code: 'TEXT', operator: 'TEXT', remark: 'TEXT', title: 'TEXT' },
  OrderGroup: { id: 'CODE', platformOrderNo: 'CODE' },
  OrderItem: { id: 'CODE', lineNo: 'CODE', platformLineNo: 'CODE', title: 'PUBLIC' },
  OrderItemEdge: { cursor: 'CODE' },
  OrderLink: { evidence: 'CODE', from: 'CODE', to: 'CODE' },
  OrderLogEntry: { action: 'TEXT', caption: 'TEXT', message: 'TEXT', operator: 'TEXT', returnNo: 'CODE' },
  OrderNotes: { buyer: 'TEXT', seller: 'TEXT', service: 'TEXT' },
  OrderRelation: { evidence: 'CODE', from: 'CODE', to: 'CODE' },
  Package: { id: 'CODE', trackingNo: 'CODE', trackingUrl: 'TEXT' },
  PageInfo: { endCursor: 'CODE', startCursor: 'CODE' },
  Party: { code: 'PUBLIC', id: 'PUBLIC', name: 'PUBLIC' },
  Payment: { externalPaymentId: 'CODE', method: 'TEXT' },
  PickupCheck: { message: 'TEXT' },
  // Province and city are public; vendors have sent a phone in their place.
  Recipient: { address: 'ADDRESS', city: 'TEXT', district: 'TEXT', name: 'NAME', phone: 'PHONE', province: 'TEXT' },
  ReconciliationCheck: { code: 'PUBLIC', formula: 'PUBLIC', message: 'TEXT' },
  Reminder: { id: 'CODE', platformReminderId: 'CODE' },
  ReminderEdge: { cursor: 'CODE' },
  ReminderReply: { content: 'TEXT', operator: 'TEXT' },
  ReturnCase: { derivedFrom: 'PUBLIC', id: 'CODE', reason: 'TEXT', returnNo: 'CODE' },
  ReturnEdge: { cursor: 'CODE' },
  Sku: {
    barcode: 'CODE',
    code: 'CODE',
    imageUrl: 'PUBLIC',
    platformSkuId: 'CODE',
    productCode: 'CODE',
    spec: 'PUBLIC',
  },
  SourceReport: { errorCode: 'PUBLIC', reason: 'PUBLIC' },
  StatKey: { value: 'CODE' },
  StatusMapping: {
    code: 'PUBLIC',
    field: 'PUBLIC',
    label: 'PUBLIC',
    note: 'PUBLIC',
    target: 'PUBLIC',
    version: 'PUBLIC',
  },
  TimeWindow: { text: 'TEXT' },
  TraceCode: { barcode: 'CODE', batchNo: 'CODE', code: 'CODE', kind: 'PUBLIC' },
  TraceEvent: { atRaw: 'TEXT', evidence: 'TEXT', message: 'TEXT', place: 'TEXT', setAside: 'PUBLIC' },
  // What a vendor says to a write is masked before it goes into the ledger, with the people of the order.
  UserError: { message: 'PUBLIC', nativeCode: 'TEXT', nativeMessage: 'TEXT', path: 'CODE', targetId: 'CODE' },
  VendorSource: { health: 'PUBLIC' },
  Weight: { raw: 'TEXT' },
};

/** undefined: the field is not declared. */
export const stringKind = (type: string, field: string): StringKind | undefined => fieldsOf[type]?.[field];
