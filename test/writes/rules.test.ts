/** What all writes promise, beyond single operations: tried with SOMS through the whole facade. */
import { readFileSync } from 'node:fs';
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { encodeId } from '../../sources/domain/ids.ts';
import { somsKey } from '../../sources/soms/map/order.ts';
import { type Facade, startForTest } from '../harness.ts';
import { delivered, type Facts, fresh, idOf, lineOf, newNumber, open, ref, submission } from '../graph/soms-orders.ts';
import { newKey, newlyTold, operationNow, payloadOf, reconciled, textOf, write } from './table.ts';

let clock = Date.now();
let facade: Facade;
beforeAll(async () => {
  // Answers that drip in must not be taken for a vendor that hangs, however slow the machine is.
  facade = await startForTest({ VENDOR_TIMEOUT_MS: '10000' }, { send: true, now: () => clock });
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.forget();
});

const onOne = { order: 'OrderRef!' };
const note = { mutation: 'orderNoteSet', args: { ...onOne, buyerNote: 'String!' }, selection: 'order { id }' };
const cancel = { mutation: 'orderCancel', args: { ...onOne, input: 'OrderCancelInput!' }, selection: 'order { id }' };
const create = {
  mutation: 'orderCreate',
  args: { input: 'OrderCreateInput!' },
  selection: 'order { id platform { id } }',
};
const move = {
  mutation: 'ordersReassignStore',
  args: { input: '[ReassignStoreInput!]!' },
  selection: 'succeeded orders { id store { id } }',
};
type Mutation = Parameters<typeof textOf>[0];
const done = (row: Mutation, variables: object, options: object = {}) =>
  payloadOf(write(facade, row, { variables: { ...variables }, options: { ...options } }));
