/**
 * Texts that people write on orders (notes, logs, courier's words, invoice titles) as they are shown to everyone. They
 * contain names and phones as the masked fields do, so what those fields hide is hidden here too. The people of the order
 * are found by what is known of them; other phones, mail addresses and identity numbers are found by their shape.
 */
import type { Courier, Invoice, Order, Personal } from '../model.ts';
import { isMasked, maskAddress, maskName, maskPhone } from './mask.ts';

/** A personal value, and how it is shown. */
export interface KnownValue {
  readonly plain: string;
  readonly shown: string;
}

const known = ({ plain, masked }: Personal, mask: (plain: string) => string): readonly KnownValue[] =>
  plain !== null && isTelling(plain) ? [{ plain, shown: masked ?? mask(plain) }] : [];
/** A shorter value stands in too many texts to be hidden, and a masked one is no secret. */
const isTelling = (value: string): boolean =>
  value.length >= (/\p{Script=Han}/u.test(value) ? 2 : 4) && !isMasked(value);

/** What is known of the people of an order: the buyer, the recipient and the couriers. */
export function knownPeople(
  { buyer, recipient }: Pick<Order, 'buyer' | 'recipient'>,
  couriers: readonly (Courier | null)[] = [],
): readonly KnownValue[] {
  const values = [
    ...(recipient
      ? [
          ...known(recipient.address, () => maskAddress([recipient.province, recipient.city, recipient.district])),
          ...known(recipient.name, maskName),
          ...known(recipient.phone, maskPhone),
        ]
      : []),
    ...(buyer ? [...known(buyer.nickname, maskName), ...known(buyer.phone, maskPhone)] : []),
    ...couriers.flatMap((courier) =>
      courier ? [...known(courier.name, maskName), ...known(courier.phone, maskPhone)] : [],
    ),
  ];
  // A name may stand within an address, so the longer value is hidden first.
  return values.toSorted((a, b) => b.plain.length - a.plain.length);
}

/** Fields of the mutations' inputs that say something of a person. */
const inputMasks: Readonly<Record<string, (plain: string) => string>> = {
  name: maskName,
  courierName: maskName,
  memberName: maskName,
  mobile: maskPhone,
  phone: maskPhone,
  courierPhone: maskPhone,
  address: () => '***',
};
export function peopleOfInput(input: unknown): readonly KnownValue[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]: [string, unknown]) => {
    const mask = inputMasks[name];
    return mask && typeof value === 'string' ? known({ plain: value, masked: null }, mask) : peopleOfInput(value);
  });
}

/**
 * A mobile number of mainland China, also when it is written as 138 0000 1111 or with +86, but not as a part of a longer
 * number. Like the patterns below it takes full-width signs (U+FF08 and the like), which Chinese texts mostly use.
 */
const mobile = /(?<!\d)(\+?86[-\s]?)?(1[3-9]\d)[-\s\uFF0D]?(\d{4})[-\s\uFF0D]?(\d{4})(?!\d)/g;
/** A landline number with its area code: 010, 02x or 0xxx. */
const landline = /(?<![\d-])[(\uFF08]?0(?:10|2\d|[3-9]\d{2})[)\uFF09]?[-\s\uFF0D]?\d{7,8}(?![\d-])/g;
/** A resident identity number (居民身份证): a region, a day of birth, a serial number and a check digit. */
const identityNumber =
  /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;
/** Each part has a bound, so that the time for a long text grows with its length only. */
const mail = /(?<![\w.+-])[\w.+-]{1,64}(?=@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/g;
/** The name before a phone number in brackets, as couriers' systems write it: 【网点】的张三(13800001111)已揽收. */
const nameBeforePhone =
  /(?<=^|[的由】\]:\uFF1A,\uFF0C\s]|快递员|派件员|派送员|配送员|业务员|揽件员|骑手|司机)((?!的)[\p{Script=Han}·]{2,4})(?=\s?[(\uFF08【[][^)\uFF09】\]]{0,6}\+?[\d*-]{7,})/gu;

/** A name after its label (收货人:张三). Words such as 签收人:本人 (the buyer) name nobody and are left. */
const labelledName =
  /(?<=(?:收货人|收件人|签收人|代收人|寄件人|联系人|姓名|买家|客户|顾客|会员)(?:姓名|信息)?[:\uFF1A\s【[「“"']{1,2})(?!本人|他人|家人|家属|同事|邻居|门卫|保安|物业|前台|门口|代收)[\p{Script=Han}·]{2,4}(?![\p{Script=Han}·])/gu;

/** Turns full-width digits into usual ones. */
const plainDigits = (text: string): string =>
  text.replaceAll(/[\uFF10-\uFF19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));

/** The text with persons and phones masked as in the fields that show them. It is unchanged where it names nobody. */
export function maskText(text: string, people: readonly KnownValue[] = []): string {
  const read = plainDigits(text);
  const hidden = people
    .reduce((so, { plain, shown }) => replaced(so, plain, shown), read)
    .replaceAll(nameBeforePhone, maskName)
    .replaceAll(labelledName, maskName)
    .replaceAll(identityNumber, maskPhone)
    .replaceAll(mobile, '$1$2****$4')
    .replaceAll(landline, maskPhone)
    .replaceAll(mail, maskName);
  return hidden === read ? text : hidden;
}

/** Replaces whole numbers and words only, since a number within a longer one is another number. */
function replaced(text: string, plain: string, shown: string): string {
  if (!/^[\w.@+-]+$/.test(plain)) return text.replaceAll(plain, () => shown);
  return text.replaceAll(
    new RegExp(`(?<![0-9A-Za-z])${plain.replaceAll(/[.+-]/g, String.raw`\$&`)}(?![0-9A-Za-z])`, 'g'),
    () => shown,
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
