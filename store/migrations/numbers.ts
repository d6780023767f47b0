/**
 * Numbers in one form for all spellings, numbers that name nothing, and the place of an order in its group. Links and
 * groups follow from numbers, so they are made anew: write/reindex.ts does it before anybody reads.
 */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';
import type { Tables } from '../schema.ts';

export const numbers = ({ whole, code, table }: Spelling): Migration => ({
  up: async (db: Kysely<Tables>) => {
    const { schema } = db;
    await schema
      .alterTable('numbers')
      .addColumn('beside', whole, (column) => column.notNull().defaultTo(0))
      .execute();
    await table(schema.createTable('crowded_numbers'))
      .addColumn('number_key', code, (column) => column.primaryKey().notNull())
      .execute();
    await schema
      .alterTable('order_index')
      .addColumn('group_place', whole, (column) => column.notNull().defaultTo(0))
      .execute();
    // The index that holds all columns of the commonest count holds this one too.
    await schema.dropIndex('index_by_day').execute();
    await schema
      .createIndex('index_by_day')
      .on('order_index')
      .columns(['placed_day', 'status', 'vendor', 'payable', 'refunded', 'currency', 'group_key', 'group_place'])
      .execute();
    await db.deleteFrom('links').execute();
    await db.deleteFrom('group_members').execute();
  },
});
