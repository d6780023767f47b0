import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../sources/values/json.ts';
import { instantAt } from '../../../sources/values/time.ts';
import { read } from '../../../sources/kit/wire.ts';
import type { Order, OrderPart } from '../../../sources/model.ts';
import { mapOrder } from '../../../sources/soms/map/order.ts';
import { orderSchema } from '../../../sources/soms/wire.ts';

type Fields = Readonly<Record<string, unknown>>;
function order(fields: Fields, ...asked: readonly OrderPart[]): Order {
  const raw = parseJson(JSON.stringify({ id: '1', ...fields }));
  const wire = read(orderSchema, raw)?.value;
  if (!wire) throw new Error('no order');
  return mapOrder(wire, { tenantId: 't', asked: new Set(asked), fetchedAt: instantAt(0), raw });
}
const cny = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });

describe('the lines', () => {
  const name$ = fc.option(fc.constantFrom('', 'a', 'a#1', 'a#1#1', '#0', '#1', 'b'));
  test('each have a key of their own, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ item_id: name$, uuid: name$, item_no: name$ }), { maxLength: 12 }), (items) => {
        const keys = order({ items }).items.map(({ itemKey }) => itemKey);
        expect(keys).toHaveLength(items.length);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test.each([
    [{ item_id: 'i', uuid: 'u', item_no: 'n' }, 'i'],
    [{ uuid: 'u', item_no: 'n' }, 'u'],
    [{ item_no: 'n' }, 'n'],
    [{ item_id: '', uuid: 'u' }, 'u'],
    [{}, '#0'],
  ])('%j is called %s', (item, itemKey) => expect(order({ items: [item] }).items[0]?.itemKey).toBe(itemKey));

  test.each([
    [{}, 'MAIN'],
    [{ is_gift: false, is_collocation: false, details: [] }, 'MAIN'],
    [{ details: [{ id: 'c' }] }, 'BUNDLE'],
    [{ is_collocation: true, details: [{ id: 'c' }] }, 'ADD_IN'],
    [{ is_gift: true, is_collocation: true, details: [{ id: 'c' }] }, 'GIFT'],
  ])('%j is %s', (item, kind) => expect(order({ items: [item] }).items[0]?.kind).toBe(kind));

  test('an add-in names the line that it was added to', () => {
    const { items } = order({
      items: [
        { item_id: 'tea' },
        { item_id: 'pearls', is_collocation: true, relation_item_id: 'tea' },
        { item_id: 'ice', is_collocation: true, relation_item_id: 'nothing' },
        { item_id: 'self', is_collocation: true, relation_item_id: 'self' },
        { item_id: 'cake', is_collocation: false, relation_item_id: 'tea' },
      ],
    });
    expect(items.map(({ parentKey }) => parentKey)).toEqual([null, 'tea', null, null, null]);
  });

  test.each([
    [{ discount_amount: '1.10', apported_discount_amount: '2.2' }, cny('3.30')],
    [{ discount_amount: '1.10' }, cny('1.10')],
    [{ apported_discount_amount: 2.5 }, cny('2.5')],
    [{}, null],
  ])('the discounts of %j are %j', (item, discount) =>
    expect(order({ items: [item] }).items[0]?.discount).toEqual(discount),
  );

  test('trace codes in full outweigh bare ones', () => {
    const item = {
      trace_codes: ['x'],
      trace_code_details: [{ code: 'y', valid_date: '2026-02-30 00:00:00', qty: 2 }, {}],
    };
    const traced = order({ items: [item, { trace_codes: ['x'], trace_code_details: [] }, {}] }).items.map(
      ({ traceCodes }) => traceCodes?.map(({ code, quantity, validUntil }) => [code, quantity, validUntil]) ?? null,
    );
    expect(traced).toEqual([[['y', '2', null]], [['x', null, null]], null]);
  });
});

describe('the amounts', () => {
  test.each([
    ['paid', cny('309.00')],
    ['earnest', null],
    ['notPay', null],
    [null, null],
  ])('what was paid while payment.state is %j', (state, paid) => {
    const { amounts } = order({ payment: { state, amount: '309.00' } });
    expect([amounts.payable, amounts.paid]).toEqual([cny('309.00'), paid]);
  });

  test('no sum of discounts is told where one of them is missing, or where the lines were not read', () => {
    const full = { discount_amount: 1.1, apported_discount_amount: 2.2 };
    expect(order({ items: [full, full] }).amounts.discountTotal).toEqual(cny('6.6'));
    expect(order({ items: [full, { discount_amount: 1 }] }).amounts.discountTotal).toBeNull();
    expect(order({ items: [] }).amounts.discountTotal).toBeNull();
    expect(order({}).amounts.discountTotal).toBeNull();
  });

  test.each([
    [{ settle_commission: 1, selttle_commission: 2 }, cny('1'), [['selttle_commission', '2']]],
    [{ selttle_commission: 2 }, cny('2'), []],
    [{ settle_commission: 1 }, cny('1'), []],
  ])('the commission of %j', (fields, commission, rest) => {
    const { amounts } = order(fields);
    expect(amounts.commission).toEqual(commission);
    expect(
      amounts.breakdown.map(({ nativeField, charge }) => [nativeField, 'amount' in charge ? charge.amount : null]),
    ).toEqual(rest);
  });

  test('further fees keep their own names', () => {
    const extra = [
      { id: 'baseLogisticsServiceFee', value: '0.10' },
      { id: 'singleIncreasePrice', value: 2 },
      { value: '3' },
      { id: 'unreadable', value: '三元' },
    ];
    expect(order({ payment: { extra } }).amounts.breakdown).toEqual([
      {
        code: 'BASE_LOGISTICS_SERVICE_FEE',
        nativeField: 'payment.extra[baseLogisticsServiceFee]',
        charge: cny('0.10'),
      },
      { code: 'SINGLE_INCREASE_PRICE', nativeField: 'payment.extra[singleIncreasePrice]', charge: cny('2') },
      { code: 'EXTRA', nativeField: 'payment.extra[]', charge: cny('3') },
    ]);
  });

  test('digits stay as they came, however many', () => {
    const raw = parseJson(
      '{"id":"1","real_total":9007199254740993.1230,"settle_amount":1.5e2,"orig_total":"122.2222000"}',
    );
    const { amounts } = mapOrder(read(orderSchema, raw)?.value ?? orderSchema.parse({}), {
      tenantId: 't',
      asked: new Set(),
      fetchedAt: instantAt(0),
      raw,
    });
    expect([amounts.goodsPayable?.amount, amounts.settlement?.amount, amounts.goodsTotal?.amount]).toEqual([
      '9007199254740993.1230',
      '150',
      '122.2222000',
    ]);
  });
});

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
    const { packages } = order({ delivery, waybill_id: waybill });
    expect(packages?.map(({ trackingNo }) => trackingNo)).toEqual(numbers);
  });

  test('each have a key of their own', () => {
    const waybills = ['W', 'W', 'W#1', 'W'].map((waybill_id) => ({ waybill_id }));
    const keys = (order({ delivery: { waybills } }).packages ?? []).map(({ packageKey }) => packageKey.join('|'));
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
    expect(order({ delivery: { waybills } }).packages?.[0]?.weight).toEqual(weight);
  });

  test('hold what their waybill names, as the lines that they are', () => {
    const products = [{ sku_id: 'a', quantity: 2 }, { sku_id: 'x' }, { item_title: 'nameless' }];
    const [parcel] =
      order({
        items: [{ item_id: 'L1', sku_id: 'a', barcode: '69' }],
        delivery: { waybills: [{ waybill_id: 'W', products }] },
      }).packages ?? [];
    expect(parcel?.contents?.map(({ itemKey, sku, quantity }) => [itemKey, sku.code, sku.barcode, quantity])).toEqual([
      ['L1', 'a', '69', '2'],
      [null, 'x', null, '0'],
    ]);
  });

  test('are carried by whom the waybill names, else by whom the order names', () => {
    const carrier = { deliveryman: { name: '李四' }, deliveryman_mobile: '13900000000' };
    const waybills = [
      { waybill_id: 'W1', deliveryman: '张三', deliveryman_mobile: '13800000000' },
      { waybill_id: 'W2' },
    ];
    const { packages } = order({ delivery: { carrier, waybills } });
    expect(packages?.map(({ courier }) => [courier?.name.plain, courier?.phone.plain])).toEqual([
      ['张三', '13800000000'],
      ['李四', '13900000000'],
    ]);
  });
});

