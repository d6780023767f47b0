/** Which remembered orders may stand in a list for ones that are read now. */
import { describe, expect, it } from 'vitest';
import type { Filter, OrderIndex, RecentOrders } from '../../sources/ports/lists.ts';
import type { Order } from '../../sources/model.ts';
import { indexReader } from '../../sources/lists/index-reader.ts';
import { readPage } from '../../sources/lists/read-page.ts';
import { call, indexStub, orderMade, sourceStub } from './world.ts';
import { localClient } from '../../resolvers/client.ts';
import { filterOf } from '../../resolvers/arguments/filter.ts';

const now = 1_000_000;
const made = (also: Partial<Order> = {}, placedAt = 500): Order =>
  orderMade({ vendor: 'BABYCARE', nativeId: '1', platformOrderNo: 'P', placedAt }, also);

async function page({
  actual,
  copy,
  filter = {},
  exact = true,
}: {
  actual: Order;
  copy: Order | null;
  filter?: Partial<Filter>;
  exact?: boolean;
}): Promise<{ shown: readonly string[]; asked: number }> {
  let asked = 0;
  const stub = sourceStub('BABYCARE', () => [actual]);
  const source: typeof stub = {
    ...stub,
    orders: (...args) => {
      asked += 1;
      return stub.orders(...args);
    },
  };
  const plain = indexStub(() => [actual]);
  const index: OrderIndex = {
    ...plain,
    rows: async (question) => ({
      ...(await plain.rows({
        ...question,
        filter: exact ? question.filter : filterOf({}, { client: localClient, searched: () => undefined }),
      })),
      exact,
    }),
  };
  const recent: RecentOrders = { order: () => copy, found: () => null };
  const listReader = indexReader({ source, index, knownOnly: 'known ones only', readAtMost: 10 });
  const { rows } = await readPage(
    [{ vendor: 'BABYCARE', listReader }],
    {
      filter: { ...filterOf({}, { client: localClient, searched: () => undefined }), ...filter },
      sort: { key: 'PLACED_AT', direction: 'DESC' },
      backward: false,
      cursor: null,
      asOf: now,
      size: 10,
      parts: new Set(),
      recent,
    },
    { call, now: () => now * 1000 },
  );
  return { shown: rows.map(({ order }) => order.statusRule), asked };
}
const actual = made({ statusRule: 'read now' });

describe.each([true, false])('with an index that tells all (%s), a remembered order', (exact) => {
  it('stands for itself', async () => {
    expect(await page({ actual, exact, copy: made({ statusRule: 'remembered' }) })).toEqual({
      shown: ['remembered'],
      asked: 0,
    });
  });

  it('is read again when there is none', async () => {
    expect(await page({ actual, exact, copy: null })).toEqual({ shown: ['read now'], asked: 1 });
  });

  it.each([499, 501, now + 5])('is read again when its place in the list would be another (%s)', async (placedAt) => {
    expect(await page({ actual, exact, copy: made({ statusRule: 'remembered' }, placedAt) })).toEqual({
      shown: ['read now'],
      asked: 1,
    });
  });
});

describe('a remembered order that does not fit the filter', () => {
  const filter = { status: ['PROCESSING'] } as const;
  const copy = made({ status: 'PENDING_REVIEW', statusRule: 'remembered' });

  it('is read again when the index says that it does', async () => {
    expect(await page({ actual, copy, filter })).toEqual({ shown: ['read now'], asked: 1 });
  });

  it('is not shown when the index cannot tell', async () => {
    expect(await page({ actual, copy, filter, exact: false })).toEqual({ shown: [], asked: 0 });
  });
});
