/** The index of orders: what lists, counts and look-ups read. Filled as orders come, and by reindex.ts for older ones. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';

export const orderIndex = (spelling: Spelling): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { schema } = db;
    await schema.alterTable('orders').addColumn('index_hash', spelling.code).execute();
    await schema
      .alterTable('counters')
      .addColumn('index_version', spelling.whole, (column) => column.notNull().defaultTo(0))
      .execute();
    await indexTable(db, spelling);
    await attributeTable(db, spelling);
  },
});

async function indexTable(db: Kysely<unknown>, { whole, code, text, table }: Spelling): Promise<void> {
  const { schema } = db;
  let made = table(schema.createTable('order_index'))
    .addColumn('key', code, (column) => column.primaryKey().notNull().references('orders.key'))
    .addColumn('vendor', code, (column) => column.notNull())
    .addColumn('tenant_id', text)
    .addColumn('order_no', code, (column) => column.notNull())
    .addColumn('sort_no', code, (column) => column.notNull())
    .addColumn('asked_by', text);
  const numbers = ['placed_at', 'created_at', 'modified_at', 'placed_day', 'on_hold', 'has_return', 'has_invoice'];
  for (const name of [...numbers, 'payable', 'refunded']) made = made.addColumn(name, whole);
  for (const name of ['has_exception', 'has_unmapped'])
    made = made.addColumn(name, whole, (column) => column.notNull());
  for (const name of ['status', 'payment_status', 'fulfillment_status', 'kind', 'delivery_method'])
    made = made.addColumn(name, code, (column) => column.notNull());
  for (const name of ['return_status', 'currency', 'group_key']) made = made.addColumn(name, code);
  for (const name of ['platform', 'shop', 'store', 'warehouse', 'carrier']) made = made.addColumn(name, text);
  await made.execute();
  // The vendor comes first: each vendor's orders are read as a stream of their own, however many others there are.
  for (const time of ['placed_at', 'created_at', 'modified_at'])
    await schema.createIndex(`index_by_${time}`).on('order_index').columns(['vendor', time, 'sort_no']).execute();
  // This index holds all columns that the commonest count needs, in its order.
  await schema
    .createIndex('index_by_day')
    .on('order_index')
    .columns(['placed_day', 'status', 'vendor', 'payable', 'refunded', 'currency', 'group_key'])
    .execute();
  await schema.createIndex('index_by_status').on('order_index').columns(['status', 'placed_at']).execute();
  for (const [name, value] of [
    ['has_exception', 1],
    ['has_unmapped', 1],
  ] as const)
    await schema
      .createIndex(`index_by_${name}`)
      .on('order_index')
      .columns([name, 'placed_at'])
      .where(sql.ref(name), '=', sql.lit(value))
      .execute();
}

async function attributeTable({ schema }: Kysely<unknown>, { code, text, table }: Spelling): Promise<void> {
  await table(schema.createTable('order_attributes'))
    .addColumn('order_key', code, (column) => column.notNull().references('orders.key'))
    .addColumn('kind', code, (column) => column.notNull())
    .addColumn('value_key', code, (column) => column.notNull())
    .addPrimaryKeyConstraint('order_attributes_pk', ['order_key', 'value_key'])
    .execute();
  // Each title stands here once: a search for a part of a title reads this table and not the orders.
  await table(schema.createTable('titles'))
    .addColumn('value_key', code, (column) => column.primaryKey().notNull())
    .addColumn('value', text, (column) => column.notNull())
    .execute();
  await schema.createIndex('attributes_by_value').on('order_attributes').columns(['value_key', 'order_key']).execute();
}
