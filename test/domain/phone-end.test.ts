/** The end of a phone number in the index and in a filter. An order that is not indexed by it must not fit it either. */
import { describe, expect, it } from 'vitest';
import { attributesOf } from '../../sources/domain/index-row.ts';
import type { Order, Personal } from '../../sources/model.ts';
import { matches, noFilter } from '../../sources/lists/filter.ts';
import { attributeRows, titleRows } from '../../store/rows/index-row.ts';
import { orderMade } from '../lists/world.ts';

const nobody: Personal = { plain: null, masked: null };
function orderFor(phone: Personal | null): Order {
  const order = orderMade({
    vendor: 'EZR',
    nativeId: '1',
    platformOrderNo: 'P',
    placedAt: 1,
    createdAt: 1,
    modifiedAt: 1,
  });
  if (phone === null) return { ...order, recipient: null };
  const place = { province: null, city: null, district: null };
  return { ...order, recipient: { name: nobody, address: nobody, phone, encrypted: false, ...place } };
}

describe("the end of a recipient's phone", () => {
  it.each<[string, Personal | null, string | null]>([
    ['a plain number', { plain: '13800004321', masked: null }, '4321'],
    ['a number beside its mask', { plain: '13800004321', masked: '138****9999' }, '4321'],
    ["a vendor's mask", { plain: null, masked: '138****4321' }, '4321'],
    ['an extension', { plain: '13800000000-4321', masked: null }, '4321'],
    ['a mask that hides the end', { plain: null, masked: '1380000**21' }, null],
    ['a cipher text that ends in digits', { plain: null, masked: 'RdqEabcdefghijklmnop4321' }, null],
    ['other digits', { plain: '1380000４３２１', masked: null }, null],
    ['a short number', { plain: '321', masked: null }, null],
    ['no number', nobody, null],
    ['no recipient', null, null],
  ])('of %s', (_what, phone, end) => {
    const order = orderFor(phone);
    // Null stands for what is not told.
    const PHONE = attributesOf(order).PHONE?.filter((one) => one !== null);
    expect(PHONE).toEqual(end === null ? [] : [end]);
    for (const suffix of ['4321', '04321', '4320'])
      if (matches(order, { ...noFilter, recipientPhoneSuffix: suffix })) expect(PHONE).toEqual([suffix.slice(-4)]);
    expect(matches(order, { ...noFilter, recipientPhoneSuffix: '4321' })).toBe(end === '4321');
  });

  it('is stored as a hash and nothing else', () => {
    const attributes = { PHONE: ['4321'] };
    expect(JSON.stringify(attributeRows('key', attributes))).not.toContain('4321');
    expect(attributeRows('key', attributes)).toHaveLength(1);
    expect(titleRows(attributes)).toEqual([]);
  });
});
