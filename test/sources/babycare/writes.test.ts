import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Order } from '../../../sources/model.ts';
import type { CommandNamed } from '../../../sources/ports/writes.ts';
import { line, mapped, order } from './answers.ts';
import {
  bodyOf,
  closeAll,
  d,
  handlerOf,
  expectationOf,
  flaws,
  operation,
  requestOf,
  sample,
  ticket,
  time,
} from './handler.ts';
import type { BabycareOrderInput } from '../../../sources/ports/write-input-parts.ts';

afterAll(closeAll);

const handler = handlerOf();
const create = operation(handler, 'orderCreate');
const cancel = operation(handler, 'orderCancel');
const exchange = operation(handler, 'exchangeCreate');
const reissue = operation(handler, 'reissueCreate');
const giveBack = operation(handler, 'returnCreate');

/** One order, as the vendor would tell it. */
function read(more: Readonly<Record<string, unknown>>, id: unknown = 1, number = 'P1'): Order {
  const [found] = mapped([order(id, { platformOrderNo: number, ...more })], number).orders;
  if (!found) throw new Error('no order');
  return found;
}
const sale = read({
  salesOrderCode: 'SO1',
  storeCode: '01TM1001',
  orderType: 0,
  orderExt: { platformPayTime: '2023-01-09 17:23:45' },
  orderDetailList: [line(11, { qty: 2 }), line(12)],
});

const given: BabycareOrderInput = {
  platformOrderNo: '331XXXXX7710XX',
  platformStatus: 'WAIT_SELLER_SEND_GOODS',
  storeCode: '01XX1XXXX',
  reissue: false,
  memberName: 'member',
  placedAt: time('2023-04-19 11:17:57'),
  // The same moment, told at another zone.
  paidAt: time('2023-04-19T03:17:57Z'),
  recipient: {
    name: '陈**',
    mobile: '136****6086',
    phone: '',
    country: '中国',
    province: '广东省',
    city: '湛江市',
    district: '霞山区',
    address: 'XXXXXXXXX',
  },
  lines: [
    {
      platformLineNo: '3XXXXXXXXXX',
      skuCode: '6926523450105',
      quantity: 1,
      settlementFee: d('0'),
      settlementPrice: d('0'),
      price: d('0'),
      actualPrice: d('0'),
      total: d('0'),
      payment: d('0'),
      discount: d('0'),
    },
  ],
  shipping: d('0'),
  reissueReason: '会员发货订单',
};
const creating = (more: Partial<BabycareOrderInput> = {}) =>
  create.prepare(
    { name: 'orderCreate', input: { babycare: { ...given, ...more } }, order: null, operator: null },
    null,
  );
const cancelling = (of: Order | null, input: CommandNamed<'orderCancel'>['input'] = {}) =>
  cancel.prepare({ name: 'orderCancel', input, order: of?.key ?? null, operator: null }, of);

const exchanged: CommandNamed<'exchangeCreate'>['input'] = {
  ticket,
  in: [{ itemKey: '11', quantity: d('1') }],
  out: [{ itemKey: null, skuCode: 'SKU9', quantity: d('1') }],
  shipFirst: false,
};
const exchanging = (more: Partial<typeof exchanged> = {}, of: Order | null = sale, by = exchange) =>
  by.prepare({ name: 'exchangeCreate', input: { ...exchanged, ...more }, order: of?.key ?? null, operator: null }, of);
const reissued: CommandNamed<'reissueCreate'>['input'] = {
  ticket,
  items: [{ itemKey: '12', skuCode: 'SKU12', quantity: d('1') }],
};
const reissuing = (more: Partial<typeof reissued> = {}, of: Order | null = sale, by = reissue) =>
  by.prepare({ name: 'reissueCreate', input: { ...reissued, ...more }, order: of?.key ?? null, operator: null }, of);
const returned: CommandNamed<'returnCreate'>['input'] = {
  kind: 'RETURN_AND_REFUND',
  ticket,
  platformReturnNo: 'R1',
  inbound: { carrierCode: 'shunfeng', trackingNo: 'SF1' },
  items: [{ itemKey: '11', quantity: d('2') }],
};
const returning = (more: Partial<typeof returned> = {}, of: Order | null = sale) =>
  giveBack.prepare(
    { name: 'returnCreate', input: { ...returned, ...more }, order: of?.key ?? null, operator: null },
    of,
  );

