/**
 * The fields that we use of what SOMS sends (海鼎 SOMS 订单服务). Every field is nullable, because the document's own
 * samples lack fields that it calls 必需. Codes are texts, so that an unlisted one does not hide the order.
 */
import {
  anything,
  coordinate,
  count,
  decimalNumber,
  flag,
  list,
  maybe,
  otherwise,
  part,
  type Read,
  type Opened,
  type Reader,
  type RecordReader,
  type UnreadRow,
  rowsOf,
  type RecordOf,
  record,
  text,
  time,
} from '../kit/wire.ts';

/** A text; an empty one is absent. */
const words = maybe(text.transform((value) => (value.trim() === '' ? null : value)));
/** The id of a record. Without one it is no record. */
const own = text.transform((value) => (value.trim() === '' ? undefined : value));
const idName = record({ id: words, name: words });
const codeName = record({ code: words, name: words });
const contact = record({
  name: words,
  mobile: words,
  telephone: words,
  private_name: words,
  private_mobile: words,
});
const address = record({
  province: words,
  city: words,
  district: words,
  street: words,
  private_street: words,
});
const traceCode = record({
  code: words,
  barcode: words,
  batch_no: words,
  qty: maybe(decimalNumber),
  production_date: words,
  valid_date: words,
  type: words,
});
const itemDetail = record({
  id: words,
  title: words,
  quantity: maybe(decimalNumber),
  ratio: maybe(decimalNumber),
  real_quantity: maybe(decimalNumber),
  trace_codes: list(text),
  trace_code_details: list(traceCode),
});
const item = record({
  uuid: words,
  item_id: words,
  item_no: words,
  sku_id: words,
  product_id: words,
  barcode: words,
  item_title: words,
  spec: words,
  image_url: words,
  quantity: maybe(decimalNumber),
  real_quantity: maybe(decimalNumber),
  unit_price: maybe(decimalNumber),
  total: maybe(decimalNumber),
  pay_amount: maybe(decimalNumber),
  discount_amount: maybe(decimalNumber),
  apported_discount_amount: maybe(decimalNumber),
  weight: maybe(decimalNumber),
  is_gift: maybe(flag),
  is_collocation: maybe(flag),
  relation_item_id: words,
  front: part(record({ item_id: words, sku_id: words })),
  details: list(itemDetail),
  trace_codes: list(text),
  trace_code_details: list(traceCode),
});
const carrier = record({
  state: words,
  type: words,
  carrier: maybe(idName),
  deliveryman: part(idName),
  deliveryman_mobile: words,
  expected_logistics_type: words,
});
const waybill = record({
  waybill_id: words,
  carrier: maybe(idName),
  expected_logistics_type: words,
  freight: maybe(decimalNumber),
  deliveryman: words,
  deliveryman_mobile: words,
  weight: maybe(record({ unit: words, value: maybe(decimalNumber) })),
  products: list(record({ sku_id: words, item_title: words, quantity: maybe(decimalNumber) })),
});
const receiver = record({ contact: part(contact), address: part(address) });
export const noReceiver = receiver.empty;
const delivery = record({
  type: words,
  state: words,
  operation_state: words,
  ship_mode: words,
  ship_delivery_mode: words,
  waybill_id: words,
  waybills: list(waybill),
  carrier: part(carrier),
  receiver: maybe(receiver),
  station: maybe(idName),
  vendor: maybe(codeName),
  wrh: maybe(codeName),
  selftake_code: words,
  selftake_confirmed: maybe(flag),
  pickup_code: words,
  pre_start_delivery_time: maybe(time),
  pre_end_delivery_time: maybe(time),
  // Words such as "03月05日 晚上", and no time.
  pre_selftake_time: words,
});
const payment = record({
  type: words,
  state: words,
  amount: maybe(decimalNumber),
  freight: maybe(decimalNumber),
  package_total: maybe(decimalNumber),
  other_fee: maybe(decimalNumber),
  cod_amount: maybe(decimalNumber),
  earnest_amount: maybe(decimalNumber),
  pay_time: maybe(time),
  pay_bill_id: words,
  details: list(
    record({
      code: words,
      name: words,
      type: words,
      amount: maybe(decimalNumber),
      out_pay_id: words,
    }),
  ),
  // Its amounts are written as texts.
  extra: list(record({ id: words, name: words, value: maybe(decimalNumber) })),
});
const front = record({
  platform: maybe(idName),
  created: maybe(time),
  finished_time: maybe(time),
  state: words,
  order_id: words,
  main_order_id: words,
  third_order_id: words,
  inner_order_id: words,
  station_order_no: words,
  order_type: part(idName),
});
const invoice = record({
  required: maybe(flag),
  result: words,
  details: list(
    record({
      title: words,
      title_type: words,
      taxer_id: words,
      buyer_tax_code: words,
      kind: words,
      type: words,
      amount: maybe(decimalNumber),
      url: words,
      serial_no: words,
      print_number: words,
    }),
  ),
});

