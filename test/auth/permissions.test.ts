/** Who may ask for what, in which way: every root field and every personal field, for every role. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../resolvers/client.ts';
import { scopesOf } from '../../resolvers/directives/requires-scopes.ts';
import { createSchema } from '../../server/graphql/engine.ts';
import { type AccessWorld, accessWorld, clientLine, clients, keyOf } from './access-world.ts';
import { plantPersons, type PersonalField } from './personal-world.ts';
import { sha256 } from '../persisted/persisted-world.ts';
import { type Question, question } from '../graph/questions.ts';

const roles = ['frontend', 'analyst', 'partner', 'operator'] as const;
type Role = (typeof roles)[number];

/** How an operation is sent; all but the last are listed for everybody. */
const ways = ['id by POST', 'id by GET', 'listed text', 'other text'] as const;
type Way = (typeof ways)[number];
const runs = 'runs';
const idOnly = 'PERSISTED_QUERY_REQUIRED';
const wayTable: Readonly<Record<Role, Readonly<Record<Way, string>>>> = {
  frontend: { 'id by POST': runs, 'id by GET': runs, 'listed text': runs, 'other text': idOnly },
  analyst: { 'id by POST': runs, 'id by GET': runs, 'listed text': runs, 'other text': runs },
  partner: { 'id by POST': runs, 'id by GET': runs, 'listed text': idOnly, 'other text': idOnly },
  operator: { 'id by POST': runs, 'id by GET': runs, 'listed text': runs, 'other text': runs },
};

/** What a field needs, and the roles that have it by themselves. */
const scopeTable: Readonly<Record<Scope | 'a key', readonly Role[]>> = {
  'a key': ['frontend', 'analyst', 'partner', 'operator'],
  'orders:read': ['frontend', 'analyst', 'partner', 'operator'],
  'stats:read': ['analyst', 'operator'],
  'ops:admin': ['operator'],
  'orders:write': ['operator'],
  'pii:reveal': [],
  'raw:read': [],
};
const introspecting: ReadonlySet<Role> = new Set(['analyst', 'operator']);
/** Every reading field. A new one has to be put here. */
const reading: Readonly<Record<string, Scope | 'a key'>> = {
  changes: 'orders:read',
  deliveryQuote: 'orders:read',
  find: 'orders:read',
  lookup: 'orders:read',
  node: 'orders:read',
  nodes: 'orders:read',
  operation: 'orders:read',
  operations: 'ops:admin',
  order: 'orders:read',
  orderGroup: 'orders:read',
  orderStats: 'stats:read',
  orders: 'orders:read',
  package: 'orders:read',
  packages: 'orders:read',
  pickupCheck: 'orders:read',
  rateLimit: 'a key',
  reminder: 'orders:read',
  reminders: 'orders:read',
  returns: 'orders:read',
  sources: 'orders:read',
  statusMappings: 'a key',
  trace: 'orders:read',
};

const schema = createSchema();
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const introspection: readonly Question[] = [
  { text: 'query { __schema { queryType { name } } }', variables: {} },
  { text: 'query { __type(name: "Order") { name } }', variables: {} },
];

/** Of each role one more that may reveal. */
const revealing = (role: Role): string => `${role}.pii`;
const scopesWith = (role: Role): string =>
  JSON.stringify([
    ...Object.entries(scopeTable).flatMap(([scope, has]) => (scope !== 'a key' && has.includes(role) ? [scope] : [])),
    'pii:reveal',
  ]);

let world: AccessWorld;
let folder: string;
let personal: Readonly<Record<string, PersonalField>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ordergraph-permissions-'));
  world = await accessWorld(
    clients(
      ...roles.map((role) => clientLine(role, role)),
      ...roles.map((role) => clientLine(revealing(role), role, `scopes: ${scopesWith(role)}`)),
      clientLine('bare', 'analyst', 'scopes: []'),
    ),
    {},
    { PERSISTED_DIR: folder },
  );
  personal = await plantPersons(world.facade, (query, variables) => world.ask('operator', query, variables));
  const texts = [
    ...introspection.map(({ text }) => text),
    ...queries.map((field) => question('query', field).text),
    ...mutations.map((field) => question('mutation', field).text),
    ...Object.values(personal).map(({ query }) => query),
  ];
  const manifest = JSON.stringify(Object.fromEntries(texts.map((text) => [`sha256:${sha256(text)}`, text])));
  for (const role of roles)
    for (const client of [role, revealing(role)]) {
      mkdirSync(join(folder, client));
      writeFileSync(join(folder, client, 'all.json'), manifest);
    }
  world.wait(1_001);
}, 60_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => world.facade.forget());