describe('the people', () => {
  const contact = {
    name: '李飞',
    mobile: '13800000000',
    telephone: '0592-1',
    private_name: '李*',
    private_mobile: '138**',
  };
  test.each([
    [contact, { plain: '李飞', masked: '李*' }, { plain: '13800000000', masked: '138**' }],
    [
      { name: '李飞', mobile: '', telephone: '0592-1' },
      { plain: '李飞', masked: null },
      { plain: '0592-1', masked: null },
    ],
    [{}, { plain: null, masked: null }, { plain: null, masked: null }],
  ])('%j', (who, name, phone) => {
    const mapped = order({ customer: { id: 'C', contact: who }, delivery: { receiver: { contact: who } } });
    expect(mapped.buyer).toEqual({ memberId: 'C', nickname: name, phone });
    expect(mapped.recipient).toMatchObject({ name, phone, encrypted: false });
  });

  test.each([
    [
      { province: '福建省', city: '厦门市', street: '前埔', private_street: '脱敏**' },
      { plain: '前埔', masked: '脱敏**' },
    ],
    [
      { province: '福建省', city: '厦门市', street: '前埔' },
      { plain: '前埔', masked: '福建省厦门市***' },
    ],
    [
      { street: '前埔', private_street: '' },
      { plain: '前埔', masked: '***' },
    ],
    [{ province: '福建省' }, { plain: null, masked: null }],
  ])('an address %j', (address, expected) =>
    expect(order({ delivery: { receiver: { address } } }).recipient?.address).toEqual(expected),
  );

  test.each([
    [{ encrypt_name: 'cipher' }, {}, true],
    [{ encrypt_name: 'cipher' }, { name: '李飞' }, false],
    [{ encrypt_name: '' }, {}, false],
    [undefined, {}, false],
  ])('encrypted: %j beside %j is %j', (encrypt_detail, who, encrypted) =>
    expect(order({ encrypt_detail, delivery: { receiver: { contact: who } } }).recipient?.encrypted).toBe(encrypted),
  );

  test('nobody is told of where the vendor says nothing', () => {
    expect([order({}).buyer, order({}).recipient]).toEqual([null, null]);
  });
});

