import {
  type FieldNode,
  type GraphQLObjectType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../../../server/graphql/engine.ts';
import { startSomsSandbox } from '../../../../sandbox/soms/sandbox.ts';
import { samples, bare, type Facade, facade } from './facade.ts';
import {
  native,
  idOf,
  way,
  party,
  yuan,
  key,
  sampleReminder,
  waybill,
  orderId,
  traced,
  reminderId,
  logs,
} from './expected.ts';
import { queries } from './queries.ts';
import { sampleOrder } from './expected-order.ts';

test('the questions below ask for every field that the schema has for what SOMS tells', () => {
  const schema = createSchema();
  const asked = new Set<string>();
  const types = new Set<GraphQLObjectType>();
  for (const text of Object.values(queries)) {
    const info = new TypeInfo(schema);
    const note = (node: FieldNode): void => {
      const parent = info.getParentType();
      if (!isObjectType(parent)) return;
      types.add(parent);
      asked.add(`${parent.name}.${node.name.value}`);
    };
    visit(parse(text), visitWithTypeInfo(info, { Field: note }));
  }
  const known = [...types].flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  const unasked = known.filter((field) => !asked.has(field) && !/^(?:Query|ReturnCase)\./.test(field));
  expect(unasked).toEqual([]);
  expect(asked.size).toBeGreaterThan(200);
});

describe.each([
  ['the sandbox', () => startSomsSandbox()],
  ['the bare samples', () => bare(samples())],
])("%s: the document's order", (_name, start) => {
  let graph: Facade;
  beforeAll(async () => {
    graph = await facade(await start());
  });
  afterAll(() => graph.close());

  test('getOrder: with its log', async () => {
    const { data, errors } = await graph.ask(queries.withLog, { id: orderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ order: { ...sampleOrder, logs } });
    expect(graph.asked()).toContain('getOrder');
    expect(graph.asked()).not.toContain('batchGetOrders');
  });

  test('getOrder: what it came of', async () => {
    const { data, errors } = await graph.ask(queries.relations, { id: orderId });
    expect(errors).toBeUndefined();
    const source = idOf({ type: 'Order', order: { ...key, nativeId: '5346567534545645' } });
    expect(data).toEqual({
      order: {
        relations: [
          {
            kind: 'REISSUE',
            role: 'RESULT',
            from: source,
            to: orderId,
            evidence: ['88822222222 names 5346567534545645 as source_order_id'],
            order: null,
          },
        ],
      },
    });
  });

  test('batchGetOrders: without it', async () => {
    const { data, errors } = await graph.ask(queries.byIds, { ids: [orderId] });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ nodes: [sampleOrder] });
    expect(graph.asked().filter((operation) => /order$|orders/i.test(operation))).toEqual([
      'batchGetOrders',
      'queryOrders',
    ]);
  });

  test('batchGetOrdersV2: among twenty that are not there', async () => {
    const others = Array.from({ length: 20 }, (_, i) =>
      idOf({ type: 'Order', order: { ...key, nativeId: `none${i}` } }),
    );
    const { data, errors } = await graph.ask(queries.byIds, { ids: [...others, orderId] });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ nodes: [...others.map(() => null), sampleOrder] });
    expect(graph.asked()).toContain('batchGetOrdersV2');
    expect(graph.asked()).not.toContain('batchGetOrders');
  });

  test('getOrderBySaleOrderId: by its sale order number', async () => {
    const { data, errors } = await graph.ask(queries.bySaleOrder);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ order: sampleOrder });
    expect(graph.asked()[0]).toBe('getOrderBySaleOrderId');
  });

  test('queryOrders: by its platform order number', async () => {
    const { data, errors } = await graph.ask(queries.byPlatformOrder);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ orderGroup: { members: [sampleOrder] } });
    // The query's rows are whole: nothing is read a second time.
    expect(graph.asked().filter((operation) => /order$|orders/i.test(operation))).toEqual(['queryOrders']);
  });

  test('queryOrders: by the tracking number of its waybill', async () => {
    const { data } = await graph.ask('{ packages(trackingNo: "123") { trackingNo order { nativeId } } }');
    expect(data).toEqual({ packages: [{ trackingNo: '123', order: { nativeId: '88822222222' } }] });
  });

  test('getDeliveryTrace: the parcel that only it names', async () => {
    const { data, errors } = await graph.ask(queries.parcels, { id: orderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ order: { packages: [waybill, traced] } });
    // The rider's parcel is no express parcel: the express trace has nothing to say of it.
    expect(new Set(graph.asked())).toEqual(new Set(['batchGetOrders', 'getDeliveryTrace']));
  });

  test('getDeliveryTrace: by tracking number', async () => {
    const { data, errors } = await graph.ask(queries.traces, { id: orderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ trace: way('SOMS_DELIVERY', 'traces[].status'), none: null });
  });

  test('getOrderRemind: the reminder, whose order is not among the samples', async () => {
    const { data, errors } = await graph.ask(queries.reminder, { id: reminderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ reminder: sampleReminder });
    // Its order is looked for too, since texts may name the order's people.
    expect(graph.asked()).toEqual(['getOrderRemind', 'batchGetOrders']);
    const broken = await graph.ask('query ($id: ID!) { reminder(id: $id) { order { id } } }', { id: reminderId });
    expect(broken).toMatchObject({ data: { reminder: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  test('checkOrder', async () => {
    const { data, errors } = await graph.ask(queries.quote);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      deliveryQuote: {
        deliverable: true,
        freight: yuan('10.0', '1000'),
        distanceMeters: '1000.0',
        minutes: '10.0',
        suggestedCarrier: party,
        promised: { start: null, end: null, text: '2022-06-30 12:00:00 或者 2022-06-30' },
        native: native('code', 'string', 'string', false),
      },
    });
    expect(graph.asked()).toEqual(['checkOrder']);
  });

  test('checkSelftake: the order that it names is not among the samples', async () => {
    const { data, errors } = await graph.ask(queries.pickup);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      pickupCheck: { ok: true, order: null, message: 'string', native: native('code', 'string', 'string', false) },
    });
    expect(graph.asked()).toEqual(['checkSelftake', 'batchGetOrders']);
  });
});
