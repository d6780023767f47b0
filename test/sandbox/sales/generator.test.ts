import fc from '../../property.ts';
import { describe, expect, it } from 'vitest';
import { units } from '../../../sandbox/sales/amount.ts';
import { crowdedSecond } from '../../../sandbox/sales/course.ts';
import { partsOf } from '../../../sandbox/sales/parts.ts';
import type { Sale, SaleLine } from '../../../sandbox/sales/sale.ts';
import { generateSales, showcase, showcaseIds, showcasePickup, usualSales } from '../../../sandbox/sales/generator.ts';

const until = new Date('2026-11-22T08:00:00Z');
const now = until.getTime() / 1000;
const usual = generateSales({ ...usualSales, until });
const sum = (values: readonly string[]): bigint => values.reduce((total, value) => total + units(value), 0n);

/** The rules that the documents state for one line, and which of them it breaks. */
function brokenRules(line: SaleLine): string[] {
  const quantity = units(line.quantity);
  const rules: readonly (readonly [string, boolean])[] = [
    ['total = unit price × quantity', units(line.unitPrice) * quantity === units(line.total) * 10_000n],
    [
      'payable = total − discounts',
      units(line.total) - units(line.lineDiscount) - units(line.orderDiscount) === units(line.payable),
    ],
    ['payable = actual price × quantity', units(line.actualPrice) * quantity === units(line.payable) * 10_000n],
    [
      'components cost what the line costs',
      line.components.length === 0 || sum(line.components.map(({ payable }) => payable)) === units(line.payable),
    ],
    [
      'component quantity = quantity × ratio',
      line.components.every((one) => BigInt(one.quantity) * 10_000n === quantity * BigInt(one.ratio)),
    ],
    ['component price divides', line.components.every((one) => units(one.payable) % BigInt(one.quantity) === 0n)],
  ];
  return rules.flatMap(([name, holds]) => (holds ? [] : [name]));
}

function addsUp({ lines, amounts, payment }: Sale): boolean {
  const goods = units(amounts.goodsPayable);
  const paid = { notPay: 0n, earnest: units(payment.deposit), paid: units(amounts.payable) }[payment.state];
  return (
    sum(lines.map(({ payable }) => payable)) === goods &&
    goods + units(amounts.freight) + units(amounts.packaging) + units(amounts.otherFee) === units(amounts.payable) &&
    sum(payment.details.map(({ amount }) => amount)) === (payment.details.length === 0 ? 0n : paid) &&
    units(amounts.payable) + units(amounts.orderDiscounts) === units(amounts.settlement)
  );
}

describe('generated sales', () => {
  it('are the same bytes for the same seed and the same until', () => {
    const again = generateSales({ ...usualSales, until: new Date(until) });
    expect(JSON.stringify(again)).toBe(JSON.stringify(usual));
    expect(JSON.stringify(generateSales({ ...usualSales, seed: 2, until }))).not.toBe(JSON.stringify(usual));
  });

  it('are as many as asked for, and fill both systems', () => {
    expect(usual).toHaveLength(usualSales.count);
    const soms = usual.filter(({ inSoms }) => inSoms);
    const babycare = usual.filter(({ inBabycare }) => inBabycare);
    const both = soms.filter(({ inBabycare }) => inBabycare);
    expect(soms.length).toBeGreaterThan(1_200);
    expect(babycare.length).toBeGreaterThan(1_000);
    expect(both.length).toBeGreaterThan(450);
    for (const seen of usual) expect(seen.inSoms || seen.inBabycare).toBe(true);
  });

  it('hold more orders in one second than a page of a hundred', () => {
    const crowd = usual.filter(({ inSoms, placedAt }) => inSoms && placedAt === crowdedSecond(now));
    expect(crowd.length).toBeGreaterThan(101);
  });

  it('are marked where they do not add up, and those are few', () => {
    const broken = usual.filter((sale) => sale.lines.some((line) => brokenRules(line).length > 0));
    expect(broken.length).toBeGreaterThan(10);
    expect(broken.length / usual.length).toBeLessThan(0.04);
    for (const sale of broken) expect(sale.arithmeticBroken).toBe(true);
  });

  it('hold follow-ups that keep the number of the sale they came from', () => {
    const byIndex = new Map(usual.map((sale) => [sale.index, sale]));
    const followers = usual.flatMap((sale) => (sale.follows ? [{ sale, first: byIndex.get(sale.follows.index) }] : []));
    expect(new Set(followers.map(({ sale }) => sale.follows?.kind))).toEqual(new Set(['exchange', 'reissue']));
    for (const { sale, first } of followers) {
      expect(sale.platformOrderNo).toBe(first?.platformOrderNo);
      expect(sale.placedAt).toBeGreaterThan(first?.deliveredAt ?? Number.POSITIVE_INFINITY);
    }
  });

  it('otherwise have a platform number of their own of 16 to 19 characters', () => {
    const numbers = usual.filter(({ follows }) => follows === null).map(({ platformOrderNo }) => platformOrderNo);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^[A-Z0-9]{16,19}$/);
    expect(numbers.filter((number) => /[A-Z]/.test(number)).length).toBeGreaterThan(100);
  });

  it('share a main number where the platform split the purchase', () => {
    const groups = Map.groupBy(
      usual.filter(({ mainOrderNo }) => mainOrderNo !== null),
      ({ mainOrderNo }) => mainOrderNo,
    );
    expect(groups.size).toBeGreaterThan(10);
    for (const group of groups.values()) {
      expect(group).toHaveLength(2);
      expect(new Set(group.map(({ platform }) => platform.id)).size).toBe(1);
    }
  });

  it('show only obviously invented phone numbers', () => {
    for (const { receiver } of usual) expect(receiver.mobile).toMatch(/^1380000\d{4}$/);
  });
});

