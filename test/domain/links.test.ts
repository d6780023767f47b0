import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPlacing, groupOf, linkOf } from '../../sources/domain/links.ts';
import { decimalOf } from '../../sources/kit/decimal.ts';
import { type Instant, instant, milliseconds } from '../../sources/kit/time.ts';
import { type Order, type OrderGroup, orderKeyText } from '../../sources/model.ts';
import type { LinkConfidence, Vendor } from '../../sources/vocabulary.ts';
import { mapOrder } from '../../sources/soms/map.ts';
import { orderSchema } from '../../sources/soms/wire.ts';

function known(text: string): Instant {
  const at = instant(text);
  if (at === null) throw new Error(`no time: ${text}`);
  return at;
}
const blank = mapOrder(orderSchema.parse({ id: '1' }), {
  tenantId: 't',
  asked: new Set(),
  fetchedAt: known('2026-11-02 10:00:00'),
  raw: {},
});
interface Facts {
  readonly id?: string;
  readonly vendor?: Vendor;
  readonly number?: string | null;
  readonly platform?: string | null;
  readonly shop?: Order['shop'];
  readonly payable?: string | null;
  readonly currency?: string;
  readonly placedAt?: string | null;
}
/** An order of which only these facts are known. */
const order = ({
  id = '1',
  vendor = 'SOMS',
  number = 'P1',
  platform,
  shop,
  payable,
  currency,
  placedAt,
}: Facts): Order => ({
  ...blank,
  key: { vendor, tenantId: null, nativeId: id, askedBy: null },
  platformOrderNo: number,
  identifiers: number === null ? [] : [{ namespace: 'PLATFORM_ORDER', value: number, field: 'front.order_id' }],
  platform: platform === undefined || platform === null ? null : { id: platform, code: null, name: null },
  shop: shop ?? null,
  amounts: {
    ...blank.amounts,
    payable: payable ? { amount: decimalOf(payable), currency: currency ?? 'CNY', currencyAssumed: true } : null,
  },
  placedAt: placedAt ? known(placedAt) : null,
});
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
    expect(linkOf(one(a), other(b))?.confidence ?? null).toBe(confidence);
    expect(linkOf(other(b), one(a))?.confidence ?? null).toBe(confidence);
  });

  test('names both orders and says what speaks for it', () => {
    const [a, b] = [
      one({ platform: 'taobao', payable: '309.00', placedAt: '2026-01-01', shop: { id: 's', code: null, name: null } }),
      other({ payable: '309', placedAt: '2026-01-02', shop: { id: null, code: 's', name: null } }),
    ];
    expect(linkOf(a, b)).toEqual({
      from: a.key,
      to: b.key,
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

const ids = (group: OrderGroup | null): readonly string[] => group?.members.map(({ key }) => key.nativeId) ?? [];
const linked = (group: OrderGroup | null): readonly string[] =>
  group?.links.map(({ from, to, confidence }) => `${from.nativeId}-${to.nativeId} ${confidence}`).toSorted() ?? [];

describe('a group', () => {
  test('of nothing is none', () => expect(groupOf([])).toBeNull());

  test('of one order is that order', () => {
    const alone = order({ id: 'a', number: null });
    expect(groupOf([alone], alone)).toEqual({
      platformOrderNo: null,
      namedBy: 'ORDER',
      canonical: alone,
      members: [alone],
      links: [],
    });
  });

  test('is joined link by link, though its ends agree in nothing but the number', () => {
    const [a, b, c] = [
      order({ id: 'a', payable: '5', placedAt: '2026-01-01' }),
      order({ id: 'b', payable: '5', placedAt: '2026-01-09' }),
      order({ id: 'c', payable: '7', placedAt: '2026-01-10' }),
    ];
    const group = groupOf([c, a, b]);
    expect(ids(group)).toEqual(['a', 'b', 'c']);
    expect(linked(group)).toEqual(['a-b STRONG', 'a-c WEAK', 'b-c STRONG']);
  });

  test('is that of the earliest order; a namesake is shown by a weak link and not joined', () => {
    const [sale, split, namesake] = [
      order({ id: 'a', platform: 'taobao', placedAt: '2026-01-01' }),
      order({ id: 'b', platform: 'taobao', placedAt: '2026-01-01' }),
      order({ id: 'x', platform: 'douyin', placedAt: '2026-02-01' }),
    ];
    const group = groupOf([namesake, split, sale]);
    expect([ids(group), group?.canonical.key.nativeId, group?.namedBy]).toEqual([['a', 'b'], 'a', 'NUMBER']);
    expect(linked(group)).toEqual(['a-b EXACT', 'a-x WEAK', 'b-x WEAK']);
  });

  test('of a namesake is its own, named by an order of its own', () => {
    const [sale, namesake, brother] = [
      order({ id: 'a', platform: 'taobao', placedAt: '2026-01-01' }),
      order({ id: 'x', platform: 'douyin', placedAt: '2026-02-02' }),
      order({ id: 'y', platform: 'douyin', placedAt: '2026-02-01' }),
    ];
    const group = groupOf([sale, namesake, brother], namesake);
    expect([ids(group), group?.canonical.key.nativeId, group?.namedBy]).toEqual([['y', 'x'], 'y', 'ORDER']);
    expect(group?.platformOrderNo).toBe('P1');
  });

  test('tells nothing of links between strangers', () => {
    const strangers = ['x', 'y'].map((id) => order({ id, platform: 'douyin', placedAt: '2026-02-01' }));
    const group = groupOf([order({ id: 'a', platform: 'taobao', placedAt: '2026-01-01' }), ...strangers]);
    expect(linked(group)).toEqual(['a-x WEAK', 'a-y WEAK']);
  });

  test('is the same whichever order is asked first, whichever of its members is asked', () => {
    const order$ = fc.record({
      platform: fc.constantFrom('taobao', 'douyin', null),
      payable: fc.constantFrom('5', '7', null),
      placedAt: fc.constantFrom('2026-01-01', '2026-01-02', '2026-03-01', null),
    });
    fc.assert(
      fc.property(fc.array(order$, { minLength: 1, maxLength: 7 }), fc.nat(), (facts, turn) => {
        const orders = facts.map((fact, i) => order({ id: `o${i}`, ...fact }));
        const turned = [...orders.slice(turn % orders.length), ...orders.slice(0, turn % orders.length)];
        expect(groupOf(turned)).toEqual(groupOf(orders));
        const groups = orders.map((member) => ids(groupOf(orders, member)));
        orders.forEach(({ key }, i) => expect(groups[i]).toContain(key.nativeId));
        // Either two orders are in one group, or their groups share nothing.
        for (const a of groups)
          for (const b of groups) expect(a.some((id) => b.includes(id))).toBe(JSON.stringify(a) === JSON.stringify(b));
        // Nothing but weak links leads out of a group.
        orders.forEach((member, i) => {
          for (const link of groupOf(orders, member)?.links ?? [])
            if (link.confidence !== 'WEAK')
              expect([groups[i]?.includes(link.from.nativeId), groups[i]?.includes(link.to.nativeId)]).toEqual([
                true,
                true,
              ]);
        });
      }),
    );
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
