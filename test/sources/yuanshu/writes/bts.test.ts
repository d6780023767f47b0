import { afterEach, describe, expect, test } from 'vitest';
import { SourceFault } from '../../../../sources/fault.ts';
import type { Order } from '../../../../sources/model.ts';
import type { CommandNamed } from '../../../../sources/ports/writes.ts';
import {
  type Answers,
  call,
  closeAll,
  d,
  errorsOf,
  operationOf,
  requestOf,
  signKey,
  startHandler,
  tenantId,
  time,
  bodyOf,
} from './handler.ts';
import { mapped } from '../states.ts';

afterEach(closeAll);
// Preparing and showing a write send nothing.
const { handler } = await startHandler();

const orderNo = '10011798989493365174273';
const order = mapped({
  recvMobile: '13800138000',
  goodsInfoList: [
    { orderLineNo: '1', skuCode: 'G1', skuName: '奶粉', buyNum: 2 },
    { orderLineNo: '2', skuCode: 'G2', buyNum: 1, subGoodsList: [{ orderLineNo: '2-1', skuCode: 'G3', buyNum: 3 }] },
  ],
});
const own = { ...order, key: { ...order.key, nativeId: orderNo } };
const at = time('2023-09-19 20:00:49');

type Flow = CommandNamed<'flowReport'>['input'];
const reporting = (more: Partial<Flow> = {}, of: Order | null = own) =>
  operationOf(handler, 'flowReport').prepare(
    {
      name: 'flowReport',
      input: { node: '1203', at, source: '7start', ...more },
      order: of?.key ?? null,
      operator: null,
    },
    of,
  );
const adding = (more: Partial<CommandNamed<'parcelAdd'>['input']> = {}) =>
  operationOf(handler, 'parcelAdd').prepare(
    {
      name: 'parcelAdd',
      input: { at, source: 'quanyi', parcels: [{ trackingNo: 'SF1', carrierCode: '0030' }], ...more },
      order: own.key,
      operator: null,
    },
    own,
  );
const parcel = {
  trackingNo: 'SF1',
  carrierCode: '0030',
  carrierName: '顺丰速运',
  phone: '13800138000',
  contents: [{ itemKey: '1', quantity: d('2') }],
};

describe("the pages' samples", () => {
  test('流水上报 of a parcel: times in seconds, the message with the parcel', () => {
    expect(bodyOf(reporting({ message: '已发货', parcels: [parcel] }))).toEqual({
      code: orderNo,
      codeType: '01',
      currentNode: '1203',
      optTime: 1695124849,
      platformCode: '01',
      relativeCodes: [
        {
          contains: [{ goodsId: 'G1', goodsName: '奶粉', goodsNum: '2' }],
          expressCmpCode: '0030',
          expressCompany: '顺丰速运',
          mobileTelephone: '13800138000',
          relativeCode: 'SF1',
          relativeCodeType: '01',
          uploadMessage: '已发货',
        },
      ],
      source: '7start',
      uploadTime: 1695124849,
    });
  });
  test('流水上报 of a return bill: the message with the bill', () => {
    expect(bodyOf(reporting({ node: '9006', source: 'refund', message: '已退款', returnNo: '73371567' }))).toEqual({
      code: '73371567',
      codeType: '02',
      currentNode: '9006',
      optTime: 1695124849,
      platformCode: '01',
      source: 'refund',
      uploadMessage: '已退款',
      uploadTime: 1695124849,
    });
  });
  test('追加包裹单: node 0503, times in milliseconds, the tenant within', () => {
    expect(bodyOf(adding({ at: time('2023-09-23 17:37:18') }))).toEqual({
      code: orderNo,
      codeType: '01',
      currentNode: '0503',
      optTime: 1695461838000,
      platformCode: '01',
      _platform_num: tenantId,
      relativeCodes: [{ expressCmpCode: '0030', relativeCode: 'SF1', relativeCodeType: '01' }],
      source: 'quanyi',
      uploadTime: 1695461838000,
    });
    expect(requestOf(adding()).request).toMatchObject({
      path: '/bts-web/saas/ifs/addParcel.do',
      headers: { 'content-type': 'application/json' },
    });
  });
});

const contents = (itemKey: string, quantity: string) => [{ ...parcel, contents: [{ itemKey, quantity: d(quantity) }] }];

