/** Where a request comes from: this machine, elsewhere by way of a proxy, or a web page of somebody else. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isLoopback } from '../../config.ts';

/** Proxies say with these for whom they ask, or that they stand in between. */
const ofProxies =
  /^(?:forwarded|via|x-forwarded(?:-.+)?|x-original-.+|x-envoy-.+|x-natapp-.+|x-azure-.+|cf-.+|ali-.+|cdn-.+|(?:.+-)?(?:real|client|connecting|cluster-client|src|source|remote|user)-?ip|(?:.+-)?clientip|x-remote-addr|x-(?:arr-log-id|client-addr|cloud-trace-context|amzn-trace-id|nf-client-connection-ip|appengine-.+|vercel-.+|ngrok-.+))$/;
export const isProxyHeader = (name: string): boolean => ofProxies.test(name);

/** From this machine, and for itself: a proxy that runs here says for whom it asks. */
export function isAskedHere({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return isLoopback(address) && !Object.keys(headers).some(isProxyHeader);
}

export interface OriginRules {
  /** null: it is known by loopback names only. */
  readonly publicUrl: string | null;
  /** Pages of these origins may ask. */
  readonly corsOrigins: readonly string[];
}
/** Why this is not a request of somebody who means this server; null: it may be. */
export type ForeignReason = (headers: IncomingHttpHeaders) => string | null;

/**
 * Every web page can have its visitor's browser send something to a server on the visitor's machine, by a form, or by a
 * name of its own that leads there (DNS rebinding). The browser says so in these headers.
 */
export function foreignReasons({ publicUrl, corsOrigins }: OriginRules): ForeignReason {
  const known = publicUrl === null ? null : new URL(publicUrl);
  const welcome = new Set([...corsOrigins, ...(known ? [known.origin] : [])]);
  const isOurs = (host: URL | null): boolean =>
    host !== null && (isLoopback(bare(host.hostname)) || host.hostname === known?.hostname);
  return ({ host = '', origin, 'sec-fetch-site': site }) => {
    if (!isOurs(addressed('http:', host)))
      return 'It goes by the name 127.0.0.1 or localhost, or by that of PUBLIC_URL, and the Host of this request is none of them.';
    if (origin !== undefined && welcome.has(origin)) return null;
    const isForeign = (site !== undefined && !own.has(site)) || (origin !== undefined && !isSame(origin, host));
    return isForeign
      ? 'It does not answer pages of other sites, unless CORS_ORIGINS lists them. To open one of its own pages, type its address.'
      : null;
  };
}

/** Whether a request was sent on this machine and for itself, to a server that listens nowhere else. */
export function localRequests({ host, ...rules }: OriginRules & { readonly host: string }) {
  const foreign = foreignReasons(rules);
  return (req: IncomingMessage): boolean => isLoopback(host) && isAskedHere(req) && foreign(req.headers) === null;
}

const own: ReadonlySet<string> = new Set(['same-origin', 'none']);

function addressed(protocol: string, host: string): URL | null {
  const text = `${protocol}//${host}`;
  // Nothing but a host and a port: a path or a user would be read as such.
  return /^[^/?#@\\\s]+$/.test(host) && URL.canParse(text) ? new URL(text) : null;
}
/** `[::1]` without its brackets, and `localhost.` without its dot. */
const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

/** The port counts too: what else runs on this machine is not this server. `null` is the origin of nobody. */
function isSame(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  return /^https?:$/.test(protocol) && addressed(protocol, host)?.host === from;
}
