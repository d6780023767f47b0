/** Mutations that write to no vendor: reading an order again, and a person's links between orders. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';
import { codesOf, newKey, newlyTold, payloadOf, writing } from './requests.ts';
import { link } from './soms-mutations.ts';
import { fresh, idOf, open, ref } from './soms-orders.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.forget();
});

const done = writing(() => facade);

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
      expect(await refresh({ vendorId: { vendor, nativeId: '1' } })).toMatchObject({
        userErrors: [{ code: 'UNSUPPORTED_BY_VENDOR', path: ['order'] }],
      });
    }
    expect(codesOf(await refresh({ id: 'rubbish' }))).toEqual(['INVALID_INPUT order']);
  });
});

describe('a person’s link between two orders', () => {
  const membersOf = (answer: { order: { group: { members: readonly { id: string }[] } } }) =>
    answer.order.group.members.map(({ id }) => id);

  it('joins them, and takes it back', async () => {
    const [a, b] = [idOf(fresh(facade, open).id), idOf(fresh(facade, open).id)];
    const options = { idempotencyKey: newKey(), operator: '李娜' };
    const linked = await done(link('orderLink'), { a, b }, options);
    expect(linked).toMatchObject({
      userErrors: [],
      operation: { name: 'orderLink', state: 'SUCCEEDED', operator: '李娜' },
    });
    expect(linked.operation.orderIds).toEqual([a, b]);
    expect(membersOf(linked)).toEqual(expect.arrayContaining([a, b]));
    expect(linked.order.group.links).toContainEqual(expect.objectContaining({ confidence: 'MANUAL' }));
    const again = await done(link('orderLink'), { a, b }, options);
    expect(again.operation).toEqual(linked.operation);
    const other = await done(link('orderLink'), { a: b, b: a }, options);
    expect(codesOf(other)).toEqual(['IDEMPOTENCY_MISMATCH options.idempotencyKey']);
    const cut = await done(link('orderUnlink'), { a, b });
    expect(cut).toMatchObject({ userErrors: [], operation: { name: 'orderUnlink', state: 'SUCCEEDED' } });
    expect(membersOf(cut)).not.toContain(b);
  });

  it('needs two orders that are there', async () => {
    const a = idOf(fresh(facade, open).id);
    const unknown = await done(link('orderLink'), { a, b: idOf('1') });
    expect(codesOf(unknown)).toEqual(['NOT_FOUND b']);
    expect(unknown.operation.state).toBe('FAILED');
    expect(codesOf(await done(link('orderLink'), { a, b: a }))).toEqual(['INVALID_INPUT b']);
    expect(codesOf(await done(link('orderUnlink'), { a: 'rubbish', b: a }))).toEqual(['INVALID_INPUT a']);
    const b = idOf(fresh(facade, open).id);
    const dry = await done(link('orderLink'), { a, b }, { dryRun: true });
    expect(dry.operation.state).toBe('PENDING');
    expect(membersOf(dry)).not.toContain(b);
  });
});
