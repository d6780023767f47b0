/** What is known of a write that failed: a repeat is safe only when the vendor has certainly done nothing. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { SourceFault } from '../../sources/fault.ts';
import { vendorHttp, type VendorHttp } from '../../sources/kit/http.ts';
import type { VendorRequest } from '../../sources/ports/calls.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function vendor(
  answer: RequestListener,
): Promise<{ url: string; hits: () => number; sockets: Set<Socket>; server: Server }> {
  let hits = 0;
  const sockets = new Set<Socket>();
  const server = createServer((req, res) => {
    hits += 1;
    answer(req, res);
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, hits: () => hits, sockets, server };
}

function clientOf(url: string, timeoutMs = 2_000): VendorHttp {
  const client = vendorHttp({ vendor: 'SOMS', url, timeoutMs, now: Date.now });
  open.push(client);
  return client;
}
const call = { signal: new AbortController().signal, onCall: () => undefined };
const write: VendorRequest = { operation: 'cancelOrder', method: 'POST', path: '/cancel', body: '{}', write: true };

async function faultOf(client: VendorHttp, request = write, signal = call.signal): Promise<SourceFault> {
  const outcome = await client.ask(request, { ...call, signal }).catch((error: unknown) => error);
  if (outcome instanceof SourceFault) return outcome;
  throw new Error('it did not fail');
}

test.each([
  [401, 'AUTH', true],
  [403, 'AUTH', true],
  [429, 'RATE_LIMITED', true],
  [503, 'SERVER_ERROR', true],
  [500, 'SERVER_ERROR', false],
  [502, 'SERVER_ERROR', false],
  [504, 'SERVER_ERROR', false],
])('HTTP %i: %s, certainly not done: %s', async (status, kind, unsent) => {
  const { url, hits } = await vendor((_req, res) => res.writeHead(status).end());
  expect(await faultOf(clientOf(url))).toMatchObject({ kind, unsent });
  expect(hits()).toBe(1);
});

test('a connection that breaks off, or an answer cut short, leaves the outcome open, and it is not sent again', async () => {
  for (const answer of [
    (_req, res) => res.socket?.resetAndDestroy(),
    (_req, res) => (res.writeHead(200, { 'content-length': '100' }), res.write('{', () => res.socket?.destroy())),
    (_req, res) => res.end('<html>'),
  ] satisfies RequestListener[]) {
    const { url, hits } = await vendor(answer);
    expect((await faultOf(clientOf(url))).unsent).toBe(false);
    expect(hits()).toBe(1);
  }
});

test('a read whose connection breaks off is asked again, a write is not', async () => {
  const { url, hits } = await vendor((_req, res) => res.socket?.resetAndDestroy());
  const { write: _changes, ...read } = write;
  await faultOf(clientOf(url), read);
  expect(hits()).toBe(2);
});

test('no answer in time leaves the outcome open', async () => {
  const { url } = await vendor(() => undefined);
  expect(await faultOf(clientOf(url, 50))).toMatchObject({ kind: 'TIMEOUT', unsent: false });
});

test('where no connection comes about nothing was done', async () => {
  const { url, server } = await vendor(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  expect(await faultOf(clientOf(url))).toMatchObject({ kind: 'UNREACHABLE', unsent: true });
  const overTls = await vendor((_req, res) => res.end());
  expect(await faultOf(clientOf(overTls.url.replace('http:', 'https:')))).toMatchObject({
    kind: 'UNREACHABLE',
    unsent: true,
  });
  expect(await faultOf(clientOf('http://no-such-host.invalid'))).toMatchObject({ kind: 'UNREACHABLE', unsent: true });
});

test('what our own deadline stops before it is sent, or an open circuit keeps back, was not done', async () => {
  const { url, hits } = await vendor((_req, res) => res.socket?.resetAndDestroy());
  const client = clientOf(url);
  expect(await faultOf(client, write, AbortSignal.abort())).toMatchObject({ kind: 'DEADLINE', unsent: true });
  for (let i = 0; i < 5; i += 1) await faultOf(client);
  expect(await faultOf(client)).toMatchObject({ kind: 'CIRCUIT_OPEN', unsent: true });
  expect(hits()).toBe(5);
});

test('each write has a connection of its own: no kept-alive one that may have died unnoticed', async () => {
  const { url, sockets } = await vendor((_req, res) => res.end('{}'));
  const client = clientOf(url);
  for (let i = 0; i < 3; i += 1) await client.ask(write, call);
  expect(sockets.size).toBe(3);
});

test('a request is shown as it goes out, without what is secret', async () => {
  const client = vendorHttp({
    vendor: 'SOMS',
    url: 'http://soms.test/base',
    timeoutMs: 50,
    now: Date.now,
    headers: { authorization: 'Basic c2VjcmV0' },
  });
  open.push(client);
  const shown = client.show({
    ...write,
    query: new URLSearchParams({ operator: '李' }),
    headers: { Cookie: '_platform_num=1' },
  });
  expect(shown).toEqual({
    method: 'POST',
    url: 'http://soms.test/base/cancel?operator=%E6%9D%8E',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json; charset=utf-8',
      authorization: 'Basic ***',
      Cookie: '_platform_num=1',
    },
    body: '{}',
  });
});
