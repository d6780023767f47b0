import { describe, expect, test } from 'vitest';
import { tablesVersion } from '../../../sources/domain/code-table.ts';
import { parseJson } from '../../../sources/values/json.ts';
import { instantAt } from '../../../sources/values/time.ts';
import { read } from '../../../sources/kit/wire.ts';
import type { Order, Package } from '../../../sources/model.ts';
import { mapOrder } from '../../../sources/soms/map/order.ts';
import { mapReminder } from '../../../sources/soms/map/reminder.ts';
import { somsMappings } from '../../../sources/soms/tables.ts';
import { orderSchema, reminderSchema } from '../../../sources/soms/wire.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The order that SOMS sends with these fields, by way of JSON text and the wire's schema. */
function order(fields: Fields): Order {
  const raw = parseJson(JSON.stringify({ id: '1', ...fields }));
  const wire = read(orderSchema, raw)?.value;
  if (!wire) throw new Error('no order');
  return mapOrder(wire, { tenantId: 't', asked: new Set(), fetchedAt: instantAt(0), raw });
}
function parcel(delivery: Fields): Package {
  const [only, ...others] = order({ delivery: { waybill_id: 'W1', ...delivery } }).packages ?? [];
  if (!only || others.length > 0) throw new Error('not one parcel');
  return only;
}
const native = (field: string, code: string, label: string | null) => ({ field, code, label, documented: true });

describe('state: the status of an order', () => {
  const unpaidOnline = { payment: { type: 'online', state: 'notPay' } };
  test.each<[string, string, Fields, string, string]>([
    ['confirmed', '已确认', {}, 'PENDING_REVIEW', ''],
    ['confirmed', '已确认', unpaidOnline, 'PENDING_PAYMENT', '.unpaidOnline'],
    ['confirmed', '已确认', { payment: { type: 'online', state: 'paid' } }, 'PENDING_REVIEW', ''],
    ['confirmed', '已确认', { payment: { type: 'online', state: 'earnest' } }, 'PENDING_REVIEW', ''],
    ['confirmed', '已确认', { payment: { type: 'online' } }, 'PENDING_REVIEW', ''],
    ['confirmed', '已确认', { payment: { type: 'cod', state: 'notPay' } }, 'PENDING_REVIEW', ''],
    ['confirmed', '已确认', { payment: { type: 'earnest', state: 'notPay' } }, 'PENDING_REVIEW', ''],
    ['prepared', '已预处理', {}, 'PENDING_REVIEW', ''],
    ['prepared', '已预处理', unpaidOnline, 'PENDING_REVIEW', ''],
    ['delivering', '配送中', {}, 'SHIPPED', ''],
    ['delivering', '配送中', { front: { finished_time: '2016-03-02 12:00:01' } }, 'SHIPPED', ''],
    ['delivered', '配送完成', {}, 'DELIVERED', ''],
    ['delivered', '配送完成', { front: { finished_time: '' } }, 'DELIVERED', ''],
    ['delivered', '配送完成', { front: { finished_time: '2016-03-02 12:00:01' } }, 'COMPLETED', '.finished'],
    ['canceled', '已取消', {}, 'CANCELLED', ''],
  ])('%s (%s) beside %j is %s', (state, label, beside, status, rule) => {
    const mapped = order({ state, ...beside });
    expect([mapped.status, mapped.statusRule]).toEqual([status, `SOMS.state.${state}${rule}@${tablesVersion}`]);
    expect(mapped.statusNative[0]).toEqual(native('state', state, label));
  });

  const approved: readonly (readonly [operation: string | null, type: string | null, status: string, rule: string])[] =
    [
      ['none', 'deliver', 'PROCESSING', '.notYetPicked'],
      ['none', 'selftake', 'PROCESSING', '.notYetPicked'],
      ['accepted', 'deliver', 'PROCESSING', '.notYetPicked'],
      ['accepted', 'selftake', 'PROCESSING', '.notYetPicked'],
      ['accepted', null, 'PROCESSING', '.notYetPicked'],
      ...(['shipping', 'rechecked', 'handover', null, 'packed'] as const).flatMap(
        (operation) =>
          [
            [operation, 'selftake', 'AWAITING_PICKUP', '.pickupAtStore'],
            [operation, 'deliver', 'AWAITING_SHIPMENT', ''],
            [operation, null, 'AWAITING_SHIPMENT', ''],
            [operation, 'drone', 'AWAITING_SHIPMENT', ''],
          ] as const,
      ),
    ];
  test.each(approved)('approved while the store work is %s, delivery by %s, is %s', (operation, type, status, rule) => {
    const mapped = order({ state: 'approved', delivery: { operation_state: operation, type } });
    expect([mapped.status, mapped.statusRule]).toEqual([status, `SOMS.state.approved${rule}@${tablesVersion}`]);
    expect(mapped.statusNative[0]).toEqual(native('state', 'approved', '已审核'));
  });

  test.each(['archived', 'Confirmed', 'cancelled', 'toString', '已取消'])(
    '%s is in no list: unknown, and kept',
    (state) => {
      expect(order({ state })).toMatchObject({
        status: 'UNKNOWN',
        statusNative: [{ field: 'state', code: state, label: null, documented: false }],
        statusRule: `SOMS.state.${state}@${tablesVersion}`,
      });
    },
  );

  test.each([[null], [''], [undefined], [{}]])('%j is no state: unknown', (state) => {
    expect(order({ state })).toMatchObject({
      status: 'UNKNOWN',
      statusNative: [{ field: 'state', code: null, label: null, documented: false }],
      statusRule: `SOMS.state.absent@${tablesVersion}`,
    });
  });

  test('a number is taken for the code that it writes', () => {
    expect(order({ state: 5 }).statusNative[0]).toEqual({ field: 'state', code: '5', label: null, documented: false });
  });
});

