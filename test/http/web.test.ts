/** What every answer carries, and who may ask from where. */
import { connect } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { type Facade, startForTest } from '../harness.ts';

const friend = 'https://shop.example.com';
let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({ CORS_ORIGINS: `${friend}, http://localhost:5173` });
});
afterAll(() => facade.close());

const query = JSON.stringify({ query: '{ sources { vendor } }' });
const post = (headers: Record<string, string> = {}) =>
  request(`${facade.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: query,
  });

it.each(['/', '/graphql', '/graphiql', '/health/live', '/health/ready', '/metrics', '/nothing', '/push/ezr/2001'])(
  '%s carries the security headers',
  async (path) => {
    const { headers } = await request(facade.url + path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-powered-by']).toBeUndefined();
  },
);

describe('a page of another origin', () => {
  const preflight = (origin: string) =>
    request(`${facade.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  it('may ask when it is listed', async () => {
    const { statusCode, headers } = await preflight(friend);
    expect([statusCode, headers]).toMatchObject([
      204,
      {
        'access-control-allow-origin': friend,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': expect.stringContaining('Authorization'),
        vary: 'Origin',
      },
    ]);
    const answer = await post({ origin: friend });
    expect([answer.statusCode, answer.headers]).toMatchObject([
      200,
      {
        'access-control-allow-origin': friend,
        'access-control-expose-headers': expect.stringContaining('RateLimit-Remaining'),
      },
    ]);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(String(answer.headers.vary)).toMatch(/Origin.*Accept.*Authorization.*X-API-Key/);
  });

  it.each(['https://evil.example.com', 'https://shop.example.com.evil.example', 'http://shop.example.com', 'null'])(
    'may not when it is %s',
    async (origin) => {
      for (const { statusCode, headers } of [await preflight(origin), await post({ origin })])
        expect([statusCode, headers['access-control-allow-origin']]).toEqual([403, undefined]);
    },
  );

  it('has no business with other paths', async () => {
    const { headers } = await request(`${facade.url}/metrics`, { headers: { origin: friend } });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(['*', 'shop.example.com', 'https://shop.example.com/', 'https://a.example,,'])(
    'cannot be listed as %s',
    (CORS_ORIGINS) => {
      expect(() => readConfig({ CORS_ORIGINS })).toThrow(/CORS_ORIGINS/);
    },
  );
});

describe('methods', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('%s is refused', async (method) => {
    const status = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(facade.url);
      const socket = connect(Number(port), hostname);
      socket.once('error', reject);
      socket.once('data', (bytes) => {
        resolve(bytes.toString('latin1').split('\r\n', 1)[0] ?? '');
        socket.destroy();
      });
      socket.write(`${method} /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`);
    });
    expect(status).toContain('405');
  });

  it('OPTIONS tells which are served', async () => {
    const { statusCode, headers } = await request(`${facade.url}/graphql`, { method: 'OPTIONS' });
    expect([statusCode, headers['allow']]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  });
});
