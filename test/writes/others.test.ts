/**
 * The writes of Babycare and Yuanshu through the whole facade: GraphQL over HTTP, the simulators, the store. One row for
 * each operation of the vendors; what holds for all writes is asked of every row.
 */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeId } from '../../sources/domain/ids.ts';
import type { Fault, Sandbox } from '../../sandbox/server/server.ts';
import type { YuanshuSandbox } from '../../sandbox/yuanshu/platform.ts';
import { type Answer, type Facade, startForTest } from '../harness.ts';
import { type Subject, subjectsOf } from './subjects.ts';

let clock = Date.now();
let facade: Facade;
let platform: YuanshuSandbox;
let subjects: ReturnType<typeof subjectsOf>;
beforeAll(async () => {
  // A hundred changes of Babycare's orders are a hundred questions to it.
  facade = await startForTest({ VENDOR_CALLS_PER_REQUEST: '1000' }, { send: true, now: () => clock });
  if (!facade.platform) throw new Error('the platform is not simulated');
  platform = facade.platform;
  subjects = subjectsOf(facade);
});
afterAll(() => facade.close());
beforeEach(() => {
  for (const sandbox of [facade.babycare, facade.bts, platform]) sandbox.behave();
  facade.forget();
});

type Input = Readonly<Record<string, unknown>>;
type Payload = 'OrderPayload' | 'ReturnPayload' | 'StockPayload';
interface Row {
  readonly vendor: 'BABYCARE' | 'YUANSHU';
  readonly mutation: string;
  /** The vendor's name of the write. */
  readonly operation: string;
  /** The vendor's other calls of one write that is done, in their order around it ("*"). */
  readonly calls: readonly string[];
  readonly sandbox: () => Sandbox;
  readonly inputType: string;
  readonly payload: Payload;
  /** null: the write is about no order that there is. */
  readonly subject: () => Promise<Subject | null>;
  readonly input: (subject: Subject, no: string) => Input;
  /** Another wish. */
  readonly other: (input: Input) => Input;
  /** What a later look shows, in a request of its own. */
  readonly isDone: (subject: Subject, no: string, input: Input) => Promise<boolean>;
  /** Whether reading can settle an outcome that is not known. */
  readonly settles: boolean;
}

const ticket = { appId: 'a', projectId: 'p', taskId: 't', userId: 'u' };
const firstLine = ({ lines: [line] }: Subject) => {
  if (!line) throw new Error('an order without lines');
  return line;
};
interface Member {
  readonly id: string;
  readonly vendor: string;
  readonly nativeId: string;
  readonly kind: string;
  readonly status: string;
  readonly returns: readonly { kind: string }[] | null;
}
async function membersOf(number: string): Promise<readonly Member[]> {
  const { data, errors } = await facade.ask(
    `{ orderGroup(by: {platformOrderNo: "${number}"}) { members { id vendor nativeId kind status returns { kind } } } }`,
  );
  expect(errors).toEqual([]);
  const members: readonly Member[] = data.orderGroup?.members ?? [];
  return members.filter(({ vendor }) => vendor === 'BABYCARE');
}
async function parcelsOf({ id }: Subject): Promise<readonly string[]> {
  const { data, errors } = await facade.ask(`{ node(id: "${id}") { ... on Order { packages { trackingNo } } } }`);
  expect(errors).toEqual([]);
  return data.node.packages.map(({ trackingNo }: { trackingNo: string }) => trackingNo);
}
const messagesOf = async ({ id }: Subject): Promise<readonly string[]> => {
  const { data, errors } = await facade.ask(
    `{ node(id: "${id}") { ... on Order { packages { trace { events { message } } } } } }`,
  );
  expect(errors).toEqual([]);
  return data.node.packages.flatMap(({ trace }: { trace: { events: { message: string }[] } | null }) =>
    (trace?.events ?? []).map(({ message }) => message),
  );
};
const babycare = {
  vendor: 'BABYCARE',
  sandbox: () => facade.babycare,
  calls: ['listSalesDetails', '*', 'listSalesDetails'],
  settles: true,
} as const;
const bts = { vendor: 'YUANSHU', sandbox: () => facade.bts, calls: ['*'], settles: false } as const;
const notice = { ...bts, sandbox: () => platform } as const;
const told = (operation: string, about: string): boolean => platform.told(operation, about).length > 0;
const newNo = (no: string): string => `9${no.replaceAll(/\D/g, '')}`;
const reported = '2026-11-20T10:00:00+08:00';
const parcel = (subject: Subject, no: string) => ({
  trackingNo: `SF${newNo(no)}`,
  carrierCode: '0030',
  carrierName: '顺丰速运',
  contents: [{ itemId: firstLine(subject).id, quantity: '1' }],
});
const tracking = {
  ...bts,
  mutation: 'trackingChange',
  inputType: 'TrackingChangeInput',
  payload: 'OrderPayload',
  subject: () => subjects.yuanshu(false),
  other: (input: Input) => ({ ...input, newCarrierCode: 'JD' }),
  isDone: async (subject: Subject, no: string) => {
    const numbers = await parcelsOf(subject);
    return numbers.includes(`SF${newNo(no)}`) && !numbers.includes(subject.parcel.trackingNo);
  },
} as const;

