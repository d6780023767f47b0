/** What the body of a request must hold, as a table, and the first thing that is wrong with one. */
import { at, JsonNumber } from '../../sources/values/json.ts';
import { isWire } from './wire.ts';

export interface Field {
  readonly fits: (value: unknown) => boolean;
  readonly optional?: true;
  /** An empty text or an empty list counts as missing unless this says that it is a value. */
  readonly mayBeEmpty?: 'text' | 'list';
  readonly codes?: readonly string[];
  readonly element?: Field;
  readonly mostElements?: number;
  readonly inner?: Shape;
  /** A field that `inner` does not name is a flaw, because a misspelt one would do nothing, silently. */
  readonly closed?: true;
}
export type Shape = Readonly<Record<string, Field>>;
export interface Flaw {
  readonly path: string;
  readonly problem: 'missing' | 'malformed' | 'tooMany' | 'unknown';
  /** undefined when the table does not name the field. */
  readonly field?: Field;
}

const isNumber = (pattern: RegExp) => (value: unknown) => value instanceof JsonNumber && pattern.test(value.text);

export const text: Field = { fits: (value) => typeof value === 'string' };
export const textOrEmpty: Field = { ...text, mayBeEmpty: 'text' };
export const whole: Field = { fits: isNumber(/^-?\d+$/) };
export const decimalNumber: Field = { fits: isNumber(/^-?\d+(?:\.\d+)?$/) };
/** Invented amounts are computed with four decimals and no exponent. */
export const amount: Field = { fits: isNumber(/^-?\d+(?:\.\d{1,4})?$/) };
export const anyNumber: Field = { fits: isNumber(/^/) };
/** A number of pieces is at least one (数量不能小于1). */
export const pieces: Field = { fits: isNumber(/^[1-9]\d{0,8}$/) };
export const truth: Field = { fits: (value) => typeof value === 'boolean' };
const vendorTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
export const time: Field = { fits: (value) => typeof value === 'string' && vendorTime.test(value) };
export const codes = (...listed: string[]): Field => ({
  fits: (value) => listed.some((code) => code === value),
  codes: listed,
});
export const list = (element: Field): Field => ({ fits: Array.isArray, element });
/** A list of objects; an empty one is as good as none. */
export const listOf = (inner: Shape): Field => ({ fits: Array.isArray, element: anything(inner) });
export const objectOf = (inner: Shape): Field => ({ fits: (value) => typeof value === 'object', inner });
export const optional = (field: Field): Field => ({ ...field, optional: true });
/** Several fields of one kind. */
export const each = (field: Field, ...names: readonly string[]): Shape =>
  Object.fromEntries(names.map((name) => [name, field]));

const anything = (inner: Shape): Field => ({ fits: () => true, inner });

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const isMissing = ({ optional: mayMiss, mayBeEmpty }: Field, value: unknown): boolean =>
  mayMiss === undefined &&
  (isAbsent(value) ||
    (value === '' && mayBeEmpty !== 'text') ||
    (Array.isArray(value) && value.length === 0 && mayBeEmpty === undefined));

function* flawsIn(field: Field, value: unknown, path: string): Generator<Flaw> {
  const { fits, element, mostElements = Number.POSITIVE_INFINITY } = field;
  if (!fits(value)) {
    yield { path, problem: 'malformed', field };
  } else if (element && Array.isArray(value)) {
    if (value.length > mostElements) yield { path, problem: 'tooMany', field };
    for (const [index, one] of value.entries()) yield* flawsIn(element, one, `${path}[${index}]`);
  } else {
    yield* flawsInside(field, value, path === '' ? '' : `${path}.`);
  }
}

function* flawsInside({ inner = {}, closed }: Field, value: unknown, within: string): Generator<Flaw> {
  for (const [name, field] of Object.entries(inner)) {
    const found = at(value, name);
    if (isMissing(field, found)) yield { path: within + name, problem: 'missing', field };
    else if (!isAbsent(found)) yield* flawsIn(field, found, within + name);
  }
  const names = closed && isWire(value) ? Object.keys(value) : [];
  for (const name of names) if (!Object.hasOwn(inner, name)) yield { path: within + name, problem: 'unknown' };
}

/** `value` comes from parseJson(). */
export function flawOf(field: Field, value: unknown): Flaw | undefined {
  const [first] = flawsIn(field, value, '');
  return first;
}

/** The first flaw in words that Babycare's and Yuanshu's simulators share, since their documents give none. */
export function complaintOf(shape: Shape, body: unknown): string | undefined {
  const flaw = flawOf(anything(shape), body);
  return flaw && `${flaw.path}${flaw.problem === 'missing' ? '不能为空' : '格式不正确'}`;
}
