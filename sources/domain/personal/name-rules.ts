/** Names where they stand beside a phone or a label, for a text as it is read. Every repetition has a bound. */
import { maskName } from './mask.ts';
import type { ShapeRule } from './rule.ts';
import { surname } from './surnames.ts';

const han = String.raw`\p{Script=Han}`;
/** Names of peoples that part them with a dot: 阿卜杜拉·买买提江. */
const dotted = `${han}{1,10}(?:·${han}{1,10}){1,3}`;
/** The name before a phone number in brackets, as couriers' systems write it: 【网点】的张三(13800001111)已揽收. */
const nameBeforePhone: ShapeRule = {
  pattern: new RegExp(
    `(?<=^|[的由】\\]:,\\s]|快递员|派件员|派送员|配送员|业务员|揽件员|骑手|司机)(?<hide>(?!的)(?:${dotted}|[${han}·]{2,4}))(?=\\s?[([【][^)\\]】]{0,6}\\+?[\\d*][-· \\d*]{5,20}[\\d*])`,
    'dgu',
  ),
  // 联系电话(62345678) names nobody.
  instead: (hide) => (/电话|手机|号码|热线|客服|联系|座机|[证照号]$/u.test(hide) ? null : maskName(hide)),
  needs: /[([【]/,
};

const courier =
  '(?:快递员|快递小哥|[派配]送[员人]|[派揽]件[员人]|揽收[员人]|送[货餐]员|外卖员|外卖小哥|揽投员|投递员|业务员|收派员|骑手|司机)';
const customer = '(?:收 ?[货件] ?人|联 ?系 ?人|姓 {0,4}名|[寄发取]件人|[取提]货人|[签代]收人)';
const party = '(?:买家|客户|顾客|会员)';
const anyLabel = `(?:${courier}|${customer}|${party})`;
const more = '(?:姓名|名字|名称|名|信息)?';
/** Between a label and a name: a sign that says so, or a word. */
const strong =
  '(?: ?(?:是|为|叫)[^\\p{L}\\p{N}]{0,4}|[^\\p{L}\\p{N}|/,、]{0,3}[:=([【「“"\'《<][^\\p{L}\\p{N}|/,、]{0,3}(?:是|为|叫)?)';
const weak = '[^\\p{L}\\p{N}]{1,4}';
/** Words that say who it was and name nobody (签收人:本人), and those that go on with a sentence. */
const noName = `(?!本人|他人|家人|家属|同事|邻居|门卫|保安|物业|前台|门口|代收|${anyLabel}|商家|店铺|门店|亲友|朋友|草签|代签|驿站|丰巢|菜鸟|快递|自提|客服|传达室|收发室|办公室|电话|手机|号码|地址|信息|姓名|单号|不|已|正在|将[在于会]|未|请|待|暂|拒|开始|无法|可以|如有|我们|您|你|快件|包裹|尚|为您|为你|的)`;
/** What goes on behind a name without a sign. */
const goesOn =
  '(?=$|[^\\p{L}]|先生|女士|小姐|师傅|老师|同学|正在|已|将|派送|派件|送[货达上餐]|取[件货]|揽|配送|签收|代收|收[货件到]|为您|给您|与您|和您|会|在|到|说|要求|反映|反馈|申请|拒|不|没|电话|手机|微信|联系|地址|的|是|号码|[A-Za-z])';
const named = `${surname}(?![不没很能])${han}{1,2}?`;
const needsLabel = /[件货收系送] ?人|姓 {0,4}名|买家|客户|顾客|会员|[递件送收货餐务投派卖]员|小哥|骑手|司机/u;

/** A rider as apps name them: 骑手丁师傅已取货. */
const rider: ShapeRule = {
  pattern: new RegExp(`${courier}${more}(?:${strong}|${weak})?(?<hide>${han}{1,4}?师傅)`, 'dgu'),
  instead: maskName,
  needs: /师傅/,
};
/** A name after its label and a sign: 收货人:张三, 收货人为张三, 姓名:阿卜杜拉买买提江. */
const labelledName: ShapeRule = {
  pattern: new RegExp(
    `(?:${customer}|${party}|${courier}(?=${more}${strong}))${more}(?:${strong}| {1,4})${noName}(?<hide>${dotted}|${han}{2,4}|${surname}${han}{1,2}(?=先生|女士|小姐|师傅))(?!${han}|·|(?<=师傅))`,
    'dgu',
  ),
  instead: maskName,
  needs: needsLabel,
};
/** What tells that it is no name, but a place, a company or a sentence. */
const noPerson = /公司|[店柜站厂院校部局]$|超市|物业|公寓|小区|仓库|中心|[代不请拒未签收放送您你]|电话|地址/u;
const longName: ShapeRule = {
  pattern: new RegExp(
    `(?:收货人|收件人|寄件人|发件人|联系人|姓名)${more}${strong}${noName}(?<hide>${han}{5,15})(?!${han}|·)`,
    'dgu',
  ),
  instead: (hide) => (noPerson.test(hide) ? null : maskName(hide)),
  needs: needsLabel,
};
/** The same without a sign, where a surname tells it: 收货人张三, 快递员张三正在派送, 派件人 小李. */
const surnamed: ShapeRule = {
  pattern: new RegExp(
    `(?:${courier}|${customer})${more}(?:${strong}|${weak})?(?<hide>(?:[小老]${surname}|${named})${goesOn}|${dotted})`,
    'dgu',
  ),
  instead: maskName,
  needs: needsLabel,
};
/** 客户张先生 */
const titled: ShapeRule = {
  pattern: new RegExp(`${party}(?<hide>${surname}${han}{0,2}?(?=先生|女士|小姐))`, 'dgu'),
  instead: (hide) => maskName(hide),
  needs: /先生|女士|小姐/,
};
const latinWord = "[A-Za-z][A-Za-z'’-]{0,20}\\.?";
const english =
  'Consignee|consignee|Receiver|receiver|Recipient|recipient|Addressee|addressee|Contact|contact|Contact Person|contact person|Full|(?<![A-Za-z] )(?:Name|name)';
const latinName: ShapeRule = {
  pattern: new RegExp(
    `(?:(?:${courier}|${customer})${more}${strong}(?<hide>${latinWord}(?: ${latinWord}){0,3})|(?:(?<![A-Za-z])(?:${english})(?: Name| name)? ?[:=] ?|(?:${courier}|${customer})${more}[^\\p{L}\\p{N}]{0,4})(?<english>[A-Z][a-z'-]{1,20}(?: [A-Z][a-z'-]{0,20}\\.?){1,3}))(?![A-Za-z0-9])`,
    'dgu',
  ),
  instead: (hide) =>
    hide.length < 2 ||
    /^(?:null|undefined|none|s?vip|id|no|tel|phone|mobile|self|n\/a|na|app|true|false|string|name|unknown|wechat|wx|vx)\b/i.test(
      hide,
    )
      ? null
      : maskName(hide),
  needs: /[A-Za-z]/,
};

export const nameRules: readonly ShapeRule[] = [
  nameBeforePhone,
  rider,
  labelledName,
  longName,
  surnamed,
  titled,
  latinName,
];