const sent = (operation: string): number => facade.calls().filter((call) => call === `SOMS ${operation}`).length;
const codesOf = ({ userErrors }: { userErrors: readonly { code: string; path: readonly string[] | null }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? '-'}`);
async function someOf(vendor: string): Promise<string> {
  const { data, errors } = await facade.ask(`{ orders(first: 1, filter: {vendors: [${vendor}]}) { nodes { id } } }`);
  expect(errors).toEqual([]);
  return data.orders.nodes[0].id;
}

describe('ifUnmodifiedSince', () => {
  const modified = async (id: string): Promise<string> => {
    const { data } = await facade.ask('query ($id: ID!) { order(by: {id: $id}) { modifiedAt } }', { id: idOf(id) });
    return data.order.modifiedAt;
  };
  const before = (at: string): string => new Date(Date.parse(at) - 1).toISOString();

  it('keeps an order that was changed after it', async () => {
    const { id } = fresh(facade, open);
    const at = await modified(id);
    const variables = { order: ref(id), buyerNote: '甲' };
    const stale = await done(note, variables, { ifUnmodifiedSince: before(at) });
    expect(stale).toMatchObject({ operation: { state: 'FAILED' }, userErrors: [{ targetId: idOf(id) }] });
    expect(codesOf(stale)).toEqual(['STALE_VERSION options.ifUnmodifiedSince']);
    expect(sent('updateCustomerNote')).toBe(0);
    expect((await done(note, variables, { ifUnmodifiedSince: at })).operation.state).toBe('SUCCEEDED');
    expect(sent('updateCustomerNote')).toBe(1);
  });

  it('keeps a batch in which one order was changed', async () => {
    const [a, b] = [fresh(facade, open).id, fresh(facade, open).id];
    const [first = '', last = ''] = [await modified(a), await modified(b)].toSorted();
    const input = [a, b].map((id) => ({ order: ref(id), storeId: '0777' }));
    const stale = await done(move, { input }, { ifUnmodifiedSince: before(last) });
    expect(stale).toMatchObject({ succeeded: [], operation: { state: 'FAILED' } });
    expect(codesOf(stale)).toContain('STALE_VERSION options.ifUnmodifiedSince');
    expect(sent('batchModifyOrderStore')).toBe(0);
    expect(first <= last).toBe(true);
    expect((await done(move, { input }, { ifUnmodifiedSince: last })).operation.state).toBe('SUCCEEDED');
  });

  it('is refused where there is no order to compare with', async () => {
    const options = { ifUnmodifiedSince: '2026-01-01T00:00:00Z' };
    const made = await done(create, { input: { soms: submission(newNumber()) } }, options);
    expect(codesOf(made)).toEqual(['INVALID_INPUT options.ifUnmodifiedSince']);
    expect(sent('submitOrder')).toBe(0);
    const link = { mutation: 'orderLink', args: { a: 'ID!', b: 'ID!' }, selection: 'order { id }' };
    const [a, b] = [idOf(fresh(facade, open).id), idOf(fresh(facade, open).id)];
    expect(codesOf(await done(link, { a, b }, options))).toEqual(['INVALID_INPUT options.ifUnmodifiedSince']);
  });
});

describe('before anything is sent', () => {
  it('an order that is cancelled is not cancelled again', async () => {
    const { id } = fresh(facade, { state: 'canceled' });
    const key = newKey();
    const answer = await done(cancel, { order: ref(id), input: {} }, { idempotencyKey: key });
    expect(codesOf(answer)).toEqual(['ALREADY_DONE order']);
    expect(answer).toMatchObject({ operation: { state: 'FAILED', idempotencyKey: key }, order: { id: idOf(id) } });
    // Who tried it is noted, and the same wish gets the same answer.
    expect(await operationNow(facade, answer.operation.id)).toEqual(answer.operation);
    const again = await done(cancel, { order: ref(id), input: {} }, { idempotencyKey: key });
    expect(again.operation).toEqual(answer.operation);
    expect(sent('cancelOrder')).toBe(0);
  });

  it('goods beyond what was bought, and lines of other orders, are refused at their place', async () => {
    const [{ id }, other] = [fresh(facade, delivered), fresh(facade, delivered)];
    const [line, stranger] = [await lineOf(facade, id), await lineOf(facade, other.id)];
    const give = {
      mutation: 'returnCreate',
      args: { ...onOne, input: 'ReturnCreateInput!' },
      selection: 'order { id }',
    };
    const asked = (items: object[]) => done(give, { order: ref(id), input: { kind: 'REFUND_ONLY', items } });
    expect(codesOf(await asked([{ itemId: line.id, quantity: '1000' }]))).toEqual([
      'QUANTITY_EXCEEDS input.items.0.quantity',
    ]);
    expect(codesOf(await asked([{ itemId: line.id, quantity: '1', refund: '99999' }]))).toEqual([
      'AMOUNT_EXCEEDS input.items.0.refund',
    ]);
    expect(codesOf(await asked([{ itemId: stranger.id, quantity: '1' }]))).toEqual(['NOT_FOUND input.items.0.itemId']);
    const gone = encodeId({ type: 'OrderItem', order: somsKey('sandbox', id), itemKey: 'gone' });
    expect(codesOf(await asked([{ itemId: gone, quantity: '1' }]))).toEqual(['NOT_FOUND input.items.0.itemId']);
    const swap = {
      mutation: 'orderItemsSubstitute',
      args: { ...onOne, input: 'ItemsSubstituteInput!' },
      selection: 'order { id }',
    };
    const change = { lineNo: '1', quantity: '1000', toSku: 'N', toQuantity: '1', toUnitPrice: '1' };
    const swapped = await done(swap, {
      order: ref(fresh(facade, open).id),
      input: { changes: [change, { ...change, lineNo: '99', quantity: '1' }] },
    });
    expect(codesOf(swapped).toSorted()).toEqual([
      'NOT_FOUND input.changes.1.lineNo',
      'QUANTITY_EXCEEDS input.changes.0.quantity',
    ]);
    expect(sent('applyOrderReturn') + sent('changeOrderItems')).toBe(0);
  });

  it('what a system does not offer is refused by its name', async () => {
    const exchange = {
      mutation: 'exchangeCreate',
      args: { ...onOne, input: 'ExchangeCreateInput!' },
      selection: 'order { id }',
    };
    const ticket = { appId: '1', projectId: '2', taskId: '3', userId: '4' };
    const order = ref(fresh(facade, delivered).id);
    expect(await done(exchange, { order, input: { ticket, in: [], out: [] } })).toMatchObject({
      operation: { state: 'FAILED' },
      userErrors: [{ code: 'UNSUPPORTED_BY_VENDOR', vendor: 'SOMS' }],
    });
    expect(await done(cancel, { order: { id: await someOf('EZR') }, input: {} })).toMatchObject({
      operation: { state: 'FAILED' },
      userErrors: [{ code: 'UNSUPPORTED_BY_VENDOR', vendor: 'EZR' }],
    });
  });

  const foreign = encodeId({ type: 'Order', order: somsKey('elsewhere', '1') });
  test.each([
    ['no id of ours', { id: 'rubbish' }, 'INVALID_INPUT order'],
    ['an empty id', { id: '' }, 'INVALID_INPUT order'],
    ['the id of something else', { id: encodeId({ type: 'Operation', operationId: 'x' }) }, 'NOT_FOUND order'],
    ['an id of another tenant', { id: foreign }, 'NOT_FOUND order'],
    ['an empty number', { vendorId: { vendor: 'SOMS', nativeId: ' ' } }, 'INVALID_INPUT order'],
    ['a number of no order', { vendorId: { vendor: 'SOMS', nativeId: '1' } }, 'NOT_FOUND order'],
    ['a path in place of a number', { vendorId: { vendor: 'SOMS', nativeId: '..' } }, 'NOT_FOUND order'],
    ['a sale order of no order', { saleOrderNo: 'nothing' }, 'NOT_FOUND order'],
    [
      'a number of a system that knows it with others only',
      { vendorId: { vendor: 'BABYCARE', nativeId: '1' } },
      'UNSUPPORTED_BY_VENDOR order',
    ],
  ])('%s is a userError', async (_what, order, told) => {
    const { data, errors } = await write(facade, cancel, { variables: { order, input: {} } });
    expect(errors).toEqual([]);
    expect(codesOf(data.it)).toEqual([told]);
    expect(sent('cancelOrder')).toBe(0);
  });

  it('an id of no reminder is a userError as well', async () => {
    const reply = {
      mutation: 'reminderReply',
      args: { reminderId: 'ID!', content: 'String!' },
      selection: 'reminder { id }',
    };
    for (const reminderId of ['rubbish', idOf('1')]) {
      const answer = await done(reply, { reminderId, content: 'x' });
      expect(codesOf(answer)).toEqual([expect.stringMatching(/^(?:INVALID_INPUT|NOT_FOUND) reminderId$/)]);
    }
    expect(sent('replyOrderRemind')).toBe(0);
  });

  test.each(['', '   ', 'x'.repeat(129)])('the key %j is refused', async (idempotencyKey) => {
    const answer = await done(note, { order: ref(fresh(facade, open).id), buyerNote: 'x' }, { idempotencyKey });
    expect(codesOf(answer)).toEqual(['INVALID_INPUT options.idempotencyKey']);
    expect(answer.operation).toBeNull();
    expect(sent('updateCustomerNote')).toBe(0);
  });
});

describe('a batch', () => {
  const movable: Facts = { state: (state) => state !== 'canceled' && state !== 'approved' };
  const many = (length: number): string[] => Array.from({ length }, () => fresh(facade, movable).id);
  const moved = (ids: readonly string[], storeId: string) => ({
    input: ids.map((id) => ({ order: ref(id), storeId })),
  });
  const storesOf = ({ orders }: { orders: readonly { id: string; store: { id: string } }[] }) =>
    orders.map(({ id, store }) => `${id} ${store.id}`);

  it('is sent 100 at a time, and tells which orders were refused', async () => {
    const cancelled = [fresh(facade, { state: 'canceled' }).id, fresh(facade, { state: 'canceled' }).id];
    const ids = [...many(120).toSpliced(50, 0, cancelled[0] ?? ''), ...many(90), cancelled[1] ?? ''];
    const answer = await done(move, moved(ids, '0801'));
    expect(sent('batchModifyOrderStore')).toBe(3);
    const refused = cancelled.map((id) => ({
      code: 'STATE_CONFLICT',
      targetId: idOf(id),
      path: ['input', String(ids.indexOf(id))],
      nativeMessage: '订单已取消',
    }));
    expect(answer).toMatchObject({ operation: { state: 'PARTIAL', userErrors: refused }, userErrors: refused });
    const good = ids.filter((id) => !cancelled.includes(id));
    expect(answer.succeeded).toEqual(good.map(idOf));
    expect(answer.orders.map(({ id }: { id: string }) => id)).toEqual(ids.map(idOf));
    expect(storesOf(answer)).toEqual(expect.arrayContaining(good.map((id) => `${idOf(id)} 0801`)));
    expect(answer.operation.orderIds).toEqual(ids.map(idOf));
  });

  it('names every order of a part that is refused as a whole', async () => {
    const ids = many(110);
    facade.soms.misbehave({ kind: 'slowBody', byteEveryMs: 1, operation: 'batchModifyOrderStore', times: 1 });
    facade.soms.misbehave({ kind: 'refuse', message: '系统繁忙', operation: 'batchModifyOrderStore', times: 1 });
    const answer = await done(move, moved(ids, '0802'));
    expect(answer.operation.state).toBe('PARTIAL');
    expect(answer.succeeded).toEqual(ids.slice(0, 100).map(idOf));
    expect(answer.userErrors).toHaveLength(10);
    expect(answer.userErrors[0]).toMatchObject({
      code: 'VENDOR_REJECTED',
      nativeMessage: '系统繁忙',
      targetId: idOf(ids[100] ?? ''),
      path: ['input', '100'],
    });
  });

  it('knows of the parts before the one whose answer was lost, and sends none behind it', async () => {
    const ids = many(210);
    facade.soms.misbehave({ kind: 'slowBody', byteEveryMs: 1, operation: 'batchModifyOrderStore', times: 1 });
    facade.soms.misbehave({ kind: 'reset', operation: 'batchModifyOrderStore', times: 1 });
    const answer = await done(move, moved(ids, '0803'));
    expect(sent('batchModifyOrderStore')).toBe(2);
    expect(answer.operation.state).toBe('UNCERTAIN');
    expect(answer.succeeded).toEqual(ids.slice(0, 100).map(idOf));
    const codes = answer.userErrors.map(
      ({ code, targetId }: { code: string; targetId: string }) => `${code} ${targetId}`,
    );
    expect(codes).toEqual([
      ...ids.slice(100, 200).map((id) => `OUTCOME_UNKNOWN ${idOf(id)}`),
      ...ids.slice(200).map((id) => `VENDOR_UNAVAILABLE ${idOf(id)}`),
    ]);
    expect(storesOf(answer).filter((text) => text.endsWith(' 0803'))).toHaveLength(100);
  });

  it('is refused when it is empty, too long, or names an order twice', async () => {
    const { id } = fresh(facade, open);
    const row = { order: ref(id), storeId: '1' };
    const ofMany = Array.from({ length: 1_001 }, () => row);
    expect(codesOf(await done(move, { input: [] }))).toEqual(['REQUIRED input']);
    expect(codesOf(await done(move, { input: ofMany }))).toEqual(['TOO_MANY input']);
    const twice = [row, { ...row, order: { vendorId: { vendor: 'SOMS', nativeId: id } } }];
    expect(codesOf(await done(move, { input: twice }))).toEqual(['DUPLICATE input.1.order']);
    expect(codesOf(await done(move, { input: [{ ...row, order: { id: 'rubbish' } }] }))).toEqual([
      'INVALID_INPUT input.0.order',
    ]);
    expect(sent('batchModifyOrderStore')).toBe(0);
  });
});

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

  it('that makes an order is settled by the order that it made, not by another one of the same number', async () => {
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

  it('is settled also behind many that nobody can settle', async () => {
    for (let i = 0; i < 205; i += 1) {
      await facade.store.beginOperation({
        id: `lost-${i}`,
        client: 'local',
        idempotencyKey: newKey(),
        inputHash: '',
        name: 'pickInfoSet',
        vendor: 'SOMS',
        orders: [],
        operator: null,
        state: 'UNCERTAIN',
        startedAt: clock,
        finishedAt: null,
        vendorRef: null,
        created: null,
        userErrors: [],
        expectation: null,
      });
    }
    clock += 1;
    facade.soms.misbehave({ kind: 'reset', after: true, operation: 'updateCustomerNote', times: 1 });
    const { operation } = await done(note, { order: ref(fresh(facade, open).id), buyerNote: '末' });
    expect(operation.state).toBe('UNCERTAIN');
    clock += 6_000;
    await reconciled(facade);
    expect((await operationNow(facade, operation.id)).state).toBe('SUCCEEDED');
  });

  it('that sends goods again is answered with the order they were missing from, which knows the new one', async () => {
    const { id } = fresh(facade, delivered);
    const line = await lineOf(facade, id);
    const reissue = {
      mutation: 'reissueCreate',
      args: { ...onOne, input: 'ReissueCreateInput!' },
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

describe('orderRefresh', () => {
  const refresh = (order: object) =>
    payloadOf(
      facade.ask(
        `mutation ($order: OrderRef!) { it: orderRefresh(order: $order) {
          order { id status } operation { id } userErrors { code path } } }`,
        { order },
      ),
    );
  it('tells what is new', async () => {
    const { id } = fresh(facade, open);
    await refresh(ref(id));
    await newlyTold(facade);
    facade.soms.book.replace({ ...facade.soms.book.find(id)?.order, state: 'canceled' });
    for (const order of [ref(id), { vendorId: { vendor: 'SOMS', nativeId: id } }]) {
      expect(await refresh(order)).toEqual({
        order: { id: idOf(id), status: 'CANCELLED' },
        operation: null,
        userErrors: [],
      });
    }
    expect((await newlyTold(facade)).filter((told) => told === idOf(id))).toHaveLength(1);
  });
  it('says when the system cannot be asked now', async () => {
    const { id } = fresh(facade, open);
    facade.soms.misbehave({ kind: 'status', status: 503 });
    const { data, errors } = await facade.ask(
      'mutation ($order: OrderRef!) { orderRefresh(order: $order) { order { id } userErrors { code } } }',
      { order: ref(id) },
    );
    expect(data.orderRefresh).toEqual({ order: null, userErrors: [] });
    expect(errors).toMatchObject([{ path: ['orderRefresh', 'order'], extensions: { vendor: 'SOMS' } }]);
  });
  it('says when there is no such order, and who cannot be asked', async () => {
    expect(await refresh(ref('1'))).toMatchObject({
      order: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['order'] }],
    });
    for (const vendor of ['YUANSHU', 'EZR']) {
      expect(await refresh({ id: await someOf(vendor) })).toMatchObject({
        userErrors: [{ code: 'UNSUPPORTED_BY_VENDOR', path: ['order'] }],
      });
    }
    expect(codesOf(await refresh({ id: 'rubbish' }))).toEqual(['INVALID_INPUT order']);
  });
});

describe('a judgement on two orders', () => {
  const judged = (mutation: 'orderLink' | 'orderUnlink'): Mutation => ({
    mutation,
    args: { a: 'ID!', b: 'ID!' },
    selection: 'order { id group { members { id } links { from to confidence } } }',
  });
  const membersOf = (answer: { order: { group: { members: readonly { id: string }[] } } }) =>
    answer.order.group.members.map(({ id }) => id);

  it('joins them, and takes it back', async () => {
    const [a, b] = [idOf(fresh(facade, open).id), idOf(fresh(facade, open).id)];
    const options = { idempotencyKey: newKey(), operator: '李娜' };
    const linked = await done(judged('orderLink'), { a, b }, options);
    expect(linked).toMatchObject({
      userErrors: [],
      operation: { name: 'orderLink', state: 'SUCCEEDED', operator: '李娜' },
    });
    expect(linked.operation.orderIds).toEqual([a, b]);
    expect(membersOf(linked)).toEqual(expect.arrayContaining([a, b]));
    expect(linked.order.group.links).toContainEqual(expect.objectContaining({ confidence: 'MANUAL' }));
    const again = await done(judged('orderLink'), { a, b }, options);
    expect(again.operation).toEqual(linked.operation);
    const other = await done(judged('orderLink'), { a: b, b: a }, options);
    expect(codesOf(other)).toEqual(['IDEMPOTENCY_MISMATCH options.idempotencyKey']);
    const cut = await done(judged('orderUnlink'), { a, b });
    expect(cut).toMatchObject({ userErrors: [], operation: { name: 'orderUnlink', state: 'SUCCEEDED' } });
    expect(membersOf(cut)).not.toContain(b);
  });

  it('needs two orders that are there', async () => {
    const a = idOf(fresh(facade, open).id);
    const unknown = await done(judged('orderLink'), { a, b: idOf('1') });
    expect(codesOf(unknown)).toEqual(['NOT_FOUND b']);
    expect(unknown.operation.state).toBe('FAILED');
    expect(codesOf(await done(judged('orderLink'), { a, b: a }))).toEqual(['INVALID_INPUT b']);
    expect(codesOf(await done(judged('orderUnlink'), { a: 'rubbish', b: a }))).toEqual(['INVALID_INPUT a']);
    const b = idOf(fresh(facade, open).id);
    const dry = await done(judged('orderLink'), { a, b }, { dryRun: true });
    expect(dry.operation.state).toBe('PENDING');
    expect(membersOf(dry)).not.toContain(b);
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

describe('the body that the document prints', () => {
  const printed = (operation: string, form = 'request'): unknown =>
    JSON.parse(readFileSync(new URL(`../payloads/soms/writes/${operation}.${form}.json`, import.meta.url), 'utf8'));
  const order = ref('12345');
  const withInput = (mutation: string, type: string): Mutation => ({
    mutation,
    args: { ...onOne, input: `${type}!` },
    selection: 'operation { id }',
  });
  beforeAll(() => facade.soms.book.replace({ id: '12345', state: 'approved', payment: { state: 'notPay' } }));

  const cases: Readonly<Record<string, { row: Mutation; variables: object; body: () => unknown }>> = {
    cancelOrder: {
      row: cancel,
      variables: {
        order,
        input: { type: 'CUSTOMER_CANCELLED', reason: '不想要了', platformReturnNo: '599565656' },
      },
      body: () => printed('cancelOrder'),
    },
    payOrder: {
      row: withInput('orderPay', 'OrderPayInput'),
      variables: {
        order,
        input: {
          state: 'PAID',
          paidAt: '2019-12-12T12:12:00+08:00',
          billNo: '123434354',
          details: [{ method: '支付宝', amount: '12.33', externalPaymentId: '3223232323' }],
          vendorFields: {
            payee: { id: 'string', name: 'string' },
            details: [
              {
                code: '支付方式代码',
                type: '5',
                cashier: true,
                score: '100.0',
                flowno: '3223232323',
                account_no: '002002',
                account_name: '工行',
                discount_amount: 100,
                pay_id: '3223232323',
                extra_info: '{"session", "123"}',
              },
            ],
          },
        },
      },
      body: () => printed('payOrder'),
    },
    batchModifyOrderStore: {
      row: move,
      variables: { input: [{ order: ref('1212'), storeId: 'string', storeName: 'string' }] },
      body: () => printed('batchModifyOrderStore'),
    },
    updateCustomerNote: {
      row: note,
      variables: { order, buyerNote: 'string' },
      body: () => printed('updateCustomerNote'),
    },
    updatePickInfo: {
      row: withInput('pickInfoSet', 'PickInfoInput'),
      variables: {
        order,
        input: {
          operatorId: 'string',
          operatorName: 'string',
          at: '2020-06-17T02:00:00Z',
          source: 'string',
          autoFinish: true,
          vendorFields: { allow_pick_start_time: '2020-06-17 10:00:00' },
        },
      },
      body: () => printed('updatePickInfo'),
    },
    modifyOrderCarrier: {
      row: withInput('carrierChange', 'CarrierAssignInput'),
      variables: {
        order,
        input: {
          carrierId: 'string',
          carrierName: 'string',
          mode: 'SELF',
          courierName: '李某',
          courierPhone: '1565586545',
          vendorFields: {
            merchant: { id: 'string', name: 'string' },
            deliveryman_id: '32332',
            carrier_proxy_platform: { value: 'string' },
            carrier_proxy_merchant: { value: 'string' },
          },
        },
      },
      body: () => printed('modifyOrderCarrier'),
    },
    cancelCarrier: {
      row: {
        mutation: 'carrierDispatchCancel',
        args: { ...onOne, carrierId: 'String!', reason: 'String', redispatch: 'Boolean!' },
        selection: 'operation { id }',
      },
      variables: { order, carrierId: '343434343', reason: '客户不要了', redispatch: true },
      body: () => printed('cancelCarrier'),
    },
    updateInvoiceResult: {
      row: withInput('invoiceResultRecord', 'InvoiceResultInput'),
      variables: {
        order,
        input: {
          success: true,
          serialNo: '45546454454',
          url: 'a.jpg',
          errorReason: '系统异常',
          issuedAt: '2019-07-15T16:56:23+08:00',
          vendorFields: { apply_qrcode: 'string' },
        },
      },
      body: () => printed('updateInvoiceResult'),
    },
    submitOrder: {
      row: create,
      variables: { input: { soms: printed('submitOrder', 'mended') } },
      body: () => printed('submitOrder', 'mended'),
    },
  };
  test.each(Object.entries(cases))('%s', async (operation, { row, variables, body }) => {
    const answer = await done(row, variables, { dryRun: true });
    expect(answer.userErrors).toEqual([]);
    expect(JSON.parse(answer.operation.vendorRequest.body)).toEqual(body());
    expect(sent(operation)).toBe(0);
  });
});
