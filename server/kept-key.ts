/**
 * A key that this service makes by itself, once, and keeps: beside the embedded store as a file, and in a PostgreSQL
 * database, so that all its processes have the same. A setting comes before both.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { createDurably, writeDurably } from './durable-file.ts';

export interface KeyOptions {
  /** What the setting says; null: it is not set. */
  readonly setting: string | null;
  /** null: the store is the embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly store: Pick<Store, 'sharedKey'>;
  readonly log: Pick<Logger, 'warn'>;
}

const keyBytes = 32;

/** The 32 bytes of the key with this name. They are on the disk before they are given to anyone. */
export async function keptKey(name: string, options: KeyOptions): Promise<Uint8Array> {
  const { setting, databaseUrl, dataDir, store, log } = options;
  if (setting !== null) return createHash('sha256').update(setting).digest();
  if (databaseUrl !== null) return store.sharedKey(name, randomBytes(keyBytes));
  const file = join(dataDir, `${name}.key`);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return keyIn(file, log);
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`DATA_DIR: the key file ${file} cannot be made or read: ${why}`, { cause });
  }
}

function keyIn(file: string, log: KeyOptions['log']): Uint8Array {
  const made = randomBytes(keyBytes);
  // When another process has been quicker, that one's key is ours too.
  if (createDurably(file, made)) return made;
  const kept = readFileSync(file);
  if (kept.length === keyBytes) return kept;
  if (kept.length > 0) throw new ConfigError(`DATA_DIR: ${file} is no key of ours; delete it, and a new one is made.`);
  // Older versions left an empty file after a power cut or on a full disk. Nothing can have been signed with it.
  log.warn({ file }, 'the key file was empty: a new key was made');
  writeDurably(file, made);
  return made;
}
