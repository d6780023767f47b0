/** What reads one kind of value out of JSON text. */
import { custom, type Scan } from './scan.ts';

export abstract class Reader<T> {
  /** What stands for a value that is absent or was set aside; undefined where a record without it is none. */
  abstract readonly absent: T | undefined;

  /**
   * Reads the value that begins at `scan.at`, which is no blank, and leaves `scan.at` behind it. Undefined when the value was
   * set aside, which has been told, or when the text is broken, which `scan` says.
   */
  abstract take(scan: Scan): T | undefined;

  /** `make` gives undefined for a value that does not fit, which is told as `reason`. */
  transform<R>(make: (value: T) => R | undefined, reason: string = custom): Reader<R> {
    return new Mapped(this, make, reason);
  }

  /** Null and absent mean the same: the vendor says nothing. */
  orNull(): Reader<T | null> {
    return new Nullable(this);
  }
}
/** What a reader gives. */
export type Read<R> = R extends Reader<infer T> ? T : never;

class Mapped<T, R> extends Reader<R> {
  readonly absent: R | undefined;
  private readonly inner: Reader<T>;
  private readonly make: (value: T) => R | undefined;
  private readonly reason: string;

  constructor(inner: Reader<T>, make: (value: T) => R | undefined, reason: string) {
    super();
    this.inner = inner;
    this.make = make;
    this.reason = reason;
    this.absent = inner.absent === undefined ? undefined : make(inner.absent);
  }

  take(scan: Scan): R | undefined {
    const value = this.inner.take(scan);
    if (value === undefined) return undefined;
    const result = this.make(value);
    if (result === undefined) scan.tell(this.reason);
    return result;
  }
}

class Nullable<T> extends Reader<T | null> {
  readonly absent = null;
  private readonly inner: Reader<T>;

  constructor(inner: Reader<T>) {
    super();
    this.inner = inner;
  }

  take(scan: Scan): T | null | undefined {
    return scan.takesNull() ? null : this.inner.take(scan);
  }
}

export class Otherwise<T, U> extends Reader<T | U> {
  readonly absent: U;
  private readonly inner: Reader<T>;

  constructor(inner: Reader<T>, absent: U) {
    super();
    this.inner = inner;
    this.absent = absent;
  }

  take(scan: Scan): T | undefined {
    return this.inner.take(scan);
  }
}
