import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// The rule is for sources/; this is a test of the whole graph.
// oxlint-disable-next-line no-restricted-imports
import {
  type FieldNode,
  type GraphQLObjectType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccess } from '../../../server/auth/access.ts';
import { readConfig } from '../../../config.ts';
import { type App, startApp } from '../../../server/http/app.ts';
import { createSchema } from '../../../server/graphql/engine.ts';
import { readModelOf } from '../../../server/read-model.ts';
import { createMetrics } from '../../../server/metrics.ts';
import { startWriteReconciler } from '../../../server/jobs/write-reconciler.ts';
import { encodeId, type GlobalId } from '../../../sources/domain/ids.ts';
import { linkOf } from '../../../sources/domain/links.ts';
import { tablesVersion } from '../../../sources/domain/code-table.ts';
import { parseJson } from '../../../sources/values/json.ts';
import { type Sandbox, type SandboxRoute, startSandboxServer } from '../../../sandbox/server/server.ts';
import type { OrderKey } from '../../../sources/model.ts';
import { createRegistry } from '../../../sources/registry.ts';
import { definitionOf } from '../../../server/vendors.ts';
import { createOrderCache } from '../../../sources/loading/order-cache.ts';
import { cursorCodec } from '../../../sources/lists/cursor.ts';
import { createOrderLists } from '../../../sources/lists/order-lists.ts';
import { somsSource } from '../../../sources/soms/adapter.ts';
import { openStore } from '../../../store/open.ts';
import { startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { watchedLog } from '../../leaks.ts';

/** 2026-11-22 10:00 in China, for everybody. */
const now = (): number => Date.UTC(2026, 10, 22, 2, 0, 0);
const fetchedAt = '2026-11-22T02:00:00.000Z';

const sampleText = (operation: string): string =>
  readFileSync(new URL(`../../../sandbox/soms/samples/${operation}.response.json`, import.meta.url), 'utf8');

interface Answer {
  readonly data: unknown;
  readonly errors: unknown;
  /** The answer's own bytes, in which numbers still have all their digits. */
  readonly text: string;
}
interface Facade {
  ask(question: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** What SOMS was asked since the last question, in the order of arrival. */
  asked(): readonly string[];
  close(): Promise<void>;
}

/** The facade over SOMS alone. */
async function facade(vendor: Sandbox): Promise<Facade> {
  const soms = somsSource({
    url: vendor.url,
    tenantId: 'sandbox',
    user: 'sandbox',
    password: 'sandbox-password',
    operator: 'ordergraph',
    timeoutMs: 5_000,
    now,
  });
  const log = watchedLog();
  const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-'));
  const store = await openStore({ databaseUrl: null, dataDir, projectors: {}, linker: linkOf, now });
  const registry = createRegistry([soms], new Map(), definitionOf);
  const metrics = createMetrics();
  const readModel = readModelOf(store, []);
  const base = { registry, readModel, metrics, log, now };
  const writes = startWriteReconciler({ ...base, store, onRefresh: () => undefined, alone: true });
  const app: App = await startApp({
    services: {
      ...base,
      ledger: store,
      manualLinks: store,
      writes: writes.writes,
      refresh: writes.refresh,
      onOrders: () => undefined,
      cache: createOrderCache({ now, pushing: new Set(), restMs: 10_000 }),
      orderLists: createOrderLists({ listReaders: new Map(), settleSeconds: 2 }),
      cursors: cursorCodec(new Uint8Array(32)),
    },
    // Every field that there is, of 21 orders, is more than a client may ask for at once.
    config: readConfig({ PORT: '0', PERSISTED_DIR: dataDir, MAX_COST: '100000' }),
    access: createAccess({ file: null, log, now }),
    routes: [],
    storeReady: () => store.ping(),
  });
  return {
    async ask(question, variables = {}) {
      vendor.forgetCalls();
      const response = await request(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: question, variables }),
      });
      const text = await response.body.text();
      const { data, errors } = Object(JSON.parse(text));
      return { data, errors, text };
    },
    asked: () => vendor.calls.map(({ operation }) => operation),
    async close() {
      await writes.close();
      await app.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
      await vendor.close();
    },
  };
}

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
    events(order: ASC) { at atRaw status message place native { ...Code } classifiedBy source }
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
const queries = {
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

const idOf = (id: GlobalId): string => encodeId(id);
const key: OrderKey = { vendor: 'SOMS', tenantId: 'sandbox', nativeId: '88822222222', askedBy: null };
const orderId = idOf({ type: 'Order', order: key });
const lineId = idOf({ type: 'OrderItem', order: key, itemKey: '1' });
const reminderId = idOf({ type: 'Reminder', vendor: 'SOMS', tenantId: 'sandbox', reminderId: '很好' });

// What the samples become, written from the samples and mappings.md.
const yuan = (amount: string, minorUnits: string) => ({ amount, currency: 'CNY', minorUnits, currencyAssumed: true });
const native = (field: string, code: string, label: string | null, documented = true) => ({
  field,
  code,
  label,
  documented,
});
const party = { id: 'string', code: null, name: 'string' };
const age = (sourceModifiedAt: string) => ({
  fetchedAt,
  sourceModifiedAt,
  origin: 'LIVE',
  ageSeconds: 0,
  stale: false,
});
const bareSku = (code: string) => ({
  vendor: 'SOMS',
  code,
  barcode: null,
  productCode: null,
  platformSkuId: null,
  spec: null,
  imageUrl: null,
});
const traceCodes = [
  {
    code: 'string',
    barcode: '123',
    batchNo: 'string',
    quantity: '0.0',
    productionDate: '2020-06-17',
    validUntil: '2020-06-17',
    kind: 'normal(普通),expDate(效期)',
  },
];
const charge = (code: string, nativeField: string, amount: string, minorUnits: string) => ({
  code,
  nativeField,
  charge: yuan(amount, minorUnits),
});

const line = {
  id: lineId,
  lineNo: '1',
  platformLineNo: '052700601',
  sku: {
    vendor: 'SOMS',
    code: '00321',
    barcode: '123456',
    productCode: '2123',
    platformSkuId: '052700601',
    spec: '1*1',
    imageUrl: 'http://aaa/bbb.png',
  },
  title: '葡萄',
  kind: 'GIFT',
  quantity: '1.0',
  pickedQuantity: '0.0',
  shippedQuantity: null,
  returnedQuantity: null,
  status: null,
  fulfillmentStatus: 'UNFULFILLED',
  unitPrice: yuan('2.0', '200'),
  total: yuan('2.0', '200'),
  discount: yuan('24.04', '2404'),
  payable: yuan('2.0', '200'),
  weight: { grams: '1.0', raw: null, unitAssumed: false },
  parent: null,
  traceCodes,
  // The one waybill names another article.
  packages: [],
  order: { nativeId: '88822222222' },
  components: [
    {
      id: idOf({ type: 'OrderItem', order: key, itemKey: '1/0' }),
      lineNo: null,
      platformLineNo: null,
      sku: bareSku('121212'),
      title: '矿泉水',
      kind: 'BUNDLE_COMPONENT',
      quantity: '4.0',
      pickedQuantity: '0.0',
      shippedQuantity: null,
      returnedQuantity: null,
      status: null,
      fulfillmentStatus: 'UNFULFILLED',
      unitPrice: null,
      total: null,
      discount: null,
      payable: null,
      weight: null,
      parent: { id: lineId },
      traceCodes,
      packages: [],
      order: { nativeId: '88822222222' },
      components: null,
    },
  ],
};

const waybill = {
  id: idOf({ type: 'Package', order: key, packageKey: ['string', '123'] }),
  trackingNo: '123',
  carrier: { code: 'string', name: 'string', normalizedCode: null, mode: 'CROWDSOURCED' },
  status: 'PENDING',
  statusNative: [native('delivery.carrier.state', 'initial', '初始状态')],
  statusDerived: false,
  direction: 'OUTBOUND',
  shippedAt: null,
  deliveredAt: null,
  estimatedDelivery: null,
  contents: [{ item: null, sku: bareSku('123'), quantity: '123.0' }],
  courier: {
    name: '张*',
    plainName: '张三',
    phone: '133****3333',
    plainPhone: '13333333333',
    latitude: null,
    longitude: null,
  },
  freight: yuan('1.11', '111'),
  weight: { grams: '1.0', raw: '1.0g', unitAssumed: false },
  // The delivery trace is about another number.
  trace: null,
  trackingUrl: null,
  order: { nativeId: '88822222222' },
  freshness: age('2020-06-17T10:00:00+08:00'),
};
/** Both traces of the document tell the same event. */
const way = (source: string, field: string) => ({
  status: 'IN_TRANSIT',
  events: [
    {
      at: '2022-04-07T08:39:07+08:00',
      atRaw: '2022-04-07 08:39:07',
      status: 'IN_TRANSIT',
      message: '顺丰速运 已收取快件',
      place: '福建,厦门市',
      native: native(field, '在途', null),
      classifiedBy: 'DICTIONARY',
      source,
    },
  ],
  stalledSince: '2022-04-07T08:39:07+08:00',
  sources: [source],
  freshness: age('2022-04-07T08:39:07+08:00'),
});
/** The parcel that only the delivery trace names. */
const traced = {
  id: idOf({ type: 'Package', order: key, packageKey: ['', '123434354'] }),
  trackingNo: '123434354',
  carrier: null,
  status: 'IN_TRANSIT',
  statusNative: [],
  statusDerived: true,
  direction: 'OUTBOUND',
  shippedAt: null,
  deliveredAt: null,
  estimatedDelivery: { start: null, end: '2022-04-05T11:11:11+08:00', text: null },
  contents: null,
  // 355.5 degrees of latitude are on no map.
  courier: {
    name: '1********',
    plainName: '123434354',
    phone: '*****4354',
    plainPhone: '123434354',
    latitude: null,
    longitude: null,
  },
  freight: null,
  weight: null,
  trace: way('SOMS_DELIVERY', 'traces[].status'),
  trackingUrl: 'http://aaa/bbb',
  order: { nativeId: '88822222222' },
  freshness: age('2022-04-07T08:39:07+08:00'),
};

const alone = 'This sale is known to one system only, or this order replaces goods of another one.';
const check = (
  code: string,
  outcome: string,
  numbers: readonly (string | null)[],
  words: readonly (string | null)[],
) => {
  const [expected = null, actual = null, difference = null] = numbers;
  const [formula = null, message = null] = words;
  return { code, outcome, expected, actual, difference, formula, message };
};
const sampleOrder = {
  id: orderId,
  vendor: 'SOMS',
  tenantId: 'sandbox',
  nativeId: '88822222222',
  identifiers: [
    { namespace: 'VENDOR_ID', value: '88822222222', field: 'id' },
    { namespace: 'PLATFORM_ORDER', value: '1223654', field: 'front.order_id' },
    { namespace: 'PLATFORM_MAIN_ORDER', value: '1223432', field: 'front.main_order_id' },
    { namespace: 'THIRD_PARTY', value: '1223432', field: 'front.third_order_id' },
    { namespace: 'PLATFORM_INNER', value: '1223432', field: 'front.inner_order_id' },
    { namespace: 'SALE_ORDER', value: 'string', field: 'sale_order_id' },
    { namespace: 'SOURCE_ORDER', value: '5346567534545645', field: 'source_order_id' },
    { namespace: 'PAYMENT', value: '0122333333', field: 'payment.pay_bill_id' },
    { namespace: 'PAYMENT', value: '3223232323', field: 'payment.details[].out_pay_id' },
    { namespace: 'PICKUP_CODE', value: '123456', field: 'delivery.selftake_code' },
    { namespace: 'STORE_SEQUENCE', value: '1', field: 'front.station_order_no' },
    { namespace: 'WAYBILL', value: '123', field: 'delivery.waybills[].waybill_id' },
    { namespace: 'WAYBILL', value: '32332', field: 'waybill_id' },
  ],
  platformOrderNo: '1223654',
  // Its order type is the placeholder; a reason of reissue makes it one.
  kind: 'REISSUE',
  status: 'PENDING_REVIEW',
  statusNative: [
    native('state', 'confirmed', '已确认'),
    native('delivery.state', 'none', '未配送'),
    native('delivery.operation_state', 'none', '空'),
    native('wrh_state', 'initial', null),
    native('approve_state', 'none', '未审核'),
    native('payment.state', 'paid', '已付全款'),
    native('delivery.type', 'deliver', '送货上门'),
    native('delivery.ship_delivery_mode', 'wrhShipCarrierDeli', null),
    native('front.order_type.id', 'string', null, false),
    native('cancel_type', 'customerCancel', '客户取消'),
  ],
  statusRule: `SOMS.state.confirmed@${tablesVersion}`,
  isFinal: false,
  paymentStatus: 'PAID',
  fulfillmentStatus: 'UNFULFILLED',
  returnStatus: null,
  reviewStatus: 'NOT_REVIEWED',
  onHold: true,
  holdReason: 'string',
  exceptions: [
    { code: 'sku', title: '商品异常', remark: '商品异常', at: '2017-12-26T16:40:19+08:00', operator: 'zuhu' },
  ],
  platformStatus: native('front.state', '已付款', null, false),
  placedAt: '2016-03-02T12:00:01+08:00',
  createdAt: '2020-06-17T10:00:00+08:00',
  modifiedAt: '2020-06-17T10:00:00+08:00',
  paidAt: '2019-03-02T12:00:01+08:00',
  finishedAt: '2016-03-02T12:00:01+08:00',
  confirmDeadline: null,
  promisedDelivery: {
    start: '2016-03-02T12:00:01+08:00',
    end: '2016-03-02T14:00:01+08:00',
    text: '03月05日 晚上',
  },
  platform: party,
  shop: party,
  store: party,
  warehouse: { id: null, code: 'string', name: 'string' },
  deliveryMethod: 'EXPRESS',
  amounts: {
    goodsTotal: yuan('120.01', '12001'),
    discountTotal: yuan('24.04', '2404'),
    goodsPayable: yuan('120.01', '12001'),
    shipping: yuan('14.02', '1402'),
    packaging: yuan('14.02', '1402'),
    otherFees: yuan('0.0', '0'),
    payable: yuan('14.02', '1402'),
    paid: yuan('14.02', '1402'),
    refunded: null,
    settlement: yuan('120.01', '12001'),
    commission: yuan('120.01', '12001'),
    breakdown: [
      charge('SHOP_AMOUNT', 'shop_amount', '120.01', '12001'),
      charge('SETTLE_FREIGHT', 'settle_freight', '120.01', '12001'),
      charge('PERFORMANCE_SERVICE_FEE', 'performance_service_fee', '120.01', '12001'),
      charge('FREIGHT_DISCOUNT', 'freight_discount', '33.33', '3333'),
      charge('PACKAGE_DISCOUNT', 'package_discount', '33.33', '3333'),
      charge('ADDRESS_CHANGE_FEE', 'address_change_fee', '0.0', '0'),
      charge('COD_AMOUNT', 'payment.cod_amount', '0.0', '0'),
      charge('EARNEST_AMOUNT', 'payment.earnest_amount', '0.0', '0'),
      charge('SELTTLE_COMMISSION', 'selttle_commission', '120.01', '12001'),
      charge('DISTANCE_FREIGHT', 'payment.extra[distance_freight]', '0.01', '1'),
    ],
  },
  payments: [
    {
      method: '支付宝',
      nativeMethod: native('payment.details[].code', '支付方式代码', '支付宝', false),
      amount: yuan('12.33', '1233'),
      externalPaymentId: '3223232323',
      paidAt: '2019-03-02T12:00:01+08:00',
    },
  ],
  items: {
    edges: [{ cursor: expect.any(String), node: { id: lineId } }],
    nodes: [line],
    pageInfo: {
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: expect.any(String),
      endCursor: expect.any(String),
    },
    totalCount: 1,
  },
  packages: [waybill, traced],
  // SOMS takes after-sale requests and offers no way to read them.
  returns: null,
  // The document's reminder is about another order.
  reminders: [],
  invoice: {
    required: false,
    title: 'XX公司',
    taxId: '1212345046600736XP',
    kind: 'paper',
    amount: yuan('12.03', '1203'),
    result: '开票成功',
    url: 'a.jpg',
    serialNo: '454557884564545',
  },
  // The vendor's own masks, though they belong to somebody else.
  buyer: {
    memberId: '12253',
    nickname: '张*红',
    plainNickname: '李飞',
    phone: '189****0000',
    plainPhone: '189389928893',
  },
  recipient: {
    name: '张*红',
    plainName: '李飞',
    phone: '189****0000',
    plainPhone: '189389928893',
    address: '脱敏地址**',
    plainAddress: '前埔',
    province: '福建省',
    city: '厦门市',
    district: '思明区',
    encrypted: false,
  },
  notes: { buyer: 'note', seller: 'note', service: null },
  tags: ['首单'],
  group: {
    id: idOf({ type: 'OrderGroup', platformOrderNo: '1223654' }),
    platformOrderNo: '1223654',
    members: [{ id: orderId }],
    links: [],
    canonical: { id: orderId },
  },
  // The samples are per-field examples: 2 × 1 is all that adds up.
  reconciliation: {
    ok: false,
    checks: [
      check('S1', 'PASS', ['2.00', '2.0', '0.00'], ['total = unit_price × quantity, each line']),
      check(
        'S2',
        'FAIL',
        ['-22.04', '2.0', '24.04'],
        ['pay_amount = total − apported_discount_amount − discount_amount, each line', 'Lines that differ: 1.'],
      ),
      check(
        'S3',
        'FAIL',
        ['2.0', '120.01', '118.01'],
        ['real_total = sum of the lines’ pay_amount', 'Expected 2.0, the vendor says 120.01.'],
      ),
      check(
        'S4',
        'FAIL',
        ['148.05', '14.02', '-134.03'],
        [
          'payment.amount = real_total + freight + package_total + other_fee',
          "Expected 148.05, the vendor says 14.02. Soft: the document's list of fees ends in 等.",
        ],
      ),
      check(
        'S5',
        'FAIL',
        ['3.00', '4.0', '1.00'],
        [
          'sku_quantity = sum of quantity; item_count = number of lines; component quantity = quantity × ratio',
          'Lines that differ: 1/121212.',
        ],
      ),
      check(
        'STATUS_AXES_DISAGREE',
        'FAIL',
        [],
        [
          'state, delivery.state and wrh_state do not contradict each other',
          'state is confirmed, yet front.finished_time is set.',
        ],
      ),
      check('X1', 'NOT_APPLICABLE', [], ['the systems that hold this sale agree on what the buyer owes', alone]),
      check(
        'X2',
        'NOT_APPLICABLE',
        [],
        ['the statuses of this sale in its systems do not contradict each other', alone],
      ),
    ],
  },
  freshness: age('2020-06-17T10:00:00+08:00'),
  carrierState: 'initial',
  nowhere: null,
};
const logs = [
  {
    at: '2017-12-26T16:40:19+08:00',
    action: 'modify',
    caption: '修改订单',
    message: '修改订单商品明细',
    operator: 'zuhu',
    returnNo: '212123333',
  },
];
const sampleReminder = {
  id: reminderId,
  state: 'UNKNOWN',
  remindedAt: '2020-12-02T00:00:00+08:00',
  count: 1,
  platformReminderId: '很好',
  reply: { content: 'string', operator: 'string', at: '2020-06-17T10:00:00+08:00' },
};

type Bodies = Readonly<Record<string, unknown>>;
const samples = (): Bodies =>
  Object.fromEntries(
    [
      ...['getOrder', 'batchGetOrdersV2', 'getOrderBySaleOrderId', 'queryOrders', 'getDeliveryTrace', 'getKdTrace'],
      ...['getOrderRemind', 'queryOrderReminds', 'checkOrder', 'checkSelftake'],
    ].map((operation) => [operation, parseJson(sampleText(operation))]),
  );
/** A vendor that answers each question with exactly the document's own body. The two batch samples are one body. */
function bare(bodies: Bodies): Promise<Sandbox> {
  const soms = '/{tenant_id}/soms';
  const route = (
    operation: string,
    method: SandboxRoute['method'],
    path: string,
    sample: string = operation,
  ): SandboxRoute => ({ operation, method, path: `${soms}${path}`, answer: () => ({ body: bodies[sample] }) });
  return startSandboxServer({
    about: "the document's samples",
    refusal: () => ({ body: {} }),
    routes: [
      route('getOrder', 'GET', '/orderservice/order/{id}'),
      route('batchGetOrders', 'GET', '/orderservice/order/orders', 'batchGetOrdersV2'),
      route('batchGetOrdersV2', 'POST', '/orderservice/order/v2/orders'),
      route('getOrderBySaleOrderId', 'GET', '/orderservice/order/saleorder/{sale_order_id}'),
      route('queryOrders', 'POST', '/orderservice/orders/query'),
      route('getDeliveryTrace', 'GET', '/orderservice/order/{id}/delivery/trace'),
      route('getKdTrace', 'GET', '/orderservice/order/{id}/kd/trace'),
      route('getOrderRemind', 'GET', '/orderremindservice/orderremind/{id}'),
      route('queryOrderReminds', 'POST', '/orderremindservice/reminds/query'),
      route('checkOrder', 'POST', '/orderservice/order/check'),
      route('checkSelftake', 'POST', '/orderservice/order/action/selftake/check'),
    ],
  });
}

test('the questions below ask for every field that the schema has for what SOMS tells', () => {
  const schema = createSchema();
  const asked = new Set<string>();
  const types = new Set<GraphQLObjectType>();
  for (const text of Object.values(queries)) {
    const info = new TypeInfo(schema);
    const note = (node: FieldNode): void => {
      const parent = info.getParentType();
      if (!isObjectType(parent)) return;
      types.add(parent);
      asked.add(`${parent.name}.${node.name.value}`);
    };
    visit(parse(text), visitWithTypeInfo(info, { Field: note }));
  }
  const known = [...types].flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  const unasked = known.filter((field) => !asked.has(field) && !/^(?:Query|ReturnCase)\./.test(field));
  expect(unasked).toEqual([]);
  expect(asked.size).toBeGreaterThan(200);
});

describe.each([
  ['the sandbox', () => startSomsSandbox()],
  ['the bare samples', () => bare(samples())],
])("%s: the document's order", (_name, start) => {
  let graph: Facade;
  beforeAll(async () => {
    graph = await facade(await start());
  });
  afterAll(() => graph.close());

  test('getOrder: with its log', async () => {
    const { data, errors } = await graph.ask(queries.withLog, { id: orderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ order: { ...sampleOrder, logs } });
    expect(graph.asked()).toContain('getOrder');
    expect(graph.asked()).not.toContain('batchGetOrders');
  });

  test('getOrder: what it came of', async () => {
    const { data, errors } = await graph.ask(queries.relations, { id: orderId });
    expect(errors).toBeUndefined();
    const source = idOf({ type: 'Order', order: { ...key, nativeId: '5346567534545645' } });
    expect(data).toEqual({
      order: {
        relations: [
          {
            kind: 'REISSUE',
            role: 'RESULT',
            from: source,
            to: orderId,
            evidence: ['88822222222 names 5346567534545645 as source_order_id'],
            order: null,
          },
        ],
      },
    });
  });

  test('batchGetOrders: without it', async () => {
    const { data, errors } = await graph.ask(queries.byIds, { ids: [orderId] });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ nodes: [sampleOrder] });
    expect(graph.asked().filter((operation) => /order$|orders/i.test(operation))).toEqual([
      'batchGetOrders',
      'queryOrders',
    ]);
  });

  test('batchGetOrdersV2: among twenty that are not there', async () => {
    const others = Array.from({ length: 20 }, (_, i) =>
      idOf({ type: 'Order', order: { ...key, nativeId: `none${i}` } }),
    );
    const { data, errors } = await graph.ask(queries.byIds, { ids: [...others, orderId] });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ nodes: [...others.map(() => null), sampleOrder] });
    expect(graph.asked()).toContain('batchGetOrdersV2');
    expect(graph.asked()).not.toContain('batchGetOrders');
  });

  test('getOrderBySaleOrderId: by its sale order number', async () => {
    const { data, errors } = await graph.ask(queries.bySaleOrder);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ order: sampleOrder });
    expect(graph.asked()[0]).toBe('getOrderBySaleOrderId');
  });

  test('queryOrders: by its platform order number', async () => {
    const { data, errors } = await graph.ask(queries.byPlatformOrder);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ orderGroup: { members: [sampleOrder] } });
    // The query's rows are whole: nothing is read a second time.
    expect(graph.asked().filter((operation) => /order$|orders/i.test(operation))).toEqual(['queryOrders']);
  });

  test('queryOrders: by the tracking number of its waybill', async () => {
    const { data } = await graph.ask('{ packages(trackingNo: "123") { trackingNo order { nativeId } } }');
    expect(data).toEqual({ packages: [{ trackingNo: '123', order: { nativeId: '88822222222' } }] });
  });

  test('getDeliveryTrace: the parcel that only it names', async () => {
    const { data, errors } = await graph.ask(queries.parcels, { id: orderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ order: { packages: [waybill, traced] } });
    // The rider's parcel is no express parcel: the express trace has nothing to say of it.
    expect(new Set(graph.asked())).toEqual(new Set(['batchGetOrders', 'getDeliveryTrace']));
  });

  test('getDeliveryTrace: by tracking number', async () => {
    const { data, errors } = await graph.ask(queries.traces, { id: orderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ trace: way('SOMS_DELIVERY', 'traces[].status'), none: null });
  });

  test('getOrderRemind: the reminder, whose order is not among the samples', async () => {
    const { data, errors } = await graph.ask(queries.reminder, { id: reminderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ reminder: sampleReminder });
    expect(graph.asked()).toEqual(['getOrderRemind']);
    const broken = await graph.ask('query ($id: ID!) { reminder(id: $id) { order { id } } }', { id: reminderId });
    expect(broken).toMatchObject({ data: { reminder: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  test('checkOrder', async () => {
    const { data, errors } = await graph.ask(queries.quote);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      deliveryQuote: {
        deliverable: true,
        freight: yuan('10.0', '1000'),
        distanceMeters: '1000.0',
        minutes: '10.0',
        suggestedCarrier: party,
        promised: { start: null, end: null, text: '2022-06-30 12:00:00 或者 2022-06-30' },
        native: native('code', 'string', 'string', false),
      },
    });
    expect(graph.asked()).toEqual(['checkOrder']);
  });

  test('checkSelftake: the order that it names is not among the samples', async () => {
    const { data, errors } = await graph.ask(queries.pickup);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      pickupCheck: { ok: true, order: null, message: 'string', native: native('code', 'string', 'string', false) },
    });
    expect(graph.asked()).toEqual(['checkSelftake', 'batchGetOrders']);
  });
});

