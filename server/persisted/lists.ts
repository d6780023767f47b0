/** The operations of every client. They are kept parsed, and are read again when their files change. */
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
import type { Clock } from '../../sources/values/time.ts';

/** The operations of one client. A reload makes a new list, so that a request sees the whole of one. */
export interface OperationList {
  /** By the id of the manifest, or by the hash, with or without "sha256:". */
  byId(id: string): ListedOperation | undefined;
  /** By its exact text. */
  byText(text: string): ListedOperation | undefined;
}
export interface OperationLists {
  of(client: string): OperationList;
  /** A parsed and valid document of any list, by the SHA-256 of its text. */
  document(hash: string): DocumentNode | undefined;
  close(): void;
}
interface KeptList {
  readonly fingerprint: string;
  readonly ids: ReadonlyMap<string, ListedOperation>;
  readonly texts: ReadonlyMap<string, ListedOperation>;
  readonly hashes: ReadonlyMap<string, ListedOperation>;
}
interface Watched {
  kept: KeptList | null;
  checkedAt: number;
  /** Whether the folder has changed since it was last looked at. */
  changed: boolean;
  watcher: FSWatcher | null;
}
interface ListsOptions {
  readonly dir: string;
  readonly check: OperationCheck;
  readonly log: Logger;
  readonly now: Clock;
}

const restMs = 1_000;
const emptyList: OperationList = { byId: () => undefined, byText: () => undefined };

export function openLists({ dir, check, log, now }: ListsOptions): OperationLists {
  const clients = new Map<string, Watched>();

  function look(client: string): KeptList | null {
    const one = clients.get(client) ?? { kept: null, checkedAt: -Infinity, changed: true, watcher: null };
    clients.set(client, one);
    if (!one.changed && Math.abs(now() - one.checkedAt) < restMs) return one.kept;
    one.changed = false;
    one.checkedAt = now();
    const folder = join(dir, client);
    const fingerprint = fingerprintOf(folder);
    if (one.kept?.fingerprint !== fingerprint) {
      one.watcher?.close();
      one.watcher = watched(folder, () => (one.changed = true));
      one.kept = load(client, fingerprint, one.kept);
    }
    return one.kept;
  }

  /** A broken list keeps the one before in use, under its own fingerprint: the same files are not read and logged again. */
  function load(client: string, fingerprint: string, before: KeptList | null): KeptList {
    const { operations, problems, tooExpensive } = read(join(dir, client), client);
    if (problems.length > 0) {
      for (const problem of problems) log.error(problem, 'a listed operation cannot be used');
      const what = before ? 'its last good list stays in use' : 'it has no operations until this is mended';
      log.error({ client, problems: problems.length }, `the list of a client is broken: ${what}`);
      return before ? { ...before, fingerprint } : kept(fingerprint, []);
    }
    const points = Math.max(0, ...operations.map(({ cost }) => cost.usual));
    if (operations.length > 0)
      log.info({ client, operations: operations.length, points }, 'a list of operations is in use');
    for (const problem of tooExpensive) log.warn(problem, 'a listed operation can never run');
    return kept(fingerprint, operations);
  }

  /** A file that disappears while it is read, or that may not be read, is a problem of the list as well. */
  function read(folder: string, client: string): ReturnType<typeof readList> {
    try {
      return readList(folder, client, check);
    } catch (error) {
      const problem: Problem = { client, file: '', operation: null, problem: String(error) };
      return { operations: [], problems: [problem], tooExpensive: [] };
    }
  }

  for (const client of listedClients(dir)) look(client);
  return {
    of(client) {
      const found = isClientFolder(client) ? look(client) : null;
      return found ? { byId: (id) => found.ids.get(id), byText: (text) => found.texts.get(text) } : emptyList;
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

function kept(fingerprint: string, operations: readonly ListedOperation[]): KeptList {
  const hashes = new Map(operations.map((one) => [one.hash, one]));
  const prefixed = operations.map((one): [string, ListedOperation] => [`sha256:${one.hash}`, one]);
  // The manifest's own ids come last and win, since they are what the client was given.
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
    // A file disappeared in between, or may not be read: reading the list reports it.
    return String(error);
  }
}

/** It only makes a change known before the next look at the files: without it (no folder yet) nothing is missed. */
function watched(folder: string, onChange: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
