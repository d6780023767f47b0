import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedSign } from '../../../sandbox/babycare/public-params.ts';
import { samplePlatformOrderNo } from '../../../sandbox/babycare/samples.ts';
import { type BabycareSandbox, startBabycareSandbox } from '../../../sandbox/babycare/sandbox.ts';
import { jsonNumber } from '../../../sources/values/json.ts';
import type { Sale, Stage } from '../../../sandbox/sales/sale.ts';
import { generateSales, usualSales } from '../../../sandbox/sales/generator.ts';
import { checker, document, operationsOf, type Schema } from '../../contract/schemas.ts';
import { askBabycare, pick, publicParams, tell, texts } from '../ask.ts';
import { firstOf, isJson, type Json, payload, type Row, type Target, unknownOrder, writeRows } from './write-rows.ts';

const { schemas } = document('babycare').components;
const documented = operationsOf('babycare').filter(({ operationId }) => !operationId.startsWith('list'));
const named = (schema: string | undefined): Schema => schemas[schema?.split('/').at(-1) ?? ''] ?? {};

const until = new Date('2026-11-22T08:00:00Z');
let babycare: BabycareSandbox;
beforeAll(async () => {
  babycare = await startBabycareSandbox({ until });
});
afterAll(() => babycare.close());

/** Plain sales by stage. Each test takes its own, because what is written stays. */
const sales = generateSales({ ...usualSales, until });
const followed = new Set(sales.map(({ follows }) => follows?.index));
const isPlain = (sale: Sale): boolean =>
  sale.inBabycare &&
  sale.splitInBabycare === 1 &&
  sale.follows === null &&
  !followed.has(sale.index) &&
  sale.after === null &&
  !sale.unlistedCodes &&
  sale.index % 250 !== 44 &&
  sale.lines.every(({ components }) => components.length === 0);
const left = Map.groupBy(sales.filter(isPlain), ({ stage }) => stage);

async function ordersOf(platformOrderNo: string): Promise<readonly Json[]> {
  const { body } = await askBabycare(babycare, '/order/salesDetail/list', { platformOrderNo });
  expect(deviations('ListSalesDetailsResponse', body)).toEqual([]);
  return pick(body, 'data.orderList.[]').filter(isJson);
}
/** These are null in the document's own samples, and while there is no parcel. */
const deviations = checker('babycare', {
  SalesOrderDetail: ['expressNo', 'expressName', 'expressCode'],
  SalesOrderExt: ['platformPayTime'],
});

async function target(stage: Stage): Promise<Target> {
  const sale = left.get(stage)?.pop();
  if (!sale) throw new RangeError(`no sale left in stage ${stage}`);
  const { platformOrderNo } = sale;
  const [order] = await ordersOf(platformOrderNo);
  if (!order) throw new RangeError(`${platformOrderNo} is not there`);
  return { platformOrderNo, order, lines: pick(order, 'orderDetailList.[]').filter(isJson) };
}

it('every write of the document has a row', () => {
  expect(documented).toHaveLength(5);
  expect(Object.keys(writeRows).toSorted()).toEqual(documented.map(({ operationId }) => operationId).toSorted());
});
function rowOf(operation: string): Row {
  const row = writeRows[operation];
  if (!row) throw new RangeError(`${operation} has no row`);
  return row;
}
const write = async (path: string, body: unknown): Promise<unknown> => (await askBabycare(babycare, path, body)).body;
function pickObject(value: unknown, path: string): Json {
  const [found] = pick(value, path);
  return isJson(found) ? found : {};
}

describe.each(documented)('$operationId', ({ operationId: operation, path, request, response = '' }) => {
  const row = rowOf(operation);
  const { fill, stage } = row;

  it('has its effect, which later reads show', async () => {
    const found = await target(stage);
    const answer = await write(path, fill(found));
    expect(answer).toMatchObject({ code: 0 });
    expect(deviations(response, answer)).toEqual([]);
    const sample = payload(operation, 'response');
    expect(Object.keys(isJson(answer) ? answer : {})).toEqual(Object.keys(sample));
    expect(Object.keys(pickObject(answer, 'data'))).toEqual(Object.keys(pickObject(sample, 'data')));
    const after = await ordersOf(found.platformOrderNo);
    expect(after).toMatchObject(row.seen(found) ?? []);
    expect(babycare.calls.at(-2)).toMatchObject({ operation, status: 200 });
  });

  it.each(row.refusals)('refuses %s, and nothing changes', async (_why, from, change, answer) => {
    const found = await target(from);
    expect(await write(path, change(fill(found)))).toMatchObject({ ...(isJson(answer) ? answer : {}) });
    expect(await ordersOf(found.platformOrderNo)).toEqual([found.order]);
  });

  it('done again', async () => {
    const body = fill(await target(stage));
    expect(await write(path, body)).toMatchObject({ code: 0 });
    expect(await write(path, body)).toMatchObject({ ...(isJson(row.again) ? row.again : {}) });
  });

  it('wants what the document requires', async () => {
    const found = await target(stage);
    const body = fill(found);
    const { required = [], properties = {} } = named(request);
    expect(required.length).toBeGreaterThan(1);
    for (const field of required) {
      const less = Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
      expect(await write(path, less)).toEqual({ code: 40_001, data: null, message: `${field}不能为空` });
    }
    const lists = Object.entries(properties).filter(([, { type }]) => type === 'array');
    for (const [list, { items }] of lists) {
      const line = firstOf(body[list]);
      for (const field of named(items?.$ref).required ?? []) {
        const wrong = { ...body, [list]: [line, { ...line, [field]: undefined }] };
        expect(await write(path, wrong)).toMatchObject({ code: 40_001, message: `${list}[1].${field}不能为空` });
      }
      const none = { ...body, [list]: [{ ...line, qty: 0 }] };
      expect(await write(path, none)).toMatchObject({ code: 40_001, message: `${list}[0].qty格式不正确` });
    }
    expect(await write(path, [])).toMatchObject({ code: 40_001 });
    expect(await ordersOf(found.platformOrderNo)).toEqual([found.order]);
  });
});