/** The axes that one code decides, each with its field of the model. */
const axes: readonly {
  readonly field: string;
  readonly sent: (code: unknown) => Fields;
  readonly read: (mapped: Order) => string;
  readonly codes: Readonly<Record<string, readonly [label: string | null, target: string]>>;
  readonly absent: string;
}[] = [
  {
    field: 'payment.state',
    sent: (state) => ({ payment: { state } }),
    read: ({ paymentStatus }) => paymentStatus,
    codes: { notPay: ['未付款', 'UNPAID'], earnest: ['已付定金', 'PARTIALLY_PAID'], paid: ['已付全款', 'PAID'] },
    absent: 'UNKNOWN',
  },
  {
    field: 'approve_state',
    sent: (state) => ({ approve_state: state }),
    read: ({ reviewStatus }) => reviewStatus,
    codes: {
      none: ['未审核', 'NOT_REVIEWED'],
      serviceApproved: ['客服已审核', 'SERVICE_APPROVED'],
      financeApproved: ['财务已审核', 'FINANCE_APPROVED'],
      warehouseApproved: ['物流已审核', 'WAREHOUSE_APPROVED'],
      carrierApproved: ['承运商已审核', 'CARRIER_APPROVED'],
    },
    absent: 'UNKNOWN',
  },
  {
    field: 'delivery.state',
    sent: (state) => ({ delivery: { state } }),
    read: ({ fulfillmentStatus }) => fulfillmentStatus,
    codes: {
      none: ['未配送', 'UNFULFILLED'],
      shipped: ['已发货', 'SHIPPED'],
      signed: ['已妥投', 'DELIVERED'],
      refused: ['已拒收', 'REFUSED'],
      redeliver: ['重投', 'SHIPPED'],
    },
    absent: 'UNKNOWN',
  },
  {
    field: 'delivery.operation_state',
    sent: (state) => ({ delivery: { operation_state: state } }),
    read: ({ fulfillmentStatus }) => fulfillmentStatus,
    codes: {
      none: ['空', 'UNFULFILLED'],
      accepted: ['已接单', 'IN_PROGRESS'],
      shipping: ['已集货(已拣货)', 'READY'],
      rechecked: ['已复核', 'READY'],
      handover: ['已交接', 'READY'],
    },
    absent: 'UNKNOWN',
  },
  {
    field: 'wrh_state',
    sent: (state) => ({ wrh_state: state }),
    read: ({ fulfillmentStatus }) => fulfillmentStatus,
    codes: {
      initial: [null, 'UNFULFILLED'],
      notified: [null, 'IN_PROGRESS'],
      applyKickBack: [null, 'ON_HOLD'],
      shipped: [null, 'SHIPPED'],
    },
    absent: 'UNKNOWN',
  },
  {
    field: 'front.order_type.id',
    sent: (id) => ({ front: { order_type: { id } } }),
    read: ({ kind }) => kind,
    codes: {
      ECOM: ['普通订单', 'SALE'],
      ShareGroup: ['拼团订单', 'GROUP_BUY'],
      POINTS_REDEEM: ['积分换购订单', 'POINTS'],
      ENLIST_REDEEM: ['预约兑换订单', 'POINTS'],
      PRESALE: ['预售订单', 'PRESALE'],
      COMPENSATION: ['赔付订单', 'COMPENSATION'],
      RELAY: ['接龙订单', 'GROUP_BUY'],
    },
    absent: 'SALE',
  },
];
describe.each(axes)('$field', ({ field, sent, read: target, codes, absent }) => {
  test.each(Object.entries(codes))('%s is %j', (code, [label, expected]) => {
    const mapped = order(sent(code));
    expect(target(mapped)).toBe(expected);
    expect(mapped.statusNative).toContainEqual(native(field, code, label));
  });

  test.each(['unheardOf', 'constructor'])('%s is in no list: unknown, and kept', (code) => {
    const mapped = order(sent(code));
    expect(target(mapped)).toBe('UNKNOWN');
    expect(mapped.statusNative).toContainEqual({ field, code, label: null, documented: false });
  });

  test.each([[null], ['']])(`%j says nothing: ${absent}`, (code) => {
    const mapped = order(sent(code));
    expect(target(mapped)).toBe(absent);
    expect(mapped.statusNative.map((one) => one.field)).toEqual(['state']);
  });
});

