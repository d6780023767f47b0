import { createConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandboxServer } from '../../sandbox/server/server.ts';
import type { Fault, Sandbox } from '../../sandbox/server/server.ts';
import { tell } from './ask.ts';

let sandbox: Sandbox;
/** How often an operation was carried out. */
let carriedOut: number;
beforeEach(async () => {
  carriedOut = 0;
  sandbox = await startSandboxServer({
    about: 'a test',
    basePath: '/base',
    routes: [
      {
        operation: 'one',
        method: 'GET',
        path: '/things/{id}',
        answer: ({ params }) => ({ body: { one: params['id'] } }),
      },
      { operation: 'all', method: 'GET', path: '/things/all', answer: () => ({ body: { all: true } }) },
      {
        operation: 'make',
        method: 'POST',
        path: '/things',
        answer: ({ body, text }) => {
          carriedOut += 1;
          return { status: 201, body: { body, text } };
        },
      },
      {
        operation: 'broken',
        method: 'GET',
        path: '/broken',
        answer: () => {
          throw new Error('a slip');
        },
      },
    ],
    guard: ({ query }) => (query.get('stay') === 'out' ? { status: 403, body: { out: true } } : undefined),
    refusal: (message) => ({ body: { success: false, message } }),
  });
});
afterEach(() => sandbox.close());

const origin = (): string => sandbox.url.replace(/\/base$/, '');

describe('routes', () => {
  it('prefer the literal segment', async () => {
    expect((await tell(`${sandbox.url}/things/all`)).body).toEqual({ all: true });
    expect((await tell(`${sandbox.url}/things/7`)).body).toEqual({ one: '7' });
    expect(sandbox.calls.map(({ operation }) => operation)).toEqual(['all', 'one']);
  });

  it('decode their parameters, slashes too', async () => {
    expect((await tell(`${sandbox.url}/things/${encodeURIComponent('很好/1')}`)).body).toEqual({ one: '很好/1' });
    expect((await tell(`${sandbox.url}/things/%E0%A4%A`)).body).toEqual({ one: '%E0%A4%A' });
  });

  it.each([
    ['an unknown path', '/nothing', 'GET'],
    ['another method', '/things/7', 'POST'],
    ['a longer path', '/things/7/8', 'GET'],
  ])('answer 404 to %s', async (_name, path, method) => {
    const { status, body } = await tell(sandbox.url + path, { method });
    expect(status).toBe(404);
    expect(body).toHaveProperty('error');
    expect(sandbox.calls.at(-1)).toMatchObject({ operation: 'unknown', path, status: 404 });
  });

  it('exist below the base path only', async () => {
    expect((await tell(`${origin()}/things/7`)).status).toBe(404);
  });

  it('ask the guard first', async () => {
    expect((await tell(`${sandbox.url}/things/7?stay=out`)).status).toBe(403);
  });

  it('pass on the body, parsed and as it came', async () => {
    const text = '{ "a": 1.50 }';
    const { status, body } = await tell(`${sandbox.url}/things`, { method: 'POST', body: text });
    expect(status).toBe(201);
    expect(body).toEqual({ body: { a: 1.5 }, text });
    expect((await tell(`${sandbox.url}/things`, { method: 'POST', body: 'no json' })).body).toEqual({
      text: 'no json',
    });
  });

  it('refuse bodies over 2 MiB', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024 + 1);
    expect((await tell(`${sandbox.url}/things`, { method: 'POST', body })).status).toBe(413);
    expect((await tell(`${sandbox.url}/things`, { method: 'POST', body: body.slice(1) })).status).toBe(201);
  });

  it('own up to a slip of their own', async () => {
    const { status, text } = await tell(`${sandbox.url}/broken`);
    expect(status).toBe(500);
    expect(text).toContain('the sandbox itself failed');
  });
});