describe("the document's own samples", () => {
  test('createSalesOrderV2', () => {
    expect(bodyOf(creating())).toEqual(sample('createSalesOrderV2'));
    expect(requestOf(creating()).request).toMatchObject({
      operation: 'createSalesOrderV2',
      method: 'POST',
      path: '/order/sales/createV2',
      write: true,
    });
  });

  test('cancelSalesOrder, whose sample has no number to ask by', () => {
    const of = read({ salesOrderCode: 'SO单号' }, 7, 'P7');
    expect(bodyOf(cancelling(of, { reason: '不要了' }))).toEqual({
      ...sample('cancelSalesOrder'),
      platformOrderNo: 'P7',
      reason: '不要了',
    });
    expect(requestOf(cancelling(of)).targets).toEqual([of.key]);
  });

  test('createExchange, with the id of a line as the integer that the table says', () => {
    const of = read(
      { orderDetailList: [line(371241299, { platformNo: '2022102016162801' })] },
      152273460,
      '2022102016162801',
    );
    const printed = sample('createExchange');
    const body = bodyOf(
      exchanging(
        {
          exchangeCode: '',
          in: [{ itemKey: '371241299', quantity: d('1') }],
          out: [
            {
              itemKey: '371241299',
              skuCode: '6941428688156',
              skuName: '6941428688156',
              productCode: '6941428688156',
              productName: '蜜橙_DCW',
              type: '',
              typeCode: '',
              quantity: d('1.0'),
            },
          ],
          shipFirst: true,
          reason: '天无理由换货',
          recipient: {
            name: '章',
            mobile: '',
            country: '中国',
            province: '13600678310',
            city: '杭州市',
            district: '浙江省',
            address: '闻堰街道',
            copyFromOriginal: false,
          },
          inbound: { carrierCode: 'ZT', carrierName: '中通', trackingNo: 'test102401' },
          vendorFields: { buyerMemo: '姚', sellerMemo: '音' },
        },
        of,
      ),
    );
    expect(body).toEqual({
      ...printed,
      returnInDetailList: [{ id: 371241299, platformNo: '2022102016162801', qty: 1 }],
    });
  });

  test('createSupplyOrder', () => {
    const of = read(
      { storeCode: '01TM1001', orderExt: { platformPayTime: '2023-01-09 17:23:45' } },
      5,
      '1984595080101856930',
    );
    const body = bodyOf(
      reissuing(
        {
          items: [
            {
              itemKey: null,
              platformLineNo: '259333164173_25596131627',
              skuCode: '6941428610102',
              quantity: d('1'),
              settlementFee: d('0.0'),
              settlementPrice: d('0.0'),
            },
          ],
          reason: '',
          sellerNote: '',
          recipient: {
            name: '收货人名称',
            mobile: '654321',
            phone: '123456',
            province: null,
            city: null,
            district: null,
            address: null,
            copyFromOriginal: true,
          },
          vendorFields: { supplyOrderExt: { memberName: '', isAfterSale: 0, postFee: '0.0', buyerMemo: '' } },
        },
        of,
      ),
    );
    expect(body).toEqual(sample('createSupplyOrder'));
  });

  test('createReturn, whose ids are made up', () => {
    const of = read(
      { storeCode: '01TM1001', orderDetailList: [line(0, { id: 3, platformNo: '123456', skuCode: '691001', qty: 2 })] },
      9,
      '123456',
    );
    const printed = sample('createReturn');
    const body = bodyOf(
      returning(
        {
          platformReturnNo: 'THH1001',
          inbound: { carrierCode: 'shunfeng', carrierName: '顺丰快递', trackingNo: 'SF100101' },
          items: [{ itemKey: '3', quantity: d('2') }],
        },
        of,
      ),
    );
    expect(body).toEqual({
      ...printed,
      salesOrderId: 9,
      returnInDetailList: [{ salesOrderDetailId: 3, platformNo: '123456', skuCode: '691001', qty: 2 }],
    });
  });
});

