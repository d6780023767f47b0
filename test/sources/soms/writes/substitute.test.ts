import { expect, test } from 'vitest';
import type { WriteRequest } from '../../../../sources/ports/writes.ts';
import { decimalOf as d } from '../../../../sources/values/decimal.ts';
import { printsAsDocumented } from './printed.ts';
import { bodyOf, errorsOf, type LaterRead, orderOf, prepare, sentBy, sold, tellsOf } from './world.ts';

const change = { lineNo: '1', quantity: d('1'), toSku: 'X', toQuantity: d('1'), toUnitPrice: d('1') };

const details = [
  {
    id: '121212',
    title: '矿泉水',
    quantity: 4,
    ratio: 3,
    package_info: { thermosphere: 'string', quantity: 125, total: 205.44, packageName: '保温袋' },
    front_spec: '辣',
    real_quantity: 0,
    fault_tolerant_info: 'string',
    trace_codes: ['string'],
    trace_code_details: [
      {
        type: 'normal(普通),expDate(效期)',
        barcode: '123',
        batch_no: 'string',
        code: 'string',
        valid_date: '2020-06-17 10:00:00',
        production_date: '2020-06-17 10:00:00',
        qty: 0,
        qpc_str: 'string',
      },
    ],
  },
];
const target = {
  uuid: 'string',
  spec: '1*1',
  barcode: '3434',
  price: 0,
  weight: 0,
  details,
  product_id: '3243',
  item_title: '矿泉水',
  image_url: 'string',
  clear_orig: true,
  is_change: true,
};

const bodies: Readonly<Record<string, () => WriteRequest>> = {
  changeOrderItems: () =>
    sentBy('orderItemsSubstitute', {
      order: orderOf({
        id: '12345',
        items: [
          {
            item_no: '1',
            sku_id: '132323',
            quantity: 13,
            unit_price: 1,
            total: 13,
            front: { item_id: '1323233', sku_id: '1454543' },
            details,
          },
        ],
      }),
      input: {
        changes: [{ lineNo: '1', quantity: d('13.0'), toSku: '3243', toQuantity: d('3.0'), toUnitPrice: d('4.0') }],
        reapportion: true,
        reason: '商品有误',
        vendorFields: { changes: [{ target_items: [target] }], items: [target] },
      },
    }),
};
test.each(Object.entries(bodies))('%s sends the body that the document prints', (...row) => printsAsDocumented(...row));

test('a substitution lists all the lines that result: what is left, what is new, the rest as it came', () => {
  const order = orderOf({
    items: [
      { uuid: 'u1', item_no: '1', sku_id: 'A', quantity: 3, unit_price: 1.5, total: 4.5, spec: null, unit: 'x' },
      { uuid: 'u2', item_no: '2', sku_id: 'B', quantity: 1, unit_price: 2, total: 2, weight: '5' },
      {
        uuid: 'u3',
        item_no: '3',
        sku_id: 'C',
        quantity: 4,
        unit_price: 9,
        total: 36,
        details: [{ id: 'c1', title: 'x', ratio: 2, quantity: 8, colour: 'red' }],
      },
    ],
  });
  const body = bodyOf(
    sentBy('orderItemsSubstitute', {
      order,
      input: {
        reapportion: false,
        changes: [
          { lineNo: '1', quantity: d('1'), toSku: 'X', toQuantity: d('2'), toUnitPrice: d('0.75') },
          { lineNo: '2', quantity: d('1'), toSku: 'Y', toQuantity: d('1'), toUnitPrice: d('2') },
          { lineNo: '3', quantity: d('1'), toSku: 'Z', toQuantity: d('1'), toUnitPrice: d('9') },
        ],
      },
    }),
  );
  const detail = { id: 'c1', title: 'x', ratio: 2 };
  const made = [
    { sku_id: 'X', quantity: 2, unit_price: 0.75, total: 1.5 },
    { item_no: '2', sku_id: 'Y', quantity: 1, unit_price: 2, total: 2 },
    { sku_id: 'Z', quantity: 1, unit_price: 9, total: 9 },
  ];
  expect(body).toEqual({
    need_apportion_amount: false,
    changes: [
      { source_items: [{ item_no: '1', sku_id: 'A', quantity: 1 }], target_items: [made[0]] },
      { source_items: [{ item_no: '2', sku_id: 'B', quantity: 1 }], target_items: [made[1]] },
      {
        source_items: [{ item_no: '3', sku_id: 'C', quantity: 1, details: [{ ...detail, quantity: 2 }] }],
        target_items: [made[2]],
      },
    ],
    items: [
      { uuid: 'u1', item_no: '1', sku_id: 'A', quantity: 2, unit_price: 1.5, total: 3 },
      {
        uuid: 'u3',
        item_no: '3',
        sku_id: 'C',
        quantity: 3,
        unit_price: 9,
        total: 27,
        details: [{ ...detail, quantity: 6 }],
      },
      ...made,
    ],
  });
});

const errors: Readonly<Record<string, [() => readonly string[], readonly string[]]>> = {
  'a substitution of lines that are none, or of more than they are': [
    () =>
      errorsOf('orderItemsSubstitute', {
        order: sold,
        input: {
          reapportion: true,
          changes: [
            { ...change, lineNo: '9' },
            { ...change, quantity: d('2') },
            { ...change, toQuantity: d('0') },
          ],
        },
      }),
    [
      'NOT_FOUND input.changes.0.lineNo',
      'INVALID_INPUT input.changes.2.toQuantity',
      'QUANTITY_EXCEEDS input.changes.2.quantity',
    ],
  ],
};
test.each(Object.entries(errors))('%s is refused before SOMS is asked', (_what, [found, expected]) =>
  expect(found()).toEqual(expected),
);

const laterReads: readonly LaterRead[] = [
  [
    'orderItemsSubstitute',
    () =>
      prepare('orderItemsSubstitute', {
        order: orderOf({ items: [{ item_no: '1', sku_id: 'A', quantity: '2.0', unit_price: 1, total: 2 }] }),
        input: {
          reapportion: true,
          changes: [{ lineNo: '1', quantity: d('1'), toSku: 'X', toQuantity: d('1.50'), toUnitPrice: d('1') }],
        },
      }),
    {
      items: [
        { sku_id: 'X', quantity: 1.5 },
        { sku_id: 'A', quantity: 1 },
        { sku_id: 'Q', quantity: 0 },
      ],
    },
    { items: [{ sku_id: 'A', quantity: 2 }] },
  ],
];
test.each(laterReads)('a later read tells of %s', (...row) => tellsOf(...row));