test.each([
  ['no order', reporting({}, null), ['NOT_FOUND order']],
  ['no node', reporting({ node: '' }), ['REQUIRED input.node']],
  [
    'an item of another order',
    reporting({ parcels: contents('9', '1') }),
    ['NOT_FOUND input.parcels.0.contents.0.itemId'],
  ],
  ['a part of a line is known', reporting({ parcels: contents('2/0', '3') }), []],
  [
    'more than was bought',
    adding({ parcels: contents('1', '2.5') }),
    ['QUANTITY_EXCEEDS input.parcels.0.contents.0.quantity'],
  ],
  [
    'more than was bought, in two parcels',
    adding({ parcels: [parcel, { ...parcel, trackingNo: 'SF3' }] }),
    ['QUANTITY_EXCEEDS input.parcels.1.contents.0.quantity'],
  ],
  ['nothing of it', adding({ parcels: contents('1', '0') }), ['INVALID_INPUT input.parcels.0.contents.0.quantity']],
  ['no parcel', adding({ parcels: [] }), ['REQUIRED input.parcels']],
  [
    'a parcel without a number',
    adding({ parcels: [{ trackingNo: ' ', carrierCode: '0030' }] }),
    ['REQUIRED input.parcels.0.trackingNo'],
  ],
])('%s', (_what, prepared, expected) => {
  expect(errorsOf(prepared)).toEqual(expected);
});

describe('sent', () => {
  test('with key and tenant, once, as a GET', async () => {
    const { handler: own2, requests } = await startHandler();
    const prepared = requestOf(reporting({ message: '发货 & 签收?' }));
    expect(await own2.send(prepared, call)).toEqual({ done: true, vendorRef: null, created: null, failures: [] });
    expect(requests).toHaveLength(1);
    const [seen] = requests;
    expect(seen?.query.get('_platform_num')).toBe(tenantId);
    expect(JSON.parse(seen?.query.get('param') ?? '')).toEqual({
      ...(bodyOf(reporting({ message: '发货 & 签收?' })) as object),
      signKey,
    });
  });
  test('shown with the key masked', () => {
    const shown = handler.show(requestOf(adding()));
    expect(shown).toMatchObject({ method: 'GET', body: null });
    expect(decodeURIComponent(shown.url)).toContain('"signKey":"***"');
    expect(JSON.stringify(shown)).not.toContain(signKey.slice(0, 8));
  });

  const faultOf = async (answers: Answers): Promise<unknown> => {
    const { handler: one } = await startHandler(answers);
    return one.send(requestOf(reporting()), call).catch((error: unknown) => error);
  };
  test.each([
    [{ body: { msg: '失败(可能使用了之前的运单号 13800138000)', code: '0' } }, '0'],
    [{ body: { msg: '失败', code: 0 } }, '0'],
    [{ status: 404, body: undefined }, 'HTTP 404'],
  ])('refused: %j', async (upload, nativeCode) => {
    const verdict = await faultOf({ upload });
    expect(verdict).toMatchObject({
      done: false,
      userErrors: [{ code: 'VENDOR_REJECTED', nativeCode, target: own.key }],
    });
    expect(JSON.stringify(verdict)).not.toContain('13800138000');
  });
  test.each([
    [{ body: { msg: '失败(signKey不正确)', code: '0' } }, 'AUTH', true],
    [{ body: { msg: '?', code: '2' } }, 'BAD_ANSWER', false],
    [{ body: { msg: '成功' } }, 'BAD_ANSWER', false],
    [{ status: 400, body: { msg: '成功', code: '1' } }, 'BAD_ANSWER', false],
  ])('no answer that can be read: %j', async (upload, kind, unsent) => {
    const fault = await faultOf({ upload });
    expect(fault).toBeInstanceOf(SourceFault);
    expect(fault).toMatchObject({ kind, unsent });
  });
});

test('without a BTS its operations are missing, and without anything there is no handler', async () => {
  const names = (connected: WriteNames) => Object.keys(connected.handler.operations).toSorted();
  type WriteNames = Awaited<ReturnType<typeof startHandler>>;
  expect(names(await startHandler({}, { platform: false }))).toEqual(['flowReport', 'parcelAdd', 'trackingChange']);
  expect(names(await startHandler({}, { bts: false }))).toEqual([
    'refundPaymentNotify',
    'returnStockIn',
    'shipmentNotify',
    'stockSync',
  ]);
  await expect(startHandler({}, { bts: false, platform: false })).rejects.toThrow('no handler');
  const { handler: deaf } = await startHandler({}, { bts: false });
  await expect(deaf.send(requestOf(adding()), call)).rejects.toMatchObject({ kind: 'UNSUPPORTED', unsent: true });
});
