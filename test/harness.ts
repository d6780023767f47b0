/** The whole facade as `npm start` runs it, over real HTTP, with both simulators. */
import { pino } from 'pino';
import { request } from 'undici';
import { type Config, readConfig } from '../config.ts';
import { exampleTabs, type Showcase } from '../graphiql/examples.ts';
import { startApp } from '../server/app.ts';
import { pages } from '../server/pages.ts';
import { connectVendors } from '../server/vendors.ts';
import type { Sandbox } from '../sources/kit/sandbox-server.ts';
import type { Registry } from '../sources/registry.ts';

export interface Answer {
  readonly status: number;
  // Tests look into answers freely; what they find is asserted on.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
}
export interface Facade {
  readonly url: string;
  readonly showcase: Showcase;
  readonly soms: Sandbox;
  readonly babycare: Sandbox;
  readonly registry: Registry;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The operations that vendors were asked for since the last `forget`, e.g. ["SOMS queryOrders"]. */
  calls(): readonly string[];
  forget(): void;
  close(): Promise<void>;
}

export async function startForTest(
  environment: Record<string, string> = {},
  now = (): number => Date.now(),
): Promise<Facade> {
  const config: Config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...environment });
  const log = pino({ level: config.logLevel });
  const vendors = await connectVendors({ config, log, now });
  const { soms, babycare } = vendors.sandboxes;
  if (!soms || !babycare || !vendors.showcase) throw new Error('the harness needs both simulators');
  const app = await startApp({
    registry: vendors.registry,
    log,
    host: config.host,
    port: 0,
    requestDeadlineMs: config.requestDeadlineMs,
    now,
    pages: pages({
      endpoint: '/graphql',
      tabs: exampleTabs(vendors.showcase),
      vendors: Object.entries(vendors.registry.modes).map(([vendor, mode]) => ({ vendor, mode })),
      distDir: new URL('../dist/graphiql/', import.meta.url),
    }),
  });
  return {
    url: app.url,
    showcase: vendors.showcase,
    soms,
    babycare,
    registry: vendors.registry,
    ask: (query, variables = {}) => askGraph(app.url, query, variables),
    calls: () => [
      ...soms.calls.map(({ operation }) => `SOMS ${operation}`),
      ...babycare.calls.map(({ operation }) => `BABYCARE ${operation}`),
    ],
    forget: () => {
      soms.forgetCalls();
      babycare.forgetCalls();
    },
    close: async () => {
      await app.close();
      await vendors.close();
    },
  };
}

export async function askGraph(url: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const body: unknown = await response.body.json();
  const { data = null, errors = [] } = body as Partial<Answer>;
  return { status: response.statusCode, data, errors };
}
