/** Orders that nobody ordered: a signature that the facade hands out itself, and a way around the check of signatures. */
import { spawnSync } from 'node:child_process';
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorTime } from '../../sources/values/time.ts';
import { askGraph } from '../harness.ts';
import { type Answered, rounds, startTarget, type Target } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordergraph-attack-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keyFile = join(folder, 'yuanshu.pem');
writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));

const keys = { YUANSHU_PUBLIC_KEY_FILE: keyFile, EZR_APP_ID: 'app-1', EZR_TOKEN: 'token-1' };
let target: Target;
beforeAll(async () => {
  target = await startTarget(keys);
});

const ezrPath = '/push/ezr/2001';
const order = (code: string): string => JSON.stringify({ Code: code, OrderStatus: 2, RecvConsignee: 'x' });
const stamp = (): string => vendorTime(Date.now()).replace(/\D/g, '');
const signed = (): Record<string, string> => {
  const Timestamp = stamp();
  const text = `AppId=app-1&Timestamp=${Timestamp}&Token=token-1`;
  return { AppId: 'app-1', Timestamp, Sign: createHash('sha1').update(text).digest('hex').toUpperCase() };
};
const query = (fields: Record<string, string>): string => `${ezrPath}?${new URLSearchParams(fields).toString()}`;
const known = async (): Promise<Record<string, number>> => {
  const { data } = await askGraph(target.url, '{ sources { vendor knownOrders } }');
  return Object.fromEntries(
    data.sources.map(({ vendor, knownOrders }: { vendor: string; knownOrders: number }) => [vendor, knownOrders]),
  );
};
const answerOf = ({ text }: Answered): { Sign: string; Timestamp: string } => JSON.parse(text);

function quarantine(dataDir: string, environment: Record<string, string>, ...words: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['commands/quarantine.ts', ...words], {
    cwd: new URL('../../', import.meta.url),
    env: { ...process.env, DATA_DIR: join(dataDir, 'data'), SANDBOX: 'off', DATABASE_URL: '', ...environment },
    encoding: 'utf8',
  });
  return { status, stdout };
}

describe('a signature from an answer', () => {
  // A form may carry its signature in its body, so that this is read.
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  /** Every answer that somebody without the token can get. */
  const provoked = (): readonly Promise<Answered>[] => {
    const [app, own] = [{ AppId: 'app-1' }, signed()];
    return [
      target.push(query(app), order('F')),
      target.push(query({ ...app, Timestamp: stamp(), Sign: '0'.repeat(40) }), order('F')),
      target.push(query({ ...app, Timestamp: 'x', Sign: 'x' }), '{}'),
      target.push(query(app), 'not gzip', { 'content-encoding': 'gzip' }),
      target.push(query(app), order('F'), { ...form, 'content-encoding': 'compress' }),
      target.push(query(own), order('F'), { 'content-encoding': 'compress' }),
      target.push(query(app), Buffer.alloc(2 * 1024 * 1024 + 1, 0x20), form),
      target.push(query(app), gzipSync(Buffer.alloc(8 * 1024 * 1024)), { ...form, 'content-encoding': 'gzip' }),
      target.push(ezrPath, new URLSearchParams({ ...app, Args: order('F') }).toString(), form),
    ];
  };

  it('is in no answer to a push that was not verified', async () => {
    const answers = await Promise.all(provoked());
    expect(answers.map(({ status }) => status).toSorted()).toEqual([401, 401, 401, 401, 401, 413, 413, 415, 415]);
    expect(answers.map((one) => answerOf(one).Sign)).toEqual(answers.map(() => ''));
  });

  it('opens nothing, whichever answer it is taken from', async () => {
    const accepted = await target.push(query(signed()), order('A-1'));
    const unusable = await target.push(query(signed()), '{}');
    expect([accepted.status, unusable.status]).toEqual([200, 400]);
    const before = await known();
    for (const answer of [accepted, unusable, ...(await Promise.all(provoked()))]) {
      const { Sign, Timestamp } = answerOf(answer);
      const forged = { AppId: 'app-1', Timestamp, Sign };
      const forgedForm = new URLSearchParams({ ...forged, Args: order('FORGED') }).toString();
      expect((await target.push(query(forged), order('FORGED'))).status).toBe(401);
      const formed = await target.push(ezrPath, forgedForm, {
        'content-type': 'application/x-www-form-urlencoded',
      });
      expect(formed.status).toBe(401);
    }
    expect([answerOf(accepted).Sign, answerOf(unusable).Sign]).toEqual([
      expect.stringMatching(/^[\dA-F]{40}$/),
      expect.stringMatching(/^[\dA-F]{40}$/),
    ]);
    expect(await known()).toEqual(before);
  });
});

