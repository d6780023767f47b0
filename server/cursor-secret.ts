/**
 * The key that cursors are signed with: CURSOR_SECRET where it is set (every process of one service needs the same), else
 * a random one that is kept in the data folder, so that cursors outlive a restart.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CursorSecret } from '../sources/lists/cursor.ts';

const keyBytes = 32;

export function cursorSecret({ secret, dataDir }: { secret: string | null; dataDir: string }): CursorSecret {
  if (secret !== null) return { secret: () => Promise.resolve(createHash('sha256').update(secret).digest()) };
  return { secret: () => Promise.resolve(keptKey(join(dataDir, 'cursor.key'), dataDir)) };
}

function keptKey(file: string, folder: string): Uint8Array {
  mkdirSync(folder, { recursive: true });
  try {
    // Fails when another process has written it first: then that one's key is ours too.
    writeFileSync(file, randomBytes(keyBytes), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = readFileSync(file);
  if (key.length !== keyBytes) throw new Error(`${file} is no key of ours; delete it, and a new one is made.`);
  return key;
}