describe('fulfilment: the axis that tells most decides', () => {
  const none = [null, 'none'] as const;
  const silentWarehouse = [null, 'initial'] as const;
  const cases: readonly (readonly [
    delivery: string | null,
    work: string | null,
    warehouse: string | null,
    expected: string,
  ])[] = [
    ['shipped', 'accepted', 'initial', 'SHIPPED'],
    ['signed', 'handover', 'shipped', 'DELIVERED'],
    ['refused', 'none', 'applyKickBack', 'REFUSED'],
    ['redeliver', 'handover', 'shipped', 'SHIPPED'],
    ['returned', 'handover', 'shipped', 'UNKNOWN'],
    ['none', 'packed', 'shipped', 'UNKNOWN'],
    ...none.flatMap((delivery) => [
      [delivery, 'accepted', 'shipped', 'IN_PROGRESS'] as const,
      [delivery, 'handover', 'applyKickBack', 'READY'] as const,
      ...none.flatMap((work) => [
        [delivery, work, 'notified', 'IN_PROGRESS'] as const,
        [delivery, work, 'applyKickBack', 'ON_HOLD'] as const,
        [delivery, work, 'shipped', 'SHIPPED'] as const,
        [delivery, work, 'packed', 'UNKNOWN'] as const,
        ...silentWarehouse.map(
          (warehouse) =>
            [delivery, work, warehouse, (delivery ?? work ?? warehouse) ? 'UNFULFILLED' : 'UNKNOWN'] as const,
        ),
      ]),
    ]),
  ];
  test.each(cases)('delivery %s, store work %s, warehouse %s: %s', (state, work, warehouse, expected) => {
    const mapped = order({ delivery: { state, operation_state: work }, wrh_state: warehouse });
    expect(mapped.fulfillmentStatus).toBe(expected);
    const sent = [
      ['delivery.state', state],
      ['delivery.operation_state', work],
      ['wrh_state', warehouse],
    ].filter(([, code]) => code !== null);
    expect(mapped.statusNative.slice(1).map(({ field, code }) => [field, code])).toEqual(sent);
  });

  test('every line is where its order is', () => {
    const mapped = order({ delivery: { state: 'signed' }, items: [{ sku_id: 'a', details: [{ id: 'b' }] }] });
    expect(mapped.items[0]).toMatchObject({
      fulfillmentStatus: 'DELIVERED',
      components: [{ fulfillmentStatus: 'DELIVERED' }],
    });
  });
});