const rows: readonly Row[] = [
  {
    ...babycare,
    mutation: 'orderCreate',
    operation: 'createSalesOrderV2',
    calls: ['*', 'listSalesDetails'],
    inputType: 'OrderCreateInput',
    payload: 'OrderPayload',
    subject: () => Promise.resolve(null),
    input: (_subject, no) => ({
      babycare: {
        platformOrderNo: newNo(no),
        platformStatus: 'WAIT_SELLER_SEND_GOODS',
        storeCode: '01TM1001',
        memberName: 'm',
        placedAt: '2026-11-20T10:00:00+08:00',
        paidAt: '2026-11-20T10:01:00+08:00',
        recipient: {
          name: '张三',
          mobile: '13900001111',
          country: '中国',
          province: '浙江省',
          city: '杭州市',
          district: '滨江区',
          address: '江南大道1号',
        },
        lines: [
          {
            platformLineNo: `${newNo(no)}1`,
            skuCode: 'SKU-1',
            quantity: 2,
            settlementFee: '10.00',
            settlementPrice: '20.00',
            payment: '20.00',
          },
        ],
      },
    }),
    other: ({ babycare: order }) => ({ babycare: { ...Object(order), buyerNote: 'other' } }),
    isDone: async (_subject, no) => (await membersOf(newNo(no))).length > 0,
  },
  {
    ...babycare,
    mutation: 'orderCancel',
    operation: 'cancelSalesOrder',
    inputType: 'OrderCancelInput',
    payload: 'OrderPayload',
    subject: () => subjects.babycare('AWAITING_SHIPMENT'),
    input: () => ({ reason: '不想要了' }),
    other: () => ({ reason: 'another' }),
    isDone: async ({ platformOrderNo }) =>
      (await membersOf(platformOrderNo)).some(({ status }) => status === 'CANCELLED'),
  },
  {
    ...babycare,
    mutation: 'exchangeCreate',
    operation: 'createExchange',
    inputType: 'ExchangeCreateInput',
    payload: 'ReturnPayload',
    subject: () => subjects.babycare('SHIPPED'),
    input: (subject, no) => {
      const { id: itemId, sku } = firstLine(subject);
      return {
        ticket,
        exchangeCode: `X${newNo(no)}`,
        in: [{ itemId, quantity: '1' }],
        out: [{ itemId, skuCode: sku.code, quantity: '1' }],
        shipFirst: true,
      };
    },
    other: (input) => ({ ...input, reason: 'another' }),
    isDone: async ({ platformOrderNo }) => (await membersOf(platformOrderNo)).some(({ kind }) => kind === 'EXCHANGE'),
  },
  {
    ...babycare,
    mutation: 'reissueCreate',
    operation: 'createSupplyOrder',
    inputType: 'ReissueCreateInput',
    payload: 'ReturnPayload',
    subject: () => subjects.babycare('SHIPPED'),
    input: (subject) => {
      const { id: itemId, sku } = firstLine(subject);
      return { ticket, reason: '漏发', items: [{ itemId, skuCode: sku.code, quantity: '1' }] };
    },
    other: (input) => ({ ...input, reason: 'another' }),
    isDone: async ({ platformOrderNo }) => (await membersOf(platformOrderNo)).some(({ kind }) => kind === 'REISSUE'),
  },
  {
    ...babycare,
    mutation: 'returnCreate',
    operation: 'createReturn',
    inputType: 'ReturnCreateInput',
    payload: 'ReturnPayload',
    subject: () => subjects.babycare('SHIPPED'),
    input: (subject, no) => ({
      kind: 'RETURN_AND_REFUND',
      ticket,
      platformReturnNo: `R${newNo(no)}`,
      inbound: { carrierCode: 'ZT', trackingNo: `ZT${newNo(no)}` },
      items: [{ itemId: firstLine(subject).id, quantity: '1' }],
    }),
    other: (input) => ({ ...input, platformReturnNo: 'another' }),
    isDone: async ({ platformOrderNo }) =>
      (await membersOf(platformOrderNo)).some(({ returns }) => (returns ?? []).length > 0),
  },
  {
    ...notice,
    mutation: 'shipmentNotify',
    operation: 'deliverMulti',
    inputType: 'ShipmentNotifyInput',
    payload: 'OrderPayload',
    subject: () => subjects.yuanshu(false),
    input: (subject, no) => ({ parcels: [parcel(subject, no)] }),
    other: (input) => ({ ...input, memberId: 'another' }),
    isDone: ({ nativeId }) => Promise.resolve(told('deliverMulti', nativeId)),
  },
  {
    ...notice,
    mutation: 'refundPaymentNotify',
    operation: 'notifyRefund',
    inputType: 'RefundPaymentInput',
    payload: 'ReturnPayload',
    subject: () => subjects.yuanshu(true),
    input: ({ returnNo }) => ({
      returnNo,
      refundPaymentNo: 'M-1',
      state: 'REFUNDED',
      amount: '12.30',
      details: [{ detailNo: 'D-1', amount: '12.30' }],
    }),
    other: (input) => ({ ...input, state: 'REFUND_FAILED' }),
    isDone: ({ returnNo }) => Promise.resolve(told('notifyRefund', returnNo)),
  },
  {
    ...notice,
    mutation: 'returnStockIn',
    operation: 'notifyWarehouse',
    inputType: 'ReturnStockInInput',
    payload: 'ReturnPayload',
    subject: () => subjects.yuanshu(true),
    input: ({ returnNo }) => ({
      returnNo,
      accepted: true,
      goods: [{ lineNo: '1', refundable: '5.00', receivedCount: 1 }],
    }),
    other: (input) => ({ ...input, accepted: false }),
    isDone: ({ returnNo }) => Promise.resolve(told('notifyWarehouse', returnNo)),
  },
  {
    ...notice,
    mutation: 'stockSync',
    operation: 'syncStock',
    inputType: 'StockSyncInput',
    payload: 'StockPayload',
    subject: () => Promise.resolve(null),
    input: (_subject, no) => ({
      rows: [{ outWarehouseCode: 'W1', outSkuCode: newNo(no), quantity: '7' }],
    }),
    other: (input) => ({ ...input, sourceFlag: 6 }),
    isDone: (_subject, no) => Promise.resolve(platform.stockOf('W1', newNo(no)) === '7'),
  },
  {
    ...bts,
    mutation: 'flowReport',
    operation: 'upload',
    inputType: 'FlowReportInput',
    payload: 'OrderPayload',
    subject: () => subjects.yuanshu(false),
    input: (_subject, no) => ({ node: '1203', at: reported, source: 's', message: `出发 ${no}` }),
    other: (input) => ({ ...input, node: '1204' }),
    isDone: async (subject, no) => (await messagesOf(subject)).includes(`出发 ${no}`),
  },
  {
    ...bts,
    mutation: 'parcelAdd',
    operation: 'addParcel',
    inputType: 'ParcelAddInput',
    payload: 'OrderPayload',
    subject: () => subjects.yuanshu(false),
    input: (subject, no) => ({ at: reported, source: 's', parcels: [parcel(subject, no)] }),
    other: (input) => ({ ...input, source: 'another' }),
    isDone: async (subject, no) => (await parcelsOf(subject)).includes(`SF${newNo(no)}`),
  },
  {
    ...tracking,
    operation: 'changeLogistical',
    calls: ['getFlowInfo', '*'],
    input: (_subject, no) => ({ newTrackingNo: `SF${newNo(no)}`, newCarrierCode: '0030' }),
  },
  {
    ...tracking,
    operation: 'changeLogisticalInfo',
    input: ({ parcel: { trackingNo, carrierCode } }, no) => ({
      newTrackingNo: `SF${newNo(no)}`,
      newCarrierCode: '0030',
      oldTrackingNo: trackingNo,
      oldCarrierCode: carrierCode,
      phone: '13900001111',
    }),
  },
];

