/** Where data comes from, how old it is, and what a tolerated age saves: counted in calls to the simulated vendors. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
let clock = Date.now();
const pass = (seconds: number): void => {
  clock += seconds * 1000;
};

/** Two Babycare orders that are known because somebody asked for their sales. */
const sales = ['6920260101000000001', '3064563540143586756'];
beforeAll(async () => {
  facade = await startForTest({}, { send: true, now: () => clock });
  for (const number of sales) await facade.ask(`{ orderGroup(by: {platformOrderNo: "${number}"}) { id } }`);
  await facade.observer.idle();
});
afterAll(() => facade.close());
beforeEach(() => {
  // Nothing that an earlier test read is recent.
  pass(100_000);
  facade.soms.behave();
  facade.babycare.behave();
  facade.bts.behave();
  facade.forget();
});

interface Fresh {
  readonly origin: string;
  readonly ageSeconds: number;
  readonly stale: boolean;
}
const freshness = 'freshness { origin ageSeconds stale fetchedAt }';
const known = `nodes { nativeId ${freshness} }`;
const babycare = (args = '', selected = known): string =>
  `orders(filter: { vendors: [BABYCARE] }${args}) { ${selected} }`;
const ask = async (query: string) => {
  facade.forget();
  const answer = await facade.ask(query);
  await facade.observer.idle();
  return answer;
};
const freshOf = (nodes: readonly { freshness: Fresh }[]) =>
  nodes.map(({ freshness: { origin, ageSeconds, stale } }) => [origin, ageSeconds, stale]);
/** So many records, all with this origin, age and staleness. */
const each = (count: number, ...told: readonly [string, number, boolean]) => Array.from({ length: count }, () => told);
const times = (call: string): number => facade.calls().filter((one) => one === call).length;

