/**
 * What caches may do with an answer (RFC 9111). Every answer depends on who asks: vendors, shops and what is masked
 * differ by client. So nothing is for shared caches, and one that keeps more than one client's answers has to tell them
 * apart by the key.
 */
import { smallest } from '../../sources/values/lists.ts';
import { createHash } from 'node:crypto';
import { type ApolloServerPlugin, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { RequestContext } from './request-context.ts';
import type { EpochMs, Clock } from '../../sources/values/time.ts';

const never = 'no-store';
/** Their answers change only with the version of Ordergraph, and with the client that asks. */
const fixedFields: ReadonlySet<string> = new Set(['statusMappings', '__typename']);
const fixedSeconds = 300;

type Answered = Pick<RequestContext, 'stalenessContexts' | 'disclosures' | 'isWhole'>;

/**
 * How long an answer may be kept: for as long as each of its root fields would still accept the data that it was made of.
 * No cache may keep what shows personal data in clear.
 */
export const cachePolicy = (now: Clock): ApolloServerPlugin<Answered> => ({
  requestDidStart: () => {
    const begun = now();
    return Promise.resolve({
      willSendResponse: ({ operation, contextValue: { stalenessContexts, disclosures, isWhole }, response }) => {
        const seconds = operation && isWhole() ? lifetime(operation, { stalenessContexts, begun, now: now() }) : 0;
        if (disclosures.fields.size > 0) response.http.headers.set('cache-control', never);
        else if (seconds > 0) response.http.headers.set('cache-control', `private, max-age=${seconds}`);
        return Promise.resolve();
      },
    });
  },
});

interface Moment extends Pick<RequestContext, 'stalenessContexts'> {
  /** When the request began: nothing that it has read itself is older. */
  readonly begun: EpochMs;
  readonly now: EpochMs;
}
function lifetime(
  { operation, selectionSet }: OperationDefinitionNode,
  { stalenessContexts, begun, now }: Moment,
): number {
  if (operation !== OperationTypeNode.QUERY) return 0;
  const seconds = selectionSet.selections.map((one) => {
    if (one.kind !== Kind.FIELD) return 0;
    if (fixedFields.has(one.name.value)) return fixedSeconds;
    // Only fields that accept older data have a context of their own.
    const staleness = stalenessContexts.get((one.alias ?? one.name).value)?.staleness;
    if (!staleness) return 0;
    const readAt = Math.min(begun, staleness.recall.oldest() ?? begun);
    return Math.floor((readAt - now) / 1000) + staleness.seconds;
  });
  return Math.max(0, smallest(seconds));
}

/** The answer with its headers for caches; a 304 when the client has this very answer already. */
export function cacheable(
  { method, ifNoneMatch }: { readonly method: string; readonly ifNoneMatch: string | undefined },
  answer: HTTPGraphQLResponse,
): HTTPGraphQLResponse {
  const headers = new HeaderMap(answer.headers);
  headers.set('vary', 'Accept, Authorization, X-API-Key');
  const { status = 200, body } = answer;
  if (method !== 'GET' || status !== 200 || body.kind !== 'complete' || headers.get('cache-control') === never) {
    headers.set('cache-control', never);
    return { ...answer, headers };
  }
  // An answer with errors may be whole a moment later.
  const lasting = !body.string.startsWith('{"errors":') && headers.get('cache-control');
  headers.set('cache-control', lasting || 'private, no-cache');
  const etag = etagOf(headers.get('content-type') ?? '', body.string);
  headers.set('etag', etag);
  if (!matches(ifNoneMatch, etag)) return { ...answer, headers };
  headers.delete('content-type');
  headers.delete('content-length');
  return { status: 304, headers, body: { kind: 'complete', string: '' } };
}

/** A strong tag: equal for the same bytes of the same media type only. */
const etagOf = (contentType: string, text: string): string =>
  `"${createHash('sha256').update(`${contentType}\n${text}`).digest('base64url')}"`;

/** If-None-Match (RFC 9110 §13.1.2) is a list of tags, compared weakly, or "*". */
const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.trim() === '*' ||
  (ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false);
