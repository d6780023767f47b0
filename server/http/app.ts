/** HTTP assembly on node:http: /graphql, the pages, health. */
import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { type Config, isLoopback } from '../../config.ts';
import type { ReadModel } from '../../sources/ports/changes.ts';
import { parseClientJson } from '../../sources/values/json.ts';
import type { Ledger } from '../../sources/ports/ledger.ts';
import type { ManualLinks } from '../../sources/ports/links.ts';
import type { Order } from '../../sources/model.ts';
import type { OrderCache } from '../../sources/loading/order-cache.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { OrderLists } from '../../sources/lists/order-lists.ts';
import { healthOf } from '../../sources/health.ts';
import type { Registry } from '../../sources/registry.ts';
import type { Client, Scope } from '../../resolvers/client.ts';
import type { Access, Unauthenticated } from '../auth/access.ts';
import { cacheable } from '../graphql/caching.ts';
import { createEngine } from '../graphql/engine.ts';
import { createLimits, wait } from '../limits/limits.ts';
import type { Metrics } from '../metrics.ts';
import { tellBalance, webRules } from './web.ts';
import type { WriteReconciler } from '../jobs/write-reconciler.ts';
import { requestContext } from '../graphql/request-context.ts';

export interface AppOptions {
  readonly access: Access;
  readonly registry: Registry;
  readonly readModel: ReadModel;
  readonly orderLists: OrderLists;
  readonly store: Ledger & ManualLinks;
  readonly writes: Pick<WriteReconciler, 'writes' | 'refresh'>;
  readonly cache: OrderCache;
  readonly metrics: Metrics;
  /** Resolves when the store can be used, rejects when not. */
  readonly storeReady: () => Promise<void>;
  readonly log: Logger;
  readonly host: string;
  readonly port: number;
  readonly requestDeadlineMs: number;
  /** The folder of lists of operations. */
  readonly persistedDir: string;
  /** Instead of the access file, in tests. */
  readonly clientOf?: (req: IncomingMessage) => Client;
  readonly now: () => number;
  readonly config: Pick<Config, 'limits' | 'redisUrl' | 'corsOrigins'>;
  /** Hears of every order that vendors have shown; see observer-queue.ts. */
  readonly onOrders?: (orders: readonly Order[]) => void;
  /** Each answers paths of its own (pushes, pages) and returns false for others. */
  readonly routes: readonly ((req: IncomingMessage, res: ServerResponse) => boolean)[];
}
export interface App {
  readonly url: string;
  /** Lets requests in flight finish, then closes everything that it opened. */
  close(): Promise<void>;
}

const maxBodyBytes = 1024 * 1024;

