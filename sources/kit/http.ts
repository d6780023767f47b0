/**
 * One vendor over HTTP: its own connection pool, a deadline for each call, a bound on the answer's size, a circuit
 * breaker, and one table from what happened to a SourceFault. Never the global fetch (4 times dearer, and without
 * any of these).
 */
import { BrokenCircuitError, CircuitState, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { Pool } from 'undici';
import { isVendorsFault, SourceFault } from '../fault.ts';
import { parseJson } from '../values/json.ts';
import { type Instant, instantAt } from '../values/time.ts';
import type {
  VendorCall,
  CallContext,
  VendorRequest,
  ShownRequest,
  VendorAnswer,
  VendorHealth,
} from '../ports/calls.ts';

export interface VendorHttp {
  ask(request: VendorRequest, call: CallContext): Promise<VendorAnswer>;
  /** What `ask` would send; the vendor's own adapter masks what only it knows to be secret. */
  show(request: VendorRequest): ShownRequest;
  health(): VendorHealth;
  close(): Promise<void>;
}
export interface VendorHttpOptions {
  readonly vendor: string;
  readonly url: string;
  readonly timeoutMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970; a fake one in tests. */
  readonly now: () => number;
  /** Failures in a row after which the vendor is left alone, and for how long. */
  readonly breaker?: { readonly failures: number; readonly restMs: number };
}

const maxAnswerBytes = 32 * 1024 * 1024;
const outages: ReadonlySet<SourceFault['kind']> = new Set(['TIMEOUT', 'UNREACHABLE', 'SERVER_ERROR']);
/** The connection died before an answer came: a kept-alive socket that the vendor had closed. Reads may ask again. */
const staleSocket: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

export function vendorHttp(options: VendorHttpOptions): VendorHttp {
  const base = new URL(options.url);
  const prefix = base.pathname.replace(/\/$/, '');
  // undici's own timers are coarse (about a second): the deadline is our AbortController, these are a last resort.
  const lastResort = options.timeoutMs + 5_000;
  const poolOf = (pipelining: number): Pool =>
    new Pool(base.origin, {
      connections: 64,
      pipelining,
      connect: { timeout: options.timeoutMs },
      headersTimeout: lastResort,
      bodyTimeout: lastResort,
      maxResponseSize: maxAnswerBytes,
    });
  const pool = poolOf(1);
  // No kept-alive sockets: one may have died unnoticed, and then nobody could tell whether a write went out on it.
  const writePool = poolOf(0);
  const { failures, restMs } = options.breaker ?? { failures: 5, restMs: 10_000 };
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof SourceFault && outages.has(error.kind)),
    { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: restMs },
  );
  let lastSuccessAt: Instant | null = null;
  let lastFault: SourceFault | null = null;

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

  async function once(request: VendorRequest, signal: AbortSignal): Promise<VendorAnswer> {
    const response = await (request.write ? writePool : pool).request({
      method: request.method,
      path: pathOf(request),
      headers: headersOf(request),
      body: request.body ?? null,
      signal,
    });
    const text = await response.body.text();
    const fault = faultOfStatus(options, request.operation, response);
    if (fault) throw fault;
    const status = response.statusCode;
    return { status, body: parsed(text, request, status), fetchedAt: instantAt(options.now()) };
  }

  function parsed(text: string, { operation, write = false }: VendorRequest, status: number): unknown {
    if (text.trim() === '') return undefined;
    try {
      return parseJson(text);
    } catch (cause) {
      // A gateway's page says no by its status alone: a write that was turned away was not done.
      if (write && status >= 400) return undefined;
      throw new SourceFault(options.vendor, 'BAD_ANSWER', { operation, cause });
    }
  }

  /** One call within its deadline; a read whose kept-alive socket had died is asked once more. */
  async function timed(request: VendorRequest, call: CallContext): Promise<VendorAnswer> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), options.timeoutMs);
    const stop = (): void => deadline.abort();
    call.signal.addEventListener('abort', stop, { once: true });
    try {
      if (call.signal.aborted)
        throw new SourceFault(options.vendor, 'DEADLINE', { operation: request.operation, unsent: true });
      return await counted(request, call, deadline.signal).catch((error: unknown) => {
        const again = !request.write && !deadline.signal.aborted && error instanceof SourceFault && isStale(error);
        if (!again) throw error;
        return counted(request, call, deadline.signal);
      });
    } finally {
      clearTimeout(timer);
      call.signal.removeEventListener('abort', stop);
    }
  }

  async function counted(request: VendorRequest, call: CallContext, signal: AbortSignal): Promise<VendorAnswer> {
    const started = options.now();
    const report = (outcome: VendorCall['outcome']): void =>
      call.onCall({
        vendor: options.vendor,
        operation: request.operation,
        outcome,
        latencyMs: Math.max(0, Math.round(options.now() - started)),
      });
    try {
      const answer = await once(request, signal);
      lastSuccessAt = answer.fetchedAt;
      lastFault = null;
      report('OK');
      return answer;
    } catch (error) {
      const fault = toFault(options.vendor, request.operation, { error, expired: call.signal.aborted });
      report(fault.kind);
      throw fault;
    }
  }

  return {
    async ask(request, call) {
      if (call.budget?.take() === false)
        throw new SourceFault(options.vendor, 'BUDGET', { operation: request.operation });
      try {
        return await breaker.execute(() => timed(request, call));
      } catch (error) {
        const resting = error instanceof BrokenCircuitError;
        if (resting) call.budget?.giveBack();
        const fault = resting
          ? new SourceFault(options.vendor, 'CIRCUIT_OPEN', {
              operation: request.operation,
              retryAfterSeconds: Math.ceil(restMs / 1000),
            })
          : error;
        if (isVendorsFault(fault)) lastFault = fault;
        throw fault;
      }
    },
    show: (request) => ({
      method: request.method,
      url: `${base.origin}${pathOf(request)}`,
      headers: masked(headersOf(request)),
      body: request.body ?? null,
    }),
    health: () => ({ lastSuccessAt, lastFault, circuitOpen: breaker.state === CircuitState.Open }),
    close: async () => {
      await Promise.all([pool.destroy(), writePool.destroy()]);
    },
  };
}

/** The scheme is telling, what follows it is the secret. */
const masked = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name.toLowerCase() === 'authorization' ? `${value.split(' ', 1)[0] ?? ''} ***` : value,
    ]),
  );

function isStale(fault: SourceFault): boolean {
  return fault.kind === 'UNREACHABLE' && staleSocket.has(codeOf(fault.cause));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function faultOfStatus(
  { vendor, now }: Pick<VendorHttpOptions, 'vendor' | 'now'>,
  operation: string,
  response: { statusCode: number; headers: Record<string, string | string[] | undefined> },
): SourceFault | null {
  const { statusCode } = response;
  const retryAfterSeconds = retryAfter(response.headers['retry-after'], now());
  if (statusCode === 401 || statusCode === 403) return new SourceFault(vendor, 'AUTH', { operation });
  if (statusCode === 429) return new SourceFault(vendor, 'RATE_LIMITED', { operation, retryAfterSeconds });
  // 503 is said at the door; behind any other 5xx the work may have been done.
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

function toFault(
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
/** No connection came about: refused, no route, no such host, or the two could not agree on TLS. */
const notConnected =
  /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_\w+|EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/;
