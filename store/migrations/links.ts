/** Orders that belong together: what they are compared by, what links them, and the groups that follow from it. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';
import type { Spelling } from '../engine/dialect.ts';

export const orderLinks = (spelling: Spelling): Migration => ({
  up: async (db: Kysely<Tables>) => {
    const { schema } = db;
    const { whole, code, text, table } = spelling;
    await table(schema.createTable('link_facts'))
      .addColumn('order_key', code, (column) => column.primaryKey().notNull().references('orders.key'))
      .addColumn('facts', text)
      .addColumn('alone_key', code)
      .execute();
    await pairTable(db, spelling, 'links')
      .addColumn('confidence', code, (column) => column.notNull())
      .addColumn('evidence', text, (column) => column.notNull())
      .execute();
    await pairTable(db, spelling, 'link_decisions')
      .addColumn('kind', code, (column) => column.notNull())
      .addColumn('by_whom', text, (column) => column.notNull())
      .addColumn('at', whole, (column) => column.notNull())
      .execute();
    for (const name of ['links', 'link_decisions'])
      await schema.createIndex(`${name}_of_b`).on(name).column('b').execute();
    await table(schema.createTable('group_members'))
      .addColumn('order_key', code, (column) => column.primaryKey().notNull().references('orders.key'))
      .addColumn('group_key', code, (column) => column.notNull())
      .execute();
    await schema.createIndex('group_members_of').on('group_members').columns(['group_key', 'order_key']).execute();
    // Orders that were only observed are projected again when they are next read: until then they count as before.
    await db
      .insertInto('link_facts')
      .columns(['order_key', 'alone_key'])
      .expression((eb) => eb.selectFrom('order_index').select(['key', 'group_key']))
      .execute();
  },
});

const pairTable = ({ schema }: Kysely<Tables>, { code, table }: Spelling, name: 'links' | 'link_decisions') =>
  table(schema.createTable(name))
    .addColumn('a', code, (column) => column.notNull().references('orders.key'))
    .addColumn('b', code, (column) => column.notNull().references('orders.key'))
    .addPrimaryKeyConstraint(`${name}_pk`, ['a', 'b']);
