/** What carriers write about a parcel on its way. The wording follows real traces, also in the hard cases. */
import type { Random } from './random.ts';
import type { Moment, SaleParcel, TraceMeaning, TraceStep } from './sale.ts';

type Text = readonly [status: string, message: string];
type Texts = { readonly [K in TraceMeaning]?: readonly Text[] };

const expressTexts: Texts = {
  INFO_RECEIVED: [
    ['下单', '商家已通知{carrier}揽收'],
    ['待揽收', '【{carrier}】已下单,等待揽收'],
  ],
  COURIER_ASSIGNED: [['已派单', '已通知快递员{courier}上门取件']],
  COURIER_AT_ORIGIN: [['快递员已到店', '快递员{courier}已到店,等待取件']],
  PICKED_UP: [
    ['揽收', '【{city}】的{courier}({mobile})已揽收'],
    ['已揽收', '快递员已取件,快件已由{carrier}收取'],
    // The document's own sample has this too: the status says less than the message.
    ['在途', '{carrier} 已收取快件'],
  ],
  IN_TRANSIT: [
    ['在途', '快件在运输途中'],
    ['干线', '快件正在发往{city}的途中'],
    ['在途', '【{city}转运中心】已分拣'],
  ],
  ARRIVED: [
    ['在途', '快件到达【{city}转运中心】'],
    ['到达派件城市', '快件已到达【{city}{district}营业部】'],
  ],
  DEPARTED: [
    ['在途', '快件离开【{city}转运中心】,已发往【{district}营业部】'],
    ['在途', '快件已从【样例分拨中心】发出'],
  ],
  CUSTOMS: [
    ['清关', '快件正在清关'],
    ['清关中', '包裹已交海关,清关处理中'],
    ['已清关', '清关完成,等待转运'],
  ],
  OUT_FOR_DELIVERY: [
    ['派件', '【{district}营业部】的{courier}({mobile})正在派件'],
    ['派送中', '快件正在派送途中,请您准备签收'],
    ['待签收', '派送员{courier}已出发,快件待签收'],
  ],
  AVAILABLE_FOR_PICKUP: [
    ['投柜或驿站', '快件已存放至【丰巢快递柜】,请凭取件码及时取件'],
    ['代收', '快件已由【菜鸟驿站】代收,请及时取件'],
    ['派件', '快件已送达【妈妈驿站】,如有疑问请联系{mobile}'],
  ],
  ATTEMPT_FAILED: [
    ['无法签收', '因收件人不在,快件无法签收,将再次派送'],
    ['未签收', '快件未签收,原因:收件人电话无人接听'],
    ['派件异常', '派送不成功,已与收件人约定改日再派'],
  ],
  DELIVERED: [
    ['签收', '您的快件已签收,签收人:本人'],
    ['本人签收', '已签收,感谢使用{carrier}'],
    ['投柜签收', '快件已从【丰巢快递柜】取出,投柜签收'],
    ['派件异常后签收', '派件异常后签收,签收人:家人'],
    ['代签', '快件已由家人代收并签收'],
    ['签收', '客户已取件,签收点:【菜鸟驿站】'],
    ['妥投', '邮件已妥投'],
  ],
  REFUSED: [
    ['拒签', '收件人拒签,快件将退回寄件人'],
    ['拒收', '客户拒收,原因:不想要了'],
  ],
  RETURNING: [
    ['退回', '快件正在退回途中'],
    ['退件中', '快件已由【{city}转运中心】退回发件地'],
  ],
  RETURNED: [
    ['退签', '退件已由寄件人签收'],
    ['退回签收', '快件已退回并由发件人签收'],
  ],
  FORWARDED: [
    ['转投', '快件已转由其他快递公司继续派送'],
    ['转投', '应收件人要求,快件转寄新地址'],
  ],
  EXCEPTION: [
    ['疑难', '快件破损,等待处理'],
    ['超区', '收件地址超区,正在与寄件人联系'],
    ['滞留', '快件滞留,超时未更新'],
    ['清关异常', '清关异常,需收件人补充资料'],
  ],
  CANCELLED: [
    ['销单', '寄件人已取消寄件,订单已销单'],
    ['已取消', '快递单已取消'],
  ],
  UNKNOWN: [
    ['操作', '面单信息已同步'],
    ['', '服务评价已送达'],
    ['其他', '号段更新 7-3-1'],
  ],
};

const riderTexts: Texts = {
  INFO_RECEIVED: [['已下单', '配送订单已创建,等待骑手接单']],
  COURIER_ASSIGNED: [
    ['已派单', '已派单给骑手{courier}'],
    ['骑手已接单', '骑手{courier}({mobile})已接单,正赶往商家'],
  ],
  COURIER_AT_ORIGIN: [
    ['骑手已到店', '骑手{courier}已到店,等待取货'],
    ['已到店', '骑手已到达商家'],
  ],
  PICKED_UP: [['已取货', '骑手{courier}已取货']],
  OUT_FOR_DELIVERY: [
    ['配送中', '骑手{courier}正在为您配送'],
    ['配送中', '骑手已离店,距您1.2公里'],
  ],
  DELIVERED: [
    ['已送达', '订单已送达,感谢您的惠顾'],
    ['已完成', '骑手{courier}已送达'],
  ],
  ATTEMPT_FAILED: [['配送异常', '联系不上顾客,骑手将再次配送']],
  REFUSED: [['拒收', '顾客拒收,骑手正返回商家']],
  RETURNED: [['已返还', '商品已退回门店并由门店签收']],
  EXCEPTION: [['异常', '配送异常:餐品洒漏']],
  CANCELLED: [['已取消', '配送已取消']],
  UNKNOWN: [['系统', '预计送达时间已更新']],
};