describe('a list of known orders', () => {
  it('is read anew each time unless some age is tolerated', async () => {
    for (let i = 0; i < 2; i += 1) {
      const { data, errors } = await ask(`{ ${babycare()} }`);
      expect(errors).toEqual([]);
      expect(freshOf(data.orders.nodes)).toEqual(each(2, 'LIVE', 0, false));
      expect(facade.calls()).toEqual(Array(2).fill('BABYCARE listSalesDetails'));
      pass(1);
    }
  });

  it('costs nothing while what was read is recent enough, and says how old it is', async () => {
    const first = await ask(`{ ${babycare(', maxStalenessSeconds: 60')} }`);
    expect(freshOf(first.data.orders.nodes)).toEqual(each(2, 'LIVE', 0, false));
    pass(60);
    const { data, errors } = await ask(
      `{ ${babycare(', maxStalenessSeconds: 60', `${known} complete asOf sources { vendorCalls outcome }`)} }`,
    );
    expect(errors).toEqual([]);
    expect(facade.calls()).toEqual([]);
    expect(freshOf(data.orders.nodes)).toEqual(each(2, 'CACHE', 60, false));
    expect(data.orders.nodes.map(({ nativeId }: { nativeId: string }) => nativeId)).toEqual(
      first.data.orders.nodes.map(({ nativeId }: { nativeId: string }) => nativeId),
    );
    expect(data.orders.sources).toEqual([{ vendorCalls: 0, outcome: 'OK' }]);
    pass(0.001);
    const later = await ask(`{ ${babycare(', maxStalenessSeconds: 60')} }`);
    expect(freshOf(later.data.orders.nodes)).toEqual(each(2, 'LIVE', 0, false));
    expect(times('BABYCARE listSalesDetails')).toBe(2);
  });

  it('0 seconds asks as if nothing was said', async () => {
    await ask(`{ ${babycare()} }`);
    pass(0.001);
    const { data } = await ask(`{ ${babycare(', maxStalenessSeconds: 0')} }`);
    expect(freshOf(data.orders.nodes)).toEqual(each(2, 'LIVE', 0, false));
  });

  it('brings parcels, lines and borrowed traces along', async () => {
    const selected = `nodes { items { nodes { title packages { trackingNo } } }
      packages { trackingNo ${freshness} contents { item { title } } order { nativeId ${freshness} } trace { status ${freshness} } } }`;
    const first = await ask(`{ ${babycare(', maxStalenessSeconds: 300', selected)} }`);
    expect(first.errors).toEqual([]);
    expect(facade.calls()).toContain('BABYCARE listPackages');
    pass(200);
    const { data, errors } = await ask(`{ ${babycare(', maxStalenessSeconds: 300', selected)} }`);
    expect(errors).toEqual([]);
    expect(facade.calls()).toEqual([]);
    const parcels = data.orders.nodes.flatMap(({ packages }: { packages: unknown[] }) => packages);
    expect(parcels).toHaveLength(3);
    for (const parcel of parcels) {
      expect(freshOf([parcel, parcel.order, ...(parcel.trace ? [parcel.trace] : [])])).toEqual(
        each(parcel.trace ? 3 : 2, 'CACHE', 200, false),
      );
    }
    const undated = (answer: unknown): string => JSON.stringify(answer).replaceAll(/"freshness":\{[^}]*\}/g, '""');
    expect(undated(data)).toBe(undated(first.data));
  });

  it('reads the parcels of a remembered order with one call for them alone', async () => {
    await ask(`{ ${babycare()} }`);
    pass(5);
    const { data } = await ask(
      `{ ${babycare(', maxStalenessSeconds: 10', `nodes { ${freshness} packages { ${freshness} } }`)} }`,
    );
    expect(facade.calls()).toEqual(Array(2).fill('BABYCARE listPackages'));
    expect(freshOf(data.orders.nodes)).toEqual(each(2, 'CACHE', 5, false));
    expect(freshOf(data.orders.nodes.flatMap(({ packages }: { packages: [] }) => packages))).toEqual(
      each(3, 'LIVE', 0, false),
    );
  });

  it('is judged by what was read, where the index cannot tell', async () => {
    const filter = 'filter: { vendors: [BABYCARE], not: { recipientName: "nobody is called so" } }';
    const judged = (args: string) => ask(`{ orders(${filter}${args}) { ${known} } }`);
    await judged('');
    expect(times('BABYCARE listSalesDetails')).toBe(2);
    pass(3);
    const { data } = await judged(', maxStalenessSeconds: 3');
    expect(facade.calls()).toEqual([]);
    expect(freshOf(data.orders.nodes)).toEqual(each(2, 'CACHE', 3, false));
    const none = await ask(
      `{ orders(filter: { vendors: [BABYCARE], recipientName: "nobody is called so" }, maxStalenessSeconds: 3) { ${known} } }`,
    );
    expect(none.data.orders.nodes).toEqual([]);
    expect(facade.calls()).toEqual([]);
  });

  it('of named numbers is asked for them once', async () => {
    const query = `{ orders(filter: { vendors: [BABYCARE], platformOrderNos: ["${sales[0]}"] }, maxStalenessSeconds: 30) { ${known} } }`;
    await ask(query);
    expect(facade.calls()).toEqual(['BABYCARE listSalesDetails']);
    pass(30);
    const { data } = await ask(query);
    expect(facade.calls()).toEqual([]);
    expect(freshOf(data.orders.nodes)).toEqual([['CACHE', 30, false]]);
    pass(1);
    await ask(query);
    expect(facade.calls()).toEqual(['BABYCARE listSalesDetails']);
  });

  it('walks on page by page in the same order, nothing twice', async () => {
    const whole = await ask(`{ ${babycare()} }`);
    pass(10);
    const page = (after: string) =>
      ask(
        `{ ${babycare(`, first: 1, maxStalenessSeconds: 60${after}`, `${known} pageInfo { endCursor hasNextPage }`)} }`,
      );
    const first = await page('');
    const second = await page(`, after: "${first.data.orders.pageInfo.endCursor}"`);
    expect(second.data.orders.pageInfo.hasNextPage).toBe(false);
    const walked = [...first.data.orders.nodes, ...second.data.orders.nodes];
    expect(freshOf(walked)).toEqual(each(2, 'CACHE', 10, false));
    expect(walked.map(({ nativeId }) => nativeId)).toEqual(
      whole.data.orders.nodes.map(({ nativeId }: { nativeId: string }) => nativeId),
    );
  });
});

