import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sale } from '../../../sandbox/sales/sale.ts';
import { textOf } from '../../../sandbox/server/wire.ts';
import { codesOf } from '../../../sandbox/yuanshu/codes.ts';
import { afterSaleOf } from '../../../sandbox/yuanshu/facts.ts';
import { startYuanshuSandbox, type YuanshuSandbox } from '../../../sandbox/yuanshu/platform.ts';
import { lineNo, orderNo } from '../../../sandbox/yuanshu/wire.ts';
import { sign } from '../../../sources/yuanshu/sign.ts';
import { tell, texts } from '../ask.ts';
import { type Json, taken, until } from './sales.ts';

let platform: YuanshuSandbox;
beforeAll(async () => {
  platform = await startYuanshuSandbox({ until });
});
afterAll(() => platform.close());

const under = '/retail-data-exchange';
type Change = Partial<Record<'method' | 'path' | 'query' | 'nonce' | 'timestamp' | 'body' | 'key', string>>;
/** `signed` has what the signature is made of instead of the request; a `tenant` of null leaves the tenant out. */
async function post(
  row: Pick<Row, 'path' | 'tenantIn'>,
  json: unknown,
  signed: Change = {},
  tenant: string | null = '153658',
) {
  const body = JSON.stringify(json);
  const query = row.tenantIn === 'query' && tenant !== null ? `_platform_num=${tenant}` : '';
  const { key = platform.credentials.privateKeyPem, ...others } = signed;
  const authorization = sign(key, {
    method: 'POST',
    path: row.path,
    query,
    nonce: '593BEC0C930BF1AFEB40B4A08C8FB242',
    timestamp: String(Math.floor(Date.now() / 1000)),
    ...others,
    body: Buffer.from(signed.body ?? body),
  });
  return send(row, body, { authorization }, tenant);
}
function send(
  row: Pick<Row, 'path' | 'tenantIn'>,
  body: string,
  headers: Record<string, string>,
  tenant: string | null,
) {
  const query = row.tenantIn === 'query' && tenant !== null ? `?_platform_num=${tenant}` : '';
  const cookie = row.tenantIn === 'cookie' && tenant !== null ? { cookie: `a=b; _platform_num=${tenant}` } : {};
  return tell(`${platform.url}${row.path}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...cookie, ...headers },
    body,
  });
}

interface Row {
  readonly operation: string;
  readonly path: string;
  readonly tenantIn: 'cookie' | 'query';
  readonly about: string | null;
  readonly body: () => Json;
  readonly required: readonly string[];
  readonly refusals: readonly (readonly [why: string, change: Json, msg: string])[];
}
const open = taken((sale) => codesOf(sale).orderStatus === '50' && !sale.unlistedCodes && sale.salt % 37 !== 6);
const withAfterSale = taken(({ after }) => after !== null);
const refundIdOf = (sale: Sale): string => textOf(afterSaleOf(sale)?.['refundId']);
const parcelOf = (goodsLineNo: string): Json => ({
  expressNo: 'SF1',
  deliveryCompanyCode: '0030',
  deliveryCompanyName: '顺丰速运',
  orderDeliverGoodsInfos: [{ goodsLineNo, quantity: 1 }],
});
const shipment = (sale: Sale): Json => ({
  orderNo: orderNo(sale.index),
  uid: sale.member.id,
  packageList: [parcelOf(lineNo(sale.lines[0]?.no ?? 0)), { ...parcelOf('9'), orderDeliverGoodsInfos: undefined }],
});
const stocks = (length: number): Json[] => Array.from({ length }, () => oneStock);
const oneStock = { warehouseCode: 'W1', skuCode: 'S1', realNum: '12.5' };
const rows: readonly Row[] = [
  {
    operation: 'deliverMulti',
    path: `${under}/notify/order/delivery/multi`,
    tenantIn: 'cookie',
    about: 'orderNo',
    body: () => shipment(open()),
    required: ['orderNo', 'uid', 'packageList'],
    refusals: [
      ['an unknown order', { orderNo: '1' }, '订单不存在'],
      ['another member', { uid: '1' }, '会员与订单不符'],
      ['no parcel', { packageList: [] }, 'packageList不能为空'],
      ['a parcel without a number', { packageList: [{ expressNo: '' }] }, 'packageList[0].expressNo不能为空'],
      ['a line that the order has not', { packageList: [parcelOf('9')] }, '商品行不存在'],
    ],
  },
  {
    operation: 'notifyRefund',
    path: `${under}/notify/afterSale/refund`,
    tenantIn: 'cookie',
    about: 'bizOrderId',
    body: () => ({
      status: 7,
      bizOrderId: refundIdOf(withAfterSale()),
      orderId: 'R1',
      realAmount: 100,
      orderDetailList: [
        { orderDetailId: 'R1-1', realAmount: 100, merchantPayType: 1009, merchantPayTypeName: '线下退款' },
      ],
    }),
    required: ['status', 'bizOrderId', 'orderId', 'realAmount', 'orderDetailList'],
    refusals: [
      ['an unknown after-sale', { bizOrderId: '1' }, '售后单不存在'],
      ['a state that is not listed', { status: 10 }, 'status格式不正确'],
      ['an amount as text', { realAmount: '100' }, 'realAmount格式不正确'],
    ],
  },
  {
    operation: 'notifyWarehouse',
    path: `${under}/notify/aftersale/warehouse`,
    tenantIn: 'cookie',
    about: 'refundId',
    body: () => ({
      refundId: refundIdOf(withAfterSale()),
      accepted: true,
      refundFreightFee: false,
      remark: '',
      refundExt: '{"supplierAssume":1}',
      goodsList: [{ goodsSerial: 'L1', availableRefundAmount: 100, actualEntryWarehouseCount: 1 }],
    }),
    required: ['refundId', 'accepted', 'refundFreightFee', 'goodsList'],
    refusals: [
      ['an unknown after-sale', { refundId: '1' }, '售后单不存在'],
      ['too long a remark', { remark: '长'.repeat(101) }, 'remark格式不正确'],
      ['what is no JSON', { refundExt: '{' }, 'refundExt格式不正确'],
    ],
  },
  {
    operation: 'syncStock',
    path: `${under}/stock/sync`,
    tenantIn: 'query',
    about: null,
    body: () => ({ stocks: [oneStock], operateUser: 'sandbox' }),
    required: ['stocks', 'operateUser'],
    refusals: [
      ['more than 50 rows', { stocks: stocks(51) }, '同步最多50条'],
      ['more than 200 rows later', { syncFlag: 1, stocks: stocks(201) }, '异步最多200条'],
      ['an increment without a bill', { incFlag: 1 }, '增量同步billNo不能为空'],
      [
        'half a pair',
        { stocks: [{ warehouseCode: 'W1', outSkuCode: 'S1', realNum: '1' }] },
        '仓库编码和sku编码不能为空,外部编码须成对',
      ],
    ],
  },
];
function rowOf(operation: string): Row {
  const row = rows.find((one) => one.operation === operation);
  if (!row) throw new RangeError(`${operation} has no row`);
  return row;
}
const told = ({ operation, about }: Row, body: Json) =>
  platform.told(operation, about === null ? '' : textOf(body[about]));
const done = { code: '0', msg: 'success', success: true, data: {} };

describe.each(rows)('$operation', (row) => {
  it('is taken and remembered, each time', async () => {
    const body = row.body();
    const before = told(row, body).length;
    const first = await post(row, body);
    expect(first).toMatchObject({ status: 200, body: done });
    expect(texts(first.body, 'traceId')[0]).toMatch(/./);
    expect(await post(row, body)).toMatchObject({ body: done });
    expect(told(row, body).slice(before)).toEqual([body, body]);
    expect(platform.calls.at(-1)).toMatchObject({ operation: row.operation, status: 200 });
  });
  it.each(row.refusals)('refuses %s', async (_why, change, msg) => {
    const body = { ...row.body(), ...change };
    const before = told(row, body).length;
    expect(await post(row, body)).toMatchObject({
      status: 200,
      body: { code: '400', msg, success: false, data: {} },
    });
    expect(told(row, body)).toHaveLength(before);
  });
  it('wants its fields', async () => {
    const body = row.body();
    for (const field of row.required) {
      const { body: answer } = await post(row, { ...body, [field]: undefined });
      expect(answer).toMatchObject({ success: false, msg: `${field}不能为空` });
    }
    expect(await post(row, [])).toMatchObject({ body: { success: false } });
  });
});
it.each<[string, Change]>([
  ['another path', { path: '/other' }],
  ['another query', { query: 'other=1' }],
  ['another method', { method: 'GET' }],
  ['another body', { body: '{}' }],
  ['an old time', { timestamp: String(Math.floor(Date.now() / 1000) - 400) }],
  ['a time in milliseconds', { timestamp: String(Date.now()) }],
])('nobody is let in who signed %s', async (_what, change) => {
  const row = rowOf('deliverMulti');
  const body = row.body();
  const before = told(row, body).length;
  expect(await post(row, body, change)).toMatchObject({
    status: 401,
    body: { code: '401', success: false, data: {} },
  });
  expect(told(row, body)).toHaveLength(before);
});
it.each(rows)('$operation lets nobody in without a signature, with another key, or for another tenant', async (row) => {
  const body = row.body();
  const text = JSON.stringify(body);
  expect((await send(row, text, {}, '153658')).status).toBe(401);
  const other = await startYuanshuSandbox({ until });
  await other.close();
  expect((await post(row, body, { key: other.credentials.privateKeyPem })).status).toBe(401);
  for (const tenant of ['1', null])
    expect(await post(row, body, {}, tenant)).toMatchObject({ body: { success: false, msg: '平台号不正确' } });
});
it('every route has a row', async () => {
  const { body } = await tell(`${platform.url}/_sandbox`);
  expect(texts(body, 'operations.[].operation')).toEqual(rows.map(({ operation }) => operation));
});

it("the message's order can be sent, a cancelled or unpaid one cannot", async () => {
  const ship = rowOf('deliverMulti');
  const sample = { orderNo: '10011798989493365174273', uid: '1000000273', packageList: [parcelOf('1001')] };
  expect((await post(ship, sample)).body).toMatchObject(done);
  for (const status of ['20', '10']) {
    const sale = taken((one) => codesOf(one).orderStatus === status && !one.unlistedCodes && one.salt % 37 !== 6)();
    const refused = { success: false, msg: expect.stringMatching(/不能发货$/) };
    expect((await post(ship, shipment(sale))).body).toMatchObject(refused);
  }
});
it('stock is set, or counted up once per bill', async () => {
  const stock = rowOf('syncStock');
  const own = { ...oneStock, warehouseCode: 'W2' };
  const sync = async (more: Json) =>
    expect((await post(stock, { operateUser: 'sandbox', stocks: [own], ...more })).body).toMatchObject(done);
  expect(platform.stockOf('W2', 'S1')).toBeUndefined();
  await sync({});
  await sync({});
  expect(platform.stockOf('W2', 'S1')).toBe('12.5');
  await sync({ incFlag: 1, billNo: 'B1' });
  await sync({ incFlag: 1, billNo: 'B1' });
  expect(platform.stockOf('W2', 'S1')).toBe('25.0');
  await sync({ incFlag: 1, billNo: 'B2', stocks: [{ ...own, realNum: '-5' }] });
  expect(platform.stockOf('W2', 'S1')).toBe('20.0');
  await sync({ incFlag: 0, syncFlag: 1, stocks: [{ outWarehouseCode: 'W2', outSkuCode: 'S1', realNum: 3 }] });
  expect(platform.stockOf('W2', 'S1')).toBe('3');
});