describe('the kind of an order', () => {
  test.each([
    [{ reissue_reason: '少发' }, 'REISSUE'],
    [{ reissue_reason: '少发', front: { order_type: { id: 'PRESALE' } } }, 'REISSUE'],
    [{ reissue_reason: '少发', front: { order_type: { id: 'unheardOf' } } }, 'REISSUE'],
    [{ reissue_reason: '', front: { order_type: { id: 'PRESALE' } } }, 'PRESALE'],
    [{ reissue_reason: null }, 'SALE'],
    [{ front: { order_type: { name: '普通' } } }, 'SALE'],
    [{}, 'SALE'],
  ])('%j is %s', (fields, kind) => expect(order(fields).kind).toBe(kind));
});

describe('how an order is delivered', () => {
  const modes: Readonly<Record<string, string>> = {
    wrhShipCarrierDeli: 'EXPRESS',
    stationShipCarrierDeli: 'EXPRESS',
    wrhShipStationDeli: 'STORE_DELIVERY',
    stationShipStationDeli: 'STORE_DELIVERY',
    vendorShipCarrierDeli: 'VENDOR_DIRECT',
  };
  test.each([
    ...Object.entries(modes).flatMap(([mode, method]) => [
      ['deliver', mode, method] as const,
      ['selftake', mode, 'STORE_PICKUP'] as const,
      ['drone', mode, 'UNKNOWN'] as const,
      [null, mode, 'UNKNOWN'] as const,
    ]),
    ['selftake', null, 'STORE_PICKUP'] as const,
    ['deliver', null, 'UNKNOWN'] as const,
    ['deliver', 'vendorShip', 'UNKNOWN'] as const,
  ])('%s by %s is %s', (type, mode, method) => {
    const mapped = order({ delivery: { type, ship_delivery_mode: mode } });
    expect(mapped.deliveryMethod).toBe(method);
    const documented = (code: string): boolean => code !== 'drone' && code !== 'vendorShip';
    expect(mapped.statusNative.slice(1).map(({ field, code, documented: listed }) => [field, code, listed])).toEqual([
      ...(type === null ? [] : [['delivery.type', type, documented(type)]]),
      ...(mode === null ? [] : [['delivery.ship_delivery_mode', mode, documented(mode)]]),
    ]);
  });
});

