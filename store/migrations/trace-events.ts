/** Events of parcels as they were told, once for each parcel of an order. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';

export const traceEvents = ({ whole, code, text, table }: Spelling): Migration => ({
  up: async ({ schema }: Kysely<unknown>) => {
    await table(schema.createTable('trace_events'))
      .addColumn('parcel_key', code, (column) => column.notNull())
      .addColumn('event_key', code, (column) => column.notNull())
      .addColumn('event', text, (column) => column.notNull())
      .addColumn('seen_at', whole, (column) => column.notNull())
      .addPrimaryKeyConstraint('trace_events_key', ['parcel_key', 'event_key'])
      .execute();
  },
});
