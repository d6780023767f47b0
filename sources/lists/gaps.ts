/** What is missing from a walk, in seconds: one span for each vendor, never narrower than what is missing. */
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
  const falling = falls(reading);
  const newest = falling ? before : until;
  const oldest = falling ? until : before;
  // An order without a time lies in no span of seconds: the widest one stands for it.
  const to = (newest?.t ?? asOf) + 1;
  const from = before?.t === null ? null : (oldest?.t ?? null);
  return { from, to: before?.t === null || until?.t === null ? asOf + 1 : to };
}

/** The smallest span over both. */
export function hull(a: Range | null | undefined, b: Range | null | undefined): Range | null {
  if (!a || !b) return a ?? b ?? null;
  const from = a.from === null || b.from === null ? null : Math.min(a.from, b.from);
  const to = a.to === null || b.to === null ? null : Math.max(a.to, b.to);
  return { from, to };
}
