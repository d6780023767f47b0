import { expect, test } from 'vitest';
import type { WriteRequest } from '../../../../sources/ports/writes.ts';
import { decimalOf as d } from '../../../../sources/values/decimal.ts';
import { printsAsDocumented } from './printed.ts';
import { errorsOf, key, type LaterRead, orderOf, prepare, sentBy, sold, tellsOf, timeAt } from './world.ts';

const pickInfo = {
  operatorId: 'string',
  operatorName: 'string',
  at: timeAt('2020-06-17 10:00:00'),
  source: 'string',
  autoFinish: true,
  vendorFields: { allow_pick_start_time: '2020-06-17 10:00:00' },
};
const traceCode = {
  code: 'string',
  quantity: d('0.0'),
  batchNo: 'string',
  vendorFields: {
    type: 'normal(普通),expDate(效期)',
    barcode: '123',
    qpc_str: 'string',
    // Days of the model; the sample prints ten o'clock.
    valid_date: '2020-06-17 10:00:00',
    production_date: '2020-06-17 10:00:00',
  },
};
const picked = orderOf({ delivery: { type: 'selftake' } });

const bodies: Readonly<Record<string, () => WriteRequest>> = {
  updateStoreOperation: () =>
    sentBy('storeOperationRecord', {
      order: key,
      input: { operation: 'ACCEPT', storeId: '21213323', voucherUrls: ['string'], pickInfo },
    }),
  updatePickInfo: () => sentBy('pickInfoSet', { order: key, input: pickInfo }),
  updateTraceCodes: () =>
    sentBy('traceCodesSet', {
      order: orderOf({
        id: '12345',
        items: [{ item_no: 'string', sku_id: 'string', quantity: 1, details: [{ id: 'string', quantity: 1 }] }],
      }),
      input: [null, 'string'].map((componentId) => ({
        lineNo: 'string',
        skuCode: 'string',
        componentId,
        codes: [traceCode],
        vendorFields: { trace_codes: ['string'] },
      })),
    }),
  confirmSelftakeV2: () =>
    sentBy('pickupConfirm', {
      order: orderOf({ id: '12345', delivery: { type: 'selftake' } }),
      input: { storeId: '454534', qrCode: '222222', platformId: 'be.eleme' },
    }),
  confirmSelftake: () =>
    sentBy('pickupConfirm', {
      order: orderOf({ id: '12345', delivery: { type: 'selftake' } }),
      input: { storeId: '454534', qrCode: '222222' },
      setup: { selftake: 'order' },
    }),
};
test.each(Object.entries(bodies))('%s sends the body that the document prints', (...row) => printsAsDocumented(...row));

const errors: Readonly<Record<string, [() => readonly string[], readonly string[]]>> = {
  'a pick-up of what is delivered': [
    () =>
      errorsOf('pickupConfirm', {
        order: orderOf({ delivery: { type: 'deliver', ship_delivery_mode: 'wrhShipCarrierDeli' } }),
        input: {},
      }),
    ['STATE_CONFLICT order'],
  ],
  'a pick-up by a code without its platform': [
    () => errorsOf('pickupConfirm', { order: picked, input: { qrCode: '1' } }),
    ['REQUIRED platformId'],
  ],
  'a platform where the form has none': [
    () => errorsOf('pickupConfirm', { order: picked, input: { platformId: 'p' }, setup: { selftake: 'order' } }),
    ['UNSUPPORTED_BY_VENDOR platformId'],
  ],
  'trace codes of lines, SKUs and components that are none': [
    () =>
      errorsOf('traceCodesSet', {
        order: sold,
        input: [
          { lineNo: '9', skuCode: 'A', codes: [] },
          { lineNo: '1', skuCode: 'B', codes: [] },
          { lineNo: '3', skuCode: 'C', componentId: 'c2', codes: [] },
          { lineNo: '1', skuCode: 'A', codes: [], vendorFields: { details: [] } },
        ],
      }),
    [
      'NOT_FOUND input.0.lineNo',
      'INVALID_INPUT input.1.skuCode',
      'NOT_FOUND input.2.componentId',
      'DUPLICATE input.3.lineNo',
      'INVALID_INPUT input.3.vendorFields',
    ],
  ],
  'a field of a trace code that the document does not know': [
    () =>
      errorsOf('traceCodesSet', {
        order: sold,
        input: [
          { lineNo: '1', skuCode: 'A', codes: [] },
          {
            lineNo: '3',
            skuCode: 'C',
            componentId: 'c1',
            codes: [{ code: 'x' }, { code: 'y', vendorFields: { qpc_str: 1 } }],
          },
        ],
      }),
    ['INVALID_INPUT input.1.codes.1.vendorFields.qpc_str'],
  ],
  'pick info of another shape, by where it is given': [
    () => [
      ...errorsOf('pickInfoSet', { order: key, input: { vendorFields: { allow_pick_start_time: 1 } } }),
      ...errorsOf('storeOperationRecord', {
        order: key,
        input: { operation: 'PICK', storeId: 's', pickInfo: { vendorFields: { time: 1 } } },
      }),
    ],
    ['INVALID_INPUT input.vendorFields.allow_pick_start_time', 'INVALID_INPUT input.pickInfo.vendorFields.time'],
  ],
};
test.each(Object.entries(errors))('%s is refused before SOMS is asked', (_what, [found, expected]) =>
  expect(found()).toEqual(expected),
);

const laterReads: readonly LaterRead[] = [
  [
    'storeOperationRecord',
    () => prepare('storeOperationRecord', { order: key, input: { operation: 'RECHECK', storeId: 's' } }),
    { delivery: { operation_state: 'rechecked' } },
    { delivery: { operation_state: 'accepted' } },
  ],
  [
    'traceCodesSet',
    () =>
      prepare('traceCodesSet', {
        order: sold,
        input: [
          { lineNo: '1', skuCode: 'A', codes: [{ code: 't1' }] },
          { lineNo: '3', skuCode: 'C', componentId: 'c1', codes: [{ code: 't2' }] },
        ],
      }),
    {
      items: [
        { item_no: '1', trace_codes: ['t1'] },
        { item_no: '3', details: [{ id: 'c1', trace_code_details: [{ code: 't2' }] }] },
      ],
    },
    { items: [{ item_no: '1', trace_codes: ['t1', 't2'] }] },
  ],
  [
    'pickupConfirm',
    () => prepare('pickupConfirm', { order: orderOf({ delivery: { type: 'selftake' } }), input: {} }),
    { delivery: { selftake_confirmed: true } },
    { delivery: { selftake_confirmed: false } },
  ],
];
test.each(laterReads)('a later read tells of %s', (...row) => tellsOf(...row));
