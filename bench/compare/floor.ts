/**
 * The floor: a server written by hand for these questions alone, with Node's http, undici and JSON. It does not read
 * GraphQL; the operation's name says what is asked. `node bench/compare/floor.ts`, with the vendor in BENCH_VENDOR.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  amounts,
  eventsOf,
  idOf,
  itemOf,
  nativeIdOf,
  parcelOf,
  type Record,
  restOf,
  status,
  time,
  type Vendor,
} from './rest.ts';

interface Asked {
  readonly query: string;
  readonly variables: { readonly id?: string; readonly ids?: readonly string[] };
}

// The bench itself writes it.
const vendor: Vendor = JSON.parse(process.env['BENCH_VENDOR'] ?? '{}');
const rest = restOf(vendor);

async function one(nativeId: string): Promise<object | null> {
  const [order] = await rest.orders([nativeId], false);
  if (!order) return null;
  const { id, front } = order;
  return {
    id: idOf(vendor.tenantId, id),
    nativeId: id,
    platformOrderNo: front.order_id,
    status: status(order),
    placedAt: time(front.created),
    amounts: { payable: amounts(order).payable },
  };
}

const listed = (order: Record): object => ({
  nativeId: order.id,
  status: status(order),
  placedAt: time(order.front.created),
  amounts: amounts(order),
  items: { nodes: (order.items ?? []).map(itemOf) },
});

async function parcelsOf(order: Record): Promise<readonly object[]> {
  return Promise.all(
    (order.delivery.waybills ?? []).map(async (waybill) => {
      const { trackingNo, carrier } = parcelOf(order, waybill);
      return { trackingNo, carrier, trace: { events: eventsOf(await rest.trace(order.id, trackingNo)) } };
    }),
  );
}

async function many(ids: readonly string[], withParcels: boolean): Promise<readonly (object | null)[]> {
  const orders = await rest.orders(ids.map(nativeIdOf), true);
  return Promise.all(
    orders.map(async (order) => {
      if (order === null) return null;
      return withParcels ? { ...listed(order), packages: await parcelsOf(order) } : listed(order);
    }),
  );
}

async function dataOf({ query, variables: { id, ids = [] } }: Asked): Promise<object> {
  return id === undefined ? { nodes: await many(ids, query.includes('packages')) } : { order: await one(id) };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  const asked: Asked = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const body = JSON.stringify({ data: await dataOf(asked) });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string') console.log(`http://127.0.0.1:${address.port}`);
});
