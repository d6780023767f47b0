/** Which push stands: newest, repeated, late; and what cancel, address and after-sale do to an order. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Fact, FactKind } from '../../sources/ports/pushes.ts';
import type { Store } from '../../store/store.ts';
import { arrivalOf, factOf } from './facts.ts';
import { describeEngines, push, stateOf } from './stores.ts';

/** [modified, received, body] → what is expected of the push. */
type Row = readonly [modifiedAt: number | null, receivedAt: number, body: string, expected: string];

describeEngines('versions', ({ open }) => {
  const tables: Readonly<Record<string, readonly [rows: readonly Row[], standing: string]>> = {
    'newer by modification time': [
      [
        [1, 10, '1', 'NEW'],
        [2, 11, '2', 'NEW'],
      ],
      '2',
    ],
    'older by modification time, though it came later': [
      [
        [2, 10, '2', 'NEW'],
        [1, 11, '1', 'LATE'],
      ],
      '2',
    ],
    'the same modification time: the one that came later': [
      [
        [1, 10, '1', 'NEW'],
        [1, 11, '2', 'NEW'],
      ],
      '2',
    ],
    'the same times: the one that was taken later': [
      [
        [1, 10, '1', 'NEW'],
        [1, 10, '2', 'NEW'],
      ],
      '2',
    ],
    'no modification time: the one that came later': [
      [
        [null, 10, '1', 'NEW'],
        [null, 11, '2', 'NEW'],
      ],
      '2',
    ],
    'no modification time, replayed after a later one': [
      [
        [null, 10, '2', 'NEW'],
        [null, 9, '1', 'LATE'],
      ],
      '2',
    ],
    'one of them without modification time': [
      [
        [5, 10, '1', 'NEW'],
        [null, 11, '2', 'NEW'],
      ],
      '2',
    ],
    'one of them without, the other way': [
      [
        [null, 10, '1', 'NEW'],
        [5, 11, '2', 'NEW'],
      ],
      '2',
    ],
    'the same bytes': [
      [
        [1, 10, '1', 'NEW'],
        [1, 11, '1', 'REPEATED'],
      ],
      '1',
    ],
    'the same bytes after others': [
      [
        [1, 10, '1', 'NEW'],
        [2, 11, '2', 'NEW'],
        [1, 12, '1', 'REPEATED'],
      ],
      '2',
    ],
    'the same bytes without modification time after others': [
      [
        [null, 10, '1', 'NEW'],
        [null, 11, '2', 'NEW'],
        [null, 12, '1', 'REPEATED'],
      ],
      '2',
    ],
    'the same late bytes twice': [
      [
        [2, 10, '2', 'NEW'],
        [1, 11, '1', 'LATE'],
        [1, 12, '1', 'REPEATED'],
      ],
      '2',
    ],
  };
  for (const kind of ['ORDER', 'CANCEL', 'ADDRESS', 'AFTER_SALE'] as const satisfies readonly FactKind[])
    it.each(Object.entries(tables))(`${kind}: %s`, async (_, [rows, standing]) => {
      const store = await open();
      for (const [modifiedAt, receivedAt, body, expected] of rows)
        expect(await push(store, { kind, modifiedAt, body }, receivedAt)).toBe(expected);
      const state = await stateOf(store);
      const facts = {
        ORDER: state.order,
        CANCEL: state.cancel,
        ADDRESS: state.address,
        AFTER_SALE: state.afterSales[0],
      };
      expect(facts[kind]?.body).toBe(standing);
      const history = await store.history('YUANSHU', null, 'Y1');
      expect(history.map(({ body, acceptance, receivedAt }) => [body, acceptance, receivedAt])).toEqual(
        rows.flatMap(([, at, body, expected]) => (expected === 'REPEATED' ? [] : [[body, expected, at]])),
      );
    });

  it('judges the facts of one arrival, and arrivals of one commit, in their order', async () => {
    const store = await open();
    const bodies = ['1', '2', '1', '3'].map((body) => factOf({ body }));
    const [first, second] = await Promise.all([store.accept(arrivalOf(bodies)), store.accept(arrivalOf(bodies))]);
    expect(first).toEqual(['NEW', 'NEW', 'REPEATED', 'NEW']);
    expect(second).toEqual(['REPEATED', 'REPEATED', 'REPEATED', 'REPEATED']);
    expect((await stateOf(store)).order?.body).toBe('3');
  });

  it('keeps orders of other vendors, tenants, kinds and keys apart', async () => {
    const store = await open();
    const others: readonly Partial<Fact>[] = [
      {},
      { vendor: 'EZR' },
      { tenantId: '' },
      { tenantId: 't' },
      { orderNo: 'Y2' },
      { kind: 'CANCEL' },
      { kind: 'AFTER_SALE', key: 'R1' },
      { kind: 'AFTER_SALE', key: 'R2' },
    ];
    for (const other of others) expect(await push(store, other)).toBe('NEW');
    for (const other of others) expect(await push(store, other)).toBe('REPEATED');
    expect(await store.knownOrders('YUANSHU')).toBe(4);
    expect(await store.knownOrders('EZR')).toBe(1);
    expect(await store.knownOrders('SOMS')).toBe(0);
    const [found] = await store.states('YUANSHU', 't', ['Y1']);
    expect(found).toMatchObject({ tenantId: 't', cancel: null, afterSales: [] });
  });
});

