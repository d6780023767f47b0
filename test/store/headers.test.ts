/** What is kept of orders to be shown in lists, on both engines: the latest reading, unless a write came after it. */
import { expect, it } from 'vitest';
import { headerOf } from '../../sources/domain/order-header.ts';
import { projectionOf } from '../../sources/domain/projection.ts';
import { instantAt } from '../../sources/values/time.ts';
import type { Order } from '../../sources/model.ts';
import type { Observation, Store } from '../../store/store.ts';
import { orderMade } from '../lists/world.ts';
import { describeEngines } from './stores.ts';

const made = (nativeId: string, also: Partial<Order> = {}): Order => {
  const order = orderMade({ vendor: 'BABYCARE', nativeId, platformOrderNo: 'P', placedAt: 1_000 }, also);
  return { ...order, key: { ...order.key, askedBy: 'P' } };
};
const seen = (order: Order, at: number): Observation => ({
  vendor: order.key.vendor,
  tenantId: order.key.tenantId,
  orderNo: order.key.nativeId,
  askedBy: order.key.askedBy,
  at,
  projection: projectionOf(order),
  header: headerOf({ ...order, freshness: { ...order.freshness, fetchedAt: instantAt(at) } }),
});
const one = made('1', {
  shop: { id: '7', code: 'S', name: '店' },
  amounts: { ...made('1').amounts, payable: { amount: '12.50' as never, currency: 'CNY', currencyAssumed: true } },
});
const known = async (store: Store, since = 0) => (await store.headers([one.key], since))[0];

describeEngines('headers', ({ open, place, openAt }) => {
  it('are kept as they were read, with the time of the reading, also over a restart', async () => {
    const at = await place();
    const store = await openAt(at);
    await store.observe([seen(one, 5_000)]);
    const expected = { ...headerOf(one), fetchedAt: instantAt(5_000) };
    expect(await known(store)).toEqual(expected);
    await store.close();
    const again = await openAt(at);
    expect(await again.headers([made('2').key, one.key], 5_000)).toEqual([null, expected]);
    expect(await known(again, 5_001)).toBeNull();
  });

  it('grow younger with each reading, though nothing has changed, and never older', async () => {
    const store = await open();
    await store.observe([seen(one, 5_000)]);
    await store.observe([seen(one, 9_000)]);
    expect(await known(store, 9_000)).toMatchObject({ fetchedAt: instantAt(9_000) });
    await store.observe([seen({ ...one, status: 'CANCELLED' }, 7_000)]);
    expect(await known(store, 9_000)).toMatchObject({ status: 'PROCESSING' });
    // Of two readings in one batch the later one counts, whichever comes first.
    await store.observe([seen({ ...one, status: 'COMPLETED' }, 11_000), seen(one, 10_000)]);
    expect(await known(store)).toMatchObject({ status: 'COMPLETED', fetchedAt: instantAt(11_000) });
  });

  it('are dropped when a write may have changed the order, until it was read after that', async () => {
    const store = await open();
    await store.observe([seen(one, 5_000), seen(made('2'), 5_000)]);
    await store.dropHeaders([one.key, made('never read').key], 8_000);
    expect(await known(store)).toBeNull();
    expect(await store.headers([made('2').key], 0)).toMatchObject([{ status: 'PROCESSING' }]);
    // A reading that was under way.
    await store.observe([seen(one, 8_000)]);
    expect(await known(store)).toBeNull();
    await store.observe([seen(one, 8_001)]);
    expect(await known(store)).toMatchObject({ fetchedAt: instantAt(8_001) });
  });

  it('are of orders alone that are asked for by another number than their own', async () => {
    const store = await open();
    const { header, ...other } = seen(one, 5_000);
    expect(header).toBeDefined();
    await store.observe([other]);
    expect(await known(store)).toBeNull();
    await store.dropHeaders([{ ...one.key, askedBy: null }], 1);
  });
});
