/** Reads one client's list of operations: its manifest files, checked against the schema. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { z } from 'zod';
import type { ListedCost, EstimateCost } from './cost.ts';

/** What a manifest lists: an id, and the exact text that it stands for. */
export interface Entry {
  readonly id: string;
  readonly text: string;
}
export interface ListedOperation extends Entry {
  /** The manifest that lists it. */
  readonly file: string;
  /** The operation's own name, or its id when it has none. */
  readonly name: string;
  readonly type: OperationTypeNode;
  /** SHA-256 of the text in hex. */
  readonly hash: string;
  readonly document: DocumentNode;
  readonly cost: ListedCost;
}
export interface Problem {
  readonly client: string;
  readonly file: string;
  /** Name and id; null when the problem is the file as a whole. */
  readonly operation: string | null;
  readonly problem: string;
}
export interface ReadList {
  readonly operations: readonly ListedOperation[];
  readonly problems: readonly Problem[];
  /** Operations that the limits of today refuse whatever their variables are. They are among `operations` all the same. */
  readonly tooExpensive: readonly Problem[];
}
/** What an operation is checked with. */
export interface OperationCheck {
  readonly schema: GraphQLSchema;
  readonly estimate: EstimateCost;
}

export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Folder names that can be a client's; anything else could lead out of the folder of lists. */
export const isClientFolder = (name: string): boolean => /^[A-Za-z0-9][\w.-]*$/.test(name);

const idShape = /^(?:sha256:[0-9a-f]{64}|x-[\w.~-]+:[\w.~-]+|[\w.~-]+)$/;
/** The forms of the appendix "Persisted Documents" of GraphQL over HTTP; 256 characters at most. */
export const isDocumentId = (id: string): boolean => id.length <= 256 && idShape.test(id);
export const idForms =
  '"sha256:" with 64 lower-case hexadecimal digits, those digits alone, or a name of A-Za-z0-9-._~';

const body = z.string().min(1);
const apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body })),
});
const plain = z.record(z.string(), body);

/** Reads either format; throws an Error whose message is for the person who wrote the file. */
export function manifestEntries(json: string): readonly Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Error('is not JSON');
  }
  const isApollo = typeof value === 'object' && value !== null && 'operations' in value && 'format' in value;
  const parsed = isApollo
    ? apollo.transform(({ operations }) => operations.map(({ id, body: text }) => ({ id, text }))).safeParse(value)
    : plain.transform((texts) => Object.entries(texts).map(([id, text]) => ({ id, text }))).safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `is no manifest (apollo-persisted-query-manifest, or an object of ids and texts): ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

/** The hash in the id that the text must have; null when the id is no hash. */
function promisedHash(id: string): string | null {
  return /^(?:sha256:)?([0-9a-f]{64})$/.exec(id)?.[1] ?? null;
}

/** The operation, or why the entry cannot be listed. */
export function checkEntry(entry: Entry, file: string, { schema, estimate }: OperationCheck): ListedOperation | string {
  const { id, text } = entry;
  if (!isDocumentId(id)) return `the id is none; it takes ${idForms}`;
  const hash = hashOf(text);
  const promised = promisedHash(id);
  if (promised !== null && promised !== hash)
    return `the id is not the SHA-256 of the text, which is ${hash}; build the manifest again`;
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return located(error);
  }
  const [operation, ...more] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION || more.length > 0)
    return `the text must hold exactly one operation and holds ${operation ? more.length + 1 : 0}`;
  const errors = validate(schema, document);
  if (errors.length > 0) return errors.map(located).join('; ');
  const cost = estimate(document, operation);
  return { id, text, file, name: operation.name?.value ?? id, type: operation.operation, hash, document, cost };
}

function located(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = error instanceof GraphQLError ? error.locations?.[0]?.line : undefined;
  return `${message.replaceAll(/\s+/g, ' ')}${line === undefined ? '' : ` (line ${line})`}`;
}

/** Finds the name also in a text that does not parse. */
const nameIn = (text: string): string => /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? 'no name';
export const titleOf = ({ id, text }: Entry): string => `${nameIn(text)} (${id})`;

/** Why it is refused whatever its variables are; null when it can run. */
export const neverRuns = ({ cost: { excess } }: ListedOperation): string | null =>
  excess === null ? null : `can never run: ${excess}`;

/** Reads all manifests of a folder. A folder that does not exist is an empty list. */
export function readList(folder: string, client: string, check: OperationCheck): ReadList {
  const operations: ListedOperation[] = [];
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  for (const file of manifestFiles(folder)) {
    let entries: readonly Entry[];
    try {
      entries = manifestEntries(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      problems.push({ client, file, operation: null, problem: error instanceof Error ? error.message : String(error) });
      continue;
    }
    for (const entry of entries) {
      const known = texts.get(entry.id);
      if (known === entry.text) continue;
      const checked =
        known === undefined ? checkEntry(entry, file, check) : 'the same id stands for another text too; use the hash';
      texts.set(entry.id, entry.text);
      if (typeof checked === 'string') problems.push({ client, file, operation: titleOf(entry), problem: checked });
      else operations.push(checked);
    }
  }
  const tooExpensive = operations.flatMap((one): readonly Problem[] => {
    const problem = neverRuns(one);
    return problem === null ? [] : [{ client, file: one.file, operation: titleOf(one), problem }];
  });
  return { operations, problems, tooExpensive };
}

export function manifestFiles(folder: string): readonly string[] {
  return namesIn(folder, (name) => name.endsWith('.json'));
}

/** The clients that have a folder. */
export function listedClients(dir: string): readonly string[] {
  return namesIn(dir, isClientFolder, true);
}

function namesIn(folder: string, wanted: (name: string) => boolean, folders = false): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((one) => wanted(one.name) && (one.isSymbolicLink() || one.isDirectory() === folders))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

export const problemLine = ({ client, file, operation, problem }: Problem): string =>
  `${client}/${file}: ${operation === null ? '' : `${operation}: `}${problem}`;
