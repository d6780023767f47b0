import { expect, test } from 'vitest';
import type { WriteRequest } from '../../../../sources/ports/writes.ts';
import { decimalOf as d } from '../../../../sources/values/decimal.ts';
import { keyOf } from '../source.ts';
import { printsAsDocumented, sample } from './printed.ts';
import {
  barestOrder,
  bodyOf,
  errorsOf,
  expectationOf,
  key,
  type LaterRead,
  orderOf,
  prepare,
  requestsOf,
  sentBy,
  sold,
  tellsOf,
  timeAt,
} from './world.ts';

const bodies: Readonly<Record<string, () => WriteRequest>> = {
  submitOrder: () => sentBy('orderCreate', { input: { soms: sample('submitOrder') } }),
  submitOrderLegacy: () =>
    sentBy('orderCreate', { input: { soms: sample('submitOrder') }, setup: { submit: 'legacy' } }),
  cancelOrder: () =>
    sentBy('orderCancel', {
      order: orderOf({ id: '12345' }),
      input: { type: 'CUSTOMER_CANCELLED', reason: '不想要了', platformReturnNo: '599565656' },
    }),
  payOrder: () =>
    sentBy('orderPay', {
      order: orderOf({ id: '12345' }),
      input: {
        state: 'PAID',
        paidAt: timeAt('2019-12-12T04:12:00Z'),
        billNo: '123434354',
        details: [{ method: '支付宝', amount: d('12.33'), externalPaymentId: '3223232323' }],
        vendorFields: {
          payee: { id: 'string', name: 'string' },
          details: [
            {
              code: '支付方式代码',
              type: '5',
              cashier: true,
              score: '100.0',
              flowno: '3223232323',
              account_no: '002002',
              account_name: '工行',
              discount_amount: 100,
              pay_id: '3223232323',
              extra_info: '{"session", "123"}',
            },
          ],
        },
      },
    }),
  batchModifyOrderStore: () =>
    sentBy('ordersReassignStore', { input: [{ order: keyOf('1212'), storeId: 'string', storeName: 'string' }] }),
  tagOrder: () => sentBy('orderTagsUpdate', { order: key, input: { add: ['string'], remove: ['string'] } }),
  updateCustomerNote: () => sentBy('orderNoteSet', { order: key, input: { buyerNote: 'string' } }),
};
test.each(Object.entries(bodies))('%s sends the body that the document prints', (...row) => printsAsDocumented(...row));

test('stores are changed in requests of a hundred, each target with its place', () => {
  const input = Array.from({ length: 201 }, (_, i) => ({ order: keyOf(`o${i}`), storeId: 's' }));
  const requests = requestsOf(prepare('ordersReassignStore', { input }));
  expect(requests.map(({ targets }) => targets.length)).toEqual([100, 100, 1]);
  expect(requests[2]).toMatchObject({ targets: [keyOf('o200')], places: [['input', '200']] });
  expect(requests.map(bodyOf)[1]).toMatchObject({
    mods: { 0: { order_id: 'o100', order_store: { id: 's' } } },
  });
});

