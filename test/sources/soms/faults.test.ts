import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FaultKind, SourceFault } from '../../../sources/fault.ts';
import { parseJson } from '../../../sources/values/json.ts';
import type { Fault } from '../../../sandbox/server/server.ts';
import { instantAt } from '../../../sources/values/time.ts';
import { read } from '../../../sources/kit/wire.ts';
import type { OrderKey, OrderPart } from '../../../sources/model.ts';
import type { Source } from '../../../sources/ports/source.ts';
import { somsSource, type SomsSourceOptions } from '../../../sources/soms/adapter.ts';
import { mapOrder } from '../../../sources/soms/map/order.ts';
import { sampleOrder, sampleOrderId } from '../../../sandbox/soms/samples.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { orderSchema } from '../../../sources/soms/wire.ts';
import type { CallContext, VendorCall } from '../../../sources/ports/calls.ts';

const tenantId = 'sandbox';
const secrets = { user: 'geheim-user', password: 'geheim-password' };
let vendor: SomsSandbox;
beforeAll(async () => {
  vendor = await startSomsSandbox(secrets);
});
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.behave();
  vendor.forgetCalls();
});
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A source with a breaker of its own. */
function connect(more: Partial<SomsSourceOptions> = {}): Source {
  const source = somsSource({
    url: vendor.url,
    tenantId,
    ...secrets,
    operator: 'ordergraph',
    timeoutMs: 5_000,
    now: Date.now,
    ...more,
  });
  open.push(source);
  return source;
}
function observed(signal: AbortSignal = new AbortController().signal): {
  readonly call: CallContext;
  readonly seen: readonly VendorCall[];
} {
  const seen: VendorCall[] = [];
  return { call: { signal, onCall: (one) => void seen.push(one) }, seen };
}
const { call } = observed();
const parts = (...names: OrderPart[]): ReadonlySet<OrderPart> => new Set(names);
const keyOf = (nativeId: string): OrderKey => ({ vendor: 'SOMS', tenantId, nativeId, askedBy: null });
const known = keyOf(sampleOrderId);
const order = (() => {
  const wire = read(orderSchema, sampleOrder)?.value;
  if (!wire) throw new Error('no sample');
  return mapOrder(wire, { tenantId, asked: parts(), fetchedAt: instantAt(0), raw: sampleOrder });
})();
const pickup = { storeId: '232434', code: '123456', platformId: null };
const quote = {
  kind: 'DELIVERABLE',
  storeId: null,
  order: known,
  addressText: null,
  latitude: null,
  longitude: null,
  weightGrams: null,
} as const;
const page = { states: null, orders: null, storeId: null, before: null, limit: 5 };

/** Every way in which the source asks; what one of many keys got, or what was thrown. */
const ways: Readonly<Record<string, (source: Source, to?: CallContext) => Promise<unknown>>> = {
  'a batch': async (source, to = call) => (await source.orders([known], parts(), to))[0],
  'a large batch': async (source, to = call) =>
    (await source.orders([known, ...Array.from({ length: 20 }, (_, i) => keyOf(`x${i}`))], parts(), to))[0],
  logs: async (source, to = call) => (await source.orders([known], parts('logs'), to))[0],
  'platform numbers': async (source, to = call) => (await source.ordersByPlatformNo(['1223654', 'x'], parts(), to))[0],
  'a platform number': async (source, to = call) => (await source.ordersByPlatformNo(['1223654'], parts(), to))[0],
  'a sale order number': (source, to = call) => result(source.ordersBySaleNo?.('string', parts(), to)),
  'a pick-up code': (source, to = call) => result(source.ordersByPickupCode?.(pickup, parts(), to)),
  'a tracking number': async (source, to = call) => (await source.ordersByTrackingNo?.(['123'], parts(), to))?.[0],
  traces: async (source, to = call) => (await source.tracesOf?.([{ order, trackingNos: ['123'] }], to))?.[0],
  'a reminder': async (source, to = call) => (await source.reminders?.(['很好'], to))?.[0],
  'several reminders': async (source, to = call) => (await source.reminders?.(['很好', 'x'], to))?.[0],
  "an order's reminders": async (source, to = call) => (await source.remindersOf?.([known], to))?.[0],
  'a page of reminders': (source, to = call) => result(source.remindersPage?.(page, to)),
  'a delivery quote': (source, to = call) => result(source.deliveryQuote?.(quote, to)),
  'a pick-up check': (source, to = call) => result(source.pickupCheck?.(pickup, to)),
};
const result = (answer: Promise<unknown> | undefined): Promise<unknown> =>
  Promise.resolve(answer).catch((error: unknown) => error);
