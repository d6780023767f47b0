/** HTTP assembly on node:http: /graphql, the pages, health. */
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { type Config, ConfigError } from '../../config.ts';
import type { Client, Scope } from '../../resolvers/client.ts';
import { healthOf } from '../../sources/health.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { Access } from '../auth/access.ts';
import { createEngine } from '../graphql/engine.ts';
import { createLimits } from '../limits/limits.ts';
import type { Services } from '../services.ts';
import { failure, json } from './answers.ts';
import { type ClientOf, clientFinder } from './client.ts';
import { graphqlRoute } from './graphql.ts';
import { foreignReasons, isAskedHere } from './request-origin.ts';
import { webRules } from './web.ts';

export interface AppOptions {
  readonly services: Services;
  readonly config: Pick<
    Config,
    | 'host'
    | 'port'
    | 'publicUrl'
    | 'accessFile'
    | 'requestDeadlineMs'
    | 'bodyTimeoutMs'
    | 'persistedDir'
    | 'limits'
    | 'redisUrl'
    | 'corsOrigins'
  >;
  readonly access: Access;
  /** Resolves when the store can be used, rejects when not. */
  readonly storeReady: () => Promise<void>;
  /** Instead of the access file, in tests. */
  readonly clientOf?: ((req: IncomingMessage) => Client) | undefined;
  /** Each answers paths of its own (pushes, pages) and returns false for others. */
  readonly routes: readonly ((req: IncomingMessage, res: ServerResponse) => boolean)[];
}
export interface App {
  readonly url: string;
  /** Lets requests in flight finish, then closes everything that it opened. */
  close(): Promise<void>;
}
type Route = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export async function startApp(options: AppOptions): Promise<App> {
  const { services, config } = options;
  const { log, now, metrics } = services;
  const { limits: settings, redisUrl } = config;
  const limits = createLimits({ settings, redisUrl, log, now, count: metrics.limit });
  const engine = await createEngine(services, config.persistedDir, limits);
  const clientOf = clientFinder(options.access, options.clientOf);
  let closing = false;
  const health = healthRoute(options, () => closing);
  const routes = new Map<string, Route>([
    ['/graphql', graphqlRoute({ services, engine, limits, settings, clientOf, deadlineMs: config.requestDeadlineMs })],
    ['/health/live', (_req, res) => Promise.resolve(json(res, 200, { status: 'up' }))],
    ['/health/ready', health],
    ['/metrics', metricsRoute(services, clientOf)],
  ]);
  const nothingHere: Route = async (req, res) => {
    if (await clientOf(req, res))
      json(res, 404, { error: 'There is nothing here. GraphQL is at /graphql, GraphiQL at /graphiql.' });
  };
  const webAnswered = webRules({
    origins: config.corsOrigins,
    foreign: config.accessFile === null ? foreignReasons(config) : null,
  });
  const server = createServer(receiving(config), (req, res) => {
    if (webAnswered(req, res)) return;
    const route = routes.get((req.url ?? '/').split('?', 1)[0] ?? '/');
    if (!route && options.routes.some((answers) => answers(req, res))) return;
    (route ?? nothingHere)(req, res).catch((error: unknown) => {
      // The client left before its request had come, or took too long for it.
      if (req.destroyed && !req.complete) return;
      log.error({ err: error }, 'a request failed');
      if (res.headersSent) res.destroy();
      else json(res, 500, failure('INTERNAL', 'Something went wrong inside Ordergraph; it has been logged.'));
    });
  });
  const end = async (): Promise<void> => {
    await engine.stop();
    limits.close();
    await services.registry.close();
  };
  const url = await listen(server, config).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  return {
    url,
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
      await end();
    },
  };
}

/** Who sends slowly, or half a request, is answered 408 and let go: each one keeps a connection and a place in the queue. */
const receiving = ({ bodyTimeoutMs }: AppOptions['config']): ServerOptions => ({
  requestTimeout: bodyTimeoutMs,
  headersTimeout: bodyTimeoutMs,
  connectionsCheckingInterval: Math.min(1_000, Math.ceil(bodyTimeoutMs / 4)),
});

const healthRoute =
  ({ services: { registry }, storeReady }: AppOptions, isClosing: () => boolean): Route =>
  async (_req, res) => {
    const store = await storeReady().then(
      () => 'up',
      () => 'down',
    );
    const status = isClosing() ? 'closing' : store === 'up' ? 'ready' : 'not ready';
    const sources = vendors.map((vendor) => ({
      vendor,
      mode: registry.modes.get(vendor),
      health: healthOf(registry.source(vendor)),
    }));
    json(res, status === 'ready' ? 200 : 503, { status, store, sources });
  };

const metricsRoute =
  ({ metrics }: Services, clientOf: ClientOf): Route =>
  async (req, res) => {
    if (!isAskedHere(req)) {
      const client = await clientOf(req, res);
      if (client === null) return;
      const needed: Scope = 'ops:admin';
      if (!client.scopes.has(needed))
        return json(res, 403, failure('FORBIDDEN', `The metrics need the scope ${needed}, which your key has not.`));
    }
    const text = await metrics.text();
    res.writeHead(200, { 'content-type': metrics.contentType });
    res.end(text);
  };

/** In the words of the settings, where one of them is to blame. */
function listenProblem(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  const { code, message } = error;
  if (code === 'EADDRINUSE')
    return new ConfigError(
      `PORT: ${port} on ${host} is in use by another process; end that one, or set PORT to another number (0 takes any that is free).`,
    );
  if (code === 'EACCES')
    return new ConfigError(`PORT: ${port} may not be listened to by this user; set PORT to 1024 or above.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new ConfigError(`HOST: ${host} is no address of this machine; set HOST to one, or to 127.0.0.1.`);
  return new Error(`it cannot listen on ${host} port ${port}: ${message}`, { cause: error });
}

/** The address at which it listens: of the port that the system chose, when it was to choose. */
function listen(server: Server, { host, port }: AppOptions['config']): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenProblem(error, { host, port })));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
    });
  });
}