describe('calls', () => {
  it('are recorded and forgotten', async () => {
    await tell(`${sandbox.url}/things?a=1`, { method: 'POST', body: '{"b":2.50}' });
    expect(sandbox.calls).toEqual([
      {
        operation: 'make',
        method: 'POST',
        path: '/things',
        query: '?a=1',
        body: { b: 2.5 },
        text: '{"b":2.50}',
        status: 201,
      },
    ]);
    sandbox.forgetCalls();
    expect(sandbox.calls).toEqual([]);
  });

  it('are kept up to a bound, the latest ones', async () => {
    const total = 10_003;
    // Pipelined on one connection: ten thousand separate requests would take most of a minute.
    const socket = createConnection({ host: '127.0.0.1', port: Number(new URL(sandbox.url).port) });
    socket.resume();
    for (let n = 0; n < total; n += 1) socket.write(`GET /base/things/${n} HTTP/1.1\r\nHost: sandbox\r\n\r\n`);
    await expect.poll(() => sandbox.calls.at(-1)?.path, { timeout: 20_000 }).toBe(`/things/${total - 1}`);
    expect(sandbox.calls).toHaveLength(10_000);
    expect(sandbox.calls[0]?.path).toBe('/things/3');
    socket.destroy();
  });
});

describe('faults', () => {
  const ask = (path = '/things/7', init: RequestInit = {}) => tell(sandbox.url + path, init);

  it('status: answers so, with Retry-After if asked for', async () => {
    sandbox.misbehave({ kind: 'status', status: 503, retryAfterSeconds: 7 });
    const { status, headers } = await ask();
    expect([status, headers.get('retry-after')]).toEqual([503, '7']);
    expect(sandbox.calls.at(-1)?.status).toBe(503);
  });

  it('hang: never answers, and close() still ends', async () => {
    sandbox.misbehave({ kind: 'hang' });
    const pending = ask();
    const failed = expect(pending).rejects.toThrow(TypeError);
    await expect.poll(() => sandbox.calls.at(-1)?.status).toBe('hung');
    await sandbox.close();
    await failed;
  });

  it('reset: cuts the connection', async () => {
    sandbox.misbehave({ kind: 'reset' });
    await expect(ask()).rejects.toThrow(TypeError);
    expect(sandbox.calls.at(-1)?.status).toBe('reset');
  });

  it('truncated: ends in the middle of the body', async () => {
    sandbox.misbehave({ kind: 'truncated' });
    await expect(ask()).rejects.toThrow(/terminated|closed/);
  });

  it('garbage: is no JSON', async () => {
    sandbox.misbehave({ kind: 'garbage' });
    const { status, body, headers } = await ask();
    expect([status, body, headers.get('content-type')]).toEqual([200, undefined, 'text/html']);
  });

  it('empty: is 200 without a body', async () => {
    sandbox.misbehave({ kind: 'empty' });
    expect(await ask()).toMatchObject({ status: 200, text: '' });
  });

  it("refuse: is the vendor's own envelope", async () => {
    sandbox.misbehave({ kind: 'refuse', message: 'not now' });
    expect(await ask()).toMatchObject({ status: 200, body: { success: false, message: 'not now' } });
  });

  it('slowBody: comes byte by byte, and whole', async () => {
    sandbox.misbehave({ kind: 'slowBody', byteEveryMs: 1 });
    const response = await fetch(`${sandbox.url}/things/7`);
    const sizes: number[] = [];
    for await (const chunk of response.body ?? []) sizes.push(chunk.length);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe('{"one":"7"}'.length);
  });

  it('slowBody: stops when the caller goes', async () => {
    sandbox.misbehave({ kind: 'slowBody', byteEveryMs: 60_000 });
    const caller = new AbortController();
    const response = await fetch(`${sandbox.url}/things/7`, { signal: caller.signal });
    caller.abort();
    await expect(response.text()).rejects.toThrow('aborted');
    await sandbox.close();
  });

  it('replace: are exactly these bytes', async () => {
    const body = '{"n":9007199254740993, "a":1.50}';
    sandbox.misbehave({ kind: 'replace', body });
    const { status, text, headers } = await ask();
    expect([status, text, headers.get('content-type')]).toEqual([200, body, 'application/json; charset=utf-8']);
  });

  it('meet their operation only, as often as asked, in order', async () => {
    sandbox.misbehave({ kind: 'status', status: 500, operation: 'all' });
    sandbox.misbehave({ kind: 'status', status: 502, operation: 'one', times: 2 });
    sandbox.misbehave({ kind: 'status', status: 503, operation: 'one', times: 1 });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([502, 502, 503, 200]);
    expect((await ask('/things/all')).status).toBe(500);
    sandbox.behave();
    expect((await ask('/things/all')).status).toBe(200);
  });

  describe('around the effect', () => {
    const kinds = [
      { kind: 'status', status: 503 },
      { kind: 'hang' },
      { kind: 'reset' },
      { kind: 'truncated' },
      { kind: 'garbage' },
      { kind: 'empty' },
      { kind: 'refuse', message: 'not now' },
      { kind: 'slowBody', byteEveryMs: 1 },
      { kind: 'replace', body: '{}' },
    ] as const satisfies readonly Fault[];
    /** These spoil the real answer, so there must be one. */
    const always: ReadonlySet<string> = new Set(['truncated', 'slowBody']);
    const make = async (): Promise<number | 'nothing'> => {
      const caller = new AbortController();
      const told = ask('/things', { method: 'POST', body: '{}', signal: caller.signal }).then(
        ({ status }) => status,
        () => 'nothing' as const,
      );
      await expect.poll(() => sandbox.calls.length).toBe(1);
      if (sandbox.calls[0]?.status === 'hung') caller.abort();
      return told;
    };

    it.each(kinds)('$kind comes before it unless asked otherwise', async (fault) => {
      sandbox.misbehave(fault);
      await make();
      expect(carriedOut).toBe(always.has(fault.kind) ? 1 : 0);
    });

    it.each(kinds)('$kind with after comes after it, and looks the same', async (fault) => {
      sandbox.misbehave({ ...fault, times: 1 });
      const before = await make();
      carriedOut = 0;
      sandbox.forgetCalls();
      sandbox.misbehave({ ...fault, after: true });
      expect(await make()).toBe(before);
      expect(carriedOut).toBe(1);
    });
  });

  it('do not meet what is no operation', async () => {
    sandbox.misbehave({ kind: 'status', status: 503 });
    expect((await ask('/nothing')).status).toBe(404);
  });
});

