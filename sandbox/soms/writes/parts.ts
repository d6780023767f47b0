/** The parts that bodies of writes are made of, as the document describes them. */
import { amount, anyNumber, codes, each, list, text, time, truth } from '../../server/fields.ts';
import type { Field, Shape } from '../../server/fields.ts';
import { isWire } from '../../server/wire.ts';

const eachWith = (fields: Shape, more: Partial<Field>): Shape =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, ...more }]));

/**
 * An object of which only these fields matter here. The required ones stand in the document's order; where an empty
 * list is not enough, the write itself says so.
 */
const open = (fields: Shape, required: Shape): Field => ({
  fits: isWire,
  inner: { ...eachWith(required, { mayBeEmpty: 'list' }), ...eachWith(fields, { optional: true }) },
});
/** An object with no other fields than these. */
export const record = (fields: Shape, required: Shape = {}): Field => ({ ...open(fields, required), closed: true });

export const idName = record(each(text, 'id', 'name'));
export const modText = record({ value: text });
export const modAmount = record({ value: anyNumber });
const address = record({
  ...each(text, 'country', 'province', 'city', 'district', 'street', 'postcode', 'coordinate_type', 'private_street'),
  ...each(anyNumber, 'latitude', 'longtitude'),
});
const contact = record(each(text, 'name', 'telephone', 'mobile', 'email', 'fax', 'private_name', 'private_mobile'));
export const receiver = record({}, { contact, address });
export const carrierTypes = codes('self', 'thirdparty', 'express');
export const carrier = record({
  state: codes(
    'initial',
    'created',
    'dispatched',
    'createdFailed',
    'arrived',
    'pickup',
    'pickupFailed',
    'delivering',
    'delivered',
    'canceled',
  ),
  type: carrierTypes,
  ...each(idName, 'carrier', 'merchant', 'deliveryman'),
  expected_logistics_type: codes('express', 'crowdsourcing'),
  ...each(text, 'deliveryman_mobile', 'exception_reason', 'delivery_id', 'delivery_name'),
});
export const pickInfo = record({
  ...each(time, 'time', 'allow_pick_start_time'),
  ...each(text, 'source', 'operator_id', 'operator_name'),
  auto_picked_finish: truth,
});
/** Its sample prints the whole list as one text, so any text is taken. */
export const operationState = text;
export const storeOperation = codes('accept', 'shipping', 'recheck', 'handover', 'cancelShipping');

export const traceCodes: Shape = {
  trace_codes: list(text),
  trace_code_details: list(
    record({
      ...each(text, 'type', 'barcode', 'batch_no', 'code', 'qpc_str'),
      ...each(time, 'valid_date', 'production_date'),
      qty: anyNumber,
    }),
  ),
};
const component = record(
  {
    ...each(text, 'front_spec', 'fault_tolerant_info'),
    real_quantity: anyNumber,
    package_info: record({ ...each(text, 'packageName', 'thermosphere'), ...each(anyNumber, 'quantity', 'total') }),
    ...traceCodes,
  },
  { id: text, quantity: amount, ratio: amount, title: text },
);
export const changeTarget = record(
  {
    ...each(text, 'uuid', 'item_no', 'product_id', 'item_title', 'barcode', 'spec', 'image_url'),
    ...each(amount, 'price', 'weight'),
    details: list(component),
    ...each(truth, 'clear_orig', 'is_change'),
  },
  { quantity: amount, sku_id: text, total: amount, unit_price: amount },
);
export const changeSource = record({
  ...each(text, 'item_no', 'sku_id', 'front_item_id', 'front_sku_id'),
  quantity: amount,
  details: list(component),
});
export const returnItem = record(
  {
    item_no: text,
    ...each(amount, 'quantity', 'refund_amount'),
    ...each(anyNumber, 'weight', 'real_total_weight'),
    weights: list(anyNumber),
  },
  { sku_id: text },
);
export const invoiceDetail = record(
  {
    type: codes('plain', 'VAT'),
    kind: codes('e-invoice', 'paper'),
    title_type: codes('person', 'company'),
    ...each(text, 'title', 'taxer_id', 'buyer_tax_code', 'content', 'account', 'bank', 'address', 'telephone', 'email'),
    ...each(text, 'remark', 'securaty_code', 'check_code', 'serial_no', 'url'),
    tax: amount,
    time,
  },
  { amount, print_number: text },
);
export const paymentDetail = record(
  {
    ...each(text, 'code', 'type', 'flowno', 'account_no', 'account_name', 'pay_id', 'out_pay_id', 'extra_info'),
    discount_amount: amount,
    score: anyNumber,
    cashier: truth,
  },
  { amount, name: text },
);

const payment = open(
  { other_fee: amount, pay_time: time },
  {
    ...each(amount, 'amount', 'cod_amount', 'earnest_amount', 'freight', 'package_total'),
    state: codes('notPay', 'earnest', 'paid'),
    type: codes('cod', 'online', 'earnest'),
  },
);
const orderLine = open(
  { item_no: text },
  {
    ...each(amount, 'apported_discount_amount', 'discount_amount', 'pay_amount', 'quantity', 'total', 'unit_price'),
    weight: amount,
    sku_id: text,
  },
);
export const order = open(
  { sale_order_id: text },
  {
    delivery: open({ type: codes('selftake', 'deliver'), receiver }, {}),
    front: open({ created: time }, { order_id: text, platform: idName }),
    item_count: amount,
    items: list(orderLine),
    payment,
    real_total: amount,
    shop: open({ id: text, name: text }, {}),
    sku_quantity: amount,
  },
);
