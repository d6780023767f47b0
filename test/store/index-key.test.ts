/** The ends of phones in the index cannot be read without the key, and are found with it. */
import { expect, it } from 'vitest';
import { noFilter } from '../../sources/lists/filter.ts';
import type { OrderState, Projection } from '../../sources/ports/pushes.ts';
import { yuanshuProjector } from '../../sources/yuanshu/adapter.ts';
import { attributeKey, indexHash } from '../../store/keys.ts';
import type { Store } from '../../store/store.ts';
import { project } from './facts.ts';
import { describeEngines, engineOf, type Place, push } from './stores.ts';

const key = (name: string): Uint8Array => Buffer.from(name.padEnd(32, '.'));
const { row, link } = yuanshuProjector({
  vendor: 'YUANSHU',
  tenantId: null,
  orderNo: 'any',
  order: { key: '', body: '{}', receivedAt: 0, modifiedAt: null },
  cancel: null,
  address: null,
  afterSales: [],
  firstSeenAt: 0,
  updatedAt: 0,
});
/** Orders that are indexed by the end of the phone that their body is. */
const phones = (state: OrderState): Projection => {
  const own = { vendor: state.vendor, tenantId: null, nativeId: state.orderNo, askedBy: null };
  const end: unknown = JSON.parse(state.order?.body ?? '{}').end;
  return {
    ...project(state),
    row: row && { ...row, key: own, placedAt: 1_700_000_000 },
    attributes: { TAG: ['t'], PHONE: [String(end)] },
    link,
  };
};
const projectors = { YUANSHU: phones };
const ends = Array.from({ length: 40 }, (_, n) => String(n * 251).padStart(4, '0'));
const fill = (store: Store): Promise<unknown> =>
  Promise.all(ends.map((end, n) => push(store, { orderNo: `Y${n}`, body: JSON.stringify({ end }) })));
const found = (store: Store, end: string): Promise<number | null> =>
  store.count({ vendors: ['YUANSHU'], filter: { ...noFilter, recipientPhoneSuffix: end } });
const allFound = (store: Store): Promise<readonly (number | null)[]> =>
  Promise.all([...ends, '9999'].map((end) => found(store, end)));
const each = [...ends.map(() => 1), 0];

/** What is in the tables, and what of it a thief of the tables can find by trying every end. */
async function rowsOf(at: Place) {
  const engine = await engineOf(at);
  try {
    const attributes = await engine.db
      .selectFrom('order_attributes')
      .select(['value_key', 'order_key'])
      .where('kind', '=', 'PHONE')
      .execute();
    const orders = await engine.db.selectFrom('orders').select(['order_no', 'index_hash', 'digest']).execute();
    const kept = await engine.db.selectFrom('shared_keys').selectAll().where('name', 'like', 'index%').execute();
    const every = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0'));
    const plain = new Set(every.map((end) => attributeKey('PHONE', end)));
    const hashes = new Set(orders.map(({ index_hash: hash }) => hash));
    const ownOf = (no: string) => ({ vendor: 'YUANSHU', tenantId: null, nativeId: no, askedBy: null }) as const;
    const guessed = row
      ? orders.flatMap(({ order_no: no }) =>
          every.filter((end) =>
            hashes.has(
              indexHash({
                row: { ...row, key: ownOf(no), placedAt: 1_700_000_000 },
                attributes: { TAG: ['t'], PHONE: [end] },
                link,
              }),
            ),
          ),
        )
      : [];
    return { attributes, kept, inverted: attributes.filter(({ value_key: value }) => plain.has(value)), guessed };
  } finally {
    await engine.close();
  }
}

/** The tables as the version before wrote them. */
async function makeOlder(at: Place): Promise<void> {
  const engine = await engineOf(at);
  const orders = await engine.db.selectFrom('orders').select(['key', 'order_no']).execute();
  for (const { key: order, order_no: no } of orders)
    await engine.db
      .updateTable('order_attributes')
      .set({ value_key: attributeKey('PHONE', ends[Number(no.slice(1))] ?? '') })
      .where('order_key', '=', order)
      .where('kind', '=', 'PHONE')
      .execute();
  await engine.db.deleteFrom('shared_keys').where('name', 'like', 'index%').execute();
  await engine.close();
}

describeEngines('phones in the index', ({ engine, place, openAt }) => {
  it('are found with the key, and none can be read without it', async () => {
    const at = await place();
    const store = await openAt(at, { projectors, indexSecret: key('a') });
    await fill(store);
    expect(await allFound(store)).toEqual(each);
    await store.close();
    const { attributes, inverted, guessed, kept } = await rowsOf(at);
    expect(attributes).toHaveLength(ends.length);
    expect([inverted, guessed]).toEqual([[], []]);
    expect(kept.map(({ name }) => name)).toEqual(['index proof']);
    const again = await openAt(at, { projectors, indexSecret: key('a') });
    expect(await allFound(again)).toEqual(each);
  });

  it('that were hashed without a key are hashed again, and found as before', async () => {
    const at = await place();
    const before = await openAt(at, { projectors, indexSecret: key('a') });
    await fill(before);
    await before.close();
    await makeOlder(at);
    expect((await rowsOf(at)).inverted).toHaveLength(ends.length);
    const after = await openAt(at, { projectors, indexSecret: key('b') });
    expect(await allFound(after)).toEqual(each);
    await push(after, { orderNo: 'Y0', body: JSON.stringify({ end: '9999' }) }, 2_000);
    expect([await found(after, ends[0] ?? ''), await found(after, '9999')]).toEqual([0, 1]);
    await after.close();
    const { attributes, inverted, guessed } = await rowsOf(at);
    expect([attributes.length, inverted, guessed]).toEqual([ends.length, [], []]);
  });

  it('have a key in the database where nobody gives one, until somebody does', async () => {
    const at = await place();
    const first = await openAt(at, { projectors });
    await fill(first);
    if (engine === 'PostgreSQL') expect(await allFound(await openAt(at, { projectors }))).toEqual(each);
    await first.close();
    const second = await openAt(at, { projectors });
    expect(await allFound(second)).toEqual(each);
    await second.close();
    const third = await openAt(at, { projectors, indexSecret: key('c') });
    expect(await allFound(third)).toEqual(each);
    await third.close();
    expect((await rowsOf(at)).kept.map(({ name }) => name)).toEqual(['index proof']);
    await expect(openAt(at, { projectors, indexSecret: null })).rejects.toThrow('INDEX_SECRET');
    // Who looks for no phone needs no key, and leaves the phones as they are.
    const keyless = await openAt(at, { projectors });
    await push(keyless, { orderNo: 'Y0', body: JSON.stringify({ end: '9999' }) }, 2_000);
    await keyless.close();
    const { attributes, inverted } = await rowsOf(at);
    expect([attributes.length, inverted]).toEqual([ends.length, []]);
  });

  it('with another key than before: several processes refuse, a single one makes the index again', async () => {
    const at = await place();
    const before = await openAt(at, { projectors, indexSecret: key('a') });
    await fill(before);
    await before.close();
    const other = { projectors, indexSecret: key('b') };
    if (engine === 'PostgreSQL') {
      await expect(openAt(at, other)).rejects.toThrow('INDEX_SECRET');
      return;
    }
    // A command beside the process that owns the store must not.
    await expect(openAt(at, { ...other, lock: false })).rejects.toThrow('INDEX_SECRET');
    expect(await allFound(await openAt(at, other))).toEqual(each);
  });
});
