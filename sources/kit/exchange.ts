/**
 * One request to a vendor and its answer, over connections of its own: what goes out, how large an answer may be, and
 * which fault a failure is. Never the global fetch, which is four times dearer and has no bounds.
 */
import { Pool } from 'undici';
import { SourceFault } from '../fault.ts';
import { isJson, JsonSpan } from '../values/json.ts';
import { hasEnds } from '../values/json-scan.ts';
import { type Clock, instantAt } from '../values/time.ts';
import type { ShownRequest, VendorAnswer, VendorRequest } from '../ports/calls.ts';

export interface ExchangeOptions {
  readonly vendor: string;
  readonly url: string;
  readonly timeoutMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A fake one in tests. */
  readonly now: Clock;
}
export interface Exchange {
  /** Sends it once. Throws a SourceFault, or what undici throws, which `toFault` turns into one. */
  send(request: VendorRequest, signal: AbortSignal): Promise<VendorAnswer>;
  show(request: VendorRequest): ShownRequest;
  close(): Promise<void>;
}

const maxAnswerBytes = 32 * 1024 * 1024;
/** undici's codes for a kept-alive socket that the vendor had closed, so that no answer came. */
const staleSocket: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

export function exchange(options: ExchangeOptions): Exchange {
  const { vendor, timeoutMs, now } = options;
  const base = new URL(options.url);
  const prefix = base.pathname.replace(/\/$/, '');
  // undici's own timers are coarse (about a second), so the deadline is the caller's signal and these are a last resort.
  const lastResort = timeoutMs + 5_000;
  const poolOf = (pipelining: number): Pool =>
    new Pool(base.origin, {
      connections: 64,
      pipelining,
      connect: { timeout: timeoutMs },
      headersTimeout: lastResort,
      bodyTimeout: lastResort,
      maxResponseSize: maxAnswerBytes,
    });
  const pool = poolOf(1);
  // Writes use no kept-alive sockets: if one had died unnoticed, nobody could tell whether the write was sent.
  const writePool = poolOf(0);
  const pathOf = ({ path, query }: VendorRequest): string => {
    const asked = query?.toString() ?? '';
    return `${prefix}${path}${asked === '' ? '' : `?${asked}`}`;
  };
  const headersOf = ({ body, headers }: VendorRequest): Record<string, string> => ({
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...options.headers,
    ...headers,
  });
  return {
    async send(request, signal) {
      const response = await (request.write ? writePool : pool).request({
        method: request.method,
        path: pathOf(request),
        headers: headersOf(request),
        body: request.body ?? null,
        signal,
      });
      const text = await response.body.text();
      const fault = faultOfStatus({ vendor, now }, request.operation, response);
      if (fault) throw fault;
      const status = response.statusCode;
      return { status, body: unread(text, request, { vendor, status }), fetchedAt: instantAt(now()) };
    },
    show: (request) => ({
      method: request.method,
      url: `${base.origin}${pathOf(request)}`,
      headers: masked(headersOf(request)),
      body: request.body ?? null,
    }),
    close: async () => {
      await Promise.all([pool.destroy(), writePool.destroy()]);
    },
  };
}

/**
 * What is obviously no JSON (an error page, an answer that breaks off) is told here. The text of an answer that says
 * success is not gone through for it, since its reader does so.
 */
function unread(
  text: string,
  { operation, write = false }: VendorRequest,
  { vendor, status }: { vendor: string; status: number },
): JsonSpan | undefined {
  if (text.trim() === '') return undefined;
  if ((status < 300 && hasEnds(text)) || isJson(text)) return new JsonSpan(text);
  // This is a gateway's error page: its status says that the write was not done.
  if (write && status >= 400) return undefined;
  throw new SourceFault(vendor, 'BAD_ANSWER', { operation });
}

/**
 * Where the vendor says nothing itself, such a status means that the request was not taken. After a 408 the vendor may
 * have taken a part of it.
 */
export const isRefusedByStatus = (status: number): boolean => status >= 400 && status < 500 && status !== 408;

/** Only the scheme of the Authorization header is shown, since the secret follows it. */
const masked = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name.toLowerCase() === 'authorization' ? `${value.split(' ', 1)[0] ?? ''} ***` : value,
    ]),
  );

/** After such a fault a read may be sent again. */
export const isStale = (fault: unknown): boolean =>
  fault instanceof SourceFault && fault.kind === 'UNREACHABLE' && staleSocket.has(codeOf(fault.cause));

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function faultOfStatus(
  { vendor, now }: Pick<ExchangeOptions, 'vendor' | 'now'>,
  operation: string,
  response: { statusCode: number; headers: Record<string, string | string[] | undefined> },
): SourceFault | null {
  const { statusCode } = response;
  const retryAfterSeconds = retryAfter(response.headers['retry-after'], now());
  if (statusCode === 401 || statusCode === 403) return new SourceFault(vendor, 'AUTH', { operation });
  if (statusCode === 429) return new SourceFault(vendor, 'RATE_LIMITED', { operation, retryAfterSeconds });
  // With 503 the vendor did not begin; after any other 5xx it may have done the work.
  if (statusCode >= 500)
    return new SourceFault(vendor, 'SERVER_ERROR', { operation, retryAfterSeconds, unsent: statusCode === 503 });
  return null;
}

function retryAfter(header: string | string[] | undefined, now: number): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return null;
  if (/^\d+$/.test(text.trim())) return Number(text);
  const until = Date.parse(text);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now) / 1000));
}

/** `expired`: the time of our whole request is over, not only that of this call. */
export function toFault(
  vendor: string,
  operation: string,
  { error, expired }: { error: unknown; expired: boolean },
): SourceFault {
  if (error instanceof SourceFault) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new SourceFault(vendor, expired ? 'DEADLINE' : 'TIMEOUT', { operation });
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT' || code === 'UND_ERR_CONNECT_TIMEOUT')
    return new SourceFault(vendor, 'TIMEOUT', { operation, unsent: code === 'UND_ERR_CONNECT_TIMEOUT' });
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
    return new SourceFault(vendor, 'BAD_ANSWER', { operation, explain: 'sent an answer that is too large to read' });
  return new SourceFault(vendor, 'UNREACHABLE', { operation, cause: error, unsent: notConnected.test(code) });
}
/** No connection came about: it was refused, there is no route or no such host, or TLS failed. */
const notConnected =
  /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_\w+|EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/;
