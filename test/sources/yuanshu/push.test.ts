import { describe, expect, test } from 'vitest';
import { yuanshuEndpoints } from '../../../sources/yuanshu/push.ts';
import { facts, payload, printedMessage, push, receivedAt, sampleNo } from './states.ts';

const endpoints = yuanshuEndpoints({ publicKeyPem: null, now: () => receivedAt, traceId: () => 't-1' });
const named = (path: string) => {
  const found = endpoints.find((one) => one.path === `/push/yuanshu/${path}`);
  if (!found) throw new Error(path);
  return found;
};
const read = (path: string, body: string | Uint8Array) => named(path).readVerified(push(path, body));
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const order = (value: string): string => `{"orderNo":${value}}`;

test('the four endpoints of the contract', () => {
  expect(endpoints.map(({ vendor, path }) => `${vendor} ${path}`)).toEqual([
    'YUANSHU /push/yuanshu/order-sync',
    'YUANSHU /push/yuanshu/order-cancel',
    'YUANSHU /push/yuanshu/address-change',
    'YUANSHU /push/yuanshu/after-sale',
  ]);
});

describe('one object, one fact, byte for byte', () => {
  test.each([
    ['order-sync', 'ORDER'],
    ['order-cancel', 'CANCEL'],
    ['address-change', 'ADDRESS'],
  ] as const)('%s is %s', (path, kind) => {
    expect(read(path, printedMessage)).toEqual({
      kind: 'FACTS',
      facts: [
        {
          vendor: 'YUANSHU',
          tenantId: '153658',
          kind,
          orderNo: sampleNo,
          key: '',
          modifiedAt: null,
          body: printedMessage,
        },
      ],
      unusable: [],
    });
  });
  test('the tenant is that of the body, else of the cookie, else of the query', () => {
    const tenantOf = (body: string, more: Parameters<typeof push>[2] = {}) =>
      facts(named('order-sync').readVerified(push('order-sync', body, more))).facts[0]?.tenantId;
    const from = { headers: { cookie: 'x=1; _platform_num=T1' }, query: '_platform_num=T2' };
    expect(tenantOf(printedMessage, from)).toBe('153658');
    expect(tenantOf('{"orderNo":"1"}', from)).toBe('T1');
    expect(tenantOf('{"orderNo":"1"}', { query: '_platform_num=T2' })).toBe('T2');
    expect(tenantOf('{"orderNo":"1","tenantId":0}')).toBeNull();
  });
  test('a byte order mark does not hinder', () => {
    const [one] = facts(read('order-sync', `\uFEFF${order('"1"')}`)).facts;
    expect(one).toMatchObject({ orderNo: '1', body: order('"1"') });
  });
});

test('the order number is a text, or an integer with all of its digits', () => {
  for (const value of [`"${sampleNo}"`, sampleNo])
    expect(facts(read('order-sync', order(value))).facts[0]?.orderNo).toBe(sampleNo);
  expect(read('order-sync', order('1.5'))).toEqual({
    kind: 'UNUSABLE',
    reason: 'orderNo is a number, yet not an integer.',
  });
  expect(read('order-cancel', '{"orderno":"1"}')).toMatchObject({ reason: 'orderNo is missing.' });
});

describe('a body that cannot be used', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['not UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'The body is not valid UTF-8.'],
    ['half a body', printedMessage.slice(0, 5_000), 'The body is not JSON.'],
    ['65 levels', `{"orderNo":"1","a":${nested(64)}}`, 'The body is nested deeper than 64.'],
    ['a number', '1', 'The body is not an object.'],
    ['null', 'null', 'The body is not an object.'],
    ['an array', '[{"orderNo":"1"}]', 'The body is not an object.'],
  ])('%s', (_what, body, reason) => {
    expect(read('order-sync', body)).toEqual({ kind: 'UNUSABLE', reason });
  });
  test('the reason never tells a value', () => {
    expect(JSON.stringify(read('order-sync', '{"orderNo":true,"recvMobile":"13800000001"}'))).not.toContain('138');
  });
});

test('surprising but usable is taken', () => {
  const body = '{"orderNo":"1","orderStatus":"no such","goodsInfoList":"none","extra":{"x":[1]},"payStatus":true}';
  expect(read('order-sync', body)).toMatchObject({ kind: 'FACTS', facts: [{ body }] });
});

