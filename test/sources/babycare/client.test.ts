import { afterEach, describe, expect, test } from 'vitest';
import { babycareClient, type BabycareClient, type BabycareClientOptions } from '../../../sources/babycare/client.ts';
import { SourceFault } from '../../../sources/fault.ts';
import { sampleNo, startStub, type Stub, type StubAnswer } from './answers.ts';
import type { CallContext } from '../../../sources/ports/calls.ts';

const call: CallContext = { signal: new AbortController().signal, onCall: () => {} };
const ok = '{"code":0,"data":{"orderList":[]},"message":null}';
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(
  answer: StubAnswer,
  more: Partial<BabycareClientOptions> = {},
): Promise<{ client: BabycareClient; stub: Stub }> {
  const stub = await startStub(() => answer);
  const client = babycareClient({
    url: stub.url,
    appId: 'app-1',
    appSecret: 's3cret',
    publicParams: 'query',
    sign: 'md5',
    timeoutMs: 2_000,
    now: () => 1_700_000_000_999,
    random: () => 'r-1',
    ...more,
  });
  open.push(client, stub);
  return { client, stub };
}

const publicOnes = { apiVersion: '1.0', appId: 'app-1', requestId: 'r-1', requestTime: '1700000000' };
const business = `{"platformOrderNo":"${sampleNo}"}`;
/** Made with openssl dgst, see sign.test.ts. */
const signs = {
  md5: { sign: '333B5331799CC1C86CDB2BFCD976461A' },
  'hmac-sha256': { sign: '45D34AE49C3490AE016389F63BEE4E4E1A030E68F723FB90633D047265A14DE2' },
  none: {},
} as const;

describe.each(['md5', 'hmac-sha256', 'none'] as const)('sign %s', (sign) => {
  const params = { ...publicOnes, ...signs[sign] };

  test('in the query', async () => {
    const { client, stub } = await start({ text: ok }, { sign });
    await client.salesDetailList(sampleNo, call);
    expect(stub.calls).toMatchObject([
      { path: '/api/gateway/open/v5/order/salesDetail/list', query: params, text: business },
    ]);
    expect(Object.keys(stub.calls[0]?.query ?? {}).toSorted()).toEqual(Object.keys(params).toSorted());
  });

  test('in the headers', async () => {
    const { client, stub } = await start({ text: ok }, { sign, publicParams: 'header' });
    await client.salesDetailList(sampleNo, call);
    const [seen] = stub.calls;
    expect(seen).toMatchObject({ query: {}, text: business });
    for (const name of ['apiVersion', 'appId', 'requestId', 'requestTime', 'sign'])
      expect(seen?.headers[name.toLowerCase()]).toBe(new Map(Object.entries(params)).get(name));
  });

  test('in the body, the time as an integer', async () => {
    const { client, stub } = await start({ text: ok }, { sign, publicParams: 'body' });
    await client.salesDetailList(sampleNo, call);
    const [seen] = stub.calls;
    expect(seen?.query).toEqual({});
    expect(JSON.parse(seen?.text ?? '')).toEqual({ ...params, requestTime: 1_700_000_000, platformOrderNo: sampleNo });
  });
});

test('both reads are POSTs of JSON to their own paths', async () => {
  const { client, stub } = await start({ text: '{"code":"0","data":null}' });
  expect((await client.salesDetailList('A', call)).rows).toEqual([]);
  expect((await client.packageList('B', call)).rows).toEqual([]);
  expect(stub.calls.map(({ path, text }) => [path, text])).toEqual([
    ['/api/gateway/open/v5/order/salesDetail/list', '{"platformOrderNo":"A"}'],
    ['/api/gateway/open/v5/order/package/list', '{"platformOrderNo":"B"}'],
  ]);
  expect(stub.calls[0]?.headers['content-type']).toContain('application/json');
});

describe('an answer that says "none"', () => {
  test.each([
    ['{"code":0,"data":null,"message":"操作成功"}'],
    ['{"code":0}'],
    ['{"code":0,"data":{}}'],
    ['{"code":0,"data":{"orderList":null}}'],
    ['{"code":0,"data":{"orderList":[]}}'],
    ['{"code":50001,"data":null,"message":"订单不存在"}'],
    ['{"code":"ORDER_404","message":"未查询到该交易号"}'],
    ['{"code":1,"message":"Order not found"}'],
  ])('%s', async (text) => {
    const { client } = await start({ text });
    expect(await client.salesDetailList('P1', call)).toEqual({
      rows: [],
      deviations: [],
      fetchedAt: '2023-11-15T06:13:20.999+08:00',
    });
  });

  test('also with status 404, as long as the vendor says it itself', async () => {
    const { client } = await start({ status: 404, text: '{"code":404,"message":"订单不存在"}' });
    expect((await client.salesDetailList('P1', call)).rows).toEqual([]);
  });
});