const errors: Readonly<Record<string, [() => readonly string[], readonly string[]]>> = {
  'a cancel of what is cancelled': [
    () => errorsOf('orderCancel', { order: orderOf({ state: 'canceled' }), input: {} }),
    ['ALREADY_DONE order'],
  ],
  'a payment of what is paid': [
    () =>
      errorsOf('orderPay', {
        order: orderOf({ payment: { state: 'paid' } }),
        input: { state: 'PAID', details: [] },
      }),
    ['ALREADY_DONE order'],
  ],
  'a payment state that SOMS has not': [
    () => errorsOf('orderPay', { order: sold, input: { state: 'REFUNDED', details: [] } }),
    ['INVALID_INPUT input.state'],
  ],
  'an order that is not there': [() => errorsOf('orderCancel', { input: {}, order: key }), ['NOT_FOUND order']],
  'an order whose number no path can carry': [
    () => errorsOf('orderNoteSet', { order: keyOf('..'), input: { buyerNote: '' } }),
    ['NOT_FOUND order'],
  ],
  'an order of another vendor’s form': [
    () => errorsOf('orderCreate', { input: { babycare: {} as never } }),
    ['UNSUPPORTED_BY_VENDOR input.babycare'],
  ],
  'a new order without its parts': [
    () => errorsOf('orderCreate', { input: { soms: { id: '1', delivery: { state: 1 }, colour: 'red' } } }),
    [
      'INVALID_INPUT input.soms.delivery.state',
      ...['front', 'item_count', 'items', 'payment', 'real_total', 'shop', 'sku_quantity'].map(
        (name) => `INVALID_INPUT input.soms.${name}`,
      ),
      'INVALID_INPUT input.soms',
    ],
  ],
  'no stores at all': [() => errorsOf('ordersReassignStore', { input: [] }), ['REQUIRED input']],
  'stores for orders twice, elsewhere and nowhere': [
    () =>
      errorsOf('ordersReassignStore', {
        input: [key, key, { ...key, vendor: 'BABYCARE' as const }, keyOf('.')].map((order) => ({
          order,
          storeId: 's',
        })),
      }),
    ['DUPLICATE input.1.order', 'UNSUPPORTED_BY_VENDOR input.2.order', 'NOT_FOUND input.3.order'],
  ],
  'no tag': [() => errorsOf('orderTagsUpdate', { order: key, input: { add: [], remove: [] } }), ['REQUIRED add']],
};
test.each(Object.entries(errors))('%s is refused before SOMS is asked', (_what, [found, expected]) =>
  expect(found()).toEqual(expected),
);

const laterReads: readonly LaterRead[] = [
  [
    'orderCreate',
    () =>
      prepare('orderCreate', {
        input: { soms: { ...barestOrder, front: { order_id: 'P1', platform: { id: 'tb' } }, shop: { id: 's' } } },
      }),
    { front: { order_id: 'P1', platform: { id: 'tb' } }, shop: { id: 's' } },
    { front: { order_id: 'P1', platform: { id: 'jd' } }, shop: { id: 's' } },
  ],
  [
    'orderCancel',
    () => prepare('orderCancel', { order: sold, input: {} }),
    { state: 'canceled' },
    { state: 'approved' },
  ],
  [
    'orderPay',
    () => prepare('orderPay', { order: sold, input: { state: 'PARTIALLY_PAID', details: [] } }),
    { payment: { state: 'earnest' } },
    { payment: { state: 'notPay' } },
  ],
  [
    'ordersReassignStore',
    () => prepare('ordersReassignStore', { input: [{ order: key, storeId: 's2' }] }),
    { order_store: { id: 's2' } },
    { order_store: { id: 's1' } },
  ],
  [
    'orderTagsUpdate',
    () => prepare('orderTagsUpdate', { order: key, input: { add: ['x'], remove: ['y'] } }),
    { tags: [{ name: 'x' }, { name: 'z' }] },
    { tags: [{ name: 'x' }, { name: 'y' }] },
  ],
  [
    'orderNoteSet',
    () => prepare('orderNoteSet', { order: key, input: { buyerNote: '请放门口' } }),
    { customer_note: '请放门口' },
    { customer_note: '' },
  ],
  [
    'orderNoteSet',
    () => prepare('orderNoteSet', { order: key, input: { buyerNote: ' ' } }),
    { customer_note: '' },
    { customer_note: 'x' },
  ],
];
test.each(laterReads)('a later read tells of %s', (...row) => tellsOf(...row));

test('a later read finds a new order by its own id where it has one', () => {
  const one = { ...barestOrder, id: 'O1', front: { order_id: 'P1', platform: { id: 'tb' } }, shop: {} };
  expect(expectationOf(prepare('orderCreate', { input: { soms: one } }))?.find).toEqual({ order: keyOf('O1') });
});
