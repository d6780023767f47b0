/** Signed pushes over real HTTP: the server has the vendors' public keys, the test signs with the private ones. */
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorTime } from '../../sources/values/time.ts';
import { type Facade, startForTest } from '../harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordergraph-keys-'));
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const anotherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const keyFile = join(folder, 'yuanshu.pem');
writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));

let facade: Facade;
beforeAll(async () => {
  // A vendor whose variables are set is a real one, without a simulator. The others are simulated.
  facade = await startForTest(
    { YUANSHU_PUBLIC_KEY_FILE: keyFile, EZR_APP_ID: 'app-1', EZR_TOKEN: 'token-1' },
    { live: true },
  );
});
afterAll(async () => {
  await facade.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = '/push/yuanshu/order-sync';
const seconds = (): number => Math.floor(Date.now() / 1000);
interface Signing {
  readonly nonce?: string;
  readonly timestamp?: number;
  readonly key?: typeof privateKey;
  readonly signedBody?: string;
}
let counter = 0;
function header(
  body: string,
  { nonce = `N${(counter += 1)}`, timestamp = seconds(), key = privateKey, signedBody = body }: Signing = {},
): string {
  const signature = createSign('sha256')
    .update(`POST\n${path}\n${nonce}\n${timestamp}\n${signedBody}\n`)
    .sign(key, 'base64');
  return `META-SHA256-RSA2048 nonce_str="${nonce}",timestamp="${timestamp}",signature="${signature}"`;
}
const body = (orderNo: string): string => JSON.stringify({ orderNo, orderStatus: '50' });
const known = async (orderNo: string): Promise<number> => (await facade.store.history('YUANSHU', null, orderNo)).length;

describe('Yuanshu', () => {
  it('takes what is signed over the raw bytes', async () => {
    const odd = '{ "orderNo" : "SIGNED-1",\n "orderStatus":"50" , "nickName":"胡歌" }';
    expect(await facade.push(path, odd, { authorization: header(odd) })).toMatchObject({
      status: 200,
      body: { success: true },
    });
    expect(await known('SIGNED-1')).toBe(1);
  });

  it('refuses a nonce that was used before, also after a restart of the vendor’s sender', async () => {
    const first = body('NONCE-1');
    const authorization = header(first, { nonce: 'once' });
    expect((await facade.push(path, first, { authorization })).status).toBe(200);
    expect((await facade.push(path, first, { authorization })).status).toBe(401);
    const other = body('NONCE-2');
    expect((await facade.push(path, other, { authorization: header(other, { nonce: 'once' }) })).status).toBe(401);
    expect(await known('NONCE-2')).toBe(0);
  });

  it.each([
    ['no signature', () => undefined],
    ['another scheme', () => 'Bearer abc'],
    ['another key', (text: string) => header(text, { key: anotherKey })],
    ['another body', (text: string) => header(text, { signedBody: body('OTHER') })],
    ['a time 301 s ago', (text: string) => header(text, { timestamp: seconds() - 302 })],
    ['a time 301 s ahead', (text: string) => header(text, { timestamp: seconds() + 302 })],
    ['a header that is cut', (text: string) => header(text).slice(0, 60)],
  ] as const)('refuses %s with 401, and keeps nothing', async (what, sign) => {
    const text = body(`BAD-${what}`);
    const authorization = sign(text);
    const held = (await facade.store.quarantined({ state: null, limit: 1_000 })).length;
    const response = await facade.push(path, text, authorization === undefined ? {} : { authorization });
    expect(response).toMatchObject({ status: 401, body: { success: false, code: '401', data: {} } });
    expect(await known(`BAD-${what}`)).toBe(0);
    expect((await facade.store.quarantined({ state: null, limit: 1_000 })).length).toBe(held);
  });

  it('quarantines what is signed and cannot be used, once for each nonce, and reads nothing that is not signed', async () => {
    const held = (await facade.store.quarantined({ state: 'HELD', limit: 1_000 })).length;
    const authorization = header('rubbish');
    expect((await facade.push(path, 'rubbish', { authorization })).status).toBe(400);
    expect((await facade.push(path, 'rubbish', { authorization })).status).toBe(401);
    expect((await facade.push(path, 'rubbish')).status).toBe(401);
    expect((await facade.store.quarantined({ state: 'HELD', limit: 1_000 })).length).toBe(held + 1);
  });
});

describe('EZR', () => {
  const stamp = (offset = 0): string => vendorTime(Date.now() + offset * 1000).replace(/\D/g, '');
  const sign = (timestamp: string, token = 'token-1'): string =>
    createHash('sha1').update(`AppId=app-1&Timestamp=${timestamp}&Token=${token}`).digest('hex').toUpperCase();
  const push = (query: Record<string, string>) =>
    facade.push(
      `/push/ezr/2001?${new URLSearchParams(query).toString()}`,
      JSON.stringify({ Code: 'EZR-1', OrderStatus: 2 }),
    );

  it('takes a right signature, in either case of letters', async () => {
    const now = stamp();
    expect((await push({ AppId: 'app-1', Timestamp: now, Sign: sign(now) })).status).toBe(200);
    expect((await push({ AppId: 'app-1', Timestamp: now, Sign: sign(now).toLowerCase() })).status).toBe(200);
  });

  it.each([
    ['no signature', () => ({ AppId: 'app-1', Timestamp: stamp() })],
    ['another token', () => ({ AppId: 'app-1', Timestamp: stamp(), Sign: sign(stamp(), 'other') })],
    ['another application', () => ({ AppId: 'app-2', Timestamp: stamp(), Sign: sign(stamp()) })],
    ['an old time', () => ({ AppId: 'app-1', Timestamp: stamp(-400), Sign: sign(stamp(-400)) })],
    ['a time that is none', () => ({ AppId: 'app-1', Timestamp: 'yesterday', Sign: sign('yesterday') })],
  ])('refuses %s', async (_what, query) => {
    expect(await push({ ...query() })).toMatchObject({
      status: 401,
      body: { Status: false, StatusCode: 401, Result: 0 },
    });
  });
});
