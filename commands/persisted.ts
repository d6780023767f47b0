/** `npm run persisted -- add|check|list|retire|schema`: which operations partners and front-ends may run. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { readConfig } from '../config.ts';
import type { LimitSettings } from '../config.ts';
import { createSchema } from '../server/graphql/engine.ts';
import { type ListedCost, reckoner } from '../server/persisted/cost.ts';
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

const usage = `npm run persisted -- add CLIENT FILE…          lists the operations of .graphql files and manifests for a client
npm run persisted -- check [--schema FILE]  says which listed operations are broken, by this or a printed schema
npm run persisted -- list [CLIENT]          client, id, type, name, file and cost of each
npm run persisted -- retire CLIENT ID       takes an operation off the list
npm run persisted -- schema CLIENT ID       a JSON Schema of the operation's variables`;

class Refusal extends Error {}
interface Settings {
  readonly persistedDir: string;
  readonly limits: LimitSettings;
}
/** Where `add` writes; other manifests of the folder are the client's own builds. */
const ownFile = 'operations.json';

function run({ persistedDir: dir, limits }: Settings, [verb, ...rest]: readonly string[]): number {
  const judge = (graph = createSchema()): OperationCheck => ({ schema: graph, reckon: reckoner(graph, limits) });
  const [client = '', id = '', ...more] = rest;
  if (verb === 'add' && rest.length > 1) return add(dir, named(client), { files: [id, ...more], rules: judge() });
  if (verb === 'check' && rest.length === 0) return check(dir, judge());
  if (verb === 'check' && client === '--schema' && rest.length === 2) return check(dir, judge(printedSchema(id)));
  if (verb === 'list' && rest.length < 2)
    return list(dir, rest.length === 0 ? listedClients(dir) : [named(client)], judge());
  if (verb === 'retire' && rest.length === 2) return retire(join(dir, named(client)), id);
  if (verb === 'schema' && rest.length === 2) return schema(join(dir, named(client)), id, judge());
  process.stderr.write(`${usage}\n`);
  return 2;
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

function named(client: string): string {
  if (isClientFolder(client)) return client;
  throw new Refusal(
    `${client}: no client's id; it takes letters, digits, "-", "_" and ".", and begins with a letter or a digit.`,
  );
}

interface Addition {
  readonly files: readonly string[];
  readonly rules: OperationCheck;
}
function add(dir: string, client: string, { files, rules }: Addition): number {
  const folder = join(dir, client);
  const { operations, problems } = readList(folder, client, rules);
  if (problems.length > 0)
    throw new Refusal(
      `${problems.map(problemLine).join('\n')}\nNothing was added: mend or retire these first, since a list is used whole or not at all.`,
    );
  const known = new Map(operations.map(({ id, text }) => [id, text]));
  const fresh: Entry[] = [];
  const refusals: string[] = [];
  for (const file of files) {
    for (const entry of entriesOf(file)) {
      const checked = checkEntry(entry, file, rules);
      const text = known.get(entry.id);
      const wrong = typeof checked === 'string' ? checked : neverRuns(checked);
      if (wrong !== null) refusals.push(`${file}: ${titleOf(entry)}: ${wrong}`);
      else if (text !== undefined && text !== entry.text)
        refusals.push(`${file}: ${titleOf(entry)}: the same id stands for another text already; retire that first`);
      else if (text === undefined) fresh.push(entry);
      known.set(entry.id, entry.text);
      if (text === entry.text) say(`${entry.id}  listed already`);
    }
  }
  if (refusals.length > 0) throw new Refusal(`${refusals.join('\n')}\nNothing was added.`);
  if (fresh.length > 0) {
    mkdirSync(folder, { recursive: true });
    const there = manifestFiles(folder).includes(ownFile) ? entriesOf(join(folder, ownFile)) : [];
    writeManifest(join(folder, ownFile), [...there, ...fresh]);
  }
  for (const entry of fresh) say(`${entry.id}  added`);
  return 0;
}

/** A .json file is a manifest; anything else is the text of one operation, whose id is then the hash of the file. */
function entriesOf(file: string): readonly Entry[] {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.json')) return [{ id: `sha256:${hashOf(text)}`, text }];
  try {
    return manifestEntries(text);
  } catch (error) {
    throw new Refusal(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Under another name first: a running server reads the old file or the new one, never a part. */
function writeManifest(file: string, entries: readonly Entry[]): void {
  const texts = Object.fromEntries(entries.map(({ id, text }) => [id, text]));
  writeFileSync(`${file}.new`, `${JSON.stringify(texts, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

function printedSchema(file: string): GraphQLSchema {
  return buildSchema(readFileSync(file, 'utf8'));
}

function check(dir: string, rules: OperationCheck): number {
  const clients = listedClients(dir);
  const readings = clients.map((client) => readList(join(dir, client), client, rules));
  const problems = readings.flatMap((reading) => [...reading.problems, ...reading.tooDear]);
  for (const problem of problems) say(problemLine(problem));
  const valid = readings.reduce((sum, { operations, tooDear }) => sum + operations.length - tooDear.length, 0);
  say(`${valid} valid, ${problems.length} broken, ${clients.length} ${clients.length === 1 ? 'client' : 'clients'}`);
  return problems.length === 0 ? 0 : 1;
}

function list(dir: string, clients: readonly string[], rules: OperationCheck): number {
  for (const client of clients) {
    const { operations, problems, tooDear } = readList(join(dir, client), client, rules);
    for (const { id, type, name, file, cost } of operations)
      say(`${client}  ${id}  ${type}  ${name}  ${file}  ${costOf(cost)}`);
    for (const problem of [...problems, ...tooDear]) process.stderr.write(`${problemLine(problem)}\n`);
  }
  return 0;
}

/** With the smallest variables, and with those left out that may be. */
const costOf = ({ least, usual }: ListedCost): string => `${least === usual ? usual : `${least}–${usual}`} points`;

/** Also of an operation that is broken, and by any of its ids. */
function retire(folder: string, id: string): number {
  const isIt = (entry: Entry): boolean =>
    entry.id === id || [hashOf(entry.text), `sha256:${hashOf(entry.text)}`].includes(id);
  let found = false;
  for (const file of manifestFiles(folder)) {
    const entries = entriesOf(join(folder, file));
    const left = entries.filter((entry) => !isIt(entry));
    if (left.length === entries.length) continue;
    found = true;
    writeManifest(join(folder, file), left);
    say(`${id}  taken off ${file}`);
  }
  if (!found) throw new Refusal(`${id}: not listed for this client; \`list\` shows what is.`);
  return 0;
}

function schema(folder: string, id: string, rules: OperationCheck): number {
  const { operations } = readList(folder, '', rules);
  const found = operations.find((one) => [one.id, one.hash, `sha256:${one.hash}`].includes(id));
  if (!found) throw new Refusal(`${id}: not listed for this client, or broken; \`list\` and \`check\` say which.`);
  say(JSON.stringify(variablesSchema(found.document, rules.schema), null, 2));
  return 0;
}

try {
  process.exitCode = run(readConfig(), process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
