/** What one request has used of its limits. */
import type { Client } from '../../resolvers/client.ts';
import type { RateLimitOf } from '../../resolvers/models.ts';
import { instantAt } from '../../sources/values/time.ts';
import type { Calls } from './calls.ts';
import type { Measured } from './cost.ts';
import type { Meter } from './meter.ts';
import { basePoints } from './prices.ts';
import type { RateStatus } from './rate.ts';

export interface Usage {
  readonly client: Client;
  readonly calls: Calls;
  readonly meter: Meter;
  /** Aborted when nothing more is to be read for this request: it was stopped, its time is over, or its client left. */
  readonly gone: AbortController;
  rate: RateStatus;
  /** null while the cost is not known yet. */
  measured: Measured | null;
  /** Points that were taken from the client's minute so far. */
  taken: number;
  /** Whether the request is a mutation, which is never broken off. */
  isWrite: boolean;
  /** Whether nothing more is to be made for the answer. */
  readonly isStopped: () => boolean;
}
/** The bytes of a request, as they went over the wire. */
export interface Traffic {
  readonly received: number;
  readonly sent: number;
}

const largestInt = 2_147_483_647;

/** What is known while the request is answered: what it was reckoned to cost, or what it has used when that is more. */
export function rateLimitOf({ rate, measured, calls, meter }: Usage): RateLimitOf {
  const reckoned = measured?.cost ?? 0;
  const beyond = Math.max(0, Math.round(meter.used) - reckoned);
  return {
    limit: rate.limit,
    cost: Math.min(largestInt, basePoints + reckoned + beyond),
    remaining: Math.max(0, rate.remaining - beyond),
    resetAt: instantAt(rate.resetAt),
    nodeCount: Math.min(largestInt, measured?.nodes ?? 0),
    vendorCallBudget: calls.budget,
    vendorCallsUsed: calls.used(),
  };
}
