import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeId } from '../../sources/domain/ids.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
let somsId: string;
let babycareId: string;
let packageId: string;
beforeAll(async () => {
  facade = await startForTest();
  const { data } = await facade.ask(
    '{ orderGroup(by: {platformOrderNo: "6920260101000000001"}) { members { id packages { id } } } }',
  );
  [{ id: babycareId }, { id: somsId }] = data.orderGroup.members;
  packageId = data.orderGroup.members[1].packages[0].id;
});
afterAll(() => facade.close());
beforeEach(() => facade.forget());

const order = (by: string): string => `{ order(by: ${by}) { vendor nativeId status } }`;

describe('an order by its references', () => {
  it('by global id, of either vendor, without any memory', async () => {
    expect((await facade.ask(order(`{id: "${somsId}"}`))).data.order).toMatchObject({
      vendor: 'SOMS',
      nativeId: '888101000010',
    });
    expect((await facade.ask(order(`{id: "${babycareId}"}`))).data.order).toMatchObject({
      vendor: 'BABYCARE',
      nativeId: '171000010',
    });
    expect(facade.calls()).toEqual(['SOMS batchGetOrders', 'BABYCARE listSalesDetails']);
  });

  it('by the vendor’s own id, where the vendor can be asked by it', async () => {
    const soms = await facade.ask(order('{vendorId: {vendor: SOMS, nativeId: "888101000010"}}'));
    expect(soms).toMatchObject({ data: { order: { vendor: 'SOMS' } }, errors: [] });
    facade.forget();
    const babycare = await facade.ask(order('{vendorId: {vendor: BABYCARE, nativeId: "171000010"}}'));
    expect(babycare.data).toEqual({ order: null });
    expect(babycare.errors).toMatchObject([{ extensions: { code: 'LOOKUP_UNSUPPORTED', vendor: 'BABYCARE' } }]);
    expect(facade.calls()).toEqual([]);
  });

  it('by sale order number', async () => {
    const { data, errors } = await facade.ask(order('{saleOrderNo: "XS888101000010"}'));
    expect({ data, errors }).toMatchObject({ data: { order: { nativeId: '888101000010' } }, errors: [] });
    expect(facade.calls()).toEqual(['SOMS getOrderBySaleOrderId']);
  });

  it('by pick-up code, and checked', async () => {
    const { storeId, code } = facade.showcase.pickup;
    const { data } = await facade.ask(order(`{pickupCode: {storeId: "${storeId}", code: "${code}"}}`));
    expect(data.order).toMatchObject({ nativeId: '888101000020' });
    const check = await facade.ask(
      `{ pickupCheck(by: {storeId: "${storeId}", code: "${code}"}) { ok message order { nativeId } native { field code } } }`,
    );
    expect(check).toMatchObject({
      errors: [],
      data: { pickupCheck: { ok: true, order: { nativeId: '888101000020' } } },
    });
    const wrong = await facade.ask(
      `{ pickupCheck(by: {storeId: "${storeId}", code: "000000"}) { ok order { nativeId } } }`,
    );
    expect(wrong).toMatchObject({ errors: [], data: { pickupCheck: { ok: false, order: null } } });
  });

  it('is null without an error where there is none', async () => {
    for (const by of [
      '{vendorId: {vendor: SOMS, nativeId: "nothing"}}',
      '{saleOrderNo: "nothing"}',
      '{pickupCode: {storeId: "0001", code: "nothing"}}',
    ]) {
      expect(await facade.ask(order(by))).toMatchObject({ status: 200, data: { order: null }, errors: [] });
    }
  });

  it('a vendor that cannot be asked is no "not there"', async () => {
    facade.soms.misbehave({ kind: 'status', status: 503, times: 1 });
    const { data, errors } = await facade.ask(order('{saleOrderNo: "XS888101000010"}'));
    expect(data).toEqual({ order: null });
    expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', vendor: 'SOMS' } }]);
  });
});

