/** Links and groups as the store keeps them, and what changes tell of them. */
import { expect, it } from 'vitest';
import { projectionOf } from '../../sources/domain/projection.ts';
import type { Order } from '../../sources/model.ts';
import type { LinkOutcome } from '../../sources/ports/links.ts';
import type { OrderState, Projection } from '../../sources/ports/pushes.ts';
import { type Facts, order } from '../domain/bare-order.ts';
import { groupChanges, groupOf, observe, salesOf, signed, taobao } from './groups.ts';
import { allChanges, describeEngines, engineOf, push } from './stores.ts';

describeEngines('groups in the store', ({ open, openAt, place }) => {
  it('join as orders come, part as they change, and tell the orders that were there before', async () => {
    const store = await open();
    const [a, b] = [taobao('a'), taobao('b', { vendor: 'EZR' })];
    await observe(store, a);
    expect(await groupOf(store, a)).toEqual(['SOMS a']);
    await observe(store, b);
    expect(await groupOf(store, a)).toEqual(['EZR b', 'SOMS a']);
    expect(await store.groupsOf([b.key])).toMatchObject([
      { links: [{ confidence: 'EXACT', evidence: ['same platform order number P1', 'same platform taobao'] }] },
    ]);
    expect(await groupChanges(store, 0)).toEqual(['UPDATED SOMS a']);
    expect(await salesOf(store)).toBe(1);
    // Two orders that come together are new themselves.
    const before = (await allChanges(store)).length;
    await observe(store, taobao('c', { number: 'P9' }), taobao('d', { number: 'P9', vendor: 'EZR' }));
    expect(await groupChanges(store, before)).toEqual([]);
    expect(await salesOf(store)).toBe(2);
    await observe(store, { ...b, platform: { id: 'douyin', code: null, name: null } });
    expect([await groupOf(store, a), await groupOf(store, b)]).toEqual([['SOMS a'], ['EZR b']]);
    expect(await store.groupsOf([a.key])).toMatchObject([{ links: [{ confidence: 'WEAK' }] }]);
    expect(await groupChanges(store, before)).toEqual(['UPDATED EZR b', 'UPDATED SOMS a']);
    // Orders that share only the number still count as one sale.
    expect(await salesOf(store)).toBe(2);
  });

  it('join the sales of every number that one order carries, and count them as one', async () => {
    const store = await open();
    const [first, second] = [taobao('a', { number: 'P1' }), taobao('b', { number: 'P2' })];
    await observe(store, first, second);
    expect(await salesOf(store)).toBe(2);
    const both = taobao('e', { vendor: 'EZR', numbers: ['P1', 'P2'] });
    await observe(store, both);
    expect(await groupOf(store, first)).toEqual(['EZR e', 'SOMS a', 'SOMS b']);
    expect(await salesOf(store)).toBe(1);
    expect(await groupChanges(store, 0)).toEqual(['UPDATED SOMS a', 'UPDATED SOMS b']);
    await observe(store, { ...both, identifiers: [], platformOrderNo: null });
    expect(await groupOf(store, first)).toEqual(['SOMS a']);
    expect(await salesOf(store)).toBe(2);
  });

  it('follow a person, who stays right when evidence changes', async () => {
    const store = await open();
    const [a, b, c] = [taobao('a', { number: null }), taobao('b'), taobao('c')];
    await observe(store, a, b, c);
    const told = (await allChanges(store)).length;
    expect(await store.link(a.key, b.key, signed)).toEqual({ kind: 'DONE' });
    expect(await groupOf(store, c)).toEqual(['SOMS a', 'SOMS b', 'SOMS c']);
    expect(await groupChanges(store, told)).toEqual(['UPDATED SOMS a', 'UPDATED SOMS b', 'UPDATED SOMS c']);
    expect(await salesOf(store)).toBe(1);
    const [group] = await store.groupsOf([c.key]);
    expect(group?.decisions.map(({ kind, by, at }) => ({ kind, by, at }))).toEqual([{ kind: 'LINK', ...signed }]);
    // Evidence still joins these two to each other, through nobody else.
    const again = (await allChanges(store)).length;
    expect(await store.unlink(c.key, b.key, { by: 'Wang', at: 6 })).toEqual({ kind: 'DONE' });
    expect([await groupOf(store, a), await groupOf(store, c)]).toEqual([['SOMS a', 'SOMS b'], ['SOMS c']]);
    expect(await groupChanges(store, again)).toEqual(['UPDATED SOMS a', 'UPDATED SOMS b', 'UPDATED SOMS c']);
    await observe(store, { ...c, placedAt: a.freshness.fetchedAt });
    expect(await groupOf(store, c)).toEqual(['SOMS c']);
    await store.link(b.key, c.key, signed);
    await store.unlink(a.key, b.key, signed);
    expect([await groupOf(store, a), await groupOf(store, c)]).toEqual([['SOMS a'], ['SOMS b', 'SOMS c']]);
  });

  it('take the same word again without a change, whoever gives it', async () => {
    const store = await open();
    const [a, b] = [taobao('a', { number: null }), taobao('b', { number: null })];
    await observe(store, a, b);
    await Promise.all([1, 2, 3].map((at) => store.link(a.key, b.key, { by: `${at}`, at })));
    const after = await allChanges(store);
    await store.link(b.key, a.key, { by: 'another', at: 9 });
    expect(await allChanges(store)).toEqual(after);
    expect(await groupChanges(store, 0)).toEqual(['UPDATED SOMS a', 'UPDATED SOMS b']);
    const [group] = await store.groupsOf([a.key]);
    expect(group?.decisions).toMatchObject([{ by: '1', at: 1 }]);
  });

  it('refuse an order with itself, and orders of which nothing is known', async () => {
    const store = await open();
    const [a, b, c] = [taobao('a'), taobao('b'), taobao('c')];
    await observe(store, a);
    const unknown = (...orders: readonly Order[]): LinkOutcome => ({
      kind: 'UNKNOWN_ORDERS',
      orders: orders.map(({ key }) => key),
    });
    expect(await store.link(a.key, { ...a.key, askedBy: 'P1' }, signed)).toEqual({ kind: 'SAME_ORDER' });
    expect(await store.unlink(a.key, b.key, signed)).toEqual(unknown(b));
    expect(await store.link(c.key, b.key, signed)).toEqual(unknown(c, b));
    expect(await store.groupsOf([b.key])).toEqual([{ members: [b.key], links: [], decisions: [] }]);
  });

  it('outlive the process, and so does what a person said', async () => {
    const at = await place();
    const before = await openAt(at);
    const [a, b, c] = [taobao('a'), taobao('b'), taobao('c', { number: null })];
    await observe(before, a, b, c);
    await before.unlink(a.key, b.key, signed);
    await before.link(a.key, c.key, signed);
    await before.close();
    const after = await openAt(at);
    expect([await groupOf(after, a), await groupOf(after, b)]).toEqual([['SOMS a', 'SOMS c'], ['SOMS b']]);
    expect(await after.groupsOf([b.key])).toMatchObject([{ decisions: [{ kind: 'CUT', ...signed }] }]);
  });

  it('are none of more than two hundred orders: links that join so many are no evidence', async () => {
    const told: string[] = [];
    const log = { warn: (_fields: object, message: string) => void told.push(message), error: () => {} };
    const store = await open({ log });
    // A tree: each order carries its own number and that of the one above it.
    const tree = Array.from({ length: 201 }, (_, n) => {
      return taobao(`t${n}`, { numbers: n === 0 ? ['N0'] : [`N${n}`, `N${Math.floor((n - 1) / 2)}`] });
    });
    const [root, last] = [tree[0], tree.at(-1)];
    if (!root || !last) throw new Error('there are orders');
    await observe(store, ...tree.slice(0, -1));
    expect(await groupOf(store, root)).toHaveLength(200);
    expect(told).toEqual([]);
    await observe(store, last);
    expect([await groupOf(store, root), await groupOf(store, last)]).toEqual([['SOMS t0'], ['SOMS t200']]);
    expect(told).toEqual([expect.stringContaining('too many orders')]);
    await observe(store, { ...last, identifiers: [] });
    expect(await groupOf(store, root)).toHaveLength(200);
  }, 120_000);

  it('keep a push when orders cannot be compared', async () => {
    const told: string[] = [];
    const log = { warn: () => {}, error: (_fields: object, message: string) => void told.push(message) };
    const linker = () => {
      throw new RangeError('a linker with a bug');
    };
    const store = await open({ log, linker });
    await observe(store, taobao('a'), taobao('b'));
    expect(await store.knownOrders('SOMS')).toBe(2);
    expect(told).toEqual(['two orders cannot be compared']);
  });

  it('answer who carries a number, with the kind of order that it is', async () => {
    const store = await open();
    await observe(store, { ...taobao('a'), kind: 'REISSUE' }, taobao('b', { vendor: 'EZR' }));
    const asked = (vendor: 'SOMS' | 'EZR', value: string) => ({ vendor, namespace: 'PLATFORM_ORDER', value }) as const;
    expect(await store.carriersOf([asked('EZR', 'P1'), asked('SOMS', 'P1'), asked('SOMS', 'P2')])).toMatchObject([
      [{ key: { nativeId: 'b' }, kind: 'SALE' }],
      [{ key: { nativeId: 'a' }, kind: 'REISSUE' }],
      [],
    ]);
  });
});

