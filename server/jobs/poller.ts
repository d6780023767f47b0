/**
 * Asks vendors that can be listed what changed, so that the change feed tells of their orders too: at least once, with
 * no gap that is not said, one process at a time. What it cannot see is an order that a vendor removed: that leaves no
 * time of modification behind.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { PollConfig } from '../../config.ts';
import { SourceFault } from '../../sources/fault.ts';
import { instantAt } from '../../sources/values/time.ts';
import type { OrderListReader } from '../../sources/ports/lists.ts';
import type { Registry } from '../../sources/registry.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { type PollProgress, type Store, StoreUnavailable } from '../../store/store.ts';
import { readPass } from './poll-pass.ts';
import type { Seconds } from './poll-progress.ts';
import { comparedParts } from './refresher.ts';
import type { VendorCall } from '../../sources/ports/calls.ts';

export interface Poller {
  /** Polls every vendor once, now; what is being read is waited for instead. Never rejects. */
  pollOnce(): Promise<void>;
  /** Resolves when nothing is being read. */
  idle(): Promise<void>;
  /** Ends the call in flight, and leaves the vendors to another process. */
  close(): Promise<void>;
}
/** Runs something later; the answer is how not to. */
export type Later = (run: () => void, ms: number) => () => void;
export interface PollerOptions {
  readonly store: Pick<Store, 'observe' | 'takePoll' | 'keepPoll' | 'endPoll'>;
  readonly registry: Pick<Registry, 'sources'>;
  readonly poll: PollConfig;
  /** What is younger may not be in the vendor's index yet, or change once more within its second. */
  readonly settleSeconds: number;
  /** Milliseconds that one vendor call may take. */
  readonly vendorTimeoutMs: number;
  readonly log: Logger;
  readonly onCall: (call: VendorCall) => void;
  /** Seconds of a vendor were given up. */
  readonly onGap: (vendor: Vendor) => void;
  readonly now: () => number;
  readonly later?: Later;
}

class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

const longestRestMs = 600_000;
const soonestMs = 1_000;
const timer: Later = (run, ms) => {
  const timeout = setTimeout(run, ms);
  timeout.unref();
  return () => clearTimeout(timeout);
};

/** Begins at once, unless `poll.seconds` is 0: then it polls only when it is told to. */
export function startPoller(options: PollerOptions): Poller {
  const { registry, poll, later = timer } = options;
  const stopped = new AbortController();
  const loops = registry.sources.flatMap(({ vendor, listReader }) =>
    listReader ? [loop(vendorPoller({ ...options, vendor, listReader, stopped: stopped.signal }))] : [],
  );

  function loop({ read, release }: VendorPoller) {
    let running: Promise<void> | null = null;
    let cancel = (): void => undefined;
    const once = async (): Promise<void> => {
      const waitMs = await read();
      running = null;
      if (poll.seconds > 0 && !stopped.signal.aborted) cancel = later(() => void run(), waitMs);
    };
    const run = (): Promise<void> => {
      if (stopped.signal.aborted) return Promise.resolve();
      cancel();
      running ??= once();
      return running;
    };
    const close = async (): Promise<void> => {
      cancel();
      await running;
      await release();
    };
    return { run, close, idle: () => running ?? Promise.resolve() };
  }

  const all = async (what: (one: (typeof loops)[number]) => Promise<void>): Promise<void> => {
    await Promise.all(loops.map(what));
  };
  if (poll.seconds > 0) void all(({ run }) => run());
  return {
    pollOnce: () => all(({ run }) => run()),
    idle: () => all(({ idle }) => idle()),
    close: () => {
      stopped.abort();
      return all(({ close }) => close());
    },
  };
}

interface VendorPoller {
  /** Never rejects; in how many milliseconds to read again. */
  read(): Promise<number>;
  release(): Promise<void>;
}
type VendorPollerOptions = PollerOptions & {
  readonly vendor: Vendor;
  readonly listReader: OrderListReader;
  readonly stopped: AbortSignal;
};

