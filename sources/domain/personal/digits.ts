/** Numbers as people write and group them: what of them can be a phone, and what is a list, an amount or a time. */

const spellings = ['〇零洞○', '一壹幺弌', '二贰貳两兩', '三叁參', '四肆', '五伍', '六陆陸', '七柒拐', '八捌', '九玖勾'];
const digitOf = new Map<string, string>([
  ...spellings.flatMap((all, digit) => Array.from(all, (one) => [one, String(digit)] as const)),
  ...Array.from('oO', (one) => [one, '0'] as const),
  ...Array.from('lI', (one) => [one, '1'] as const),
]);
/** The digit that a Chinese character writes. */
export const chineseDigit = (character: string): string | null =>
  character > '\u007F' ? (digitOf.get(character) ?? null) : null;

/** Letters that look like a digit are none within a word. */
const otherLetter = '[a-km-np-zA-HJ-NP-Z]';
const spelled = `(?:[${spellings.join('')}]|(?<!${otherLetter})[oOlI](?!${otherLetter}))`;
const hasSpelled = new RegExp(spelled, 'u');
const oneSpelled = new RegExp(spelled, 'gu');
/** Seven digits in a row at least, as the shortest phone has. */
const run = new RegExp(`(?:\\d|${spelled})(?:[^\\p{L}\\p{N}]{0,8}(?:\\d|${spelled})){6,}`, 'gu');
/** The text with 一三八〇 and 138OO as digits, as long as before; null where it has none in a row of digits. */
export function withSpelledDigits(read: string): string | null {
  if (!hasSpelled.test(read)) return null;
  const text = read.replace(run, (all) => all.replace(oneSpelled, (one) => digitOf.get(one) ?? one));
  return text === read ? null : text;
}

const month = '(?:0?[1-9]|1[0-2])';
const day = '(?:[0-2]?\\d|3[01])';
const clock = /(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)/;
const date = new RegExp(`(?<!\\d)(?:20\\d\\d[-/.]${month}[-/.]${day}|${month}[-/]${day})(?!\\d)`);
const amount = /\d[.,]\d{1,2}(?!\d)/;
/** Signs that divide lists and sizes as well as the digits of a number. */
const listSign = /[,、;/+]/;

const separatorsOf = (number: string): readonly string[] => [...new Set(number.match(/(?<=\d)\D+(?=\d)/g))];

/** Whether digits and signs are dates, times or amounts that stand one after the other: 15 12:30:45 100, 138.00, 1656.00. */
export function isMixed(number: string): boolean {
  if (separatorsOf(number).length < 2) return false;
  return clock.test(number) || date.test(number) || amount.test(number);
}

/** Whether people group a mobile so: 138 0000 0000, 138-00000000, 13 80 00 00 00 0, 1 3 8 0 0 0 0 0 0 0 0. */
export function isGroupedAsMobile(number: string): boolean {
  const groups = number.match(/\d+/g) ?? [];
  if (groups.length === 1 || groups.every((group) => group.length === 1)) return true;
  if (isMixed(number) || isSeries(groups)) return false;
  const separators = separatorsOf(number);
  const sizes = groups.map((group) => group.length);
  if (groups.length > 5) return separators.length === 1 && isMonotone(sizes);
  return !isListOrSize(groups, separators.join(''));
}
/**
 * 136,139,117,54 are numbers, and 1800*2000*220 is a mattress. None of them begins with 0 as a group of a mobile may, and
 * a mobile in five groups has pairs behind its beginning.
 */
function isListOrSize(groups: readonly string[], separators: string): boolean {
  const beginsAsMobile = [1, 3, 7].includes(groups[0]?.length ?? 0);
  if (separators.includes('*')) return !beginsAsMobile;
  if (!listSign.test(separators) || groups.some((group) => /^0\d/.test(group))) return false;
  if (groups.length > 3) return !groups.slice(1).every((group) => group.length === 2);
  return !beginsAsMobile && groups.every((group) => /^[1-9]\d+0$/.test(group));
}
/** 15 16 17 18 19 2 and 130,140,150,20 are sizes, and what stands behind them. */
function isSeries(groups: readonly string[]): boolean {
  const values = groups.slice(0, -1).map(Number);
  const steps = values.slice(1).map((value, i) => value - (values[i] ?? 0));
  if (groups.length > 5) return steps.every((step) => step > 0);
  return groups.length > 3 && steps.every((step) => step === steps[0] && step !== 0);
}
function isMonotone(sizes: readonly number[]): boolean {
  const steps = sizes.slice(1).map((size, i) => size - (sizes[i] ?? 0));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

/** Whether the last digit of a bank card is right (the formula of Luhn). */
export function isCardNumber(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
/** Whether the last digit of a product's number (EAN, UPC) is right. */
export function isProductNumber(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return digits.length >= 12 && digits.length <= 14 && sum % 10 === 0;
}
