/** Whatever else stands in a message: what has not happened ends no parcel's way, and noise leaves no ending. */
import { describe, expect, it } from 'vitest';
import { courierMeaning, endings } from '../../sources/domain/courier/classify.ts';
import fc from '../property.ts';
import { texts } from './texts.ts';

const meaning = (message: string) => courierMeaning({ status: null, message, carrier: null }).status;
const some = (...values: readonly string[]) => fc.constantFrom(...values);
const endingWord = some('签收', '妥投', '拒收', '拒签', '退回', '取消订单', '退回签收', '送达', '收货');
const whom = some('', '收件人', '客户', '本人', '您');
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));

/** What has not happened: on a condition, expected, asked for, or denied. */
const unreal = fc.oneof(
  joined(
    some('如', '如需', '若', '如果', '如您'),
    whom,
    endingWord,
    some('请联系派件员', '，请致电网点', '可咨询客服'),
  ),
  joined(some('如有破损', '如外包装破损', '验货后不满意'), some('可', '可以', '可选择'), some('拒收', '拒签')),
  joined(some('预计', '预计明日', '预计6月8日', '即将', '等待', '待', '准备', '计划'), whom, endingWord),
  joined(some('请', '请您', '请及时', '请准备', '敬请'), some('签收', '收货', '凭签收码收件', '当面签收')),
  joined(
    whom,
    some('未', '尚未', '暂未', '还未', '没有', '无法', '未能'),
    some('签收', '妥投', '拒收', '取消订单', '退回'),
  ),
  joined(some('超过5天未取', '逾期未取', '三日内未取'), some('将退回', '将被退回', '将自动退回寄件人')),
  some(
    '签收前请验货',
    '签收时请出示证件',
    '以便签收',
    '签收后请评价',
    '此件需本人签收',
    '派件中，可放驿站',
    '是否拒收请确认',
  ),
);
const separator = some('，', ',', '。', '；', ' ', '！');
const before = texts.filter(({ text, right }) => text.status === null && !right.some((status) => endings.has(status)));

describe('a message to which something is added that has not happened', () => {
  it('never becomes an ending, wherever it is added', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...before.map(({ text }) => text.message)),
        unreal,
        separator,
        fc.boolean(),
        (message, added, mark, first) => {
          if (endings.has(meaning(message))) return;
          const whole = first ? added + mark + message : message + mark + added;
          expect([whole, endings.has(meaning(whole))]).toEqual([whole, false]);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('is no ending when there is nothing else', () => {
    fc.assert(
      fc.property(fc.array(unreal, { minLength: 1, maxLength: 3 }), separator, (parts, mark) => {
        const whole = parts.join(mark);
        expect([whole, endings.has(meaning(whole))]).toEqual([whole, false]);
      }),
      { numRuns: 20_000 },
    );
  });
});

const noise = some(
  '感谢使用顺丰，期待再次为您服务',
  '如有疑问请联系13800000000',
  '如有问题请电联（13800000000），投诉电话0571-00000000',
  '风里来雨里去，只为客官您满意',
  '快递小哥每天已测体温，请放心收寄快递',
  '您的评价是我们前进的动力',
  '祝您生活愉快',
  '请对本次服务做出评价',
  '疫情期间请做好防护',
  '欢迎再次光临',
  '若您对服务不满意，请致电客服95338',
  '登录官网查询更多信息',
);
const ends = texts.filter(({ text, right }) => text.status === null && right.every((status) => endings.has(status)));

describe('a message that ends a parcel’s way', () => {
  it('still does with any noise behind it or in front of it', () => {
    const right = ends.filter(({ text }) => endings.has(courierMeaning(text).status));
    expect(right.length).toBeGreaterThan(80);
    fc.assert(
      fc.property(fc.constantFrom(...right), noise, separator, fc.boolean(), ({ text }, added, mark, first) => {
        const whole = first ? added + mark + text.message : text.message + mark + added;
        const { status } = courierMeaning({ ...text, message: whole });
        expect([whole, status]).toEqual([whole, courierMeaning(text).status]);
      }),
      { numRuns: 20_000 },
    );
  });
});

it('any text gets a status, and says how', () => {
  fc.assert(
    fc.property(fc.option(fc.string()), fc.string({ unit: 'grapheme', maxLength: 60 }), (status, message) => {
      const found = courierMeaning({ status, message, carrier: null });
      expect(found.classifiedBy === 'NONE').toBe(found.status === 'UNKNOWN');
      expect(found.evidence === null).toBe(found.classifiedBy === 'NONE');
    }),
  );
});

describe('the work of classifying', () => {
  /** Milliseconds for one text; the smallest of several, since others use the machine too. */
  const timeOf = (text: string): number => {
    let least = Infinity;
    for (let round = 0; round < 7; round += 1) {
      const started = performance.now();
      for (let i = 0; i < 20; i += 1) meaning(text);
      least = Math.min(least, performance.now() - started);
    }
    return least;
  };

  it.each([
    '驿站请',
    '凭码',
    '签收',
    '到达派',
    '代收请取',
    '骑手',
    '转由',
    '退回',
    '【',
    '】',
    '（',
    '已 ',
    '签收（',
    '，',
    '如',
  ])('of a message of nothing but %s does not grow with the square of its length', (word) => {
    // Four times the square of the smaller would be 16 times as much; four times as much text may be four times the work.
    expect(timeOf(word.repeat(8_000))).toBeLessThan(8 * timeOf(word.repeat(2_000)) + 2);
    expect(timeOf(word.repeat(Math.floor(960 / word.length)))).toBeLessThan(
      16 * timeOf(word.repeat(Math.floor(120 / word.length))) + 2,
    );
  });

  it('does not depend on what stands beyond the first thousand letters', () => {
    expect(meaning(`${'在'.repeat(2_000)}已签收`)).toBe('UNKNOWN');
  });

  it('still finds the request to fetch a parcel within a long sentence', () => {
    expect(meaning(`您的快件已存放至菜鸟驿站(${'某某路一号'.repeat(15)}),请凭码取件`)).toBe('AVAILABLE_FOR_PICKUP');
  });
});
