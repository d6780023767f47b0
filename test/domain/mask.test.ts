import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import {
  addressMask,
  bothWays,
  maskAddress,
  maskName,
  maskPhone,
  nameMask,
  nobody,
  phoneMask,
} from '../../sources/domain/personal/mask.ts';
import type { Personal } from '../../sources/model.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 30 });
const characters = (text: string): readonly string[] => Array.from(text);

describe('a name', () => {
  test.each([
    ['李飞', '李*'],
    ['张小红', '张**'],
    ['欧阳娜娜', '欧***'],
    ['李', '*'],
    ['😀', '*'],
    ['😀飞', '😀*'],
    ['𠮷田', '𠮷*'],
    ['John Doe', 'J*******'],
    ['', ''],
  ])('%s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked));
});

describe('a phone number', () => {
  test.each([
    ['13800000000', '138****0000'],
    ['18938992889', '189****2889'],
    ['189389928893', '********8893'],
    ['0592-5555555', '********5555'],
    ['+8613800000000', '**********0000'],
    ['12345', '*2345'],
    ['1234', '1234'],
    ['95338', '*5338'],
    ['', ''],
    ['１３８００００００００', '*******００００'],
  ])('%s is shown as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  test('shows four of a longer number, and of a mobile three more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5,20}$/), (phone) => {
        const masked = maskPhone(phone);
        expect(masked).toHaveLength(phone.length);
        expect(masked.slice(-4)).toBe(phone.slice(-4));
        expect(masked.replaceAll('*', '')).toHaveLength(phone.length === 11 ? 7 : 4);
      }),
    );
  });
});

test.each([
  [['福建省', '厦门市', '思明区'], '福建省厦门市思明区***'],
  [['福建省', null, ''], '福建省***'],
  [[null, null, null], '***'],
])('of an address with %j only %s is shown', (parts, masked) => expect(maskAddress(parts)).toBe(masked));

const shown = (value: Personal, reveal: boolean): string | null =>
  bothWays(value, nameMask)[reveal ? 'clear' : 'masked'];

describe('what is shown', () => {
  const both = { plain: '李飞', masked: '张*红' };

  test.each([
    ["the vendor's own mask, as it came", both, false, '张*红'],
    ['the plain value, when it is to be revealed', both, true, '李飞'],
    ['our mask, where the vendor has none', { plain: '李飞', masked: null }, false, '李*'],
    ["the vendor's mask, when there is nothing to reveal", { plain: null, masked: '张*红' }, true, '张*红'],
    ['what the vendor masked in the value itself', { plain: '李**', masked: null }, false, '李**'],
    ['our mask, where the vendor has sent something else than one', { plain: '李飞', masked: '李飞' }, false, '李*'],
    ['our mask, where the vendor writes a whole name and 某', { plain: '张三', masked: '张三某' }, false, '张*'],
    ['nothing, of nobody', nobody, false, null],
    ['nothing, of nobody revealed', nobody, true, null],
  ])('is %s', (_what, value, reveal, text) => expect(shown(value, reveal)).toBe(text));

  test('is never the plain value unless it is to be revealed', () => {
    fc.assert(
      fc.property(anyText, (plain) => {
        fc.pre(characters(plain).length > 1 && !/^.\**$/su.test(plain));
        fc.pre(!plain.includes('*') && !plain.includes('＊'));
        expect(shown({ plain, masked: null }, false)).not.toBe(plain);
        expect(shown({ plain, masked: null }, true)).toBe(plain);
      }),
    );
  });
});

