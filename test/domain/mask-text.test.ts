/** Texts that people write, as everyone sees them. */
import fc from '../property.ts';
import { describe, expect, it } from 'vitest';
import { nobody } from '../../sources/domain/personal/mask.ts';
import { knownPeople, maskText, maskTitle, peopleOfInput } from '../../sources/domain/personal/mask-text.ts';
import type { Personal } from '../../sources/model.ts';

const plain = (value: string): Personal => ({ plain: value, masked: null });
const people = knownPeople(
  {
    buyer: { memberId: null, nickname: plain('小鱼儿'), phone: nobody },
    recipient: {
      name: { plain: '张三', masked: '张某' },
      phone: plain('0571-88886666'),
      address: plain('样例路12号3幢张三收'),
      province: '浙江省',
      city: '杭州市',
      district: '滨江区',
      encrypted: false,
    },
  },
  [{ name: plain('乙师傅'), phone: plain('13800009001'), latitude: null, longitude: null }, null],
);

describe('a text', () => {
  it.each([
    ['请打13800001111', '请打138****1111'],
    ['请打 138 0000 1111 或 138-0000-1112', '请打 138****1111 或 138****1112'],
    ['+86 13800001111', '+86 138****1111'],
    ['8613800001111', '86138****1111'],
    ['电话:0571-88881234', '电话:*********1234'],
    ['身份证 11010519491231002X', '身份证 **************002X'],
    ['发票寄 zhang.san@example.com', '发票寄 z********@example.com'],
    ['【滨江营业部】的李四(13800002222)正在派件', '【滨江营业部】的李*(138****2222)正在派件'],
    ['快递员李四五(电话:13800002222)', '快递员李**(电话:138****2222)'],
    ['收货人 甲某某 13800002222 不正确', '收货人 甲** 138****2222 不正确'],
    ['联系人:李四,收件人姓名“王五”', '联系人:李*,收件人姓名“王*”'],
    ['已签收,签收人:赵六', '已签收,签收人:赵*'],
    // Chinese is mostly written with full-width signs and digits.
    ['收货人：张三，电话：13800001111', '收货人：张*，电话：138****1111'],
    ['签收人： 李四。', '签收人： 李*。'],
    ['快递员李四（13800001111）派件', '快递员李*（138****1111）派件'],
    ['【网点】的李四（电话：13800001111）', '【网点】的李*（电话：138****1111）'],
    ['请打１３８００００１１１１', '请打138****1111'],
    ['第１２号楼，放门口', '第１２号楼，放门口'],
    ['打138　0000　1111', '打138****1111'],
    ['打0571－88881234或(0571)88881234或057188881234', '打*********1234或**********1234或********1234'],
    // These are no persons, so they stay.
    ['您的快件已签收,签收人:本人', '您的快件已签收,签收人:本人'],
    ['收货人不能为空', '收货人不能为空'],
    ['客户 要求暂缓处理', '客户 要求暂缓处理'],
    ['快件已送达【妈妈驿站】,如有疑问请联系13800002222', '快件已送达【妈妈驿站】,如有疑问请联系138****2222'],
    ['运单 SF1380000111122 已揽收', '运单 SF1380000111122 已揽收'],
    ['订单 6920260101000000001', '订单 6920260101000000001'],
    ['2026-01-02 12:34:56 起送', '2026-01-02 12:34:56 起送'],
    ['税号 91000000MA0000000X', '税号 91000000MA0000000X'],
    ['客服 400-800-1234', '客服 400-800-1234'],
    ['', ''],
  ])('%s → %s', (text, shown) => {
    expect(maskText(text)).toBe(shown);
  });

  it.each([
    ['收货人张三,电话0571-88886666', '收货人张某,电话*********6666'],
    ['送到样例路12号3幢张三收', '送到浙江省杭州市滨江区***'],
    ['小鱼儿:放门口', '小**:放门口'],
    ['骑手乙师傅已到店', '骑手乙**已到店'],
    ['【杭州市】的乙师傅(13800009001)已揽收', '【杭州市】的乙**(138****9001)已揽收'],
    ['单号138000090012', '单号138000090012'],
  ])('names the people of its order as their own fields do: %s → %s', (text, shown) => {
    expect(maskText(text, people)).toBe(shown);
  });

  it('never shows a mobile, whatever stands around it', () => {
    const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);
    const other = fc.string({ unit: fc.constantFrom('a', '张', '(', ' ', '-', '*', ':', '【', '.', '@') });
    fc.assert(
      fc.property(other, mobile, other, (before, phone, after) => {
        expect(maskText(before + phone + after, people)).not.toContain(phone);
      }),
    );
  });
});

describe('people', () => {
  it('are looked for by what says something: no single characters, no short words, no masks', () => {
    const buyer = { memberId: null, nickname: plain('abc'), phone: nobody };
    const short = { ...nobody, plain: '张' };
    const masked = { plain: '138****0000', masked: null };
    const recipient = { name: short, phone: masked, address: nobody, province: null, city: null, district: null };
    expect(knownPeople({ buyer, recipient: { ...recipient, encrypted: false } })).toEqual([]);
  });
});

describe('people given', () => {
  it('are found in the inputs of writes, however deep', () => {
    const input = {
      reason: '张三',
      recipient: { name: '李四', mobile: '13800001111', address: '某路1号', city: '杭州市' },
    };
    expect(peopleOfInput([input, { courierName: '王五', courierPhone: null }])).toEqual([
      { plain: '李四', shown: '李*' },
      { plain: '13800001111', shown: '138****1111' },
      { plain: '某路1号', shown: '***' },
      { plain: '王五', shown: '王*' },
    ]);
    expect(peopleOfInput('李四')).toEqual([]);
  });
});

describe('the title of an invoice', () => {
  it.each([
    ['李四', true, '李*'],
    ['李四', false, '李四'],
    ['李四', null, '李四'],
    ['张三', null, '张某'],
    ['个人', true, '个人'],
    ['XX公司', true, 'XX公司'],
    ['杭州某某商行', true, '杭州某某商行'],
    ['李四 13800001111', true, '李四 138****1111'],
  ])('%s, of a person: %s → %s', (title, titleIsPerson, shown) => {
    expect(maskTitle(title, people, { titleIsPerson })).toBe(shown);
  });
});
