/** Reading a value out of its text, wholly or not at all. */
import type { JsonSpan } from '../../values/json.ts';
import { afterBlanks } from '../../values/json-scan.ts';
import type { Reader } from './reader.ts';
import { type Deviation, Scan } from './scan.ts';

export interface WireReading<T> {
  readonly value: T;
  readonly deviations: readonly Deviation[];
}

/** Null when the record as a whole is of another shape, or no JSON. */
export function read<T>(reader: Reader<T>, source: JsonSpan | null | undefined): WireReading<T> | null {
  if (!source) return null;
  const { text, start, end } = source;
  const scan = new Scan(text, afterBlanks(text, start));
  const value = reader.take(scan);
  if (value === undefined || scan.isBroken || afterBlanks(text, scan.at) < end) return null;
  return { value, deviations: scan.told };
}
