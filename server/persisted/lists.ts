/** Every client's operations, kept parsed; read again when their files change. */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import {
  isClientFolder,
  type OperationCheck,
  listedClients,
  type ListedOperation,
  manifestFiles,
  type Problem,
  readList,
} from './manifest.ts';

/** One client's; a reload makes a new one, so that a request sees all of it or nothing. */
export interface OperationList {
  /** By the manifest's id, and by the hash with and without "sha256:". */
  byId(id: string): ListedOperation | undefined;
  /** By the very text. */
  byText(text: string): ListedOperation | undefined;
}
export interface OperationLists {
  of(client: string): OperationList;
  /** A parsed and valid document of any list, by the SHA-256 of its text. */
  document(hash: string): DocumentNode | undefined;
  close(): void;
}
interface Kept {
  readonly fingerprint: string;
  readonly ids: ReadonlyMap<string, ListedOperation>;
  readonly texts: ReadonlyMap<string, ListedOperation>;
  readonly hashes: ReadonlyMap<string, ListedOperation>;
}
interface Watched {
  kept: Kept | null;
  checkedAt: number;
  /** Whether the folder has stirred since it was last looked at. */
  stirred: boolean;
  watcher: FSWatcher | null;
}
interface ListsOptions {
  readonly dir: string;
  readonly check: OperationCheck;
  readonly log: Logger;
  readonly now: () => number;
}

const restMs = 1_000;
const nothing: OperationList = { byId: () => undefined, byText: () => undefined };

export function openLists({ dir, check, log, now }: ListsOptions): OperationLists {
  const clients = new Map<string, Watched>();

  function look(client: string): Kept | null {
    const one = clients.get(client) ?? { kept: null, checkedAt: -Infinity, stirred: true, watcher: null };
    clients.set(client, one);
    if (!one.stirred && Math.abs(now() - one.checkedAt) < restMs) return one.kept;
    one.stirred = false;
    one.checkedAt = now();
    const folder = join(dir, client);
    const fingerprint = fingerprintOf(folder);
    if (one.kept?.fingerprint === fingerprint) return one.kept;
    one.watcher?.close();
    one.watcher = watched(folder, () => (one.stirred = true));
    const { operations, problems, tooDear } = read(folder, client);
    if (problems.length === 0) {
      one.kept = kept(fingerprint, operations);
      const points = Math.max(0, ...operations.map(({ cost }) => cost.usual));
      if (operations.length > 0)
        log.info({ client, operations: operations.length, points }, 'a list of operations is in use');
      for (const problem of tooDear) log.warn(problem, 'a listed operation can never run');
    } else {
      for (const problem of problems) log.error(problem, 'a listed operation cannot be used');
      const what = one.kept ? 'its last good list stays in use' : 'it has no operations until this is mended';
      log.error({ client, problems: problems.length }, `the list of a client is broken: ${what}`);
      // With this fingerprint: the same broken files are not read and logged again.
      one.kept = one.kept ? { ...one.kept, fingerprint } : kept(fingerprint, []);
    }
    return one.kept;
  }

  /** A file that goes away while it is read, or may not be read, is one more way of being broken. */
  function read(folder: string, client: string): ReturnType<typeof readList> {
    try {
      return readList(folder, client, check);
    } catch (error) {
      const problem: Problem = { client, file: '', operation: null, problem: String(error) };
      return { operations: [], problems: [problem], tooDear: [] };
    }
  }

  for (const client of listedClients(dir)) look(client);
  return {
    of(client) {
      const found = isClientFolder(client) ? look(client) : null;
      return found ? { byId: (id) => found.ids.get(id), byText: (text) => found.texts.get(text) } : nothing;
    },
    document(hash) {
      for (const { kept: list } of clients.values()) {
        const found = list?.hashes.get(hash);
        if (found) return found.document;
      }
      return undefined;
    },
    close() {
      for (const { watcher } of clients.values()) watcher?.close();
      clients.clear();
    },
  };
}

function kept(fingerprint: string, operations: readonly ListedOperation[]): Kept {
  const hashes = new Map(operations.map((one) => [one.hash, one]));
  const prefixed = operations.map((one): [string, ListedOperation] => [`sha256:${one.hash}`, one]);
  // Ids of the tool's own come last: they are what the client was given.
  const ids = new Map([...hashes, ...prefixed, ...operations.map((one): [string, ListedOperation] => [one.id, one])]);
  return { fingerprint, ids, hashes, texts: new Map(operations.map((one) => [one.text, one])) };
}

/** Changes whenever a manifest is added, removed, replaced or written to. */
function fingerprintOf(folder: string): string {
  try {
    return manifestFiles(folder)
      .map((file) => {
        const { ino, size, mtimeNs, ctimeNs } = statSync(join(folder, file), { bigint: true });
        return [file, ino, size, mtimeNs, ctimeNs].join(' ');
      })
      .join('\n');
  } catch (error) {
    // A file went away in between, or may not be read: reading will tell.
    return String(error);
  }
}

/** Only makes a change known sooner than the next look at the files; without it (no folder yet) nothing is missed. */
function watched(folder: string, onChange: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
