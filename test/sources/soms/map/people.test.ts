import { describe, expect, test } from 'vitest';
import { orderFrom } from '../source.ts';

describe('the people', () => {
  const contact = {
    name: '李飞',
    mobile: '13800000000',
    telephone: '0592-1',
    private_name: '李*',
    private_mobile: '138**',
  };
  test.each([
    [contact, { plain: '李飞', masked: '李*' }, { plain: '13800000000', masked: '138**' }],
    [
      { name: '李飞', mobile: '', telephone: '0592-1' },
      { plain: '李飞', masked: null },
      { plain: '0592-1', masked: null },
    ],
    [{}, { plain: null, masked: null }, { plain: null, masked: null }],
  ])('%j', (who, name, phone) => {
    const mapped = orderFrom({ customer: { id: 'C', contact: who }, delivery: { receiver: { contact: who } } });
    expect(mapped.buyer).toEqual({ memberId: 'C', nickname: name, phone });
    expect(mapped.recipient).toMatchObject({ name, phone, encrypted: false });
  });

  test.each([
    [
      { province: '福建省', city: '厦门市', street: '前埔', private_street: '脱敏**' },
      { plain: '前埔', masked: '脱敏**' },
    ],
    [
      { province: '福建省', city: '厦门市', street: '前埔' },
      { plain: '前埔', masked: '福建省厦门市***' },
    ],
    [
      { street: '前埔', private_street: '' },
      { plain: '前埔', masked: '***' },
    ],
    [{ province: '福建省' }, { plain: null, masked: null }],
  ])('an address %j', (address, expected) =>
    expect(orderFrom({ delivery: { receiver: { address } } }).recipient?.address).toEqual(expected),
  );

  test.each([
    [{ encrypt_name: 'cipher' }, {}, true],
    [{ encrypt_name: 'cipher' }, { name: '李飞' }, false],
    [{ encrypt_name: '' }, {}, false],
    [undefined, {}, false],
  ])('encrypted: %j beside %j is %j', (encrypt_detail, who, encrypted) =>
    expect(orderFrom({ encrypt_detail, delivery: { receiver: { contact: who } } }).recipient?.encrypted).toBe(
      encrypted,
    ),
  );

  test('nobody is told of where the vendor says nothing', () => {
    expect([orderFrom({}).buyer, orderFrom({}).recipient]).toEqual([null, null]);
  });
});
