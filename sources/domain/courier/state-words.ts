/**
 * State words that stand beside a message, or alone, and mean one thing: those of 快递100 (which SOMS passes on), 快递鸟,
 * 17TRACK, 微信小店 and the services of instant delivery. 已取件 is not among them: the courier or the buyer may have fetched it.
 */
import type { TraceStatus } from '../../vocabulary.ts';

const words: readonly (readonly [TraceStatus, string])[] = [
  [
    'INFO_RECEIVED',
    '已下单 待揽收 待揽件 已下发 待取件员上门 收到信息 电子预报信息 无轨迹 暂无轨迹信息 待调度 待接单 等待接单 待抢单 待分配骑手 配送公司接单阶段',
  ],
  ['COURIER_ASSIGNED', '已派单 已接单 骑手已接单 骑士已接单 待取货 待到店 分配骑手 已分配骑手 待取餐'],
  ['COURIER_AT_ORIGIN', '骑手已到店 骑士已到店 骑士到店 骑手到店 已到店 骑手到店开始取货'],
  ['PICKED_UP', '揽收 已揽收 揽件 已揽件 已收件 已收寄 收寄 已取货 骑手已取货 骑士已取货 取货成功 已取餐 快递签收'],
  ['IN_TRANSIT', '在途 在途中 运输中 转运中 运输途中 干线 转运 中转 途中'],
  [
    'ARRIVED',
    '到达 已到达 到件 到达派件城市 到达目的城市 到达目的地城市 到达转运中心 到达派件网点 已到达派件网点 到站',
  ],
  ['DEPARTED', '离开 已发出 已发车 发件 寄件网点发件 发往 出站'],
  ['CUSTOMS', '清关 清关中 待清关 已清关 清关完成 海关查验 报关'],
  [
    'OUT_FOR_DELIVERY',
    '派件 派件中 派送 派送中 派送途中 配送中 投递中 待签收 骑手配送中 骑手开始配送 骑士配送中 送货中 已领件 同城派送中',
  ],
  [
    'AVAILABLE_FOR_PICKUP',
    '投柜或驿站 已放入快递柜或驿站 快递柜或驿站 待取件 待自提 到达待取 已投柜 投柜 已代收 代收 入柜 入库待取 已到站待取',
  ],
  [
    'ATTEMPT_FAILED',
    '派件失败 派送失败 投递失败 配送失败 未签收 无法签收 未妥投 投递不成功 派送不成功 无法联系 再投 二次派送 待二次派送 改约 改期派送',
  ],
  [
    'DELIVERED',
    '签收 已签收 妥投 已妥投 本人签收 正常签收 成功签收 他人签收 代签 代收签收 投柜签收 投柜或站签收 快递柜或驿站签收 驿站签收 派件异常后签收 异常后最终签收 轨迹异常后最终签收 已送达 送达 配送完成 配送成功 派送成功 投递成功 已完成 已取出快递柜或驿站 已取出 已自提',
  ],
  ['REFUSED', '拒签 拒收 已拒签 已拒收 拒收(退件) 拒收（退件） 用户拒签 顾客拒收'],
  [
    'RETURNING',
    '退回 退回中 退件中 退件 退货中 返回中 退货未签收 返货 妥投异常之物品返回中 物品返回中 商品返回中 退回途中',
  ],
  [
    'RETURNED',
    '退签 已退签 退回签收 退件签收 退货签收 已退回 退货完成 返回完成 妥投异常之物品返回完成 物品返回完成 已返还商家 返货签收 退回妥投',
  ],
  ['FORWARDED', '转投 转单 已转投 已转单 转递 转寄 改寄'],
  [
    'EXCEPTION',
    '疑难 疑难件 问题件 异常 包裹异常 派件异常 派送异常 配送异常 清关异常 揽收失败 揽件失败 取件失败 取货失败 超时未签收 超时未更新 柜或驿站超时未取 快递柜或驿站超时未取 超时未取 超区 滞留 破损 发货无信息 单号已拦截 已拦截 运输过久 可能异常 丢失 创建达达运单失败 下单失败 创建运单失败 海关扣留',
  ],
  ['CANCELLED', '已取消 取消 销单 已销单 已撤销 客户取消发货 寄件人取消 订单取消 已关闭 已作废 商户取消 用户取消'],
];
export const stateWords: ReadonlyMap<string, TraceStatus> = new Map(
  words.flatMap(([status, list]) => list.split(' ').map((word): [string, TraceStatus] => [word, status])),
);

/** No state has so many letters; a longer one is read as part of the message. */
const longest = 64;
export const stateOf = (word: string | null): TraceStatus | null =>
  word === null || word.length > longest ? null : (stateWords.get(word.replace(/\s+/g, '')) ?? null);
