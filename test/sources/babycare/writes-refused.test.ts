import { describe, expect, test } from 'vitest';
import { line } from './answers.ts';
import { d, flaws, ticket } from './handler.ts';
import { create, read, sale, given, creating, cancelling, exchanging, reissuing, returning } from './write-commands.ts';

describe('refused before anything is sent', () => {
  const recipient = { ...given.recipient };
  const [first] = given.lines;
  const lines = (more: object) => (first ? [{ ...first, ...more }] : []);
  test.each([
    [
      'a recipient in parts',
      creating({ recipient: { ...recipient, city: ' ', mobile: null } }),
      ['REQUIRED input.babycare.recipient.mobile', 'REQUIRED input.babycare.recipient.city'],
    ],
    ['no line', creating({ lines: [] }), ['REQUIRED input.babycare.lines']],
    [
      'nothing of a line',
      creating({ lines: lines({ quantity: 0 }) }),
      ['INVALID_INPUT input.babycare.lines.0.quantity'],
    ],
    [
      'half of a line',
      creating({ lines: lines({ quantity: 1.5 }) }),
      ['INVALID_INPUT input.babycare.lines.0.quantity'],
    ],
    [
      'a copied address of no order',
      creating({ recipient: { ...recipient, copyFromOriginal: true } }),
      ['UNSUPPORTED_BY_VENDOR input.babycare.recipient.copyFromOriginal'],
    ],
    [
      'a field that the document does not know',
      creating({ vendorFields: { colour: 'red' } }),
      ['INVALID_INPUT input.babycare.vendorFields'],
    ],
    [
      'a field of another type',
      creating({ vendorFields: { detailList: [{ price: 'dear' }] } }),
      ['INVALID_INPUT input.babycare.vendorFields.detailList.0.price'],
    ],
    [
      'a field that was said',
      creating({ vendorFields: { storeCode: 'x' } }),
      ['INVALID_INPUT input.babycare.vendorFields.storeCode'],
    ],
    [
      'the fields of SOMS',
      create.prepare({ name: 'orderCreate', input: { soms: {} }, order: null, operator: null }, null),
      ['REQUIRED input.babycare'],
    ],
    ['a cancelled order', cancelling(read({ salesOrderCode: 'SO1', orderStatus: 60 })), ['ALREADY_DONE order']],
    ['a voided order', cancelling(read({ orderStatus: 50 })), ['ALREADY_DONE order']],
    ['an order without a code', cancelling(read({})), ['STATE_CONFLICT order']],
    ['no order', cancelling(null), ['NOT_FOUND order']],
    ['a kind of cancelling', cancelling(sale, { type: 'STORE_REFUSED' }), ['UNSUPPORTED_BY_VENDOR input.type']],
    ['no ticket', returning({ ticket: null }), ['REQUIRED input.ticket']],
    ['half a ticket', exchanging({ ticket: { ...ticket, taskId: '' } }), ['REQUIRED input.ticket.taskId']],
    ['a reissue without ticket', reissuing({ ticket: undefined }), ['REQUIRED input.ticket']],
    [
      'more than was bought',
      returning({ items: [{ itemKey: '11', quantity: d('3') }] }),
      ['QUANTITY_EXCEEDS input.items.0.quantity'],
    ],
    [
      'more than was bought, in two lines',
      exchanging({
        in: [
          { itemKey: '11', quantity: d('1') },
          { itemKey: '11', quantity: d('2') },
        ],
      }),
      ['QUANTITY_EXCEEDS input.in.1.quantity'],
    ],
    [
      'an item of another order',
      returning({ items: [{ itemKey: '99', quantity: d('1') }] }),
      ['NOT_FOUND input.items.0.itemId'],
    ],
    [
      'an unknown item that is sent',
      reissuing({ items: [{ itemKey: '99', skuCode: 'A', quantity: d('1') }] }),
      ['NOT_FOUND input.items.0.itemId'],
    ],
    [
      'less than one',
      returning({ items: [{ itemKey: '11', quantity: d('0') }] }),
      ['INVALID_INPUT input.items.0.quantity'],
    ],
    [
      'a negative number',
      reissuing({ items: [{ itemKey: null, skuCode: 'A', quantity: d('-1') }] }),
      ['INVALID_INPUT input.items.0.quantity'],
    ],
    [
      'half a piece',
      exchanging({ out: [{ itemKey: null, skuCode: 'A', quantity: d('0.5') }] }),
      ['INVALID_INPUT input.out.0.quantity'],
    ],
    ['an exchange of nothing', exchanging({ in: [], out: [] }), ['REQUIRED input.in']],
    [
      'both addresses',
      exchanging({ recipient: { city: 'x', copyFromOriginal: true } }),
      ['INVALID_INPUT input.recipient.copyFromOriginal'],
    ],
    ['another kind of return', returning({ kind: 'EXCHANGE' }), ['UNSUPPORTED_BY_VENDOR input.kind']],
    [
      'a return without its numbers',
      returning({ platformReturnNo: null, inbound: null }),
      ['REQUIRED input.platformReturnNo', 'REQUIRED input.inbound.carrierCode', 'REQUIRED input.inbound.trackingNo'],
    ],
    [
      'what has no field',
      returning({ reason: 'x', items: [{ itemKey: '11', quantity: d('1'), refund: d('1') }] }),
      ['UNSUPPORTED_BY_VENDOR input.items.0.refund', 'UNSUPPORTED_BY_VENDOR input.reason'],
    ],
    [
      'a line that the vendor gave no number',
      returning({}, read({ storeCode: 'S', orderDetailList: [line(11, { qty: 2, platformNo: null })] })),
      ['INVALID_INPUT input'],
    ],
    [
      'a shop that nobody told',
      returning({}, read({ orderDetailList: [line(11, { qty: 2 })] })),
      ['INVALID_INPUT input'],
    ],
  ])('%s', (_what, prepared, expected) => {
    expect(flaws(prepared)).toEqual(expected);
  });

  test('a refusal names its order, and never repeats what was wrong', () => {
    const told = [
      returning({ vendorFields: { salesOrderId: '13800138000 Zhang' } }),
      creating({ vendorFields: { receiverName: '13800138000 Zhang', x: '13800138000 Zhang' } }),
      creating({ recipient: { ...recipient, city: null }, vendorFields: { phone: 13_800_138_000 } }),
    ];
    expect(flaws(told[0] ?? { userErrors: [] })).toEqual(['INVALID_INPUT input.vendorFields.salesOrderId']);
    expect(told[0]).toMatchObject({ userErrors: [{ target: sale.key }] });
    expect(JSON.stringify(told)).not.toMatch(/13800138000|Zhang/);
  });
});
