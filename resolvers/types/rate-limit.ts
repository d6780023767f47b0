import type { QueryResolvers } from '../types.generated.ts';
export const rateLimitQueries: Pick<QueryResolvers, 'rateLimit'> = {
  rateLimit: (_root, _args, { spent }) => spent(),
};
