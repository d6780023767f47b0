/**
 * Exact values travel as text. A library of scalars would not do: theirs turn times into Date (losing the shop's
 * offset) and integers into numbers.
 */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { decimal, mostDigits } from '../sources/values/decimal.ts';
import { numberOrText } from '../sources/values/json.ts';
import { instant, localDate } from '../sources/values/time.ts';

interface TextScalar {
  readonly name: string;
  readonly example: string;
  readonly specifiedByURL?: string;
  readonly read: (text: string) => string | null;
  /** Completes the sentence that refuses a value. */
  readonly bound?: string;
}

function textScalar({
  name,
  example,
  specifiedByURL,
  read,
  bound = '',
}: TextScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const text = typeof value === 'string' ? read(value) : null;
    if (text === null) throw new GraphQLError(`${name} takes a text such as "${example}"${bound}.`);
    return text;
  };
  return new GraphQLScalarType<string, string>({
    name,
    specifiedByURL: specifiedByURL ?? null,
    serialize: (value) => {
      if (typeof value !== 'string') throw new TypeError(`${name} must be a text, not ${typeof value}`);
      return value;
    },
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** A JSON value in the text of an operation; as in a client's JSON, a number that would be rounded becomes a text. */
function literal(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return numberOrText(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.NULL:
      return null;
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.LIST:
      return node.values.map((one) => literal(one, variables));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, literal(value, variables)]));
  }
}

const atMost = `, of at most ${mostDigits} digits`;
const integer = new RegExp(String.raw`^-?\d{1,${mostDigits}}$`);

export const scalars = {
  Decimal: textScalar({ name: 'Decimal', example: '122.2222', read: decimal, bound: atMost }),
  BigInt: textScalar({
    name: 'BigInt',
    example: '9007199254740993',
    read: (text) => (integer.test(text) ? text : null),
    bound: atMost,
  }),
  DateTime: textScalar({
    name: 'DateTime',
    example: '2026-11-22T09:30:00+08:00',
    specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
    read: (text) => (/T/.test(text) && /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? instant(text) : null),
  }),
  LocalDate: textScalar({
    name: 'LocalDate',
    example: '2026-11-22',
    read: (text) => (text.length === 10 ? localDate(text) : null),
  }),
  CurrencyCode: textScalar({
    name: 'CurrencyCode',
    example: 'CNY',
    read: (text) => (/^[A-Z]{3}$/.test(text) ? text : null),
  }),
  JSON: new GraphQLScalarType<unknown, unknown>({
    name: 'JSON',
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => literal(node, variables ?? {}),
  }),
};
