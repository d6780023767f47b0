import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import { groupOf } from '../../sources/domain/links.ts';
import type { Order, OrderGroup } from '../../sources/model.ts';
import type { Decision } from '../../sources/ports/links.ts';
import { order } from './bare-order.ts';

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
      linkingNothing: [],
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

  test('of another sale with the same number is named by one of its orders', () => {
    const [sale, namesake, brother] = [
      order({ id: 'a', platform: 'taobao', placedAt: '2026-01-01' }),
      order({ id: 'x', platform: 'douyin', placedAt: '2026-02-02' }),
      order({ id: 'y', platform: 'douyin', placedAt: '2026-02-01' }),
    ];
    const group = groupOf([sale, namesake, brother], namesake);
    expect([ids(group), group?.canonical.key.nativeId, group?.namedBy]).toEqual([['y', 'x'], 'y', 'ORDER']);
    expect(group?.platformOrderNo).toBe('P1');
  });

  test('shows no links between orders of other groups', () => {
    const others = ['x', 'y'].map((id) => order({ id, platform: 'douyin', placedAt: '2026-02-01' }));
    const group = groupOf([order({ id: 'a', platform: 'taobao', placedAt: '2026-01-01' }), ...others]);
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

const day = Date.parse('2026-11-02T00:00:00+08:00');
const decided = (kind: Decision['kind'], a: Order, b: Order): Decision => ({
  kind,
  a: a.key,
  b: b.key,
  by: 'Li',
  at: day,
});

describe('a manual decision', () => {
  test('joins what nothing else does, and says who and when', () => {
    const [a, b] = [order({ id: 'a', number: 'P1', placedAt: '2026-01-01' }), order({ id: 'b', number: null })];
    const group = groupOf([a, b], b, [decided('LINK', b, a)]);
    expect(ids(group)).toEqual(['a', 'b']);
    expect(group?.links).toEqual([
      { from: a.key, to: b.key, confidence: 'MANUAL', evidence: ['linked by Li on 2026-11-02'] },
    ]);
    expect([group?.platformOrderNo, group?.namedBy]).toEqual(['P1', 'NUMBER']);
  });

  test('keeps the evidence beside it', () => {
    const [a, b] = [order({ id: 'a', platform: 'taobao' }), order({ id: 'b', platform: 'douyin' })];
    expect(groupOf([a, b], a, [decided('LINK', a, b)])?.links).toMatchObject([
      {
        confidence: 'MANUAL',
        evidence: [/Li/, /same platform order number/, /different platforms/].map((part) =>
          expect.stringMatching(part),
        ),
      },
    ]);
  });

  test('cuts two orders apart, and shows no link between them', () => {
    const [a, b] = [order({ id: 'a', platform: 'taobao' }), order({ id: 'b', platform: 'taobao' })];
    for (const start of [a, b]) {
      const group = groupOf([a, b], start, [decided('CUT', b, a)]);
      expect([ids(group), group?.links]).toEqual([[start.key.nativeId], []]);
    }
  });

  test('on two orders leaves them together that a third one joins', () => {
    const three = ['a', 'b', 'c'].map((id) => order({ id, platform: 'taobao' }));
    const [a, b] = three;
    if (!a || !b) throw new Error('three orders');
    const group = groupOf(three, a, [decided('CUT', a, b)]);
    expect([ids(group), linked(group)]).toEqual([
      ['a', 'b', 'c'],
      ['a-c EXACT', 'b-c EXACT'],
    ]);
  });

  test('is about the order, whichever number it was asked by', () => {
    const [a, b] = [order({ id: 'a' }), order({ id: 'b', vendor: 'BABYCARE' })];
    const asked = { ...b, key: { ...b.key, askedBy: 'P1' } };
    expect(ids(groupOf([a, asked], a, [decided('LINK', a, b)])).toSorted()).toEqual(['a', 'b']);
  });
});

describe('an order of several numbers', () => {
  const [first, both, second] = [
    order({ id: 'a', number: 'P1', platform: 'taobao', placedAt: '2026-01-02' }),
    order({ id: 'e', vendor: 'EZR', numbers: ['P1', 'P2'], platform: 'taobao', placedAt: '2026-01-03' }),
    order({ id: 'b', number: 'P2', platform: 'taobao', placedAt: '2026-01-01' }),
  ];
  const all = [first, both, second];

  test('joins the sales of all of them', () => {
    for (const start of all) expect(ids(groupOf(all, start))).toEqual(['b', 'a', 'e']);
    expect(linked(groupOf(all))).toEqual(['a-e EXACT', 'b-e EXACT']);
  });

  test('is named by its own number, else by that of the order that stands for all', () => {
    const name = (start: Order) => {
      const group = groupOf(all, start);
      return [group?.platformOrderNo, group?.namedBy];
    };
    expect([first, second, both].map(name)).toEqual([
      ['P1', 'NUMBER'],
      ['P2', 'NUMBER'],
      ['P2', 'NUMBER'],
    ]);
    const namesake = order({ id: 'x', number: 'P2', platform: 'douyin', placedAt: '2025-01-01' });
    const group = groupOf([...all, namesake], both);
    expect([group?.platformOrderNo, group?.namedBy]).toEqual(['P2', 'ORDER']);
  });
});
