/** A vendor that holds the orders of a test, and what it was asked. */
import { at } from '../../../sources/values/json.ts';
import { type RecordedCall, type Sandbox, startSandboxServer } from '../../../sandbox/server/server.ts';
import { closedAfterwards } from './source.ts';

/** "GET 20" or "POST 100" for each batch read. */
export const batches = (calls: readonly RecordedCall[]): readonly string[] =>
  calls.map(({ method, query, body }) => {
    const posted = at(body, 'ids');
    const size = Array.isArray(posted) ? posted.length : new URLSearchParams(query).getAll('id').length;
    return `${method} ${size}`;
  });
export const operations = (vendor: Sandbox): readonly string[] => vendor.calls.map(({ operation }) => operation);
export const partsAsked = (vendor: Sandbox): readonly (string | null)[] =>
  vendor.calls.map(({ query }) => new URLSearchParams(query).get('parts'));

/** A vendor that holds exactly these orders and sends them as they are, whatever parts are asked for. */
export async function holding(orders: readonly object[]): Promise<Sandbox> {
  const wanted = (ids: unknown) => ({
    body: { orders: orders.filter((order) => Array.isArray(ids) && ids.includes(at(order, 'id'))) },
  });
  const vendor = await startSandboxServer({
    about: 'a vendor of these orders',
    refusal: (message) => ({ body: { success: false, message } }),
    routes: [
      {
        operation: 'getOrder',
        method: 'GET',
        path: '/{tenant_id}/soms/orderservice/order/{id}',
        answer: ({ params }) => ({ body: orders.find((order) => at(order, 'id') === params['id']) }),
      },
      {
        operation: 'batchGetOrders',
        method: 'GET',
        path: '/{tenant_id}/soms/orderservice/order/orders',
        answer: ({ query }) => wanted(query.getAll('id')),
      },
      {
        operation: 'getOrderBySaleOrderId',
        method: 'GET',
        path: '/{tenant_id}/soms/orderservice/order/saleorder/{number}',
        answer: () => wanted([]),
      },
      {
        operation: 'queryOrders',
        method: 'POST',
        path: '/{tenant_id}/soms/orderservice/orders/query',
        answer: ({ query, body }) => {
          const numbers = at(body, 'front_order_ids');
          const found = orders.filter(
            (order) => Array.isArray(numbers) && numbers.includes(at(order, 'front.order_id')),
          );
          const [page, size] = [Number(query.get('page')), Number(query.get('page_size'))];
          return { body: { total: found.length, orders: found.slice(page * size, (page + 1) * size) } };
        },
      },
    ],
  });
  return closedAfterwards(vendor);
}
