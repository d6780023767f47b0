/**
 * A courier's message cut into clauses, each with its modality. Names in brackets become signs: a place or a person says
 * nothing of what happens (到达【拒收路营业点】), and a pick-up station is told apart from a carrier's own office.
 */

/**
 * FACT: it happened or happens. CONDITION: it would (如破损可拒收). REQUEST: somebody is asked to do it (请凭码签收).
 * EXPECTATION: it is still to come (预计…签收, 等待揽收). RETRACTION: what was told before does not hold (签收撤销, 取消退回).
 * REASON: why the rest is so (原因：收件人拒收), which says something only where nothing else does.
 */
export type Modality = 'FACT' | 'CONDITION' | 'REQUEST' | 'EXPECTATION' | 'RETRACTION' | 'REASON';
export interface Clause {
  /** As it stands in the message. */
  readonly words: string;
  /** The same with signs for names: see `place` and `station`. */
  readonly text: string;
  readonly modality: Modality;
}

/** Stands for a place, an office of a carrier or a person. */
export const place = '▢';
/** Stands for a pick-up station, a parcel locker or a shop that keeps parcels. */
export const station = '▣';

const stationWords =
  '驿站|快递柜|智能柜|包裹柜|快件箱|自提柜|丰巢|自提点|代收点|代收处|服务站|快递超市|便利店|兔喜|邻里|妈妈店|代理点|自提店';
const stationName = new RegExp(`${stationWords}|柜$|超市.{0,8}店?$`);
/** What only has the name of one: 驿站路营业部, 丰巢科技园营业点. */
const officeName =
  /(?:营业[部点厅所]|公司|中心|集散|转运|分拨|分部|网点|枢纽|揽投部|支局|邮局|[大中小]学|工业园|科技园|[路街巷道]|部|市|县|区|省|海关)$/;
const stationBare = new RegExp(`(?:${stationWords})(?![路街道]|大道|营业|公司|网点|中心|科技园|工业)`, 'gu');

/** A sentence in brackets is one; a name is not. */
const sentence = /已(?:签收|妥投|送达|取|揽|到)|正在|请|派件中|签收人/;

const brackets = /[【[［〖「『]([^【】[\]［］〖〗「」『』]{0,60})[】\]］〗」』]/gu;

/** Couriers write a sentence or two. More is no message. */
const mostLetters = 1_000;

/** Where a clause ends, and before what the next begins. */
const separators = /[，,。；;！!？?\n\r~～|]+|\s{1,20}|[（）()]/u;
const beginnings =
  /(?=敬请|(?<!敬|烦|邀|申)请(?![求假领])|如(?:有|需|果|您|遇|未|不|已|对|超|逾)|(?<![假倘])若(?!干)|预计|但(?:是)?(?!电)|否则|以便|拟退)/u;

export function clausesOf(message: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let conditional = false;
  for (const words of pieces(message.slice(0, mostLetters))) {
    const text = signed(words);
    const own = modalityOf(text);
    // 如无人在家，放门口: what follows a condition is one too, unless it says that it has happened.
    const modality: Modality =
      (own === 'FACT' || own === 'EXPECTATION') && conditional && !/已|(?<!将)被|正在/.test(text) ? 'CONDITION' : own;
    conditional = modality === 'CONDITION' && /^(?:如|若|假如|倘|一旦|要是)/.test(text) && !consequence.test(text);
    clauses.push({ words, text, modality });
  }
  return clauses;
}
/** A condition that says itself what would follow. */
const consequence = /可|则|将|联系|请|电|致|查|咨询|反馈|投诉|疑问/;

