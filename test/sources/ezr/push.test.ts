import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ezrEndpoints } from '../../../sources/ezr/push.ts';
import { ezrSign, ezrTimestamp } from '../../../sources/ezr/sign.ts';
import { type PushReading, type PushRequest, unsigned, verified } from '../../../sources/ports/pushes.ts';
import { endpoint, formPush, fullOrderText, now, push } from './pushed.ts';

const credentials = { appId: 'EZR_APP', token: 's3cret-token' };
const timestamp = '20240607160500';
// printf 'AppId=EZR_APP&Timestamp=20240607160500&Token=s3cret-token' | openssl sha1
const sign = '0708B33CA229B05D1DCFC10583D8DBADC7028B8E';
const signed = { AppId: credentials.appId, Timestamp: timestamp, Sign: sign };
const query = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const verify = (request: PushRequest) => endpoint(credentials).verify(request);

const factOf = (body: string, orderNo: string): PushReading => ({
  kind: 'FACTS',
  facts: [{ vendor: 'EZR', tenantId: null, kind: 'ORDER', orderNo, key: '', modifiedAt: null, body }],
  unusable: [],
});
const isFact = factOf(fullOrderText, 'EZ202406070001');

describe('the signature', () => {
  test('known answer', () => {
    expect(ezrSign(credentials, timestamp)).toBe(sign);
    expect(ezrTimestamp(now)).toBe(timestamp);
  });

  test('beside a JSON body, in the query', () => {
    expect(verify(push(fullOrderText, { query: query(signed) }))).toEqual(verified);
    expect(verify(push(fullOrderText, { query: query({ ...signed, Sign: sign.toLowerCase() }) }))).toEqual(verified);
  });

  test('in a form, beside Args', () => {
    const form = formPush({ ...signed, Args: fullOrderText });
    expect(verify(form)).toEqual(verified);
    expect(endpoint().readVerified(form)).toEqual(isFact);
    const args = push(query({ Args: fullOrderText }), {
      query: query(signed),
      headers: { 'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' },
    });
    expect(verify(args)).toEqual(verified);
    expect(endpoint().readVerified(args)).toEqual(isFact);
  });

  test.each([
    ['missing', {}, /AppId, Timestamp and Sign/],
    ['without AppId', { Timestamp: timestamp, Sign: sign }, /AppId/],
    ['without Timestamp', { AppId: 'EZR_APP', Sign: sign }, /Timestamp/],
    ['without Sign', { AppId: 'EZR_APP', Timestamp: timestamp }, /Sign/],
    ['empty', { ...signed, Sign: '' }, /Sign/],
    ['wrong', { ...signed, Sign: sign.replace('0', '1') }, /Sign is wrong/],
    ['too short', { ...signed, Sign: sign.slice(1) }, /Sign is wrong/],
    [
      "of another's AppId",
      { ...signed, AppId: 'OTHER', Sign: ezrSign({ ...credentials, appId: 'OTHER' }, timestamp) },
      /AppId/,
    ],
    ['of another token', { ...signed, Sign: ezrSign({ ...credentials, token: 'x' }, timestamp) }, /Sign is wrong/],
    ['of no time', { ...signed, Timestamp: 'now' }, /yyyyMMddHHmmss/],
    ['of no real time', { ...signed, Timestamp: '20240231160500' }, /yyyyMMddHHmmss/],
    ['of seconds since 1970', { ...signed, Timestamp: '1717747500' }, /yyyyMMddHHmmss/],
  ])('%s: 401, nothing is kept', (_what, fields, reason) => {
    for (const request of [
      push(fullOrderText, { query: query(fields) }),
      formPush({ ...fields, Args: fullOrderText }),
    ]) {
      expect(verify(request)).toEqual({ reason: expect.stringMatching(reason) });
      expect(JSON.stringify(verify(request))).not.toContain(sign);
    }
  });

  test.each([
    [-301, false],
    [-300, true],
    [0, true],
    [300, true],
    [301, false],
    [-8 * 3600, false],
  ])('%i seconds from our clock: %j', (seconds, accepted) => {
    const at = ezrTimestamp(now + seconds * 1000);
    const fields = { AppId: credentials.appId, Timestamp: at, Sign: ezrSign(credentials, at) };
    expect('reason' in verify(push('{"Code":"A"}', { query: query(fields) }))).toBe(!accepted);
  });

  test('is not looked at without credentials: a push is unverified, and taken only where that is allowed', () => {
    expect(endpoint().verify(push(fullOrderText, { query: query(signed) }))).toEqual(unsigned);
    expect(endpoint({ takesUnsigned: () => false }).verify(push(fullOrderText, { local: true }))).toEqual({
      reason: expect.stringContaining('EZR_APP_ID and EZR_TOKEN'),
    });
  });

  test('half a pair of credentials opens nothing', () => {
    for (const half of [
      { appId: 'a', token: null },
      { appId: null, token: 't' },
    ])
      expect(() => ezrEndpoints({ ...half, now: () => now })).toThrow(/both/);
  });
});

