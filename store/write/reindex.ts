/**
 * Puts orders into the index that were stored before it was, or before it held what it holds now. Only what was pushed
 * can be projected again; an order that was observed gets its place when it is next read.
 */
import type { Transaction } from 'kysely';
import type { Linker } from '../../sources/ports/links.ts';
import { project, type Projectors } from './apply.ts';
import { lockCounters, numberRows } from './batch.ts';
import type { Engine, StoreLog } from '../engine/engine.ts';
import { flushIndexed } from './flush.ts';
import type { Tables } from '../schema.ts';
import { readOrders } from './working-set.ts';

/** One more whenever a projection's row, attributes, numbers or links come to mean something else. */
export const indexVersion = 2;
/** In one transaction: pushes of other processes wait for it. */
const batchSize = 200;

export interface ReindexOptions {
  readonly projectors: Projectors;
  readonly linker: Linker;
  readonly log: StoreLog | undefined;
  /** Another one in tests only. */
  readonly version?: number;
}

/** How many orders were projected again; 0 at once when the index is as it should be. */
export async function reindex(engine: Engine, options: ReindexOptions): Promise<number> {
  const { version = indexVersion } = options;
  const { db } = engine;
  const { index_version: found } = await db
    .selectFrom('counters')
    .select('index_version')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  // A newer process's index is not ours to write over.
  if (found >= version) return 0;
  let [after, count] = ['', 0];
  for (;;) {
    const keys = await db
      .selectFrom('orders')
      .select('key')
      .where('key', '>', after)
      .orderBy('key')
      .limit(batchSize)
      .execute();
    const last = keys.at(-1);
    if (!last) break;
    count += await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (trx) => {
        await lockCounters(engine, trx);
        return again(
          trx,
          keys.map(({ key }) => key),
          options,
        );
      });
    after = last.key;
  }
  await db.updateTable('counters').set({ index_version: version }).where('id', '=', 1).execute();
  return count;
}

async function again(
  trx: Transaction<Tables>,
  keys: readonly string[],
  { projectors, linker, log }: ReindexOptions,
): Promise<number> {
  const orders = await readOrders(trx, keys);
  const set = {
    orders,
    numbers: new Map(),
    index: new Map(),
    touchedOrders: new Set<string>(),
    newOrders: new Set<string>(),
    decisions: new Map(),
    touchedDecisions: new Set<string>(),
  };
  for (const [key, order] of orders) {
    const { vendor, orderNo } = order;
    const projected = project(order, projectors, (error) =>
      log?.error({ err: error, vendor, orderNo }, 'a stored order cannot be projected again'),
    );
    if (!projected.numbers && !projected.index) continue;
    // The digest stays as it was last reported: a change of it is news, to be told by the push that brings it.
    const { numbersHash, indexHash } = projected.order;
    orders.set(key, { ...order, numbersHash, indexHash });
    set.touchedOrders.add(key);
    if (projected.numbers) set.numbers.set(key, numberRows(key, order, projected.numbers));
    if (projected.index) set.index.set(key, projected.index);
  }
  await flushIndexed(trx, set, { linker, log });
  return set.touchedOrders.size;
}
