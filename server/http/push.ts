/**
 * The endpoints that vendors push to. A push is acknowledged as accepted only after it is durable: in the store, in
 * quarantine, or in the list of orders to be read again (interfaces.md §3).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Logger } from 'pino';
import type {
  PushEndpoint,
  PushHead,
  PushOutcome,
  PushReading,
  PushRequest,
  Verification,
} from '../../sources/ports/pushes.ts';
import {
  type Arrival,
  NonceRepeated,
  RefreshesFull,
  type Store,
  StoreUnavailable,
  type Unusable,
} from '../../store/store.ts';
import { type BodyRoom, bodyRoom } from './body.ts';
import { isProxyHeader } from './request-origin.ts';
import type { Clock } from '../../sources/values/time.ts';

export interface PushOptions {
  readonly endpoints: readonly PushEndpoint[];
  readonly store: Store;
  readonly log: Logger;
  readonly now: Clock;
  readonly count: (vendor: string, path: string, outcome: string) => void;
  /** Is told after orders to be read again have become durable. */
  readonly onRefresh: () => void;
  /** Whether it was sent on this machine and for itself. */
  readonly isLocal: (req: IncomingMessage) => boolean;
}

export const maxPushBytes = 2 * 1024 * 1024;
/** Bodies that are being received, all together: nobody knows yet who sends them. */
const maxUnfinishedBytes = 32 * 1024 * 1024;
type Decode = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;
const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['identity', (body) => Promise.resolve(body)],
  ['gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);
/** Their values are never kept: they are credentials. Those of proxies, which tell a vendor's addresses, are not either. */
const secretHeaders = /^(?:authorization|cookie|proxy-authorization|x-api-key)$/;
/** So many unusable elements of one push are held by themselves. */
const mostSetAside = 100;
/** So many orders may wait to be read again before a callback that names another one is to be sent again later. */
export const mostRefreshes = 10_000;

/** Answers the paths of its endpoints and returns false for others. */
export function pushRoutes(options: PushOptions): (req: IncomingMessage, res: ServerResponse) => boolean {
  const find = finderOf(options.endpoints);
  const room = bodyRoom(maxUnfinishedBytes);
  return (req, res) => {
    const [asked, query] = split(req.url ?? '/');
    const found = find(asked);
    if (!found) return false;
    const { endpoint, secret } = found;
    if (req.method !== 'POST') {
      res.writeHead(405, { allow: 'POST', 'content-type': 'text/plain; charset=utf-8' }).end('Vendors push by POST.\n');
      return true;
    }
    receive({ ...options, room }, endpoint, { req, query, secret }).then(
      (outcome) => answer(options, endpoint, { req, res, outcome }),
      (error: unknown) => {
        // The vendor went away while it was sending: there is nobody to answer, and nothing was accepted.
        if (req.destroyed && !req.complete) return;
        options.log.error({ err: error, path: endpoint.path }, 'a push failed');
        answer(options, endpoint, { req, res, outcome: refused(503, 'try again') });
      },
    );
    return true;
  };
}

function split(url: string): readonly [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

interface Found {
  readonly endpoint: PushEndpoint;
  readonly secret: string | null;
}
function finderOf(endpoints: readonly PushEndpoint[]): (path: string) => Found | null {
  const byPath = new Map(endpoints.map((endpoint) => [endpoint.path, endpoint]));
  return (path) => {
    const whole = byPath.get(path);
    if (whole) return { endpoint: whole, secret: null };
    const [, before = '', last = ''] = /^(.*)\/([^/]*)$/.exec(path) ?? [];
    const endpoint = byPath.get(before);
    return endpoint?.takesSecret ? { endpoint, secret: last } : null;
  };
}

interface Incoming {
  readonly req: IncomingMessage;
  readonly query: string;
  readonly secret: string | null;
}
async function receive(
  options: PushOptions & { readonly room: BodyRoom },
  endpoint: PushEndpoint,
  { req, query, secret }: Incoming,
): Promise<PushOutcome> {
  const head: PushHead = {
    method: req.method ?? 'POST',
    path: endpoint.path,
    query,
    headers: textHeaders(req),
    receivedAt: options.now(),
    ...(secret === null ? {} : { secret }),
    local: options.isLocal(req),
  };
  const wrong = endpoint.refusedByHead(head);
  if (wrong !== null) return refused(401, wrong);
  const raw = await options.room(req, maxPushBytes);
  if (raw === 'TOO_LONG') return refused(413, `the body is larger than ${maxPushBytes} bytes`);
  if (raw === 'NO_ROOM') return refused(503, 'too many pushes are being received: send it again');
  const encoding = (req.headers['content-encoding'] ?? 'identity').toLowerCase().trim();
  const decode = decoders.get(encoding);
  if (!decode) return refused(415, 'content-encoding must be gzip, deflate or br');
  const body = await unpacked(raw, decode);
  if (body === 'TOO_LARGE') return refused(413, `the body unpacks to more than ${maxPushBytes} bytes`);
  const request: PushRequest = { ...head, body: body === 'MALFORMED' ? raw : body };
  // Before anything is read or kept, whatever is wrong with the body.
  const verification = endpoint.verify(request);
  if ('reason' in verification) return refused(401, verification.reason);
  const reading: PushReading =
    body === 'MALFORMED' ? { kind: 'UNUSABLE', reason: `the body is not ${encoding}` } : endpoint.readVerified(request);
  return keep(options, endpoint, { request, reading, ...verification });
}

type Refused = Extract<PushOutcome, { kind: 'REFUSED' }>;
const refused = (status: Refused['status'], reason: string, verified = false): Refused => ({
  kind: 'REFUSED',
  status,
  reason,
  verified,
});

async function unpacked(raw: Buffer, decode: Decode): Promise<Buffer | 'TOO_LARGE' | 'MALFORMED'> {
  try {
    return await decode(raw, { maxOutputLength: maxPushBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'TOO_LARGE';
    if (/^(?:Z_|ERR__ERROR_FORMAT|ERR_BROTLI)/.test(code)) return 'MALFORMED';
    throw error;
  }
}

type TakenPush<Reading extends PushReading = PushReading> = Exclude<Verification, { readonly reason: string }> & {
  readonly request: PushRequest;
  readonly reading: Reading;
};
/** Makes what was read durable; for arrivals and for replays from quarantine. */
export async function keep(
  options: Pick<PushOptions, 'store' | 'onRefresh'>,
  endpoint: PushEndpoint,
  push: TakenPush,
): Promise<PushOutcome> {
  const { reading, verified } = push;
  try {
    if (reading.kind === 'REFRESH') {
      const orders = reading.orderNos.map((orderNo) => ({ vendor: endpoint.vendor, orderNo }));
      await options.store.refreshLater(orders, mostRefreshes);
      if (orders.length > 0) options.onRefresh();
      return { kind: 'ACCEPTED', setAside: 0 };
    }
    if (reading.kind === 'UNUSABLE' && endpoint.onlyHints && !verified) return refused(400, reading.reason);
    await options.store.accept(arrivalOf(endpoint, { ...push, reading }));
  } catch (error) {
    if (error instanceof NonceRepeated) return refused(401, 'this nonce was used before');
    if (error instanceof RefreshesFull)
      return refused(503, 'too many orders wait to be read: try again later', verified);
    if (error instanceof StoreUnavailable) return refused(503, 'the store is not available: try again', verified);
    throw error;
  }
  return reading.kind === 'UNUSABLE'
    ? refused(400, reading.reason, verified)
    : { kind: 'ACCEPTED', setAside: reading.unusable.length };
}

function arrivalOf(
  { vendor, path }: PushEndpoint,
  { request, reading, nonce, verified }: TakenPush<Exclude<PushReading, { readonly kind: 'REFRESH' }>>,
): Arrival {
  const { receivedAt } = request;
  const headers = withoutSecrets(request.headers);
  const kept = (reason: string, body: Uint8Array): Unusable => ({
    vendor,
    endpoint: path,
    receivedAt,
    reason,
    headers,
    body,
    verified,
    acknowledged: reading.kind === 'FACTS',
  });
  return {
    receivedAt,
    nonce,
    facts: reading.kind === 'FACTS' ? reading.facts : [],
    unusable: setAsideOf(request, reading).map(({ reason, body }) => kept(reason, body)),
  };
}

/** Elements one by one. Very many take the place of the whole body, since each of them costs more than it is long. */
function setAsideOf(
  { body }: PushRequest,
  reading: Exclude<PushReading, { readonly kind: 'REFRESH' }>,
): readonly Pick<Unusable, 'reason' | 'body'>[] {
  if (reading.kind === 'UNUSABLE') return [{ reason: reading.reason, body }];
  const { unusable } = reading;
  const [first] = unusable;
  if (first && unusable.length > mostSetAside)
    return [{ reason: `${unusable.length} elements cannot be used, the first of them: ${first.reason}`, body }];
  return unusable.map((element) => ({ reason: element.reason, body: Buffer.from(element.body, 'utf8') }));
}

function answer(
  options: PushOptions,
  endpoint: PushEndpoint,
  { req, res, outcome }: { req: IncomingMessage; res: ServerResponse; outcome: PushOutcome },
): void {
  const status = outcome.kind === 'ACCEPTED' ? 200 : outcome.status;
  options.count(endpoint.vendor, endpoint.path, outcome.kind === 'ACCEPTED' ? 'accepted' : String(status));
  if (res.destroyed) return;
  if (!req.complete) {
    // The rest of the body is read away, so that the vendor gets to see the answer; then the connection ends.
    res.setHeader('connection', 'close');
    req.resume();
  }
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' });
  res.end(JSON.stringify(endpoint.answer(outcome, options.now())));
}

function textHeaders(req: IncomingMessage): PushRequest['headers'] {
  return Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

/** Stands for a value that is not kept. */
export const scrubbed = '(scrubbed)';

function withoutSecrets(headers: PushRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, secretHeaders.test(name) || isProxyHeader(name) ? scrubbed : value]],
    ),
  );
}
