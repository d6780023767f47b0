/** `npm run persisted -- add|check|list|retire|schema`: which operations partners and front-ends may run. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, OperationTypeNode, parse } from 'graphql';
import { readConfig } from '../config.ts';
import type { Client } from '../resolvers/client.ts';
import { readAccessTable } from '../server/auth/access-file.ts';
import { createSchema } from '../server/graphql/engine.ts';
import { type ListedCost, costEstimator } from '../server/persisted/cost.ts';
import {
  checkEntry,
  type Entry,
  hashOf,
  isClientFolder,
  type OperationCheck,
  listedClients,
  manifestEntries,
  manifestFiles,
  neverRuns,
  problemLine,
  readList,
  titleOf,
} from '../server/persisted/manifest.ts';
import { variablesSchema } from '../server/persisted/variables-schema.ts';
import { writeDurably } from '../server/durable-file.ts';
import { CommandError, complain, runCommand, say } from './command-line.ts';

const usage = `npm run persisted -- add CLIENT FILE…          lists the operations of .graphql files and manifests for a client
npm run persisted -- check [--schema FILE]  says which listed operations are broken, by this or a printed schema
npm run persisted -- list [CLIENT]          client, id, type, name, file and cost of each
npm run persisted -- retire CLIENT ID       takes an operation off the list
npm run persisted -- schema CLIENT ID       a JSON Schema of the operation's variables`;

/** No secrets: partners send them, and the server may run as another user. */
const readableByAll = 0o644;
/** Where `add` writes. Other manifests of the folder are the client's own builds. */
const ownFile = 'operations.json';

const listsFolder = (): string => readConfig().persistedDir;

/** What operations are checked by: the limits of the environment, and the schema of this version or a given one. */
const rulesFor = (schema = createSchema()): OperationCheck => ({
  schema,
  estimate: costEstimator(schema, readConfig().limits),
});

function clientFolder(client: string): string {
  if (isClientFolder(client)) return join(listsFolder(), client);
  throw new CommandError(
    `${client}: no client's id; it takes letters, digits, "-", "_" and ".", and begins with a letter or a digit.`,
  );
}

function add(client: string, files: readonly string[]): number {
  const folder = clientFolder(client);
  const owner = ownerOf(client);
  const rules = rulesFor();
  const { operations, problems } = readList(folder, client, rules);
  if (problems.length > 0)
    throw new CommandError(
      `${problems.map(problemLine).join('\n')}\nNothing was added: mend or retire these first, since a list is used whole or not at all.`,
    );
  const texts = new Map(operations.map(({ id, text }) => [id, text]));
  const added: Entry[] = [];
  const broken: string[] = [];
  for (const [file, entry] of files.flatMap((from) => entriesOf(from).map((one) => [from, one] as const))) {
    const listed = texts.get(entry.id);
    const problem = problemOf(entry, listed, checkEntry(entry, file, rules));
    if (problem !== null) broken.push(`${file}: ${titleOf(entry)}: ${problem}`);
    else if (listed === undefined) added.push(entry);
    else say(`${entry.id}  listed already`);
    texts.set(entry.id, entry.text);
  }
  if (broken.length > 0) throw new CommandError(`${broken.join('\n')}\nNothing was added.`);
  if (added.length > 0) {
    mkdirSync(folder, { recursive: true });
    const there = manifestFiles(folder).includes(ownFile) ? entriesOf(join(folder, ownFile)) : [];
    writeManifest(join(folder, ownFile), [...there, ...added]);
  }
  for (const { id } of added) say(`${id}  added`);
  if (owner && !owner.scopes.has('orders:write'))
    for (const entry of added.filter(isMutation))
      complain(`${titleOf(entry)}: a mutation, which ${client} may not run: ACCESS_FILE gives it no orders:write.`);
  return 0;
}

/** The client of ACCESS_FILE; null where no such file says who there is. */
function ownerOf(client: string): Client | null {
  const { accessFile: file } = readConfig();
  if (file === null) return null;
  const { clients } = readAccessTable(readFileSync(file, 'utf8'), file);
  const owner = clients.get(client);
  if (owner) return owner;
  throw new CommandError(
    `${client}: ${file} has no such client; it has ${[...clients.keys()].join(', ')}. Nothing was added.`,
  );
}

const isMutation = ({ text }: Entry): boolean =>
  parse(text).definitions.some(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.MUTATION,
  );

