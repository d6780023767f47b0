/** Every operation of the document as a route with its answer: the reads here, the writes in writes/operations.ts. */
import { at } from '../../sources/values/json.ts';
import type { SandboxAnswer, SandboxRequest, SandboxRoute } from '../server/server.ts';
import type { StoredOrder } from './book.ts';
import { checkOrder, checkSelftake, type CheckAnswer } from './checks.ts';
import { type FilterReading, orderFilters, readFilter } from './filters.ts';
import { orderPaths as orders, refusal, reminderPaths as reminders } from './holdings.ts';
import type { Holdings, Operation, OperationRow } from './holdings.ts';
import { pageOf, readPage } from './paging.ts';
import { asListed, type ReadWithParts, withParts } from './parts.ts';
import { reminderFilters } from './reminders.ts';
import { deliveryTrace, kdTrace } from './traces.ts';
import { textIn, type Wire } from '../server/wire.ts';
import { writes } from './writes/operations.ts';

const wrongParameter = (message: string): SandboxAnswer => ({ status: 400, body: refusal('PARAM_ERROR', message) });

/** The largest batch that the document allows; the second form of the batch has no limit. */
const largestBatch = 100;

const onOrder =
  (answer: (stored: StoredOrder, query: URLSearchParams) => Wire): Operation =>
  ({ book, none }, { params, query }) => {
    const stored = book.find(params['id'] ?? '');
    return stored ? { body: answer(stored, query) } : none;
  };

/** The orders that exist, each once, in the order of the question. */
const foundIn = ({ book }: Holdings, ids: readonly string[]): readonly StoredOrder[] =>
  [...new Set(ids)].flatMap((id) => book.find(id) ?? []);

const orderList = (found: readonly StoredOrder[], read: ReadWithParts, query: URLSearchParams): SandboxAnswer => ({
  body: { empty: found.length === 0, orders: found.map(({ order }) => withParts(order, read, query.get('parts'))) },
});

function batch(holdings: Holdings, { query }: SandboxRequest): SandboxAnswer {
  const ids = query.getAll('id');
  if (ids.length === 0 || ids.length > largestBatch) return wrongParameter(`id 必填,最多${largestBatch}个`);
  return orderList(foundIn(holdings, ids), 'batchGetOrders', query);
}

function batchV2(holdings: Holdings, { query, body }: SandboxRequest): SandboxAnswer {
  const ids = at(body, 'ids');
  const texts: readonly unknown[] = Array.isArray(ids) ? ids : [undefined];
  if (!texts.every((id) => typeof id === 'string')) return wrongParameter('ids 必填');
  return orderList(foundIn(holdings, texts), 'batchGetOrdersV2', query);
}

interface ListRead<T> {
  readonly rows: readonly T[];
  readonly filter: FilterReading;
  /** Each sort key, and the path of its time in a row. */
  readonly sortKeys: Readonly<Record<string, string>>;
  readonly pageRequired: boolean;
  readonly body: (rows: readonly T[]) => Wire;
}

function list<T>({ random }: Holdings, query: URLSearchParams, wanted: ListRead<T>): SandboxAnswer {
  const { filter, sortKeys } = wanted;
  const paging = readPage(query, { sortKeys: Object.keys(sortKeys), required: wanted.pageRequired });
  if ('refused' in paging) return wrongParameter(paging.refused);
  if ('refused' in filter) return wrongParameter(filter.refused);
  const path = sortKeys[paging.request.sortKey] ?? '';
  // Each call has the rows of one second in another order, as replicas of a search index do.
  const found = random.shuffled(wanted.rows.filter(filter.test));
  const { rows, ...page } = pageOf(found, paging.request, (row) => textIn(row, path));
  return { body: { ...page, ...wanted.body(rows) } };
}

const queryOrders: Operation = (holdings, { query, body }) =>
  list(holdings, query, {
    rows: holdings.book.orders,
    filter: readFilter(orderFilters, body),
    sortKeys: { front_created: 'order.front.created', created: 'order.created', modified: 'order.modified' },
    pageRequired: true,
    body: (rows) => ({ orders: rows.map(({ order }) => asListed(order, holdings.leanQuery)) }),
  });

const queryOrderReminds: Operation = (holdings, { query, body }) =>
  list(holdings, query, {
    rows: holdings.reminders.all,
    filter: readFilter(reminderFilters, body),
    sortKeys: { time: 'reminder.time', created: 'reminder.created', modified: 'reminder.modified' },
    pageRequired: false,
    body: (rows) => ({ reminds: rows.map(({ reminder }) => reminder) }),
  });

const getOrderRemind: Operation = (holdings, { params }) => {
  const found = holdings.reminders.find(params['id'] ?? '');
  return found ? { body: found.reminder } : holdings.none;
};

const said = (answer: CheckAnswer): SandboxAnswer =>
  'refused' in answer ? wrongParameter(answer.refused) : { body: answer.answer };

/** Calls that the document requires an operator (操作人) for. */
const byOperator =
  (operation: Operation): Operation =>
  (holdings, request) =>
    request.query.get('operator') ? operation(holdings, request) : wrongParameter('operator 必填');

const reads: readonly OperationRow[] = [
  ['GET', `${orders}/{id}`, 'getOrder', onOrder((one, query) => withParts(one.order, 'getOrder', query.get('parts')))],
  ['GET', `${orders}/orders`, 'batchGetOrders', batch],
  ['POST', `${orders}/v2/orders`, 'batchGetOrdersV2', batchV2],
  [
    'GET',
    `${orders}/saleorder/{sale_order_id}`,
    'getOrderBySaleOrderId',
    ({ book }, { params, query }) =>
      orderList(book.ofSaleOrder(params['sale_order_id'] ?? ''), 'getOrderBySaleOrderId', query),
  ],
  ['POST', '/{tenant_id}/soms/orderservice/orders/query', 'queryOrders', queryOrders],
  ['GET', `${reminders}/orderremind/{id}`, 'getOrderRemind', getOrderRemind],
  ['POST', `${reminders}/reminds/query`, 'queryOrderReminds', queryOrderReminds],
  [
    'GET',
    `${orders}/{id}/delivery/trace`,
    'getDeliveryTrace',
    onOrder((one, query) => deliveryTrace(one, query.get('waybill_id'))),
  ],
  ['GET', `${orders}/{id}/kd/trace`, 'getKdTrace', byOperator(onOrder((one) => kdTrace(one)))],
  ['POST', `${orders}/check`, 'checkOrder', byOperator(({ book }, { body }) => said(checkOrder(book, body)))],
  [
    'POST',
    `${orders}/action/selftake/check`,
    'checkSelftake',
    byOperator(({ book }, { body }) => said(checkSelftake(book, body))),
  ],
];

export const routesOf = (holdings: Holdings): SandboxRoute[] =>
  [...reads, ...writes].map(([method, path, operation, run]) => ({
    method,
    path,
    operation,
    answer: (request) => run(holdings, request),
  }));
