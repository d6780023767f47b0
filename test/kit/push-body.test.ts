import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import { JsonNumber } from '../../sources/values/json.ts';
import { maxDepth, orderNumber, readJsonBody, readJsonText } from '../../sources/kit/push-body.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const refused = (reason: RegExp) => ({ ok: false, reason: expect.stringMatching(reason) });

describe('readJsonBody', () => {
  test('gives value and text', () => {
    expect(readJsonBody(bytes(' {"a":1.50}'))).toEqual({
      ok: true,
      value: { a: new JsonNumber('1.50') },
      text: ' {"a":1.50}',
    });
  });

  test('tolerates a byte order mark, once', () => {
    expect(readJsonBody(Buffer.from([0xef, 0xbb, 0xbf, 0x37]))).toMatchObject({ ok: true, text: '7' });
    expect(readJsonBody(bytes('\uFEFF\uFEFF7'))).toEqual(refused(/not JSON/));
  });

  test.each([
    ['a lone continuation byte', [0x80]],
    ['a sequence that stops', [0xe6, 0xa0]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['GBK', [0xd1, 0xf9, 0xc0, 0xfd]],
  ])('refuses %s', (_what, wrong) => {
    expect(readJsonBody(Buffer.from([0x22, ...wrong, 0x22]))).toEqual(refused(/UTF-8/));
  });

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        const read = readJsonBody(body);
        expect(read.ok || /UTF-8|JSON|nested/.test(read.reason)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a JSON text with one byte changed never throws', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.integer({ min: 0, max: 255 }), (text, where, byte) => {
        const body = bytes(text);
        body[where % Math.max(1, body.length)] = byte;
        expect(typeof readJsonBody(body).ok).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });

  test('every JSON text that is not too deep is read as the engine reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const read = readJsonBody(bytes(text));
        expect(read.ok && JSON.parse(JSON.stringify(read.value))).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('nesting', () => {
  const open = fc.array(fc.constantFrom('[', '{"a":'), { minLength: 1, maxLength: 130 });
  const closed = (steps: readonly string[]): string =>
    steps
      .toReversed()
      .map((step) => (step === '[' ? ']' : '}'))
      .join('');

  test(`is taken up to ${maxDepth} and refused beyond`, () => {
    fc.assert(
      fc.property(open, (steps) => {
        expect(readJsonText(`${steps.join('')}0${closed(steps)}`).ok).toBe(steps.length <= maxDepth);
      }),
    );
    for (const levels of [maxDepth, maxDepth + 1])
      expect(readJsonText('['.repeat(levels) + ']'.repeat(levels)).ok).toBe(levels === maxDepth);
  });

  test('brackets in strings and beside each other do not nest', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', '{', '"', '\\', ']', 'a'), maxLength: 300 }), (text) => {
        expect(readJsonText(JSON.stringify({ [text]: text }))).toMatchObject({ ok: true });
      }),
    );
    expect(readJsonText(`[${Array.from({ length: 500 }, () => '[]').join(',')}]`).ok).toBe(true);
  });

  test('a million levels cost nothing', () => {
    expect(readJsonText('['.repeat(1_000_000), 'content')).toEqual(refused(/^content is nested deeper than 64/));
    expect(readJsonText('{"a":'.repeat(400_000)).ok).toBe(false);
  });
});

describe('orderNumber', () => {
  test.each([
    ['EZ1', 'EZ1'],
    [' EZ1\n', 'EZ1'],
    ['0', '0'],
    ['订单1', '订单1'],
    ['9'.repeat(128), '9'.repeat(128)],
    [new JsonNumber('9007199254740993'), '9007199254740993'],
    [new JsonNumber('0'), '0'],
  ])('%j is %s', (value, expected) => {
    expect(orderNumber(value, 'Code')).toEqual({ ok: true, value: expected });
  });

  test.each([
    [undefined, /missing/],
    [null, /missing/],
    ['', /empty/],
    [' \t', /empty/],
    ['9'.repeat(129), /longer than 128/],
    [new JsonNumber('9'.repeat(129)), /longer than 128/],
    [new JsonNumber('1.5'), /not an integer/],
    [new JsonNumber('1.0'), /not an integer/],
    [new JsonNumber('1e3'), /not an integer/],
    [true, /neither text nor an integer/],
    [{ secret: 1 }, /neither text nor an integer/],
    [['secret'], /neither text nor an integer/],
    ['secret\u0000', /characters/],
    ['secret\nsecret', /characters/],
    ['secret\uD800', /characters/],
  ])('%j is none, and the reason names the field and not the value', (value, reason) => {
    const read = orderNumber(value, 'Code');
    expect(read).toEqual(refused(reason));
    expect(JSON.stringify(read)).toContain('Code');
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  test('anything at all never throws, and what is taken is storable', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
        const read = orderNumber(value, 'Code');
        expect(!read.ok || (read.value.length <= 128 && read.value.isWellFormed() && !/\p{Cc}/u.test(read.value))).toBe(
          true,
        );
      }),
    );
  });
});
