/** The part of the graph that is asked for, with plain resolvers over the functions that the floor uses too. */
import { amounts, eventsOf, idOf, itemOf, nativeIdOf, parcelOf, restOf, status, time } from '../compare/rest.ts';

export const vendor = JSON.parse(process.env.BENCH_VENDOR);
const rest = restOf(vendor);

const roots = `order(by: OrderRef!): Order, nodes(ids: [ID!]!): [Node]!`;
const types = /* GraphQL */ `
  input OrderRef @oneOf {
    vendorId: VendorIdInput
  }
  input VendorIdInput {
    vendor: Vendor!
    nativeId: String!
  }
  enum Vendor {
    SOMS
  }
  enum OrderStatus {
    SHIPPED
    DELIVERED
    COMPLETED
  }
  enum LineKind {
    MAIN
    GIFT
    ADD_IN
    BUNDLE
  }
  interface Node {
    id: ID!
  }
  scalar Decimal
  scalar DateTime
  type Money {
    amount: Decimal!
    currency: String!
  }
  type Order implements Node {
    id: ID!
    nativeId: String!
    platformOrderNo: String
    status: OrderStatus!
    placedAt: DateTime
    amounts: OrderAmounts!
    items(first: Int = 50): OrderItemConnection!
    packages: [Package!]
  }
  type OrderAmounts {
    goodsTotal: Money
    discountTotal: Money
    goodsPayable: Money
    payable: Money
  }
  type OrderItemConnection {
    nodes: [OrderItem!]!
  }
  type OrderItem {
    lineNo: String
    title: String
    kind: LineKind!
    quantity: Decimal
    sku: Sku!
    unitPrice: Money
    total: Money
    discount: Money
    payable: Money
  }
  type Sku {
    code: String!
    spec: String
  }
  type Package {
    trackingNo: String
    carrier: Carrier
    trace: Trace
  }
  type Carrier {
    code: String
    name: String
  }
  type Trace {
    events: [TraceEvent!]!
  }
  type TraceEvent {
    at: DateTime
    status: String!
    message: String!
    place: String
  }
`;
export const typeDefs = `type Query { ${roots} } ${types}`;
export const typeExtensions = `extend type Query { ${roots} } ${types}`;

export const resolvers = {
  Query: {
    order: async (_root, { by }) => (await rest.orders([by.vendorId.nativeId], false))[0],
    nodes: (_root, { ids }) => rest.orders(ids.map(nativeIdOf), true),
  },
  Node: { __resolveType: () => 'Order' },
  Order: {
    id: ({ id }) => idOf(vendor.tenantId, id),
    nativeId: ({ id }) => id,
    platformOrderNo: ({ front }) => front.order_id,
    status,
    placedAt: ({ front }) => time(front.created),
    amounts,
    items: ({ items }, { first }) => ({ nodes: (items ?? []).slice(0, first).map(itemOf) }),
    packages: (order) => (order.delivery.waybills ?? []).map((waybill) => parcelOf(order, waybill)),
  },
  Package: {
    trace: async ({ orderId, trackingNo }) => ({ events: eventsOf(await rest.trace(orderId, trackingNo)) }),
  },
};

/** Nothing that one request keeps is needed: no question asks for the same record twice. */
export const contextOf = () => ({});
