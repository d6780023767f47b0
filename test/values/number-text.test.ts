/** One form for all spellings of a number, and numbers that name nothing. */
import fc from '../property.ts';
import { expect, it } from 'vitest';
import {
  looseForm,
  namesNothing,
  numberForm,
  pastedNumber,
  sameNumber,
  spellingsOf,
} from '../../sources/values/number-text.ts';

it.each([
  ['订单号：692026', '692026'],
  ['订单号:692026', '692026'],
  ['订单编号692026', '692026'],
  ['平台订单编号： P-1', 'P-1'],
  ['淘宝订单：692026', '692026'],
  ['【订单号】692026', '692026'],
  ['运单号（顺丰）：SF123', 'SF123'],
  ['快递单号 = YT1', 'YT1'],
  ['取件码: 12-3-4', '12-3-4'],
  ['Order No.: 692026', '692026'],
  ['order number 692026', '692026'],
  ['Tracking: sf123', 'sf123'],
  ['No.692026', '692026'],
  ['#692026', '692026'],
  ['＃６９２０２６', '692026'],
  ['“692026”', '692026'],
  ["'692026", '692026'],
  ['\u200b692\u200d026\ufeff', '692026'],
  ['692026，', '692026'],
  [' 692 026\t', '692 026'],
  ['P—1', 'P-1'],
])('the number in %j is %j', (text, number) => {
  expect(pastedNumber(text)).toBe(number);
  expect(sameNumber(text, number)).toBe(true);
});

it.each(['NO1', 'ID77', 'ORD123', 'order-692', 'A:B', 'EZR:123', 'SO1', 'N0TE', '单'])(
  '%j is a number as it stands, with no label',
  (text) => expect(pastedNumber(text)).toBe(text),
);

it('tells numbers apart that are written differently for a reason', () => {
  for (const [a, b] of [
    ['P-1', 'P1'],
    ['A1', 'B1'],
    ['A:1', 'B:1'],
    ['1', '01'],
    ['P1-1', 'P1-2'],
  ] as const)
    expect(sameNumber(a, b)).toBe(false);
  // Hyphens are put aside in look-ups alone, which say that it is not exact.
  expect(looseForm('P-1')).toBe(looseForm('p1'));
});

it.each([
  '0',
  '00',
  '0.00',
  '０',
  '-',
  '--',
  '—',
  '/',
  '*',
  'x',
  '',
  ' ',
  'null',
  'NULL',
  'None',
  'n/a',
  'undefined',
  '无',
  '暂无',
  '没有单号',
  "'0",
])('%j names nothing', (text) => expect(namesNothing(text)).toBe(true));
it.each(['P1', '10', '692026', '无锡1', 'NA1', '0-1', 'null1'])('%j may name something', (text) =>
  expect(namesNothing(text)).toBe(false),
);

it('is the same of its form, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const form = numberForm(text);
      expect(numberForm(form)).toBe(form);
      expect(spellingsOf(text)).toContain(form);
      expect(spellingsOf(text).length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 2_000 },
  );
});

it('is the same of its form, for every character that there is', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    for (const text of [character, `A${character}1`, `${character}1`]) {
      const form = numberForm(text);
      if (numberForm(form) !== form) wrong.push(`U+${code.toString(16)} in ${text}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('takes time in proportion to the text', () => {
  const time = (length: number): number => {
    const text = '订单 '.repeat(length) + 'order no '.repeat(length);
    const before = performance.now();
    for (let n = 0; n < 20; n += 1) numberForm(text);
    return performance.now() - before;
  };
  time(1_000);
  expect(time(4_000)).toBeLessThan(40 * Math.max(1, time(1_000)));
});
