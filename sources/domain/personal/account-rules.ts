/** Accounts of messengers and mail addresses, for a text as it is read. Every repetition has a bound. */
import { maskName } from './mask.ts';
import { afterLabel, type ShapeRule } from './rule.ts';

/** The name before the sign of a mail address. */
const mail: ShapeRule = {
  pattern: /(?<![\w.+-])(?<hide>[\w.+-]{1,64})(?=@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/dg,
  instead: maskName,
  needs: /@/,
};

const chinese =
  '(?:企业)?微[^\\p{L}\\p{N}]{0,2}信|企微|[薇威徽维]信|[薇威]芯|wei信|[vV]信|微❤|绿泡泡|加我?(?:个|下)?[微薇]|微(?=[:=])|支付宝|旺旺|钉钉|(?:抖音|小红书|快手|微博|淘宝|闲鱼|飞书|陌陌|探探|知乎|B站)(?:账号|帐号|id|(?=号|[:=([【@]))';
const latin =
  '(?<![a-z.@]|://)(?:wechat|we chat|weixin|wei xin|alipay|[vw] ?x)|(?<![a-z])(?:whats ?app|telegram|skype)|(?<![a-z])(?:tg|ins|v)(?= ?[:=])|(?<![a-z])line(?= ?id(?![a-z]))|(?:加|\\+ ?)v(?![a-z])';
const middle = afterLabel('同号|号码|账号|帐号|昵称|名|添加|联系|号|(?:id|no|number)(?![a-z])\\.?');
const noDate = '(?!20\\d\\d[-/.]\\d)';
const end = '(?![-_a-z0-9])(?!\\.\\d| ?元|\\.(?:com|cn|net|org))';
/** Words of payments and programs that stand behind the names of messengers as well. */
const words =
  /^(?:pay|app|wap|web|h5|mini|native|jsapi|mweb|micro|mobile|scan|qr|face|applet|lite|union|online|offline|bank|card|wallet|balance|credit|debit|huabei|jd|alipay|wechat|weixin|wx|tenpay|program|official|account|order|store|shop|mall|vip|group|user|login|refund|work|moments|channel|trade|transaction|payment|message|notify|customer|member|public|service|platform|error|null|undefined|unionid|openid|appid|amount|price|money|cash|total|fee|paid|true|false|unknown|string|number|code|name|status|type|vendor)/i;
const isWord = (account: string): boolean => /^[a-z_-]+$/i.test(account) && words.test(account);
// WX and many digits are the number of an order in a mini program's shop.
const maskAccount = (hide: string): string | null => (isWord(hide) || /^\d{13,}$/.test(hide) ? null : maskName(hide));
const needs =
  /微|[薇威徽维v]信|[薇威]芯|加薇|绿泡泡|支付宝|旺旺|钉钉|抖音|小红书|快手|淘宝|闲鱼|飞书|陌陌|探探|知乎|v|w ?x|wei|alipay|chat|tg|telegram|skype|line ?id|ins|whats|b站/i;

/** WeChat and the like: a label, something between, and an account. */
const account: ShapeRule = {
  pattern: new RegExp(
    `(?:${chinese}|${latin})(?:(?![a-z0-9])|(?=(?:id|no|number)(?![a-z])))${middle}${noDate}(?<hide>[a-z][-_a-z0-9]{4,19}|\\d(?:[- ]?\\d){4,14}|\\d[-_a-z0-9]{4,19})${end}`,
    'dgiu',
  ),
  instead: maskAccount,
  needs,
};
/** An account that follows its label at once. A word that follows a Latin label so is a part of it. */
const joinedAccount: ShapeRule = {
  pattern: new RegExp(
    `(?:(?:${chinese})(?:同号|号)?(?<hide>[a-z]{0,20}[-_]?\\d[-_a-z0-9]{0,15}|[a-z][-_a-z]{5,19})|(?:${latin})(?<digits>[a-z]{0,20}[-_]?\\d[-_a-z0-9]{0,15}))${end}`,
    'dgiu',
  ),
  instead: (hide) => (hide.length < 5 ? null : maskAccount(hide)),
  needs,
};
const wxid: ShapeRule = {
  pattern: /(?<![a-z0-9])(?<hide>wxid_[a-z0-9]{4,40})/dgi,
  instead: maskName,
  needs: /wxid_/i,
};
const qq: ShapeRule = {
  pattern: new RegExp(
    `(?:(?<![a-z])qq|扣扣|企鹅|球球|(?<![a-z])q ?(?=[号:=]))${afterLabel('群号|号码|账号|帐号|号|群|(?:id|no|number)\\.?')}${noDate}(?<hide>[1-9](?:[-. ]?\\d){4,11})(?!\\d|\\.\\d| ?元)`,
    'dgiu',
  ),
  instead: maskName,
  needs: /[qQ]|扣扣|企鹅|球球/,
};

export const accountRules: readonly ShapeRule[] = [mail, account, joinedAccount, wxid, qq];
