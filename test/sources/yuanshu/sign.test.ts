import { describe, expect, test } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import type { PushRequest } from '../../../sources/ports/pushes.ts';
import { unsigned } from '../../../sources/ports/pushes.ts';
import { yuanshuEndpoints } from '../../../sources/yuanshu/push.ts';
import { readAuthorization, sign } from '../../../sources/yuanshu/sign.ts';
import { payload, push } from './states.ts';

const privateKeyPem = payload('test-only.private.pem');
const publicKeyPem = payload('test-only.public.pem');
const body = payload('signed-body.txt');
const nonce = '5K8264ILTKCH16CQ2502SI8ZNMTM67VS';
const timestamp = '1554208460';
const path = '/push/yuanshu/order-cancel';

/** Made by openssl, not by this code: { printf 'POST\n<path>\n<nonce>\n<timestamp>\n'; cat body; printf '\n'; } | openssl dgst -sha256 -sign. */
const known = {
  plain:
    'QvXIyS11LTVUtkBjF6AXHHPurzkWWjWYgtWi4flePvsvRNFbYDoX857eovEXjaP1hKl+VF/WtZv9XKofafSA05wOalicgRKVHEn6C/Lud/T+x94KTtyvMxlXXYeUiTp5ofiVRIcCHl+0EqteMbakEUUf9Ls3aAmJIWl8xdF2Q4Jtco2VeAaO8N6BxzFJRh/p9eZDNl+IBwzbyjOq7ASLj/FuRhpMY9g/Boy66HUTqQyr9qT60OwtOIStyFyhlWOqzeOguk737mx9QguVm6fN0LHjdwhDDNoBOpno2mc+pHyAhLCh/llyI1MeYssu447+opQ2lhhCyrTgVxks76oSfA==',
  query:
    'KiKXD0bvxGN4ezOwaSVIHHwL4dAVKqHxAbGVhKlZSWMQeKaWKXJKaaVR3l0p4cZNKKyylvjE+pUUwGztAml45x185x7AT34Cl571zDFHEizIwjunarPDPyQnzIZvnllKQ1Rzx3H+5FWB9hw8MjQXVDnZ248GdXJt89sFEjb9gzlGohYknQdbzgL1HBnajXxs7HVgzNgRTEiKAZ/XU3UdEPnayFdutGdxBU5KNItOo1pz++RnIFOduHncSsvSz+NACRVgOswDBvOkxuCat2o4xlQowFn+5+ylIj8xyzOgXIXoREwJmcsAhONsv1w+Dzs+q7qB9LTl33x3wpspgc37bQ==',
} as const;
const header = (signature: string, more: Partial<Record<'nonce' | 'timestamp', string>> = {}): string =>
  `META-SHA256-RSA2048 nonce_str="${more.nonce ?? nonce}",timestamp="${more.timestamp ?? timestamp}",signature="${signature}"`;

const at = (seconds: number) => Number(timestamp) * 1000 + seconds * 1000;
const endpoint = (now = at(0), key: string | null = publicKeyPem) =>
  yuanshuEndpoints({ publicKeyPem: key, now: () => now }).find((one) => one.path === path);
const signed = (authorization: string | undefined, more: Partial<PushRequest> = {}) =>
  push('order-cancel', body, { headers: { authorization }, ...more });
const verify = (request: PushRequest, now = at(0)) => endpoint(now)?.verify(request);
const accepted = { nonce: { scope: 'yuanshu', value: nonce, until: at(600) }, verified: true };
const refused = { reason: expect.any(String) };

