/**
 * The filters of queryOrders and queryOrderReminds: what each documented key means, exactly. A key that is not in the
 * table is refused, so that a misspelt one is seen; the document's own spellings (`fornt_order_type_id`, `hasInvoice`)
 * stay as printed.
 */
import { at } from '../../sources/values/json.ts';
import { elementsAt } from '../server/wire.ts';

type Test = (row: unknown) => boolean;
/** Gives undefined for a value of the wrong type. */
type FilterRule = (wanted: unknown) => Test | undefined;
export type Filters = Readonly<Record<string, FilterRule>>;

/** Every text under a path such as `items[].sku_id`. */
function textsAt(value: unknown, path: string): string[] {
  const [list = '', ...rest] = path.split('[].');
  if (rest.length > 0) return elementsAt(value, list).flatMap((one) => textsAt(one, rest.join('[].')));
  const found = at(value, path);
  return typeof found === 'string' ? [found] : [];
}

const wants =
  <T>(isOfType: (value: unknown) => value is T) =>
  (test: (wanted: T) => Test): FilterRule =>
  (wanted) =>
    isOfType(wanted) ? test(wanted) : undefined;

const vendorTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const isText = (value: unknown): value is string => typeof value === 'string';
const wantsText = wants(isText);
const wantsTexts = wants(
  (value): value is readonly string[] => Array.isArray(value) && value.length <= 1000 && value.every(isText),
);
const wantsFlag = wants((value) => typeof value === 'boolean');
const wantsTime = wants((value): value is string => isText(value) && vendorTime.test(value));

/** True if some value under one of the paths fits. */
const some =
  (paths: readonly string[], fits: (value: string) => boolean): Test =>
  (row) =>
    paths.some((path) => textsAt(row, path).some(fits));

export const equals = (...paths: string[]): FilterRule =>
  wantsText((wanted) => some(paths, (value) => value === wanted));
export const among = (...paths: string[]): FilterRule =>
  wantsTexts((wanted) => {
    const set = new Set(wanted);
    return some(paths, (value) => set.has(value));
  });
const startsWith = (path: string): FilterRule =>
  wantsText((wanted) => some([path], (value) => value.startsWith(wanted)));
const endsWith = (path: string): FilterRule => wantsText((wanted) => some([path], (value) => value.endsWith(wanted)));
const contains = (...paths: string[]): FilterRule =>
  wantsText((wanted) => some(paths, (value) => value.includes(wanted)));

/** true and false as documented; what the order does not show counts as false. */
const flagAt = (path: string): FilterRule => wantsFlag((wanted) => (row) => (at(row, path) === true) === wanted);

/** Both ends belong to the window, to the second. Times of this format sort as text. */
const since = (path: string): FilterRule => wantsTime((wanted) => some([path], (value) => value >= wanted));
const until = (path: string): FilterRule => wantsTime((wanted) => some([path], (value) => value <= wanted));

const skuAtMost100: FilterRule = (wanted) =>
  Array.isArray(wanted) && wanted.length > 100 ? undefined : among('order.items[].sku_id')(wanted);

export const orderFilters: Filters = {
  order_id: equals('id'),
  order_ids: among('id'),
  front_order_id: equals('order.front.order_id'),
  front_order_ids: among('order.front.order_id'),
  front_order_id_prefix: startsWith('order.front.order_id'),
  front_main_order_id_eq: equals('order.front.main_order_id'),
  front_main_order_id_in: among('order.front.main_order_id'),
  front_main_order_id_start_with: startsWith('order.front.main_order_id'),
  states: among('order.state'),
  approve_states: among('order.approve_state'),
  payment_states: among('order.payment.state'),
  payment_types: among('order.payment.type'),
  delivery_states: among('order.delivery.state'),
  delivery_types: among('order.delivery.type'),
  carrier_states: among('order.delivery.carrier.state'),
  carrier_types: among('order.delivery.carrier.type'),
  operation_state: equals('order.delivery.operation_state'),
  operation_states: among('order.delivery.operation_state'),
  ship_mode: equals('order.delivery.ship_mode'),
  pre_type: equals('order.delivery.pre_type'),
  cancel_type: equals('order.cancel_type'),
  refund_state: equals('hidden.refundState'),
  source: equals('order.source'),
  platform_id: equals('order.front.platform.id'),
  platform_ids: among('order.front.platform.id'),
  shop_id: equals('order.shop.id'),
  station_ids: among('order.delivery.station.id'),
  wrh_id_in: among('order.wrh_id', 'order.delivery.wrh.code'),
  wrh_id_start_with: startsWith('order.wrh_id'),
  carrier_id: equals('order.delivery.carrier.carrier.id'),
  payment_out_pay_id: equals('order.payment.details[].out_pay_id'),
  selftake_code: equals('order.delivery.selftake_code'),
  waybill_id: equals('order.delivery.waybills[].waybill_id', 'order.delivery.waybill_id', 'order.waybill_id'),
  sku_id: equals('order.items[].sku_id'),
  sku_id_in: skuAtMost100,
  sku_title: contains('order.items[].item_title'),
  product_contains: contains('order.items[].sku_id', 'order.items[].item_title', 'order.items[].barcode'),
  receiver_mobile: startsWith('order.delivery.receiver.contact.mobile'),
  receiver_mobile_like: contains('order.delivery.receiver.contact.mobile'),
  receiver_mobile_end_with: endsWith('order.delivery.receiver.contact.mobile'),
  receiver_name: equals('order.delivery.receiver.contact.name'),
  address_contains: contains(
    'order.delivery.receiver.address.province',
    'order.delivery.receiver.address.city',
    'order.delivery.receiver.address.street',
  ),
  customer_id: equals('order.customer.id'),
  source_order_id_eq: equals('order.source_order_id'),
  source_order_id_in: among('order.source_order_id'),
  fornt_order_type_id: equals('order.front.order_type.id'),
  exception_code_contains: contains('order.exception_codes'),
  has_exception: flagAt('order.has_exception'),
  suspended: flagAt('order.suspend_info.suspended'),
  have_return: flagAt('hidden.haveReturn'),
  hasInvoice: flagAt('order.invoice.required'),
  // The document does not say what makes an order invalid, so no order is.
  invalid: wantsFlag(() => () => true),
  front_created_start: since('order.front.created'),
  front_created_end: until('order.front.created'),
  created_start: since('order.created'),
  created_end: until('order.created'),
  modified_start: since('order.modified'),
  modified_end: until('order.modified'),
  delivering_time_start: since('hidden.shippedTime'),
  delivering_time_end: until('hidden.shippedTime'),
  delivered_time_start: since('hidden.deliveredTime'),
  delivered_time_end: until('hidden.deliveredTime'),
};

export type FilterReading = { readonly test: Test } | { readonly refused: string };

export function readFilter(filters: Filters, body: unknown): FilterReading {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { refused: '查询条件必须是对象' };
  const tests: Test[] = [];
  for (const [key, wanted] of Object.entries(body)) {
    const filter = Object.hasOwn(filters, key) ? filters[key] : undefined;
    if (!filter) return { refused: `不支持的查询条件: ${key}` };
    // The access guide: what is not set is null or absent.
    const test = wanted === null ? () => true : filter(wanted);
    if (!test) return { refused: `查询条件取值不正确: ${key}` };
    tests.push(test);
  }
  return { test: (row) => tests.every((test) => test(row)) };
}
