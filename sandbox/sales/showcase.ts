/**
 * Two sales that never change, for demonstrations and first steps: one that both systems know and that shows nearly
 * everything an order can have, and one that waits for its buyer in a store.
 */
import { units } from './amount.ts';
import { fill, noFees, type Wanted } from './basket.ts';
import { bundles, gifts, type Good, goods, mobileOf } from './catalogue.ts';
import type { Moment, Sale, SaleParcel, TraceMeaning, TraceStep } from './sale.ts';

/** The numbers by which the systems and the carriers know them. */
export const showcaseIds = {
  platformOrderNo: '6920260101000000001',
  platformId: 'douyin',
  shopCode: '01TM2001',
  somsOrderId: '888101000010',
  somsSaleOrderNo: 'XS888101000010',
  babycareSalesOrderId: '171000010',
  babycareSalesOrderCode: 'SO20260101171000010',
  trackingNos: ['SF7260101000001', '78260101000002'],
  reminderId: 'CD6920260101',
  pickup: {
    platformOrderNo: 'WX20260102000000001',
    platformId: 'weimall',
    somsOrderId: '888101000020',
    storeId: '0001',
    code: '260102',
  },
} as const;

const at = (text: string): Moment => Date.parse(`${text.replace(' ', 'T')}+08:00`) / 1000;

function named(list: readonly Good[], title: string): Good {
  const found = list.find((good) => good.title.includes(title));
  if (!found) throw new RangeError(`the catalogue lacks ${title}`);
  return found;
}
const pieces = (n: number): bigint => BigInt(n) * 10_000n;

const basket = fill(
  [
    { good: named(goods, '婴儿纸尿裤'), kind: 'main', quantity: pieces(2), lineDiscount: units('10.00') },
    { good: named(bundles, '洗护套装'), kind: 'bundle', quantity: pieces(1), orderDiscount: units('4.00') },
    { good: named(gifts, '帆布袋'), kind: 'gift', quantity: pieces(1) },
  ] satisfies Wanted[],
  { lineNo: (no) => `692026010100000000${no}`, fees: { ...noFees, freight: units('6.00') } },
);

type Line = readonly [at: string, status: string, message: string, address: string, means: TraceMeaning];
const steps = (lines: readonly Line[]): TraceStep[] =>
  lines.map(([time, status, message, address, means]) => ({ at: at(time), status, message, address, means }));

const courier = { id: 'KD1', name: '乙师傅', mobile: mobileOf(9001) };
const parcels: readonly SaleParcel[] = [
  {
    carrier: { id: 'shunfeng', name: '顺丰速运' },
    mode: 'express',
    trackingNo: showcaseIds.trackingNos[0],
    onlyInTrace: false,
    contents: [
      { lineNo: 1, quantity: '2.0' },
      { lineNo: 3, quantity: '1.0' },
    ],
    grams: 3120,
    freight: '8.00',
    courier,
    shippedAt: at('2026-01-02 09:30:00'),
    deliveredAt: at('2026-01-04 10:12:00'),
    trace: steps([
      ['2026-01-01 18:00:00', '待揽收', '【顺丰速运】已下单,等待揽收', '浙江省杭州市', 'INFO_RECEIVED'],
      ['2026-01-02 09:30:00', '揽收', '【杭州市】的乙师傅(13800009001)已揽收', '浙江省杭州市', 'PICKED_UP'],
      ['2026-01-02 21:05:00', '在途', '快件离开【杭州转运中心】,已发往【厦门转运中心】', '浙江省杭州市', 'DEPARTED'],
      ['2026-01-03 15:40:00', '在途', '快件到达【厦门转运中心】', '福建省厦门市', 'ARRIVED'],
      [
        '2026-01-04 08:10:00',
        '派件',
        '【思明营业部】的乙师傅(13800009001)正在派件',
        '福建省厦门市思明区',
        'OUT_FOR_DELIVERY',
      ],
      ['2026-01-04 10:12:00', '签收', '您的快件已签收,签收人:本人', '福建省厦门市思明区', 'DELIVERED'],
    ]),
  },
  {
    carrier: { id: 'zhongtong', name: '中通快递' },
    mode: 'express',
    trackingNo: showcaseIds.trackingNos[1],
    onlyInTrace: false,
    contents: [{ lineNo: 2, quantity: '1.0' }],
    grams: 1140,
    freight: '6.50',
    courier,
    shippedAt: at('2026-01-02 10:00:00'),
    deliveredAt: at('2026-01-05 19:20:00'),
    trace: steps([
      ['2026-01-02 10:00:00', '揽收', '【杭州市】的乙师傅(13800009001)已揽收', '浙江省杭州市', 'PICKED_UP'],
      ['2026-01-03 18:30:00', '在途', '快件在运输途中', '福建省福州市', 'IN_TRANSIT'],
      [
        '2026-01-05 09:00:00',
        '投柜或驿站',
        '快件已存放至【丰巢快递柜】,请凭取件码及时取件',
        '福建省厦门市思明区',
        'AVAILABLE_FOR_PICKUP',
      ],
      ['2026-01-05 19:20:00', '投柜签收', '快件已从【丰巢快递柜】取出,投柜签收', '福建省厦门市思明区', 'DELIVERED'],
    ]),
  },
];

