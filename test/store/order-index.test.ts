/** Lists and counts of known orders give what a plain look through all of them gives. */
import fc from '../property.ts';
import { expect, it } from 'vitest';
import type { Position } from '../../sources/ports/lists.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { positionOfRow } from '../../sources/lists/position.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { statFields, type StatField } from '../../sources/ports/changes.ts';
import { unanswerable } from '../../store/read/filter.ts';
import { scaledAmount } from '../../store/rows/index-row.ts';
import type { Store } from '../../store/store.ts';
import { filters, type Known, knownSet, observationOf, pageOf, verdictOf } from './index-rows.ts';
import { describeEngines } from './stores.ts';

const sorts = fc.record({
  key: fc.constantFrom('PLACED_AT' as const, 'CREATED_AT' as const, 'MODIFIED_AT' as const),
  direction: fc.constantFrom('ASC' as const, 'DESC' as const),
});
const question = fc.record({
  sort: sorts,
  backward: fc.boolean(),
  vendors: fc.subarray([...vendors], { minLength: 1 }),
  asOf: fc.constantFrom(1_700_000_000 + 3 * 40_000, 1_800_000_000),
  filter: fc.oneof(fc.constant(noFilter), filters),
  limit: fc.integer({ min: 1, max: 4 }),
});
const asked = fc.array(question, { minLength: 6, maxLength: 6 });

/** A fresh tenant-less world in one store: what the run before left is overwritten or ruled out by its number. */
async function filled(open: () => Promise<Store>, orders: readonly Known[]): Promise<Store> {
  const store = await open();
  await store.observe(orders.map((one) => observationOf(one)));
  return store;
}

describeEngines('the index of orders', ({ open, engine }) => {
  const numRuns = engine === 'SQLite' ? 60 : 15;

  it('pages through what fits, in both directions, by every key', async () => {
    await fc.assert(
      fc.asyncProperty(knownSet, asked, async (orders, questions) => {
        const store = await filled(open, orders);
        for (const one of questions) {
          const expected = pageOf(orders, { ...one, after: null });
          const walked: Position[] = [];
          let [after, more]: [Position | null, boolean] = [null, true];
          while (more) {
            const page = await store.rows({ ...one, after });
            expect(page.keys.length).toBeLessThanOrEqual(one.limit);
            const places = page.keys.map((row) => positionOfRow(row, one.sort.key));
            walked.push(...places);
            more = page.more;
            after = places.at(-1) ?? null;
            expect(page.exact).toBe(unanswerable(one.filter) === null);
            expect(more && places.length === 0).toBe(false);
          }
          if (unanswerable(one.filter) === null) expect(walked).toEqual(expected);
          // What the index cannot tell may come along, in its place; nothing that may fit is missing.
          else expect(walked).toEqual(expect.arrayContaining([...expected]));
          const inRange = orders.filter(({ row }) => one.vendors.includes(row.key.vendor));
          expect(await store.count(one)).toBe(
            unanswerable(one.filter) ? null : inRange.filter((order) => verdictOf(order, one.filter) === true).length,
          );
        }
        await store.close();
      }),
      { numRuns },
    );
  }, 120_000);

  it('starts after any position, of any vendor', async () => {
    await fc.assert(
      fc.asyncProperty(knownSet, asked, fc.nat(), async (orders, questions, nth) => {
        const store = await filled(open, orders);
        for (const one of questions) {
          const all = orders.map(({ row }) => positionOfRow(row, one.sort.key));
          const near = all[nth % Math.max(1, all.length)] ?? { t: null, rank: 1, nativeId: 'm' };
          for (const after of [near, { ...near, rank: (near.rank + 1) % 4 }, { ...near, nativeId: 'm' }].flatMap(
            (at) => [at, { ...at, held: true }],
          )) {
            const wanted = { ...one, filter: noFilter, after };
            const { keys } = await store.rows(wanted);
            expect(keys.map((row) => positionOfRow(row, one.sort.key))).toEqual(
              pageOf(orders, wanted).slice(0, one.limit),
            );
          }
        }
        await store.close();
      }),
      { numRuns },
    );
  }, 120_000);

  it('counts and adds up what fits, exactly', async () => {
    const groups = fc.array(fc.subarray([...statFields], { maxLength: 3 }), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(knownSet, filters, groups, async (orders, filter, several) => {
        const store = await filled(open, orders);
        for (const groupBy of several) {
          const stats = await store.stats({ vendors, filter, groupBy, distinctGroups: true, limit: 1_000 });
          if (unanswerable(filter)) expect(stats).toBe(null);
          else
            expect(stats?.map((row) => JSON.stringify(row)).toSorted()).toEqual(
              naiveStats(
                orders.filter((one) => verdictOf(one, filter) === true),
                groupBy,
              ),
            );
        }
        await store.close();
      }),
      { numRuns },
    );
  }, 120_000);

  it('keeps up with an order that changes, and keeps what a smaller reading does not tell', async () => {
    const store = await open();
    const [one] = fc.sample(knownSet, { numRuns: 1, seed: 7 }).flat();
    if (!one) throw new Error('no sample');
    const before: Known = {
      ...one,
      attributes: { SKU: ['a', 'b'], TAG: ['t'] },
      row: { ...one.row, status: 'SHIPPED' },
    };
    await store.observe([observationOf(before)]);
    const after: Known = { ...before, attributes: { TAG: ['u'] }, row: { ...before.row, status: 'COMPLETED' } };
    await store.observe([observationOf(after, 2)]);
    const count = (filter: object) => store.count({ vendors, filter: { ...noFilter, ...filter } });
    expect(await count({ skuCodes: ['a'] })).toBe(1);
    expect(await count({ tags: ['t'] })).toBe(0);
    expect(await count({ tags: ['u'], status: ['COMPLETED'] })).toBe(1);
  });
});

