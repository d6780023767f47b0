/**
 * What the real schema answers of the simulators' orders, at a fixed time: every field of up to 500 orders of each vendor.
 * Change of how records are read or mapped must not change it.
 */
import { createHash } from 'node:crypto';
import { request } from 'undici';
import { vi } from 'vitest';
import { generateSales, usualSales } from '../../sandbox/sales/generator.ts';
import { append } from '../../sources/values/lists.ts';
import { parseJson } from '../../sources/values/json.ts';
import { type Facade, startForTest } from '../harness.ts';

/** The simulators' sales end at the hour of this moment, and every clock stands still at it. */
export const goldenNow = new Date('2026-11-20T10:20:30.456Z');
const most = 500;
/** Orders of each vendor whose parcels, traces and reminders are asked for, since these cost a call for each. */
const mostWithTraces = 60;

const money = 'amount currency currencyAssumed minorUnits';
const native = 'field code label documented';
const party = 'id code name';
const weight = 'grams raw unitAssumed';
const charge = `__typename ... on Money { ${money} } ... on Points { points }`;
const sku = 'vendor code barcode imageUrl platformSkuId productCode spec';
const line = `id lineNo platformLineNo kind title quantity shippedQuantity returnedQuantity pickedQuantity fulfillmentStatus
  unitPrice { ${money} } total { ${money} } payable { ${money} } discount { ${money} } weight { ${weight} } sku { ${sku} }
  status { ${native} } parent { id } traceCodes { __typename }`;
const freshness = 'fetchedAt sourceModifiedAt origin stale ageSeconds';

const header: Readonly<Record<string, string>> = {
  id: '',
  vendor: '',
  nativeId: '',
  tenantId: '',
  platformOrderNo: '',
  kind: '',
  status: '',
  statusRule: '',
  isFinal: '',
  statusNative: `{ ${native} }`,
  paymentStatus: '',
  fulfillmentStatus: '',
  returnStatus: '',
  reviewStatus: '',
  deliveryMethod: '',
  platformStatus: `{ ${native} }`,
  placedAt: '',
  createdAt: '',
  modifiedAt: '',
  paidAt: '',
  finishedAt: '',
  confirmDeadline: '',
  shipBy: '{ at field }',
  deliverBy: '{ at field }',
  promisedDelivery: '{ start end text(reveal: true) }',
  onHold: '',
  holdReason: '(reveal: true)',
  platform: `{ ${party} }`,
  shop: `{ ${party} }`,
  store: `{ ${party} }`,
  warehouse: `{ ${party} }`,
  tags: '(reveal: true)',
  buyer: '{ memberId(reveal: true) nickname(reveal: true) phone(reveal: true) }',
  recipient:
    '{ name(reveal: true) phone(reveal: true) address(reveal: true) province city district(reveal: true) encrypted masked: phone }',
  notes: '{ buyer(reveal: true) seller(reveal: true) service(reveal: true) }',
  amounts: `{ goodsTotal { ${money} } discountTotal { ${money} } goodsPayable { ${money} } shipping { ${charge} } packaging { ${money} }
    otherFees { ${money} } payable { ${money} } paid { ${money} } refunded { ${money} } commission { ${money} } settlement { ${money} }
    breakdown { code nativeField charge { ${charge} } } }`,
  payments: `{ amount { ${money} } externalPaymentId method nativeMethod { ${native} } paidAt }`,
  identifiers: '{ namespace value field }',
  exceptions: '{ at code title(reveal: true) remark(reveal: true) operator(reveal: true) }',
  invoice: `{ amount { ${money} } kind required result serialNo taxId(reveal: true) title(reveal: true) url(reveal: true) }`,
  items: `(first: 50) { totalCount nodes { ${line} components { ${line} } } }`,
  returns: `{ id kind status statusNative { ${native} } returnNo reason(reveal: true) refund { ${money} } requestedAt reviewedAt finishedAt
    cancelledAt derivedFrom items { __typename } inboundPackage { id trackingNo } replacementOrder { id } }`,
  reconciliation: '{ ok checks { __typename code outcome expected actual difference message } }',
  freshness: `{ ${freshness} }`,
  raw: '',
};
/** Of fewer orders. */
const below: Readonly<Record<string, string>> = {
  packages: `{ id trackingNo direction status statusDerived statusNative { ${native} } shippedAt deliveredAt estimatedDelivery { start end }
    trackingUrl(reveal: true) freight { ${money} } weight { ${weight} } carrier { code name normalizedCode mode } contents { quantity sku { ${sku} } } courier { name(reveal: true) phone(reveal: true) latitude longitude }
    freshness { ${freshness} } trace { status sources stalledSince freshness { ${freshness} }
      events { at atRaw status classifiedBy source message(reveal: true) place(reveal: true) native { ${native} } } } }`,
  reminders:
    '{ id count platformReminderId remindedAt state reply { at content(reveal: true) operator(reveal: true) } }',
  logs: '{ at action caption(reveal: true) message(reveal: true) operator(reveal: true) returnNo }',
};
export const goldenFields = [...Object.keys(header), ...Object.keys(below)];

