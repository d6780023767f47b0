/** Each sale is counted once, in the row of its canonical order: against the groups that the domain makes of all orders. */
import fc from '../../property.ts';
import { expect, it } from 'vitest';
import { byPlacing, groupOf } from '../../../sources/domain/links.ts';
import { noFilter } from '../../../sources/lists/filter.ts';
import { type Order, orderKeyText } from '../../../sources/model.ts';
import type { Filter } from '../../../sources/ports/lists.ts';
import { add, type Decimal } from '../../../sources/values/decimal.ts';
import { type Vendor, vendors } from '../../../sources/vocabulary.ts';
import { order } from '../../domain/bare-order.ts';
import { observe, signed, taobao } from '../groups.ts';
import type { Store } from '../../../store/store.ts';
import { describeEngines } from '../stores.ts';

const everyone: Filter = { ...noFilter, vendors };
interface Counted {
  readonly sales: number | null;
  readonly payable: string | null;
}
async function byVendor(store: Store, visible: Filter = everyone, filter: Filter = noFilter) {
  const among = visible.vendors ?? vendors;
  const question = { vendors: among, filter, groupBy: ['VENDOR'], distinctGroups: false, limit: 10 } as const;
  const rows = (await store.stats({ ...question, sales: visible })) ?? [];
  return Object.fromEntries(
    rows.map((row): [string, Counted] => [
      row.values[0] ?? '',
      { sales: row.sales, payable: row.salesPayable?.amount ?? null },
    ]),
  );
}

describeEngines('sales', ({ open }) => {
  it('count each sale once, in the row of its canonical order, and an order that is alone as a sale', async () => {
    const store = await open();
    const at = (day: number) => ({ placedAt: `2026-01-0${day} 10:00:00`, payable: '300.80' });
    await observe(
      store,
      taobao('s', { ...at(2) }),
      taobao('y', { vendor: 'YUANSHU', ...at(1) }),
      taobao('e', { vendor: 'EZR', ...at(3) }),
      order({ id: 'alone', vendor: 'EZR', number: null, payable: '10' }),
      order({ id: 'namesake', vendor: 'EZR', payable: '7', number: 'P1', placedAt: '2026-06-01' }),
    );
    expect(await byVendor(store)).toEqual({
      YUANSHU: { sales: 1, payable: '300.80' },
      SOMS: { sales: 0, payable: null },
      EZR: { sales: 2, payable: '17.00' },
    });
    // Where the first order is hidden, the first that is seen stands for the sale; its amount is its own.
    const seen = (...some: readonly Vendor[]): Filter => ({ ...noFilter, vendors: some });
    expect(await byVendor(store, seen('SOMS', 'EZR'))).toEqual({
      SOMS: { sales: 1, payable: '300.80' },
      EZR: { sales: 2, payable: '17.00' },
    });
    expect(await byVendor(store, seen('EZR'))).toEqual({ EZR: { sales: 3, payable: '317.80' } });
    // A filter asks for less than what is seen: a sale counts where its canonical order fits.
    expect(await byVendor(store, everyone, seen('SOMS', 'EZR'))).toEqual({
      SOMS: { sales: 0, payable: null },
      EZR: { sales: 2, payable: '17.00' },
    });
  });

  it('follow the times of orders, and what people link and cut', async () => {
    const store = await open();
    const [a, b] = [
      taobao('a', { placedAt: '2026-01-01', payable: '5' }),
      taobao('b', { vendor: 'EZR', payable: '6' }),
    ];
    await observe(store, a, b);
    expect(await byVendor(store)).toMatchObject({ SOMS: { sales: 1 }, EZR: { sales: 0 } });
    const earlier = taobao('b', { vendor: 'EZR', payable: '6', placedAt: '2025-12-31' });
    await observe(store, earlier);
    expect(await byVendor(store)).toMatchObject({ SOMS: { sales: 0 }, EZR: { sales: 1, payable: '6.00' } });
    await store.unlink(a.key, b.key, signed);
    expect(await byVendor(store)).toMatchObject({ SOMS: { sales: 1 }, EZR: { sales: 1 } });
    await store.link(a.key, b.key, signed);
    expect(await byVendor(store)).toMatchObject({ SOMS: { sales: 0 }, EZR: { sales: 1 } });
  });

  it('are told in no single amount where canonical orders have several currencies, and counted all the same', async () => {
    const store = await open();
    await observe(store, order({ id: 'a', payable: '1', number: 'A1' }));
    await observe(store, order({ id: 'b', payable: '2', number: 'B1', currency: 'USD' }));
    expect(await byVendor(store)).toEqual({ SOMS: { sales: 2, payable: null } });
  });
});

const facts = fc.record({
  numbers: fc.uniqueArray(fc.constantFrom('P1', 'p1 ', 'P2', 'P3', '0'), { maxLength: 2 }),
  platform: fc.constantFrom('taobao', 'taobao', 'douyin', null),
  payable: fc.constantFrom('5', '5.00', '7', null),
  placedAt: fc.constantFrom('2026-01-01', '2026-01-01 00:00:01', '2026-01-02', null),
});
const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), facts), { minLength: 1, maxLength: 16 });

/** As OrderGroup.canonical has it: of all orders that are seen. */
function expected(orders: readonly Order[], seen: readonly Vendor[]): Record<string, Counted> {
  const visible = orders.filter(({ key }) => seen.includes(key.vendor));
  const found: Record<string, { sales: number; amount: Decimal | null }> = {};
  for (const one of visible) {
    const row = (found[one.key.vendor] ??= { sales: 0, amount: null });
    // The group is that of all orders; the canonical one is the first that is seen.
    const members = groupOf(orders, one)?.members.filter((member) => visible.includes(member)) ?? [];
    const [first] = members.toSorted(byPlacing);
    if (!first || orderKeyText(first.key) !== orderKeyText(one.key)) continue;
    row.sales += 1;
    const amount = one.amounts.payable?.amount ?? null;
    if (amount !== null) row.amount = row.amount === null ? amount : add(row.amount, amount);
  }
  return Object.fromEntries(
    Object.entries(found).map(([vendor, { sales, amount }]) => [
      vendor,
      { sales, payable: amount === null ? null : Number(amount).toFixed(2) },
    ]),
  );
}

describeEngines('sales, at random', ({ engine, open }) => {
  it('are the groups of the domain, whatever came in which order and whoever looks', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.subarray([...vendors], { minLength: 1 }), async (steps, seen) => {
        const store = await open();
        const last = new Map<number, Order>();
        for (const [n, parts] of steps) {
          const one = order({ id: `o${n}`, vendor: vendors[n % 4] ?? 'SOMS', ...parts });
          last.set(n, one);
          await observe(store, one);
        }
        const orders = [...last.values()];
        expect(await byVendor(store)).toEqual(expected(orders, vendors));
        expect(await byVendor(store, { ...noFilter, vendors: seen })).toEqual(expected(orders, seen));
        await store.close();
      }),
      { numRuns: engine === 'SQLite' ? 150 : 30 },
    );
  }, 300_000);
});
