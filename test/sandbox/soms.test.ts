import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { crowdedSecond } from '../../sandbox/sales/course.ts';
import { generateSales, showcaseIds, usualSales } from '../../sandbox/sales/generator.ts';
import { vendorTime } from '../../sources/values/time.ts';
import { listedParts } from '../../sandbox/soms/parts.ts';
import {
  sampleFrontOrderId,
  sampleOrderId,
  samplePickup,
  sampleReminderId,
  sampleSaleOrderNo,
} from '../../sandbox/soms/samples.ts';
import { startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import type { SomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { allSomsOrders } from '../contract/everything.ts';
import { askSoms, basic, order, paged, pick, tell, texts } from './ask.ts';

const until = new Date('2026-11-22T08:00:00Z');
let soms: SomsSandbox;
beforeAll(async () => {
  soms = await startSomsSandbox({ until });
});
afterEach(() => soms.behave());
afterAll(() => soms.close());

const sample = (operation: string): string =>
  readFileSync(new URL(`../../sandbox/soms/samples/${operation}.response.json`, import.meta.url), 'utf8');
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

  it.each(Object.entries(kept).filter(([part]) => part !== 'item.details'))(
    '%s brings what it names',
    async (part, path) => {
      const { body } = await askSoms(soms, `${order}/${id}?parts=${part}`);
      expect(pick(body, path).length).toBeGreaterThan(0);
      for (const [other, elsewhere] of Object.entries(kept)) {
        if (other !== part) expect(pick(body, elsewhere), other).toEqual([]);
      }
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

describe('refusals', () => {
  it.each([
    ['no page', '/orderservice/orders/query?page_size=10&desc=true'],
    ['no page size', '/orderservice/orders/query?page=0&desc=true'],
    ['no direction', '/orderservice/orders/query?page=0&page_size=10'],
    ['a page size of 0', paged(0, 0)],
    ['a page size over 100', paged(0, 101)],
    ['a negative page', paged(-1, 10)],
    ['an unknown sort key', paged(0, 10, '&sort_key=front.created')],
    ['a page beyond the search window', paged(100, 100)],
  ])('the list with %s', async (_name, path) => {
    expect(await askSoms(soms, path, {})).toMatchObject({ status: 400, body: { success: false, code: 'PARAM_ERROR' } });
  });

  it.each([
    ['a misspelt key', { front_order_type_id: 'ECOM' }],
    ['text where a list is due', { front_order_ids: '1' }],
    ['a list where text is due', { front_order_id: ['1'] }],
    ['a word for a flag', { suspended: 'true' }],
    ['another format of time', { created_start: '2026-01-01T00:00:00Z' }],
    ['too many goods', { sku_id_in: Array.from({ length: 101 }, String) }],
    ['no object', []],
  ])('a filter with %s', async (_name, filter) => {
    expect(await askSoms(soms, paged(0, 10), filter)).toMatchObject({ status: 400, body: { success: false } });
  });

  it.each([
    ['getKdTrace', `${order}/${sampleOrderId}/kd/trace`, undefined],
    ['checkOrder', `${order}/check`, { type: 'deliverycheck' }],
    ['checkSelftake', `${order}/action/selftake/check`, { store_id: '1', selftake_code: '1', selftake_qrcode: '1' }],
  ])('%s without operator', async (_name, path, body) => {
    expect(await askSoms(soms, path, body)).toMatchObject({
      status: 400,
      body: { success: false, message: 'operator 必填' },
    });
  });
});

describe('paging', () => {
  const byPlacing = '&sort_key=front_created';
  const flash = vendorTime(crowdedSecond(until.getTime() / 1000) * 1000);

  it('tells page, size, count and total, pages from 0', async () => {
    const { body } = await askSoms(soms, paged(2, 7), {});
    const total = Number(pick(body, 'total')[0]);
    expect(body).toMatchObject({ page: 2, page_size: 7, page_count: Math.ceil(total / 7) });
    expect(pick(body, 'orders.[]')).toHaveLength(7);
    expect(total).toBeGreaterThan(1_250);
    expect(pick((await askSoms(soms, paged(Math.ceil(total / 100), 100), {})).body, 'orders.[]')).toEqual([]);
  });

  it.each([
    ['front_created', 'front.created'],
    ['created', 'created'],
    ['modified', 'modified'],
  ])('sorts by %s, either way', async (key, path) => {
    const down = texts(await query({}, `&sort_key=${key}`), `orders.[].${path}`);
    expect(down).toEqual(down.toSorted().toReversed());
    const { body } = await askSoms(
      soms,
      `/orderservice/orders/query?page=0&page_size=100&desc=false&sort_key=${key}`,
      {},
    );
    const up = texts(body, `orders.[].${path}`);
    expect(up).toEqual(up.toSorted());
  });

  it('deals the orders of one second anew at each call', async () => {
    const second = { front_created_start: flash, front_created_end: flash };
    const [first, again] = [await query(second, byPlacing), await query(second, byPlacing)].map((body) =>
      texts(body, 'orders.[].id'),
    );
    expect(first).toHaveLength(100);
    expect(again).not.toEqual(first);
  });

  it('so walking by page numbers loses some of a crowded second, and splitting by prefix does not', async () => {
    const second = { front_created_start: flash, front_created_end: flash };
    const total = Number(pick(await query(second), 'total')[0]);
    expect(total).toBeGreaterThan(100);
    const cells = await Promise.all(
      ['1', '2', '3', '5', '6', '8', 'E', 'P', 'W'].map((front_order_id_prefix) =>
        query({ ...second, front_order_id_prefix }),
      ),
    );
    const ids = cells.flatMap((body) => texts(body, 'orders.[].id'));
    expect(new Set(ids).size).toBe(total);
    const walked = [0, 1].map(async (page) =>
      texts((await askSoms(soms, paged(page, 100, byPlacing), second)).body, 'orders.[].id'),
    );
    expect(new Set((await Promise.all(walked)).flat()).size).toBeLessThan(total);
  });
});

describe('filters', () => {
  /** Each filter against what the rows it returns show: all of them fit, and none is missing. */
  const cases: readonly (readonly [filter: object, path: string, fits: (value: string) => boolean])[] = [
    [{ states: ['approved', 'canceled'] }, 'state', (state) => ['approved', 'canceled'].includes(state)],
    [{ approve_states: ['none'] }, 'approve_state', (state) => state === 'none'],
    [{ payment_states: ['notPay'] }, 'payment.state', (state) => state === 'notPay'],
    [{ delivery_states: ['refused'] }, 'delivery.state', (state) => state === 'refused'],
    [{ delivery_types: ['selftake'] }, 'delivery.type', (type) => type === 'selftake'],
    [{ carrier_states: ['arrived'] }, 'delivery.carrier.state', (state) => state === 'arrived'],
    [{ operation_states: ['rechecked'] }, 'delivery.operation_state', (state) => state === 'rechecked'],
    [{ platform_id: 'meituan' }, 'front.platform.id', (id) => id === 'meituan'],
    [{ platform_ids: ['jd', 'tmall'] }, 'front.platform.id', (id) => ['jd', 'tmall'].includes(id)],
    [{ shop_id: '01JD2002' }, 'shop.id', (id) => id === '01JD2002'],
    [{ station_ids: ['0104'] }, 'delivery.station.id', (id) => id === '0104'],
    [{ wrh_id_in: ['WH-HN02'] }, 'wrh_id', (id) => id === 'WH-HN02'],
    [{ receiver_mobile_end_with: '0007' }, 'delivery.receiver.contact.mobile', (mobile) => mobile.endsWith('0007')],
    [{ receiver_name: '丙某某' }, 'delivery.receiver.contact.name', (name) => name === '丙某某'],
    [{ front_order_id_prefix: 'E2' }, 'front.order_id', (id) => id.startsWith('E2')],
    [{ fornt_order_type_id: 'RELAY' }, 'front.order_type.id', (id) => id === 'RELAY'],
    [{ sku_id: '6941428600005' }, 'items.[].sku_id', (id) => id === '6941428600005'],
    [{ sku_title: '奶瓶' }, 'items.[].item_title', (title) => title.includes('奶瓶')],
    [{ has_exception: true }, 'has_exception', (value) => value === 'true'],
    [{ suspended: true }, 'suspend_info.suspended', (value) => value === 'true'],
    [{ hasInvoice: true }, 'invoice.required', (value) => value === 'true'],
    [
      { front_created_start: '2026-11-01 00:00:00', front_created_end: '2026-11-03 23:59:59' },
      'front.created',
      (time) => time >= '2026-11-01 00:00:00' && time <= '2026-11-03 23:59:59',
    ],
    [{ modified_start: '2026-11-22 00:00:00' }, 'modified', (time) => time >= '2026-11-22 00:00:00'],
  ];
  let everything: unknown[];
  beforeAll(async () => {
    everything = (await allSomsOrders(soms)).filter((row) => texts(row, 'id')[0] !== sampleOrderId);
  });

  it.each(cases)('%j', async (filter, path, fits) => {
    // Without the document's sample, which fits nearly everything.
    const body = await query({ front_created_start: '2020-01-01 00:00:00', ...filter });
    const expected = everything.filter((row) => texts(row, path).some(fits)).flatMap((row) => texts(row, 'id'));
    const found = texts(body, 'orders.[].id');
    expect(expected.length).toBeGreaterThan(0);
    expect(pick(body, 'total')).toEqual([expected.length]);
    expect(found).toHaveLength(Math.min(expected.length, 100));
    expect(found.filter((id) => !expected.includes(id))).toEqual([]);
  });

  it('joined, all count; null counts as not set', async () => {
    const body = await query({ states: ['approved'], delivery_types: ['selftake'], shop_id: null, invalid: false });
    const rows = pick(body, 'orders.[]');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect([texts(row, 'state')[0], texts(row, 'delivery.type')[0]]).toEqual(['approved', 'selftake']);
  });

  it('false is what is not true, also where nothing stands', async () => {
    const total = async (filter: object): Promise<number> => Number(pick(await query(filter), 'total')[0]);
    for (const flag of ['suspended', 'has_exception', 'hasInvoice', 'have_return']) {
      expect((await total({ [flag]: true })) + (await total({ [flag]: false }))).toBe(await total({}));
    }
    expect(await total({ have_return: true })).toBeGreaterThan(5);
  });

  it('a waybill is found in each place where it can stand', async () => {
    const places = ['waybill_id', 'delivery.waybill_id', 'delivery.waybills.1.waybill_id'];
    for (const place of places) {
      const row = everything.find((one) => texts(one, place).some((id) => id !== 'null'));
      const [waybill_id] = texts(row, place);
      expect(texts(await query({ waybill_id }), 'orders.[].id')).toContain(texts(row, 'id')[0]);
    }
  });

  it('delivered times are inclusive to the second', async () => {
    const sale = generateSales({ ...usualSales, until }).find(
      (one) => one.inSoms && one.deliveredAt !== null && one.follows === null,
    );
    const at = vendorTime((sale?.deliveredAt ?? 0) * 1000);
    const body = await query({ delivered_time_start: at, delivered_time_end: at });
    expect(texts(body, 'orders.[].front.order_id')).toContain(sale?.platformOrderNo);
  });

  it('pickup codes, sources and main numbers are exact', async () => {
    const { pickup } = showcaseIds;
    expect(texts(await query({ selftake_code: pickup.code, station_ids: [pickup.storeId] }), 'orders.[].id')).toEqual([
      pickup.somsOrderId,
    ]);
    const split = everything.find((one) => texts(one, 'source_order_id').some((id) => id !== 'null'));
    const [source_order_id_eq] = texts(split, 'source_order_id');
    expect(texts(await query({ source_order_id_eq }), 'orders.[].id')).toContain(texts(split, 'id')[0]);
    const half = everything.find((one) => texts(one, 'front.main_order_id').some((id) => id.startsWith('M')));
    const [front_main_order_id_eq] = texts(half, 'front.main_order_id');
    expect(pick(await query({ front_main_order_id_eq }), 'orders.[]')).toHaveLength(2);
  });
});

describe('traces', () => {
  const { somsOrderId: id, trackingNos } = showcaseIds;

  it('tell of the waybill that is asked for, else of the first', async () => {
    const ask = async (more: string): Promise<unknown> =>
      (await askSoms(soms, `${order}/${id}/delivery/trace${more}`)).body;
    expect(texts(await ask(''), 'waybill_id')).toEqual([trackingNos[0]]);
    expect(texts(await ask(`?waybill_id=${trackingNos[1]}`), 'waybill_id')).toEqual([trackingNos[1]]);
    expect(await ask('?waybill_id=1')).toMatchObject({ success: false, message: '运单不存在' });
  });

  it('of express parcels only in the express read', async () => {
    const kd = async (one: string): Promise<unknown> =>
      (await askSoms(soms, `${order}/${one}/kd/trace?operator=t`)).body;
    expect(await kd(id)).toMatchObject({ success: true, state: 'delivered', waybill_id: trackingNos[0] });
    expect(await kd(showcaseIds.pickup.somsOrderId)).toMatchObject({ success: false, code: 'NOT_EXPRESS' });
  });

  it('are the same in both reads, blanks apart', async () => {
    const orders = pick(await query({ carrier_types: ['express'], delivery_states: ['signed'] }), 'orders.[].id').slice(
      0,
      10,
    );
    const folded = (body: unknown, list: string): string[] =>
      texts(body, `${list}.[].message`)
        .map((text) => text.replaceAll(/\s+/g, ' ').trim())
        .toSorted();
    for (const one of orders.map(String)) {
      const delivery = await askSoms(soms, `${order}/${one}/delivery/trace`);
      const kd = await askSoms(soms, `${order}/${one}/kd/trace?operator=t`);
      expect(folded(kd.body, 'details')).toEqual(folded(delivery.body, 'traces'));
    }
  });
});

describe('reminders', () => {
  const list = async (filter: object, more = '&page_size=100'): Promise<unknown> =>
    (await askSoms(soms, `/orderremindservice/reminds/query?desc=true${more}`, filter)).body;

  it('come in pages of 20 unless told otherwise', async () => {
    expect(await list({}, '')).toMatchObject({ page: 0, page_size: 20 });
    expect((await askSoms(soms, '/orderremindservice/reminds/query', {})).status).toBe(400);
  });

  it.each([
    ['none', ['none', '未回复']],
    ['replied', ['replied', '已回复']],
    ['invalid', ['invalid', '已失效']],
  ])('are found by state %s, however the record spells it', async (reply_state_eq, spellings) => {
    const states = new Set(texts(await list({ reply_state_eq }), 'reminds.[].reply_state'));
    expect(states).toEqual(new Set(spellings));
  });

  it('are found by order, store, platform and id', async () => {
    const { reminderId, somsOrderId } = showcaseIds;
    const found = [
      { order_id_eq: somsOrderId },
      { order_id_in: [somsOrderId] },
      { id_eq: reminderId },
      { id_in: [reminderId] },
    ];
    for (const filter of found) expect(texts(await list(filter), 'reminds.[].remind_id')).toEqual([reminderId]);
    expect(
      texts(await list({ store_id_eq: '0001', platform_id_eq: showcaseIds.platformId }), 'reminds.[].remind_id'),
    ).toContain(reminderId);
    expect((await askSoms(soms, '/orderremindservice/reminds/query?desc=true', { state: 'none' })).status).toBe(400);
  });
});

describe('checks', () => {
  const check = async (more: object): Promise<unknown> =>
    (await askSoms(soms, `${order}/check?operator=t`, { type: 'deliverycheck', ...more })).body;
  const here = { latitude: 30.21, longtitude: 120.21 };

  it('deliver nearby and light', async () => {
    expect(await check({ receiver_address: here, weight: 20_000 })).toMatchObject({ success: true });
    expect(await check({ order_id: showcaseIds.pickup.somsOrderId })).toMatchObject({ success: true });
  });

  it.each([
    ['too heavy', { receiver_address: here, weight: 20_001 }],
    ['too far by position', { receiver_address: { latitude: 31.2, longtitude: 121.5 } }],
    ['too far by name', { receiver_address: { street: '远郊村1号' } }],
    ['too far as a known order', { order_id: showcaseIds.somsOrderId }],
  ])('refuse what is %s', async (_name, more) => {
    expect(await check(more)).toMatchObject({ success: false, code: 'OUT_OF_RANGE' });
  });

  it('need a type', async () => {
    expect((await askSoms(soms, `${order}/check?operator=t`, {})).status).toBe(400);
  });

  it('find a pickup by store and code', async () => {
    const { pickup } = showcaseIds;
    const take = (more: object) =>
      askSoms(soms, `${order}/action/selftake/check?operator=t`, {
        store_id: pickup.storeId,
        selftake_code: pickup.code,
        selftake_qrcode: pickup.code,
        ...more,
      });
    expect((await take({})).body).toMatchObject({ success: true, order_id: pickup.somsOrderId });
    expect((await take({ platform_id: pickup.platformId })).body).toMatchObject({ success: true });
    expect((await take({ platform_id: 'meituan' })).body).toMatchObject({ success: false, code: 'NOT_FOUND' });
    expect((await take({ store_id: '0002' })).body).toMatchObject({ success: false, code: 'NOT_FOUND' });
    expect((await take({ selftake_qrcode: undefined })).status).toBe(400);
    const done = pick(await query({ delivery_types: ['selftake'], delivery_states: ['signed'] }), 'orders.[]')[0];
    const taken = await take({
      store_id: texts(done, 'delivery.station.id')[0],
      selftake_code: texts(done, 'delivery.selftake_code')[0],
    });
    expect(taken.body).toMatchObject({ success: false, code: 'ALREADY_TAKEN', order_id: texts(done, 'id')[0] });
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

describe('scripted faults', () => {
  it('meet one operation', async () => {
    soms.misbehave({ kind: 'refuse', message: '系统繁忙', operation: 'getOrder', times: 1 });
    expect((await askSoms(soms, `${order}/${sampleOrderId}`)).body).toEqual({
      success: false,
      code: 'REFUSED',
      message: '系统繁忙',
    });
    expect((await askSoms(soms, `${order}/${sampleOrderId}`)).body).toHaveProperty('id', sampleOrderId);
  });
});
