import { afterEach, describe, expect, test } from 'vitest';
import { signers } from '../../../sources/babycare/sign.ts';
import { SourceFault } from '../../../sources/fault.ts';
import type { Fault } from '../../../sandbox/server/server.ts';
import type { WriteVerdict, WriteRequest } from '../../../sources/ports/writes.ts';
import { call, closeAll, secret, startHandler } from './handler.ts';

afterEach(closeAll);

const target = { vendor: 'BABYCARE', tenantId: null, nativeId: '1', askedBy: 'P1' } as const;
const bodies = {
  createSalesOrderV2: '{"platformOrderNo":"P1"}',
  cancelSalesOrder: '{"platformOrderNo":"P1","salesOrderCode":"SO1"}',
  createExchange: '{"appId":"1","salesOrderId":9007199254740993}',
  createReturn: '{"appId":"1","platformOrderNo":"P1"}',
} as const;
const paths = {
  createSalesOrderV2: '/order/sales/createV2',
  cancelSalesOrder: '/order/sales/cancel',
  createExchange: '/order/exchange/create',
  createReturn: '/order/return/create',
} as const;
const write = (operation: keyof typeof paths): WriteRequest => ({
  request: { operation, method: 'POST', path: paths[operation], body: bodies[operation], write: true },
  targets: operation === 'createSalesOrderV2' ? [] : [target],
});

async function said(operation: keyof typeof paths, body: unknown, status = 200): Promise<WriteVerdict> {
  const { handler } = await startHandler({ status, body });
  return handler.send(write(operation), call);
}
const faultOf = (verdict: Promise<WriteVerdict>): Promise<SourceFault> =>
  verdict.then(
    (one) => {
      throw new Error(`no fault: ${JSON.stringify(one)}`);
    },
    (error: unknown) => {
      if (error instanceof SourceFault) return error;
      throw error;
    },
  );
const done = { done: true, vendorRef: null, created: null, failures: [] };

describe("the vendor's word", () => {
  test('the order that was made can be read, by the number that we sent', async () => {
    const { handler } = await startHandler((request) => ({
      body: { code: 0, data: { platformOrderNo: '', salesOrderCode: 'SO9', salesOrderId: 12 }, message: request.path },
    }));
    expect(await handler.send(write('createSalesOrderV2'), call)).toEqual({
      ...done,
      vendorRef: 'SO9',
      created: { ...target, nativeId: '12' },
    });
  });
  test.each([
    [{ salesOrderCode: 'SO9', salesOrderId: 0 }, 'SO9', null],
    [{ salesOrderId: '9007199254740993' }, '9007199254740993', '9007199254740993'],
    [null, null, null],
    ['yes', null, null],
  ])('made, with as much as is told: %j', async (data, vendorRef, nativeId) => {
    expect(await said('createSalesOrderV2', { code: '0', data })).toEqual({
      ...done,
      vendorRef,
      created: nativeId === null ? null : { ...target, nativeId },
    });
  });
  test.each([
    ['cancelSalesOrder', { code: 0, data: {}, message: '' }],
    ['createExchange', { code: 0, data: null, message: '操作成功' }],
    ['createReturn', { code: 0, data: { code: 0, errMsg: '' }, message: '' }],
  ] as const)('%s is done', async (operation, body) => {
    expect(await said(operation, body)).toEqual(done);
  });

  test.each([
    ['cancelSalesOrder', { code: 50000, message: '系统异常 13800138000' }, 200, 'VENDOR_REJECTED', '50000'],
    ['cancelSalesOrder', { code: 500, message: '订单已发货,不能取消' }, 200, 'STATE_CONFLICT', '500'],
    ['cancelSalesOrder', { code: 500, message: '订单已取消' }, 400, 'ALREADY_DONE', '500'],
    ['createSalesOrderV2', { code: 1, message: '订单已存在' }, 200, 'DUPLICATE', '1'],
    ['createExchange', { code: '-1', message: null }, 200, 'VENDOR_REJECTED', '-1'],
    // The gateway's yes is not the return's.
    ['createReturn', { code: 0, data: { code: 7, errMsg: '明细不存在' } }, 200, 'VENDOR_REJECTED', '7'],
    ['createReturn', { code: 7, data: { code: 0 } }, 200, 'VENDOR_REJECTED', '7'],
    ['createExchange', { error: 'no such path' }, 404, 'VENDOR_REJECTED', 'HTTP 404'],
  ] as const)('%s refused: %j', async (operation, body, status, code, nativeCode) => {
    const verdict = await said(operation, body, status);
    expect(verdict).toMatchObject({
      done: false,
      userErrors: [
        { code, nativeCode, vendor: 'BABYCARE', target: operation === 'createSalesOrderV2' ? null : target },
      ],
    });
    expect(JSON.stringify(verdict)).not.toContain('13800138000');
  });
});

