/** A page of cases over readings of orders that are made up: what it may cost, and what it says when a reading fails. */
import { describe, expect, it } from 'vitest';
import { emptyReturn } from '../../sources/domain/empty.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { ReturnKind } from '../../sources/vocabulary.ts';
import type { Order, ReturnCase } from '../../sources/model.ts';
import { readCases } from '../../sources/lists/return-lists.ts';
import type { Cursor } from '../../sources/lists/cursor.ts';
import type { SourceReport, Page } from '../../sources/lists/read-page.ts';
import { positionOf } from '../../sources/lists/position.ts';
import { orderMade } from './world.ts';

const t = 1_767_225_600;
const caseOf = (order: Order, n: number, kind: ReturnCase['kind']): ReturnCase => ({
  ...emptyReturn(order.key),
  returnKey: String(n),
  kind,
  status: 'COMPLETED',
  derivedFrom: 'a test',
});
/** Orders from the newest on, of so many cases each. */
function ordersOf(counts: readonly number[], kind: ReturnCase['kind'] = 'REFUND_ONLY'): readonly Order[] {
  return counts.map((count, i) => {
    const order = orderMade({
      vendor: 'EZR',
      nativeId: String(i),
      platformOrderNo: 'P',
      placedAt: t - i,
      createdAt: t,
      modifiedAt: t,
    });
    return { ...order, returns: Array.from({ length: count }, (_, n) => caseOf(order, n, kind)) };
  });
}
const account: SourceReport = {
  vendor: 'EZR',
  state: 'ASKED',
  fault: null,
  coverage: 'COMPLETE',
  reason: null,
  gap: null,
  latencyMs: 1,
  vendorCalls: 0,
};
const cursorAt = (order: Order): Cursor => ({
  asOf: t,
  at: positionOf(order, 'PLACED_AT'),
  participants: new Set(['EZR']),
  gaps: new Map(),
});

function readerOf(orders: readonly Order[], { calls = 0, fails = 0 }: { calls?: number; fails?: number } = {}) {
  const sizes: number[] = [];
  const read = async ({ cursor, size }: { cursor: Cursor | null; size: number }): Promise<Page> => {
    sizes.push(size);
    const fault = sizes.length === fails ? new SourceFault('EZR', 'UNREACHABLE', { operation: 'list' }) : null;
    const gap = fault && { from: null, to: t };
    const found = orders.findIndex((order) => cursor?.at.nativeId === order.key.nativeId);
    const from = cursor?.within === undefined ? found + 1 : found;
    const rows = fault ? [] : orders.slice(from, from + size).map((order) => ({ order, cursor: cursorAt(order) }));
    return {
      rows,
      end: rows.at(-1)?.cursor ?? cursor,
      more: fault === null && from + size < orders.length,
      scanLimited: false,
      asOf: t,
      reports: [{ ...account, fault, gap, vendorCalls: calls * rows.length }],
    };
  };
  return { read, sizes };
}
const cost = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
const wanted = new Set<ReturnKind>(['EXCHANGE']);

describe('a page of cases', () => {
  it('ends inside an order and goes on there', async () => {
    const { read } = readerOf(ordersOf([2, 0, 5, 1]));
    const seen: string[] = [];
    let cursor: Cursor | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await readCases(read, { cursor, size: 3, fits: () => true });
      seen.push(...page.rows.map(({ returned }) => `${returned.order.nativeId}/${returned.returnKey}`));
      cursor = page.end;
      if (!page.more) break;
    }
    expect(seen).toEqual(['0/0', '0/1', '2/0', '2/1', '2/2', '2/3', '2/4', '3/0']);
  });

  it('stops looking when it has read too many orders, and says where to go on', async () => {
    const orders = ordersOf(Array.from({ length: 2_000 }, () => 1));
    const { read, sizes } = readerOf(orders);
    const page = await readCases(read, { cursor: null, size: 1, fits: ({ kind }) => wanted.has(kind) });
    expect(page).toMatchObject({ rows: [], more: true });
    expect(cost(sizes)).toBeGreaterThanOrEqual(500);
    expect(cost(sizes)).toBeLessThanOrEqual(600);
    // Few readings of many orders, not many of few.
    expect(sizes.length).toBeLessThan(15);
    expect(page.end?.at.nativeId).toBe(String(cost(sizes) - 1));
  });

  it('stops sooner when each order costs a call', async () => {
    const { read, sizes } = readerOf(ordersOf(Array.from({ length: 2_000 }, () => 1)), { calls: 1 });
    const page = await readCases(read, { cursor: null, size: 20, fits: ({ kind }) => wanted.has(kind) });
    expect(page.more).toBe(true);
    expect(cost(sizes)).toBeLessThan(100);
    expect(page.reports[0]?.vendorCalls).toBe(cost(sizes));
  });

  it('keeps what was found when a later reading fails, and leaves the rest to the next page', async () => {
    const orders = ordersOf(Array.from({ length: 40 }, () => 1));
    const { read } = readerOf(orders, { fails: 2 });
    const page = await readCases(read, { cursor: null, size: 10, fits: () => true });
    expect(page.rows.length).toBeGreaterThan(0);
    expect(page.more).toBe(true);
    expect(page.end?.at.nativeId).toBe(page.rows.at(-1)?.returned.order.nativeId);
    expect(page.reports[0]).toMatchObject({ fault: { kind: 'UNREACHABLE' }, gap: null });
  });

  it('ends where the request may make no more calls, and is an error where it could not make any', async () => {
    const orders = ordersOf(Array.from({ length: 40 }, () => 1));
    const { read } = readerOf(orders);
    let readings = 0;
    const bounded = (most: number) => {
      readings = 0;
      return (question: Parameters<typeof read>[0]) =>
        ++readings > most
          ? Promise.reject(new SourceFault('BABYCARE', 'BUDGET', { operation: 'orders' }))
          : read(question);
    };
    const page = await readCases(bounded(1), { cursor: null, size: 10, fits: () => true });
    expect(page.rows.length).toBeGreaterThan(0);
    expect(page).toMatchObject({ more: true, end: { at: page.rows.at(-1)?.cursor.at } });
    const none = readCases(bounded(0), { cursor: null, size: 10, fits: () => true });
    await expect(none).rejects.toMatchObject({ kind: 'BUDGET' });
  });
});
