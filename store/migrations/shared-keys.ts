/** Keys of the service's own making, by their names. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';

export const sharedKeys = ({ code, bytes, table }: Spelling): Migration => ({
  up: async ({ schema }: Kysely<unknown>) => {
    await table(schema.createTable('shared_keys'))
      .addColumn('name', code, (column) => column.primaryKey().notNull())
      .addColumn('value', bytes, (column) => column.notNull())
      .execute();
  },
});
