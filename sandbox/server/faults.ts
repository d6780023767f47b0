/** The ways in which a simulator can misbehave on request, acted out on the real socket. */
import type { ServerResponse } from 'node:http';

export type FaultKind =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'empty' }
  /** The vendor's own refusal, in an answer with the HTTP status 200. */
  | { readonly kind: 'refuse'; readonly message: string }
  | { readonly kind: 'slowBody'; readonly byteEveryMs: number }
  /** Exactly these bytes as a JSON answer with status 200. */
  | { readonly kind: 'replace'; readonly body: string };

/**
 * Without `operation` the fault meets every operation, without `times` it stays until behave(). With `after` the
 * operation is carried out first, so that the caller cannot tell whether it was. truncated and slowBody spoil a real
 * answer, so their operation is carried out in any case.
 */
export type Fault = { readonly operation?: string; readonly times?: number; readonly after?: true } & FaultKind;

interface Pending {
  readonly fault: Fault;
  left: number;
}

/** Faults are met in the order in which they were asked for. */
export class FaultPlan {
  #pending: Pending[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#pending = [];
  }

  get waiting(): readonly Fault[] {
    return this.#pending.map(({ fault }) => fault);
  }

  take(operation: string): Fault | undefined {
    const met = this.#pending.find(({ fault }) => fault.operation === undefined || fault.operation === operation);
    if (!met) return undefined;
    met.left -= 1;
    if (met.left <= 0) this.#pending = this.#pending.filter((one) => one !== met);
    return met.fault;
  }
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

export function sendReply(response: ServerResponse, { status, headers, text }: Reply): number {
  response.writeHead(status, { ...json, ...headers, 'content-length': String(Buffer.byteLength(text)) });
  response.end(text);
  return status;
}

export interface Spoilable {
  readonly response: ServerResponse;
  /** Carries the operation out and gives what the server would have said. It may be called once. */
  readonly honest: () => Promise<Reply>;
  readonly refusal: (message: string) => Reply;
}

export type SentStatus = number | 'reset' | 'hung';
const page = (text: string, contentType = json['content-type']): Reply => ({
  status: 200,
  headers: { 'content-type': contentType },
  text,
});

function scripted(status: number, retryAfterSeconds: number | undefined): Reply {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { status, headers, text: JSON.stringify({ error: `HTTP ${status}, as asked for` }) };
}

/** The header announces the length of the whole answer, but half of it comes and then the connection ends. */
function truncate(response: ServerResponse, { status, headers, text }: Reply): number {
  const bytes = Buffer.from(text);
  response.writeHead(status, { ...json, ...headers, 'content-length': String(Math.max(bytes.length, 2)) });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
  return status;
}

function drip(response: ServerResponse, { status, headers, text }: Reply, everyMs: number): number {
  const bytes = Buffer.from(text);
  response.writeHead(status, { ...json, ...headers, 'content-length': String(bytes.length) });
  response.flushHeaders();
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= bytes.length) response.end();
    else response.write(bytes.subarray(sent, (sent += 1)));
    if (response.writableEnded) clearInterval(timer);
  }, everyMs);
  response.on('close', () => clearInterval(timer));
  return status;
}

/** Acts the fault out and gives the status that the record of the calls shows. */
export async function actOut(fault: Fault, spoilable: Spoilable): Promise<SentStatus> {
  if (!fault.after) return pretend(fault, spoilable);
  const reply = await spoilable.honest();
  return pretend(fault, { ...spoilable, honest: () => Promise.resolve(reply) });
}

async function pretend(fault: Fault, { response, honest, refusal }: Spoilable): Promise<SentStatus> {
  switch (fault.kind) {
    case 'status':
      return sendReply(response, scripted(fault.status, fault.retryAfterSeconds));
    case 'hang':
      return 'hung';
    case 'reset':
      response.socket?.resetAndDestroy();
      return 'reset';
    case 'truncated':
      return truncate(response, await honest());
    case 'garbage':
      return sendReply(response, page('<html><body>502 Bad Gateway</body></html>', 'text/html'));
    case 'empty':
      return sendReply(response, page(''));
    case 'refuse':
      return sendReply(response, refusal(fault.message));
    case 'slowBody':
      return drip(response, await honest(), fault.byteEveryMs);
    case 'replace':
      return sendReply(response, page(fault.body));
  }
}

const checks: { readonly [K in FaultKind['kind']]: (fault: Readonly<Record<string, unknown>>) => boolean } = {
  status: ({ status, retryAfterSeconds }) =>
    isCount(status) && status >= 200 && status < 600 && (retryAfterSeconds === undefined || isCount(retryAfterSeconds)),
  hang: () => true,
  reset: () => true,
  truncated: () => true,
  garbage: () => true,
  empty: () => true,
  refuse: ({ message }) => typeof message === 'string',
  slowBody: ({ byteEveryMs }) => isCount(byteEveryMs) && byteEveryMs > 0,
  replace: ({ body }) => typeof body === 'string',
};
export const faultKinds = Object.keys(checks);

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** Whether a value that came from outside is a fault. */
export function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false;
  const fault: Readonly<Record<string, unknown>> = { ...value };
  const { kind, operation, times, after } = fault;
  if (operation !== undefined && typeof operation !== 'string') return false;
  if (times !== undefined && !(isCount(times) && times > 0)) return false;
  if (after !== undefined && after !== true) return false;
  return Object.entries(checks).some(([name, check]) => name === kind && check(fault));
}
