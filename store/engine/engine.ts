/** What the two databases have in common for everyone above them. */
import { Kysely, type Dialect } from 'kysely';
import { ColumnPlugin } from './column-encoding.ts';
import type { Tables } from '../schema.ts';
import type { EngineKind } from './dialect.ts';
import { StoreUnavailable } from '../store.ts';

export interface Engine {
  readonly kind: EngineKind;
  readonly db: Kysely<Tables>;
  /** Whether an error of this database is the statement's or its data's own: trying again would not help. */
  readonly isOwn: (error: unknown) => boolean;
  close(): Promise<void>;
}
export interface StoreLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
/** Is given the text of every statement, for tests and to find what is slow. */
export type Trace = (statement: string) => void;

export function database(dialect: Dialect, trace: Trace | undefined): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect,
    plugins: [new ColumnPlugin()],
    ...(trace ? { log: ({ query }) => trace(query.sql) } : {}),
  });
}

/** Errors of our own making; everything else that is not `isOwn` means that the database cannot be used now. */
const isBug = (error: unknown): boolean => error instanceof TypeError || error instanceof RangeError;

export function asStoreError(engine: Pick<Engine, 'isOwn'>, error: unknown): unknown {
  if (error instanceof StoreUnavailable || isBug(error) || engine.isOwn(error)) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new StoreUnavailable(`the store cannot be used now: ${why}`, { cause: error });
}

/** Runs a reading or a small change, with the errors of the store's interface. */
export async function guarded<T>(engine: Engine, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  try {
    return await work(engine.db);
  } catch (error) {
    throw asStoreError(engine, error);
  }
}
