import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import { decodeId, encodeId, type GlobalId, maxIdLength } from '../../sources/domain/ids.ts';
import type { OrderKey } from '../../sources/model.ts';
import { vendors } from '../../sources/vocabulary.ts';

/** Anything that a vendor may call a thing: separators, percent signs, other scripts. */
const word = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom('|', '%', '%7C', '1|Order|SOMS', '88822222222', '订单 一号', '#0', '../..', ' ', '0'),
);
const order$: fc.Arbitrary<OrderKey> = fc.record({
  vendor: fc.constantFrom(...vendors),
  tenantId: fc.option(word),
  nativeId: word,
  askedBy: fc.option(word),
});
const orEmpty = fc.oneof(word, fc.constant(''));
const id$: fc.Arbitrary<GlobalId> = fc.oneof(
  fc.record({ type: fc.constant('Order'), order: order$ }),
  fc.record({ type: fc.constant('OrderItem'), order: order$, itemKey: orEmpty }),
  fc.record({
    type: fc.constant('Package'),
    order: order$,
    packageKey: fc.array(orEmpty, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('ReturnCase'), order: order$, returnKey: orEmpty }),
  fc.record({
    type: fc.constant('Reminder'),
    vendor: fc.constantFrom(...vendors),
    tenantId: fc.option(word),
    reminderId: word,
  }),
  fc.record({ type: fc.constant('OrderGroup'), platformOrderNo: word }),
  fc.record({ type: fc.constant('OrderGroup'), order: order$ }),
);

const somsOrder: OrderKey = { vendor: 'SOMS', tenantId: 'zuhu', nativeId: '88822222222', askedBy: null };
const plain = (id: string): string => Buffer.from(id, 'base64url').toString('utf8');
const written = (text: string): string => Buffer.from(text).toString('base64url');

describe('a global id', () => {
  test('leads back to what it was made of, whatever that is called', () => {
    fc.assert(
      fc.property(id$, (id) => {
        const text = encodeId(id);
        fc.pre(text.length <= maxIdLength);
        expect(text).toMatch(/^[\w-]+$/);
        expect(decodeId(text)).toEqual(id);
      }),
      { numRuns: 500 },
    );
  });

  test('is another one for another thing', () => {
    fc.assert(
      fc.property(id$, id$, (a, b) => {
        expect(encodeId(a) === encodeId(b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
      }),
    );
  });
  const sorted = (record: object): unknown =>
    Object.entries(record)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, name === 'order' ? sorted(Object(value)) : value]);

  test.each<[GlobalId, string]>([
    [{ type: 'Order', order: somsOrder }, '1|Order|SOMS|zuhu|88822222222'],
    [
      {
        type: 'Package',
        order: { vendor: 'BABYCARE', tenantId: null, nativeId: '153362640', askedBy: '3064563540143586756' },
        packageKey: ['ZT', '1200001'],
      },
      '1|Package|BABYCARE||153362640|3064563540143586756|ZT|1200001',
    ],
    [{ type: 'OrderItem', order: somsOrder, itemKey: '1/0' }, '1|OrderItem|SOMS|zuhu|88822222222||1%2F0'],
    [{ type: 'Reminder', vendor: 'SOMS', tenantId: 'zuhu', reminderId: '好' }, '1|Reminder|SOMS|zuhu|%E5%A5%BD'],
    [{ type: 'OrderGroup', platformOrderNo: '1223654' }, '1|OrderGroup|1223654'],
  ])('%j is %s within', (id, text) => expect(plain(encodeId(id))).toBe(text));

  test('is made even of text that is cut within a character, so that no list fails for one broken name', () => {
    const broken = { type: 'Order', order: { ...somsOrder, nativeId: '赠品\uD83D' } } as const;
    expect(decodeId(encodeId(broken))).toEqual({ type: 'Order', order: { ...somsOrder, nativeId: '赠品\uFFFD' } });
  });
});

test('an id with an empty last part, as they were given out before, leads to the same order and group', () => {
  for (const [before, now] of [
    ['1|Order|SOMS|zuhu|88822222222|', '1|Order|SOMS|zuhu|88822222222'],
    ['1|Order|YUANSHU||1001|', '1|Order|YUANSHU||1001'],
    ['1|OrderGroup||SOMS|zuhu|88822222222|', '1|OrderGroup||SOMS|zuhu|88822222222'],
  ] as const) {
    const id = decodeId(written(before));
    expect(id && plain(encodeId(id))).toBe(now);
    expect(decodeId(written(now))).toEqual(id);
  }
});

describe('text that is no id of ours', () => {
  const real = encodeId({ type: 'Order', order: somsOrder });

  test('is refused, never thrown at, and nothing is an id that we would write differently', () => {
    const base64 = fc.oneof(fc.string().map(written), fc.stringMatching(/^[\w-]{0,60}$/));
    const nearly = fc
      .tuple(
        fc.constantFrom('1', '0', '2', ''),
        fc.constantFrom('Order', 'OrderItem', 'Package', 'ReturnCase', 'Reminder', 'OrderGroup', 'order', ''),
        fc.array(fc.oneof(fc.constantFrom('SOMS', 'BABYCARE', 'EZR', '', '%zz', '%2f', '%2F', 'a'), word), {
          maxLength: 8,
        }),
      )
      .map(([version, type, parts]) => written([version, type, ...parts].join('|')));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), base64, nearly), (text) => {
        const id = decodeId(text);
        expect(id === null || encodeId(id) === text || `${plain(encodeId(id))}|` === plain(text)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('of any length is refused at once', () => {
    const long = encodeId({ type: 'OrderGroup', platformOrderNo: '9'.repeat(10_000) });
    expect(long.length).toBeGreaterThan(10_000);
    expect(decodeId(long)).toBeNull();
    expect(decodeId('A'.repeat(10_000_000))).toBeNull();
  });

  test.each([
    ['nothing', ''],
    ['another version', written('2|Order|SOMS|zuhu|88822222222|')],
    ['no such type', written('1|Invoice|SOMS|zuhu|88822222222|')],
    ['no such vendor', written('1|Order|NOBODY||88822222222|')],
    ['no native id', written('1|Order|SOMS|zuhu||')],
    ['a part too few', written('1|Order|SOMS|zuhu')],
    ['a part too many', written('1|Order|SOMS|zuhu|88822222222||x')],
    ['an order id as an item', written('1|OrderItem|SOMS|zuhu|88822222222|')],
    ['a package without a key', written('1|Package|SOMS|zuhu|88822222222|')],
    ['a group without a number', written('1|OrderGroup|')],
    ['a reminder without its id', written('1|Reminder|SOMS|zuhu|')],
    ['percent signs that say nothing', written('1|Order|SOMS|zuhu|%E4%A|')],
    ['a needless percent sign', written('1|Order|SOMS|zuhu|%38%38|')],
    ['padding', `${real}=`],
    ['the other base64', Buffer.from('1|Order|SOMS|zuhu|???~~~|').toString('base64')],
    ['blanks around', ` ${real} `],
    ['the text itself', '1|Order|SOMS|zuhu|88822222222'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x31]).toString('base64url')],
  ])('%s', (_what, text) => expect(decodeId(text)).toBeNull());

  test('also after a change of any one character, unless the new text is exactly what we write for another thing', () => {
    for (let place = 0; place < real.length; place += 1) {
      const tampered = `${real.slice(0, place)}${real[place] === 'x' ? 'y' : 'x'}${real.slice(place + 1)}`;
      const id = decodeId(tampered);
      if (id !== null) expect([encodeId(id), encodeId(id) === real]).toEqual([tampered, false]);
    }
    expect(decodeId(real.slice(0, -1))).toBeNull();
  });
});
