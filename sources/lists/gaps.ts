/** What is missing from a walk, in seconds: one span for each vendor, which is never narrower than what is missing. */
import type { Position, Range, Reading } from '../ports/lists.ts';
import { falls } from './position.ts';

/**
 * The seconds between two places of a walk, as a TimeRange that a question can be asked with. null stands for the ends
 * of the list. An order of the first or last second may be on a page and in the span.
 */
export function spanOf(
  reading: Reading,
  { before, until, asOf }: { before: Position | null; until: Position | null; asOf: number },
): Range {
  // An order without a time lies in no span of seconds: the widest one stands for it.
  if (before?.t === null) return { from: null, to: asOf + 1 };
  const [newest, oldest] = falls(reading) ? [before, until] : [until, before];
  const to = until?.t === null ? asOf : (newest?.t ?? asOf);
  return { from: oldest?.t ?? null, to: to + 1 };
}

/** The smallest span over both. */
export function hull(a: Range | null | undefined, b: Range | null | undefined): Range | null {
  if (!a || !b) return a ?? b ?? null;
  const from = a.from === null || b.from === null ? null : Math.min(a.from, b.from);
  const to = a.to === null || b.to === null ? null : Math.max(a.to, b.to);
  return { from, to };
}
