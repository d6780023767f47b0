/** How old traces may be, and the data of orders that were pushed: counted in calls to the simulated vendors. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Facade } from '../harness.ts';
import { each, freshness, freshOf, known, sales, type StalenessWorld, stalenessWorld } from './staleness-world.ts';

let world: StalenessWorld;
let facade: Facade;
beforeAll(async () => {
  world = await stalenessWorld();
  ({ facade } = world);
});
afterAll(() => facade.close());
beforeEach(() => world.begin());
const ask = (query: string) => world.ask(query);
const pass = (seconds: number) => world.pass(seconds);

describe('orders that were pushed', () => {
  it.each(['YUANSHU', 'EZR'])('%s: are stale once they are older than what is accepted', async (vendor) => {
    const list = (args: string) =>
      ask(
        `{ orders(first: 2, filter: { vendors: [${vendor}] }${args}) { nodes { ${freshness} } sources { ${freshness} } } }`,
      );
    const plain = await list('');
    const [{ freshness: told }] = plain.data.orders.nodes;
    expect(told).toMatchObject({ origin: 'PUSHED', stale: false });
    const age: number = told.ageSeconds;
    expect(age).toBeGreaterThanOrEqual(100_000);
    const { data, errors } = await list(', maxStalenessSeconds: 86400');
    expect(errors).toEqual([]);
    expect(freshOf(data.orders.nodes)).toEqual(each(2, 'PUSHED', age, true));
    expect(data.orders.sources[0].freshness).toMatchObject({ origin: 'PUSHED', stale: true });
    expect(facade.calls()).toEqual([]);
  });

  it('are recent enough when they have just come', async () => {
    const body = JSON.stringify({ orderNo: '10011798989493365174273', cancelType: '1' });
    expect(await facade.push('/push/yuanshu/order-cancel', body)).toMatchObject({ status: 200 });
    pass(60);
    const one = async (seconds: number) => {
      const { data } = await ask(
        `{ orders(filter: { vendors: [YUANSHU], status: [CANCELLED] }, first: 100, maxStalenessSeconds: ${seconds}) { ${known} } }`,
      );
      return data.orders.nodes.find(({ nativeId }: { nativeId: string }) => nativeId === '10011798989493365174273');
    };
    expect(freshOf([await one(60)])).toEqual([['PUSHED', 60, false]]);
    expect(freshOf([await one(59)])).toEqual([['PUSHED', 60, true]]);
  });

  it('have parcels that are asked for, and remembered like those of others', async () => {
    const list = (seconds: number) =>
      ask(`{ orders(filter: { vendors: [YUANSHU], platformOrderNos: ["${sales[0]}"] }, maxStalenessSeconds: ${seconds}) {
        nodes { ${freshness} packages { direction ${freshness} trace { ${freshness} } } } } }`);
    await list(50);
    expect(facade.calls().every((call) => call.startsWith('YUANSHU getFlowInfo'))).toBe(true);
    expect(facade.calls().length).toBeGreaterThan(0);
    pass(50);
    const { data } = await list(50);
    expect(facade.calls()).toEqual([]);
    const [order] = data.orders.nodes;
    expect(order.freshness.origin).toBe('PUSHED');
    for (const { direction, freshness: own, trace } of order.packages) {
      expect([direction, own.origin]).toEqual(direction === 'INBOUND' ? ['INBOUND', 'PUSHED'] : ['OUTBOUND', 'CACHE']);
      if (trace) expect(freshOf([trace])).toEqual([['CACHE', 50, false]]);
    }
  });
});

describe('a trace', () => {
  const traceOf = (by: string, more = '') =>
    ask(`{ trace(package: ${by}${more}) { status ${freshness} events { message } } }`);
  const numbered = '{ tracking: { trackingNo: "SF7260101000001" } }';

  it('is asked for at most once a minute, unless it is to be asked now', async () => {
    const first = await traceOf(numbered);
    expect(first.errors).toEqual([]);
    expect(facade.calls()).toEqual(['SOMS queryOrders', 'SOMS getDeliveryTrace']);
    expect(freshOf([first.data.trace])).toEqual([['LIVE', 0, false]]);
    pass(60);
    const again = await traceOf(numbered);
    expect(facade.calls()).toEqual([]);
    expect(freshOf([again.data.trace])).toEqual([['CACHE', 60, false]]);
    expect(again.data.trace.events).toEqual(first.data.trace.events);
    const now = await traceOf(numbered, ', refresh: true');
    expect(facade.calls()).toEqual(['SOMS queryOrders', 'SOMS getDeliveryTrace']);
    expect(freshOf([now.data.trace])).toEqual([['LIVE', 0, false]]);
    pass(60);
    const kept = await traceOf(numbered);
    expect(facade.calls()).toEqual([]);
    expect(freshOf([kept.data.trace])).toEqual([['CACHE', 60, false]]);
    pass(1);
    await traceOf(numbered);
    expect(facade.calls()).toEqual(['SOMS queryOrders', 'SOMS getDeliveryTrace']);
  });

  it.each(['BABYCARE', 'YUANSHU'])('of a parcel of %s costs nothing either', async (vendor) => {
    const { data } = await ask(
      `{ orders(filter: { vendors: [${vendor}], platformOrderNos: ["${sales[0]}"] }) { nodes { packages { id trackingNo } } } }`,
    );
    const parcel = data.orders.nodes[0].packages.find(({ trackingNo }: { trackingNo: string | null }) => trackingNo);
    pass(1_000);
    const first = await traceOf(`{ id: "${parcel.id}" }`);
    expect(first.errors).toEqual([]);
    expect(first.data.trace.freshness.origin).toBe('LIVE');
    pass(10);
    const again = await traceOf(`{ id: "${parcel.id}" }`);
    expect(facade.calls()).toEqual([]);
    expect(freshOf([again.data.trace])).toEqual([['CACHE', 10, false]]);
  });

  it('that could not be asked for is asked again; one that was read before is shown meanwhile', async () => {
    facade.soms.misbehave({ kind: 'status', status: 503, operation: 'getDeliveryTrace' });
    const failed = await traceOf(numbered);
    expect(failed.errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', vendor: 'SOMS' } }]);
    facade.soms.behave();
    const { data } = await traceOf(numbered);
    expect(data.trace.freshness.origin).toBe('LIVE');
    facade.soms.misbehave({ kind: 'status', status: 503 });
    pass(10);
    expect(freshOf([(await traceOf(numbered)).data.trace])).toEqual([['CACHE', 10, false]]);
    const now = await traceOf(numbered, ', refresh: true');
    expect(now.errors.map(({ extensions }) => extensions['code'])).toContain('SOURCE_UNAVAILABLE');
    expect(freshOf([(await traceOf(numbered)).data.trace])).toEqual([['CACHE', 10, false]]);
  });

  it('below other fields is asked for each time', async () => {
    const { data } = await ask(`{ packages(trackingNo: "SF7260101000001") { trace { ${freshness} } } }`);
    expect(freshOf(data.packages.map(({ trace }: { trace: unknown }) => trace))).toEqual([['LIVE', 0, false]]);
    await ask(
      `{ packages(trackingNo: "SF7260101000001") { trace { ${freshness} } } trace(package: ${numbered}) { status } }`,
    );
    expect(facade.calls()).toContain('SOMS getDeliveryTrace');
    expect(world.times('SOMS getDeliveryTrace')).toBe(1);
  });

  it('shares what its request reads live anyway', async () => {
    await ask(
      `{ packages(trackingNo: "SF7260101000001") { trace { status } } trace(package: ${numbered}) { status } }`,
    );
    expect(facade.calls()).toEqual(['SOMS queryOrders', 'SOMS getDeliveryTrace']);
  });

  it('is asked for again when SOMS says that the order has changed', async () => {
    await traceOf(numbered);
    const event = { id: 'e9', group: 'order', topic: 'order.shipped', time: '2026-01-01 10:00:00', tag: 'store:001' };
    const content = JSON.stringify({ order_id: facade.showcase.somsOrderId });
    await facade.push('/push/soms/events', JSON.stringify({ ...event, content }));
    await facade.refresher.idle();
    const { data } = await traceOf(numbered);
    expect(facade.calls()).toEqual(['SOMS queryOrders', 'SOMS getDeliveryTrace']);
    expect(data.trace.freshness.origin).toBe('LIVE');
  });
});
