import { afterEach, describe, expect, test } from 'vitest';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import { type Sandbox, startSandboxServer } from '../../../sandbox/server/server.ts';
import { startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { SourceFault } from '../../../sources/fault.ts';
import type { Order, Trace } from '../../../sources/model.ts';
import { call, closeAll, closedAfterwards, connect, type Fields, keyOf, orderFrom } from './source.ts';

afterEach(closeAll);

const express = { type: 'express' };
const event = (time: string, status: string, message = ''): object => ({ time, status, message, address: '厦门' });

interface Told {
  /** By waybill; '' is the answer where no waybill is named. */
  readonly delivery?: Readonly<Record<string, object>>;
  readonly kd?: object;
}
interface Setup {
  readonly vendor: Sandbox;
  traces(of: Order, trackingNos: readonly (string | null)[]): Promise<readonly Trace[]>;
  /** "delivery W1" or "kd", sorted. */
  asked(): readonly string[];
}
async function telling({ delivery = {}, kd }: Told): Promise<Setup> {
  const none = { success: false, code: 'NO_WAYBILL', message: '没有运单' };
  const path = '/{tenant_id}/soms/orderservice/order/{id}';
  const vendor = await startSandboxServer({
    about: 'a vendor of these traces',
    refusal: (message) => ({ body: { success: false, message } }),
    routes: [
      {
        operation: 'getDeliveryTrace',
        method: 'GET',
        path: `${path}/delivery/trace`,
        answer: ({ query }) => ({ body: new Map(Object.entries(delivery)).get(query.get('waybill_id') ?? '') ?? none }),
      },
      { operation: 'getKdTrace', method: 'GET', path: `${path}/kd/trace`, answer: () => ({ body: kd ?? none }) },
    ],
  });
  return setup(closedAfterwards(vendor));
}
function setup(vendor: Sandbox): Setup {
  const source = connect(vendor);
  return {
    vendor,
    async traces(of, trackingNos) {
      const [answer] = (await source.tracesOf?.([{ order: of, trackingNos }], call)) ?? [];
      if (answer === undefined || answer instanceof SourceFault) throw answer ?? new Error('no answer');
      return answer;
    },
    asked: () =>
      vendor.calls
        .map(({ operation, query }) =>
          operation === 'getKdTrace' ? 'kd' : `delivery ${new URLSearchParams(query).get('waybill_id') ?? '-'}`,
        )
        .toSorted(),
  };
}
const order = (delivery: Fields): Order => orderFrom({ delivery });
const told = (traces: readonly Trace[]) =>
  traces.map(({ trackingNo, status, sources, events }) => [trackingNo, status, sources, events.length]);

describe('the traces of an order', () => {
  const way = { success: true, waybill_id: 'W1', traces: [event('2022-04-07 08:39:07', '揽收')] };

  test('of two express parcels that the simulator holds: one call each, nothing asked twice', async () => {
    const vendor = await startSomsSandbox();
    closedAfterwards(vendor);
    const { traces, asked } = setup(vendor);
    const waybills = showcaseIds.trackingNos.map((number) => ({ waybill_id: number }));
    const key = keyOf(showcaseIds.somsOrderId);
    const found = await traces({ ...order({ carrier: express, waybills }), key }, [...showcaseIds.trackingNos]);
    expect(told(found)).toEqual([
      [showcaseIds.trackingNos[0], 'DELIVERED', ['SOMS_DELIVERY'], 6],
      [showcaseIds.trackingNos[1], 'DELIVERED', ['SOMS_DELIVERY'], 4],
    ]);
    expect(found.map(({ pickedUpAt, deliveredAt }) => [pickedUpAt, deliveredAt])).toEqual([
      ['2026-01-02T09:30:00+08:00', '2026-01-04T10:12:00+08:00'],
      ['2026-01-02T10:00:00+08:00', '2026-01-05T19:20:00+08:00'],
    ]);
    for (const { events } of found)
      expect(events.map(({ at }) => at)).toEqual(
        events.map(({ at }) => at).toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)),
      );
    expect(asked()).toEqual(showcaseIds.trackingNos.map((number) => `delivery ${number}`).toSorted());
  });

  test('do not ask the express trace where the delivery trace tells something', async () => {
    const { traces, asked } = await telling({ delivery: { W1: way } });
    expect(told(await traces(order({ carrier: express, waybill_id: 'W1' }), ['W1']))).toEqual([
      ['W1', 'PICKED_UP', ['SOMS_DELIVERY'], 1],
    ]);
    expect(asked()).toEqual(['delivery W1']);
  });

  test.each([
    ['refuses', undefined],
    ['tells no event', { success: true, waybill_id: 'W1', traces: [], trace_url: 'http://aaa/bbb' }],
    ['tells of another parcel', { ...way, waybill_id: 'W9' }],
  ])('ask the express trace where the delivery trace %s', async (_what, delivery) => {
    const kd = {
      success: true,
      waybill_id: 'W1',
      carrier: { id: 'shunfeng' },
      details: [event('2022-04-08 09:00:00', '签收')],
    };
    const { traces, asked } = await telling({ delivery: delivery ? { W1: delivery } : {}, kd });
    const found = await traces(order({ carrier: express, waybill_id: 'W1' }), ['W1']);
    expect(found.find(({ trackingNo }) => trackingNo === 'W1')).toMatchObject({
      status: 'DELIVERED',
      deliveredAt: '2022-04-08T09:00:00+08:00',
      carrier: { normalizedCode: 'SF', mode: 'EXPRESS' },
    });
    expect(asked()).toEqual(['delivery W1', 'kd']);
  });

  test('merge what both say of one parcel', async () => {
    const { traces } = await telling({
      delivery: { W1: { success: true, waybill_id: 'W1', deliveryman: '张三', traces: [] } },
      kd: { success: true, waybill_id: 'W1', details: [event('2022-04-08 09:00:00', '派件')] },
    });
    const [one, ...others] = await traces(order({ carrier: express, waybill_id: 'W1' }), ['W1']);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      status: 'OUT_FOR_DELIVERY',
      sources: ['SOMS_DELIVERY', 'SOMS_EXPRESS'],
      courier: { name: { plain: '张三' } },
      freshness: { sourceModifiedAt: '2022-04-08T09:00:00+08:00' },
    });
  });

  test.each([
    ['self', { type: 'self' }],
    ['thirdparty', { type: 'thirdparty' }],
    ['crowdsourcing', { type: 'express', expected_logistics_type: 'crowdsourcing' }],
  ])('of a parcel by %s have no express trace to ask', async (_what, carrier) => {
    const { traces, asked } = await telling({});
    expect(await traces(order({ carrier, waybill_id: 'W1' }), ['W1'])).toEqual([]);
    expect(asked()).toEqual(['delivery W1']);
  });

  test('that name no waybill are of the one parcel that there is', async () => {
    const details = [event('2022-04-08 09:00:00', '在途')];
    const { traces } = await telling({ kd: { success: true, details } });
    expect(told(await traces(order({ carrier: express, waybill_id: 'W1' }), ['W1']))).toEqual([
      ['W1', 'IN_TRANSIT', ['SOMS_EXPRESS'], 1],
    ]);
  });

  test('that name no waybill are of nobody where there are two parcels', async () => {
    const details = [event('2022-04-08 09:00:00', '在途')];
    const { traces } = await telling({ kd: { success: true, details } });
    const waybills = [{ waybill_id: 'W1' }, { waybill_id: 'W2' }];
    expect(told(await traces(order({ carrier: express, waybills }), ['W1', 'W2']))).toEqual([
      [null, 'IN_TRANSIT', ['SOMS_EXPRESS'], 1],
    ]);
  });

  test('of an order without a waybill are whatever the vendor knows of', async () => {
    const { traces, asked } = await telling({ delivery: { '': way } });
    expect(told(await traces(order({}), [null]))).toEqual([['W1', 'PICKED_UP', ['SOMS_DELIVERY'], 1]]);
    expect(asked()[0]).toBe('delivery -');
  });

  test('of which nothing is known are none', async () => {
    const { traces } = await telling({ delivery: { W1: { success: true, waybill_id: 'W1' } } });
    expect(await traces(order({ carrier: { type: 'self' }, waybill_id: 'W1' }), ['W1'])).toEqual([]);
  });

  test.each(['.', '..', ''])('of an order %j are asked of nobody', async (id) => {
    const { traces, asked } = await telling({ delivery: { '': way } });
    expect(await traces({ ...order({}), key: keyOf(id) }, [null])).toEqual([]);
    expect(asked()).toEqual([]);
  });
});

