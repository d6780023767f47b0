/** For every field that can be asked for, the shortest operation that asks for it. */
import { getNamedType, type GraphQLField, isCompositeType, isNonNullType } from 'graphql';
import { leastValue } from '../../server/persisted/cost.ts';

export interface Question {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function question(kind: 'query' | 'mutation', { name, args, type }: GraphQLField<unknown, unknown>): Question {
  const needed = args.filter((arg) => isNonNullType(arg.type));
  const head = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const inner = isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
  return {
    text: `${kind}${head === '' ? '' : `(${head})`} { ${name}${given === '' ? '' : `(${given})`}${inner} }`,
    variables: Object.fromEntries(needed.map((arg) => [arg.name, leastValue(arg.type, { count: 1, flag: false })])),
  };
}
