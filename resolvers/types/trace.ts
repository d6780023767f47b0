import { stalledSince } from '../../sources/domain/trace.ts';
import type { Resolvers } from '../types.generated.ts';

export const traceResolvers: Pick<Resolvers, 'Trace'> = {
  Trace: {
    // Kept oldest first.
    events: ({ events }, { order }) => (order === 'ASC' ? events : events.toReversed()),
    stalledSince: (trace, _args, { now }) => stalledSince(trace, now()),
  },
};
