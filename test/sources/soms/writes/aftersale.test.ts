import { expect, test } from 'vitest';
import type { WriteRequest } from '../../../../sources/ports/writes.ts';
import { decimalOf as d } from '../../../../sources/values/decimal.ts';
import { printsAsDocumented } from './printed.ts';
import { bodyOf, errorsOf, orderOf, sentBy, sold } from './world.ts';

const back = { kind: 'REFUND_ONLY', approval: 'NOT_REVIEWED' } as const;
const again = { responsibleParty: 'carrier' };

const bodies: Readonly<Record<string, () => WriteRequest>> = {
  applyOrderReturn: () =>
    sentBy('returnCreate', {
      order: orderOf({
        id: '12345',
        payment: { freight: 1.23 },
        items: [{ item_id: 'a', item_no: '1', sku_id: '2123', quantity: 1, pay_amount: 12.03 }],
      }),
      input: {
        kind: 'REFUND_ONLY',
        reason: '不想要了',
        scope: 'WEIGHT_SHORTAGE',
        approval: 'NOT_REVIEWED',
        freight: d('1.23'),
        platformReturnNo: '54132321623',
        inbound: { carrierCode: 'sf', carrierName: '顺丰', trackingNo: '111222333' },
        items: [{ itemKey: 'a', quantity: d('1.0'), refund: d('12.03'), shortageGrams: [d('1.0')] }],
        vendorFields: {
          policy: '取值:orig_sku(原商品)、sku(现商品)',
          front_app: { id: 'string', name: 'string' },
          items: [{ weights: ['1'], real_total_weight: '1.0' }],
        },
      },
    }),
  reissueOrder: () =>
    sentBy('reissueCreate', {
      order: orderOf({
        id: '121212',
        items: [{ item_id: 'a', item_no: '1', sku_id: '132323', quantity: 13 }],
      }),
      input: {
        items: [{ itemKey: 'a', skuCode: '132323', quantity: d('13.0') }],
        reason: '弄丢了',
        responsibleParty: 'carrier',
        sellerNote: '商家备注',
        recipient: {
          name: '李飞',
          mobile: '189389928893',
          phone: '189389928893',
          country: '中国',
          province: '福建省',
          city: '厦门市',
          district: '思明区',
          address: '前埔',
        },
        vendorFields: {
          receiver: {
            contact: {
              email: '55151@qq.com',
              fax: '123123',
              private_name: '张*红',
              private_mobile: '189****0000',
            },
            address: {
              postcode: '363423',
              latitude: '45.3',
              longtitude: '121.2',
              coordinate_type: 'GCJ02',
              private_street: '脱敏地址**',
            },
          },
        },
      },
    }),
};
test.each(Object.entries(bodies))('%s sends the body that the document prints', (...row) => printsAsDocumented(...row));

test('an approval that nobody gives is none, and may be the vendor’s own', () => {
  const give = (vendorFields?: unknown) =>
    bodyOf(sentBy('returnCreate', { order: sold, input: { kind: 'REFUND_ONLY', items: [], vendorFields } }));
  expect(give()).toEqual({ type: 'refund', approve_state: 'none', items: [] });
  expect(give({ approve_state: 'financeRefuse' })).toMatchObject({ approve_state: 'financeRefuse' });
});

test('one shortage is a weight, several are listed', () => {
  const give = (...shortageGrams: string[]) =>
    bodyOf(
      sentBy('returnCreate', {
        order: sold,
        input: {
          kind: 'REFUND_ONLY',
          approval: 'REJECTED',
          items: [{ itemKey: 'a', quantity: d('1'), shortageGrams: shortageGrams.map(d) }],
        },
      }),
    );
  const line = { item_no: '1', sku_id: 'A', quantity: 1 };
  expect(give('10')).toMatchObject({ approve_state: 'serviceRefuse', items: [{ ...line, weight: 10 }] });
  expect(give('10', '12.5')).toMatchObject({ items: [{ ...line, weights: [10, 12.5] }] });
});

test('a reissue names its line by the id or by the platform’s number, and the receiver only when there is a new one', () => {
  const order = orderOf({
    items: [{ item_id: 'a', item_no: '7', sku_id: 'A', quantity: 2, front: { item_id: 'P7' } }],
  });
  const body = bodyOf(
    sentBy('reissueCreate', {
      order,
      input: {
        responsibleParty: 'carrier',
        recipient: { copyFromOriginal: true },
        items: [{ itemKey: null, platformLineNo: 'P7', skuCode: 'A', quantity: d('2') }],
      },
    }),
  );
  expect(body).toEqual({
    source_order_id: '1',
    reissue_order_items: [{ item_no: '7', sku_id: 'A', quantity: 2 }],
    responsible_party: 'carrier',
  });
});

const errors: Readonly<Record<string, [() => readonly string[], readonly string[]]>> = {
  'a return of more than was bought, over two elements': [
    () =>
      errorsOf('returnCreate', {
        order: sold,
        input: {
          ...back,
          items: [
            { itemKey: 'a', quantity: d('1.5'), refund: d('18.5') },
            { itemKey: 'a', quantity: d('0.51'), refund: d('0.01') },
            { itemKey: 'b', quantity: d('0.75'), refund: d('6.00') },
          ],
        },
      }),
    ['QUANTITY_EXCEEDS input.items.1.quantity', 'AMOUNT_EXCEEDS input.items.1.refund'],
  ],
  'a return of lines that are none, of nothing known': [
    () =>
      errorsOf('returnCreate', {
        order: sold,
        input: {
          kind: 'EXCHANGE',
          approval: 'APPROVED',
          freight: d('5.01'),
          ticket: { appId: '', projectId: '', taskId: '', userId: '' },
          items: [{ itemKey: 'z', quantity: d('-1') }],
        },
      }),
    [
      'INVALID_INPUT input.kind',
      'INVALID_INPUT input.approval',
      'UNSUPPORTED_BY_VENDOR input.ticket',
      'NOT_FOUND input.items.0.itemId',
      'INVALID_INPUT input.items.0.quantity',
      'AMOUNT_EXCEEDS input.freight',
    ],
  ],
  'a reissue of more than was bought': [
    () =>
      errorsOf('reissueCreate', {
        order: sold,
        input: { ...again, items: [{ itemKey: 'a', skuCode: 'A', quantity: d('3') }] },
      }),
    ['QUANTITY_EXCEEDS input.items.0.quantity'],
  ],
  'a reissue that names no line, or nobody to bear it': [
    () =>
      errorsOf('reissueCreate', {
        order: sold,
        input: {
          recipient: { copyFromOriginal: true, name: 'x' },
          items: [
            { itemKey: null, skuCode: 'A', quantity: d('0') },
            { itemKey: 'z', skuCode: 'A', quantity: d('1'), typeCode: '1' },
          ],
        },
      }),
    [
      'REQUIRED input.responsibleParty',
      'REQUIRED input.items.0.itemId',
      'INVALID_INPUT input.items.0.quantity',
      'NOT_FOUND input.items.1.itemId',
      'UNSUPPORTED_BY_VENDOR input.items.1.typeCode',
      'INVALID_INPUT input.recipient',
    ],
  ],
};
test.each(Object.entries(errors))('%s is refused before SOMS is asked', (_what, [found, expected]) =>
  expect(found()).toEqual(expected),
);
