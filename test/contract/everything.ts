/** Every kind of answer that the simulators give, over all that they hold. */
import type { BabycareSandbox } from '../../sources/babycare/sandbox/sandbox.ts';
import type { SomsSandbox } from '../../sources/soms/sandbox/sandbox.ts';
import { askBabycare, askSoms, order, paged, pick, texts } from '../sandbox/ask.ts';

export interface Answer {
  readonly operation: string;
  readonly schema: string;
  readonly body: unknown;
}
export const allParts = {
  one: 'items,item.details,item.change.records,paymentDetails,invoiceDetails,printBills,prom,crm,logs,waybill.printinfo',
  batch: 'items,item.details,paymentDetails,invoiceDetails,printBills,prom,exceptions,waybill.printinfo',
  saleOrder: 'items,paymentDetails,invoiceDetails',
} as const;

/** Runs a few at a time: fast, and no flood of sockets. */
async function each<T, R>(list: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < list.length; from += 16) {
    results.push(...(await Promise.all(list.slice(from, from + 16).map(run))));
  }
  return results;
}
const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_one, n) => list.slice(n * size, (n + 1) * size));

/** All that queryOrders has. Rows of one second come in another order at each call, so the walk goes round until all were seen. */
export async function allSomsOrders(sandbox: SomsSandbox): Promise<unknown[]> {
  const first = await askSoms(sandbox, paged(0, 100), {});
  const [total, pages] = ['total', 'page_count'].map((field) => Number(pick(first.body, field)[0]));
  const found = new Map<string, unknown>();
  for (let call = 0; found.size < (total ?? 0); call += 1) {
    if (call > 1000) throw new RangeError('queryOrders keeps some of its rows to itself');
    const { body } = await askSoms(sandbox, paged(call % (pages ?? 1), 100, '&sort_key=modified'), {});
    for (const row of pick(body, 'orders.[]')) found.set(texts(row, 'id').join(''), row);
  }
  return [...found.values()];
}

export async function somsAnswers(sandbox: SomsSandbox, notThis: (id: string) => boolean): Promise<Answer[]> {
  const ask = async (operation: string, schema: string, path: string, body?: unknown): Promise<Answer> => ({
    operation,
    schema,
    body: (await askSoms(sandbox, path, body)).body,
  });
  const rows = (await allSomsOrders(sandbox)).filter((row) => !texts(row, 'id').some(notThis));
  const ids = rows.flatMap((row) => texts(row, 'id'));
  const saleOrders = [...new Set(rows.flatMap((row) => texts(row, 'sale_order_id')))];
  const reminders = await ask(
    'queryOrderReminds',
    'OrderRemindPaging',
    '/orderremindservice/reminds/query?desc=true&page_size=100',
    {},
  );
  const check = (more: object): Promise<Answer> =>
    ask('checkOrder', 'OrderCheckResponse', `${order}/check?operator=t`, { type: 'deliverycheck', ...more });
  const take = (store_id: string, code: string): Promise<Answer> =>
    ask('checkSelftake', 'OrderSelftakeCheckResponse', `${order}/action/selftake/check?operator=t`, {
      store_id,
      selftake_code: code,
      selftake_qrcode: code,
    });
  const pickups = rows.filter((row) => texts(row, 'delivery.type')[0] === 'selftake');
  return [
    {
      operation: 'queryOrders',
      schema: 'OrderPaging',
      body: { total: 1, page: 0, page_count: 1, page_size: 1, orders: rows },
    },
    ...(await each(ids, (id) => ask('getOrder', 'Order', `${order}/${id}?parts=${allParts.one}`))),
    ...(await each(chunks(ids, 20), (some) =>
      ask('batchGetOrders', 'OrderList', `${order}/orders?parts=${allParts.batch}&id=${some.join('&id=')}`),
    )),
    ...(await each(chunks(ids, 20), (some) =>
      ask('batchGetOrdersV2', 'OrderList', `${order}/v2/orders?parts=${allParts.batch}`, { ids: some }),
    )),
    ...(await each(saleOrders, (no) =>
      ask('getOrderBySaleOrderId', 'OrderList', `${order}/saleorder/${no}?parts=${allParts.saleOrder}`),
    )),
    ...(await each(ids, (id) => ask('getDeliveryTrace', 'DeliveryTraceResponse', `${order}/${id}/delivery/trace`))),
    ...(await each(ids, (id) => ask('getKdTrace', 'OrderKdTrace', `${order}/${id}/kd/trace?operator=t`))),
    reminders,
    ...(await each(
      texts(reminders.body, 'reminds.[].remind_id').filter((id) => id !== '很好'),
      (id) => ask('getOrderRemind', 'OrderRemind', `/orderremindservice/orderremind/${id}`),
    )),
    await check({ order_id: ids[0] }),
    await check({ weight: 20_001 }),
    await check({ weight: 100, receiver_address: { latitude: 30.2, longtitude: 120.2 } }),
    ...(await each(pickups, (row) =>
      take(texts(row, 'delivery.station.id').join(''), texts(row, 'delivery.selftake_code').join('')),
    )),
    await take('0001', '000000'),
  ];
}

export async function babycareAnswers(sandbox: BabycareSandbox, numbers: readonly string[]): Promise<Answer[]> {
  const details = await each(numbers, async (platformOrderNo) => ({
    operation: 'listSalesDetails',
    schema: 'ListSalesDetailsResponse',
    body: (await askBabycare(sandbox, '/order/salesDetail/list', { platformOrderNo })).body,
  }));
  const packages = await each(numbers, async (platformOrderNo) => ({
    operation: 'listPackages',
    schema: 'ListPackagesResponse',
    body: (await askBabycare(sandbox, '/order/package/list', { platformOrderNo })).body,
  }));
  return [...details, ...packages];
}
