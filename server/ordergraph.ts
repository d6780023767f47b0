/** The whole product: store, vendors, HTTP; for `npm start` and for the tests alike. */
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { exampleTabs, type Showcase } from '../graphiql/examples.ts';
import { linkOf } from '../sources/domain/links.ts';
import { cursorCodec } from '../sources/lists/cursor.ts';
import { createOrderCache } from '../sources/loading/order-cache.ts';
import type { Registry } from '../sources/registry.ts';
import { openStore } from '../store/open.ts';
import { type Store, StoreUnavailable } from '../store/store.ts';
import { createAccess } from './auth/access.ts';
import { type AppOptions, startApp } from './http/app.ts';
import { traceMemory } from './trace-memory.ts';
import { indexSecret } from './index-secret.ts';
import { keptKey } from './kept-key.ts';
import { readModelOf, pollLags } from './read-model.ts';
import { orderListsOf } from './list-readers.ts';
import { createMetrics } from './metrics.ts';
import { type ObserverQueue, startObserverQueue } from './jobs/observer-queue.ts';
import { pages } from './http/pages.ts';
import { type Poller, startPoller } from './jobs/poller.ts';
import { pushRoutes } from './http/push.ts';
import { localRequests } from './http/request-origin.ts';
import { startRefresher, type Refresher } from './jobs/refresher.ts';
import { demonstration, type Progress, sendSandboxPushes } from './jobs/sandbox-pushes.ts';
import { connectVendors, projectors, type Vendors } from './connect-vendors.ts';
import type { Services } from './services.ts';
import { startWriteReconciler, type WriteReconciler } from './jobs/write-reconciler.ts';
import type { Clock } from '../sources/values/time.ts';

export interface Ordergraph {
  readonly url: string;
  readonly registry: Registry;
  /** The simulators that stand in for vendors. */
  readonly simulated: Vendors['simulated'];
  readonly store: Store;
  readonly refresher: Refresher;
  readonly observer: ObserverQueue;
  readonly writes: WriteReconciler;
  readonly poller: Poller;
  readonly showcase: Showcase | null;
  /** Resolves when the simulated vendors have pushed their orders, or the service is closed. Never rejects. */
  readonly filled: Promise<void>;
  /** Lets requests in flight finish, and closes everything that was opened. */
  close(): Promise<void>;
}
export interface OrdergraphOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly now: Clock;
  /** false leaves out what simulated vendors would push at the start. */
  readonly send?: boolean;
  /** Is told how far the simulated vendors have come with their pushes. */
  readonly onProgress?: Progress;
  /** Who asks, for tests. */
  readonly clientOf?: AppOptions['clientOf'];
}

/** What everything else stands on. What it opens is closed by `opened`, also when the next step fails. */
async function openFoundation({ config, log, now }: OrdergraphOptions, opened: AsyncDisposableStack) {
  // First: who may ask must be known before anything is opened.
  const access = createAccess({ file: config.accessFile, log, now });
  const { databaseUrl, dataDir } = config;
  const stored = { databaseUrl, dataDir, indexSecret: await indexSecret(config, log), projectors };
  const store = await openStore({ ...stored, linker: linkOf, now, log });
  opened.defer(() => store.close());
  const metrics = createMetrics();
  const vendors = await connectVendors({ config, pushed: store, log, metrics, now });
  opened.defer(() => vendors.close());
  const { registry } = vendors;
  const readModel = readModelOf(store, registry.discovered('PUSHED'));
  metrics.watchPolls(() =>
    pollLags(readModel, registry, now).catch((error: unknown) => {
      // The other numbers are wanted all the more while the store is away.
      if (error instanceof StoreUnavailable) return [];
      throw error;
    }),
  );
  const cache = createOrderCache({ now, pushing: readModel.pushing, restMs: config.requestDeadlineMs });
  return { config, log, now, access, store, metrics, vendors, registry, readModel, cache };
}
type Foundation = Awaited<ReturnType<typeof openFoundation>>;

/** What works beside the requests. Polling is not among it, since it begins when everything else is there. */
function startJobs(
  { config, log, now, store, metrics, registry, readModel, cache }: Foundation,
  opened: AsyncDisposableStack,
) {
  const refresher = startRefresher({ store, registry, log, now, onCall: metrics.vendorCall, onChanged: cache.forget });
  const asked = [...registry.discovered('POLLED'), ...registry.discovered('OBSERVED')];
  const observer = startObserverQueue({ store, vendors: asked, log, now });
  opened.defer(() => observer.close());
  opened.defer(() => refresher.close());
  const onRefresh = (): void => refresher.wake();
  const alone = config.databaseUrl === null;
  const writes = startWriteReconciler({
    registry,
    readModel,
    metrics,
    log,
    now,
    store,
    onRefresh,
    alone,
    restMs: config.requestDeadlineMs,
  });
  opened.defer(() => writes.close());
  return { refresher, observer, writes };
}
type Jobs = ReturnType<typeof startJobs>;

