/** Opens the store: the database, its schema, the writer, and everything that reads. */
import type { Linker } from '../sources/ports/links.ts';
import { headersOf } from './bookkeeping/headers.ts';
import { traceEventsOf } from './bookkeeping/trace-events.ts';
import { ledgerOf } from './bookkeeping/ledger.ts';
import { pollsOf } from './bookkeeping/polls.ts';
import { quarantineOf } from './bookkeeping/quarantine.ts';
import { refreshesOf } from './bookkeeping/refreshes.ts';
import { sharedKeysOf } from './bookkeeping/shared-keys.ts';
import { asStoreError, type Engine, guarded, type StoreLog, type Trace } from './engine/engine.ts';
import { openPostgres } from './engine/postgres.ts';
import { openSqlite } from './engine/sqlite.ts';
import { orderKey } from './keys.ts';
import { migrate } from './migrations/migrations.ts';
import { orderLinksOf } from './read/links.ts';
import { orderCountsOf } from './read/order-counts.ts';
import { orderIndexOf } from './read/order-index.ts';
import { readsOf } from './read/orders.ts';
import { readOrders } from './rows/order-record.ts';
import { hashedProjection, hashedProjectors, type PhoneHash } from './rows/phone-hash.ts';
import { type Observation, type Store, StoreError, StoreUnavailable } from './store.ts';
import { observed, type Projectors } from './write/apply.ts';
import { indexKeyOf } from './write/index-key.ts';
import { manualLinksOf } from './write/manual-links.ts';
import { newsOfNumbers } from './write/numbers.ts';
import { reindex } from './write/reindex.ts';
import { startWriter, type Writer } from './write/writer.ts';
import type { Clock } from '../sources/values/time.ts';

export interface StoreOptions {
  /** postgres://…; null = the embedded engine in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /**
   * What the ends of phones are hashed with in the index. null: a random key that the database keeps. Absent: that one too,
   * or none where it keeps none, for those who look for no phone.
   */
  readonly indexSecret?: Uint8Array | null;
  readonly projectors: Projectors;
  /** Says whether two orders are one sale. */
  readonly linker: Linker;
  readonly now: Clock;
  readonly log?: StoreLog;
  /** false opens beside the process that owns the embedded store: for commands that last moments. */
  readonly lock?: boolean;
  /** Is told after each commit how many pieces of work it carried. */
  readonly onCommit?: (carried: number) => void;
  readonly trace?: Trace;
  /** How many pieces of work may wait; beyond it, work is rejected with StoreUnavailable. */
  readonly queueLimit?: number;
}

/** Rejects with StoreError when it is wrongly configured, with StoreUnavailable when the database does not answer. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, dataDir, log, trace } = options;
  const engine =
    databaseUrl === null
      ? openSqlite({ dataDir, lock: options.lock ?? true, trace })
      : await openPostgres({ databaseUrl, log, trace });
  const { linker, now, onCommit, queueLimit = 10_000, lock: owns = true } = options;
  let phoneHash: PhoneHash;
  let projectors: Projectors;
  try {
    await migrate(engine.db, engine.kind);
    const alone = engine.kind === 'sqlite' && owns;
    phoneHash = await indexKeyOf(engine, { secret: options.indexSecret, alone, log });
    projectors = hashedProjectors(options.projectors, phoneHash);
    // A command that lasts moments leaves this to the process that owns the store.
    if (owns) await reindex(engine, { projectors, linker, log });
  } catch (error) {
    await engine.close();
    throw error instanceof StoreError ? error : asStoreError(engine, error);
  }
  return storeOn(engine, startWriter(engine, { projectors, linker, now, log, onCommit, queueLimit }), phoneHash);
}

function storeOn(engine: Engine, writer: Writer, phoneHash: PhoneHash): Store {
  let closing: Promise<void> | null = null;
  const open: Engine = {
    ...engine,
    // Everything reads through this property, so that a closed store always fails with its own error.
    get db() {
      if (closing) throw new StoreUnavailable('the store is closed');
      return engine.db;
    },
  };
  const { keepHeaders, ...known } = headersOf(open);
  return {
    ...readsOf(open),
    ...orderIndexOf(open, { kind: engine.kind, phoneHash }),
    ...orderCountsOf(open, { kind: engine.kind, phoneHash }),
    ...quarantineOf(open),
    ...ledgerOf(open),
    ...refreshesOf(open),
    ...pollsOf(open),
    ...sharedKeysOf(open),
    ...traceEventsOf(open),
    ...orderLinksOf(open),
    ...manualLinksOf(open, writer),
    accept: (arrival) => writer.submit({ kind: 'ARRIVAL', arrival }),
    refreshLater: async (orders, most = Infinity) => {
      if (orders.length > 0) await writer.submit({ kind: 'REFRESH', orders, most });
    },
    ...known,
    observe: async (seen) => {
      const observations = seen.map((one) => ({ ...one, projection: hashedProjection(one.projection, phoneHash) }));
      const news = await newsAmong(open, observations);
      if (news.length > 0) await writer.submit({ kind: 'OBSERVED', observations: news });
      // After the index, so that no header is ever newer than the place that its order has in lists.
      await keepHeaders(observations);
    },
    addNumbers: async (orders) => {
      const news = orders.length > 0 ? await newsOfNumbers(open, orders) : [];
      if (news.length > 0) await writer.submit({ kind: 'NUMBERS', orders: news });
    },
    close: () => {
      closing ??= writer.close().then(() => engine.close());
      return closing;
    },
  };
}

/**
 * Most readings find an order as it was, and those shall cost no transaction; the writer compares again inside its own.
 * Of several readings of one order all are taken, since the last may find it as it was before the first.
 */
async function newsAmong(engine: Engine, observations: readonly Observation[]): Promise<readonly Observation[]> {
  const known = await guarded(engine, (db) => readOrders(db, observations.map(orderKey)));
  const readings = Map.groupBy(observations, orderKey);
  return [...readings].flatMap(([key, seen]) =>
    seen.length > 1 || seen.some((one) => observed(known.get(key) ?? null, one, one) !== null) ? seen : [],
  );
}