describe('bad references never reach a vendor', () => {
  const foreign = encodeId({
    type: 'Order',
    order: { vendor: 'SOMS', tenantId: 'another-tenant', nativeId: '1', askedBy: null },
  });
  const cases: readonly (readonly [string, string, string])[] = [
    ['a malformed id', '{ node(id: "not an id") { id } }', 'BAD_USER_INPUT'],
    ['an id of 10,000 characters', `{ node(id: "${'A'.repeat(10_000)}") { id } }`, 'BAD_USER_INPUT'],
    [
      'an id of another version',
      `{ node(id: "${Buffer.from('9|Order|SOMS|sandbox|1|').toString('base64url')}") { id } }`,
      'BAD_USER_INPUT',
    ],
    ['an id of another tenant', `{ node(id: "${foreign}") { id } }`, 'NOT_FOUND'],
    [
      'an id of a vendor that there is not',
      `{ node(id: "${Buffer.from('1|Order|NOBODY|t|1|').toString('base64url')}") { id } }`,
      'BAD_USER_INPUT',
    ],
    ['a parcel’s id where an order is asked for', '{ order(by: {id: "PACKAGE"}) { id } }', 'NOT_FOUND'],
    ['an order’s id where a parcel is asked for', '{ package(by: {id: "ORDER"}) { id } }', 'NOT_FOUND'],
    ['an order’s id where a reminder is asked for', '{ reminder(id: "ORDER") { id } }', 'NOT_FOUND'],
    ['an empty number', '{ orderGroup(by: {platformOrderNo: "  "}) { id } }', 'BAD_USER_INPUT'],
    [
      'a number of 10,000 characters',
      `{ orderGroup(by: {platformOrderNo: "${'7'.repeat(10_000)}"}) { id } }`,
      'BAD_USER_INPUT',
    ],
    ['a subscription', 'subscription { sources { vendor } }', 'BAD_USER_INPUT'],
    ['101 ids', `{ nodes(ids: [${'"x",'.repeat(101)}]) { id } }`, 'BAD_USER_INPUT'],
    ['two keys in a @oneOf', '{ order(by: {id: "a", saleOrderNo: "b"}) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['no key in a @oneOf', '{ order(by: {}) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['reminders of 0', '{ reminders(first: 0) { nodes { id } } }', 'PAGE_SIZE_INVALID'],
    ['reminders of 101', '{ reminders(first: 101) { nodes { id } } }', 'PAGE_SIZE_INVALID'],
    ['a cursor that is none', '{ reminders(after: "rubbish") { nodes { id } } }', 'CURSOR_INVALID'],
    ['a quote for nowhere', '{ deliveryQuote(input: {kind: PRICE}) { deliverable } }', 'BAD_USER_INPUT'],
    ['half a position', '{ deliveryQuote(input: {kind: PRICE, latitude: 1}) { deliverable } }', 'BAD_USER_INPUT'],
    [
      'a weight that is no number',
      '{ deliveryQuote(input: {kind: PRICE, addressText: "x", weightGrams: "heavy"}) { deliverable } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ];
  it.each(cases)('%s', async (_what, query, code) => {
    const { data, errors } = await facade.ask(query.replace('PACKAGE', packageId).replace('ORDER', somsId));
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions['code']).toBe(code);
    expect(errors[0]?.message.length).toBeGreaterThan(20);
    expect(errors[0]?.message, 'its articles').not.toMatch(/\ba [AEIOU]/);
    expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|at file/);
    if (data !== null) expect(Object.values(data)).toEqual([null]);
    expect(facade.calls()).toEqual([]);
  });

  it('two keys in a @oneOf given as a variable', async () => {
    const { errors } = await facade.ask('query ($by: OrderRef!) { order(by: $by) { id } }', {
      by: { id: 'a', saleOrderNo: 'b' },
    });
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(facade.calls()).toEqual([]);
  });

  it.each([
    ['0', 'PAGE_SIZE_INVALID'],
    ['501', 'PAGE_SIZE_INVALID'],
    ['-1', 'PAGE_SIZE_INVALID'],
  ])('items(first: %s)', async (first, code) => {
    const { errors } = await facade.ask(`{ order(by: {id: "${somsId}"}) { items(first: ${first}) { nodes { id } } } }`);
    expect(errors[0]?.extensions['code']).toBe(code);
  });
});

describe('nodes', () => {
  it('answers each id at its place, with an error at the place of each that it cannot answer', async () => {
    const unknown = encodeId({
      type: 'Order',
      order: { vendor: 'SOMS', tenantId: 'sandbox', nativeId: 'none', askedBy: null },
    });
    const { data, errors } = await facade.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
      ids: [somsId, 'rubbish', packageId, unknown, babycareId, somsId],
    });
    expect(data.nodes).toEqual([
      { __typename: 'Order', id: somsId },
      null,
      { __typename: 'Package', id: packageId },
      null,
      { __typename: 'Order', id: babycareId },
      { __typename: 'Order', id: somsId },
    ]);
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(facade.calls().toSorted()).toEqual(['BABYCARE listSalesDetails', 'SOMS batchGetOrders']);
  });

  it('finds every kind of record again by its id', async () => {
    const { data } = await facade.ask(`{ node(id: "${somsId}") { ... on Order {
      items { nodes { id components { id } } } packages { id } reminders { id } group { id } } } }`);
    const { items, packages, reminders, group } = data.node;
    const lines = items.nodes.flatMap(({ id, components }: { id: string; components: { id: string }[] | null }) => [
      id,
      ...(components ?? []).map((one) => one.id),
    ]);
    expect(lines).toHaveLength(5);
    const ids = [
      ...lines,
      ...packages.map(({ id }: { id: string }) => id),
      ...reminders.map(({ id }: { id: string }) => id),
      group.id,
    ];
    const again = await facade.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(again.errors).toEqual([]);
    expect(again.data.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
  });
});
