/**
 * Puts orders into the index that were stored before it was, or before it held what it holds now. Only what was pushed
 * can be projected again; an order that was observed gets its place when it is next read. Numbers and links are brought
 * into the form of today for all of them.
 */
import type { Transaction } from 'kysely';
import type { Linker } from '../../sources/ports/links.ts';
import { project, type Projectors } from './apply.ts';
import { lockCounters } from './batch.ts';
import type { Engine, StoreLog } from '../engine/engine.ts';
import { flushIndexed } from './flush.ts';
import { relink } from './links.ts';
import { noteNumbers, type NumbersEntry } from './numbers.ts';
import { findCrowds, rekey } from './rekey.ts';
import type { Tables } from '../schema.ts';
import { readOrders } from '../rows/order-record.ts';

/** Raised by one whenever a projection's row, attributes, numbers or links change their meaning. */
export const indexVersion = 3;
/** The version since which numbers are kept in one form for all spellings. */
const numberForms = 3;
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
  const renumbered = found < numberForms;
  if (renumbered) {
    await eachBatch(engine, async (trx, keys) => {
      await rekey(trx, keys);
      return 0;
    });
    await locked(engine, findCrowds);
  }
  const count = await eachBatch(engine, async (trx, keys) => {
    const projected = await projectAgain(trx, keys, options);
    if (renumbered) await relink(trx, keys, options);
    return projected;
  });
  await db.updateTable('counters').set({ index_version: version }).where('id', '=', 1).execute();
  return count;
}

type InBatch = (trx: Transaction<Tables>, keys: readonly string[]) => Promise<number>;

/** All orders, some in each transaction; resolves to the sum of what the work resolves to. */
async function eachBatch(engine: Engine, work: InBatch): Promise<number> {
  let [after, count] = ['', 0];
  for (;;) {
    const rows = await engine.db
      .selectFrom('orders')
      .select('key')
      .where('key', '>', after)
      .orderBy('key')
      .limit(batchSize)
      .execute();
    const last = rows.at(-1);
    if (!last) return count;
    const keys = rows.map(({ key }) => key);
    count += await locked(engine, (trx) => work(trx, keys));
    after = last.key;
  }
}

const locked = <T>(engine: Engine, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
  engine.db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      await lockCounters(engine, trx);
      return work(trx);
    });

async function projectAgain(
  trx: Transaction<Tables>,
  keys: readonly string[],
  { projectors, linker, log }: ReindexOptions,
): Promise<number> {
  const orders = await readOrders(trx, keys);
  const set = {
    orders,
    numbers: new Map<string, NumbersEntry>(),
    beside: [],
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
    if (projected.numbers) noteNumbers(set, { ...order, key }, projected.numbers);
    if (projected.index) set.index.set(key, projected.index);
  }
  await flushIndexed(trx, set, { linker, log });
  return set.touchedOrders.size;
}
