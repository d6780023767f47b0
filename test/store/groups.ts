/** Orders that belong together, as the tests of links put them into a store and look at them. */
import { observationOf } from '../../server/jobs/observer-queue.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import type { Order, OrderKey } from '../../sources/model.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { Store } from '../../store/store.ts';
import { type Facts, order } from '../domain/bare-order.ts';
import { allChanges } from './stores.ts';

/** Later readings count: each is a moment after the one before. */
let moment = Date.parse('2026-11-02T10:00:00+08:00');
export const observe = (store: Store, ...orders: readonly Order[]): Promise<void> =>
  store.observe(orders.map((one) => ({ ...observationOf(one), at: ++moment })));
export const name = ({ key }: Pick<Order, 'key'>): string => `${key.vendor} ${key.nativeId}`;
export const nameOfKey = (key: OrderKey): string => name({ key });
export const signed = { by: 'Li', at: 5 };

export async function groupOf(store: Store, one: Order): Promise<readonly string[]> {
  const [group] = await store.groupsOf([one.key]);
  return group?.members.map(nameOfKey).toSorted() ?? [];
}
export async function groupChanges(store: Store, after: number): Promise<readonly string[]> {
  const told = (await allChanges(store)).slice(after).filter(({ fields }) => fields.join() === 'group');
  return told.map(({ kind, vendor, orderNo }) => `${kind} ${vendor} ${orderNo}`).toSorted();
}
export const salesOf = async (store: Store): Promise<number | null | undefined> => {
  const question = { vendors, filter: noFilter, groupBy: [], distinctGroups: true, limit: 10 };
  return (await store.stats(question))?.[0]?.distinctGroups;
};

export const taobao = (id: string, parts: Facts = {}): Order => order({ id, platform: 'taobao', ...parts });