async function faultOf(answer: StubAnswer): Promise<SourceFault> {
  const { client } = await start(answer);
  const reason: unknown = await client.salesDetailList('P1', call).catch((error: unknown) => error);
  if (!(reason instanceof SourceFault)) throw new Error(`no fault: ${JSON.stringify(reason)}`);
  expect(client.health()).toEqual({ lastSuccessAt: null, lastFault: reason, circuitOpen: false });
  return reason;
}

describe('an answer that is a fault', () => {
  test.each([
    ['AUTH', '{"code":401,"message":"Unauthorized"}'],
    ['AUTH', '{"code":40101,"message":"签名错误"}'],
    ['AUTH', '{"code":"40103","message":"appId不存在"}'],
    ['AUTH', '{"code":403,"message":"Forbidden"}'],
    ['REFUSED', '{"code":50000,"message":"系统异常"}'],
    ['REFUSED', '{"code":-1,"message":null,"data":{"orderList":[]}}'],
    ['REFUSED', '{"code":4010101,"message":"?"}'],
    // What does not exist here is not the order.
    ['REFUSED', '{"code":50002,"message":"店铺不存在"}'],
    ['REFUSED', '{"code":50003,"message":"接口不存在"}'],
    ['BAD_ANSWER', ''],
    ['BAD_ANSWER', 'null'],
    ['BAD_ANSWER', '[]'],
    ['BAD_ANSWER', '5'],
    ['BAD_ANSWER', '"订单不存在"'],
    ['BAD_ANSWER', '{}'],
    ['BAD_ANSWER', '{"code":null,"data":{"orderList":[]}}'],
    ['BAD_ANSWER', '{"code":true,"data":{"orderList":[]}}'],
    ['BAD_ANSWER', '{"data":{"orderList":[]}}'],
    ['BAD_ANSWER', '{"code":0,"data":5}'],
    ['BAD_ANSWER', '{"code":0,"data":"none"}'],
    ['BAD_ANSWER', '{"code":0,"data":[{"salesOrderId":1}]}'],
    ['BAD_ANSWER', '{"code":0,"data":{"orderList":"none"}}'],
    ['BAD_ANSWER', '{"code":0,"data":{"orders":[]}}'],
    ['BAD_ANSWER', '{"code":0,"data":{"orderList":['],
    ['BAD_ANSWER', '<html>502</html>'],
  ])('%s: %s', async (kind, text) => {
    const fault = await faultOf({ text });
    expect(fault).toMatchObject({ vendor: 'BABYCARE', kind, operation: 'listSalesDetails' });
  });

  test.each([
    [404, '', 'REFUSED'],
    [404, '{"error":"no such path"}', 'REFUSED'],
    [400, '{"code":0,"data":{"orderList":[]}}', 'REFUSED'],
    [400, '{"code":40101,"message":"sign"}', 'AUTH'],
    [401, '{"code":0,"data":{"orderList":[]}}', 'AUTH'],
    [403, '', 'AUTH'],
    [429, '', 'RATE_LIMITED'],
    [503, '', 'SERVER_ERROR'],
    [302, '', 'BAD_ANSWER'],
  ])('status %i with %j is %s', async (status, text, kind) => {
    expect((await faultOf({ status, text })).kind).toBe(kind);
  });

  test("never carries the vendor's words or our secrets; a numeric code it does", async () => {
    const text = '{"code":50000,"message":"app-1 s3cret 13800138000"}';
    const fault = await faultOf({ text });
    expect(fault.message).toBe('BABYCARE refused the question with code 50000.');
    const secretive = await faultOf({ text: '{"code":"s3cret 13800138000","message":"x"}' });
    expect(secretive.message).toBe('BABYCARE refused the question.');
    expect(JSON.stringify([fault, secretive])).not.toMatch(/s3cret|13800138000|app-1/);
  });

  test('a refusal after a success shows in the health beside it', async () => {
    let text = ok;
    const stub = await startStub(() => ({ text }));
    const { client } = await start({ text: ok }, { url: stub.url });
    open.push(stub);
    await client.salesDetailList('P1', call);
    text = '{"code":40101}';
    await expect(client.salesDetailList('P1', call)).rejects.toMatchObject({ kind: 'AUTH' });
    expect(client.health()).toMatchObject({
      lastSuccessAt: '2023-11-15T06:13:20.999+08:00',
      lastFault: { kind: 'AUTH' },
    });
  });
});

test('an element that is no record is set aside alone, and so is a value that does not fit', async () => {
  const text =
    '{"code":0,"data":{"orderList":[null,"x",{"salesOrderId":"9","platformOrderNo":"P1","orderStatus":{},"storeId":3}]}}';
  const { client } = await start({ text });
  const { rows, deviations } = await client.salesDetailList('P1', call);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.wire).toMatchObject({ salesOrderId: '9', orderStatus: null, storeId: '3' });
  expect(rows[0]?.raw.value).toMatchObject({ orderStatus: {} });
  expect(deviations.map(({ path }) => path)).toEqual([
    'data.orderList.[]',
    'data.orderList.[]',
    'data.orderList.[].orderStatus',
  ]);
});
