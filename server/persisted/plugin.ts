/**
 * Which operation a request asks for, and whether its client may run it. Ids are replaced by their texts before Apollo looks
 * for a text. A refused operation is replaced by one without effect, which is refused once it has been resolved, since
 * Apollo makes a 500 of any earlier error. So a text that may not be run is never parsed or validated.
 */
import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import type { DocumentNode, GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Client } from '../../resolvers/client.ts';
import { userError } from '../../resolvers/errors.ts';
import { hashOf, idForms, isDocumentId, type ListedOperation } from './manifest.ts';
import type { OperationList, OperationLists } from './lists.ts';

export interface PersistedOptions {
  readonly lists: OperationLists;
  readonly log: Logger;
  /** Is told of every operation that runs. */
  readonly count: (client: string, operation: string, listed: boolean) => void;
}

type Verdict =
  | { readonly kind: 'RUN'; readonly text: string; readonly listed: ListedOperation | null }
  | { readonly kind: 'REFUSED'; readonly error: GraphQLError }
  /** Neither text nor id; Apollo refuses it. */
  | { readonly kind: 'EMPTY' };

const refused = (error: GraphQLError): Verdict => ({ kind: 'REFUSED', error });
const badInput = (message: string): Verdict => refused(userError('BAD_USER_INPUT', message, { http: { status: 400 } }));

export function persistedOperations({
  lists,
  log,
  count,
}: PersistedOptions): ApolloServerPlugin<{ readonly client: Client }> {
  // Each unlisted operation is logged once and not with each request, and only for who wants to see them all; the
  // counter has their number.
  const told = new LRUCache<string, true>({ max: 10_000 });
  const clients = new Set<string>();
  return {
    serverWillStart: () =>
      Promise.resolve({
        serverWillStop: () => {
          lists.close();
          return Promise.resolve();
        },
      }),
    requestDidStart: ({ request, contextValue: { client } }) => {
      const verdict = verdictOn(request, client, lists.of(client.id));
      if (verdict.kind === 'RUN') request.query = verdict.text;
      if (verdict.kind === 'REFUSED') {
        request.query = '{ __typename }';
        delete request.operationName;
      }
      if (verdict.kind !== 'EMPTY') {
        if (request.operationName === '') delete request.operationName;
        const { persistedQuery: _id, ...extensions } = request.extensions ?? {};
        request.extensions = extensions;
      }
      return Promise.resolve({
        didResolveOperation: () => {
          // Rejected and not thrown, since otherwise nobody would handle what other plugins reject at the same moment.
          return verdict.kind === 'REFUSED' ? Promise.reject(verdict.error) : Promise.resolve();
        },
        // Counted only now, since other plugins may refuse it before.
        executionDidStart: ({ operationName }) => {
          if (verdict.kind === 'RUN') {
            const { listed, text } = verdict;
            count(client.id, listed?.name ?? 'unlisted', listed !== null);
            if (!listed) logOnce(client.id, text, operationName);
          }
          return Promise.resolve();
        },
      });
    },
  };

  function logOnce(client: string, text: string, operationName: string | null): void {
    const hash = hashOf(text);
    const key = `${client} ${hash}`;
    if (told.has(key)) return;
    told.set(key, true);
    log.debug({ client, hash, operationName }, 'an operation that is not listed');
    if (clients.has(client)) return;
    clients.add(client);
    log.info({ client }, 'this client runs operations that are not listed; LOG_LEVEL=debug shows each of them once');
  }
}

function verdictOn(request: GraphQLRequest, client: Client, list: OperationList): Verdict {
  const asked = idOf(request);
  if (asked.kind === 'BAD') return badInput(asked.message);
  const text = request.query ?? '';
  if (asked.kind === 'NONE') return text === '' ? { kind: 'EMPTY' } : verdictOnText(text, client, list);
  if (text !== '')
    return badInput(
      'Send an id or a text, not both: operations cannot be registered by sending them. Leave out the text when the operation is listed, else the id.',
    );
  const listed = list.byId(asked.id);
  if (listed) return { kind: 'RUN', text: listed.text, listed };
  // Apollo's clients look for exactly this message.
  const message = asked.kind === 'HASH' ? 'PersistedQueryNotFound' : 'No operation with this id is listed for you.';
  return refused(userError('PERSISTED_QUERY_NOT_FOUND', message, { http: { status: 404 } }));
}

function verdictOnText(text: string, client: Client, list: OperationList): Verdict {
  const listed = list.byText(text) ?? null;
  const run: Verdict = { kind: 'RUN', text, listed };
  switch (client.operations) {
    case 'log':
      return run;
    case 'safelist':
      if (listed) return run;
      return required('Only listed operations may be run: send the id or the exact text of one.');
    case 'require-id':
      return required('Operations are run by their id: send `documentId` instead of a text.');
  }
}
const required = (message: string): Verdict =>
  refused(userError('PERSISTED_QUERY_REQUIRED', message, { http: { status: 403 } }));

type RequestedId =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'BAD'; readonly message: string }
  /** `documentId`, or Apollo's hash. */
  | { readonly kind: 'ID' | 'HASH'; readonly id: string };

const bad = (message: string): RequestedId => ({ kind: 'BAD', message });

function idOf({ http, extensions }: GraphQLRequest): RequestedId {
  const ids = http?.method === 'GET' ? new URLSearchParams(http.search).getAll('documentId') : bodyIds(http?.body);
  const hash = apolloHash(extensions?.['persistedQuery']);
  if (ids.length > 1) return bad('documentId: given more than once; send it once.');
  const [id] = ids;
  if (id === undefined) return hash;
  if (hash.kind !== 'NONE') return bad('Send either documentId or extensions.persistedQuery, not both.');
  return wellFormed('ID', 'documentId', id);
}

/** null counts as absent. */
function bodyIds(body: unknown): readonly unknown[] {
  const id = typeof body === 'object' && body !== null && 'documentId' in body ? body.documentId : null;
  return id === null || id === undefined ? [] : [id];
}

function apolloHash(extension: unknown): RequestedId {
  if (extension === null || extension === undefined) return { kind: 'NONE' };
  const place = 'extensions.persistedQuery';
  if (typeof extension !== 'object') return bad(`${place}: must be an object with sha256Hash.`);
  if ('version' in extension && extension.version !== 1) return bad(`${place}.version: must be 1.`);
  return wellFormed('HASH', `${place}.sha256Hash`, 'sha256Hash' in extension ? extension.sha256Hash : undefined);
}

function wellFormed(kind: 'ID' | 'HASH', place: string, id: unknown): RequestedId {
  return typeof id === 'string' && isDocumentId(id) ? { kind, id } : bad(`${place}: must be ${idForms}.`);
}

/** Apollo's cache of documents, in which listed documents always are. Keys end with the SHA-256 of the text. */
export function documentStore(lists: OperationLists): {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
} {
  // Sized by the length of the text; a parsed document takes some thirty times as much.
  const others = new LRUCache<string, DocumentNode>({
    maxSize: 1024 * 1024,
    sizeCalculation: ({ loc }) => (loc?.end ?? 0) + 1,
  });
  return {
    get: (key) => Promise.resolve(lists.document(key.slice(-64)) ?? others.get(key)),
    set: (key, document) => {
      others.set(key, document);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(others.delete(key)),
  };
}