describe('what is absent', () => {
  test('an empty text says nothing: neither number, nor name, nor note', () => {
    const mapped = order({
      front: { order_id: '', platform: { id: '', name: '' }, state: ' ' },
      sale_order_id: '',
      shop: { id: '', name: '门店' },
      customer_note: '',
      cancel_type: '',
    });
    expect(mapped).toMatchObject({
      platformOrderNo: null,
      platform: null,
      platformStatus: null,
      shop: { id: null, name: '门店' },
      notes: { buyer: null },
      identifiers: [{ namespace: 'VENDOR_ID', value: '1' }],
    });
  });

  test.each([
    [{ order_store: { id: 'A' }, delivery: { station: { id: 'B' } } }, 'A'],
    [{ order_store: {}, delivery: { station: { id: 'B' } } }, 'B'],
    [{ delivery: { station: { id: 'B' } } }, 'B'],
    [{}, null],
  ])('the store of %j is %j', (fields, id) => expect(order(fields).store?.id ?? null).toBe(id));

  test.each([
    [{}, null],
    [{ pre_selftake_time: '03月05日 晚上' }, { start: null, end: null, text: '03月05日 晚上' }],
    [{ pre_start_delivery_time: '2016-03-02 12:00:01' }, { start: '2016-03-02T12:00:01+08:00', end: null, text: null }],
  ])('the promise of %j is %j', (delivery, promised) => expect(order({ delivery }).promisedDelivery).toEqual(promised));
});

describe('the parts that are there', () => {
  test.each<[string, Fields, readonly OrderPart[], readonly OrderPart[]]>([
    ['what was asked for', {}, ['items', 'logs'], ['items', 'logs']],
    ['nothing that was not', { items: [] }, [], []],
    ['all of a row that came whole', { items: [{}] }, [], ['items', 'components', 'payments', 'invoice', 'exceptions']],
    ['no lines, where the order counts none', { item_count: 0 }, [], ['items', 'components']],
    ['payments that came unasked', { payment: { details: [] } }, [], ['payments']],
    ['an invoice that is not wanted', { invoice: { required: false } }, [], ['invoice']],
    ['no exceptions, where there are none', { has_exception: false }, [], ['exceptions']],
    ['a log that came unasked', { logs: [] }, [], ['logs']],
  ])('%s', (_what, fields, asked, loaded) => {
    expect([...order(fields, ...asked).loaded].toSorted()).toEqual([...loaded].toSorted());
  });
});
