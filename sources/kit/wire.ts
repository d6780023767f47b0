/**
 * Reading what a vendor sends. Schemas are strict and lean (only the fields that are used); a value that does not fit
 * is set aside and counted, and the rest of the record is used: a wrong latitude must not hide an order. A list in
 * another form is read as the list that is meant, and counted too.
 */
import { z } from 'zod';
import { type Decimal, decimal } from '../values/decimal.ts';
import { isRecord, JsonNumber } from '../values/json.ts';
import { readJsonText } from './push-body.ts';
import { type Instant, instant, isUnset } from '../values/time.ts';

/** Where a value was set aside or read in another form, and why. The value itself is left out, since it may be personal. */
export interface Deviation {
  readonly path: string;
  readonly reason: string;
}
export interface WireReading<T> {
  readonly value: T;
  readonly deviations: readonly Deviation[];
}

/** Null when the record as a whole is of another shape. */
export function read<T>(schema: z.ZodType<T>, raw: unknown): WireReading<T> | null {
  const deviations: Deviation[] = [];
  let candidate = raw;
  // Each round sets at least one value aside, so the loop ends. The bound is for a body that was made to be slow.
  for (let round = 0; round < 8; round += 1) {
    const result = schema.safeParse(candidate);
    if (result.success) return { value: result.data, deviations };
    const issues = result.error.issues.toSorted((a, b) => comparePaths(b.path, a.path));
    if (issues.some((issue) => issue.path.length === 0)) return null;
    const copy = structuredCopy(candidate);
    for (const issue of issues) {
      const instead = issue.code === 'custom' ? issue.params?.['instead'] : undefined;
      if (put(copy, issue.path, instead))
        deviations.push({
          path: issue.path.map((step) => (typeof step === 'number' ? '[]' : String(step))).join('.'),
          reason: instead === undefined ? issue.code : issue.message,
        });
    }
    candidate = copy;
  }
  return null;
}

/** Later indexes first, so that removing one element does not move the next one to be removed. */
function comparePaths(a: readonly PropertyKey[], b: readonly PropertyKey[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const x = a[i];
    const y = b[i];
    if (x !== y) return typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : 1;
  }
  return a.length - b.length;
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structuredCopy(inner)]));
}

/** Puts another value in a value's place; without one the value is set aside. */
function put(root: unknown, path: readonly PropertyKey[], instead: unknown): boolean {
  let parent = root;
  for (const step of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null) return false;
    parent = Reflect.get(parent, step);
  }
  const last = path.at(-1);
  if (typeof parent !== 'object' || parent === null || last === undefined) return false;
  if (instead !== undefined) return Reflect.set(parent, last, instead);
  if (Array.isArray(parent)) return parent.splice(Number(last), 1).length > 0;
  return Reflect.deleteProperty(parent, last);
}

/** An object with these fields. A JsonNumber is an object to JavaScript too, so it is taken for its text. */
export const record = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => (value instanceof JsonNumber ? value.text : value), z.object(shape));

/** Null and absent mean the same: the vendor says nothing. */
export const maybe = <T>(schema: z.ZodType<T>) => schema.nullable().default(null);

/** A record within a record: where the vendor sends none, one of which nothing is said. */
export function part<T>(schema: z.ZodType<T>) {
  const empty = schema.parse({});
  return maybe(schema).transform((value) => value ?? empty);
}

/** A text, or a number with every digit where a vendor writes ids and codes as numbers. */
export const text: z.ZodType<string> = z.union([
  z.string(),
  z.instanceof(JsonNumber).transform((number) => number.text),
]);

export const decimalNumber: z.ZodType<Decimal> = z
  .union([z.string(), z.instanceof(JsonNumber).transform((number) => number.text)])
  .transform((value, context) => {
    const parsed = decimal(value.trim());
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: 'not a decimal number' });
    return z.NEVER;
  });

/** A whole number small enough for GraphQL's Int. */
export const count: z.ZodType<number> = decimalNumber.transform((value, context) => {
  const number = Number(value);
  if (Number.isInteger(number) && Math.abs(number) < 2 ** 31) return number;
  context.addIssue({ code: 'custom', message: 'not a whole number' });
  return z.NEVER;
});

/** A position on the map: the only number here that may be a double. */
export const coordinate: z.ZodType<number> = decimalNumber.transform(Number);

const yes = new Set(['true', 't', 'yes', 'y', '1', '是']);
const no = new Set(['false', 'f', 'no', 'n', '0', '否']);
/** true or false in any of the ways to write it: 1 and 0 as Babycare, Y and N, 是 and 否; null for a blank. */
export const flag: z.ZodType<boolean | null> = z.union([z.boolean(), text]).transform((value, context) => {
  const said = String(value)
    .trim()
    .toLowerCase()
    .replace(/^([01])\.0+$/, '$1');
  if (said === '') return null;
  if (yes.has(said)) return true;
  if (no.has(said)) return false;
  context.addIssue({ code: 'custom', message: 'not a yes or no' });
  return z.NEVER;
});

/** `yyyy-MM-dd HH:mm:ss` at +08:00; null for the many ways to write that no time is set. */
export const time: z.ZodType<Instant | null> = text.transform((value, context) => {
  if (isUnset(value)) return null;
  const parsed = instant(value);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'not a time' });
  return z.NEVER;
});

export interface ListReading {
  /** Null: none, or no list at all. */
  readonly elements: readonly unknown[] | null;
  /** How it was written, where that is no list. */
  readonly reason: string | null;
}
/**
 * What stands where a list belongs. Some writers send a list of one as that one, and some the JSON text of the list. A blank
 * text and an empty object are none, as null is.
 */
export function listIn(value: unknown): ListReading {
  if (Array.isArray(value)) return { elements: value, reason: null };
  if (saysNone(value)) return none;
  if (isRecord(value)) return { elements: [value], reason: 'one, not a list' };
  const json = typeof value === 'string' && /^\s*[[{]/.test(value) ? readJsonText(value) : null;
  if (!json?.ok) return { elements: null, reason: 'not a list' };
  return { elements: listIn(json.value).elements ?? [], reason: 'a list as JSON text' };
}
const none: ListReading = { elements: null, reason: null };

function saysNone(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || value === null || (isRecord(value) && Object.keys(value).length === 0);
}

export const list = <T>(element: z.ZodType<T>) => maybe(asList.pipe(z.array(element).nullable()));
const asList = z.unknown().transform((value, context): readonly unknown[] | null => {
  const { elements, reason } = listIn(value);
  if (reason !== null)
    context.addIssue({ code: 'custom', message: reason, params: { instead: elements ?? undefined } });
  return elements;
});
