/**
 * What a list shows of an order first is served from what is known here while it is young enough, where the order's
 * vendor can be asked for it by its own number only: counted in calls to that vendor.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localClient } from '../../resolvers/client.ts';
import { newKey } from '../writes/requests.ts';
import { header, type KnownWorld, knownWorld, ofBabycare } from './known-world.ts';

let world: KnownWorld;
let shop: string | null = null;
beforeAll(async () => {
  world = await knownWorld(
    120,
    {},
    { clientOf: () => ({ ...localClient, shops: shop === null ? null : new Set([shop]) }) },
  );
}, 60_000);
afterAll(() => world.facade.close());
beforeEach(async () => {
  shop = null;
  world.facade.babycare.behave();
  // Whatever an earlier test has left is too old, and all of it is known anew.
  world.pass(100_000);
  await world.read(world.numbers);
});
const calls = () => world.facade.calls();
const fresh = 'freshness { origin ageSeconds stale }';

describe('a list of headers', () => {
  it('costs no call, and says how old each is', async () => {
    world.pass(299);
    const { data, errors } = await world.ask(
      ofBabycare(', first: 100', `nodes { ${header} ${fresh} } scanLimited sources { vendorCalls outcome }`),
    );
    expect(errors).toEqual([]);
    expect(calls()).toEqual([]);
    expect(data.orders.nodes).toHaveLength(100);
    expect(data.orders.scanLimited).toBe(false);
    expect(data.orders.sources).toEqual([{ vendorCalls: 0, outcome: 'OK' }]);
    for (const { freshness } of data.orders.nodes)
      expect(freshness).toEqual({ origin: 'CACHE', ageSeconds: 299, stale: false });
  });

  it('shows in every field what the vendor itself shows', async () => {
    const listed = (args: string) =>
      world.ask(ofBabycare(`, first: 40${args}`, `nodes { ${header} } edges { cursor node { ${header} } }`));
    const known = await listed('');
    expect(calls()).toEqual([]);
    world.pass(0.001);
    const asked = await listed(', maxStalenessSeconds: 0');
    expect(calls().length).toBeGreaterThan(30);
    expect(asked.errors).toEqual([]);
    expect(known.data).toEqual(asked.data);
    expect(known.data.orders.nodes.some(({ shop: party }: { shop: unknown }) => party !== null)).toBe(true);
    expect(known.data.orders.nodes.every(({ amounts }: { amounts: { payable: unknown } }) => amounts.payable)).toBe(
      true,
    );
  });

  it.each([
    'kind',
    'isFinal',
    'statusNative { code }',
    'amounts { payable { amount } paid { amount } }',
    'items { totalCount }',
    'recipient { city }',
    '...Also',
  ])('asks the vendor for what is selected beyond them: %s', async (field) => {
    const also = field === '...Also' ? 'fragment Also on Order { status kind }' : '';
    const { errors, data } = await world.ask(`${ofBabycare(', first: 5', `nodes { id ${field} }`)} ${also}`);
    expect(errors).toEqual([]);
    expect(data.orders.nodes).toHaveLength(5);
    expect(new Set(calls())).toEqual(new Set(['BABYCARE listSalesDetails']));
    // The same by edges: what is selected in one way only is needed all the same.
    const edges = await world.ask(`${ofBabycare(', first: 5', `nodes { id } edges { node { ${field} } }`)} ${also}`);
    expect(edges.errors).toEqual([]);
    expect(calls().length).toBeGreaterThan(0);
  });

  it('asks for those that are too old, and shows them as they are now', async () => {
    world.pass(301);
    const { data } = await world.ask(ofBabycare(', first: 10', `nodes { id ${fresh} }`));
    expect(calls().length).toBeGreaterThan(5);
    for (const { freshness } of data.orders.nodes) expect(freshness).toMatchObject({ origin: 'LIVE', ageSeconds: 0 });
    await world.ask(ofBabycare(', first: 10', 'nodes { id }'));
    expect(calls()).toEqual([]);
  });

  it.each([
    ['maxStalenessSeconds: 20', 21, 'asks'],
    ['maxStalenessSeconds: 20', 20, 'does not ask'],
    ['maxStalenessSeconds: 0', 0.001, 'asks'],
    ['maxStalenessSeconds: 4000', 4_000, 'does not ask'],
  ] as const)('goes by the age that the question allows: %s after %i seconds %s', async (args, age, verdict) => {
    world.pass(age);
    const { errors } = await world.ask(ofBabycare(`, first: 5, ${args}`, 'nodes { status }'));
    expect(errors).toEqual([]);
    expect(calls().length > 0).toBe(verdict === 'asks');
  });

  it('takes nothing but the header for known: the same order elsewhere in the request is asked for', async () => {
    const first = await world.ask(ofBabycare(', first: 1', 'nodes { id }'));
    const [{ id }] = first.data.orders.nodes;
    const both = `orders(filter: { vendors: [BABYCARE] }, first: 1) { nodes { id ${fresh} } }
      order(by: { id: "${id}" }) { kind statusNative { code } items { totalCount } ${fresh} }`;
    const { data, errors } = await world.ask(`{ ${both} }`);
    expect(errors).toEqual([]);
    expect(calls()).toEqual(['BABYCARE listSalesDetails']);
    expect(data.order.freshness.origin).toBe('LIVE');
    expect(data.order.items.totalCount).toBeGreaterThan(0);
    expect(data.order.statusNative.length).toBeGreaterThan(0);
  });

  it('shows what changed as soon as anybody has read it', async () => {
    const [{ id, status, platformOrderNo }] = (
      await world.ask(ofBabycare(', first: 1', 'nodes { id status platformOrderNo }'))
    ).data.orders.nodes;
    const kept = await fetchRow(platformOrderNo);
    world.facade.babycare.misbehave({ kind: 'replace', body: JSON.stringify(withStatus(kept, status)) });
    world.pass(1);
    const read = await world.ask(`{ order(by: { id: "${id}" }) { status } }`);
    expect(read.data.order.status).not.toBe(status);
    world.facade.babycare.behave();
    const { data } = await world.ask(ofBabycare(', first: 1', 'nodes { id status }'));
    expect(calls()).toEqual([]);
    expect(data.orders.nodes).toEqual([{ id, status: read.data.order.status }]);
  });

  it('does not go on showing an order that its vendor has no more', async () => {
    const [gone, next] = (await world.ask(ofBabycare(', first: 2', 'nodes { id }'))).data.orders.nodes;
    world.facade.babycare.misbehave({
      kind: 'replace',
      times: 1,
      body: JSON.stringify({ code: 0, data: { orderList: [] } }),
    });
    world.pass(1);
    expect((await world.ask(`{ order(by: { id: "${gone.id}" }) { status } }`)).data.order).toBeNull();
    world.facade.babycare.misbehave({
      kind: 'replace',
      times: 1,
      body: JSON.stringify({ code: 0, data: { orderList: [] } }),
    });
    const { data } = await world.ask(ofBabycare(', first: 2', 'nodes { id }'));
    expect(calls()).toEqual(['BABYCARE listSalesDetails']);
    expect(data.orders.nodes).toEqual([{ id: next.id }]);
  });

  it('is never as old as a write: what was known of the order before it is dropped', async () => {
    const filter = 'filter: { vendors: [BABYCARE], status: [PENDING_REVIEW, PROCESSING] }';
    const { nodes } = (await world.ask(`{ orders(${filter}, first: 1) { nodes { id status nativeId } } }`)).data.orders;
    const [{ id, status }] = nodes;
    expect(calls()).toEqual([]);
    const { data, errors } = await world.ask(
      `mutation { orderCancel(order: { id: "${id}" }, input: { reason: "test" }, options: { idempotencyKey: "${newKey()}" }) { userErrors { message } } }`,
    );
    expect([errors, data.orderCancel.userErrors]).toEqual([[], []]);
    const listed = await world.ask(ofBabycare(', first: 100', 'nodes { id status }'));
    const after = listed.data.orders.nodes.find((one: { id: string }) => one.id === id);
    expect(after.status).toBe('CANCELLED');
    expect(after.status).not.toBe(status);
    // A read that was under way while it was written may have noted the order as it was.
    expect(new Set(calls())).toEqual(new Set(['BABYCARE listSalesDetails']));
    expect(calls()).toHaveLength(1);
  });

  it('shows a client of one shop its own orders alone', async () => {
    const all = (await world.ask(ofBabycare(', first: 100', 'nodes { id shop { id code } }'))).data.orders.nodes;
    shop = all[0].shop.code;
    const mine = all.filter((one: { shop: { code: string } | null }) => one.shop?.code === shop);
    expect(mine.length).toBeLessThan(all.length);
    const { data, errors } = await world.ask(ofBabycare(', first: 100', 'nodes { id shop { id code } }'));
    expect(errors).toEqual([]);
    expect(calls()).toEqual([]);
    expect(data.orders.nodes.slice(0, mine.length)).toEqual(mine);
    expect(new Set(data.orders.nodes.map((one: { shop: { code: string } }) => one.shop.code))).toEqual(new Set([shop]));
  });
});

it('LIST_FRESH_SECONDS says how old headers may be; with 0 they are always asked for', async () => {
  const asking = await knownWorld(5, { LIST_FRESH_SECONDS: '0' });
  try {
    await asking.ask(ofBabycare('', 'nodes { id }'));
    expect(asking.facade.calls().length).toBeGreaterThan(0);
    asking.pass(50);
    await asking.ask(ofBabycare(', maxStalenessSeconds: 60', 'nodes { id }'));
    expect(asking.facade.calls()).toEqual([]);
  } finally {
    await asking.facade.close();
  }
});

interface Detail {
  readonly data: { readonly orderList: readonly { readonly orderStatus: number }[] };
}
/** The order as its vendor answers it. */
async function fetchRow(platformOrderNo: string): Promise<Detail> {
  const source = world.facade.registry.source('BABYCARE');
  const [orders] =
    (await source?.ordersByPlatformNo([platformOrderNo], new Set(), {
      signal: new AbortController().signal,
      onCall: () => undefined,
    })) ?? [];
  if (!Array.isArray(orders)) throw new Error('Babycare answers');
  return { data: { orderList: orders.map(({ raw }) => raw.value) } };
}
const withStatus = ({ data }: Detail, status: string): object => ({
  code: 0,
  data: { orderList: data.orderList.map((row) => ({ ...row, orderStatus: status === 'VOIDED' ? 70 : 50 })) },
});
