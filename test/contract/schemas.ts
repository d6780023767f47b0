/** The vendors' documents as JSON Schemas, and walks over data along them. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly format?: string;
  readonly maxItems?: number;
  readonly 'x-values'?: Readonly<Record<string, string>>;
}
interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
interface Documented {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name?: string; readonly required?: boolean }[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && 'components' in value;

export function document(vendor: string): Document {
  const text = readFileSync(new URL(`documents/${vendor}.openapi.json`, import.meta.url), 'utf8');
  const value: unknown = JSON.parse(text);
  if (!isDocument(value)) throw new TypeError(`${vendor}.openapi.json is no OpenAPI document`);
  return value;
}

/** Fields by schema that real answers send as null though the documents' samples print a value. */
export type Nullables = Readonly<Record<string, readonly string[]>>;

const nullable = (schema: Schema): object =>
  schema.type === undefined ? { anyOf: [schema, { type: 'null' }] } : withNull(schema, [schema.type].flat());
const withNull = (schema: Schema, types: readonly string[]): object => ({
  ...schema,
  type: [...types, 'null'],
  ...(schema.enum ? { enum: [...schema.enum, null] } : {}),
});

function relaxed(source: Document, nullables: Nullables): Document {
  const schemas = Object.entries(source.components.schemas).map(([name, schema]) => {
    const fields = nullables[name] ?? [];
    const properties = Object.entries(schema.properties ?? {}).map(([field, inner]) => [
      field,
      fields.includes(field) ? nullable(inner) : inner,
    ]);
    return [name, schema.properties ? { ...schema, properties: Object.fromEntries(properties) } : schema];
  });
  return { ...source, components: { ...source.components, schemas: Object.fromEntries(schemas) } };
}

export interface Deviation {
  /** The path, with indexes. */
  readonly at: string;
  readonly rule: string;
}
export type Check = (schema: string, body: unknown) => readonly Deviation[];

const realTime = (text: string): boolean => {
  const at = new Date(`${text.replace(' ', 'T')}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, 10));
};

/** Validates against a schema of the document, by its name. */
export function checker(vendor: string, nullables: Nullables = {}): Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addFormat('yyyy-MM-dd HH:mm:ss', realTime);
  ajv.addFormat('yyyy-MM-dd', realTime);
  for (const name of ['int32', 'int64', 'date-time']) ajv.addFormat(name, true);
  ajv.addSchema(relaxed(document(vendor), nullables), vendor);
  return (schema, body) => {
    const validate = ajv.getSchema(`${vendor}#/components/schemas/${schema}`);
    if (!validate) throw new TypeError(`${vendor} has no schema ${schema}`);
    if (validate(body) === true) return [];
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'anyOf')
      .map(({ instancePath, keyword }) => ({ at: instancePath, rule: keyword }));
  };
}

/** A deviation without its place in a list. */
export const kindOf = ({ at, rule }: Deviation): string => `${at.replaceAll(/\/\d+/g, '/[]')} ${rule}`;

export type Visit = (
  field: { readonly schema: string; readonly name: string; readonly rule: Schema },
  value: unknown,
) => void;

/** Calls `visit` for every field that the data has and the document describes. */
export function walker(source: Document): (schema: string, body: unknown, visit: Visit) => void {
  const { schemas } = source.components;
  function walk(name: string, value: unknown, visit: Visit): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [field, rule] of Object.entries(schemas[name]?.properties ?? {})) {
      if (!Object.hasOwn(value, field)) continue;
      const inner: unknown = Reflect.get(value, field);
      visit({ schema: name, name: field, rule }, inner);
      const target = (rule.$ref ?? rule.items?.$ref)?.split('/').at(-1);
      if (target === undefined) continue;
      for (const one of Array.isArray(inner) ? inner : [inner]) walk(target, one, visit);
    }
  }
  return walk;
}

export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** Names of schemas; undefined where the document shows no body. */
  readonly request: string | undefined;
  readonly response: string | undefined;
  readonly needsOperator: boolean;
}

/** Every operation of a document. */
export function operationsOf(vendor: string): readonly DocumentedOperation[] {
  return Object.entries(document(vendor).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({
      operationId,
      method: method.toUpperCase(),
      path,
      request: schemaOf(requestBody),
      response: schemaOf(responses['200']),
      needsOperator: parameters.some(({ name, required }) => name === 'operator' && required === true),
    })),
  );
}
const schemaOf = (body: Body | undefined): string | undefined =>
  Object.values(body?.content ?? {})[0]
    ?.schema?.$ref?.split('/')
    .at(-1);

/** getKdTrace, checkOrder and checkSelftake need an operator too, and change nothing. */
const noWrites = new Set(['getKdTrace', 'checkOrder', 'checkSelftake']);
export const somsWriteOperations = (): readonly DocumentedOperation[] =>
  operationsOf('soms').filter(({ operationId, needsOperator }) => needsOperator && !noWrites.has(operationId));
