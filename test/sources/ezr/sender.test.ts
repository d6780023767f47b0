import { describe, expect, test } from 'vitest';
import { ezrProjector } from '../../../sources/ezr/adapter.ts';
import { ezrPath } from '../../../sources/ezr/push.ts';
import { ezrPushes } from '../../../sandbox/ezr/sender.ts';
import { ezrMappings } from '../../../sources/ezr/tables.ts';
import { at } from '../../../sources/values/json.ts';
import { generateSales, showcaseIds, usualSales } from '../../../sandbox/sales/generator.ts';
import type { Order } from '../../../sources/model.ts';
import { mapped, stateOf } from './pushed.ts';

const until = new Date('2026-03-01T00:00:00Z');
const options = { seed: usualSales.seed, until };
const pushes = ezrPushes(options);
const readings = pushes.map(({ body }) => mapped(body));
const orders = readings.map(({ order }) => order);
const outcomes = (code: string) =>
  Object.fromEntries(
    Map.groupBy(orders, ({ checks }) => checks.find((check) => check.code === code)?.outcome)
      .entries()
      .map(([outcome, all]) => [outcome, all.length]),
  );
const numbersOf = ({ identifiers }: Order) =>
  identifiers.flatMap(({ namespace, value }) => (namespace === 'PLATFORM_ORDER' ? [value] : []));

describe('generated pushes', () => {
  test('some 500 orders, each with a number of its own, the same for the same options', () => {
    expect(pushes.length).toBeGreaterThan(450);
    expect(pushes.length).toBeLessThan(600);
    expect(new Set(pushes.map(({ path }) => path))).toEqual(new Set([ezrPath]));
    expect(new Set(orders.map(({ key }) => key.nativeId)).size).toBe(pushes.length);
    expect(ezrPushes(options)).toEqual(pushes);
    expect(ezrPushes({ ...options, seed: 7 })).not.toEqual(pushes);
  });

  test('all accepted without a deviation', () => {
    expect(readings.flatMap(({ deviations }) => deviations)).toEqual([]);
  });

  test('show every code of every table, and unlisted ones', () => {
    const seen = new Set(
      orders.flatMap(({ statusNative, platform }) => [
        ...statusNative.map(({ field, code }) => `${field} ${code}`),
        `DataOrigin ${platform?.code}`,
      ]),
    );
    const wanted = ezrMappings.filter(({ field }) => !field.includes('fulfilment'));
    expect(wanted.map(({ field, code }) => `${field} ${code}`).filter((code) => !seen.has(code))).toEqual([]);
    expect(new Set(orders.map(({ status }) => status))).toContain('AWAITING_PICKUP');
    expect(new Set(readings.flatMap(({ unmapped }) => unmapped.map(({ field }) => field)))).toEqual(
      new Set(['OrderStatus', 'DelivType', 'ActType', 'ExchangeType', 'ExpressFeeType', 'DataOrigin']),
    );
    const lines = orders.flatMap(({ raw }) => [at(raw, 'Dtls') ?? at(raw, 'DtlsList')].flat());
    expect(new Set(lines.map((line) => JSON.stringify(at(line, 'ShipType'))))).toEqual(new Set(['0', '1', '2', '3']));
    expect(new Set(orders.map(({ raw }) => JSON.stringify(at(raw, 'StoreType'))))).toEqual(new Set(['0', '1']));
  });

  test('show what the document leaves open: both names, several types, freight in points', () => {
    for (const name of ['Dtls', 'DtlsList', 'UseCouponNoList', 'UseCouponNoListList', 'ExchangeRelCodeList'])
      expect(orders.some(({ raw }) => at(raw, name) !== undefined)).toBe(true);
    expect(new Set(orders.map(({ raw }) => typeof at(raw, 'IsPayed'))).size).toBeGreaterThan(2);
    expect(orders.some(({ raw }) => typeof at(raw, 'Code') !== 'string')).toBe(true);
    expect(orders.filter(({ amounts }) => amounts.shipping && 'points' in amounts.shipping).length).toBeGreaterThan(5);
  });

  test('add up, except in a marked few', () => {
    expect(outcomes('E1')['FAIL']).toBeGreaterThan(0);
    expect(outcomes('E1')['FAIL']).toBeLessThan(20);
    expect(outcomes('E2')['FAIL']).toBeGreaterThan(0);
    expect(outcomes('E2')['FAIL']).toBeLessThan(20);
    expect(outcomes('STATUS_AXES_DISAGREE')['FAIL']).toBeUndefined();
  });

  test('returns and exchanges of all kinds', () => {
    const returns = orders.flatMap((order) => order.returns ?? []);
    expect(new Set(returns.map(({ kind }) => kind))).toEqual(new Set(['RETURN_AND_REFUND', 'REFUND_ONLY', 'EXCHANGE']));
    const known = new Set(orders.map(({ key }) => key.nativeId));
    const replacements = returns.flatMap(({ replacement }) => replacement?.nativeId ?? []);
    expect(replacements.length).toBeGreaterThan(0);
    expect(replacements.filter((code) => !known.has(code))).toEqual([]);
    expect(new Set(orders.map(({ paymentStatus }) => paymentStatus))).toEqual(
      new Set(['PAID', 'UNPAID', 'REFUNDED', 'PARTIALLY_REFUNDED']),
    );
  });

  test('are the same sales as those of the other systems', () => {
    const sales = Map.groupBy(
      generateSales({ ...options, count: usualSales.count }).filter((sale) => sale.follows === null),
      ({ platformOrderNo }) => platformOrderNo,
    );
    const single = orders.filter((order) => order.kind !== 'EXCHANGE' && order.platformOrderNo !== null).slice(1);
    expect(single.length).toBeGreaterThan(400);
    for (const { platformOrderNo, amounts, placedAt } of single) {
      const sale = sales.get(platformOrderNo ?? '')?.[0];
      expect(sale && (sale.inSoms || sale.inBabycare)).toBe(true);
      expect(amounts.payable?.amount).toBe(sale?.amounts.payable);
      expect(Date.parse(placedAt ?? '')).toBe((sale?.placedAt ?? 0) * 1000);
    }
  });

  test('some lines belong to two platform orders', () => {
    const several = orders.filter((order) => numbersOf(order).length === 2);
    expect(several.length).toBeGreaterThan(3);
    expect(several.every(({ platformOrderNo }) => platformOrderNo === null)).toBe(true);
  });

  test('and one that every demonstration knows', () => {
    const showcase = orders.find((order) => order.platformOrderNo === showcaseIds.platformOrderNo);
    expect(showcase).toMatchObject({ status: 'DELIVERED', placedAt: '2026-01-01T10:00:00+08:00' });
    expect(showcase?.amounts.payable?.amount).toBe('300.80');
    expect(ezrProjector(stateOf('A', pushes.at(0)?.body ?? null)).numbers).toContainEqual({
      namespace: 'PLATFORM_ORDER',
      value: showcaseIds.platformOrderNo,
    });
  });

  test.each(['2026-01-05T12:00:00Z', '2026-11-22T09:00:00Z', '2031-07-01T00:00:00Z'])(
    'at any other time: %s',
    (then) => {
      const later = ezrPushes({ seed: usualSales.seed, until: new Date(then) });
      expect(later.length).toBeGreaterThan(450);
      expect(later.flatMap(({ body }) => mapped(body).deviations)).toEqual([]);
    },
  );
});
