/** Links and groups as the store keeps them, against all pairs of orders compared at once. */
import fc from '../property.ts';
import { expect, it } from 'vitest';
import { linkFactsOf, linkOf } from '../../sources/domain/links.ts';
import { type Order, orderKeyText } from '../../sources/model.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { type Facts, order } from '../domain/bare-order.ts';
import { groupChanges, name, nameOfKey, observe, salesOf, signed } from './groups.ts';
import { allChanges, describeEngines } from './stores.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const facts = fc.record({
  numbers: fc.uniqueArray(fc.constantFrom('P1', 'P2', 'P3'), { maxLength: 2 }),
  platform: fc.constantFrom('taobao', 'taobao', 'douyin', null),
  payable: fc.constantFrom('5', '5.00', '7', null),
  placedAt: fc.constantFrom('2026-01-01', '2026-01-02', '2026-03-01', null),
});
const id = fc.constantFrom(...ids);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('SEEN' as const),
      orders: fc.array(fc.tuple(id, facts), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('LINK' as const, 'UNLINK' as const), a: id, b: id }) },
);

/** The rule at its simplest: every pair is compared, and sets grow by each link. */
class Reference {
  readonly orders = new Map<string, Order>();
  readonly decisions = new Map<string, 'LINK' | 'CUT'>();

  pair = (a: Order, b: Order): string => [name(a), name(b)].toSorted().join();

  linked(a: Order, b: Order): boolean {
    const decision = this.decisions.get(this.pair(a, b));
    const found = linkOf(linkFactsOf(a), linkFactsOf(b));
    return decision === 'LINK' || (decision !== 'CUT' && found !== null && found.confidence !== 'WEAK');
  }
  groups(): ReadonlyMap<string, readonly string[]> {
    const label = new Map([...this.orders.keys()].map((key) => [key, key]));
    const all = [...this.orders.values()];
    for (const a of all)
      for (const b of all) {
        const [x, y] = [label.get(name(a)), label.get(name(b))];
        if (a === b || x === y || y === undefined || !this.linked(a, b)) continue;
        for (const [key, value] of label) if (value === x) label.set(key, y);
      }
    return new Map(
      [...label].map(([key, value]) => [
        key,
        [...label]
          .filter(([, at]) => at === value)
          .map(([one]) => one)
          .toSorted(),
      ]),
    );
  }
  links(): readonly string[] {
    const all = [...this.orders.values()];
    return all
      .flatMap((a, i) =>
        all.slice(i + 1).flatMap((b) => {
          const link = linkOf(linkFactsOf(a), linkFactsOf(b));
          return link ? [`${this.pair(a, b)} ${link.confidence}`] : [];
        }),
      )
      .toSorted();
  }
  sales(): number {
    const groups = this.groups();
    return new Set(
      [...this.orders.values()].flatMap((one) => {
        const group = groups.get(name(one)) ?? [];
        return group.length > 1 ? [group.join()] : (one.platformOrderNo ?? []);
      }),
    ).size;
  }
}

describeEngines('groups in the store, at random', ({ engine, open }) => {
  it('are the components of all links, whatever came in which order, and each move is told once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const store = await open();
        const reference = new Reference();
        const orderOf = (which: string, parts: Facts = {}): Order =>
          order({ id: which, vendor: vendors[ids.findIndex((one) => one === which) % 4] ?? 'SOMS', ...parts });
        let told = 0;
        for (const one of steps) {
          const before = reference.groups();
          const concerned = new Set<string>();
          if (one.kind === 'SEEN') {
            const seen = one.orders.map(([which, parts]) => orderOf(which, parts));
            for (const which of seen) reference.orders.set(name(which), which);
            await observe(store, ...seen);
          } else {
            const [a, b] = [orderOf(one.a), orderOf(one.b)];
            const known = reference.orders.has(name(a)) && reference.orders.has(name(b));
            const outcome = await (one.kind === 'LINK' ? store.link : store.unlink)(a.key, b.key, signed);
            expect(outcome.kind).toBe(one.a === one.b ? 'SAME_ORDER' : known ? 'DONE' : 'UNKNOWN_ORDERS');
            const decided = one.kind === 'LINK' ? 'LINK' : 'CUT';
            if (outcome.kind === 'DONE' && reference.decisions.get(reference.pair(a, b)) !== decided) {
              reference.decisions.set(reference.pair(a, b), decided);
              concerned.add(name(a)).add(name(b));
            }
          }
          const after = reference.groups();
          for (const [key, members] of after)
            if (before.has(key) && before.get(key)?.join() !== members.join()) concerned.add(key);
          expect(await groupChanges(store, told)).toEqual([...concerned].map((key) => `UPDATED ${key}`).toSorted());
          told = (await allChanges(store)).length;
        }
        const orders = [...reference.orders.values()];
        const found = await store.groupsOf(orders.map(({ key }) => key));
        expect(new Map(orders.map((one, i) => [name(one), found[i]?.members.map(nameOfKey).toSorted()]))).toEqual(
          reference.groups(),
        );
        const links = found.flatMap(({ links: some }) =>
          some.map((link) => `${[link.a, link.b].map(nameOfKey).toSorted().join()} ${link.confidence}`),
        );
        expect([...new Set(links)].toSorted()).toEqual(reference.links());
        if (orders.length > 0) expect((await salesOf(store)) ?? 0).toBe(reference.sales());
        expect(orders.map(({ key }) => orderKeyText(key))).toHaveLength(new Set(orders.map(name)).size);
        await store.close();
      }),
      { numRuns: engine === 'SQLite' ? 150 : 30 },
    );
  }, 300_000);
});
