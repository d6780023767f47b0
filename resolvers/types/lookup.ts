import { orderParts } from '../arguments/selection.ts';
import { lookup } from '../services/lookup.ts';
import type { QueryResolvers } from '../types.generated.ts';

export const lookupQueries: Pick<QueryResolvers, 'lookup'> = {
  lookup: async (_root, args, context, info) => {
    const { hits, faults } = await lookup(args, orderParts(info, ['LookupHit', 'node']), context);
    faults.forEach((fault) => context.report(fault, info.path));
    return hits;
  },
};