describe('known answers', () => {
  test('the signature that openssl made is accepted, and its nonce handed on until the window is over', () => {
    expect(verify(signed(header(known.plain)))).toEqual(accepted);
  });
  test('the query is part of what is signed, percent-encoded as it was sent', () => {
    const query = 'a=1&b=%E4%B8%AD';
    expect(verify(signed(header(known.query), { query }))).toEqual(accepted);
    expect(verify(signed(header(known.plain), { query }))).toEqual(refused);
    expect(verify(signed(header(known.query)))).toEqual(refused);
  });
  test('what we sign is what openssl signs', () => {
    const signing = { method: 'POST', path, query: '', nonce, timestamp, body: Buffer.from(body) };
    expect(sign(privateKeyPem, signing)).toBe(header(known.plain));
    expect(sign(privateKeyPem, { ...signing, query: 'a=1&b=%E4%B8%AD' })).toBe(header(known.query));
  });
});

describe('refused', () => {
  const flipped = `${known.plain.startsWith('A') ? 'B' : 'A'}${known.plain.slice(1)}`;
  test.each<[string, PushRequest]>([
    ['no header', signed(undefined)],
    ['an empty one', signed('')],
    ['another scheme', signed(header(known.plain).replace('META-SHA256-RSA2048', 'WECHATPAY2-SHA256-RSA2048'))],
    ['no nonce', signed(header(known.plain).replace(/nonce_str="[^"]*",/, ''))],
    ['an empty nonce', signed(header(known.plain, { nonce: '' }))],
    ['no timestamp', signed(header(known.plain).replace(/timestamp="[^"]*",/, ''))],
    ['a timestamp in words', signed(header(known.plain, { timestamp: 'now' }))],
    ['no signature', signed(header(''))],
    ['a signature that is no base64', signed(header('!!!'))],
    ['a short signature', signed(header('QUJD'))],
    ['one bit of the signature', signed(header(flipped))],
    ['an item twice', signed(`${header(known.plain)},nonce_str="x"`)],
    ['another nonce', signed(header(known.plain, { nonce: 'other' }))],
    ['another timestamp', signed(header(known.plain, { timestamp: '1554208461' }))],
    ['another body', signed(header(known.plain), { body: Buffer.from(`${body} `) })],
    ['another method', signed(header(known.plain), { method: 'PUT' })],
    ['another path', signed(header(known.plain), { path: '/push/yuanshu/order-sync' })],
  ])('%s', (_what, request) => {
    expect(verify(request)).toEqual(refused);
    expect(JSON.stringify(verify(request))).not.toContain(known.plain.slice(0, 20));
  });
  test('a signature of another key', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    const authorization = sign(String(other), {
      method: 'POST',
      path,
      query: '',
      nonce,
      timestamp,
      body: Buffer.from(body),
    });
    expect(verify(signed(authorization))).toEqual({ reason: 'the signature is wrong' });
  });
});

test.each([
  [300, accepted],
  [-300, accepted],
  [301, refused],
  [-301, refused],
  [86_400 * 365, refused],
])('a clock %i seconds off', (seconds, expected) => {
  expect(verify(signed(header(known.plain)), at(seconds))).toEqual(expected);
});

test('without a key a header is not looked at: a push is unverified, and taken only where that is allowed', () => {
  const [taking] = yuanshuEndpoints({
    publicKeyPem: null,
    now: () => at(0),
    takesUnsigned: ({ local }) => local === true,
  });
  expect(taking?.verify(signed(header(known.plain), { local: true }))).toEqual(unsigned);
  const wanted = { reason: expect.stringContaining('YUANSHU_PUBLIC_KEY_FILE') };
  expect(taking?.verify(signed(header(known.plain)))).toEqual(wanted);
  expect(endpoint(at(0), null)?.verify(signed(header(known.plain), { local: true }))).toEqual(wanted);
});

test('a key that is no RSA key is found at start', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  expect(() => endpoint(at(0), String(publicKey.export({ type: 'spki', format: 'pem' })))).toThrow(/RSA/);
  expect(() => endpoint(at(0), 'no key')).toThrow(/key|PEM|DECODER|unsupported/i);
});

test('blanks between the items are tolerated', () => {
  expect(readAuthorization(' META-SHA256-RSA2048  nonce_str="n", timestamp="1", signature="QQ=="')).toEqual({
    nonce: 'n',
    timestamp: '1',
    signature: 'QQ==',
  });
});
