/** Babycare answers for tests: the document's own samples, small made-up orders, and a vendor on a real socket. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { at, JsonSpan, parseJson } from '../../../sources/values/json.ts';
import { instant, type Instant } from '../../../sources/values/time.ts';
import { read } from '../../../sources/kit/wire.ts';
import { mapOrders, type OrdersReading } from '../../../sources/babycare/map/order.ts';
import { mapPackages } from '../../../sources/babycare/map/package.ts';
import { salesOrder, salesOrderPackage } from '../../../sources/babycare/wire.ts';
import { type Order, orderKeyText, type Package } from '../../../sources/model.ts';

export const sampleNo = '3064563540143586756';
export const sampleText = (name: 'listSalesDetails' | 'listPackages'): string =>
  readFileSync(new URL(`../../../sandbox/babycare/samples/${name}.response.json`, import.meta.url), 'utf8');

function instantOf(text: string): Instant {
  const value = instant(text);
  if (value === null) throw new TypeError(`no time: ${text}`);
  return value;
}
export const fetchedAt = instantOf('2026-11-02 10:00:00');

/** The wire object of one order; lines and ext as given. */
export const order = (
  salesOrderId: unknown,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  salesOrderId,
  platformOrderNo: 'P1',
  ...more,
});
export const line = (id: number, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id,
  platformNo: `N${id}`,
  skuCode: `SKU${id}`,
  qty: 1,
  ...more,
});

function elements(body: unknown, path: string): readonly unknown[] {
  const list = at(parseJson(typeof body === 'string' ? body : JSON.stringify(body)), path);
  if (!Array.isArray(list)) throw new TypeError(`no list at ${path}`);
  return list;
}

/** What the mapping makes of these orders; the body is an envelope's text, or the orders alone. */
export function mapped(body: string | readonly unknown[], askedBy = 'P1'): OrdersReading {
  const raws = typeof body === 'string' ? elements(body, 'data.orderList') : elements({ orderList: body }, 'orderList');
  const rows = raws.flatMap((came) => {
    const raw = JsonSpan.of(came);
    const reading = read(salesOrder, raw);
    return reading ? [{ wire: reading.value, raw }] : [];
  });
  return mapOrders({ rows, askedBy, fetchedAt });
}

export function onlyOrder(more: Readonly<Record<string, unknown>>): Order {
  const [first, ...rest] = mapped([order(1, more)]).orders;
  if (!first || rest.length > 0) throw new Error('expected one order');
  return first;
}

/** The parcels of each of these orders, in their order. */
export function parcels(
  body: string | readonly unknown[],
  orders: readonly Order[],
  askedBy = 'P1',
): readonly (readonly Package[])[] {
  const raws = typeof body === 'string' ? elements(body, 'data.orderPackageList') : elements({ rows: body }, 'rows');
  const rows = raws.flatMap((came) => {
    const raw = JsonSpan.of(came);
    const reading = read(salesOrderPackage, raw);
    return reading ? [{ wire: reading.value, raw }] : [];
  });
  const { packages } = mapPackages({ rows, askedBy, orders, fetchedAt });
  return orders.map(({ key }) => packages.get(orderKeyText(key)) ?? []);
}

export interface SeenCall {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
export interface StubAnswer {
  readonly status?: number;
  readonly text: string;
}
export interface Stub {
  readonly url: string;
  readonly calls: readonly SeenCall[];
  close(): Promise<void>;
}

/** A vendor on the loopback that answers whatever the test says. */
export async function startStub(answer: (call: SeenCall) => StubAnswer): Promise<Stub> {
  const calls: SeenCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(`http://stub${request.url ?? '/'}`);
      const call: SeenCall = {
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        text: Buffer.concat(chunks).toString('utf8'),
      };
      calls.push(call);
      const { status = 200, text } = answer(call);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/api/gateway/open/v5`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