async function servicesOf(foundation: Foundation, { observer, writes }: Jobs): Promise<Services> {
  const { config, log, now, store, metrics, registry, readModel, cache } = foundation;
  const { databaseUrl, dataDir } = config;
  const key = await keptKey('cursor', { setting: config.cursorSecret, databaseUrl, dataDir, store, log });
  return {
    registry,
    readModel,
    orderLists: orderListsOf({
      registry,
      store,
      cache,
      onGone: (keys) => observer.gone(keys),
      pushing: readModel.pushing,
      settleSeconds: config.listSettleSeconds,
      freshSeconds: config.listFreshSeconds,
    }),
    cursors: cursorCodec(key),
    cache,
    ledger: store,
    manualLinks: store,
    writes: writes.writes,
    refresh: writes.refresh,
    onOrders: (orders) => observer.note(orders),
    onNumbers: observer.noteParcels,
    onGone: (keys) => observer.gone(keys),
    traces: traceMemory(store, now, (error) =>
      log.warn({ err: error }, 'what was told of parcels before is not known'),
    ),
    metrics,
    log,
    now,
  };
}

function routesOf(foundation: Foundation, { refresher }: Jobs, showcase: Showcase | null): AppOptions['routes'] {
  const { config, log, now, store, metrics, vendors, registry } = foundation;
  const onRefresh = (): void => refresher.wake();
  const isLocal = localRequests(config);
  return [
    pushRoutes({ endpoints: vendors.endpoints, store, log, now, count: metrics.push, onRefresh, isLocal }),
    pages({
      endpoint: '/graphql',
      tabs: exampleTabs(showcase ?? undefined, now()),
      vendors: [...registry.modes].map(([vendor, mode]) => ({ ...registry.definition(vendor), mode })),
      distDir: new URL('../dist/graphiql/', import.meta.url),
      ...(config.publicUrl === null ? {} : { publicUrl: config.publicUrl }),
    }),
  ];
}

function startPolling({ config, log, now, store, metrics, registry }: Foundation): Poller {
  const polled = registry.discovered('POLLED');
  return startPoller({
    store,
    registry: { sources: registry.sources.filter(({ vendor }) => polled.includes(vendor)) },
    poll: config.poll,
    settleSeconds: config.listSettleSeconds,
    vendorTimeoutMs: config.vendorTimeoutMs,
    log,
    onCall: metrics.vendorCall,
    onGap: metrics.pollGap,
    now,
  });
}

/** Rejects when anything of it cannot be started; what was opened until then is closed again. */
export async function startOrdergraph(options: OrdergraphOptions): Promise<Ordergraph> {
  await using opened = new AsyncDisposableStack();
  const foundation = await openFoundation(options, opened);
  const jobs = startJobs(foundation, opened);
  const { config, access, store, vendors, registry } = foundation;
  const showcase = await demonstration(registry);
  const app = await startApp({
    services: await servicesOf(foundation, jobs),
    config,
    access,
    storeReady: () => store.ping(),
    clientOf: options.clientOf,
    routes: routesOf(foundation, jobs, showcase),
  });
  opened.defer(() => app.close());
  // What was on the list when the last process ended.
  jobs.refresher.wake();
  const poller = startPolling(foundation);
  opened.defer(() => poller.close());
  // These would ask on while requests in flight are waited for.
  opened.defer(() => jobs.writes.close());
  const filling = startFilling(options, app.url, registry);
  opened.defer(() => filling.close());
  const everything = opened.move();
  return {
    url: app.url,
    registry,
    simulated: vendors.simulated,
    store,
    ...jobs,
    poller,
    showcase,
    filled: filling.done,
    close: () => everything.disposeAsync(),
  };
}

/** The simulated vendors' pushes, which come while others are served already. */
function startFilling({ log, send = true, onProgress }: OrdergraphOptions, url: string, registry: Registry) {
  const stopped = new AbortController();
  const done = send
    ? sendSandboxPushes({ url, registry, log, onProgress, signal: stopped.signal }).catch((error: unknown) => {
        if (!stopped.signal.aborted) log.error({ err: error }, 'the simulated vendors could not push all their orders');
      })
    : Promise.resolve();
  return {
    done,
    close: async () => {
      stopped.abort();
      await done;
    },
  };
}
