import { describe, expect, test } from 'vitest';
import type { Package } from '../../../../sources/model.ts';
import { somsMappings } from '../../../../sources/soms/tables.ts';
import { type Fields, orderFrom } from '../source.ts';

const native = (field: string, code: string, label: string | null) => ({ field, code, label, documented: true });
function parcel(delivery: Fields): Package {
  const [only, ...others] = orderFrom({ delivery: { waybill_id: 'W1', ...delivery } }).packages ?? [];
  if (!only || others.length > 0) throw new Error('not one parcel');
  return only;
}

describe('the parcels', () => {
  test.each([
    [{}, null, []],
    [{ waybills: [] }, null, []],
    [{ waybill_id: 'D' }, null, ['D']],
    [{}, 'O', ['O']],
    [{ waybill_id: 'D' }, 'O', ['D']],
    [{ waybill_id: '' }, 'O', ['O']],
    [{ waybills: [{ waybill_id: 'W1' }, { waybill_id: 'W2' }], waybill_id: 'D' }, 'O', ['W1', 'W2']],
    [{ waybills: [{}], waybill_id: 'D' }, null, ['D']],
    [{ waybills: [{ products: [{ sku_id: 'a' }] }] }, null, [null]],
  ])('of delivery %j and waybill %j are %j', (delivery, waybill, numbers) => {
    const { packages } = orderFrom({ delivery, waybill_id: waybill });
    expect(packages?.map(({ trackingNo }) => trackingNo)).toEqual(numbers);
  });

  test('each have a key of their own', () => {
    const waybills = ['W', 'W', 'W#1', 'W'].map((waybill_id) => ({ waybill_id }));
    const keys = (orderFrom({ delivery: { waybills } }).packages ?? []).map(({ packageKey }) => packageKey.join('|'));
    expect(new Set(keys).size).toBe(4);
  });

  test.each([
    ['g', '1.50', { grams: '1.50', raw: '1.50g', unitAssumed: false }],
    ['克', '7', { grams: '7', raw: '7克', unitAssumed: false }],
    ['kg', '1.5', { grams: '1500.0', raw: '1.5kg', unitAssumed: false }],
    ['KG', '2', { grams: '2000', raw: '2KG', unitAssumed: false }],
    ['千克', '0.5', { grams: '500.0', raw: '0.5千克', unitAssumed: false }],
    ['公斤', '1', { grams: '1000', raw: '1公斤', unitAssumed: false }],
    ['斤', '3', { grams: '1500', raw: '3斤', unitAssumed: false }],
    [null, '12', { grams: '12', raw: '12', unitAssumed: true }],
    ['磅', '1', null],
  ])('weigh in %s', (unit, value, weight) => {
    const waybills = [{ waybill_id: 'W', weight: { unit, value } }];
    expect(orderFrom({ delivery: { waybills } }).packages?.[0]?.weight).toEqual(weight);
  });

  test('hold what their waybill names, as the lines that they are', () => {
    const products = [{ sku_id: 'a', quantity: 2 }, { sku_id: 'x' }, { item_title: 'nameless' }];
    const [holding] =
      orderFrom({
        items: [{ item_id: 'L1', sku_id: 'a', barcode: '69' }],
        delivery: { waybills: [{ waybill_id: 'W', products }] },
      }).packages ?? [];
    expect(holding?.contents?.map(({ itemKey, sku, quantity }) => [itemKey, sku.code, sku.barcode, quantity])).toEqual([
      ['L1', 'a', '69', '2'],
      [null, 'x', null, null],
    ]);
  });

  test('are carried by whom the waybill names, else by whom the order names', () => {
    const carrier = { deliveryman: { name: '李四' }, deliveryman_mobile: '13900000000' };
    const waybills = [
      { waybill_id: 'W1', deliveryman: '张三', deliveryman_mobile: '13800000000' },
      { waybill_id: 'W2' },
    ];
    const { packages } = orderFrom({ delivery: { carrier, waybills } });
    expect(packages?.map(({ courier }) => [courier?.name.plain, courier?.phone.plain])).toEqual([
      ['张三', '13800000000'],
      ['李四', '13900000000'],
    ]);
  });
});

