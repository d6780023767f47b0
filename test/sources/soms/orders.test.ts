import { request } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import type { Sandbox } from '../../../sandbox/server/server.ts';
import { sampleOrderId } from '../../../sandbox/soms/samples.ts';
import { startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { createLoaders } from '../../../sources/loading/loaders.ts';
import { type Order, type OrderPart, orderParts } from '../../../sources/model.ts';
import { createRegistry } from '../../../sources/registry.ts';
import { definitionOf } from '../../../server/vendors.ts';
import { at, parseJson } from '../../../sources/values/json.ts';
import { call, closeAll, connect, existing, idsOf, keyOf, keysOf, parts, tenantId } from './source.ts';
import { batches, holding, operations, partsAsked } from './vendor.ts';

afterEach(closeAll);

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
