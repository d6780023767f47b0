/** The schema's history. A migration that was released is never edited: the next one changes it. */
import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { deadlines } from './deadlines.ts';
import { orderHeaders } from './order-headers.ts';
import { traceEvents } from './trace-events.ts';
import { orderIndex } from './order-index.ts';
import { orderLinks } from './links.ts';
import { numbers } from './numbers.ts';
import { operations } from './operations.ts';
import { polls } from './polls.ts';
import { quarantineVerified } from './quarantine-verified.ts';
import { sharedKeys } from './shared-keys.ts';
import type { Tables } from '../schema.ts';
import { type EngineKind, type Spelling, spellings } from '../engine/dialect.ts';
import { StoreError } from '../store.ts';

function first(spelling: Spelling): Migration {
  const { whole, code, text, bytes, table } = spelling;
  return {
    up: async (db: Kysely<unknown>) => {
      const { schema } = db;
      await orderTables(db, spelling);
      await table(schema.createTable('changes'))
        .addColumn('seq', whole, (column) => column.primaryKey())
        .addColumn('at', whole, (column) => column.notNull())
        .addColumn('kind', code, (column) => column.notNull())
        .addColumn('vendor', code, (column) => column.notNull())
        .addColumn('tenant_id', text)
        .addColumn('order_no', text, (column) => column.notNull())
        .addColumn('asked_by', text)
        .addColumn('fields', text, (column) => column.notNull())
        .execute();
      await schema.createIndex('changes_of_vendor').on('changes').columns(['vendor', 'seq']).execute();
      await table(schema.createTable('nonces'))
        .addColumn('key', code, (column) => column.primaryKey().notNull())
        .addColumn('until', whole, (column) => column.notNull())
        .execute();
      await schema.createIndex('nonces_by_end').on('nonces').column('until').execute();
      await table(schema.createTable('quarantine'))
        .addColumn('id', whole, (column) => column.primaryKey())
        .addColumn('state', code, (column) => column.notNull())
        .addColumn('vendor', code, (column) => column.notNull())
        .addColumn('endpoint', text, (column) => column.notNull())
        .addColumn('received_at', whole, (column) => column.notNull())
        .addColumn('reason', text, (column) => column.notNull())
        .addColumn('headers', text, (column) => column.notNull())
        .addColumn('body', bytes, (column) => column.notNull())
        .execute();
      await schema.createIndex('quarantine_by_state').on('quarantine').columns(['state', 'id']).execute();
      await bookkeeping(db, spelling);
    },
  };
}

