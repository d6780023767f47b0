/** How many vendor calls a question costs: counts are part of what the API promises. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeId } from '../../sources/domain/ids.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
let ids: readonly string[];
beforeAll(async () => {
  facade = await startForTest();
  const page = await facade.registry.source('SOMS')?.ordersByTrackingNo?.(['SF7260101000001'], new Set(), {
    signal: new AbortController().signal,
    onCall: () => undefined,
  });
  expect(page).toHaveLength(1);
  const { data } = await facade.ask('{ reminders(first: 100) { nodes { order { id } } } }');
  ids = [
    ...new Set<string>(
      data.reminders.nodes.map(({ order }: { order: { id: string } | null }) => order?.id).filter(Boolean),
    ),
  ];
});
afterAll(() => facade.close());
beforeEach(() => facade.forget());

const parts = (): readonly string[] =>
  facade.soms.calls.map(({ query }) => new URLSearchParams(query).get('parts') ?? '').toSorted();
const nodes = (fields: string, most = 20) =>
  facade.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { ${fields} } } }`, { ids: ids.slice(0, most) });

describe('parts of SOMS follow the selection', () => {
  it.each([
    ['status amounts { payable { amount } } packages { trackingNo }', ''],
    ['items { nodes { title } }', 'items'],
    ['items { nodes { kind } }', 'components,items'],
    ['items { edges { node { components { title } } } }', 'components,items'],
    ['amounts { discountTotal { amount } }', 'items'],
    ['payments { method }', 'payments'],
    ['invoice { title }', 'invoice'],
    ['exceptions { code }', 'exceptions'],
    ['status ...Lines', 'items'],
  ])('%s', async (fields, expected) => {
    const names: Record<string, string> = {
      'item.details': 'components',
      paymentDetails: 'payments',
      invoiceDetails: 'invoice',
    };
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { ${fields} } } }
      ${fields.includes('...Lines') ? 'fragment Lines on Order { items { totalCount } }' : ''}`;
    const { errors } = await facade.ask(query, { ids: ids.slice(0, 20) });
    expect(errors).toEqual([]);
    expect(facade.calls()).toEqual(['SOMS batchGetOrders']);
    const asked = parts().map((text) =>
      text
        .split(',')
        .map((part) => names[part] ?? part)
        .toSorted()
        .join(),
    );
    expect(asked).toEqual([expected]);
  });

  it('does not ask for lines that a directive leaves out', async () => {
    await facade.ask(
      'query ($ids: [ID!]!, $lines: Boolean!) { nodes(ids: $ids) { ... on Order { status items @include(if: $lines) { totalCount } } } }',
      { ids: ids.slice(0, 3), lines: false },
    );
    expect(parts()).toEqual(['']);
  });

  it('asks once for the union of what one batch needs', async () => {
    const [a, b] = ids;
    const { errors } = await facade.ask(`{ a: node(id: "${a}") { ... on Order { items { totalCount } } }
      b: node(id: "${b}") { ... on Order { payments { method } } } }`);
    expect(errors).toEqual([]);
    expect(parts().map((text) => text.split(',').toSorted().join())).toEqual(['items,paymentDetails']);
  });
});

describe('a page of orders', () => {
  it('with items costs one call for twenty orders, and one more form for more', async () => {
    expect(ids.length).toBeGreaterThan(40);
    await nodes('items { nodes { sku { code } } }');
    expect(facade.calls()).toEqual(['SOMS batchGetOrders']);
    facade.forget();
    await nodes('items { nodes { sku { code } } }', 40);
    expect(facade.calls()).toEqual(['SOMS batchGetOrdersV2']);
  });

  it('with reminders costs one call more for all of them', async () => {
    await nodes('status reminders { state }');
    expect(facade.calls()).toEqual(['SOMS batchGetOrders', 'SOMS queryOrderReminds']);
  });

  it('with traces costs one call per parcel that has a number', async () => {
    const { data, errors } = await nodes('packages { trackingNo trace { status } }');
    expect(errors).toEqual([]);
    const numbered = data.nodes
      .flatMap(({ packages }: { packages: { trackingNo: string | null }[] }) => packages)
      .filter(({ trackingNo }: { trackingNo: string | null }) => trackingNo !== null);
    expect(numbered.length).toBeGreaterThan(0);
    const traceCalls = facade.calls().filter((call) => call.includes('Trace'));
    const delivery = traceCalls.filter((call) => call === 'SOMS getDeliveryTrace').length;
    // A second kind of trace is asked for only where the first had nothing to tell.
    expect(delivery).toBeLessThanOrEqual(numbered.length + 20);
    expect(traceCalls.length - delivery).toBeLessThanOrEqual(20);
  });

  it('with logs costs one call per order, since SOMS offers them in no batch', async () => {
    const { errors } = await nodes('status logs { action }', 3);
    expect(errors).toEqual([]);
    expect(facade.calls()).toEqual(['SOMS getOrder', 'SOMS getOrder', 'SOMS getOrder']);
  });

  it('asks for the same order once, however often it is named', async () => {
    const [id] = ids;
    await facade.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } again: node(id: "${id}") { id } }`, {
      ids: [id, id, id],
    });
    expect(facade.calls()).toEqual(['SOMS batchGetOrders']);
  });

  it('of Babycare costs one call per platform order number, and one for its parcels', async () => {
    const key = (nativeId: string) => ({
      vendor: 'BABYCARE' as const,
      tenantId: null,
      nativeId,
      askedBy: '3064563540143586756',
    });
    const two = [encodeId({ type: 'Order', order: key('153362640') }), encodeId({ type: 'Order', order: key('999') })];
    const { data, errors } = await facade.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { nativeId packages { trackingNo contents { quantity item { title } } } } } }',
      { ids: two },
    );
    expect(errors).toEqual([]);
    expect(data.nodes.map((node: unknown) => node === null)).toEqual([false, true]);
    expect(facade.calls()).toEqual(['BABYCARE listSalesDetails', 'BABYCARE listPackages']);
  });
});
