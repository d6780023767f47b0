/**
 * A small real HTTP server on the loopback that plays a vendor: routes from a table, scripted faults, a record of the
 * calls, and a control surface under `/_sandbox` for people who run it alone. It knows nothing of any business.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { actOut, FaultPlan, faultKinds, isFault, sendReply } from './faults.ts';
import type { Fault, Reply, SentStatus } from './faults.ts';
import { RouteTable, type SandboxAnswer, type SandboxRequest, type SandboxRoute } from './routes.ts';

export type { Fault } from './faults.ts';
export type { SandboxAnswer, SandboxRequest, SandboxRoute } from './routes.ts';

export interface RecordedCall {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The parsed body, in which large numbers and digits after the point are rounded. `text` has all digits. */
  readonly body: unknown;
  /** The body as it came; empty without one, and when it is over the limit. */
  readonly text: string;
  readonly status: SentStatus;
}
export interface Sandbox {
  /** Origin and base path, without a slash at the end. */
  readonly url: string;
  /** The last 10,000 calls, oldest first. */
  readonly calls: readonly RecordedCall[];
  misbehave(fault: Fault): void;
  /** Forgets the faults. */
  behave(): void;
  forgetCalls(): void;
  /** Also ends the sockets that hang. */
  close(): Promise<void>;
}
export interface SandboxOptions {
  readonly about: string;
  readonly routes: readonly SandboxRoute[];
  /** When it is 0 or absent, any free port. */
  readonly port?: number;
  readonly basePath?: string;
  /** Gives the answer for a request that may not come in; undefined lets it in. */
  readonly guard?: (request: SandboxRequest) => SandboxAnswer | undefined;
  /** An answer by which the vendor itself refuses. */
  readonly refusal: (message: string) => SandboxAnswer;
}

const largestBody = 2 * 1024 * 1024;
const keptCalls = 10_000;
const noOperation = 'unknown';

/** undefined when it is over the limit. The rest is read and dropped, so that the sender gets the answer. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= largestBody) chunks.push(bytes);
  }
  return size > largestBody ? undefined : Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const replyOf = ({ status = 200, headers = {}, body }: SandboxAnswer): Reply => ({
  status,
  headers,
  text: body === undefined ? '' : JSON.stringify(body),
});
const problem = (status: number, message: string): Reply => replyOf({ status, body: { error: message } });

/** How to use the sandbox, for somebody who opens it in a browser. */
function manual(options: SandboxOptions, plan: FaultPlan): Reply {
  const { about, routes } = options;
  return replyOf({
    body: {
      about,
      operations: routes.map(({ operation, method, path }) => ({ operation, method, path })),
      howToMisbehave: {
        kinds: faultKinds,
        post: {
          url: '/_sandbox/faults',
          body: { kind: 'status', status: 503, operation: routes[0]?.operation, times: 1 },
        },
        afterTheEffect: 'with "after": true the operation is carried out first',
        forget: 'DELETE /_sandbox/faults',
        calls: 'GET /_sandbox/calls',
      },
      faults: plan.waiting,
    },
  });
}

class SandboxServer implements Sandbox {
  readonly #options: SandboxOptions;
  readonly #routes: RouteTable;
  readonly #plan = new FaultPlan();
  readonly #calls: RecordedCall[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((message, response) => {
    this.#converse(message, response).catch((error: unknown) => {
      // A failure of the sandbox itself must not look like a scripted fault.
      if (response.headersSent || response.destroyed) response.destroy();
      else sendReply(response, problem(500, `the sandbox itself failed: ${String(error)}`));
    });
  });

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#routes = new RouteTable(options.routes);
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get url(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return `http://127.0.0.1:${port}${this.#options.basePath ?? ''}`;
  }
  get calls(): readonly RecordedCall[] {
    return this.#calls;
  }
  misbehave(fault: Fault): void {
    this.#plan.add(fault);
  }
  behave(): void {
    this.#plan.clear();
  }
  forgetCalls(): void {
    this.#calls.length = 0;
  }
  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port ?? 0, '127.0.0.1', resolve);
    });
  }
  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await ended;
  }

  async #converse(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = message;
    const text = await readText(message);
    const url = new URL(`http://sandbox${message.url ?? '/'}`);
    const path = this.#inside(url.pathname);
    if (path === '/_sandbox' || path.startsWith('/_sandbox/')) {
      sendReply(response, this.#control(method, path, text ?? ''));
      return;
    }
    const found = this.#routes.find(method, path);
    const operation = found?.route.operation ?? noOperation;
    const body = text === undefined ? undefined : parsed(text);
    const honest = async (): Promise<Reply> => {
      if (!found) return problem(404, `no ${method} ${path} here, see GET /_sandbox`);
      if (text === undefined) return problem(413, 'the body is over 2 MiB');
      const { headers } = message;
      const query = url.searchParams;
      const request = { operation, method, path, params: found.params, query, headers, body, text };
      return replyOf(this.#options.guard?.(request) ?? found.route.answer(request));
    };
    const refusal = (why: string): Reply => replyOf(this.#options.refusal(why));
    const fault = found && this.#plan.take(operation);
    const status = fault ? await actOut(fault, { response, honest, refusal }) : sendReply(response, await honest());
    this.#record({ operation, method, path, query: url.search, body, text: text ?? '', status });
  }

  /** The path below the base path. Beside it there is only the control surface. */
  #inside(pathname: string): string {
    const { basePath = '' } = this.#options;
    if (basePath === '' || pathname.startsWith('/_sandbox')) return pathname;
    return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
  }

  #control(method: string, path: string, text: string): Reply {
    if (method === 'GET' && path === '/_sandbox') return manual(this.#options, this.#plan);
    if (method === 'GET' && path === '/_sandbox/calls') return replyOf({ body: this.#calls });
    if (path !== '/_sandbox/faults') return problem(404, `no ${method} ${path} here, see GET /_sandbox`);
    if (method === 'DELETE') {
      this.#plan.clear();
      return replyOf({ body: { faults: [] } });
    }
    const fault = parsed(text);
    if (method !== 'POST' || !isFault(fault)) return problem(400, `POST a fault, kind one of ${faultKinds.join(', ')}`);
    this.#plan.add(fault);
    return replyOf({ status: 201, body: { faults: this.#plan.waiting } });
  }

  #record(call: RecordedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > keptCalls) this.#calls.shift();
  }
}

export async function startSandboxServer(options: SandboxOptions): Promise<Sandbox> {
  const server = new SandboxServer(options);
  await server.listen();
  return server;
}
