import { afterEach, describe, expect, test } from 'vitest';
import type { CommandNamed, WriteRequest } from '../../../../sources/ports/writes.ts';
import {
  call,
  closeAll,
  d,
  errorsOf,
  isVerified,
  operationOf,
  requestOf,
  startHandler,
  tenantId,
  bodyOf,
} from './handler.ts';
import { mapped } from '../states.ts';

afterEach(closeAll);
// Preparing and showing a write send nothing.
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
  operationOf(handler, 'shipmentNotify').prepare(
    { name: 'shipmentNotify', input: { parcels: [parcel], ...more }, order: order.key, operator: null },
    of,
  );
type Refund = CommandNamed<'refundPaymentNotify'>['input'];
const detail = { detailNo: 'D1', amount: d('12.3'), methodCode: 1009, methodName: '线下退款' };
const refunding = (more: Partial<Refund> = {}) =>
  operationOf(handler, 'refundPaymentNotify').prepare(
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
  operationOf(handler, 'returnStockIn').prepare(
    {
      name: 'returnStockIn',
      input: { returnNo: 'R1', accepted: true, refundFreight: false, goods: [goods], ...more },
      order: order.key,
      operator: null,
    },
    null,
  );
describe('as the pages describe', () => {
  test('订单发货-多包裹', () => {
    expect(bodyOf(shipping())).toEqual({
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
    expect(bodyOf(shipping({ memberId: '7', parcels: [{ ...parcel, contents: null }] }))).toMatchObject({
      uid: '7',
      packageList: [{ expressNo: 'YT1' }],
    });
  });
  test('退单支付回调, amounts in 分', () => {
    expect(bodyOf(refunding())).toEqual({
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
  test('售后入库, with JSON as text where the page wants text', () => {
    const expiries = [{ batchNo: 'B1', num: 1 }];
    expect(
      bodyOf(
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
    expect(errorsOf(stockIn({ remark: '好'.repeat(100) }))).toEqual([]);
  });
});

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
])('%s', (_what, prepared, expected) => {
  expect(errorsOf(prepared)).toEqual(expected);
});

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
    expect(seen && isVerified(seen, '/retail-data-exchange/notify/order/delivery/multi')).toBe(true);
    expect(seen && isVerified(seen, '/elsewhere')).toBe(false);
  });
  test('signed over the whole path, where the URL has one of its own', async () => {
    const { verdict, requests } = await send(requestOf(refunding()), {}, '/gateway');
    expect(verdict).toMatchObject({ done: true });
    expect(requests[0] && isVerified(requests[0], '/gateway/retail-data-exchange/notify/afterSale/refund')).toBe(true);
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
    [{ body: { code: '401', success: false } }, 'AUTH', true],
    [{ body: { code: '0' } }, 'BAD_ANSWER', false],
    [{ body: { success: 'perhaps' } }, 'BAD_ANSWER', false],
    [{ status: 400, body: { success: true } }, 'BAD_ANSWER', false],
    [{ body: undefined }, 'BAD_ANSWER', false],
  ])('no answer that can be read: %j', async (notifyRefund, kind, unsent) => {
    const { verdict } = await send(requestOf(refunding()), { notifyRefund });
    expect(verdict).toMatchObject({ name: 'SourceFault', kind, unsent });
  });
});

test('shown with the signature masked and the body whole', () => {
  const shown = handler.show(requestOf(shipping()));
  expect(shown.headers['authorization']).toBe('META-SHA256-RSA2048 ***');
  expect(JSON.parse(shown.body ?? '')).toEqual(bodyOf(shipping()));
});
