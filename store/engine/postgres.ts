/** PostgreSQL through pg's pool, with rows normalised to what SQLite returns. */
import { PostgresDialect, sql } from 'kysely';
import { DatabaseError, Pool, TypeOverrides } from 'pg';
import { asStoreError, database, type Engine, type StoreLog, type Trace } from './engine.ts';
import { StoreError } from '../store.ts';

const int8 = 20;
/**
 * Everything ends: a statement, the wait for another process's transaction, a transaction whose process hangs, and,
 * where the network swallows all answers, the wait for them (longer than the server's own limits, which say more).
 */
const limits = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
  query_timeout: 20_000,
};

export interface PostgresOptions {
  readonly databaseUrl: string;
  readonly log: StoreLog | undefined;
  readonly trace: Trace | undefined;
}

export async function openPostgres({ databaseUrl, log, trace }: PostgresOptions): Promise<Engine> {
  const types = new TypeOverrides();
  // pg returns bigint as text; ours are counts and milliseconds, far below 2^53.
  types.setTypeParser(int8, Number);
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'ordergraph',
    max: 10,
    keepAlive: true,
    types,
    ...limits,
  });
  // The pool replaces connections that die. Without listeners their errors would end the process, and the pool itself
  // listens only to those that are idle, for which it repeats what the connection has said.
  pool.on('connect', (client) =>
    client.on('error', (error) => log?.warn({ err: error }, 'a connection to PostgreSQL was lost')),
  );
  pool.on('error', () => {});
  const db = database(new PostgresDialect({ pool }), trace);
  const engine: Engine = { kind: 'postgres', db, isOwn, close: () => db.destroy() };
  try {
    await assertDurable(engine, log);
    return engine;
  } catch (error) {
    await db.destroy();
    throw error instanceof StoreError ? error : asStoreError(engine, error);
  }
}

/** Data exceptions, constraints and program limits are the statement's own; connection and resources may recover. */
const isOwn = (error: unknown): boolean => error instanceof DatabaseError && /^(?:22|23|54)/.test(error.code ?? '');

async function assertDurable({ db }: Engine, log: StoreLog | undefined): Promise<void> {
  const { rows } = await sql<{ commit: string; fsync: string }>`
    select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync`.execute(db);
  const found = rows[0];
  if (found?.commit === 'off')
    throw new StoreError(
      'PostgreSQL has synchronous_commit = off: a crash would lose what was acknowledged; set it to on for this role',
    );
  // Only a warning: whoever runs the server may have a reason, for example a test database.
  if (found?.fsync === 'off') log?.warn({}, 'PostgreSQL has fsync = off: a power cut may lose acknowledged pushes');
}