describe('two lists of one request', () => {
  it('do not share what they tolerate, and nothing else becomes older by them', async () => {
    const before = await ask(`{ ${babycare('', `nodes { id ${freshness} }`)} }`);
    const [{ id }] = before.data.orders.nodes;
    pass(30);
    const { data, errors } = await ask(`{
      short: ${babycare(', maxStalenessSeconds: 20')}
      long: ${babycare(', maxStalenessSeconds: 40')}
      none: ${babycare()}
      node(id: "${id}") { ... on Order { ${freshness} packages { order { ${freshness} } } } } }`);
    expect(errors).toEqual([]);
    expect(freshOf(data.short.nodes)).toEqual(each(2, 'LIVE', 0, false));
    expect(freshOf(data.long.nodes)).toEqual(each(2, 'CACHE', 30, false));
    expect(freshOf(data.none.nodes)).toEqual(each(2, 'LIVE', 0, false));
    expect(freshOf([data.node, ...data.node.packages.map(({ order }: { order: unknown }) => order)])).toEqual(
      each(1 + data.node.packages.length, 'LIVE', 0, false),
    );
  });
});

describe('orders of SOMS', () => {
  const soms = (args: string, selected: string): string =>
    `{ orders(first: 5, filter: { vendors: [SOMS], platformOrderNos: ["${sales[0]}"] }${args}) { ${selected} } }`;

  it('are as they are now, since the list brings them; their traces and missing parts may be older', async () => {
    const selected = `nodes { ${freshness} packages { ${freshness} trace { ${freshness} } order { ${freshness} logs { action } } } }`;
    await ask(soms('', selected));
    expect(facade.calls().toSorted()).toEqual([
      'SOMS getDeliveryTrace',
      'SOMS getDeliveryTrace',
      'SOMS getOrder',
      'SOMS queryOrders',
    ]);
    pass(15);
    const { data, errors } = await ask(soms(', maxStalenessSeconds: 15', selected));
    expect(errors).toEqual([]);
    expect(facade.calls()).toEqual(['SOMS queryOrders']);
    const [order] = data.orders.nodes;
    expect(freshOf([order, ...order.packages])).toEqual(each(3, 'LIVE', 0, false));
    for (const { trace, order: again } of order.packages)
      expect(freshOf([trace, again])).toEqual(each(2, 'CACHE', 15, false));
  });
});

describe('orders that were pushed', () => {
  it.each(['YUANSHU', 'EZR'])('%s: are stale once they are older than what is tolerated', async (vendor) => {
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
    expect(times('SOMS getDeliveryTrace')).toBe(1);
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

describe('a vendor that fails', () => {
  it('is not missed while what it said is recent enough, and is reported when it is not', async () => {
    await ask(`{ ${babycare()} }`);
    facade.babycare.misbehave({ kind: 'status', status: 503 });
    pass(90);
    const selected = `${known} complete sources { outcome coverage errorCode vendorCalls }`;
    const within = await ask(`{ ${babycare(', maxStalenessSeconds: 90', selected)} }`);
    expect(within.errors).toEqual([]);
    expect(freshOf(within.data.orders.nodes)).toEqual(each(2, 'CACHE', 90, false));
    expect(within.data.orders.sources).toMatchObject([{ outcome: 'OK', errorCode: null, vendorCalls: 0 }]);
    expect(facade.calls()).toEqual([]);
    const beyond = await ask(`{ ${babycare(', maxStalenessSeconds: 89', selected)} }`);
    const live = await ask(`{ ${babycare('', selected)} }`);
    expect(beyond.data).toEqual(live.data);
    expect(beyond.errors).toEqual(live.errors);
    expect(beyond.errors).toMatchObject([{ extensions: { code: 'ALL_SOURCES_FAILED' } }]);
  });
});

describe('bad input', () => {
  it.each([-1, 86_401])('%s seconds are refused, by name, before anyone is asked', async (seconds) => {
    const { errors } = await ask(`{ ${babycare(`, maxStalenessSeconds: ${seconds}`)} }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'maxStalenessSeconds' } }]);
    expect(errors[0]?.message).toMatch(/between 0 and 86400/);
    expect(facade.calls()).toEqual([]);
  });
});
