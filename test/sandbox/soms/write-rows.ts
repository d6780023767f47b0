/** Each write of SOMS on one order: what is sent, what a later read shows of it, and one request that is refused. */
import { expect } from 'vitest';
import { order, pick, texts } from '../ask.ts';
import { type Facts, firstSku, idOf, now, type SomsWorld, text } from './world.ts';

/** A write that can be made, and how a later read shows whether it was. */
export interface Scene {
  readonly path: string;
  readonly body: object;
  readonly read: () => Promise<unknown>;
}
export interface Row {
  readonly scene: () => Scene | Promise<Scene>;
  /** What the later read shows. */
  readonly effect: object;
  readonly refusal: () => { readonly path: string; readonly body: unknown; readonly says: string };
  /** null where a write names no order. */
  readonly unknown: (() => { readonly path: string; readonly body: object }) | null;
  /** What the answer says beyond success, code and message. */
  readonly answer?: object;
}
interface OrderWrite {
  /** The path below the order's own. */
  readonly path: string;
  /** What an order shows to which it can be done. */
  readonly facts: Facts;
  readonly body: (row: unknown) => object;
  readonly effect: object;
  /** The facts of another order or another body, and what the refusal says. */
  readonly refused: { readonly facts?: Facts; readonly body?: unknown; readonly says: string };
  readonly answer?: object;
}

export const open = { state: 'approved', 'delivery.type': 'deliver', 'payment.state': 'paid', 'items.0.item_no': '1' };
export const pickup = { 'delivery.type': 'selftake', state: 'approved' };
export const pickedUp = {
  state: 'delivered',
  modified: now,
  delivery: { state: 'signed', selftake_confirmed: true },
  front: { finished_time: now },
};
export const isMoney = (amount: string): boolean => Number(amount) > 1;
const some = (part: object): unknown => expect.arrayContaining([expect.objectContaining(part)]);

