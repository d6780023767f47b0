/** Journeys of parcels through the whole facade: what vendors tell, what is shown, and what is remembered of it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';
import { describeEngines } from '../store/stores.ts';

type Told = readonly (readonly [time: string, message: string, state?: string])[];
const trackingNo = 'SF1000000000001';
let number = 88_000_000;

interface Way {
  readonly delivery?: Told;
  readonly express?: Told;
  readonly state?: string;
  readonly placed?: string;
}
const traced = (told: Told) => told.map(([time, message, status]) => ({ time, message, status: status ?? null }));

/** What is shown of the parcel of an order whose traces are these. */
async function shown(facade: Facade, way: Way, { id = String((number += 1)), ask = '' } = {}) {
  const { delivery = [], express = [], state = 'delivering', placed = '2026-06-01 09:00:00' } = way;
  const carrier = { state, type: 'express' };
  const order = {
    id,
    state: 'delivering',
    front: { order_id: id, created: placed },
    delivery: { waybill_id: trackingNo, carrier },
  };
  const replace = (operation: string, body: object): void =>
    facade.soms.misbehave({ kind: 'replace', operation, body: JSON.stringify(body) });
  facade.soms.behave();
  replace('batchGetOrders', { total: 1, orders: [order] });
  replace('getDeliveryTrace', { waybill_id: trackingNo, traces: traced(delivery) });
  replace('getKdTrace', { waybill_id: trackingNo, state, details: traced(express) });
  const fields = ask || 'status deliveredAt trace { status sources events(order: ASC) { status evidence setAside } }';
  const { data, errors } = await facade.ask(
    `{ order(by: { vendorId: { vendor: SOMS, nativeId: "${id}" } }) { isFinal packages { ${fields} } } }`,
  );
  facade.soms.behave();
  expect(errors).toEqual([]);
  return { id, isFinal: data.order.isFinal, ...data.order.packages[0] };
}

const picked = ['2026-06-01 18:00:00', '【杭州市】 已揽收'] as const;
const out = ['2026-06-03 08:00:00', '小郑正在派件'] as const;
const signed = ['2026-06-03 10:00:00', '已签收，签收人：本人'] as const;

describeEngines('a parcel', (bed) => {
  let facade: Facade;
  beforeEach(async () => {
    const { databaseUrl } = await bed.place();
    facade = await startForTest(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl });
  });
  afterEach(() => facade.close());

  const journeys: readonly (readonly [string, Told, string, string | null])[] = [
    ['揽收→派件→签收', [picked, out, signed], 'DELIVERED', '2026-06-03T10:00:00+08:00'],
    [
      '签收→退回→退货签收',
      [picked, signed, ['2026-06-05 10:00:00', '快件退回寄件人'], ['2026-06-08 10:00:00', '退货已签收']],
      'RETURNED',
      null,
    ],
    [
      '拒收→退回→签收 by the warehouse',
      [
        picked,
        ['2026-06-03 10:00:00', '收件人拒收'],
        ['2026-06-04 10:00:00', '快件正在退回'],
        ['2026-06-08 10:00:00', '已签收，签收人：仓库'],
      ],
      'RETURNED',
      null,
    ],
    ['已取消→揽收', [['2026-06-01 12:00:00', '寄件订单已取消'], picked], 'PICKED_UP', null],
    [
      '派送失败→派件→签收',
      [picked, ['2026-06-02 10:00:00', '派送失败，收件人电话无人接听'], out, signed],
      'DELIVERED',
      '2026-06-03T10:00:00+08:00',
    ],
    [
      '签收→签收撤销→派件→签收',
      [picked, ['2026-06-02 10:00:00', '已签收'], ['2026-06-02 12:00:00', '签收撤销'], out, signed],
      'DELIVERED',
      '2026-06-03T10:00:00+08:00',
    ],
    [
      '签收→签收撤销',
      [picked, ['2026-06-02 10:00:00', '已签收'], ['2026-06-02 12:00:00', '签收撤销']],
      'EXCEPTION',
      null,
    ],
    [
      '签收→noise',
      [picked, signed, ['2026-06-04 10:00:00', '快件到达【杭州滨江公司】']],
      'DELIVERED',
      '2026-06-03T10:00:00+08:00',
    ],
    [
      '派件中，外包装破损可拒收',
      [picked, ['2026-06-03 08:00:00', '派件中，外包装破损可拒收']],
      'OUT_FOR_DELIVERY',
      null,
    ],
  ];
  it('is where its journey has come to', async () => {
    for (const [name, delivery, status, deliveredAt] of journeys) {
      const { isFinal, ...one } = await shown(facade, { delivery, state: 'delivered' });
      expect([name, isFinal, one.status, one.deliveredAt, one.trace.status]).toEqual([
        name,
        false,
        status,
        deliveredAt,
        status,
      ]);
    }
  });

  it('that was delivered stays so when its vendor tells less, or nothing, and where its trace is not asked for', async () => {
    const { id } = await shown(facade, { delivery: [picked, out, signed] });
    for (const delivery of [[picked], [], [['2026-06-03 11:00:00', '快件到达【杭州滨江公司】']]] satisfies Told[]) {
      const again = await shown(facade, { delivery }, { id });
      expect(again).toMatchObject({ status: 'DELIVERED', deliveredAt: '2026-06-03T10:00:00+08:00' });
      expect(again.trace.events.length).toBeGreaterThanOrEqual(3);
    }
    expect((await shown(facade, {}, { id, ask: 'status' })).status).toBe('DELIVERED');
    // Another order of the same number knows nothing of it.
    expect((await shown(facade, {}, { ask: 'status trace { status }' })).status).toBe('IN_TRANSIT');
  });

  it('of an earlier life of its number, or at a time that cannot be, is set aside and shown on request alone', async () => {
    const delivery: Told = [
      ['2025-11-01 10:00:00', '已签收'],
      ['1970-01-01 08:00:00', '已签收'],
      ['2126-06-03 10:00:00', '已签收'],
      ['2026/6/1 18:05', '【杭州市】 已揽收'],
    ];
    const events = (setAside: boolean) =>
      `trace { status events(order: ASC, setAside: ${setAside}) { at status setAside } }`;
    const { id, trace } = await shown(facade, { delivery }, { ask: `status ${events(false)}` });
    expect(trace).toEqual({
      status: 'PICKED_UP',
      events: [{ at: '2026-06-01T18:05:00+08:00', status: 'PICKED_UP', setAside: null }],
    });
    const all = await shown(facade, { delivery }, { id, ask: events(true) });
    expect(all.trace.events.filter(({ setAside }: { setAside: string | null }) => setAside !== null)).toHaveLength(3);
  });

  it('tells which words decided, with names hidden', async () => {
    const { trace } = await shown(facade, { delivery: [['2026-06-03 10:00:00', '【杭州市】 已签收，签收人：张小明']] });
    expect(trace.events[0].evidence).not.toContain('张小明');
    expect(trace.events[0].evidence).toContain('签收人');
  });
});

