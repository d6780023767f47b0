/**
 * Reading what a vendor sends. A declaration says which members of a record are used, and how: it builds a reader that
 * finds them in one pass over the text, steps over the others, and keeps every digit of a number. A value that does not
 * fit is set aside and counted, and the rest of the record is used: a wrong latitude must not hide an order. A list in
 * another form is read as the list that is meant, and counted too. zod checks what we may refuse; none of this is.
 */
import { type Decimal, decimal } from '../values/decimal.ts';
import { JsonSpan } from '../values/json.ts';
import { type Instant, toldOrUnset } from '../values/time.ts';
import type { Opened } from './reading/form.ts';
import { ListReader } from './reading/list.ts';
import { Otherwise, Reader } from './reading/reader.ts';
import { type Others, type RecordOf, RecordReader, type Shape } from './reading/record.ts';
import { Scalar } from './reading/scalar.ts';
import { RowReader } from './reading/row.ts';
import { noText, type Scan } from './reading/scan.ts';
import { read } from './reading/read.ts';

export { type Members, membersOf, type Opened } from './reading/form.ts';
export type { Read, Reader } from './reading/reader.ts';
export { read, type WireReading } from './reading/read.ts';
export type { UnreadRow } from './reading/row.ts';
export type { RecordOf, RecordReader } from './reading/record.ts';
export type { Deviation } from './reading/scan.ts';

/** An object with these members; of others nothing is known. */
export const record = <S extends Shape>(shape: S) => new RecordReader<RecordOf<S>>(shape);

/** The same, and of others their names and what stands there, unread. */
export const looseRecord = <S extends Shape>(shape: S) => new RecordReader<RecordOf<S> & Others>(shape, true);

/** Null and absent mean the same: the vendor says nothing. */
export const maybe = <T>(reader: Reader<T>): Reader<T | null> => reader.orNull();

/** What stands for a value that is absent, or that does not fit. */
export const otherwise = <T, U>(reader: Reader<T>, absent: U): Reader<T | U> => new Otherwise(reader, absent);

/** A record within a record: where the vendor sends none, one of which nothing is said. */
export function part<T extends Opened>(reader: RecordReader<T>): Reader<T> {
  const { empty } = reader;
  return maybe(reader).transform((value) => value ?? empty);
}

/** A text, or a number with every digit where a vendor writes ids and codes as numbers. */
export const text: Reader<string> = new Scalar({
  isNullable: false,
  takesWords: false,
  make: (value) => value,
  reason: noText,
});

export const decimalNumber: Reader<Decimal> = text.transform((value) => decimal(value.trim()) ?? undefined);

/** A whole number small enough for GraphQL's Int. */
export const count: Reader<number> = decimalNumber.transform((value) => {
  const number = Number(value);
  return Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : undefined;
});

/** A position on the map: the only number here that may be a double. */
export const coordinate: Reader<number> = decimalNumber.transform(Number);

const yes = new Set(['true', 't', 'yes', 'y', '1', '是']);
const no = new Set(['false', 'f', 'no', 'n', '0', '否']);
/** true or false in any of the ways to write it: 1 and 0 as Babycare, Y and N, 是 and 否; null for a blank. */
export const flag: Reader<boolean | null> = new Scalar<boolean | null>({
  isNullable: false,
  takesWords: true,
  make(value) {
    const said = value
      .trim()
      .toLowerCase()
      .replace(/^([01])\.0+$/, '$1');
    if (said === '') return null;
    if (yes.has(said)) return true;
    return no.has(said) ? false : undefined;
  },
  reason: 'custom',
});

/** `yyyy-MM-dd HH:mm:ss` at +08:00; null for the many ways to write that no time is set. */
export const time: Reader<Instant | null> = text.transform(toldOrUnset);

/** Any value, unread. */
export const anything: Reader<JsonSpan> = new (class extends Reader<JsonSpan> {
  readonly absent = undefined;
  take(scan: Scan): JsonSpan | undefined {
    const from = scan.at;
    return scan.step() ? new JsonSpan(scan.text, from, scan.at) : undefined;
  }
})();

export const list = <T>(element: Reader<T>): Reader<readonly T[] | null> => new ListReader(element);

/** A list of records that are read one by one, each from a text of its own. */
export const rowsOf = <T extends Opened>(reader: RecordReader<T>) => list(new RowReader(reader));

export interface ListReading {
  /** Null: none, or no list at all. */
  readonly elements: readonly JsonSpan[] | null;
  /** How it was written, where that is no list. */
  readonly reason: string | null;
}
const spans = list(anything);
/** What stands where a list belongs, in the forms that `list` takes; its elements stay unread. */
export function listIn(value: JsonSpan | null): ListReading {
  if (value === null) return { elements: null, reason: null };
  const reading = read(spans, value);
  if (!reading) return { elements: null, reason: 'not a list' };
  return { elements: reading.value, reason: reading.deviations[0]?.reason ?? null };
}
