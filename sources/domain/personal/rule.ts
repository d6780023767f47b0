/** How a kind of personal value is found in a text by its shape. */
import type { Span } from '../../values/readable-text.ts';

export interface ShapeRule {
  /** With the flags `g` and `d`; what is hidden is in the one named group that is found. */
  readonly pattern: RegExp;
  /** null: this one is no such thing, and stays. */
  readonly instead: (hide: string, around: Surroundings) => string | null;
  /** Texts without it need not be searched. */
  readonly needs: RegExp;
}
/** A few characters on either side of what was found. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
}
const near = 8;

/** What rules find in a text as it is read. */
export const spansOf = (read: string, rules: readonly ShapeRule[]): readonly Span[] =>
  rules.flatMap((rule) => (rule.needs.test(read) ? spansOfRule(read, rule) : none));
const none: readonly Span[] = [];

function spansOfRule(read: string, { pattern, instead }: ShapeRule): readonly Span[] {
  const spans: Span[] = [];
  // `matchAll` would make a new pattern for each text, which takes longer than most searches. No pattern finds nothing.
  pattern.lastIndex = 0;
  for (let found = pattern.exec(read); found !== null; found = pattern.exec(read)) {
    const places = Object.values(found.indices?.groups ?? {});
    const [start, end] = places.find((place) => place !== undefined) ?? [0, 0];
    const around = { before: read.slice(Math.max(0, start - near), start), after: read.slice(end, end + near) };
    const shown = end === 0 ? null : instead(read.slice(start, end), around);
    if (shown !== null) spans.push({ start, end, instead: shown });
  }
  return spans;
}

/** What people write between the digits of a number: blanks, brackets and other signs, but none of an amount or a size. */
export const sign = String.raw`[^\p{L}\p{N}$¥€£%°=<>×]`;
export const signs = `${sign}{0,8}`;
/** Between a label and what it is the label of. */
export const afterLabel = (words: string): string =>
  `[^\\p{L}\\p{N}]{0,4}(?:${words})?[^\\p{L}\\p{N}]{0,4}(?:是|为|叫)?[^\\p{L}\\p{N}]{0,4}`;

export const digitsOf = (text: string): string => text.replace(/\D/g, '');
