/**
 * The key that the ends of phones are hashed with in the index: INDEX_SECRET where it is set, else one that the embedded
 * store has beside it. Processes on one PostgreSQL share one through the database, which the store sees to by itself
 * (store/write/index-key.ts): null here.
 */
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { keptKey } from './kept-key.ts';

export async function indexSecret(
  { indexSecret: setting, databaseUrl, dataDir }: Pick<Config, 'indexSecret' | 'databaseUrl' | 'dataDir'>,
  log: Pick<Logger, 'warn'>,
): Promise<Uint8Array | null> {
  if (setting === null && databaseUrl !== null) return null;
  const unshared = { sharedKey: () => Promise.reject(new Error('this key is not shared through the database')) };
  return keptKey('index', { setting, databaseUrl: null, dataDir, store: unshared, log });
}
