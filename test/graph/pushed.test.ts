/** Sales that live in two, three and four systems, as a new user finds them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { send: true });
});
afterAll(() => facade.close());

const sale = '6920260101000000001';

describe('a sale in four systems', () => {
  it('has four members that agree, linked with evidence', async () => {
    const { data, errors } = await facade.ask(`{ orderGroup(by: {platformOrderNo: "${sale}"}) {
      members { vendor status amounts { payable { amount } } freshness { origin } reconciliation { checks { code outcome message } }
        packages { trackingNo direction trace { status sources } } }
      links { confidence } } }`);
    expect(errors).toEqual([]);
    const { members, links } = data.orderGroup;
    expect(members.map(({ vendor }: { vendor: string }) => vendor).toSorted()).toEqual([
      'BABYCARE',
      'EZR',
      'SOMS',
      'YUANSHU',
    ]);
    for (const member of members) {
      expect(member.amounts.payable.amount).toMatch(/^300\.80?$/);
      expect(member.freshness.origin).toBe(['EZR', 'YUANSHU'].includes(member.vendor) ? 'PUSHED' : 'LIVE');
      expect(member.reconciliation.checks).toEqual(
        expect.arrayContaining([expect.objectContaining({ code: 'X1', outcome: 'PASS' })]),
      );
    }
    expect(links.length).toBe(6);
    expect(links.every(({ confidence }: { confidence: string }) => confidence !== 'WEAK')).toBe(true);
  });

  it('a Babycare parcel shows the trace of the same parcel in another system, and says whose it is', async () => {
    const { data, errors } = await facade.ask(
      `{ orderGroup(by: {platformOrderNo: "${sale}"}) { members { vendor packages { trackingNo trace { status sources } } } } }`,
    );
    expect(errors).toEqual([]);
    const { packages } = data.orderGroup.members.find(({ vendor }: { vendor: string }) => vendor === 'BABYCARE');
    for (const { trace } of packages)
      expect(trace).toEqual({ status: 'DELIVERED', sources: [expect.stringMatching(/^SOMS_DELIVERY|YUANSHU_BTS$/)] });
  });
});

describe('the Yuanshu message as printed in its document', () => {
  it('is answered field by field', async () => {
    const { data, errors } =
      await facade.ask(`{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "10011798989493365174273"}}) {
      status statusNative { field code documented } paymentStatus fulfillmentStatus reviewStatus kind deliveryMethod placedAt paidAt confirmDeadline platformOrderNo
      amounts { payable { amount minorUnits currency currencyAssumed } goodsPayable { amount } shipping { ... on Money { amount } } paid { amount } }
      payments { method amount { amount } nativeMethod { code } }
      items { nodes { lineNo sku { code barcode } title quantity unitPrice { amount } payable { amount } weight { grams unitAssumed raw } kind } }
      store { code name } warehouse { code name } buyer { memberId nickname } recipient { name encrypted }
      reconciliation { ok checks { code outcome } } } }`);
    expect(errors).toEqual([]);
    expect(data.order).toMatchObject({
      status: 'AWAITING_PICKUP',
      paymentStatus: 'PAID',
      fulfillmentStatus: 'UNFULFILLED',
      reviewStatus: 'APPROVED',
      kind: 'SALE',
      deliveryMethod: 'STORE_PICKUP',
      placedAt: '2024-06-07T16:04:53+08:00',
      paidAt: '2024-06-07T16:04:53+08:00',
      confirmDeadline: '2024-06-22T16:04:55+08:00',
      platformOrderNo: null,
      amounts: {
        payable: { amount: '3099.99', minorUnits: '309999', currency: 'CNY', currencyAssumed: true },
        goodsPayable: { amount: '3099.99' },
        paid: { amount: '3099.99' },
      },
      payments: [{ method: '钱包', amount: { amount: '3099.99' }, nativeMethod: { code: '1003' } }],
      items: {
        nodes: [
          {
            lineNo: '1001',
            sku: { code: '005367', barcode: '2300000009095' },
            quantity: '3',
            unitPrice: { amount: '1000.00' },
            payable: { amount: '3000.00' },
            weight: { unitAssumed: true },
          },
          {
            lineNo: '1002',
            sku: { code: '536763' },
            quantity: '3',
            unitPrice: { amount: '33.33' },
            payable: { amount: '99.99' },
          },
        ],
      },
      store: { code: 'sc888888', name: '线上商城' },
      warehouse: { code: 's001', name: 's001商城虚拟仓' },
      reconciliation: { ok: true },
    });
  });
});

describe('changes', () => {
  it('tell of everything, in order, without a gap, from any point', async () => {
    const seen: { seq: string; kind: string }[] = [];
    let after: string | null = null;
    let middle: string | null = null;
    for (;;) {
      const at: string = after === null ? '' : `, after: "${after}"`;
      const { data, errors } = await facade.ask(
        `{ changes(first: 100${at}) { edges { cursor node { seq kind fields at } } pageInfo { hasNextPage endCursor } } }`,
      );
      expect(errors).toEqual([]);
      seen.push(...data.changes.edges.map(({ node }: { node: { seq: string; kind: string } }) => node));
      after = data.changes.pageInfo.endCursor;
      middle ??= data.changes.edges[49].cursor;
      if (!data.changes.pageInfo.hasNextPage) break;
    }
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_one, i) => String(i + 1)));
    expect(seen.length).toBeGreaterThan(900);
    const { data } = await facade.ask(
      `{ changes(first: 1, after: "${middle}") { edges { node { seq order { vendor } } } } }`,
    );
    expect(data.changes.edges[0].node.seq).toBe('51');
    // A reader that has caught up keeps its place and sees the next one.
    await facade.push(
      '/push/yuanshu/order-cancel',
      JSON.stringify({ orderNo: '10011798989493365174273', cancelType: '1' }),
    );
    const next = await facade.ask(
      `{ changes(first: 5, after: "${after}") { edges { node { kind fields order { nativeId status } } } } }`,
    );
    expect(next.data.changes.edges).toEqual([
      {
        node: {
          kind: 'STATUS_CHANGED',
          fields: expect.arrayContaining(['status']),
          order: { nativeId: '10011798989493365174273', status: 'CANCELLED' },
        },
      },
    ]);
  });

  it('can be narrowed to vendors, and refuse a cursor of another filter', async () => {
    const { data } = await facade.ask(
      '{ changes(first: 3, vendors: [EZR]) { edges { node { order { vendor } } } pageInfo { endCursor } } }',
    );
    expect(data.changes.edges.map(({ node }: { node: { order: { vendor: string } } }) => node.order.vendor)).toEqual([
      'EZR',
      'EZR',
      'EZR',
    ]);
    const other = await facade.ask(
      `{ changes(first: 3, after: "${data.changes.pageInfo.endCursor}") { edges { cursor } } }`,
    );
    expect(other.errors).toMatchObject([{ extensions: { code: 'CURSOR_FILTER_MISMATCH' } }]);
  });
});

describe('SOMS callbacks', () => {
  it('are acknowledged, and the order is read again for no more than its id', async () => {
    const event = (content: string): string =>
      JSON.stringify({
        id: 'e1',
        group: 'order',
        topic: 'order.shipped',
        content,
        time: '2026-01-01 10:00:00',
        tag: 'store:001',
      });
    await facade.observer.idle();
    facade.forget();
    const before = (await facade.ask('{ sources { vendor knownOrders } }')).data.sources.find(
      ({ vendor }: { vendor: string }) => vendor === 'SOMS',
    ).knownOrders;
    const response = await facade.push(
      '/push/soms/events',
      event(JSON.stringify({ order_id: '888101000020', state: 'lies' })),
    );
    expect(response).toEqual({ status: 200, body: { success: true } });
    await facade.refresher.idle();
    expect(facade.calls()).toEqual(['SOMS batchGetOrders']);
    const after = (await facade.ask('{ sources { vendor knownOrders } }')).data.sources.find(
      ({ vendor }: { vendor: string }) => vendor === 'SOMS',
    ).knownOrders;
    expect(after).toBe(before + 1);
    const { data } = await facade.ask(
      '{ changes(first: 100, vendors: [SOMS]) { edges { node { kind order { nativeId status } } } } }',
    );
    expect(data.changes.edges.at(-1)).toEqual({
      node: { kind: 'CREATED', order: { nativeId: '888101000020', status: expect.stringMatching(/^[A-Z_]+$/) } },
    });
  });
});