describe('the state of a parcel', () => {
  const states: Readonly<Record<string, readonly [label: string, status: string]>> = {
    initial: ['初始状态', 'PENDING'],
    created: ['已下发', 'LABEL_CREATED'],
    createdFailed: ['下发失败', 'CREATE_FAILED'],
    dispatched: ['已派单', 'COURIER_ASSIGNED'],
    arrived: ['骑手已到店', 'COURIER_AT_ORIGIN'],
    pickup: ['已揽件', 'PICKED_UP'],
    pickupFailed: ['揽件失败', 'PICKUP_FAILED'],
    delivered: ['配送完成', 'DELIVERED'],
    canceled: ['已取消', 'CANCELLED'],
  };
  test.each(Object.entries(states))('%s is %j, whoever carries it', (state, [label, status]) => {
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
    const { packages } = order({
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

describe('what lies beside a status', () => {
  test.each([
    ['stationRefuse', '门店拒接', true],
    ['customerCancel', '客户取消', true],
    ['refused', '客户拒接', true],
    ['unheardOf', null, false],
  ])('cancel_type %s is kept', (code, label, documented) => {
    const mapped = order({ state: 'canceled', cancel_type: code });
    expect(mapped.status).toBe('CANCELLED');
    expect(mapped.statusNative.at(-1)).toEqual({ field: 'cancel_type', code, label, documented });
  });

  test.each([
    [{ suspended: true, caption: '缺货', code: 'S1' }, true, '缺货'],
    [{ suspended: true, code: 'S1' }, true, 'S1'],
    [{ suspended: true }, true, null],
    [{ suspended: false, caption: '缺货' }, false, null],
    [{ caption: '缺货' }, null, null],
    [null, null, null],
  ])('suspend_info %j is a flag, at any status', (suspend, onHold, holdReason) => {
    for (const [state, status] of [
      ['confirmed', 'PENDING_REVIEW'],
      ['delivering', 'SHIPPED'],
    ])
      expect(order({ state, suspend_info: suspend })).toMatchObject({ status, onHold, holdReason });
  });

  test.each([
    ['sku', [['sku', '商品异常']]],
    ['amount', [['amount', '金额异常']]],
    ['shopAmount', [['shopAmount', '货款金额异常']]],
    ['carrier', [['carrier', '承运异常']]],
    [
      'sku,carrier',
      [
        ['sku', '商品异常'],
        ['carrier', '承运异常'],
      ],
    ],
    ['unheardOf', [['unheardOf', null]]],
    ['', []],
    [null, []],
  ])('exception_codes %j are told, and change no status', (codes, told) => {
    const mapped = order({ state: 'delivering', exception_codes: codes });
    expect(mapped.exceptions.map(({ code, title }) => [code, title])).toEqual(told);
    expect(mapped.status).toBe('SHIPPED');
  });
});

describe('the state of a reminder', () => {
  const reminder = (state: unknown): string => {
    const wire = read(reminderSchema, { remind_id: '1', order_id: '2', reply_state: state })?.value;
    if (!wire) throw new Error('no reminder');
    return mapReminder(wire, 't').state;
  };
  test.each([
    ['none', 'NOT_REPLIED'],
    ['未回复', 'NOT_REPLIED'],
    ['replied', 'REPLIED'],
    ['已回复', 'REPLIED'],
    ['invalid', 'INVALID'],
    ['已失效', 'INVALID'],
    ['string', 'UNKNOWN'],
    ['', 'UNKNOWN'],
    [null, 'UNKNOWN'],
  ])('%j is %s', (state, expected) => expect(reminder(state)).toBe(expected));
});

describe('the mappings that are served', () => {
  // From mappings.md §2 to §7 and the document's own code lists.
  const listed: Readonly<Record<string, readonly string[]>> = {
    state: ['confirmed', 'prepared', 'approved', 'delivering', 'delivered', 'canceled'],
    'payment.state': ['notPay', 'earnest', 'paid'],
    'delivery.state': ['none', 'shipped', 'signed', 'refused', 'redeliver'],
    'delivery.operation_state': ['none', 'accepted', 'shipping', 'rechecked', 'handover'],
    wrh_state: ['initial', 'notified', 'applyKickBack', 'shipped'],
    approve_state: ['none', 'serviceApproved', 'financeApproved', 'warehouseApproved', 'carrierApproved'],
    'front.order_type.id': [
      ...['ECOM', 'ShareGroup', 'POINTS_REDEEM', 'ENLIST_REDEEM', 'PRESALE', 'COMPENSATION', 'RELAY'],
    ],
    'delivery.type': ['selftake', 'deliver'],
    'delivery.carrier.state': [
      ...['initial', 'created', 'createdFailed', 'dispatched', 'arrived', 'pickup', 'pickupFailed', 'delivering'],
      ...['delivered', 'canceled'],
    ],
    'delivery.state (parcel)': ['refused', 'redeliver'],
    'delivery.carrier.type': ['self', 'thirdparty', 'express'],
    expected_logistics_type: ['crowdsourcing', 'express'],
    reply_state: ['none', '未回复', 'replied', '已回复', 'invalid', '已失效'],
  };

  test('list every documented code and no other', () => {
    const served = Map.groupBy(somsMappings, ({ field }) => field);
    expect(
      Object.fromEntries(
        [...served].map(([field, rows]) => [field, [...new Set(rows.map(({ code }) => code))].toSorted()]),
      ),
    ).toEqual(Object.fromEntries(Object.entries(listed).map(([field, codes]) => [field, codes.toSorted()])));
  });

  test('name vendor and version, and mark what is our own reading', () => {
    for (const row of somsMappings) expect(row).toMatchObject({ vendor: 'SOMS', version: tablesVersion });
    const inferred = somsMappings
      .filter(({ note }) => note?.includes('†'))
      .map(({ field, code }) => `${field} ${code}`);
    expect(inferred).toEqual([
      'state prepared',
      'state approved',
      'state delivered',
      'wrh_state applyKickBack',
      'front.order_type.id ENLIST_REDEEM',
      'front.order_type.id RELAY',
      'delivery.carrier.state delivering',
    ]);
  });
});
