/** Cipher text in the forms of the platforms is shown as it came, and `encrypted` speaks of the recipient's own fields. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import fc from '../property.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { isCipher } from '../../sources/values/cipher.ts';
import { type Meaning, startMeaning } from './world.ts';

const world: Meaning = await startMeaning();
afterAll(() => world.close());

const base64 = 'RdqEiMkjr3FqgT/8rEiBfw==';
const ciphers = [
  `$${base64}$1$`,
  '$kX3r$p2Qz7vLmN4tYb8Wc9Rd6Sg==$1$',
  '$$p2Qz7vLmN4tYb8Wc9Rd6Sg==$$1$$',
  `~${base64}~1~`,
  `~p2Qz7vLmN4tYb8Wc9Rd6Sg==~12~~`,
  `#p2Qz#7vLmN4tYb8Wc9Rd6Sg==#1##`,
  '~AgAAAAMbY2d1AHKv5wFq7Zt0aLx2~',
  '~AgAAAAMbY2d1AHKv5wFq7Zt0aLx2Q==',
  base64,
  'p2Qz7vLmN4tYb8Wc9Rd6Sgx1',
];
const ordinary = [
  ...['张小明', 'LiLei2024', 'tb88012345678', 'JohnSmithFromShanghai1988', 'shanghai2024example20240101', '~小明~1~'],
  ...['~Lily~', '$money$', '$1$', '~Agnes_Smith_1990', 'PudongNewAreaRoad1203No5', 'Room 1203, Building 5, Shanghai'],
  ...[
    '13800000000',
    '0571-88001234',
    '+8613800000000',
    '1'.repeat(108),
    '浙江省杭州市样例路1号',
    'a@example.com',
    '***',
    '',
  ],
];
const people = (encrypted: boolean, shown: string) => ({
  recipient: { name: shown, plain: shown, phone: shown, encrypted },
});
const selection = 'recipient { name plain: name(reveal: true) phone encrypted }';

describe.each(ciphers.map((cipher) => [cipher]))('%s', (cipher) => {
  test('is shown as it came, for every vendor, and is said to be encrypted', async () => {
    const contact = { name: cipher, mobile: cipher };
    expect(await world.soms({ delivery: { receiver: { contact } } }, selection)).toEqual(people(true, cipher));
    expect(await world.yuanshu({ recvName: cipher, recvMobile: cipher }, selection)).toEqual(people(true, cipher));
    expect(await world.ezr({ RecvConsignee: cipher, RecvMobile: cipher }, selection)).toEqual(people(true, cipher));
    expect(await world.babycare({ orderExt: { memberName: cipher } }, 'buyer { nickname }')).toEqual({
      buyer: { nickname: cipher },
    });
  });

  test('of an address too, and of the buyer, who is not the recipient', async () => {
    const address = 'recipient { address encrypted } buyer { nickname phone }';
    const sealed = { recipient: { address: cipher, encrypted: true } };
    expect(await world.soms({ delivery: { receiver: { address: { street: cipher } } } }, address)).toMatchObject(
      sealed,
    );
    expect(await world.yuanshu({ recvAddress: cipher }, address)).toMatchObject(sealed);
    expect(await world.ezr({ RecvAddress: cipher }, address)).toMatchObject(sealed);

    const plain = { recipient: { encrypted: false }, buyer: { nickname: cipher } };
    const receiver = { contact: { name: '王五', mobile: '13800000000' } };
    const customer = { contact: { name: cipher, mobile: cipher } };
    expect(await world.soms({ customer, delivery: { receiver } }, address)).toMatchObject(plain);
    expect(await world.yuanshu({ nickName: cipher, mobile: cipher, recvName: '王五' }, address)).toMatchObject({
      ...plain,
      buyer: { nickname: cipher, phone: cipher },
    });
    expect(await world.ezr({ BuyerNick: cipher, RecvConsignee: '王五' }, address)).toMatchObject(plain);
  });
});

test('cipher texts of encrypt_detail stand where SOMS sends nothing else, each for its own field', async () => {
  const secret = { encrypt_name: 'c1', encrypt_mobile: 'c2', encrypt_street: 'c3' };
  const all = 'recipient { name(reveal: true) phone(reveal: true) address(reveal: true) encrypted }';
  expect(await world.soms({ encrypt_detail: secret }, all)).toEqual({
    recipient: { name: 'c1', phone: 'c2', address: 'c3', encrypted: true },
  });
  const receiver = { contact: { name: '王五', mobile: '13800000000' }, address: { street: '样例路1号' } };
  expect(await world.soms({ encrypt_detail: secret, delivery: { receiver } }, all)).toMatchObject({
    recipient: { name: '王五', encrypted: false },
  });
});

test.each(ordinary)('%s is no cipher text', (text) => expect(isCipher(text)).toBe(false));

test('what a block cipher makes of a name or a phone is told from it, and words in one piece are not', () => {
  const [key, words] = [
    Buffer.alloc(16, 7),
    ['zhang', 'Wei', '2024', 'Room', '1203', 'Road', 'Xiao', 'Ming', 'Shanghai', '8800'],
  ];
  const cipherOf = (text: string): string => {
    const cipher = createCipheriv('aes-128-cbc', key, createHash('md5').update(text).digest());
    return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
  };
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 30 }),
      fc.array(fc.constantFrom(...words), { maxLength: 12 }),
      (text, some) => {
        const cipher = cipherOf(text);
        expect([cipher, isCipher(`~${cipher}~1~`), isCipher(`$${cipher}$2$`)]).toEqual([cipher, true, true]);
        if (cipher.endsWith('=')) expect([cipher, isCipher(cipher)]).toEqual([cipher, true]);
        expect([some, isCipher(some.join(''))]).toEqual([some, false]);
      },
    ),
  );
  const unpadded = Array.from({ length: 500 }, () => randomBytes(24).toString('base64'));
  expect(unpadded.filter(isCipher).length).toBeGreaterThan(425);
});