const operationFields = `id name state vendor orderIds startedAt finishedAt vendorRef vendorRequest
  userErrors { code message path targetId retryable vendor nativeCode nativeMessage }`;
const answerFields = `operation { ${operationFields} } userErrors { code message path targetId retryable vendor nativeCode nativeMessage }`;
const orderFields = 'order { id nativeId status kind relations { kind role from to } }';
const shownOf: Readonly<Record<Payload, string>> = {
  OrderPayload: orderFields,
  ReturnPayload: `returns { kind status } ${orderFields}`,
  StockPayload: '',
};
const nobody: Subject = {
  id: '',
  nativeId: '',
  status: '',
  platformOrderNo: '',
  lines: [],
  returnNo: '',
  parcel: { trackingNo: '', carrierCode: '' },
  sale: Object(null),
};

interface Written extends Answer {
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly said: any;
}
async function write(
  { mutation, inputType, payload }: Pick<Row, 'mutation' | 'inputType' | 'payload'>,
  order: Input | null,
  input: Input,
  { key = crypto.randomUUID(), dryRun = false, shows = '' }: { key?: string; dryRun?: boolean; shows?: string } = {},
): Promise<Written> {
  const [declared, argument] = order ? ['$order: OrderRef!, ', 'order: $order, '] : ['', ''];
  const answer = await facade.ask(
    `mutation (${declared}$input: ${inputType}!, $options: WriteOptions!) {
      said: ${mutation}(${argument}input: $input, options: $options) { ${shows === '' ? '' : shownOf[payload]} ${answerFields} } }`,
    { ...(order ? { order } : {}), input, options: { idempotencyKey: key, operator: '李娜', dryRun } },
  );
  return { ...answer, said: answer.data?.said };
}
const byId = ({ id }: Subject): Input => ({ id });

const secrets = ['sandbox-secret', 'sandbox-app', 'c2FuZGJveC1zaWduLWtleQ', 'PRIVATE KEY'];
const phone = '13800138000';
const writesOf = ({ sandbox, operation }: Row): number =>
  sandbox().calls.filter((call) => call.operation === operation).length;
const fault = ({ sandbox, operation }: Row, kind: Fault): void => sandbox().misbehave({ ...kind, operation, times: 1 });

let count = 0;
/** A subject of its own, and what to write to it. */
async function begin(row: Row) {
  count += 1;
  const no = `${count}${clock}`;
  const found = await row.subject();
  const subject = found ?? nobody;
  const input = row.input(subject, no);
  facade.forget();
  return {
    subject,
    input,
    order: found && byId(found),
    done: () => row.isDone(subject, no, input),
    send: (options: { key?: string; dryRun?: boolean; shows?: string; input?: Input } = {}) =>
      write(row, found && byId(found), options.input ?? input, options),
  };
}
async function operationOf(id: string) {
  const { data, errors } = await facade.ask(`query ($id: ID!) { operation(id: $id) { ${operationFields} } }`, { id });
  expect(errors).toEqual([]);
  return data.operation;
}
const changesAfter = async (after: string | null) => {
  const { data, errors } = await facade.ask(
    `query ($after: String) { changes(first: 100, after: $after, vendors: [BABYCARE]) {
      edges { node { kind order { id } } } pageInfo { endCursor hasNextPage } } }`,
    { after },
  );
  expect(errors).toEqual([]);
  return data.changes;
};
async function lastChange(): Promise<string | null> {
  let page = await changesAfter(null);
  while (page.pageInfo.hasNextPage) page = await changesAfter(page.pageInfo.endCursor);
  return page.pageInfo.endCursor;
}
async function changedIds(after: string | null): Promise<readonly string[]> {
  const page = await changesAfter(after);
  return page.edges.map(({ node }: { node: { order: { id: string } | null } }) => node.order?.id);
}

