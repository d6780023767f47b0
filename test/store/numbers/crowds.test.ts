/** Platform order numbers that many orders share, and chains of numbers: what they link, and what that costs. */
import { expect, it } from 'vitest';
import type { Order } from '../../../sources/model.ts';
import { mostCarriers, mostMembers } from '../../../sources/ports/links.ts';
import type { Store } from '../../../store/store.ts';
import { groupOf, observe, salesOf, taobao } from '../groups.ts';
import { describeEngines } from '../stores.ts';

const linksOf = async (store: Store, one: Order): Promise<number> =>
  (await store.groupsOf([one.key]))[0]?.links.length ?? 0;
const many = (count: number, number: string, name = 'o'): readonly Order[] =>
  Array.from({ length: count }, (_, n) => taobao(`${name}${n}`, { number, vendor: n % 2 ? 'EZR' : 'YUANSHU' }));

describeEngines('numbers that name nothing', ({ open }) => {
  it.each(['0', '-', '无', 'null', ' 0 ', '００', 'N/A', '--', 'x'])(
    'link nothing: %j for five hundred orders makes no link, and the last costs what the first did',
    async (number) => {
      const statements: string[] = [];
      const store = await open({ trace: (text) => statements.push(text) });
      const orders = many(501, number);
      const cost = async (some: readonly Order[]): Promise<number> => {
        const before = statements.length;
        await observe(store, ...some);
        return statements.length - before;
      };
      const first = await cost(orders.slice(0, 1));
      await observe(store, ...orders.slice(1, -1));
      expect(await cost(orders.slice(-1))).toBeLessThanOrEqual(first);
      for (const one of [orders[0], orders.at(-1)]) {
        if (!one) throw new Error('there are orders');
        expect(await linksOf(store, one)).toBe(0);
        expect(await groupOf(store, one)).toHaveLength(1);
      }
      // Orders without a number count as no sale of one, as before.
      expect(await salesOf(store)).toBe(null);
    },
  );
});

describeEngines('a number that very many orders carry', ({ open }) => {
  it('links none of them, whichever came first, and the log says so once', async () => {
    const told: { message: string; fields: object }[] = [];
    const log = { warn: (fields: object, message: string) => void told.push({ fields, message }), error: () => {} };
    const store = await open({ log });
    const orders = many(mostCarriers + 20, 'P777');
    const [first, second] = orders;
    if (!first || !second) throw new Error('there are orders');
    await observe(store, ...orders.slice(0, mostCarriers));
    expect(await groupOf(store, first)).toHaveLength(mostCarriers);
    expect(told).toEqual([]);
    for (const one of orders.slice(mostCarriers)) await observe(store, one);
    expect([await groupOf(store, first), await linksOf(store, first)]).toEqual([['YUANSHU o0'], 0]);
    expect(told).toEqual([
      { fields: { number: 'P777', mostCarriers }, message: expect.stringContaining('too many orders') },
    ]);
    // When so few carry it again, all of those are linked.
    const leaving = orders.slice(0, 20).map((one, n) => ({ ...taobao('x', { number: `Q${n}` }), key: one.key }));
    await observe(store, ...leaving);
    const last = orders.at(-1);
    if (!last) throw new Error('there are orders');
    expect(await groupOf(store, last)).toHaveLength(mostCarriers);
    expect(await groupOf(store, first)).toHaveLength(1);
  });

  it('is the same when all come in one commit, and leaves other numbers of the same orders their links', async () => {
    const store = await open();
    const [a, b] = [taobao('a', { numbers: ['P777', 'P1'] }), taobao('b', { vendor: 'EZR', numbers: ['P777', 'P1'] })];
    await observe(store, ...many(mostCarriers * 3, 'P777'), a, b);
    expect(await groupOf(store, a)).toEqual(['EZR b', 'SOMS a']);
    expect(await store.groupsOf([a.key])).toMatchObject([
      { links: [{ evidence: ['same platform order number P1', 'same platform taobao'] }] },
    ]);
  });

  it('costs no more statements with each order that comes', async () => {
    const statements: string[] = [];
    const store = await open({ trace: (text) => statements.push(text) });
    const counts: number[] = [];
    for (const one of many(mostCarriers * 4, 'P777')) {
      const before = statements.length;
      await observe(store, one);
      counts.push(statements.length - before);
    }
    expect(Math.max(...counts.slice(-mostCarriers))).toBeLessThanOrEqual(counts[0] ?? 0);
  });
});

describeEngines('chained numbers', ({ open, engine }) => {
  it('end in no group and no error, and each batch costs the same', async () => {
    const statements: string[] = [];
    const store = await open({ trace: (text) => statements.push(text) });
    const length = engine === 'SQLite' ? 20_000 : 2_000;
    const chain = Array.from({ length }, (_, n) => taobao(`c${n}`, { vendor: 'EZR', numbers: [`N${n}`, `N${n + 1}`] }));
    const counts: number[] = [];
    for (let at = 0; at < length; at += 500) {
      const before = statements.length;
      await observe(store, ...chain.slice(at, at + 500));
      counts.push(statements.length - before);
    }
    expect(Math.max(...counts)).toBeLessThan(60);
    const [first, last] = [chain[0], chain.at(-1)];
    if (!first || !last) throw new Error('there are orders');
    expect([await groupOf(store, first), await groupOf(store, last)]).toEqual([['EZR c0'], [`EZR c${length - 1}`]]);
    expect(await linksOf(store, last)).toBe(1);
  }, 120_000);

  it('fall into groups again where a cut leaves few enough together', async () => {
    const store = await open();
    const chain = Array.from({ length: mostMembers + 100 }, (_, n) =>
      taobao(`c${n}`, { vendor: 'EZR', numbers: [`N${n}`, `N${n + 1}`] }),
    );
    await observe(store, ...chain);
    const [first, middle, last] = [chain[0], chain[150], chain.at(-1)];
    if (!first || !middle || !last) throw new Error('there are orders');
    expect(await groupOf(store, first)).toHaveLength(1);
    await observe(store, { ...middle, identifiers: [] });
    expect(await groupOf(store, first)).toHaveLength(150);
    expect(await groupOf(store, last)).toHaveLength(mostMembers + 100 - 151);
    await observe(store, middle);
    expect(await groupOf(store, first)).toHaveLength(1);
  });
});