describe('no word that can be read', () => {
  test.each([
    [{ body: { code: 40101, message: '签名错误' } }, 'AUTH', true],
    [{ status: 401, body: undefined }, 'AUTH', true],
    [{ status: 408, body: undefined }, 'BAD_ANSWER', false],
    [{ status: 400, body: { code: 0, data: null } }, 'BAD_ANSWER', false],
    [{ body: undefined }, 'BAD_ANSWER', false],
    [{ body: { data: {} } }, 'BAD_ANSWER', false],
  ] as const)('%j is %s', async (answer, kind, unsent) => {
    const { handler } = await startHandler(answer);
    expect(await faultOf(handler.send(write('createExchange'), call))).toMatchObject({ kind, unsent });
  });
  test.each([null, {}, { code: null }, 'ok'])('a return whose inner answer is %j', async (data) => {
    expect(await faultOf(said('createReturn', { code: 0, data }))).toMatchObject({ kind: 'BAD_ANSWER', unsent: false });
  });
  test.each<[Fault, string, boolean]>([
    [{ kind: 'reset' }, 'UNREACHABLE', false],
    [{ kind: 'garbage' }, 'BAD_ANSWER', false],
    [{ kind: 'status', status: 500 }, 'SERVER_ERROR', false],
    [{ kind: 'status', status: 503 }, 'SERVER_ERROR', true],
    [{ kind: 'status', status: 429 }, 'RATE_LIMITED', true],
  ])('%j: sent once', async (fault, kind, unsent) => {
    const { handler, vendor } = await startHandler();
    vendor.misbehave(fault);
    expect(await faultOf(handler.send(write('createExchange'), call))).toMatchObject({ kind, unsent });
    expect(vendor.calls).toHaveLength(1);
  });
  test('a refusal is no illness of the vendor, a sign that it does not take is', async () => {
    let body: unknown = { code: 50000, message: '?' };
    const { handler, health } = await startHandler(() => ({ body }));
    await handler.send(write('createExchange'), call);
    expect(health()).toMatchObject({ lastFault: null });
    body = { code: 403 };
    await faultOf(handler.send(write('createExchange'), call));
    expect(health()).toMatchObject({ lastFault: { kind: 'AUTH' } });
  });
});

const params = { apiVersion: '1.0', appId: 'app-1', requestId: 'r-1', requestTime: '1700000000' };
const signOf = (body: string): string => signers['md5']({ params, body, secret }) ?? '';

describe('signed as every call is', () => {
  test('in the query, over the body as it is sent', async () => {
    const { handler, requests } = await startHandler();
    await handler.send(write('createExchange'), call);
    const [seen] = requests;
    expect(seen?.text).toBe(bodies.createExchange);
    expect(Object.fromEntries(seen?.query ?? [])).toEqual({ ...params, sign: signOf(bodies.createExchange) });
  });
  test('in the headers', async () => {
    const { handler, requests } = await startHandler(undefined, { publicParams: 'header' });
    await handler.send(write('createExchange'), call);
    expect(requests[0]).toMatchObject({
      text: bodies.createExchange,
      headers: { appid: 'app-1', sign: signOf(bodies.createExchange) },
    });
  });
  test("in the body, where the ticket's appId stands", async () => {
    const { handler, requests } = await startHandler(undefined, { publicParams: 'body' });
    await handler.send(write('createExchange'), call);
    const sign = signOf(bodies.createExchange);
    expect(requests[0]?.text).toBe(
      `{"apiVersion":"1.0","appId":"1","requestId":"r-1","requestTime":1700000000,"sign":"${sign}","salesOrderId":9007199254740993}`,
    );
  });
  test('anew at each sending', async () => {
    let time = 1_700_000_000_000;
    const { handler, requests } = await startHandler(undefined, { now: () => (time += 1000) });
    const request = write('createExchange');
    await handler.send(request, call);
    await handler.send(request, call);
    const [first, second] = requests.map(({ query }) => query.get('requestTime'));
    expect(first).not.toBe(second);
  });
});

describe('shown', () => {
  test.each(['query', 'header', 'body'] as const)('with the public parameters in the %s', async (publicParams) => {
    const { handler, vendor } = await startHandler(undefined, { publicParams });
    const shown = handler.show(write('cancelSalesOrder'));
    expect(shown).toMatchObject({ method: 'POST' });
    expect(shown.url.startsWith(`${vendor.url}/order/sales/cancel`)).toBe(true);
    const text = JSON.stringify(shown);
    expect(text).not.toMatch(new RegExp(`app-1|${secret}|${signOf(bodies.cancelSalesOrder)}`));
    expect(text).toContain('***');
    expect(text).toContain('r-1');
    expect(JSON.parse(shown.body ?? '')).toMatchObject(JSON.parse(bodies.cancelSalesOrder) as object);
    expect(vendor.calls).toHaveLength(0);
  });
});
