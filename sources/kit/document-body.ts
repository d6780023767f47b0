/**
 * Request bodies checked against the vendor's own document before anything is sent. A form is the document's schema of
 * one body, as strict JSON Schema: a field that the document does not know is refused. Typed fields and a client's own
 * (`vendorFields`) are joined into one body. Numbers keep every digit, since a client may write them as text.
 */
import { z } from 'zod';
import { decimal } from '../values/decimal.ts';
import { isRecord, JsonNumber, jsonNumber } from '../values/json.ts';

type Schema = Exclude<z.core.JSONSchema.JSONSchema, boolean>;
/** `$defs` of all bodies of one vendor, each by its name in the document. */
const formsFile = z.object({
  $defs: z.record(
    z.string(),
    z.custom<Schema>((value) => isRecord(value)),
  ),
});
export interface Problem {
  /** Leads into the body, by the vendor's names. */
  readonly path: readonly string[];
  readonly problem: string;
}
export type Body = Readonly<Record<string, unknown>>;
export type BodyResult = { readonly body: Body } | { readonly problems: readonly Problem[] };

export interface DocumentBodies {
  /** A field of `typed` that is undefined is left out; null is sent, as the vendor's samples do. */
  build(form: string, typed: Body, vendorFields?: unknown): BodyResult;
  /** The part of a vendor's own record that fits a form. Nulls, other fields and other types are left out. */
  fitting(form: string, record: unknown): Body;
}

/** `file` is the content of a vendor's forms.json. Throws a ZodError when it has another shape. */
export function documentBodies(file: unknown): DocumentBodies {
  const forms = formsFile.parse(file);
  const compiled = new Map<string, z.ZodType>();
  const checkOf = (form: string): z.ZodType => {
    const known = compiled.get(form);
    if (known) return known;
    const check = z.fromJSONSchema({ $defs: structuredClone(forms.$defs), $ref: `#/$defs/${form}` });
    compiled.set(form, check);
    return check;
  };

  const resolve: Resolve = (schema) => {
    if (!isSchema(schema)) return undefined;
    return schema.$ref === undefined ? schema : resolve(forms.$defs[schema.$ref.replace('#/$defs/', '')]);
  };

  return {
    fitting(form, record) {
      const fit = taken(record, { $ref: `#/$defs/${form}` }, resolve);
      return isRecord(fit) ? fit : {};
    },
    build(form, typed, vendorFields) {
      const schema: Schema = { $ref: `#/$defs/${form}` };
      if (vendorFields !== undefined && vendorFields !== null && !isRecord(vendorFields))
        return { problems: [{ path: [], problem: 'must be an object of the vendor’s fields' }] };
      const lossy = lossyNumbers(vendorFields, []);
      if (lossy.length > 0) return { problems: lossy };
      const problems: Problem[] = [];
      const body = merged(typed, exact(vendorFields ?? undefined, schema, resolve), { path: [], problems }) ?? {};
      if (problems.length > 0) return { problems };
      const shown = withoutOptionalNulls(JSON.parse(JSON.stringify(body), withinReach), schema, resolve);
      const checked = checkOf(form).safeParse(shown);
      if (!checked.success)
        return {
          problems: checked.error.issues.map(({ path, message }) => ({ path: path.map(String), problem: message })),
        };
      return isRecord(body) ? { body } : { problems: [{ path: [], problem: 'must be an object' }] };
    },
  };
}

/** Follows references to the schema itself; undefined when the document has none. */
type Resolve = (schema: unknown) => Schema | undefined;
const typesOf = (schema: Schema | undefined): readonly unknown[] =>
  schema?.type === undefined ? [] : [schema.type].flat();
const isNumeric = (types: readonly unknown[]): boolean => types.includes('number') || types.includes('integer');

/** Turns texts into numbers where the document says number. A text that is no number stays, for the check to find. */
function exact(value: unknown, at: unknown, resolve: Resolve): unknown {
  const schema = resolve(at);
  if (Array.isArray(value)) return value.map((one: unknown) => exact(one, schema?.items, resolve));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, exact(one, schema?.properties?.[name], resolve)]),
    );
  const types = typesOf(schema);
  if (typeof value !== 'string' || !isNumeric(types) || types.includes('string')) return value;
  const text = decimal(value);
  return text === null ? value : jsonNumber(text);
}

