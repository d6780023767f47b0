/** Every write of SOMS's document, through the whole facade. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { operationsOf } from '../contract/schemas.ts';
import { type Facade, startForTest } from '../harness.ts';
import {
  delivered,
  type Facts,
  fresh,
  idOf,
  lineOf,
  newNumber,
  open,
  pickup,
  ref,
  type Row,
  submission,
  textAt,
} from '../graph/soms-orders.ts';
import { dryRun, failure, lostAnswer, type Scene, success, type World, type WriteRow } from './table.ts';

let clock = Date.now();
const worlds: World[] = [];
/** A facade whose SOMS is written to by the forms that these settings choose. */
async function newWorld(environment: Record<string, string> = {}): Promise<World> {
  const facade = await startForTest(environment, { now: () => clock });
  const world: World = {
    facade,
    vendor: 'SOMS',
    sandbox: facade.soms,
    masked: { url: expect.stringContaining('operator='), headers: { authorization: 'Basic ***' } },
    advance: (ms) => void (clock += ms),
  };
  worlds.push(world);
  return world;
}
let usual: World;
let otherForms: World;
let facade: Facade;
beforeAll(async () => {
  [usual, otherForms] = await Promise.all([newWorld(), newWorld({ SOMS_SUBMIT: 'legacy', SOMS_SELFTAKE: 'order' })]);
  ({ facade } = usual);
});
afterAll(() => Promise.all(worlds.map((world) => world.facade.close())));
beforeEach(() => {
  for (const { sandbox, facade: one } of worlds) {
    sandbox.behave();
    one.forget();
  }
});

/** A write on one order, by the order's id. */
const onOrder = (
  mutation: string,
  facts: Facts,
  more: Omit<WriteRow, 'mutation' | 'args' | 'scene'> & {
    readonly args?: WriteRow['args'];
    readonly input: (order: Row) => object | Promise<object>;
    readonly other: (order: Row) => object | Promise<object>;
    readonly shows: (order: Row) => object;
    readonly held?: Scene['held'];
    readonly world?: () => World;
  },
): WriteRow => {
  const { args = {}, input, other, shows, held, world = () => usual, ...rest } = more;
  return {
    ...rest,
    mutation,
    args: { order: 'OrderRef!', ...args },
    scene: async (): Promise<Scene> => {
      const order = fresh(world().facade, facts);
      const { book } = world().facade.soms;
      return {
        variables: { order: ref(order.id), ...(await input(order)) },
        other: { order: ref(order.id), ...(await other(order)) },
        orderId: idOf(order.id),
        held: held ?? (() => book.find(order.id)),
        shows: shows(order),
      };
    },
  };
};

const submitting = (world: () => World, shows: (number: string) => object): WriteRow => ({
  mutation: 'orderCreate',
  args: { input: 'OrderCreateInput!' },
  selection: 'order { id platformOrderNo status amounts { payable { amount } } }',
  scene: () => {
    const number = newNumber();
    return {
      variables: { input: { soms: submission(number) } },
      other: { input: { soms: submission(newNumber()) } },
      orderId: null,
      held: () => world().facade.soms.book.orders.length,
      shows: shows(number),
    };
  },
  sends: { shop: { id: 'D1' }, payment: { amount: 12.5 } },
  settles: true,
});

const inputOf = (type: string) => ({ input: `${type}!` });
const carrierIn = 'order { packages { carrier { code name mode } courier { name } trackingNo } }';

