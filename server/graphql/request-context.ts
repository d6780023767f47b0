import { GraphQLError, responsePathAsArray } from 'graphql';
import type { ClientServices, Context } from '../../resolvers/context.ts';
import { createBelongings } from '../../resolvers/services/belongings.ts';
import { encodeId } from '../../sources/domain/ids.ts';
import { createLinkLoaders } from '../../sources/loading/link-loaders.ts';
import { createLoaders } from '../../sources/loading/loaders.ts';
import type { OrderCache } from '../../sources/loading/order-cache.ts';
import { staleLoaders } from '../../sources/loading/stale-loaders.ts';
import type { Order } from '../../sources/model.ts';
import type { CallContext, VendorCall } from '../../sources/ports/calls.ts';
import { servicesWithin } from '../auth/client-scope.ts';
import { unfitOrderPoints } from '../limits/prices.ts';
import { rateLimitOf, type Usage } from '../limits/usage.ts';
import type { Services } from '../services.ts';

export interface Disclosures {
  /** Global ids. */
  readonly orders: Set<string>;
  /** "Recipient.phone" and the like. */
  readonly fields: Set<string>;
  /** Arguments that somebody was looked for by: "recipientName" and the like. */
  readonly searches: Set<string>;
}

/** What belongs to one request: what resolvers see, and what the plugins read of it afterwards. */
export interface RequestContext extends Context {
  /** Entries of `errors` for what could not be asked while the rest of its field was answered. */
  readonly reported: GraphQLError[];
  readonly vendorCalls: VendorCall[];
  /** Every order that a vendor has shown, however often. */
  readonly read: readonly Order[];
  /** Where personal data was shown in clear; see audit.ts. */
  readonly disclosures: Disclosures;
  readonly usage: Usage;
  /** False when the answer leaves out what could not be asked, without an entry in `errors`. */
  readonly isWhole: () => boolean;
  /** Called when the request is to go on although its client leaves. */
  readonly stay: () => void;
}
/** A write ends with the deadlines of its vendor calls, and not when its client leaves. */
const endless = new AbortController();

/** When the request ends, and how to say that it goes on when its client has left. */
interface RequestLifetime {
  readonly signal: AbortSignal;
  readonly stay: () => void;
}

export function requestContext(services: Services, usage: Usage, { signal, stay }: RequestLifetime): RequestContext {
  const { client, calls } = usage;
  const { cache, ...visible } = servicesWithin(services, client);
  const reported: GraphQLError[] = [];
  const vendorCalls: VendorCall[] = [];
  let whole = true;
  const disclosures: Disclosures = { orders: new Set(), fields: new Set(), searches: new Set() };
  const onCall = (one: VendorCall): void => {
    vendorCalls.push(one);
    services.metrics.vendorCall(one);
  };
  const read: Order[] = [];
  const onRead = (order: Order): void => void read.push(order);
  const onUnfit = (orders: number): void => usage.meter.add(orders * unfitOrderPoints, 0);
  const call = { signal, onCall, onRead, onUnfit, budget: calls.reading };
  return {
    ...visible,
    // A cursor is good for the client alone that it was given to.
    cursors: (connection, scope) => visible.cursors(connection, [client.id, scope]),
    ...loading(services, { call, cache, visible }),
    client,
    call,
    writeCall: { signal: endless.signal, onCall, onRead, budget: calls.writing },
    writes: calls.guarded(services.writes),
    spent: () => rateLimitOf(usage),
    belongings: createBelongings(),
    traces: new WeakMap(),
    disclosures,
    searched: (by) => void disclosures.searches.add(by),
    disclosed: (order, field) => {
      if (order) disclosures.orders.add(encodeId({ type: 'Order', order }));
      disclosures.fields.add(field);
    },
    report: (fault, path) =>
      void reported.push(new GraphQLError(fault.message, { path: responsePathAsArray(path), originalError: fault })),
    incomplete: () => {
      whole = false;
    },
    isWhole: () => whole,
    stay,
    reported,
    vendorCalls,
    read,
    usage,
  };
}

interface Visible {
  readonly call: CallContext;
  readonly cache: OrderCache;
  readonly visible: ClientServices;
}
type Loading = Pick<Context, 'loaders' | 'links' | 'refresh' | 'staleness' | 'withStaleness' | 'stalenessContexts'>;

function loading(services: Services, { call, cache, visible }: Visible): Loading {
  const { now, onNumbers, onGone, traces } = services;
  const newLoaders = () => createLoaders(visible.registry, call, { onNumbers, onGone, cache, traces });
  const loaders = newLoaders();
  // A write may take an order out of the client's sight, and the store has to learn of it all the same.
  const unrestricted =
    visible.registry === services.registry
      ? loaders
      : createLoaders(services.registry, call, { onGone, traces, cache: services.cache });
  return {
    loaders,
    links: createLinkLoaders(visible.readModel),
    refresh: (keys) => {
      for (const key of keys) loaders.forget(key);
      return services.refresh(keys, unrestricted);
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
  };
}
