import { afterEach, describe, expect, test } from 'vitest';
import type { SandboxRequest } from '../../../sandbox/server/server.ts';
import type { CommandNamed, WriteRequest } from '../../../sources/ports/writes.ts';
import { isSigned, readAuthorization, rsaPublicKey } from '../../../sources/yuanshu/sign.ts';
import { call, closeAll, d, flaws, now, offer, requestOf, startHandler, tenantId, time, told } from './handler.ts';
import { mapped, payload } from './states.ts';

afterEach(closeAll);
// What it prepares and shows needs nobody on the line.
const { handler } = await startHandler();

const order = mapped({
  uid: '1000000273',
  goodsInfoList: [
    { orderLineNo: '1', skuCode: 'G1', buyNum: 2 },
    { skuCode: 'G2', buyNum: 1 },
  ],
});
type Shipment = CommandNamed<'shipmentNotify'>['input'];
const parcel = {
  trackingNo: 'YT1',
  carrierCode: 'yuantong',
  carrierName: '圆通速递',
  contents: [{ itemKey: '1', quantity: d('1.50') }],
};
const shipping = (more: Partial<Shipment> = {}, of: typeof order | null = order) =>
  offer(handler, 'shipmentNotify').prepare(
    { name: 'shipmentNotify', input: { parcels: [parcel], ...more }, order: order.key, operator: null },
    of,
  );
type Refund = CommandNamed<'refundPaymentNotify'>['input'];
const detail = { detailNo: 'D1', amount: d('12.3'), methodCode: 1009, methodName: '线下退款' };
const refunding = (more: Partial<Refund> = {}) =>
  offer(handler, 'refundPaymentNotify').prepare(
    {
      name: 'refundPaymentNotify',
      input: {
        returnNo: 'R1',
        refundPaymentNo: 'M1',
        state: 'REFUNDED',
        amount: d('12.30'),
        details: [detail],
        ...more,
      },
      order: order.key,
      operator: null,
    },
    null,
  );
type StockIn = CommandNamed<'returnStockIn'>['input'];
const goods = { lineNo: 'L1', refundable: d('0.01'), receivedCount: 1 };
const stockIn = (more: Partial<StockIn> = {}) =>
  offer(handler, 'returnStockIn').prepare(
    {
      name: 'returnStockIn',
      input: { returnNo: 'R1', accepted: true, refundFreight: false, goods: [goods], ...more },
      order: order.key,
      operator: null,
    },
    null,
  );
type Stock = CommandNamed<'stockSync'>['input'];
const row = { outWarehouseCode: 'W1', outSkuCode: 'S1', quantity: d('10.5') };
const syncing = (more: Partial<Stock> = {}, operator: string | null = 'u-1') =>
  offer(handler, 'stockSync').prepare(
    {
      name: 'stockSync',
      input: { rows: [row], increment: false, asynchronous: false, ...more },
      order: null,
      operator,
    },
    null,
  );

