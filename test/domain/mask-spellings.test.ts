/** However a number, an account or a name is spelled, a text hides it; what is hidden is all that changes in it. */
import fc from '../property.ts';
import { describe, expect, it } from 'vitest';
import { nobody } from '../../sources/domain/personal/mask.ts';
import { knownPeople, maskText } from '../../sources/domain/personal/mask-text.ts';
import type { Personal } from '../../sources/model.ts';

const plain = (value: string): Personal => ({ plain: value, masked: null });
const place = { province: '浙江省', city: '杭州市', district: '滨江区', encrypted: false };

describe('a text hides', () => {
  it.each([
    // Mobiles.
    ['打008613800001111', '打0086138****1111'],
    ['打0086-138 0000 1111', '打0086-138****1111'],
    ['打013800001111', '打0138****1111'],
    ['打138.0000.1111', '打138****1111'],
    ['打138·0000·1111', '打138****1111'],
    ['打138・0000・1111', '打138****1111'],
    ['打138—0000—1111', '打138****1111'],
    ['打138–0000‑1111', '打138****1111'],
    ['打138  0000  1111', '打138****1111'],
    ['打1380000 1111', '打138****1111'],
    ['打1 3 8 0 0 0 0 1 1 1 1', '打138****1111'],
    ['打138_0000_1111', '打138****1111'],
    ['打138\u200B0000\u200B1111', '打138****1111'],
    ['打1\u200D3\uFEFF8\u2060000\u00AD01111', '打138****1111'],
    ['打138\u00A00000\u20031111', '打138****1111'],
    ['打𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟏𝟏𝟏', '打138****1111'],
    ['打١٣٨٠٠٠٠١١١١', '打138****1111'],
    ['打＋８６１３８００００１１１１', '打＋８６138****1111'],
    // Landlines.
    ['打0571 8888 1234', '打**********1234'],
    ['打0571  88881234', '打**********1234'],
    ['打(0571) 8888-1234', '打************1234'],
    ['打+86-571-88881234', '打************1234'],
    ['打0086 571 88881234', '打*************1234'],
    ['打86-10-88881234', '打**********1234'],
    ['打010-8888 1234', '打*********1234'],
    ['打0571-88881234-802', '打*************-802'],
    ['座机:88881234', '座机:****1234'],
    ['电话 8888 1234', '电话 *****1234'],
    ['打+852 9123 4567 890', '打************** 890'],
    // Identity papers.
    ['110105 19491231 002X', '**************002X'],
    ['1101 0519 4912 3100 2X', '**************002X'],
    ['110105-19491231-002x', '**************002x'],
    ['１１０１０５１９４９１２３１００２Ｘ', '**************002X'],
    ['身份证号:110105491231002', '身份证号:***********1002'],
    ['护照 E12345678', '护照 *****5678'],
    // Riders, whose name nothing else tells.
    ['骑手丁师傅已取货', '骑手丁**已取货'],
    // Accounts.
    ['微信zhangsan88', '微信z*********'],
    ['微信号：zhang_san', '微信号：z********'],
    ['加微信 zhang-san-1', '加微信 z**********'],
    ['wx:zhangsan', 'wx:z*******'],
    ['VX：Zhang_San88', 'VX：Z**********'],
    ['vx12345678', 'vx1*******'],
    ['WeChat: zhangsan', 'WeChat: z*******'],
    ['wxid_a1b2c3d4e5', 'w**************'],
    ['加v：zhangsan88', '加v：z*********'],
    ['QQ12345678', 'QQ1*******'],
    ['qq号: 123 456 78', 'qq号: 1*********'],
    ['扣扣是12345678', '扣扣是1*******'],
    ['ｑｑ：１２３４５６７８', 'ｑｑ：1*******'],
  ])('%s → %s', (text, shown) => expect(maskText(text)).toBe(shown));
});

describe('a text keeps', () => {
  it.each([
    '尺码 18.5 19.5 20.5 21',
    '2026-01-13 12:34:56 起送,2026年1月15日前到',
    '订单 6920260101000000001,运单 SF1380000111122',
    '客服电话 400-800-1234,客服热线:95338',
    '共 12 件, 单价 138.00, 合计 1656.00',
    '重量 1380 克，尺寸 138×00×11',
    '微信支付,支付宝支付 88.00 元',
    '微信小程序下单',
    'wx小程序订单',
    'QQ音乐会员卡',
    'Ａ座１２层，放门口～',
    '门店电话请查官网',
    '温度１８－２５度',
    'http://example.com/wxpay?order=692026',
    '订单 WX03307381100000496,支付单 wx201410272009395522657a690389285100',
  ])('%s', (text) => expect(maskText(text)).toBe(text));
});

