/**
 * Group commit: what waits is carried together in one transaction, by one loop per process, and each caller is answered
 * only after the commit. A batch costs one fsync; under load batches grow, so that the cost per piece of work falls.
 */
import { setImmediate } from 'node:timers/promises';
import { type BatchOptions, carry, type WorkOutcome } from './batch.ts';
import { asStoreError, type Engine } from '../engine/engine.ts';
import { bytesOf, type Job, jobQueue } from './queue.ts';
import { type Acceptance, StoreUnavailable } from '../store.ts';
import type { Work } from './working-set.ts';

export interface WriterOptions extends BatchOptions {
  /** Is told after each commit how many pieces of work it carried. */
  readonly onCommit: ((carried: number) => void) | undefined;
  /** How many pieces of work may wait. */
  readonly queueLimit: number;
}
export interface Writer {
  submit(work: Work): Promise<readonly Acceptance[]>;
  /** Takes no more work, and resolves when everything that waits was carried. */
  close(): Promise<void>;
}

const pruneEveryMs = 60_000;

export function startWriter(engine: Engine, options: WriterOptions): Writer {
  const queue = jobQueue(options.queueLimit);
  let closed = false;
  let running: Promise<void> | null = null;
  let prunedAt = -Infinity;

  const run = async (): Promise<void> => {
    while (queue.size > 0) {
      // Lets the server read what has come meanwhile, so that this shares the next commit.
      await setImmediate();
      await commit(queue.take());
    }
    running = null;
  };

  const commit = async (jobs: readonly Job[]): Promise<void> => {
    const at = options.now();
    const prune = at - prunedAt >= pruneEveryMs;
    const works = jobs.map(({ work }) => work);
    let outcomes: readonly WorkOutcome[];
    try {
      outcomes = await carry(engine, works, { ...options, prune });
    } catch (error) {
      return fail(jobs, asStoreError(engine, error));
    }
    if (prune) prunedAt = at;
    for (const [index, job] of jobs.entries()) answer(job, outcomes[index]);
    options.onCommit?.(jobs.length);
  };

  const fail = async (jobs: readonly Job[], error: unknown): Promise<void> => {
    if (error instanceof StoreUnavailable) {
      // The others would each wait for the same database: they fail now, and their senders will send again.
      for (const job of [...jobs, ...queue.takeAll()]) job.reject(error);
      return;
    }
    const [only, ...others] = jobs;
    // One of them is to blame: each is committed by itself, so that the others do not fail with it.
    if (others.length > 0) for (const job of jobs) await commit([job]);
    else only?.reject(error);
  };

  return {
    submit: (work) =>
      new Promise((resolve, reject) => {
        if (closed) throw new StoreUnavailable('the store is closed');
        queue.add({ work, bytes: bytesOf(work), resolve, reject });
        running ??= run();
      }),
    close: async () => {
      closed = true;
      await running;
    },
  };
}

function answer({ resolve, reject }: Job, outcome: WorkOutcome | undefined): void {
  if (!outcome) reject(new TypeError('a piece of work has no outcome'));
  else if ('refused' in outcome) reject(outcome.refused);
  else resolve(outcome.acceptances);
}
