/** Who asks: a client of ACCESS_FILE by its key or its JWT. The file is read again when it changes. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { dirname, resolve } from 'node:path';
import type { Logger } from 'pino';
import { ConfigError } from '../../config.ts';
import { type Client, localClient } from '../../resolvers/client.ts';
import { type AccessTable, type KeyHash, readAccessTable } from './access-file.ts';
import { createIssuers, type Issuers, keyFiles } from './jwt.ts';
import type { Clock } from '../../sources/values/time.ts';

export interface Access {
  /** Keys are looked for in headers only: addresses end up in logs. */
  clientOf(headers: IncomingHttpHeaders): Promise<Client | Unauthenticated>;
}
/** UNKNOWN: no client of the file. UNVERIFIABLE: that cannot be said now, since the keys of an issuer cannot be fetched. */
export type Unauthenticated = 'UNKNOWN' | 'UNVERIFIABLE';
export interface AccessOptions {
  /** null: whoever asks is the built-in client, which may do everything; config.ts allows that on a loopback address only. */
  readonly file: string | null;
  readonly log: Logger;
  readonly now: Clock;
}

/** How often the file is looked at, in milliseconds, and so how long a change of it may take to count. */
const lookEveryMs = 1_000;

interface Loaded {
  readonly table: AccessTable;
  readonly issuers: Issuers;
  /** The files that it was read from. */
  readonly files: readonly string[];
}

/** Throws ConfigError when the file is wrong at the start; later a wrong one is logged, and the last good one stays. */
export function createAccess({ file, log, now }: AccessOptions): Access {
  if (file === null) return { clientOf: () => Promise.resolve(localClient) };
  let { loaded, stamp } = load(file, now);
  let lookedAt = now();

  function current(): Loaded {
    if (file === null || Math.abs(now() - lookedAt) < lookEveryMs) return loaded;
    lookedAt = now();
    const found = stampOf(loaded.files);
    if (found === stamp) return loaded;
    stamp = found;
    try {
      ({ loaded, stamp } = load(file, now));
      log.info({ clients: loaded.table.clients.size }, 'ACCESS_FILE was read again');
    } catch (error) {
      log.error({ err: error }, 'ACCESS_FILE is wrong now; what it said before still counts');
    }
    return loaded;
  }

  return {
    async clientOf(headers) {
      const credential = credentialOf(headers);
      if (credential === null) return 'UNKNOWN';
      const { table, issuers } = current();
      const owner = ownerOf(credential.text, table.keys);
      if (owner !== null) return table.clients.get(owner) ?? 'UNKNOWN';
      if (!credential.bearer || !looksLikeJwt(credential.text)) return 'UNKNOWN';
      const verdict = await issuers.verify(credential.text);
      if ('client' in verdict) return table.clients.get(verdict.client) ?? 'UNKNOWN';
      if (!verdict.unreachable) return 'UNKNOWN';
      log.warn({ reason: verdict.refused }, 'a JWT could not be verified');
      return 'UNVERIFIABLE';
    },
  };
}

function load(file: string, now: Clock): { loaded: Loaded; stamp: string } {
  const before = stampOf([file]);
  const loaded = read(file, now);
  // An empty stamp has a file read again at the next look that was changed while it was read.
  return { loaded, stamp: stampOf([file]) === before ? stampOf(loaded.files) : '' };
}

function read(file: string, now: Clock): Loaded {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`ACCESS_FILE: ${file} cannot be read.`, { cause });
  }
  const folder = dirname(resolve(file));
  const table = readAccessTable(text, file);
  return {
    table,
    issuers: createIssuers(table.issuers, folder, now),
    files: [file, ...keyFiles(table.issuers, folder)],
  };
}

/** A text that changes as soon as one of the files is replaced or its content changes. */
function stampOf(files: readonly string[]): string {
  const stamps = files.map((file) => {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    return stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : 'absent';
  });
  return stamps.join('\n');
}

interface Credential {
  readonly text: string;
  readonly bearer: boolean;
}
function credentialOf({ authorization, 'x-api-key': key }: IncomingHttpHeaders): Credential | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return { text: bearer, bearer: true };
  return typeof key === 'string' && key !== '' ? { text: key, bearer: false } : null;
}

const looksLikeJwt = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);

/** The key is compared with every hash, each time for as long, so that the time taken says nothing of any key. */
function ownerOf(key: string, keys: readonly KeyHash[]): string | null {
  const hashOfKey = createHash('sha256').update(key).digest();
  let owner: string | null = null;
  for (const { client, hash } of keys) if (timingSafeEqual(hashOfKey, hash)) owner = client;
  return owner;
}