it('changes nothing but what it hides, whatever surrounds it', () => {
  expect(maskText('ＡＢＣ　１２号～“张三”，１３８\u200B0000 1111。\u200B（谢谢）')).toBe(
    'ＡＢＣ　１２号～“张三”，138****1111。\u200B（谢谢）',
  );
});

describe('the people of the order are found', () => {
  const people = knownPeople({
    buyer: { memberId: null, nickname: plain('Li Lei'), phone: nobody },
    recipient: {
      name: plain('张小明*'),
      phone: plain('0571-88886666'),
      address: plain('样例路12号3*201室'),
      ...place,
    },
  });
  it.each([
    ['张小明收', '张***收'],
    ['张小明*收', '张***收'],
    ['张 小 明收', '张***收'],
    ['张\u200B小·明收', '张***收'],
    ['打0571 8888 6666', '打*********6666'],
    ['打057188886666', '打*********6666'],
    ['送样例路１２号3*201室', '送浙江省杭州市滨江区***'],
    ['LI LEI,谢谢', 'L*****,谢谢'],
  ])('%s → %s', (text, shown) => expect(maskText(text, people)).toBe(shown));
});

it('hides every grouping of a mobile that a person would write', () => {
  const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);
  const separator = fc.constantFrom(
    '',
    ' ',
    '  ',
    '-',
    '－',
    '—',
    '·',
    '\u200B',
    '\u00A0',
    ' - ',
    '/',
    '，',
    '、',
    '|',
    ':',
    '(',
    ')',
    '　　　　',
    '❤',
  );
  const groups = fc.constantFrom([3, 4, 4], [3, 8], [7, 4], [4, 3, 4], [3, 3, 5], [3, 2, 2, 2, 2]);
  const before = fc.constantFrom('', '电话', '+86', '0086 ', '0', '86-', '（', 'Tel.');
  fc.assert(
    fc.property(mobile, separator, groups, before, (number, between, sizes, prefix) => {
      let at = 0;
      const written = sizes.map((size) => number.slice(at, (at += size))).join(between);
      const text = maskText(`${prefix}${written}，谢谢`);
      expect(text.replaceAll(/\D/g, '')).not.toContain(number);
      expect(text).toContain('****');
    }),
  );
});

it('hides a mobile in whatever numerals it is written', () => {
  const numerals = [
    '0〇零○Oo⓪',
    '1一壹幺lI①❶',
    '2二贰②',
    '3三叁③⒊',
    '4四肆',
    '5五伍',
    '6六陆',
    '7七柒',
    '8八捌⑧⒏',
    '9九玖',
  ];
  const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);
  fc.assert(
    fc.property(mobile, fc.array(fc.nat(7), { minLength: 11, maxLength: 11 }), (number, choices) => {
      const written = Array.from(number, (digit, i) => {
        const forms = Array.from(numerals[Number(digit)] ?? '');
        return forms[(choices[i] ?? 0) % forms.length];
      }).join('');
      expect(maskText(`请打${written}，谢谢`)).toBe(`请打${number.slice(0, 3)}****${number.slice(7)}，谢谢`);
    }),
  );
});

it('takes time that grows with the length of the text only', () => {
  const people = knownPeople({
    buyer: { memberId: null, nickname: plain('小鱼儿'), phone: plain('13800001111') },
    recipient: { name: plain('张三'), phone: plain('0571-88886666'), address: plain('样例路12号3幢张三收'), ...place },
  });
  const costOf = (unit: string, times: number): number => {
    const text = unit.repeat(times);
    const begun = process.cpuUsage();
    maskText(text, people);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  };
  // Others use the machine too, and so does the collector of garbage: what grows too fast does so every time.
  const growsTooFast = (unit: string): boolean =>
    [1, 2, 3, 4, 5].every(() => costOf(unit, 40_000) > 8 * costOf(unit, 10_000) + 20);
  for (const unit of [
    '1 ',
    '13',
    '0571-',
    '+86',
    'a.',
    'a@',
    '微信',
    'wx',
    'vx1',
    'qq1',
    '张',
    '张 ',
    '样例路12',
    '收货人',
    '(1',
    '身份证',
    '9',
    // Signs and numerals alone, and labels of all kinds.
    '1  , ',
    '1/',
    '(',
    '一、',
    '一0',
    'O1',
    '二十',
    '2百',
    '0085',
    '852-',
    '17951',
    '6222 ',
    '电话 1',
    '打2 ',
    '微信号 ',
    'v:',
    'QQ ',
    '收货人:',
    '收货人 张三',
    '姓名:Zhang ',
    '快递员张三',
    '收货人阿·',
    '❤1',
  ])
    // Four times the text may take eight times as long at most: a quadratic pattern takes sixteen times.
    expect([unit, growsTooFast(unit)]).toEqual([unit, false]);
});
