/**
 * The places of a known personal value in a text, however it is written: with blanks, brackets and other signs between its
 * characters or without those of its own, with 十二 or 一二 for 12, a name without its title, a phone without its area code,
 * an address without its regions. Letters and digits alone are compared, so that it costs no pattern for each person.
 */
import { withoutRegions } from './address-shape.ts';
import { chineseDigit } from './digits.ts';
import { beginsWithSurname } from './surnames.ts';
import { readable } from '../../values/readable-text.ts';

/** The letters and digits of a text as it is read, and where each of them stands there. */
interface Squeezed {
  readonly read: string;
  readonly text: string;
  /** Where each unit of `text` begins and ends in `read`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const letterOrDigit = /^[\p{L}\p{N}]$/u;
const usualHan = /^[\u4E00-\u9FFF]$/;
const asciiSign = /^[\0-/:-@[-`{-\u007F]$/;
const formalUnit: Readonly<Record<string, string>> = { 拾: '十', 佰: '百', 仟: '千' };
/** As it is compared: null for a sign. */
function comparable(character: string): string | null {
  const number = chineseDigit(character) ?? formalUnit[character];
  if (number !== undefined) return number;
  if (usualHan.test(character)) return character;
  return asciiSign.test(character) || !letterOrDigit.test(character) ? null : character.toLowerCase();
}

function squeezed(read: string): Squeezed {
  let text = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  let place = 0;
  for (const character of read) {
    const end = place + character.length;
    const usual = comparable(character);
    if (usual !== null) {
      for (let i = 0; i < usual.length; i += 1) {
        starts.push(place);
        ends.push(end);
      }
      text += usual;
    }
    place = end;
  }
  return { read, text, starts, ends };
}

/** Numbers as they are spoken: 十二, 二百零一, after `squeezed` has made digits of their digits. */
const spoken = /(?:\d?[千百十]0?){1,3}\d?/gu;
const spokenSign = /[千百十]/u;
const unitOf: Readonly<Record<string, number>> = { 千: 1000, 百: 100, 十: 10 };
function valueOf(number: string): string {
  const parts = [...number.matchAll(/(?<count>\d?)(?<unit>[千百十])/gu)];
  const sum = parts.reduce(
    (total, { groups }) => total + Number(groups?.['count'] || '1') * (unitOf[groups?.['unit'] ?? ''] ?? 1),
    0,
  );
  return String(sum + Number(/[千百十]0?(?<ones>\d)$/u.exec(number)?.groups?.['ones'] ?? 0));
}
/** The same text with 12 for 十二; null where it has none. */
function withSpokenNumbers(from: Squeezed): Squeezed | null {
  if (!spokenSign.test(from.text)) return null;
  let text = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  const add = (part: string, placeOf: (i: number) => readonly [first: number, last: number]): void => {
    for (let i = 0; i < part.length; i += 1) {
      const [first, last] = placeOf(i);
      starts.push(from.starts[first] ?? 0);
      ends.push(from.ends[last] ?? 0);
    }
    text += part;
  };
  let at = 0;
  const keep = (until: number): void => {
    const first = at;
    add(from.text.slice(first, until), (i) => [first + i, first + i]);
    at = until;
  };
  for (const { 0: number, index } of from.text.matchAll(spoken)) {
    keep(index);
    at = index + number.length;
    const last = at - 1;
    add(valueOf(number), () => [index, last]);
  }
  keep(from.text.length);
  return { read: from.read, text, starts, ends };
}

/** What a text is searched for. */
interface Needle {
  /** As it came, with its own signs. */
  readonly form: string;
  /** Its letters and digits. */
  readonly text: string;
  /** The same with 12 for 十二. */
  readonly inDigits: string;
  /** What may not stand before it and behind it: a number within a longer one is another number. */
  readonly notBefore: RegExp | null;
  readonly notAfter: RegExp | null;
  /** What may stand between its characters. */
  readonly gap: RegExp;
}
/** A text that is searched. */
export interface SearchedText {
  readonly plain: Squeezed;
  readonly spoken: Squeezed | null;
}
export function searched(read: string): SearchedText {
  const plain = squeezed(read);
  return { plain, spoken: withSpokenNumbers(plain) };
}

/** A shorter value stands in too many texts to be hidden. */
export const isTelling = (text: string): boolean => text.length >= (/\p{Script=Han}/u.test(text) ? 2 : 4);
/** Nobody writes a longer value twice in the same way; its beginning tells it. */
const longest = 120;

const titles = /(?:先生|女士|小姐|太太|师傅|老师|同学|经理|阿姨|叔叔|亲启|代收|本人|收)$/u;
const inBrackets = /[([{【「『《<](?<inner>[^)\]}】」』》>]{0,40})[)\]}】」』》>]?/gu;
const localNumber =
  /^[+(]{0,2}(?:(?:00)?86[- )]{0,2})?[([]?0?(?:10|2\d|[3-9]\d{2})[)\]]?[- ]{0,2}(?<own>[2-9]\d{2,3}[- ]?\d{4})(?:\D{1,4}\d{1,6})?$/;
