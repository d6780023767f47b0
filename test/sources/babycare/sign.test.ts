import { describe, expect, test } from 'vitest';
import { signers } from '../../../sources/babycare/sign.ts';

// The hashes were made with openssl dgst and Python's hashlib, from texts written out by hand.
const params = { requestTime: '1700000000', appId: 'app-1', requestId: 'r-1', apiVersion: '1.0' };
const body = '{"platformOrderNo":"3064563540143586756"}';

describe('sign', () => {
  test('md5 of secret + sorted parameters and body + secret', () => {
    expect(signers.md5({ params, body, secret: 's3cret' })).toBe('333B5331799CC1C86CDB2BFCD976461A');
  });

  test('hmac-sha256 of sorted parameters and body', () => {
    expect(signers['hmac-sha256']({ params, body, secret: 's3cret' })).toBe(
      '45D34AE49C3490AE016389F63BEE4E4E1A030E68F723FB90633D047265A14DE2',
    );
  });

  test('sorts by code unit, takes any text as UTF-8 and escapes nothing', () => {
    const input = { params: { ...params, A: '大写' }, body: '{"platformOrderNo":"订单&=号"}', secret: '密钥' };
    expect(signers.md5(input)).toBe('DC7E578DD8A7C23574CE9CA15913447A');
    expect(signers['hmac-sha256'](input)).toBe('C2FA445CDB3163F7654A89C5517957D94C6861B889D62CFA8C37491AEDE5245F');
  });

  test.each(['md5', 'hmac-sha256'] as const)('%s leaves a sign that is there out of itself', (kind) => {
    const sign = signers[kind]({ params, body, secret: 's3cret' });
    expect(signers[kind]({ params: { ...params, sign: 'X' }, body, secret: 's3cret' })).toBe(sign);
  });

  test('none signs nothing', () => {
    expect(signers.none({ params, body, secret: 's3cret' })).toBeNull();
  });
});
