/** Every kind of answer that the simulators give, over all that they hold. */
import { existsSync, readFileSync } from 'node:fs';
import { parseJson } from '../../sources/values/json.ts';
import { showcaseIds } from '../../sandbox/sales/generator.ts';
import type { BabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import type { SomsSandbox } from '../../sandbox/soms/sandbox.ts';
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

/** Runs a few at a time, which is fast and does not open too many sockets. */
async function each<T, R>(list: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < list.length; from += 16) {
    results.push(...(await Promise.all(list.slice(from, from + 16).map(run))));
  }
  return results;
}
const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_one, n) => list.slice(n * size, (n + 1) * size));

/** All that queryOrders has. Rows of one second come in another order at each call, so it asks until all were seen. */
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

export type WriteAnswer = Omit<Answer, 'schema'> & { readonly request: unknown; readonly orderId: string };

/** One of the document's requests, and the ids that replace those that it prints. */
interface SampleWrite {
  readonly path: string;
  /** The order whose later reads show it; absent where the answer names a new one. */
  readonly orderId?: string;
  readonly ids?: readonly (readonly [field: string, printed: string, own: string])[];
}

/**
 * The request that the document prints for a write. Three break the document's own schema and are mended in copies
 * beside them (applyOrderReturn: weights; reissueOrder: latitude, longtitude; submitOrder: those, promotion factors,
 * tags and empty lists in quotes); the old submit prints the same request as the new one.
 */
export function sampleRequest(operation: string): string {
  const name = operation === 'submitOrderLegacy' ? 'submitOrder' : operation;
  const mended = new URL(`../payloads/soms/writes/${name}.mended.json`, import.meta.url);
  const printed = new URL(`../payloads/soms/writes/${name}.request.json`, import.meta.url);
  return readFileSync(existsSync(mended) ? mended : printed, 'utf8');
}

/** Every write of SOMS once, as the document prints its request, on orders that the simulator has. */
export async function somsWriteAnswers(sandbox: SomsSandbox): Promise<WriteAnswer[]> {
  const one = async (filter: object): Promise<unknown> =>
    pick((await askSoms(sandbox, paged(0, 100), filter)).body, 'orders.[]').find((row) =>
      texts(row, 'items.0.item_no').includes('1'),
    );
  const text = (row: unknown, path: string): string => texts(row, path)[0] ?? '';
  const open = await one({ states: ['approved'], delivery_types: ['deliver'], payment_states: ['paid'] });
  const unpaid = await one({ states: ['confirmed'], payment_states: ['notPay'] });
  const out = await one({ states: ['delivering'], carrier_types: ['express'] });
  const held = await one({ states: ['prepared'], delivery_types: ['selftake'] });
  const { pickup, somsOrderId: whole, reminderId } = showcaseIds;
  const { body: shown } = await askSoms(sandbox, `${order}/${whole}?parts=items,item.details`);
  const [openId, unpaidId, outId, heldId] = [open, unpaid, out, held].map((row) => text(row, 'id'));
  const onOrder = (orderId: string | undefined, path: string, ids: SampleWrite['ids'] = []): SampleWrite => ({
    path: `${order}/${orderId}/${path}`,
    orderId: orderId ?? '',
    ids,
  });
  const writes: Readonly<Record<string, SampleWrite>> = {
    replyOrderRemind: { path: `/orderremindservice/remind/${reminderId}/reply`, orderId: whole },
    submitOrder: { path: `${order}/submit`, ids: [['order_id', '1223654', '7000001']] },
    submitOrderLegacy: { path: order, ids: [['order_id', '1223654', '7000002']], orderId: whole },
    confirmSelftakeV2: {
      path: `${order}/action/v2/selftake`,
      orderId: pickup.somsOrderId,
      ids: [
        ['store_id', '454534', pickup.storeId],
        ['selftake_qrcode', '222222', pickup.code],
        ['order_id', '12345', pickup.somsOrderId],
        ['platform_id', 'be.eleme', pickup.platformId],
      ],
    },
    confirmSelftake: onOrder(heldId, 'action/selftake', [
      ['store_id', '454534', text(held, 'delivery.station.id')],
      ['selftake_qrcode', '222222', text(held, 'delivery.selftake_code')],
    ]),
    batchModifyOrderStore: { path: `${order}/mod/store`, orderId: whole, ids: [['order_id', '1212', whole]] },
    reissueOrder: {
      path: `${order}/reissue`,
      ids: [
        ['source_order_id', '121212', whole],
        ['sku_id', '132323', text(shown, 'items.0.sku_id')],
      ],
    },
    updateOrderCarrier: onOrder(openId, 'action/carrier'),
    updateOrderDelivery: onOrder(openId, 'action/deliver'),
    updateStoreOperation: onOrder(openId, 'action/storeoperation'),
    applyOrderReturn: onOrder(whole, 'applyrtn', [['sku_id', '2123', text(shown, 'items.0.sku_id')]]),
    cancelCarrier: onOrder(outId, 'cancel/carrier', [
      ['carrier_id', '343434343', text(out, 'delivery.carrier.carrier.id')],
    ]),
    changeOrderItems: onOrder(openId, 'changeitems', [['sku_id', '132323', text(open, 'items.0.sku_id')]]),
    updateOrderInvoice: onOrder(openId, 'invoices'),
    updateInvoiceResult: onOrder(whole, 'invoice/result'),
    modifyOrderCarrier: onOrder(openId, 'mod/carrier'),
    payOrder: onOrder(unpaidId, 'pay'),
    updatePickInfo: onOrder(openId, 'pickInfo'),
    tagOrder: onOrder(openId, 'tagging'),
    updateTraceCodes: onOrder(whole, 'tracecode/update', [
      ['item_no', 'string', '2'],
      ['sku_id', 'string', text(shown, 'items.1.sku_id')],
      ['id', 'string', text(shown, 'items.1.details.0.id')],
    ]),
    updateCustomerNote: onOrder(openId, 'updateCustomerNote'),
    cancelOrder: onOrder(unpaidId, 'action/cancel'),
  };
  const answers: WriteAnswer[] = [];
  for (const [operation, { path, orderId, ids = [] }] of Object.entries(writes)) {
    const request = parseJson(
      ids.reduce(
        (left, [field, printed, own]) => left.replaceAll(`"${field}": "${printed}"`, `"${field}": "${own}"`),
        sampleRequest(operation),
      ),
    );
    const { body } = await askSoms(sandbox, `${path}?operator=t`, request);
    answers.push({ operation, body, request, orderId: orderId ?? text(body, 'order_id') });
  }
  return answers;
}
