/** What lists show first of orders that their vendor must be asked for one by one. Filled as orders are read. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';

export const orderHeaders = ({ whole, code, text, table }: Spelling): Migration => ({
  up: async ({ schema }: Kysely<unknown>) => {
    await table(schema.createTable('order_headers'))
      .addColumn('order_key', code, (column) => column.primaryKey().notNull())
      .addColumn('header', text)
      .addColumn('read_at', whole, (column) => column.notNull())
      .addColumn('valid_after', whole, (column) => column.notNull())
      .execute();
  },
});
