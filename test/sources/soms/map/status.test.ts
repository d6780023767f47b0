import { describe, expect, test } from 'vitest';
import { tablesVersion } from '../../../../sources/domain/code-table.ts';
import type { Order } from '../../../../sources/model.ts';
import { somsMappings } from '../../../../sources/soms/tables.ts';
import { documentCodes } from '../../document-codes.ts';
import { type Fields, orderFrom } from '../source.ts';

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
    const mapped = orderFrom({ state, ...beside });
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
    const mapped = orderFrom({ state: 'approved', delivery: { operation_state: operation, type } });
    expect([mapped.status, mapped.statusRule]).toEqual([status, `SOMS.state.approved${rule}@${tablesVersion}`]);
    expect(mapped.statusNative[0]).toEqual(native('state', 'approved', '已审核'));
  });

  test.each(['archived', 'Confirmed', 'cancelled', 'toString', '已取消'])(
    '%s is in no list: unknown, and kept',
    (state) => {
      expect(orderFrom({ state })).toMatchObject({
        status: 'UNKNOWN',
        statusNative: [{ field: 'state', code: state, label: null, documented: false }],
        statusRule: `SOMS.state.${state}@${tablesVersion}`,
      });
    },
  );

  test.each([[null], [''], [undefined], [{}]])('%j is no state: unknown', (state) => {
    expect(orderFrom({ state })).toMatchObject({
      status: 'UNKNOWN',
      statusNative: [{ field: 'state', code: null, label: null, documented: false }],
      statusRule: `SOMS.state.absent@${tablesVersion}`,
    });
  });

  test('a number is taken for the code that it writes', () => {
    expect(orderFrom({ state: 5 }).statusNative[0]).toEqual({
      field: 'state',
      code: '5',
      label: null,
      documented: false,
    });
  });
});

/** The axes that one code decides, each with its field of the model. */
const axes: readonly {
  readonly field: string;
  readonly sent: (code: unknown) => Fields;
  readonly shown: (mapped: Order) => string;
  readonly absent: string;
}[] = [
  {
    field: 'payment.state',
    sent: (state) => ({ payment: { state } }),
    shown: ({ paymentStatus }) => paymentStatus,
    absent: 'UNKNOWN',
  },
  {
    field: 'approve_state',
    sent: (state) => ({ approve_state: state }),
    shown: ({ reviewStatus }) => reviewStatus,
    absent: 'UNKNOWN',
  },
  {
    field: 'delivery.state',
    sent: (state) => ({ delivery: { state } }),
    shown: ({ fulfillmentStatus }) => fulfillmentStatus,
    absent: 'UNKNOWN',
  },
  {
    field: 'delivery.operation_state',
    sent: (state) => ({ delivery: { operation_state: state } }),
    shown: ({ fulfillmentStatus }) => fulfillmentStatus,
    absent: 'UNKNOWN',
  },
  {
    field: 'wrh_state',
    sent: (state) => ({ wrh_state: state }),
    shown: ({ fulfillmentStatus }) => fulfillmentStatus,
    absent: 'UNKNOWN',
  },
  {
    field: 'front.order_type.id',
    sent: (id) => ({ front: { order_type: { id } } }),
    shown: ({ kind }) => kind,
    absent: 'SALE',
  },
];
describe.each(axes)('$field', ({ field, sent, shown, absent }) => {
  test('decides by its table, and is shown with its label', () => {
    for (const { code, label, target } of somsMappings.filter((row) => row.field === field)) {
      const mapped = orderFrom(sent(code));
      expect([code, shown(mapped)]).toEqual([code, target]);
      expect(mapped.statusNative).toContainEqual(native(field, code, label));
    }
  });

  test.each(['unheardOf', 'constructor'])('%s is in no list: unknown, and kept', (code) => {
    const mapped = orderFrom(sent(code));
    expect(shown(mapped)).toBe('UNKNOWN');
    expect(mapped.statusNative).toContainEqual({ field, code, label: null, documented: false });
  });

  test.each([[null], ['']])(`%j says nothing: ${absent}`, (code) => {
    const mapped = orderFrom(sent(code));
    expect(shown(mapped)).toBe(absent);
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
    const mapped = orderFrom({ delivery: { state, operation_state: work }, wrh_state: warehouse });
    expect(mapped.fulfillmentStatus).toBe(expected);
    const sent = [
      ['delivery.state', state],
      ['delivery.operation_state', work],
      ['wrh_state', warehouse],
    ].filter(([, code]) => code !== null);
    expect(mapped.statusNative.slice(1).map(({ field, code }) => [field, code])).toEqual(sent);
  });

  test('every line is where its order is', () => {
    const mapped = orderFrom({ delivery: { state: 'signed' }, items: [{ sku_id: 'a', details: [{ id: 'b' }] }] });
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
  ])('%j is %s', (fields, kind) => expect(orderFrom(fields).kind).toBe(kind));
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
    const mapped = orderFrom({ delivery: { type, ship_delivery_mode: mode } });
    expect(mapped.deliveryMethod).toBe(method);
    const documented = (code: string): boolean => code !== 'drone' && code !== 'vendorShip';
    expect(mapped.statusNative.slice(1).map(({ field, code, documented: listed }) => [field, code, listed])).toEqual([
      ...(type === null ? [] : [['delivery.type', type, documented(type)]]),
      ...(mode === null ? [] : [['delivery.ship_delivery_mode', mode, documented(mode)]]),
    ]);
  });
});

describe('what lies beside a status', () => {
  test.each([...documentCodes('soms', 'CancelOrderRequest.type'), ['unheardOf', null]])(
    'cancel_type %s is kept',
    (code, label) => {
      const mapped = orderFrom({ state: 'canceled', cancel_type: code });
      expect(mapped.status).toBe('CANCELLED');
      const documented = label !== null;
      expect(mapped.statusNative.at(-1)).toEqual({ field: 'cancel_type', code, label, documented });
    },
  );
});
