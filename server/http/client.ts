/** Who asks over HTTP, and what is said to whom nobody knows. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Client } from '../../resolvers/client.ts';
import type { Access, Unauthenticated } from '../auth/access.ts';
import { failure, json } from './answers.ts';

/** The client that asks; null: it has been answered that nobody knows it. */
export type ClientOf = (req: IncomingMessage, res: ServerResponse) => Promise<Client | null>;

/** `instead`: who asks, in tests. */
export const clientFinder =
  (access: Access, instead?: (req: IncomingMessage) => Client): ClientOf =>
  async (req, res) => {
    const client = instead ? instead(req) : await access.clientOf(req.headers);
    if (typeof client !== 'string') return client;
    unauthenticated(client, req, res);
    return null;
  };

/** The body is read away, so that the client gets to see the answer. */
function unauthenticated(who: Unauthenticated, req: IncomingMessage, res: ServerResponse): void {
  req.resume();
  if (who === 'UNVERIFIABLE') {
    // 401 would have clients throw away what is perhaps a good token.
    res.setHeader('retry-after', unverifiableSeconds);
    const message = 'Your token cannot be verified now, since the keys of its issuer cannot be had. Try again soon.';
    return json(res, 503, failure('SOURCE_UNAVAILABLE', message, { retryAfterSeconds: unverifiableSeconds }));
  }
  res.setHeader('www-authenticate', 'Bearer');
  const places = '"Authorization: Bearer …" or in "X-API-Key"';
  const message = hasKeyInAddress(req)
    ? `A key in the address is not taken, since addresses end up in logs: send it as ${places}, and have this one revoked.`
    : `No client is known by this request. Send your API key as ${places}; if you do, it may have been revoked or have expired.`;
  json(res, 401, failure('UNAUTHENTICATED', message));
}
const unverifiableSeconds = 5;

function hasKeyInAddress({ url = '' }: IncomingMessage): boolean {
  const names = new URLSearchParams(url.split('?')[1] ?? '').keys();
  return [...names].some((name) => /^(?:x-)?(?:api[-_]?)?key$|^authorization$|^(?:access[-_]?)?token$/i.test(name));
}
