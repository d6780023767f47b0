/** What single fields promise: paging of lines, personal data, raw records, look-ups by waybill, reminders, sources. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());
beforeEach(() => facade.forget());

const order = (fields: string): string =>
  `{ order(by: {vendorId: {vendor: SOMS, nativeId: "888101000010"}}) { ${fields} } }`;
interface Page {
  readonly nodes: readonly { readonly title: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

describe('lines', () => {
  it('page forward one by one, each once', async () => {
    const whole: Page = (
      await facade.ask(order('items { nodes { title } totalCount pageInfo { hasNextPage endCursor } }'))
    ).data.order.items;
    expect(whole.totalCount).toBe(3);
    const seen: string[] = [];
    let after: string | null = null;
    for (let step = 0; step < 3; step += 1) {
      const at: string = after === null ? '' : `, after: "${after}"`;
      const page: Page = (
        await facade.ask(
          order(
            `items(first: 1${at}) { nodes { title } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } }`,
          ),
        )
      ).data.order.items;
      expect(page.pageInfo).toMatchObject({ hasNextPage: step < 2, hasPreviousPage: step > 0 });
      seen.push(...page.nodes.map(({ title }) => title));
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(whole.nodes.map(({ title }) => title));
  });

  it('know their parcels, their order and their bundle', async () => {
    const { data, errors } = await facade.ask(
      order(
        'items { nodes { title kind packages { trackingNo } order { nativeId } components { kind parent { title } } } }',
      ),
    );
    expect(errors).toEqual([]);
    expect(data.order.items.nodes[1]).toMatchObject({
      kind: 'BUNDLE',
      packages: [{ trackingNo: '78260101000002' }],
      order: { nativeId: '888101000010' },
      components: [
        { kind: 'BUNDLE_COMPONENT', parent: { title: data.order.items.nodes[1].title } },
        { kind: 'BUNDLE_COMPONENT', parent: { title: data.order.items.nodes[1].title } },
      ],
    });
    expect(facade.calls()).toEqual(['SOMS batchGetOrders']);
  });
});

describe('personal data', () => {
  it('is masked unless it is asked to be revealed', async () => {
    const { data } = await facade.ask(
      order(
        'recipient { name phone address plain: name(reveal: true) number: phone(reveal: true) city encrypted } buyer { nickname phone }',
      ),
    );
    const { recipient, buyer } = data.order;
    expect(recipient.name).not.toBe(recipient.plain);
    expect(recipient.name).toContain('*');
    expect(recipient.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
    expect(recipient.number).toMatch(/^\d{11}$/);
    expect(recipient.address).toContain('*');
    expect(recipient.encrypted).toBe(false);
    expect(buyer.nickname).toContain('*');
  });
});

describe('raw', () => {
  it('gives the vendor’s own record, or what lies at a path in it, with every digit', async () => {
    const { data, errors } = await facade.ask(
      order(
        'state: raw(path: "state") price: raw(path: "items.0.unit_price") none: raw(path: "no.such.thing") whole: raw',
      ),
    );
    expect(errors).toEqual([]);
    expect(data.order).toMatchObject({ state: 'delivered', none: null, whole: { id: '888101000010' } });
    expect(typeof data.order.price).toBe('number');
  });
});

describe('parcels by tracking number', () => {
  it('are found with their order', async () => {
    const { data, errors } = await facade.ask(
      '{ packages(trackingNo: "SF7260101000001") { id trackingNo carrier { normalizedCode } order { nativeId } } }',
    );
    expect(errors).toEqual([]);
    expect(data.packages).toMatchObject([{ carrier: { normalizedCode: 'SF' }, order: { nativeId: '888101000010' } }]);
    expect(facade.calls()).toEqual(['SOMS queryOrders']);
    const { id } = data.packages[0];
    const trace = await facade.ask(
      `{ trace(package: {id: "${id}"}) { status sources events(order: ASC) { status } } }`,
    );
    expect(trace.data.trace).toMatchObject({
      status: 'DELIVERED',
      sources: ['SOMS_DELIVERY'],
      events: expect.arrayContaining([{ status: 'PICKED_UP' }]),
    });
    const one = await facade.ask(
      '{ package(by: {tracking: {trackingNo: "SF7260101000001", carrierCode: "SF"}}) { deliveredAt shippedAt } }',
    );
    expect(one.data.package).toEqual({
      deliveredAt: '2026-01-04T10:12:00+08:00',
      shippedAt: '2026-01-02T09:30:00+08:00',
    });
  });

  it('say who could not be asked when nobody knows the number', async () => {
    const { data, errors } = await facade.ask('{ packages(trackingNo: "nothing") { id } }');
    expect(data).toEqual({ packages: [] });
    expect(errors).toMatchObject([
      { path: ['packages'], extensions: { code: 'LOOKUP_UNSUPPORTED', vendor: 'YUANSHU' } },
      { path: ['packages'], extensions: { code: 'LOOKUP_UNSUPPORTED', vendor: 'BABYCARE' } },
    ]);
  });

  it('a Babycare parcel is found through its order', async () => {
    const group = await facade.ask(
      '{ orderGroup(by: {platformOrderNo: "6920260101000000001"}) { members { id vendor } } }',
    );
    const { id } = group.data.orderGroup.members.find(({ vendor }: { vendor: string }) => vendor === 'BABYCARE');
    const { data, errors } =
      await facade.ask(`{ package(by: {tracking: {trackingNo: "78260101000002", orderId: "${id}"}}) {
      order { vendor } statusDerived contents { quantity item { title } } } }`);
    expect(errors).toEqual([]);
    expect(data.package).toMatchObject({
      order: { vendor: 'BABYCARE' },
      statusDerived: true,
      contents: [{ quantity: '2' }, { quantity: '1' }],
    });
  });
});

describe('reminders', () => {
  it('walk newest first through all of them, each once, by any page size', async () => {
    const walk = async (first: number): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (let after: string | null = null; ;) {
        const at: string = after === null ? '' : `, after: "${after}"`;
        const { data, errors } = await facade.ask(
          `{ reminders(first: ${first}${at}) { nodes { id } pageInfo { hasNextPage endCursor } sources { vendor outcome coverage vendorCalls } } }`,
        );
        expect(errors).toEqual([]);
        ids.push(...data.reminders.nodes.map(({ id }: { id: string }) => id));
        expect(data.reminders.sources).toMatchObject([{ vendor: 'SOMS', outcome: 'OK', coverage: 'COMPLETE' }]);
        if (!data.reminders.pageInfo.hasNextPage) return ids;
        after = data.reminders.pageInfo.endCursor;
      }
    };
    const all = await walk(100);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(100);
    expect((await walk(37)).toSorted()).toEqual(all.toSorted());
  });

  it('filter by state, store and order', async () => {
    const { data, errors } = await facade.ask(
      '{ open: reminders(states: [NOT_REPLIED], first: 5) { nodes { state } } rest: reminders(states: [REPLIED, INVALID], first: 5) { nodes { state } } }',
    );
    expect(errors).toEqual([]);
    expect(new Set(data.open.nodes.map(({ state }: { state: string }) => state))).toEqual(new Set(['NOT_REPLIED']));
    expect(data.rest.nodes).toHaveLength(5);
    for (const { state } of data.rest.nodes) expect(['REPLIED', 'INVALID']).toContain(state);
  });

  it('fail as a whole when the one vendor that has them fails', async () => {
    facade.soms.misbehave({ kind: 'status', status: 500, times: 1 });
    const { data, errors } = await facade.ask('{ reminders { nodes { id } } }');
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { extensions: { code: 'ALL_SOURCES_FAILED', vendor: 'SOMS', reason: 'SERVER_ERROR' } },
    ]);
  });
});
