import { describe, expect, it } from 'vitest';
import { isLoopback, readConfig } from '../config.ts';

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      soms: null,
      babycare: null,
      sandbox: true,
      vendorTimeoutMs: 3000,
      requestDeadlineMs: 10_000,
      poll: { seconds: 60, backDays: 7, overlapSeconds: 60 },
    });
  });

  it('takes an empty variable as an unset one', () => {
    expect(readConfig({ PORT: '', SOMS_URL: '' })).toMatchObject({ port: 4000, soms: null });
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
    expect(readConfig(soms).soms).toEqual({
      url: 'https://soms.example.test',
      tenantId: 't',
      user: 'u',
      password: 'p',
      operator: 'o',
      submit: 'submit',
      selftake: 'v2',
    });
    expect(
      readConfig({
        BABYCARE_URL: 'https://b.example.test',
        BABYCARE_APP_ID: 'a',
        BABYCARE_APP_SECRET: 's',
        BABYCARE_SIGN: 'none',
      }).babycare,
    ).toMatchObject({ sign: 'none', publicParams: 'query' });
  });

  it('takes which forms of SOMS are used, for its simulator too', () => {
    const forms = { SOMS_SUBMIT: 'legacy', SOMS_SELFTAKE: 'order' };
    const expected = { submit: 'legacy', selftake: 'order' };
    expect(readConfig({ ...soms, ...forms })).toMatchObject({ soms: expected, somsForm: expected });
    expect(readConfig(forms)).toMatchObject({ soms: null, somsForm: expected });
    expect(readConfig({})).toMatchObject({ somsForm: { submit: 'submit', selftake: 'v2' } });
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

  it('never repeats a secret in its message', () => {
    expect(() => readConfig({ ...soms, SOMS_PASSWORD: 'hunter2', SOMS_URL: undefined })).toThrow(/^(?!.*hunter2)/);
  });

  it('refuses an address that others can reach, as long as nothing checks who asks', () => {
    for (const host of ['0.0.0.0', '192.168.1.2', 'example.test'])
      expect(() => readConfig({ HOST: host })).toThrow(/^HOST/);
    for (const host of ['127.0.0.1', '127.8.8.8', 'localhost', '::1']) expect(isLoopback(host)).toBe(true);
  });
});
