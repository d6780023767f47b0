/** What the schema says of scopes holds, also where it says nothing. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLSchema, graphql } from 'graphql';
import { expect, it } from 'vitest';
import { localClient, type Scope } from '../../resolvers/client.ts';
import { guarded } from '../../resolvers/directives/requires-scopes.ts';
import { typeDefs } from '../../schema/files.ts';

const directives = typeDefs().filter((text) => text.includes('directive @requiresScopes'));
const schemaOf = (text: string): GraphQLSchema =>
  guarded(
    makeExecutableSchema({
      typeDefs: [...directives, text],
      resolvers: { Mutation: { undecided: () => true, open: () => true } },
    }),
  );

it('a write that nobody has decided about needs orders:write', async () => {
  const schema = schemaOf(
    'type Query { a: Int } type Mutation { undecided: Boolean open: Boolean @requiresScopes(scopes: [["orders:read"]]) }',
  );
  const ask = async (...scopes: readonly Scope[]) =>
    (
      await graphql({
        schema,
        source: 'mutation { undecided open }',
        contextValue: { client: { ...localClient, scopes: new Set(scopes) } },
      })
    ).data;
  expect(await ask('orders:read', 'stats:read', 'ops:admin')).toEqual({ undecided: null, open: true });
  expect(await ask('orders:read', 'orders:write')).toEqual({ undecided: true, open: true });
});

it.each([
  'type Query { a: T } type T @requiresScopes(scopes: [["orders:read"]]) { b: Int }',
  'type Query { a: T } type T @authenticated { b: Int }',
  'type Query { a: T } enum T @requiresScopes(scopes: [["orders:read"]]) { B }',
])('a place where scopes would not be held is refused: %s', (text) => {
  expect(() => schemaOf(text)).toThrow(/may not be used on/);
});

it('a scope that there is not is refused', () => {
  expect(() =>
    schemaOf(
      'type Query { a: Int @requiresScopes(scopes: [["orders:reed"]]) } type Mutation { undecided: Boolean open: Boolean }',
    ),
  ).toThrow(/orders:reed/);
});
