/**
 * Reads orders again that a vendor's message named (SOMS callbacks). The message is acknowledged as soon as its order is on
 * the durable list; this works the list off, and orders that cannot be asked for now stay on it.
 */
import type { Logger } from 'pino';
import { SourceFault } from '../../sources/fault.ts';
import type { OrderKey, OrderPart } from '../../sources/model.ts';
import type { Registry } from '../../sources/registry.ts';
import { observationOf } from './observer-queue.ts';
import { type PendingRefresh, type Store, StoreUnavailable } from '../../store/store.ts';
import type { VendorCall } from '../../sources/ports/calls.ts';

export interface Refresher {
  /** To be called when something may be on the list. */
  wake(): void;
  /** Resolves when the list has been worked off as far as it can be now. */
  idle(): Promise<void>;
  close(): Promise<void>;
}
export interface RefresherOptions {
  readonly store: Store;
  readonly registry: Registry;
  readonly log: Logger;
  readonly onCall: (call: VendorCall) => void;
  /** Is told of each order before it is read again. */
  readonly onChanged: (key: OrderKey) => void;
  /** How long it waits after a vendor could not be asked. */
  readonly retryMs?: number;
}

const batchSize = 100;
/** The parts that are read wherever an order is noted, so that two readings of it can be compared whole. */
export const comparedParts: ReadonlySet<OrderPart> = new Set([
  'items',
  'components',
  'payments',
  'invoice',
  'exceptions',
]);

export function startRefresher(options: RefresherOptions): Refresher {
  const { store, log, retryMs = 30_000 } = options;
  const stopped = new AbortController();
  let running: Promise<void> | null = null;
  let again = false;
  let retry: NodeJS.Timeout | undefined;

  const wake = (): void => {
    if (stopped.signal.aborted) return;
    again = true;
    running ??= work().finally(() => {
      running = null;
      if (again) wake();
    });
  };

  async function work(): Promise<void> {
    while (again && !stopped.signal.aborted) {
      again = false;
      try {
        const pending = await store.pendingRefreshes(batchSize);
        const done = pending.length === 0 ? [] : await refresh(pending, options, stopped.signal);
        if (done.length > 0) await store.refreshed(done);
        if (done.length < pending.length) later();
        else if (pending.length === batchSize) again = true;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) log.error({ err: error }, 'orders could not be read again');
        later();
      }
    }
  }

  function later(): void {
    clearTimeout(retry);
    retry = setTimeout(wake, retryMs);
    retry.unref();
  }

  return {
    wake,
    async idle() {
      for (let current = running; current !== null; current = running) await current;
    },
    async close() {
      stopped.abort();
      clearTimeout(retry);
      await running;
    },
  };
}

/** The orders that are done: read and noted, or gone at their vendor. */
async function refresh(
  pending: readonly PendingRefresh[],
  { store, registry, onCall, onChanged }: RefresherOptions,
  signal: AbortSignal,
): Promise<readonly PendingRefresh[]> {
  const done: PendingRefresh[] = [];
  for (const [vendor, wanted] of Map.groupBy(pending, (one) => one.vendor)) {
    const source = registry.source(vendor);
    if (!source?.keyOf) {
      done.push(...wanted);
      continue;
    }
    const keyOf = (orderNo: string) => source.keyOf?.(orderNo) ?? null;
    const keys = wanted.flatMap(({ orderNo }) => keyOf(orderNo) ?? []);
    keys.forEach(onChanged);
    const answers = await source.orders(keys, comparedParts, { signal, onCall });
    const observed = answers.flatMap((order) =>
      order === null || order instanceof SourceFault ? [] : [observationOf(order)],
    );
    if (observed.length > 0) await store.observe(observed);
    done.push(...wanted.filter((_one, i) => !(answers[i] instanceof SourceFault)));
  }
  return done;
}
