/**
 * Writes put together: the ledger in the store, the write handlers of the vendors, and a reconciler that goes on looking
 * for outcomes that nobody knows.
 */
import { randomUUID } from 'node:crypto';
import { asFault, SourceFault } from '../../sources/fault.ts';
import type { Loaders } from '../../sources/loading/loaders.ts';
import type { Operation } from '../../sources/ports/ledger.ts';
import { type Order, type OrderKey, orderKeyText, type OrderPart, orderParts } from '../../sources/model.ts';
import { reconcile } from '../../sources/writes/reconcile.ts';
import { createWriteService, type WriteService } from '../../sources/writes/perform.ts';
import { type Store, StoreUnavailable } from '../../store/store.ts';
import { observationOf } from './observer-queue.ts';
import type { CallContext } from '../../sources/ports/calls.ts';
import type { Services } from '../services.ts';

export interface WriteReconciler {
  readonly writes: WriteService;
  /** Reads these orders again, through the loaders of one request, and notes what has changed. */
  refresh(keys: readonly OrderKey[], loaders: Loaders): Promise<void>;
  /** Looks for outcomes now; resolves when every operation that is due has been looked at. */
  reconcile(): Promise<void>;
  close(): Promise<void>;
}
export interface WriteReconcilerOptions extends Pick<Services, 'registry' | 'readModel' | 'metrics' | 'log' | 'now'> {
  readonly store: Store;
  /** Is told when orders were put on the list to be read again. */
  readonly onRefresh: () => void;
  /** True when no other process uses the store: then operations that are PENDING at the start belong to no process. */
  readonly alone: boolean;
  /** A read that was under way while a write was made ends within this time, and may have seen the order as it was. */
  readonly restMs: number;
}

/** All parts by which a change is found; only the log costs a call of its own. */
const wholeOrders: ReadonlySet<OrderPart> = new Set(orderParts.filter((part) => part !== 'logs'));

const second = 1_000;
const hour = 3_600 * second;
/** No write takes so long: an operation that is PENDING then belongs to a process that ended. */
const pendingFor = 300 * second;
/** The ages at which an operation is looked at again; after the last one a person has to decide. */
const looks = [5, 30, 120, 600, 3_600, 6 * 3_600, 24 * 3_600].map((age) => age * second);
const everyMs = 5 * second;

export function startWriteReconciler(options: WriteReconcilerOptions): WriteReconciler {
  const { registry, readModel, metrics, log, now, store } = options;
  const stopped = new AbortController();
  const call: CallContext = { signal: stopped.signal, onCall: metrics.vendorCall };
  const startedAt = now();
  let lookedAt = -Infinity;
  let running: Promise<void> | null = null;

  const writes = createWriteService({
    personalFields: (vendor) => registry.definition(vendor).personalFields,
    source: (vendor) => registry.source(vendor),
    ledger: store,
    now,
    newId: randomUUID,
    onOutcome: metrics.write,
    onTrouble: (error, { id, name, vendor }) => log.error({ err: error, id, name, vendor }, 'a write is in trouble'),
  });

  async function refresh(keys: readonly OrderKey[], loaders: Loaders): Promise<void> {
    // Vendors that push their orders cannot be asked for them.
    const askable = keys.filter(({ vendor }) => !readModel.pushing.has(vendor));
    for (const key of keys) loaders.forget(key);
    await dropHeaders(options, keys);
    const answers = await Promise.all(
      askable.map(async (key) => ({ key, found: await readAgain(key, loaders).catch(asFault) })),
    );
    const read = answers.flatMap(({ found }) => (found instanceof SourceFault ? [] : found));
    const unread = answers.flatMap(({ key, found }) => (found instanceof SourceFault ? [key] : []));
    await note(options, [...new Map(read.map((order) => [orderKeyText(order.key), order])).values()], unread);
  }

  /** An operation is due when it has reached one of its ages since the last pass. */
  function isDue({ startedAt: begun }: Operation): boolean {
    return looks.some((age) => begun + age > lookedAt && begun + age <= now());
  }

  async function pass(): Promise<void> {
    const at = now();
    const pendingBefore = options.alone ? Math.max(startedAt, at - pendingFor) : at - pendingFor;
    try {
      const { affected, read } = await reconcile(
        { source: (vendor) => registry.source(vendor), ledger: store, now, call },
        { pendingBefore, uncertainAfter: at - 25 * hour, isDue },
      );
      lookedAt = at;
      await dropHeaders(options, affected);
      await note(options, read, affected);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) log.error({ err: error }, 'open writes could not be looked at');
    }
  }

  const passNow = (): Promise<void> => (running ??= pass().finally(() => (running = null)));
  const timer = setInterval(() => void passNow(), everyMs);
  timer.unref();
  return {
    writes,
    refresh,
    reconcile: passNow,
    async close() {
      clearInterval(timer);
      stopped.abort();
      await running;
    },
  };
}

/**
 * Reads the order or, where a vendor is asked by the platform's number, all orders of that number at the same price:
 * nothing else tells which orders a write has made of one (换货, 补发).
 */
async function readAgain(key: OrderKey, loaders: Loaders): Promise<readonly Order[]> {
  if (key.askedBy !== null) return loaders.ordersOfPlatformNo(key.vendor, key.askedBy, wholeOrders);
  const order = await loaders.order(key, wholeOrders);
  return order ? [order] : [];
}

/** Lists must not go on showing orders as they were before a write. */
async function dropHeaders(
  { store, log, now, restMs }: WriteReconcilerOptions,
  keys: readonly OrderKey[],
): Promise<void> {
  try {
    await store.dropHeaders(keys, now() + restMs);
  } catch (error) {
    log.error({ err: error }, 'what lists show of changed orders could not be dropped');
  }
}

/** The answer of a write neither waits for the store when it is in trouble nor fails with it. */
async function note(
  { store, registry, log, onRefresh }: WriteReconcilerOptions,
  read: readonly Order[],
  unread: readonly OrderKey[],
): Promise<void> {
  try {
    if (read.length > 0) await store.observe(read.map(observationOf));
    const later = unread.filter(({ vendor }) => registry.source(vendor)?.keyOf);
    if (later.length === 0) return;
    await store.refreshLater(later.map(({ vendor, nativeId }) => ({ vendor, orderNo: nativeId })));
    onRefresh();
  } catch (error) {
    log.error({ err: error }, 'orders could not be noted after a write');
  }
}