/** The part of a value that fits a schema; undefined when nothing does. */
function taken(value: unknown, at: unknown, resolve: Resolve): unknown {
  const schema = resolve(at);
  if (schema === undefined || value === null || value === undefined) return undefined;
  if (schema.type === 'array')
    return Array.isArray(value) ? value.flatMap((one: unknown) => taken(one, schema.items, resolve) ?? []) : undefined;
  if (schema.type === 'object' || schema.properties !== undefined)
    return isRecord(value) ? takenFields(value, schema, resolve) : undefined;
  const types = typesOf(schema);
  const fits = value instanceof JsonNumber ? isNumeric(types) : types.includes(typeof value);
  return fits ? value : undefined;
}
function takenFields(record: Body, { properties }: Schema, resolve: Resolve): Body {
  const entries = Object.entries(record).map(([name, one]) => [name, taken(one, properties?.[name], resolve)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}

/**
 * The body as it is checked: null where the document requires nothing is as good as absent, since the documents' own samples
 * have it there. It is sent as it came.
 */
function withoutOptionalNulls(value: unknown, at: unknown, resolve: Resolve): unknown {
  const schema = resolve(at);
  if (Array.isArray(value)) return value.map((one: unknown) => withoutOptionalNulls(one, schema?.items, resolve));
  if (!isRecord(value)) return value;
  const { properties = {}, required = [] } = schema ?? {};
  const isLeftOut = (name: string, one: unknown): boolean =>
    one === null && Object.hasOwn(properties, name) && !required.includes(name);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => !isLeftOut(name, one))
      .map(([name, one]) => [name, withoutOptionalNulls(one, properties[name], resolve)]),
  );
}

/** zod checks plain numbers, so large ones are shown to it as the largest safe integer. What is sent keeps every digit. */
const withinReach = (_name: string, value: unknown): unknown =>
  typeof value === 'number' && Number.isInteger(value)
    ? Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value))
    : value;

const isSchema = (value: unknown): value is Schema => isRecord(value);

/** Finds integers that the client's own language may have rounded before it sent them. */
export function lossyNumbers(value: unknown, path: readonly string[]): readonly Problem[] {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    return [{ path, problem: 'is too large to be exact as a number; write it as a text' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => lossyNumbers(one, [...path, name]));
}

interface Merging {
  readonly path: readonly string[];
  readonly problems: Problem[];
}

function merged(typed: unknown, extra: unknown, at: Merging): unknown {
  if (extra === undefined) return defined(typed);
  if (typed === undefined) return extra;
  if (Array.isArray(typed) && Array.isArray(extra)) {
    if (extra.length > typed.length)
      at.problems.push({ path: at.path, problem: `has ${extra.length} elements where the input has ${typed.length}` });
    return typed.map((one: unknown, i) => merged(one, extra[i], { ...at, path: [...at.path, String(i)] }));
  }
  if (isRecord(typed) && isRecord(extra)) {
    const names = new Set([...Object.keys(typed), ...Object.keys(extra)]);
    return Object.fromEntries(
      [...names].map((name) => [name, merged(typed[name], extra[name], { ...at, path: [...at.path, name] })]),
    );
  }
  at.problems.push({ path: at.path, problem: 'is said by a field of the input already' });
  return typed;
}

/** For vendors to whom "not given" is an absent field: null is not given, at any depth. */
export const withoutNulls = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, nullAsUndefined(value)]));
function nullAsUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullAsUndefined);
  return isRecord(value) ? withoutNulls(value) : (value ?? undefined);
}

/** Drops undefined fields at any depth, and objects of which nothing is left. */
function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(defined);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value)
    .map(([name, one]) => [name, defined(one)] as const)
    .filter(([, one]) => one !== undefined);
  return entries.length === 0 && Object.keys(value).length > 0 ? undefined : Object.fromEntries(entries);
}
