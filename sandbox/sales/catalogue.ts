/** Invented shops, goods, people and carriers. Names and numbers are made up so that nobody can take them for real. */
import type { Named } from './sale.ts';

export interface Platform extends Named {
  /** Writes the order number of the nth sale on this platform: 16 to 19 characters, on some platforms with letters. */
  readonly orderNo: (n: number, noise: number) => string;
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0').slice(-length);

/** The platforms whose sales a warehouse ships. */
export const farPlatforms: readonly Platform[] = [
  { id: 'tmall', name: '天猫', orderNo: (n, noise) => `30${digits(noise, 9)}${digits(n, 8)}` },
  { id: 'taobao', name: '淘宝', orderNo: (n, noise) => `1${digits(noise, 9)}${digits(n, 8)}` },
  { id: 'jd', name: '京东', orderNo: (n, noise) => `2${digits(noise, 7)}${digits(n, 8)}` },
  { id: 'douyin', name: '抖音', orderNo: (n, noise) => `692${digits(noise, 8)}${digits(n, 8)}` },
  { id: 'youzan', name: '有赞', orderNo: (n, noise) => `E2${digits(noise, 9)}${digits(n, 8)}` },
  { id: 'xiaohongshu', name: '小红书', orderNo: (n, noise) => `P7${digits(noise, 9)}${digits(n, 8)}` },
];
/** The platforms whose sales a store near the buyer ships. */
export const nearPlatforms: readonly Platform[] = [
  { id: 'meituan', name: '美团', orderNo: (n, noise) => `80${digits(noise, 9)}${digits(n, 8)}` },
  { id: 'jdo2o', name: '京东到家', orderNo: (n, noise) => `24${digits(noise, 7)}${digits(n, 8)}` },
  { id: 'eleme', name: '饿了么', orderNo: (n, noise) => `5${digits(noise, 9)}${digits(n, 8)}` },
  { id: 'weimall', name: '微商城', orderNo: (n, noise) => `WX${digits(noise, 9)}${digits(n, 8)}` },
];

/** All systems know a shop by the same code. */
export const shops: readonly Named[] = [
  { id: '01TM2001', name: '晨光母婴旗舰店' },
  { id: '01JD2002', name: '晨光母婴专营店' },
  { id: '01DY2003', name: '晨光官方直播间' },
  { id: '01YZ2004', name: '晨光会员商城' },
  { id: '01MT2005', name: '晨光到家' },
];
export const stores: readonly Named[] = [
  { id: '0001', name: '示例一店' },
  { id: '0002', name: '示例二店' },
  { id: '0003', name: '示例三店' },
  { id: '0104', name: '样例湖滨店' },
  { id: '0105', name: '样例江畔店' },
  { id: '0206', name: '样例山前店' },
  { id: '0207', name: '样例城东店' },
  { id: '0308', name: '样例城西店' },
];
export const warehouses: readonly Named[] = [
  { id: 'WH-HD01', name: '样例华东仓' },
  { id: 'WH-HN02', name: '样例华南仓' },
  { id: 'WH-HB03', name: '样例华北仓' },
];
export const vendorOfGoods: Named = { id: 'GYS0009', name: '样例供应商' };

export interface Good {
  readonly skuCode: string;
  readonly productCode: string;
  readonly title: string;
  readonly spec: string;
  readonly unit: string;
  readonly grams: number;
  readonly price: string;
}
type GoodRow = readonly [n: number, title: string, spec: string, unit: string, grams: number, price: string];
const good = ([n, title, spec, unit, grams, price]: GoodRow): Good => ({
  skuCode: `69414286${digits(n, 5)}`,
  productCode: `AG21${digits(n, 5)}`,
  title,
  spec,
  unit,
  grams,
  price,
});
const goodsIn = (rows: readonly GoodRow[]): readonly Good[] => rows.map(good);

export const goods = goodsIn([
  [1, '儿童折叠滑板车', '蜜橙', '台', 2600, '399.00'],
  [2, '婴儿纸尿裤', 'L码 40片', '包', 1500, '129.90'],
  [3, '婴儿纸尿裤', 'XL码 36片', '包', 1520, '139.90'],
  [4, '婴儿湿巾', '80抽', '包', 480, '14.50'],
  [5, '硅胶奶瓶', '240ml', '个', 180, '89.00'],
  [6, '儿童保温杯', '云绿', '个', 320, '109.50'],
  [7, '米粉', '原味 225g', '盒', 260, '45.80'],
  [8, '婴儿抱被', '90*90', '条', 700, '168.00'],
  [9, '牙胶', '慕粉', '个', 60, '29.90'],
  [10, '绘本', '全8册', '套', 1900, '76.00'],
  [11, '葡萄汁', '1L', '瓶', 1080, '12.80'],
  [12, '冰红茶', '500ml', '瓶', 530, '3.3325'],
  [13, '矿泉水', '550ml', '瓶', 560, '2.00'],
  [14, '鲜牛奶', '950ml', '盒', 990, '18.90'],
  [15, '全麦面包', '400g', '袋', 410, '16.5050'],
  [16, '鸡蛋', '10枚', '盒', 620, '13.90'],
]);
/** Goods that are sold by weight: the quantity has decimals. */
export const weighedGoods = goodsIn([
  [31, '阳光玫瑰葡萄', '称重', '斤', 500, '25.80'],
  [32, '五花肉', '称重', '斤', 500, '19.9875'],
]);
export const drinks = goodsIn([
  [41, '珍珠奶茶', '大杯', '杯', 650, '15.00'],
  [42, '杨枝甘露', '中杯', '杯', 520, '19.00'],
]);
/** What goes into a drink (加料). */
export const addIns = goodsIn([
  [51, '珍珠', '份', '份', 60, '2.00'],
  [52, '椰果', '份', '份', 60, '2.50'],
]);
export const gifts = goodsIn([
  [61, '赠品 试用装湿巾', '10抽', '包', 60, '4.90'],
  [62, '赠品 帆布袋', '均码', '个', 120, '19.90'],
]);
export interface Bundle extends Good {
  readonly components: readonly { readonly good: Good; readonly ratio: number }[];
}
/** The last component's ratio is always 1, so that the rest of the price divides exactly. */
export const bundles: readonly Bundle[] = [
  {
    ...good([71, '【组合】洗护套装', '2+1', '套', 1140, '59.00']),
    components: [
      { good: good([72, '婴儿沐浴露', '300ml', '瓶', 360, '26.00']), ratio: 2 },
      { good: good([73, '婴儿润肤霜', '100g', '瓶', 140, '39.00']), ratio: 1 },
    ],
  },
  {
    ...good([74, '【组合】早餐套装', '3+1', '套', 1900, '32.00']),
    components: [
      { good: good([75, '燕麦杯', '50g', '杯', 60, '7.00']), ratio: 3 },
      { good: good([76, '酸奶', '200g', '杯', 210, '11.00']), ratio: 1 },
    ],
  },
];

export const surnames: readonly string[] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];
export interface InventedPlace {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly latitude: string;
  readonly longitude: string;
}
export const places: readonly InventedPlace[] = [
  { province: '浙江省', city: '杭州市', district: '滨江区', latitude: '30.2084', longitude: '120.2118' },
  { province: '福建省', city: '厦门市', district: '思明区', latitude: '24.4456', longitude: '118.0825' },
  { province: '广东省', city: '湛江市', district: '霞山区', latitude: '21.1917', longitude: '110.3979' },
  { province: '上海市', city: '上海市', district: '浦东新区', latitude: '31.2215', longitude: '121.5447' },
  { province: '四川省', city: '成都市', district: '武侯区', latitude: '30.6419', longitude: '104.0434' },
  { province: '北京市', city: '北京市', district: '朝阳区', latitude: '39.9219', longitude: '116.4436' },
];

