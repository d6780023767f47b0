/** Orders of Yuanshu have the tenant of their push, and two tenants never share one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { linkOf } from '../../sources/domain/links.ts';
import { projectionOf, projectionOfFacts } from '../../sources/domain/projection.ts';
import { readState, yuanshuKey } from '../../sources/yuanshu/map/order.ts';
import { defaultWeightUnit } from '../../sources/yuanshu/map/items.ts';
import { encodeId } from '../../sources/domain/ids.ts';
import { openStore } from '../../store/open.ts';
import { type Facade, startForTest } from '../harness.ts';

const facade: Facade = await startForTest();
afterAll(() => facade.close());

let numbers = 0;
const newNumber = (): string => `4400${++numbers}`;
const cookie = (tenant: string) => ({ cookie: `a=b; _platform_num=${tenant}` });
async function push(what: string, body: unknown, headers: Record<string, string> = {}, to = facade): Promise<void> {
  const { status } = await to.push(`/push/yuanshu/${what}`, JSON.stringify(body), headers);
  expect(status).toBe(200);
}
async function found(orderNo: string, to = facade) {
  const { data, errors } = await to.ask(
    '{ lookup(text: "' +
      orderNo +
      '") { node { ... on Order { id tenantId status nativeId recipient { province } } } } }',
  );
  expect(errors).toEqual([]);
  return data.lookup
    .map(({ node }: { node: Record<string, unknown> }) => node)
    .toSorted((a: { tenantId: string }, b: { tenantId: string }) => (a.tenantId < b.tenantId ? -1 : 1));
}
const byId = (id: string, to = facade) => to.ask(`{ node(id: "${id}") { id ... on Order { tenantId status } } }`);
const plain = (id: string): string => Buffer.from(id, 'base64url').toString('utf8');

test('the tenant is that of the push, as a number, a text, a cookie or in the query', async () => {
  const cases: readonly (readonly [object, Record<string, string>, string, string | null])[] = [
    [{ tenantId: 153658 }, {}, '', '153658'],
    [{ tenantId: '153658' }, {}, '', '153658'],
    [{}, cookie('153658'), '', '153658'],
    [{}, {}, '?_platform_num=153658', '153658'],
    [{ tenantId: 153658 }, cookie('9'), '', '153658'],
    [{ tenantId: 0 }, {}, '', null],
    [{}, {}, '', null],
  ];
  for (const [body, headers, query, tenantId] of cases) {
    const orderNo = newNumber();
    await push(`order-sync${query}`, { orderNo, ...body }, headers);
    const [order] = await found(orderNo);
    expect([order.tenantId, plain(order.id)]).toEqual([tenantId, `1|Order|YUANSHU|${tenantId ?? ''}|${orderNo}`]);
    expect((await byId(order.id)).data.node).toMatchObject({ id: order.id, tenantId });
  }
});

describe('two tenants with one number', () => {
  test('have two orders, and each fact belongs to its own', async () => {
    const orderNo = newNumber();
    await push('order-sync', { orderNo, tenantId: 1, orderStatus: '60' });
    await push('order-sync', { orderNo, tenantId: 2, orderStatus: '50' });
    await push('order-cancel', { orderNo, cancelType: '1' }, cookie('2'));
    await push('address-change', { orderNo, province: '浙江省' }, cookie('1'));
    expect(await found(orderNo)).toMatchObject([
      { tenantId: '1', status: 'SHIPPED', recipient: { province: '浙江省' } },
      { tenantId: '2', status: 'CANCELLED', recipient: null },
    ]);
    const { data, errors } = await facade.ask(
      `{ order(by: { vendorId: { vendor: YUANSHU, nativeId: "${orderNo}" } }) { id } }`,
    );
    expect([data.order, errors[0]?.extensions['code']]).toEqual([null, 'AMBIGUOUS_REFERENCE']);
  });

  test('whichever comes first, also in one commit', async () => {
    const orderNo = newNumber();
    await Promise.all([
      push('order-cancel', { orderNo, cancelType: '1' }, cookie('1')),
      push('order-sync', { orderNo, tenantId: 2, orderStatus: '50' }),
      push('order-sync', { orderNo, tenantId: 1, orderStatus: '60' }),
    ]);
    expect(await found(orderNo)).toMatchObject([
      { tenantId: '1', status: 'CANCELLED' },
      { tenantId: '2', status: 'AWAITING_SHIPMENT' },
    ]);
  });
});

test('a push that tells no tenant is about the only order of its number, before or after it', async () => {
  const [first, second] = [newNumber(), newNumber()];
  await push('order-sync', { orderNo: first, tenantId: 1, orderStatus: '60' });
  await push('order-cancel', { orderNo: first, cancelType: '1' });
  await push('order-cancel', { orderNo: second, cancelType: '1' });
  await push('order-sync', { orderNo: second, tenantId: 1, orderStatus: '60' });
  for (const orderNo of [first, second])
    expect(await found(orderNo)).toMatchObject([{ tenantId: '1', status: 'CANCELLED' }]);
});

test('the parcels of another tenant than the connected one are not asked for', async () => {
  const orderNo = newNumber();
  await push('order-sync', { orderNo, tenantId: 77 });
  const [order] = await found(orderNo);
  facade.forget();
  const { data, errors } = await facade.ask(`{ node(id: "${order.id}") { ... on Order { packages { trackingNo } } } }`);
  expect([data.node.packages, errors[0]?.extensions['vendor']]).toEqual([null, 'YUANSHU']);
  expect(facade.calls()).toEqual([]);
});

test('an order that was kept before without its tenant keeps its key, its id and its facts', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-'));
  const body = JSON.stringify({
    orderNo: 'Y1',
    tenantId: 153658,
    orderStatus: '60',
    createTime: '2026-01-02 03:04:05',
  });
  const before = await openStore({
    databaseUrl: null,
    dataDir,
    // As it was before: nothing told the tenant of a push.
    projectors: {
      YUANSHU: (state) => {
        const order = readState(state, { weightUnitGrams: defaultWeightUnit })?.order;
        return order ? projectionOf(order) : projectionOfFacts([]);
      },
    },
    linker: linkOf,
    now: () => Date.parse('2026-01-02T04:00:00+08:00'),
  });
  const fact = {
    vendor: 'YUANSHU',
    tenantId: null,
    kind: 'ORDER',
    orderNo: 'Y1',
    key: '',
    modifiedAt: null,
    body,
  } as const;
  await before.accept({
    receivedAt: Date.parse('2026-01-02T04:00:00+08:00'),
    nonce: null,
    facts: [fact],
    unusable: [],
  });
  await before.close();

  const again = await startForTest({}, { dataDir });
  const old = Buffer.from('1|Order|YUANSHU||Y1|').toString('base64url');
  const id = encodeId({ type: 'Order', order: yuanshuKey(null, 'Y1') });
  expect((await byId(old, again)).data.node).toEqual({ id, tenantId: '153658', status: 'SHIPPED' });
  await push('order-sync', { orderNo: 'Y1', tenantId: 153658, orderStatus: '40' }, {}, again);
  await push('order-sync', { orderNo: 'Y1', tenantId: 9, orderStatus: '10' }, {}, again);
  expect((await byId(old, again)).data.node).toEqual({ id, tenantId: '153658', status: 'COMPLETED' });
  expect(await found('Y1', again)).toMatchObject([
    { id, tenantId: '153658' },
    { tenantId: '9', status: 'PENDING_PAYMENT' },
  ]);
  const told = encodeId({ type: 'Order', order: yuanshuKey('153658', 'Y1') });
  expect((await byId(told, again)).data.node).toEqual({ id, tenantId: '153658', status: 'COMPLETED' });
  const { data } = await again.ask('{ orders(filter: { vendors: [YUANSHU] }) { nodes { tenantId } } }');
  expect(data.orders.nodes.map((node: { tenantId: string }) => node.tenantId).toSorted()).toEqual(['153658', '9']);
  await again.close();
  rmSync(dataDir, { recursive: true });
});
