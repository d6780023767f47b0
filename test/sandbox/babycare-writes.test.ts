import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedSign } from '../../sandbox/babycare/public-params.ts';
import { samplePlatformOrderNo } from '../../sandbox/babycare/samples.ts';
import { startBabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import type { BabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import { jsonNumber } from '../../sources/values/json.ts';
import type { Sale, Stage } from '../../sandbox/sales/sale.ts';
import { generateSales, usualSales } from '../../sandbox/sales/generator.ts';
import { checker } from '../contract/schemas.ts';
import { askBabycare, pick, publicParams, tell, texts } from './ask.ts';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
function json(file: URL): Json {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isJson(value)) throw new TypeError(`${file.pathname} holds no object`);
  return value;
}
const payload = (operation: string, kind: 'request' | 'response'): Json =>
  json(new URL(`../payloads/babycare/writes/${operation}.${kind}.json`, import.meta.url));
const openapi = json(new URL('../contract/documents/babycare.openapi.json', import.meta.url));

const until = new Date('2026-11-22T08:00:00Z');
let babycare: BabycareSandbox;
beforeAll(async () => {
  babycare = await startBabycareSandbox({ until });
});
afterAll(() => babycare.close());

/** Whole, undisturbed sales of each stage; each test takes its own, for what is written stays. */
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
/** Null where the document's own samples print it, and where there is no parcel yet. */
const deviations = checker('babycare', {
  SalesOrderDetail: ['expressNo', 'expressName', 'expressCode'],
  SalesOrderExt: ['platformPayTime'],
});

interface Target {
  readonly platformOrderNo: string;
  readonly order: Json;
  readonly lines: readonly Json[];
}
async function target(stage: Stage): Promise<Target> {
  const sale = left.get(stage)?.pop();
  if (!sale) throw new RangeError(`no sale left in stage ${stage}`);
  const { platformOrderNo } = sale;
  const [order] = await ordersOf(platformOrderNo);
  if (!order) throw new RangeError(`${platformOrderNo} is not there`);
  return { platformOrderNo, order, lines: pick(order, 'orderDetailList.[]').filter(isJson) };
}

/** The document's own request, with the ids of an order that is there. */
type Fill = (target: Target) => Json;
const firstOf = (list: unknown): Json => (Array.isArray(list) && isJson(list[0]) ? list[0] : {});

interface Row {
  readonly operation: string;
  readonly path: `/order/${string}`;
  readonly response: string;
  readonly request: string;
  /** The lists of lines and their schemas. */
  readonly lists: Readonly<Record<string, string>>;
  /** Of the order to which it can be done. */
  readonly stage: Stage;
  readonly fill: Fill;
  /** What all orders of the platform number show afterwards. */
  readonly seen: (target: Target) => unknown;
  readonly refusals: readonly (readonly [why: string, stage: Stage, change: (body: Json) => Json, answer: unknown])[];
  /** What a second, equal call gives. */
  readonly again: unknown;
}
const refused = { code: 50_001, data: null };
const unknownOrder = { code: 50_004, data: null, message: '订单不存在' };
const inner = (errMsg: string) => ({ code: 0, data: { code: 50_001, errMsg } });
const same = (body: Json): Json => body;

const rows: readonly Row[] = [
  {
    operation: 'createSalesOrderV2',
    path: '/order/sales/createV2',
    request: 'SalesOrderCreateRequest',
    lists: { detailList: 'SalesOrderCreateDetail' },
    response: 'CreateSalesOrderV2Response',
    stage: 'placed',
    fill: ({ platformOrderNo, order }) => ({
      ...payload('createSalesOrderV2', 'request'),
      platformOrderNo,
      storeCode: order['storeCode'],
      postFee: 5.5,
      detailList: [
        {
          ...firstOf(payload('createSalesOrderV2', 'request')['detailList']),
          qty: 2,
          price: 12.35,
          totalFee: 24.7,
          actualPrice: 12,
          payment: 24,
          settlementFee: 20.1,
          settlementPrice: 10.05,
          discountFee: 0.7,
        },
      ],
    }),
    seen: ({ order, platformOrderNo }) => [
      order,
      {
        platformOrderNo,
        storeCode: order['storeCode'],
        storeName: order['storeName'],
        orderStatus: 10,
        dispatchStatus: 10,
        deliveryStatus: 10,
        orderType: 0,
        city: '湛江市',
        platformCreateTime: '2023-04-19 11:17:57',
        originalOrderId: null,
        orderExt: { memberName: 'member', postFee: 5.5, payment: 29.5 },
        orderDetailList: [
          {
            platformNo: '3XXXXXXXXXX',
            skuCode: '6926523450105',
            qty: 2,
            quantity: 0,
            detailStatus: 20,
            refundStatus: 0,
            price: 12.35,
            totalFee: 24.7,
            actualPrice: 12,
            payment: 24,
            settlementFee: 20.1,
            settlementPrice: 10.05,
            discountFee: 0.7,
          },
        ],
      },
    ],
    refusals: [
      ['an unknown shop', 'placed', (body) => ({ ...body, storeCode: '01XX1XXXX' }), refused],
      ['an exchange order', 'placed', (body) => ({ ...body, orderType: 2 }), refused],
    ],
    again: refused,
  },
  {
    operation: 'cancelSalesOrder',
    path: '/order/sales/cancel',
    request: 'SalesOrderCancelRequest',
    lists: {},
    response: 'CancelSalesOrderResponse',
    stage: 'reviewed',
    fill: ({ platformOrderNo, order }) => ({
      ...payload('cancelSalesOrder', 'request'),
      platformOrderNo,
      salesOrderCode: order['salesOrderCode'],
    }),
    seen: ({ order, lines }) => [
      {
        ...order,
        orderStatus: 60,
        dispatchStatus: 50,
        deliveryStatus: 60,
        orderDetailList: lines.map((line) => ({ ...line, detailStatus: 60 })),
      },
    ],
    refusals: [
      ['a shipped order', 'shipped', same, refused],
      ['a finished order', 'finished', same, refused],
      ['a cancelled order', 'cancelled', same, refused],
      ['an order code of another number', 'reviewed', (body) => ({ ...body, salesOrderCode: 'SO1' }), unknownOrder],
    ],
    again: refused,
  },
  {
    operation: 'createExchange',
    path: '/order/exchange/create',
    request: 'ExchangeCreateRequest',
    lists: { returnInDetailList: 'ExchangeReturnInDetail', exchangeOutDetailList: 'ExchangeOutDetail' },
    response: 'CreateExchangeResponse',
    stage: 'delivered',
    fill: ({ platformOrderNo, order, lines }) => ({
      ...payload('createExchange', 'request'),
      platformOrderNo,
      salesOrderId: order['salesOrderId'],
      // Text, as in the sample.
      returnInDetailList: [{ id: String(lines[0]?.['id']), platformNo: lines[0]?.['platformNo'], qty: 1 }],
    }),
    seen: ({ order, lines, platformOrderNo }) => [
      {
        ...order,
        orderDetailList: lines.map((line, n) =>
          n === 0 ? { ...line, refundType: '2', refundStatus: 10, isExchange: 1 } : line,
        ),
      },
      {
        platformOrderNo,
        orderType: 2,
        orderStatus: 10,
        isHold: 0,
        originalOrderId: order['salesOrderId'],
        originalOrderCode: order['salesOrderCode'],
        storeCode: order['storeCode'],
        remark: '天无理由换货',
        // As the sample has them.
        province: '13600678310',
        district: '浙江省',
        orderExt: { buyerMemo: '姚', sellerMemo: '音' },
        orderDetailList: [
          {
            platformNo: '2022102016162801',
            skuCode: '6941428688156',
            productName: '蜜橙_DCW',
            qty: 1,
            detailStatus: 20,
          },
        ],
      },
    ],
    refusals: [
      ['an order that is not sent', 'ready', same, refused],
      ['a cancelled order', 'cancelled', same, refused],
      [
        'more than was bought',
        'delivered',
        (body) => ({ ...body, returnInDetailList: [{ ...firstOf(body['returnInDetailList']), qty: 99 }] }),
        refused,
      ],
      [
        'a line of another order',
        'delivered',
        (body) => ({ ...body, returnInDetailList: [{ ...firstOf(body['returnInDetailList']), id: '1' }] }),
        refused,
      ],
    ],
    again: refused,
  },
  {
    operation: 'createSupplyOrder',
    path: '/order/supply/create',
    request: 'SupplyCreateRequest',
    lists: { supplyOrderDetailList: 'SupplyOrderDetail' },
    response: 'CreateSupplyOrderResponse',
    stage: 'delivered',
    fill: ({ platformOrderNo, order }) => ({
      ...payload('createSupplyOrder', 'request'),
      platformOrderNo,
      storeCode: order['storeCode'],
    }),
    seen: ({ order, platformOrderNo }) => [
      order,
      {
        platformOrderNo,
        orderType: 3,
        orderStatus: 10,
        originalOrderId: order['salesOrderId'],
        originalOrderCode: order['salesOrderCode'],
        // isAutoFillAddress
        province: order['province'],
        city: order['city'],
        orderExt: { platformPayTime: '2023-01-09 17:23:45' },
        orderDetailList: [{ platformNo: '259333164173_25596131627', skuCode: '6941428610102', qty: 1, payment: 0 }],
      },
    ],
    refusals: [['a cancelled order', 'cancelled', same, refused]],
    // Nothing in it tells a repetition from a second reissue.
    again: { code: 0 },
  },
  {
    operation: 'createReturn',
    path: '/order/return/create',
    request: 'ReturnCreateRequest',
    lists: { returnInDetailList: 'ReturnInDetail' },
    response: 'CreateReturnResponse',
    stage: 'delivered',
    fill: ({ platformOrderNo, order, lines }) => ({
      ...payload('createReturn', 'request'),
      platformOrderNo,
      platformRefundNo: `THH${platformOrderNo}`,
      storeCode: order['storeCode'],
      salesOrderId: order['salesOrderId'],
      returnInDetailList: [
        {
          salesOrderDetailId: lines[0]?.['id'],
          platformNo: lines[0]?.['platformNo'],
          skuCode: lines[0]?.['skuCode'],
          qty: lines[0]?.['qty'],
        },
      ],
    }),
    seen: ({ order, lines }) => [
      {
        ...order,
        orderDetailList: lines.map((line, n) =>
          n === 0 ? { ...line, refundType: '0', refundStatus: 10, isReturnGoods: 0 } : line,
        ),
      },
    ],
    refusals: [
      ['a cancelled order', 'cancelled', same, refused],
      ['an order of another shop', 'delivered', (body) => ({ ...body, storeCode: 'other' }), unknownOrder],
      [
        'more than was bought, inside a success',
        'delivered',
        (body) => ({ ...body, returnInDetailList: [{ ...firstOf(body['returnInDetailList']), qty: 99 }] }),
        inner('退货数量超过可退数量'),
      ],
      [
        'more than was bought in two rows',
        'delivered',
        (body) => {
          const row = firstOf(body['returnInDetailList']);
          return { ...body, returnInDetailList: [row, row] };
        },
        inner('退货数量超过可退数量'),
      ],
      [
        'other goods in the line',
        'delivered',
        (body) => ({ ...body, returnInDetailList: [{ ...firstOf(body['returnInDetailList']), skuCode: 'other' }] }),
        inner('订单明细不存在'),
      ],
    ],
    again: inner('平台退款单号已存在'),
  },
];

it('every write of the document has a row', () => {
  const operations = texts(Object.values(pickObject(openapi, 'paths')), '[].post.operationId');
  const writes = operations.filter((operation) => !operation.startsWith('list'));
  expect(writes).toHaveLength(5);
  expect(rows.map(({ operation }) => operation).toSorted()).toEqual(writes.toSorted());
});
function pickObject(value: unknown, path: string): Json {
  const [found] = pick(value, path);
  return isJson(found) ? found : {};
}

describe.each(rows)('$operation', (row) => {
  const { operation, path, fill, stage } = row;
  const write = async (body: unknown, secret?: string): Promise<unknown> =>
    (await askBabycare(babycare, path, body, secret)).body;

  it('has its effect, which later reads show', async () => {
    const found = await target(stage);
    const answer = await write(fill(found));
    expect(answer).toMatchObject({ code: 0 });
    expect(deviations(row.response, answer)).toEqual([]);
    const sample = payload(operation, 'response');
    expect(Object.keys(isJson(answer) ? answer : {})).toEqual(Object.keys(sample));
    expect(Object.keys(pickObject(answer, 'data'))).toEqual(Object.keys(pickObject(sample, 'data')));
    const after = await ordersOf(found.platformOrderNo);
    expect(after).toMatchObject(row.seen(found) ?? []);
    expect(babycare.calls.at(-2)).toMatchObject({ operation, status: 200 });
  });

  it.each(row.refusals)('refuses %s, and nothing changes', async (_why, from, change, answer) => {
    const found = await target(from);
    expect(await write(change(fill(found)))).toMatchObject({ ...(isJson(answer) ? answer : {}) });
    expect(await ordersOf(found.platformOrderNo)).toEqual([found.order]);
  });

  it('done again', async () => {
    const body = fill(await target(stage));
    expect(await write(body)).toMatchObject({ code: 0 });
    expect(await write(body)).toMatchObject({ ...(isJson(row.again) ? row.again : {}) });
  });

  it('wants a sign', async () => {
    const found = await target(stage);
    expect(await write(fill(found), 'another secret')).toMatchObject({ code: 40_101, data: null });
    expect(await ordersOf(found.platformOrderNo)).toEqual([found.order]);
  });

  it('wants what the document requires', async () => {
    const found = await target(stage);
    const body = fill(found);
    const required = texts(openapi, `components.schemas.${row.request}.required.[]`);
    expect(required.length).toBeGreaterThan(1);
    for (const field of required) {
      const less = Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
      expect(await write(less)).toEqual({ code: 40_001, data: null, message: `${field}不能为空` });
    }
    for (const [list, schema] of Object.entries(row.lists)) {
      const line = firstOf(body[list]);
      for (const field of texts(openapi, `components.schemas.${schema}.required.[]`)) {
        const wrong = { ...body, [list]: [line, { ...line, [field]: undefined }] };
        expect(await write(wrong)).toMatchObject({ code: 40_001, message: `${list}[1].${field}不能为空` });
      }
      const none = { ...body, [list]: [{ ...line, qty: 0 }] };
      expect(await write(none)).toMatchObject({ code: 40_001, message: `${list}[0].qty格式不正确` });
    }
    expect(await write([])).toMatchObject({ code: 40_001 });
    expect(await ordersOf(found.platformOrderNo)).toEqual([found.order]);
  });

  it('can be made to refuse', async () => {
    const body = fill(await target(stage));
    babycare.misbehave({ kind: 'refuse', message: '系统繁忙', operation, times: 1 });
    expect(await write(body)).toMatchObject({ code: 50_001, message: '系统繁忙' });
    expect(await write(body)).toMatchObject({ code: 0 });
  });

  it('can be asked with the public parameters in the body', async () => {
    const own = await startBabycareSandbox({ until, publicParams: 'body' });
    const body = fill(await target(stage));
    const params = publicParams(own);
    const sign = expectedSign({ method: 'md5', secret: own.credentials.appSecret }, params, JSON.stringify(body));
    const whole = JSON.stringify({ ...params, sign, ...body });
    const { body: answer } = await tell(own.url + path, { method: 'POST', body: whole });
    await own.close();
    expect(answer).toMatchObject({ code: 0 });
  });
});

it.each(rows.filter(({ operation }) => operation !== 'createSalesOrderV2'))(
  '$operation knows when there is no such order',
  async ({ path, fill, stage }) => {
    const body = { ...fill(await target(stage)), platformOrderNo: '1' };
    expect((await askBabycare(babycare, path, body)).body).toEqual(unknownOrder);
    expect(await ordersOf('1')).toEqual([]);
  },
);

it('an order that was never there can be created, of the reissue type too', async () => {
  const [row] = rows;
  const body: Json = {
    ...row?.fill(await target('placed')),
    platformOrderNo: 'N1',
    platformOrderStatus: undefined,
  };
  const ask = (more: object) => askBabycare(babycare, '/order/sales/createV2', { ...body, ...more });
  expect((await ask({})).body).toMatchObject({ code: 0 });
  expect((await ask({ orderType: 3, detailList: [{ ...firstOf(body['detailList']), qty: 1 }] })).body).toMatchObject({
    code: 0,
  });
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
  const row = rows.find(({ operation }) => operation === 'createReturn');
  expect((await askBabycare(babycare, '/order/return/create', row?.fill(found))).body).toMatchObject({ code: 0 });
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
  expect((await askBabycare(babycare, '/order/return/create', body)).body).toMatchObject(
    payload('createReturn', 'response'),
  );
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
  // As far as the order: its line is refused.
  expect((await ask(id)).body).not.toMatchObject(unknownOrder);
  const neighbour = [BigInt(id) + 1n, BigInt(id) - 1n].map(String).find((one) => Number(one) === Number(id));
  expect(neighbour).toBeDefined();
  expect((await ask(neighbour ?? id)).body).toEqual(unknownOrder);
});
