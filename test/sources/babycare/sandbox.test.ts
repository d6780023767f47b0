import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { babycareSource, type BabycareSourceOptions } from '../../../sources/babycare/adapter.ts';
import {
  type BabycareSandbox,
  type BabycareSandboxOptions,
  nullDataNumbers,
  startBabycareSandbox,
} from '../../../sandbox/babycare/sandbox.ts';
import { sampleExpressNo, samplePlatformOrderNo } from '../../../sandbox/babycare/samples.ts';
import { generateSales, showcase, usualSales } from '../../../sandbox/sales/generator.ts';
import type { Order, Package } from '../../../sources/model.ts';
import type { Source } from '../../../sources/ports/source.ts';
import { none, sound } from './vendor.ts';

const until = new Date('2026-11-02T10:00:00+08:00');
const call: Parameters<Source['orders']>[2] = { signal: new AbortController().signal, onCall: () => {} };

async function connect(rules: BabycareSandboxOptions, more: Partial<BabycareSourceOptions> = {}) {
  const sandbox = await startBabycareSandbox({ until, ...rules });
  const source = babycareSource({
    url: sandbox.url,
    ...sandbox.credentials,
    publicParams: rules.publicParams ?? 'query',
    sign: rules.sign ?? 'md5',
    timeoutMs: 30_000,
    now: Date.now,
    random: () => crypto.randomUUID(),
    ...more,
  });
  const close = async (): Promise<void> => {
    await source.close();
    await sandbox.close();
  };
  return { sandbox, source, close };
}

describe.each(['query', 'header', 'body'] as const)('public parameters in the %s', (publicParams) => {
  test.each(['md5', 'hmac-sha256', 'none'] as const)('signed by %s are accepted', async (sign) => {
    const { source, close } = await connect({ publicParams, sign });
    try {
      const [orders] = await source.ordersByPlatformNo([samplePlatformOrderNo], none, call);
      expect(sound(orders)).toHaveLength(1);
      const [packages = []] = (await source.packagesOf?.(sound(orders), call)) ?? [];
      expect(sound(packages).map(({ trackingNo }) => trackingNo)).toEqual([sampleExpressNo]);
    } finally {
      await close();
    }
  });

  test('with a wrong secret are a fault of our credentials', async () => {
    const { source, close } = await connect({ publicParams }, { appSecret: 'wrong' });
    try {
      const found = await source.ordersByPlatformNo([samplePlatformOrderNo], none, call);
      expect(found).toMatchObject([{ kind: 'AUTH' }]);
    } finally {
      await close();
    }
  });
});

describe('everything that the simulator holds', () => {
  const numbers = [...generateSales({ count: usualSales.count, seed: usualSales.seed, until }), showcase]
    .filter(({ inBabycare }) => inBabycare)
    .map(({ platformOrderNo }) => platformOrderNo);
  const deviations = new Set<string>();
  const unmapped = new Set<string>();
  let sandbox: BabycareSandbox;
  let close: () => Promise<void> = async () => {};
  let orders: readonly Order[] = [];
  let absent: readonly unknown[] = [];
  let packages: readonly (readonly Package[])[] = [];

  beforeAll(async () => {
    const started = await connect(
      {},
      {
        onDeviation: (path, reason) => deviations.add(`${path} ${reason}`),
        onUnmapped: ({ field, code }) => unmapped.add(`${field} ${code}`),
      },
    );
    ({ sandbox, close } = started);
    const { source } = started;
    const found = await source.ordersByPlatformNo([...numbers, ...nullDataNumbers, 'unknown'], none, call);
    absent = found.slice(numbers.length);
    orders = [...new Set(found.flatMap(sound))];
    packages = ((await source.packagesOf?.(orders, call)) ?? []).map(sound);
  });
  afterAll(() => close());

  test('is read without anything set aside, by two calls per platform order number', () => {
    expect([...deviations]).toEqual([]);
    expect(absent).toEqual([[], [], []]);
    expect(orders.length).toBeGreaterThan(1_000);
    expect(new Set(orders.map(({ key }) => key.nativeId)).size).toBe(orders.length);
    expect(sandbox.calls).toHaveLength(2 * new Set(numbers).size + 3);
  });

  test('shows a code that no table lists as it came, and reports it', () => {
    const shown = orders.flatMap(({ statusNative, items, returns }) => [
      ...statusNative,
      ...items.flatMap(({ status }) => status ?? []),
      ...(returns ?? []).flatMap((one) => one.statusNative),
    ]);
    const unlisted = new Set(shown.flatMap(({ field, code, documented }) => (documented ? [] : `${field} ${code}`)));
    expect(unlisted.size).toBeGreaterThan(3);
    expect([...unlisted].filter((one) => !unmapped.has(one))).toEqual([]);
    const unreadable = orders.find(({ statusNative: [first] }) => first?.documented === false);
    expect(unreadable).toMatchObject({ status: 'UNKNOWN' });
    expect(unreadable?.statusNative[0]).toMatchObject({ field: 'orderStatus', label: null });
  });

  test('gives each parcel to one order, once, and each row to a line', () => {
    packages.forEach((own, index) => {
      const keys = own.map(({ packageKey }) => packageKey.join(' '));
      expect(new Set(keys).size).toBe(keys.length);
      const items = new Set(orders[index]?.items.map(({ itemKey }) => itemKey));
      for (const { contents } of own)
        for (const { itemKey } of contents ?? []) expect(itemKey !== null && items.has(itemKey)).toBe(true);
    });
    expect(packages.some((own) => own.length > 1)).toBe(true);
    expect(packages.flat().some(({ trackingNo }) => trackingNo === null)).toBe(true);
    expect(new Set(packages.flat().map(({ status }) => status))).toEqual(new Set(['SHIPPED', 'DELIVERED']));
  });

  test('has exchanges with the order that replaces them', () => {
    const cases = orders.flatMap(({ returns }) => returns ?? []);
    const ofKinds = [...new Set(cases.map(({ kind }) => kind))];
    expect(ofKinds).toEqual(expect.arrayContaining(['RETURN_AND_REFUND', 'REFUND_ONLY', 'EXCHANGE']));
    const replacements = new Set(cases.flatMap(({ replacement }) => replacement?.nativeId ?? []));
    const kinds = orders.flatMap(({ key, kind }) => (replacements.has(key.nativeId) ? kind : []));
    expect(kinds).toHaveLength(replacements.size);
    expect(kinds).toContain('EXCHANGE');
    expect(kinds.filter((kind) => kind !== 'EXCHANGE' && kind !== 'REISSUE')).toEqual([]);
  });
});
