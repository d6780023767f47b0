import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskAddress, maskName, maskPhone, nobody, shown } from '../../sources/domain/mask.ts';

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

describe('what is shown', () => {
  const both = { plain: '李飞', masked: '张*红' };

  test.each([
    ["the vendor's own mask, as it came", both, false, '张*红'],
    ['the plain value, when it is to be revealed', both, true, '李飞'],
    ['our mask, where the vendor has none', { plain: '李飞', masked: null }, false, '李*'],
    ["the vendor's mask, when there is nothing to reveal", { plain: null, masked: '张*红' }, true, '张*红'],
    ['what the vendor masked in the value itself', { plain: '138****0000', masked: null }, false, '138****0000'],
    ['nothing, of nobody', nobody, false, null],
    ['nothing, of nobody revealed', nobody, true, null],
  ])('is %s', (_what, value, reveal, text) => expect(shown(value, reveal, maskName)).toBe(text));

  test('is never the plain value unless it is to be revealed', () => {
    fc.assert(
      fc.property(anyText, (plain) => {
        fc.pre(characters(plain).length > 1 && !/^.\**$/su.test(plain));
        fc.pre(!plain.includes('*'));
        expect(shown({ plain, masked: null }, false, maskName)).not.toBe(plain);
        expect(shown({ plain, masked: null }, true, maskName)).toBe(plain);
      }),
    );
  });
});
