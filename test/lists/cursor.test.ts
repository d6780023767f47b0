import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import { type Cursor, cursorCodec, type CursorScope } from '../../sources/lists/cursor.ts';

const codec = cursorCodec(Buffer.from('one key, known to nobody else...'));
const scope: CursorScope = { sort: { key: 'PLACED_AT', direction: 'DESC' }, filterText: 'all' };
const some: Cursor = {
  asOf: 1_767_225_600,
  at: { t: 1_767_225_000, rank: 1, nativeId: '8880001' },
  participants: new Set(['YUANSHU', 'SOMS']),
  gaps: new Map([['SOMS', { from: null, to: 1_767_225_100 }]]),
};

const second = fc.integer({ min: 0, max: 4_102_444_800 });
const maybeSecond = fc.option(second, { nil: null });
const span = fc.record({ from: maybeSecond, to: maybeSecond });
const plainCursor = fc.record({
  asOf: second,
  at: fc.record({
    t: maybeSecond,
    rank: fc.nat(vendors.length - 1),
    nativeId: fc.string({ unit: 'grapheme', maxLength: 60 }),
  }),
  participants: fc.subarray([...vendors]).map((list) => new Set<Vendor>(list)),
  gaps: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...vendors), span), { selector: ([vendor]) => vendor })
    .map((list) => new Map(list)),
});
/** Some stand inside an order. */
const anyCursor: fc.Arbitrary<Cursor> = fc
  .tuple(plainCursor, fc.option(fc.nat(1_000_000)))
  .map(([cursor, within]) => (within === null ? cursor : { ...cursor, within }));

describe('a cursor', () => {
  it('comes back as it was written, and is of bounded size', () => {
    fc.assert(
      fc.property(anyCursor, (cursor) => {
        const text = codec.encode(cursor, scope);
        expect(text.length).toBeLessThan(900);
        expect(codec.decode(text, scope)).toEqual(cursor);
      }),
    );
  });

  it('is refused when any one character of it is another', () => {
    const text = codec.encode(some, scope);
    for (let i = 0; i < text.length; i += 1) {
      const other = text[i] === 'A' ? 'B' : 'A';
      expect(codec.decode(text.slice(0, i) + other + text.slice(i + 1), scope)).toBe('CURSOR_INVALID');
    }
  });

  it('is refused when it was cut or lengthened', () => {
    const text = codec.encode(some, scope);
    for (let length = 0; length < text.length; length += 1)
      expect(codec.decode(text.slice(0, length), scope)).toBe('CURSOR_INVALID');
    for (const more of ['A', '=', ' ', 'AAAA']) expect(codec.decode(text + more, scope)).toBe('CURSOR_INVALID');
  });

  it('is refused when another key signed it', () => {
    const other = cursorCodec(Buffer.from('another key'));
    expect(codec.decode(other.encode(some, scope), scope)).toBe('CURSOR_INVALID');
  });

  it.each<[string, CursorScope]>([
    ['another filter', { ...scope, filterText: 'other' }],
    ['another key of the sort', { ...scope, sort: { key: 'CREATED_AT', direction: 'DESC' } }],
    ['another direction', { ...scope, sort: { key: 'PLACED_AT', direction: 'ASC' } }],
  ])('does not fit %s', (_what, other) => {
    expect(codec.decode(codec.encode(some, scope), other)).toBe('CURSOR_FILTER_MISMATCH');
  });

  it('is no text that somebody made up', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(codec.decode(text, scope)).toBe('CURSOR_INVALID');
      }),
    );
    expect(codec.decode('A'.repeat(100_000), scope)).toBe('CURSOR_INVALID');
  });
});
