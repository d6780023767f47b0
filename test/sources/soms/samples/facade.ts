/** The facade over a SOMS that answers with the document's own samples. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { createAccess } from '../../../../server/auth/access.ts';
import { readConfig } from '../../../../config.ts';
import { type App, startApp } from '../../../../server/http/app.ts';
import { readModelOf } from '../../../../server/read-model.ts';
import { createMetrics } from '../../../../server/metrics.ts';
import { startWriteReconciler } from '../../../../server/jobs/write-reconciler.ts';
import { linkOf } from '../../../../sources/domain/links.ts';
import { parseJson } from '../../../../sources/values/json.ts';
import { type Sandbox, type SandboxRoute, startSandboxServer } from '../../../../sandbox/server/server.ts';
import { createRegistry } from '../../../../sources/registry.ts';
import { definitionOf } from '../../../../server/vendors.ts';
import { traceMemory } from '../../../../server/trace-memory.ts';
import { createOrderCache } from '../../../../sources/loading/order-cache.ts';
import { cursorCodec } from '../../../../sources/lists/cursor.ts';
import { createOrderLists } from '../../../../sources/lists/order-lists.ts';
import { somsSource } from '../../../../sources/soms/adapter.ts';
import { openStore } from '../../../../store/open.ts';
import { watchedLog } from '../../../leaks.ts';

/** 2026-11-22 10:00 in China, for everybody. */
export const now = (): number => Date.UTC(2026, 10, 22, 2, 0, 0);
export const fetchedAt = '2026-11-22T10:00:00.000+08:00';

export const sampleText = (operation: string): string =>
  readFileSync(new URL(`../../../../sandbox/soms/samples/${operation}.response.json`, import.meta.url), 'utf8');

export interface Answer {
  readonly data: unknown;
  readonly errors: unknown;
  /** The answer's own bytes, in which numbers still have all their digits. */
  readonly text: string;
}
export interface Facade {
  ask(question: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** What SOMS was asked since the last question, in the order of arrival. */
  asked(): readonly string[];
  close(): Promise<void>;
}

/** The facade over SOMS alone. */
export async function facade(vendor: Sandbox): Promise<Facade> {
  const soms = somsSource({
    url: vendor.url,
    tenantId: 'sandbox',
    user: 'sandbox',
    password: 'sandbox-password',
    operator: 'ordergraph',
    timeoutMs: 5_000,
    now,
  });
  const log = watchedLog();
  const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-'));
  const store = await openStore({ databaseUrl: null, dataDir, projectors: {}, linker: linkOf, now });
  const registry = createRegistry([soms], new Map(), definitionOf);
  const metrics = createMetrics();
  const readModel = readModelOf(store, []);
  const base = { registry, readModel, metrics, log, now };
  const writes = startWriteReconciler({ ...base, store, onRefresh: () => undefined, alone: true, restMs: 0 });
  const app: App = await startApp({
    services: {
      ...base,
      ledger: store,
      manualLinks: store,
      writes: writes.writes,
      refresh: writes.refresh,
      onOrders: () => undefined,
      onNumbers: () => undefined,
      onGone: () => undefined,
      traces: traceMemory(store, now, (error) => log.warn({ err: error }, 'no memory')),
      cache: createOrderCache({ now, pushing: new Set(), restMs: 10_000 }),
      orderLists: createOrderLists({
        listReaders: new Map(),
        filters: (one) => definitionOf(one).filters,
        settleSeconds: 2,
        freshSeconds: 0,
      }),
      cursors: cursorCodec(new Uint8Array(32)),
    },
    // Every field that there is, of 21 orders, is more than a client may ask for at once.
    config: readConfig({ PORT: '0', PERSISTED_DIR: dataDir, MAX_COST: '100000' }),
    access: createAccess({ file: null, log, now }),
    routes: [],
    storeReady: () => store.ping(),
  });
  return {
    async ask(question, variables = {}) {
      vendor.forgetCalls();
      const response = await request(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: question, variables }),
      });
      const text = await response.body.text();
      const { data, errors } = Object(JSON.parse(text));
      return { data, errors, text };
    },
    asked: () => vendor.calls.map(({ operation }) => operation),
    async close() {
      await writes.close();
      await app.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
      await vendor.close();
    },
  };
}

export type Bodies = Readonly<Record<string, unknown>>;
export const samples = (): Bodies =>
  Object.fromEntries(
    [
      ...['getOrder', 'batchGetOrdersV2', 'getOrderBySaleOrderId', 'queryOrders', 'getDeliveryTrace', 'getKdTrace'],
      ...['getOrderRemind', 'queryOrderReminds', 'checkOrder', 'checkSelftake'],
    ].map((operation) => [operation, parseJson(sampleText(operation))]),
  );
/** A vendor that answers each question with exactly the document's own body. The two batch samples are one body. */
export function bare(bodies: Bodies): Promise<Sandbox> {
  const soms = '/{tenant_id}/soms';
  const route = (
    operation: string,
    method: SandboxRoute['method'],
    path: string,
    sample: string = operation,
  ): SandboxRoute => ({ operation, method, path: `${soms}${path}`, answer: () => ({ body: bodies[sample] }) });
  return startSandboxServer({
    about: "the document's samples",
    refusal: () => ({ body: {} }),
    routes: [
      route('getOrder', 'GET', '/orderservice/order/{id}'),
      route('batchGetOrders', 'GET', '/orderservice/order/orders', 'batchGetOrdersV2'),
      route('batchGetOrdersV2', 'POST', '/orderservice/order/v2/orders'),
      route('getOrderBySaleOrderId', 'GET', '/orderservice/order/saleorder/{sale_order_id}'),
      route('queryOrders', 'POST', '/orderservice/orders/query'),
      route('getDeliveryTrace', 'GET', '/orderservice/order/{id}/delivery/trace'),
      route('getKdTrace', 'GET', '/orderservice/order/{id}/kd/trace'),
      route('getOrderRemind', 'GET', '/orderremindservice/orderremind/{id}'),
      route('queryOrderReminds', 'POST', '/orderremindservice/reminds/query'),
      route('checkOrder', 'POST', '/orderservice/order/check'),
      route('checkSelftake', 'POST', '/orderservice/order/action/selftake/check'),
    ],
  });
}
