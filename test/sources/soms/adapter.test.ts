import { request } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SourceFault } from '../../../sources/fault.ts';
import { at, parseJson } from '../../../sources/values/json.ts';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import { type RecordedCall, type Sandbox, startSandboxServer } from '../../../sandbox/server/server.ts';
import { createLoaders } from '../../../sources/loading/loaders.ts';
import { type NativeCode, type Order, type OrderKey, type OrderPart, orderParts } from '../../../sources/model.ts';
import type { Outcome, Source } from '../../../sources/ports/source.ts';
import { createRegistry } from '../../../sources/registry.ts';
import { definitionOf } from '../../../server/vendors.ts';
import { somsSource, type SomsSourceOptions } from '../../../sources/soms/adapter.ts';
import { sampleFrontOrderId, sampleOrderId, sampleSaleOrderNo } from '../../../sandbox/soms/samples.ts';
import { type SomsSandboxOptions, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';

const tenantId = 'sandbox';
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A SOMS source over HTTP to this vendor, with a breaker of its own. */
function connect(vendor: Sandbox, more: Partial<SomsSourceOptions> = {}): Source {
  const source = somsSource({
    url: vendor.url,
    tenantId,
    user: 'sandbox',
    password: 'sandbox-password',
    operator: 'ordergraph',
    timeoutMs: 5_000,
    now: Date.now,
    ...more,
  });
  open.push(source);
  return source;
}
const call = { signal: new AbortController().signal, onCall: () => undefined };
const keyOf = (nativeId: string): OrderKey => ({ vendor: 'SOMS', tenantId, nativeId, askedBy: null });
const keysOf = (ids: readonly string[]): readonly OrderKey[] => ids.map(keyOf);
const parts = (...names: OrderPart[]): ReadonlySet<OrderPart> => new Set(names);

function sound<T>(outcome: Outcome<T> | undefined): T {
  if (outcome instanceof SourceFault) throw outcome;
  if (outcome === undefined) throw new Error('no answer');
  return outcome;
}
function existing(outcome: Outcome<Order | null> | undefined): Order {
  const order = sound(outcome);
  if (order === null) throw new Error('no such order');
  return order;
}
const idsOf = (outcomes: readonly Outcome<Order | null>[]): readonly (string | null)[] =>
  outcomes.map((outcome) => sound(outcome)?.key.nativeId ?? null);
/** "GET 20" or "POST 100" for each batch read. */
const batches = (calls: readonly RecordedCall[]): readonly string[] =>
  calls.map(({ method, query, body }) => {
    const posted = at(body, 'ids');
    const size = Array.isArray(posted) ? posted.length : new URLSearchParams(query).getAll('id').length;
    return `${method} ${size}`;
  });
const operations = (vendor: Sandbox): readonly string[] => vendor.calls.map(({ operation }) => operation);
const partsAsked = (vendor: Sandbox): readonly (string | null)[] =>
  vendor.calls.map(({ query }) => new URLSearchParams(query).get('parts'));

describe('with the simulator', () => {
  let vendor: Sandbox;
  /** More than 250 orders that exist. */
  let known: readonly string[];
  beforeAll(async () => {
    vendor = await startSomsSandbox();
    known = (await Promise.all([0, 1, 2].map((page) => firstIds(vendor, page)))).flat();
  });
  afterAll(() => vendor.close());
  beforeEach(() => {
    vendor.behave();
    vendor.forgetCalls();
  });

  async function firstIds({ url }: Sandbox, page: number): Promise<readonly string[]> {
    const response = await request(
      `${url}/${tenantId}/soms/orderservice/orders/query?desc=true&page_size=100&sort_key=created&page=${page}`,
      {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from('sandbox:sandbox-password').toString('base64')}` },
        body: '{}',
      },
    );
    const rows = at(parseJson(await response.body.text()), 'orders');
    return Array.isArray(rows) ? rows.map((row) => String(at(row, 'id'))) : [];
  }

  describe('a batch', () => {
    test.each([
      [0, []],
      [1, ['GET 1']],
      [20, ['GET 20']],
      [21, ['POST 21']],
      [100, ['POST 100']],
      [101, ['GET 1', 'POST 100']],
      [120, ['GET 20', 'POST 100']],
      [121, ['POST 100', 'POST 21']],
      [250, ['POST 100', 'POST 100', 'POST 50']],
    ])('of %i orders is %j, answered in the order of the question', async (count, expected) => {
      const ids = known.slice(0, count);
      expect(ids).toHaveLength(count);
      expect(idsOf(await connect(vendor).orders(keysOf(ids), parts(), call))).toEqual(ids);
      expect(batches(vendor.calls).toSorted()).toEqual(expected.toSorted());
    });

    test('answers each place of a key that comes twice', async () => {
      const [a = '', b = ''] = known;
      expect(idsOf(await connect(vendor).orders(keysOf([a, b, a, a]), parts(), call))).toEqual([a, b, a, a]);
    });

    test.each([1, 20, 21, 101])('of %i orders that do not exist is as many nulls, no fault', async (count) => {
      const ids = Array.from({ length: count }, (_, i) => `999${i}`);
      expect(idsOf(await connect(vendor).orders(keysOf(ids), parts(), call))).toEqual(ids.map(() => null));
    });

    test('tells the ones that exist from the ones that do not', async () => {
      const ids = known.slice(0, 60).flatMap((id, i) => [id, `999${i}`]);
      const answers = idsOf(await connect(vendor).orders(keysOf(ids), parts(), call));
      expect(answers).toEqual(ids.map((id) => (id.startsWith('999') ? null : id)));
    });

    const strange = ['orders', '.', '..', 'a/b', '?x=1', '#', '%2F', '中文 订单', 'a&id=1', '\uD800', 'saleorder'];
    test.each(strange)('of %j asks for that and for nothing else', async (id) => {
      const source = connect(vendor);
      expect(idsOf(await source.orders(keysOf([id]), parts('items'), call))).toEqual([null]);
      expect(idsOf(await source.orders(keysOf([id]), parts('logs'), call))).toEqual([null]);
      expect(new Set(operations(vendor)).isSubsetOf(new Set(['batchGetOrders', 'getOrder']))).toBe(true);
      expect(batches(vendor.calls)[0]).toBe('GET 1');
    });

    test('of strange ids beside a good one still finds the good one', async () => {
      const ids = [...strange, sampleOrderId, ...strange];
      const expected = ids.map((id) => (id === sampleOrderId ? id : null));
      const source = connect(vendor);
      expect(idsOf(await source.orders(keysOf(ids), parts(), call))).toEqual(expected);
      expect(idsOf(await source.orders(keysOf(ids), parts('logs'), call))).toEqual(expected);
    });

    test.each(['.', '..', '', 'a/b', '?', '中文'])(
      'a sale order number %j reaches no other operation',
      async (number) => {
        expect(await connect(vendor).ordersBySaleNo?.(number, parts(), call)).toEqual([]);
        expect(new Set(operations(vendor)).isSubsetOf(new Set(['getOrderBySaleOrderId']))).toBe(true);
      },
    );
  });

  describe('parts', () => {
    const whole = showcaseIds.somsOrderId;
    /** What an order shows of each part. */
    const shown: Readonly<Record<OrderPart, (order: Order) => boolean>> = {
      items: ({ items }) => items.length > 0,
      components: ({ items }) => items.some(({ components }) => components !== null),
      payments: ({ payments }) => payments !== null,
      invoice: ({ invoice }) => invoice?.title !== null,
      exceptions: ({ loaded }) => loaded.has('exceptions'),
      logs: ({ logs }) => logs !== null,
    };

    test.each<[OrderPart[], string | null]>([
      [[], null],
      [['items'], 'items'],
      [['components'], 'items,item.details'],
      [['items', 'components'], 'items,item.details'],
      [['payments'], 'paymentDetails'],
      [['invoice'], 'invoiceDetails'],
      [['exceptions'], 'exceptions'],
      [['items', 'payments', 'invoice'], 'items,paymentDetails,invoiceDetails'],
    ])('%j ask for %j and bring no more', async (asked, text) => {
      const order = existing((await connect(vendor).orders(keysOf([whole]), parts(...asked), call))[0]);
      expect(partsAsked(vendor)).toEqual([text]);
      for (const part of asked) expect(order.loaded).toContain(part);
      const brought: readonly OrderPart[] = asked.includes('components') ? ['items', ...asked] : asked;
      for (const part of ['items', 'components', 'payments', 'invoice', 'logs'] as const)
        expect([part, shown[part](order)]).toEqual([part, brought.includes(part)]);
    });

    test('a line that nobody asked for is not said to be absent', async () => {
      const order = existing((await connect(vendor).orders(keysOf([whole]), parts(), call))[0]);
      expect(order.items).toEqual([]);
      expect(order.loaded).not.toContain('items');
      expect(order.checks.find(({ code }) => code === 'S1')?.message).toBe('The lines were not read.');
    });

    test('that several want at once are one question with the union of them', async () => {
      const source = connect(vendor);
      const registry = createRegistry([source], new Map(), definitionOf);
      const loaders = createLoaders(registry, call);
      const [id = ''] = known;
      const [a, b, c] = await Promise.all([
        loaders.order(keyOf(whole), parts('items')),
        loaders.order(keyOf(whole), parts('payments')),
        loaders.order(keyOf(id), parts()),
      ]);
      expect([a?.key.nativeId, b?.key.nativeId, c?.key.nativeId]).toEqual([whole, whole, id]);
      expect(batches(vendor.calls)).toEqual(['GET 2']);
      expect(partsAsked(vendor)).toEqual(['items,paymentDetails']);
      // A part that is there costs nothing more; one that is not is read with what is there.
      await loaders.order(keyOf(whole), parts('payments'));
      expect(vendor.calls).toHaveLength(1);
      const wider = await loaders.order(keyOf(whole), parts('invoice'));
      const again = new Set(partsAsked(vendor).at(-1)?.split(','));
      expect(again.isSupersetOf(new Set(['invoiceDetails', 'items', 'paymentDetails']))).toBe(true);
      expect(wider?.items.length).toBeGreaterThan(0);
    });

    test('logs come from the one read that has them, an order a call', async () => {
      const [other = ''] = known;
      const answers = await connect(vendor).orders(keysOf([whole, other]), parts('items', 'logs'), call);
      expect(idsOf(answers)).toEqual([whole, other]);
      for (const answer of answers) expect(existing(answer).logs?.length).toBeGreaterThan(0);
      expect(operations(vendor)).toEqual(['getOrder', 'getOrder']);
      expect(partsAsked(vendor)).toEqual(['items,logs', 'items,logs']);
    });

    test('everything at once is everything', async () => {
      const order = existing((await connect(vendor).orders(keysOf([whole]), new Set(orderParts), call))[0]);
      expect([...order.loaded].toSorted()).toEqual([...orderParts].toSorted());
      for (const part of orderParts) expect([part, shown[part](order)]).toEqual([part, true]);
    });

    test('a sale order read is completed by a batch for what it does not offer', async () => {
      const source = connect(vendor);
      const number = showcaseIds.somsSaleOrderNo;
      const offered = await source.ordersBySaleNo?.(number, parts('items', 'payments', 'invoice'), call);
      expect(offered?.map(({ key }) => key.nativeId)).toEqual([whole]);
      expect(operations(vendor)).toEqual(['getOrderBySaleOrderId']);
      expect(partsAsked(vendor)).toEqual(['items,paymentDetails,invoiceDetails']);
      vendor.forgetCalls();
      const completed = await source.ordersBySaleNo?.(number, parts('components'), call);
      expect(operations(vendor)).toEqual(['getOrderBySaleOrderId', 'batchGetOrders']);
      expect(completed?.[0]?.items.some(({ components }) => components !== null)).toBe(true);
    });
  });

  describe('other ways to an order', () => {
    test('by platform order number, every number by itself', async () => {
      const numbers = [showcaseIds.platformOrderNo, 'none', sampleFrontOrderId, showcaseIds.platformOrderNo];
      const answers = await connect(vendor).ordersByPlatformNo(numbers, parts('items'), call);
      const found = answers.map((answer) => sound(answer).map(({ key }) => key.nativeId));
      expect(found).toEqual([[showcaseIds.somsOrderId], [], [sampleOrderId], [showcaseIds.somsOrderId]]);
      // The rows of a query are whole.
      expect(operations(vendor)).toEqual(['queryOrders']);
    });

    test('by sale order number, pick-up code and tracking number', async () => {
      const source = connect(vendor);
      const { pickup, somsOrderId, trackingNos } = showcaseIds;
      const ids = (orders: readonly Order[] | undefined): readonly string[] =>
        (orders ?? []).map(({ key }) => key.nativeId);
      expect(ids(await source.ordersBySaleNo?.(sampleSaleOrderNo, parts(), call))).toEqual([sampleOrderId]);
      for (const platformId of [pickup.platformId, null])
        expect(ids(await source.ordersByPickupCode?.({ ...pickup, platformId }, parts(), call))).toEqual([
          pickup.somsOrderId,
        ]);
      expect(await source.ordersByPickupCode?.({ ...pickup, storeId: '9', platformId: null }, parts(), call)).toEqual(
        [],
      );
      const tracked = await source.ordersByTrackingNo?.([...trackingNos, 'none'], parts(), call);
      expect(tracked?.map((orders) => ids(sound(orders)))).toEqual([[somsOrderId], [somsOrderId], []]);
    });
  });
});

describe('"there is no such order", however it is said', () => {
  const ways = [
    'status404',
    'empty',
    'emptyObject',
    'refused',
  ] as const satisfies readonly SomsSandboxOptions['absent'][];
  test.each(ways)('%s', async (absent) => {
    const vendor = await startSomsSandbox({ absent });
    open.push(vendor);
    const source = connect(vendor);
    const [known] = await source.orders(keysOf([sampleOrderId]), parts('logs'), call);
    const mixed = keysOf(['999', sampleOrderId, '998']);
    expect(idsOf(await source.orders(mixed, parts('logs'), call))).toEqual([null, sampleOrderId, null]);
    expect(idsOf(await source.orders(mixed, parts(), call))).toEqual([null, sampleOrderId, null]);
    expect(await source.reminders?.(['nobody'], call)).toEqual([null]);
    expect(await source.remindersOf?.(keysOf(['999']), call)).toEqual([[]]);
    const gone = { ...existing(known), key: keyOf('999') };
    expect(await source.tracesOf?.([{ order: gone, trackingNos: [null, 'W1'] }], call)).toEqual([[]]);
    expect(source.health().lastFault).toBeNull();
  });

  test.each([
    ['订单不存在', null],
    ['查无此订单', null],
    ['未找到订单', null],
    ['没有运单', null],
    ['order not found', null],
    ['系统繁忙', 'REFUSED'],
    ['没有权限', 'REFUSED'],
    ['您没有该店铺的访问权限', 'REFUSED'],
    ['没有查看该订单的操作权限', 'REFUSED'],
    ['参数错误', 'REFUSED'],
    ['', 'REFUSED'],
  ])('a refusal that says %j is %j', async (message, kind) => {
    const vendor = await startSomsSandbox();
    open.push(vendor);
    const source = connect(vendor);
    vendor.misbehave({ kind: 'refuse', message });
    const [one] = await source.orders(keysOf([sampleOrderId]), parts(), call);
    const [logged] = await source.orders(keysOf([sampleOrderId]), parts('logs'), call);
    for (const answer of [one, logged]) expect(answer instanceof SourceFault ? answer.kind : answer).toBe(kind);
  });
});

/** A vendor that holds exactly these orders and sends them as they are, whatever parts are asked for. */
async function holding(orders: readonly object[]): Promise<Sandbox> {
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
  open.push(vendor);
  return vendor;
}
const ofNumber = (number: string, count: number): readonly object[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${number}-${i}`, front: { order_id: number }, items: [{}] }));

describe('a query whose rows overflow one page', () => {
  test('is asked by halves, until each number fits', async () => {
    const counts: Readonly<Record<string, number>> = { A: 60, B: 60, C: 1, D: 0, E: 99 };
    const vendor = await holding(Object.entries(counts).flatMap(([number, count]) => ofNumber(number, count)));
    const answers = await connect(vendor).ordersByPlatformNo(Object.keys(counts), parts(), call);
    expect(answers.map((answer) => new Set(sound(answer).map(({ key }) => key.nativeId)).size)).toEqual(
      Object.values(counts),
    );
    answers.forEach((answer, i) => {
      for (const { platformOrderNo } of sound(answer)) expect(platformOrderNo).toBe(Object.keys(counts)[i]);
    });
    const numbers = vendor.calls.map(({ body }) => at(body, 'front_order_ids'));
    expect(numbers.map((list) => (Array.isArray(list) ? list.join('') : ''))).toEqual(
      expect.arrayContaining(['ABCDE', 'ABC', 'DE', 'AB', 'C', 'A', 'B']),
    );
  });

  test('of one number is read page by page, to the end and no further', async () => {
    for (const [count, calls] of [
      [99, 1],
      [100, 1],
      [101, 2],
      [250, 3],
    ] as const) {
      const vendor = await holding(ofNumber('A', count));
      const [orders] = await connect(vendor).ordersByPlatformNo(['A'], parts(), call);
      expect(sound(orders).map(({ key }) => key.nativeId)).toEqual(
        ofNumber('A', count).map((order) => at(order, 'id')),
      );
      expect(vendor.calls).toHaveLength(calls);
    }
  });

  test('of very many numbers is several questions of 50', async () => {
    const numbers = Array.from({ length: 120 }, (_, i) => `N${i}`);
    const vendor = await holding(numbers.flatMap((number) => ofNumber(number, 1)));
    const answers = await connect(vendor).ordersByPlatformNo(numbers, parts(), call);
    expect(answers.map((answer) => sound(answer).map(({ platformOrderNo }) => platformOrderNo))).toEqual(
      numbers.map((number) => [number]),
    );
    expect(vendor.calls).toHaveLength(3);
  });
});

describe('a query whose rows are lean', () => {
  test('is completed in one batch, and only for what is wanted', async () => {
    const vendor = await startSomsSandbox({ leanQuery: true });
    open.push(vendor);
    const source = connect(vendor);
    const numbers = [showcaseIds.platformOrderNo, showcaseIds.pickup.platformOrderNo, 'none'];
    const bare = await source.ordersByPlatformNo(numbers, parts(), call);
    expect(bare.map((answer) => sound(answer).map(({ items }) => items.length))).toEqual([[0], [0], []]);
    expect(operations(vendor)).toEqual(['queryOrders']);
    vendor.forgetCalls();
    const full = await source.ordersByPlatformNo(numbers, parts('items'), call);
    expect(full.map((answer) => sound(answer).every(({ items }) => items.length > 0))).toEqual([true, true, true]);
    expect(operations(vendor)).toEqual(['queryOrders', 'batchGetOrders']);
    expect(batches(vendor.calls)[1]).toBe('GET 2');
    expect(partsAsked(vendor)[1]?.split(',')).toContain('items');
  });

  test('keeps what it has when the order is gone by the time of the batch', async () => {
    const vendor = await startSomsSandbox({ leanQuery: true });
    open.push(vendor);
    vendor.misbehave({ kind: 'replace', operation: 'batchGetOrders', body: '{"empty":true,"orders":[]}' });
    const [orders] = await connect(vendor).ordersByPlatformNo([showcaseIds.platformOrderNo], parts('items'), call);
    expect(sound(orders).map(({ key }) => key.nativeId)).toEqual([showcaseIds.somsOrderId]);
  });
});

describe('exceptions beside logs', () => {
  const exception = { code: 'sku', caption: '商品异常', remark: null, time: null, operator: null };
  const told = [{ code: 'sku', title: '商品异常', remark: null, at: null, operator: null }];

  test('are read in one batch where the read of the logs does not show them', async () => {
    const vendor = await holding([
      { id: 'A', logs: [] },
      { id: 'B', logs: [] },
    ]);
    vendor.misbehave({
      kind: 'replace',
      operation: 'batchGetOrders',
      body: JSON.stringify({ orders: ['A', 'B'].map((id) => ({ id, exceptions: [exception] })) }),
    });
    const answers = await connect(vendor).orders(keysOf(['A', 'B', 'none']), parts('logs', 'exceptions'), call);
    expect(operations(vendor)).toEqual(['getOrder', 'getOrder', 'getOrder', 'batchGetOrders']);
    expect([batches(vendor.calls)[3], partsAsked(vendor)[3]]).toEqual(['GET 2', 'exceptions']);
    for (const answer of answers.slice(0, 2))
      expect(existing(answer)).toMatchObject({ exceptions: told, logs: [], loaded: parts('logs', 'exceptions') });
    expect(answers[2]).toBeNull();
  });

  test.each([
    ['it shows them', { id: 'A', exceptions: [exception] }, told],
    ['it says that there are none', { id: 'A', has_exception: false }, []],
  ])('cost nothing more when %s', async (_what, order, exceptions) => {
    const vendor = await holding([order]);
    const [answer] = await connect(vendor).orders(keysOf(['A']), parts('logs', 'exceptions'), call);
    expect(existing(answer).exceptions).toEqual(exceptions);
    expect(operations(vendor)).toEqual(['getOrder']);
  });

  test('that could not be read are a fault of the order, not a silence', async () => {
    const vendor = await holding([{ id: 'A', logs: [] }]);
    vendor.misbehave({ kind: 'status', operation: 'batchGetOrders', status: 503 });
    const [answer] = await connect(vendor).orders(keysOf(['A']), parts('logs', 'exceptions'), call);
    expect(answer).toMatchObject({ kind: 'SERVER_ERROR' });
  });
});

describe('an answer that is not quite as documented', () => {
  interface Deviation {
    readonly path: string;
    readonly reason: string;
  }
  async function read(orders: unknown, ids: readonly string[], asked = parts()) {
    const deviations: Deviation[] = [];
    const unmapped: NativeCode[] = [];
    const vendor = await holding([]);
    vendor.misbehave({ kind: 'replace', body: JSON.stringify({ orders }) });
    const source = connect(vendor, {
      onDeviation: (path, reason) => deviations.push({ path, reason }),
      onUnmapped: (native) => unmapped.push(native),
    });
    return { answers: await source.orders(keysOf(ids), asked, call), deviations, unmapped };
  }

  test('without any field but its id is an order of which nothing is known', async () => {
    const { answers, deviations } = await read([{ id: '1' }], ['1']);
    expect(existing(answers[0])).toMatchObject({
      status: 'UNKNOWN',
      paymentStatus: 'UNKNOWN',
      packages: [],
      amounts: {},
    });
    expect(deviations).toEqual([]);
  });

  test('with numbers where text belongs and text where numbers belong is read all the same', async () => {
    const { answers, deviations } = await read(
      [
        {
          id: 1,
          state: 5,
          shop: { id: 7 },
          real_total: '120.010',
          weight: ' 500.0 ',
          has_exception: 'true',
          tags: [{ name: 3 }],
        },
      ],
      ['1'],
    );
    expect(existing(answers[0])).toMatchObject({
      statusNative: [{ code: '5' }],
      shop: { id: '7' },
      amounts: { goodsPayable: { amount: '120.010' } },
      tags: ['3'],
    });
    expect(deviations).toEqual([]);
  });

  test('with values of no use is served without them, and each is reported without itself', async () => {
    const { answers, deviations } = await read(
      [
        {
          id: '1',
          created: '三月五日',
          real_total: '一百元',
          shop: 5,
          front: 'string',
          payment: { amount: true, freight: 14.02 },
          delivery: { waybills: [5, { waybill_id: 'W1' }, null], receiver: { contact: { name: {}, mobile: '138' } } },
          items: [null, { sku_id: 'a', quantity: 'x' }, 7, { sku_id: 'b', quantity: 2 }],
        },
      ],
      ['1'],
      parts('items'),
    );
    expect(existing(answers[0])).toMatchObject({
      createdAt: null,
      shop: null,
      amounts: { goodsPayable: null, payable: null, shipping: { amount: '14.02' } },
      packages: [{ trackingNo: 'W1' }],
      recipient: { name: { plain: null }, phone: { plain: '138' } },
      items: [
        { sku: { code: 'a' }, quantity: '0' },
        { sku: { code: 'b' }, quantity: '2' },
      ],
    });
    expect(deviations.map(({ path }) => path).toSorted()).toEqual([
      'created',
      'delivery.receiver.contact.name',
      'delivery.waybills.[]',
      'delivery.waybills.[]',
      'front',
      'items.[]',
      'items.[]',
      'items.[].quantity',
      'payment.amount',
      'real_total',
      'shop',
    ]);
    expect(JSON.stringify(deviations)).not.toMatch(/三月|一百/);
  });

  test('with unlisted codes is served, and each code is told', async () => {
    const { answers, unmapped } = await read(
      [
        {
          id: '1',
          state: 'archived',
          payment: { state: 'refunding' },
          delivery: { waybill_id: 'W1', carrier: { state: 'lost' } },
        },
      ],
      ['1'],
    );
    expect(existing(answers[0]).status).toBe('UNKNOWN');
    expect(unmapped.map(({ field, code }) => [field, code])).toEqual([
      ['state', 'archived'],
      ['payment.state', 'refunding'],
      ['delivery.carrier.state', 'lost'],
    ]);
  });

  test('with a row that cannot be read serves the others; what is missing then is not known to be absent', async () => {
    for (const junk of ['string', 5, null, [], {}, { id: null }, { id: '' }, { id: {} }]) {
      const { answers, deviations } = await read([{ id: '1' }, junk, { id: '2' }], ['1', '3', '2']);
      expect([answers[0], answers[2]].map((answer) => existing(answer).key.nativeId)).toEqual(['1', '2']);
      expect(answers[1]).toBeInstanceOf(SourceFault);
      expect(answers[1]).toMatchObject({ vendor: 'SOMS', kind: 'BAD_ANSWER' });
      expect(deviations).toContainEqual({ path: '[]', reason: 'not a record' });
    }
  });

  test('with rows that nobody asked for answers what was asked', async () => {
    const { answers } = await read([{ id: '9' }, { id: '1' }, { id: '1' }], ['1', '2']);
    expect(idsOf(answers)).toEqual(['1', null]);
  });

  test('of which nothing at all can be read is no empty list', async () => {
    const vendor = await holding([]);
    vendor.misbehave({ kind: 'replace', body: '{"orders":["string",5],"total":2}' });
    const source = connect(vendor);
    expect(await source.ordersByPlatformNo(['A'], parts(), call)).toMatchObject([{ kind: 'BAD_ANSWER' }]);
    expect(await source.ordersByTrackingNo?.(['W1'], parts(), call)).toMatchObject([{ kind: 'BAD_ANSWER' }]);
    await expect(source.ordersBySaleNo?.('X', parts(), call)).rejects.toMatchObject({ kind: 'BAD_ANSWER' });
  });

  test('nested however deep ends in an order or in a fault', async () => {
    const vendor = await holding([]);
    const source = connect(vendor);
    for (const depth of [10, 1_000, 2_000, 2_200, 2_400, 3_000, 10_000, 200_000]) {
      vendor.behave();
      const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      vendor.misbehave({ kind: 'replace', body: `{"orders":[{"id":"1","weight":"x","extra":${deep}}]}` });
      const [answer] = await source.orders(keysOf(['1']), parts(), call);
      expect(answer instanceof SourceFault ? answer.kind : answer?.key.nativeId).toBe(
        answer instanceof SourceFault ? 'BAD_ANSWER' : '1',
      );
    }
  });
});
