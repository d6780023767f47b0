/** What waits to be written, bounded in number and in memory. */
import { type Acceptance, StoreUnavailable } from '../store.ts';
import type { Work } from './working-set.ts';

export interface Job {
  readonly work: Work;
  readonly bytes: number;
  readonly resolve: (acceptances: readonly Acceptance[]) => void;
  readonly reject: (error: unknown) => void;
}
export interface Queue {
  readonly size: number;
  add(job: Job): void;
  /** The next batch, in the order of arrival. */
  take(): readonly Job[];
  takeAll(): readonly Job[];
}

const batchLimit = 200;
/** A single push may have 2 MiB. */
const batchBytes = 8 * 1024 * 1024;
const queueBytes = 256 * 1024 * 1024;

export function jobQueue(limit: number): Queue {
  const jobs: Job[] = [];
  let waitingBytes = 0;
  const remove = (count: number): readonly Job[] => {
    const taken = jobs.splice(0, count);
    waitingBytes -= taken.reduce((sum, { bytes }) => sum + bytes, 0);
    return taken;
  };
  return {
    get size() {
      return jobs.length;
    },
    add: (job) => {
      if (jobs.length >= limit || (jobs.length > 0 && waitingBytes + job.bytes > queueBytes))
        throw new StoreUnavailable('the store cannot keep up: too many arrivals are waiting');
      jobs.push(job);
      waitingBytes += job.bytes;
    },
    take: () => {
      let [count, bytes] = [0, 0];
      for (const job of jobs) {
        bytes += job.bytes;
        if (count === batchLimit || (count > 0 && bytes > batchBytes)) break;
        count += 1;
      }
      return remove(count);
    },
    takeAll: () => remove(jobs.length),
  };
}

export function bytesOf(work: Work): number {
  if (work.kind !== 'ARRIVAL') return 0;
  const { facts, unusable } = work.arrival;
  return [...facts, ...unusable].reduce((sum, { body }) => sum + body.length, 0);
}