describe('what is sent is exact', () => {
  test('ids above 2^53 and every digit of an amount', () => {
    const of = read({ storeCode: 'S', orderDetailList: [line(1, { id: '9007199254740993' })] }, '9007199254740995');
    const { body } = requestOf(returning({ items: [{ itemKey: '9007199254740993', quantity: d('1') }] }, of)).request;
    expect(body).toContain('"salesOrderId":9007199254740995');
    expect(body).toContain('"salesOrderDetailId":9007199254740993');
    const [first] = given.lines;
    const made = creating({ lines: first ? [{ ...first, settlementFee: d('122.2222000'), price: d('007.10') }] : [] });
    expect(requestOf(made).request.body).toContain('"settlementFee":122.2222000');
    expect(requestOf(made).request.body).toContain('"price":7.10');
  });

  test('what was not given is not sent, and an address is copied unless another is given', () => {
    expect(bodyOf(reissuing())).toEqual({
      ...ticket,
      isAutoFillAddress: true,
      platformOrderNo: 'P1',
      storeCode: '01TM1001',
      supplyOrderDetailList: [{ platformNo: 'N12', qty: 1, skuCode: 'SKU12' }],
      supplyOrderExt: { platformPayTime: '2023-01-09 17:23:45' },
    });
    expect(bodyOf(reissuing({ recipient: { city: '杭州市' } }))).toMatchObject({ isAutoFillAddress: false });
    expect(bodyOf(exchanging({ recipient: { name: '章' } }))).toMatchObject({ isAutoFillAddress: true });
  });

  test('vendorFields say what the model has no words for, and what the order did not tell', () => {
    expect(bodyOf(creating({ vendorFields: { openExtensions: '{"a":1}' } }))).toMatchObject({
      openExtensions: '{"a":1}',
    });
    const silent = read({ orderDetailList: [line(12)] });
    const vendorFields = { storeCode: 'S9', supplyOrderExt: { platformPayTime: '2023-01-10 00:00:00' } };
    expect(bodyOf(reissuing({ vendorFields }, silent))).toMatchObject(vendorFields);
    expect(bodyOf(reissuing({ vendorFields }))).toMatchObject(vendorFields);
  });

  test('a reissue is created as orderType 3', () => {
    expect(bodyOf(creating({ reissue: true }))).toMatchObject({ orderType: 3 });
  });
});

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

