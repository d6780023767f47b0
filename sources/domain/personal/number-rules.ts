/** Phones, identity papers and bank cards, for a text as it is read. Every repetition has a bound. */
import { isCardNumber, isGroupedAsMobile, isMixed, isProductNumber } from './digits.ts';
import { maskPhone, phoneMask } from './mask.ts';
import { afterLabel, digitsOf, type ShapeRule, sign, signs } from './rule.ts';

const sevenDigits = new RegExp(`\\d(?:${signs}\\d){6}`, 'u');
/** Numbers of orders, waybills and the like say so in front. */
const orderLabel = /(?:单|编|流水|批次)号?(?:码|为|是)?[^\p{L}\p{N}]{0,3}$/u;

/** A mobile number of mainland China behind 0, 86, +86, 0086, a prefix for cheaper calls or nothing, however it is grouped. */
const carrierPrefix = '17951|17911|17909|17901|12593|12520|12530|10193|11808';
const mobile: ShapeRule = {
  pattern: new RegExp(
    `(?<!\\d)(?:(?<![A-Z])(?:${carrierPrefix})${signs}?|(?:\\+|00)?86${signs}?|0${signs}?)?(?<hide>(?:[([{【](?=\\d{1,4}[)\\]}】]))?1${signs}[3-9](?:${signs}\\d){9})(?!\\d)`,
    'dgu',
  ),
  instead: (hide, { before, after }) => {
    if (!isGroupedAsMobile(hide)) return null;
    // 180*2000*2200mm is a size.
    if (hide.includes('*') && /^ ?(?:[mc]m|毫米|厘米|\*\d)/i.test(after)) return null;
    return /单号\D{0,3}\d{5}$/.test(before) ? null : maskPhone(digitsOf(hide));
  },
  needs: sevenDigits,
};
/** A landline number with its area code: 010, 02x or 0xxx, after +86 also without the 0, and its extension. */
const area = '(?:10|2\\d|[3-9]\\d{2})';
const landline: ShapeRule = {
  pattern: new RegExp(
    `(?<![\\d-]|[A-Z]{2})(?<hide>(?:(?:\\+|00)?86${signs}0?${area}|[([【]0${area}[)\\]】]|0${area})${signs}\\d{3,4}${signs}\\d{4}(?: ?(?:转|分机|-)${signs}\\d{1,6})?)(?![\\d-])`,
    'dgu',
  ),
  // No number of a line begins with 0 or 1: 033001800211 is the number of an invoice.
  instead: (hide) => (isMixed(hide) || /^0(?:10|2\d|[3-9]\d{2})[01]\d+$/.test(hide) ? null : maskPhone(hide)),
  needs: sevenDigits,
};
/** A number behind the code of another country. */
const foreignPhone: ShapeRule = {
  pattern: /(?<hide>\+(?!86)[1-9](?:[-. ()]{0,3}\d){9,14})(?!\d)/dg,
  instead: (hide) => (isMixed(hide) ? null : maskPhone(hide)),
  needs: /\+/,
};
/** The same behind 00, as it is dialled: 0085261234567. Numbers of products begin so, too. */
const dialledAbroad: ShapeRule = {
  pattern:
    /(?<![0-9A-Za-z-])(?<hide>00[-. ()]{0,3}(?:85[2356]|88[06]|8[124]|6[0-6]|4[013-9]|3[0-469]|1(?=[-. ()]{0,3}[2-9])|7|9[0-58])(?:[-. ()]{0,3}\d){7,11})(?!-?\d)/dg,
  instead: (hide, { before }) => {
    const isKept = /^\d+$/.test(hide) && !/^00(?:85[23]|886)/.test(hide) && isProductNumber(hide);
    return isKept || isMixed(hide) || orderLabel.test(before) ? null : maskPhone(hide);
  },
  needs: /00/,
};
/** Hong Kong, Macau and Taiwan are often written without the +, and set off: 852-61234567. */
const nearAbroad: ShapeRule = {
  pattern: new RegExp(
    `(?<![\\d.])(?<hide>85[23]${sign}{1,4}[2-9](?:${signs}\\d){7}|886${sign}{1,4}0?9(?:${signs}\\d){8})(?!\\d)`,
    'dgu',
  ),
  instead: (hide, { before }) => (isMixed(hide) || orderLabel.test(before) ? null : maskPhone(hide)),
  needs: /85[23]|886/,
};
/** A number after a word that says what it is. Hotlines (400, 800, 95…) are nobody's. */
const hotline = /^(?:[48]00\d{7}|95\d{3,6}|1010\d{4})$/;
const beginsAsMobile = new RegExp(`^(?:(?:00)?86${signs}|0${signs})?1${signs}[3-9](?:${signs}\\d){9}(?!\\d)`, 'u');
const day = /^20\d\d\D\d{1,2}\D\d{1,2}(?!\d)/;
const labelledNumber: ShapeRule = {
  pattern: new RegExp(
    `(?:电话|座机|固话|宅电|传真|手机|(?<![单件递货票品货编账])号码|联系方式|致电|电联|来电|回电|呼叫|☎|📞|(?<![a-z])(?:tel|phone|mobile|cell|telephone))${afterLabel('号码|号|no\\.?|number')}(?<hide>[2-8]\\d{2,3}${signs}\\d{4}(?!\\d)|[(]?\\d(?:${signs}\\d){6,13}(?!\\d))`,
    'dgiu',
  ),
  instead: (hide) => {
    // The rule for mobiles shows more of them.
    const mobileIn = beginsAsMobile.exec(hide)?.[0];
    if (phoneMask.fits(hide) || (mobileIn !== undefined && isGroupedAsMobile(mobileIn))) return null;
    const isOther = hotline.test(digitsOf(hide)) || day.test(hide) || isMixed(hide) || /^\d+[.,]\d{1,2}$/.test(hide);
    return isOther ? null : maskPhone(hide);
  },
  needs: sevenDigits,
};
/** A number without its area code after a word that asks for a call. */
const calledNumber: ShapeRule = {
  pattern: new RegExp(`(?:打|拨|联系|电询)[^\\p{L}\\p{N}]{0,4}(?<hide>[2-8]\\d{2,3}${signs}\\d{4})(?!\\d)`, 'dgu'),
  instead: (hide) => (isMixed(hide) || day.test(hide) ? null : maskPhone(hide)),
  needs: sevenDigits,
};
/** A resident identity number (居民身份证): a region, a day of birth, a serial number and a check digit. */
const identityShape = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]$/;
const identityNumber: ShapeRule = {
  pattern: new RegExp(`(?<![0-9A-Za-z])(?<hide>[1-9](?:${signs}\\d){16}${signs}[\\dXx])(?![0-9A-Za-z])`, 'dgu'),
  instead: (hide) => {
    const plain = hide.replace(/[^\dXx]/g, '');
    return identityShape.test(plain) && !isMixed(hide) ? maskPhone(plain) : null;
  },
  needs: sevenDigits,
};
/** Any number of an identity paper after its label, also the older ones of 15 digits and those of passports. */
const labelledPaper: ShapeRule = {
  pattern: new RegExp(
    `(?:身份证|证件|护照|通行证|台胞证|回乡证|居住证|居留证|军官证|士兵证|驾驶证|驾照|(?<![a-z])(?:passport|identity card|id card))${afterLabel('号码|号|no\\.?|number')}(?<hide>[A-Za-z]{0,3}[-( ]?\\d(?:${signs}\\d){5,18}[Xx]?)(?![0-9A-Za-z])`,
    'dgiu',
  ),
  instead: (hide) => (day.test(hide) || isMixed(hide) ? null : maskPhone(hide)),
  needs: /\d{2}/,
};
/** A bank card after its label. */
const labelledCard: ShapeRule = {
  pattern: new RegExp(
    `(?:(?:银行|储蓄|信用|借记)卡|银行账[号户]|(?<!会员|礼品|购物|储值|充值|优惠|积分)卡号(?=[^\\p{L}\\p{N}]{0,4}[3-6])|bank card|credit card)${afterLabel('卡号|账号|号码|号|no\\.?|number')}(?<hide>\\d(?:${signs}\\d){11,18})(?!\\d)`,
    'dgiu',
  ),
  instead: (hide) => (isMixed(hide) ? null : maskPhone(hide)),
  needs: sevenDigits,
};
/** A bank card without one: of UnionPay (62…), or in groups of four as it is printed on the card, and its last digit is right. */
const card: ShapeRule = {
  pattern: new RegExp(
    `(?<![0-9A-Za-z])(?<hide>62(?:${signs}\\d){14,17}|[3-6]\\d{3}(?:${sign}{1,3}\\d{4}){3}(?:${sign}{1,3}\\d{3})?)(?![0-9A-Za-z])`,
    'dgu',
  ),
  instead: (hide, { before }) =>
    isCardNumber(digitsOf(hide)) && !isMixed(hide) && !orderLabel.test(before) ? maskPhone(hide) : null,
  needs: sevenDigits,
};

/** Texts with fewer digits have no such number. */
export const hasNumber = new RegExp(`\\d(?:${signs}\\d){5}`, 'u');

/** These are tried on the text with 一三八〇 as digits, too. */
export const numberRules: readonly ShapeRule[] = [
  identityNumber,
  labelledPaper,
  labelledCard,
  card,
  mobile,
  landline,
  foreignPhone,
  dialledAbroad,
  nearAbroad,
  labelledNumber,
  calledNumber,
];
