/**
 * Reading what a vendor sends. Schemas are strict and lean (only the fields that are used); a value that does not fit
 * is set aside and counted, and the rest of the record is used: a wrong latitude must not hide an order.
 */
import { z } from 'zod';
import { type Decimal, decimal } from '../values/decimal.ts';
import { JsonNumber } from '../values/json.ts';
import { type Instant, instant } from '../values/time.ts';

/** Where a value was set aside, and why. The value itself is left out, since it may be personal. */
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
    const { issues } = result.error;
    if (issues.some((issue) => issue.path.length === 0)) return null;
    const copy = structuredCopy(candidate);
    const without = new Map<unknown[], Set<number>>();
    for (const issue of issues) {
      if (setAside(copy, issue.path, without))
        deviations.push({
          path: issue.path.map((step) => (typeof step === 'number' ? '[]' : String(step))).join('.'),
          reason: issue.code,
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

/** False when it was set aside before. Elements of arrays are only noted, since their indexes are those of the issues. */
function setAside(root: unknown, path: readonly PropertyKey[], without: Map<unknown[], Set<number>>): boolean {
  let parent = root;
  for (const step of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null) return false;
    parent = Reflect.get(parent, step);
  }
  const last = path.at(-1);
  if (typeof parent !== 'object' || parent === null || last === undefined) return false;
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

/** true/false, or 1/0 as Babycare writes it. */
export const flag: z.ZodType<boolean> = z.union([z.boolean(), text]).transform((value, context) => {
  if (typeof value === 'boolean') return value;
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  context.addIssue({ code: 'custom', message: 'not a yes or no' });
  return z.NEVER;
});

/** `yyyy-MM-dd HH:mm:ss` at +08:00; an empty text is absent (unset times come as ""). */
export const time: z.ZodType<Instant | null> = z.string().transform((value, context) => {
  if (value.trim() === '') return null;
  const parsed = instant(value);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'not a time' });
  return z.NEVER;
});

export const list = <T>(element: z.ZodType<T>) => maybe(z.array(element));
