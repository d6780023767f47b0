import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import { listedParts } from '../../../sandbox/soms/parts.ts';
import {
  sampleFrontOrderId,
  sampleOrderId,
  samplePickup,
  sampleReminderId,
  sampleSaleOrderNo,
} from '../../../sandbox/soms/samples.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { askSoms, basic, order, paged, pick, tell, texts } from '../ask.ts';

const until = new Date('2026-11-22T08:00:00Z');
let soms: SomsSandbox;
beforeAll(async () => {
  soms = await startSomsSandbox({ until });
});
afterEach(() => soms.behave());
afterAll(() => soms.close());

const sample = (operation: string): string =>
  readFileSync(new URL(`../../../sandbox/soms/samples/${operation}.response.json`, import.meta.url), 'utf8');
/** The same JSON without blanks: every digit stays as printed, `500.0` too. */
const squeezed = (json: string): string =>
  json.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (token) => (token.startsWith('"') ? token : ''));

const allOf = (read: keyof typeof listedParts): string => listedParts[read].join(',');
const query = async (filter: object, more = '') => (await askSoms(soms, paged(0, 100, more), filter)).body;

describe('who may come in', () => {
  const get = (tenant: string, headers: Record<string, string>) =>
    tell(`${soms.url}/${tenant}/soms${order}/${sampleOrderId}`, { headers });

  it('needs the user and the password', async () => {
    const { status, headers } = await get('sandbox', {});
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Basic realm="soms"']);
    expect((await get('sandbox', { authorization: basic('sandbox', 'wrong') })).status).toBe(401);
    expect((await get('sandbox', { authorization: basic('sandbox', 'sandbox-password') })).status).toBe(200);
  });

  it('needs the tenant', async () => {
    expect((await get('other', { authorization: basic('sandbox', 'sandbox-password') })).status).toBe(404);
  });

  it('takes other credentials as an option', async () => {
    const other = await startSomsSandbox({ until, tenantId: '租户', user: 'u', password: 'p' });
    expect(other.credentials).toEqual({ tenantId: '租户', user: 'u', password: 'p' });
    const path = encodeURIComponent('租户');
    const { status } = await tell(`${other.url}/${path}/soms${order}/${sampleOrderId}`, {
      headers: { authorization: basic('u', 'p') },
    });
    expect(status).toBe(200);
    await other.close();
  });
});

describe("the document's samples", () => {
  it('come back byte for byte, blanks apart, with all parts', async () => {
    const { text } = await askSoms(soms, `${order}/${sampleOrderId}?parts=${allOf('getOrder')}`);
    expect(text).toBe(squeezed(sample('getOrder')));
  });

  it.each([
    ['getDeliveryTrace', `${order}/${sampleOrderId}/delivery/trace`, undefined],
    ['getKdTrace', `${order}/${sampleOrderId}/kd/trace?operator=t`, undefined],
    ['getOrderRemind', `/orderremindservice/orderremind/${encodeURIComponent(sampleReminderId)}`, undefined],
    ['checkOrder', `${order}/check?operator=t`, { type: 'deliverycheck', order_id: '121212' }],
    [
      'checkSelftake',
      `${order}/action/selftake/check?operator=t`,
      { store_id: samplePickup.storeId, selftake_code: samplePickup.code, selftake_qrcode: samplePickup.code },
    ],
  ])('%s', async (operation, path, body) => {
    expect((await askSoms(soms, path, body)).text).toBe(squeezed(sample(operation)));
  });

  it.each([
    ['its id', { order_id: sampleOrderId }],
    ['its platform order number', { front_order_id: sampleFrontOrderId }],
    [
      'the second it was placed in',
      { front_created_start: '2016-03-02 12:00:01', front_created_end: '2016-03-02 12:00:01' },
    ],
  ])('the order is found by %s', async (_name, filter) => {
    const body = await query(filter);
    expect(texts(body, 'orders.[].id')).toEqual([sampleOrderId]);
    expect(pick(body, 'orders.[].items.[]')).toHaveLength(1);
    expect(pick(body, 'orders.[].logs')).toEqual([]);
  });

  it('the order is found by its sale order number', async () => {
    const { body } = await askSoms(soms, `${order}/saleorder/${sampleSaleOrderNo}`);
    expect(texts(body, 'orders.[].id')).toEqual([sampleOrderId]);
  });
});

