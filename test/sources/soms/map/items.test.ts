import fc from '../../../property.ts';
import { describe, expect, test } from 'vitest';
import { orderFrom } from '../source.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });

describe('the lines', () => {
  const name$ = fc.option(fc.constantFrom('', 'a', 'a#1', 'a#1#1', '#0', '#1', 'b'));
  test('each have a key of their own, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ item_id: name$, uuid: name$, item_no: name$ }), { maxLength: 12 }), (items) => {
        const keys = orderFrom({ items }).items.map(({ itemKey }) => itemKey);
        expect(keys).toHaveLength(items.length);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test.each([
    [{ item_id: 'i', uuid: 'u', item_no: 'n' }, 'i'],
    [{ uuid: 'u', item_no: 'n' }, 'u'],
    [{ item_no: 'n' }, 'n'],
    [{ item_id: '', uuid: 'u' }, 'u'],
    [{}, '#0'],
  ])('%j is called %s', (item, itemKey) => expect(orderFrom({ items: [item] }).items[0]?.itemKey).toBe(itemKey));

  test.each([
    [{}, 'MAIN'],
    [{ is_gift: false, is_collocation: false, details: [] }, 'MAIN'],
    [{ details: [{ id: 'c' }] }, 'BUNDLE'],
    [{ is_collocation: true, details: [{ id: 'c' }] }, 'ADD_IN'],
    [{ is_gift: true, is_collocation: true, details: [{ id: 'c' }] }, 'GIFT'],
  ])('%j is %s', (item, kind) => expect(orderFrom({ items: [item] }).items[0]?.kind).toBe(kind));

  test('an add-in names the line that it was added to', () => {
    const { items } = orderFrom({
      items: [
        { item_id: 'tea' },
        { item_id: 'pearls', is_collocation: true, relation_item_id: 'tea' },
        { item_id: 'ice', is_collocation: true, relation_item_id: 'nothing' },
        { item_id: 'self', is_collocation: true, relation_item_id: 'self' },
        { item_id: 'cake', is_collocation: false, relation_item_id: 'tea' },
      ],
    });
    expect(items.map(({ parentKey }) => parentKey)).toEqual([null, 'tea', null, null, null]);
  });

  test.each([
    [{ discount_amount: '1.10', apported_discount_amount: '2.2' }, cny('3.30')],
    [{ discount_amount: '1.10' }, cny('1.10')],
    [{ apported_discount_amount: 2.5 }, cny('2.5')],
    [{}, null],
  ])('the discounts of %j are %j', (item, discount) =>
    expect(orderFrom({ items: [item] }).items[0]?.discount).toEqual(discount),
  );

  test('trace codes in full outweigh bare ones', () => {
    const item = {
      trace_codes: ['x'],
      trace_code_details: [{ code: 'y', valid_date: '2026-02-30 00:00:00', qty: 2 }, {}],
    };
    const traced = orderFrom({ items: [item, { trace_codes: ['x'], trace_code_details: [] }, {}] }).items.map(
      ({ traceCodes }) => traceCodes?.map(({ code, quantity, validUntil }) => [code, quantity, validUntil]) ?? null,
    );
    expect(traced).toEqual([[['y', '2', null]], [['x', null, null]], null]);
  });
});
