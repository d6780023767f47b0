import { expect, test } from 'vitest';
import { normalizedCarrier } from '../../sources/domain/carriers.ts';

// 快递100, 快递鸟 and 奇门 write these (beyond-the-documents.md §6), and Babycare ZT.
const codes: Readonly<Record<string, readonly string[]>> = {
  SF: ['shunfeng', 'SF'],
  ZTO: ['zhongtong', 'ZTO', 'ZT', 'zt'],
  YTO: ['yuantong', 'YTO'],
  STO: ['shentong', 'STO'],
  YUNDA: ['yunda', 'YD', 'YUNDA'],
  JD: ['jd', 'JD'],
  EMS: ['ems', 'EMS', 'EYB'],
  CHINAPOST: ['youzhengguonei', 'YZPY', 'POSTB'],
  JTEXPRESS: ['jtexpress'],
  DEPPON: ['debangkuaidi', 'debangwuliu', 'DBKD', 'DBWL'],
  BEST: ['huitongkuaidi', 'HTKY'],
  TTK: ['tiantian', 'TTKDEX'],
  ZJS: ['zhaijisong', 'ZJS'],
  UC: ['youshuwuliu', 'UC'],
  DANNIAO: ['danniao'],
  KYE: ['kuayue'],
};
test.each(Object.entries(codes).flatMap(([carrier, list]) => list.map((code) => [code, carrier] as const)))(
  'the code %s is %s',
  (code, carrier) => {
    expect(normalizedCarrier(code, null)).toBe(carrier);
    expect(normalizedCarrier(` ${code} `, '别的公司')).toBe(carrier);
  },
);

test.each([
  ['顺丰速运', 'SF'],
  ['中通快递', 'ZTO'],
  ['圆通速递', 'YTO'],
  ['申通快递', 'STO'],
  ['韵达快运', 'YUNDA'],
  ['京东物流', 'JD'],
  ['EMS标准快递', 'EMS'],
  ['ems', 'EMS'],
  ['中国邮政', 'CHINAPOST'],
  ['极兔速递', 'JTEXPRESS'],
  ['德邦物流', 'DEPPON'],
  ['百世快递', 'BEST'],
  ['天天快递', 'TTK'],
  ['宅急送', 'ZJS'],
  ['优速快递', 'UC'],
  ['丹鸟', 'DANNIAO'],
  ['跨越速运', 'KYE'],
  ['美团配送', 'MEITUAN'],
  ['蜂鸟即配', 'FENGNIAO'],
  ['达达快送', 'DADA'],
])('the name %s is %s', (name, carrier) => {
  expect(normalizedCarrier(null, name)).toBe(carrier);
  expect(normalizedCarrier('9999', name)).toBe(carrier);
});

test('the code outweighs the name', () => expect(normalizedCarrier('shunfeng', '中通快递')).toBe('SF'));

test.each([
  [null, null],
  ['', ''],
  ['string', 'string'],
  ['9999', '某某快递'],
  ['0030', null],
  [null, 'Systems Express'],
  // 天天 alone is an everyday word.
  [null, '天天果园配送'],
])('code %j and name %j are nobody that we know', (code, name) => expect(normalizedCarrier(code, name)).toBeNull());
