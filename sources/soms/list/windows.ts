/** Which seconds of SOMS's orders are still to be read. */
import { largest } from '../../values/lists.ts';
import { inRange } from '../../lists/filter.ts';
import { falls } from '../../lists/position.ts';
import type { CallContext } from '../../ports/calls.ts';
import type { Range, SliceQuestion } from '../../ports/lists.ts';
import { type Pushdown, type SomsFilter, sortRange } from './filter-pushdown.ts';
import type { EpochSeconds } from '../../values/time.ts';

/** One question to SOMS, read second by second. */
export interface Stream {
  readonly variant: SomsFilter;
  readonly question: SliceQuestion;
  readonly pushdown: Pushdown;
  readonly call: CallContext;
}
/** Both ends belong to it. */
export interface Window {
  readonly lowest: EpochSeconds | null;
  readonly highest: EpochSeconds;
}

/**
 * Null when no order can be there. Orders without the time are in no window. Read backwards they come first, and all
 * others follow them.
 */
export function firstWindow(question: SliceQuestion): Window | null {
  const { filter, sort, after, asOf, backward } = question;
  if (after !== null && after.t === null && !backward) return null;
  const { from, to } = sortRange(filter, sort.key) ?? { from: null, to: null };
  const bound = after?.t ?? null;
  const [lower, upper] = falls(question) ? [null, bound] : [bound, null];
  const highest = Math.min(asOf, ...known([upper, to === null ? null : to - 1]));
  const starts = known([lower, from]);
  return isThere({ lowest: starts.length === 0 ? null : largest(starts), highest });
}
const known = (times: readonly (number | null)[]): readonly number[] => times.filter((time) => time !== null);

/** The rest of a window of which everything before the second `open` was read. Null when nothing is left. */
export const narrowed = ({ lowest, highest }: Window, open: number, falling: boolean): Window | null =>
  isThere(falling ? { lowest, highest: open } : { lowest: open, highest });

const isThere = (window: Window): Window | null =>
  window.lowest !== null && window.lowest > window.highest ? null : window;

export const isIn = (window: Window, t: number | null): boolean => t !== null && inRange(rangeOf(window), t);
export const rangeOf = ({ lowest, highest }: Window): Range => ({ from: lowest, to: highest + 1 });
