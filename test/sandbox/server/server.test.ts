import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../sandbox/server/server.ts';
import { tell } from '../ask.ts';
import { plainWorld } from './world.ts';

const world = plainWorld();

describe('routes', () => {
  it('prefer the literal segment', async () => {
    expect((await tell(`${world.sandbox.url}/things/all`)).body).toEqual({ all: true });
    expect((await tell(`${world.sandbox.url}/things/7`)).body).toEqual({ one: '7' });
    expect(world.sandbox.calls.map(({ operation }) => operation)).toEqual(['all', 'one']);
  });

  it('decode their parameters, slashes too', async () => {
    expect((await tell(`${world.sandbox.url}/things/${encodeURIComponent('很好/1')}`)).body).toEqual({ one: '很好/1' });
    expect((await tell(`${world.sandbox.url}/things/%E0%A4%A`)).body).toEqual({ one: '%E0%A4%A' });
  });

  it.each([
    ['an unknown path', '/nothing', 'GET'],
    ['another method', '/things/7', 'POST'],
    ['a longer path', '/things/7/8', 'GET'],
  ])('answer 404 to %s', async (_name, path, method) => {
    const { status, body } = await tell(world.sandbox.url + path, { method });
    expect(status).toBe(404);
    expect(body).toHaveProperty('error');
    expect(world.sandbox.calls.at(-1)).toMatchObject({ operation: 'unknown', path, status: 404 });
  });

  it('exist below the base path only', async () => {
    expect((await tell(`${world.origin}/things/7`)).status).toBe(404);
  });

  it('ask the guard first', async () => {
    expect((await tell(`${world.sandbox.url}/things/7?stay=out`)).status).toBe(403);
  });

  it('pass on the body, parsed and as it came', async () => {
    const text = '{ "a": 1.50 }';
    const { status, body } = await tell(`${world.sandbox.url}/things`, { method: 'POST', body: text });
    expect(status).toBe(201);
    expect(body).toEqual({ body: { a: 1.5 }, text });
    expect((await tell(`${world.sandbox.url}/things`, { method: 'POST', body: 'no json' })).body).toEqual({
      text: 'no json',
    });
  });

  it('refuse bodies over 2 MiB', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024 + 1);
    expect((await tell(`${world.sandbox.url}/things`, { method: 'POST', body })).status).toBe(413);
    expect((await tell(`${world.sandbox.url}/things`, { method: 'POST', body: body.slice(1) })).status).toBe(201);
  });

  it('own up to a slip of their own', async () => {
    const { status, text } = await tell(`${world.sandbox.url}/broken`);
    expect(status).toBe(500);
    expect(text).toContain('the sandbox itself failed');
  });
});

describe('calls', () => {
  it('are recorded and forgotten', async () => {
    await tell(`${world.sandbox.url}/things?a=1`, { method: 'POST', body: '{"b":2.50}' });
    expect(world.sandbox.calls).toEqual([
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
    world.sandbox.forgetCalls();
    expect(world.sandbox.calls).toEqual([]);
  });

  it('are kept up to a bound, the latest ones', async () => {
    const total = 10_003;
    // The calls are pipelined on one connection, because ten thousand separate requests would take most of a minute.
    const socket = createConnection({ host: '127.0.0.1', port: Number(new URL(world.sandbox.url).port) });
    socket.resume();
    for (let n = 0; n < total; n += 1) socket.write(`GET /base/things/${n} HTTP/1.1\r\nHost: sandbox\r\n\r\n`);
    await expect.poll(() => world.sandbox.calls.at(-1)?.path, { timeout: 20_000 }).toBe(`/things/${total - 1}`);
    expect(world.sandbox.calls).toHaveLength(10_000);
    expect(world.sandbox.calls[0]?.path).toBe('/things/3');
    socket.destroy();
  });
});

describe('the control surface', () => {
  const faults = (): string => `${world.origin}/_sandbox/faults`;
  const post = (body: unknown) => tell(faults(), { method: 'POST', body: JSON.stringify(body) });

  it('says what this is and how to use it, at the origin and below the base path', async () => {
    for (const url of [`${world.origin}/_sandbox`, `${world.sandbox.url}/_sandbox`]) {
      const { status, body } = await tell(url);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        about: 'a test',
        operations: expect.arrayContaining([{ operation: 'all', method: 'GET', path: '/things/all' }]),
      });
    }
    expect(world.sandbox.calls).toEqual([]);
  });

  it('takes faults and forgets them', async () => {
    const fault: Fault = { kind: 'status', status: 429, operation: 'one', retryAfterSeconds: 1 };
    expect(await post(fault)).toMatchObject({ status: 201, body: { faults: [fault] } });
    expect((await tell(`${world.sandbox.url}/things/7`)).status).toBe(429);
    expect((await tell(`${world.origin}/_sandbox/calls`)).body).toMatchObject([{ operation: 'one', status: 429 }]);
    expect((await tell(faults(), { method: 'DELETE' })).body).toEqual({ faults: [] });
    expect((await tell(`${world.sandbox.url}/things/7`)).status).toBe(200);
  });

  it('takes faults that come after the effect', async () => {
    const fault: Fault = { kind: 'status', status: 500, operation: 'make', after: true };
    expect(await post(fault)).toMatchObject({ status: 201, body: { faults: [fault] } });
    expect((await tell(`${world.sandbox.url}/things`, { method: 'POST' })).status).toBe(500);
    expect(world.carriedOut).toBe(1);
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
    expect((await tell(`${world.origin}/_sandbox/other`)).status).toBe(404);
  });
});