describe('laundering through quarantine', () => {
  const yuanshu = JSON.stringify({ orderNo: 'FORGED', orderStatus: '50' });
  const disguises: readonly (readonly [string, string, string | Buffer, Record<string, string>])[] = [
    ['/push/yuanshu/order-sync', 'plain text as gzip', yuanshu, { 'content-encoding': 'gzip' }],
    ['/push/yuanshu/order-sync', 'plain text as br', yuanshu, { 'content-encoding': 'br' }],
    ['/push/yuanshu/order-sync', 'half a gzip', gzipSync(yuanshu).subarray(0, 20), { 'content-encoding': 'gzip' }],
    ['/push/yuanshu/order-sync', 'not an order', '[]', {}],
    ['/push/yuanshu/after-sale', 'a list with a bad element', '[{"orderNo":"F","refundId":"R"},{}]', {}],
    [ezrPath, 'plain text as gzip', order('FORGED'), { 'content-encoding': 'gzip' }],
    [ezrPath, 'plain text as deflate', order('FORGED'), { 'content-encoding': 'deflate' }],
    [ezrPath, 'not an order', '{}', {}],
  ];

  it('a push without a signature is 401, and nothing of it is kept, whatever its body pretends to be', async () => {
    const before = quarantine(target.dataDir, keys, 'list').stdout;
    for (const [path, what, body, headers] of disguises)
      expect([path, what, (await target.push(path, body, headers)).status]).toEqual([path, what, 401]);
    expect(quarantine(target.dataDir, keys, 'list').stdout).toBe(before);
  });

  it('what is signed and cannot be unpacked is kept as verified, and can be replayed', async () => {
    const body = JSON.stringify({ orderNo: 'REPLAYED', orderStatus: '50' });
    const [nonce, seconds, path] = ['n-1', Math.floor(Date.now() / 1000), '/push/yuanshu/order-sync'];
    const signature = createSign('sha256')
      .update(`POST\n${path}\n${nonce}\n${seconds}\n${body}\n`)
      .sign(privateKey, 'base64');
    const authorization = `META-SHA256-RSA2048 nonce_str="${nonce}",timestamp="${seconds}",signature="${signature}"`;
    const before = (await known())['YUANSHU'] ?? 0;
    expect((await target.push(path, body, { authorization, 'content-encoding': 'gzip' })).status).toBe(400);
    const [, id = ''] =
      /^(\d+) .* HELD\s+verified\s.*order-sync/m.exec(quarantine(target.dataDir, keys, 'list').stdout) ?? [];
    expect(quarantine(target.dataDir, keys, 'replay', id)).toEqual({ status: 0, stdout: `${id} taken in\n` });
    expect((await known())['YUANSHU']).toBe(before + 1);
  });

  it('what came while nothing verified it is not taken in as trusted later', async () => {
    const open = await startTarget({ ALLOW_UNSIGNED_PUSHES: 'yuanshu, ezr' });
    const element = JSON.stringify([{ orderNo: 'U-1', refundId: 'R', status: 4 }]);
    expect((await open.push(ezrPath, order('U-1'), { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await open.push('/push/yuanshu/order-sync', element)).status).toBe(400);
    expect(await open.end()).toBe(0);
    const { stdout } = quarantine(open.dataDir, keys, 'replay', 'all');
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^2 stays held: it was not verified when it came/),
      expect.stringMatching(/^1 stays held: it was not verified when it came/),
    ]);
    expect(quarantine(open.dataDir, keys, 'list').stdout).toMatch(/^1 .*HELD\s+unverified/m);
    expect(quarantine(open.dataDir, keys, 'show', '1').stdout).toContain('"verified": false');
    // Where unsigned pushes are allowed by name, that is what its replay needs.
    expect(quarantine(open.dataDir, { ALLOW_UNSIGNED_PUSHES: 'ezr' }, 'replay', '1')).toEqual({
      status: 0,
      stdout: '1 taken in\n',
    });
  });
});

it('what anybody may send and is told that it is refused fills no disk', async () => {
  const open = await startTarget({ ALLOW_UNSIGNED_PUSHES: 'yuanshu' });
  const bodies = Array.from({ length: rounds(30, 400) }, (_, n) => gzipSync(Buffer.alloc(2_000_000, `junk ${n} `)));
  const before = open.bytesOnDisk();
  for (const body of bodies) {
    const answer = await open.push('/push/yuanshu/order-sync', body, { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(400);
  }
  const grown = open.bytesOnDisk() - before;
  console.log(`${bodies.length} refused pushes of 2 MB: ${(grown / 1e6).toFixed(1)} MB on disk`);
  expect(grown).toBeLessThan(16_000_000);
});