describe('an event', () => {
  const trace = async (events: readonly unknown[]): Promise<Trace | undefined> => {
    const { traces } = await telling({ delivery: { W1: { success: true, waybill_id: 'W1', traces: events } } });
    return (await traces(order({ carrier: { type: 'self' }, waybill_id: 'W1' }), ['W1']))[0];
  };

  test('without a time, a place or a status is told with what it has', async () => {
    const found = await trace([{ time: '昨天', message: '您的快件已签收' }, { status: 'string' }, 'junk', null]);
    expect(
      found?.events.map(({ at, atRaw, status, place, native, classifiedBy }) => [
        at,
        atRaw,
        status,
        place,
        native.code,
        classifiedBy,
      ]),
    ).toEqual([
      [null, '昨天', 'DELIVERED', null, null, 'RULE'],
      [null, '', 'UNKNOWN', null, 'string', 'NONE'],
    ]);
  });

  test('is told once, oldest first, whichever order the courier uses', async () => {
    const events = [
      event('2022-04-07 10:00:00', '在途', '到达 厦门'),
      event('2022-04-07 08:00:00', '揽收', '已揽收'),
      event('2022-04-07 10:00:00', '在途', ' 到达  厦门 '),
    ];
    for (const sequence of [events, events.toReversed()])
      expect((await trace(sequence))?.events.map(({ at }) => at)).toEqual([
        '2022-04-07T08:00:00+08:00',
        '2022-04-07T10:00:00+08:00',
      ]);
  });
});

describe('where the courier is', () => {
  test.each([
    [24.4456, 118.0825, 24.4456, 118.0825],
    [-90, 180, -90, 180],
    [355.5, 111.5, null, null],
    [24.4456, 180.1, null, null],
    [24.4456, null, null, null],
    ['北纬', 118, null, null],
  ])('%j, %j is %j, %j on the map', async (latitude, longitude, shownLatitude, shownLongitude) => {
    const { traces } = await telling({
      delivery: { W1: { success: true, waybill_id: 'W1', deliveryman: '张三', latitude, longitude } },
    });
    const [one] = await traces(order({ carrier: { type: 'self' }, waybill_id: 'W1' }), ['W1']);
    expect([one?.courier?.latitude, one?.courier?.longitude]).toEqual([shownLatitude, shownLongitude]);
  });
});