export async function startApp(options: AppOptions): Promise<App> {
  const { registry, log, config } = options;
  const limits = createLimits({
    settings: config.limits,
    redisUrl: config.redisUrl,
    log,
    now: options.now,
    count: options.metrics.limit,
  });
  const engine = await createEngine(options, limits);
  const webAnswered = webRules(config.corsOrigins);
  let closing = false;

  /** The client that asks; null when it was told that nobody knows it. */
  async function clientOf(req: IncomingMessage, res: ServerResponse): Promise<Client | null> {
    const client = options.clientOf ? options.clientOf(req) : await options.access.clientOf(req.headers);
    if (typeof client !== 'string') return client;
    turnAway(client, req, res);
    return null;
  }

  async function graphql(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const client = await clientOf(req, res);
    if (client === null) return;
    const usage = await limits.begin(client);
    tellBalance(res, usage.balance, options.now());
    if (usage.balance.refused) return tooSoon(req, res, wait(usage.balance, options.now()));
    const body = await readBody(req, res);
    if (body === null) return;
    const gone = new AbortController();
    const timer = setTimeout(() => gone.abort(), options.requestDeadlineMs);
    // A client that went away needs no more vendor calls, unless it left in the middle of a write.
    const leave = (): void => gone.abort();
    res.once('close', leave);
    const method = (req.method ?? 'GET').toUpperCase();
    try {
      const answer = await engine.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method,
          headers: headersOf(req),
          search: new URL(req.url ?? '/', 'http://localhost').search,
          body,
        },
        context: () =>
          Promise.resolve(requestContext(options, usage, { signal: gone.signal, stay: () => res.off('close', leave) })),
      });
      tellBalance(res, usage.balance, options.now());
      await send(res, cacheable({ method, ifNoneMatch: req.headers['if-none-match'] }, answer));
    } finally {
      clearTimeout(timer);
    }
  }

  async function health(path: string, res: ServerResponse): Promise<void> {
    if (path === '/health/live') return json(res, 200, { status: 'up' });
    const store = await options.storeReady().then(
      () => 'up',
      () => 'down',
    );
    const status = closing ? 'closing' : store === 'up' ? 'ready' : 'not ready';
    const sources = vendors.map((vendor) => ({
      vendor,
      mode: registry.modes.get(vendor),
      health: healthOf(registry.source(vendor)),
    }));
    json(res, status === 'ready' ? 200 : 503, { status, store, sources });
  }

  async function metrics(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!isAskedHere(req)) {
      const client = await clientOf(req, res);
      if (client === null) return;
      const needed: Scope = 'ops:admin';
      if (!client.scopes.has(needed))
        return json(res, 403, failure('FORBIDDEN', `The metrics need the scope ${needed}, which your key has not.`));
    }
    const text = await options.metrics.text();
    res.writeHead(200, { 'content-type': options.metrics.contentType });
    res.end(text);
  }

  async function nothing(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (await clientOf(req, res))
      json(res, 404, { error: 'There is nothing here. GraphQL is at /graphql, GraphiQL at /graphiql.' });
  }

  const failed = (res: ServerResponse) => (error: unknown) => {
    log.error({ err: error }, 'a request failed');
    if (res.headersSent) res.destroy();
    else json(res, 500, failure('INTERNAL', 'Something went wrong inside Ordergraph; it has been logged.'));
  };

  const server = createServer((req, res) => {
    if (webAnswered(req, res)) return;
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/graphql') graphql(req, res).catch(failed(res));
    else if (path === '/health/live' || path === '/health/ready') health(path, res).catch(failed(res));
    else if (path === '/metrics') metrics(req, res).catch(failed(res));
    else if (!options.routes.some((route) => route(req, res))) nothing(req, res).catch(failed(res));
  });
  await listen(server, options);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
      await engine.stop();
      limits.close();
      await registry.close();
    },
  };
}

function listen(server: Server, { host, port }: AppOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const failure = (code: string, message: string, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  errors: [{ message, extensions: { code, ...more } }],
});

function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' });
  res.end(`${JSON.stringify(body)}\n`);
}

/** The body is read away, so that the client gets to see the answer. */
function turnAway(who: Unauthenticated, req: IncomingMessage, res: ServerResponse): void {
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

/** From this machine, and for itself: a proxy that runs here says for whom it asks. */
function isAskedHere({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return isLoopback(address) && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
}

/** The body is read away, so that the client gets to see the answer. */
function tooSoon(req: IncomingMessage, res: ServerResponse, { message, seconds }: ReturnType<typeof wait>): void {
  req.resume();
  res.setHeader('retry-after', seconds);
  json(res, 429, failure('RATE_LIMITED', message, { retryAfterSeconds: seconds }));
}

/** The parsed body ('' when there is none, as Apollo expects), or null when an answer has been sent. */
async function readBody(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > maxBodyBytes) {
      // The rest is read away, so that the client gets to see the answer.
      req.resume();
      res.setHeader('connection', 'close');
      json(res, 413, failure('BAD_USER_INPUT', `The request is larger than ${maxBodyBytes} bytes.`));
      return null;
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (text === '' || type !== 'application/json') return text;
  try {
    const body = parseClientJson(text);
    // Apollo takes an empty object for "no body at all"; null is one.
    return body ?? {};
  } catch {
    json(res, 400, failure('BAD_USER_INPUT', 'The request body is not JSON.'));
    return null;
  }
}

function headersOf(req: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function send(res: ServerResponse, { status, headers, body }: HTTPGraphQLResponse): Promise<void> {
  // What the answer varies by adds to what the page that asks has brought.
  for (const [name, value] of headers) {
    if (name === 'vary') res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
  res.statusCode = status ?? 200;
  if (body.kind === 'complete') {
    res.end(body.string);
    return;
  }
  for await (const chunk of body.asyncIterator) res.write(chunk);
  res.end();
}