describe('settled by reading', () => {
  test('a creation, when an order of its kind has its lines, be it split', () => {
    const [first] = given.lines;
    const two = first ? [first, { ...first, platformLineNo: 'N2', skuCode: 'B', quantity: 2 }] : [];
    const expectation = expectationOf(creating({ lines: two }));
    if (!expectation) throw new Error('none');
    expect(expectation.find).toEqual({ platformOrderNo: given.platformOrderNo });
    const one = { platformNo: '3XXXXXXXXXX', skuCode: '6926523450105', qty: 1 };
    const settled = (...orders: readonly (readonly object[])[]) =>
      create.reconcile?.(
        expectation,
        orders.map((orderDetailList, i) => read({ orderType: 0, orderDetailList }, i + 1)),
        null,
      );
    const other = (qty: number) => ({ platformNo: 'N2', skuCode: 'B', qty });
    expect(settled()).toBe('NOT_SEEN');
    expect(settled([one])).toBe('NOT_SEEN');
    expect(settled([one, other(1)])).toBe('NOT_SEEN');
    expect(settled([one, { ...other(2), skuCode: 'C' }])).toBe('NOT_SEEN');
    expect(settled([one], [other(1), other(1)])).toBe('DONE');
    const again = read({ orderType: 3, orderDetailList: [one, other(2)] });
    expect(create.reconcile?.(expectation, [again], null)).toBe('NOT_SEEN');
    expect(expectationOf(creating({ reissue: true }))).toBeNull();
  });

  test('a cancellation, when its own order is cancelled', () => {
    const expectation = expectationOf(cancelling(sale));
    if (!expectation) throw new Error('none');
    const settled = (orderStatus: number, id = 1) => cancel.reconcile?.(expectation, [read({ orderStatus }, id)], null);
    expect([settled(20), settled(60), settled(50), settled(60, 2)]).toEqual(['NOT_SEEN', 'DONE', 'DONE', 'NOT_SEEN']);
  });

  const lineWith = (more: object) => read({ orderDetailList: [line(11, { qty: 2, ...more }), line(12)] });
  test('a return, when its lines have a case that they had not', () => {
    const expectation = expectationOf(returning());
    if (!expectation) throw new Error('none');
    expect(expectation.find).toEqual({ order: sale.key });
    const settled = (more: object) => giveBack.reconcile?.(expectation, [lineWith(more)], null);
    expect(settled({})).toBe('NOT_SEEN');
    expect(settled({ refundStatus: 10, refundType: '0' })).toBe('DONE');
    expect(settled({ refundStatus: 10, refundType: '1' })).toBe('NOT_SEEN');
    expect(settled({ refundStatus: 10, refundType: '2' })).toBe('NOT_SEEN');
    const before = read({ storeCode: 'S', orderDetailList: [line(11, { qty: 2, refundStatus: 10 })] });
    expect(expectationOf(returning({}, before))).toBeNull();
  });

  const exchangeOrder = (id: number, more: object = {}) =>
    read({ orderType: 2, originalOrderId: 1, orderDetailList: [line(90, { skuCode: 'SKU9' })], ...more }, id);
  test('an exchange, by its lines or by an order that was not there before', () => {
    const by = operation(handlerOf([sale, exchangeOrder(2)]), 'exchangeCreate');
    const expectation = expectationOf(exchanging({}, sale, by));
    if (!expectation) throw new Error('none');
    const settled = (...orders: readonly Order[]) => exchange.reconcile?.(expectation, orders, null);
    expect(settled(sale, exchangeOrder(2))).toBe('NOT_SEEN');
    expect(settled(sale, exchangeOrder(2), exchangeOrder(3))).toBe('DONE');
    expect(settled(sale, exchangeOrder(3, { originalOrderId: 8 }))).toBe('NOT_SEEN');
    expect(settled(sale, exchangeOrder(3, { orderDetailList: [line(90)] }))).toBe('NOT_SEEN');
    expect(settled(sale, exchangeOrder(3, { orderType: 3 }))).toBe('NOT_SEEN');
    expect(settled(lineWith({ refundStatus: 10, refundType: '2' }))).toBe('DONE');
    expect(settled(lineWith({ refundStatus: 10, refundType: '0' }))).toBe('NOT_SEEN');
  });

  test('an exchange whose before nobody knows is settled by its lines alone, else not at all', () => {
    const expectation = expectationOf(exchanging());
    if (!expectation) throw new Error('none');
    expect(exchange.reconcile?.(expectation, [sale, exchangeOrder(3)], null)).toBe('NOT_SEEN');
    expect(expectationOf(exchanging({}, lineWith({ refundStatus: 10, refundType: '2' })))).toBeNull();
  });

  const reissueOrder = (id: number, qty = 1) =>
    read({ orderType: 3, orderDetailList: [line(80, { skuCode: 'SKU12', qty })] }, id);
  test('a reissue, by an order that was not there before', () => {
    const by = operation(handlerOf([sale, reissueOrder(2)]), 'reissueCreate');
    const expectation = expectationOf(reissuing({}, sale, by));
    if (!expectation) throw new Error('none');
    const settled = (...orders: readonly Order[]) => reissue.reconcile?.(expectation, orders, null);
    expect(settled(sale, reissueOrder(2))).toBe('NOT_SEEN');
    expect(settled(reissueOrder(2), reissueOrder(3))).toBe('DONE');
    expect(settled(reissueOrder(3, 0))).toBe('NOT_SEEN');
    expect(expectationOf(reissuing())).toBeNull();
  });

  test('what is kept to settle by holds nothing of a person', () => {
    const kept = [
      expectationOf(creating()),
      expectationOf(exchanging({ recipient: { name: '章三', mobile: '13800138000', address: '闻堰街道' } })),
    ];
    expect(JSON.stringify(kept)).not.toMatch(/章三|13800138000|闻堰|陈/);
  });
});

test('every write of the document is in an operation, and no other', () => {
  const document = JSON.parse(
    readFileSync(new URL('../../contract/documents/babycare.openapi.json', import.meta.url), 'utf8'),
  ) as { paths: Record<string, Record<string, { operationId?: string }>> };
  const operations = Object.values(document.paths).flatMap((path) =>
    Object.values(path).flatMap(({ operationId }) => operationId ?? []),
  );
  const offered = Object.values(handler.operations).flatMap((one) => one.vendorOperations);
  expect(offered.toSorted()).toEqual(operations.filter((name) => !name.startsWith('list')).toSorted());
  expect(offered).toHaveLength(5);
});
