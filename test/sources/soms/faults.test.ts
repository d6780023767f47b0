import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FaultKind, SourceFault } from '../../../sources/fault.ts';
import { type Fault, startSandboxServer } from '../../../sandbox/server/server.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import type { Source } from '../../../sources/ports/source.ts';
import type { SomsSourceOptions } from '../../../sources/soms/adapter.ts';
import { call, closeAll, closedAfterwards, connect, keyOf, orderFrom, parts } from './source.ts';
import { ask, checks, every, known, order, secrets } from './ways.ts';

let vendor: SomsSandbox;
beforeAll(async () => {
  vendor = await startSomsSandbox(secrets);
});
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.behave();
  vendor.forgetCalls();
});
afterEach(closeAll);
const connected = (more: Partial<SomsSourceOptions> = {}): Source => connect(vendor, { ...secrets, ...more });

test.each(every)('%s: answered when all is well', async (way) => {
  const answer = await ask(way, connected());
  expect(answer).not.toBeInstanceOf(Error);
  expect(answer).toBeTruthy();
});

const quick = { timeoutMs: 150 };
const faults: readonly [name: string, fault: Fault, kind: FaultKind, options?: Partial<SomsSourceOptions>][] = [
  ['500', { kind: 'status', status: 500 }, 'SERVER_ERROR'],
  ['502', { kind: 'status', status: 502 }, 'SERVER_ERROR'],
  ['503', { kind: 'status', status: 503 }, 'SERVER_ERROR'],
  ['429', { kind: 'status', status: 429, retryAfterSeconds: 7 }, 'RATE_LIMITED'],
  ['401', { kind: 'status', status: 401 }, 'AUTH'],
  ['403', { kind: 'status', status: 403 }, 'AUTH'],
  ['400', { kind: 'status', status: 400 }, 'REFUSED'],
  ['405', { kind: 'status', status: 405 }, 'REFUSED'],
  ['302', { kind: 'status', status: 302 }, 'REFUSED'],
  ['no answer', { kind: 'hang' }, 'TIMEOUT', quick],
  ['an answer that drips', { kind: 'slowBody', byteEveryMs: 40 }, 'TIMEOUT', quick],
  ['a broken connection', { kind: 'reset' }, 'UNREACHABLE'],
  ['half an answer', { kind: 'truncated' }, 'UNREACHABLE'],
  ['a page of HTML', { kind: 'garbage' }, 'BAD_ANSWER'],
  ['half a JSON', { kind: 'replace', body: '{"id":"88822222222",' }, 'BAD_ANSWER'],
  ['a JSON cut off behind a bracket', { kind: 'replace', body: '{"orders":[{"id":"88822222222"}' }, 'BAD_ANSWER'],
  [
    'a JSON broken within',
    { kind: 'replace', body: '{"id":"88822222222" "total":1,"orders":[],"success":true}' },
    'BAD_ANSWER',
  ],
  ['a bare list', { kind: 'replace', body: '[{"id":"88822222222"}]' }, 'BAD_ANSWER'],
  ['a bare text', { kind: 'replace', body: '"13800138000"' }, 'BAD_ANSWER'],
  ['a bare number', { kind: 'replace', body: '5' }, 'BAD_ANSWER'],
  ['a bare yes', { kind: 'replace', body: 'true' }, 'BAD_ANSWER'],
];
describe.each(faults)('%s', (name, fault, kind, options) => {
  test.each(every)(`%s: ${kind}, in our words`, async (way) => {
    const source = connected(options);
    vendor.misbehave(fault);
    const answer = await ask(way, source);
    if (!(answer instanceof SourceFault)) throw new Error(`no fault: ${JSON.stringify(answer)}`);
    const expected = name === '302' && checks.includes(way) ? 'BAD_ANSWER' : kind;
    expect([answer.vendor, answer.kind]).toEqual(['SOMS', expected]);
    expect(answer.retryAfterSeconds).toBe(name === '429' ? 7 : null);
    expect(answer.message).toMatch(/^SOMS [a-z]/);
    expect(`${answer.message} ${answer.operation}`).not.toMatch(/geheim|127\.0\.0\.1|html|as asked for|1380|Basic/i);
  });
});

describe('a list answer that has no list', () => {
  const lists = every.filter((way) => /batch|platform|sale|pick-up code|tracking/.test(way));
  test.each(lists.flatMap((way) => ['{"total":3}', '{"rows":[]}', '{"success":true}'].map((body) => [way, body])))(
    '%s: %s is no "none"',
    async (way = '', body = '') => {
      vendor.misbehave({ kind: 'replace', body });
      expect(await ask(way, connected())).toMatchObject({ kind: 'BAD_ANSWER' });
    },
  );

  test.each(['several reminders', "an order's reminders", 'a page of reminders'])('%s', async (way) => {
    for (const body of ['{"total":3}', '{"rows":[]}', '{"success":true}']) {
      vendor.behave();
      vendor.misbehave({ kind: 'replace', body });
      expect(await ask(way, connected())).toMatchObject({ kind: 'BAD_ANSWER' });
    }
  });
});

