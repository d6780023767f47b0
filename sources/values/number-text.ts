/**
 * Numbers that people and systems write differently: order, platform order, payment, tracking numbers and codes. They are
 * compared in one form, both where they are stored and where they are asked for. What is shown keeps its spelling.
 */
import { createHash } from 'node:crypto';

/** Brackets and quotes around a number, also those of spreadsheets and of Chinese texts. */
const wrapping = /["'`´‘’‚‛“”„‟′″＂＇«»‹›「」『』《》〈〉【】〔〕[\](){}<>]/gu;
/** A word for what follows, up to 号 (number), 码 (code) or 单 (slip): 订单号：, 平台订单编号 , 取件码:, 运单号(顺丰)：. */
const chineseLabel =
  /^\p{Script=Han}[\p{Script=Han}A-Za-z\s]*?[号码单](?:\s+\p{Script=Han}+)?\s*[:=#]?\s*(?=[A-Za-z0-9])/u;
/** Any Chinese words before a colon. */
const chineseWords = /^\p{Script=Han}[^:\d]*[:=]\s*(?=[A-Za-z0-9])/u;
const englishLabel =
  /^(?:(?:platform|order|sales?|tracking|waybill|parcel|payment|trade|transaction|pick-?up|return|refund|exchange)[\s_-]*)*(?:(?:number|no|nr|id|code|sn)\s*[.:#=]+\s*|#+\s*|(?<=[a-z])\s*[:#=]+\s*|(?<=[a-z]\s)(?:number|no|nr|id|code)\s+)[:#=\s]*(?=[A-Za-z0-9])/i;

/**
 * The number in a text that was pasted: without a label, quotes, characters that cannot be seen, and blanks around it, in
 * characters of ordinary width and without accents (the capital of a letter with one can be two characters: ῆ). The case of letters and blanks inside stay.
 */
export function pastedNumber(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{Cs}\p{Mn}]+/gu, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(wrapping, ' ')
    .replace(/\p{Pd}/gu, '-')
    .replace(/^[\s,;。、;]+|[\s,;。、;]+$/gu, '');
  for (const label of [chineseLabel, chineseWords, englishLabel]) {
    const bare = plain.replace(label, '');
    if (bare !== plain && bare !== '') return bare;
  }
  return plain;
}

/** The same without blanks inside, which labels have and vendors have not. */
export const askedNumber = (text: string): string => pastedNumber(text).replace(/\s+/g, '');

/** The form in which two numbers are compared: equal for all spellings of one number. What has no form is its own. */
export const numberForm = (text: string): string => askedNumber(text).toUpperCase() || text;
export const sameNumber = (a: string, b: string): boolean => a === b || numberForm(a) === numberForm(b);

/** Without hyphens: by this form a number is looked for besides, and never linked. */
export const looseForm = (text: string): string => {
  const form = numberForm(text);
  return form.replaceAll('-', '') || form;
};

/**
 * How a vendor is asked for a number: no document says whether the case of letters counts, so the number is asked for as
 * it was written and, where that differs, in the form of labels (capital letters, no blanks).
 */
export const spellingsOf = (text: string): readonly string[] => [...new Set([askedNumber(text), numberForm(text)])];

/** By which orders in no group are told apart: equal for all spellings. Half of the hash is enough, and saves space. */
export const numberHash = (text: string): string =>
  createHash('sha256').update(numberForm(text)).digest('base64url').slice(0, 22);

/** What systems write where there is no number. */
const placeholders = new Set(
  'NULL NIL NONE NAN NA N/A UNDEFINED UNKNOWN EMPTY FALSE TRUE DEFAULT -1 无 空 暂无 没有 未知 未填 无单号 无订单号 没有单号'.split(
    ' ',
  ),
);
/** Zeros and punctuation, a single character, or a word for "none": such a number names nothing. */
export function namesNothing(text: string): boolean {
  const form = numberForm(text);
  return form.length < 2 || !/[\p{L}1-9]/u.test(form) || placeholders.has(form);
}
