/** The ledger of writes. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';

export const operations = ({ whole, code, text, table }: Spelling): Migration => ({
  up: async ({ schema }: Kysely<unknown>) => {
    await table(schema.createTable('operations'))
      .addColumn('id', code, (column) => column.primaryKey().notNull())
      .addColumn('client', text, (column) => column.notNull())
      .addColumn('idempotency_key', text, (column) => column.notNull())
      .addColumn('key_hash', code, (column) => column.notNull().unique())
      .addColumn('input_hash', code, (column) => column.notNull())
      .addColumn('name', code, (column) => column.notNull())
      .addColumn('vendor', code, (column) => column.notNull())
      .addColumn('orders', text, (column) => column.notNull())
      .addColumn('operator', text)
      .addColumn('state', code, (column) => column.notNull())
      .addColumn('started_at', whole, (column) => column.notNull())
      .addColumn('finished_at', whole)
      .addColumn('vendor_ref', text)
      .addColumn('created', text)
      .addColumn('refusals', text, (column) => column.notNull())
      .addColumn('expectation', text)
      .execute();
    await schema.createIndex('operations_by_start').on('operations').columns(['started_at', 'id']).execute();
    await schema.createIndex('operations_by_state').on('operations').columns(['state', 'started_at', 'id']).execute();
    await table(schema.createTable('operation_orders'))
      .addColumn('order_key', code, (column) => column.notNull())
      .addColumn('operation', code, (column) => column.notNull().references('operations.id'))
      .addPrimaryKeyConstraint('operation_orders_pk', ['order_key', 'operation'])
      .execute();
  },
});
