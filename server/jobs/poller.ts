/**
 * Asks vendors that can be listed what changed, so that the change feed tells of their orders too: at least once, with
 * no gap that is not reported, one process at a time. It cannot see that a vendor has removed an order, since that leaves
 * no time of modification behind.
 */
import type { Registry } from '../../sources/registry.ts';
import { type PollOptions, type VendorPoller, vendorPoller } from './poll-vendor.ts';

export interface Poller {
  /** Polls every vendor once, now; where one is being polled already, waits for that instead. Never rejects. */
  pollOnce(): Promise<void>;
  /** Resolves when nothing is being read. */
  idle(): Promise<void>;
  /** Ends the call in flight, and leaves the vendors to another process. */
  close(): Promise<void>;
}
/** Runs something later, and returns the function that cancels it. */
export type Later = (run: () => void, ms: number) => () => void;
export interface PollerOptions extends PollOptions {
  readonly registry: Pick<Registry, 'sources'>;
  readonly later?: Later;
}

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
