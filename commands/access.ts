/** `npm run access -- list|key|revoke`: the API keys of ACCESS_FILE. A running server reads the file again by itself. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { ConfigError, readConfig } from '../config.ts';
import { readAccessTable } from '../server/auth/access-file.ts';
import { writeDurably } from '../server/durable-file.ts';
import { CommandError, runCommand, say } from './command-line.ts';

const usage = `npm run access -- list                     the clients, what they may, and the beginnings of their keys' hashes
npm run access -- key CLIENT               makes an API key for a client of the file and prints it, this once
npm run access -- revoke CLIENT HASH       takes the key away whose hash begins so (as list shows it)`;

function accessFile(): string {
  const { accessFile: file } = readConfig();
  if (file === null) throw new ConfigError('ACCESS_FILE: not set; it names the file whose keys this is about.');
  return file;
}

/** Twelve digits tell keys apart and are easily copied. */
const shortened = (hash: string): string => hash.slice(0, 'sha256:'.length + 12);

function list(file: string): number {
  const { clients, keys } = readAccessTable(readFileSync(file, 'utf8'), file);
  for (const { id, role, scopes, vendors, shops } of clients.values()) {
    const only = [
      ...(vendors ? [`vendors ${[...vendors].join(' ')}`] : []),
      ...(shops ? [`shops ${[...shops].join(' ')}`] : []),
    ];
    say([id, role, [...scopes].join(' '), ...only].join('  '));
    for (const { client, hash } of keys) if (client === id) say(`  ${shortened(`sha256:${hash.toString('hex')}`)}…`);
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
  say(`A new key of ${client}; it is shown this once and kept nowhere:\n\n${key}\n`);
  say(`Its hash begins with ${shortened(hash)}.`);
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
  const found = wanted === '' ? [] : hashes.filter((hash) => hash.startsWith(`sha256:${wanted}`));
  const [hash, ...others] = found;
  if (hash === undefined || others.length > 0 || !isSeq(keys)) {
    const why = others.length > 0 ? `${found.length} keys of ${client} begin` : `No key of ${client} begins`;
    throw new CommandError(`${why} with ${JSON.stringify(wanted)}; \`list\` shows how they do. Nothing was changed.`);
  }
  keys.delete(hashes.indexOf(hash));
  write(file, document);
  say(`${shortened(hash)}… opens nothing any more.`);
  return 0;
}

/** The file with its comments, to be edited in place. A file that is wrong is not touched. */
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

/** Puts a whole new file in the old one's place, since a server may read it at any moment. */
function write(named: string, document: Document): void {
  // A symbolic link stays one: the file that it leads to is replaced.
  const file = realpathSync(named);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  readAccessTable(text, file);
  writeDurably(file, text, statSync(file).mode);
}

await runCommand(usage, {
  list: { operands: [0, 0], run: () => list(accessFile()) },
  key: { operands: [1, 1], run: ([client = '']) => addKey(accessFile(), client) },
  revoke: { operands: [2, 2], run: ([client = '', hash = '']) => revoke(accessFile(), client, hash) },
});
