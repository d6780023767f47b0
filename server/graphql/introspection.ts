/** Introspection for the clients that may; the others are neither shown the schema nor told its names by error messages. */
import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, GraphQLError, visit } from 'graphql';
import type { RequestContext } from './request-context.ts';

export const schemaPrivacy = (): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: ({ contextValue: { client } }) =>
    Promise.resolve(
      client.introspection
        ? {}
        : {
            didResolveOperation: ({ document }) => {
              if (!asksForSchema(document)) return Promise.resolve();
              // Not thrown: then nothing would catch what the other plugins reject with at the same moment.
              return Promise.reject(
                new GraphQLError(
                  `Client ${client.id} may not ask for the schema (__schema, __type); read schema/printed.graphql, or use a key of the role analyst or operator.`,
                  { extensions: { code: 'FORBIDDEN', http: { status: 403 } } },
                ),
              );
            },
            willSendResponse: ({ response }) => {
              if (response.body.kind === 'single') {
                const { singleResult } = response.body;
                const errors = singleResult.errors?.map((error) => ({ ...error, message: unsuggested(error.message) }));
                if (errors) singleResult.errors = errors;
              }
              return Promise.resolve();
            },
          },
    ),
});

const unsuggested = (message: string): string => message.replace(/\s*Did you mean .*\?/s, '');

/** Anywhere in the document, also in fragments. */
function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      found ||= name.value === '__schema' || name.value === '__type';
      return found ? BREAK : undefined;
    },
  });
  return found;
}
