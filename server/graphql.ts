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
import { GraphQLError, type GraphQLFormattedError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../resolvers/context.ts';
import { formatError } from '../resolvers/errors.ts';
import { resolvers } from '../resolvers/resolvers.ts';
import { scoped } from '../resolvers/scope.ts';
import { typeDefs } from '../schema/files.ts';
import type { Knowledge } from '../sources/change-port.ts';
import type { VendorCall } from '../sources/kit/http.ts';
import { createLoaders } from '../sources/loaders.ts';
import { createTieLoaders } from '../sources/tie-loaders.ts';
import type { Order } from '../sources/model.ts';
import type { OrderCache } from '../sources/order-cache.ts';
import type { Listing } from '../sources/paging/listing.ts';
import type { Registry } from '../sources/registry.ts';
import type { Ledger } from '../sources/ledger-port.ts';
import type { LinkJudge } from '../sources/link-port.ts';
import { tolerantLoaders } from '../sources/tolerance.ts';
import { type Limits, spent, type Usage } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Writes } from './writes.ts';

/** A request's own things: what resolvers see, and what they said could not be asked. */
export interface RequestContext extends Context {
  readonly reported: GraphQLError[];
  readonly vendorCalls: VendorCall[];
  readonly usage: Usage;
}

export function createSchema(): ReturnType<typeof makeExecutableSchema> {
  return scoped(makeExecutableSchema({ typeDefs: [...typeDefs()], resolvers }));
}

export async function createEngine(log: Logger, limits: Limits): Promise<ApolloServer<RequestContext>> {
  const format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError =>
    formatError(formatted, error, (unforeseen) => log.error({ err: unforeseen }, 'a resolver failed'));
  const schema = createSchema();
  const engine = new ApolloServer<RequestContext>({
    ...limits.engine,
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    // Our own logger; Apollo's default writes to the console.
    logger: log,
    stopOnTerminationSignals: false,
    formatError: format,
    plugins: [
      limits.plugin(schema),
      partialFailures(format),
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
export function requestContext(
  { registry, knowledge, listing, store, writes, cache, metrics, now, onOrders }: ContextOptions,
  signal: AbortSignal,
  usage: Usage,
): RequestContext {
  const { client, calls } = usage;
  const reported: GraphQLError[] = [];
  const vendorCalls: VendorCall[] = [];
  const onCall = (one: VendorCall): void => {
    vendorCalls.push(one);
    metrics.vendorCall(one);
  };
  const call = { signal, onCall, budget: calls.reading };
  const newLoaders = () => createLoaders(registry, call, { onOrders, cache });
  const loaders = newLoaders();
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
    spent: () => spent(usage),
    writeCall: { signal: endless.signal, onCall, budget: calls.writing },
    learn: (keys) => writes.learn(keys, loaders),
    tolerance: null,
    tolerating: (notBefore) => {
      const recall = cache.since(notBefore);
      return {
        tolerance: { notBefore, recall },
        loaders: tolerantLoaders({ live: loaders, aside: newLoaders(), recall }),
      };
    },
    scopes: new Map(),
    ties: createTieLoaders(knowledge),
    report: (fault: Error, path: GraphQLResolveInfo['path']) =>
      void reported.push(new GraphQLError(fault.message, { path: responsePathAsArray(path), originalError: fault })),
    reported,
    vendorCalls,
    usage,
  };
}
