/**
 * One line for each request that showed personal data in clear: who asked, in which operation, for which orders and
 * fields, without any value. It is written whatever LOG_LEVEL says, unless there is no log at all.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import type { RequestContext } from './request-context.ts';

export function audit(log: Logger): ApolloServerPlugin<RequestContext> {
  const book = log.level === 'silent' ? log : log.child({ audit: 'REVEAL' }, { level: 'info' });
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ operationName, contextValue: { client, disclosures } }) => {
          const { orders, fields } = disclosures;
          if (fields.size > 0)
            book.info(
              {
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
  };
}
