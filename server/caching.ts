/**
 * What caches may do with an answer (RFC 9111). Every answer depends on who asks: vendors, shops and what is masked
 * differ by client. So nothing is for shared caches, and one that keeps more than one client's answers has to tell them
 * apart by the key.
 */
import { createHash } from 'node:crypto';
import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';

/** Adds the headers; makes it a 304 when the client has this very answer. */
export function cacheable(
  { method, ifNoneMatch }: { readonly method: string; readonly ifNoneMatch: string | undefined },
  answer: HTTPGraphQLResponse,
): HTTPGraphQLResponse {
  const headers = new HeaderMap(answer.headers);
  headers.set('vary', 'Accept, Authorization, X-API-Key');
  const { status = 200, body } = answer;
  if (method !== 'GET' || status !== 200 || body.kind !== 'complete') {
    headers.set('cache-control', 'no-store');
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

/** Strong: the same bytes of the same media type. */
const etagOf = (contentType: string, text: string): string =>
  `"${createHash('sha256').update(`${contentType}\n${text}`).digest('base64url')}"`;

/** RFC 9110 §13.1.2: a list of tags, compared weakly, or "*". */
const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.trim() === '*' ||
  (ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false);
