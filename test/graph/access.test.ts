/** What each role may ask for, what is revealed, and who is told of the schema. */
import { Writable } from 'node:stream';
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  isUnionType,
  getNamedType,
  type GraphQLField,
} from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localClient, type Scope } from '../../resolvers/client.ts';
import { scopesOf } from '../../resolvers/guard.ts';
import { createSchema } from '../../server/graphql.ts';
import { type AccessWorld, accessWorld, clientLine, clients } from '../access-world.ts';

const schema = createSchema();
const roleScopes: Record<string, readonly Scope[]> = {
  frontend: ['orders:read'],
  analyst: ['orders:read', 'stats:read'],
  partner: ['orders:read'],
  operator: ['orders:read', 'orders:write', 'stats:read', 'ops:admin'],
  revealer: ['orders:read', 'pii:reveal'],
  nobody: [],
};

/** Every reading field with the scope that it needs; null: any client. A new one has to be put here. */
const reading: Record<string, Scope | null> = {
  changes: 'orders:read',
  deliveryQuote: 'orders:read',
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
  reminder: 'orders:read',
  reminders: 'orders:read',
  returns: 'orders:read',
  sources: 'orders:read',
  rateLimit: null,
  statusMappings: null,
  trace: 'orders:read',
};
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

const lines: string[] = [];
let world: AccessWorld;
beforeAll(async () => {
  const log = pino(
    { level: 'info' },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  world = await accessWorld(
    clients(
      clientLine('frontend', 'frontend', 'operations: log'),
      clientLine('analyst', 'analyst'),
      clientLine('partner', 'partner', 'operations: log'),
      clientLine('operator', 'operator'),
      clientLine('revealer', 'analyst', 'scopes: ["orders:read", "pii:reveal"]'),
      clientLine('nobody', 'analyst', 'scopes: []'),
      clientLine('raw', 'analyst', 'scopes: ["orders:read", "raw:read"]'),
    ),
    { send: true, log },
  );
}, 60_000);
afterAll(() => world.close());
beforeEach(() => {
  world.facade.forget();
  lines.length = 0;
});

type Field = GraphQLField<unknown, unknown>;
const plain: Record<string, unknown> = {
  ID: 'nothing',
  String: 'nothing',
  Int: 1,
  Float: 1,
  Boolean: false,
  Decimal: '1',
  DateTime: '2026-01-01T00:00:00+08:00',
  LocalDate: '2026-01-01',
  BigInt: '1',
  JSON: {},
};
/** The least that the type takes. */
function least(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return [least(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return plain[type.name];
  const fields = Object.values(type.getFields());
  const wanted = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
  return Object.fromEntries(wanted.map((field) => [field.name, least(field.type)]));
}

function question(kind: 'query' | 'mutation', field: Field): readonly [string, Record<string, unknown>] {
  const args = field.args.filter(({ type }) => isNonNullType(type));
  const head = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const type = getNamedType(field.type);
  const inner = isObjectType(type) || isInterfaceType(type) || isUnionType(type) ? ' { __typename }' : '';
  const text = `${kind}${head === '' ? '' : `(${head})`} { ${field.name}${given === '' ? '' : `(${given})`}${inner} }`;
  return [text, Object.fromEntries(args.map(({ name, type: wanted }) => [name, least(wanted)]))];
}

async function isForbidden(client: string, kind: 'query' | 'mutation', field: Field): Promise<boolean> {
  const [text, variables] = question(kind, field);
  const { errors, status } = await world.ask(client, text, variables);
  expect(status, `${client} ${field.name} ${JSON.stringify(errors)}`).toBe(200);
  const refused = errors.filter(({ extensions }) => extensions['code'] === 'FORBIDDEN');
  for (const { path } of refused) expect(path).toEqual([field.name]);
  return refused.length > 0;
}

describe('roles', () => {
  it('has decided about every field that can be asked for', () => {
    const told = Object.fromEntries(queries.map((field) => [field.name, scopesOf(field, schema)?.[0]?.[0] ?? null]));
    expect(told).toEqual(reading);
    const authenticated = queries.filter(({ astNode }) =>
      astNode?.directives?.some(({ name }) => ['authenticated', 'requiresScopes'].includes(name.value)),
    );
    expect(authenticated).toHaveLength(queries.length);
  });

  it('lets nobody write but who may', () => {
    expect(mutations.length).toBeGreaterThan(20);
    for (const field of mutations)
      expect([field.name, scopesOf(field, schema)]).toEqual([field.name, [['orders:write']]]);
  });

  it.each(Object.entries(roleScopes))('%s reads what the table says', async (client, scopes) => {
    for (const field of queries) {
      const needed = reading[field.name] ?? null;
      const expected = needed !== null && !scopes.includes(needed);
      expect([field.name, await isForbidden(client, 'query', field)]).toEqual([field.name, expected]);
    }
  });

  it.each(['analyst', 'revealer', 'nobody'])('%s writes nothing, and no vendor hears of it', async (client) => {
    for (const field of mutations)
      expect([field.name, await isForbidden(client, 'mutation', field)]).toEqual([field.name, true]);
    expect(world.facade.calls()).toEqual([]);
  });

  it('lets an operator write', async () => {
    for (const field of mutations)
      expect([field.name, await isForbidden('operator', 'mutation', field)]).toEqual([field.name, false]);
  });

  it('shows raw records with raw:read alone, and notes it', async () => {
    const ask = (client: string) =>
      world.ask(
        client,
        `query R { order(by: {vendorId: {vendor: SOMS, nativeId: "${world.facade.showcase.somsOrderId}"}}) { nativeId raw } }`,
      );
    const refused = await ask('operator');
    expect(refused.data.order).toMatchObject({ nativeId: expect.any(String), raw: null });
    expect(refused.errors).toMatchObject([{ path: ['order', 'raw'], extensions: { code: 'FORBIDDEN' } }]);
    expect(audits()).toEqual([]);
    expect((await ask('raw')).data.order.raw).not.toBeNull();
    expect(audits()).toMatchObject([{ client: 'raw', fields: ['Order.raw'] }]);
  });
});

const audits = (): readonly Record<string, unknown>[] =>
  lines.map((line): Record<string, unknown> => JSON.parse(line)).filter(({ audit }) => audit === 'REVEAL');

describe('personal data', () => {
  const people = (
    reveal: boolean,
  ) => `query Who { order(by: {vendorId: {vendor: SOMS, nativeId: "${world.facade.showcase.somsOrderId}"}}) {
    id buyer { nickname(reveal: ${reveal}) } recipient { name(reveal: ${reveal}) phone(reveal: ${reveal}) city } } }`;

  it('is refused where it may not be revealed, and never given masked instead', async () => {
    const { data, errors } = await world.ask('operator', people(true));
    expect(data.order.recipient).toMatchObject({ name: null, phone: null, city: expect.any(String) });
    expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual(
      expect.arrayContaining([
        ['order.recipient.name', 'FORBIDDEN'],
        ['order.recipient.phone', 'FORBIDDEN'],
      ]),
    );
    expect((await world.ask('operator', people(false))).errors).toEqual([]);
    expect(audits()).toEqual([]);
  });

  it('leaves one line for each request that revealed any, without a value', async () => {
    const masked = await world.ask('revealer', people(false));
    expect(masked.data.order.recipient.phone).toContain('*');
    expect(audits()).toEqual([]);
    const { data, errors } = await world.ask('revealer', people(true));
    expect(errors).toEqual([]);
    const { name, phone } = data.order.recipient;
    expect(phone).not.toContain('*');
    expect(audits()).toMatchObject([
      {
        level: 30,
        client: 'revealer',
        operation: 'Who',
        orders: [data.order.id],
        fields: expect.arrayContaining(['Recipient.name', 'Recipient.phone']),
      },
    ]);
    for (const line of lines) for (const value of [name, phone]) expect(line).not.toContain(value);
  });

  it('is behind every field that can reveal', () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const fields = types.flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
    );
    const revealing = fields.filter(({ field }) => field.args.some(({ name }) => name === 'reveal'));
    expect(revealing).toHaveLength(7);
    const client = { ...localClient, scopes: new Set(['orders:read'] as const) };
    for (const { name, field } of revealing)
      expect(() => field.resolve?.({}, { reveal: true }, { client, scopes: new Map() }, {} as never), name).toThrow(
        /needs the scope pii:reveal/,
      );
    const leading = fields.filter(({ field }) =>
      ['Buyer', 'Recipient', 'Courier'].includes(getNamedType(field.type).name),
    );
    // Each of these says whose order it is; see people.ts.
    expect(leading.map(({ name }) => name).toSorted()).toEqual(['Order.buyer', 'Order.recipient', 'Package.courier']);
  });

  const byPerson = [
    '{ orders(filter: {recipientName: "张三"}) { nodes { id } } }',
    '{ orders(filter: {not: {and: [{recipientPhoneSuffix: "1234"}]}}) { nodes { id } } }',
    '{ returns(filter: {recipientPhoneSuffix: "1234"}) { nodes { id } } }',
    '{ lookup(text: "1234", namespaces: [PHONE_SUFFIX]) { exact } }',
  ];
  it.each(byPerson)('is not looked for by who may not see it: %s', async (query) => {
    const { errors } = await world.ask('operator', query);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(world.facade.calls()).toEqual([]);
    const { errors: allowed } = await world.ask('revealer', query);
    expect(allowed.filter(({ extensions }) => extensions['code'] === 'FORBIDDEN')).toEqual([]);
  });

  it('is left out of a lookup that does not name it', async () => {
    const local = await world.ask(
      'revealer',
      `{ order(by: {vendorId: {vendor: SOMS, nativeId: "${world.facade.showcase.somsOrderId}"}}) {
      recipient { phone(reveal: true) } } }`,
    );
    const end: string = local.data.order.recipient.phone.slice(-4);
    const look = async (client: string) => {
      const { data, errors } = await world.ask(client, `{ lookup(text: "${end}") { matchedNamespace } }`);
      expect(errors).toEqual([]);
      return data.lookup.map(({ matchedNamespace }: { matchedNamespace: string }) => matchedNamespace);
    };
    expect(await look('revealer')).toContain('PHONE_SUFFIX');
    expect(await look('operator')).not.toContain('PHONE_SUFFIX');
  });
});

describe('the schema itself', () => {
  it.each([
    ['analyst', 200],
    ['operator', 200],
    ['frontend', 403],
    ['partner', 403],
  ])('is shown to %s: %i', async (client, status) => {
    for (const query of [
      '{ __schema { queryType { name } } }',
      '{ ...F } fragment F on Query { __type(name: "Order") { name } }',
    ]) {
      const answer = await world.ask(client, query);
      expect(answer.status).toBe(status);
      expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual(status === 200 ? [] : ['FORBIDDEN']);
    }
    expect((await world.ask(client, '{ statusMappings { __typename } }')).errors).toEqual([]);
  });

  it('is not spelled out by error messages either', async () => {
    const wrong = '{ orderGroop(by: {platformOrderNo: "1"}) { id } }';
    const message = async (client: string) => (await world.ask(client, wrong)).errors[0]?.message;
    expect(await message('analyst')).toMatch(/Did you mean "orderGroup"/);
    expect(await message('frontend')).toBe('Cannot query field "orderGroop" on type "Query".');
  });
});