describe('the control surface', () => {
  const faults = (): string => `${origin()}/_sandbox/faults`;
  const post = (body: unknown) => tell(faults(), { method: 'POST', body: JSON.stringify(body) });

  it('says what this is and how to use it, at the origin and below the base path', async () => {
    for (const url of [`${origin()}/_sandbox`, `${sandbox.url}/_sandbox`]) {
      const { status, body } = await tell(url);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        about: 'a test',
        operations: expect.arrayContaining([{ operation: 'all', method: 'GET', path: '/things/all' }]),
      });
    }
    expect(sandbox.calls).toEqual([]);
  });

  it('takes faults and forgets them', async () => {
    const fault: Fault = { kind: 'status', status: 429, operation: 'one', retryAfterSeconds: 1 };
    expect(await post(fault)).toMatchObject({ status: 201, body: { faults: [fault] } });
    expect((await tell(`${sandbox.url}/things/7`)).status).toBe(429);
    expect((await tell(`${origin()}/_sandbox/calls`)).body).toMatchObject([{ operation: 'one', status: 429 }]);
    expect((await tell(faults(), { method: 'DELETE' })).body).toEqual({ faults: [] });
    expect((await tell(`${sandbox.url}/things/7`)).status).toBe(200);
  });

  it('takes faults that come after the effect', async () => {
    const fault: Fault = { kind: 'status', status: 500, operation: 'make', after: true };
    expect(await post(fault)).toMatchObject({ status: 201, body: { faults: [fault] } });
    expect((await tell(`${sandbox.url}/things`, { method: 'POST' })).status).toBe(500);
    expect(carriedOut).toBe(1);
  });

  it.each([
    ['nothing', undefined],
    ['no kind', { status: 500 }],
    ['an unknown kind', { kind: 'explode' }],
    ['no status', { kind: 'status' }],
    ['an impossible status', { kind: 'status', status: 99 }],
    ['no speed', { kind: 'slowBody' }],
    ['no text', { kind: 'replace' }],
    ['a wrong count', { kind: 'hang', times: 0 }],
    ['a wrong operation', { kind: 'hang', operation: 7 }],
    ['a wrong place', { kind: 'hang', after: false }],
  ])('refuses %s', async (_name, fault) => {
    expect((await post(fault)).status).toBe(400);
  });

  it('has nothing else', async () => {
    expect((await tell(`${origin()}/_sandbox/other`)).status).toBe(404);
  });
});