describe('bodies', () => {
  const deep = (levels: number) => `{"Code":"A","x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  const invalid = Buffer.from([...Buffer.from('{"Code":"A'), 0xc3, 0x28, ...Buffer.from('"}')]);

  const bad: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['empty', '', /not JSON/],
    ['stopped half way', fullOrderText.slice(0, 700), /not JSON/],
    ['an array', `[${fullOrderText}]`, /not a JSON object/],
    ['a number', '7', /not a JSON object/],
    ['null', 'null', /not a JSON object/],
    ['no order number', '{}', /^Code is missing/],
    ['an order number in another case', '{"code":"A"}', /^Code is missing/],
    ['a fraction for an order number', '{"Code":1.5}', /^Code is a number/],
    ['nested too deep', deep(65), /nested deeper than 64/],
    ['invalid UTF-8', invalid, /UTF-8/],
  ];
  test.each(bad)('%s: set aside, the reason names what is wrong', (_what, body, reason) => {
    const expected = { kind: 'UNUSABLE', reason: expect.stringMatching(reason) };
    expect(endpoint().readVerified(push(body))).toEqual(expected);
    const args = Buffer.concat([
      Buffer.from('Args='),
      Buffer.from([...Buffer.from(body)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
    ]);
    const form = push(args, { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(endpoint().readVerified(form)).toEqual(expected);
  });

  test('a form without Args', () => {
    expect(endpoint().readVerified(formPush(signed))).toEqual({
      kind: 'UNUSABLE',
      reason: 'Args is missing from the form.',
    });
  });

  const good: readonly (readonly [string, string, string])[] = [
    ['an integer for an order number', '{"Code":9007199254740993}', '9007199254740993'],
    ['blanks around the order number', '{"Code":" EZ1 "}', 'EZ1'],
    ['nothing but the order number', '{"Code":"EZ1"}', 'EZ1'],
    ['fields that nobody knows', '{"Code":"EZ1","New":{"a":[1]},"__proto__":{"Code":"EZ2"}}', 'EZ1'],
    ['nested just deep enough', deep(64), 'A'],
    ['an unknown status and other types', '{"Code":"EZ1","OrderStatus":{},"Dtls":"none","IsPayed":"maybe"}', 'EZ1'],
    ['the same name twice', '{"Code":"EZ1","Code":"EZ2"}', 'EZ2'],
  ];
  test.each(good)('%s: taken as it came', (_what, body, orderNo) => {
    expect(endpoint().readVerified(push(body))).toEqual(factOf(body, orderNo));
  });

  test('a byte order mark is not part of the text', () => {
    expect(endpoint().readVerified(push(`\uFEFF${fullOrderText}`))).toEqual(isFact);
  });

  test('an order is one, whatever type its header states', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(endpoint().readVerified(push(fullOrderText, { headers }))).toEqual(isFact);
    expect(endpoint().readVerified(push(` \n${fullOrderText}`, { headers })).kind).toBe('FACTS');
    expect(endpoint().readVerified(push(fullOrderText, { headers: {} }))).toEqual(isFact);
  });

  test('deviations are told once, where the push is usable', () => {
    const told: string[] = [];
    const one = endpoint({ onDeviation: (path, reason) => void told.push(`${path}: ${reason}`) });
    one.readVerified(push('{"IsPayed":"maybe"}'));
    expect(told).toEqual([]);
    one.readVerified(push('{"Code":"A","IsPayed":"maybe"}'));
    expect(told).toEqual(['IsPayed: custom']);
  });

  test('a body made to be slow costs no more than its length', () => {
    const broken = `{"Code":"A","Dtls":[${'{},0,'.repeat(80_000)}0]}`;
    const from = performance.now();
    expect(endpoint().readVerified(push(broken)).kind).toBe('FACTS');
    expect(performance.now() - from).toBeLessThan(4_000);
  });
});

describe('the answer', () => {
  const at = Date.parse('2024-06-07T16:05:00+08:00');

  test('accepted', () => {
    expect(endpoint().answer({ kind: 'ACCEPTED', setAside: 0 }, at)).toEqual({
      Status: true,
      StatusCode: 200,
      Msg: '成功',
      Timestamp: timestamp,
      Sign: '',
      Result: 1,
    });
    const signature = endpoint(credentials).answer({ kind: 'ACCEPTED', setAside: 0 }, at);
    // printf 'Result=1&AppId=EZR_APP&Timestamp=20240607160500&Token=s3cret-token' | openssl sha1
    expect(signature).toMatchObject({ Sign: 'D31DC2410986EBA36FEDAFB81AAAF65F19C15EBD' });
  });

  const refused = (status: 400 | 401 | 413 | 415 | 503, known: boolean, options = {}) =>
    endpoint(options).answer({ kind: 'REFUSED', status, reason: 'Code is missing.', verified: known }, at);

  test.each([400, 401, 413, 415, 503] as const)('refused with %i', (status) => {
    expect(refused(status, false)).toEqual({
      Status: false,
      StatusCode: status,
      Msg: 'Code is missing.',
      Timestamp: timestamp,
      Sign: '',
      Result: 0,
    });
  });

  test.each([400, 401, 413, 415, 503] as const)(
    'a push that was not verified and is refused with %i carries no signature',
    (status) => {
      expect(refused(status, false, credentials)).toMatchObject({ StatusCode: status, Sign: '' });
      expect(refused(status, true, credentials)).toMatchObject({ Sign: expect.stringMatching(/^[\dA-F]{40}$/) });
    },
  );

  test('no signature of an answer is one of a request', () => {
    const answers = [
      endpoint(credentials).answer({ kind: 'ACCEPTED', setAside: 0 }, at),
      refused(400, true, credentials),
    ];
    for (const answer of answers) {
      const { Timestamp, Sign } = z.object({ Timestamp: z.string(), Sign: z.string() }).parse(answer);
      const fields = { AppId: credentials.appId, Timestamp, Sign };
      expect(verify(push(fullOrderText, { query: query(fields) }))).toEqual({ reason: 'AppId or Sign is wrong.' });
      expect(verify(formPush({ ...fields, Args: fullOrderText }))).toEqual({ reason: 'AppId or Sign is wrong.' });
    }
  });
});
