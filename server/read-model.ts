/** The store as resolvers may see it: what is known of orders, never the raw pushes. */
import type { ReadModel } from '../sources/ports/changes.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import { LinksUnavailable } from '../sources/ports/links.ts';
import type { Registry } from '../sources/registry.ts';
import { type Store, StoreUnavailable } from '../store/store.ts';
import type { Clock } from '../sources/values/time.ts';

export function readModelOf(store: Store, pushing: readonly Vendor[]): ReadModel {
  return {
    pushing: new Set(pushing),
    stats: (question) => store.stats(question),
    unanswerable: (filter) => store.unanswerable(filter),
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
    polled: async (vendor) => {
      const progress = await store.pollOf(vendor);
      return progress && { from: progress.since * 1000, to: progress.reached * 1000 };
    },
  };
}

/** For each vendor that is polled, how many seconds ago its changes were last known. */
export async function pollLags(
  readModel: Pick<ReadModel, 'polled'>,
  registry: Pick<Registry, 'sources'>,
  now: Clock,
): Promise<readonly { readonly vendor: Vendor; readonly seconds: number }[]> {
  const lags = registry.sources.map(async ({ vendor, listReader }) => {
    const span = listReader ? await readModel.polled(vendor) : null;
    return span ? [{ vendor, seconds: Math.max(0, Math.floor((now() - span.to) / 1000)) }] : [];
  });
  return (await Promise.all(lags)).flat();
}

function unavailable(cause: unknown): never {
  if (!(cause instanceof StoreUnavailable)) throw cause;
  throw new LinksUnavailable('what is known of orders that belong together could not be read', { cause });
}
