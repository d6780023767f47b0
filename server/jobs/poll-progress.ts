/**
 * Where a pass over a vendor's changes moves the position. A gap (seconds that could not be read whole) holds the position
 * before it, while what follows is read and told all the same; a retry then repeats orders, which makes no change, and
 * loses none. An order that its vendor can never show in a readable form must not hold the position for ever: after
 * `mostTries` passes the gap is given up, which the caller reports, and `since` moves behind it, so that nobody claims to
 * know those seconds.
 */
import { largest, smallest } from '../../sources/values/lists.ts';
import type { EpochSeconds } from '../../sources/values/time.ts';
import type { PollProgress } from '../../store/store.ts';

/** `from` is included, `to` is not. */
export interface Seconds {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
}
export interface Pass extends Seconds {
  readonly gaps: readonly Seconds[];
}
export interface Passed {
  readonly progress: PollProgress;
  /** What was given up; null when nothing was. */
  readonly lost: Seconds | null;
}

/** Passes that meet a gap before it is given up. */
export const mostTries = 3;

/** The position while a pass is at `at`; what was reached before is never taken back. */
export function duringPass(before: PollProgress | null, { from, gaps }: Pass, at: number): PollProgress {
  const { since, reached, trial } = before ?? { since: from, reached: from, trial: null };
  return { since, reached: Math.max(reached, Math.min(at, firstOf(gaps) ?? at)), trial };
}

export function afterPass(before: PollProgress | null, pass: Pass): Passed {
  const { to, gaps } = pass;
  const { since, reached, trial } = duringPass(before, pass, to);
  if (gaps.length === 0) return { progress: { since, reached, trial: null }, lost: null };
  const fresh = { until: to, tries: 1 };
  // A gap in seconds that earlier passes have not come to is not among those that were tried before.
  const old = trial === null ? [] : between(gaps, -Infinity, trial.until);
  if (trial === null || old.length === 0) return { progress: { since, reached, trial: fresh }, lost: null };
  const tries = trial.tries + 1;
  if (tries < mostTries) return { progress: { since, reached, trial: { ...trial, tries } }, lost: null };
  const lost = { from: firstOf(old) ?? trial.until, to: largest(old.map((gap) => gap.to)) };
  const rest = firstOf(between(gaps, trial.until, Infinity));
  return {
    progress: {
      since: Math.max(since, lost.to),
      reached: Math.max(reached, rest ?? to),
      trial: rest === null ? null : fresh,
    },
    lost,
  };
}

const firstOf = (gaps: readonly Seconds[]): number | null =>
  gaps.length === 0 ? null : smallest(gaps.map(({ from }) => from));

export const between = (gaps: readonly Seconds[], from: number, to: number): readonly Seconds[] =>
  gaps.map((gap) => ({ from: Math.max(gap.from, from), to: Math.min(gap.to, to) })).filter((gap) => gap.from < gap.to);