const every = Object.keys(ways);
const ask = (way: string, source: Source, to?: CallContext): Promise<unknown> => {
  const asked = ways[way];
  if (!asked) throw new Error(`no way ${way}`);
  return asked(source, to);
};

test.each(every)('%s: answered when all is well', async (way) => {
  const answer = await ask(way, connect());
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
  ['a bare list', { kind: 'replace', body: '[{"id":"88822222222"}]' }, 'BAD_ANSWER'],
  ['a bare text', { kind: 'replace', body: '"13800138000"' }, 'BAD_ANSWER'],
  ['a bare number', { kind: 'replace', body: '5' }, 'BAD_ANSWER'],
  ['a bare yes', { kind: 'replace', body: 'true' }, 'BAD_ANSWER'],
];
/** The checks answer with a verdict: false is an answer, and a 302 without one is none. */
const checks = ['a delivery quote', 'a pick-up check'];

describe.each(faults)('%s', (name, fault, kind, options) => {
  test.each(every)(`%s: ${kind}, in our words`, async (way) => {
    const source = connect(options);
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
  test.each(lists.flatMap((way) => ['{"total":3}', '{"orders":"[]"}', '{"success":true}'].map((body) => [way, body])))(
    '%s: %s is no "none"',
    async (way = '', body = '') => {
      vendor.misbehave({ kind: 'replace', body });
      expect(await ask(way, connect())).toMatchObject({ kind: 'BAD_ANSWER' });
    },
  );

  test.each(['several reminders', "an order's reminders", 'a page of reminders'])('%s', async (way) => {
    for (const body of ['{"total":3}', '{"reminds":"[]"}', '{"success":true}']) {
      vendor.behave();
      vendor.misbehave({ kind: 'replace', body });
      expect(await ask(way, connect())).toMatchObject({ kind: 'BAD_ANSWER' });
    }
  });
});

test.each(checks)('%s: nothing at all is no verdict', async (way) => {
  for (const body of ['', '{}', 'null', '{"message":"成功"}']) {
    vendor.behave();
    vendor.misbehave(body === '' ? { kind: 'empty' } : { kind: 'replace', body });
    expect(await ask(way, connect())).toMatchObject({ kind: 'BAD_ANSWER' });
  }
});

test.each(checks)('%s: a no is an answer, its words scrubbed', async (way) => {
  vendor.misbehave({ kind: 'refuse', message: '手机 13800138000 不可用' });
  const [no, label] = [{ [way === 'a pick-up check' ? 'ok' : 'deliverable']: false }, '手机 *********00 不可用'];
  expect(await ask(way, connect())).toMatchObject({ ...no, native: { code: 'REFUSED', label, documented: false } });
});

test('turned away without a word is no "none"', async () => {
  // A gateway's redirect to its log-in page, as a proxy sends it: no body.
  const answers = await Promise.all(
    [302, 400].map(async (status) => {
      const gateway = await startGateway(status);
      return (await connect({ url: gateway }).orders([known], parts(), call))[0];
    }),
  );
  expect(answers).toMatchObject([{ kind: 'REFUSED' }, { kind: 'REFUSED' }]);
});
async function startGateway(status: number): Promise<string> {
  const { startSandboxServer } = await import('../../../sandbox/server/server.ts');
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
  open.push(gateway);
  return gateway.url;
}

describe('a connection that dies', () => {
  test.each(every)('%s: once, is asked a second time and answered', async (way) => {
    const { call: to, seen } = observed();
    vendor.misbehave({ kind: 'reset', times: 1 });
    const answer = await ask(way, connect(), to);
    expect(answer).not.toBeInstanceOf(Error);
    expect(seen.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['UNREACHABLE', 'OK']);
  });

  test('always, is asked twice and no more', async () => {
    const { call: to, seen } = observed();
    vendor.misbehave({ kind: 'reset' });
    expect(await ask('a batch', connect(), to)).toMatchObject({ kind: 'UNREACHABLE' });
    expect(vendor.calls.map(({ status }) => status)).toEqual(['reset', 'reset']);
    expect(seen).toHaveLength(2);
  });

  test('where nobody listens is a fault as well', async () => {
    const gone = await startSomsSandbox();
    const source = connect({ url: gone.url });
    await gone.close();
    expect(await ask('a batch', source)).toMatchObject({ kind: 'UNREACHABLE' });
    expect(await ask('a batch', connect({ url: 'http://no-such-host.invalid' }))).toMatchObject({
      kind: 'UNREACHABLE',
    });
  });
});

test('wrong credentials are told as such, without them', async () => {
  const answer = await ask('a batch', connect({ password: 'falsch-geheim' }));
  expect(answer).toMatchObject({ kind: 'AUTH' });
  expect(String(answer)).not.toMatch(/geheim/);
});

test.each([
  ['7', 7],
  ['0', 0],
])('a 503 with Retry-After %s says when', async (header, seconds) => {
  vendor.misbehave({ kind: 'status', status: 503, retryAfterSeconds: Number(header) });
  expect(await ask('a batch', connect())).toMatchObject({ kind: 'SERVER_ERROR', retryAfterSeconds: seconds });
});

test('only the chunk that fails is a fault', async () => {
  const ids = Array.from({ length: 250 }, (_, i) => `x${i}`);
  vendor.misbehave({ kind: 'status', status: 503, times: 1 });
  const answers = await connect().orders(ids.map(keyOf), parts(), call);
  const failed = answers.flatMap((answer, i) => (answer instanceof SourceFault ? [i] : []));
  const chunks = [ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)].map((chunk) =>
    chunk.map((id) => ids.indexOf(id)),
  );
  expect(chunks).toContainEqual(failed);
  expect(answers.filter((answer) => answer === null)).toHaveLength(250 - failed.length);
});

test('only the order whose log cannot be read is a fault', async () => {
  vendor.misbehave({ kind: 'status', status: 503, times: 1 });
  const answers = await connect().orders([known, known, keyOf('x')], parts('logs'), call);
  expect(answers.filter((answer) => answer instanceof SourceFault)).toHaveLength(1);
  expect(answers.filter((answer) => !(answer instanceof SourceFault))).toHaveLength(2);
});

test('only the parcel of the order that cannot be asked for is a fault', async () => {
  vendor.misbehave({ kind: 'status', status: 503, times: 1 });
  const question = { order, trackingNos: ['123'] };
  const answers = await connect().tracesOf?.(
    [question, { order: { ...order, key: keyOf('x') }, trackingNos: [null] }],
    call,
  );
  expect(answers?.filter((answer) => answer instanceof SourceFault)).toHaveLength(1);
});

describe('the circuit', () => {
  const failing = async (source: Source, times: number): Promise<readonly unknown[]> => {
    const answers: unknown[] = [];
    for (let i = 0; i < times; i += 1) answers.push(await ask('a batch', source));
    return answers;
  };

  test('opens after five failures in a row, and then no call is made', async () => {
    const source = connect();
    vendor.misbehave({ kind: 'status', status: 503 });
    expect(await failing(source, 5)).toMatchObject(Array.from({ length: 5 }, () => ({ kind: 'SERVER_ERROR' })));
    expect([source.health().circuitOpen, vendor.calls.length]).toEqual([true, 5]);
    for (const way of every)
      expect(await ask(way, source)).toMatchObject({ kind: 'CIRCUIT_OPEN', retryAfterSeconds: 10 });
    expect(vendor.calls).toHaveLength(5);
  });

  test('lets one question through after its rest, and closes when that is answered', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const source = connect();
    vendor.misbehave({ kind: 'status', status: 503, times: 6 });
    await failing(source, 5);
    vi.setSystemTime(Date.now() + 9_000);
    expect(await failing(source, 1)).toMatchObject([{ kind: 'CIRCUIT_OPEN' }]);
    vi.setSystemTime(Date.now() + 1_001);
    expect(await failing(source, 2)).toMatchObject([{ kind: 'SERVER_ERROR' }, { kind: 'CIRCUIT_OPEN' }]);
    vi.setSystemTime(Date.now() + 10_001);
    const [answer] = await failing(source, 1);
    expect([answer instanceof Error, source.health().circuitOpen]).toEqual([false, false]);
    expect(vendor.calls).toHaveLength(7);
  });

  test('stays closed while an answer comes in between', async () => {
    const source = connect();
    for (let round = 0; round < 3; round += 1) {
      vendor.misbehave({ kind: 'status', status: 503, times: 4 });
      await failing(source, 5);
    }
    expect([source.health().circuitOpen, vendor.calls.length]).toEqual([false, 15]);
  });

  test.each<[string, Fault]>([
    ['a refusal', { kind: 'refuse', message: '系统繁忙' }],
    ['an answer that cannot be read', { kind: 'garbage' }],
    ['a 429', { kind: 'status', status: 429 }],
    ['"there is no such order"', { kind: 'status', status: 404 }],
  ])('is not opened by %s: the vendor is there', async (_what, fault) => {
    const source = connect();
    vendor.misbehave(fault);
    await failing(source, 8);
    expect([source.health().circuitOpen, vendor.calls.length]).toEqual([false, 8]);
  });
});

describe('the deadline of the request', () => {
  test.each(every)('%s: once it has passed, nothing is asked', async (way) => {
    const { call: to, seen } = observed(AbortSignal.abort());
    const source = connect();
    expect(await ask(way, source, to)).toMatchObject({ vendor: 'SOMS', kind: 'DEADLINE' });
    expect([vendor.calls.length, seen.length]).toEqual([0, 0]);
    // Our own deadline says nothing of the vendor.
    expect(source.health().lastFault).toBeNull();
  });

  test.each(every)('%s: when it passes during a call, the call ends', async (way) => {
    const client = new AbortController();
    const { call: to, seen } = observed(client.signal);
    vendor.misbehave({ kind: 'hang' });
    const answer = ask(way, connect(), to);
    await vi.waitFor(() => expect(vendor.calls.length).toBeGreaterThan(0), { interval: 2 });
    client.abort();
    expect(await answer).toMatchObject({ kind: 'DEADLINE' });
    expect(seen.at(-1)?.outcome).toBe('DEADLINE');
  });

  test('does not open the circuit', async () => {
    const source = connect();
    const { call: to } = observed(AbortSignal.abort());
    for (let i = 0; i < 8; i += 1) await ask('a batch', source, to);
    expect(source.health().circuitOpen).toBe(false);
  });
});

test('what is told of a call names the operation, the outcome and the time that it took', async () => {
  let clock = 1_000;
  const { call: to, seen } = observed();
  const source = connect({ now: () => (clock += 5) });
  await source.orders([known], parts(), to);
  expect(seen).toEqual([{ vendor: 'SOMS', operation: 'batchGetOrders', outcome: 'OK', latencyMs: expect.any(Number) }]);
  expect(seen[0]?.latencyMs).toBeGreaterThanOrEqual(5);
  expect(source.health()).toMatchObject({ lastFault: null, circuitOpen: false, lastSuccessAt: expect.any(String) });
});

test('the vendor is asked with the operator where its document wants one', async () => {
  const source = connect({ operator: '张三 & Co' });
  await ask('a delivery quote', source);
  await ask('a pick-up check', source);
  const wire = parseJson('{"delivery":{"waybill_id":"W","carrier":{"type":"express"}},"id":"88822222222"}');
  const express = mapOrder(read(orderSchema, wire)?.value ?? orderSchema.parse({}), {
    tenantId,
    asked: parts(),
    fetchedAt: instantAt(0),
    raw: wire,
  });
  await source.tracesOf?.([{ order: express, trackingNos: ['W'] }], call);
  const asked = Map.groupBy(vendor.calls, ({ operation }) => operation);
  for (const operation of ['checkOrder', 'checkSelftake', 'getKdTrace'])
    expect(new URLSearchParams(asked.get(operation)?.[0]?.query).get('operator')).toBe('张三 & Co');
});
