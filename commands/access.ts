/** `npm run access -- list|key|revoke`: the API keys of ACCESS_FILE. A running server reads the file again by itself. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { ConfigError, readConfig } from '../config.ts';
import { readAccessTable } from '../server/auth/access-file.ts';

const usage = `npm run access -- list                     the clients, what they may, and the beginnings of their keys' hashes
npm run access -- key CLIENT               makes an API key for a client of the file and prints it, this once
npm run access -- revoke CLIENT HASH       takes the key away whose hash begins so (as list shows it)`;

function run([verb, client, hash, ...rest]: readonly string[]): number {
  const file = readConfig().accessFile;
  if (file === null) throw new ConfigError('ACCESS_FILE: not set; it names the file whose keys this is about.');
  if (verb === 'list' && client === undefined) return list(file);
  if (verb === 'key' && client !== undefined && hash === undefined) return addKey(file, client);
  if (verb === 'revoke' && client !== undefined && hash !== undefined && rest.length === 0)
    return revoke(file, client, hash);
  process.stderr.write(`${usage}\n`);
  return 2;
}

/** Enough to tell keys apart, and easily copied. */
const shortLength = 12;

function list(file: string): number {
  const { clients, keys } = readAccessTable(readFileSync(file, 'utf8'), file);
  for (const { id, role, scopes, vendors, shops } of clients.values()) {
    const only = [
      ...(vendors ? [`vendors ${[...vendors].join(' ')}`] : []),
      ...(shops ? [`shops ${[...shops].join(' ')}`] : []),
    ];
    process.stdout.write(`${[id, role, [...scopes].join(' '), ...only].join('  ')}\n`);
    for (const one of keys)
      if (one.client === id) process.stdout.write(`  sha256:${one.hash.toString('hex').slice(0, shortLength)}…\n`);
  }
  return 0;
}

function addKey(file: string, client: string): number {
  const document = documentOf(file);
  const entry = clientIn(document, client, file);
  const key = `og_${randomBytes(32).toString('base64url')}`;
  const hash = `sha256:${createHash('sha256').update(key).digest('hex')}`;
  const keys = entry.get('keys');
  if (isSeq(keys)) keys.add(document.createNode(hash));
  else entry.set('keys', document.createNode([hash]));
  write(file, document);
  process.stdout.write(
    `A new key of ${client}; it is shown this once and kept nowhere:\n\n${key}\n\nIts hash begins with ${hash.slice(0, 'sha256:'.length + shortLength)}.\n`,
  );
  return 0;
}

function revoke(file: string, client: string, prefix: string): number {
  const document = documentOf(file);
  const keys = clientIn(document, client, file).get('keys');
  const wanted = prefix
    .replace(/^sha256:/, '')
    .replace(/…$/, '')
    .toLowerCase();
  const hashes = isSeq(keys) ? keys.items.map((_, at) => String(keys.get(at))) : [];
  const found = hashes.flatMap((hash, at) => (hash.startsWith(`sha256:${wanted}`) ? [at] : []));
  const [at, ...others] = found;
  if (wanted === '' || at === undefined || others.length > 0 || !isSeq(keys)) {
    const why = found.length > 1 ? `${found.length} keys of ${client} begin` : `No key of ${client} begins`;
    process.stderr.write(`${why} with ${JSON.stringify(wanted)}; \`list\` shows how they do. Nothing was changed.\n`);
    return 1;
  }
  keys.delete(at);
  write(file, document);
  process.stdout.write(`${hashes[at]?.slice(0, 'sha256:'.length + shortLength)}… opens nothing any more.\n`);
  return 0;
}

/** The file as it is written, with its comments; it must be right before anything is added to it. */
function documentOf(file: string): Document {
  const text = readFileSync(file, 'utf8');
  readAccessTable(text, file);
  return parseDocument(text);
}

function clientIn(document: Document, id: string, file: string): YAMLMap {
  const clients = document.get('clients');
  const found = isSeq(clients) ? clients.items.find((one) => isMap(one) && one.get('id') === id) : undefined;
  if (isMap(found)) return found;
  throw new ConfigError(`ACCESS_FILE: ${file} has no client ${id}; write it there with its role first.`);
}

/** Whole or not at all: a server may read it at any moment. */
function write(named: string, document: Document): void {
  // A link stays a link.
  const file = realpathSync(named);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  readAccessTable(text, file);
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, text, { mode: statSync(file).mode });
  renameSync(beside, file);
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
