/** A promise is of a kind: a time by which the goods must have left is none by which they must have arrived. */
import { afterAll, describe, expect, test } from 'vitest';
import { type Meaning, startMeaning } from './world.ts';

const world: Meaning = await startMeaning();
afterAll(() => world.close());
const all = 'shipBy { at field } deliverBy { at field } promisedDelivery { start end text }';
const none = { shipBy: null, deliverBy: null, promisedDelivery: null };

describe('the time by which an order must have left', () => {
  test.each([
    ['2026-03-02 12:00:00', '2026-03-02T12:00:00+08:00'],
    ['2026-03-02', '2026-03-02T23:59:59+08:00'],
    ['20260302120000', '2026-03-02T12:00:00+08:00'],
  ])('is the OrderPreShipTime %s of EZR, which promises no arrival', async (time, at) => {
    expect(await world.ezr({ OrderPreShipTime: time }, all)).toEqual({
      ...none,
      shipBy: { at, field: 'OrderPreShipTime' },
    });
  });

  test('is the first presellDeliveryDate of the lines of Babycare', async () => {
    const lines = ['2026-03-05', '2026-03-02', null].map((presellDeliveryDate, id) => ({ id, presellDeliveryDate }));
    expect(await world.babycare({ orderDetailList: lines }, all)).toEqual({
      ...none,
      shipBy: { at: '2026-03-02T23:59:59+08:00', field: 'orderDetailList[].presellDeliveryDate' },
    });
  });

  test('is not known where the vendor writes prose, or none', async () => {
    expect(await world.ezr({ OrderPreShipTime: '下单后七天' }, all)).toEqual(none);
    expect(await world.ezr({}, all)).toEqual(none);
    expect(await world.babycare({ orderDetailList: [{ id: 1, presellDeliveryDate: '0000-00-00' }] }, all)).toEqual(
      none,
    );
  });
});

describe('the time by which an order must have arrived', () => {
  test('is the end of what SOMS promises', async () => {
    const [start, end] = ['2026-03-02 12:00:00', '2026-03-02 14:00:00'];
    const delivery = { pre_start_delivery_time: start, pre_end_delivery_time: end };
    expect(await world.soms({ delivery }, all)).toEqual({
      shipBy: null,
      deliverBy: { at: '2026-03-02T14:00:00+08:00', field: 'delivery.pre_end_delivery_time' },
      promisedDelivery: { start: '2026-03-02T12:00:00+08:00', end: '2026-03-02T14:00:00+08:00', text: null },
    });
    const prose = { pre_selftake_time: '03月05日 晚上' };
    expect(await world.soms({ delivery: prose }, all)).toMatchObject({ shipBy: null, deliverBy: null });
  });

  test('is the end of what Yuanshu promises, unless the buyer collects the goods', async () => {
    const deliveryInfo = { deliveryDate: '2026-03-02', deliveryTimeRange: '09:00-12:00' };
    const promised = {
      shipBy: null,
      deliverBy: { at: '2026-03-02T12:00:00+08:00', field: 'deliveryInfo.deliveryDate' },
      promisedDelivery: { start: '2026-03-02T09:00:00+08:00', end: '2026-03-02T12:00:00+08:00', text: null },
    };
    expect(await world.yuanshu({ distributionType: '2', deliveryInfo }, all)).toEqual(promised);
    expect(await world.yuanshu({ distributionType: '1', deliveryInfo }, all)).toEqual({ ...promised, deliverBy: null });
  });
});
