/** Every text of the schema is declared: what is personal is decided in one place, and for all of it. */
import { isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { isText } from '../../resolvers/directives/personal-data.ts';
import { stringKind } from '../../resolvers/directives/string-fields.ts';
import { createSchema } from '../../server/graphql/engine.ts';

const schema = createSchema();
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
const texts = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isText(field.type))
      .map((field) => ({ type: type.name, field })),
  );

it('every String, ID and JSON field of an output type says what it is', () => {
  const undeclared = texts.filter(({ type, field }) => stringKind(type, field.name) === undefined);
  // A new field goes into resolvers/directives/string-fields.ts, as what it is.
  expect(undeclared.map(({ type, field }) => `${type}.${field.name}`)).toEqual([]);
  expect(texts.length).toBeGreaterThan(100);
});

it('whatever can be revealed is masked otherwise', () => {
  const open = texts.filter(
    ({ type, field }) =>
      field.args.some(({ name }) => name === 'reveal') &&
      ['PUBLIC', 'CODE', 'OWN_RULE'].includes(stringKind(type, field.name) ?? ''),
  );
  expect(open.map(({ type, field }) => `${type}.${field.name}`)).toEqual([]);
});

it('no root field hands out a text that nothing masks', () => {
  const said = roots.flatMap((type) => Object.values(type?.getFields() ?? {})).filter((field) => isText(field.type));
  expect(said.map(({ name }) => name)).toEqual([]);
});
