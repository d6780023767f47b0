/** Orders that a write makes. Their numbers come from operations.ts. */
import { at } from '../../../sources/values/json.ts';
import type { Book, StoredOrder } from '../book.ts';
import { number, put } from '../wire.ts';
import { type Wire, wiresAt } from '../../server/wire.ts';
import {
  componentsOf,
  isLine,
  moneyOf,
  no,
  quantityOf,
  recordAt,
  type Refused,
  sumAt,
  textAt,
  unitsAt,
  weightOf,
} from './request.ts';

type NewOrder = { readonly order: Wire } | Refused;

/**
 * 提交订单,只支持新增订单. The document does not say what happens when the same platform order number is sent
 * twice; it is a guess that the second one is refused.
 */
export function submitted(book: Book, body: Wire, now: string): NewOrder {
  const items = wiresAt(body, 'items');
  if (items.length === 0) return no('PARAM_ERROR', 'items 不能为空');
  const [platform, frontOrderId] = [textAt(body, 'front.platform.id'), textAt(body, 'front.order_id')];
  if (platform === undefined) return no('PARAM_ERROR', 'front.platform.id 必填');
  const known = book.orders.some(
    ({ order }) => at(order, 'front.order_id') === frontOrderId && at(order, 'front.platform.id') === platform,
  );
  if (known) return no('DUPLICATE', '订单已存在');
  return {
    order: put(body, {
      state: 'confirmed',
      approve_state: textAt(body, 'approve_state') ?? 'none',
      wrh_state: textAt(body, 'wrh_state') ?? 'initial',
      'delivery.state': textAt(body, 'delivery.state') ?? 'none',
      'delivery.type': textAt(body, 'delivery.type') ?? 'deliver',
      'front.created': textAt(body, 'front.created') ?? now,
      'front.order_type': at(body, 'front.order_type') ?? { id: 'ECOM', name: '普通订单' },
      items: items.map((line, n) => ({ ...line, item_no: textAt(line, 'item_no') ?? String(n + 1) })),
      // 系统会自动重算
      real_total: moneyOf(sumAt(items, 'pay_amount')),
      // 为空等于amount
      settle_amount: at(body, 'settle_amount') ?? at(body, 'payment.amount'),
    }),
  };
}

const zero = number('0.00');
const zeroAmounts = Object.fromEntries(
  ['unit_price', 'price', 'total', 'pay_amount', 'discount_amount', 'apported_discount_amount', 'shop_total'].map(
    (name) => [name, zero],
  ),
);

function freeLine(line: Wire, quantity: bigint, itemNo: string): Wire {
  const details = componentsOf(line, quantity).map((one) => ({ ...one, real_quantity: undefined }));
  return {
    ...line,
    ...zeroAmounts,
    item_no: itemNo,
    item_id: itemNo,
    uuid: undefined,
    quantity: quantityOf(quantity),
    real_quantity: undefined,
    details: details.length > 0 ? details : undefined,
    promotion: undefined,
    settle_price: undefined,
    settle_total: undefined,
    settle_discountAmount: undefined,
    trace_codes: undefined,
    trace_code_details: undefined,
    relation_item_id: undefined,
  };
}

/** A reissue costs nothing and starts anew; buyer, store and platform order number are those of its source. */
export function reissued({ id, order }: StoredOrder, body: Wire, now: string): NewOrder {
  const wanted = wiresAt(body, 'reissue_order_items');
  if (wanted.length === 0) return no('PARAM_ERROR', 'reissue_order_items 不能为空');
  const items: Wire[] = [];
  for (const one of wanted) {
    const line = wiresAt(order, 'items').find((candidate) => isLine(candidate, one));
    if (!line) return no('NOT_FOUND', `来源订单没有商品: ${textAt(one, 'sku_id')}`);
    const quantity = unitsAt(one, 'quantity');
    if (quantity <= 0n) return no('PARAM_ERROR', '补发数量必须大于0');
    items.push(freeLine(line, quantity, String(items.length + 1)));
  }
  const kept = ['shop', 'customer', 'member_info', 'order_store', 'wrh_id', 'is_private'];
  return {
    order: {
      ...Object.fromEntries(kept.map((name) => [name, order[name]])),
      source: '补发',
      state: 'confirmed',
      approve_state: 'none',
      wrh_state: 'initial',
      front: { ...recordAt(order, 'front'), created: now, modified: now, finished_time: undefined },
      payment: freePayment(order, now),
      invoice: { required: false },
      delivery: freshDelivery(order, body),
      items,
      ...Object.fromEntries(totals.map((name) => [name, zero])),
      item_count: items.length,
      sku_quantity: quantityOf(sumAt(items, 'quantity')),
      weight: weightOf(items),
      has_exception: false,
      source_order_id: id,
      reissue_reason: textAt(body, 'reissue_reason'),
      responsible_party: textAt(body, 'responsible_party'),
      seller_note: textAt(body, 'seller_note'),
    },
  };
}
const totals = ['orig_total', 'real_total', 'shop_amount', 'settle_amount', 'settle_commission', 'settle_freight'];

const freePayment = (order: Wire, now: string): Wire => ({
  type: 'online',
  state: 'paid',
  payee: at(order, 'payment.payee'),
  amount: zero,
  freight: zero,
  package_total: zero,
  other_fee: zero,
  cod_amount: zero,
  earnest_amount: zero,
  pay_time: now,
});

const freshDelivery = (order: Wire, body: Wire): Wire => ({
  ...Object.fromEntries(
    ['type', 'station', 'vendor', 'wrh', 'ship_mode', 'ship_delivery_mode', 'pre_type'].map((name) => [
      name,
      at(order, `delivery.${name}`),
    ]),
  ),
  state: 'none',
  operation_state: 'none',
  receiver: at(body, 'receiver') ?? at(order, 'delivery.receiver'),
  carrier: at(order, 'delivery.carrier') && { state: 'initial', type: at(order, 'delivery.carrier.type') },
});
