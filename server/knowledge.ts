/** The store as resolvers may see it: what was learned, never the raw pushes. */
import type { Knowledge } from '../sources/change-port.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import type { Store } from '../store/store.ts';

export function knowledgeOf(store: Store, pushing: readonly Vendor[]): Knowledge {
  return {
    pushing: new Set(pushing),
    stats: (question) => store.stats(question),
    unjudged: (filter) => store.unjudged(filter),
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
