import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import { at, jsonNumber, JsonNumber, numberOrText, parseClientJson, parseJson } from '../../sources/values/json.ts';

const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length', ''),
  fc.string().filter((text) => !/^\d+$/.test(text)),
);
/** JSON texts without blanks, with keys that every engine keeps in their order. */
const { value: canonical } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('null', 'true', 'false', '[]', '{}'),
    fc.stringMatching(/^-?(0|[1-9]\d{0,30})(\.\d{1,20})?([eE][+-]?\d{1,3})?$/),
    fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 4 }).map((values) => `[${values.join()}]`),
    fc
      .uniqueArray(fc.tuple(key, tie('value')), { maxLength: 4, selector: ([name]) => name })
      .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`),
  ),
}));

describe('JSON with every digit', () => {
  test('comes out as it went in', () => {
    fc.assert(
      fc.property(canonical, (text) => {
        expect(JSON.stringify(parseJson(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['9007199254740993', '122.2222000', '-0.05', '1E400', '-0', '0.1000000000000000000001', '500.0'])(
    'the number %s keeps its text',
    (text) => {
      expect(parseJson(text)).toEqual(new JsonNumber(text));
      expect(JSON.stringify({ weight: jsonNumber(text) })).toBe(`{"weight":${text}}`);
    },
  );

  test('of two equal keys the last one counts, with its own digits', () => {
    expect(parseJson('{"a":1.0,"a":2.00}')).toEqual({ a: new JsonNumber('2.00') });
  });

  test('a key named __proto__ is a key like any other', () => {
    const value = parseJson('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(at(value, '__proto__.polluted')).toBe(true);
  });

  test.each(['', '{', '[1,]', "{'a':1}", 'NaN', '01', '1.', '\u0000', '<html>'])('%j is no JSON', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  test.each([100, 10_000, 100_000, 1_000_000])('nesting of %i levels ends in a value or in an error', (depth) => {
    let outcome: unknown;
    try {
      outcome = parseJson(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    } catch (error) {
      outcome = error;
    }
    expect(Array.isArray(outcome) || outcome instanceof RangeError || outcome instanceof SyntaxError).toBe(true);
    expect(parseJson('[1]')).toEqual([new JsonNumber('1')]);
  });
});

describe('a dot path', () => {
  const record = parseJson('{"items":[{"sku_id":"00321","total":2.0}],"delivery":null,"a.b":1}');

  test.each([
    ['items.0.sku_id', '00321'],
    ['items.0.total', new JsonNumber('2.0')],
    ['delivery', null],
    ['', record],
    ['items..0.sku_id', '00321'],
    ['items.1', undefined],
    ['items.0.sku_id.length', undefined],
    ['items.0.total.text', undefined],
    ['delivery.state', undefined],
    ['constructor', undefined],
    ['items.length', 1],
    ['__proto__', undefined],
  ])('%j leads to %j', (path, value) => expect(at(record, path)).toEqual(value));
});

describe('what clients send', () => {
  test.each([
    ['1', 1],
    ['-0.50', -0.5],
    ['122.2222000', 122.2222],
    ['1e3', 1000],
    ['9007199254740992', 2 ** 53],
    ['9007199254740993', '9007199254740993'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['1e400', '1e400'],
    ['1e-400', '1e-400'],
    ['1.25e-310', 1.25e-310],
    ['0e999', 0],
    ['123456789012345', 123_456_789_012_345],
    ['12345678901234567890e-10', '12345678901234567890e-10'],
  ])('%s is held exactly or stays a text', (text, expected) => {
    expect(numberOrText(text)).toEqual(expected);
    expect(parseClientJson(`{"a":[${text}]}`)).toEqual({ a: [expected] });
  });
});
