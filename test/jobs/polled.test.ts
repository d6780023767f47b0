/** What clients see of it when SOMS is polled. */
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt, vendorTime } from '../../sources/values/time.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
let seconds = Math.floor(Date.now() / 1000);
beforeAll(async () => {
  facade = await startForTest({ POLL_BACK_DAYS: '5' }, { now: () => seconds * 1000 });
});
afterAll(() => facade.close());

interface Told {
  readonly orders: readonly string[];
  readonly cursor: string | null;
}
async function follow(from: string | null): Promise<Told> {
  const orders: string[] = [];
  for (let [cursor, more] = [from, true]; ;) {
    const { data, errors } = await facade.ask(
      `query ($after: String) { changes(first: 100, after: $after, vendors: [SOMS]) {
        pageInfo { endCursor hasNextPage } edges { node { kind order { nativeId } } } } }`,
      { after: cursor },
    );
    expect(errors).toEqual([]);
    const { edges, pageInfo } = data.changes;
    orders.push(
      ...edges.map(({ node }: { node: { kind: string; order: { nativeId: string } } }) => {
        // Orders that turn out to be one sale are told of again for that.
        return node.kind === 'CREATED' ? node.order.nativeId : `again ${node.order.nativeId}`;
      }),
    );
    [cursor, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    if (!more) return { orders, cursor };
  }
}
const soms = async () => {
  const { data } = await facade.ask('{ sources { vendor ingestLagSeconds knownOrders health } }');
  return data.sources.find(({ vendor }: { vendor: string }) => vendor === 'SOMS');
};
const counted = async () => {
  const { data } = await facade.ask(
    '{ orderStats(filter: {vendors: [SOMS]}, groupBy: []) { precision rows { orders } sources { coverage reason } } }',
  );
  return data.orderStats;
};
const metrics = async (): Promise<string> => (await request(`${facade.url}/metrics`)).body.text();

it('nothing of SOMS is known before it was polled, and the answers say so', async () => {
  expect(await soms()).toMatchObject({ ingestLagSeconds: null, knownOrders: 0 });
  expect(await counted()).toMatchObject({ precision: 'AT_LEAST', sources: [{ coverage: 'PARTIAL' }] });
  expect((await counted()).sources[0].reason).toMatch(/^Only orders that were read or told of/);
  expect(await metrics()).not.toMatch(/^ordergraph_poll_lag_seconds\{/m);
});

it('every order is told of, counted, and how far behind they are is said everywhere', async () => {
  const { data } = await facade.ask(
    `query ($from: DateTime!) { orders(first: 1, filter: {vendors: [SOMS], modifiedAt: {from: $from}}) { totalCount { count } } }`,
    { from: new Date((seconds - 5 * 86_400) * 1000).toISOString() },
  );
  const there: number = data.orders.totalCount.count;
  expect(there).toBeGreaterThan(20);
  facade.forget();
  await facade.poller.pollOnce();
  expect(new Set(facade.calls())).toEqual(new Set(['SOMS queryOrders']));
  const told = await follow(null);
  const first = { ...told, orders: told.orders.filter((order) => !order.startsWith('again')) };
  // The simulator's newest orders may be younger than the settle time.
  expect(first.orders.length).toBeGreaterThan(there * 0.9);
  expect(new Set(first.orders).size).toBe(first.orders.length);

  expect(await soms()).toMatchObject({ ingestLagSeconds: 1, knownOrders: first.orders.length, health: 'UP' });
  const stats = await counted();
  expect(stats).toMatchObject({ precision: 'AT_LEAST', rows: [{ orders: first.orders.length }] });
  const since = instantAt((seconds - 1 - 5 * 86_400) * 1000);
  expect(stats.sources).toEqual([
    { coverage: 'PARTIAL', reason: expect.stringContaining(`Orders modified since ${since} are known`) },
  ]);

  // Nobody changed anything: one call, nothing told.
  facade.forget();
  await facade.poller.pollOnce();
  expect(facade.calls()).toEqual(['SOMS queryOrders']);
  expect((await follow(first.cursor)).orders).toEqual([]);
  seconds += 75;
  expect(await soms()).toMatchObject({ ingestLagSeconds: 76 });
  expect(await metrics()).toMatch(/^ordergraph_poll_lag_seconds\{vendor="SOMS"\} 76$/m);

  // SOMS cannot be asked: the position stays, and the lag goes on growing.
  facade.soms.misbehave({ kind: 'status', status: 503, operation: 'queryOrders', times: 1 });
  await facade.poller.pollOnce();
  expect(await soms()).toMatchObject({ ingestLagSeconds: 76, health: 'TROUBLED' });
  await facade.poller.pollOnce();
  expect(await soms()).toMatchObject({ ingestLagSeconds: 1, health: 'UP' });
});

it('an order that changes is told of by the next poll, with what changed', async () => {
  const { cursor, orders } = await follow(null);
  const [id = ''] = orders;
  const { book } = facade.soms;
  const modified = vendorTime((seconds - 5) * 1000);
  book.replace({ ...book.find(id)?.order, state: 'canceled', modified });
  await facade.poller.pollOnce();
  expect((await follow(cursor)).orders).toEqual([`again ${id}`]);
  const { data } = await facade.ask(
    `{ changes(first: 1, after: "${cursor}", vendors: [SOMS]) { edges { node { kind fields order { status } } } } }`,
  );
  expect(data.changes.edges).toEqual([
    {
      node: {
        kind: 'STATUS_CHANGED',
        fields: expect.arrayContaining(['status', 'statusNative']),
        order: { status: 'CANCELLED' },
      },
    },
  ]);
});