describe('after-sale, an array', () => {
  test('the sample is one fact with its own text; unset updateTime leaves arrival to decide', () => {
    const text = payload('afterSale.sample.json');
    const { facts: found, unusable } = facts(read('after-sale', text));
    expect(found).toMatchObject([
      { kind: 'AFTER_SALE', orderNo: sampleNo, key: '1798993336141864961', modifiedAt: null, tenantId: null },
    ]);
    expect(found[0]?.body).toBe(text.trim().slice(1, -1).trim());
    expect(unusable).toEqual([]);
  });
  test.each([
    ['"2026-01-02 03:04:05"', Date.parse('2026-01-01T19:04:05Z')],
    ['"2026-01-02T03:04:05Z"', Date.parse('2026-01-02T03:04:05Z')],
    ['"later"', null],
    ['1767323045000', null],
    ['null', null],
  ])('updateTime %s', (value, modifiedAt) => {
    const { facts: found } = facts(read('after-sale', `[{"orderNo":"1","refundId":2,"updateTime":${value}}]`));
    expect(found).toMatchObject([{ key: '2', modifiedAt }]);
  });
  test('the good ones are taken, the bad ones set aside, each as it was written', () => {
    const elements = [
      ' {"orderNo" : "1", "refundId":"R,[1]" } ',
      '{"orderNo":"1"}',
      'null',
      '"x]"',
      '{"refundId":"R2","note":"}]"}',
      '{"orderNo":10011798989493365174273,"refundId":1798993336141864961,"b":1.50}',
      '[{"orderNo":"1","refundId":"1"}]',
      '{"orderNo":"1","refundId":false}',
    ];
    const { facts: good, unusable } = facts(read('after-sale', `[${elements.join(',\n')}]`));
    expect(good.map(({ orderNo, key, body }) => [orderNo, key, body])).toEqual([
      ['1', 'R,[1]', '{"orderNo" : "1", "refundId":"R,[1]" }'],
      [sampleNo, '1798993336141864961', elements[5]],
    ]);
    expect(unusable).toEqual([
      { reason: '[1]: refundId is missing.', body: '{"orderNo":"1"}' },
      { reason: '[2]: The element is not an object.', body: 'null' },
      { reason: '[3]: The element is not an object.', body: '"x]"' },
      { reason: '[4]: orderNo is missing.', body: '{"refundId":"R2","note":"}]"}' },
      { reason: '[6]: The element is not an object.', body: elements[6] },
      { reason: '[7]: refundId is neither text nor an integer.', body: elements[7] },
    ]);
  });
  test('what was set aside can be read again, as an array of its own or as the one that it is', () => {
    expect(facts(read('after-sale', '[{"orderNo":"1","refundId":"2"}]')).facts).toHaveLength(1);
    expect(facts(read('after-sale', '{"orderNo":"1","refundId":"2"}')).facts).toHaveLength(1);
    expect(read('after-sale', '{"orderNo":"1"}')).toMatchObject({ reason: 'refundId is missing.' });
    expect(read('after-sale', '5')).toMatchObject({ reason: 'The body is not an object.' });
  });
  test('none at all', () => {
    expect(read('after-sale', ' [ ] ')).toEqual({ kind: 'FACTS', facts: [], unusable: [] });
  });
});

describe('the answer', () => {
  const answer = named('after-sale').answer;
  test('accepted', () => {
    expect(answer({ kind: 'ACCEPTED', setAside: 0 }, receivedAt)).toEqual({
      traceId: 't-1',
      code: '0',
      msg: 'success',
      success: true,
      data: {},
    });
    expect(answer({ kind: 'ACCEPTED', setAside: 1 }, receivedAt)).toMatchObject({
      code: '0',
      msg: 'success, 1 unusable element set aside',
      success: true,
    });
  });
  test.each([400, 401, 413, 415, 503] as const)('refused with %i', (status) => {
    expect(answer({ kind: 'REFUSED', status, reason: 'because', verified: true }, receivedAt)).toEqual({
      traceId: 't-1',
      code: String(status),
      msg: 'because',
      success: false,
      data: {},
    });
  });
  test('each has a trace id of its own', () => {
    const [one] = yuanshuEndpoints({ publicKeyPem: null, now: () => 0 });
    const ids = [1, 2].map(() => JSON.stringify(one?.answer({ kind: 'ACCEPTED', setAside: 0 }, 0)));
    expect(ids[0]).not.toBe(ids[1]);
  });
});
