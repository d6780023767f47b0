/** The whole product: store, vendors, HTTP; for `npm start` and for the tests alike. */
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { exampleTabs, type Showcase } from '../graphiql/examples.ts';
import { ezrProjector } from '../sources/ezr/adapter.ts';
import type { Registry } from '../sources/registry.ts';
import { yuanshuProjector } from '../sources/yuanshu/adapter.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { startApp } from './app.ts';
import { knowledgeOf } from './knowledge.ts';
import { createMetrics } from './metrics.ts';
import { pages } from './pages.ts';
import { pushRoutes } from './push.ts';
import { startRefresher, type Refresher } from './refresher.ts';
import { demonstration, sendSandboxPushes } from './senders.ts';
import { connectVendors, type Vendors } from './vendors.ts';

export interface Ordergraph {
  readonly url: string;
  readonly registry: Registry;
  readonly sandboxes: Vendors['sandboxes'];
  readonly store: Store;
  readonly refresher: Refresher;
  readonly showcase: Showcase | null;
  close(): Promise<void>;
}
export interface OrdergraphOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => number;
  /** false leaves out what simulated vendors would push at the start. */
  readonly send?: boolean;
}

export const projectors = { YUANSHU: yuanshuProjector, EZR: ezrProjector };

export async function startOrdergraph({ config, log, now, send = true }: OrdergraphOptions): Promise<Ordergraph> {
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, projectors, now });
  const metrics = createMetrics();
  const vendors = await connectVendors({ config, pushed: store, log, metrics, now });
  const { registry } = vendors;
  const refresher = startRefresher({ store, registry, log, onCall: metrics.vendorCall });
  const showcase = await demonstration(registry);
  const app = await startApp({
    registry,
    knowledge: knowledgeOf(store),
    metrics,
    storeReady: () => store.ping(),
    log,
    host: config.host,
    port: config.port,
    requestDeadlineMs: config.requestDeadlineMs,
    now,
    routes: [
      pushRoutes({
        endpoints: vendors.endpoints,
        store,
        log,
        now,
        count: metrics.push,
        onRefresh: () => refresher.wake(),
      }),
      pages({
        endpoint: '/graphql',
        tabs: exampleTabs(showcase ?? undefined),
        vendors: Object.entries(registry.modes).map(([vendor, mode]) => ({ vendor, mode })),
        distDir: new URL('../dist/graphiql/', import.meta.url),
        ...(config.publicUrl === null ? {} : { publicUrl: config.publicUrl }),
      }),
    ],
  });
  // What was on the list when the last process ended.
  refresher.wake();
  if (send) {
    for (const { vendor, accepted, refused } of await sendSandboxPushes(app.url, registry))
      log.info({ vendor, accepted, refused }, 'a simulated vendor pushed its orders');
  }
  return {
    url: app.url,
    registry,
    sandboxes: vendors.sandboxes,
    store,
    refresher,
    showcase,
    async close() {
      await app.close();
      await refresher.close();
      await vendors.close();
      await store.close();
    },
  };
}
