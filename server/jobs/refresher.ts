/**
 * Reads orders again that a vendor's message named (SOMS callbacks). The message is acknowledged as soon as its order is on
 * the durable list; this works the list off, and orders that cannot be asked for now stay on it. Messages are cheap to
 * make up, so that their number does not decide how often the vendor is asked: they are gathered for some seconds, read
 * a hundred orders at once, and no minute has more than so many calls.
 */
import { append } from '../../sources/values/lists.ts';
import type { Logger } from 'pino';
import { SourceFault } from '../../sources/fault.ts';
import type { OrderKey, OrderPart } from '../../sources/model.ts';
import type { Registry } from '../../sources/registry.ts';
import { observationOf } from './observer-queue.ts';
import { type PendingRefresh, type Store, StoreUnavailable } from '../../store/store.ts';
import type { CallContext, VendorCall } from '../../sources/ports/calls.ts';
import type { Clock } from '../../sources/values/time.ts';
import { callsPerMinute } from './call-budget.ts';

export interface Refresher {
  /** To be called when something may be on the list. */
  wake(): void;
  /** Works the list off now, as far as it can be, and resolves then. */
  idle(): Promise<void>;
  close(): Promise<void>;
}
export interface RefresherOptions {
  readonly store: Store;
  readonly registry: Registry;
  readonly log: Logger;
  readonly now: Clock;
  readonly onCall: (call: VendorCall) => void;
  /** Is told of each order before it is read again. */
  readonly onChanged: (key: OrderKey) => void;
  /** How many calls it may make in a minute. */
  readonly mostCalls?: number;
}

const batchSize = 100;
/** A message that comes alone is followed so soon. */
const gatherMs = 1_000;
/** The list is not looked at again before so long: what names one order many times meanwhile is one question. */
const restMs = 5_000;
/** How long it waits after a vendor could not be asked. */
const retryMs = 30_000;
/** The parts that are read wherever an order is noted, so that two readings of it can be compared whole. */
export const comparedParts: ReadonlySet<OrderPart> = new Set([
  'items',
  'components',
  'payments',
  'invoice',
  'exceptions',
]);

export function startRefresher(options: RefresherOptions): Refresher {
  const { store, log, now, mostCalls = 30 } = options;
  const budget = callsPerMinute(mostCalls, now);
  const stopped = new AbortController();
  const context: CallContext = { signal: stopped.signal, onCall: options.onCall, budget };
  let running: Promise<void> | null = null;
  let isWoken = false;
  let lastPassAt = -Infinity;
  let next: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null;

  const wake = (): void => {
    isWoken = true;
    // At most the whole rest, also when the clock was set back.
    passIn(Math.max(gatherMs, Math.min(restMs, lastPassAt + restMs - now())));
  };

  function passIn(ms: number): void {
    if (stopped.signal.aborted || (next && next.at <= now() + ms)) return;
    clearTimeout(next?.timer);
    next = { at: now() + ms, timer: setTimeout(pass, ms).unref() };
  }

  function pass(): void {
    clearTimeout(next?.timer);
    next = null;
    if (running) return passIn(gatherMs);
    running = work().finally(() => (running = null));
  }

  async function work(): Promise<void> {
    isWoken = false;
    lastPassAt = now();
    try {
      for (let more = true; more && !stopped.signal.aborted;) {
        const wait = budget.waitMs();
        if (wait > 0) return passIn(wait);
        const pending = await store.pendingRefreshes(batchSize);
        more = pending.length === batchSize;
        const undone = await refresh(pending, options, context);
        if (undone.length === 0) continue;
        // Others shall not wait behind orders that cannot be asked for.
        if (more) await store.refreshLater(undone);
        return passIn(retryMs);
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) log.error({ err: error }, 'orders could not be read again');
      passIn(retryMs);
    }
  }

  return {
    wake,
    async idle() {
      const isAtWork = (): boolean => running !== null || isWoken;
      while (isAtWork()) {
        if (!running) pass();
        await running;
      }
    },
    async close() {
      stopped.abort();
      clearTimeout(next?.timer);
      isWoken = false;
      await running;
    },
  };
}

/** Reads and notes these orders, and takes off the list what is done with: read, or gone at its vendor. Gives the others. */
async function refresh(
  pending: readonly PendingRefresh[],
  { store, registry, onChanged }: RefresherOptions,
  context: CallContext,
): Promise<readonly PendingRefresh[]> {
  const undone: PendingRefresh[] = [];
  for (const [vendor, wanted] of Map.groupBy(pending, (one) => one.vendor)) {
    const source = registry.source(vendor);
    const named = wanted.flatMap((one) => {
      const key = source?.keyOf?.(one.orderNo);
      return key ? [{ one, key }] : [];
    });
    const keys = named.map(({ key }) => key);
    keys.forEach(onChanged);
    const answers = source && keys.length > 0 ? await source.orders(keys, comparedParts, context) : [];
    const observed = answers.flatMap((order) =>
      order === null || order instanceof SourceFault ? [] : [observationOf(order)],
    );
    if (observed.length > 0) await store.observe(observed);
    append(
      undone,
      named.flatMap(({ one }, i) => (answers[i] instanceof SourceFault ? [one] : [])),
    );
  }
  const done = pending.filter((one) => !undone.includes(one));
  if (done.length > 0) await store.refreshed(done);
  return undone;
}
