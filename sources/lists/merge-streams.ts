/** Streams that are each complete and in order, as one. */
import type { Position, Reading, Slice, SliceRow } from '../ports/lists.ts';
import { comparePositions } from './position.ts';

export interface Joined {
  readonly rows: readonly SliceRow[];
  /** The place up to which every stream has looked; null when none of them stopped before it had enough. */
  readonly stop: Position | null;
}

/** The rows of all streams in order, each order once, up to the place where the first of the streams stopped looking. */
export function joined(slices: readonly Slice[], wanted: number, reading: Reading): Joined {
  const stops = slices.flatMap((slice) => stopOf(slice, wanted) ?? []);
  const [stop = null] = stops.toSorted((a, b) => comparePositions(a, b, reading));
  const seen = new Set<string>();
  const rows = slices
    .flatMap((slice) => slice.rows)
    .filter(({ at }) => stop === null || comparePositions(at, stop, reading) <= 0)
    .toSorted((a, b) => comparePositions(a.at, b.at, reading))
    .filter(({ at, key }) => {
      const text = JSON.stringify([at.rank, at.nativeId, key.tenantId]);
      return !seen.has(text) && seen.add(text);
    });
  return { rows, stop };
}

/** null: what follows the rows of this slice is behind the first `wanted` rows of all. */
function stopOf({ rows, more, scannedTo }: Slice, wanted: number): Position | null {
  if (!more || rows.length >= wanted) return null;
  return scannedTo ?? rows.at(-1)?.at ?? null;
}
