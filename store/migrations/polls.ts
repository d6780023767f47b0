/** How far each vendor's changes were read, and by whom. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';

export const polls = ({ whole, code, text, table }: Spelling): Migration => ({
  up: async ({ schema }: Kysely<unknown>) => {
    await table(schema.createTable('polls'))
      .addColumn('vendor', code, (column) => column.primaryKey().notNull())
      .addColumn('since', whole)
      .addColumn('reached', whole)
      .addColumn('trial_until', whole)
      .addColumn('trial_tries', whole, (column) => column.notNull().defaultTo(0))
      .addColumn('owner', text)
      .addColumn('lease_until', whole, (column) => column.notNull())
      .execute();
  },
});
