/** Headers of every answer, the rules for pages of other sites (CORS), and the methods that are served. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RateStatus } from '../limits/rate.ts';
import { failure, json } from './answers.ts';
import type { ForeignReason } from './request-origin.ts';

/** The pages set their own Content-Security-Policy, which replaces this one. */
const onEverything = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
const allow = { Allow: [...methods].join(', ') };
/** For pages of the listed origins. Credentials travel in headers that a page sets itself, never in cookies. */
const preflight = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers':
    'Content-Type, Authorization, X-API-Key, Apollo-Require-Preflight, X-Apollo-Operation-Name, If-None-Match',
  'Access-Control-Max-Age': '600',
};
const exposed = 'RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, ETag';

export interface WebRules {
  /** Pages of these origins may ask. */
  readonly origins: readonly string[];
  /** null: whoever asks is known by a key, which no page of another site has. */
  readonly foreign: ForeignReason | null;
}
function isRefused(foreign: ForeignReason | null, req: IncomingMessage, res: ServerResponse): boolean {
  const reason = isHealth(req.url ?? '') ? null : (foreign?.(req.headers) ?? null);
  if (reason === null) return false;
  // The rest of the body is read away, so that whoever sent it by mistake gets to see why.
  req.resume();
  json(res, 403, failure('FORBIDDEN', `While ACCESS_FILE is not set, this server is for this machine. ${reason}`));
  return true;
}
const isHealth = (url: string): boolean => /^\/health\/\w+(?:\?|$)/.test(url);

/** Returns true when it has answered: a foreign page, a preflight, or a method that is not served anywhere. */
export function webRules({ origins, foreign }: WebRules): (req: IncomingMessage, res: ServerResponse) => boolean {
  const listed = new Set(origins);
  return (req, res) => {
    const headers = res.setHeaders(new Map(Object.entries(onEverything)));
    const { origin } = req.headers;
    if (isRefused(foreign, req, res)) return true;
    const isGraph = /^\/graphql(?:\?|$)/.test(req.url ?? '');
    if (isGraph && listed.size > 0) headers.setHeader('Vary', 'Origin');
    const welcome = isGraph && origin !== undefined && listed.has(origin);
    if (welcome)
      headers.setHeaders(
        new Map([
          ['Access-Control-Allow-Origin', origin],
          ['Access-Control-Expose-Headers', exposed],
          ['Cross-Origin-Resource-Policy', 'cross-origin'],
        ]),
      );
    if (req.method === 'OPTIONS') {
      res.writeHead(204, { ...allow, ...(welcome ? preflight : {}) }).end();
      return true;
    }
    if (methods.has(req.method ?? '')) return false;
    res.writeHead(405, { ...allow, 'content-type': 'text/plain; charset=utf-8' }).end('Only GET, HEAD and POST.\n');
    return true;
  };
}

/** Sets the RateLimit headers as the IETF's draft names them. */
export function setRateHeaders(res: ServerResponse, { limit, remaining, resetAt }: RateStatus, now: number): void {
  res.setHeader('RateLimit-Limit', limit);
  res.setHeader('RateLimit-Remaining', remaining);
  res.setHeader('RateLimit-Reset', Math.max(0, Math.ceil((resetAt - now) / 1000)));
}