interface Said {
  readonly status: number;
  readonly text: string;
  readonly data: unknown;
  readonly errors: readonly { readonly path?: readonly unknown[]; readonly extensions: { readonly code: string } }[];
}
async function send(client: string, { text: query, variables }: Question, way: Way): Promise<Said> {
  const url = `${world.facade.url}/graphql`;
  const documentId = `sha256:${sha256(query)}`;
  const headers = { 'x-api-key': keyOf(client), 'content-type': 'application/json' };
  const post = (body: unknown) => request(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const parameters = new URLSearchParams({ documentId, variables: JSON.stringify(variables) });
  const answer = await {
    'id by POST': () => post({ documentId, variables }),
    'id by GET': () => request(`${url}?${parameters.toString()}`, { headers }),
    'listed text': () => post({ query, variables }),
    'other text': () => post({ query: `${query} # of their own`, variables }),
  }[way]();
  const body = await answer.body.text();
  const parsed: Partial<Said> = body.startsWith('{') ? JSON.parse(body) : {};
  return { status: answer.statusCode, text: body, data: parsed.data ?? null, errors: parsed.errors ?? [] };
}

/** `runs`, or the code of the refusal. What the field itself answers is another matter. */
function outcomeOf({ status, text, errors }: Said, field: string): string {
  if (status === 405) return 'POST only';
  const codes = errors.map(({ extensions }) => extensions.code);
  if (status !== 200) return [...new Set(codes)].join() || text;
  for (const { path, extensions } of errors) if (extensions.code === 'FORBIDDEN') expect(path).toEqual([field]);
  return codes.includes('FORBIDDEN') ? 'FORBIDDEN' : runs;
}

const cases = roles.flatMap((role) => ways.map((way) => [role, way] as const));

describe('root fields', () => {
  it('have all been decided about', () => {
    const told = Object.fromEntries(
      queries.map((field) => [field.name, scopesOf(field, schema)?.[0]?.[0] ?? 'a key'] as const),
    );
    expect(told).toEqual(reading);
    const marked = queries.filter(({ astNode }) =>
      astNode?.directives?.some(({ name }) => ['authenticated', 'requiresScopes'].includes(name.value)),
    );
    expect(marked).toHaveLength(queries.length);
    expect(mutations.length).toBeGreaterThan(20);
    for (const field of mutations)
      expect([field.name, scopesOf(field, schema)]).toEqual([field.name, [['orders:write']]]);
  });

  it.each(cases)('%s, %s: queries', async (role, way) => {
    const allowed = wayTable[role][way];
    for (const field of queries) {
      const has = scopeTable[reading[field.name] ?? 'a key'].includes(role);
      const expected = allowed === runs && !has ? 'FORBIDDEN' : allowed;
      const said = await send(role, question('query', field), way);
      expect([field.name, outcomeOf(said, field.name)]).toEqual([field.name, expected]);
    }
  });

  it.each(cases)('%s, %s: mutations', async (role, way) => {
    const allowed = wayTable[role][way];
    const has = scopeTable['orders:write'].includes(role);
    for (const field of mutations) {
      const expected = way === 'id by GET' ? 'POST only' : allowed === runs && !has ? 'FORBIDDEN' : allowed;
      const said = await send(role, question('mutation', field), way);
      expect([field.name, outcomeOf(said, field.name)]).toEqual([field.name, expected]);
    }
    if (!has) expect(world.facade.calls()).toEqual([]);
  });

  it.each(cases)('%s, %s: the schema itself', async (role, way) => {
    const allowed = wayTable[role][way];
    for (const asked of introspection) {
      const said = await send(role, asked, way);
      const expected = allowed === runs && !introspecting.has(role) ? 'FORBIDDEN' : allowed;
      expect([asked.text, outcomeOf(said, '')]).toEqual([asked.text, expected]);
    }
  });

  it('a client without any scope: what needs no more than a key', async () => {
    const asked = [...queries, ...mutations].map(async (field) => {
      const kind = mutations.includes(field) ? 'mutation' : 'query';
      return [field.name, outcomeOf(await send('bare', question(kind, field), 'other text'), field.name)] as const;
    });
    const open = (await Promise.all(asked)).filter(([, outcome]) => outcome !== 'FORBIDDEN');
    expect(open).toEqual([
      ['rateLimit', runs],
      ['statusMappings', runs],
    ]);
    expect(world.facade.calls()).toEqual([]);
  });

  it.each(ways)('nobody that is known, %s: nothing at all', async (way) => {
    for (const asked of [
      ...introspection,
      ...queries.map((field) => question('query', field)),
      ...mutations.map((field) => question('mutation', field)),
    ])
      expect(outcomeOf(await send('nobody', asked, way), '')).toBe('UNAUTHENTICATED');
    expect(world.facade.calls()).toEqual([]);
  });
});

describe('personal fields', () => {
  it('are all fields that can reveal', () => {
    const found = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter(({ args }) => args.some(({ name }) => name === 'reveal'))
          .map(({ name }) => `${type.name}.${name}`),
      );
    expect(found.toSorted()).toEqual(Object.keys(personal).toSorted());
  });

  it.each(cases)('%s, %s', async (role, way) => {
    const allowed = wayTable[role][way];
    for (const client of [role, revealing(role)]) {
      for (const [field, { query, plain }] of Object.entries(personal)) {
        const name = [client, field];
        const masked = await send(client, { text: query, variables: { reveal: false } }, way);
        const clear = await send(client, { text: query, variables: { reveal: true } }, way);
        if (allowed !== runs) {
          for (const { errors, text } of [masked, clear]) {
            expect([...name, errors.map(({ extensions }) => extensions.code)]).toEqual([...name, [allowed]]);
            expect(text).not.toContain(plain);
          }
          continue;
        }
        expect([...name, masked.errors]).toEqual([...name, []]);
        expect([...name, masked.text]).toEqual([...name, expect.stringContaining('*')]);
        expect(masked.text).not.toContain(plain);
        if (client === role) {
          const userErrors = clear.errors.map(({ path, extensions }) => `${String(path?.at(-1))} ${extensions.code}`);
          expect([...name, [...new Set(userErrors)]]).toEqual([...name, [`${field.split('.')[1]} FORBIDDEN`]]);
          expect(clear.text).not.toContain(plain);
        } else {
          expect([...name, clear.errors]).toEqual([...name, []]);
          expect([...name, clear.text]).toEqual([...name, expect.stringContaining(plain)]);
        }
      }
    }
  });
});