/** Brackets are kept whole, and a sentence in brackets is cut like any other. */
function pieces(message: string): readonly string[] {
  const kept: string[] = [];
  // 已签收(本人): who it was belongs to it.
  const joined = message
    .replace(/(签收|代收|代签|妥投)\s?[（(]([^（）()]{1,12})[）)]/gu, '$1:$2')
    // 已被 家人 签收: blanks around a person or before a name in brackets part nothing.
    .replace(/([被由])\s{0,4}([^\s，,。；;]{1,12})\s{1,4}(?=(?:代)?签收)/gu, '$1$2')
    .replace(/(?<=[被由])\s{1,4}|(?<=[达到往开至在给于入])\s{1,4}(?=[【[])/gu, '');
  const open = joined.replace(brackets, (whole, inner: string) => {
    if (sentence.test(inner)) return `，${inner}，`;
    kept.push(whole);
    return `⟦${kept.length - 1}⟧`;
  });
  return open
    .split(separators)
    .flatMap((piece) => piece.split(beginnings))
    .map((piece) => piece.replace(/⟦(\d+)⟧/g, (_sign, at: string) => kept[Number(at)] ?? '').trim())
    .filter((piece) => piece !== '');
}

/** The clause with signs in the place of names. */
function signed(words: string): string {
  const named = words.replace(brackets, (_whole, inner: string) => {
    const name = inner.trim();
    return stationName.test(name) && !officeName.test(name) ? station : place;
  });
  return named.replace(stationBare, station);
}

const retraction = new RegExp(
  [
    '(?:撤销|撤回|取消|作废|冲销|更正|解除|误|虚假|假|错误|反)(?:的|了|掉|点|操作|录入){0,2}(?:已|申请)?(?:签收|妥投|退回|退件|退货|拒收|拒签|拦截|改址|代收)',
    '(?:签收|妥投|退回|退件|拒收|拒签|拦截|改址)(?:状态|记录|信息|申请|操作)?(?:已|被)?(?:撤销|撤回|取消|作废|冲销|更正|有误|错误|无效|驳回|异常)',
    '签收异常',
    '未收到(?:货|快件|包裹|商品)',
  ].join('|'),
);
const condition =
  /^(?:如(?!期|数|约|下|实)|若|假如|倘|一旦|要是)|如(?:有|需|果|您|遇|未|已|不|收|对|发现|超|逾)|的话|可(?:以|选择|自行|当场|直接)?(?:拒收|拒签|签收|退|放|存|联系|改|自取|自提|暂存)|(?:签收|验货|收货|取件|拒收)(?:前|之前|后(?:请|可|如|再|在|给)|时(?!间))|(?:超过|逾期|超时|过期).{0,10}(?:将|会|自动|作)|否则|以便|便于|方可|才能|或(?:者)?(?:拒收|签收)|同意后|即可/;
const request =
  /^请|请(?:您|收件|放心|凭|及时|尽|准备|耐心|保持|注意|联系|在|先|携带|勿|配合|稍|到)|敬请|烦请|务必|需(?:要)?(?:本人|您|收件人|客户|当面|凭|出示)?.{0,2}(?:签收|收货)|需签收码|须/;
const expectation =
  /预计|即将|(?<![已正并])将|等待|等候|(?<![期招对看])待(?!遇|命)|准备|拟|计划|有望|(?:明|后)[日天]|次日|稍后|很快|随后|马上|承诺|答应|希望|申请|要求|打算|倒计时|自动确认|争取|力争|确保|保证|尽量|望您|最迟|最晚|支持|是否|建议|可能|应(?:当|该)|愿意|距(?:离)?.{0,4}(?:签收|送达)|签收码|回单|回执|安排/;

function modalityOf(text: string): Modality {
  if (condition.test(text)) return 'CONDITION';
  if (retraction.test(text)) return 'RETRACTION';
  if (request.test(text)) return 'REQUEST';
  if (reason.test(text)) return 'REASON';
  return expectation.test(text) ? 'EXPECTATION' : 'FACT';
}
const reason =
  /^(?:原因|理由|备注|问题原因|疑难件原因|异常原因)[:：是为]?|^(?:因|由于)(?!.{0,20}(?:拒收|退回|签收|取消|撤销))/;
