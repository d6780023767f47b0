/** The people of an order in the shorter and freer forms that people write of them. */
import fc from '../property.ts';
import { describe, expect, it } from 'vitest';
import { nobody } from '../../sources/domain/personal/mask.ts';
import { type KnownValue, knownPeople, maskText } from '../../sources/domain/personal/mask-text.ts';
import type { Personal } from '../../sources/model.ts';

const plain = (value: string): Personal => ({ plain: value, masked: null });
const place = { province: '浙江省', city: '杭州市', district: '滨江区', encrypted: false };
interface Given {
  readonly name?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly nickname?: string;
}
const peopleOf = ({ name, phone, address, nickname }: Given): readonly KnownValue[] => {
  const given = (value: string | undefined): Personal => (value === undefined ? nobody : plain(value));
  return knownPeople({
    buyer: { memberId: null, nickname: given(nickname), phone: nobody },
    recipient: { name: given(name), phone: given(phone), address: given(address), ...place },
  });
};
const address = '浙江省杭州市滨江区样例路12号3幢201室';

describe('a text hides', () => {
  it.each([
    // A name without its title, and with signs in it.
    [{ name: '张三先生' }, '张三要的货', '张***要的货'],
    [{ name: '张三 女士' }, '张三要的货', '张****要的货'],
    [{ name: '张三收' }, '张三要的货', '张**要的货'],
    [{ name: '张三（收）' }, '张三要的货', '张****要的货'],
    [{ name: '张三(13800001111)' }, '张三要的货', '张**************要的货'],
    [{ name: '张三（李四代收）' }, '李四要的货', '张*******要的货'],
    [{ name: '张三' }, '张，三要的货', '张*要的货'],
    [{ name: '张三' }, '张.三要的货', '张*要的货'],
    [{ name: '张三' }, '张【三】要的货', '张*】要的货'],
    [{ name: '张三' }, '张   三要的货', '张*要的货'],
    [{ name: '张三' }, '张/三要的货', '张*要的货'],
    [{ name: '阿卜杜拉·买买提江' }, '阿卜杜拉买买提江要的货', '阿********要的货'],
    [{ nickname: '小鱼儿' }, '小-鱼、儿要的货', '小**要的货'],
    [{ nickname: 'a.b.c.d' }, '用户a.b.c.d留言', '用户a******留言'],
    // A phone without its codes and its extension.
    [{ phone: '0571-88886666' }, '拨88886666', '拨*********6666'],
    [{ phone: '0571-88886666' }, '有8888-6666', '有*********6666'],
    [{ phone: '0571-88886666' }, '有八八八八六六六六', '有*********6666'],
    [{ phone: '0571-88886666-802' }, '有88886666', '有*************-802'],
    [{ phone: '057188886666转802' }, '有0571 88886666', '有************转802'],
    [{ phone: '(021)62345678' }, '有62345678', '有*********5678'],
    [{ phone: '+86-571-88886666' }, '有8888 6666', '有************6666'],
    [{ phone: '+852 61234567' }, '有6123 4567', '有*********4567'],
    [{ phone: '13800001111' }, '有138(0000)1111', '有138****1111'],
    // An address without its regions, with brackets in it, and with other numerals.
    [{ address }, '送样例路12号3幢201室', '送浙江省杭州市滨江区***'],
    [{ address }, '送样例路12号3幢（201室）', '送浙江省杭州市滨江区***）'],
    [{ address }, '送样例路(12号)3幢，201 室', '送浙江省杭州市滨江区***'],
    [{ address }, '送样例路12号-3幢-201室', '送浙江省杭州市滨江区***'],
    [{ address }, '送样例路十二号三幢二〇一室', '送浙江省杭州市滨江区***'],
    [{ address }, '送样例路一二号三幢二百零一室', '送浙江省杭州市滨江区***'],
    [{ address }, '送样例路拾贰号叁幢贰零壹室', '送浙江省杭州市滨江区***'],
    [{ address: '样例路十二号' }, '送样例路12号', '送浙江省杭州市滨江区***'],
    [{ address: '样例路一千零二十号' }, '送样例路1020号', '送浙江省杭州市滨江区***'],
    [{ address: '浙江杭州滨江样例路12号' }, '送样例路12号', '送浙江省杭州市滨江区***'],
    [{ address: '江苏省苏州市吴中区样例路12号' }, '送样例路12号', '送浙江省杭州市滨江区***'],
    [{ address: '样例路12号（3幢）' }, '送样例路12号3幢', '送浙江省杭州市滨江区***'],
  ])('of %j: %s → %s', (given, text, shown) => expect(maskText(text, peopleOf(given))).toBe(shown));
});

describe('a text keeps', () => {
  it.each([
    [{ nickname: '小明' }, '很小。明天送'],
    [{ nickname: '天天' }, '今天，天气好'],
    [{ nickname: '1234' }, '12:34送到'],
    [{ nickname: '【官方】小店' }, '放在小店门口'],
    [{ name: '张收' }, '已签收'],
    [{ name: '张先生' }, '先生您好'],
    [{ address }, '快件到达滨江区营业部'],
    [{ address }, '样例路13号有一件'],
    [{ address }, '样例路12号3幢2012室'],
    [{ phone: '0571-88886666' }, '单号188886666123'],
    [{ phone: '0571-88886666' }, '单号8888666612'],
  ])('of %j: %s', (given, text) => expect(maskText(text, peopleOf(given))).toBe(text));
});

it('hides a name and an address whatever signs stand between their characters', () => {
  const sign = fc.constantFrom('', ' ', '，', '、', '-', '（', '）', '·', '. ', '/', '“', '；', '\u200B', '**');
  const people = peopleOf({ name: '张小明', address: '样例路12号3幢' });
  fc.assert(
    fc.property(
      fc.constantFrom('张小明', '样例路12号3幢'),
      fc.array(sign, { minLength: 9, maxLength: 9 }),
      (value, signs) => {
        const text = Array.from(value, (one, i) => one + (i < value.length - 1 ? (signs[i] ?? '') : '')).join('');
        expect(maskText(`请找${text}取`, people)).toMatch(/^请找(?:张\*\*|浙江省杭州市滨江区\*\*\*)取$/);
      },
    ),
  );
});