const order = (body: string): Partial<Fact> => ({ kind: 'ORDER', body });
const address = (body: string): Partial<Fact> => ({ kind: 'ADDRESS', body });

async function pushed(store: Store, facts: readonly Partial<Fact>[]): Promise<void> {
  for (const [index, fact] of facts.entries()) await push(store, fact, 1_000 + index);
}

describeEngines('facts on top of an order', ({ open }) => {
  it.each([
    ['after the order', [order('1'), address('a')], 'a'],
    ['before the first order push', [address('a'), order('1')], 'a'],
    ['ended by a later new order push', [order('1'), address('a'), order('2')], null],
    ['before the first, ended by the second', [address('a'), order('1'), order('2')], null],
    ['not ended by a repeated order push', [order('1'), address('a'), order('1')], 'a'],
    ['replaced by a newer one', [order('1'), address('a'), address('b')], 'b'],
    ['again, for the newer order', [order('1'), address('a'), order('2'), address('b')], 'b'],
  ])('address: %s', async (_, facts, expected) => {
    const store = await open();
    await pushed(store, facts);
    expect((await stateOf(store)).address?.body ?? null).toBe(expected);
  });

  it('a late order push ends no address', async () => {
    const store = await open();
    await pushed(store, [{ ...order('2'), modifiedAt: 2 }, address('a'), { ...order('1'), modifiedAt: 1 }]);
    expect(await stateOf(store)).toMatchObject({ order: { body: '2' }, address: { body: 'a' } });
  });

  it('an address that is replayed after a later order push does not undo it', async () => {
    const store = await open();
    await push(store, order('1'), 10);
    await push(store, order('2'), 30);
    expect(await push(store, address('a'), 20)).toBe('NEW');
    expect((await stateOf(store)).address).toBeNull();
  });

  it.each([
    ['before', [{ kind: 'CANCEL', body: 'c' } as const, order('1'), order('2')]],
    ['between', [order('1'), { kind: 'CANCEL', body: 'c' } as const, order('2')]],
    ['after', [order('1'), order('2'), { kind: 'CANCEL', body: 'c' } as const]],
  ])('a cancel is final: %s', async (_, facts) => {
    const store = await open();
    await pushed(store, facts);
    expect(await stateOf(store)).toMatchObject({ order: { body: '2' }, cancel: { body: 'c' } });
  });

  it('keeps the newest of each refund in the order of their first arrival', async () => {
    const store = await open();
    const refund = (key: string, modifiedAt: number): Partial<Fact> => ({
      kind: 'AFTER_SALE',
      key,
      modifiedAt,
      body: `"${key}${modifiedAt}"`,
    });
    await pushed(store, [refund('R2', 5), refund('R1', 1), refund('R2', 3), refund('R1', 2), refund('R3', 1)]);
    const { afterSales, order: none } = await stateOf(store);
    expect(none).toBeNull();
    expect(afterSales.map(({ key, body }) => [key, body])).toEqual([
      ['R2', '"R25"'],
      ['R1', '"R12"'],
      ['R3', '"R31"'],
    ]);
  });

  it('says when an order was first seen and last changed', async () => {
    const store = await open();
    await push(store, { kind: 'CANCEL', body: 'c' }, 10);
    await push(store, order('1'), 20);
    await push(store, order('1'), 30);
    expect(await stateOf(store)).toMatchObject({ firstSeenAt: 10, updatedAt: 20 });
    expect(await store.lastArrivalAt('YUANSHU')).toBe(30);
    expect(await store.lastArrivalAt('EZR')).toBeNull();
  });

  it('answers for orders in the order of the question, null for unknown ones', async () => {
    const store = await open();
    await push(store, { orderNo: 'b' });
    await push(store, { orderNo: 'a' });
    const states = await store.states('YUANSHU', null, ['a', 'nowhere', 'b', 'a']);
    expect(states.map((state) => state?.orderNo ?? null)).toEqual(['a', null, 'b', 'a']);
    expect(await store.states('YUANSHU', null, [])).toEqual([]);
    expect(await store.history('YUANSHU', null, 'nowhere')).toEqual([]);
  });

  it('keeps what JSON can spell and a column cannot, and texts that no index takes', async () => {
    const store = await open();
    const odd = [
      'a\0b',
      '\ud800',
      '\udfff!',
      '\\',
      '\\0041',
      randomBytes(9_000).toString('base64'),
      '😀',
      ' ',
      '__proto__',
    ];
    for (const [index, text] of odd.entries())
      expect(
        await push(store, { orderNo: text, tenantId: null, key: text, kind: 'AFTER_SALE', body: `"${index}"` }),
      ).toBe('NEW');
    const states = await store.states('YUANSHU', null, odd);
    expect(states.map((state) => [state?.orderNo, state?.afterSales[0]?.key])).toEqual(odd.map((text) => [text, text]));
    const found = await store.statesByNumber('YUANSHU', 'VENDOR_ID', odd);
    expect(found.map(([state]) => state?.orderNo)).toEqual(odd);
  });
});
