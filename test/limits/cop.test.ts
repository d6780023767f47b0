/** What graphql-cop tries on a GraphQL server, and documents made to hurt, asked by a partner. */
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';
import { clientsByHeader, partner } from '../persisted/partner.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { clientOf: clientsByHeader(partner) });
});
afterAll(() => facade.close());

const headers = { 'content-type': 'application/json', 'x-test-client': partner.id };
interface Said {
  readonly status: number;
  readonly text: string;
  readonly data: unknown;
  readonly codes: readonly unknown[];
}
async function send(
  body: string,
  { method = 'POST', path = '/graphql', more = {} }: { method?: 'POST' | 'GET'; path?: string; more?: object } = {},
): Promise<Said> {
  const response = await request(facade.url + path, {
    method,
    headers: { ...headers, ...more },
    ...(method === 'POST' ? { body } : {}),
  });
  const text = await response.body.text();
  const parsed: { data?: unknown; errors?: { extensions?: { code?: unknown } }[] } = text.startsWith('{')
    ? JSON.parse(text)
    : {};
  return {
    status: response.statusCode,
    text,
    data: parsed.data ?? null,
    codes: (parsed.errors ?? []).map(({ extensions }) => extensions?.code),
  };
}
const ask = (query: string): Promise<Said> => send(JSON.stringify({ query }));
const tooMuch = { status: 400, data: null, codes: ['COST_LIMIT_EXCEEDED'] };

it('lets the partner ask what it may', async () => {
  expect(await ask('query cop { __typename }')).toMatchObject({ status: 200, data: { __typename: 'Query' } });
});

