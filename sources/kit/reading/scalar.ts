/** Texts, numbers, and yes or no: a text as it came, and what is made of it. */
import { openBrace, openBracket, quote } from '../../values/json-scan.ts';
import { Reader } from './reader.ts';
import { custom, noText, notJson, type Scan } from './scan.ts';

interface Kind<T> {
  readonly isNullable: boolean;
  /** Whether true and false are taken, as the texts that they are. */
  readonly takesWords: boolean;
  /** Undefined for a text that does not fit. */
  readonly make: (text: string) => T | undefined;
  readonly reason: string;
}

/** Several small readers in one class, since most values are such, and calls between readers are what reading them costs. */
export class Scalar<T> extends Reader<T> {
  readonly absent: T | undefined;
  private readonly kind: Kind<T>;
  private readonly isNullable: boolean;

  constructor(kind: Kind<T>, absent?: T) {
    super();
    this.kind = kind;
    this.isNullable = kind.isNullable;
    this.absent = absent;
  }

  take(scan: Scan): T | undefined {
    const code = scan.text.charCodeAt(scan.at);
    if (code === quote) return this.made(scan, scan.string());
    if (this.isNullable && code === 0x6e && scan.takesNull()) return this.absent;
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return this.made(scan, scan.number());
    return this.other(scan, code);
  }

  private made(scan: Scan, text: string | undefined): T | undefined {
    if (text === undefined) return undefined;
    const value = this.kind.make(text);
    if (value === undefined) scan.tell(this.kind.reason);
    return value;
  }

  private other(scan: Scan, code: number): T | undefined {
    const word = code === openBrace || code === openBracket ? null : scan.word();
    if (word === undefined) return scan.misfit(notJson);
    if (word === null || word === 'null' || !this.kind.takesWords) return scan.misfit(noText);
    scan.step();
    return this.made(scan, word);
  }

  override transform<R>(make: (value: T) => R | undefined, reason: string = custom): Reader<R> {
    if (this.isNullable) return super.transform(make, reason);
    const { kind } = this;
    const both = (text: string): R | undefined => {
      const value = kind.make(text);
      return value === undefined ? undefined : make(value);
    };
    return new Scalar<R>({ ...kind, make: both, reason });
  }

  override orNull(): Reader<T | null> {
    return this.isNullable ? this : new Scalar<T | null>({ ...this.kind, isNullable: true }, null);
  }
}
