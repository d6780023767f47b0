/** What came of which order, seen from both sides, and what it costs to look. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { send: true });
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.babycare.behave();
  facade.forget();
});

interface Related {
  readonly id: string;
  readonly nativeId: string;
  readonly kind: string;
  readonly relations: readonly {
    readonly kind: string;
    readonly role: string;
    readonly from: string;
    readonly to: string;
    readonly evidence: readonly string[];
    readonly order?: { readonly id: string } | null;
  }[];
}
const edges = 'id nativeId kind relations { kind role from to evidence }';
const one = async (id: string, fields = edges): Promise<Related> =>
  (await facade.ask(`{ node(id: "${id}") { ... on Order { ${fields} } } }`)).data.node;

/** Every order of a vendor, newest first, until one fits. */
async function find(vendor: string, fits: (order: Related) => boolean): Promise<Related> {
  let after = '';
  for (;;) {
    const { data } = await facade.ask(
      `{ orders(first: 100${after}, filter: {vendors: [${vendor}]}) { nodes { ${edges} } pageInfo { hasNextPage endCursor } } }`,
    );
    const found = data.orders.nodes.find(fits);
    if (found) return found;
    if (!data.orders.pageInfo.hasNextPage) throw new Error(`no such order of ${vendor}`);
    after = `, after: "${data.orders.pageInfo.endCursor}"`;
  }
}

describe('EZR', () => {
  it('shows an exchange from both sides as one edge', async () => {
    const exchange = await find('EZR', ({ kind, relations }) => kind === 'EXCHANGE' && relations.length > 0);
    const [relation] = exchange.relations;
    expect(relation).toMatchObject({ kind: 'EXCHANGE', role: 'RESULT', to: exchange.id });
    const original = await one(relation?.from ?? '', `${edges} status`);
    expect(original.relations).toEqual([
      { ...relation, role: 'ORIGINAL', evidence: expect.arrayContaining([...(relation?.evidence ?? [])]) },
    ]);
    // They are two orders and not one sale: their platform order numbers decide that.
    expect(facade.calls()).toEqual([]);
  });

  it('names the other order though it was never pushed', async () => {
    const body = { Code: 'EZ-lonely', OrderStatus: 'TP', ExchangeType: 2, ExchangeRelCode: ['EZ-unheard-of'] };
    const { status } = await facade.push('/push/ezr/2001', JSON.stringify(body));
    expect(status).toBe(200);
    const { data, errors } = await facade.ask(
      `{ order(by: {vendorId: {vendor: EZR, nativeId: "EZ-lonely"}}) { id relations { kind role from to order { id } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.order.relations).toEqual([
      { kind: 'EXCHANGE', role: 'RESULT', from: expect.any(String), to: data.order.id, order: null },
    ]);
  });
});

describe('Yuanshu', () => {
  it('shows a split from both sides, and none where an order names itself', async () => {
    const push = (orderNo: string, parentOrderNo: string) =>
      facade.push(
        '/push/yuanshu/order-sync',
        JSON.stringify({ orderNo, parentOrderNo, isSplit: parentOrderNo !== orderNo }),
      );
    for (const [orderNo, parent] of [
      ['7001', '7001'],
      ['7002', '7001'],
      ['7003', '7001'],
    ] as const)
      expect((await push(orderNo, parent)).status).toBe(200);
    const by = (nativeId: string) =>
      `order(by: {vendorId: {vendor: YUANSHU, nativeId: "${nativeId}"}}) { relations { kind role order { nativeId } evidence } }`;
    const { data, errors } = await facade.ask(`{ a: ${by('7001')} b: ${by('7002')} }`);
    expect(errors).toEqual([]);
    const split = (role: string, nativeId: string, evidence: string) => ({
      kind: 'SPLIT',
      role,
      order: { nativeId },
      evidence: [evidence],
    });
    expect(data.a.relations).toHaveLength(2);
    expect(data.a.relations).toEqual(
      expect.arrayContaining([
        split('ORIGINAL', '7002', '7002 names 7001 as parentOrderNo'),
        split('ORIGINAL', '7003', '7003 names 7001 as parentOrderNo'),
      ]),
    );
    expect(data.b.relations).toEqual([split('RESULT', '7001', '7002 names 7001 as parentOrderNo')]);
  });
});

describe('SOMS', () => {
  it('shows what an order came of without a call, and that order for one', async () => {
    const part = await find('SOMS', ({ relations }) => relations.length > 0);
    facade.forget();
    const again = await one(part.id);
    expect(again.relations).toEqual(part.relations);
    expect(facade.calls()).toEqual(['SOMS batchGetOrders']);
    facade.forget();
    const whole = await one(part.id, 'id relations { kind from to order { id } }');
    expect(whole.relations[0]?.order?.id).toBe(whole.relations[0]?.from);
    expect(facade.calls()).toEqual(['SOMS batchGetOrders', 'SOMS batchGetOrders']);
  });

  it('tells a reissue from a split', async () => {
    const reissue = await find('SOMS', ({ kind, relations }) => kind === 'REISSUE' && relations.length > 0);
    expect(reissue.relations).toMatchObject([{ kind: 'REISSUE', role: 'RESULT', to: reissue.id }]);
  });
});

describe('Babycare', () => {
  it('shows exchanges and reissues from both sides once both were read', async () => {
    const result = await babycareResult();
    const [relation] = result.relations;
    expect(relation).toMatchObject({ kind: result.kind, role: 'RESULT', to: result.id });
    await facade.observer.idle();
    facade.forget();
    const original = await one(relation?.from ?? '', `${edges} status`);
    expect(original.relations).toMatchObject([{ kind: result.kind, role: 'ORIGINAL', to: result.id }]);
    // The order itself was read, and no call was made for the one on the other side.
    expect(facade.calls()).toEqual(['BABYCARE listSalesDetails']);
  });

  /** Babycare cannot be listed: its orders are found through those of other systems. */
  async function babycareResult(): Promise<Related> {
    let after = '';
    for (;;) {
      const { data } = await facade.ask(
        `{ orders(first: 50${after}, filter: {vendors: [SOMS]}) { nodes { group { members { vendor ${edges} } } } pageInfo { hasNextPage endCursor } } }`,
      );
      for (const { group } of data.orders.nodes)
        for (const member of group.members)
          if (member.vendor === 'BABYCARE' && ['EXCHANGE', 'REISSUE'].includes(member.kind)) return member;
      if (!data.orders.pageInfo.hasNextPage) throw new Error('no such order of Babycare');
      after = `, after: "${data.orders.pageInfo.endCursor}"`;
    }
  }
});
