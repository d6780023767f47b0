import { createHmac } from 'node:crypto';
import fc from '../property.ts';
import { describe, expect, it } from 'vitest';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import { type Connection, type Cursor, cursorCodec, orderWalk } from '../../sources/lists/cursor.ts';

const codec = cursorCodec(Buffer.from('one key, known to nobody else...'));
const scope = ['PLACED_AT', 'DESC', 'all'];
const cursors = codec(orderWalk, scope);
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
    tenant: fc.string({ unit: 'grapheme', maxLength: 20 }),
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
        const text = cursors.encode(cursor);
        expect(text.length).toBeLessThan(900);
        expect(cursors.decode(text)).toEqual(cursor);
      }),
    );
  });

  it('is refused when any one character of it is another', () => {
    const text = cursors.encode(some);
    for (let i = 0; i < text.length; i += 1) {
      const other = text[i] === 'A' ? 'B' : 'A';
      expect(cursors.decode(text.slice(0, i) + other + text.slice(i + 1))).toBe('CURSOR_INVALID');
    }
  });

  it('is refused when it was cut or lengthened', () => {
    const text = cursors.encode(some);
    for (let length = 0; length < text.length; length += 1)
      expect(cursors.decode(text.slice(0, length))).toBe('CURSOR_INVALID');
    for (const more of ['A', '=', ' ', 'AAAA']) expect(cursors.decode(text + more)).toBe('CURSOR_INVALID');
  });

  it('is refused when another key signed it', () => {
    const others = cursorCodec(Buffer.from('another key'))(orderWalk, scope);
    expect(cursors.decode(others.encode(some))).toBe('CURSOR_INVALID');
  });

  it.each([
    ['another filter', ['PLACED_AT', 'DESC', 'other']],
    ['another key of the sort', ['CREATED_AT', 'DESC', 'all']],
    ['another direction', ['PLACED_AT', 'ASC', 'all']],
  ])('does not fit %s', (_what, other) => {
    expect(codec(orderWalk, other).decode(cursors.encode(some))).toBe('CURSOR_FILTER_MISMATCH');
  });

  it('is none of another connection, and of none in another version', () => {
    const elsewhere: Connection<Cursor> = { ...orderWalk, name: 'elsewhere' };
    expect(codec(elsewhere, scope).decode(cursors.encode(some))).toBe('CURSOR_INVALID');
    // As lists were signed before: the key is the same, the first word is not.
    const key = Buffer.from('one key, known to nobody else...');
    const payload = Buffer.from(JSON.stringify([1, 'P-', 'hash', some.asOf]));
    const signature = createHmac('sha256', key).update(payload).digest().subarray(0, 16);
    expect(cursors.decode(Buffer.concat([signature, payload]).toString('base64url'))).toBe('CURSOR_INVALID');
  });

  it('is not signed by the hash of a scope, whatever the scope is', () => {
    const contentOf = (text: string): unknown[] =>
      JSON.parse(Buffer.from(text, 'base64url').subarray(16).toString('utf8'));
    const content = contentOf(cursors.encode(some));
    const hash = String(contentOf(codec(orderWalk, content).encode(some))[2]);
    const forged = Buffer.concat([Buffer.from(hash, 'base64url'), Buffer.from(JSON.stringify(content))]);
    expect(cursors.decode(forged.toString('base64url'))).toBe('CURSOR_INVALID');
  });

  it('says nothing of what is looked for', () => {
    const secret = ['PLACED_AT', 'DESC', '{"recipientName":"王小明"}'];
    const content = Buffer.from(codec(orderWalk, secret).encode(some), 'base64url').toString('utf8');
    expect(content).toContain(some.at.nativeId);
    expect(content).not.toMatch(/王小明|recipientName/);
  });

  it('is no text that somebody made up', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(cursors.decode(text)).toBe('CURSOR_INVALID');
      }),
    );
    expect(cursors.decode('A'.repeat(100_000))).toBe('CURSOR_INVALID');
  });
});