export type Fate = 'labelled' | 'moving' | 'signed' | 'redelivering' | 'refused' | 'troubled' | 'cancelled';

const road: readonly TraceMeaning[] = ['INFO_RECEIVED', 'PICKED_UP', 'DEPARTED', 'IN_TRANSIT', 'ARRIVED'];
const back: readonly TraceMeaning[] = ['REFUSED', 'RETURNING', 'RETURNED'];
const expressRoutes: Readonly<Record<Fate, readonly (readonly TraceMeaning[])[]>> = {
  labelled: [
    ['INFO_RECEIVED'],
    ['INFO_RECEIVED'],
    ['INFO_RECEIVED', 'COURIER_ASSIGNED'],
    ['INFO_RECEIVED', 'COURIER_ASSIGNED', 'COURIER_AT_ORIGIN'],
  ],
  moving: [
    ['INFO_RECEIVED', 'PICKED_UP'],
    [...road, 'OUT_FOR_DELIVERY'],
    [...road, 'AVAILABLE_FOR_PICKUP'],
    ['INFO_RECEIVED', 'PICKED_UP', 'CUSTOMS', 'CUSTOMS', 'IN_TRANSIT'],
    [...road, 'FORWARDED', 'IN_TRANSIT'],
  ],
  signed: [
    [...road, 'OUT_FOR_DELIVERY', 'DELIVERED'],
    [...road, 'OUT_FOR_DELIVERY', 'AVAILABLE_FOR_PICKUP', 'DELIVERED'],
    [...road, 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED', 'OUT_FOR_DELIVERY', 'DELIVERED'],
    ['INFO_RECEIVED', 'PICKED_UP', 'CUSTOMS', 'CUSTOMS', 'IN_TRANSIT', 'ARRIVED', 'OUT_FOR_DELIVERY', 'DELIVERED'],
    [...road, 'FORWARDED', 'OUT_FOR_DELIVERY', 'DELIVERED'],
    [...road, 'UNKNOWN', 'OUT_FOR_DELIVERY', 'DELIVERED', 'UNKNOWN'],
  ],
  redelivering: [[...road, 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED']],
  refused: [
    [...road, 'OUT_FOR_DELIVERY', ...back],
    [...road, 'OUT_FOR_DELIVERY', 'REFUSED'],
    [...road, 'OUT_FOR_DELIVERY', 'REFUSED', 'RETURNING'],
  ],
  troubled: [[...road, 'EXCEPTION']],
  cancelled: [['INFO_RECEIVED', 'CANCELLED']],
};
const ride: readonly TraceMeaning[] = ['INFO_RECEIVED', 'COURIER_ASSIGNED', 'COURIER_AT_ORIGIN', 'PICKED_UP'];
const riderRoutes: typeof expressRoutes = {
  labelled: [
    ['INFO_RECEIVED'],
    ['INFO_RECEIVED', 'COURIER_ASSIGNED'],
    ['INFO_RECEIVED', 'COURIER_ASSIGNED', 'COURIER_AT_ORIGIN'],
  ],
  moving: [ride, [...ride, 'OUT_FOR_DELIVERY']],
  signed: [
    [...ride, 'OUT_FOR_DELIVERY', 'DELIVERED'],
    [...ride, 'UNKNOWN', 'OUT_FOR_DELIVERY', 'DELIVERED'],
  ],
  redelivering: [[...ride, 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED']],
  refused: [[...ride, 'OUT_FOR_DELIVERY', 'REFUSED', 'RETURNED']],
  troubled: [[...ride, 'EXCEPTION']],
  cancelled: [['INFO_RECEIVED', 'CANCELLED']],
};

export interface Trip {
  readonly mode: SaleParcel['mode'];
  readonly fate: Fate;
  readonly carrier: string;
  readonly courier: SaleParcel['courier'];
  readonly city: string;
  readonly district: string;
  readonly from: Moment;
  readonly to: Moment;
}

export function tripTrace(random: Random, trip: Trip): TraceStep[] {
  const express = trip.mode === 'express';
  const texts = express ? expressTexts : riderTexts;
  const route = random.pick((express ? expressRoutes : riderRoutes)[trip.fate]);
  return route.map((means, index) => {
    const [status, message] = random.pick(texts[means] ?? [['其他', '无']]);
    const at = trip.from + Math.floor(((trip.to - trip.from) * index) / Math.max(route.length - 1, 1));
    return { at, status, message: worded(message, trip), address: `${trip.city}${trip.district}`, means };
  });
}

function worded(message: string, { carrier, courier, city, district }: Trip): string {
  const words: Readonly<Record<string, string>> = {
    carrier,
    city,
    district,
    courier: courier.name,
    mobile: courier.mobile,
  };
  return message.replaceAll(/\{(\w+)\}/g, (_whole, word: string) => words[word] ?? '');
}
