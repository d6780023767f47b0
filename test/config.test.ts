import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isLoopback, readConfig } from '../config.ts';

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      sandbox: true,
      vendorTimeoutMs: 3000,
      requestDeadlineMs: 10_000,
      poll: { seconds: 60, backDays: 7, overlapSeconds: 60 },
    });
  });

  it('takes an empty variable as an unset one', () => {
    const config = readConfig({ PORT: '', SOMS_URL: '' });
    expect([config.port, config.vendors('SOMS').connection]).toEqual([4000, null]);
  });

  it('takes how changes are polled for, and 0 for not at all', () => {
    const set = readConfig({ POLL_SECONDS: '0', POLL_BACK_DAYS: '30', POLL_OVERLAP_SECONDS: '300' });
    expect(set.poll).toEqual({ seconds: 0, backDays: 30, overlapSeconds: 300 });
  });

  const soms = {
    SOMS_URL: 'https://soms.example.test',
    SOMS_TENANT_ID: 't',
    SOMS_USER: 'u',
    SOMS_PASSWORD: 'p',
    SOMS_OPERATOR: 'o',
  };
  it('takes a whole vendor group', () => {
    expect(readConfig(soms).vendors('SOMS')).toEqual({
      connection: { url: 'https://soms.example.test', tenantId: 't', user: 'u', password: 'p', operator: 'o' },
      eventsSecret: null,
      submit: 'submit',
      selftake: 'v2',
    });
    expect(
      readConfig({
        BABYCARE_URL: 'https://b.example.test',
        BABYCARE_APP_ID: 'a',
        BABYCARE_APP_SECRET: 's',
        BABYCARE_SIGN: 'none',
      }).vendors('BABYCARE'),
    ).toEqual({
      connection: { url: 'https://b.example.test', appId: 'a', appSecret: 's' },
      sign: 'none',
      publicParams: 'query',
    });
  });

  it('takes which forms of SOMS are used, for its simulator too', () => {
    const forms = { SOMS_SUBMIT: 'legacy', SOMS_SELFTAKE: 'order' };
    const expected = { eventsSecret: null, submit: 'legacy', selftake: 'order' };
    expect(readConfig({ ...soms, ...forms }).vendors('SOMS')).toMatchObject(expected);
    expect(readConfig(forms).vendors('SOMS')).toEqual({ connection: null, ...expected });
    expect(readConfig({}).vendors('SOMS')).toEqual({
      connection: null,
      eventsSecret: null,
      submit: 'submit',
      selftake: 'v2',
    });
  });

  it.each(Object.keys(soms))('names %s when it alone is missing', (name) => {
    expect(() => readConfig({ ...soms, [name]: undefined })).toThrow(new RegExp(`^${name}: missing`));
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['SOMS_URL', 'ftp://x'],
    ['SOMS_SUBMIT', 'new'],
    ['SOMS_SELFTAKE', 'v1'],
    ['BABYCARE_SIGN', 'sha1'],
    ['VENDOR_TIMEOUT_MS', '1'],
    ['LOG_LEVEL', 'loud'],
    ['POLL_SECONDS', '-1'],
    ['POLL_SECONDS', '0.5'],
    ['POLL_BACK_DAYS', '1000'],
    ['POLL_OVERLAP_SECONDS', 'a minute'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT: must be a whole number from 0 to 65535.'],
    [{ MAX_COST: '1e3' }, 'MAX_COST: must be a whole number from 1 to 1000000000.'],
    [{ CURSOR_SECRET: 'abc' }, 'CURSOR_SECRET: must have at least 16 characters.'],
    [{ SANDBOX: 'no' }, 'SANDBOX: must be on or off.'],
    [{ SOMS_URL: 'soms' }, 'SOMS_URL: must be an address such as https://host.example.com.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must be an address such as postgres://user@host:5432/database.'],
    [{ BABYCARE_SIGN: 'sha1' }, 'BABYCARE_SIGN: must be md5 or hmac-sha256 or none.'],
  ])('says in words what is expected instead of %j', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  it('refuses a variable of a vendor that neither is connected nor has a simulator', () => {
    const off = { SANDBOX: 'off', SOMS_SUBMIT: 'legacy', BABYCARE_SIGN: '' };
    expect(() => readConfig(off)).toThrow(/^SOMS_SUBMIT: set, while 海鼎 SOMS is not connected/);
    expect(readConfig({ ...soms, ...off }).vendors('SOMS')).toMatchObject({ submit: 'legacy' });
  });

  it('never repeats a secret in its message', () => {
    expect(() => readConfig({ ...soms, SOMS_PASSWORD: 'hunter2', SOMS_URL: undefined })).toThrow(/^(?!.*hunter2)/);
  });

  it('refuses an address that others can reach, unless ACCESS_FILE says who may ask', () => {
    for (const host of ['0.0.0.0', '192.168.1.2', 'example.test'])
      expect(() => readConfig({ HOST: host })).toThrow(/^HOST.*ACCESS_FILE/);
    expect(readConfig({ HOST: '0.0.0.0', ACCESS_FILE: 'access.yaml' })).toMatchObject({ accessFile: 'access.yaml' });
    for (const host of ['127.0.0.1', '127.8.8.8', 'localhost', '::1']) expect(isLoopback(host)).toBe(true);
  });
});