describe.each(rows.map((row) => [`${row.mutation} (${row.operation})`, row] as const))('%s', (_name, row) => {
  it('as a dry run sends nothing and shows what it would send, without secrets', async () => {
    const { send, done } = await begin(row);
    const { said, errors } = await send({ dryRun: true });
    expect(errors).toEqual([]);
    expect(said.userErrors).toEqual([]);
    expect(writesOf(row)).toBe(0);
    expect(said.operation).toMatchObject({ name: row.mutation, state: 'PENDING', finishedAt: null });
    const { method, url, body, headers } = said.operation.vendorRequest;
    expect(url.startsWith(new URL(row.sandbox().url).origin)).toBe(true);
    expect(body === null).toBe(method === 'GET');
    const text = JSON.stringify(said);
    for (const secret of secrets) expect(text).not.toContain(secret);
    const query = new URL(url).searchParams;
    if (row.vendor === 'BABYCARE') expect([query.get('sign'), query.get('appId')]).toEqual(['***', '***']);
    else if (method === 'GET') expect(JSON.parse(query.get('param') ?? '')).toMatchObject({ signKey: '***' });
    else expect(headers.authorization).toMatch(/^META-SHA256-RSA2048 \*\*\*$/);
    expect(await done()).toBe(false);
  });

  it('is done once, is seen by who looks later, and stands in the ledger', async () => {
    const { send, done, subject, input } = await begin(row);
    expect(await done()).toBe(false);
    await facade.observer.idle();
    const before = await lastChange();
    facade.forget();
    const key = crypto.randomUUID();
    const { said, errors } = await send({ key, shows: 'all' });
    expect(errors).toEqual([]);
    expect(said.userErrors).toEqual([]);
    const expected = row.calls.map((name) => `${row.vendor} ${name === '*' ? row.operation : name}`);
    expect(facade.calls()).toEqual(expected);
    expect(said.operation).toMatchObject({ name: row.mutation, state: 'SUCCEEDED', vendor: row.vendor });
    expect(said.operation.finishedAt).not.toBeNull();
    expect(said.operation.orderIds).toEqual(subject.id === '' ? [] : [subject.id]);
    if (row.payload !== 'StockPayload') expect(said.order).not.toBeNull();
    if (subject.id !== '') expect(said.order.id).toBe(subject.id);

    // The same wish again, and another one under the same key: nobody is asked.
    facade.forget();
    const again = await send({ key });
    expect(again.said).toMatchObject({ userErrors: [], operation: { id: said.operation.id, state: 'SUCCEEDED' } });
    const other = await send({ key, input: row.other(input) });
    expect(other.errors).toEqual([]);
    expect(other.said).toMatchObject({
      operation: null,
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', path: ['options', 'idempotencyKey'] }],
    });
    expect(facade.calls()).toEqual([]);

    expect(await done()).toBe(true);
    const { vendorRequest: _shown, ...kept } = said.operation;
    expect(await operationOf(said.operation.id)).toMatchObject(kept);
    const { data } = await facade.ask(
      `query ($orderId: ID) { operations(orderId: $orderId, first: 1) { nodes { id operator client } } }`,
      // What made an order is one of the writes on it.
      { orderId: row.payload === 'StockPayload' ? null : said.order.id },
    );
    expect(data.operations.nodes).toEqual([{ id: said.operation.id, operator: '李娜', client: 'local' }]);
    if (row.vendor === 'BABYCARE') expect(await changedIds(before)).toContain(said.order.id);
  });

  it('says what the vendor said when it refuses, without long numbers', async () => {
    const { send, done } = await begin(row);
    fault(row, { kind: 'refuse', message: `手机号${phone}不正确` });
    const { said, errors } = await send();
    expect(errors).toEqual([]);
    expect(said.operation.state).toBe('FAILED');
    expect(said.userErrors).toMatchObject([{ code: 'VENDOR_REJECTED', vendor: row.vendor, retryable: false }]);
    expect(said.userErrors[0].nativeCode).not.toBeNull();
    expect(said.userErrors[0].nativeMessage).toContain('手机号*********00不正确');
    const ledger = await operationOf(said.operation.id);
    expect(ledger.userErrors).toEqual(said.userErrors);
    expect(JSON.stringify([said, ledger])).not.toContain(phone);
    expect(writesOf(row)).toBe(1);
    expect(await done()).toBe(false);
  });

  it('is FAILED and can be tried again when the vendor turned it away, UNCERTAIN when the line broke', async () => {
    const { send, done } = await begin(row);
    fault(row, { kind: 'status', status: 503 });
    const away = await send();
    expect(away.said.operation.state).toBe('FAILED');
    expect(away.said.userErrors).toMatchObject([{ code: 'VENDOR_UNAVAILABLE', retryable: true }]);
    expect(writesOf(row)).toBe(1);
    facade.forget();
    fault(row, { kind: 'reset' });
    const broken = await send();
    expect(broken.errors).toEqual([]);
    expect(broken.said.operation).toMatchObject({ state: 'UNCERTAIN', finishedAt: null });
    expect(broken.said.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN', retryable: false }]);
    expect(writesOf(row)).toBe(1);
    expect(await done()).toBe(false);
    await laterOn();
    expect((await operationOf(broken.said.operation.id)).state).toBe('UNCERTAIN');
  });

  it(`that was done behind a broken line is ${row.settles ? 'found out' : 'left UNCERTAIN'}`, async () => {
    const { send, done } = await begin(row);
    fault(row, { kind: 'reset', after: true });
    const key = crypto.randomUUID();
    const { said } = await send({ key });
    expect(said.operation.state).toBe('UNCERTAIN');
    expect(await done()).toBe(true);
    await laterOn();
    const settled = await operationOf(said.operation.id);
    expect(settled).toMatchObject(
      row.settles ? { state: 'SUCCEEDED', userErrors: [] } : { state: 'UNCERTAIN', finishedAt: null },
    );
    expect((await send({ key })).said.operation).toMatchObject({ id: said.operation.id, state: settled.state });
    expect(writesOf(row)).toBe(1);
  });
});

/** Twice: a pass that has just begun by itself may not have seen that it is later. */
async function laterOn(): Promise<void> {
  clock += 6_000;
  await facade.writes.reconcile();
  await facade.writes.reconcile();
}
const rowOf = (operation: string): Row => {
  const row = rows.find((one) => one.operation === operation);
  if (!row) throw new Error(`no row of ${operation}`);
  return row;
};

describe('what Babycare makes of a write is known at once', () => {
  it.each([
    ['createExchange', 'EXCHANGE'],
    ['createSupplyOrder', 'REISSUE'],
  ])('%s: the new order stands beside the old one', async (operation, kind) => {
    const { send, subject } = await begin(rowOf(operation));
    const before = await lastChange();
    const { said, errors } = await send({ shows: 'all' });
    expect(errors).toEqual([]);
    const made = (await membersOf(subject.platformOrderNo)).find((one) => one.kind === kind);
    if (!made) throw new Error('no new order');
    expect(said.order.relations).toEqual([{ kind, role: 'ORIGINAL', from: subject.id, to: made.id }]);
    const { data } = await facade.ask(`{ node(id: "${made.id}") { ... on Order { relations { role from } } } }`);
    expect(data.node.relations).toEqual([{ role: 'RESULT', from: subject.id }]);
    expect(await changedIds(before)).toContain(made.id);
  });

  it.each([
    ['createExchange', 'EXCHANGE'],
    ['createReturn', 'RETURN_AND_REFUND'],
  ])('%s: the answer shows the case', async (operation, kind) => {
    const { send } = await begin(rowOf(operation));
    const { said } = await send({ shows: 'all' });
    expect(said.returns).toMatchObject([{ kind }]);
  });

  it('a new order is the order of the answer, then and later', async () => {
    const { send } = await begin(rowOf('createSalesOrderV2'));
    const key = crypto.randomUUID();
    const { said } = await send({ key, shows: 'all' });
    expect(said.order).toMatchObject({ status: 'PENDING_REVIEW', kind: 'SALE' });
    expect(said.operation.vendorRef).not.toBeNull();
    expect((await send({ key, shows: 'all' })).said.order.id).toBe(said.order.id);
  });

  it('what was found out later is told of, and a new order is then the order of its write', async () => {
    const row = rowOf('createSalesOrderV2');
    const { send } = await begin(row);
    const before = await lastChange();
    fault(row, { kind: 'reset', after: true });
    const key = crypto.randomUUID();
    const { said } = await send({ key, shows: 'all' });
    expect(said).toMatchObject({ order: null, operation: { state: 'UNCERTAIN' } });
    expect(await changedIds(before)).toEqual([]);
    await laterOn();
    // Nobody has looked at it but the reconciler.
    const [id, ...others] = await changedIds(before);
    expect(others).toEqual([]);
    const { said: again } = await send({ key, shows: 'all' });
    expect(again).toMatchObject({
      order: { id, kind: 'SALE' },
      operation: { id: said.operation.id, state: 'SUCCEEDED' },
    });
  });

  it('a write on one of several orders of a number stays the write on that one', async () => {
    const row = rowOf('createExchange');
    const subject = await subjects.babycare('SHIPPED', 1);
    const input = row.input(subject, '55');
    fault(row, { kind: 'reset', after: true });
    const key = crypto.randomUUID();
    const { said } = await write(row, byId(subject), input, { key, shows: 'all' });
    expect(said).toMatchObject({ order: { id: subject.id }, operation: { state: 'UNCERTAIN' } });
    await laterOn();
    const { said: again } = await write(row, byId(subject), input, { key, shows: 'all' });
    expect(again).toMatchObject({ order: { id: subject.id }, operation: { state: 'SUCCEEDED' } });
    expect(again.order.relations).toMatchObject([{ kind: 'EXCHANGE', role: 'ORIGINAL' }]);
  });

  it('what many others wait for is waited for no longer by the next one', async () => {
    const { nativeId } = await subjects.yuanshu(false);
    const order = { vendor: 'YUANSHU', tenantId: null, nativeId, askedBy: null } as const;
    for (let i = 0; i < 250; i += 1)
      await facade.store.beginOperation({
        id: `open-${i}`,
        client: 'local',
        idempotencyKey: `open-${i}`,
        inputHash: 'hash',
        name: 'parcelAdd',
        vendor: 'YUANSHU',
        orders: [order],
        operator: null,
        state: 'UNCERTAIN',
        startedAt: clock - 1_000,
        finishedAt: null,
        vendorRef: null,
        created: null,
        userErrors: [],
        expectation: { find: { order }, values: {} },
      });
    const row = rowOf('cancelSalesOrder');
    const { send } = await begin(row);
    fault(row, { kind: 'reset', after: true });
    const { said } = await send();
    await laterOn();
    expect((await operationOf(said.operation.id)).state).toBe('SUCCEEDED');
  });

  it('one intent that is sent twice at the same time is one write', async () => {
    const row = rowOf('createSupplyOrder');
    const { send } = await begin(row);
    const key = crypto.randomUUID();
    const answers = await Promise.all([send({ key }), send({ key }), send({ key })]);
    expect(new Set(answers.map(({ said }) => said.operation.id)).size).toBe(1);
    expect(answers.map(({ said }) => said.operation.state)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expect(writesOf(row)).toBe(1);
  });

  it('a read that fails says what it was: before the write nothing was done, after it all was', async () => {
    const down: Fault = { kind: 'status', status: 500, operation: 'listSalesDetails' };
    const cancel = await begin(rowOf('cancelSalesOrder'));
    facade.babycare.misbehave(down);
    const { said } = await cancel.send();
    expect(said).toMatchObject({ operation: { state: 'FAILED' }, userErrors: [{ code: 'VENDOR_UNAVAILABLE' }] });
    expect(writesOf(rowOf('cancelSalesOrder'))).toBe(0);
    facade.babycare.behave();
    const create = await begin(rowOf('createSalesOrderV2'));
    facade.babycare.misbehave(down);
    const made = await create.send({ shows: 'all' });
    expect(made.said).toMatchObject({ order: null, userErrors: [], operation: { state: 'SUCCEEDED' } });
    expect(made.errors).toMatchObject([{ path: ['said', 'order'], extensions: { vendor: 'BABYCARE' } }]);
    facade.babycare.behave();
    expect(await create.done()).toBe(true);
  });

  it('a cancelled order of the same number and lines is not taken for the new one', async () => {
    const { send, input } = await begin(rowOf('createSalesOrderV2'));
    const first = (await send({ shows: 'all' })).said.order;
    const cancel = rowOf('cancelSalesOrder');
    expect((await write(cancel, { id: first.id }, {})).said.userErrors).toEqual([]);
    fault(rowOf('createSalesOrderV2'), { kind: 'reset' });
    const { said } = await send({ input });
    await laterOn();
    expect((await operationOf(said.operation.id)).state).toBe('UNCERTAIN');
  });

  it('says within its yes that a return is not possible', async () => {
    const row = rowOf('createReturn');
    const { send, subject, input } = await begin(row);
    expect((await send()).said.userErrors).toEqual([]);
    // The vendor's own rule: a number of a return is used once.
    const next = await begin(row);
    const { said } = await next.send({ input: { ...next.input, platformReturnNo: input['platformReturnNo'] } });
    expect(said.operation.state).toBe('FAILED');
    expect(said.userErrors).toMatchObject([
      { code: 'DUPLICATE', vendor: 'BABYCARE', nativeMessage: '平台退款单号已存在' },
    ]);
    // A line that has a case gets no second one.
    const twice = await write(row, byId(subject), { ...input, platformReturnNo: 'R-another' });
    expect(twice.said.userErrors).toMatchObject([{ code: 'VENDOR_REJECTED', nativeMessage: '明细已申请售后' }]);
  });
});

describe('what Yuanshu is told changes nothing that it has pushed', () => {
  it('the answer shows the order as it was pushed, and nobody is asked for it', async () => {
    const { send, subject } = await begin(rowOf('deliverMulti'));
    const { said } = await send({ shows: 'all' });
    expect(said.order).toMatchObject({ id: subject.id, status: subject.status });
    expect(facade.calls()).toEqual(['YUANSHU deliverMulti']);
  });

  it('an answer shows the parcels as they are after its write, also when they were read before', async () => {
    const subject = await subjects.yuanshu(false);
    const add = (
      name: string,
      no: string,
    ) => `${name}: parcelAdd(order: {id: "${subject.id}"}, options: {idempotencyKey: "${crypto.randomUUID()}"},
      input: {at: "${reported}", source: "s", parcels: [{trackingNo: "${no}", carrierCode: "0030"}]}) {
        order { packages { trackingNo } } userErrors { code } }`;
    const { data, errors } = await facade.ask(`mutation { ${add('a', 'SFA1')} ${add('b', 'SFB1')} }`);
    expect(errors).toEqual([]);
    const numbers = ({ order }: { order: { packages: { trackingNo: string }[] } }): readonly string[] =>
      order.packages.map(({ trackingNo }) => trackingNo);
    expect(numbers(data.a)).toEqual([subject.parcel.trackingNo, 'SFA1']);
    expect(numbers(data.b)).toEqual([subject.parcel.trackingNo, 'SFA1', 'SFB1']);
  });

  it('a corrected number is not guessed among several parcels', async () => {
    const { send, subject } = await begin(rowOf('changeLogistical'));
    const more = rowOf('addParcel');
    await write(more, byId(subject), more.input(subject, '77'));
    facade.forget();
    const { said } = await send();
    expect(said.userErrors).toMatchObject([{ code: 'STATE_CONFLICT', path: ['input', 'oldTrackingNo'] }]);
    expect(writesOf(rowOf('changeLogistical'))).toBe(0);
  });

  it('a question before the write that fails leaves the write undone', async () => {
    const { send } = await begin(rowOf('changeLogistical'));
    facade.bts.misbehave({ operation: 'getFlowInfo', kind: 'reset' });
    const { said } = await send();
    expect(said.operation.state).toBe('FAILED');
    expect(said.userErrors).toMatchObject([{ code: 'VENDOR_UNAVAILABLE', retryable: true }]);
  });
});

describe('what cannot be right is refused before the vendor hears of it', () => {
  const stock = (rowCount: number) =>
    Array.from({ length: rowCount }, (_, i) => ({ outWarehouseCode: 'W', outSkuCode: `S${i}`, quantity: '1' }));
  type Spoil = (input: Input, subject: Subject) => Input | Promise<Input>;
  const cases: readonly (readonly [string, string, Spoil, string, readonly string[]])[] = [
    [
      'more than was bought',
      'createReturn',
      (input, subject) => ({ ...input, items: [{ itemId: firstLine(subject).id, quantity: '9999' }] }),
      'QUANTITY_EXCEEDS',
      ['input', 'items', '0', 'quantity'],
    ],
    [
      'more than was bought, in an exchange',
      'createExchange',
      (input, subject) => ({ ...input, in: [{ itemId: firstLine(subject).id, quantity: '9999' }] }),
      'QUANTITY_EXCEEDS',
      ['input', 'in', '0', 'quantity'],
    ],
    [
      'more than was bought, in parcels',
      'deliverMulti',
      (_input, subject) => ({
        parcels: [
          {
            trackingNo: '1',
            carrierCode: 'c',
            carrierName: 'n',
            contents: [{ itemId: firstLine(subject).id, quantity: '9999' }],
          },
        ],
      }),
      'QUANTITY_EXCEEDS',
      ['input', 'parcels', '0', 'contents', '0', 'quantity'],
    ],
    [
      'no ticket for a return',
      'createReturn',
      ({ ticket: _ticket, ...input }) => input,
      'REQUIRED',
      ['input', 'ticket'],
    ],
    [
      'no ticket for a reissue',
      'createSupplyOrder',
      ({ ticket: _ticket, ...input }) => input,
      'REQUIRED',
      ['input', 'ticket'],
    ],
    [
      'an empty number of a ticket',
      'createExchange',
      (input) => ({ ...input, ticket: { ...ticket, taskId: '' } }),
      'REQUIRED',
      ['input', 'ticket', 'taskId'],
    ],
    [
      'a line of another order',
      'createReturn',
      async (input) => ({
        ...input,
        items: [{ itemId: firstLine(await subjects.babycare('SHIPPED')).id, quantity: '1' }],
      }),
      'NOT_FOUND',
      ['input', 'items', '0', 'itemId'],
    ],
    [
      'no number of the return at the platform',
      'createReturn',
      ({ platformReturnNo: _no, ...input }) => input,
      'REQUIRED',
      ['input', 'platformReturnNo'],
    ],
    [
      'a refund without a return',
      'createReturn',
      (input) => ({ ...input, kind: 'REFUND_ONLY' }),
      'UNSUPPORTED_BY_VENDOR',
      ['input', 'kind'],
    ],
    [
      'a parcel without the name of its carrier',
      'deliverMulti',
      () => ({ parcels: [{ trackingNo: '1', carrierCode: 'c' }] }),
      'REQUIRED',
      ['input', 'parcels', '0', 'carrierName'],
    ],
    [
      'an amount of three decimals',
      'notifyRefund',
      (input) => ({ ...input, amount: '12.345' }),
      'INVALID_INPUT',
      ['input', 'amount'],
    ],
    [
      'a part of three decimals',
      'notifyRefund',
      (input) => ({ ...input, details: [{ detailNo: 'D', amount: '0.001' }] }),
      'INVALID_INPUT',
      ['input', 'details', '0', 'amount'],
    ],
    [
      'a refundable amount of three decimals',
      'notifyWarehouse',
      (input) => ({ ...input, goods: [{ lineNo: '1', refundable: '1.001', receivedCount: 1 }] }),
      'INVALID_INPUT',
      ['input', 'goods', '0', 'refundable'],
    ],
    ['51 rows of stock', 'syncStock', (input) => ({ ...input, rows: stock(51) }), 'TOO_MANY', ['input', 'rows']],
    [
      '201 rows of stock, asynchronous',
      'syncStock',
      (input) => ({ ...input, rows: stock(201), asynchronous: true }),
      'TOO_MANY',
      ['input', 'rows'],
    ],
    [
      'an increment without a number',
      'syncStock',
      (input) => ({ ...input, increment: true }),
      'REQUIRED',
      ['input', 'billNo'],
    ],
    [
      'a code of ours with one of Yuanshu',
      'syncStock',
      () => ({ rows: [{ warehouseCode: 'W', outSkuCode: 'S', quantity: '1' }] }),
      'INVALID_INPUT',
      ['input', 'rows', '0'],
    ],
    [
      'a named parcel without its carrier',
      'changeLogisticalInfo',
      ({ oldCarrierCode: _code, ...input }) => input,
      'REQUIRED',
      ['input', 'oldCarrierCode'],
    ],
  ];
  it.each(cases)('%s (%s)', async (_what, operation, spoil, code, path) => {
    const row = rowOf(operation);
    const { send, input, subject } = await begin(row);
    const spoiled = await spoil(input, subject);
    facade.forget();
    const { said, errors } = await send({ input: spoiled });
    expect(errors).toEqual([]);
    expect(said.userErrors).toMatchObject([{ code, path }]);
    expect(writesOf(row)).toBe(0);
  });

  it('takes 50 rows of stock, and 200 when asynchronous', async () => {
    for (const more of [{ rows: stock(50) }, { rows: stock(200), asynchronous: true }]) {
      const { send } = await begin(rowOf('syncStock'));
      expect((await send({ input: more })).said).toMatchObject({ operation: { state: 'SUCCEEDED' }, userErrors: [] });
    }
    expect(platform.stockOf('W', 'S199')).toBe('1');
  });

  it('a second cancellation', async () => {
    const { send } = await begin(rowOf('cancelSalesOrder'));
    expect((await send()).said.operation.state).toBe('SUCCEEDED');
    facade.forget();
    const { said } = await send();
    expect(said).toMatchObject({
      operation: { state: 'FAILED' },
      userErrors: [{ code: 'ALREADY_DONE', path: ['order'] }],
    });
    expect(facade.calls()).toEqual(['BABYCARE listSalesDetails']);
  });

  it('a write that the system of the order does not offer', async () => {
    const { data } = await facade.ask('{ orders(first: 1, filter: {vendors: [EZR]}) { nodes { id } } }');
    const [{ id }] = data.orders.nodes;
    const cancel = rowOf('cancelSalesOrder');
    const yuanshu = await subjects.yuanshu(false);
    facade.forget();
    for (const [vendor, order] of [
      ['EZR', id],
      ['YUANSHU', yuanshu.id],
    ]) {
      const { said, errors } = await write(cancel, { id: order }, {});
      expect(errors).toEqual([]);
      expect(said.operation).toMatchObject({ state: 'FAILED', vendor });
      expect(said.userErrors).toMatchObject([{ code: 'UNSUPPORTED_BY_VENDOR', vendor, targetId: order }]);
    }
    expect(facade.calls()).toEqual([]);
  });

  it('an order of Babycare by its own number alone; by its id it is found, known here or not', async () => {
    const cancel = rowOf('cancelSalesOrder');
    const vendorId = { vendor: 'BABYCARE', nativeId: '424242' };
    const { said, errors } = await write(cancel, { vendorId }, {});
    expect(errors).toEqual([]);
    expect(said).toMatchObject({ operation: null, userErrors: [{ code: 'UNSUPPORTED_BY_VENDOR', path: ['order'] }] });
    const own = await startForTest();
    try {
      // A facade that has never read this order.
      const { id } = await subjects.babycare('AWAITING_SHIPMENT');
      const { data } = await own.ask(
        `mutation ($id: ID!) { orderCancel(order: {id: $id}, input: {}, options: {idempotencyKey: "k"}) {
          order { status } userErrors { code } } }`,
        { id },
      );
      expect(data.orderCancel).toEqual({ order: { status: 'CANCELLED' }, userErrors: [] });
    } finally {
      await own.close();
    }
    const order = { vendor: 'BABYCARE', tenantId: null, nativeId: '424242', askedBy: '424242' } as const;
    const nothing = await write(cancel, { id: encodeId({ type: 'Order', order }) }, {});
    expect(nothing.errors).toEqual([]);
    expect(nothing.said).toMatchObject({ operation: { state: 'FAILED' }, userErrors: [{ code: 'NOT_FOUND' }] });
  });
});

describe('every write is in a table', () => {
  const document = JSON.parse(
    readFileSync(new URL('../contract/documents/babycare.openapi.json', import.meta.url), 'utf8'),
  ) as { paths: Record<string, Record<string, { operationId?: string }>> };
  const operations = Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId }) => operationId ?? []);

  it('of Babycare, by the operations of its document', () => {
    const tabled = rows.filter(({ vendor }) => vendor === 'BABYCARE').map(({ operation }) => operation);
    expect(tabled.toSorted()).toEqual(operations.filter((name) => !name.startsWith('list')).toSorted());
  });

  it('of Yuanshu, by the offers of its handler', () => {
    const offers = facade.registry.source('YUANSHU')?.writes?.operations ?? {};
    const offered = Object.values(offers).flatMap(({ vendorOperations: names }) => names);
    const tabled = rows.filter(({ vendor }) => vendor === 'YUANSHU').map(({ operation }) => operation);
    expect(tabled.toSorted()).toEqual(offered.toSorted());
  });

  it('by the mutations of the schema', () => {
    /** In the table of SOMS's writes. */
    const soms = `orderPay orderItemsSubstitute ordersReassignStore orderTagsUpdate orderNoteSet storeOperationRecord
      pickInfoSet traceCodesSet pickupConfirm deliveryStatusSet carrierAssign carrierChange carrierDispatchCancel
      invoiceSet invoiceResultRecord reminderReply`.split(/\s+/);
    /** Nobody is written to. */
    const local = ['orderLink', 'orderUnlink', 'orderRefresh'];
    const schema = buildSchema(readFileSync(new URL('../../schema/printed.graphql', import.meta.url), 'utf8'));
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    const here = new Set(rows.map(({ mutation }) => mutation));
    expect([...here, ...soms, ...local].toSorted()).toEqual(mutations.toSorted());
  });
});
