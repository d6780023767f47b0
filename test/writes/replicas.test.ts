/** Several processes that write through one PostgreSQL, and what the reconciler of one does to the writes of another. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readConfig } from '../../config.ts';
import { type Ordergraph, startOrdergraph } from '../../server/ordergraph.ts';
import { type BabycareSandbox, startBabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import { type SomsSandbox, startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import type { Operation } from '../../sources/ports/ledger.ts';
import { askGraph } from '../harness.ts';
import { describeEngines, type Place } from '../store/stores.ts';
import { liveEnvironment } from '../graph/live.ts';
import { watchedLog } from '../leaks.ts';

let soms: SomsSandbox;
let babycare: BabycareSandbox;
const facades: Ordergraph[] = [];
beforeEach(async () => {
  [soms, babycare] = await Promise.all([startSomsSandbox(), startBabycareSandbox()]);
});
afterEach(async () => {
  // First: nobody waits for an answer that never comes.
  await Promise.all([soms.close(), babycare.close()]);
  await Promise.all(facades.splice(0).map((facade) => facade.close()));
});

async function facadeAt(place: Place, now = (): number => Date.now()): Promise<Ordergraph> {
  const config = readConfig({ ...liveEnvironment(place, { soms, babycare }), VENDOR_TIMEOUT_MS: '20000' });
  const facade = await startOrdergraph({ config, log: watchedLog(), now, send: false });
  facades.push(facade);
  return facade;
}

interface Told {
  readonly id: string;
  readonly state: Operation['state'];
}
/** Puts a tag on; who did it is the key, which the vendor's record of calls shows. */
async function tag({ url }: Ordergraph, key: string): Promise<Told> {
  const nativeId = soms.book.orders.find(({ order }) => order['state'] === 'confirmed')?.id;
  const { data, errors } = await askGraph(
    url,
    `mutation ($order: OrderRef!, $text: String!, $options: WriteOptions!) {
      orderTagsUpdate(order: $order, add: [$text], options: $options) { operation { id state } } }`,
    {
      order: { vendorId: { vendor: 'SOMS', nativeId } },
      text: `tag of ${key}`,
      options: { idempotencyKey: key, operator: key },
    },
  );
  expect(errors).toEqual([]);
  return data.orderTagsUpdate.operation;
}
const requestsOf = (key: string): number =>
  soms.calls.filter(
    ({ operation, query }) => operation === 'tagOrder' && new URLSearchParams(query).get('operator') === key,
  ).length;
const stateAt = async ({ store }: Ordergraph, key: string): Promise<Operation['state'] | undefined> =>
  (await store.operationByKey('local', key))?.state;

describeEngines(
  'two processes on one database',
  ({ place }) => {
    it('that are given one key at once send it once, and both tell of the same operation', async () => {
      const at = await place();
      const both = [await facadeAt(at), await facadeAt(at)];
      const keys = Array.from({ length: 20 }, (_, n) => `race-${n}`);
      for (const key of keys) {
        const told = await Promise.all([...both, ...both].map((facade) => tag(facade, key)));
        expect(requestsOf(key)).toBe(1);
        expect(new Set(told.map(({ id }) => id)).size).toBe(1);
        for (const { state } of told) expect(['SUCCEEDED', 'PENDING']).toContain(state);
        const [first] = told;
        for (const facade of both) expect(await tag(facade, key)).toEqual({ id: first?.id, state: 'SUCCEEDED' });
        expect(requestsOf(key)).toBe(1);
      }
    });

    it('leave each other’s open writes alone for 300 seconds', async () => {
      const at = await place();
      const clock = { aheadMs: 0 };
      const one = await facadeAt(at);
      const other = await facadeAt(at, () => Date.now() + clock.aheadMs);
      soms.misbehave({ kind: 'hang', operation: 'tagOrder', times: 1 });
      const answer = tag(one, 'open');
      await vi.waitFor(() => expect(requestsOf('open')).toBe(1), 10_000);
      for (const aheadMs of [0, 6_000, 250_000]) {
        clock.aheadMs = aheadMs;
        await other.writes.reconcile();
        expect(await stateAt(other, 'open')).toBe('PENDING');
      }
      expect((await tag(other, 'open')).state).toBe('PENDING');
      clock.aheadMs = 301_000;
      await other.writes.reconcile();
      expect(await stateAt(other, 'open')).toBe('UNCERTAIN');
      expect(requestsOf('open')).toBe(1);
      await soms.close();
      expect((await answer).state).toBe('UNCERTAIN');
    });

    it('keep what the vendor said, though it said so after the other had given up', async () => {
      const at = await place();
      const one = await facadeAt(at);
      const other = await facadeAt(at, () => Date.now() + 301_000);
      soms.misbehave({ kind: 'slowBody', operation: 'tagOrder', times: 1, byteEveryMs: 40 });
      const answer = tag(one, 'late');
      await vi.waitFor(() => expect(requestsOf('late')).toBe(1), 10_000);
      // It cannot look what became of it either.
      soms.misbehave({ kind: 'status', status: 503, operation: 'batchGetOrders', times: 1 });
      await other.writes.reconcile();
      expect(await stateAt(other, 'late')).toBe('UNCERTAIN');
      const told = await answer;
      expect(told.state).toBe('SUCCEEDED');
      expect(await tag(other, 'late')).toEqual(told);
    });
  },
  ['PostgreSQL'],
);

describeEngines('the reconciler', ({ place }) => {
  it('comes to what is new, however much there is that it can say nothing of', async () => {
    const clock = { aheadMs: 0 };
    const facade = await facadeAt(await place(), () => Date.now() + clock.aheadMs);
    const startedAt = Date.now();
    const begin = (n: number, state: Operation['state']): Promise<Operation> =>
      facade.store.beginOperation({
        id: `op-${n}`,
        client: 'local',
        idempotencyKey: `key-${n}`,
        inputHash: 'hash',
        name: 'parcelAdd',
        vendor: 'YUANSHU',
        orders: [],
        operator: null,
        state,
        // Many share a moment.
        startedAt: startedAt + Math.floor(n / 7),
        finishedAt: null,
        vendorRef: null,
        created: null,
        userErrors: [],
        // Half of them are looked for, and nothing that can be read tells of them.
        expectation: n % 2 === 0 ? { find: { platformOrderNo: 'nothing' }, values: {} } : null,
      });
    const last = 450;
    for (let n = 0; n < last; n += 1) await begin(n, 'UNCERTAIN');
    await begin(last, 'PENDING');
    clock.aheadMs = 301_000;
    await facade.writes.reconcile();
    expect(await stateAt(facade, `key-${last}`)).toBe('UNCERTAIN');
  });
});
