import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { definitionOf } from '../../server/vendors.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.babycare.behave();
  facade.forget();
});

const number = '6920260101000000001';
const sale = (by = `{platformOrderNo: "${number}"}`): string =>
  `query { orderGroup(by: ${by}) { id platformOrderNo members { id vendor status items { nodes { sku { code } quantity } }
    packages { trackingNo status trace { status events { at message status } } } } } }`;

describe('one sale in two systems', () => {
  it('answers the question of the first issue, with the fewest calls', async () => {
    const { data, errors } = await facade.ask(sale());
    expect(errors).toEqual([]);
    const [babycare, soms] = data.orderGroup.members;
    expect(soms).toMatchObject({
      vendor: 'SOMS',
      status: 'DELIVERED',
      items: {
        nodes: [
          { sku: { code: '6941428600002' }, quantity: '2.0' },
          { sku: { code: '6941428600071' }, quantity: '1.0' },
          { sku: { code: '6941428600062' }, quantity: '1.0' },
        ],
      },
      packages: [
        {
          trackingNo: 'SF7260101000001',
          status: 'DELIVERED',
          trace: {
            status: 'DELIVERED',
            events: expect.arrayContaining([
              { at: '2026-01-04T10:12:00+08:00', message: '您的快件已签收,签收人:本人', status: 'DELIVERED' },
            ]),
          },
        },
        { trackingNo: '78260101000002', status: 'DELIVERED', trace: { status: 'DELIVERED' } },
      ],
    });
    expect(babycare).toMatchObject({
      vendor: 'BABYCARE',
      status: 'COMPLETED',
      packages: [
        { trackingNo: 'SF7260101000001', status: 'DELIVERED', trace: { status: 'DELIVERED' } },
        { trackingNo: '78260101000002', status: 'DELIVERED', trace: { status: 'DELIVERED' } },
      ],
    });
    // SOMS is asked for the number and for the traces of its two parcels, Babycare for the number and for its parcels.
    expect(facade.calls().toSorted()).toEqual([
      'BABYCARE listPackages',
      'BABYCARE listSalesDetails',
      'SOMS getDeliveryTrace',
      'SOMS getDeliveryTrace',
      'SOMS queryOrders',
    ]);
  });

  it('asks for no traces and no parcels that are not selected', async () => {
    await facade.ask(`{ orderGroup(by: {platformOrderNo: "${number}"}) { members { vendor status } } }`);
    expect(facade.calls().toSorted()).toEqual(['BABYCARE listSalesDetails', 'SOMS queryOrders']);
  });

  it('is found again by its own id and by the id of any of its orders', async () => {
    const { data } = await facade.ask(sale());
    const { id, members } = data.orderGroup;
    for (const by of [`{id: "${id}"}`, `{orderId: "${members[0].id}"}`, `{orderId: "${members[1].id}"}`]) {
      const again = await facade.ask(sale(by));
      expect(again.errors).toEqual([]);
      expect(again.data).toEqual(data);
    }
    const node = await facade.ask(`{ node(id: "${id}") { __typename ... on OrderGroup { members { vendor } } } }`);
    expect(node.data.node).toEqual({ __typename: 'OrderGroup', members: [{ vendor: 'BABYCARE' }, { vendor: 'SOMS' }] });
  });

  it('tells why the orders belong together and that they agree', async () => {
    const { data } = await facade.ask(`{ orderGroup(by: {platformOrderNo: "${number}"}) {
      canonical { vendor } links { from to confidence evidence }
      members { id group { id } reconciliation { ok checks { code outcome } } } id } }`);
    const { links, members, id } = data.orderGroup;
    expect(links).toEqual([
      {
        from: members[0].id,
        to: members[1].id,
        confidence: 'STRONG',
        evidence: expect.arrayContaining(['same shop 01TM2001', 'same payable amount 300.80']),
      },
    ]);
    for (const member of members) {
      expect(member.group.id).toBe(id);
      expect(member.reconciliation.ok).toBe(true);
      expect(member.reconciliation.checks).toEqual(
        expect.arrayContaining([
          { code: 'X1', outcome: 'PASS' },
          { code: 'X2', outcome: 'PASS' },
          { code: 'STATUS_AXES_DISAGREE', outcome: 'PASS' },
        ]),
      );
    }
    // Reconciling and grouping cost nothing that the group itself had not asked for.
    expect(facade.calls().toSorted()).toEqual(['BABYCARE listSalesDetails', 'SOMS queryOrders']);
  });

  it('is null without an error when no vendor knows the number', async () => {
    const { data, errors } = await facade.ask(sale('{platformOrderNo: "no-such-sale-1"}'));
    expect({ data, errors }).toEqual({ data: { orderGroup: null }, errors: [] });
  });

  it('batches many numbers into one SOMS call', async () => {
    const aliases = Array.from(
      { length: 20 },
      (_, i) => `g${i}: orderGroup(by: {platformOrderNo: "NONE-${i}"}) { id }`,
    );
    await facade.ask(`{ ${aliases.join(' ')} }`);
    const calls = facade.calls();
    expect(calls.filter((call) => call === 'SOMS queryOrders')).toHaveLength(1);
    expect(calls.filter((call) => call === 'BABYCARE listSalesDetails')).toHaveLength(20);
  });
});

