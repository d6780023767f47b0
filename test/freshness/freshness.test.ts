/** How old data of lists may be, and what accepting older data saves: counted in calls to the simulated vendors. */
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
const babycare = (args = '', selected = known): string =>
  `orders(filter: { vendors: [BABYCARE] }${args}) { ${selected} }`;

describe('a list of known orders', () => {
  it('is read anew each time unless older data is accepted', async () => {
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
    expect(world.times('BABYCARE listSalesDetails')).toBe(2);
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

  it('is not read for what the vendor does not tell', async () => {
    for (const name of ['recipientName: "x"', 'not: { recipientName: "x" }']) {
      const { data } = await ask(
        `{ orders(filter: { vendors: [BABYCARE], ${name} }) { ${known} sources { outcome } } }`,
      );
      expect(data.orders).toMatchObject({ nodes: [], sources: [{ outcome: 'UNSUPPORTED_FILTER' }] });
    }
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
  it('each accept data of their own age, and nothing else becomes older by them', async () => {
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