const table: Readonly<Record<string, WriteRow>> = {
  submitOrder: submitting(
    () => usual,
    (platformOrderNo) => ({
      order: { platformOrderNo, status: 'PENDING_PAYMENT', amounts: { payable: { amount: '12.5' } } },
    }),
  ),
  cancelOrder: onOrder('orderCancel', open, {
    args: inputOf('OrderCancelInput'),
    input: () => ({ input: { type: 'CUSTOMER_CANCELLED', reason: '不想要了' } }),
    other: () => ({ input: { type: 'STORE_REFUSED' } }),
    selection: 'order { id status }',
    shows: ({ id }) => ({ order: { id: idOf(id), status: 'CANCELLED' } }),
    sends: { type: 'customerCancel', reason: '不想要了' },
    settles: true,
  }),
  payOrder: onOrder(
    'orderPay',
    { 'payment.state': 'notPay', state: 'confirmed' },
    {
      args: inputOf('OrderPayInput'),
      input: () => ({
        input: {
          state: 'PAID',
          billNo: 'B1',
          details: [{ method: '支付宝', amount: '12.3300', externalPaymentId: 'Z1' }],
        },
      }),
      other: () => ({ input: { state: 'PAID', details: [{ method: '微信', amount: '12.33' }] } }),
      selection: 'order { paymentStatus payments { method amount { amount } } }',
      shows: () => ({
        order: { paymentStatus: 'PAID', payments: [{ method: '支付宝', amount: { amount: '12.3300' } }] },
      }),
      sends: { pay_state: 'paid', details: [{ name: '支付宝', amount: 12.33, out_pay_id: 'Z1' }] },
      settles: true,
    },
  ),
  changeOrderItems: onOrder('orderItemsSubstitute', open, {
    args: inputOf('ItemsSubstituteInput'),
    input: ({ wire }) => ({ input: { changes: [substitute(wire)], reason: '缺货' } }),
    other: ({ wire }) => ({ input: { changes: [substitute(wire)], reason: '缺货', reapportion: false } }),
    selection: 'order { items(first: 50) { nodes { quantity sku { code } unitPrice { amount } } } }',
    shows: () => ({
      order: {
        items: {
          nodes: expect.arrayContaining([
            { quantity: expect.stringMatching(/^3(?:\.0+)?$/), sku: { code: 'NEW' }, unitPrice: expect.anything() },
          ]),
        },
      },
    }),
    sends: { need_apportion_amount: true, changes: [{ reason: '缺货', target_items: [{ sku_id: 'NEW' }] }] },
    settles: true,
  }),
  batchModifyOrderStore: {
    mutation: 'ordersReassignStore',
    args: { input: '[ReassignStoreInput!]!' },
    selection: 'succeeded orders { id store { id name } }',
    scene: () => {
      const { id } = fresh(facade, open);
      const moved = (storeId: string) => ({ input: [{ order: ref(id), storeId, storeName: '新店' }] });
      return {
        variables: moved('0999'),
        other: moved('0998'),
        orderId: idOf(id),
        held: () => facade.soms.book.find(id),
        shows: { orders: [{ id: idOf(id), store: { id: '0999', name: '新店' } }] },
      };
    },
    sends: { mods: [{ order_store: { id: '0999', name: '新店' } }] },
    settles: true,
  },
  tagOrder: onOrder(
    'orderTagsUpdate',
    { 'tags.[].name': '首单' },
    {
      args: { add: '[String!]', remove: '[String!]' },
      input: () => ({ add: ['重点'], remove: ['首单'] }),
      other: () => ({ add: ['重点'] }),
      selection: 'order { tags }',
      shows: () => ({
        order: { tags: expect.toSatisfy((tags: string[]) => tags.includes('重点') && !tags.includes('首单')) },
      }),
      sends: { add_tags: ['重点'], remove_tags: ['首单'] },
      settles: true,
    },
  ),
  updateCustomerNote: onOrder('orderNoteSet', open, {
    args: { buyerNote: 'String!' },
    input: () => ({ buyerNote: '放门口 📦' }),
    other: () => ({ buyerNote: '放前台' }),
    selection: 'order { notes { buyer } }',
    shows: () => ({ order: { notes: { buyer: '放门口 📦' } } }),
    sends: { customer_note: '放门口 📦' },
    settles: true,
  }),
  updateStoreOperation: onOrder(
    'storeOperationRecord',
    { ...open, 'delivery.operation_state': 'none' },
    {
      args: inputOf('StoreOperationInput'),
      input: () => ({ input: { operation: 'RECHECK', storeId: '0001', voucherUrls: ['a.jpg'] } }),
      other: () => ({ input: { operation: 'PICK', storeId: '0001' } }),
      selection: 'order { state: raw(path: "delivery.operation_state") fulfillmentStatus }',
      shows: () => ({ order: { state: 'rechecked' } }),
      sends: { operation: 'recheck', operation_state: 'rechecked', store_id: '0001', shipping_voucher_urls: ['a.jpg'] },
      settles: true,
    },
  ),
  updatePickInfo: onOrder('pickInfoSet', open, {
    args: inputOf('PickInfoInput'),
    input: () => ({ input: { operatorId: 'J9', at: '2026-06-17T02:00:00Z' } }),
    other: () => ({ input: { operatorId: 'J8' } }),
    selection: 'order { pick: raw(path: "pick_info") }',
    shows: () => ({ order: { pick: { operator_id: 'J9', time: '2026-06-17 10:00:00' } } }),
    sends: { pick_info: { operator_id: 'J9', time: '2026-06-17 10:00:00' } },
    settles: false,
  }),
  updateTraceCodes: onOrder('traceCodesSet', open, {
    args: { input: '[TraceCodesInput!]!' },
    input: ({ wire }) => ({ input: [codes(wire, 'SY9')] }),
    other: ({ wire }) => ({ input: [codes(wire, 'SY8')] }),
    selection: 'order { items(first: 50) { nodes { traceCodes { code batchNo } } } }',
    shows: () => ({
      order: {
        items: { nodes: expect.arrayContaining([{ traceCodes: [{ code: 'SY9', batchNo: '批1' }] }]) },
      },
    }),
    sends: { items: [{ item_no: '1', trace_code_details: [{ code: 'SY9', qty: 1, batch_no: '批1' }] }] },
    settles: true,
  }),
  confirmSelftakeV2: onOrder('pickupConfirm', pickup, {
    args: { storeId: 'String', qrCode: 'String', platformId: 'String' },
    input: ({ wire }) => ({
      storeId: textAt(wire, 'delivery.station.id'),
      qrCode: textAt(wire, 'delivery.selftake_code'),
      platformId: textAt(wire, 'front.platform.id'),
    }),
    other: () => ({}),
    selection: 'order { fulfillmentStatus confirmed: raw(path: "delivery.selftake_confirmed") }',
    shows: () => ({ order: { fulfillmentStatus: 'DELIVERED', confirmed: true } }),
    sends: { order_id: expect.any(String), selftake_qrcode: expect.any(String) },
    settles: true,
  }),
  updateOrderDelivery: onOrder('deliveryStatusSet', open, {
    args: inputOf('DeliveryStatusInput'),
    input: () => ({ input: { state: 'SHIPPED', trackingNo: 'YT77' } }),
    other: () => ({ input: { state: 'SIGNED', trackingNo: 'YT77' } }),
    selection: 'order { status fulfillmentStatus packages { trackingNo } }',
    shows: () => ({
      order: { fulfillmentStatus: 'SHIPPED', packages: expect.arrayContaining([{ trackingNo: 'YT77' }]) },
    }),
    sends: { delivery_state: 'shipped', waybill_id: 'YT77' },
    settles: true,
  }),
  updateOrderCarrier: onOrder('carrierAssign', open, {
    args: inputOf('CarrierAssignInput'),
    input: () => ({
      input: {
        carrierId: 'sf',
        carrierName: '顺丰',
        mode: 'EXPRESS',
        state: 'PICKED_UP',
        trackingNo: 'SF77',
        courierName: '李某',
        courierPhone: '13812345678',
        freight: '8.50',
      },
    }),
    other: () => ({ input: { carrierId: 'sf', mode: 'SELF' } }),
    selection: carrierIn,
    shows: () => ({
      order: { packages: [{ carrier: { code: 'sf', name: '顺丰', mode: 'EXPRESS' }, trackingNo: 'SF77' }] },
    }),
    sends: { carrier: { state: 'pickup', type: 'express' }, waybill_id: 'SF77', freight: 8.5 },
    settles: true,
  }),
  modifyOrderCarrier: onOrder('carrierChange', open, {
    args: inputOf('CarrierAssignInput'),
    input: () => ({ input: { carrierId: 'new', carrierName: '新承运', mode: 'PLATFORM', courierName: '李某' } }),
    other: () => ({ input: { carrierId: 'newer', mode: 'PLATFORM' } }),
    selection: 'order { carrier: raw(path: "delivery.carrier.carrier.id") type: raw(path: "delivery.carrier.type") }',
    shows: () => ({ order: { carrier: 'new', type: 'thirdparty' } }),
    sends: { type: 'thirdparty', carrier: { id: 'new' }, deliveryman_name: '李某' },
    settles: true,
  }),
  cancelCarrier: onOrder(
    'carrierDispatchCancel',
    { state: 'delivering', 'delivery.carrier.carrier.id': '*' },
    {
      args: { carrierId: 'String!', reason: 'String' },
      input: ({ wire }) => ({ carrierId: textAt(wire, 'delivery.carrier.carrier.id'), reason: '客户不要了' }),
      other: ({ wire }) => ({ carrierId: textAt(wire, 'delivery.carrier.carrier.id') }),
      selection: 'order { state: raw(path: "delivery.carrier.state") }',
      shows: () => ({ order: { state: 'canceled' } }),
      sends: { reason: '客户不要了', auto_dispatch: false },
      settles: true,
    },
  ),
  applyOrderReturn: onOrder('returnCreate', delivered, {
    args: inputOf('ReturnCreateInput'),
    input: async ({ id }) => ({
      input: { kind: 'RETURN_AND_REFUND', reason: '不想要了', items: [await refunded(id)] },
    }),
    other: async ({ id }) => ({ input: { kind: 'REFUND_ONLY', items: [await refunded(id)] } }),
    selection: 'order { id logs { action caption } } returns { id }',
    shows: ({ id }) => ({
      order: { id: idOf(id), logs: expect.arrayContaining([{ action: 'applyRtn', caption: '不想要了' }]) },
    }),
    sends: { type: 'refundAndRtn', approve_state: 'none', items: [{ item_no: '1', refund_amount: 0.01 }] },
    settles: false,
  }),
  reissueOrder: onOrder('reissueCreate', delivered, {
    args: inputOf('ReissueCreateInput'),
    input: async ({ id }) => ({ input: { responsibleParty: 'carrier', reason: '弄丢了', items: [await missing(id)] } }),
    other: async ({ id }) => ({ input: { responsibleParty: 'store', items: [await missing(id)] } }),
    selection: 'order { id } returns { id }',
    shows: ({ id }) => ({ order: { id: idOf(id) } }),
    held: () => facade.soms.book.orders.length,
    sends: { responsible_party: 'carrier', reissue_reason: '弄丢了', reissue_order_items: [{ item_no: '1' }] },
    settles: false,
  }),
  updateOrderInvoice: onOrder(
    'invoiceSet',
    { ...open, 'invoice.required': 'false' },
    {
      args: inputOf('InvoiceInput'),
      input: () => ({ input: { required: true, printNumber: 'P7', title: 'XX公司', amount: '12.03' } }),
      other: () => ({ input: { required: false, printNumber: 'P7', amount: '12.03' } }),
      selection: 'order { invoice { required title amount { amount } } }',
      shows: () => ({ order: { invoice: { required: true, title: 'XX公司', amount: { amount: '12.03' } } } }),
      sends: { invoice: { required: true, details: [{ print_number: 'P7', amount: 12.03 }] } },
      settles: true,
    },
  ),
  updateInvoiceResult: onOrder(
    'invoiceResultRecord',
    { 'invoice.required': 'true' },
    {
      args: inputOf('InvoiceResultInput'),
      input: () => ({ input: { success: false, errorReason: '系统异常', serialNo: 'L1' } }),
      other: () => ({ input: { success: true } }),
      selection: 'order { invoice { result serialNo } }',
      shows: () => ({ order: { invoice: { result: '开票失败', serialNo: 'L1' } } }),
      sends: { result: '开票失败', error_reason: '系统异常', serial_no: 'L1' },
      settles: true,
    },
  ),
  replyOrderRemind: {
    mutation: 'reminderReply',
    args: { reminderId: 'ID!', content: 'String!' },
    selection: 'reminder { id reply { content operator } }',
    scene: async () => {
      const id = await unanswered();
      return {
        variables: { reminderId: id, content: '已加急' },
        other: { reminderId: id, content: '稍等' },
        orderId: null,
        held: async () => {
          const { data } = await facade.ask('query ($id: ID!) { reminder(id: $id) { state reply { content } } }', {
            id,
          });
          return data.reminder;
        },
        shows: { reminder: { id, reply: { content: '已加急' } } },
      };
    },
    sends: { reply_content: '已加急', reply_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) },
    settles: true,
    leadsNowhere: true,
  },
};
/** The two operations that stand for another one where the settings say so. */
const otherTable: Readonly<Record<string, WriteRow>> = {
  // Its answer is empty: that it is done is known, and nothing of the order that it made.
  submitOrderLegacy: {
    ...submitting(
      () => otherForms,
      () => ({}),
    ),
    leadsNowhere: true,
  },
  confirmSelftake: onOrder('pickupConfirm', pickup, {
    args: { storeId: 'String', qrCode: 'String' },
    input: ({ wire }) => ({ qrCode: textAt(wire, 'delivery.selftake_code') }),
    other: ({ wire }) => ({ storeId: textAt(wire, 'delivery.station.id') }),
    selection: 'order { fulfillmentStatus }',
    shows: () => ({ order: { fulfillmentStatus: 'DELIVERED' } }),
    sends: { selftake_qrcode: expect.any(String) },
    settles: true,
    world: () => otherForms,
  }),
};

