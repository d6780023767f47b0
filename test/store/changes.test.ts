/** What is told of an order, and by which numbers it is found. */
import { expect, it } from 'vitest';
import type { Projection } from '../../sources/ports/pushes.ts';
import type { Observation, Store } from '../../store/store.ts';
import { project } from './facts.ts';
import { allChanges, describeEngines, newsOf, push } from './stores.ts';

const body = (parts: Readonly<Record<string, string>>): string => JSON.stringify(parts);
async function found(store: Store, value: string): Promise<readonly string[]> {
  const [states = []] = await store.statesByNumber('YUANSHU', 'PLATFORM_ORDER', [value]);
  return states.map((state) => state.orderNo);
}

describeEngines('changes of pushed orders', ({ open }) => {
  it('tells of creation, of a changed status and of other changes, and nothing where nothing differs', async () => {
    const store = await open({ now: () => 77 });
    await push(store, { body: body({ status: 'A', items: '1' }) });
    await push(store, { body: body({ status: 'A', items: '1', note: 'not in the digest' }) });
    await push(store, { body: body({ status: 'A', items: '2' }) });
    await push(store, { body: body({ status: 'B', items: '3' }) });
    await push(store, { kind: 'AFTER_SALE', key: 'R1', body: '"r"' });
    await push(store, { kind: 'CANCEL', body: '"c"' });
    expect(await newsOf(store)).toEqual([
      'CREATED Y1: items,recipient,status',
      'UPDATED Y1: items',
      'STATUS_CHANGED Y1: items,status',
      'UPDATED Y1: returns',
      'STATUS_CHANGED Y1: status',
    ]);
    const [first] = await allChanges(store);
    expect(first).toEqual({
      seq: 1n,
      at: 77,
      kind: 'CREATED',
      vendor: 'YUANSHU',
      tenantId: null,
      orderNo: 'Y1',
      askedBy: null,
      fields: ['items', 'recipient', 'status'],
    });
  });

  it('tells nothing of facts before the first order push, nor of repeated and late ones', async () => {
    const store = await open();
    await push(store, { kind: 'CANCEL', body: '"c"' });
    await push(store, { kind: 'ADDRESS', body: '"a"' });
    expect(await newsOf(store)).toEqual([]);
    await push(store, { body: body({ status: 'A' }), modifiedAt: 2 });
    await push(store, { body: body({ status: 'A' }), modifiedAt: 2 });
    await push(store, { body: body({ status: 'Z' }), modifiedAt: 1 });
    expect(await newsOf(store)).toEqual(['CREATED Y1: items,recipient,status']);
  });

  it('keeps a push that cannot be projected, and says so', async () => {
    const logged: object[] = [];
    const log = { warn: () => {}, error: (fields: object) => void logged.push(fields) };
    const store = await open({ log });
    await push(store, { body: body({ status: 'A', numbers: 'P1' }) });
    expect(await push(store, { body: body({ bug: 'yes' }) })).toBe('NEW');
    expect(await push(store, { vendor: 'SOMS' })).toBe('NEW');
    expect(await push(store, { orderNo: 'Y2', kind: 'CANCEL', body: '"c"' })).toBe('NEW');
    await push(store, { body: body({ status: 'B', numbers: 'P1' }) });
    expect(await newsOf(store)).toEqual([
      'CREATED Y1: items,recipient,status',
      'UPDATED Y1: unprojected',
      'UPDATED Y1: unprojected',
      'STATUS_CHANGED Y1: status',
    ]);
    expect(logged).toHaveLength(2);
    expect(await store.history('YUANSHU', null, 'Y1')).toHaveLength(3);
    expect(await found(store, 'P1')).toEqual(['Y1']);
  });

  it('reads from any point, in parts and for some vendors', async () => {
    const store = await open();
    for (let n = 1; n <= 6; n += 1)
      await push(store, { vendor: n % 3 === 0 ? 'EZR' : 'YUANSHU', orderNo: `N${n}`, body: body({ status: 'A' }) });
    const read = async (after: bigint, limit: number, vendors: Parameters<Store['changes']>[0]['vendors']) =>
      (await store.changes({ after, limit, vendors })).map(({ seq }) => Number(seq));
    expect(await read(0n, 100, null)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await read(-5n, 2, null)).toEqual([1, 2]);
    expect(await read(2n, 2, null)).toEqual([3, 4]);
    expect(await read(6n, 2, null)).toEqual([]);
    expect(await read(2n ** 70n, 2, null)).toEqual([]);
    expect(await read(0n, 100, ['EZR'])).toEqual([3, 6]);
    expect(await read(1n, 3, ['YUANSHU', 'EZR', 'SOMS'])).toEqual([2, 3, 4]);
    expect(await read(0n, 100, [])).toEqual([]);
    expect(await read(0n, 0, null)).toEqual([]);
  });
});

