/**
 * Mutated pushes: no crash, no 5xx, and each is either stored or quarantined byte for byte. 20,000 in CI;
 * `FUZZ=100000 npm test -- test/push/fuzz.test.ts` for the long run. The seed is printed, so that a find can be repeated.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomOf } from '../../sandbox/sales/random.ts';
import { usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import { ezrPushes } from '../../sandbox/ezr/sender.ts';
import { yuanshuPushes } from '../../sandbox/yuanshu/sender.ts';
import { ezrSign, ezrTimestamp } from '../../sources/ezr/sign.ts';
import { sign } from '../../sources/yuanshu/sign.ts';
import { type Facade, startForTest } from '../harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordergraph-fuzz-'));
const keyFile = join(folder, 'yuanshu.pem');
// A short key, since thousands of pushes are signed with it.
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));
const ezrKeys = { EZR_APP_ID: 'app-1', EZR_TOKEN: 'token-1' };
let nonces = 0;
/** As its vendor signs it: what cannot be used is kept for good only when it is known whose it is. */
function signed(path: string, body: Buffer): { readonly url: string; readonly headers: Record<string, string> } {
  const headers = { 'content-type': 'application/json' };
  const nonce = `n${(nonces += 1)}`;
  if (path.startsWith('/push/ezr/')) {
    const timestamp = ezrTimestamp(Date.now());
    const signature = ezrSign({ appId: ezrKeys.EZR_APP_ID, token: ezrKeys.EZR_TOKEN }, timestamp);
    return { url: `${path}?AppId=${ezrKeys.EZR_APP_ID}&Timestamp=${timestamp}&Sign=${signature}`, headers };
  }
  const timestamp = String(Math.floor(Date.now() / 1000));
  const authorization = sign(privateKey, { method: 'POST', path, query: '', nonce, timestamp, body });
  return { url: path, headers: { ...headers, authorization } };
}

const rounds = Number(process.env['FUZZ'] ?? 20_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({ YUANSHU_PUBLIC_KEY_FILE: keyFile, ...ezrKeys }, { live: true });
});
afterAll(async () => {
  await facade.close();
  rmSync(folder, { recursive: true });
});

const options = { seed: usualSales.seed, until: usualUntil() };
const samples = [...yuanshuPushes(options), ...ezrPushes(options)]
  .filter(({ body }) => body.length < 12_000)
  .map(({ path, body }) => ({ path, bytes: Buffer.from(body) }));

const odd = [
  'null',
  '[]',
  '{}',
  '""',
  '1e999',
  '-0',
  '9007199254740993',
  'true',
  '"\\ud800"',
  '[[[[',
  '}}',
  ',',
  '\u0000',
  '\\',
  '"',
];

it(`${rounds} mutated bodies are each stored or quarantined`, { timeout: 900_000 }, async () => {
  const random = randomOf(seed, 77);
  const below = (n: number): number => random.int(n);
  /** Changes some values, so that the text stays JSON. */
  function reshaped(bytes: Buffer): Buffer {
    const values: readonly unknown[] = [
      null,
      [],
      {},
      '',
      'x',
      -1,
      1e21,
      2 ** 53 + 2,
      true,
      // Short, since it may come to stand in a person's field and in a code that is logged.
      '02-30',
      [[]],
    ];
    const whole: unknown = JSON.parse(bytes.toString('utf8'));
    for (let times = 1 + below(4); times > 0; times -= 1) {
      let at: unknown = whole;
      for (let depth = below(4); ; depth -= 1) {
        if (typeof at !== 'object' || at === null) break;
        const keys = Object.keys(at);
        const key = keys[below(Math.max(1, keys.length))];
        if (key === undefined) break;
        const inner: unknown = Reflect.get(at, key);
        if (depth > 0 && typeof inner === 'object' && inner !== null) at = inner;
        else {
          if (random.chance(0.2)) Reflect.deleteProperty(at, key);
          else Reflect.set(at, key, structuredClone(values[below(values.length)]));
          break;
        }
      }
    }
    return Buffer.from(JSON.stringify(whole));
  }

  function mutated(bytes: Buffer): Buffer {
    if (random.chance(0.5)) return reshaped(bytes);
    let out = Buffer.from(bytes);
    for (let times = 1 + below(3); times > 0; times -= 1) {
      const at = below(out.length + 1);
      const to = Math.min(out.length, at + below(40));
      const way = below(5);
      if (way === 0) out = Buffer.concat([out.subarray(0, at), out.subarray(to)]);
      else if (way === 1)
        out = Buffer.concat([out.subarray(0, at), Buffer.from(odd[below(odd.length)] ?? ''), out.subarray(to)]);
      else if (way === 2 && out.length > 0) out[Math.min(at, out.length - 1)] = below(256);
      else if (way === 3) out = out.subarray(0, at);
      else out = Buffer.concat([out.subarray(0, to), out.subarray(at)]);
    }
    return out;
  }

  const counts = new Map<number, number>();
  const refused: Buffer[] = [];
  const before = (await facade.store.quarantined({ state: 'HELD', limit: 200_000 })).length;
  let left = rounds;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const sample = samples[below(samples.length)];
      if (!sample) throw new Error('there are samples');
      const body = mutated(sample.bytes);
      const { url, headers } = signed(sample.path, body);
      const response = await request(facade.url + url, { method: 'POST', headers, body });
      const answer: unknown = await response.body.json();
      expect(answer).toBeTypeOf('object');
      counts.set(response.statusCode, (counts.get(response.statusCode) ?? 0) + 1);
      if (response.statusCode === 400) refused.push(body);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  const held = await facade.store.quarantined({ state: 'HELD', limit: 200_000 });
  console.log(
    `fuzz: seed ${seed}, answers ${JSON.stringify(Object.fromEntries(counts))}, ${held.length - before} held`,
  );
  expect([...counts.keys()].every((status) => status === 200 || status === 400)).toBe(true);
  // These are whole bodies that were refused, and elements of arrays that were set aside.
  expect(held.length - before).toBeGreaterThanOrEqual(refused.length);
  const kept = new Set<string>();
  for (const { id } of held.slice(0, 2_000))
    kept.add(Buffer.from((await facade.store.quarantineEntry(id))?.body ?? []).toString('base64'));
  const found = refused.slice(-500).filter((body) => kept.has(body.toString('base64')));
  expect(found.length).toBeGreaterThan(Math.min(refused.length, 500) * 0.9);
  // The server still works, and everything that it accepted can be shown.
  const { data, errors } = await facade.ask(
    '{ changes(first: 100) { edges { node { order { id status items { totalCount } returns { id } reconciliation { ok } } } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.changes.edges.length).toBeGreaterThan(0);
});
