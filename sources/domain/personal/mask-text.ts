/**
 * Texts that people write on orders (notes, logs, courier's words, invoice titles) as they are shown to everyone. They
 * contain names and phones as the masked fields do, so what those fields hide is hidden here too. The people of the order
 * are found by what is known of them; other phones, accounts, mail addresses and identity numbers are found by their shape.
 */
import type { Courier, Invoice, Order, Personal, Recipient } from '../../model.ts';
import { readable, replaceSpans, type Span } from '../../values/readable-text.ts';
import { withoutParts } from './address-shape.ts';
import { addressMask, bothWays, isInClear, type Mask, maskName, nameMask, phoneMask } from './mask.ts';
import { isTelling, needlesOf, placesOf, type SearchedText, searched } from './known-values.ts';
import { spansByShape } from './text-patterns.ts';

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

/** An address is also written without the regions that stand in fields of their own. */
function knownAddress({ address, province, city, district }: Recipient): readonly KnownValue[] {
  const parts = [province, city, district];
  return known(address, addressMask(parts)).flatMap(({ plain, shown }) => {
    const own = withoutParts(plain, parts);
    return own.length < 5 || own === plain
      ? [{ plain, shown }]
      : [
          { plain, shown },
          { plain: own, shown },
        ];
  });
}

/** What is known of the people of an order: the buyer, the recipient and the couriers. */
export function knownPeople(
  { buyer, recipient }: Pick<Order, 'buyer' | 'recipient'>,
  couriers: readonly (Courier | null)[] = [],
): readonly KnownValue[] {
  const values = [
    ...(recipient
      ? [...knownAddress(recipient), ...known(recipient.name, nameMask), ...known(recipient.phone, phoneMask)]
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
  const ofPeople = people.length === 0 ? [] : spansOfPeople(people, searched(reading.read));
  const spans = [...ofPeople, ...spansByShape(reading.read)];
  return spans.length === 0 ? text : replaceSpans(reading, spans);
}

const spansOfPeople = (people: readonly KnownValue[], text: SearchedText): readonly Span[] =>
  people.flatMap((one) => spansOf(one, text));
const needles = new WeakMap<KnownValue, ReturnType<typeof needlesOf>>();
function spansOf(value: KnownValue, text: SearchedText): readonly Span[] {
  let sought = needles.get(value);
  if (!sought) needles.set(value, (sought = needlesOf(value.plain)));
  return sought.flatMap((needle) =>
    placesOf(needle, text).map(([start, end]) => ({ start, end, instead: value.shown })),
  );
}

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
