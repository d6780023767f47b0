import { afterAll, describe, expect, test } from 'vitest';
import { parseJson } from '../../../../sources/values/json.ts';
import { sampleText, samples, type Bodies, bare, type Facade, facade } from './facade.ts';
import { queries } from './queries.ts';
import { idOf, way, key, sampleReminder, waybill, traced, orderId, reminderId } from './expected.ts';

describe('the bare samples', () => {
  const open: Facade[] = [];
  const started = async (bodies: Bodies): Promise<Facade> => {
    const graph = await facade(await bare(bodies));
    open.push(graph);
    return graph;
  };
  afterAll(async () => {
    await Promise.all(open.map((graph) => graph.close()));
  });
  const changed = (operation: string, ...changes: readonly (readonly [from: string, to: string])[]): unknown =>
    parseJson(
      changes.reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`the sample of ${operation} has no ${from}`);
        return text.replaceAll(from, to);
      }, sampleText(operation)),
    );

  test('raw is the record as it came, field by field and digit by digit', async () => {
    const graph = await started(samples());
    const { text, errors } = await graph.ask('query ($id: ID!) { order(by: { id: $id }) { raw logs { action } } }', {
      id: orderId,
    });
    expect(errors).toBeUndefined();
    expect(parseJson(text)).toEqual({
      data: { order: { raw: parseJson(sampleText('getOrder')), logs: [{ action: 'modify' }] } },
    });
    expect(text).toContain('"weight":500.0');
    expect(text).toContain('"settle_price":122.2222');
  });

  test('queryOrderReminds: a page of a hundred, numbered from the oldest', async () => {
    // The reminder's order, so that it can be shown.
    const orders = changed('batchGetOrdersV2', ['"id": "88822222222"', '"id": "202012021621"']);
    const graph = await started({ ...samples(), batchGetOrdersV2: orders });
    const { data, errors } = await graph.ask(queries.reminders, {
      orders: [idOf({ type: 'Order', order: { ...key, nativeId: '202012021621' } })],
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      reminders: {
        edges: [{ cursor: expect.any(String), node: { id: reminderId } }],
        nodes: [{ ...sampleReminder, order: { nativeId: '202012021621' } }],
        // The sample says that there are 100 and shows the same one, whatever time is asked for.
        pageInfo: {
          hasNextPage: false,
          hasPreviousPage: false,
          startCursor: expect.any(String),
          endCursor: expect.any(String),
        },
        sources: [
          {
            vendor: 'SOMS',
            outcome: 'OK',
            coverage: 'COMPLETE',
            reason: null,
            errorCode: null,
            retryAfterSeconds: null,
            latencyMs: 0,
            vendorCalls: 1,
            gapFrom: null,
            gapTo: null,
            freshness: null,
          },
        ],
      },
    });
  });

  test('getKdTrace: of an order that differs in this alone, that an express carrier has it', async () => {
    const orders = changed(
      'batchGetOrdersV2',
      ['"type": "self"', '"type": "express"'],
      ['"expected_logistics_type": "crowdsourcing"', '"expected_logistics_type": "express"'],
    );
    const graph = await started({ ...samples(), batchGetOrdersV2: orders });
    const { data, errors } = await graph.ask(queries.parcels, { id: orderId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      order: {
        packages: [
          { ...waybill, carrier: { ...waybill.carrier, mode: 'EXPRESS' } },
          traced,
          {
            ...traced,
            id: idOf({ type: 'Package', order: key, packageKey: ['string', '213232'] }),
            trackingNo: '213232',
            carrier: { code: 'string', name: 'string', normalizedCode: null, mode: 'EXPRESS' },
            // Its head says canceled; what the courier tells comes first.
            status: 'IN_TRANSIT',
            estimatedDelivery: null,
            courier: null,
            trace: way('SOMS_EXPRESS', 'details[].status'),
            trackingUrl: null,
          },
        ],
      },
    });
    expect(graph.asked()).toContain('getKdTrace');
  });

  test('getKdTrace: its head speaks where it tells no event', async () => {
    const graph = await started({
      ...samples(),
      batchGetOrdersV2: changed(
        'batchGetOrdersV2',
        ['"type": "self"', '"type": "express"'],
        ['"expected_logistics_type": "crowdsourcing"', '"expected_logistics_type": "express"'],
      ),
      getDeliveryTrace: parseJson('{"success":true}'),
      getKdTrace: parseJson('{"success":true,"state":"canceled","details":[],"waybill_id":"123"}'),
    });
    const { data } = await graph.ask(
      'query ($id: ID!) { order(by: { id: $id }) { packages { trackingNo trace { status events { at } } } } }',
      { id: orderId },
    );
    expect(data).toEqual({ order: { packages: [{ trackingNo: '123', trace: { status: 'CANCELLED', events: [] } }] } });
  });
});