describe('the state of a parcel', () => {
  test('is that of the carrier, whoever carries it', () => {
    const rows = somsMappings.filter(({ field, code }) => field === 'delivery.carrier.state' && code !== 'delivering');
    for (const { code: state, label, target: status } of rows)
      for (const type of ['self', 'thirdparty', 'express', null])
        expect(parcel({ carrier: { state, type } })).toMatchObject({
          status,
          statusNative: [native('delivery.carrier.state', state, label)],
          statusDerived: false,
        });
  });

  test.each([
    ['express', null, 'IN_TRANSIT'],
    ['express', 'express', 'IN_TRANSIT'],
    [null, 'express', 'IN_TRANSIT'],
    ['self', null, 'OUT_FOR_DELIVERY'],
    ['thirdparty', null, 'OUT_FOR_DELIVERY'],
    ['thirdparty', 'express', 'OUT_FOR_DELIVERY'],
    ['express', 'crowdsourcing', 'OUT_FOR_DELIVERY'],
    [null, 'crowdsourcing', 'OUT_FOR_DELIVERY'],
  ])('delivering by %s, expected %s, is %s', (type, logistics, status) => {
    const { status: ofOrder } = parcel({ carrier: { state: 'delivering', type, expected_logistics_type: logistics } });
    const bills = [{ waybill_id: 'W1', expected_logistics_type: logistics }];
    const { status: ofBill } = parcel({ waybills: bills, carrier: { state: 'delivering', type } });
    expect([ofOrder, ofBill]).toEqual([status, status]);
  });

  test('of two waybills each is on its own way, and none of them is known to be the one that is meant', () => {
    const { packages } = orderFrom({
      delivery: {
        carrier: { state: 'delivering', type: 'express' },
        waybills: [{ waybill_id: 'W1' }, { waybill_id: 'W2', expected_logistics_type: 'crowdsourcing' }],
      },
    });
    expect(packages?.map(({ trackingNo, status, statusDerived }) => [trackingNo, status, statusDerived])).toEqual([
      ['W1', 'IN_TRANSIT', true],
      ['W2', 'OUT_FOR_DELIVERY', true],
    ]);
  });

  test.each([
    ['refused', '已拒收', 'REFUSED'],
    ['redeliver', '重投', 'ATTEMPT_FAILED'],
  ])('delivery.state %s overrides it', (state, label, status) => {
    for (const carrier of [{ state: 'delivered' }, { state: 'delivering', type: 'express' }, null])
      expect(parcel({ state, carrier })).toMatchObject({
        status,
        statusNative: [{ field: 'delivery.carrier.state' }, native('delivery.state', state, label)],
      });
  });

  test.each(['none', 'shipped', 'signed', 'unheardOf', null])('delivery.state %s does not', (state) => {
    expect(parcel({ state, carrier: { state: 'pickup' } })).toMatchObject({
      status: 'PICKED_UP',
      statusNative: [native('delivery.carrier.state', 'pickup', '已揽件')],
    });
  });

  test.each([
    ['lost', { field: 'delivery.carrier.state', code: 'lost', label: null, documented: false }],
    [null, { field: 'delivery.carrier.state', code: null, label: null, documented: false }],
  ])('%s is unknown, and kept', (state, kept) => {
    expect(parcel({ carrier: { state, type: 'express' } })).toMatchObject({ status: 'UNKNOWN', statusNative: [kept] });
  });
});

describe('who carries a parcel', () => {
  test.each([
    ['self', null, 'SELF'],
    ['thirdparty', null, 'PLATFORM'],
    ['express', null, 'EXPRESS'],
    ['self', 'express', 'SELF'],
    ['thirdparty', 'crowdsourcing', 'CROWDSOURCED'],
    ['express', 'crowdsourcing', 'CROWDSOURCED'],
    ['unheardOf', null, 'UNKNOWN'],
    ['unheardOf', 'crowdsourcing', 'CROWDSOURCED'],
    ['express', 'unheardOf', 'EXPRESS'],
  ])('%s, expected %s, is %s', (type, logistics, mode) => {
    const carrier = { type, expected_logistics_type: logistics, carrier: { id: 'shunfeng', name: '顺丰速运' } };
    expect(parcel({ carrier }).carrier).toEqual({
      code: 'shunfeng',
      name: '顺丰速运',
      normalizedCode: 'SF',
      mode,
    });
  });

  test("the waybill's own word comes before the order's", () => {
    const carrier = { type: 'express', expected_logistics_type: 'crowdsourcing', carrier: { id: 'a', name: 'A' } };
    const bill = { waybill_id: 'W1', expected_logistics_type: 'express', carrier: { id: 'zt', name: null } };
    expect(parcel({ carrier, waybills: [bill] }).carrier).toEqual({
      code: 'zt',
      name: null,
      normalizedCode: 'ZTO',
      mode: 'EXPRESS',
    });
  });

  test('nobody, where nothing is said', () => {
    for (const carrier of [null, {}, { state: 'initial', carrier: null }, 5, 'string'])
      expect(parcel({ carrier }).carrier).toBeNull();
  });
});
