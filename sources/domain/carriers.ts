/**
 * Carriers under one code. Vendors write their own codes (Babycare `ZT`, 快递100 `zhongtong`, 奇门 `ZTO`), so an
 * alias table and the name decide, and the raw code stays beside it (beyond-the-documents.md §6).
 */
interface CarrierAliases {
  readonly code: string;
  readonly aliases: readonly string[];
  /** A word that names this carrier within a longer name, e.g. 中通 in 中通快递. */
  readonly word: RegExp;
}

const carriers: readonly CarrierAliases[] = [
  { code: 'SF', aliases: ['sf', 'shunfeng'], word: /顺丰/ },
  { code: 'ZTO', aliases: ['zt', 'zto', 'zhongtong'], word: /中通/ },
  { code: 'YTO', aliases: ['yt', 'yto', 'yuantong'], word: /圆通/ },
  { code: 'STO', aliases: ['st', 'sto', 'shentong'], word: /申通/ },
  { code: 'YUNDA', aliases: ['yd', 'yunda'], word: /韵达/ },
  { code: 'JD', aliases: ['jd', 'jdl', 'jingdong'], word: /京东/ },
  { code: 'EMS', aliases: ['ems', 'eyb'], word: /(?<![a-z])EMS(?![a-z])/i },
  { code: 'CHINAPOST', aliases: ['youzhengguonei', 'yzpy', 'postb'], word: /邮政/ },
  { code: 'JTEXPRESS', aliases: ['jt', 'jtexpress', 'jtsd'], word: /极兔/ },
  { code: 'DEPPON', aliases: ['debangkuaidi', 'debangwuliu', 'dbkd', 'dbwl', 'dbl'], word: /德邦/ },
  { code: 'BEST', aliases: ['huitongkuaidi', 'htky'], word: /百世/ },
  { code: 'TTK', aliases: ['tiantian', 'ttkdex'], word: /天天快递/ },
  { code: 'ZJS', aliases: ['zhaijisong', 'zjs'], word: /宅急送/ },
  { code: 'UC', aliases: ['youshuwuliu', 'uc'], word: /优速/ },
  { code: 'DANNIAO', aliases: ['danniao'], word: /丹鸟/ },
  { code: 'KYE', aliases: ['kuayue'], word: /跨越/ },
  { code: 'MEITUAN', aliases: ['meituan'], word: /美团/ },
  { code: 'FENGNIAO', aliases: ['fengniao', 'eleme'], word: /蜂鸟/ },
  { code: 'DADA', aliases: ['dada'], word: /达达/ },
];

/** Null when neither code nor name is known: a guess would send a parcel's question to the wrong carrier. */
export function normalizedCarrier(code: string | null, name: string | null): string | null {
  const folded = code?.trim().toLowerCase() ?? '';
  const known =
    carriers.find(({ aliases }) => aliases.includes(folded)) ??
    carriers.find(({ word }) => name !== null && word.test(name));
  return known?.code ?? null;
}
