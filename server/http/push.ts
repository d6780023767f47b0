/**
 * The endpoints that vendors push to. A push is acknowledged as accepted only after it is durable: in the store, in
 * quarantine, or in the list of orders to be read again (interfaces.md §3).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Logger } from 'pino';
import type { Nonce, PushEndpoint, PushOutcome, PushReading, PushRequest } from '../../sources/ports/pushes.ts';
import { type Arrival, NonceRepeated, type Store, StoreUnavailable, type Unusable } from '../../store/store.ts';
import { boundedBody } from './body.ts';
import type { Clock } from '../../sources/values/time.ts';

export interface PushOptions {
  readonly endpoints: readonly PushEndpoint[];
  readonly store: Store;
  readonly log: Logger;
  readonly now: Clock;
  readonly count: (vendor: string, path: string, outcome: string) => void;
  /** Is told after orders to be read again have become durable. */
  readonly onRefresh: () => void;
}

export const maxPushBytes = 2 * 1024 * 1024;
type Decode = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;
const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['identity', (body) => Promise.resolve(body)],
  ['gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);
/** Their values are never kept: they are credentials, or tell a vendor's addresses. */
const secretHeaders = /^(?:authorization|cookie|proxy-authorization|x-api-key|x-forwarded-for|forwarded)$/;

/** Answers the paths of its endpoints and returns false for others. */
export function pushRoutes(options: PushOptions): (req: IncomingMessage, res: ServerResponse) => boolean {
  const byPath = new Map(options.endpoints.map((endpoint) => [endpoint.path, endpoint]));
  return (req, res) => {
    const [path, query] = split(req.url ?? '/');
    const endpoint = byPath.get(path);
    if (!endpoint) return false;
    if (req.method !== 'POST') {
      res.writeHead(405, { allow: 'POST', 'content-type': 'text/plain; charset=utf-8' }).end('Vendors push by POST.\n');
      return true;
    }
    receive(options, endpoint, { req, query }).then(
      (outcome) => answer(options, endpoint, { req, res, outcome }),
      (error: unknown) => {
        // The vendor went away while it was sending: there is nobody to answer, and nothing was accepted.
        if (req.destroyed && !req.complete) return;
        options.log.error({ err: error, path }, 'a push failed');
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

interface Incoming {
  readonly req: IncomingMessage;
  readonly query: string;
}
async function receive(options: PushOptions, endpoint: PushEndpoint, { req, query }: Incoming): Promise<PushOutcome> {
  const raw = await boundedBody(req, maxPushBytes);
  if (raw === null) return refused(413, `the body is larger than ${maxPushBytes} bytes`);
  const encoding = (req.headers['content-encoding'] ?? 'identity').toLowerCase().trim();
  const decode = decoders.get(encoding);
  if (!decode) return refused(415, 'content-encoding must be gzip, deflate or br');
  const body = await unpacked(raw, decode);
  if (body === 'TOO_LARGE') return refused(413, `the body unpacks to more than ${maxPushBytes} bytes`);
  const request: PushRequest = {
    method: req.method ?? 'POST',
    path: endpoint.path,
    query,
    headers: textHeaders(req),
    receivedAt: options.now(),
    body: body === 'MALFORMED' ? raw : body,
  };
  if (body === 'MALFORMED') {
    const reading: PushReading = { kind: 'UNUSABLE', reason: `the body is not ${encoding}` };
    return keep(options, endpoint, { request, reading, nonce: null });
  }
  const verification = endpoint.verify(request);
  if ('reason' in verification) return refused(401, verification.reason);
  return keep(options, endpoint, { request, reading: endpoint.readVerified(request), ...verification });
}

const refused = (status: Extract<PushOutcome, { kind: 'REFUSED' }>['status'], reason: string): PushOutcome => ({
  kind: 'REFUSED',
  status,
  reason,
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

interface VerifiedPush<Reading extends PushReading = PushReading> {
  readonly request: PushRequest;
  readonly reading: Reading;
  readonly nonce: Nonce | null;
}
/** Makes what was read durable; for arrivals and for replays from quarantine. */
export async function keep(
  options: Pick<PushOptions, 'store' | 'onRefresh'>,
  endpoint: PushEndpoint,
  { request, reading, nonce }: VerifiedPush,
): Promise<PushOutcome> {
  try {
    if (reading.kind === 'REFRESH') {
      await options.store.refreshLater(reading.orderNos.map((orderNo) => ({ vendor: endpoint.vendor, orderNo })));
      if (reading.orderNos.length > 0) options.onRefresh();
      return { kind: 'ACCEPTED', setAside: 0 };
    }
    await options.store.accept(arrivalOf(endpoint, { request, reading, nonce }));
  } catch (error) {
    if (error instanceof NonceRepeated) return refused(401, 'this nonce was used before');
    if (error instanceof StoreUnavailable) return refused(503, 'the store is not available: try again');
    throw error;
  }
  return reading.kind === 'UNUSABLE'
    ? refused(400, reading.reason)
    : { kind: 'ACCEPTED', setAside: reading.unusable.length };
}

function arrivalOf(
  { vendor, path }: PushEndpoint,
  { request, reading, nonce }: VerifiedPush<Exclude<PushReading, { readonly kind: 'REFRESH' }>>,
): Arrival {
  const { receivedAt } = request;
  const headers = scrubbed(request.headers);
  const kept = (reason: string, body: Uint8Array): Unusable => ({
    vendor,
    endpoint: path,
    receivedAt,
    reason,
    headers,
    body,
  });
  return {
    receivedAt,
    nonce,
    facts: reading.kind === 'FACTS' ? reading.facts : [],
    unusable:
      reading.kind === 'FACTS'
        ? reading.unusable.map(({ reason, body }) => kept(reason, Buffer.from(body, 'utf8')))
        : [kept(reading.reason, request.body)],
  };
}

function answer(
  options: PushOptions,
  endpoint: PushEndpoint,
  { req, res, outcome }: { req: IncomingMessage; res: ServerResponse; outcome: PushOutcome },
): void {
  const status = outcome.kind === 'ACCEPTED' ? 200 : outcome.status;
  options.count(endpoint.vendor, endpoint.path, outcome.kind === 'ACCEPTED' ? 'accepted' : String(status));
  if (res.destroyed) return;
  if (status === 413) {
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

function scrubbed(headers: PushRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, secretHeaders.test(name) ? '(scrubbed)' : value]],
    ),
  );
}
