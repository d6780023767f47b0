/** One intent is one write, and the ledger tells of it: tried with SOMS through the whole facade. */
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeId } from '../../sources/domain/ids.ts';
import { type Facade, startForTest } from '../harness.ts';
import { newKey, newlyTold, operationNow, reconciled, sentTo, textOf, writing } from './requests.ts';
import { cancel, create, note } from './soms-mutations.ts';
import { delivered, fresh, idOf, inputOf, lineOf, newNumber, open, ref, submission } from './soms-orders.ts';

let clock = Date.now();
let facade: Facade;
beforeAll(async () => {
  // Answers that drip in must not be taken for a vendor that hangs, however slow the machine is.
  facade = await startForTest({ VENDOR_TIMEOUT_MS: '10000' }, { now: () => clock });
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.forget();
});

const done = writing(() => facade);
const sent = (operation: string): number => sentTo(facade, 'SOMS', operation);

describe('one intent', () => {
  it('that is asked for by several at once is sent once', async () => {
    const { id } = fresh(facade, open);
    const options = { idempotencyKey: newKey() };
    const variables = { order: ref(id), buyerNote: '同时' };
    // While the first answer drips in, the others arrive.
    facade.soms.misbehave({ kind: 'slowBody', byteEveryMs: 4, operation: 'updateCustomerNote', times: 1 });
    const answers = await Promise.all([1, 2, 3].map(() => done(note, variables, options)));
    expect(sent('updateCustomerNote')).toBe(1);
    const [first] = answers;
    expect(first.operation.state).toBe('SUCCEEDED');
    for (const { operation } of answers) expect(operation).toEqual(first.operation);
  });

  it('goes on when its client goes away', async () => {
    const { id } = fresh(facade, open);
    await newlyTold(facade);
    facade.soms.misbehave({ kind: 'slowBody', byteEveryMs: 40, operation: 'updateCustomerNote', times: 1 });
    const client = new AbortController();
    const asked = request(`${facade.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: textOf(note),
        variables: { order: ref(id), buyerNote: '走了', options: { idempotencyKey: newKey() } },
      }),
      signal: client.signal,
    });
    await vi.waitUntil(() => sent('updateCustomerNote') === 1, { timeout: 10_000 });
    client.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    const query = 'query ($id: ID!) { operations(orderId: $id) { nodes { state finishedAt } } }';
    const nodes = async () => (await facade.ask(query, { id: idOf(id) })).data.operations.nodes;
    expect(await nodes()).toEqual([{ state: 'PENDING', finishedAt: null }]);
    await vi.waitUntil(async () => (await nodes())[0].state !== 'PENDING', { timeout: 10_000 });
    expect(await nodes()).toEqual([{ state: 'SUCCEEDED', finishedAt: expect.any(String) }]);
    // The order is read again for those who follow the changes.
    const told: string[] = [];
    await vi.waitUntil(async () => told.push(...(await newlyTold(facade))) > 0 && told.includes(idOf(id)), {
      timeout: 10_000,
    });
    expect(sent('updateCustomerNote')).toBe(1);
  });

  it('goes on when its client goes away before it is sent', async () => {
    const patient = await startForTest({ VENDOR_TIMEOUT_MS: '20000', REQUEST_DEADLINE_MS: '60000' });
    try {
      const { id } = fresh(patient, open);
      patient.soms.misbehave({ kind: 'slowBody', byteEveryMs: 1, operation: 'batchGetOrders', times: 1 });
      const client = new AbortController();
      const asked = request(`${patient.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: `mutation ($order: OrderRef!, $options: WriteOptions!) {
            orderCancel(order: $order, input: {}, options: $options) { operation { id } } }`,
          variables: { order: ref(id), options: { idempotencyKey: newKey() } },
        }),
        signal: client.signal,
      });
      await vi.waitUntil(() => patient.calls().includes('SOMS batchGetOrders'), { timeout: 10_000 });
      client.abort();
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      expect(patient.calls()).toEqual(['SOMS batchGetOrders']);
      const query = 'query ($id: ID!) { operations(orderId: $id) { nodes { state } } }';
      const states = async () => (await patient.ask(query, { id: idOf(id) })).data.operations.nodes;
      await vi.waitUntil(async () => (await states())[0]?.state === 'SUCCEEDED', { timeout: 20_000 });
    } finally {
      await patient.close();
    }
  });

  it('that makes an order is found out by the order that it made, not by another one of the same number', async () => {
    const number = newNumber();
    await done(create, { input: { soms: submission(number, 'first') } });
    facade.soms.misbehave({ kind: 'reset', after: true, operation: 'submitOrder', times: 1 });
    const options = { idempotencyKey: newKey() };
    const variables = { input: { soms: submission(number, 'second') } };
    const answer = await done(create, variables, options);
    expect(answer.operation.state).toBe('UNCERTAIN');
    await done(create, { input: { soms: submission(number, 'third') } });
    clock += 6_000;
    await reconciled(facade);
    const again = await done(create, variables, options);
    expect(again).toMatchObject({ operation: { state: 'SUCCEEDED' }, order: { platform: { id: 'second' } } });
  });

  it('that sends goods again is answered with the order they were missing from, which knows the new one', async () => {
    const { id } = fresh(facade, delivered);
    const line = await lineOf(facade, id);
    const reissue = {
      mutation: 'reissueCreate',
      args: { order: 'OrderRef!', ...inputOf('ReissueCreateInput') },
      selection: 'order { id relations { kind order { nativeId kind } } }',
    };
    const items = [{ itemId: line.id, skuCode: line.sku.code, quantity: '1' }];
    const answer = await done(reissue, {
      order: ref(id),
      input: { responsibleParty: 'carrier', reason: '破损', items },
    });
    const made = answer.operation.vendorRef;
    expect(made).toEqual(expect.any(String));
    expect(answer.order).toEqual({
      id: idOf(id),
      relations: expect.arrayContaining([{ kind: 'REISSUE', order: { nativeId: made, kind: 'REISSUE' } }]),
    });
  });
});