const substitute = (wire: unknown): object => ({
  lineNo: '1',
  quantity: textAt(wire, 'items.0.quantity'),
  toSku: 'NEW',
  toQuantity: '3',
  toUnitPrice: '5',
});
const codes = (wire: unknown, code: string): object => ({
  lineNo: '1',
  skuCode: textAt(wire, 'items.0.sku_id'),
  codes: [{ code, quantity: '1', batchNo: '批1' }],
});
const refunded = async (id: string): Promise<object> => ({
  itemId: (await lineOf(facade, id)).id,
  quantity: '1',
  refund: '0.01',
});
const missing = async (id: string): Promise<object> => {
  const line = await lineOf(facade, id);
  return { itemId: line.id, skuCode: line.sku.code, quantity: '1' };
};
const replied = new Set<string>();
async function unanswered(): Promise<string> {
  const { data, errors } = await facade.ask('{ reminders(states: [NOT_REPLIED], first: 50) { nodes { id } } }');
  expect(errors).toEqual([]);
  const found = data.reminders.nodes.find(({ id }: { id: string }) => !replied.has(id));
  if (!found) throw new RangeError('no unanswered reminder is left');
  replied.add(found.id);
  return found.id;
}

/** POST, and changes nothing. */
const readsByPost = ['batchGetOrdersV2', 'checkOrder', 'checkSelftake', 'queryOrderReminds', 'queryOrders'];
it('every write of the document has a row', () => {
  const posts = operationsOf('soms').filter(({ method }) => method === 'POST');
  const writes = posts.map(({ operationId }) => operationId).filter((id) => !readsByPost.includes(id));
  expect(writes).toHaveLength(22);
  expect([...Object.keys(table), ...Object.keys(otherTable)].toSorted()).toEqual(writes.toSorted());
  expect(posts).toHaveLength(writes.length + readsByPost.length);
});

