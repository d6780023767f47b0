/** What the write handler refuses before anything is sent, and what a later read tells. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classify, type CodeTable } from '../../../sources/domain/code-table.ts';
import { decimalOf as d } from '../../../sources/values/decimal.ts';
import type { Order, Reminder } from '../../../sources/model.ts';
import * as reading from '../../../sources/soms/tables.ts';
import * as codes from '../../../sources/soms/writes/tables.ts';
import { codeOfWords } from '../../../sources/soms/writes/response.ts';
import { somsWriteOperations } from '../../../sources/soms/writes/writes.ts';
import type { WriteName } from '../../../sources/ports/write-inputs.ts';
import {
  barestOrder,
  bodyOf,
  keyOf,
  operationOf,
  orderOf,
  prepare,
  refusedBy,
  requestsOf,
  sentBy,
  setup,
  told,
} from './write-world.ts';

const key = keyOf('1');
const sold = orderOf({
  payment: { state: 'notPay', freight: '5.00' },
  items: [
    { item_id: 'a', item_no: '1', sku_id: 'A', quantity: 2, unit_price: 10, total: 20, pay_amount: 18.5 },
    { item_id: 'b', item_no: '2', sku_id: 'B', quantity: '0.750', unit_price: 8, total: 6, pay_amount: 6 },
    {
      item_id: 'c',
      item_no: '3',
      sku_id: 'C',
      quantity: 1,
      details: [{ id: 'c1', quantity: 2, ratio: 2, title: 'x' }],
    },
  ],
});

test('every write of the document is offered, and no read', () => {
  const document: { paths: Record<string, Record<string, { operationId: string; parameters?: { name: string }[] }>> } =
    JSON.parse(readFileSync(new URL('../../contract/documents/soms.openapi.json', import.meta.url), 'utf8'));
  const posts = Object.values(document.paths).flatMap(({ post }) => (post ? [post] : []));
  // Every write takes an operator; the checks do too, and change nothing.
  const writes = posts
    .filter(
      ({ parameters = [], operationId }) =>
        parameters.some(({ name }) => name === 'operator') && !operationId.startsWith('check'),
    )
    .map(({ operationId }) => operationId);
  expect(writes).toHaveLength(22);
  const offered = Object.values(somsWriteOperations(setup)).flatMap(({ vendorOperations }) => vendorOperations);
  expect(offered.toSorted()).toEqual(writes.toSorted());
});

describe('the tables', () => {
  const pairs: [string, codes.CodesOf<string>, CodeTable<string, string>][] = [
    ['payment', codes.payStateCodes, reading.paymentStateTable],
    ['carrier state', codes.carrierStateCodes, reading.carrierStateTable],
    ['carrier type', codes.carrierTypeCodes, reading.carrierTypeTable],
  ];
  test.each(pairs)('%s: every code is one that SOMS documents, and none is left out', (_name, table, read) => {
    const known = new Set(read.rows.map(({ code }) => code));
    expect(new Set(Object.values(table).filter((code) => code !== null))).toEqual(known);
  });
  test.each(pairs)('%s: what is written is read as the same word', (_name, table, read) => {
    const lost = Object.entries(table).filter(
      ([word, code]) => code !== null && !read.rows.some((row) => row.code === code && row.target === word),
    );
    expect(lost).toEqual([]);
  });
  const bare: [string, codes.CodesOf<string>, string][] = [
    ['deliveryStateCodes', codes.deliveryStateCodes, 'DeliverRequest.delivery_state'],
    ['approvalCodes', codes.approvalCodes, 'OrderApplyRtnRequest.approve_state'],
    ['returnKindCodes', codes.returnKindCodes, 'OrderApplyRtnRequest.type'],
  ];
  const forms: { $defs: Record<string, { properties: Record<string, { enum?: string[] }> }> } = JSON.parse(
    readFileSync(new URL('../../../sources/soms/writes/forms.json', import.meta.url), 'utf8'),
  );
  test.each(bare)('%s: every code is in the enum of the document', (_name, table, field) => {
    const [form = '', name = ''] = field.split('.');
    const documented = forms.$defs[form]?.properties[name]?.enum ?? [];
    const written = Object.values(table).filter((code) => code !== null);
    expect(documented).toEqual(expect.arrayContaining(written));
    // financeRefuse has no word of ours.
    expect(documented.filter((code) => !written.includes(code))).toEqual(
      name === 'approve_state' ? ['financeRefuse'] : [],
    );
  });
  test('the store operations end in the states of the mappings', () => {
    const states = Object.fromEntries(Object.entries(codes.operationCodes).map(([name, { state }]) => [name, state]));
    expect(states).toEqual({
      ACCEPT: 'accepted',
      PICK: 'shipping',
      RECHECK: 'rechecked',
      HANDOVER: 'handover',
      CANCEL_PICK: 'accepted',
    });
    for (const state of Object.values(states))
      expect(classify(reading.operationStateTable, state).native.documented).toBe(true);
  });
});

describe('is refused before SOMS is asked', () => {
  const back = { kind: 'REFUND_ONLY', approval: 'NOT_REVIEWED' } as const;
  const again = { responsibleParty: 'carrier' };
  const change = { lineNo: '1', quantity: d('1'), toSku: 'X', toQuantity: d('1'), toUnitPrice: d('1') };
  const carrier = { carrierId: 'sf', skipStateCheck: false };
  const picked = orderOf({ delivery: { type: 'selftake' } });
  const cases: Readonly<Record<string, [() => readonly string[], readonly string[]]>> = {
    'a cancel of what is cancelled': [
      () => told(refusedBy('orderCancel', { order: orderOf({ state: 'canceled' }), input: {} })),
      ['ALREADY_DONE order'],
    ],
    'a payment of what is paid': [
      () =>
        told(
          refusedBy('orderPay', {
            order: orderOf({ payment: { state: 'paid' } }),
            input: { state: 'PAID', details: [] },
          }),
        ),
      ['ALREADY_DONE order'],
    ],
    'a payment state that SOMS has not': [
      () => told(refusedBy('orderPay', { order: sold, input: { state: 'REFUNDED', details: [] } })),
      ['INVALID_INPUT input.state'],
    ],
    'an order that is not there': [
      () => told(refusedBy('orderCancel', { input: {}, order: key })),
      ['NOT_FOUND order'],
    ],
    'an order whose number no path can carry': [
      () => told(refusedBy('orderNoteSet', { order: keyOf('..'), input: { buyerNote: '' } })),
      ['NOT_FOUND order'],
    ],
    'an order of another vendor’s form': [
      () => told(refusedBy('orderCreate', { input: { babycare: {} as never } })),
      ['UNSUPPORTED_BY_VENDOR input.babycare'],
    ],
    'a new order without its parts': [
      () => told(refusedBy('orderCreate', { input: { soms: { id: '1', delivery: { state: 1 }, colour: 'red' } } })),
      [
        'INVALID_INPUT input.soms.delivery.state',
        ...['front', 'item_count', 'items', 'payment', 'real_total', 'shop', 'sku_quantity'].map(
          (name) => `INVALID_INPUT input.soms.${name}`,
        ),
        'INVALID_INPUT input.soms',
      ],
    ],
    'no stores at all': [() => told(refusedBy('ordersReassignStore', { input: [] })), ['REQUIRED input']],
    'stores for orders twice, elsewhere and nowhere': [
      () =>
        told(
          refusedBy('ordersReassignStore', {
            input: [key, key, { ...key, vendor: 'BABYCARE' as const }, keyOf('.')].map((order) => ({
              order,
              storeId: 's',
            })),
          }),
        ),
      ['DUPLICATE input.1.order', 'UNSUPPORTED_BY_VENDOR input.2.order', 'NOT_FOUND input.3.order'],
    ],
    'no tag': [
      () => told(refusedBy('orderTagsUpdate', { order: key, input: { add: [], remove: [] } })),
      ['REQUIRED add'],
    ],
    'a pick-up of what is delivered': [
      () =>
        told(
          refusedBy('pickupConfirm', {
            order: orderOf({ delivery: { type: 'deliver', ship_delivery_mode: 'wrhShipCarrierDeli' } }),
            input: {},
          }),
        ),
      ['STATE_CONFLICT order'],
    ],
    'a pick-up by a code without its platform': [
      () => told(refusedBy('pickupConfirm', { order: picked, input: { qrCode: '1' } })),
      ['REQUIRED platformId'],
    ],
    'a platform where the form has none': [
      () =>
        told(refusedBy('pickupConfirm', { order: picked, input: { platformId: 'p' }, setup: { selftake: 'order' } })),
      ['UNSUPPORTED_BY_VENDOR platformId'],
    ],
    'a carrier’s state that SOMS has not': [
      () => told(refusedBy('carrierAssign', { order: key, input: { ...carrier, mode: 'UNKNOWN', state: 'RETURNED' } })),
      ['INVALID_INPUT input.mode', 'INVALID_INPUT input.state'],
    ],
    'a change of carrier with what belongs to the parcel': [
      () =>
        told(
          refusedBy('carrierChange', {
            order: key,
            input: { carrierId: 'sf', mode: 'CROWDSOURCED', trackingNo: '1', freight: d('0'), skipStateCheck: true },
          }),
        ),
      [
        'INVALID_INPUT input.mode',
        ...['trackingNo', 'freight', 'skipStateCheck'].map((name) => `UNSUPPORTED_BY_VENDOR input.${name}`),
      ],
    ],
    'a return of more than was bought, over two elements': [
      () =>
        told(
          refusedBy('returnCreate', {
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
        ),
      ['QUANTITY_EXCEEDS input.items.1.quantity', 'AMOUNT_EXCEEDS input.items.1.refund'],
    ],
    'a return of lines that are none, of nothing known': [
      () =>
        told(
          refusedBy('returnCreate', {
            order: sold,
            input: {
              kind: 'EXCHANGE',
              approval: 'APPROVED',
              freight: d('5.01'),
              ticket: { appId: '', projectId: '', taskId: '', userId: '' },
              items: [{ itemKey: 'z', quantity: d('-1') }],
            },
          }),
        ),
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
        told(
          refusedBy('reissueCreate', {
            order: sold,
            input: { ...again, items: [{ itemKey: 'a', skuCode: 'A', quantity: d('3') }] },
          }),
        ),
      ['QUANTITY_EXCEEDS input.items.0.quantity'],
    ],
    'a reissue that names no line, or nobody to bear it': [
      () =>
        told(
          refusedBy('reissueCreate', {
            order: sold,
            input: {
              recipient: { copyFromOriginal: true, name: 'x' },
              items: [
                { itemKey: null, skuCode: 'A', quantity: d('0') },
                { itemKey: 'z', skuCode: 'A', quantity: d('1'), typeCode: '1' },
              ],
            },
          }),
        ),
      [
        'REQUIRED input.responsibleParty',
        'REQUIRED input.items.0.itemId',
        'INVALID_INPUT input.items.0.quantity',
        'NOT_FOUND input.items.1.itemId',
        'UNSUPPORTED_BY_VENDOR input.items.1.typeCode',
        'INVALID_INPUT input.recipient',
      ],
    ],
    'a substitution of lines that are none, or of more than they are': [
      () =>
        told(
          refusedBy('orderItemsSubstitute', {
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
        ),
      [
        'NOT_FOUND input.changes.0.lineNo',
        'INVALID_INPUT input.changes.2.toQuantity',
        'QUANTITY_EXCEEDS input.changes.2.quantity',
      ],
    ],
    'trace codes of lines, SKUs and components that are none': [
      () =>
        told(
          refusedBy('traceCodesSet', {
            order: sold,
            input: [
              { lineNo: '9', skuCode: 'A', codes: [] },
              { lineNo: '1', skuCode: 'B', codes: [] },
              { lineNo: '3', skuCode: 'C', componentId: 'c2', codes: [] },
              { lineNo: '1', skuCode: 'A', codes: [], vendorFields: { details: [] } },
            ],
          }),
        ),
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
        told(
          refusedBy('traceCodesSet', {
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
        ),
      ['INVALID_INPUT input.1.codes.1.vendorFields.qpc_str'],
    ],
    'pick info of another shape, by where it is given': [
      () => [
        ...told(refusedBy('pickInfoSet', { order: key, input: { vendorFields: { allow_pick_start_time: 1 } } })),
        ...told(
          refusedBy('storeOperationRecord', {
            order: key,
            input: { operation: 'PICK', storeId: 's', pickInfo: { vendorFields: { time: 1 } } },
          }),
        ),
      ],
      ['INVALID_INPUT input.vendorFields.allow_pick_start_time', 'INVALID_INPUT input.pickInfo.vendorFields.time'],
    ],
    'an invoice without its number': [
      () => told(refusedBy('invoiceSet', { order: key, input: { required: true, title: 'x' } })),
      ['REQUIRED input.printNumber', 'REQUIRED input.amount'],
    ],
    'an invoice type that the document does not list': [
      () =>
        told(
          refusedBy('invoiceSet', {
            order: key,
            input: { required: true, printNumber: '1', amount: d('1'), type: 'blue' },
          }),
        ),
      ['INVALID_INPUT input'],
    ],
    'what a typed field says, said again': [
      () =>
        told(
          refusedBy('deliveryStatusSet', {
            order: key,
            input: { state: 'SHIPPED', vendorFields: { delivery_state: 'none' } },
          }),
        ),
      ['INVALID_INPUT input.vendorFields.delivery_state'],
    ],
    'a reply to what no path can carry': [
      () => told(refusedBy('reminderReply', { input: { reminderId: '', content: 'x' } })),
      ['NOT_FOUND reminderId'],
    ],
  };
  test.each(Object.entries(cases))('%s', (_what, [refused, expected]) => expect(refused()).toEqual(expected));

  test('in words that name the field and the way out, and no value of the client', () => {
    const words = refusedBy('returnCreate', {
      order: sold,
      input: { kind: 'EXCHANGE', approval: 'APPROVED', items: [] },
    });
    expect(words.map(({ message }) => message)).toEqual([
      'kind: SOMS has no code for this; it takes REFUND_ONLY, RETURN_AND_REFUND.',
      'approval: SOMS has no code for this; it takes NOT_REVIEWED, SERVICE_APPROVED, FINANCE_APPROVED, REJECTED.',
    ]);
    expect(words.every(({ vendor, target }) => vendor === 'SOMS' && target === sold.key)).toBe(true);
    const unknown = refusedBy('orderCreate', { input: { soms: { delivery: { state: '13800138000' } } } });
    expect(unknown[0]?.message).toMatch(/^delivery\.state \(SOMS Order\): /);
    expect(JSON.stringify(unknown)).not.toContain('13800138000');
  });
});

describe('what is sent', () => {
  test('names the operator of the command, else the configured one', () => {
    const { request } = sentBy('orderNoteSet', { order: keyOf('a/b'), input: { buyerNote: 'x' }, operator: '李 四' });
    expect(request.query?.get('operator')).toBe('李 四');
    expect(request.path).toBe('/t/soms/orderservice/order/a%2Fb/updateCustomerNote');
    expect(sentBy('orderNoteSet', { order: key, input: { buyerNote: 'x' } }).request.query?.get('operator')).toBe(
      'ordergraph',
    );
  });

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

  test('stores are changed in requests of a hundred, each target with its place', () => {
    const input = Array.from({ length: 201 }, (_, i) => ({ order: keyOf(`o${i}`), storeId: 's' }));
    const requests = requestsOf(prepare('ordersReassignStore', { input }));
    expect(requests.map(({ targets }) => targets.length)).toEqual([100, 100, 1]);
    expect(requests[2]).toMatchObject({ targets: [keyOf('o200')], places: [['input', '200']] });
    expect(requests.map(bodyOf)[1]).toMatchObject({
      mods: { 0: { order_id: 'o100', order_store: { id: 's' } } },
    });
  });
});

describe('a later read', () => {
  const expectationOf = (prepared: ReturnType<typeof prepare>) => {
    if ('userErrors' in prepared) throw new Error(JSON.stringify(prepared.userErrors));
    return prepared.expectation;
  };
  const seen = (
    name: WriteName,
    prepared: ReturnType<typeof prepare>,
    order: Order | null,
    reminder: Reminder | null = null,
  ) => {
    const expectation = expectationOf(prepared);
    if (expectation === null) throw new Error('nothing is expected');
    return operationOf(name).reconcile?.(expectation, order === null ? [] : [order], reminder);
  };
  const carrier = { type: 'express', state: 'created', carrier: { id: 'sf' } };
  const cases: [
    WriteName,
    () => ReturnType<typeof prepare>,
    Readonly<Record<string, unknown>>,
    Readonly<Record<string, unknown>>,
  ][] = [
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
    [
      'deliveryStatusSet',
      () => prepare('deliveryStatusSet', { order: key, input: { state: 'SHIPPED', trackingNo: 'W1' } }),
      { delivery: { state: 'shipped', waybills: [{ waybill_id: 'W1' }] } },
      { delivery: { state: 'shipped', waybill_id: 'W2' } },
    ],
    [
      'carrierAssign',
      () =>
        prepare('carrierAssign', {
          order: key,
          input: { carrierId: 'sf', mode: 'EXPRESS', state: 'LABEL_CREATED', trackingNo: 'W1', skipStateCheck: false },
        }),
      { delivery: { carrier, waybill_id: 'W1' } },
      { delivery: { carrier: { ...carrier, state: 'initial' }, waybill_id: 'W1' } },
    ],
    [
      'carrierChange',
      () =>
        prepare('carrierChange', { order: key, input: { carrierId: 'sf', mode: 'EXPRESS', skipStateCheck: false } }),
      { delivery: { carrier } },
      { delivery: { carrier: { ...carrier, carrier: { id: 'zt' } } } },
    ],
    [
      'carrierDispatchCancel',
      () => prepare('carrierDispatchCancel', { order: key, input: { carrierId: 'sf', redispatch: false } }),
      { delivery: { carrier: { ...carrier, state: 'canceled' } } },
      { delivery: { carrier } },
    ],
    [
      'invoiceSet',
      () => prepare('invoiceSet', { order: key, input: { required: true, printNumber: 'N1', amount: d('1') } }),
      { invoice: { required: true, details: [{ print_number: 'N1' }] } },
      { invoice: { required: true, details: [{ print_number: 'N2' }] } },
    ],
    [
      'invoiceResultRecord',
      () => prepare('invoiceResultRecord', { order: key, input: { success: false, errorReason: 'x' } }),
      { invoice: { result: '开票失败' } },
      { invoice: { result: null } },
    ],
  ];
  test.each(cases)('tells of %s', (name, prepared, done, not) => {
    expect(seen(name, prepared(), orderOf(done))).toBe('DONE');
    expect(seen(name, prepared(), orderOf(not))).toBe('NOT_SEEN');
    expect(seen(name, prepared(), null)).toBe('NOT_SEEN');
  });

  test('tells of a reply', () => {
    const prepared = () => prepare('reminderReply', { input: { reminderId: 'r', content: '马上发' } });
    const reminder = (content: string): Reminder => ({
      vendor: 'SOMS',
      tenantId: 't',
      reminderId: 'r',
      order: key,
      state: 'REPLIED',
      remindedAt: null,
      count: null,
      platformReminderId: null,
      reply: { content, operator: null, at: null },
    });
    expect(expectationOf(prepared())?.find).toEqual({ reminderId: 'r' });
    expect(seen('reminderReply', prepared(), null, reminder('马上发'))).toBe('DONE');
    expect(seen('reminderReply', prepared(), null, reminder('不'))).toBe('NOT_SEEN');
    expect(seen('reminderReply', prepared(), null, null)).toBe('NOT_SEEN');
  });

  test('cannot tell of a cancel after shipping, of several stores, of a tag on and off, of a new dispatch', () => {
    const shipped = orderOf({ state: 'delivering', delivery: { state: 'shipped' } });
    const rows = ['1', '2'].map((id) => ({ order: keyOf(id), storeId: 's' }));
    expect([
      expectationOf(prepare('orderCancel', { order: shipped, input: {} })),
      expectationOf(prepare('ordersReassignStore', { input: rows })),
      expectationOf(prepare('orderTagsUpdate', { order: key, input: { add: ['x'], remove: ['x'] } })),
      expectationOf(prepare('carrierDispatchCancel', { order: key, input: { carrierId: 'sf', redispatch: true } })),
    ]).toEqual([null, null, null, null]);
    expect([
      operationOf('returnCreate').reconcile,
      operationOf('reissueCreate').reconcile,
      operationOf('pickInfoSet').reconcile,
    ]).toEqual([undefined, undefined, undefined]);
  });

  test('keeps nothing personal', () => {
    const kept = [
      prepare('orderNoteSet', { order: key, input: { buyerNote: '张三 13800138000' } }),
      prepare('reminderReply', { input: { reminderId: 'r', content: '13800138000' } }),
      prepare('orderTagsUpdate', { order: key, input: { add: ['13800138000'], remove: [] } }),
      prepare('deliveryStatusSet', { order: key, input: { state: 'SHIPPED', trackingNo: '13800138000' } }),
    ].map(expectationOf);
    expect(JSON.stringify(kept)).not.toContain('13800138000');
  });

  test('finds a new order by its own id where it has one', () => {
    const one = { ...barestOrder, id: 'O1', front: { order_id: 'P1', platform: { id: 'tb' } }, shop: {} };
    expect(expectationOf(prepare('orderCreate', { input: { soms: one } }))?.find).toEqual({ order: keyOf('O1') });
  });
});

test.each([
  ['订单不存在', 'payOrder', 'NOT_FOUND'],
  ['订单号已存在', 'submitOrder', 'DUPLICATE'],
  ['请勿重复提交', 'submitOrder', 'DUPLICATE'],
  ['订单已取消', 'cancelOrder', 'ALREADY_DONE'],
  ['订单已取消', 'payOrder', 'STATE_CONFLICT'],
  ['订单已付款', 'payOrder', 'ALREADY_DONE'],
  ['订单已付款', 'cancelOrder', 'STATE_CONFLICT'],
  ['订单已自提', 'confirmSelftakeV2', 'ALREADY_DONE'],
  ['催单已回复', 'replyOrderRemind', 'ALREADY_DONE'],
  ['订单状态不正确', 'updateOrderCarrier', 'STATE_CONFLICT'],
  ['门店不营业', 'updateStoreOperation', 'VENDOR_REJECTED'],
  [null, 'payOrder', 'VENDOR_REJECTED'],
])('%s of %s is %s', (words, operation, code) => expect(codeOfWords(words, operation)).toBe(code));