const withoutCountry = /^(?:\+|00)(?!86)\d{1,3}[- ]{1,2}(?<own>\d[\d -]{6,14})$/;
const withoutExtension = /^(?<own>[+\d()[\] -]{6,24}\d) ?(?:转|分机|[-#,*])\d{1,6}$/;
const isPhone = (value: string): boolean => /^[+([]?\d[-\d ()[\]]{4,}(?:\D{1,4}\d{1,6})?$/.test(value);

/** A value, and the shorter forms of it that people write. */
function formsOf(value: string): readonly string[] {
  if (isPhone(value)) {
    const own = [localNumber, withoutCountry, withoutExtension].map((one) => one.exec(value)?.groups?.['own']);
    return [value, ...own.filter((one) => one !== undefined)];
  }
  const address = withoutRegions(value);
  const inner = [...value.matchAll(inBrackets)].map(({ groups }) => untitled(groups?.['inner'] ?? ''));
  const shorter = [value.replace(inBrackets, ' ').trim(), value, ...(address.length < 5 ? [] : [address])].flatMap(
    (one) => [one, untitled(one)],
  );
  return [
    value,
    ...shorter.filter((one) => one.length > 2 || beginsWithSurname(one)),
    ...inner.filter((one) => one.length < 5 && beginsWithSurname(one)),
  ];
}
const untitled = (name: string): string => name.replace(titles, '').trim().replace(titles, '').trim();

const anyGap = /^.{0,4}$/su;
/** 小明 is no name in 很小。明天. */
const gapOfWord = /^[^。,、;!?:.]{0,4}$/u;
const gapOfLatin = /^[ ·_'-]{0,2}$/u;
function gapOf(text: string): RegExp {
  if (/^\d{7,}$/.test(text)) return anyGap;
  if (!/\p{Script=Han}/u.test(text)) return gapOfLatin;
  return text.length > 2 || beginsWithSurname(text) ? anyGap : gapOfWord;
}

function needleOf(form: string): Needle {
  const from = squeezed(form);
  const text = from.text.slice(0, longest);
  const edge = isPhone(form) ? /\d/ : /[0-9A-Za-z]/;
  return {
    form,
    text,
    inDigits: (withSpokenNumbers(from) ?? from).text.slice(0, longest),
    notBefore: /^[+(]?[0-9A-Za-z]/.test(form) ? edge : null,
    notAfter: from.text.length <= longest && /[0-9A-Za-z]$/.test(form) ? edge : null,
    gap: gapOf(text),
  };
}
/** What a text is searched for to find a value. */
export function needlesOf(plain: string): readonly Needle[] {
  const needles = [...new Set(formsOf(readable(plain).read.trim()))].map(needleOf);
  return [...new Map(needles.filter(({ text }) => isTelling(text)).map((one) => [one.text, one])).values()];
}

type Stretch = readonly [start: number, end: number];
/** Where the needle stands in the text as it is read. */
export function placesOf(needle: Needle, { plain, spoken: numbers }: SearchedText): readonly Stretch[] {
  const isSpoken = numbers !== null || needle.inDigits !== needle.text;
  return [
    ...(needle.form.length === needle.text.length ? [] : placesAsItCame(plain.read, needle)),
    ...placesIn(plain, needle.text, needle),
    ...(isSpoken ? placesIn(numbers ?? plain, needle.inDigits, needle) : []),
  ];
}
const indicesOf = (text: string, sought: string): readonly number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) found.push(at);
  return found;
};
const placesAsItCame = (read: string, needle: Needle): readonly Stretch[] =>
  indicesOf(read, needle.form)
    .map((at) => [at, at + needle.form.length] as const)
    .filter((place) => isWhole(read, place, needle));
const placesIn = (text: Squeezed, sought: string, needle: Needle): readonly Stretch[] =>
  indicesOf(text.text, sought)
    .filter((at) => isTogether(text, [at, at + sought.length - 1], needle.gap))
    .map((at) => [text.starts[at] ?? 0, text.ends[at + sought.length - 1] ?? 0] as const)
    .filter((place) => isWhole(text.read, place, needle));
const isWhole = (read: string, [start, end]: Stretch, { notBefore, notAfter }: Needle): boolean =>
  notBefore?.test(read.charAt(start - 1)) !== true && notAfter?.test(read.charAt(end)) !== true;
function isTogether({ read, starts, ends }: Squeezed, [first, last]: readonly [number, number], gap: RegExp): boolean {
  for (let i = first; i < last; i += 1) {
    const [end = 0, next = 0] = [ends[i], starts[i + 1]];
    if (next > end && !gap.test(read.slice(end, next))) return false;
  }
  return true;
}