test.each(checks)('%s: nothing at all is no verdict', async (way) => {
  for (const body of ['', '{}', 'null', '{"message":"成功"}']) {
    vendor.behave();
    vendor.misbehave(body === '' ? { kind: 'empty' } : { kind: 'replace', body });
    expect(await ask(way, connected())).toMatchObject({ kind: 'BAD_ANSWER' });
  }
});

test.each(checks)('%s: a no is an answer, its words scrubbed', async (way) => {
  vendor.misbehave({ kind: 'refuse', message: '手机 13800138000 不可用' });
  const [no, label] = [{ [way === 'a pick-up check' ? 'ok' : 'deliverable']: false }, '手机 *********00 不可用'];
  expect(await ask(way, connected())).toMatchObject({ ...no, native: { code: 'REFUSED', label, documented: false } });
});

test('turned away without a word is no "none"', async () => {
  // A gateway's redirect to its log-in page, as a proxy sends it: no body.
  const answers = await Promise.all(
    [302, 400].map(async (status) => {
      const gateway = await startGateway(status);
      return (await connected({ url: gateway }).orders([known], parts(), call))[0];
    }),
  );
  expect(answers).toMatchObject([{ kind: 'REFUSED' }, { kind: 'REFUSED' }]);
});
async function startGateway(status: number): Promise<string> {
  const gateway = await startSandboxServer({
    about: 'a gateway',
    refusal: () => ({ body: undefined }),
    routes: [
      {
        operation: 'any',
        method: 'GET',
        path: '/{tenant_id}/soms/orderservice/order/orders',
        answer: () => ({ status, body: undefined }),
      },
    ],
  });
  return closedAfterwards(gateway).url;
}

test('wrong credentials are told as such, without them', async () => {
  const answer = await ask('a batch', connected({ password: 'falsch-geheim' }));
  expect(answer).toMatchObject({ kind: 'AUTH' });
  expect(String(answer)).not.toMatch(/geheim/);
});

test.each([
  ['7', 7],
  ['0', 0],
])('a 503 with Retry-After %s says when', async (header, seconds) => {
  vendor.misbehave({ kind: 'status', status: 503, retryAfterSeconds: Number(header) });
  expect(await ask('a batch', connected())).toMatchObject({ kind: 'SERVER_ERROR', retryAfterSeconds: seconds });
});

test('only the chunk that fails is a fault', async () => {
  const ids = Array.from({ length: 250 }, (_, i) => `x${i}`);
  vendor.misbehave({ kind: 'status', status: 503, times: 1 });
  const answers = await connected().orders(ids.map(keyOf), parts(), call);
  const failed = answers.flatMap((answer, i) => (answer instanceof SourceFault ? [i] : []));
  const chunks = [ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)].map((chunk) =>
    chunk.map((id) => ids.indexOf(id)),
  );
  expect(chunks).toContainEqual(failed);
  expect(answers.filter((answer) => answer === null)).toHaveLength(250 - failed.length);
});

test('only the order whose log cannot be read is a fault', async () => {
  vendor.misbehave({ kind: 'status', status: 503, times: 1 });
  const answers = await connected().orders([known, known, keyOf('x')], parts('logs'), call);
  expect(answers.filter((answer) => answer instanceof SourceFault)).toHaveLength(1);
  expect(answers.filter((answer) => !(answer instanceof SourceFault))).toHaveLength(2);
});

test('only the parcel of the order that cannot be asked for is a fault', async () => {
  vendor.misbehave({ kind: 'status', status: 503, times: 1 });
  const question = { order, trackingNos: ['123'] };
  const answers = await connected().tracesOf?.(
    [question, { order: { ...order, key: keyOf('x') }, trackingNos: [null] }],
    call,
  );
  expect(answers?.filter((answer) => answer instanceof SourceFault)).toHaveLength(1);
});

test('the vendor is asked with the operator where its document wants one', async () => {
  const source = connected({ operator: '张三 & Co' });
  await ask('a delivery quote', source);
  await ask('a pick-up check', source);
  const express = orderFrom({ delivery: { waybill_id: 'W', carrier: { type: 'express' } } });
  await source.tracesOf?.([{ order: express, trackingNos: ['W'] }], call);
  const asked = Map.groupBy(vendor.calls, ({ operation }) => operation);
  for (const operation of ['checkOrder', 'checkSelftake', 'getKdTrace'])
    expect(new URLSearchParams(asked.get(operation)?.[0]?.query).get('operator')).toBe('张三 & Co');
});