export interface Carrier extends Named {
  readonly numbers: (n: number) => string;
}
export const expressCarriers: readonly Carrier[] = [
  { id: 'shunfeng', name: '顺丰速运', numbers: (n) => `SF7${digits(n, 12)}` },
  { id: 'zhongtong', name: '中通快递', numbers: (n) => `78${digits(n, 12)}` },
  { id: 'yuantong', name: '圆通速递', numbers: (n) => `YT88${digits(n, 11)}` },
  { id: 'shentong', name: '申通快递', numbers: (n) => `77${digits(n, 13)}` },
  { id: 'yunda', name: '韵达快递', numbers: (n) => `46${digits(n, 13)}` },
  { id: 'jd', name: '京东物流', numbers: (n) => `JDVB${digits(n, 11)}` },
  { id: 'ems', name: 'EMS', numbers: (n) => `11${digits(n, 11)}` },
  { id: 'jtexpress', name: '极兔速递', numbers: (n) => `JT${digits(n, 13)}` },
];
export const riderCarriers: readonly Carrier[] = [
  { id: 'meituan', name: '美团配送', numbers: (n) => `MT${digits(n, 14)}` },
  { id: 'fengniao', name: '蜂鸟即配', numbers: (n) => `FN${digits(n, 14)}` },
  { id: 'dada', name: '达达快送', numbers: (n) => `DD${digits(n, 14)}` },
];
export const ownCourier: Carrier = { id: 'self', name: '门店自送', numbers: (n) => `ZS${digits(n, 10)}` };

/** Gives numbers that are obviously invented: 138 0000 0001 and so on. */
export const mobileOf = (n: number): string => `1380000${digits(n, 4)}`;
