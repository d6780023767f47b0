import { orderParts } from '../arguments/selection.ts';
import { withReach } from '../services/find.ts';
import { lookup } from '../services/lookup.ts';
import type { QueryResolvers } from '../types.generated.ts';

export const lookupQueries: Pick<QueryResolvers, 'lookup' | 'find'> = {
  lookup: async (_root, args, context, info) => {
    const { hits, faults } = await lookup(args, orderParts(info, ['LookupHit', 'node']), context);
    faults.forEach((fault) => context.report(fault, info.path));
    return hits;
  },
  find: async (_root, args, context, info) => {
    const found = await lookup(args, orderParts(info, ['FindResult', 'hits'], ['LookupHit', 'node']), context);
    // What could not be asked stands in `sources`.
    if (found.faults.length > 0) context.incomplete();
    return withReach(found, context);
  },
};
