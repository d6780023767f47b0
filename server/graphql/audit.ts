/**
 * One line for each request that showed personal data in clear: who asked, in which operation, for which orders and
 * fields; and one for each that looked for somebody by a name or a phone: who, and by which argument. There is no value in
 * either. They are written whatever LOG_LEVEL says, unless there is no log at all.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import type { RequestContext } from './request-context.ts';

export function audit(log: Logger): ApolloServerPlugin<RequestContext> {
  const bookOf = (name: string): Logger =>
    log.level === 'silent' ? log : log.child({ audit: name }, { level: 'info' });
  const [reveals, searched] = [bookOf('REVEAL'), bookOf('SEARCH')];
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ operationName, contextValue: { client, disclosures } }) => {
          const { orders, fields, searches } = disclosures;
          const who = { client: client.id, operation: operationName ?? null };
          if (searches.size > 0) searched.info({ ...who, by: [...searches].toSorted() }, 'somebody was looked for');
          if (fields.size > 0)
            reveals.info({ ...who, orders: [...orders], fields: [...fields].toSorted() }, 'personal data was revealed');
          return Promise.resolve();
        },
      }),
  };
}
