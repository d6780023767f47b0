/**
 * Hive Gateway over the vendor's REST: `supergraph.graphql` is what Mesh composes of mesh.config.mjs, and the graph's own
 * types are added to it, with resolvers that ask it.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { eventsOf, nativeIdOf } from '../compare/rest.ts';
import { resolvers, typeExtensions, vendor } from './schema.mjs';

const header = '{ orders { id state real_total orig_total front { order_id created finished_time } payment { amount }';
const items = `items { item_no item_title sku_id spec quantity unit_price total pay_amount discount_amount
  apported_discount_amount is_gift is_collocation details { id } }`;
const waybills = 'delivery { waybills { waybill_id carrier { id name } } }';
const one = `${header} } }`;
const list = `${header} ${items} ${waybills} } }`;
const trace = '{ deliveryman traces { time address message status } }';

async function ordersOf({ ids, parts, selectionSet }, root, context, info) {
  const args = { ids, parts };
  const { orders } = await context.SOMS.Query.somsOrders({ root, args, context, info, selectionSet });
  const found = new Map(orders.map((order) => [order.id, order]));
  return ids.map((id) => found.get(id) ?? null);
}

const ownResolvers = {
  ...resolvers,
  Query: {
    order: async (root, { by }, context, info) => {
      const asked = { ids: [by.vendorId.nativeId], parts: '', selectionSet: one };
      return (await ordersOf(asked, root, context, info))[0];
    },
    nodes: (root, { ids }, context, info) =>
      ordersOf({ ids: ids.map(nativeIdOf), parts: 'items,item.details', selectionSet: list }, root, context, info),
  },
  Package: {
    trace: async (root, _args, context, info) => {
      const args = { id: root.orderId, waybill: root.trackingNo };
      const told = await context.SOMS.Query.somsTrace({ root, args, context, info, selectionSet: trace });
      return { events: eventsOf(told) };
    },
  },
};

export function startGateway(listening) {
  process.env.BENCH_AUTHORIZATION = Buffer.from(`${vendor.user}:${vendor.password}`).toString('base64');
  const composed = readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8');
  const endpoint = `${vendor.url}/${vendor.tenantId}/soms/orderservice/order`;
  const gateway = createGatewayRuntime({
    supergraph: composed.replaceAll('http://vendor.example.test', endpoint),
    additionalTypeDefs: typeExtensions,
    additionalResolvers: ownResolvers,
    logging: false,
  });
  return listening(createServer(gateway));
}