// The second one also has an appId of 班牛 in its body.
it.each(documented.filter(({ operationId }) => ['cancelSalesOrder', 'createExchange'].includes(operationId)))(
  '$operationId can be asked with the public parameters in the body',
  async ({ operationId, path }) => {
    const { fill, stage } = rowOf(operationId);
    const own = await startBabycareSandbox({ until, publicParams: 'body' });
    const body = fill(await target(stage));
    const params = publicParams(own);
    const secret = own.credentials.appSecret;
    const sign = expectedSign({ method: 'md5', secret }, params, JSON.stringify(body));
    const whole = JSON.stringify({ ...params, sign, ...body });
    const { body: answer } = await tell(own.url + path, { method: 'POST', body: whole });
    await own.close();
    expect(answer).toMatchObject({ code: 0 });
  },
);

it.each(documented.filter(({ operationId }) => operationId !== 'createSalesOrderV2'))(
  '$operationId knows when there is no such order',
  async ({ operationId, path }) => {
    const { fill, stage } = rowOf(operationId);
    const body = { ...fill(await target(stage)), platformOrderNo: '1' };
    expect(await write(path, body)).toEqual(unknownOrder);
    expect(await ordersOf('1')).toEqual([]);
  },
);

it('an order that was never there can be created, of the reissue type too', async () => {
  const body: Json = {
    ...rowOf('createSalesOrderV2').fill(await target('placed')),
    platformOrderNo: 'N1',
    platformOrderStatus: undefined,
  };
  const ask = (more: object) => write('/order/sales/createV2', { ...body, ...more });
  expect(await ask({})).toMatchObject({ code: 0 });
  const reissue = { orderType: 3, detailList: [{ ...firstOf(body['detailList']), qty: 1 }] };
  expect(await ask(reissue)).toMatchObject({ code: 0 });
  const orders = await ordersOf('N1');
  expect(orders).toMatchObject([
    { orderType: 0, orderStatus: 0 },
    { orderType: 3, orderStatus: 0 },
  ]);
  expect(new Set(orders.map((order) => order['salesOrderId'])).size).toBe(2);
  const { body: parcels } = await askBabycare(babycare, '/order/package/list', { platformOrderNo: 'N1' });
  expect(parcels).toMatchObject({ data: { orderPackageList: [] } });
});

it('what is not sent yet is refunded without goods', async () => {
  const found = await target('ready');
  expect(await write('/order/return/create', rowOf('createReturn').fill(found))).toMatchObject({ code: 0 });
  const [order] = await ordersOf(found.platformOrderNo);
  expect(pick(order, 'orderDetailList.0')).toMatchObject([{ refundType: '1', refundStatus: 10 }]);
});

it("the document's own order takes writes as the others do", async () => {
  const body = {
    ...payload('createReturn', 'request'),
    platformOrderNo: samplePlatformOrderNo,
    salesOrderId: 153_362_640,
    returnInDetailList: [{ salesOrderDetailId: 374_316_779, platformNo: '126001', skuCode: '6941428688156', qty: 2 }],
  };
  expect(await write('/order/return/create', body)).toMatchObject(payload('createReturn', 'response'));
  const [order] = await ordersOf(samplePlatformOrderNo);
  expect(texts(order, 'orderDetailList.[].refundStatus')).toEqual(['10', '0', '0', '0']);
});

it('ids that a double cannot hold are told apart', async () => {
  const sale = sales.find((one) => one.index % 250 === 44 && one.inBabycare && one.after === null);
  const platformOrderNo = sale?.platformOrderNo ?? '';
  const { text } = await askBabycare(babycare, '/order/salesDetail/list', { platformOrderNo });
  const id = /"salesOrderId":(\d+)/.exec(text)?.[1] ?? '';
  expect(BigInt(id)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  const [order] = await ordersOf(platformOrderNo);
  const ask = (salesOrderId: string) =>
    askBabycare(babycare, '/order/return/create', {
      ...payload('createReturn', 'request'),
      platformOrderNo,
      storeCode: order?.['storeCode'],
      salesOrderId: jsonNumber(salesOrderId),
      returnInDetailList: [{ salesOrderDetailId: 1, platformNo: '1', skuCode: '1', qty: 1 }],
    });
  // The order is found, and its line is refused.
  expect((await ask(id)).body).not.toMatchObject(unknownOrder);
  const neighbour = [BigInt(id) + 1n, BigInt(id) - 1n].map(String).find((one) => Number(one) === Number(id));
  expect(neighbour).toBeDefined();
  expect((await ask(neighbour ?? id)).body).toEqual(unknownOrder);
});
