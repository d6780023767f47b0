/** Orders of SOMS that lack the time by which a list is sorted: shown where SOMS can be made to show them, else told of. */
import { describe, expect, it } from 'vitest';
import { isComplete } from '../../resolvers/services/order-list.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { type Page, readPage } from '../../sources/lists/read-page.ts';
import type { Order } from '../../sources/model.ts';
import type { Filter, Sort } from '../../sources/ports/lists.ts';
import { somsListReader } from '../../sources/soms/list/reader.ts';
import type { Cursor } from '../../sources/lists/cursor.ts';
import { call, orderMade, randomFrom, somsStub } from './world.ts';

const now = 1_767_225_600;
const made = (count: number, untimed: number): readonly Order[] =>
  Array.from({ length: count + untimed }, (_, n) =>
    orderMade({
      vendor: 'SOMS',
      nativeId: `S${n}`,
      platformOrderNo: `P${n}`,
      placedAt: n < untimed ? null : now - 10 - n,
      createdAt: now - 10 - n,
    }),
  );
interface Way {
  readonly sort?: Sort;
  readonly backward?: boolean;
  readonly size?: number;
  readonly filter?: Filter;
}
async function walk(orders: readonly Order[], way: Way = {}) {
  let calls = 0;
  const stub = somsStub(() => orders, randomFrom(1));
  const listReader = somsListReader({
    ask: (...asked) => {
      calls += 1;
      return stub(...asked);
    },
    whole: (all) => Promise.resolve(all),
    load: () => Promise.resolve([]),
    scanBudget: 10,
  });
  const ids: string[] = [];
  let cursor: Cursor | null = null;
  for (;;) {
    const { sort = { key: 'PLACED_AT', direction: 'DESC' }, backward = false, size = 100, filter = noFilter } = way;
    const question = { filter, sort, backward, cursor, asOf: now, size, parts: new Set<never>() };
    const page: Page = await readPage([{ vendor: 'SOMS', listReader }], question, { call, now: () => now * 1000 });
    ids.push(...page.rows.map(({ order }) => order.key.nativeId));
    if (!page.more) return { ids, last: page, calls };
    cursor = page.end;
  }
}

describe('a SOMS order without a readable front.created', () => {
  it.each([1, 2, 20])('is listed last, and the list is complete, at %i a page', async (size) => {
    const orders = made(5, 3);
    const { ids, last } = await walk(orders, { size });
    expect(ids).toHaveLength(8);
    expect(new Set(ids.slice(5))).toEqual(new Set(['S0', 'S1', 'S2']));
    expect(isComplete(last)).toBe(true);
    const backward = await walk(orders, { size, backward: true });
    expect(backward.ids).toEqual(ids.toReversed());
  });

  it('costs no further call where everything is one page', async () => {
    expect((await walk(made(5, 0))).calls).toBe(1);
    expect((await walk(made(5, 1))).calls).toBe(1);
  });

  it('that SOMS cannot be made to show is told of, with the remedy', async () => {
    const { ids, last } = await walk(made(150, 2));
    expect(ids).toHaveLength(150);
    expect(isComplete(last)).toBe(false);
    expect(last.reports[0]).toMatchObject({
      coverage: 'PARTIAL',
      reason: expect.stringContaining('sort by another time'),
    });
    const sorted = await walk(made(150, 2), { sort: { key: 'CREATED_AT', direction: 'DESC' } });
    expect(sorted.ids).toHaveLength(152);
    expect(isComplete(sorted.last)).toBe(true);
  });

  it('is not missed in a list that has none, nor in one of a span of that time', async () => {
    expect(isComplete((await walk(made(150, 0))).last)).toBe(true);
    const spanned = await walk(made(150, 2), { filter: { ...noFilter, placedAt: { from: 0, to: now } } });
    expect([spanned.ids.length, isComplete(spanned.last)]).toEqual([150, true]);
  });
});
