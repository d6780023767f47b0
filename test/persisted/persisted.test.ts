/** Operations that are listed for a client, through real HTTP: ids, modes, manifests, counters. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../config.ts';
import { createSchema } from '../../server/graphql/engine.ts';
import { costEstimator } from '../../server/persisted/cost.ts';
import { openLists } from '../../server/persisted/lists.ts';
import { documentStore } from '../../server/persisted/plugin.ts';
import { watchedLog } from '../leaks.ts';
import { apollo, mappings, persistedWorld, plain, sha256, sources, type World, write } from './persisted-world.ts';

const own = 'query Own { __typename }';
const id = (text: string): string => `sha256:${sha256(text)}`;
const hash = (text: string, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash: sha256(text) } });

let world: World;
beforeAll(async () => {
  world = await persistedWorld((put) => {
    put('partner-a', 'build.json', apollo([sha256(sources), sources], ['own.id~1', own]));
    put('partner-a', 'more.json', plain(mappings, write));
    put('partner-b', 'all.json', plain(mappings));
    put('web', 'all.json', plain(sources));
    put('broken', 'all.json', { ...plainOf(own), [id('something else')]: 'query Wrong { nothing }', named: '{' });
  });
});
afterAll(() => world.close());
const plainOf = (text: string): Record<string, string> => ({ [id(text)]: text });

const refusal = (status: number, code: string, message: RegExp | string = /./) => ({
  status,
  body: {
    errors: [{ message: typeof message === 'string' ? message : expect.stringMatching(message), extensions: { code } }],
  },
});
const vendorsAnswer = { status: 200, body: { data: { sources: expect.arrayContaining([{ vendor: 'SOMS' }]) } } };

describe('an id', () => {
  it.each([
    ['the hash with its prefix', { documentId: id(sources) }],
    ['the bare hash', { documentId: sha256(sources) }],
    ['Apollo’s extension', { extensions: hash(sources) }],
    ['beside a null text', { documentId: id(sources), query: null }],
    ['with its operation’s name', { documentId: id(sources), operationName: 'Sources' }],
    ['with an empty name', { documentId: id(sources), operationName: '' }],
  ])('%s runs the listed operation, by POST', async (_what, body) => {
    expect(await world.post('key-of-a', body)).toMatchObject(vendorsAnswer);
  });

  it('is taken by GET too, with variables', async () => {
    expect(await world.get('key-of-a', { documentId: id(sources) })).toMatchObject(vendorsAnswer);
    expect(await world.get('key-of-a', { extensions: JSON.stringify(hash(sources)) })).toMatchObject(vendorsAnswer);
    const some = await world.get('key-of-a', { documentId: id(mappings), variables: '{"vendor":"EZR"}' });
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
    expect(await world.get('key-of-a', { documentId: id('nothing') })).toMatchObject(notFound);
    expect(await world.get('key-of-a', { documentId: 'constructor' })).toMatchObject(notFound);
  });

  const bad = refusal(400, 'BAD_USER_INPUT');
  it.each([
    ['a number', { documentId: 7 }],
    ['empty', { documentId: '' }],
    ['an object', { documentId: { $ne: null } }],
    ['a hash that is too short', { documentId: 'sha256:abc' }],
    ['a hash in capitals', { documentId: id(sources).replace(/[a-f]/g, (one) => one.toUpperCase()) }],
    ['of an unknown kind', { documentId: 'md5:abc' }],
    ['with other characters', { documentId: '../partner-b/x' }],
    ['very long', { documentId: 'a'.repeat(257) }],
    ['with a text', { documentId: id(sources), query: sources }],
    ['with another text', { documentId: id(sources), query: 'mutation { nothing' }],
    ['as a hash with its text: nobody can register', { extensions: hash(sources), query: sources }],
    ['as a hash with a new text', { extensions: hash('{ __typename }'), query: '{ __typename }' }],
    ['twice', { documentId: id(sources), extensions: hash(sources) }],
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
    expect(await world.get('key-of-a', { documentId: id(sources), query: sources })).toMatchObject(bad);
    const extensions = JSON.stringify(hash(sources));
    expect(await world.get('key-of-a', { extensions, query: sources })).toMatchObject(bad);
    expect(await world.get('key-of-a', { documentId: id(sources), extensions })).toMatchObject(bad);
  });

  it('with another operation’s name, or with wrong variables, is refused', async () => {
    expect(await world.post('key-of-a', { documentId: id(sources), operationName: 'Other' })).toMatchObject({
      status: 400,
    });
    expect(await world.post('key-of-a', { documentId: id(mappings), variables: { vendor: 'NOBODY' } })).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    });
  });

  it('of a mutation runs by POST only', async () => {
    expect(await world.get('key-of-a', { documentId: id(write) })).toMatchObject({
      status: 405,
      headers: { allow: 'POST', 'cache-control': 'no-store' },
    });
    expect(await world.post('key-of-a', { documentId: id(write) })).toMatchObject({
      status: 200,
      body: { data: { __typename: 'Mutation' } },
    });
  });

  it('by GET needs a header that no form can send', async () => {
    expect(await world.get('', { documentId: id(sources) })).toMatchObject({ status: 400 });
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
    expect(await world.post('key-of-web', { documentId: id(sources) })).toMatchObject(vendorsAnswer);
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
  await world.post('key-of-a', { documentId: id(sources) });
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

it('listed operations are parsed and judged before anybody asks for them', async () => {
  const schema = createSchema();
  const lines: unknown[] = [];
  const lists = openLists({
    dir: world.dir,
    check: { schema, estimate: costEstimator(schema, readConfig({}).limits) },
    log: watchedLog((line) => void lines.push(JSON.parse(line))),
    now: () => Date.now(),
  });
  try {
    const store = documentStore(lists);
    expect(await store.get(`schema:${sha256(sources)}`)).toMatchObject({ kind: 'Document' });
    expect(await store.get(`schema:${sha256('{ __typename }')}`)).toBeUndefined();
    // And costed: the dearest of its list.
    expect(lines).toContainEqual(expect.objectContaining({ client: 'web', operations: 1, points: 3 }));
  } finally {
    lists.close();
  }
});

describe('manifests', () => {
  it('a broken one empties its client’s list at the start, and nobody else’s, until it is mended', async () => {
    const told = world.logged.filter(({ client, level }) => client === 'broken' && level >= 50);
    expect(told).toMatchObject([
      { file: 'all.json', operation: expect.stringContaining('Wrong'), problem: expect.stringMatching(/SHA-256/) },
      { file: 'all.json', operation: expect.stringContaining('named'), problem: expect.stringMatching(/Syntax Error/) },
      { msg: expect.stringMatching(/no operations/) },
    ]);
    // Not even what is valid in it.
    expect(await world.post('key-of-broken', { documentId: id(own) })).toMatchObject(
      refusal(404, 'PERSISTED_QUERY_NOT_FOUND'),
    );
    expect(await world.post('key-of-a', { documentId: 'own.id~1' })).toMatchObject({ status: 200 });
    world.put('broken', 'all.json', plain(own));
    world.later();
    expect(await world.post('key-of-broken', { documentId: id(own) })).toMatchObject({ status: 200 });
  });

  const faults: readonly (readonly [string, unknown, RegExp])[] = [
    ['no JSON', '{"a":', /is not JSON/],
    ['a list', [], /no manifest/],
    ['no texts', { a: 1 }, /no manifest.*a:/],
    ['an Apollo manifest of another version', { format: 'x', version: 2, operations: [] }, /no manifest.*format/],
    ['a hash that is not its text’s', { [sha256('x')]: own }, /SHA-256 of the text/],
    ['an id that is none', { 'a b': own }, /the id is none/],
    ['a text that does not parse', { a: 'query {' }, /Syntax Error/],
    ['a text that is not valid', { a: 'query A { nothing }' }, /Cannot query field "nothing".*line 1/],
    ['two operations', { a: 'query A { __typename } query B { __typename }' }, /exactly one.*holds 2/],
    ['no operation', { a: 'fragment F on Query { __typename }' }, /exactly one.*holds 0/],
    ['the same id twice', { [id(sources)]: sources, 'own.id~1': 'query Other { __typename }' }, /another text/],
  ];
  it.each(faults)('%s: the last good list stays, and the log says what is wrong', async (_what, manifest, problem) => {
    const from = world.logged.length;
    world.put('partner-a', 'zz-late.json', manifest);
    world.later();
    expect(await world.post('key-of-a', { documentId: id(sources) })).toMatchObject(vendorsAnswer);
    expect(await world.post('key-of-a', { documentId: 'own.id~1' })).toMatchObject({ status: 200 });
    const told = world.logged.slice(from).filter(({ client }) => client === 'partner-a');
    expect(told).toMatchObject([
      { file: 'zz-late.json', problem: expect.stringMatching(problem) },
      { msg: expect.stringMatching(/last good list/) },
    ]);
    rmSync(join(world.dir, 'partner-a', 'zz-late.json'));
    world.later();
    expect(await world.post('key-of-a', { documentId: id(sources) })).toMatchObject(vendorsAnswer);
  });

  it('a change is in use at the next look, whole; a retired operation is gone', async () => {
    const fresh = 'query Fresh { sources { health } }';
    expect(await world.post('key-of-b', { documentId: id(fresh) })).toMatchObject({ status: 404 });
    world.put('partner-b', 'all.json', plain(fresh));
    world.later();
    expect(await world.post('key-of-b', { documentId: id(fresh) })).toMatchObject({ status: 200 });
    expect(await world.post('key-of-b', { documentId: id(mappings) })).toMatchObject({ status: 404 });
    // A folder that comes later, and one that goes.
    world.put('analyst', 'a.json', plain(own));
    world.later();
    expect(await world.post('key-of-analyst', { documentId: id(own) })).toMatchObject({ status: 200 });
    rmSync(join(world.dir, 'analyst'), { recursive: true });
    world.later();
    expect(await world.post('key-of-analyst', { documentId: id(own) })).toMatchObject({ status: 404 });
    world.put('partner-b', 'all.json', plain(mappings));
    world.later();
  });

  it('a change is seen without a second’s wait: the folder itself says that it has touched', async () => {
    await world.post('key-of-b', { documentId: id(mappings) });
    writeFileSync(join(world.dir, 'partner-b', 'quick.json'), JSON.stringify(plainOf(own)));
    await vi.waitFor(async () => {
      expect(await world.post('key-of-b', { documentId: id(own) })).toMatchObject({ status: 200 });
    });
  });

  it('a client without a folder has no operations, until it has one', async () => {
    world.put('x', 'a.json', plain(own));
    expect(await world.post('', { documentId: id(own) })).toMatchObject({ status: 404 });
    world.put('local', 'a.json', plain(own));
    world.later();
    expect(await world.post('', { documentId: id(own) })).toMatchObject({ status: 200 });
  });
});
