/** A record of an answer's list, unread, of which it is known where its members begin: so its text is gone through once. */
import { JsonSpan } from '../../values/json.ts';
import type { Opened } from './form.ts';
import { read, type WireReading } from './read.ts';
import { Reader } from './reader.ts';
import type { RecordReader } from './record.ts';
import { Scan } from './scan.ts';

export class UnreadRow<T extends Opened> {
  private readonly record: RecordReader<T>;
  private readonly span: JsonSpan;
  private readonly places: readonly number[] | null;

  constructor(record: RecordReader<T>, span: JsonSpan, places: readonly number[] | null) {
    this.record = record;
    this.span = span;
    this.places = places;
  }

  /** The record and its own text, from which it is read. Null when it is no record. */
  read(): { readonly raw: JsonSpan; readonly reading: WireReading<T> | null } {
    const raw = this.span.own();
    return { raw, reading: this.places === null ? read(this.record, raw) : this.located(raw, this.places) };
  }

  private located(raw: JsonSpan, places: readonly number[]): WireReading<T> | null {
    const scan = new Scan(raw.text, 0);
    const value = this.record.takeLocated(scan, places);
    return value === undefined ? null : { value, deviations: scan.told };
  }
}

export class RowReader<T extends Opened> extends Reader<UnreadRow<T>> {
  readonly absent = undefined;
  private readonly record: RecordReader<T>;

  constructor(record: RecordReader<T>) {
    super();
    this.record = record;
  }

  /** Whatever stands here is a row. One that is no record is found to be none when it is read. */
  take(scan: Scan): UnreadRow<T> | undefined {
    const start = scan.at;
    const places = this.record.locate(scan);
    if (places === null) {
      scan.at = start;
      scan.isBroken = false;
      if (!scan.step()) return undefined;
    }
    return new UnreadRow(this.record, new JsonSpan(scan.text, start, scan.at), places);
  }
}
