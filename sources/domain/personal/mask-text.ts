/**
 * Texts that people write on orders (notes, logs, courier's words, invoice titles) as they are shown to everyone. They
 * contain names and phones as the masked fields do, so what those fields hide is hidden here too. The people of the order
 * are found by what is known of them; other phones, accounts, mail addresses and identity numbers are found by their shape.
 */
import type { Courier, Invoice, Order, Personal } from '../../model.ts';
import { readable, replaceSpans, type Span } from '../../values/readable-text.ts';
import { addressMask, bothWays, isInClear, type Mask, maskName, nameMask, phoneMask } from './mask.ts';
import { betweenDigits, spansByShape } from './text-patterns.ts';

/** A personal value, and how it is shown. */
export interface KnownValue {
  readonly plain: string;
  readonly shown: string;
}

/** A value that came with stars in it and is none the less in clear is looked for without them, too. */
function known(value: Personal, mask: Mask): readonly KnownValue[] {
  const { clear, masked } = bothWays(value, mask);
  if (clear === null || masked === null || !isInClear(clear, mask)) return [];
  return [...new Set([clear, readable(clear).read.replaceAll('*', '')])].flatMap((plain) =>
    isTelling(plain) ? [{ plain, shown: masked }] : [],
  );
}
/** A shorter value stands in too many texts to be hidden. */
const isTelling = (value: string): boolean => value.length >= (/\p{Script=Han}/u.test(value) ? 2 : 4);

/** What is known of the people of an order: the buyer, the recipient and the couriers. */
export function knownPeople(
  { buyer, recipient }: Pick<Order, 'buyer' | 'recipient'>,
  couriers: readonly (Courier | null)[] = [],
): readonly KnownValue[] {
  const values = [
    ...(recipient
      ? [
          ...known(recipient.address, addressMask([recipient.province, recipient.city, recipient.district])),
          ...known(recipient.name, nameMask),
          ...known(recipient.phone, phoneMask),
        ]
      : []),
    ...(buyer ? [...known(buyer.nickname, nameMask), ...known(buyer.phone, phoneMask)] : []),
    ...couriers.flatMap((courier) =>
      courier ? [...known(courier.name, nameMask), ...known(courier.phone, phoneMask)] : [],
    ),
  ];
  return [...new Map(values.map((value) => [value.plain, value])).values()];
}

const hiddenAddress: Mask = { ...addressMask([]), of: () => '***' };
/** Fields of the mutations' inputs that say something of a person. */
const inputMasks: Readonly<Record<string, Mask>> = {
  name: nameMask,
  courierName: nameMask,
  memberName: nameMask,
  mobile: phoneMask,
  phone: phoneMask,
  courierPhone: phoneMask,
  address: hiddenAddress,
};
export function peopleOfInput(input: unknown): readonly KnownValue[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]: [string, unknown]) => {
    const mask = inputMasks[name];
    return mask && typeof value === 'string' ? known({ plain: value, masked: null }, mask) : peopleOfInput(value);
  });
}

/** The text with persons and phones masked as in the fields that show them. It is unchanged where it names nobody. */
export function maskText(text: string, people: readonly KnownValue[] = []): string {
  if (text.length < 2) return text;
  const reading = readable(text);
  const spans = [...people.flatMap((one) => spansOf(one, reading.read)), ...spansByShape(reading.read)];
  return spans.length === 0 ? text : replaceSpans(reading, spans);
}

const patterns = new WeakMap<KnownValue, RegExp>();
function spansOf(value: KnownValue, read: string): readonly Span[] {
  let pattern = patterns.get(value);
  if (!pattern) patterns.set(value, (pattern = patternOf(readable(value.plain).read.trim())));
  return [...read.matchAll(pattern)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    instead: value.shown,
  }));
}

/**
 * The value with blanks and dots between its characters or not. Whole numbers and whole Latin words only, since a number
 * within a longer one is another number. Of a phone the digits count, however they are grouped.
 */
function patternOf(plain: string): RegExp {
  const digits = plain.replace(/\D/g, '');
  if (digits.length >= 5 && /^[+()\d -]+$/.test(plain))
    return new RegExp(
      String.raw`(?<!\d)${digits.startsWith('0') ? String.raw`\(?` : ''}${Array.from(digits).join(`${betweenDigits}[()]?`)}(?!\d)`,
      'gu',
    );
  const characters = Array.from(plain.slice(0, longestPattern)).filter((character) => character !== ' ');
  const before = /^[0-9A-Za-z]/.test(plain) ? '(?<![0-9A-Za-z])' : '';
  const after = plain.length <= longestPattern && /[0-9A-Za-z]$/.test(plain) ? '(?![0-9A-Za-z])' : '';
  return new RegExp(before + characters.map(literal).join('[ ·]{0,2}') + after, 'giu');
}
const literal = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
/** Nobody writes a longer value twice in the same way; its beginning tells it. */
const longestPattern = 120;

const organisation = /公司|集团|企业|商[行店社]|[店厂院校所部局社会行]$|中心|co\.|ltd|inc/i;
/** What a person writes on an invoice who gives no name. */
const anybody = '个人';

/** An invoice's title is the name of a person, or of a company, which is no secret. */
export function maskTitle(
  title: string,
  people: readonly KnownValue[],
  { titleIsPerson }: Pick<Invoice, 'titleIsPerson'>,
): string {
  if (title === anybody) return title;
  const text = maskText(title, people);
  return titleIsPerson === true && text === title && !organisation.test(title) ? maskName(title) : text;
}
