/** The parts that bodies of writes are made of, as the document describes them. */
export type Shape =
  /** `amount` is a number that amounts are computed from; both it and `number` keep their digits. */
  | 'text'
  | 'flag'
  | 'number'
  | 'amount'
  | 'time'
  | { readonly codes: readonly string[] }
  | { readonly list: Shape; readonly most?: number }
  | RecordShape;
export interface RecordShape {
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  /** Other fields may stand beside these. */
  readonly open?: true;
}

export const record = (fields: RecordShape['fields'], ...required: string[]): RecordShape => ({ fields, required });
const open = (fields: RecordShape['fields'], ...required: string[]): RecordShape => ({ fields, required, open: true });
export const list = (shape: Shape): Shape => ({ list: shape });
export const codes = (...listed: string[]): Shape => ({ codes: listed });

export const idName = record({ id: 'text', name: 'text' });
export const modText = record({ value: 'text' });
export const modAmount = record({ value: 'number' });
const address = record({
  country: 'text',
  province: 'text',
  city: 'text',
  district: 'text',
  street: 'text',
  postcode: 'text',
  latitude: 'number',
  longtitude: 'number',
  coordinate_type: 'text',
  private_street: 'text',
});
const contact = record({
  name: 'text',
  telephone: 'text',
  mobile: 'text',
  email: 'text',
  fax: 'text',
  private_name: 'text',
  private_mobile: 'text',
});
export const receiver = record({ contact, address }, 'contact', 'address');
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
  carrier: idName,
  merchant: idName,
  deliveryman: idName,
  deliveryman_mobile: 'text',
  expected_logistics_type: codes('express', 'crowdsourcing'),
  exception_reason: 'text',
  delivery_id: 'text',
  delivery_name: 'text',
});
export const pickInfo = record({
  time: 'time',
  source: 'text',
  operator_id: 'text',
  operator_name: 'text',
  auto_picked_finish: 'flag',
  allow_pick_start_time: 'time',
});
/** Its sample prints the whole list as one text, so any text goes. */
export const operationState: Shape = 'text';
export const storeOperation = codes('accept', 'shipping', 'recheck', 'handover', 'cancelShipping');

export const traceCodes = {
  trace_codes: list('text'),
  trace_code_details: list(
    record({
      type: 'text',
      barcode: 'text',
      batch_no: 'text',
      code: 'text',
      valid_date: 'time',
      production_date: 'time',
      qty: 'number',
      qpc_str: 'text',
    }),
  ),
} as const;
const component = record(
  {
    id: 'text',
    title: 'text',
    quantity: 'amount',
    ratio: 'amount',
    front_spec: 'text',
    real_quantity: 'number',
    fault_tolerant_info: 'text',
    package_info: record({ packageName: 'text', quantity: 'number', thermosphere: 'text', total: 'number' }),
    ...traceCodes,
  },
  'id',
  'quantity',
  'ratio',
  'title',
);
export const changeTarget = record(
  {
    uuid: 'text',
    item_no: 'text',
    sku_id: 'text',
    product_id: 'text',
    item_title: 'text',
    barcode: 'text',
    spec: 'text',
    image_url: 'text',
    quantity: 'amount',
    unit_price: 'amount',
    total: 'amount',
    price: 'amount',
    weight: 'amount',
    details: list(component),
    clear_orig: 'flag',
    is_change: 'flag',
  },
  'quantity',
  'sku_id',
  'total',
  'unit_price',
);
export const changeSource = record({
  item_no: 'text',
  sku_id: 'text',
  quantity: 'amount',
  front_item_id: 'text',
  front_sku_id: 'text',
  details: list(component),
});
export const returnItem = record(
  {
    item_no: 'text',
    sku_id: 'text',
    quantity: 'amount',
    refund_amount: 'amount',
    weight: 'number',
    weights: list('number'),
    real_total_weight: 'number',
  },
  'sku_id',
);
export const invoiceDetail = record(
  {
    type: codes('plain', 'VAT'),
    kind: codes('e-invoice', 'paper'),
    title: 'text',
    title_type: codes('person', 'company'),
    taxer_id: 'text',
    buyer_tax_code: 'text',
    content: 'text',
    amount: 'amount',
    tax: 'amount',
    account: 'text',
    bank: 'text',
    address: 'text',
    telephone: 'text',
    email: 'text',
    remark: 'text',
    print_number: 'text',
    securaty_code: 'text',
    check_code: 'text',
    serial_no: 'text',
    time: 'time',
    url: 'text',
  },
  'amount',
  'print_number',
);
export const paymentDetail = record(
  {
    code: 'text',
    name: 'text',
    type: 'text',
    amount: 'amount',
    discount_amount: 'amount',
    score: 'number',
    cashier: 'flag',
    flowno: 'text',
    account_no: 'text',
    account_name: 'text',
    pay_id: 'text',
    out_pay_id: 'text',
    extra_info: 'text',
  },
  'amount',
  'name',
);
const fees = ['amount', 'cod_amount', 'earnest_amount', 'freight', 'package_total'] as const;
const lineAmounts = [
  'apported_discount_amount',
  'discount_amount',
  'pay_amount',
  'quantity',
  'total',
  'unit_price',
  'weight',
] as const;
const amounts = (names: readonly string[]): RecordShape['fields'] =>
  Object.fromEntries(names.map((name) => [name, 'amount']));

export const order = open(
  {
    shop: open({ id: 'text', name: 'text' }),
    front: open({ order_id: 'text', platform: idName, created: 'time' }, 'order_id', 'platform'),
    payment: open(
      {
        ...amounts(fees),
        type: codes('cod', 'online', 'earnest'),
        state: codes('notPay', 'earnest', 'paid'),
        other_fee: 'amount',
        pay_time: 'time',
      },
      ...fees,
      'state',
      'type',
    ),
    delivery: open({ type: codes('selftake', 'deliver'), receiver }),
    items: list(open({ ...amounts(lineAmounts), sku_id: 'text', item_no: 'text' }, ...lineAmounts, 'sku_id')),
    item_count: 'amount',
    sku_quantity: 'amount',
    real_total: 'amount',
    sale_order_id: 'text',
  },
  'delivery',
  'front',
  'item_count',
  'items',
  'payment',
  'real_total',
  'shop',
  'sku_quantity',
);
