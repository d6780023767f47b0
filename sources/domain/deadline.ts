/** Promises by their kind: when an order must have left, and when it must have arrived. */
import type { Deadline } from '../model.ts';
import { type Instant, promisedWindow } from '../values/time.ts';

/** A promise that is a moment or a day, which ends at midnight; null for prose and for none. */
export const deadlineIn = (text: string | null, field: string): Deadline | null =>
  deadlineAt(promisedWindow(text)?.end ?? null, field);

export const deadlineAt = (at: Instant | null, field: string): Deadline | null => (at === null ? null : { at, field });

/** The first that can be missed. */
export function earliest(deadlines: readonly (Deadline | null)[]): Deadline | null {
  const [first] = deadlines.filter((one) => one !== null).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return first ?? null;
}
