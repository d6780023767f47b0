/** What a web page can make its visitor's browser send to a facade on the visitor's machine. */
import { connect, createServer } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTarget, type Target } from './process.ts';

const listed = 'https://shop.example.com';
let target: Target;
beforeAll(async () => {
  // EZR is connected without its key, so that nothing but the rules for browsers stands before its door.
  target = await startTarget({
    PORT: await freePort(),
    CORS_ORIGINS: listed,
    PUBLIC_URL: 'https://graph.example.com',
    ALLOW_UNSIGNED_PUSHES: 'ezr',
  });
});

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(String(port)));
    });
  });
}

const query = JSON.stringify({ query: '{ sources { vendor } }' });
const json = { 'content-type': 'application/json' };
const ask = (headers: Record<string, string>) =>
  target.ask('/graphql', { method: 'POST', headers: { ...json, ...headers }, body: query });
const order = (code: string): string => JSON.stringify({ Code: code, OrderStatus: 2 });
const push = (headers: Record<string, string>) => target.push('/push/ezr/2001', order('WEB-1'), headers);
const paths = ['/', '/graphql', '/graphiql', '/metrics', '/nothing', '/push/ezr/2001', '/push/soms/events'];

describe('DNS rebinding: a name of the attacker that leads here', () => {
  it.each([
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'graph.example.com.evil.example',
    '0.0.0.0:4000',
    '192.168.1.10',
    'localhost@evil.example',
    'evil.example#localhost',
    '',
  ])('Host: %s is 403 on every path', async (host) => {
    for (const path of paths)
      expect([path, (await target.ask(path, { headers: { host } })).status]).toEqual([path, 403]);
    expect([(await ask({ host })).status, (await push({ host })).status]).toEqual([403, 403]);
  });

  it('is told what to do about it', async () => {
    const { text } = await ask({ host: 'evil.example' });
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: expect.stringMatching(/PUBLIC_URL.*Host/), extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it.each([
    'localhost',
    'LOCALHOST:4000',
    'localhost.',
    '127.0.0.1',
    '127.3.2.1:80',
    '[::1]:4000',
    'graph.example.com',
    'Graph.Example.com:8443',
  ])('Host: %s is answered', async (host) => {
    expect([(await ask({ host })).status, (await push({ host })).status]).toEqual([200, 200]);
  });

  it('a request without a Host is 403', async () => {
    const { hostname, port } = new URL(target.url);
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once('error', reject);
      socket.once('data', (bytes) => {
        resolve(bytes.toString('latin1').split('\r\n', 1)[0] ?? '');
        socket.destroy();
      });
      socket.write('GET / HTTP/1.0\r\n\r\n');
    });
    expect(said).toContain('403');
  });
});

describe('a page of another site', () => {
  const own = () => target.url;
  it.each<[string, Record<string, string>]>([
    ['a form', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    ['a form, in a browser that says no more', { origin: 'https://evil.example' }],
    ['a form in a frame without an origin', { origin: 'null' }],
    ['an image', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['another server on this machine', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }],
    ['an image on another server on this machine', { 'sec-fetch-site': 'same-site' }],
    ['one that looks like a listed one', { origin: 'https://shop.example.com.evil.example' }],
    ['a listed one without TLS', { origin: 'http://shop.example.com' }],
    ['an extension', { origin: 'chrome-extension://abcdef' }],
  ])('%s is 403 on every path', async (_what, headers) => {
    for (const path of paths) expect([path, (await target.ask(path, { headers })).status]).toEqual([path, 403]);
    const form = { ...headers, 'content-type': 'text/plain' };
    expect([(await ask(headers)).status, (await push(form)).status]).toEqual([403, 403]);
  });

  it.each<[string, () => Record<string, string>]>([
    ['curl', () => ({})],
    ['an address that was typed', () => ({ 'sec-fetch-site': 'none' })],
    ['our own page', () => ({ origin: own(), 'sec-fetch-site': 'same-origin' })],
    [
      'our own page behind PUBLIC_URL',
      () => ({ origin: 'https://graph.example.com', 'sec-fetch-site': 'same-origin' }),
    ],
    ['a page that CORS_ORIGINS lists', () => ({ origin: listed, 'sec-fetch-site': 'cross-site' })],
  ])('%s is answered', async (_what, headers) => {
    expect((await ask(headers())).status).toBe(200);
  });
});

it('health is for everybody, and nothing that was refused was taken in', async () => {
  const foreign = { host: 'evil.example', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  for (const path of ['/health/live', '/health/ready'])
    expect((await target.ask(path, { headers: foreign })).status).toBe(200);
  const { text } = await target.ask('/graphql', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ query: '{ sources { vendor knownOrders } }' }),
  });
  // The one order of those that were answered.
  expect(JSON.parse(text).data.sources).toContainEqual({ vendor: 'EZR', knownOrders: 1 });
});