describe('the two traces of SOMS', () => {
  let facade: Facade;
  beforeAll(async () => void (facade = await startForTest()));
  afterAll(() => facade.close());
  const ask = async (failing: readonly string[], told: Way) => {
    const id = String((number += 1));
    const order = { id, front: { order_id: id }, delivery: { waybill_id: trackingNo, carrier: { type: 'express' } } };
    const replace = (operation: string, body: object): void =>
      facade.soms.misbehave({ kind: 'replace', operation, body: JSON.stringify(body) });
    facade.soms.behave();
    replace('batchGetOrders', { total: 1, orders: [order] });
    for (const operation of failing) facade.soms.misbehave({ kind: 'status', status: 503, operation });
    if (!failing.includes('getDeliveryTrace'))
      replace('getDeliveryTrace', { waybill_id: trackingNo, traces: traced(told.delivery ?? []) });
    if (!failing.includes('getKdTrace'))
      replace('getKdTrace', { waybill_id: trackingNo, details: traced(told.express ?? []) });
    facade.soms.forgetCalls();
    const { data, errors } = await facade.ask(
      `{ order(by: { vendorId: { vendor: SOMS, nativeId: "${id}" } }) { packages { status deliveredAt trace { status sources } } } }`,
    );
    const calls = facade.soms.calls
      .map(({ operation }) => operation)
      .filter((operation) => operation.endsWith('Trace'));
    facade.soms.behave();
    return {
      parcel: data.order.packages[0],
      codes: errors.map(({ path, extensions }) => [path?.at(-1), extensions['code'], extensions['vendor']].join(' ')),
      calls,
    };
  };

  it('both count: where the delivery’s cannot be asked, the express company’s is, and the failure is told', async () => {
    const { parcel, codes, calls } = await ask(['getDeliveryTrace'], { express: [picked, signed] });
    expect(parcel).toEqual({
      status: 'DELIVERED',
      deliveredAt: '2026-06-03T10:00:00+08:00',
      trace: { status: 'DELIVERED', sources: ['SOMS_EXPRESS'] },
    });
    expect(codes).toEqual([expect.stringMatching(/SOURCE_UNAVAILABLE SOMS$/)]);
    expect(calls).toEqual(['getDeliveryTrace', 'getKdTrace']);
  });

  it('one is enough where it tells of the parcel: no second call, no error', async () => {
    const { parcel, codes, calls } = await ask(['getKdTrace'], { delivery: [picked, signed] });
    expect(parcel.trace).toEqual({ status: 'DELIVERED', sources: ['SOMS_DELIVERY'] });
    expect(codes).toEqual([]);
    expect(calls).toEqual(['getDeliveryTrace']);
  });

  it.each([
    [['getDeliveryTrace', 'getKdTrace'], {}] as const,
    [['getDeliveryTrace'], {}] as const,
    [['getKdTrace'], {}] as const,
  ])('that a trace is not there is never said while %j could not be asked', async (failing, told) => {
    const { parcel, codes } = await ask(failing, told);
    expect(parcel.trace).toBe(null);
    expect(codes).toContain('trace SOURCE_UNAVAILABLE SOMS');
  });
});
