/** Numbers by which orders are found: in one form for all spellings, also where they were stored before that. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { noFilter } from '../../../sources/lists/filter.ts';
import type { Order } from '../../../sources/model.ts';
import type { IdNamespace } from '../../../sources/vocabulary.ts';
import type { Store } from '../../../store/store.ts';
import { order } from '../../domain/bare-order.ts';
import { groupOf, observe, taobao } from '../groups.ts';
import { describeEngines, engineOf } from '../stores.ts';

const found = async (store: Store, text: string, among: readonly IdNamespace[] | null = null) =>
  (await store.ordersByAnyNumber([text], among)).map(
    ({ key, namespace, value }) => `${key.nativeId} ${namespace} ${value}`,
  );
const named = ({ key }: Order) => ({ vendor: key.vendor, tenantId: key.tenantId, orderNo: key.nativeId });
const waybill = (value: string) => ({ namespace: 'WAYBILL', value }) as const;

describeEngines('numbers of orders', ({ open, openAt, place }) => {
  it('link orders that write them differently: SOMS "N-1 " and Babycare "N-1"', async () => {
    const store = await open();
    const [soms, babycare] = [taobao('s', { number: 'n-1 ' }), taobao('b', { vendor: 'BABYCARE', number: 'N-1' })];
    await observe(
      store,
      soms,
      babycare,
      taobao('e', { vendor: 'EZR', number: '\u200bＮ-１' }),
      taobao('y', { number: 'N1' }),
    );
    expect(await groupOf(store, soms)).toEqual(['BABYCARE b', 'EZR e', 'SOMS s']);
    expect(await store.groupsOf([babycare.key])).toMatchObject([
      { links: expect.arrayContaining([expect.objectContaining({ confidence: 'EXACT' })]) },
    ]);
    for (const text of ['N-1', 'n-1', '订单号：N-1', 'N - 1'])
      expect(await store.count({ vendors: ['SOMS'], filter: { ...noFilter, platformOrderNos: [text] } })).toBe(1);
  });

  it('are found in each spelling, with and without hyphens, and shown as they were written', async () => {
    const store = await open();
    await observe(store, order({ id: 's', number: 'Ab-12 ' }));
    for (const text of ['ab-12', 'AB12', 'a-b-1-2', '订单号：Ab-12', '"ab 12"'])
      expect(await found(store, text)).toEqual(['s PLATFORM_ORDER Ab-12 ']);
    expect(await found(store, 'AB13')).toEqual([]);
  });

  it('stay where they were read beside the record, and where a smaller reading leaves them out', async () => {
    const store = await open();
    const paid: Order = {
      ...order({ id: 's' }),
      loaded: new Set(['payments']),
      payments: [
        {
          method: null,
          nativeMethod: null,
          amount: { amount: '1', currency: 'CNY' } as never,
          externalPaymentId: 'PAY-9',
          paidAt: null,
        },
      ],
    };
    await store.addNumbers([{ name: named(paid), numbers: [waybill('SF1')] }]);
    // Nothing is kept of an order that is not known.
    expect(await found(store, 'SF1')).toEqual([]);
    await observe(store, paid);
    await store.addNumbers([{ name: named(paid), numbers: [waybill('SF1'), waybill('SF1')] }]);
    expect(await found(store, 'sf1')).toEqual(['s WAYBILL SF1']);
    await observe(store, { ...paid, loaded: new Set(), payments: null, platformOrderNo: 'P2', identifiers: [] });
    expect(await found(store, 'SF1')).toEqual(['s WAYBILL SF1']);
    expect(await found(store, 'PAY9')).toEqual(['s PAYMENT PAY-9']);
    expect(await found(store, 'P1')).toEqual([]);
    await observe(store, { ...paid, payments: [], identifiers: [] });
    expect(await found(store, 'PAY9')).toEqual([]);
  });

  it('cost no transaction where they are known', async () => {
    const commits: number[] = [];
    const store = await open({ onCommit: (carried) => void commits.push(carried) });
    const one = order({ id: 's' });
    await observe(store, one);
    await store.addNumbers([{ name: named(one), numbers: [waybill('SF1')] }]);
    const before = commits.length;
    await store.addNumbers([{ name: named(one), numbers: [waybill('sf 1')] }]);
    expect(commits.length).toBe(before);
  });

  it('of a store from before are brought into their form, and linked by it', async () => {
    const at = await place();
    const before = await openAt(at);
    const orders = [taobao('s', { number: 'n1 ' }), taobao('b', { vendor: 'BABYCARE', number: 'N1' })];
    const zeros = Array.from({ length: 60 }, (_, n) => taobao(`z${n}`, { number: 'Z7' }));
    await observe(before, ...orders, ...zeros, taobao('o', { number: '0' }), taobao('p', { number: '0' }));
    await before.close();
    // As version 2 had them: keys of the spelling, facts with every number, and no list of crowded numbers.
    const engine = await engineOf(at);
    const { db } = engine;
    const hash = (...parts: readonly string[]) =>
      createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
    for (const row of await db
      .selectFrom('numbers')
      .innerJoin('orders', 'orders.key', 'order_key')
      .selectAll()
      .execute()) {
      const key = hash(row.vendor, row.namespace, row.value);
      await db.updateTable('numbers').set({ number_key: key }).where('order_key', '=', row.order_key).execute();
      const facts = JSON.stringify([[row.value], 'taobao', [], null, null]);
      await db.updateTable('link_facts').set({ facts }).where('order_key', '=', row.order_key).execute();
    }
    for (const table of ['crowded_numbers', 'links', 'group_members'] as const) await db.deleteFrom(table).execute();
    await db.updateTable('counters').set({ index_version: 2 }).execute();
    await engine.close();
    const after = await openAt(at);
    const [soms, babycare] = orders;
    if (!soms || !babycare || !zeros[0]) throw new Error('there are orders');
    expect(await groupOf(after, babycare)).toEqual(['BABYCARE b', 'SOMS s']);
    expect(await groupOf(after, zeros[0])).toEqual(['SOMS z0']);
    expect(await groupOf(after, taobao('o'))).toEqual(['SOMS o']);
    expect(await found(after, 'N1')).toHaveLength(2);
    // One more carrier of the crowded number is linked to none.
    await observe(after, taobao('z60', { number: 'z7' }));
    expect(await groupOf(after, taobao('z60'))).toEqual(['SOMS z60']);
  });
});
