/** What somebody without a key can make a push cost before it is refused. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ezrSign, ezrTimestamp } from '../../sources/ezr/sign.ts';
import { rounds, startTarget, type Target } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordergraph-attack-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const keyFile = join(folder, 'yuanshu.pem');
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));

const credentials = { appId: 'app-1', token: 'token-1' };
const path = '/push/ezr/2001';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
let target: Target;
beforeAll(async () => {
  target = await startTarget({ YUANSHU_PUBLIC_KEY_FILE: keyFile, EZR_APP_ID: 'app-1', EZR_TOKEN: 'token-1' });
});

const large = 2 * 1024 * 1024;
const filled = (piece: string): string => piece.repeat(Math.floor(large / piece.length));

describe('an unsigned form', () => {
  const bodies: Readonly<Record<string, string>> = {
    separators: filled('&'),
    'short fields': filled('a=b&'),
    'names in percents': filled('%41'),
    'a value in percents': `AppId=${filled('%41').slice(10)}`,
    'a signature in percents': `AppId=a&Timestamp=b&Sign=${filled('%41').slice(40)}`,
    blanks: filled(' '),
    equals: filled('='),
    pluses: filled('+'),
  };

  it.each(Object.keys(bodies))('of %s costs what one of a single letter costs, beside its unpacking', async (name) => {
    const cpuOf = async (text: string): Promise<number> => {
      const body = gzipSync(text);
      const before = target.cpuMs();
      for (let count = 0; count < rounds(10, 50); count += 1) {
        const { status } = await target.push(path, body, { ...form, 'content-encoding': 'gzip' });
        expect(status).toBe(401);
      }
      return target.cpuMs() - before;
    };
    const plain = await cpuOf('x'.repeat(large));
    expect(await cpuOf(bodies[name] ?? '')).toBeLessThan(2 * plain + 200);
  });

  it('that has the order behind very many fields is refused, and one with a few is taken', async () => {
    const timestamp = ezrTimestamp(Date.now());
    const fields = {
      AppId: 'app-1',
      Timestamp: timestamp,
      Sign: ezrSign(credentials, timestamp),
      Args: '{"Code":"F-1"}',
    };
    const text = new URLSearchParams(fields).toString();
    expect((await target.push(path, `a=b&c&&%41=%42&${text}`, form)).status).toBe(200);
    expect((await target.push(path, `${'a=b&'.repeat(100)}${text}`, form)).status).toBe(401);
  });
});

/** Begins a push and leaves it unfinished. */
async function begin(asked: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<Socket> {
  const { hostname, port } = new URL(target.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const lines = Object.entries({ ...headers, 'content-length': String(large) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write([`POST ${asked} HTTP/1.1`, `host: ${hostname}:${port}`, ...lines, '', ''].join('\r\n'));
  socket.write(body);
  return socket;
}

describe('bodies that are left unfinished', () => {
  it('hold no more memory than their bound, the oldest are told to come again, and honest pushes are taken', async () => {
    const before = target.memoryBytes();
    const sockets: Socket[] = [];
    const answers: string[] = [];
    for (let count = 0; count < 150; count += 1) {
      const socket = await begin(path, form, Buffer.alloc(large - 1, 0x61));
      sockets.push(socket);
      socket.on('data', (data) => answers.push(String(data).slice(0, 12))).on('error', () => undefined);
    }
    await vi.waitFor(() => expect(answers.length).toBeGreaterThanOrEqual(130), { timeout: 20_000 });
    expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 503']));
    const timestamp = ezrTimestamp(Date.now());
    const signed = { AppId: 'app-1', Timestamp: timestamp, Sign: ezrSign(credentials, timestamp) };
    const query = new URLSearchParams(signed).toString();
    expect((await target.push(`${path}?${query}`, JSON.stringify({ Code: 'H-1' }))).status).toBe(200);
    expect((await target.push(path, `${query}&Args=${encodeURIComponent('{"Code":"H-2"}')}`, form)).status).toBe(200);
    expect(target.memoryBytes() - before).toBeLessThan(160 * 1024 * 1024);
    for (const socket of sockets) socket.destroy();
  });

  it.each([
    ['/push/yuanshu/order-sync', {}],
    ['/push/yuanshu/order-sync', { authorization: `META-SHA256-RSA2048 ${' '.repeat(6_000)}${'x'.repeat(6_000)}` }],
    [path, { 'content-type': 'application/json' }],
    [`${path}?AppId=app-1&Timestamp=20260101000000&Sign=x`, { 'content-type': 'application/json' }],
  ])('are not waited for where the head says enough (%s)', async (asked, headers) => {
    const socket = await begin(asked, headers, Buffer.from('{'));
    const [data] = (await once(socket, 'data')) as [Buffer];
    expect(String(data).slice(0, 12)).toBe('HTTP/1.1 401');
    socket.destroy();
  });

  it('that unpack to more than they may be are refused', async () => {
    const bomb = brotliCompressSync(Buffer.alloc(64 * 1024 * 1024));
    expect((await target.push(path, bomb, { ...form, 'content-encoding': 'br' })).status).toBe(413);
  });
});
