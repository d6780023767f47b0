/**
 * What is hidden in a text by its shape, whoever it belongs to: phones, identity numbers, mail addresses, accounts of
 * messengers, and names where they stand beside a phone or a label. Every pattern is for a text as it is read
 * (values/readable-text.ts) and every repetition has a bound, so that the time for a text grows with its length only.
 */
import { maskName, maskPhone } from './mask.ts';
import type { Span } from '../../values/readable-text.ts';

/** What people write between the digits of a number. */
export const betweenDigits = '[-· ._/*]{0,3}';
const between = '[-· ._]{0,3}';

interface Rule {
  /** With the flags `g` and `d`; the group `hide` is what is hidden. */
  readonly pattern: RegExp;
  /** null: this one is no such thing, and stays. */
  readonly instead: (hide: string) => string | null;
  /** Texts without it need not be searched. */
  readonly needs: RegExp;
}
const digit = /\d/;

/** A mobile number of mainland China behind 0, 86, +86, 0086 or nothing, however its digits are grouped. */
const mobile: Rule = {
  pattern: new RegExp(
    `(?<!\\d)(?:(?:\\+|00)?86${between}|0${between})?(?<hide>1${between}[3-9](?:${between}\\d){9})(?!\\d)`,
    'dg',
  ),
  instead: (hide) => {
    const groups = hide.split(/[^\d]+/);
    const separators = new Set(hide.match(/[^\d]+/g));
    // 18.5 19.5 20.5 21 is a row of sizes: points divide a phone everywhere or nowhere, and in few groups.
    const isPointed = [...separators].some((one) => one.includes('.'));
    const isGrouped = groups.length <= 5 || groups.every((group) => group.length === 1);
    return isGrouped && !(isPointed && separators.size > 1) ? maskPhone(digitsOf(hide)) : null;
  },
  needs: digit,
};
/** A landline number with its area code: 010, 02x or 0xxx, after +86 also without the 0, and its extension. */
const landline: Rule = {
  pattern: new RegExp(
    `(?<![\\d-])(?<hide>(?:(?:(?:\\+|00)?86${between}[(]?0?|[(]?0)(?:10|2\\d|[3-9]\\d{2})[)]?${between})\\d{3,4}${between}\\d{4}(?:(?:转|-)\\d{1,6})?)(?![\\d-])`,
    'dg',
  ),
  instead: maskPhone,
  needs: digit,
};
/** A number behind the code of another country. */
const foreignPhone: Rule = {
  pattern: /(?<hide>\+(?!86)[1-9](?:[- ]{0,2}\d){9,14})(?!\d)/dg,
  instead: maskPhone,
  needs: /\+/,
};
/** A number after a word that says what it is. Hotlines (400, 800, 95…) are nobody's. */
const labelledNumber: Rule = {
  pattern:
    /(?:电话|座机|手机|手机号|号码|联系方式|(?<![a-z])tel|(?<![a-z])phone|(?<![a-z])mobile)(?:号|号码)?[:是为 ]{0,3}(?<hide>\d(?:[-· .]{0,2}\d){6,13})(?!\d)/dgi,
  instead: (hide) => (/^(?:400|800|95)/.test(hide) ? null : maskPhone(hide)),
  needs: digit,
};
/** A resident identity number (居民身份证): a region, a day of birth, a serial number and a check digit. */
const identityShape = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]$/;
const identityNumber: Rule = {
  pattern: /(?<![0-9A-Za-z])(?<hide>[1-9](?:[-· ._]{0,2}\d){16}[-· ._]{0,2}[\dXx])(?![0-9A-Za-z])/dg,
  instead: (hide) => {
    const plain = hide.replace(/[^\dXx]/g, '');
    return identityShape.test(plain) ? maskPhone(plain) : null;
  },
  needs: digit,
};
/** Any number of an identity paper after its label, also the older ones of 15 digits and those of passports. */
const labelledPaper: Rule = {
  pattern:
    /(?:身份证|证件|护照|通行证)(?:号|号码)?[:是为 ]{0,3}(?<hide>[A-Za-z]{0,2}\d(?:[- ]{0,2}\d){5,18}[Xx]?)(?![0-9A-Za-z])/dg,
  instead: maskPhone,
  needs: digit,
};
/** The name before the sign of a mail address. */
const mail: Rule = {
  pattern: /(?<![\w.+-])(?<hide>[\w.+-]{1,64})(?=@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/dg,
  instead: maskName,
  needs: /@/,
};
/** WeChat, QQ and the like: a label and an account. A word that follows a Latin label at once is a part of it. */
const account: Rule = {
  pattern: new RegExp(
    [
      '(?:(?:企业)?微信|薇信|威信|徽信|微❤|支付宝|旺旺|钉钉|(?<![a-z])(?:wechat|weixin|wei xin|alipay|[vw]x|v信)|(?:加|\\+ ?)v(?![a-z]))',
      '(?:同号)?(?:号码|号|账号|id)?(?:[:是为= ]{1,4}(?<hide>[a-z][-_a-z0-9]{4,19}|\\d(?:[- ]?\\d){4,14})',
      '|[:是为= ]{0,4}(?<digits>[a-z]{0,4}[-_]?\\d[-_a-z0-9]{4,15}|[a-z]{1,20}[-_]?\\d[-_a-z0-9]{0,12}))(?![-_a-z0-9])',
    ].join(''),
    'dgi',
  ),
  // WX and many digits are the number of an order in a mini program's shop.
  instead: (hide) => (/^\d{13,}$/.test(hide) ? null : maskName(hide)),
  needs: /[微薇威徽❤旺钉支vV]|wx|wei|alipay|wechat/i,
};
const wxid: Rule = {
  pattern: /(?<![a-z0-9])(?<hide>wxid_[a-z0-9]{4,40})/dgi,
  instead: maskName,
  needs: /wxid_/i,
};
const qq: Rule = {
  pattern: /(?:(?<![a-z])qq|扣扣|企鹅号?)(?:号码|号|群)?[:是为= ]{0,4}(?<hide>[1-9](?:[- ]?\d){4,11})(?!\d)/dgi,
  instead: maskName,
  needs: digit,
};
/** The name before a phone number in brackets, as couriers' systems write it: 【网点】的张三(13800001111)已揽收. */
const nameBeforePhone: Rule = {
  pattern:
    /(?<=^|[的由】\]:,\s]|快递员|派件员|派送员|配送员|业务员|揽件员|骑手|司机)(?<hide>(?!的)[\p{Script=Han}·]{2,4})(?=\s?[([【][^)\]】]{0,6}\+?[\d*][-· \d*]{5,20}[\d*])/dgu,
  instead: maskName,
  needs: /[([【]/,
};
/** A rider as apps name them: 骑手丁师傅已取货. */
const rider: Rule = {
  pattern: /(?<=骑手|快递员|派件员|派送员|配送员|送货员|业务员|揽件员|司机)(?<hide>\p{Script=Han}{1,2}师傅)/dgu,
  instead: maskName,
  needs: /师傅/,
};
/** A name after its label (收货人:张三). Words such as 签收人:本人 (the buyer) name nobody and are left. */
const labelledName: Rule = {
  pattern:
    /(?<=(?:收货人|收件人|签收人|代收人|寄件人|联系人|姓名|买家|客户|顾客|会员)(?:姓名|信息)?[:\s【[「“"']{1,2})(?<hide>(?!本人|他人|家人|家属|同事|邻居|门卫|保安|物业|前台|门口|代收)[\p{Script=Han}·]{2,4})(?![\p{Script=Han}·])/dgu,
  instead: maskName,
  needs: /[人名家户客员]/,
};

const rules: readonly Rule[] = [
  nameBeforePhone,
  rider,
  labelledName,
  identityNumber,
  labelledPaper,
  mobile,
  landline,
  foreignPhone,
  labelledNumber,
  mail,
  account,
  wxid,
  qq,
];

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** What these patterns find in a text as it is read. */
export function spansByShape(read: string): readonly Span[] {
  return rules.flatMap(({ pattern, instead, needs }) => {
    if (!needs.test(read)) return [];
    return [...read.matchAll(pattern)].flatMap(({ groups, indices }) => {
      const name = groups?.['hide'] === undefined ? 'digits' : 'hide';
      const [hide, place] = [groups?.[name], indices?.groups?.[name]];
      const shown = hide === undefined ? null : instead(hide);
      return shown === null || !place ? [] : [{ start: place[0], end: place[1], instead: shown }];
    });
  });
}
