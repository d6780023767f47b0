/** Writes of SOMS's document on the life of an order, its returns and its invoice. */
import { expect } from 'vitest';
import type { Facade } from '../harness.ts';
import {
  delivered,
  fresh,
  idOf,
  inputOf,
  lineOf,
  newNumber,
  onOrder,
  open,
  ref,
  submission,
  textAt,
} from './soms-orders.ts';
import type { Scene, WriteRow, WriteRows } from './table.ts';

const submitting: Omit<WriteRow, 'scene'> = {
  mutation: 'orderCreate',
  args: inputOf('OrderCreateInput'),
  selection: 'order { id platformOrderNo status amounts { payable { amount } } }',
  sends: { shop: { id: 'D1' }, payment: { amount: 12.5 } },
  reconciles: true,
};
const submissionScene = (facade: Facade, shows: (number: string) => object): Scene => {
  const number = newNumber();
  return {
    variables: { input: { soms: submission(number) } },
    other: { input: { soms: submission(newNumber()) } },
    orderId: null,
    held: () => facade.soms.book.orders.length,
    shows: shows(number),
  };
};
const substitute = (wire: unknown): object => ({
  lineNo: '1',
  quantity: textAt(wire, 'items.0.quantity'),
  toSku: 'NEW',
  toQuantity: '3',
  toUnitPrice: '5',
});
const refunded = async (facade: Facade, id: string): Promise<object> => ({
  itemId: (await lineOf(facade, id)).id,
  quantity: '1',
  refund: '0.01',
});
const missing = async (facade: Facade, id: string): Promise<object> => {
  const line = await lineOf(facade, id);
  return { itemId: line.id, skuCode: line.sku.code, quantity: '1' };
};

export const somsOrderRows: WriteRows = {
  submitOrder: {
    ...submitting,
    scene: (facade) =>
      submissionScene(facade, (platformOrderNo) => ({
        order: { platformOrderNo, status: 'PENDING_PAYMENT', amounts: { payable: { amount: '12.5' } } },
      })),
  },
  cancelOrder: onOrder('orderCancel', open, {
    args: inputOf('OrderCancelInput'),
    input: () => ({ input: { type: 'CUSTOMER_CANCELLED', reason: '不想要了' } }),
    other: () => ({ input: { type: 'STORE_REFUSED' } }),
    selection: 'order { id status }',
    shows: ({ id }) => ({ order: { id: idOf(id), status: 'CANCELLED' } }),
    sends: { type: 'customerCancel', reason: '不想要了' },
    reconciles: true,
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
      reconciles: true,
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
    reconciles: true,
  }),
  batchModifyOrderStore: {
    mutation: 'ordersReassignStore',
    args: { input: '[ReassignStoreInput!]!' },
    selection: 'succeeded orders { id store { id name } }',
    scene: (facade) => {
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
    reconciles: true,
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
      reconciles: true,
    },
  ),
  updateCustomerNote: onOrder('orderNoteSet', open, {
    args: { buyerNote: 'String!' },
    input: () => ({ buyerNote: '放门口 📦' }),
    other: () => ({ buyerNote: '放前台' }),
    selection: 'order { notes { buyer } }',
    shows: () => ({ order: { notes: { buyer: '放门口 📦' } } }),
    sends: { customer_note: '放门口 📦' },
    reconciles: true,
  }),
  applyOrderReturn: onOrder('returnCreate', delivered, {
    args: inputOf('ReturnCreateInput'),
    input: async ({ id }, facade) => ({
      input: { kind: 'RETURN_AND_REFUND', reason: '不想要了', items: [await refunded(facade, id)] },
    }),
    other: async ({ id }, facade) => ({ input: { kind: 'REFUND_ONLY', items: [await refunded(facade, id)] } }),
    selection: 'order { id logs { action caption } } returns { id }',
    shows: ({ id }) => ({
      order: { id: idOf(id), logs: expect.arrayContaining([{ action: 'applyRtn', caption: '不想要了' }]) },
    }),
    sends: { type: 'refundAndRtn', approve_state: 'none', items: [{ item_no: '1', refund_amount: 0.01 }] },
    reconciles: false,
    untold: true,
  }),
  reissueOrder: onOrder('reissueCreate', delivered, {
    args: inputOf('ReissueCreateInput'),
    input: async ({ id }, facade) => ({
      input: { responsibleParty: 'carrier', reason: '弄丢了', items: [await missing(facade, id)] },
    }),
    other: async ({ id }, facade) => ({ input: { responsibleParty: 'store', items: [await missing(facade, id)] } }),
    selection: 'order { id } returns { id }',
    shows: ({ id }) => ({ order: { id: idOf(id) } }),
    held: (facade) => facade.soms.book.orders.length,
    sends: { responsible_party: 'carrier', reissue_reason: '弄丢了', reissue_order_items: [{ item_no: '1' }] },
    reconciles: false,
    untold: 'WHEN_LOST',
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
      reconciles: true,
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
      reconciles: true,
    },
  ),
};
/** Where SOMS_SUBMIT says so. Its answer is empty: that it is done is known, and nothing of the order that it made. */
export const legacySubmitRow: WriteRows = {
  submitOrderLegacy: { ...submitting, scene: (facade) => submissionScene(facade, () => ({})), untold: true },
};
