/**
 * What a courier's Chinese words mean (mappings.md §6): an exact dictionary of status texts, then ordered rules over
 * status and message, guards against negation first (拒签, 退签 and 无法签收 all contain 签), else UNKNOWN.
 */
import type { ClassifiedBy, TraceStatus } from '../vocabulary.ts';

/** Status texts that are clear by themselves. 已取件 is not: the courier or the buyer may have fetched the parcel. */
export const traceDictionary: ReadonlyMap<string, TraceStatus> = new Map<string, TraceStatus>(
  (
    [
      ['INFO_RECEIVED', '已下单', '待揽收', '待揽件', '已下发', '待取件员上门'],
      ['COURIER_ASSIGNED', '已派单', '已接单', '骑手已接单', '待取货'],
      ['COURIER_AT_ORIGIN', '骑手已到店', '已到店'],
      ['PICKED_UP', '揽收', '已揽收', '揽件', '已揽件', '已收件', '已取货', '骑手已取货'],
      ['IN_TRANSIT', '在途', '在途中', '运输中', '转运中', '干线'],
      ['ARRIVED', '到达', '已到达', '到达派件城市'],
      ['DEPARTED', '离开', '已发出', '已发车'],
      ['CUSTOMS', '清关', '清关中', '待清关', '已清关'],
      ['OUT_FOR_DELIVERY', '派件', '派件中', '派送', '派送中', '配送中', '待签收'],
      ['AVAILABLE_FOR_PICKUP', '投柜或驿站', '待取件', '待自提', '已投柜', '已代收', '代收'],
      ['ATTEMPT_FAILED', '派件失败', '派送失败', '投递失败', '未签收', '无法签收'],
      ['DELIVERED', '签收', '已签收', '妥投', '已妥投', '本人签收', '投柜签收', '派件异常后签收', '已送达', '配送完成'],
      ['REFUSED', '拒签', '拒收', '已拒签', '已拒收'],
      ['RETURNING', '退回', '退回中', '退件中'],
      ['RETURNED', '退签', '已退签', '退回签收', '已退回'],
      ['FORWARDED', '转投', '转单', '已转投'],
      ['EXCEPTION', '疑难', '疑难件', '问题件', '异常', '清关异常', '揽收失败', '揽件失败'],
      ['CANCELLED', '已取消', '取消', '销单', '已撤销'],
    ] satisfies readonly (readonly [TraceStatus, ...string[]])[]
  ).flatMap(([status, ...words]) => words.map((word) => [word, status])),
);

interface TraceRule {
  readonly status: TraceStatus;
  readonly words: RegExp;
  /** The rule does not hold where these words stand too. */
  readonly unless?: RegExp;
}

const station = /代收|代签|驿站|快递柜|丰巢|自提柜|自提点|智能柜|快递超市|服务站/;
const taken =
  /已签收|投柜签收|本人签收|签收人|已被?取走|取件成功|凭.{0,6}码.{0,2}(?:签收|取走)|(?:客户|收件人|用户).{0,4}已取件/;

/** The buyer is asked to fetch the parcel, so it is waiting, even if somebody has signed for it. */
const fetchable = new RegExp(`(?:${station.source}).{0,100}请.{0,6}(?:取件|领取|取走|提取)`);

