import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import { classifyTrace, traceDictionary } from '../../sources/domain/trace-rules.ts';
import type { TraceStatus } from '../../sources/vocabulary.ts';

const every = [
  ...['INFO_RECEIVED', 'COURIER_ASSIGNED', 'COURIER_AT_ORIGIN', 'PICKED_UP', 'IN_TRANSIT', 'ARRIVED', 'DEPARTED'],
  ...['CUSTOMS', 'OUT_FOR_DELIVERY', 'AVAILABLE_FOR_PICKUP', 'ATTEMPT_FAILED', 'DELIVERED', 'REFUSED', 'RETURNING'],
  ...['RETURNED', 'FORWARDED', 'EXCEPTION', 'CANCELLED', 'UNKNOWN'],
] as const satisfies readonly TraceStatus[];

/** What couriers write, by what it means. */
const sentences: Record<TraceStatus, readonly string[]> = {
  INFO_RECEIVED: [
    '【顺丰速运】已下单,等待揽收',
    '您的订单已下单成功,等待快递员上门取件',
    '商家已打印电子面单,快件待揽收',
    '您的快件尚未揽收,请耐心等待',
  ],
  COURIER_ASSIGNED: ['骑手已接单,正赶往商家', '系统已派单给骑手张师傅', '已分配给骑手,请保持电话畅通'],
  COURIER_AT_ORIGIN: ['骑手已到店,等待商家出餐', '配送员已到店取货中', '骑手已到达门店'],
  PICKED_UP: [
    '【杭州市】的乙师傅(13800009001)已揽收',
    '顺丰速运 已收取快件',
    '【厦门思明公司】已揽件',
    '骑手已取货,正在赶往您的收货地址',
    '快递员王师傅已取件',
    '[深圳市]中通快递 宝安网点 已收件',
  ],
  IN_TRANSIT: [
    '快件在运输途中',
    '快件正在中转',
    '快件已完成分拣',
    '包裹正在装车',
    '航班已起飞,快件运输中',
    '快件运输中,如有异常请联系客服',
  ],
  ARRIVED: [
    '快件到达【厦门转运中心】',
    '【杭州转运中心】快件已到达',
    '快件已抵达【上海青浦集散中心】',
    '您的包裹已到达【福州市鼓楼区营业点】',
    '快件到达派件城市',
    '快件已到达派送网点',
  ],
  DEPARTED: [
    '快件离开【杭州转运中心】,已发往【厦门转运中心】',
    '快件已发车',
    '【泉州集散中心】已发出,下一站【厦门思明营业部】',
    '快件已出库,由干线车辆承运',
  ],
  CUSTOMS: ['包裹正在清关', '您的包裹已完成海关申报', '快件报关中', '已通关放行'],
  OUT_FOR_DELIVERY: [
    '【思明营业部】的乙师傅(13800009001)正在派件',
    '快件正在派送途中,请保持电话畅通',
    '快件交给李师傅,正在派送途中(联系电话:13900000000)',
    '骑手配送中,距您1.2公里',
    '快件待签收,请留意',
    '派送员即将上门,请准备签收',
    '您的快件今日到达,请注意签收',
  ],
  AVAILABLE_FOR_PICKUP: [
    '快件已存放至【丰巢快递柜】,请凭取件码及时取件',
    '快件已由菜鸟驿站代收,请及时取件',
    '您的包裹已存放至【菜鸟驿站】,地址:前埔南区',
    '已放入自提柜,取件码 12-3-4567',
    '快件已暂存至【妈妈驿站】,待取件',
    '快件已被【前台】代收',
    '已投递至快递超市,请尽快取件',
  ],
  ATTEMPT_FAILED: [
    '无法签收:收件人不在',
    '快件未能妥投,原因:收件人电话无法接通',
    '收件人未签收,改约明日派送',
    '派送不成功,电话联系不上收件人',
    '客户要求改约时间,择日再次派送',
    '派件失败:无人在家',
    '地址不详,无法派送',
    '投递失败,将进行二次派送',
  ],
  DELIVERED: [
    '您的快件已签收,签收人:本人',
    '已签收,签收人是【门卫】,感谢使用中通快递',
    '快件已从【丰巢快递柜】取出,投柜签收',
    '客户已取件,取件成功',
    '您已在【菜鸟驿站】完成取件,感谢使用,签收人:凭取件码签收',
    '快件已妥投',
    '骑手已送达,祝您生活愉快',
    '派件异常后签收,签收人:家人',
    '包裹已从菜鸟驿站取走,已签收',
    '已签收,签收时间:2026-03-02 12:00',
    '快件已签收,如有异常请联系客服',
  ],
  REFUSED: ['收件人拒签,快件将退回', '客户拒收,原因:外包装破损', '您的快件已拒签', '收件人拒绝签收'],
  RETURNING: ['快件正在退回寄件人', '快件退回中,已到达【杭州转运中心】', '应寄件人要求,快件转退', '快件退件中'],
  RETURNED: ['退签成功', '快件已退回至寄件人', '退回件已签收', '快件退回,寄件人已签收'],
  FORWARDED: ['快件转投至邮政', '因超出派送范围,已转由中通快递配送', '快件已转寄到新地址'],
  EXCEPTION: [
    '快件异常:外包装破损',
    '疑难件,正在处理',
    '快件丢失,正在核实',
    '快件滞留在【北京转运中心】',
    '超区件,暂存网点',
    '揽收失败:寄件人取消',
    '快递员无法揽收',
    '清关异常,请补充资料',
  ],
  CANCELLED: ['订单已取消', '运单已取消', '寄件人已撤销寄件', '销单', '用户取消揽收'],
  UNKNOWN: ['您好,感谢您的耐心', '天气原因', '顺丰速运', ''],
};

