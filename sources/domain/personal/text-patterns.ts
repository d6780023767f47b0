/**
 * What is hidden in a text by its shape, whoever it belongs to: phones, identity numbers, mail addresses, accounts of
 * messengers, and names where they stand beside a phone or a label. Every pattern is for a text as it is read
 * (values/readable-text.ts) and every repetition has a bound, so that the time for a text grows with its length only.
 */
import type { Span } from '../../values/readable-text.ts';
import { accountRules } from './account-rules.ts';
import { withSpelledDigits } from './digits.ts';
import { nameRules } from './name-rules.ts';
import { hasNumber, numberRules } from './number-rules.ts';
import { spansOf } from './rule.ts';

const withoutNumber = [...nameRules, ...accountRules];
const rules = [...nameRules, ...numberRules, ...accountRules];
const ofDigits = [...numberRules, ...accountRules];

/** 一 and the like between digits are read as dashes as well: 138一0000一1111. */
const drawnDash = /(?<=\d)[一ー丨]{1,3}(?=\d)/gu;
function withDashes(read: string): string | null {
  const text = read.replace(drawnDash, (all) => '-'.repeat(all.length));
  return text === read ? null : text;
}

/** What these patterns find in a text as it is read. */
export function spansByShape(read: string): readonly Span[] {
  const others = [withSpelledDigits(read), withDashes(read)].filter((one) => one !== null);
  return [
    ...spansOf(read, hasNumber.test(read) ? rules : withoutNumber),
    ...others.flatMap((text) => spansOf(text, ofDigits)),
  ];
}
