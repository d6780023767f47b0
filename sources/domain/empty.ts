/**
 * Records of the model in which nothing is said yet. A vendor's map spreads one and adds what its vendor says. What every
 * map has to say itself (an order's status, a line's quantity) is not here, so that forgetting it does not compile.
 */
import type { Invoice, Order, OrderAmounts, OrderItem, OrderKey, Package, ReturnCase, Sku } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';

export const emptyOrder = (key: OrderKey) =>
  ({
    key,
    tenantId: key.tenantId,
    returnStatus: null,
    reviewStatus: 'UNKNOWN',
    onHold: null,
    holdReason: null,
    exceptions: [],
    platformStatus: null,
    createdAt: null,
    modifiedAt: null,
    paidAt: null,
    finishedAt: null,
    confirmDeadline: null,
    promisedDelivery: null,
    shipBy: null,
    deliverBy: null,
    platform: null,
    shop: null,
    store: null,
    warehouse: null,
    payments: null,
    packages: null,
    returns: null,
    invoice: null,
    buyer: null,
    recipient: null,
    notes: null,
    tags: null,
    logs: null,
  }) satisfies Partial<Order>;

export const emptyAmounts: OrderAmounts = {
  goodsTotal: null,
  discountTotal: null,
  goodsPayable: null,
  shipping: null,
  packaging: null,
  otherFees: null,
  payable: null,
  paid: null,
  refunded: null,
  settlement: null,
  commission: null,
  breakdown: [],
};

export const emptyItem = (order: OrderKey) =>
  ({
    order,
    parentKey: null,
    lineNo: null,
    platformLineNo: null,
    title: null,
    pickedQuantity: null,
    shippedQuantity: null,
    returnedQuantity: null,
    status: null,
    unitPrice: null,
    total: null,
    discount: null,
    payable: null,
    weight: null,
    components: null,
    traceCodes: null,
    trackingNo: null,
  }) satisfies Partial<OrderItem>;

export const emptyInvoice: Invoice = {
  required: null,
  title: null,
  titleIsPerson: null,
  taxId: null,
  kind: null,
  amount: null,
  result: null,
  url: null,
  serialNo: null,
};

export const emptySku = (vendor: Vendor, code: string): Sku => ({
  vendor,
  code,
  barcode: null,
  productCode: null,
  platformSkuId: null,
  spec: null,
  imageUrl: null,
});

export const emptyPackage = (order: OrderKey) =>
  ({
    order,
    carrier: null,
    statusNative: [],
    shippedAt: null,
    contents: null,
    courier: null,
    freight: null,
    weight: null,
  }) satisfies Partial<Package>;

export const emptyReturn = (order: OrderKey) =>
  ({
    order,
    statusNative: [],
    returnNo: null,
    reason: null,
    refund: null,
    items: [],
    inbound: null,
    replacement: null,
    requestedAt: null,
    reviewedAt: null,
    finishedAt: null,
    cancelledAt: null,
  }) satisfies Partial<ReturnCase>;
