/** The lease of one vendor's polls. It is held from one poll to the next, so that replicas share one poll. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Vendor } from '../../sources/vocabulary.ts';
import { type PollProgress, type PollTaken, type Store, StoreUnavailable } from '../../store/store.ts';
import type { Clock } from '../../sources/values/time.ts';

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
export interface PollLeaseOptions {
  readonly vendor: Vendor;
  readonly store: Pick<Store, 'takePoll' | 'keepPoll' | 'endPoll'>;
  /** How long it lasts without being renewed. */
  readonly leaseMs: number;
  readonly log: Logger;
  readonly now: Clock;
}
export interface Renewal {
  /** Aborted when another process has the lease. */
  readonly lost: AbortSignal;
  /** To be called with every vendor call: no clock drives it, so that a process that hangs renews nothing. */
  renew(): void;
  /** Resolves when no renewal is under way. */
  idle(): Promise<void>;
}
export interface VendorLease {
  take(): Promise<PollTaken>;
  /** Keeps the lease and stores the progress; rejects with LeaseLost when another process has the lease. */
  keep(progress: PollProgress): Promise<void>;
  /** Keeps the lease while one window is read. */
  whileReading(): Renewal;
  release(): Promise<void>;
}

export function pollLease({ vendor, store, leaseMs, log, now }: PollLeaseOptions): VendorLease {
  const owner = randomUUID();
  const lease = () => ({ owner, now: now(), until: now() + leaseMs });
  return {
    take: () => store.takePoll(vendor, lease()),
    keep: async (progress) => {
      if (!(await store.keepPoll(vendor, lease(), progress))) throw new LeaseLost();
    },
    whileReading() {
      const lost = new AbortController();
      let renewedAt = now();
      let renewing: Promise<void> = Promise.resolve();
      const renewed = async (): Promise<void> => {
        try {
          if (!(await store.keepPoll(vendor, lease(), null))) lost.abort();
        } catch (error) {
          // If the store is away, the next batch that is written fails by it.
          if (!(error instanceof StoreUnavailable)) log.error({ err: error, vendor }, 'a lease could not be renewed');
        }
      };
      return {
        lost: lost.signal,
        renew: () => {
          if (now() - renewedAt < leaseMs / 3) return;
          renewedAt = now();
          renewing = Promise.all([renewing, renewed()]).then(() => undefined);
        },
        idle: () => renewing,
      };
    },
    release: () =>
      store.endPoll(vendor, owner).catch((error: unknown) => {
        // If the store is away, the lease runs out by itself.
        if (!(error instanceof StoreUnavailable)) throw error;
      }),
  };
}
