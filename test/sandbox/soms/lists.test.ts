import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { crowdedSecond } from '../../../sandbox/sales/course.ts';
import { generateSales, showcaseIds, usualSales } from '../../../sandbox/sales/generator.ts';
import { sampleOrderId } from '../../../sandbox/soms/samples.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { vendorTime } from '../../../sources/values/time.ts';
import { allSomsOrders } from '../../contract/everything.ts';
import { askSoms, paged, pick, texts } from '../ask.ts';

const until = new Date('2026-11-22T08:00:00Z');
let soms: SomsSandbox;
beforeAll(async () => {
  soms = await startSomsSandbox({ until });
});
afterEach(() => soms.behave());
afterAll(() => soms.close());

const query = async (filter: object, more = '') => (await askSoms(soms, paged(0, 100, more), filter)).body;

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
  /** One filter of each kind, against what all rows show: the rows that it returns fit, and none is missing. */
  const cases: readonly (readonly [filter: object, path: string, fits: (value: string) => boolean])[] = [
    [{ states: ['approved', 'canceled'] }, 'state', (state) => ['approved', 'canceled'].includes(state)],
    [{ platform_id: 'meituan' }, 'front.platform.id', (id) => id === 'meituan'],
    [{ receiver_mobile_end_with: '0007' }, 'delivery.receiver.contact.mobile', (mobile) => mobile.endsWith('0007')],
    [{ front_order_id_prefix: 'E2' }, 'front.order_id', (id) => id.startsWith('E2')],
    [{ fornt_order_type_id: 'RELAY' }, 'front.order_type.id', (id) => id === 'RELAY'],
    [{ sku_id: '6941428600005' }, 'items.[].sku_id', (id) => id === '6941428600005'],
    [{ sku_title: '奶瓶' }, 'items.[].item_title', (title) => title.includes('奶瓶')],
    [{ has_exception: true }, 'has_exception', (value) => value === 'true'],
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
    // This leaves out the document's sample, which fits nearly every filter.
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