describe('parts', () => {
  const id = showcaseIds.somsOrderId;
  const kept: Readonly<Record<string, string>> = {
    items: 'items',
    'item.details': 'items.[].details',
    paymentDetails: 'payment.details',
    invoiceDetails: 'invoice.details',
    prom: 'promotion',
    logs: 'logs',
    'waybill.printinfo': 'delivery.waybill_print_info',
    printBills: 'print_bills',
    crm: 'crm_info',
  };

  it('not asked for are not there', async () => {
    const { body } = await askSoms(soms, `${order}/${id}`);
    for (const path of Object.values(kept)) expect(pick(body, path), path).toEqual([]);
    expect(texts(body, 'payment.state')).toEqual(['paid']);
  });

  it.each(Object.keys(kept).filter((part) => part !== 'item.details'))(
    '%s brings what it names and nothing else',
    async (part) => {
      const { body } = await askSoms(soms, `${order}/${id}?parts=${part}`);
      const brought = Object.keys(kept).filter((one) => pick(body, kept[one] ?? '').length > 0);
      expect(brought).toEqual([part]);
    },
  );

  it('of lines come with their lines only', async () => {
    const alone = await askSoms(soms, `${order}/${id}?parts=item.details`);
    expect(pick(alone.body, 'items')).toEqual([]);
    const both = await askSoms(soms, `${order}/${id}?parts=items,item.details`);
    expect(pick(both.body, 'items.[].details.[]')).toHaveLength(2);
  });

  it('that an operation does not list are ignored there', async () => {
    const { body } = await askSoms(soms, `${order}/v2/orders?parts=items,logs,crm`, { ids: [id] });
    expect(pick(body, 'orders.[].items.[]')).toHaveLength(3);
    expect(pick(body, 'orders.[].logs')).toEqual([]);
    const sale = await askSoms(soms, `${order}/saleorder/${showcaseIds.somsSaleOrderNo}?parts=items,item.details`);
    expect(pick(sale.body, 'orders.[].items.[].details')).toEqual([]);
  });

  it('do not concern the list, which shows whole orders without logs', async () => {
    const body = await query({ order_id: id });
    for (const path of ['items.[].details', 'payment.details', 'invoice.details', 'promotion', 'crm_info']) {
      expect(pick(body, `orders.[].${path}`).length, path).toBeGreaterThan(0);
    }
    expect(pick(body, 'orders.[].logs')).toEqual([]);
  });

  it('are left out of a lean list', async () => {
    const lean = await startSomsSandbox({ until, leanQuery: true });
    const { body } = await askSoms(lean, paged(0, 1), { order_id: id });
    expect(texts(body, 'orders.[].id')).toEqual([id]);
    for (const path of Object.values(kept)) expect(pick(body, `orders.[].${path}`)).toEqual([]);
    await lean.close();
  });
});

describe('batches', () => {
  const [a, b] = [showcaseIds.somsOrderId, showcaseIds.pickup.somsOrderId];

  it('answer each known id once, in the order of the question', async () => {
    const expected = [b, a];
    const first = await askSoms(soms, `${order}/orders?id=${b}&id=1&id=${a}&id=${b}`);
    expect(texts(first.body, 'orders.[].id')).toEqual(expected);
    const second = await askSoms(soms, `${order}/v2/orders`, { ids: [b, '1', a, b] });
    expect(texts(second.body, 'orders.[].id')).toEqual(expected);
    expect((await askSoms(soms, `${order}/v2/orders`, { ids: ['1'] })).body).toEqual({ empty: true, orders: [] });
  });

  it('are limited in the first form', async () => {
    const ids = Array.from({ length: 101 }, (_one, n) => `id=${n}`);
    expect((await askSoms(soms, `${order}/orders?${ids.join('&')}`)).status).toBe(400);
    expect((await askSoms(soms, `${order}/orders?${ids.slice(1).join('&')}`)).status).toBe(200);
    expect((await askSoms(soms, `${order}/orders`)).status).toBe(400);
  });

  it('refuse what is no list of ids', async () => {
    expect((await askSoms(soms, `${order}/v2/orders`, { ids: '1' })).status).toBe(400);
    expect((await askSoms(soms, `${order}/v2/orders`, {})).status).toBe(400);
  });

  it('win over the single order on the literal path', async () => {
    soms.forgetCalls();
    await askSoms(soms, `${order}/orders?id=${a}`);
    await askSoms(soms, `${order}/${a}`);
    expect(soms.calls.map(({ operation }) => operation)).toEqual(['batchGetOrders', 'getOrder']);
  });
});

describe('no such order', () => {
  it.each([
    ['status404', 404, { success: false, code: 'NOT_FOUND', message: '订单不存在' }],
    ['empty', 200, undefined],
    ['emptyObject', 200, {}],
    ['refused', 200, { success: false, code: 'NOT_FOUND', message: '订单不存在' }],
  ] as const)('is said as %s', async (absent, status, body) => {
    const own = await startSomsSandbox({ until, absent });
    for (const path of [
      `${order}/1`,
      `${order}/1/delivery/trace`,
      `${order}/1/kd/trace?operator=t`,
      '/orderremindservice/orderremind/1',
    ]) {
      const told = await askSoms(own, path);
      expect([told.status, told.body]).toEqual([status, body]);
    }
    await own.close();
  });

  it('is an empty list where a list is asked for', async () => {
    expect((await askSoms(soms, `${order}/saleorder/1`)).body).toEqual({ empty: true, orders: [] });
  });
});

describe('numbers', () => {
  it('keep their digits on the wire', async () => {
    const { text } = await askSoms(soms, `${order}/${showcaseIds.somsOrderId}?parts=items`);
    expect(text).toContain('"amount":300.80');
    expect(text).toContain('"settle_price":118.2093');
    expect(text).toContain('"quantity":2.0');
    const all = await Promise.all([0, 1, 2, 3].map(async (page) => (await askSoms(soms, paged(page, 100), {})).text));
    expect(all.join('')).toContain('"balance":9007199254740993');
  });
});