describe('the bare samples', () => {
  const open: Facade[] = [];
  const started = async (bodies: Bodies): Promise<Facade> => {
    const graph = await facade(await bare(bodies));
    open.push(graph);
    return graph;
  };
  afterAll(async () => {
    await Promise.all(open.map((graph) => graph.close()));
  });
  const changed = (operation: string, ...changes: readonly (readonly [from: string, to: string])[]): unknown =>
    parseJson(
      changes.reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`the sample of ${operation} has no ${from}`);
        return text.replaceAll(from, to);
      }, sampleText(operation)),
    );

  test('raw is the record as it came, field by field and digit by digit', async () => {
    const graph = await started(samples());
    const { text, errors } = await graph.ask('query ($id: ID!) { order(by: { id: $id }) { raw logs { action } } }', {
      id: orderId,
    });
    expect(errors).toBeUndefined();
    expect(parseJson(text)).toEqual({
      data: { order: { raw: parseJson(sampleText('getOrder')), logs: [{ action: 'modify' }] } },
    });
    expect(text).toContain('"weight":500.0');
    expect(text).toContain('"settle_price":122.2222');
  });

  test('queryOrderReminds: a page of a hundred, numbered from the oldest', async () => {
    // The reminder's order, so that it can be shown.
    const orders = changed('batchGetOrdersV2', ['"id": "88822222222"', '"id": "202012021621"']);
    const graph = await started({ ...samples(), batchGetOrdersV2: orders });
    const { data, errors } = await graph.ask(queries.reminders, {
      orders: [idOf({ type: 'Order', order: { ...key, nativeId: '202012021621' } })],
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      reminders: {
        edges: [{ cursor: expect.any(String), node: { id: reminderId } }],
        nodes: [{ ...sampleReminder, order: { nativeId: '202012021621' } }],
        // The sample says that there are 100 and shows one.
        pageInfo: {
          hasNextPage: true,
          hasPreviousPage: false,
          startCursor: expect.any(String),
          endCursor: expect.any(String),
        },
        sources: [
          {
            vendor: 'SOMS',
            outcome: 'OK',
            coverage: 'COMPLETE',
            reason: null,
            errorCode: null,
            retryAfterSeconds: null,
            latencyMs: 0,
            vendorCalls: 1,
            gapFrom: null,
            gapTo: null,
            freshness: null,
          },
        ],
      },
    });
  });

  test('getKdTrace: of an order that differs in this alone, that an express carrier has it', async () => {
    const orders = changed(
      'batchGetOrdersV2',
      ['"type": "self"', '"type": "express"'],
      ['"expected_logistics_type": "crowdsourcing"', '"expected_logistics_type": "express"'],
    );
    const graph = await started({ ...samples(), batchGetOrdersV2: orders });
    const { data, errors } = await graph.ask(queries.parcels, { id: orderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      order: {
        packages: [
          { ...waybill, carrier: { ...waybill.carrier, mode: 'EXPRESS' } },
          traced,
          {
            ...traced,
            id: idOf({ type: 'Package', order: key, packageKey: ['string', '213232'] }),
            trackingNo: '213232',
            carrier: { code: 'string', name: 'string', normalizedCode: null, mode: 'EXPRESS' },
            // Its head says canceled; what the courier tells comes first.
            status: 'IN_TRANSIT',
            estimatedDelivery: null,
            courier: null,
            trace: way('SOMS_EXPRESS', 'details[].status'),
            trackingUrl: null,
          },
        ],
      },
    });
    expect(graph.asked()).toContain('getKdTrace');
  });

  test('getKdTrace: its head speaks where it tells no event', async () => {
    const graph = await started({
      ...samples(),
      batchGetOrdersV2: changed(
        'batchGetOrdersV2',
        ['"type": "self"', '"type": "express"'],
        ['"expected_logistics_type": "crowdsourcing"', '"expected_logistics_type": "express"'],
      ),
      getDeliveryTrace: parseJson('{"success":true}'),
      getKdTrace: parseJson('{"success":true,"state":"canceled","details":[],"waybill_id":"123"}'),
    });
    const { data } = await graph.ask(
      'query ($id: ID!) { order(by: { id: $id }) { packages { trackingNo trace { status events { at } } } } }',
      { id: orderId },
    );
    expect(data).toEqual({ order: { packages: [{ trackingNo: '123', trace: { status: 'CANCELLED', events: [] } }] } });
  });
});