/** Why an entry cannot be added, or null. `listed` is the text that stands under its id already. */
function problemOf({ text }: Entry, listed: string | undefined, checked: ReturnType<typeof checkEntry>): string | null {
  const wrong = typeof checked === 'string' ? checked : neverRuns(checked);
  if (wrong !== null || listed === undefined || listed === text) return wrong;
  return 'the same id stands for another text already; retire that first';
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(
      `${JSON.stringify(file)}: this file cannot be read (${String(Reflect.get(Object(error), 'code'))}).`,
    );
  }
}

/** A .json file is a manifest; anything else is the text of one operation, whose id is then the hash of the file. */
function entriesOf(file: string): readonly Entry[] {
  const text = textOf(file);
  if (!file.endsWith('.json')) return [{ id: `sha256:${hashOf(text)}`, text }];
  try {
    return manifestEntries(text);
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function writeManifest(file: string, entries: readonly Entry[]): void {
  const texts = Object.fromEntries(entries.map(({ id, text }) => [id, text]));
  writeDurably(file, `${JSON.stringify(texts, null, 2)}\n`, readableByAll);
}

function check(schemaFile: string | null): number {
  const rules = rulesFor(schemaFile === null ? undefined : buildSchema(textOf(schemaFile)));
  const clients = listedClients(listsFolder());
  const lists = clients.map((client) => readList(clientFolder(client), client, rules));
  const problems = lists.flatMap((one) => [...one.problems, ...one.tooExpensive]);
  for (const problem of problems) say(problemLine(problem));
  const valid = lists.reduce((sum, { operations, tooExpensive }) => sum + operations.length - tooExpensive.length, 0);
  say(`${valid} valid, ${problems.length} broken, ${clients.length} ${clients.length === 1 ? 'client' : 'clients'}`);
  return problems.length === 0 ? 0 : 1;
}

function list(clients: readonly string[]): number {
  const rules = rulesFor();
  const known = new Set(listedClients(listsFolder()));
  for (const client of clients) {
    if (!known.has(client)) throw new CommandError(`${client}: nothing is listed for this client.`);
    const { operations, problems, tooExpensive } = readList(clientFolder(client), client, rules);
    for (const { id, type, name, file, cost } of operations)
      say(`${client}  ${id}  ${type}  ${name}  ${file}  ${costOf(cost)}`);
    for (const problem of [...problems, ...tooExpensive]) complain(problemLine(problem));
  }
  return 0;
}

/** Points with the smallest variables, and with the optional ones left out. */
const costOf = ({ least, usual }: ListedCost): string => `${least === usual ? usual : `${least}–${usual}`} points`;

/** Takes an operation off, also a broken one, by its own id or by the hash of its text. */
function retire(client: string, id: string): number {
  const isIt = (entry: Entry): boolean =>
    entry.id === id || [hashOf(entry.text), `sha256:${hashOf(entry.text)}`].includes(id);
  const folder = clientFolder(client);
  let found = false;
  for (const file of manifestFiles(folder)) {
    const entries = entriesOf(join(folder, file));
    const left = entries.filter((entry) => !isIt(entry));
    if (left.length === entries.length) continue;
    found = true;
    writeManifest(join(folder, file), left);
    say(`${id}  taken off ${file}`);
  }
  if (!found) throw new CommandError(`${id}: not listed for this client; \`list\` shows what is.`);
  return 0;
}

function describe(client: string, id: string): number {
  const rules = rulesFor();
  const { operations } = readList(clientFolder(client), client, rules);
  const found = operations.find((one) => [one.id, one.hash, `sha256:${one.hash}`].includes(id));
  if (!found) throw new CommandError(`${id}: not listed for this client, or broken; \`list\` and \`check\` say which.`);
  say(JSON.stringify(variablesSchema(found.document, rules.schema), null, 2));
  return 0;
}

await runCommand(usage, {
  add: { operands: [2, Infinity], run: ([client = '', ...files]) => add(client, files) },
  check: {
    operands: [0, 0],
    flags: { schema: { type: 'string' } },
    run: (_, { schema: file }) => check(typeof file === 'string' ? file : null),
  },
  list: { operands: [0, 1], run: ([client]) => list(client === undefined ? listedClients(listsFolder()) : [client]) },
  retire: { operands: [2, 2], run: ([client = '', id = '']) => retire(client, id) },
  schema: { operands: [2, 2], run: ([client = '', id = '']) => describe(client, id) },
});