/** Pushed orders whose body is what they are known by. */
const projector = ({ vendor, orderNo, order: pushed }: OrderState): Projection => {
  const parts: Facts = JSON.parse(pushed?.body ?? '{}');
  return projectionOf(order({ id: orderNo, vendor, ...parts }));
};

describeEngines('a store from before groups were kept', ({ place, openAt }) => {
  it('gets them from what was pushed, tells nothing of it, and counts what was only observed as before', async () => {
    const at = await place();
    const options = { projectors: { YUANSHU: projector, EZR: projector } };
    const before = await openAt(at, options);
    const body = JSON.stringify({ platform: 'taobao' } satisfies Facts);
    for (const vendor of ['YUANSHU', 'EZR'] as const) await push(before, { vendor, orderNo: vendor, body });
    await observe(before, order({ id: 's', number: 'P7' }), order({ id: 't', number: 'P7' }));
    const told = await allChanges(before);
    await before.close();
    const engine = await engineOf(at);
    const { db } = engine;
    await db.updateTable('order_index').set({ group_key: 'as it was' }).execute();
    // As the migration that made these tables left them.
    for (const table of ['group_members', 'link_decisions', 'links', 'link_facts'] as const)
      await db.deleteFrom(table).execute();
    await db
      .insertInto('link_facts')
      .columns(['order_key', 'alone_key'])
      .expression((eb) => eb.selectFrom('order_index').select(['key', 'group_key']))
      .execute();
    await db.updateTable('counters').set({ index_version: 1 }).execute();
    await db.updateTable('orders').set({ index_hash: 'of version 1', numbers_hash: 'of version 1' }).execute();
    await engine.close();
    const after = await openAt(at, options);
    const key = (vendor: 'YUANSHU' | 'EZR') => order({ id: vendor, vendor });
    expect(await groupOf(after, key('EZR'))).toEqual(['EZR EZR', 'YUANSHU YUANSHU']);
    expect(await allChanges(after)).toEqual(told);
    // The two that were pushed, and those that keep their key until they are read again.
    expect(await salesOf(after)).toBe(2);
    const [s, t] = [order({ id: 's', number: 'P7' }), order({ id: 't', number: 'P7' })];
    await after.link(s.key, t.key, signed);
    await after.unlink(s.key, t.key, signed);
    expect(await salesOf(after)).toBe(2);
    await observe(after, s, t);
    expect(await salesOf(after)).toBe(2);
    expect(await after.groupsOf([s.key])).toMatchObject([{ links: [{ confidence: 'WEAK' }] }]);
  });
});

describeEngines('two readings of one order, taken at once', ({ open }) => {
  it('end with the second, also where it finds the order as it was before the first', async () => {
    const store = await open();
    const [alone, sold] = [taobao('b', { number: null }), taobao('b')];
    await observe(store, alone);
    await observe(store, sold, alone);
    expect(await salesOf(store)).toBe(null);
  });
});
