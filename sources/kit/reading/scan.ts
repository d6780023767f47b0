/** A walk through JSON text from left to right, and what was set aside on the way. */
import { afterBlanks, endOfNumber, endOfString, endOfValue, isBlank, quote } from '../../values/json-scan.ts';

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
  /** No string has an escape, or a character that must be written as one: where it ends is all that there is to know. */
  readonly isPlain: boolean;

  constructor(text: string, at: number, isPlain: boolean) {
    this.text = text;
    this.at = at;
    this.isPlain = isPlain;
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

  /** Steps over the value that begins here. */
  step(): void {
    const end = endOfValue(this.text, this.at);
    if (end < 0) this.isBroken = true;
    else this.at = end;
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
    const end = this.isPlain ? text.indexOf('"', at + 1) + 1 : endOfString(text, at);
    if (end <= 0) return this.breaks();
    this.at = end;
    return this.isPlain || isPlainText(text, at, end) ? text.slice(at + 1, end - 1) : this.escaped(at, end);
  }

  private escaped(from: number, end: number): string | undefined {
    const text = decoded(this.text.slice(from, end));
    if (text !== null) return text;
    this.tell(notJson);
    return undefined;
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
    return words.find(
      (word) => this.text.startsWith(word, this.at) && isEnd(this.text.charCodeAt(this.at + word.length)),
    );
  }

  takesNull(): boolean {
    if (this.text.charCodeAt(this.at) !== 0x6e || this.word() !== 'null') return false;
    this.at += 4;
    return true;
  }

  /** Steps over the name of a member. The index of its closing quote; -1 when none begins here. */
  takeName(): number {
    const { text, at } = this;
    if (text.charCodeAt(at) !== quote) return -1;
    const end = this.isPlain ? text.indexOf('"', at + 1) : endOfString(text, at) - 1;
    if (end < 0) return -1;
    this.at = end + 1;
    return end;
  }

  /** The name between two quotes; null when JSON has no such string. */
  nameOf(from: number, end: number): string | null {
    const { text } = this;
    return this.isPlain || isPlainText(text, from, end)
      ? text.slice(from, end)
      : decoded(text.slice(from - 1, end + 1));
  }
}
const words = ['null', 'true', 'false'];

/** What the engine makes of a string with its quotes; null when it is none. */
function decoded(json: string): string | null {
  try {
    return String(JSON.parse(json));
  } catch {
    return null;
  }
}

/** Whether a number or a word may end before this. */
const isEnd = (code: number): boolean =>
  code === 0x2c || code === 0x7d || code === 0x5d || isBlank(code) || Number.isNaN(code);

/** Whether there is neither an escape in the text nor a character that a string must write as one. */
export function isPlainText(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x5c) return false;
  }
  return true;
}