function vendorPoller(options: VendorPollerOptions): VendorPoller {
  const { vendor, listReader, store, poll, log, now, stopped } = options;
  const pollMs = poll.seconds * 1000;
  // Held from one poll to the next, so that replicas share one poll; renewed at least once in ten calls.
  const leaseMs = pollMs + 10 * options.vendorTimeoutMs;
  const owner = randomUUID();
  const lease = () => ({ owner, now: now(), until: now() + leaseMs });
  let failures = 0;

  async function read(): Promise<number> {
    try {
      const taken = await store.takePoll(vendor, lease());
      if (!taken.held) return Math.min(leaseMs, Math.max(soonestMs, taken.until - now()));
      const window = windowAfter(taken.progress);
      if (window.from < window.to) await readWindow(window, taken.progress);
      if (failures > 0) log.info({ vendor }, 'changes can be polled again');
      failures = 0;
      return pollMs;
    } catch (error) {
      return failed(error);
    }
  }

  function windowAfter(progress: PollProgress | null): Seconds {
    const to = Math.floor(now() / 1000) - options.settleSeconds + 1;
    return { from: progress ? progress.reached - poll.overlapSeconds : to - poll.backDays * 86_400, to };
  }

  async function readWindow(window: Seconds, before: PollProgress | null): Promise<void> {
    const lost = new AbortController();
    const keeper = leaseKeeper(() => lost.abort());
    try {
      const passed = await readPass({
        vendor,
        listReader,
        parts: comparedParts,
        window,
        before,
        store,
        call: {
          signal: AbortSignal.any([stopped, lost.signal]),
          onCall: (call) => {
            options.onCall(call);
            keeper.renew();
          },
        },
        keep: async (progress) => {
          if (!(await store.keepPoll(vendor, lease(), progress))) throw new LeaseLost();
        },
      });
      if (passed.lost) gaveUp(passed.lost);
    } catch (error) {
      throw lost.signal.aborted ? new LeaseLost() : error;
    } finally {
      await keeper.idle();
    }
  }

  /** Calls drive it, not a clock: a process that hangs renews nothing. */
  function leaseKeeper(onLost: () => void) {
    let renewedAt = now();
    let renewing: Promise<void> = Promise.resolve();
    const renewed = async (): Promise<void> => {
      try {
        if (!(await store.keepPoll(vendor, lease(), null))) onLost();
      } catch (error) {
        // The writing of the next batch will meet it too.
        if (!(error instanceof StoreUnavailable)) log.error({ err: error, vendor }, 'a lease could not be renewed');
      }
    };
    return {
      renew: (): void => {
        if (now() - renewedAt < leaseMs / 3) return;
        renewedAt = now();
        renewing = Promise.all([renewing, renewed()]).then(() => undefined);
      },
      idle: () => renewing,
    };
  }

  function gaveUp({ from, to }: Seconds): void {
    options.onGap(vendor);
    log.warn(
      { vendor, from: instantAt(from * 1000), to: instantAt(to * 1000) },
      'orders that changed in this time could not all be read, several times over: some may be missing from changes',
    );
  }

  /** The position stays, so nothing is skipped. Another process may try when our lease has run out. */
  function failed(error: unknown): number {
    if (stopped.aborted) return pollMs;
    if (error instanceof LeaseLost) {
      log.info({ vendor }, 'another process polls on');
      return pollMs;
    }
    failures += 1;
    const known = error instanceof SourceFault || error instanceof StoreUnavailable;
    if (!known) log.error({ err: error, vendor }, 'changes could not be polled');
    else if (failures === 1) log.warn({ vendor, reason: error.message }, 'changes cannot be polled now');
    const restMs = Math.min(pollMs * 2 ** (failures - 1), Math.max(pollMs, longestRestMs));
    const askedMs = error instanceof SourceFault ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    return Math.max(restMs, askedMs);
  }

  return {
    read,
    release: () =>
      store.endPoll(vendor, owner).catch((error: unknown) => {
        // Then it runs out by itself.
        if (!(error instanceof StoreUnavailable)) throw error;
      }),
  };
}
