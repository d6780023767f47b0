/** The store as resolvers may see it: what was learned, never the raw pushes. */
import type { Knowledge } from '../sources/change-port.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import { TiesUnavailable } from '../sources/link-port.ts';
import { type Store, StoreUnavailable } from '../store/store.ts';

export function knowledgeOf(store: Store, pushing: readonly Vendor[]): Knowledge {
  return {
    pushing: new Set(pushing),
    stats: (question) => store.stats(question),
    unjudged: (filter) => store.unjudged(filter),
    groupsOf: (keys) => store.groupsOf(keys).catch(unavailable),
    carriersOf: (questions) => store.carriersOf(questions).catch(unavailable),
    ordersByAnyNumber: (values, namespaces) => store.ordersByAnyNumber(values, namespaces),
    changes: async (query) =>
      (await store.changes(query)).map(({ seq, at, kind, vendor, tenantId, orderNo, askedBy, fields }) => ({
        seq,
        at,
        kind,
        order: { vendor, tenantId, nativeId: orderNo, askedBy },
        fields,
      })),
    known: async (vendor) => {
      const [orders, lastArrivalAt] = await Promise.all([store.knownOrders(vendor), store.lastArrivalAt(vendor)]);
      return { orders, lastArrivalAt };
    },
  };
}

function unavailable(cause: unknown): never {
  if (!(cause instanceof StoreUnavailable)) throw cause;
  throw new TiesUnavailable('what is known of orders that belong together could not be read', { cause });
}
