/** The files that list a client's operations: how they are read, and what happens when they change or are broken. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../config.ts';
import { createSchema } from '../../server/graphql/engine.ts';
import { costEstimator } from '../../server/persisted/cost.ts';
import { openLists } from '../../server/persisted/lists.ts';
import { documentStore } from '../../server/persisted/plugin.ts';
import { watchedLog } from '../leaks.ts';
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
} from './persisted-world.ts';

const own = 'query Own { __typename }';
const plainOf = (text: string): Record<string, string> => ({ [idOf(text)]: text });

let world: World;
beforeAll(async () => {
  world = await persistedWorld((put) => {
    put('partner-a', 'build.json', apollo([sha256(sources), sources], ['own.id~1', own]));
    put('partner-b', 'all.json', plain(mappings));
    put('web', 'all.json', plain(sources));
    put('broken', 'all.json', { ...plainOf(own), [idOf('something else')]: 'query Wrong { nothing }', named: '{' });
  });
});
afterAll(() => world.close());

it('listed operations are parsed, and their cost is estimated, before anybody asks for them', async () => {
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
    // The points are those of the most expensive operation of the list.
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
    // What is valid in it is not listed either.
    expect(await world.post('key-of-broken', { documentId: idOf(own) })).toMatchObject(
      refusal(404, 'PERSISTED_QUERY_NOT_FOUND'),
    );
    expect(await world.post('key-of-a', { documentId: 'own.id~1' })).toMatchObject({ status: 200 });
    world.put('broken', 'all.json', plain(own));
    world.later();
    expect(await world.post('key-of-broken', { documentId: idOf(own) })).toMatchObject({ status: 200 });
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
    ['the same id twice', { [idOf(sources)]: sources, 'own.id~1': 'query Other { __typename }' }, /another text/],
  ];
  it.each(faults)('%s: the last good list stays, and the log says what is wrong', async (_what, manifest, problem) => {
    const from = world.logged.length;
    world.put('partner-a', 'zz-late.json', manifest);
    world.later();
    expect(await world.post('key-of-a', { documentId: idOf(sources) })).toMatchObject(vendorsAnswer);
    expect(await world.post('key-of-a', { documentId: 'own.id~1' })).toMatchObject({ status: 200 });
    const told = world.logged.slice(from).filter(({ client }) => client === 'partner-a');
    expect(told).toMatchObject([
      { file: 'zz-late.json', problem: expect.stringMatching(problem) },
      { msg: expect.stringMatching(/last good list/) },
    ]);
    rmSync(join(world.dir, 'partner-a', 'zz-late.json'));
    world.later();
    expect(await world.post('key-of-a', { documentId: idOf(sources) })).toMatchObject(vendorsAnswer);
  });

  it('a change is in use at the next look, whole; a retired operation is gone', async () => {
    const fresh = 'query Fresh { sources { health } }';
    expect(await world.post('key-of-b', { documentId: idOf(fresh) })).toMatchObject({ status: 404 });
    world.put('partner-b', 'all.json', plain(fresh));
    world.later();
    expect(await world.post('key-of-b', { documentId: idOf(fresh) })).toMatchObject({ status: 200 });
    expect(await world.post('key-of-b', { documentId: idOf(mappings) })).toMatchObject({ status: 404 });
    // A folder that comes later, and one that goes.
    world.put('analyst', 'a.json', plain(own));
    world.later();
    expect(await world.post('key-of-analyst', { documentId: idOf(own) })).toMatchObject({ status: 200 });
    rmSync(join(world.dir, 'analyst'), { recursive: true });
    world.later();
    expect(await world.post('key-of-analyst', { documentId: idOf(own) })).toMatchObject({ status: 404 });
    world.put('partner-b', 'all.json', plain(mappings));
    world.later();
  });

  it('a change is seen without a second’s wait: the folder itself reports it', async () => {
    await world.post('key-of-b', { documentId: idOf(mappings) });
    writeFileSync(join(world.dir, 'partner-b', 'quick.json'), JSON.stringify(plainOf(own)));
    await vi.waitFor(async () => {
      expect(await world.post('key-of-b', { documentId: idOf(own) })).toMatchObject({ status: 200 });
    });
  });

  it('a client without a folder has no operations, until it has one', async () => {
    world.put('x', 'a.json', plain(own));
    expect(await world.post('', { documentId: idOf(own) })).toMatchObject({ status: 404 });
    world.put('local', 'a.json', plain(own));
    world.later();
    expect(await world.post('', { documentId: idOf(own) })).toMatchObject({ status: 200 });
  });
});