export const showcase: Sale = {
  index: 100_001,
  // This salt is chosen so that both systems show the order without any oddity.
  salt: 19,
  platformOrderNo: showcaseIds.platformOrderNo,
  mainOrderNo: null,
  platform: { id: showcaseIds.platformId, name: '抖音' },
  shop: { id: showcaseIds.shopCode, name: '晨光母婴旗舰店' },
  store: { id: '0001', name: '示例一店' },
  warehouse: { id: 'WH-HD01', name: '样例华东仓' },
  kind: 'plain',
  stage: 'delivered',
  from: 'warehouse',
  handover: 'express',
  member: { id: '5000001', nickname: '会员甲' },
  receiver: {
    name: '甲某某',
    mobile: mobileOf(1),
    province: '福建省',
    city: '厦门市',
    district: '思明区',
    street: '样例路1号1幢',
    latitude: '24.4456',
    longitude: '118.0825',
  },
  pickupCode: null,
  placedAt: at('2026-01-01 10:00:00'),
  receivedAt: at('2026-01-01 10:03:00'),
  shippedAt: at('2026-01-02 09:30:00'),
  deliveredAt: at('2026-01-05 19:20:00'),
  finishedAt: null,
  modifiedAt: at('2026-01-05 19:20:00'),
  lines: basket.lines,
  amounts: basket.amounts,
  payment: {
    type: 'online',
    state: 'paid',
    deposit: '0.00',
    paidAt: at('2026-01-01 10:01:30'),
    billNo: '420000000260101',
    details: [
      { code: 'wxpay', name: '微信支付', amount: '200.80' },
      { code: 'card', name: '储值卡', amount: '100.00' },
    ],
  },
  parcels,
  after: null,
  reminders: [
    {
      id: showcaseIds.reminderId,
      at: at('2026-01-02 08:00:00'),
      count: 1,
      state: 'replied',
      inWords: false,
      repliedAt: at('2026-01-02 08:20:00'),
    },
  ],
  invoice: { title: '个人', taxId: '', paper: false, vat: false, company: false, state: 'issued' },
  onHold: false,
  cancelledBy: null,
  buyerNote: '请放门口',
  sellerNote: null,
  tags: ['首单'],
  follows: null,
  inSoms: true,
  inBabycare: true,
  splitInSoms: 1,
  splitInBabycare: 1,
  arithmeticBroken: false,
  unlistedCodes: false,
};

const cup = fill([{ good: named(goods, '鲜牛奶'), kind: 'main', quantity: pieces(2) }], {
  lineNo: (no) => `20260102000${no}`,
  fees: noFees,
});

export const showcasePickup: Sale = {
  ...showcase,
  index: 100_002,
  platformOrderNo: showcaseIds.pickup.platformOrderNo,
  platform: { id: showcaseIds.pickup.platformId, name: '微商城' },
  store: { id: showcaseIds.pickup.storeId, name: '示例一店' },
  stage: 'ready',
  from: 'store',
  handover: 'pickup',
  receiver: {
    ...showcase.receiver,
    province: '浙江省',
    city: '杭州市',
    district: '滨江区',
    latitude: '30.2101',
    longitude: '120.2150',
  },
  pickupCode: showcaseIds.pickup.code,
  placedAt: at('2026-01-02 11:00:00'),
  receivedAt: at('2026-01-02 11:02:00'),
  shippedAt: null,
  deliveredAt: null,
  modifiedAt: at('2026-01-02 11:40:00'),
  lines: cup.lines,
  amounts: cup.amounts,
  payment: {
    type: 'online',
    state: 'paid',
    deposit: '0.00',
    paidAt: at('2026-01-02 11:00:40'),
    billNo: '420000000260102',
    details: [{ code: 'alipay', name: '支付宝', amount: cup.amounts.payable }],
  },
  parcels: [],
  reminders: [],
  invoice: null,
  inBabycare: false,
};
