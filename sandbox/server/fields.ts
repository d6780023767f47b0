/** What the body of a request must hold, as a table, and the first thing that is wrong with one. */
import { at, JsonNumber } from '../../sources/values/json.ts';

export interface Field {
  readonly fits: (value: unknown) => boolean;
  readonly optional?: true;
  readonly mayBeEmpty?: true;
  /** Of the object, or of each element of the list. */
  readonly inner?: Shape;
}
export type Shape = Readonly<Record<string, Field>>;
export interface Flaw {
  readonly path: string;
  readonly problem: 'missing' | 'malformed';
}

const isNumber = (pattern: RegExp) => (value: unknown) => value instanceof JsonNumber && pattern.test(value.text);

export const text: Field = { fits: (value) => typeof value === 'string' };
export const textOrEmpty: Field = { ...text, mayBeEmpty: true };
export const whole: Field = { fits: isNumber(/^-?\d+$/) };
export const decimalNumber: Field = { fits: isNumber(/^-?\d+(?:\.\d+)?$/) };
/** Pieces: at least one (数量不能小于1). */
export const pieces: Field = { fits: isNumber(/^[1-9]\d{0,8}$/) };
export const truth: Field = { fits: (value) => typeof value === 'boolean' };
/** An empty list is as good as none. */
export const listOf = (inner: Shape): Field => ({ fits: Array.isArray, inner });
export const objectOf = (inner: Shape): Field => ({ fits: (value) => typeof value === 'object', inner });
export const optional = (field: Field): Field => ({ ...field, optional: true });

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

/** `value` comes from parseJson(). */
export function flawOf(shape: Shape, value: unknown, within = ''): Flaw | undefined {
  for (const [name, field] of Object.entries(shape)) {
    const path = `${within}${name}`;
    const found = at(value, name);
    const isAbsent = found === undefined || found === null;
    if (isAbsent && field.optional) continue;
    if (isAbsent || (isEmpty(found) && !field.optional && !field.mayBeEmpty)) return { path, problem: 'missing' };
    if (!field.fits(found)) return { path, problem: 'malformed' };
    const flaw = field.inner && innerFlaw(field.inner, found, path);
    if (flaw) return flaw;
  }
  return undefined;
}

function innerFlaw(shape: Shape, found: unknown, path: string): Flaw | undefined {
  if (!Array.isArray(found)) return flawOf(shape, found, `${path}.`);
  for (const [index, one] of found.entries()) {
    const flaw = flawOf(shape, one, `${path}[${index}].`);
    if (flaw) return flaw;
  }
  return undefined;
}
