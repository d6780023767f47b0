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
import { readOrders } from '../rows/order-record.ts';

/** Raised by one whenever a projection's row, attributes, numbers or links change their meaning. */
export const indexVersion = 3;
/** Orders in one transaction; pushes of other processes wait for it. */
const batchSize = 200;

export interface ReindexOptions {
  readonly projectors: Projectors;
  readonly linker: Linker;
  readonly log: StoreLog | undefined;
  /** Only tests give another one. */
  readonly version?: number;
}

/** Resolves to the number of orders that were projected again: to 0 at once when the index is up to date. */
export async function reindex(engine: Engine, options: ReindexOptions): Promise<number> {
  const { version = indexVersion } = options;
  const { db } = engine;
  const { index_version: found } = await db
    .selectFrom('counters')
    .select('index_version')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  // An index that a newer version of the program has written must not be overwritten.
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
        return projectAgain(
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

async function projectAgain(
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
    // The digest stays as it was last reported: the push that changes it reports the change.
    const { numbersHash, indexHash } = projected.order;
    orders.set(key, { ...order, numbersHash, indexHash });
    set.touchedOrders.add(key);
    if (projected.numbers) set.numbers.set(key, numberRows(key, order, projected.numbers));
    if (projected.index) set.index.set(key, projected.index);
  }
  await flushIndexed(trx, set, { linker, log });
  return set.touchedOrders.size;
}
