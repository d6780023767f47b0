import fc from '../../property.ts';
import { describe, expect, test } from 'vitest';
import { type PushRequest, unsigned, verified } from '../../../sources/ports/pushes.ts';
import { somsEndpoints } from '../../../sources/soms/push.ts';

const [endpoint, ...more] = somsEndpoints({ secret: null });
if (!endpoint) throw new Error('no endpoint');

const push = (body: string | Uint8Array): PushRequest => ({
  method: 'POST',
  path: '/push/soms/events',
  query: '',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? Buffer.from(body) : body,
  receivedAt: 0,
});
const read = (body: string | Uint8Array) => endpoint.readVerified(push(body));
const event = (content: unknown, group: unknown = 'order') =>
  JSON.stringify({
    id: 'e1',
    group,
    topic: 'order.shipped',
    content: typeof content === 'string' ? content : JSON.stringify(content),
    time: '2019-04-30 10:00:00',
    tag: 'store:001',
  });
const refresh = (...orderNos: string[]) => ({ kind: 'REFRESH', orderNos });

test('one endpoint, for SOMS, which only names orders', () => {
  expect(more).toEqual([]);
  expect(endpoint).toMatchObject({ vendor: 'SOMS', path: '/push/soms/events', onlyHints: true, takesSecret: true });
});

describe('who sends it', () => {
  const verify = (secret: string | null, told: Partial<PushRequest>, allowed = false) =>
    somsEndpoints({ secret, takesUnsigned: () => allowed })[0]?.verify({ ...push(''), ...told });
  const wrong = { reason: 'the last part of the path is wrong' };
  const missing = { reason: expect.stringContaining('SOMS_EVENTS_SECRET') };

  test.each([
    ['the secret, from anywhere', 'a-secret', { secret: 'a-secret' }, verified],
    ['the secret, on this machine', 'a-secret', { secret: 'a-secret', local: true }, verified],
    ['none, on this machine', 'a-secret', { local: true }, unsigned],
    ['none is set, on this machine', null, { local: true }, unsigned],
    ['none, from elsewhere', 'a-secret', {}, missing],
    ['none is set, from elsewhere', null, {}, missing],
    ['another one', 'a-secret', { secret: 'b-secret' }, wrong],
    ['another one, on this machine', 'a-secret', { secret: 'a-secret2', local: true }, wrong],
    ['an empty one', 'a-secret', { secret: '', local: true }, wrong],
    ['one while none is set', null, { secret: 'null', local: true }, wrong],
  ] as const)('%s', (_what, secret, told, expected) => {
    expect(verify(secret, told)).toEqual(expected);
  });

  test('an operator may allow callbacks from anywhere, but no wrong secret', () => {
    expect(verify(null, {}, true)).toEqual(unsigned);
    expect(verify('a-secret', { secret: 'b' }, true)).toEqual(wrong);
  });

  test('what is wrong is told without the secret', () => {
    for (const told of [{}, { secret: 'b-secret' }])
      expect(JSON.stringify(verify('a-secret', told))).not.toContain('-secret');
  });
});

describe('the order to be read again', () => {
  test.each([
    ["the access guide's own", { order_id: '888101000010' }, ['888101000010']],
    ['orderId', { orderId: '888101000010' }, ['888101000010']],
    ['an integer', '{"order_id":888101000010}', ['888101000010']],
    ['an integer beyond a double', '{"order_id":9007199254740993}', ['9007199254740993']],
    ['id, among events of orders', { id: '888101000010' }, ['888101000010']],
    ['order_id before id', { id: 'e1', order_id: '888' }, ['888']],
    ['the next, where the first cannot be one', { order_id: true, orderId: '888' }, ['888']],
    ['nothing else of it', { order_id: '888', state: 'canceled', payment: { amount: 1 } }, ['888']],
    ['no order', { rtn_id: '1' }, []],
    ['an order that is no number', { order_id: { $gt: '' } }, []],
    ['a list', { order_id: ['888'] }, []],
    ['a fraction', '{"order_id":1.5}', []],
    ['an empty number', { order_id: ' ' }, []],
    ['a number that cannot be stored', { order_id: '888\u0000' }, []],
  ])('%s', (_what, content, orderNos) => {
    expect(read(event(content))).toEqual(refresh(...orderNos));
  });

  test('id of another group is not an order', () => {
    for (const group of ['remind', '', null, 7, {}]) expect(read(event({ id: '888' }, group))).toEqual(refresh());
    expect(read(event({ id: '888' }, 'Order'))).toEqual(refresh('888'));
    expect(read(event({ order_id: '888' }, 'rtn'))).toEqual(refresh('888'));
  });
});

describe('what cannot be used', () => {
  test.each([
    ['not JSON', 'order_id=888', /not JSON/],
    ['empty', '', /not JSON/],
    ['a list', '[]', /event is not a JSON object/],
    ['null', 'null', /event is not a JSON object/],
    ['a number', '888', /event is not a JSON object/],
    ['no content', '{"id":"e1","order_id":"888"}', /content/],
    ['content that is not text', '{"content":{"order_id":"888"}}', /content/],
    ['content that is not JSON', event('order 888'), /content is not JSON/],
    ['content that is a list', event('["888"]'), /content is not a JSON object/],
    ['content that is a number', event('888'), /content is not a JSON object/],
    ['content nested too deep', event('['.repeat(65) + ']'.repeat(65)), /content is nested/],
    ['an event nested too deep', '['.repeat(100_000), /nested/],
  ])('%s', (_what, body, reason) => {
    expect(read(body)).toEqual({ kind: 'UNUSABLE', reason: expect.stringMatching(reason) });
  });

  test('invalid UTF-8', () => {
    expect(read(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({
      kind: 'UNUSABLE',
      reason: expect.stringMatching(/UTF-8/),
    });
  });

  test('whatever comes, it is read or set aside', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.json().map(event), fc.string()), (body) => {
        expect(['REFRESH', 'UNUSABLE']).toContain(read(body).kind);
      }),
    );
  });
});

test('the answer', () => {
  expect(endpoint.answer({ kind: 'ACCEPTED', setAside: 0 }, 0)).toEqual({ success: true });
  expect(endpoint.answer({ kind: 'REFUSED', status: 503, reason: 'try again', verified: false }, 0)).toEqual({
    success: false,
    message: 'try again',
  });
});
