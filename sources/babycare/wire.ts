/**
 * The fields that we use of what Babycare sends (开放平台-订单模块). Every field may be absent. Codes are texts, so that an
 * unlisted one does not hide the order. A value that does not fit is set aside (kit/wire.ts).
 *
 * Where document and reality differ:
 * - `refundStatus` of the order (added 20260127), `isSelfPickUp`, `isHour`, `isConsolidate` and `premiumExpress` are in
 *   the table and not in the sample.
 * - `skuName` is described as 规格编码 (a code); the sample shows a name.
 * - `refundType` is a string with numeric codes. Numbers are taken as well.
 * - Unset texts come as null or as "" (`sellerMemo` of the sample). Both are absent.
 * - `quantity` of a line is what was shipped (发货数量), and `qty` is what was ordered.
 */
import {
  anything,
  decimalNumber,
  flag,
  list,
  listIn,
  type ListReading,
  maybe,
  otherwise,
  part,
  type Read,
  read,
  type Reader,
  record,
  text,
  time,
} from '../kit/wire.ts';
import type { JsonSpan } from '../values/json.ts';

/** A text; an empty one is absent. */
const words = maybe(text.transform((value) => (value.trim() === '' ? null : value)));

const salesOrderDetail = record({
  id: words,
  platformNo: words,
  productCode: words,
  productName: words,
  skuCode: words,
  skuName: words,
  platformOuterSkuCode: words,
  platformSkuId: words,
  imgUrl: words,
  qty: maybe(decimalNumber),
  quantity: maybe(decimalNumber),
  detailStatus: words,
  refundStatus: words,
  refundType: words,
  isReturnGoods: maybe(flag),
  isExchange: maybe(flag),
  isGift: maybe(flag),
  isSub: maybe(flag),
  isDropShipping: maybe(flag),
  price: maybe(decimalNumber),
  totalFee: maybe(decimalNumber),
  actualPrice: maybe(decimalNumber),
  payment: maybe(decimalNumber),
  discountFee: maybe(decimalNumber),
  settlementFee: maybe(decimalNumber),
  /** 预售预计发货日期, a day. */
  presellDeliveryDate: words,
  expressNo: words,
  warehouseCode: words,
  warehouseName: words,
});
const salesOrderExt = record({
  memberId: words,
  memberName: words,
  platformOrderStatus: words,
  platformPayTime: maybe(time),
  buyerMemo: words,
  sellerMemo: words,
  postFee: maybe(decimalNumber),
  payment: maybe(decimalNumber),
  currency: words,
});

/** One element of `orderList` of /order/salesDetail/list. */
export const salesOrder = record({
  salesOrderId: words,
  platformOrderNo: words,
  salesOrderCode: words,
  storeId: words,
  storeCode: words,
  storeName: words,
  orderStatus: words,
  dispatchStatus: words,
  deliveryStatus: words,
  refundStatus: words,
  orderType: words,
  province: words,
  city: words,
  district: words,
  platformCreateTime: maybe(time),
  remark: words,
  originalOrderId: words,
  originalOrderCode: words,
  isHangUp: maybe(flag),
  isHold: maybe(flag),
  isSelfPickUp: maybe(flag),
  isHour: maybe(flag),
  orderExt: part(salesOrderExt),
  orderDetailList: list(salesOrderDetail).transform((lines) => lines ?? []),
});

/** One element of `orderPackageList` of /order/package/list. It is about one SKU and names no sales order. */
export const salesOrderPackage = record({
  platformOrderNo: words,
  expressNo: words,
  expressCode: words,
  expressName: words,
  productCode: words,
  skuCode: words,
  skuName: words,
  deliveryTime: maybe(time),
  quantity: maybe(decimalNumber),
  imgUrl: words,
});

/** `code` 0 is success. The document shows a number, and a gateway may write a text. */
export const envelope = record({ code: text, message: words, data: maybe(anything) });
/** The list of this name, unread; null where there is none. */
const holderOf = (name: string) => record({ [name]: otherwise(anything, null) }).transform((holder) => holder[name]);
export const orderList = holderOf('orderList');
export const orderPackageList = holderOf('orderPackageList');
/**
 * The list that is held within `data`, whose elements are read one by one. Where `data` or the list is null, absent or
 * empty, there are none. Null for any other shape, so that it is not taken for "none".
 */
export function listWithin(data: JsonSpan | null, holder: Reader<JsonSpan | null>): ListReading | null {
  const held = listIn(data);
  const [first, ...more] = held.elements ?? [];
  if (first === undefined) return isReadable(held) ? { elements: [], reason: null } : null;
  const told = more.length === 0 ? read(holder, first)?.value : null;
  if (!told) return null;
  const within = listIn(told);
  return isReadable(within) ? within : null;
}
const isReadable = ({ elements, reason }: ListReading): boolean => elements !== null || reason === null;

export type SalesOrder = Read<typeof salesOrder>;
export type SalesOrderDetail = Read<typeof salesOrderDetail>;
export type SalesOrderPackage = Read<typeof salesOrderPackage>;

/** `data` of an order that was created. */
export const createdOrder = record({ salesOrderCode: words, salesOrderId: words });
/** `data` of a return that was created: the answer of the system behind the gateway. */
export const returnResult = record({ code: text, errMsg: words });
