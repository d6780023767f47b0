/** The JSON Schema of an operation's variables, against a validator and against what GraphQL itself takes. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { getVariableValues, isScalarType, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { createSchema } from '../../server/graphql/engine.ts';
import { costEstimator } from '../../server/persisted/cost.ts';
import { checkEntry, hashOf } from '../../server/persisted/manifest.ts';
import { describedScalars, variablesSchema } from '../../server/persisted/variables-schema.ts';
import { instant, localDate } from '../../sources/values/time.ts';

const schema = createSchema();
const formats = {
  date: (text: string) => localDate(text) !== null,
  'date-time': (text: string) => instant(text) !== null,
};
const validator = (document: ReturnType<typeof parse>) =>
  new Ajv2020({ strict: true, allowUnionTypes: true, formats }).compile(variablesSchema(document, schema));

it('knows every scalar of the schema', () => {
  // Scalars of federation stand in arguments of directives only.
  const scalars = Object.values(schema.getTypeMap()).filter(
    (type) => isScalarType(type) && !type.name.startsWith('federation__'),
  );
  expect(scalars.map(({ name }) => name).filter((name) => !describedScalars.has(name))).toEqual([]);
});

it('describes every argument of every root field in a way that a strict validator takes', () => {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
  const variables = roots.flatMap(({ name, args }) => args.map((arg) => `$${name}_${arg.name}: ${String(arg.type)}`));
  expect(variables.length).toBeGreaterThan(50);
  expect(() => validator(parse(`query All(${variables.join(', ')}) { __typename }`))).not.toThrow();
});

/** What both the validator and GraphQL take, and what both refuse. */
const cases: readonly (readonly [string, readonly unknown[], readonly unknown[]])[] = [
  ['Int!', [0, -2_147_483_648, 2_147_483_647], [1.5, '1', 2_147_483_648, null, true]],
  ['Int', [null, 1], ['x']],
  ['Boolean!', [true], ['true', 1, null]],
  ['ID!', ['a', 7], [1.5, {}, null]],
  ['String!', [''], [1, null]],
  ['[Int!]!', [[], [1]], [[null], ['1'], null]],
  ['[Int]', [[null], null], [['x']]],
  ['Vendor!', ['SOMS'], ['soms', 'NOBODY', 1, null]],
  ['[Vendor!]', [['SOMS', 'EZR'], null], [['SOMS', null]]],
  ['Decimal!', ['1', '-1.50', '1e3'], ['1.', '1,5', 1, '']],
  ['BigInt!', ['9007199254740993', '-1'], ['1.5', 1]],
  ['DateTime!', ['2026-11-22T09:30:00+08:00', '2026-11-22T09:30:00.5Z'], ['2026-11-22', '2026-11-22T09:30:00', 5]],
  ['LocalDate!', ['2026-11-22'], ['2026-11-22T00:00:00Z', '22.11.2026', '2026-02-30']],
  ['CurrencyCode!', ['CNY'], ['cny', 'YUAN']],
  ['JSON!', [{ a: [1] }, 'x', 1], []],
  [
    'OrderRef!',
    [{ id: 'x' }, { vendorId: { vendor: 'SOMS', nativeId: '1' } }],
    [{}, { id: null }, { id: 'x', vendorId: { vendor: 'SOMS', nativeId: '1' } }, { nothing: 1 }, { vendorId: {} }, 'x'],
  ],
];

describe('agrees with GraphQL on', () => {
  it.each(cases)('%s', (type, good, bad) => {
    const document = parse(`query Q($v: ${type}) { __typename }`);
    const validate = validator(document);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the test’s own text');
    const taken = (v: unknown): boolean =>
      'coerced' in getVariableValues(schema, operation.variableDefinitions ?? [], { v });
    for (const v of good) expect([v, validate({ v }), taken(v)]).toEqual([v, true, true]);
    for (const v of bad) expect([v, validate({ v }), taken(v)]).toEqual([v, false, false]);
  });
});

it('says what may be left out, and what is taken then', () => {
  const document = parse('query Q($first: Int = 20, $size: Int! = 5, $vendor: Vendor, $ref: OrderRef!) { __typename }');
  expect(variablesSchema(document, schema)).toMatchObject({
    title: 'Variables of Q',
    required: ['ref'],
    properties: { first: { default: 20 }, size: { default: 5 }, ref: { $ref: '#/$defs/OrderRef' } },
  });
  const validate = validator(document);
  const ref = { id: 'x' };
  expect([validate({ ref }), validate({ ref, vendor: null }), validate({}), validate({ ref, other: 1 })]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('an operation without variables takes none', () => {
  const validate = validator(parse('{ __typename }'));
  expect([validate({}), validate({ a: 1 })]).toEqual([true, false]);
});

it('the operation that docs/partners.md shows can be listed', () => {
  const guide = readFileSync(new URL('../../docs/partners.md', import.meta.url), 'utf8');
  const text = /```graphql\n([^]*?)```/.exec(guide)?.[1] ?? '';
  expect(
    checkEntry({ id: hashOf(text), text }, 'partners.md', {
      schema,
      estimate: costEstimator(schema, readConfig({}).limits),
    }),
  ).toMatchObject({ name: 'OrderStatus' });
});