export type Shown = Readonly<Record<string, unknown>>;
/** By vendor, in the order of the list. */
export type Golden = Readonly<Record<string, readonly Shown[]>>;

export async function goldenAnswers(): Promise<Golden> {
  vi.useFakeTimers({ toFake: ['Date'], now: goldenNow });
  const unbounded = {
    MAX_COST: '9000000',
    COST_PER_MINUTE: '900000000',
    VENDOR_CALLS_PER_REQUEST: '9000',
    MAX_ANSWER_BYTES: String(256 * 1024 * 1024),
  };
  const facade = await startForTest(unbounded, { send: true, now: () => goldenNow.getTime() });
  try {
    await readBabycare(facade);
    const golden: Record<string, readonly Shown[]> = {};
    for (const vendor of ['SOMS', 'BABYCARE', 'YUANSHU', 'EZR']) golden[vendor] = await ordersOf(facade, vendor);
    return golden;
  } finally {
    await facade.close();
    vi.useRealTimers();
  }
}

/** Its orders are known when they were asked for. */
async function readBabycare(facade: Facade): Promise<void> {
  const sales = generateSales({
    ...usualSales,
    until: new Date(Math.floor(goldenNow.getTime() / 3_600_000) * 3_600_000),
  });
  const numbers = [...new Set(sales.filter(({ inBabycare }) => inBabycare).map((sale) => sale.platformOrderNo))];
  for (let at = 0; at < Math.min(numbers.length, most); at += 100) {
    const asked = JSON.stringify(numbers.slice(at, at + 100));
    await answered(
      facade,
      `{ orders(first: 100, filter: { vendors: [BABYCARE], platformOrderNos: ${asked} }) { nodes { id kind } } }`,
    );
  }
  await facade.observer.idle();
}

async function ordersOf(facade: Facade, vendor: string): Promise<readonly Shown[]> {
  const orders: Shown[] = [];
  let after: string | null = null;
  while (orders.length < most) {
    const page: string = after === null ? '' : `, after: "${after}"`;
    const { orders: read } = await answered(
      facade,
      `{ orders(first: 100${page}, filter: { vendors: [${vendor}] }) { nodes { ${selected(header)} } pageInfo { endCursor hasNextPage } } }`,
    );
    append(orders, read.nodes);
    if (!read.pageInfo.hasNextPage) break;
    after = read.pageInfo.endCursor;
  }
  const ids = orders.slice(0, mostWithTraces).map(({ id }) => id);
  const more = await answered(facade, `{ nodes(ids: ${JSON.stringify(ids)}) { ... on Order { ${selected(below)} } } }`);
  return orders.slice(0, most).map((order, i) => ({ ...order, ...more.nodes[i] }));
}

const selected = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, rest]) => name + rest)
    .join(' ');

interface Told {
  readonly orders: {
    readonly nodes: readonly Shown[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
  readonly nodes: readonly Shown[];
}
/** The answer with every digit of its numbers. */
async function answered({ url }: Facade, query: string): Promise<Told> {
  const response = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = parseJson(await response.body.text()) as { data: Told; errors?: readonly unknown[] };
  if (errors) throw new Error(JSON.stringify(errors.slice(0, 3)));
  return data;
}

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url');

/** One line of an order: its number, a hash of all of it, and two letters of the hash of each field. */
export const recordOf = (order: Shown): string =>
  [
    order['nativeId'],
    digest(order).slice(0, 8),
    goldenFields.map((field) => digest(order[field]).slice(0, 2)).join(''),
  ].join(' ');