const rows = [
  ...Object.entries(table).map(([operation, row]) => ({ operation, row, world: () => usual })),
  ...Object.entries(otherTable).map(([operation, row]) => ({ operation, row, world: () => otherForms })),
];
describe.each(rows)('$row.mutation by $operation', ({ operation, row, world }) => {
  it('is shown and not sent in a dry run', () => expect(dryRun(world(), operation, row)).resolves.toBeUndefined());
  it('is done once, shown and noted', () => expect(success(world(), operation, row)).resolves.toBeUndefined());
  it('is not done when it fails, and says why', () =>
    expect(failure(world(), operation, row)).resolves.toBeUndefined());
  it(`is ${row.settles ? 'settled later' : 'never known'} when the answer is lost`, () =>
    expect(lostAnswer(world(), operation, { row, fault: { kind: 'reset' } })).resolves.toBeUndefined());
});

describe('an answer that is', () => {
  test.each([
    ['never given', 'cancelOrder', { kind: 'hang' }],
    ['no JSON', 'tagOrder', { kind: 'garbage' }],
    ['a server error', 'payOrder', { kind: 'status', status: 500 }],
    ['cut off', 'updateCustomerNote', { kind: 'truncated' }],
    ['empty', 'updateOrderDelivery', { kind: 'empty' }],
    ['without its word', 'submitOrder', { kind: 'replace', body: '{"code":"0"}' }],
    ['never given, of what cannot be seen,', 'updatePickInfo', { kind: 'hang' }],
  ] as const)('%s leaves it open (%s)', async (_what, operation, fault) => {
    const row = table[operation];
    if (!row) throw new RangeError(operation);
    await expect(lostAnswer(usual, operation, { row, fault })).resolves.toBeUndefined();
  });
});
