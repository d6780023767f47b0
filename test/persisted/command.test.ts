/** `npm run persisted`, as a person uses it, beside a running server. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { apollo, mappings, persistedWorld, plain, sha256, sources, type World } from './persisted-world.ts';

// Each command is a process of its own, which takes a second to start and more on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let world: World;
beforeAll(async () => {
  world = await persistedWorld();
});
afterAll(() => world.close());

const persisted = (...words: readonly string[]) => persistedWith({}, ...words);
function persistedWith(
  environment: Record<string, string>,
  ...words: readonly string[]
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['commands/persisted.ts', ...words], {
      cwd: new URL('../../', import.meta.url),
      env: { ...process.env, PERSISTED_DIR: world.dir, ...environment },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

/** A file of the partner's, outside of every client's folder. */
function file(name: string, content: unknown): string {
  const path = join(world.dir, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const runs = async (documentId: string): Promise<number> => {
  world.later();
  return (await world.post('key-of-a', { documentId })).status;
};

it('adds, lists, describes and retires', async () => {
  expect(await persisted('check')).toEqual({ code: 0, out: '0 valid, 0 broken, 0 clients\n', err: '' });

  const text = `${sources}\n`;
  const ids = { graphql: `sha256:${sha256(text)}`, tool: 'own~1', hash: `sha256:${sha256(mappings)}` };
  const added = await persisted(
    'add',
    'partner-a',
    file('sources.graphql', text),
    file('apollo.json', apollo([ids.tool, 'query Own { __typename }'])),
    file('plain.json', plain(mappings)),
  );
  expect(added).toEqual({
    code: 0,
    out: `${ids.graphql}  added\n${ids.tool}  added\n${ids.hash}  added\n`,
    err: '',
  });
  // The running server has them without more ado.
  expect([await runs(ids.graphql), await runs(ids.tool), await runs(ids.hash)]).toEqual([200, 200, 200]);
  expect(await persisted('add', 'partner-a', join(world.dir, 'plain.json'))).toMatchObject({
    code: 0,
    out: `${ids.hash}  listed already\n`,
  });

  expect(await persisted('list', 'partner-a')).toEqual({
    code: 0,
    out: [
      `partner-a  ${ids.graphql}  query  Sources  operations.json  3 points`,
      `partner-a  ${ids.tool}  query  Own  operations.json  0 points`,
      `partner-a  ${ids.hash}  query  Mappings  operations.json  3 points`,
      '',
    ].join('\n'),
    err: '',
  });
  expect(await persisted('check')).toMatchObject({ code: 0, out: '3 valid, 0 broken, 1 client\n' });

  const described = await persisted('schema', 'partner-a', sha256(mappings));
  expect(JSON.parse(described.out)).toMatchObject({
    title: 'Variables of Mappings',
    properties: { vendor: { anyOf: [{ $ref: '#/$defs/Vendor' }, { type: 'null' }] } },
    $defs: { Vendor: { enum: expect.arrayContaining(['SOMS']) } },
  });

  expect(await persisted('retire', 'partner-a', sha256(text))).toMatchObject({ code: 0 });
  expect([await runs(ids.graphql), await runs(ids.tool)]).toEqual([404, 200]);
  expect(await persisted('retire', 'partner-a', sha256(text))).toMatchObject({
    code: 1,
    err: expect.stringContaining('not listed'),
  });
});

it('adds all or nothing', async () => {
  const good = file('good.graphql', 'query Good { __typename }');
  const kept = readFileSync(join(world.dir, 'partner-a', 'operations.json'), 'utf8');
  const refused = await persisted(
    'add',
    'partner-a',
    good,
    file('bad.graphql', 'query Bad { nothing }'),
    file('bad.json', { [`sha256:${sha256('x')}`]: 'query Wrong { __typename }', 'own~1': 'query Else { __typename }' }),
  );
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err.split('\n')).toEqual([
    expect.stringMatching(/bad\.graphql: Bad .*Cannot query field "nothing"/),
    expect.stringMatching(/bad\.json: Wrong .*SHA-256/),
    expect.stringMatching(/bad\.json: Else .*another text already/),
    'Nothing was added.',
    '',
  ]);
  expect(readFileSync(join(world.dir, 'partner-a', 'operations.json'), 'utf8')).toBe(kept);
  expect(readdirSync(join(world.dir, 'partner-a'))).toEqual(['operations.json']);
  expect(await persisted('add', '../elsewhere', good)).toMatchObject({ code: 1, err: expect.stringContaining('id') });
  expect(await persisted('add', 'new', file('none.json', '[]'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('no manifest'),
  });
  expect(await persisted('add', 'new')).toMatchObject({ code: 2, err: expect.stringContaining('npm run persisted') });
});

it('checks against a schema that is to come, and tells what it would break', async () => {
  const printed = readFileSync(new URL('../../schema/printed.graphql', import.meta.url), 'utf8');
  expect(await persisted('check', '--schema', file('same.graphqls', printed))).toMatchObject({ code: 0 });
  const without = file('next.graphqls', printed.replace('  statusMappings(', '  statusTables('));
  const { code, out } = await persisted('check', '--schema', without);
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(
      /^partner-a\/operations\.json: Mappings \(sha256:[0-9a-f]{64}\): Cannot query field "statusMappings"/,
    ),
    '1 valid, 1 broken, 1 client',
    '',
  ]);

  // Limits are a matter of the environment, which a deployment checks with its own.
  const dear = file(
    'dear.graphql',
    `query Dear { orders(first: 100) { nodes { ${'group { members { '.repeat(3)} items { nodes { sku { code } } } ${'} }'.repeat(3)} } } }`,
  );
  expect(await persisted('add', 'late', dear)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/Dear .*can never run: .*20,000 are allowed/),
  });
  world.put('late', 'dear.json', { dear: readFileSync(dear, 'utf8') });
  expect(await persisted('check')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^late\/dear\.json: Dear \(dear\): can never run: .*\n2 valid, 1 broken, 2 clients\n$/),
  });
  expect(await persisted('retire', 'late', 'dear')).toMatchObject({ code: 0 });

  // One that is broken already is told, keeps others from being added, and can be retired.
  world.put('late', 'build.json', { a: 'query A { nothing }', b: 'query B { __typename }' });
  expect(await persisted('check')).toMatchObject({ code: 1, out: expect.stringContaining('late/build.json: A (a)') });
  expect(await persisted('add', 'late', file('good.graphql', 'query Good { __typename }'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/A \(a\).*\n.*retire/),
  });
  expect(await persisted('retire', 'late', 'a')).toMatchObject({ code: 0, out: 'a  taken off build.json\n' });
  expect(await persisted('check')).toMatchObject({ code: 0 });
});

it('adds for clients of ACCESS_FILE only, and warns of a mutation for one that may not write', async () => {
  const access = file('access.yaml', 'clients: [{ id: reader, role: partner }, { id: writer, role: operator }]');
  const mutation = file('write.graphql', 'mutation Note { __typename }');
  const add = (client: string) => persistedWith({ ACCESS_FILE: access }, 'add', client, mutation);
  expect(await add('rider')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^rider: .+ has no such client; it has reader, writer\. Nothing was added\.\n$/),
  });
  expect(readdirSync(world.dir)).not.toContain('rider');
  expect(await add('reader')).toMatchObject({
    code: 0,
    err: expect.stringMatching(/^Note \(sha256:\w+\): a mutation, which reader may not run/),
  });
  expect(await add('writer')).toMatchObject({ code: 0, err: '' });
});
