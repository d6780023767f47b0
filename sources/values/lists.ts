/**
 * Lists of any length. A call takes its arguments on the stack, so that `push(...many)` and `Math.max(...many)` end in a
 * RangeError where there are some hundred thousand: these take any number.
 */

/** Adds to the end of a list. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}

/** -Infinity of none. */
export function largest(values: Iterable<number>): number {
  let found = -Infinity;
  for (const value of values) found = Math.max(found, value);
  return found;
}

/** Infinity of none. */
export function smallest(values: Iterable<number>): number {
  let found = Infinity;
  for (const value of values) found = Math.min(found, value);
  return found;
}
