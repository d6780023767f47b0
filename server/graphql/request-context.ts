import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { Context } from '../../resolvers/context.ts';
import { encodeId } from '../../sources/domain/ids.ts';
import type { ReadModel } from '../../sources/ports/changes.ts';
import { createLoaders } from '../../sources/loading/loaders.ts';
import { createLinkLoaders } from '../../sources/loading/link-loaders.ts';
import type { Order } from '../../sources/model.ts';
import type { OrderCache } from '../../sources/loading/order-cache.ts';
import type { OrderLists } from '../../sources/lists/order-lists.ts';
import type { Registry } from '../../sources/registry.ts';
import type { Ledger } from '../../sources/ports/ledger.ts';
import type { ManualLinks } from '../../sources/ports/links.ts';
import { staleLoaders } from '../../sources/loading/stale-loaders.ts';
import { worldWithin } from '../auth/client-scope.ts';
import { spent, type Usage } from '../limits/limits.ts';
import type { Metrics } from '../metrics.ts';
import type { WriteReconciler } from '../jobs/write-reconciler.ts';
import type { VendorCall } from '../../sources/ports/calls.ts';

export interface Disclosures {
  /** Global ids. */
  readonly orders: Set<string>;
  /** "Recipient.phone" and the like. */
  readonly fields: Set<string>;
}

/** A request's own things: what resolvers see, and what they said could not be asked. */
export interface RequestContext extends Context {
  readonly reported: GraphQLError[];
  readonly vendorCalls: VendorCall[];
  /** Where personal data was shown in clear; see audit.ts. */
  readonly disclosures: Disclosures;
  readonly usage: Usage;
  /** False: something could not be asked, though `errors` does not say so. */
  readonly isWhole: () => boolean;
  /** The request goes on although its client has left. */
  readonly stay: () => void;
}
/** Every vendor call has a time of its own; a write has no other end. */
const endless = new AbortController();

interface ContextOptions {
  readonly registry: Registry;
  readonly readModel: ReadModel;
  readonly orderLists: OrderLists;
  readonly store: Ledger & ManualLinks;
  readonly writes: Pick<WriteReconciler, 'writes' | 'refresh'>;
  readonly cache: OrderCache;
  readonly metrics: Metrics;
  readonly now: () => number;
  /** Hears of every order that vendors have shown. */
  readonly onOrders?: (orders: readonly Order[]) => void;
}

/** When the request ends, and how to say that it goes on when its client has left. */
interface Life {
  readonly signal: AbortSignal;
  readonly stay: () => void;
}

export function requestContext(options: ContextOptions, usage: Usage, { signal, stay }: Life): RequestContext {
  const { store, writes, metrics, now, onOrders } = options;
  const { client, calls } = usage;
  const { registry, readModel, orderLists, cache } = worldWithin(options, client);
  const reported: GraphQLError[] = [];
  const vendorCalls: VendorCall[] = [];
  let whole = true;
  const disclosures: Disclosures = { orders: new Set(), fields: new Set() };
  const onCall = (one: VendorCall): void => {
    vendorCalls.push(one);
    metrics.vendorCall(one);
  };
  const call = { signal, onCall, budget: calls.reading };
  const newLoaders = () => createLoaders(registry, call, { onOrders, cache });
  const loaders = newLoaders();
  // A write may take an order out of the client's sight, and the store has to learn of it all the same.
  const learning =
    registry === options.registry ? loaders : createLoaders(options.registry, call, { onOrders, cache: options.cache });
  return {
    registry,
    readModel,
    orderLists,
    call,
    now,
    loaders,
    writes: calls.guarded(writes.writes),
    ledger: store,
    manualLinks: store,
    client,
    disclosures,
    disclosed: (order, field) => {
      if (order) disclosures.orders.add(encodeId({ type: 'Order', order }));
      disclosures.fields.add(field);
    },
    spent: () => spent(usage),
    writeCall: { signal: endless.signal, onCall, budget: calls.writing },
    refresh: (keys) => {
      for (const key of keys) loaders.forget(key);
      return writes.refresh(keys, learning);
    },
    staleness: null,
    withStaleness: (seconds) => {
      const notBefore = now() - seconds * 1000;
      const recall = cache.since(notBefore);
      return {
        staleness: { seconds, notBefore, recall },
        loaders: staleLoaders({ live: loaders, aside: newLoaders(), recall }),
      };
    },
    stalenessContexts: new Map(),
    links: createLinkLoaders(readModel),
    report: (fault: Error, path: GraphQLResolveInfo['path']) =>
      void reported.push(new GraphQLError(fault.message, { path: responsePathAsArray(path), originalError: fault })),
    incomplete: () => {
      whole = false;
    },
    isWhole: () => whole,
    stay,
    reported,
    vendorCalls,
    usage,
  };
}
