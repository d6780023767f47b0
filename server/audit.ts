/** One line for each request that showed personal data in clear: who, in which operation, of which orders. No values. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import type { RequestContext } from './graphql.ts';

export interface Disclosures {
  /** Global ids. */
  readonly orders: Set<string>;
  /** "Recipient.phone" and the like. */
  readonly fields: Set<string>;
}

export const audit = (log: Logger): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ operationName, contextValue: { client, disclosures } }) => {
        const { orders, fields } = disclosures;
        if (fields.size > 0)
          log.info(
            {
              audit: 'REVEAL',
              client: client.id,
              operation: operationName ?? null,
              orders: [...orders],
              fields: [...fields].toSorted(),
            },
            'personal data was revealed',
          );
        return Promise.resolve();
      },
    }),
});