describe('any seed', () => {
  const anySales = fc
    .record({ seed: fc.integer(), count: fc.integer({ min: 1, max: 60 }), days: fc.integer({ min: 0, max: 4000 }) })
    .map(({ seed, count, days }) => {
      const at = new Date(Date.UTC(2020, 0, 1) + days * 86_400_000);
      return { at: at.getTime() / 1000, sales: generateSales({ seed, count, until: at }) };
    });

  it('keeps every stated identity, except in marked sales', () => {
    fc.assert(
      fc.property(anySales, ({ sales }) => {
        for (const sale of sales) {
          expect(addsUp(sale)).toBe(true);
          if (!sale.arithmeticBroken) expect(sale.lines.flatMap(brokenRules)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('splits a sale into parts that add up to it', () => {
    fc.assert(
      fc.property(anySales, fc.integer({ min: 1, max: 3 }), ({ sales }, count) => {
        for (const sale of sales) {
          const parts = partsOf(sale, count);
          const numbers = (lines: readonly SaleLine[]): number[] => lines.map(({ no }) => no).toSorted((a, b) => a - b);
          expect(numbers(parts.flatMap(({ lines }) => lines))).toEqual(numbers(sale.lines));
          for (const field of ['payable', 'goodsTotal', 'freight', 'settlement'] as const) {
            expect(sum(parts.map(({ amounts }) => amounts[field]))).toBe(units(sale.amounts[field]));
          }
          const contents = (list: readonly Sale['parcels'][number][]): number =>
            list.flatMap((parcel) => parcel.contents).length;
          expect(contents(parts.flatMap(({ parcels }) => parcels))).toBe(contents(sale.parcels));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lets nothing happen before the order or after now', () => {
    fc.assert(
      fc.property(anySales, ({ at, sales }) => {
        for (const sale of sales) {
          const { placedAt, receivedAt, shippedAt, deliveredAt, finishedAt, modifiedAt, payment, reminders, parcels } =
            sale;
          const steps = parcels.flatMap(({ trace }) => trace.map((step) => step.at));
          const noted = reminders.flatMap((one) => [one.at, one.repliedAt ?? one.at]);
          const times = [
            receivedAt,
            modifiedAt,
            shippedAt,
            deliveredAt,
            finishedAt,
            payment.paidAt,
            ...steps,
            ...noted,
          ];
          expect(placedAt).toBeGreaterThanOrEqual(at - 60 * 86_400);
          for (const time of times) {
            if (time === null) continue;
            expect(time).toBeGreaterThanOrEqual(placedAt);
            expect(time).toBeLessThanOrEqual(at);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('tells traces in order, and parcels of lines that exist', () => {
    fc.assert(
      fc.property(anySales, ({ sales }) => {
        for (const { parcels, lines } of sales) {
          for (const { trace, contents } of parcels) {
            expect(trace.map(({ at }) => at)).toEqual(trace.map(({ at }) => at).toSorted((a, b) => a - b));
            for (const { lineNo } of contents) expect(lines.map(({ no }) => no)).toContain(lineNo);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the showcase', () => {
  it('is in both systems, with two parcels, a bundle, a gift, payments and a reminder', () => {
    expect(showcase).toMatchObject({ inSoms: true, inBabycare: true, platformOrderNo: '6920260101000000001' });
    expect(showcase.parcels.map(({ trackingNo }) => trackingNo)).toEqual([...showcaseIds.trackingNos]);
    expect(showcase.lines.map(({ kind }) => kind)).toEqual(['main', 'bundle', 'gift']);
    expect(showcase.lines[1]?.components).toHaveLength(2);
    expect(showcase.payment.details).toHaveLength(2);
    expect(showcase.reminders).toHaveLength(1);
    for (const { trace } of showcase.parcels) {
      expect(trace.some(({ means }) => means === 'PICKED_UP')).toBe(true);
      expect(trace.at(-1)?.means).toBe('DELIVERED');
    }
  });

  it.each([showcase, showcasePickup])('adds up', (sale) => {
    expect(addsUp(sale)).toBe(true);
    expect(sale.lines.flatMap(brokenRules)).toEqual([]);
  });
});
