/** One write over real HTTP: what SOMS may answer, and what the handler makes of it. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SourceFault } from '../../../../sources/fault.ts';
import { type Sandbox, type SandboxAnswer, startSandboxServer } from '../../../../sandbox/server/server.ts';
import { decimalOf as d } from '../../../../sources/values/decimal.ts';
import type { Source } from '../../../../sources/ports/source.ts';
import { somsSource } from '../../../../sources/soms/adapter.ts';
import type { WriteVerdict, WriteHandler, WriteRequest } from '../../../../sources/ports/writes.ts';
import { keyOf, tenantId } from '../source.ts';
import { barestOrder, orderOf, prepare, requestsOf, sentBy } from './world.ts';
import type { CallContext } from '../../../../sources/ports/calls.ts';

const options = {
  tenantId,
  user: 'u',
  password: 'geheim',
  operator: 'ordergraph',
  timeoutMs: 5_000,
  now: () => Date.UTC(2020, 5, 17, 2),
};
let vendor: Sandbox;
let answer: SandboxAnswer;
let source: Source;
const root = '/{tenant_id}/soms';
const paths: Readonly<Record<string, string>> = {
  submitOrder: '/orderservice/order/submit',
  submitOrderLegacy: '/orderservice/order',
  batchModifyOrderStore: '/orderservice/order/mod/store',
  reissueOrder: '/orderservice/order/reissue',
  applyOrderReturn: '/orderservice/order/{id}/applyrtn',
  updateCustomerNote: '/orderservice/order/{id}/updateCustomerNote',
  cancelOrder: '/orderservice/order/{id}/action/cancel',
  replyOrderRemind: '/orderremindservice/remind/{id}/reply',
};
beforeAll(async () => {
  vendor = await startSandboxServer({
    about: 'one answer for every write',
    routes: Object.entries(paths).map(([operation, path]) => ({
      operation,
      method: 'POST',
      path: root + path,
      answer: () => answer,
    })),
    refusal: (message) => ({ body: { success: false, message } }),
  });
  source = somsSource({ ...options, url: vendor.url });
});
afterEach(() => {
  vendor.behave();
  vendor.forgetCalls();
});
afterAll(() => Promise.all([source.close(), vendor.close()]));

const call: CallContext = { signal: new AbortController().signal, onCall: () => undefined };
const handler = (): WriteHandler => {
  if (!source.writes) throw new Error('no handler');
  return source.writes;
};
const note = (): WriteRequest => sentBy('orderNoteSet', { order: keyOf('1'), input: { buyerNote: 'x' } });
const send = (request: WriteRequest, said: SandboxAnswer = { body: { success: true } }): Promise<WriteVerdict> => {
  answer = said;
  return handler().send(request, call);
};
const done = { done: true, vendorRef: null, created: null, failures: [] };
const order = orderOf({ items: [{ item_id: 'a', item_no: '1', sku_id: 'A', quantity: 1 }] });

test('is asked once, by its path, with the operator', async () => {
  await expect(send(note())).resolves.toEqual(done);
  expect(vendor.calls).toEqual([
    {
      operation: 'updateCustomerNote',
      method: 'POST',
      path: '/sandbox/soms/orderservice/order/1/updateCustomerNote',
      query: '?operator=ordergraph',
      body: { customer_note: 'x' },
      status: 200,
      text: '{"customer_note":"x"}',
    },
  ]);
});

test('is shown as it would be sent, with the operator and without the password', () => {
  const shown = handler().show(note());
  expect(shown).toMatchObject({
    method: 'POST',
    url: `${vendor.url}/sandbox/soms/orderservice/order/1/updateCustomerNote?operator=ordergraph`,
    body: '{"customer_note":"x"}',
  });
  expect(shown.headers['authorization']).toBe('Basic ***');
  expect(JSON.stringify(shown)).not.toContain(Buffer.from('u:geheim').toString('base64'));
});

test('a reply says when it is sent, and by whom (replyOrderRemind)', async () => {
  const reply = sentBy('reminderReply', { input: { reminderId: 'r1', content: 'string' }, operator: 'string' });
  const file = new URL('../../../payloads/soms/writes/replyOrderRemind.request.json', import.meta.url);
  const sample: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(JSON.parse(handler().show(reply).body ?? '')).toEqual(sample);
  await send(reply);
  expect(vendor.calls).toMatchObject([
    { path: '/sandbox/soms/orderremindservice/remind/r1/reply', query: '?operator=string', body: sample },
  ]);
});

describe('what was made', () => {
  const soms = { ...barestOrder, front: { order_id: 'P', platform: {} }, shop: {} };
  const created = { ...done, vendorRef: '77', created: keyOf('77') };
  test('an order is told by its number', async () => {
    const submit = sentBy('orderCreate', { input: { soms } });
    await expect(send(submit, { body: { success: true, order_id: 77 } })).resolves.toEqual(created);
    const again = sentBy('reissueCreate', {
      order,
      input: { responsibleParty: 'carrier', items: [{ itemKey: 'a', skuCode: 'A', quantity: d('1') }] },
    });
    await expect(send(again, { body: { success: true, order_id: '77' } })).resolves.toEqual(created);
  });

  test('the old way to submit answers nothing, and that is done', async () => {
    const legacy = sentBy('orderCreate', { input: { soms }, setup: { submit: 'legacy' } });
    await expect(send(legacy, { body: undefined })).resolves.toEqual(done);
    await expect(send(legacy, { body: {} })).resolves.toEqual(done);
    // Sent elsewhere, it says nothing in another sense.
    await expect(send(legacy, { status: 302, body: undefined })).rejects.toMatchObject({ kind: 'BAD_ANSWER' });
    await expect(send(legacy, { body: { success: false, message: '订单重复' } })).resolves.toMatchObject({
      done: false,
      userErrors: [{ code: 'DUPLICATE' }],
    });
  });

  test.each([
    [{ apply_id: 'A1' }, 'A1'],
    [{ apply_id: 'A1', apply_ids: ['A1', 'A2'] }, 'A1,A2'],
    [{ apply_id: 'A1', apply_ids: '多个申请幂等ID' }, 'A1'],
    [{}, null],
  ])('a return is told by its applications: %j', async (told, vendorRef) => {
    const back = sentBy('returnCreate', { order, input: { kind: 'REFUND_ONLY', items: [] } });
    await expect(send(back, { body: { success: true, ...told } })).resolves.toEqual({ ...done, vendorRef });
  });
});

describe('no', () => {
  test('is told in our code and in SOMS’s words, scrubbed', async () => {
    const body = { success: false, code: 'E1', message: '订单13800138000不存在' };
    await expect(send(note(), { body })).resolves.toEqual({
      done: false,
      userErrors: [
        {
          code: 'NOT_FOUND',
          message: 'SOMS refused it; nativeMessage says why.',
          path: null,
          target: keyOf('1'),
          retryable: false,
          vendor: 'SOMS',
          nativeCode: 'E1',
          nativeMessage: '订单*********00不存在',
        },
      ],
    });
  });

  test.each([
    ['by its word', 400, { success: false, message: '订单已发货' }, { code: 'STATE_CONFLICT', nativeCode: 'HTTP 400' }],
    ['without a word', 422, { detail: 'x' }, { code: 'VENDOR_REJECTED', nativeCode: 'HTTP 422', nativeMessage: null }],
    ['without a body', 405, undefined, { code: 'VENDOR_REJECTED', nativeCode: 'HTTP 405' }],
    ['of no such order', 404, undefined, { code: 'NOT_FOUND', nativeCode: 'HTTP 404' }],
  ])('of HTTP is a refusal %s', async (_how, status, body, refusal) => {
    await expect(send(note(), { status, body })).resolves.toMatchObject({ done: false, userErrors: [refusal] });
  });

  test('of a gateway is a refusal though it is a page', async () => {
    const gateway = createServer((_request, response) => response.writeHead(413).end('<html>too large</html>'));
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const address = gateway.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const behind = somsSource({ ...options, url: `http://127.0.0.1:${port}` });
    try {
      await expect(behind.writes?.send(note(), call)).resolves.toMatchObject({
        done: false,
        userErrors: [{ code: 'VENDOR_REJECTED', nativeCode: 'HTTP 413' }],
      });
    } finally {
      await behind.close();
      await new Promise((resolve) => gateway.close(resolve));
    }
  });
});

describe('nobody knows', () => {
  test.each([
    ['an empty answer', { body: undefined }],
    ['an empty object', { body: {} }],
    ['a success that is no yes or no', { body: { success: 'perhaps' } }],
    ['an answer without its word', { body: { code: 'x' } }],
    ['a list', { body: [] }],
    ['being sent elsewhere', { status: 302, body: { success: true } }],
  ])('after %s', async (_what, said) => {
    const fault: unknown = await send(note(), said).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SourceFault);
    expect(fault).toMatchObject({ kind: 'BAD_ANSWER', operation: 'updateCustomerNote', unsent: false });
  });

  test.each([
    [401, 'AUTH', true],
    [429, 'RATE_LIMITED', true],
    [503, 'SERVER_ERROR', true],
    [500, 'SERVER_ERROR', false],
  ])('after HTTP %i it is %s; nothing done for certain: %s', async (status, kind, unsent) => {
    await expect(send(note(), { status, body: { success: true } })).rejects.toMatchObject({ kind, unsent });
  });
});

describe('a batch', () => {
  const rows = ['a', 'b', 'c'].map((id) => ({ order: keyOf(id), storeId: 's' }));
  const batch = (): WriteRequest => {
    const [only] = requestsOf(prepare('ordersReassignStore', { input: rows }));
    if (!only) throw new Error('nothing');
    return only;
  };
  const error = (id: string) => ({ id, message: '订单不存在' });
  const refusal = (index: number) => ({
    code: 'NOT_FOUND',
    path: ['input', String(index)],
    target: rows[index]?.order,
    nativeMessage: '订单不存在',
  });

  test.each([true, false])('tells which orders were refused, whether it says success %s', async (success) => {
    await expect(send(batch(), { body: { success, errors: [error('b')] } })).resolves.toMatchObject({
      done: true,
      failures: [refusal(1)],
    });
  });
  test('that refuses all of them is not done', async () => {
    const body = { success: false, errors: [error('c'), error('a'), error('b')] };
    await expect(send(batch(), { body })).resolves.toMatchObject({
      done: false,
      userErrors: [refusal(2), refusal(0), refusal(1)],
    });
  });
  test.each([[[]], [null], [[{ id: 'z', message: 'x' }]]])('that fails as a whole is not done: %j', async (errors) => {
    await expect(send(batch(), { body: { success: false, message: '状态错误', errors } })).resolves.toMatchObject({
      done: false,
    });
  });
});