describeEngines('numbers', ({ open }) => {
  it('finds orders by the numbers of their newest state only', async () => {
    const store = await open();
    await push(store, { orderNo: 'Y1', body: body({ numbers: 'P1,P2,P1' }) }, 1);
    await push(store, { orderNo: 'Y2', body: body({ numbers: 'P2' }) }, 2);
    await push(store, { orderNo: 'E1', vendor: 'EZR', body: body({ numbers: 'P2' }) }, 3);
    const states = await store.statesByNumber('YUANSHU', 'PLATFORM_ORDER', ['P2', 'none', 'P1']);
    expect(states.map((list) => list.map((state) => state.orderNo))).toEqual([['Y1', 'Y2'], [], ['Y1']]);
    expect(await store.statesByNumber('YUANSHU', 'EXTERNAL', ['P2'])).toEqual([[]]);
    await push(store, { orderNo: 'Y1', body: body({ numbers: 'P3' }) }, 4);
    expect(await found(store, 'P1')).toEqual([]);
    expect(await found(store, 'P2')).toEqual(['Y2']);
    expect(await found(store, 'P3')).toEqual(['Y1']);
  });

  it('finds an order that is known by other facts only', async () => {
    const store = await open();
    await push(store, { kind: 'CANCEL', body: '"c"' });
    const [states] = await store.statesByNumber('YUANSHU', 'VENDOR_ID', ['Y1']);
    expect(states).toMatchObject([{ order: null, cancel: { body: '"c"' } }]);
  });
});

const projection = (digest: Projection['digest'], ...numbers: readonly string[]): Projection => ({
  numbers: numbers.map((value) => ({ namespace: 'PLATFORM_ORDER', value })),
  digest,
  row: null,
  attributes: {},
  link: null,
});
const seen = (at: number, what: Projection, parts: Partial<Observation> = {}): Observation => ({
  vendor: 'SOMS',
  tenantId: 't',
  orderNo: 'S1',
  askedBy: null,
  at,
  projection: what,
  ...parts,
});

describeEngines('observations', ({ open }) => {
  it('tells what differs from the last reading, and writes nothing where nothing does', async () => {
    const commits: number[] = [];
    const store = await open({ onCommit: (carried) => commits.push(carried) });
    await store.observe([seen(1, projection({ status: 'A', items: '1' }, 'P1'), { askedBy: 'P1' })]);
    await store.observe([seen(2, projection({ status: 'A', items: '1' }, 'P1'), { askedBy: 'P1' })]);
    expect(commits).toHaveLength(1);
    await store.observe([seen(3, projection({ status: 'A', items: '2' }, 'P1'))]);
    await store.observe([seen(4, projection({ status: 'B', items: '2' }, 'P1'))]);
    expect(await newsOf(store)).toEqual(['CREATED S1: items,status', 'UPDATED S1: items', 'STATUS_CHANGED S1: status']);
    const [first, second] = await allChanges(store);
    expect([first, second]).toMatchObject([
      { askedBy: 'P1', tenantId: 't' },
      { askedBy: 'P1', tenantId: 't' },
    ]);
    expect(await store.knownOrders('SOMS')).toBe(1);
    expect(await store.lastArrivalAt('SOMS')).toBeNull();
    expect(await store.states('SOMS', 't', ['S1'])).toEqual([null]);
  });

  it('a part that was not read is no news, neither when it goes nor when it comes', async () => {
    const store = await open();
    await store.observe([seen(1, projection({ status: 'A' }))]);
    await store.observe([seen(2, projection({ status: 'A', items: '1' }))]);
    await store.observe([seen(3, projection({ status: 'A' }))]);
    await store.observe([seen(4, projection({ status: 'A', items: '2' }))]);
    expect(await newsOf(store)).toEqual(['CREATED S1: status', 'UPDATED S1: items']);
  });

  it('an older reading that finishes later is no news', async () => {
    const store = await open();
    await store.observe([seen(5, projection({ status: 'B' }))]);
    await store.observe([seen(4, projection({ status: 'A' }))]);
    expect(await newsOf(store)).toEqual(['CREATED S1: status']);
  });

  it('takes many at once, the same order twice among them', async () => {
    const store = await open({ projectors: { YUANSHU: project } });
    const many = Array.from({ length: 300 }, (_, n) => seen(1, projection({ status: 'A' }), { orderNo: `S${n}` }));
    await store.observe([...many, seen(2, projection({ status: 'B' }), { orderNo: 'S7' })]);
    expect(await allChanges(store)).toHaveLength(301);
    expect(await store.knownOrders('SOMS')).toBe(300);
    await store.observe([]);
  });
});
