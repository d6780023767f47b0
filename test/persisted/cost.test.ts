/** What listed operations cost is known before anybody asks for them. */
import { getOperationAST, isInputType, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { createSchema } from '../../server/graphql/engine.ts';
import { leastValue, costEstimator } from '../../server/persisted/cost.ts';

const schema = createSchema();
function reckoned(text: string, environment: Record<string, string> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('one operation');
  return costEstimator(schema, readConfig(environment).limits)(document, operation);
}

describe('an operation', () => {
  it.each([
    ['{ __typename }', 0, 0],
    ['query ($id: ID!) { order(by: {id: $id}) { id } }', 2, 2],
    ['query ($ref: OrderRef!) { order(by: $ref) { id } }', 2, 2],
    ['{ orders(first: 100) { nodes { id } } }', 205, 205],
    ['query ($n: Int) { orders(first: $n) { nodes { id } } }', 7, 45],
    ['query ($n: Int!) { orders(first: $n) { nodes { id } } }', 7, 45],
    ['query ($n: Int = 3) { orders(first: $n) { nodes { id } } }', 7, 11],
    ['query ($id: ID!, $all: Boolean!) { order(by: {id: $id}) { id raw @include(if: $all) } }', 2, 12],
    ['query ($id: ID!, $bare: Boolean = false) { order(by: {id: $id}) { id raw @skip(if: $bare) } }', 2, 12],
    ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', 2, 2],
  ])('%s costs at least %i points, and usually %i', (text, least, usual) => {
    expect(reckoned(text)).toEqual({ least, usual, excess: null });
  });

  it.each([
    ['{ orders(first: 100) { nodes { id } } }', { MAX_COST: '200' }, /can cost 205 points, and 200/],
    ['query ($n: Int) { orders(first: $n) { nodes { id } } }', { MAX_COST: '40' }, null],
    ['{ orders { nodes { group { canonical { id } } } } }', { MAX_DEPTH: '4' }, /5 fields deep/],
    ['{ a: __typename b: __typename }', { MAX_ALIASES: '1' }, /2 aliases/],
    ['{ sources { vendor } }', { MAX_TOKENS: '4' }, /tokens/],
    ['{ sources { vendor } }', { MAX_TOKENS: '4', LIMITS: 'measure' }, null],
  ])('%s, with %o, can never run: %s', (text, environment, message) => {
    const { excess } = reckoned(text, environment);
    if (message) expect(excess).toMatch(message);
    else expect(excess).toBeNull();
  });
});

it('knows a value of every type that a variable can have', () => {
  const types = Object.values(schema.getTypeMap()).flatMap((type) =>
    isInputType(type) && !/^(?:__|federation__)/.test(type.name) ? [type] : [],
  );
  const without = types.filter((type) => leastValue(type, { count: 1, flag: true }) === undefined);
  expect(without).toEqual([]);
});
