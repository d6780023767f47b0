import { expect, test } from 'vitest';
import { normalizedCarrier } from '../../sources/domain/carriers.ts';

test.each([
  ['zhongtong', 'ZTO'],
  ['ZTO', 'ZTO'],
  // This code is Babycare's own.
  [' zt ', 'ZTO'],
  ['EYB', 'EMS'],
])('the code %j, whatever the name is, is %s', (code, carrier) => {
  for (const name of [null, '别的公司']) expect(normalizedCarrier(code, name)).toBe(carrier);
});

test.each([
  ['顺丰速运', 'SF'],
  ['EMS标准快递', 'EMS'],
  ['ems', 'EMS'],
  ['天天快递', 'TTK'],
])('the name %s, with a code that nobody knows, is %s', (name, carrier) => {
  for (const code of [null, '9999']) expect(normalizedCarrier(code, name)).toBe(carrier);
});

test('the code outweighs the name', () => expect(normalizedCarrier('shunfeng', '中通快递')).toBe('SF'));

test.each([
  [null, null],
  ['', ''],
  ['string', 'string'],
  ['9999', '某某快递'],
  ['0030', null],
  [null, 'Systems Express'],
  // 天天 alone is an everyday word.
  [null, '天天果园配送'],
])('code %j and name %j are nobody that we know', (code, name) => expect(normalizedCarrier(code, name)).toBeNull());