describe('a courier sentence', () => {
  test.each(every.flatMap((status) => sentences[status].map((sentence) => [sentence, status] as const)))(
    '%s: %s',
    (sentence, status) => {
      expect(classifyTrace(null, sentence)).toEqual({ status, by: status === 'UNKNOWN' ? 'NONE' : 'RULE' });
    },
  );

  test('there are at least 60 of them, for every status', () => {
    expect(Object.values(sentences).flat().length).toBeGreaterThanOrEqual(60);
    expect(Object.entries(sentences).filter(([, list]) => list.length === 0)).toEqual([]);
  });

  // Each of these contains 签收 or 签, and none of them is a delivery.
  test.each<[string, TraceStatus]>([
    ['无法签收', 'ATTEMPT_FAILED'],
    ['快件无法正常签收', 'ATTEMPT_FAILED'],
    ['客户未签收', 'ATTEMPT_FAILED'],
    ['快件未能签收', 'ATTEMPT_FAILED'],
    ['没有签收', 'ATTEMPT_FAILED'],
    ['待签收', 'OUT_FOR_DELIVERY'],
    ['等待签收', 'OUT_FOR_DELIVERY'],
    ['请及时签收', 'OUT_FOR_DELIVERY'],
    ['拒签', 'REFUSED'],
    ['客户拒绝签收', 'REFUSED'],
    ['退签', 'RETURNED'],
    ['驿站代签', 'AVAILABLE_FOR_PICKUP'],
    ['已由驿站代收,未签收', 'ATTEMPT_FAILED'],
    ['快件签收失败', 'ATTEMPT_FAILED'],
    ['客户不予签收', 'ATTEMPT_FAILED'],
    ['准备签收', 'OUT_FOR_DELIVERY'],
    ['正在派件,签收前请当面验货', 'OUT_FOR_DELIVERY'],
    ['正在派送,签收时请出示证件', 'OUT_FOR_DELIVERY'],
    ['驿站已签收,请凭取件码取件', 'AVAILABLE_FOR_PICKUP'],
    ['取消签收', 'UNKNOWN'],
    ['反签收', 'UNKNOWN'],
  ])('%s is %s, not a delivery', (sentence, status) => {
    expect(classifyTrace('', sentence).status).toBe(status);
    expect(classifyTrace(null, `【厦门市】${sentence},如有疑问请联系 95338`).status).toBe(status);
  });

  test('已取件 is the act of whoever did it', () => {
    expect(classifyTrace(null, '快递员已取件').status).toBe('PICKED_UP');
    expect(classifyTrace(null, '收派员小李已取件').status).toBe('PICKED_UP');
    expect(classifyTrace(null, '收件人已取件').status).toBe('DELIVERED');
    expect(classifyTrace(null, '用户已取件').status).toBe('DELIVERED');
    expect(traceDictionary.has('已取件')).toBe(false);
  });
});

