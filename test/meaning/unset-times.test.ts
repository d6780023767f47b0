/** A time that is unset is no fact: nothing is paid, shipped or finished by it. */
import { afterAll, describe, expect, test } from 'vitest';
import { type Meaning, startMeaning } from './world.ts';

const world: Meaning = await startMeaning();
afterAll(() => world.close());

const unset = [
  '1970-01-01 00:00:00',
  '1970-01-01 08:00:00',
  '1970-01-01T00:00:00Z',
  '1970-01-01T08:00:00.000+08:00',
  '1969-12-31T16:00:00Z',
  '1970-01-01',
  '0001-01-01 00:00:00',
  '0001-01-01T00:00:00',
  '0001-01-01T08:00:00+08:00',
  '0001/1/1 0:00:00',
  '0000-00-00',
  '0000-00-00 00:00:00',
  '1900-01-01 00:00:00',
  '1899-12-30 00:00:00',
  '9999-12-31 23:59:59',
  '',
  '  ',
  '0',
  0,
  -62135596800000,
  -1,
  null,
] as const;

describe.each(unset.map((time) => [time]))('%j', (time) => {
  test('finishes, pays and promises nothing at SOMS', async () => {
    const shown = await world.soms(
      {
        state: 'delivered',
        created: time,
        modified: time,
        front: { order_id: '1', created: time, finished_time: time },
        payment: { state: 'paid', pay_time: time },
        delivery: { pre_end_delivery_time: time },
      },
      'status isFinal placedAt createdAt modifiedAt paidAt finishedAt promisedDelivery { start end text }',
    );
    expect(shown).toEqual({
      status: 'DELIVERED',
      isFinal: false,
      placedAt: null,
      createdAt: null,
      modifiedAt: null,
      paidAt: null,
      finishedAt: null,
      promisedDelivery: null,
    });
  });

  test('neither pays at Babycare', async () => {
    const shown = await world.babycare(
      { platformCreateTime: time, orderExt: { payment: 5, platformPayTime: time } },
      'placedAt paidAt paymentStatus amounts { paid { amount } }',
    );
    expect(shown).toEqual({ placedAt: null, paidAt: null, paymentStatus: 'UNKNOWN', amounts: { paid: null } });
  });

  test('nor is a time at Yuanshu', async () => {
    const shown = await world.yuanshu(
      {
        createTime: time,
        confirmDeadline: time,
        payInfo: { payTime: time, finishTime: time },
        deliveryInfo: { deliveryDate: time },
      },
      'placedAt paidAt confirmDeadline promisedDelivery { start end text }',
    );
    expect(shown).toEqual({ placedAt: null, paidAt: null, confirmDeadline: null, promisedDelivery: null });
  });

  test('nor at EZR', async () => {
    const shown = await world.ezr(
      { OrderTime: time, PayTime: time, OrderPreShipTime: time },
      'placedAt paidAt promisedDelivery { start end text }',
    );
    expect(shown).toEqual({ placedAt: null, paidAt: null, promisedDelivery: null });
  });
});

test('an unset payment time gives way to the time that Yuanshu sends beside it', async () => {
  const shown = await world.yuanshu(
    { payInfo: { payTime: '1970-01-01 08:00:00', finishTime: '2024-06-07 16:04:55' } },
    'paidAt',
  );
  expect(shown).toEqual({ paidAt: '2024-06-07T16:04:55+08:00' });
});

test('a parcel of Babycare that was sent at an unset time is not sent', async () => {
  const rows = [
    { expressNo: 'Z1', expressCode: 'ZT', skuCode: 'S1', quantity: 1, deliveryTime: '1970-01-01 08:00:00' },
  ];
  const body = JSON.stringify({ code: 0, data: { orderPackageList: rows } });
  world.facade.babycare.misbehave({ kind: 'replace', operation: 'listPackages', body });
  const shown = await world.babycare(
    { orderDetailList: [{ id: 1, skuCode: 'S1', qty: 1, expressNo: 'Z1' }] },
    'packages { status shippedAt }',
  );
  expect(shown.packages).toEqual([{ status: 'PENDING', shippedAt: null }]);
});

test('a course at an unset time has no time, and keeps what the vendor wrote', async () => {
  const trace = { waybill_id: 'W1', traces: [{ time: '1970-01-01 08:00:00', status: '在途', message: '运输中' }] };
  world.facade.soms.misbehave({ kind: 'replace', operation: 'getDeliveryTrace', body: JSON.stringify(trace) });
  const shown = await world.soms(
    { delivery: { waybill_id: 'W1' } },
    'packages { trace { events(setAside: true) { at atRaw status } } }',
  );
  expect(shown.packages[0].trace.events).toEqual([{ at: null, atRaw: '1970-01-01 08:00:00', status: 'IN_TRANSIT' }]);
});
