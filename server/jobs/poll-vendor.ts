/** Polls one vendor: one window of changes after the other, with pauses that grow while it fails. */
import type { Logger } from 'pino';
import type { PollConfig } from '../../config.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { VendorCall } from '../../sources/ports/calls.ts';
import type { OrderListReader } from '../../sources/ports/lists.ts';
import { type Clock, instantAt } from '../../sources/values/time.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { type PollProgress, type Store, StoreUnavailable } from '../../store/store.ts';
import { LeaseLost, pollLease } from './poll-lease.ts';
import { readPass } from './poll-pass.ts';
import type { Seconds } from './poll-progress.ts';
import { comparedParts } from './refresher.ts';

export interface PollOptions {
  readonly store: Pick<Store, 'observe' | 'takePoll' | 'keepPoll' | 'endPoll'>;
  readonly poll: PollConfig;
  /** What is younger may not be in the vendor's index yet, or change once more within its second. */
  readonly settleSeconds: number;
  /** Milliseconds that one vendor call may take. */
  readonly vendorTimeoutMs: number;
  readonly log: Logger;
  readonly onCall: (call: VendorCall) => void;
  /** Is told when seconds of a vendor are given up. */
  readonly onGap: (vendor: Vendor) => void;
  readonly now: Clock;
}
export interface VendorPollerOptions extends PollOptions {
  readonly vendor: Vendor;
  readonly listReader: OrderListReader;
  readonly stopped: AbortSignal;
}
export interface VendorPoller {
  /** Never rejects; resolves to the milliseconds until it is to be called again. */
  read(): Promise<number>;
  release(): Promise<void>;
}

const longestPauseMs = 600_000;
const shortestPauseMs = 1_000;

export function vendorPoller(options: VendorPollerOptions): VendorPoller {
  const { vendor, store, poll, log, now, stopped } = options;
  const pollMs = poll.seconds * 1000;
  // Renewed at least once in ten calls.
  const leaseMs = pollMs + 10 * options.vendorTimeoutMs;
  const lease = pollLease({ vendor, store, leaseMs, log, now });
  let failures = 0;

  async function read(): Promise<number> {
    try {
      const taken = await lease.take();
      if (!taken.held) return Math.min(leaseMs, Math.max(shortestPauseMs, taken.until - now()));
      const window = windowAfter(taken.progress, options);
      if (window.from < window.to) await readWindow(window, taken.progress);
      if (failures > 0) log.info({ vendor }, 'changes can be polled again');
      failures = 0;
      return pollMs;
    } catch (error) {
      return pauseAfter(error);
    }
  }

  async function readWindow(window: Seconds, before: PollProgress | null): Promise<void> {
    const renewal = lease.whileReading();
    const onCall = (call: VendorCall): void => {
      options.onCall(call);
      renewal.renew();
    };
    try {
      const call = { signal: AbortSignal.any([stopped, renewal.lost]), onCall };
      const passed = await readPass({ ...options, parts: comparedParts, window, before, call, keep: lease.keep });
      if (passed.lost) gaveUp(passed.lost, options);
    } catch (error) {
      throw renewal.lost.aborted ? new LeaseLost() : error;
    } finally {
      await renewal.idle();
    }
  }

  /** The position stays, so that nothing is skipped. When our lease has run out, another process may try. */
  function pauseAfter(error: unknown): number {
    if (stopped.aborted) return pollMs;
    if (error instanceof LeaseLost) {
      log.info({ vendor }, 'another process polls on');
      return pollMs;
    }
    failures += 1;
    const isKnown = error instanceof SourceFault || error instanceof StoreUnavailable;
    if (!isKnown) log.error({ err: error, vendor }, 'changes could not be polled');
    else if (failures === 1) log.warn({ vendor, reason: error.message }, 'changes cannot be polled now');
    const pauseMs = Math.min(pollMs * 2 ** (failures - 1), Math.max(pollMs, longestPauseMs));
    const askedMs = error instanceof SourceFault ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    return Math.max(pauseMs, askedMs);
  }

  return { read, release: lease.release };
}

function windowAfter(progress: PollProgress | null, { now, settleSeconds, poll }: PollOptions): Seconds {
  const to = Math.floor(now() / 1000) - settleSeconds + 1;
  return { from: progress ? progress.reached - poll.overlapSeconds : to - poll.backDays * 86_400, to };
}

function gaveUp({ from, to }: Seconds, { vendor, log, onGap }: VendorPollerOptions): void {
  onGap(vendor);
  log.warn(
    { vendor, from: instantAt(from * 1000), to: instantAt(to * 1000) },
    'orders that changed in this time could not all be read, several times over: some may be missing from changes',
  );
}
