/** The embedded engine: one file with WAL and synchronous=FULL, without which a power cut loses acknowledged pushes. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { database, type Engine, type Trace } from './engine.ts';
import { StoreError } from '../store.ts';

export const embeddedFile = 'ordergraph.sqlite';
const lockFile = 'ordergraph.lock';
/** A statement of another process (the quarantine command) takes milliseconds. */
const busyMs = 5_000;
/** fullfsync: on macOS a plain fsync does not reach the disk; elsewhere it says nothing. */
const settings = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'fullfsync = ON'];

export interface SqliteOptions {
  readonly dataDir: string;
  /** false for a command that runs beside the process that holds the lock. */
  readonly lock: boolean;
  readonly trace: Trace | undefined;
  /** Only tests give others, to see that the assertion fails. */
  readonly settings?: readonly string[];
}

export function openSqlite(options: SqliteOptions): Engine {
  const { dataDir } = options;
  try {
    // Orders are personal data: the folder is its owner's alone.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreError(`the data directory ${dataDir} cannot be made: ${textOf(error)}`, { cause: error });
  }
  const lock = options.lock ? lockDirectory(dataDir) : null;
  try {
    const sqlite = openFile(join(dataDir, embeddedFile), options.settings ?? settings);
    const db = database(new SqliteDialect({ database: cachingStatements(sqlite) }), options.trace);
    return {
      kind: 'sqlite',
      db,
      isOwn: (error) =>
        error instanceof Sqlite.SqliteError && /^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)/.test(error.code),
      close: async () => {
        await db.destroy();
        sqlite.close();
        lock?.close();
      },
    };
  } catch (error) {
    lock?.close();
    throw error;
  }
}

function openFile(path: string, pragmas: readonly string[]): Sqlite.Database {
  let sqlite: Sqlite.Database;
  try {
    sqlite = new Sqlite(path, { timeout: busyMs });
  } catch (error) {
    throw new StoreError(`${path} cannot be opened: ${textOf(error)}`, { cause: error });
  }
  try {
    for (const pragma of pragmas) sqlite.pragma(pragma);
    assertDurable(sqlite, path);
    return sqlite;
  } catch (error) {
    sqlite.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${path} cannot be used: ${textOf(error)}`, { cause: error });
  }
}

/** Read back, because drivers have their own defaults: better-sqlite3 opens WAL files with synchronous=NORMAL. */
function assertDurable(sqlite: Sqlite.Database, path: string): void {
  const read = (name: string): string => String(sqlite.pragma(name, { simple: true }));
  const journal = read('journal_mode');
  if (journal !== 'wal') throw new StoreError(`${path}: journal_mode is ${journal}, not wal`);
  const synchronous = read('synchronous');
  if (synchronous !== '2' && synchronous !== '3')
    throw new StoreError(
      `${path}: synchronous is ${synchronous}, not 2 (FULL): a power cut would lose what was acknowledged`,
    );
  if (read('foreign_keys') !== '1') throw new StoreError(`${path}: foreign_keys is off`);
}

/** The lock is an open transaction on a file of its own: the operating system frees it however the process ends. */
function lockDirectory(dataDir: string): Sqlite.Database {
  let lock: Sqlite.Database | null = null;
  try {
    lock = new Sqlite(join(dataDir, lockFile), { timeout: 500 });
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock?.close();
    if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_BUSY'))
      throw new StoreError(`the data directory ${dataDir} cannot be locked: ${textOf(error)}`, { cause: error });
    throw new StoreError(
      `the data directory ${dataDir} is in use by another process, and the embedded store belongs to one: ` +
        'stop that process, or give this one another DATA_DIR, or set DATABASE_URL to share a PostgreSQL database',
      { cause: error },
    );
  }
}

const cachedStatements = 256;

/** What kysely needs of a database, with prepared statements kept: preparing costs more than most of them. */
function cachingStatements(sqlite: Sqlite.Database): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();
  return {
    close: () => void sqlite.close(),
    prepare: (text) => {
      // Our transactions always write: one that begins as a reader cannot become a writer after another process wrote.
      const wanted = text === 'begin' ? 'begin immediate' : text;
      const known = cache.get(wanted);
      const statement = known ?? sqlite.prepare(wanted);
      cache.delete(wanted);
      cache.set(wanted, statement);
      if (cache.size > cachedStatements) {
        const oldest = cache.keys().next();
        if (!oldest.done) cache.delete(oldest.value);
      }
      return statement;
    },
  };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