export const orderSchema = record({
  id: own,
  created: maybe(time),
  modified: maybe(time),
  state: words,
  approve_state: words,
  wrh_state: words,
  cancel_type: words,
  shop: maybe(idName),
  order_store: maybe(idName),
  sale_order_id: words,
  source_order_id: words,
  waybill_id: words,
  reissue_reason: words,
  weight: maybe(decimalNumber),
  item_count: maybe(decimalNumber),
  sku_quantity: maybe(decimalNumber),
  real_total: maybe(decimalNumber),
  orig_total: maybe(decimalNumber),
  shop_amount: maybe(decimalNumber),
  settle_amount: maybe(decimalNumber),
  settle_commission: maybe(decimalNumber),
  // The deprecated field, spelt as in the document. It is used where settle_commission is absent.
  selttle_commission: maybe(decimalNumber),
  settle_freight: maybe(decimalNumber),
  performance_service_fee: maybe(decimalNumber),
  freight_discount: maybe(decimalNumber),
  package_discount: maybe(decimalNumber),
  address_change_fee: maybe(decimalNumber),
  customer: maybe(record({ id: words, contact: part(contact) })),
  member_info: maybe(record({ member_id: words })),
  customer_note: words,
  seller_note: words,
  has_exception: maybe(flag),
  // One code, or several with commas between them.
  exception_codes: words,
  exception_remark: words,
  exceptions: list(
    record({
      code: words,
      caption: words,
      remark: words,
      time: maybe(time),
      operator: words,
    }),
  ),
  suspend_info: part(record({ suspended: maybe(flag), caption: words, code: words })),
  encrypt_detail: maybe(record({ encrypt_mobile: words, encrypt_name: words, encrypt_street: words })),
  tags: list(record({ name: words })),
  logs: list(
    record({
      time: maybe(time),
      action: words,
      action_caption: words,
      message: words,
      operator: words,
      rtn_id: words,
    }),
  ),
  payment: part(payment),
  delivery: part(delivery),
  front: part(front),
  invoice: maybe(invoice),
  items: list(item),
});
export type SomsOrder = Read<typeof orderSchema>;
export type SomsItem = Read<typeof item>;
export type SomsItemDetail = Read<typeof itemDetail>;
export type SomsWaybill = Read<typeof waybill>;
export type SomsContact = Read<typeof contact>;
export type SomsTraceCode = Read<typeof traceCode>;

/** What every answer has that is no record itself. */
export const resultShape = { success: maybe(flag), code: words, message: words };
/** What tells whether the question was answered. */
export type SomsResult = Pick<RecordOf<typeof resultShape>, 'success' | 'message'>;

/** Rows stay unread here, because each is read by itself, so that a bad one does not hide the others. */
export interface SomsList<T extends Opened> extends SomsResult {
  /** Null when the answer has no list. */
  readonly rows: readonly UnreadRow<T>[] | null;
  readonly total: number | null;
}
/** [] where it is said that the list is empty (null, "", {}), so that it differs from a list that is not there. */
const rows = <T extends Opened>(row: RecordReader<T>) =>
  otherwise(
    rowsOf(row).transform((elements) => elements ?? []),
    null,
  );
export const orderListSchema: Reader<SomsList<SomsOrder>> = record({
  ...resultShape,
  orders: rows(orderSchema),
  total: maybe(count),
  empty: maybe(anything),
}).transform(({ success, message, orders, total, empty }) => {
  const isEmpty = orders === null && empty?.json === 'true';
  return { success, message, rows: isEmpty ? [] : orders, total: isEmpty ? 0 : total };
});

export const reminderSchema = record({
  remind_id: own,
  order_id: own,
  time: maybe(time),
  created: maybe(time),
  count: maybe(count),
  front_remind_id: words,
  reply_state: words,
  reply_time: maybe(time),
  reply_content: words,
  reply_operator: words,
});
export type SomsReminder = Read<typeof reminderSchema>;
export const reminderListSchema: Reader<SomsList<SomsReminder>> = record({
  ...resultShape,
  reminds: rows(reminderSchema),
  total: maybe(count),
}).transform(({ success, message, reminds, total }) => {
  const isEmpty = reminds === null && total === 0;
  return { success, message, rows: isEmpty ? [] : reminds, total };
});

const traceDetail = record({ time: words, address: words, message: words, status: words });
export type SomsTraceDetail = Read<typeof traceDetail>;

/** The answer to a write: `order_id` of what was made or handed over, `apply_id(s)` of a return, `errors` of a batch. */
export const writeResultSchema = record({
  success: maybe(flag),
  code: words,
  message: words,
  order_id: words,
  apply_id: words,
  apply_ids: list(text),
  errors: list(record({ id: words, message: words })),
});
export type SomsWriteResult = Read<typeof writeResultSchema>;

export const deliveryTraceSchema = record({
  waybill_id: words,
  deliveryman: words,
  deliveryman_phone: words,
  latitude: maybe(coordinate),
  longitude: maybe(coordinate),
  trace_url: words,
  pre_delivery_time: words,
  traces: list(traceDetail),
});
export type SomsDeliveryTrace = Read<typeof deliveryTraceSchema>;

export const kdTraceSchema = record({
  waybill_id: words,
  state: words,
  carrier: maybe(idName),
  details: list(traceDetail),
});
export type SomsKdTrace = Read<typeof kdTraceSchema>;

export const quoteSchema = record({
  success: maybe(flag),
  code: words,
  message: words,
  distance: maybe(decimalNumber),
  freight: maybe(decimalNumber),
  delivery_mins: maybe(decimalNumber),
  // A date or a date and time. The sample has "2022-06-30 12:00:00 或者 2022-06-30".
  pre_delivery_time: words,
  suggest_carrier: maybe(idName),
});

export const pickupSchema = record({
  success: maybe(flag),
  code: words,
  message: words,
  order_id: words,
});
