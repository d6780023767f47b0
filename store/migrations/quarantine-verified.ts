/**
 * What in quarantine was verified when it came. Older entries do not say it, so that they count as not verified: some were
 * kept before anybody had looked at their signature.
 */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';

export const quarantineVerified = ({ whole }: Spelling): Migration => ({
  up: async ({ schema }: Kysely<unknown>) => {
    await schema
      .alterTable('quarantine')
      .addColumn('verified', whole, (column) => column.notNull().defaultTo(0))
      .execute();
    await schema.alterTable('quarantine').addColumn('ring_bytes', whole).execute();
    await schema
      .createIndex('quarantine_ring')
      .on('quarantine')
      .columns(['id', 'ring_bytes'])
      .where(sql.ref('ring_bytes'), 'is not', sql.lit(null))
      .execute();
  },
});
