/** Headers of every answer, the rules for pages of other sites (CORS), and the methods that are served. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RateStatus } from '../limits/rate.ts';

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

/** Returns true when it has answered: a preflight, or a method that is not served anywhere. */
export function webRules(origins: readonly string[]): (req: IncomingMessage, res: ServerResponse) => boolean {
  const listed = new Set(origins);
  return (req, res) => {
    const headers = res.setHeaders(new Map(Object.entries(onEverything)));
    const { origin } = req.headers;
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
