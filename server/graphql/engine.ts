/** The GraphQL engine: schema, Apollo Server without a landing page, and one context for each request. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
  OperationTypeNode,
  responsePathAsArray,
} from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../../resolvers/context.ts';
import { formatError } from '../../resolvers/errors.ts';
import { guarded } from '../../resolvers/directives/requires-scopes.ts';
import { resolvers } from '../../resolvers/resolvers.ts';
import { scoped } from '../../resolvers/directives/staleness.ts';
import { typeDefs } from '../../schema/files.ts';
import { encodeId } from '../../sources/domain/ids.ts';
import type { Knowledge } from '../../sources/ports/changes.ts';
import type { VendorCall } from '../../sources/kit/http.ts';
import { createLoaders } from '../../sources/loading/loaders.ts';
import { createTieLoaders } from '../../sources/loading/link-loaders.ts';
import type { Order } from '../../sources/model.ts';
import type { OrderCache } from '../../sources/loading/order-cache.ts';
import type { Listing } from '../../sources/lists/order-lists.ts';
import type { Registry } from '../../sources/registry.ts';
import type { Ledger } from '../../sources/ports/ledger.ts';
import type { LinkJudge } from '../../sources/ports/links.ts';
import { tolerantLoaders } from '../../sources/loading/stale-loaders.ts';
import { audit, type Disclosures } from './audit.ts';
import { cachePolicy } from './caching.ts';
import { worldWithin } from '../auth/client-scope.ts';
import { type Limits, spent, type Usage } from '../limits/limits.ts';
import type { Metrics } from '../metrics.ts';
import { openLists } from '../persisted/lists.ts';
import { documentStore, persistedOperations } from '../persisted/plugin.ts';
import { schemaPrivacy } from './introspection.ts';
import type { Writes } from '../jobs/write-reconciler.ts';

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

export function createSchema(): ReturnType<typeof makeExecutableSchema> {
  return scoped(guarded(makeExecutableSchema({ typeDefs: [...typeDefs()], resolvers })));
}

interface EngineOptions {
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'operation'>;
  /** The folder of lists of operations. */
  readonly persistedDir: string;
  readonly now: () => number;
}
export async function createEngine(
  { log, metrics, persistedDir, now }: EngineOptions,
  limits: Limits,
): Promise<ApolloServer<RequestContext>> {
  const schema = createSchema();
  const lists = openLists({ dir: persistedDir, judgement: { schema, reckon: limits.reckoner(schema) }, log, now });
  const format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError =>
    formatError(formatted, error, (unforeseen) => log.error({ err: unforeseen }, 'a resolver failed'));
  const engine = new ApolloServer<RequestContext>({
    ...limits.engine,
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Apollo's own would let anybody register operations.
    persistedQueries: false,
    documentStore: documentStore(lists),
    // A key is as good as a preflight: no form and no image can send one. So a partner's GET needs no more than that.
    csrfPrevention: {
      requestHeaders: ['x-apollo-operation-name', 'apollo-require-preflight', 'x-api-key', 'authorization'],
    },
    // Our own logger; Apollo's default writes to the console.
    logger: log,
    stopOnTerminationSignals: false,
    formatError: format,
    plugins: [
      persistedOperations({ lists, log, count: metrics.operation }),
      limits.plugin(schema),
      partialFailures(format),
      writesGoOn,
      audit(log),
      cachePolicy(now),
      schemaPrivacy(),
      // Wraps every field for caching that we do not do: costs as much as executing the query.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Nothing leaves the host, whatever APOLLO_* variables the machine has.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  });
  await engine.start();
  return engine;
}

/** Half a write helps nobody: what is read before and after it belongs to it. */
const writesGoOn: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, contextValue }) => {
        if (operation?.operation === OperationTypeNode.MUTATION) contextValue.stay();
        return Promise.resolve();
      },
    }),
};

/** Adds what could not be asked to `errors` of an answer whose data is served nonetheless. */
function partialFailures(
  format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ response, contextValue }) => {
          const { reported } = contextValue;
          if (reported.length > 0 && response.body.kind === 'single') {
            const told = reported.map((error) => format(error.toJSON(), error));
            response.body.singleResult.errors = [...(response.body.singleResult.errors ?? []), ...told];
          }
          return Promise.resolve();
        },
      }),
  };
}

/** Every vendor call has a time of its own; a write has no other end. */
const endless = new AbortController();

interface ContextOptions {
  readonly registry: Registry;
  readonly knowledge: Knowledge;
  readonly listing: Listing;
  readonly store: Ledger & LinkJudge;
  readonly writes: Pick<Writes, 'writing' | 'learn'>;
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
  const { registry, knowledge, listing, cache } = worldWithin(options, client);
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
    knowledge,
    listing,
    call,
    now,
    loaders,
    writing: calls.guarded(writes.writing),
    ledger: store,
    judge: store,
    client,
    disclosures,
    disclosed: (order, field) => {
      if (order) disclosures.orders.add(encodeId({ type: 'Order', order }));
      disclosures.fields.add(field);
    },
    spent: () => spent(usage),
    writeCall: { signal: endless.signal, onCall, budget: calls.writing },
    learn: (keys) => {
      for (const key of keys) loaders.forget(key);
      return writes.learn(keys, learning);
    },
    tolerance: null,
    tolerating: (seconds) => {
      const notBefore = now() - seconds * 1000;
      const recall = cache.since(notBefore);
      return {
        tolerance: { seconds, notBefore, recall },
        loaders: tolerantLoaders({ live: loaders, aside: newLoaders(), recall }),
      };
    },
    scopes: new Map(),
    ties: createTieLoaders(knowledge),
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
