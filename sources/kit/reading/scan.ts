/** A walk through JSON text from left to right, and what was set aside on the way. */
import {
  afterBlanks,
  backslash,
  colon,
  endOfNumber,
  endOfString,
  endOfValue,
  isBlank,
  quote,
} from '../../values/json-scan.ts';

/** Where a value was set aside or read in another form, and why. The value itself is left out, since it may be personal. */
export interface Deviation {
  readonly path: string;
  readonly reason: string;
}

/** The reasons. The first two are what the checks of kit/wire.ts said before they were readers of their own. */
export const wrongKind = 'invalid_type';
export const noText = 'invalid_union';
export const custom = 'custom';
export const notJson = 'not JSON';

export class Scan {
  readonly text: string;
  at: number;
  /** The text breaks off or has other characters than JSON has here, so that it is not known where what follows begins. */
  isBroken = false;
  readonly told: Deviation[] = [];

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** Goes to the next character that is no blank; NaN at the end of the text. */
  next(): number {
    const code = this.text.charCodeAt(this.at);
    if (code > 0x20) return code;
    this.at = afterBlanks(this.text, this.at);
    return this.text.charCodeAt(this.at);
  }

  breaks(): undefined {
    this.isBroken = true;
    return undefined;
  }

  /** Sets aside the value that begins here. */
  misfit(reason: string): undefined {
    this.tell(reason);
    this.step();
    return undefined;
  }

  tell(reason: string): void {
    this.told.push({ path: '', reason });
  }

  /** What was told since `from` was told within this member. */
  within(name: string, from: number): void {
    const { told } = this;
    for (let i = from; i < told.length; i += 1) {
      const one = told[i];
      if (one) told[i] = { path: one.path === '' ? name : `${name}.${one.path}`, reason: one.reason };
    }
  }

  /** Steps over the value that begins here. False: it does not end, or none begins. */
  step(): boolean {
    const end = endOfValue(this.text, this.at);
    if (end < 0) this.isBroken = true;
    else this.at = end;
    return end >= 0;
  }

  /** Goes to the value of a member, whose name was stepped over. */
  takesColon(): boolean {
    if (this.next() !== colon) return false;
    this.at += 1;
    this.next();
    return true;
  }

  /** Sets aside as a whole the value that began at `start` and was found to be broken. Whether it is known where it ends. */
  recovers(start: number, told: number): boolean {
    this.told.length = told;
    this.at = start;
    this.isBroken = false;
    this.misfit(notJson);
    return !this.isBroken;
  }

  /** The string whose opening quote stands here; undefined when it was set aside. */
  string(): string | undefined {
    const { text, at } = this;
    const end = endOfPlain(text, at + 1);
    if (text.charCodeAt(end) !== quote) return this.escaped();
    this.at = end + 1;
    return text.slice(at + 1, end);
  }

  /** The same of a string with escapes, or with characters that must be written as one. */
  private escaped(): string | undefined {
    const { text, at } = this;
    const end = endOfString(text, at);
    if (end < 0) return this.breaks();
    this.at = end;
    const decoded = decodedString(text.slice(at, end));
    if (decoded === null) this.tell(notJson);
    return decoded ?? undefined;
  }

  /** The text of the number that begins here; undefined when it was set aside. */
  number(): string | undefined {
    const { text, at } = this;
    const end = endOfNumber(text, at);
    if (end < 0 || !isEnd(text.charCodeAt(end))) return this.misfit(notJson);
    this.at = end;
    return text.slice(at, end);
  }

  /** true, false or null, which is not stepped over; undefined when none of them stands here. */
  word(): string | undefined {
    return words.find((word) => this.stands(word));
  }

  private stands(word: string): boolean {
    return this.text.startsWith(word, this.at) && isEnd(this.text.charCodeAt(this.at + word.length));
  }

  takesNull(): boolean {
    if (this.text.charCodeAt(this.at) !== 0x6e || !this.stands('null')) return false;
    this.at += 4;
    return true;
  }

  /** The index of the closing quote of the name that begins here, where it is written without escapes; else -1. */
  endOfName(): number {
    const { text, at } = this;
    if (text.charCodeAt(at) !== quote) return -1;
    const end = endOfPlain(text, at + 1);
    return text.charCodeAt(end) === quote ? end : -1;
  }

  /** Steps over the name that begins here; null when JSON has no such string. */
  name(): string | null {
    const { text, at } = this;
    const end = text.charCodeAt(at) === quote ? endOfString(text, at) : -1;
    if (end < 0) return null;
    this.at = end;
    return decodedString(text.slice(at, end));
  }

  /** The name that begins elsewhere; a blank one when JSON has no such string. */
  nameAt(from: number): string {
    return new Scan(this.text, from).name() ?? '';
  }
}
const words = ['null', 'true', 'false'];

/** What the engine makes of a string with its quotes; null when it is none. */
function decodedString(json: string): string | null {
  try {
    return String(JSON.parse(json));
  } catch {
    return null;
  }
}

/** The index of the first character that ends a string, or that must not stand in one as it is. */
function endOfPlain(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code >= 0x20 && code !== quote && code !== backslash;)
    code = text.charCodeAt(++at);
  return at;
}

/** Whether a number or a word may end before this. */
const isEnd = (code: number): boolean =>
  code === 0x2c || code === 0x7d || code === 0x5d || isBlank(code) || Number.isNaN(code);