/** Only what hides somebody is a mask: all else is masked again, and can be revealed. */
describe('a value with stars in it', () => {
  const place = addressMask(['浙江省', '杭州市', '滨江区']);
  test.each([
    ['张*', nameMask],
    ['张**', nameMask],
    ['张*红', nameMask],
    ['*明', nameMask],
    ['**明', nameMask],
    ['张* *', nameMask],
    ['t**8', nameMask],
    ['J***n', nameMask],
    ['J*** D**', nameMask],
    ['张＊＊', nameMask],
    ['***', nameMask],
    ['138****0000', phoneMask],
    ['138***0000', phoneMask],
    ['1**********', phoneMask],
    ['*******0000', phoneMask],
    ['+86 138****0000', phoneMask],
    ['86-138****0000', phoneMask],
    ['0571-****1234', phoneMask],
    ['138-****-0000', phoneMask],
    ['脱敏地址**', place],
    ['浙江省杭州市滨江区***', place],
    ['西湖区**街道**小区', place],
    ['浙江省 杭州市 滨江区 ***', place],
    ['浙江杭州滨江***', place],
    ['内蒙古自治区呼和浩特市新城区***', place],
    ['四川省三亚市**', place],
    ['江苏省常州市钟楼区***', place],
    ['河北省石家庄市长安区***', place],
    ['福建省厦门市思明区莲前街道**', place],
    ['样例路****', place],
    ['脱敏**', place],
    ['***', place],
  ])('is a mask: %s', (value, mask) => {
    expect(bothWays({ plain: value, masked: null }, mask)).toEqual({ clear: value, masked: value });
    expect(bothWays({ plain: null, masked: value }, mask).masked).toBe(value);
  });

  test.each([
    ['张小明*', nameMask, '张***'],
    ['*张小明', nameMask, '****'],
    ['张*小明', nameMask, '张***'],
    ['欧阳娜娜**', nameMask, '欧*****'],
    ['John*', nameMask, 'J****'],
    ['张三*', nameMask, '张**'],
    ['*张三', nameMask, '***'],
    ['张三**', nameMask, '张***'],
    ['*张三*', nameMask, '****'],
    ['欧阳*', nameMask, '欧**'],
    ['张三＊', nameMask, '张**'],
    ['张三* 李四*', nameMask, '张******'],
    ['张* 小* 明*', nameMask, '张*******'],
    ['张* 三* 丰*', nameMask, '张*******'],
    ['张 三*', nameMask, '张***'],
    ['𠮷田*', nameMask, '𠮷**'],
    ['13800001111*', phoneMask, '********111*'],
    ['138*0001111', phoneMask, '*******1111'],
    ['1380000**11', phoneMask, '*********11'],
    ['3*201室', place, '浙江省杭州市滨江区***'],
    ['样例路12号3幢***', place, '浙江省杭州市滨江区***'],
    ['样例路*12号', place, '浙江省杭州市滨江区***'],
    ['文三路三号楼二单元五零一室**', place, '浙江省杭州市滨江区***'],
    ['文三路叁号贰零壹室***', place, '浙江省杭州市滨江区***'],
    ['样例路贰拾号***', place, '浙江省杭州市滨江区***'],
    ['张家村王小二家隔壁**', place, '浙江省杭州市滨江区***'],
    ['西湖区**文三路张三家**', place, '浙江省杭州市滨江区***'],
    ['文三路张家**院子**', place, '浙江省杭州市滨江区***'],
    ['王伟**', place, '浙江省杭州市滨江区***'],
    ['文三路Ⅲ号**', place, '浙江省杭州市滨江区***'],
    ['样例路Ⅻ号**', place, '浙江省杭州市滨江区***'],
    ['样例路⑫号**', place, '浙江省杭州市滨江区***'],
    ['样例路王大伟宅**', place, '浙江省杭州市滨江区***'],
    ['滨江区样例小区王大伟**', place, '浙江省杭州市滨江区***'],
    ['样例路王大伟超市**', place, '浙江省杭州市滨江区***'],
    ['杭州市滨江区样例路丙幢***', place, '浙江省杭州市滨江区***'],
    ['李家店李大伟门口**', place, '浙江省杭州市滨江区***'],
    ['**样例路王大伟**', place, '浙江省杭州市滨江区***'],
    ['浙江省杭州市滨江区样例路王大伟收**', place, '浙江省杭州市滨江区***'],
    ['王大伟家对面小镇**', place, '浙江省杭州市滨江区***'],
  ])('is none, and is masked again: %s', (value, mask, masked) => {
    expect(bothWays({ plain: value, masked: null }, mask)).toEqual({ clear: value, masked });
    expect(bothWays({ plain: value, masked: value }, mask)).toEqual({ clear: value, masked });
  });
});

test.each([
  [['浙江省', '杭州市', '样例路12号3幢'], '浙江省杭州市***'],
  [['13800001111', '杭州市', '１２号'], '杭州市***'],
  [['浙江省', '文三路三号楼', '叁幢贰零壹'], '浙江省***'],
  [['一三八〇〇〇〇一一一一', '常州市', '钟楼区'], '常州市钟楼区***'],
])('no part of an address with a digit is a region: %j', (parts, masked) => expect(maskAddress(parts)).toBe(masked));