describe('operations', () => {
  const page = (variables: object) =>
    facade.ask(
      `query ($orderId: ID, $states: [OperationState!], $first: Int, $after: String) {
        operations(orderId: $orderId, states: $states, first: $first, after: $after) {
          nodes { id state startedAt } edges { cursor node { id } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      { ...variables },
    );

  it('are paged, newest first, each once', async () => {
    const { id } = fresh(facade, open);
    const made: string[] = [];
    for (const buyerNote of ['一', '二', '三', '四', '五']) {
      const { operation } = await done(note, { order: ref(id), buyerNote });
      made.unshift(operation.id);
      clock += 1;
    }
    const found: string[] = [];
    for (let [after, more] = [null, true]; more;) {
      const { data, errors } = await page({ orderId: idOf(id), first: 2, after });
      expect(errors).toEqual([]);
      const { nodes, edges, pageInfo } = data.operations;
      expect(edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
        nodes.map((one: { id: string }) => one.id),
      );
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      found.push(...nodes.map((one: { id: string }) => one.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(found).toEqual(made);
  });

  it('can be asked for by state, and a cursor belongs to its question', async () => {
    const order = ref(fresh(facade, { state: 'canceled' }).id);
    for (let i = 0; i < 4; i += 1) await done(cancel, { order, input: {} });
    const { data } = await page({ states: ['FAILED', 'PARTIAL'], first: 3 });
    const states = data.operations.nodes.map(({ state }: { state: string }) => state);
    expect(states).toHaveLength(3);
    expect(new Set(states).isSubsetOf(new Set(['FAILED', 'PARTIAL']))).toBe(true);
    const { endCursor } = data.operations.pageInfo;
    const same = await page({ states: ['PARTIAL', 'FAILED', 'FAILED'], first: 3, after: endCursor });
    expect(same.errors).toEqual([]);
    const other = await page({ states: ['FAILED'], first: 3, after: endCursor });
    expect(other.errors).toMatchObject([{ extensions: { code: 'CURSOR_FILTER_MISMATCH' } }]);
  });

  it('are not there for ids of nothing', async () => {
    expect(await operationNow(facade, encodeId({ type: 'Operation', operationId: 'none' }))).toBeNull();
  });
});
