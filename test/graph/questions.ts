/** For every field that can be asked for, the shortest operation that asks for it. */
import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

export interface Question {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const plain: Readonly<Record<string, unknown>> = {
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

export function question(kind: 'query' | 'mutation', { name, args, type }: GraphQLField<unknown, unknown>): Question {
  const needed = args.filter((arg) => isNonNullType(arg.type));
  const head = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const inner = isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
  return {
    text: `${kind}${head === '' ? '' : `(${head})`} { ${name}${given === '' ? '' : `(${given})`}${inner} }`,
    variables: Object.fromEntries(needed.map((arg) => [arg.name, least(arg.type)])),
  };
}
