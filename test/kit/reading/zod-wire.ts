/**
 * How records were read before they were read by opening: the engine's parser with a reviver, and zod. The readers of
 * kit/wire.ts are compared with it.
 */
import { z } from 'zod';
import { type Decimal, decimal } from '../../../sources/values/decimal.ts';
import { isRecord, JsonNumber } from '../../../sources/values/json.ts';
import { readJsonText } from '../../../sources/kit/push-body.ts';
import { type Instant, instant, isUnset } from '../../../sources/values/time.ts';

import type { Deviation } from '../../../sources/kit/wire.ts';

interface WireReading<T> {
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
    const { issues } = result.error;
    if (issues.some((issue) => issue.path.length === 0)) return null;
    const copy = structuredCopy(candidate);
    const without = new Map<unknown[], Set<number>>();
    for (const issue of issues) {
      const instead = issue.code === 'custom' ? issue.params?.['instead'] : undefined;
      if (instead === undefined ? setAside(copy, issue.path, without) : put(copy, issue.path, instead))
        deviations.push({
          path: issue.path.map((step) => (typeof step === 'number' ? '[]' : String(step))).join('.'),
          reason: instead === undefined ? issue.code : issue.message,
        });
    }
    without.forEach((indexes, array) => leaveOut(array, indexes));
    candidate = copy;
  }
  return null;
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structuredCopy(inner)]));
}

function parentOf(root: unknown, path: readonly PropertyKey[]): object | null {
  let parent = root;
  for (const step of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null) return null;
    parent = Reflect.get(parent, step);
  }
  return typeof parent === 'object' ? parent : null;
}

/** Puts another value in a value's place. */
function put(root: unknown, path: readonly PropertyKey[], instead: unknown): boolean {
  const parent = parentOf(root, path);
  const last = path.at(-1);
  return parent !== null && last !== undefined && Reflect.set(parent, last, instead);
}

/** False when it was set aside before. Elements of arrays are only noted, since their indexes are those of the issues. */
function setAside(root: unknown, path: readonly PropertyKey[], without: Map<unknown[], Set<number>>): boolean {
  const parent = parentOf(root, path);
  const last = path.at(-1);
  if (parent === null || last === undefined) return false;
  if (!Array.isArray(parent)) return Reflect.deleteProperty(parent, last);
  const indexes = without.get(parent) ?? new Set();
  without.set(parent, indexes);
  const before = indexes.size;
  indexes.add(Number(last));
  return indexes.size > before;
}

/** In one pass: a body may have as many wrong elements as it has room for. */
function leaveOut(array: unknown[], indexes: ReadonlySet<number>): void {
  let kept = 0;
  array.forEach((element: unknown, i) => {
    if (!indexes.has(i)) array[kept++] = element;
  });
  array.length = kept;
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

interface ListReading {
  /** Null: none, or no list at all. */
  readonly elements: readonly unknown[] | null;
  /** How it was written, where that is no list. */
  readonly reason: string | null;
}
/**
 * What stands where a list belongs. Some writers send a list of one as that one, and some the JSON text of the list. A blank
 * text and an empty object are none, as null is.
 */
function listIn(value: unknown): ListReading {
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
