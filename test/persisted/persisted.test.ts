/** Operations that are listed for a client, through real HTTP: ids, texts, modes, counters. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apollo,
  idOf,
  mappings,
  persistedWorld,
  plain,
  refusal,
  sha256,
  sources,
  vendorsAnswer,
  type World,
  write,
} from './persisted-world.ts';

const own = 'query Own { __typename }';
const hash = (text: string, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash: sha256(text) } });

let world: World;
beforeAll(async () => {
  world = await persistedWorld((put) => {
    put('partner-a', 'build.json', apollo([sha256(sources), sources], ['own.id~1', own]));
    put('partner-a', 'more.json', plain(mappings, write));
    put('partner-b', 'all.json', plain(mappings));
    put('web', 'all.json', plain(sources));
  });
});
afterAll(() => world.close());

describe('an id', () => {
  it.each([
    ['the hash with its prefix', { documentId: idOf(sources) }],
    ['the bare hash', { documentId: sha256(sources) }],
    ['Apollo’s extension', { extensions: hash(sources) }],
    ['beside a null text', { documentId: idOf(sources), query: null }],
    ['with its operation’s name', { documentId: idOf(sources), operationName: 'Sources' }],
    ['with an empty name', { documentId: idOf(sources), operationName: '' }],
  ])('%s runs the listed operation, by POST', async (_what, body) => {
    expect(await world.post('key-of-a', body)).toMatchObject(vendorsAnswer);
  });

  it('is taken by GET too, with variables', async () => {
    expect(await world.get('key-of-a', { documentId: idOf(sources) })).toMatchObject(vendorsAnswer);
    expect(await world.get('key-of-a', { extensions: JSON.stringify(hash(sources)) })).toMatchObject(vendorsAnswer);
    const some = await world.get('key-of-a', { documentId: idOf(mappings), variables: '{"vendor":"EZR"}' });
    expect(new Set(some.body.data.statusMappings.map(({ vendor }: { vendor: string }) => vendor))).toEqual(
      new Set(['EZR']),
    );
  });

  it('may be the tool’s own; the hash of its text is as good', async () => {
    const expected = { status: 200, body: { data: { __typename: 'Query' } } };
    expect(await world.post('key-of-a', { documentId: 'own.id~1' })).toMatchObject(expected);
    expect(await world.post('key-of-a', { extensions: hash(own) })).toMatchObject(expected);
  });

  it('of nobody or of another client is not found', async () => {
    const notFound = refusal(404, 'PERSISTED_QUERY_NOT_FOUND', /listed for you/);
    for (const key of ['key-of-b', 'key-of-web', 'key-of-analyst', '']) {
      expect(await world.post(key, { documentId: 'own.id~1', operationName: 'Own' })).toMatchObject(notFound);
      expect(await world.post(key, { extensions: hash(own) })).toMatchObject(
        refusal(404, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound'),
      );
    }
    expect(await world.get('key-of-a', { documentId: idOf('nothing') })).toMatchObject(notFound);
    expect(await world.get('key-of-a', { documentId: 'constructor' })).toMatchObject(notFound);
  });

  const bad = refusal(400, 'BAD_USER_INPUT');
  it.each([
    ['a number', { documentId: 7 }],
    ['empty', { documentId: '' }],
    ['an object', { documentId: { $ne: null } }],
    ['a hash that is too short', { documentId: 'sha256:abc' }],
    ['a hash in capitals', { documentId: idOf(sources).replace(/[a-f]/g, (one) => one.toUpperCase()) }],
    ['of an unknown kind', { documentId: 'md5:abc' }],
    ['with other characters', { documentId: '../partner-b/x' }],
    ['very long', { documentId: 'a'.repeat(257) }],
    ['with a text', { documentId: idOf(sources), query: sources }],
    ['with another text', { documentId: idOf(sources), query: 'mutation { nothing' }],
    ['as a hash with its text: nobody can register', { extensions: hash(sources), query: sources }],
    ['as a hash with a new text', { extensions: hash('{ __typename }'), query: '{ __typename }' }],
    ['twice', { documentId: idOf(sources), extensions: hash(sources) }],
    ['in another version of the extension', { extensions: hash(sources, 2) }],
    ['an extension without a hash', { extensions: { persistedQuery: { version: 1 } } }],
    ['an extension that is none', { extensions: { persistedQuery: 'abc' } }],
  ])('%s is a bad request, for every client', async (_what, body) => {
    for (const key of ['key-of-a', 'key-of-web', 'key-of-analyst']) {
      const reply = await world.post(key, body);
      expect(reply).toMatchObject(bad);
      expect(reply.body.data).toBeUndefined();
    }
  });

  it('is a bad request by GET as well', async () => {
    expect(await world.get('key-of-a', { documentId: '' })).toMatchObject(bad);
    expect(await world.get('key-of-a', { documentId: idOf(sources), query: sources })).toMatchObject(bad);
    const extensions = JSON.stringify(hash(sources));
    expect(await world.get('key-of-a', { extensions, query: sources })).toMatchObject(bad);
    expect(await world.get('key-of-a', { documentId: idOf(sources), extensions })).toMatchObject(bad);
  });

  it('with another operation’s name, or with wrong variables, is refused', async () => {
    expect(await world.post('key-of-a', { documentId: idOf(sources), operationName: 'Other' })).toMatchObject({
      status: 400,
    });
    expect(await world.post('key-of-a', { documentId: idOf(mappings), variables: { vendor: 'NOBODY' } })).toMatchObject(
      {
        status: 400,
        body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
      },
    );
  });

  it('of a mutation runs by POST only', async () => {
    expect(await world.get('key-of-a', { documentId: idOf(write) })).toMatchObject({
      status: 405,
      headers: { allow: 'POST', 'cache-control': 'no-store' },
    });
    expect(await world.post('key-of-a', { documentId: idOf(write) })).toMatchObject({
      status: 200,
      body: { data: { __typename: 'Mutation' } },
    });
  });

  it('by GET needs a header that no form can send', async () => {
    expect(await world.get('', { documentId: idOf(sources) })).toMatchObject({ status: 400 });
    const bearer = { authorization: 'Bearer x' };
    expect(await world.get('', { query: sources }, bearer)).toMatchObject({ status: 200 });
  });
});

describe('a text', () => {
  it('is refused to a client that has to send ids, whatever it says', async () => {
    for (const query of [sources, '{ sources { vendr } }', '{', 'x'.repeat(100_000), write]) {
      const reply = await world.post('key-of-a', { query });
      expect(reply).toMatchObject(refusal(403, 'PERSISTED_QUERY_REQUIRED', /documentId/));
      // Nothing of the schema, and nothing of the text.
      expect(reply.text).not.toMatch(/Did you mean|Syntax|vendr/);
    }
    expect(await world.get('key-of-a', { query: sources })).toMatchObject(refusal(403, 'PERSISTED_QUERY_REQUIRED'));
  });

  it('runs on a safelist when it is the exact text of a listed operation', async () => {
    expect(await world.post('key-of-web', { query: sources })).toMatchObject(vendorsAnswer);
    expect(await world.get('key-of-web', { query: sources })).toMatchObject(vendorsAnswer);
    expect(await world.post('key-of-web', { documentId: idOf(sources) })).toMatchObject(vendorsAnswer);
    for (const query of [`${sources} `, mappings, '{ sources { vendr } }'])
      expect(await world.post('key-of-web', { query })).toMatchObject(
        refusal(403, 'PERSISTED_QUERY_REQUIRED', /exact text/),
      );
  });

  it('runs for an analyst, and is told in the log by hash and name, once', async () => {
    const query = 'query Secretive { order(by: {vendorId: {vendor: SOMS, nativeId: "13800001111"}}) { id } }';
    for (const time of [1, 2])
      expect(await world.post('key-of-analyst', { query }), `time ${time}`).toMatchObject({ status: 200 });
    const told = world.logged.filter(({ hash: of }) => of === sha256(query));
    expect(told).toMatchObject([{ client: 'analyst', operationName: 'Secretive' }]);
    expect(JSON.stringify(world.logged)).not.toContain('13800001111');
  });

  it('that is missing is a bad request', async () => {
    for (const key of ['key-of-a', 'key-of-web', 'key-of-analyst'])
      expect(await world.post(key, { variables: {} })).toMatchObject({ status: 400 });
  });
});

it('what runs is counted by the names of listed operations only', async () => {
  const before = await numbers();
  await world.post('key-of-a', { documentId: idOf(sources) });
  await world.post('key-of-web', { query: sources });
  await world.post('key-of-analyst', { query: 'query Invented { __typename }' });
  await world.post('key-of-a', { query: 'query Refused { __typename }' });
  await world.post('key-of-a', { documentId: 'refused' });
  const after = await numbers();
  const more = [...after].filter(([labels, value]) => value !== before.get(labels));
  expect(more.map(([labels, value]) => [labels, value - (before.get(labels) ?? 0)])).toEqual([
    ['client="partner-a",operation="Sources",listed="true"', 1],
    ['client="web",operation="Sources",listed="true"', 1],
    ['client="analyst",operation="unlisted",listed="false"', 1],
  ]);
});

async function numbers(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${world.facade.url}/metrics`)).text();
  const lines = text.matchAll(/^ordergraph_operations_total\{(.*)\} (\d+)$/gm);
  return new Map([...lines].map(([, labels = '', value]) => [labels, Number(value)]));
}