const writes: Readonly<Record<string, OrderWrite>> = {
  confirmSelftake: {
    path: 'action/selftake',
    facts: pickup,
    body: () => ({}),
    effect: pickedUp,
    refused: { facts: { 'delivery.type': 'deliver' }, says: '非自提订单' },
    answer: { order_id: expect.any(String) },
  },
  cancelOrder: {
    path: 'action/cancel',
    facts: open,
    body: () => ({ type: 'customerCancel', reason: '不想要了' }),
    effect: { state: 'canceled', cancel_type: 'customerCancel', cancel_reason: '不想要了' },
    refused: { facts: { state: 'canceled' }, says: '订单已取消' },
  },
  updateOrderCarrier: {
    path: 'action/carrier',
    facts: open,
    body: () => ({
      carrier: { state: 'pickup', type: 'express', carrier: { id: 'sf', name: '顺丰' } },
      waybill_id: 'SF1',
      tags: [{ name: '加急' }],
    }),
    effect: {
      delivery: {
        carrier: { state: 'pickup', type: 'express', carrier: { id: 'sf', name: '顺丰' } },
        waybill_id: 'SF1',
        waybills: some({ waybill_id: 'SF1' }),
      },
      tags: some({ name: '加急' }),
    },
    refused: { facts: { state: 'delivered', 'delivery.carrier.state': 'delivered' }, says: '承运状态不允许变更' },
  },
  updateOrderDelivery: {
    path: 'action/deliver',
    facts: open,
    body: () => ({ delivery_state: 'shipped', waybill_id: 'YT1', ship_time: '2026-11-22 16:45:00' }),
    effect: {
      state: 'delivering',
      wrh_state: 'shipped',
      delivery: { state: 'shipped', waybill_id: 'YT1' },
      logs: some({ action: 'deliver', time: '2026-11-22 16:45:00', operator: 'zhangsan' }),
    },
    refused: { body: { delivery_state: 'lost' }, says: 'delivery_state 取值范围' },
  },
  updateStoreOperation: {
    path: 'action/storeoperation',
    facts: open,
    body: () => ({
      operation: 'recheck',
      operation_state: 'rechecked',
      store_id: '0001',
      shipping_voucher_urls: ['a'],
    }),
    effect: { delivery: { operation_state: 'rechecked' }, shipping_voucher_urls: ['a'] },
    refused: { body: { operation: 'recheck', store_id: '0001' }, says: 'operation_state 必填' },
  },
  applyOrderReturn: {
    path: 'applyrtn',
    facts: { state: 'delivered', 'payment.state': 'paid', 'items.0.item_no': '1', 'items.0.pay_amount': isMoney },
    body: (row) => ({
      approve_state: 'none',
      type: 'refundAndRtn',
      items: [{ item_no: '1', sku_id: firstSku(row), refund_amount: 0.01 }],
    }),
    effect: { logs: some({ action: 'applyRtn' }) },
    refused: { facts: { 'payment.state': 'notPay', state: 'confirmed' }, says: '订单未付款' },
    answer: { apply_id: expect.any(String), apply_ids: [expect.any(String)] },
  },
  cancelCarrier: {
    path: 'cancel/carrier',
    facts: { state: 'delivering', 'delivery.carrier.carrier.id': '*' },
    body: (row) => ({ carrier_id: text(row, 'delivery.carrier.carrier.id'), reason: '客户不要了' }),
    effect: { delivery: { carrier: { state: 'canceled', exception_reason: '客户不要了' } } },
    refused: { body: { carrier_id: 'nobody' }, says: '承运商不存在' },
  },
  changeOrderItems: {
    path: 'changeitems',
    facts: open,
    body: (row) => {
      const target = { sku_id: 'NEW', quantity: 2, unit_price: 5000, total: 10_000 };
      const source = { item_no: '1', sku_id: firstSku(row) };
      return {
        items: [{ item_no: '1', item_title: '新货', ...target }],
        changes: [{ reason: '缺货', source_items: [source], target_items: [target] }],
      };
    },
    effect: {
      items: [{ item_no: '1', sku_id: 'NEW', quantity: 2, total: 10_000 }],
      item_count: 1,
      orig_total: 10_000,
      item_change_records: some({ reason: '缺货' }),
    },
    refused: { body: { items: [], changes: [] }, says: 'items、changes 不能为空' },
  },
  updateInvoiceResult: {
    path: 'invoice/result',
    facts: { 'invoice.required': 'true' },
    body: () => ({ result: '开票失败', error_reason: '系统异常', serial_no: 'L1' }),
    effect: { invoice: { result: '开票失败', error_reason: '系统异常', details: [{ serial_no: 'L1' }] } },
    refused: { facts: { 'invoice.required': 'false' }, says: '订单不需要发票' },
  },
  updateOrderInvoice: {
    path: 'invoices',
    facts: { ...open, 'invoice.required': 'false' },
    body: () => ({ invoice: { required: true, details: [{ amount: 12.03, print_number: '1', title: 'XX公司' }] } }),
    effect: { invoice: { required: true, details: [{ amount: 12.03, title: 'XX公司' }] } },
    refused: { body: { invoice: { required: true, details: [{ amount: 1 }] } }, says: 'print_number 必填' },
  },
  modifyOrderCarrier: {
    path: 'mod/carrier',
    facts: open,
    body: () => ({ type: 'thirdparty', carrier: { id: 'dada', name: '达达' }, deliveryman_name: '李某' }),
    effect: {
      delivery: {
        carrier: { type: 'thirdparty', carrier: { id: 'dada' }, deliveryman: { name: '李某' }, state: 'initial' },
      },
    },
    refused: { body: { type: 'pigeon' }, says: 'type 取值范围' },
  },
  payOrder: {
    path: 'pay',
    facts: { 'payment.state': 'notPay', state: 'confirmed' },
    body: () => ({
      pay_state: 'paid',
      pay_time: '2026-11-22 16:40:00',
      pay_bill_id: 'B1',
      details: [{ name: '支付宝', amount: 12.33 }],
    }),
    effect: {
      payment: { state: 'paid', pay_time: '2026-11-22 16:40:00', pay_bill_id: 'B1', details: [{ amount: 12.33 }] },
      front: { state: '已付款' },
    },
    refused: { facts: { 'payment.state': 'paid' }, says: '订单已付款' },
  },
  updatePickInfo: {
    path: 'pickInfo',
    facts: open,
    body: () => ({ pick_info: { operator_id: 'J9', auto_picked_finish: true } }),
    effect: { pick_info: { operator_id: 'J9', auto_picked_finish: true } },
    refused: { body: {}, says: 'pick_info 必填' },
  },
  tagOrder: {
    path: 'tagging',
    facts: { 'tags.[].name': '首单' },
    body: () => ({ add_tags: ['重点', '重点'], remove_tags: ['首单'] }),
    effect: {
      tags: expect.toSatisfy((tags) => {
        const names = texts(tags, '[].name');
        return names.at(-1) === '重点' && new Set(names).size === names.length && !names.includes('首单');
      }),
    },
    refused: { body: {}, says: 'add_tags、remove_tags 不能同时为空' },
  },
  updateTraceCodes: {
    path: 'tracecode/update',
    facts: open,
    body: (row) => ({
      items: [
        { item_no: '1', sku_id: firstSku(row), trace_code_details: [{ code: 'SY9', qty: 1 }], trace_codes: ['x'] },
      ],
    }),
    effect: {
      items: expect.toSatisfy(
        (items) =>
          texts(items, '0.trace_code_details.[].code').join('') === 'SY9' && pick(items, '0.trace_codes').length === 0,
      ),
    },
    refused: { body: { items: [{ item_no: '99', trace_codes: ['x'] }] }, says: '订单没有商品' },
  },
  updateCustomerNote: {
    path: 'updateCustomerNote',
    facts: open,
    body: () => ({ customer_note: '放门口' }),
    effect: { customer_note: '放门口' },
    refused: { body: { customer_note: 1 }, says: 'customer_note 类型不正确' },
  },
};

function rowOf({ fresh, read }: SomsWorld, { path, facts, body, effect, refused, answer }: OrderWrite): Row {
  const at = (id: string): string => `${order}/${id}/${path}`;
  return {
    effect: { modified: now, ...effect },
    ...(answer && { answer }),
    scene: () => {
      const row = fresh(facts);
      return { path: at(idOf(row)), body: body(row), read: () => read(idOf(row)) };
    },
    refusal: () => {
      const row = fresh(refused.facts ?? facts);
      return { path: at(idOf(row)), body: refused.body ?? body(row), says: refused.says };
    },
    unknown: () => ({ path: at('1'), body: body(fresh(facts)) }),
  };
}

export const orderWriteRows = (world: SomsWorld): Readonly<Record<string, Row>> =>
  Object.fromEntries(Object.entries(writes).map(([name, write]) => [name, rowOf(world, write)]));
