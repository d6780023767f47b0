/**
 * What is hidden in a text by its shape, whoever it belongs to: phones, identity numbers, mail addresses, accounts of
 * messengers, and names where they stand beside a phone or a label. Every pattern is for a text as it is read
 * (values/readable-text.ts) and every repetition has a bound, so that the time for a text grows with its length only.
 */
import type { Span } from '../../values/readable-text.ts';
import { accountRules } from './account-rules.ts';
import { withSpelledDigits } from './digits.ts';
import { nameRules } from './name-rules.ts';
import { numberRules } from './number-rules.ts';
import { spansOf } from './rule.ts';

const rules = [...nameRules, ...numberRules, ...accountRules];

/** What these patterns find in a text as it is read. */
export function spansByShape(read: string): readonly Span[] {
  const spelled = withSpelledDigits(read);
  return [...spansOf(read, rules), ...(spelled === null ? [] : spansOf(spelled, numberRules))];
}