describe('as the pages describe', () => {
  test('订单发货-多包裹', () => {
    expect(told(shipping())).toEqual({
      orderNo: 'Y1',
      uid: '1000000273',
      packageList: [
        {
          expressNo: 'YT1',
          deliveryCompanyCode: 'yuantong',
          deliveryCompanyName: '圆通速递',
          orderDeliverGoodsInfos: [{ goodsLineNo: '1', quantity: 1.5 }],
        },
      ],
    });
    expect(requestOf(shipping()).request.body).toContain('"quantity":1.50}');
    expect(told(shipping({ memberId: '7', parcels: [{ ...parcel, contents: null }] }))).toMatchObject({
      uid: '7',
      packageList: [{ expressNo: 'YT1' }],
    });
  });
  test('退单支付回调, amounts in 分', () => {
    expect(told(refunding())).toEqual({
      status: 7,
      bizOrderId: 'R1',
      orderId: 'M1',
      realAmount: 1230,
      orderDetailList: [
        { orderDetailId: 'D1', realAmount: 1230, merchantPayType: 1009, merchantPayTypeName: '线下退款' },
      ],
    });
    const large = requestOf(refunding({ amount: d('90071992547409.93') })).request.body;
    expect(large).toContain('"realAmount":9007199254740993,');
  });
  test('every state of the refund has its own code', () => {
    const states = [
      'UNPAID',
      'PAYING',
      'PAID',
      'PAY_FAILED',
      'NOT_REFUNDED',
      'REFUNDING',
      'REFUNDED',
      'REFUND_FAILED',
      'CLOSED',
    ] as const;
    const codes = states.map((state) => Object(told(refunding({ state }))).status as unknown);
    expect(codes).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  test('售后入库, with JSON as text where the page wants text', () => {
    const expiries = [{ batchNo: 'B1', num: 1 }];
    expect(
      told(
        stockIn({
          remark: '完好',
          extension: { supplierAssume: '1.00' },
          goods: [{ ...goods, extension: { leaderAssume: 2 }, expiries }],
        }),
      ),
    ).toEqual({
      refundId: 'R1',
      accepted: true,
      refundFreightFee: false,
      remark: '完好',
      refundExt: '{"supplierAssume":"1.00"}',
      goodsList: [
        {
          goodsSerial: 'L1',
          availableRefundAmount: 1,
          actualEntryWarehouseCount: 1,
          goodsExt: '{"leaderAssume":2}',
          goodsExpireInfoList: expiries,
        },
      ],
    });
    expect(flaws(stockIn({ remark: '好'.repeat(100) }))).toEqual([]);
  });
  test('库存同步, by the table and not by its sample', () => {
    const syncedAt = time('2023-09-23 15:13:24');
    expect(told(syncing({ asynchronous: true, increment: true, billNo: 'B1', syncedAt, sourceFlag: 6 }))).toEqual({
      stocks: [{ outWarehouseCode: 'W1', outSkuCode: 'S1', realNum: '10.5' }],
      operateUser: 'u-1',
      syncFlag: 1,
      srcFlag: 6,
      incFlag: 1,
      billNo: 'B1',
      syncTime: 1695453204000,
    });
    const plain = syncing({ rows: [{ warehouseCode: 'W', skuCode: 'S', quantity: d('-1') }] }, null);
    expect(told(plain)).toEqual({
      stocks: [{ warehouseCode: 'W', skuCode: 'S', realNum: '-1' }],
      operateUser: 'ordergraph',
      syncFlag: 0,
      incFlag: 0,
    });
    expect(requestOf(plain)).toMatchObject({ targets: [] });
  });
});

const rows = (count: number) => Array.from({ length: count }, () => row);
test.each([
  ['no order', shipping({}, null), ['NOT_FOUND order']],
  ['a member that nobody knows', shipping({}, { ...order, buyer: null }), ['REQUIRED input.memberId']],
  ['no parcel', shipping({ parcels: [] }), ['REQUIRED input.parcels']],
  [
    'a carrier without a name',
    shipping({ parcels: [{ ...parcel, carrierName: null }] }),
    ['REQUIRED input.parcels.0.carrierName'],
  ],
  [
    'more than was bought',
    shipping({ parcels: [parcel, parcel] }),
    ['QUANTITY_EXCEEDS input.parcels.1.contents.0.quantity'],
  ],
  [
    'a line without a number',
    shipping({ parcels: [{ ...parcel, contents: [{ itemKey: '#1', quantity: d('1') }] }] }),
    ['INVALID_INPUT input.parcels.0.contents.0.itemId'],
  ],
  [
    'an unknown line',
    shipping({ parcels: [{ ...parcel, contents: [{ itemKey: '9', quantity: d('1') }] }] }),
    ['NOT_FOUND input.parcels.0.contents.0.itemId'],
  ],
  ['a third decimal', refunding({ amount: d('1.005') }), ['INVALID_INPUT input.amount']],
  ['a third decimal that is 0', refunding({ amount: d('1.000') }), []],
  [
    'a negative part',
    refunding({ details: [{ ...detail, amount: d('-1') }] }),
    ['INVALID_INPUT input.details.0.amount'],
  ],
  [
    'a third decimal of a part',
    refunding({ details: [{ ...detail, amount: d('0.001') }] }),
    ['INVALID_INPUT input.details.0.amount'],
  ],
  [
    'a third decimal of what can be refunded',
    stockIn({ goods: [{ ...goods, refundable: d('1.001') }] }),
    ['INVALID_INPUT input.goods.0.refundable'],
  ],
  ['no number of the return', refunding({ returnNo: '' }), ['REQUIRED input.returnNo']],
  ['no details', refunding({ details: [] }), ['REQUIRED input.details']],
  ['101 characters', stockIn({ remark: '好'.repeat(101) }), ['INVALID_INPUT input.remark']],
  [
    'half a piece',
    stockIn({ goods: [{ ...goods, receivedCount: 0.5 }] }),
    ['INVALID_INPUT input.goods.0.receivedCount'],
  ],
  [
    'less than none',
    stockIn({ goods: [{ ...goods, receivedCount: -1 }] }),
    ['INVALID_INPUT input.goods.0.receivedCount'],
  ],
  ['an extension that is text', stockIn({ extension: '{}' }), ['INVALID_INPUT input.extension']],
  [
    'a rounded number',
    stockIn({ goods: [{ ...goods, extension: { a: [2 ** 53] } }] }),
    ['INVALID_INPUT input.goods.0.extension'],
  ],
  [
    'expiries that are no objects',
    stockIn({ goods: [{ ...goods, expiries: ['2026'] }] }),
    ['INVALID_INPUT input.goods.0.expiries'],
  ],
  ['no stock', syncing({ rows: [] }), ['REQUIRED input.rows']],
  ['50 rows', syncing({ rows: rows(50) }), []],
  ['51 rows', syncing({ rows: rows(51) }), ['TOO_MANY input.rows']],
  ['200 rows', syncing({ rows: rows(200), asynchronous: true }), []],
  ['201 rows', syncing({ rows: rows(201), asynchronous: true }), ['TOO_MANY input.rows']],
  ['an increment without a bill', syncing({ increment: true }), ['REQUIRED input.billNo']],
  ['no warehouse', syncing({ rows: [{ ...row, outWarehouseCode: null }] }), ['INVALID_INPUT input.rows.0']],
  ['both warehouses', syncing({ rows: [{ ...row, warehouseCode: 'W' }] }), ['INVALID_INPUT input.rows.0']],
  ['both SKUs', syncing({ rows: [row, { ...row, skuCode: 'S' }] }), ['INVALID_INPUT input.rows.1']],
  [
    'codes of two systems',
    syncing({ rows: [{ quantity: d('1'), outWarehouseCode: 'W', skuCode: 'S' }] }),
    ['INVALID_INPUT input.rows.0'],
  ],
])('%s', (_what, prepared, expected) => {
  expect(flaws(prepared)).toEqual(expected);
});

const key = rsaPublicKey(payload('test-only.public.pem'));
/** The scheme's own verifier, over what came in. */
function verified({ method, headers, text }: SandboxRequest, path: string, query = ''): boolean {
  const read = readAuthorization(headers.authorization ?? '');
  if (!read || read.timestamp !== String(Math.floor(now / 1000)) || !/^[0-9A-F]{32}$/.test(read.nonce)) return false;
  return isSigned(key, { method, path, query, body: Buffer.from(text), ...read }, read.signature);
}

describe('sent', () => {
  const send = async (request: WriteRequest, answers: Parameters<typeof startHandler>[0] = {}, prefix = '') => {
    const { handler: one, requests, vendor } = await startHandler(answers, { prefix });
    return { verdict: await one.send(request, call).catch((error: unknown) => error), requests, vendor };
  };
  test('signed over path and body, the tenant as a cookie', async () => {
    const { verdict, requests } = await send(requestOf(shipping()));
    expect(verdict).toEqual({ done: true, vendorRef: 't-1', created: null, failures: [] });
    expect(requests).toHaveLength(1);
    const [seen] = requests;
    expect(seen?.headers.cookie).toBe(`_platform_num=${tenantId}`);
    expect(seen && verified(seen, '/retail-data-exchange/notify/order/delivery/multi')).toBe(true);
    expect(seen && verified(seen, '/elsewhere')).toBe(false);
  });
  test('signed over the query too, where 库存同步 has its tenant', async () => {
    const { requests } = await send(requestOf(syncing()));
    const [seen] = requests;
    expect(seen?.query.get('_platform_num')).toBe(tenantId);
    expect(seen && verified(seen, '/retail-data-exchange/stock/sync', `_platform_num=${tenantId}`)).toBe(true);
  });
  test('signed over the whole path, where the URL has one of its own', async () => {
    const { verdict, requests } = await send(requestOf(refunding()), {}, '/gateway');
    expect(verdict).toMatchObject({ done: true });
    expect(requests[0] && verified(requests[0], '/gateway/retail-data-exchange/notify/afterSale/refund')).toBe(true);
  });
  test('each time with a nonce of its own', async () => {
    const { handler: one, requests } = await startHandler();
    await one.send(requestOf(stockIn()), call);
    await one.send(requestOf(stockIn()), call);
    expect(new Set(requests.map(({ headers }) => headers.authorization)).size).toBe(2);
  });

  test.each([
    [{ body: { traceId: 't', code: '500', msg: '单据不存在 13800138000', success: false } }, '500'],
    [{ body: { success: false } }, null],
    [{ status: 404, body: { error: 'no such path' } }, 'HTTP 404'],
    [{ status: 400, body: { code: 'E1', msg: '?', success: false } }, 'E1'],
  ])('refused: %j', async (notifyRefund, nativeCode) => {
    const { verdict } = await send(requestOf(refunding()), { notifyRefund });
    expect(verdict).toMatchObject({
      done: false,
      userErrors: [{ code: 'VENDOR_REJECTED', nativeCode, target: order.key, vendor: 'YUANSHU' }],
    });
    expect(JSON.stringify(verdict)).not.toContain('13800138000');
  });
  test.each([
    [{ status: 401, body: { success: false, msg: '非法访问,没有权限' } }, 'AUTH', true],
    [{ body: { code: '401', success: false } }, 'AUTH', true],
    [{ body: { code: '0' } }, 'BAD_ANSWER', false],
    [{ body: { success: 'perhaps' } }, 'BAD_ANSWER', false],
    [{ status: 400, body: { success: true } }, 'BAD_ANSWER', false],
    [{ body: undefined }, 'BAD_ANSWER', false],
    [{ status: 502, body: undefined }, 'SERVER_ERROR', false],
  ])('no word: %j', async (notifyRefund, kind, unsent) => {
    const { verdict } = await send(requestOf(refunding()), { notifyRefund });
    expect(verdict).toMatchObject({ name: 'SourceFault', kind, unsent });
  });
  test('a broken connection is not tried again', async () => {
    const { handler: one, vendor } = await startHandler();
    vendor.misbehave({ kind: 'reset' });
    await expect(one.send(requestOf(refunding()), call)).rejects.toMatchObject({ kind: 'UNREACHABLE', unsent: false });
    expect(vendor.calls).toHaveLength(1);
  });
});

test('shown with the signature masked and the body whole', () => {
  const shown = handler.show(requestOf(shipping()));
  expect(shown.headers['authorization']).toBe('META-SHA256-RSA2048 ***');
  expect(JSON.parse(shown.body ?? '')).toEqual(told(shipping()));
});
