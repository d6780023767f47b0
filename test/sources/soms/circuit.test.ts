/** A SOMS that is away or slow: connections that die, the circuit, and the deadline of the request. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../../sandbox/server/server.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import type { Source } from '../../../sources/ports/source.ts';
import type { SomsSourceOptions } from '../../../sources/soms/adapter.ts';
import { closeAll, connect, parts } from './source.ts';
import { ask, every, known, observed, secrets } from './ways.ts';

let vendor: SomsSandbox;
beforeAll(async () => {
  vendor = await startSomsSandbox(secrets);
});
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.behave();
  vendor.forgetCalls();
});
afterEach(async () => {
  vi.useRealTimers();
  await closeAll();
});
const connected = (more: Partial<SomsSourceOptions> = {}): Source => connect(vendor, { ...secrets, ...more });

describe('a connection that dies', () => {
  test.each(every)('%s: once, is asked a second time and answered', async (way) => {
    const { call: to, seen } = observed();
    vendor.misbehave({ kind: 'reset', times: 1 });
    const answer = await ask(way, connected(), to);
    expect(answer).not.toBeInstanceOf(Error);
    expect(seen.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['UNREACHABLE', 'OK']);
  });

  test('always, is asked twice and no more', async () => {
    const { call: to, seen } = observed();
    vendor.misbehave({ kind: 'reset' });
    expect(await ask('a batch', connected(), to)).toMatchObject({ kind: 'UNREACHABLE' });
    expect(vendor.calls.map(({ status }) => status)).toEqual(['reset', 'reset']);
    expect(seen).toHaveLength(2);
  });

  test('where nobody listens is a fault as well', async () => {
    const gone = await startSomsSandbox();
    const source = connected({ url: gone.url });
    await gone.close();
    expect(await ask('a batch', source)).toMatchObject({ kind: 'UNREACHABLE' });
    expect(await ask('a batch', connected({ url: 'http://no-such-host.invalid' }))).toMatchObject({
      kind: 'UNREACHABLE',
    });
  });
});

describe('the circuit', () => {
  const failing = async (source: Source, times: number): Promise<readonly unknown[]> => {
    const answers: unknown[] = [];
    for (let i = 0; i < times; i += 1) answers.push(await ask('a batch', source));
    return answers;
  };

  test('opens after five failures in a row, and then no call is made', async () => {
    const source = connected();
    vendor.misbehave({ kind: 'status', status: 503 });
    expect(await failing(source, 5)).toMatchObject(Array.from({ length: 5 }, () => ({ kind: 'SERVER_ERROR' })));
    expect([source.health().circuitOpen, vendor.calls.length]).toEqual([true, 5]);
    for (const way of every)
      expect(await ask(way, source)).toMatchObject({ kind: 'CIRCUIT_OPEN', retryAfterSeconds: 10 });
    expect(vendor.calls).toHaveLength(5);
  });

  test('lets one question through after its rest, and closes when that is answered', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const source = connected();
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
    const source = connected();
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
    const source = connected();
    vendor.misbehave(fault);
    await failing(source, 8);
    expect([source.health().circuitOpen, vendor.calls.length]).toEqual([false, 8]);
  });
});

describe('the deadline of the request', () => {
  test.each(every)('%s: once it has passed, nothing is asked', async (way) => {
    const { call: to, seen } = observed(AbortSignal.abort());
    const source = connected();
    expect(await ask(way, source, to)).toMatchObject({ vendor: 'SOMS', kind: 'DEADLINE' });
    expect([vendor.calls.length, seen.length]).toEqual([0, 0]);
    // Our own deadline says nothing of the vendor.
    expect(source.health().lastFault).toBeNull();
  });

  test.each(every)('%s: when it passes during a call, the call ends', async (way) => {
    const client = new AbortController();
    const { call: to, seen } = observed(client.signal);
    vendor.misbehave({ kind: 'hang' });
    const answer = ask(way, connected(), to);
    await vi.waitFor(() => expect(vendor.calls.length).toBeGreaterThan(0), { interval: 2 });
    client.abort();
    expect(await answer).toMatchObject({ kind: 'DEADLINE' });
    expect(seen.at(-1)?.outcome).toBe('DEADLINE');
  });

  test('does not open the circuit', async () => {
    const source = connected();
    const { call: to } = observed(AbortSignal.abort());
    for (let i = 0; i < 8; i += 1) await ask('a batch', source, to);
    expect(source.health().circuitOpen).toBe(false);
  });
});

test('what is told of a call names the operation, the outcome and the time that it took', async () => {
  let clock = 1_000;
  const { call: to, seen } = observed();
  const source = connected({ now: () => (clock += 5) });
  await source.orders([known], parts(), to);
  expect(seen).toEqual([{ vendor: 'SOMS', operation: 'batchGetOrders', outcome: 'OK', latencyMs: expect.any(Number) }]);
  expect(seen[0]?.latencyMs).toBeGreaterThanOrEqual(5);
  expect(source.health()).toMatchObject({ lastFault: null, circuitOpen: false, lastSuccessAt: expect.any(String) });
});
