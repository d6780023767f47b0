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
import { type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { formatError, userError } from '../../resolvers/errors.ts';
import { withPersonalData } from '../../resolvers/directives/personal-data.ts';
import { guarded } from '../../resolvers/directives/requires-scopes.ts';
import { resolvers } from '../../resolvers/resolvers.ts';
import { withStalenessContexts } from '../../resolvers/directives/staleness.ts';
import { typeDefs } from '../../schema/files.ts';
import { audit } from './audit.ts';
import { cachePolicy } from './caching.ts';
import { type Limits } from '../limits/limits.ts';
import { metered } from '../limits/meter.ts';
import { openLists } from '../persisted/lists.ts';
import { documentStore, persistedOperations } from '../persisted/plugin.ts';
import { schemaPrivacy } from './introspection.ts';
import type { Services } from '../services.ts';
import type { RequestContext } from './request-context.ts';

export function createSchema(): ReturnType<typeof makeExecutableSchema> {
  const schema = makeExecutableSchema({ typeDefs: [...typeDefs()], resolvers });
  // Personal data first, so that the scope to reveal it is asked for before anything is read.
  return withStalenessContexts(guarded(withPersonalData(schema)));
}

/** `persistedDir`: the folder of lists of operations. */
export async function createEngine(
  { log, metrics, now, onOrders }: Pick<Services, 'log' | 'metrics' | 'now' | 'onOrders'>,
  persistedDir: string,
  limits: Limits,
): Promise<ApolloServer<RequestContext>> {
  const schema = metered(createSchema());
  const lists = openLists({ dir: persistedDir, check: { schema, estimate: limits.costEstimator(schema) }, log, now });
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
    // A key protects as well as a preflight does, since no form and no image can send one: a partner's GET needs no more.
    csrfPrevention: {
      requestHeaders: ['x-apollo-operation-name', 'apollo-require-preflight', 'x-api-key', 'authorization'],
    },
    // Our own logger; Apollo's default writes to the console.
    logger: log,
    stopOnTerminationSignals: false,
    formatError: format,
    plugins: [
      persistedOperations({ lists, log, count: metrics.operation }),
      // First: an answer that was stopped tells of nothing else.
      partialFailures(format),
      limits.plugin(schema),
      noSubscriptions,
      writesGoOn,
      audit(log),
      notesOrders(onOrders),
      cachePolicy(now),
      schemaPrivacy(),
      // It would wrap every field for a kind of caching that we do not do, and cost as much as executing the query.
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

/** The engine would fail in the middle of one, since the schema has none. */
const noSubscriptions: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, schema }) => {
        if (operation?.operation === OperationTypeNode.SUBSCRIPTION && !schema.getSubscriptionType())
          throw userError('BAD_USER_INPUT', 'There are no subscriptions here. Ask for `changes` again and again.');
        return Promise.resolve();
      },
    }),
};

/** A write goes on when its client leaves, with what is read before and after it: half a write helps nobody. */
const writesGoOn: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, contextValue }) => {
        if (operation?.operation === OperationTypeNode.MUTATION) contextValue.stay();
        return Promise.resolve();
      },
    }),
};

/** What vendors have shown becomes known to lists and counts, once the question is answered. */
const notesOrders = (onOrders: Services['onOrders']): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue }) => {
        onOrders(contextValue.read);
        return Promise.resolve();
      },
    }),
});

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
