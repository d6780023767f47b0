import { counting, stalledSince } from '../../sources/domain/trace.ts';
import type { Resolvers } from '../types.generated.ts';

export const traceResolvers: Pick<Resolvers, 'Trace'> = {
  Trace: {
    // Kept oldest first.
    events: ({ events }, { order, setAside }) => {
      const shown = setAside ? events : counting(events);
      return order === 'ASC' ? shown : shown.toReversed();
    },
    stalledSince: (trace, _args, { now }) => stalledSince(trace, now()),
  },
};
