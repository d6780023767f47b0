/**
 * A JSON Schema (2020-12) of an operation's variables, so that a partner can check, before it is sent, what GraphQL would
 * refuse. It is somewhat narrower than GraphQL: names that the operation does not know are errors, and a list is written
 * as a list.
 */
import {
  type DocumentNode,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  valueFromASTUntyped,
  type VariableDefinitionNode,
} from 'graphql';
import { inputTypeOf } from './cost.ts';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** A scalar that is not here takes any value in this schema; the server checks it all the same. */
const scalarSchemas: Readonly<Record<string, JsonSchema>> = {
  Int: { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 },
  Float: { type: 'number' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  ID: { type: ['string', 'integer'] },
  Decimal: { type: 'string', pattern: String.raw`^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$` },
  BigInt: { type: 'string', pattern: String.raw`^-?\d+$` },
  DateTime: {
    type: 'string',
    format: 'date-time',
    pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$`,
  },
  LocalDate: { type: 'string', format: 'date', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` },
  CurrencyCode: { type: 'string', pattern: '^[A-Z]{3}$' },
  JSON: {},
};
export const describedScalars: ReadonlySet<string> = new Set(Object.keys(scalarSchemas));

/** The document holds one operation and is valid against the schema. */
export function variablesSchema(document: DocumentNode, schema: GraphQLSchema): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const variables = operation?.variableDefinitions ?? [];
  const properties = Object.fromEntries(
    variables.map((variable) => [variable.variable.name.value, ofVariable(variable, schema, definitions)]),
  );
  const required = variables
    .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue)
    .map(({ variable }) => variable.name.value);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Variables of ${operation?.name?.value ?? 'the operation'}`,
    type: 'object',
    properties,
    required,
    additionalProperties: false,
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {}),
  };
}

function ofVariable(
  { type, defaultValue }: VariableDefinitionNode,
  schema: GraphQLSchema,
  definitions: Record<string, JsonSchema>,
): JsonSchema {
  const found = inputTypeOf(type, schema);
  if (!found) throw new TypeError('a variable of a valid operation has an input type');
  const made = ofType(found, definitions);
  return defaultValue ? { ...made, default: valueFromASTUntyped(defaultValue) } : made;
}

function ofType(type: GraphQLInputType, definitions: Record<string, JsonSchema>): JsonSchema {
  return isNonNullType(type) ? ofPresent(type.ofType, definitions) : orNull(ofPresent(type, definitions));
}

const orNull = (schema: JsonSchema): JsonSchema =>
  Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: 'null' }] };

function ofPresent(type: GraphQLInputType, definitions: Record<string, JsonSchema>): JsonSchema {
  if (isNonNullType(type)) return ofPresent(type.ofType, definitions);
  if (isListType(type)) return { type: 'array', items: ofType(type.ofType, definitions) };
  if (!(type.name in definitions)) {
    // Noted before its fields are looked at, since an input type may contain itself.
    definitions[type.name] = {};
    definitions[type.name] = ofNamed(type, definitions);
  }
  return { $ref: `#/$defs/${type.name}` };
}

function ofNamed(type: GraphQLNamedInputType, definitions: Record<string, JsonSchema>): JsonSchema {
  const described = type.description ? { description: type.description } : {};
  if (isScalarType(type)) return { ...described, ...scalarSchemas[type.name] };
  if (isEnumType(type)) return { ...described, enum: type.getValues().map(({ name }) => name) };
  if (!isInputObjectType(type)) return described;
  const fields = Object.values(type.getFields());
  const properties = Object.fromEntries(
    fields.map((field) => [field.name, ofField(field, type.isOneOf, definitions)] as const),
  );
  return {
    ...described,
    type: 'object',
    properties,
    ...(type.isOneOf
      ? { minProperties: 1, maxProperties: 1 }
      : { required: fields.filter(isRequired).map(({ name }) => name) }),
    additionalProperties: false,
  };
}

const isRequired = ({ type, defaultValue }: GraphQLInputField): boolean =>
  isNonNullType(type) && defaultValue === undefined;

/** The one field of a @oneOf input that is given must not be null, though its type allows null. */
function ofField(field: GraphQLInputField, oneOf: boolean, definitions: Record<string, JsonSchema>): JsonSchema {
  return {
    ...(oneOf ? ofPresent(field.type, definitions) : ofType(field.type, definitions)),
    ...(field.description ? { description: field.description } : {}),
    ...(field.deprecationReason ? { deprecated: true } : {}),
    ...(field.defaultValue === undefined ? {} : { default: field.defaultValue }),
  };
}
