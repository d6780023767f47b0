import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import { byPlacing, linkFactsOf, linkOf } from '../../sources/domain/links.ts';
import { milliseconds } from '../../sources/values/time.ts';
import { type Order, orderKeyText } from '../../sources/model.ts';
import type { LinkConfidence } from '../../sources/vocabulary.ts';
import { type Facts, order } from './bare-order.ts';

const one = (facts: Facts): Order => order({ id: 'a', ...facts });
const other = (facts: Facts): Order => order({ id: 'b', vendor: 'BABYCARE', ...facts });

describe('a link', () => {
  test.each<[string, Facts, Facts, LinkConfidence | null]>([
    ['another number', { number: 'P1' }, { number: 'P2' }, null],
    ['no number on either side', { number: null }, { number: null }, null],
    ['no number on one side', { number: 'P1' }, { number: null }, null],
    ['the same number and platform', { platform: 'taobao' }, { platform: 'taobao' }, 'EXACT'],
    ['the same number on different platforms', { platform: 'taobao' }, { platform: 'douyin' }, 'WEAK'],
    [
      'different platforms, though all else agrees',
      { platform: 'taobao', payable: '9', placedAt: '2026-01-01' },
      { platform: 'douyin', payable: '9', placedAt: '2026-01-01' },
      'WEAK',
    ],
    ['the number alone', {}, {}, 'WEAK'],
    ['one platform unstated and nothing else', { platform: 'taobao' }, {}, 'WEAK'],
    ['the same payable amount', { platform: 'taobao', payable: '309.00' }, { payable: '309' }, 'STRONG'],
    ['another payable amount', { payable: '309.00' }, { payable: '309.01' }, 'WEAK'],
    ['the same amount of another currency', { payable: '309' }, { payable: '309', currency: 'USD' }, 'WEAK'],
    ['48 hours apart', { placedAt: '2026-01-01 00:00:00' }, { placedAt: '2026-01-03 00:00:00' }, 'STRONG'],
    ['48 hours and a second', { placedAt: '2026-01-01 00:00:00' }, { placedAt: '2026-01-03 00:00:01' }, 'WEAK'],
    ['48 hours the other way', { placedAt: '2026-01-03 00:00:00' }, { placedAt: '2026-01-01 00:00:00' }, 'STRONG'],
    ['a time on one side only', { placedAt: '2026-01-01 00:00:00' }, {}, 'WEAK'],
    [
      'one shop by code and by id',
      { shop: { id: '01TM1001', code: null, name: null } },
      { shop: { id: '3', code: '01TM1001', name: null } },
      'STRONG',
    ],
    [
      'shops of one name only',
      { shop: { id: '1', code: null, name: '旗舰店' } },
      { shop: { id: '2', code: null, name: '旗舰店' } },
      'WEAK',
    ],
    [
      'shops without id and code',
      { shop: { id: null, code: null, name: 'a' } },
      { shop: { id: null, code: null, name: 'b' } },
      'WEAK',
    ],
  ])('by %s', (_what, a, b, confidence) => {
    const [x, y] = [linkFactsOf(one(a)), linkFactsOf(other(b))];
    expect(linkOf(x, y)?.confidence ?? null).toBe(confidence);
    expect(linkOf(y, x)?.confidence ?? null).toBe(confidence);
  });

  test('says why', () => {
    const [a, b] = [
      one({ platform: 'taobao', payable: '309.00', placedAt: '2026-01-01', shop: { id: 's', code: null, name: null } }),
      other({ payable: '309', placedAt: '2026-01-02', shop: { id: null, code: 's', name: null } }),
    ];
    expect(linkOf(linkFactsOf(a), linkFactsOf(b))).toEqual({
      confidence: 'STRONG',
      evidence: [
        'same platform order number P1',
        'same shop s',
        'same payable amount 309.00',
        'placed within 48 hours of each other',
        'platform not stated on one side',
      ],
    });
  });
});

test('orders come by the time they were placed, then by vendor and id; those without a time last', () => {
  const time$ = fc.constantFrom('2026-01-01 00:00:00', '2026-01-01T00:00:00Z', '2026-01-02', null);
  fc.assert(
    fc.property(fc.array(time$, { maxLength: 8 }), (times) => {
      const orders = times.map((placedAt, i) =>
        order({ id: String(i % 4), vendor: i < 4 ? 'SOMS' : 'BABYCARE', placedAt }),
      );
      const sorted = orders.toSorted(byPlacing);
      const rank = ({ placedAt, key }: Order): readonly [number, string] => [
        placedAt === null ? Infinity : milliseconds(placedAt),
        orderKeyText(key),
      ];
      sorted.slice(1).forEach((later, i) => {
        const [[a, x], [b, y]] = [rank(sorted[i] ?? later), rank(later)];
        expect(a < b || (a === b && x < y)).toBe(true);
      });
    }),
  );
});
