/** A write on many orders at once: tried with SOMS through the whole facade. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';
import { codesOf, sentTo, writing } from './requests.ts';
import { reassign } from './soms-mutations.ts';
import { type Facts, fresh, idOf, open, ref } from './soms-orders.ts';

let facade: Facade;
beforeAll(async () => {
  // Answers that drip in must not be taken for a vendor that hangs, however slow the machine is.
  facade = await startForTest({ VENDOR_TIMEOUT_MS: '10000' });
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.forget();
});

const done = writing(() => facade);
const sent = (operation: string): number => sentTo(facade, 'SOMS', operation);

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
    const answer = await done(reassign, moved(ids, '0801'));
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
    const answer = await done(reassign, moved(ids, '0802'));
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
    const answer = await done(reassign, moved(ids, '0803'));
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
    expect(codesOf(await done(reassign, { input: [] }))).toEqual(['REQUIRED input']);
    expect(codesOf(await done(reassign, { input: ofMany }))).toEqual(['TOO_MANY input']);
    const twice = [row, { ...row, order: { vendorId: { vendor: 'SOMS', nativeId: id } } }];
    expect(codesOf(await done(reassign, { input: twice }))).toEqual(['DUPLICATE input.1.order']);
    expect(codesOf(await done(reassign, { input: [{ ...row, order: { id: 'rubbish' } }] }))).toEqual([
      'INVALID_INPUT input.0.order',
    ]);
    expect(sent('batchModifyOrderStore')).toBe(0);
  });
});
