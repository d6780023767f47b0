/** Orders that were stored before the index was, or before it meant what it means now. */
import { expect, it } from 'vitest';
import { linkOf } from '../../sources/domain/links.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import type { OrderState, Projection } from '../../sources/ports/pushes.ts';
import { yuanshuProjector } from '../../sources/yuanshu/adapter.ts';
import type { Engine } from '../../store/engine/engine.ts';
import { indexVersion, reindex } from '../../store/write/reindex.ts';
import { project } from './facts.ts';
import { allChanges, describeEngines, engineOf, push } from './stores.ts';

const emptyOrder = yuanshuProjector({
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

/** What the program makes of an order since its newer version: a place in the index, and one more number. */
const newer = (state: OrderState): Projection => {
  const { row } = emptyOrder;
  const key = { vendor: state.vendor, tenantId: null, nativeId: state.orderNo, askedBy: null };
  const { numbers, digest } = project(state);
  return {
    numbers: [...numbers, { namespace: 'EXTERNAL', value: `E${state.orderNo}` }],
    digest: { ...digest, status: 'read otherwise now' },
    row: row && state.order ? { ...row, key, placedAt: 1_700_000_000 } : null,
    attributes: { TAG: ['t'] },
    link: null,
  };
};

async function versionOf(engine: Engine): Promise<number> {
  const { index_version: version } = await engine.db
    .selectFrom('counters')
    .select('index_version')
    .executeTakeFirstOrThrow();
  return version;
}

describeEngines('a new version of the index', ({ place, openAt }) => {
  it('takes in what is stored, once, and tells nothing of it', async () => {
    const at = await place();
    const before = await openAt(at);
    await Promise.all(
      Array.from({ length: 450 }, (_, n) => push(before, { orderNo: `Y${n}`, body: '{"status":"A","numbers":"P"}' })),
    );
    await push(before, { orderNo: 'cancelled before it came', kind: 'CANCEL', body: '"c"' });
    expect(await before.count({ vendors: ['YUANSHU'], filter: noFilter })).toBe(0);
    const told = await allChanges(before);
    await before.close();
    const engine = await engineOf(at);
    expect(await versionOf(engine)).toBe(indexVersion);
    const options = { projectors: { YUANSHU: newer }, linker: linkOf, log: undefined, version: indexVersion + 1 };
    expect(await reindex(engine, { ...options, version: indexVersion })).toBe(0);
    expect(await reindex(engine, options)).toBe(451);
    expect(await versionOf(engine)).toBe(indexVersion + 1);
    expect(await reindex(engine, options)).toBe(0);
    // Begun again after it was cut short: what was done is not done twice.
    await engine.db.updateTable('counters').set({ index_version: 0 }).execute();
    expect(await reindex(engine, options)).toBe(0);
    await engine.close();
    const after = await openAt(at);
    expect(await after.count({ vendors: ['YUANSHU'], filter: { ...noFilter, tags: ['t'] } })).toBe(450);
    expect(await after.ordersByAnyNumber(['EY7'], null)).toMatchObject([{ key: { nativeId: 'Y7' } }]);
    expect(await allChanges(after)).toEqual(told);
  });

  it('leaves an order as it is that cannot be projected', async () => {
    const at = await place();
    const store = await openAt(at);
    await push(store, { orderNo: 'Y1', body: '{"status":"A"}' });
    await store.close();
    const engine = await engineOf(at);
    const failing = () => {
      throw new RangeError('a projector with a bug');
    };
    const told: object[] = [];
    const log = { warn: () => {}, error: (fields: object) => void told.push(fields) };
    expect(
      await reindex(engine, { projectors: { YUANSHU: failing }, linker: linkOf, log, version: indexVersion + 1 }),
    ).toBe(0);
    expect(told).toHaveLength(1);
    await engine.close();
  });
});