/** One text for each row of the answer, sorted. */
function naiveStats(orders: readonly Known[], groupBy: readonly StatField[]): readonly string[] {
  const valueOf = ({ row }: Known, field: StatField): string | null => {
    switch (field) {
      case 'VENDOR':
        return row.key.vendor;
      case 'STATUS':
        return row.status;
      case 'PAYMENT_STATUS':
        return row.paymentStatus;
      case 'FULFILLMENT_STATUS':
        return row.fulfillmentStatus;
      case 'PLATFORM':
        return row.platform;
      case 'SHOP':
        return row.shop;
      case 'STORE':
        return row.store;
      case 'CARRIER':
        return row.carrier;
      case 'DAY':
        return row.placedAt === null
          ? null
          : new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(row.placedAt * 1000);
    }
  };
  const grouped = Map.groupBy(orders, (one) => JSON.stringify(groupBy.map((field) => valueOf(one, field))));
  if (groupBy.length === 0 && grouped.size === 0) grouped.set('[]', []);
  return [...grouped]
    .map(([values, members]) => {
      const currencies = new Set(members.map(({ row }) => row.currency));
      const single = currencies.size <= 1;
      const total = (name: 'payable' | 'refunded'): string | null => {
        const units = members.flatMap(({ row }) => scaledAmount(row[name]) ?? []);
        if (units.length === 0 || !single) return null;
        const sum = units.reduce((all, each) => all + each, 0);
        const [whole = '', fraction = ''] = (Math.abs(sum) / 10_000).toFixed(4).split('.');
        return `${sum < 0 ? '-' : ''}${whole}.${fraction.replace(/0{1,2}$/, '')}`;
      };
      const sales = new Set(members.flatMap(({ row }) => row.groupKey ?? []));
      return JSON.stringify({
        values: JSON.parse(values) as unknown,
        orders: members.length,
        payable: total('payable'),
        refunded: total('refunded'),
        currency: single ? ([...currencies][0] ?? null) : null,
        distinctGroups: sales.size === 0 ? null : sales.size,
        sales: null,
        salesPayable: null,
      });
    })
    .toSorted();
}