describe('graphql-cop', () => {
  it('alias overloading', async () => {
    const aliases = Array.from({ length: 101 }, (_, at) => `alias${at}:__typename`).join(' ');
    expect(await ask(`query cop { ${aliases} }`)).toMatchObject(tooMuch);
  });

  it('array-based batches', async () => {
    const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }));
    const said = await send(JSON.stringify(batch));
    expect(said).toMatchObject({ status: 400, data: null });
    expect(said.text).not.toContain('Query');
  });

  it.each(['query', 'mutation'])('%s over GET without a header of its own', async (kind) => {
    const query = encodeURIComponent(`${kind} cop { __typename }`);
    const response = await request(`${facade.url}/graphql?query=${query}`, {
      headers: { 'x-test-client': partner.id },
    });
    expect(response.statusCode).toBe(400);
    expect(await response.body.text()).not.toContain('__typename":');
  });

  it('a mutation over GET, with the header', async () => {
    const path = `/graphql?query=${encodeURIComponent('mutation cop { __typename }')}`;
    const said = await send('', { method: 'GET', path, more: { 'apollo-require-preflight': 'true' } });
    expect(said).toMatchObject({ status: 405, data: null });
  });

  it('a form by POST', async () => {
    const body = new URLSearchParams({ query: 'query cop { __typename }' }).toString();
    const said = await send(body, { more: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(said.status).toBeGreaterThanOrEqual(400);
    expect(said.status).toBeLessThan(500);
    expect(said.data).toBeNull();
  });

  it('tracing and debugging', async () => {
    const traced = await ask('query cop { __typename }');
    expect(traced.text).not.toMatch(/tracing|"extensions"/);
    const broken = await ask('query cop { __typename @deprecated }');
    expect(broken.status).toBe(400);
    expect(broken.text).not.toMatch(/stacktrace|exception|node_modules|file:\/\//);
  });

  it.each(['__typename', 'sources { vendor }'])('field duplication: %s', async (field) => {
    expect(await ask(`query cop { ${`${field} \n`.repeat(500)} }`)).toMatchObject(tooMuch);
  });

  it('field suggestions', async () => {
    const said = await ask('query cop { order(by: {id: "1"}) { nativeIdd statu } sorces { vendor } }');
    expect(said.status).toBe(400);
    expect(said.text).toContain('Cannot query field');
    expect(said.text).not.toMatch(/Did you mean|nativeId\W|sources/);
  });

  it('an IDE behind the endpoint', async () => {
    const page = await request(`${facade.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(400);
    expect(await page.body.text()).not.toMatch(/<html|graphiql|playground|sandbox/i);
  });

  it.each([
    'query cop { __schema { types { name fields { name } } } }',
    'query cop { ...Root } fragment Root on Query { __type(name: "Order") { name } }',
  ])('introspection: %s', async (query) => {
    const said = await ask(query);
    expect(said).toMatchObject({ status: 403, data: null, codes: ['FORBIDDEN'] });
    // The local client's document is the same text, and its validation is remembered.
    expect((await facade.ask(query)).errors).toEqual([]);
    expect(await ask(query)).toMatchObject({ status: 403, data: null });
  });

  it('directive overloading', async () => {
    expect(await ask(`query cop { __typename ${'@aa'.repeat(10)} }`)).toMatchObject(tooMuch);
  });

  it('circular introspection', async () => {
    const nested = 'fields { type { '.repeat(5);
    const query = `query cop { __schema { types { ${nested} name ${'} }'.repeat(5)} } } }`;
    expect(await ask(query)).toMatchObject({ status: 400, data: null });
    expect((await facade.ask(query)).status).toBe(400);
  });
});

describe('documents made to hurt', () => {
  const deep = (levels: number): string =>
    `{ order(by: {id: "1"}) { ${'group { canonical { '.repeat(levels)} id ${'} }'.repeat(levels)} } }`;
  const doubling = (levels: number): string =>
    `{ ...F0 } ${Array.from(
      { length: levels },
      (_, at) => `fragment F${at} on Query { a${at}: order(by: {id: "1"}) { ...G${at} } ...F${at + 1} }
        fragment G${at} on Order { group { canonical { ...G${at + 1} } members { ...G${at + 1} } } }`,
    ).join(' ')} fragment F${levels} on Query { __typename } fragment G${levels} on Order { id }`;

  it.each([
    ['10,000 aliases', () => `{ ${Array.from({ length: 10_000 }, (_, at) => `a${at}: __typename`).join(' ')} }`],
    ['4,000 repeats of a field', () => `{ ${'__typename '.repeat(4_000)} }`],
    ['repeats in fragments', () => `{ ${'... { sources { vendor } } '.repeat(550)} }`],
    ['1,000 directives', () => `{ __typename ${'@include(if: true) '.repeat(1_000)} }`],
    ['1,000 unknown directives', () => `{ __typename ${'@a'.repeat(1_000)} }`],
    ['fields 50 deep', () => deep(25)],
    ['fields 1,200 deep', () => deep(600)],
    ['fields 100,000 deep', () => '{ a '.repeat(100_000)],
    ['lists 4,000 deep', () => `{ order(by: ${'['.repeat(4_000)}`],
    ['lists 2,400 deep, closed', () => `{ order(by: {id: ${'['.repeat(2_400)}${']'.repeat(2_400)}}) { id } }`],
    ['fragments that double', () => doubling(14)],
    ['fragments that spread themselves', () => '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    ['deep introspection', () => `{ __schema { types { ${'ofType { '.repeat(500)} name ${'}'.repeat(500)} } } }`],
    ['a thousand mistakes', () => `{ ${Array.from({ length: 1_000 }, (_, at) => `nothing${at}`).join(' ')} }`],
    [
      'a list of lists of lists',
      () =>
        `{ orders(first: 100) { nodes { ${'group { members { '.repeat(3)} items { nodes { sku { code } } } ${'} }'.repeat(3)} } } }`,
    ],
  ])('%s: refused at once', async (_what, made) => {
    const query = made();
    // The first of its kind pays for code that has not been compiled yet.
    await ask(query);
    const before = performance.now();
    const said = await ask(query);
    const took = performance.now() - before;
    expect(said.status).toBeGreaterThanOrEqual(400);
    expect(said.status).toBeLessThan(500);
    expect(said.data).toBeNull();
    expect(took).toBeLessThan(1_000);
    expect(said.text.length).toBeLessThan(20_000);
  });

  it('5 MB of text are not even read to their end', async () => {
    const said = await ask(`# ${'x'.repeat(5 * 1024 * 1024)}\n{ __typename }`);
    expect(said).toMatchObject({ status: 413, data: null, codes: ['BAD_USER_INPUT'] });
  });

  it('asks no vendor meanwhile', () => {
    expect(facade.calls()).toEqual([]);
  });
});