/** Without traces: a Babycare parcel's trace is another system's to tell. */
const members = `query { orderGroup(by: {platformOrderNo: "${number}"}) { members { vendor status packages { trackingNo } } } }`;

describe('"not there" and "could not ask"', () => {
  it.each([
    [{ kind: 'status', status: 503 }, 'SERVER_ERROR', null],
    [{ kind: 'status', status: 429, retryAfterSeconds: 7 }, 'RATE_LIMITED', 7],
    [{ kind: 'reset' }, 'UNREACHABLE', null],
    [{ kind: 'truncated' }, 'UNREACHABLE', null],
    [{ kind: 'garbage' }, 'BAD_ANSWER', null],
    [{ kind: 'refuse', message: '系统繁忙 13800001234' }, 'REFUSED', null],
  ] as const)('one vendor down (%o) does not blank the other', async (fault, reason, retryAfterSeconds) => {
    const own = await startForTest();
    try {
      own.soms.misbehave(fault);
      const { data, errors } = await own.ask(members);
      expect(data.orderGroup.members.map(({ vendor }: { vendor: string }) => vendor)).toEqual(['BABYCARE']);
      expect(errors).toEqual([
        {
          message: expect.stringContaining('SOMS'),
          path: ['orderGroup'],
          extensions: {
            code: 'SOURCE_UNAVAILABLE',
            vendor: 'SOMS',
            reason,
            ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
          },
        },
      ]);
      // The vendor's own words are not in it.
      expect(JSON.stringify(errors)).not.toMatch(/系统繁忙|13800001234/);
    } finally {
      await own.close();
    }
  });

  it('a vendor that hangs ends at its own deadline', async () => {
    const own = await startForTest({ VENDOR_TIMEOUT_MS: '200' });
    try {
      own.babycare.misbehave({ kind: 'hang' });
      const { data, errors } = await own.ask(members);
      expect(data.orderGroup.members.map(({ vendor }: { vendor: string }) => vendor)).toEqual(['SOMS']);
      expect(errors).toMatchObject([
        { extensions: { code: 'SOURCE_UNAVAILABLE', vendor: 'BABYCARE', reason: 'TIMEOUT' } },
      ]);
    } finally {
      await own.close();
    }
  });

  it('a request ends at its deadline, whatever its vendors do', async () => {
    const own = await startForTest({ VENDOR_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '300' });
    try {
      own.soms.misbehave({ kind: 'hang' });
      own.babycare.misbehave({ kind: 'slowBody', byteEveryMs: 50 });
      const { data, errors } = await own.ask(members);
      expect(data).toEqual({ orderGroup: null });
      expect(errors.map(({ extensions }) => [extensions['code'], extensions['vendor']])).toEqual([
        ['DEADLINE_EXCEEDED', 'SOMS'],
        ['DEADLINE_EXCEEDED', 'BABYCARE'],
      ]);
    } finally {
      await own.close();
    }
  });

  it('a trace that one of its two services cannot tell is told by the other, with the error beside it', async () => {
    facade.soms.misbehave({ operation: 'getDeliveryTrace', kind: 'status', status: 500 });
    const { data, errors } = await facade.ask(sale());
    const soms = data.orderGroup.members[1];
    expect(soms.packages).toMatchObject([
      { status: 'DELIVERED', trace: { status: 'DELIVERED' } },
      { status: 'DELIVERED', trace: { status: 'DELIVERED' } },
    ]);
    expect(new Set(errors.map(({ extensions }) => [extensions['code'], extensions['vendor']].join(' ')))).toEqual(
      new Set(['SOURCE_UNAVAILABLE SOMS']),
    );
    expect(errors.map(({ path }) => path?.join('.'))).toContain('orderGroup.members.1.packages.0.trace');
  });

  it('a trace that cannot be asked for is an error of that parcel alone', async () => {
    facade.soms.misbehave({ operation: 'getDeliveryTrace', kind: 'status', status: 500 });
    facade.soms.misbehave({ operation: 'getKdTrace', kind: 'status', status: 500 });
    const { data, errors } = await facade.ask(sale());
    const soms = data.orderGroup.members[1];
    expect(
      soms.packages.map(({ trackingNo, trace }: { trackingNo: string; trace: unknown }) => [trackingNo, trace]),
    ).toEqual([
      ['SF7260101000001', null],
      ['78260101000002', null],
    ]);
    // The two parcels of SOMS, and two of Babycare whose traces only SOMS knows.
    expect(
      errors.map(({ path, extensions }) => [path?.join('.'), extensions['code'], extensions['vendor']]).toSorted(),
    ).toEqual(
      [0, 1].flatMap((member) =>
        [0, 1].map((one) => [`orderGroup.members.${member}.packages.${one}.trace`, 'SOURCE_UNAVAILABLE', 'SOMS']),
      ),
    );
  });

  it('says so when every vendor is down', async () => {
    const own = await startForTest();
    try {
      for (const { sandbox } of own.simulated) sandbox.misbehave({ kind: 'status', status: 500 });
      const asked = vendors.filter((vendor) => definitionOf(vendor).discovery.kind !== 'PUSHED');
      const { data, errors } = await own.ask(members);
      expect(data).toEqual({ orderGroup: null });
      expect(errors.map(({ extensions }) => extensions['vendor'])).toEqual(asked);
    } finally {
      await own.close();
    }
  });
});
