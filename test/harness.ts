/** The whole facade as `npm start` runs it, over real HTTP, with the simulators and a store of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { readConfig } from '../config.ts';
import type { Showcase } from '../graphiql/examples.ts';
import { type Ordergraph, type OrdergraphOptions, startOrdergraph } from '../server/ordergraph.ts';
import type { Sandbox } from '../sandbox/server/server.ts';
import { watchedLog, watchLedger } from './leaks.ts';
import type { SomsSandbox } from '../sandbox/soms/sandbox.ts';
import type { YuanshuSandbox } from '../sandbox/yuanshu/platform.ts';

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
export interface Facade extends Ordergraph {
  readonly showcase: Showcase;
  readonly soms: SomsSandbox;
  readonly babycare: Sandbox;
  readonly bts: Sandbox;
  /** Yuanshu's own platform, which takes notices. */
  readonly platform: YuanshuSandbox | undefined;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  push(
    path: string,
    body: string | Uint8Array,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>;
  /** The operations that vendors were asked for since the last `forget`, e.g. ["SOMS queryOrders"]. */
  calls(): readonly string[];
  forget(): void;
}
export interface TestOptions {
  /** true lets the simulated vendors push their orders, as `npm start` does. */
  readonly send?: boolean;
  readonly now?: () => number;
  /** A folder of the test's own, to be opened again; without it a new one that goes away with the facade. */
  readonly dataDir?: string;
  /** Hears every line of the log. */
  readonly onLog?: (line: string) => void;
  readonly logLevel?: string;
  /** true when a vendor's variables are set: there are fewer simulators then, and no demonstration sale. */
  readonly live?: boolean;
  /** Who asks; without it the local client. */
  readonly clientOf?: NonNullable<OrdergraphOptions['clientOf']>;
}

const nowhere: Showcase = {
  platformOrderNo: '',
  somsOrderId: '',
  trackingNo: '',
  pickup: { storeId: '', code: '' },
  storeId: '',
};

export async function startForTest(
  environment: Record<string, string> = {},
  { send = false, now = () => Date.now(), dataDir, live = false, clientOf, onLog, logLevel }: TestOptions = {},
): Promise<Facade> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'ordergraph-'));
  // Tests count every call, so that a poll is made only when a test asks for one.
  const usual = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
    POLL_SECONDS: '0',
    PERSISTED_DIR: join(folder, 'persisted'),
  };
  const config = readConfig({ ...usual, ...environment });
  const ordergraph = await startOrdergraph({
    config,
    log: watchedLog(onLog, logLevel),
    now,
    send,
    ...(clientOf ? { clientOf } : {}),
  });
  await ordergraph.filled;
  const system = (name: string): Sandbox | undefined => ordergraph.simulated.find((one) => one.name === name)?.sandbox;
  // A test names the system that it wants, and knows what that simulator can do besides answering.
  const soms = system('soms') as SomsSandbox | undefined;
  const platform = system('platform') as YuanshuSandbox | undefined;
  const [babycare, bts] = [system('babycare'), system('bts')];
  const showcase = ordergraph.showcase ?? (live ? nowhere : null);
  if (!soms || !babycare || (!bts && !live) || !showcase) throw new Error('the harness needs every simulator');
  const named = Object.entries({ SOMS: soms, BABYCARE: babycare, ...(bts ? { YUANSHU: bts } : {}) });
  if (platform) named.push(['YUANSHU', platform]);
  return {
    ...ordergraph,
    showcase,
    soms,
    babycare,
    bts: bts ?? soms,
    platform,
    ask: (query, variables = {}) => askGraph(ordergraph.url, query, variables),
    push: async (path, body, headers = {}) => {
      const response = await request(ordergraph.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return { status: response.statusCode, body: await response.body.json() };
    },
    calls: () => named.flatMap(([vendor, { calls }]) => calls.map(({ operation }) => `${vendor} ${operation}`)),
    forget: () => named.forEach(([, sandbox]) => sandbox.forgetCalls()),
    close: async () => {
      await (await request(`${ordergraph.url}/metrics`)).body.dump();
      await watchLedger(ordergraph.store);
      await ordergraph.close();
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function askGraph(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body: unknown = await response.body.json();
  const { data = null, errors = [] } = body as Partial<Answer>;
  return { status: response.statusCode, data, errors };
}