async function orderTables({ schema }: Kysely<unknown>, { whole, code, text, table }: Spelling): Promise<void> {
  await table(schema.createTable('orders'))
    .addColumn('key', code, (column) => column.primaryKey().notNull())
    .addColumn('vendor', code, (column) => column.notNull())
    .addColumn('tenant_id', text)
    .addColumn('order_no', text, (column) => column.notNull())
    .addColumn('asked_by', text)
    .addColumn('first_seen_at', whole, (column) => column.notNull())
    .addColumn('updated_at', whole, (column) => column.notNull())
    .addColumn('first_order', whole)
    .addColumn('digest', text)
    .addColumn('numbers_hash', code)
    .execute();
  await table(schema.createTable('versions'))
    .addColumn('id', whole, (column) => column.primaryKey())
    .addColumn('order_key', code, (column) => column.notNull().references('orders.key'))
    .addColumn('kind', code, (column) => column.notNull())
    .addColumn('fact_key', text, (column) => column.notNull())
    .addColumn('fingerprint', code, (column) => column.notNull().unique())
    .addColumn('acceptance', code, (column) => column.notNull())
    .addColumn('received_at', whole, (column) => column.notNull())
    .addColumn('modified_at', whole)
    .addColumn('body', text, (column) => column.notNull())
    .execute();
  await schema.createIndex('versions_of_order').on('versions').columns(['order_key', 'id']).execute();
  await table(schema.createTable('facts'))
    .addColumn('key', code, (column) => column.primaryKey().notNull())
    .addColumn('order_key', code, (column) => column.notNull().references('orders.key'))
    .addColumn('kind', code, (column) => column.notNull())
    .addColumn('version', whole, (column) => column.notNull().references('versions.id'))
    .addColumn('first_version', whole, (column) => column.notNull())
    .execute();
  await schema.createIndex('facts_of_order').on('facts').column('order_key').execute();
  await table(schema.createTable('numbers'))
    .addColumn('order_key', code, (column) => column.notNull().references('orders.key'))
    .addColumn('number_key', code, (column) => column.notNull())
    .addColumn('namespace', code, (column) => column.notNull())
    .addColumn('value', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('numbers_pk', ['number_key', 'order_key'])
    .execute();
  await schema.createIndex('numbers_of_order').on('numbers').column('order_key').execute();
}

async function bookkeeping(db: Kysely<unknown>, { whole, code, text, table }: Spelling): Promise<void> {
  const { schema } = db;
  await table(schema.createTable('refreshes'))
    .addColumn('key', code, (column) => column.primaryKey().notNull())
    .addColumn('vendor', code, (column) => column.notNull())
    .addColumn('order_no', text, (column) => column.notNull())
    .addColumn('ticket', whole, (column) => column.notNull())
    .execute();
  await schema.createIndex('refreshes_in_turn').on('refreshes').column('ticket').execute();
  await table(schema.createTable('totals'))
    .addColumn('vendor', code, (column) => column.primaryKey().notNull())
    .addColumn('orders', whole, (column) => column.notNull())
    .addColumn('last_arrival_at', whole)
    .execute();
  await table(schema.createTable('counters'))
    .addColumn('id', whole, (column) => column.primaryKey())
    .addColumn('version', whole, (column) => column.notNull())
    .addColumn('change', whole, (column) => column.notNull())
    .addColumn('quarantine', whole, (column) => column.notNull())
    .addColumn('ticket', whole, (column) => column.notNull())
    .execute();
  await sql`insert into counters (id, version, change, quarantine, ticket) values (1, 0, 0, 0, 0)`.execute(db);
}

const provider = (kind: EngineKind): MigrationProvider => ({
  getMigrations: async () => ({
    '0001-orders-and-pushes': first(spellings[kind]),
    '0002-order-index': orderIndex(spellings[kind]),
    '0003-polls': polls(spellings[kind]),
    '0004-links': orderLinks(spellings[kind]),
    '0005-operations': operations(spellings[kind]),
    '0006-shared-keys': sharedKeys(spellings[kind]),
    '0007-quarantine-verified': quarantineVerified(spellings[kind]),
    '0008-numbers': numbers(spellings[kind]),
    '0009-order-headers': orderHeaders(spellings[kind]),
    '0010-deadlines': deadlines(spellings[kind]),
    '0011-trace-events': traceEvents(spellings[kind]),
  }),
});

/** Brings the schema up to date, once, also when several processes start together. */
export async function migrate(db: Kysely<Tables>, kind: EngineKind): Promise<void> {
  if (kind === 'postgres') return run(db, kind, await currentSchema(db));
  // SQLite's adapter takes no lock of its own: a write transaction around everything is one.
  await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await run(connection, kind, null);
      await sql`commit`.execute(connection);
    } catch (error) {
      // What went wrong may have ended the transaction already: its error says more than that of a second rollback.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

/** Named, because the Migrator otherwise takes a table of the same name in any schema for its own. */
async function currentSchema(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name;
  if (!name)
    throw new StoreError('the database has no schema to put tables into: its search_path names none that exists');
  return name;
}

async function run(db: Kysely<Tables>, kind: EngineKind, schema: string | null): Promise<void> {
  const where = schema === null ? {} : { migrationTableSchema: schema };
  const { error, results } = await new Migrator({ db, provider: provider(kind), ...where }).migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
  const what = failed === undefined ? 'the schema could not be brought up to date' : `migration ${failed} failed`;
  throw new StoreError(`${what}: ${error instanceof Error ? error.message : 'no reason given'}`, { cause: error });
}
