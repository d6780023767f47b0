import type { Instant } from '../../sources/values/time.ts';
import type { QueryResolvers } from '../types.generated.ts';

/** What a request may spend, and what it has spent by now. */
export interface RateLimitOf {
  readonly limit: number;
  readonly cost: number;
  readonly remaining: number;
  readonly resetAt: Instant;
  readonly nodeCount: number;
  readonly vendorCallBudget: number;
  readonly vendorCallsUsed: number;
}

export const limitQueries: Pick<QueryResolvers, 'rateLimit'> = {
  rateLimit: (_root, _args, { spent }) => spent(),
};