describe("Yuanshu's groups", () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordergraph-config-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string | Buffer): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = (type: 'pkcs1' | 'pkcs8') => privateKey.export({ type, format: 'pem' });
  const bts = {
    YUANSHU_BTS_URL: 'https://bts.example.test',
    YUANSHU_BTS_SIGN_KEY: 'k',
    YUANSHU_TENANT_ID: '1',
  };
  const platform = {
    YUANSHU_URL: 'https://y.example.test/x',
    YUANSHU_PRIVATE_KEY_FILE: file('pkcs8.pem', pem('pkcs8')),
    YUANSHU_TENANT_ID: '1',
  };

  const connection = (environment: Record<string, string | undefined>): unknown =>
    readConfig({ ALLOW_UNSIGNED_PUSHES: 'yuanshu', ...environment }).vendors('YUANSHU').connection;

  it('takes either, both or none; they share the tenant', () => {
    expect(connection({})).toBeNull();
    expect(connection(bts)).toMatchObject({ bts: { tenantId: '1', signKey: 'k' }, platform: null });
    expect(connection(platform)).toEqual({
      bts: null,
      platform: { url: 'https://y.example.test/x', tenantId: '1', privateKeyPem: pem('pkcs8') },
      publicKey: null,
    });
    expect(connection({ ...bts, ...platform })).toMatchObject({ bts: {}, platform: {} });
    const pkcs1 = { ...platform, YUANSHU_PRIVATE_KEY_FILE: file('pkcs1.pem', pem('pkcs1')) };
    expect(connection(pkcs1)).toMatchObject({ platform: { privateKeyPem: pem('pkcs1') } });
  });

  it.each([
    ...Object.keys(bts).map((name) => [name, { ...bts, [name]: undefined }] as const),
    ...Object.keys(platform).map((name) => [name, { ...platform, [name]: undefined }] as const),
    ['YUANSHU_URL', { ...bts, ...platform, YUANSHU_URL: undefined }] as const,
    ['YUANSHU_TENANT_ID', { YUANSHU_TENANT_ID: '1' }] as const,
  ])('names %s when its group is half set', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name}: `));
  });

  it.each([
    ['no file', join(folder, 'none.pem')],
    ['no key', file('text.pem', 'secret-text')],
    ['a public key', file('public.pem', publicKey.export({ type: 'spki', format: 'pem' }))],
    [
      'an encrypted key',
      file('locked.pem', privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' })),
    ],
    [
      'another kind of key',
      file('ed.pem', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
    ],
  ])('%s is no private key', (_what, path) => {
    const start = () => readConfig({ ...platform, YUANSHU_PRIVATE_KEY_FILE: path });
    expect(start).toThrow(/^YUANSHU_PRIVATE_KEY_FILE: /);
    expect(start).toThrow(/^(?![^]*secret-text)/);
  });
  it('what is no key at all is no public key either', () => {
    const path = file('text2.pem', 'no key');
    expect(() => readConfig({ YUANSHU_PUBLIC_KEY_FILE: path })).toThrow(/^YUANSHU_PUBLIC_KEY_FILE: /);
  });
});

describe('a real vendor whose pushes nothing could verify', () => {
  const bts = { YUANSHU_BTS_URL: 'https://bts.example.test', YUANSHU_BTS_SIGN_KEY: 'k', YUANSHU_TENANT_ID: '1' };

  it('stops the start, which names the key and the setting', () => {
    expect(() => readConfig(bts)).toThrow(
      /^YUANSHU_PUBLIC_KEY_FILE: missing, while YUANSHU is connected.*ALLOW_UNSIGNED_PUSHES=yuanshu/,
    );
    expect(() => readConfig({ ...bts, ALLOW_UNSIGNED_PUSHES: 'ezr' })).toThrow(/^YUANSHU_PUBLIC_KEY_FILE/);
  });

  it('is allowed by its name, and so is one of which nothing else is set, where it is not simulated', () => {
    expect(readConfig({ ...bts, ALLOW_UNSIGNED_PUSHES: ' Yuanshu, ezr,' }).unsignedPushes).toEqual(
      new Set(['YUANSHU', 'EZR']),
    );
    const ezr = (SANDBOX: string) => readConfig({ SANDBOX, ALLOW_UNSIGNED_PUSHES: 'ezr' }).vendors('EZR').connection;
    expect([ezr('off'), ezr('on')]).toEqual([{ credentials: null }, null]);
    expect(readConfig({ SANDBOX: 'off' }).vendors('EZR').connection).toBeNull();
  });

  it('is none where it only gives hints: SOMS needs no secret to start', () => {
    expect(readConfig({ SOMS_EVENTS_SECRET: 'a-secret' }).vendors('SOMS')).toMatchObject({ eventsSecret: 'a-secret' });
    for (const wrong of ['a/b', '..', 'a b', '秘密'])
      expect(() => readConfig({ SOMS_EVENTS_SECRET: wrong })).toThrow(/^SOMS_EVENTS_SECRET: must be letters/);
  });

  it.each(['babycare', 'all', 'yuanshu;ezr', 'true'])(
    'ALLOW_UNSIGNED_PUSHES=%s names no vendor that pushes',
    (names) => {
      expect(() => readConfig({ ALLOW_UNSIGNED_PUSHES: names })).toThrow(
        /^ALLOW_UNSIGNED_PUSHES\S*: must be of .*yuanshu/,
      );
    },
  );
});
