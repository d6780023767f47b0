/** Files beside the database that must outlive a power cut as what was acknowledged does: keys, access, listed operations. */
import { closeSync, fchmodSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Owner only, since such files are mostly secrets. */
const ownerOnly = 0o600;

/**
 * Puts a whole new file in the old one's place. When it returns, the file and its name are on the disk; a reader, and a
 * machine that dies at any moment, find the old content or the new one. `mode` is that of the file; its folder must exist.
 */
export function writeDurably(file: string, content: string | Uint8Array, mode = ownerOnly): void {
  throughBeside(file, { content, mode }, (beside) => renameSync(beside, file));
}

/** Like writeDurably, where there is no such file yet. False, and nothing done, when there is one. */
export function createDurably(file: string, content: string | Uint8Array, mode = ownerOnly): boolean {
  let created = true;
  throughBeside(file, { content, mode }, (beside) => {
    try {
      linkSync(beside, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      created = false;
    } finally {
      rmSync(beside, { force: true });
    }
  });
  return created;
}

interface Written {
  readonly content: string | Uint8Array;
  readonly mode: number;
}
function throughBeside(file: string, { content, mode }: Written, place: (beside: string) => void): void {
  const beside = `${file}.${process.pid}.new`;
  try {
    synced(beside, 'w', (handle) => {
      fchmodSync(handle, mode);
      const bytes = Buffer.from(content);
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    });
    place(beside);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  // A name is durable when its folder is.
  synced(dirname(file), 'r');
}

function synced(path: string, flags: 'r' | 'w', write: (handle: number) => void = () => undefined): void {
  const handle = openSync(path, flags);
  try {
    write(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
