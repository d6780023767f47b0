import fc from '../../property.ts';
import { describe, expect, test } from 'vitest';
import { jsonIn } from '../../../sources/values/json.ts';
import { arrayElements } from '../../../sources/yuanshu/json-text.ts';

const blanks = fc.constantFrom('', ' ', '\n\t ', '\r\n');
const wild = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('[', ']', '}{', '"', '\\', '\\"', '",', '[1,2]', '商品,【一】', '\u2028', '😀'),
);
const value = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });
/** One value as a JSON text, in the styles of different senders. */
const element = fc.oneof(
  value.map((one) => JSON.stringify(one)),
  value.map((one) => JSON.stringify(one, null, 2)),
  fc.array(wild).map((list) => JSON.stringify({ list })),
  wild.map((text) => JSON.stringify(text)),
  fc.constantFrom('1.50', '1e5', '9007199254740993', '{"a" : [ ] }', '"\\u005b\\u0022"', '[ [ ] , { } ]'),
);

describe('arrayElements', () => {
  test('gives back exactly the elements that an array was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(blanks, element, blanks)), blanks, (rows, around) => {
        const inner = rows.map(([before, text, after]) => before + text + after).join(',');
        const text = `${around}[${inner}]${around}`;
        expect(arrayElements(text)).toEqual(rows.map(([, one]) => one));
        expect(jsonIn(`[${arrayElements(text).join()}]`)).toEqual(jsonIn(text));
      }),
      { numRuns: 500 },
    );
  });
  test.each([
    ['[]', []],
    [' [ ] ', []],
    ['[1]', ['1']],
    ['[ "a,]" ,{"b":"\\\\"},[",",{"c":"]\\""}] ]', ['"a,]"', '{"b":"\\\\"}', '[",",{"c":"]\\""}]']],
    ['\uFEFF[1,2]', ['1', '2']],
  ])('%s', (text, expected) => {
    expect(arrayElements(text)).toEqual(expected);
  });
});