describe('a status text', () => {
  // From mappings.md §6 and the texts of 快递100, which SOMS passes on.
  const exact: Readonly<Record<string, TraceStatus>> = {
    揽收: 'PICKED_UP',
    在途: 'IN_TRANSIT',
    派件: 'OUT_FOR_DELIVERY',
    签收: 'DELIVERED',
    拒签: 'REFUSED',
    退回: 'RETURNING',
    退签: 'RETURNED',
    转投: 'FORWARDED',
    疑难: 'EXCEPTION',
    投柜或驿站: 'AVAILABLE_FOR_PICKUP',
    投柜签收: 'DELIVERED',
    配送完成: 'DELIVERED',
    派件异常后签收: 'DELIVERED',
    待清关: 'CUSTOMS',
    清关中: 'CUSTOMS',
    已清关: 'CUSTOMS',
    清关异常: 'EXCEPTION',
    待揽收: 'INFO_RECEIVED',
    销单: 'CANCELLED',
    未签收: 'ATTEMPT_FAILED',
    无法签收: 'ATTEMPT_FAILED',
    待签收: 'OUT_FOR_DELIVERY',
  };

  test.each(Object.entries(exact))('%s is %s by the dictionary', (text, status) => {
    expect(classifyTrace(text, '')).toEqual({ status, by: 'DICTIONARY' });
    expect(classifyTrace(` ${text} `, '')).toEqual({ status, by: 'DICTIONARY' });
  });

  test('that the dictionary has outweighs the message', () => {
    expect(classifyTrace('在途', '顺丰速运 已收取快件')).toEqual({ status: 'IN_TRANSIT', by: 'DICTIONARY' });
  });

  test('that it has not is read together with the message', () => {
    expect(classifyTrace('快件状态', '您的快件已签收')).toEqual({ status: 'DELIVERED', by: 'RULE' });
    expect(classifyTrace('string', 'string')).toEqual({ status: 'UNKNOWN', by: 'NONE' });
  });

  test('means by itself what it means in the rules, unless the rules do not know it', () => {
    const contradicted = [...traceDictionary].flatMap(([text, status]) => {
      const ruled = classifyTrace(null, text).status;
      return ruled === status || ruled === 'UNKNOWN' ? [] : [`${text}: ${status}, by rule ${ruled}`];
    });
    // As a status text it means that the parcel has arrived; within a sentence it may still be on its way.
    expect(contradicted).toEqual(['已退回: RETURNED, by rule RETURNING']);
  });
});

test('any text gets a status, and says how', () => {
  const words = fc.constantFrom(
    ...'签收未已无法拒退回驿站代柜派送到达离开取件快件异常,。 【】'.split(''),
    '签收',
    '派件',
  );
  fc.assert(
    fc.property(fc.option(fc.string()), fc.array(words, { maxLength: 30 }), (status, message) => {
      const found = classifyTrace(status, message.join(''));
      expect(every).toContain(found.status);
      expect(found.by === 'NONE').toBe(found.status === 'UNKNOWN');
    }),
  );
});

describe('the work of classifying', () => {
  /** Milliseconds for one text; the smallest of several, since others use the machine too. */
  const timeOf = (text: string): number => {
    let least = Infinity;
    for (let round = 0; round < 7; round += 1) {
      const before = performance.now();
      for (let i = 0; i < 20; i += 1) classifyTrace(null, text);
      least = Math.min(least, performance.now() - before);
    }
    return least;
  };

  test.each(['驿站请', '凭码', '签收', '到达派', '代收请取', '骑手', '转由', '退回'])(
    'of a message of nothing but %s does not grow with the square of its length',
    (word) => {
      // Four times the square of the smaller would be 16 times as much; four times as much text may be four times the work.
      expect(timeOf(word.repeat(8_000))).toBeLessThan(8 * timeOf(word.repeat(2_000)) + 1);
    },
  );

  test('does not depend on what stands beyond the first thousand letters', () => {
    expect(classifyTrace(null, `${'在'.repeat(2_000)}已签收`)).toEqual({ status: 'UNKNOWN', by: 'NONE' });
    expect(classifyTrace('签收'.repeat(10_000), '').by).toBe('RULE');
  });

  test('still finds the request to fetch a parcel within a long sentence', () => {
    const message = `您的快件已存放至菜鸟驿站(${'某某路一号'.repeat(15)}),请凭码取件`;
    expect(classifyTrace(null, message)).toEqual({ status: 'AVAILABLE_FOR_PICKUP', by: 'RULE' });
  });
});
