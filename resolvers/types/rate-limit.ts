import type { QueryResolvers } from '../types.generated.ts';
export const limitQueries: Pick<QueryResolvers, 'rateLimit'> = {
  rateLimit: (_root, _args, { spent }) => spent(),
};