/** The first rule that holds decides. */
const rules: readonly TraceRule[] = [
  { status: 'RETURNED', words: /退签|退回.{0,8}(?:已?签收|妥投)|已退回(?:至|到|给)?(?:寄|发|商家|卖家)/ },
  { status: 'REFUSED', words: /拒签|拒收|拒绝签收/ },
  { status: 'RETURNING', words: /退回|退件|返回寄件|退运|转退/, unless: /无法退回/ },
  { status: 'AVAILABLE_FOR_PICKUP', words: fetchable },
  { status: 'AVAILABLE_FOR_PICKUP', words: station, unless: new RegExp(`${taken.source}|未签收|无法签收|派送失败`) },
  {
    status: 'ATTEMPT_FAILED',
    words:
      /(?:无法|未能?|没有|不能)(?:正常)?(?:签收|妥投|投递|派送|送达)|(?:派送|派件|投递|妥投|配送)(?:不成功|未成功|失败)|签收(?:失败|不成功)|(?:还没|不予|不愿)签收|联系不上|不在家|无人(?:在家|接听|签收)|电话无法接通|地址不详|改约|择日|再次派送|二次派送/,
    unless: /已签收|异常后签收/,
  },
  { status: 'OUT_FOR_DELIVERY', words: /(?:待|准备|请(?:您)?(?:注意|及时)?|等待|即将|尽快)签收/, unless: /已签收/ },
  { status: 'DELIVERED', words: /已签收|签收人/, unless: /(?:未|取消|反)签收/ },
  {
    status: 'DELIVERED',
    words: new RegExp(`签收|妥投|已送达|已交付|${taken.source}`),
    // 签收前请验货 and 签收时请出示证件 announce a delivery.
    unless: /(?:未|没有?|待|取消|反)签收|签收(?:前|时(?!间))/,
  },
  {
    status: 'CANCELLED',
    words: /(?:已|订单|运单|寄件)(?:被)?取消|取消(?:寄件|揽收|揽件|取件)|销单|撤销/,
    unless: /取消(?:失败|申请被拒|签收)|未取消/,
  },
  { status: 'FORWARDED', words: /转投|转寄|转(?:由|给|交).{0,12}(?:快递|速运|物流|速递)/ },
  {
    status: 'EXCEPTION',
    words: /异常|疑难|问题件|破损|丢失|遗失|滞留|超区|(?:揽收|揽件|取件)失败|无法(?:派送|揽收|揽件)/,
    unless: /无异常|(?:如|若)(?:有|遇|果).{0,4}(?:异常|疑难|破损)|异常(?:已)?(?:解除|恢复)/,
  },
  { status: 'CUSTOMS', words: /清关|海关|报关|通关/ },
  { status: 'INFO_RECEIVED', words: /待揽|未揽|等待揽|已下单|下单成功|已下发|电子面单|等待取件/ },
  { status: 'COURIER_AT_ORIGIN', words: /(?:骑[手士]|配送员).{0,4}到(?:达)?(?:门)?店/ },
  {
    status: 'PICKED_UP',
    words: /揽收|揽件|收取快件|已收件|已收取|(?:骑[手士]|快递员|配送员|收派员|小哥).{0,6}已?取(?:件|货)/,
  },
  {
    status: 'COURIER_ASSIGNED',
    words: /(?:骑[手士]|配送员|快递员).{0,4}已?接单|已派单|已分配.{0,4}(?:骑[手士]|快递员)/,
  },
  {
    status: 'OUT_FOR_DELIVERY',
    words: /派件|派送|正在投递|配送中|送货中|送往收货/,
    unless: /待派|未派|准备派|到达.{0,12}派[件送](?:城市|网点|点|站)/,
  },
  { status: 'ARRIVED', words: /到达|抵达|已到(?!店)/ },
  { status: 'DEPARTED', words: /离开|发往|发出|发车|已出库/ },
  { status: 'IN_TRANSIT', words: /运输|在途|中转|分拣|装车|卸车|封车|转运|航班/ },
];

/** Couriers write a sentence or two. More is no message, and each rule reads all of it. */
const mostLetters = 1_000;
/** No status has so many letters; a longer one is read as part of the message. */
const longestStatus = 64;

export function classifyTrace(status: string | null, message: string): { status: TraceStatus; by: ClassifiedBy } {
  const known =
    status === null || status.length > longestStatus ? undefined : traceDictionary.get(status.replace(/\s+/g, ''));
  if (known !== undefined) return { status: known, by: 'DICTIONARY' };
  const words = `${(status ?? '').slice(0, mostLetters)} ${message.slice(0, mostLetters)}`;
  const rule = rules.find((candidate) => candidate.words.test(words) && candidate.unless?.test(words) !== true);
  return rule ? { status: rule.status, by: 'RULE' } : { status: 'UNKNOWN', by: 'NONE' };
}
