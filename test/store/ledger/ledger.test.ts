import { expect, test } from 'vitest';
import type { Operation } from '../../../sources/ports/ledger.ts';
import type { OrderKey } from '../../../sources/model.ts';
import { describeEngines } from '../stores.ts';

const order = (nativeId: string): OrderKey => ({ vendor: 'SOMS', tenantId: 't', nativeId, askedBy: null });
const operationOf = (given: Partial<Operation>): Operation => ({
  id: 'op-1',
  client: 'local',
  idempotencyKey: 'key-1',
  inputHash: 'hash-1',
  name: 'orderCancel',
  vendor: 'SOMS',
  orders: [order('1001')],
  operator: 'Li',
  state: 'PENDING',
  startedAt: 1_000,
  finishedAt: null,
  vendorRef: null,
  created: null,
  userErrors: [],
  expectation: { find: { order: order('1001') }, values: { status: 'CANCELLED' } },
  ...given,
});
const refusal = {
  code: 'QUANTITY_EXCEEDS',
  message: 'Only 2 were bought.',
  path: ['input', 'items', '0'],
  target: order('1001'),
  retryable: false,
  vendor: 'SOMS',
  nativeCode: '500',
  nativeMessage: '数量 "超出"\u0000',
} as const;

describeEngines('the ledger', (bed) => {
  test('keeps an operation whole, also over a restart', async () => {
    const place = await bed.place();
    const first = await bed.openAt(place);
    const begun = operationOf({ expectation: { find: { platformOrderNo: 'P 1' }, values: { a: '1', b: '"' } } });
    expect(await first.beginOperation(begun)).toEqual(begun);
    const finished = {
      state: 'PARTIAL',
      finishedAt: 2_000,
      vendorRef: 'R1',
      created: { ...order('N1'), askedBy: 'P 1' },
      userErrors: [refusal],
    } as const;
    expect(await first.finishOperation('op-1', 'PENDING', finished)).toBe(true);
    await first.close();
    const again = await bed.openAt(place);
    expect(await again.operation('op-1')).toEqual({ ...begun, ...finished });
    expect(await again.operationByKey('local', 'key-1')).toEqual({ ...begun, ...finished });
    expect(await again.operation('op-2')).toBeNull();
  });

  test('of two that begin under one key, one stands; clients do not meet', async () => {
    const store = await bed.open();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.beginOperation(operationOf({ id: `op-${i}`, inputHash: `hash-${i}` })),
      ),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    const other = await store.beginOperation(operationOf({ id: 'other', client: 'shop-web' }));
    expect(other.id).toBe('other');
    expect(await store.operations({ order: null, states: null, client: null, before: null, limit: 100 })).toHaveLength(
      2,
    );
  });

  test('the first who says how it ended is believed', async () => {
    const store = await bed.open();
    await store.beginOperation(operationOf({}));
    const finished = { state: 'SUCCEEDED', finishedAt: 2_000, vendorRef: null, created: null, userErrors: [] } as const;
    const told = await Promise.all([
      store.finishOperation('op-1', 'PENDING', finished),
      store.finishOperation('op-1', 'PENDING', { ...finished, state: 'UNCERTAIN' }),
    ]);
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await store.finishOperation('op-1', 'PENDING', finished)).toBe(false);
  });

  test('is read newest first, by order, state and client, without a gap between pages', async () => {
    const store = await bed.open();
    for (let i = 0; i < 25; i += 1)
      await store.beginOperation(
        operationOf({
          id: `op-${String(i).padStart(2, '0')}`,
          idempotencyKey: `key-${i}`,
          // Some share a moment.
          startedAt: 1_000 + Math.floor(i / 3),
          orders: [order(String(i % 5)), order('all')],
          state: i % 2 === 0 ? 'SUCCEEDED' : 'FAILED',
          client: i < 20 ? 'a' : 'b',
        }),
      );
    const query = { order: null, states: null, client: null, limit: 4 } as const;
    const seen: string[] = [];
    for (let before: { startedAt: number; id: string } | null = null; ;) {
      const page = await store.operations({ ...query, before });
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (!last) break;
      before = { startedAt: last.startedAt, id: last.id };
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `op-${String(24 - i).padStart(2, '0')}`));
    const count = async (given: object): Promise<number> =>
      (await store.operations({ ...query, before: null, limit: 100, ...given })).length;
    expect(await count({ order: order('3') })).toBe(5);
    expect(await count({ order: order('all') })).toBe(25);
    expect(await count({ order: order('none') })).toBe(0);
    expect(await count({ states: ['FAILED'] })).toBe(12);
    expect(await count({ client: 'b', states: ['SUCCEEDED', 'FAILED'] })).toBe(5);
  });

  test('what is open is found: abandoned PENDING and young UNCERTAIN, oldest first', async () => {
    const store = await bed.open();
    for (const [i, state] of (['PENDING', 'PENDING', 'UNCERTAIN', 'UNCERTAIN', 'SUCCEEDED'] as const).entries())
      await store.beginOperation(
        operationOf({ id: `op-${i}`, idempotencyKey: `key-${i}`, startedAt: 1_000 * (i + 1), state }),
      );
    const open = await store.unresolvedOperations({
      pendingBefore: 2_000,
      uncertainAfter: 3_000,
      after: null,
      limit: 10,
    });
    expect(open.map(({ id }) => id)).toEqual(['op-0', 'op-3']);
  });

  test('what is open is given page by page, without what no read can tell', async () => {
    const store = await bed.open();
    for (let i = 0; i < 7; i += 1)
      await store.beginOperation(
        operationOf({
          id: `op-${i}`,
          idempotencyKey: `key-${i}`,
          startedAt: 1_000 + Math.floor(i / 3),
          state: 'UNCERTAIN',
          ...(i === 2 ? { expectation: null } : {}),
        }),
      );
    const seen: string[] = [];
    for (let after: Operation | null = null; ;) {
      const page = await store.unresolvedOperations({ pendingBefore: 0, uncertainAfter: 0, after, limit: 2 });
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1) ?? null;
      if (after === null) break;
    }
    expect(seen).toEqual(['op-0', 'op-1', 'op-3', 'op-4', 'op-5', 'op-6']);
  });

  test('an order is found with the write that made it', async () => {
    const store = await bed.open();
    await store.beginOperation(operationOf({ orders: [order('1001')] }));
    const query = { states: null, client: null, before: null, limit: 10 };
    const made = { ...order('N1'), askedBy: 'P 1' };
    expect(await store.operations({ ...query, order: made })).toEqual([]);
    const finished = { state: 'SUCCEEDED', finishedAt: 2_000, vendorRef: null, created: made, userErrors: [] } as const;
    expect(await store.finishOperation('op-1', 'PENDING', finished)).toBe(true);
    expect(await store.finishOperation('op-1', 'UNCERTAIN', { ...finished, created: order('N2') })).toBe(false);
    for (const one of [made, order('1001')])
      expect((await store.operations({ ...query, order: one })).map(({ id }) => id)).toEqual(['op-1']);
    expect(await store.operations({ ...query, order: order('N2') })).toEqual([]);
  });
});
