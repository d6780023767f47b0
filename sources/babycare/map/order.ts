/**
 * Babycare's orders → the model (mappings.md, rows marked B). Pure. Amounts look like decimal 元 (the document names no
 * unit). Times are `yyyy-MM-dd HH:mm:ss` at +08:00.
 */
import type { Deviation } from '../../kit/wire.ts';
import { returnStatusOf } from '../../domain/returns.ts';
import { type Classified, classify, isUnlisted } from '../../domain/code-table.ts';
import { deadlineIn, earliestDeadline, type Instant } from '../../values/time.ts';
import { emptyOrder } from '../../domain/empty.ts';
import {
  type Identifier,
  type NativeCode,
  type Order,
  type OrderException,
  type OrderKey,
  orderKeyText,
  orderParts,
} from '../../model.ts';
import type { DeliveryMethod, PaymentStatus } from '../../vocabulary.ts';
import type { Row } from '../client.ts';
import { checksOf } from './checks.ts';
import { keyedLines, lineNatives, mapLine, mapReturn } from './line.ts';
import { amountsOf, moneyIn, party, peopleOf, warehouseOf } from './parts.ts';
import {
  deliveryStatusTable,
  dispatchStatusTable,
  exceptionCodes,
  orderStatusTable,
  orderTypeTable,
  platformOrderStatusTable,
  refundStatusTable,
} from '../tables.ts';
import type { SalesOrder, SalesOrderDetail } from '../wire.ts';

export interface OrdersAnswer {
  readonly rows: readonly Row<SalesOrder>[];
  /** The platform order number that was asked for. */
  readonly askedBy: string;
  readonly fetchedAt: Instant;
}
export interface OrdersReading {
  /** In the vendor's order. */
  readonly orders: readonly Order[];
  /** Codes that no table lists, as they came. */
  readonly unmapped: readonly NativeCode[];
  readonly deviations: readonly Deviation[];
}
interface Identified extends Row<SalesOrder> {
  readonly key: OrderKey;
}

/** All orders of one answer are mapped together, because an exchange names the order that it replaces. */
export function mapOrders({ rows, askedBy, fetchedAt }: OrdersAnswer): OrdersReading {
  const deviations: Deviation[] = [];
  const identified = new Map<string, Identified>();
  for (const row of rows) {
    const key = keyOf(row.wire, askedBy);
    if ('reason' in key) deviations.push(key);
    else if (identified.has(orderKeyText(key)))
      deviations.push({ path: 'data.orderList.[].salesOrderId', reason: 'repeated' });
    else identified.set(orderKeyText(key), { ...row, key });
  }
  const answer = [...identified.values()];
  const natives = answer.flatMap(({ wire }) => [
    ...codesOf(wire).all,
    ...wire.orderDetailList.flatMap((line) => lineNatives(line)),
  ]);
  for (const { wire } of answer)
    for (const { qty } of wire.orderDetailList)
      if (qty === null) deviations.push({ path: 'data.orderList.[].orderDetailList.[].qty', reason: 'missing' });
  return {
    orders: answer.map((one) => mapOrder(one, answer, fetchedAt)),
    unmapped: natives.filter(isUnlisted),
    deviations,
  };
}

function keyOf({ salesOrderId, platformOrderNo }: SalesOrder, askedBy: string): OrderKey | Deviation {
  if (salesOrderId === null) return { path: 'data.orderList.[].salesOrderId', reason: 'missing' };
  if (platformOrderNo === null) return { path: 'data.orderList.[].platformOrderNo', reason: 'missing' };
  if (platformOrderNo !== askedBy)
    return { path: 'data.orderList.[].platformOrderNo', reason: 'not what was asked for' };
  return { vendor: 'BABYCARE', tenantId: null, nativeId: salesOrderId, askedBy: platformOrderNo };
}

function mapOrder({ key, wire, raw }: Identified, answer: readonly Identified[], fetchedAt: Instant): Order {
  const ext = wire.orderExt;
  const codes = codesOf(wire);
  const lines = keyedLines(wire.orderDetailList);
  const money = moneyIn(ext.currency);
  const paidAt = ext.platformPayTime;
  const returns = lines.flatMap((line) => mapReturn(line, key, (wanted) => replacementOf(wire, wanted, answer)) ?? []);
  return {
    ...emptyOrder(key),
    // One call gives all parts that this vendor knows.
    loaded: new Set(orderParts),
    identifiers: identifiersOf(wire),
    platformOrderNo: wire.platformOrderNo,
    kind: wire.orderType === null ? 'SALE' : codes.type.target,
    status: codes.order.target,
    statusNative: codes.shown,
    statusRule: codes.order.rule,
    paymentStatus: paymentStatusOf(paidAt, codes.refund),
    fulfillmentStatus: (wire.deliveryStatus === null ? codes.dispatch : codes.delivery).target,
    returnStatus: returnStatusOf(returns),
    onHold: onHoldOf(wire),
    exceptions: exceptionsOf(codes.order.native),
    platformStatus: codes.platform.native.code === null ? null : codes.platform.native,
    placedAt: wire.platformCreateTime,
    paidAt,
    shipBy: earliestDeadline(
      wire.orderDetailList.map(({ presellDeliveryDate: day }) =>
        deadlineIn(day, 'orderDetailList[].presellDeliveryDate'),
      ),
    ),
    shop: party({ id: wire.storeId, code: wire.storeCode, name: wire.storeName }),
    warehouse: warehouseOf(wire.orderDetailList),
    deliveryMethod: deliveryMethodOf(wire),
    amounts: amountsOf(wire, money),
    items: lines.map((line) => mapLine(line, key, money)),
    returns,
    ...peopleOf(wire),
    checks: checksOf(wire, lines, codes.all),
    freshness: { fetchedAt, sourceModifiedAt: null, origin: 'LIVE' },
    raw,
  };
}

/** One of the two flags is enough. */
const onHoldOf = ({ isHangUp, isHold }: SalesOrder): boolean | null =>
  isHangUp === true || isHold === true || (isHangUp ?? isHold);

function codesOf(wire: SalesOrder) {
  const order = classify(orderStatusTable, wire.orderStatus);
  const dispatch = classify(dispatchStatusTable, wire.dispatchStatus);
  const delivery = classify(deliveryStatusTable, wire.deliveryStatus);
  const refund = classify(refundStatusTable, wire.refundStatus);
  const platform = classify(platformOrderStatusTable, wire.orderExt.platformOrderStatus);
  const type = classify(orderTypeTable, wire.orderType);
  const statuses = [order, dispatch, delivery, refund, platform].map(({ native }) => native);
  // An unlisted orderType is shown, because the kind is UNKNOWN for it.
  const unlistedType = type.native.documented ? [] : [type.native];
  const shown = [...statuses, ...unlistedType].filter(({ code }) => code !== null);
  return { order, dispatch, delivery, refund, platform, type, shown, all: [...statuses, type.native] };
}

/** No field says "paid", so a payment time does. The order's refundStatus overrides it (not the line's of that name). */
function paymentStatusOf(paidAt: Instant | null, { target }: Classified<PaymentStatus | 'NONE'>): PaymentStatus {
  if (target === 'NONE' || target === 'UNKNOWN') return paidAt === null ? 'UNKNOWN' : 'PAID';
  return target;
}

function exceptionsOf({ code: status, label }: NativeCode): readonly OrderException[] {
  const code = exceptionCodes.get(status ?? '');
  return code === undefined ? [] : [{ code, title: label, remark: null, at: null, operator: null }];
}

function deliveryMethodOf({ isSelfPickUp, isHour, orderDetailList }: SalesOrder): DeliveryMethod {
  if (isSelfPickUp === true) return 'STORE_PICKUP';
  if (isHour === true) return 'STORE_DELIVERY';
  // The order is shipped by the vendor of its goods when all of its lines are.
  const isByVendor = orderDetailList.length > 0 && orderDetailList.every((line) => line.isDropShipping === true);
  return isByVendor ? 'VENDOR_DIRECT' : 'EXPRESS';
}

function identifiersOf(wire: SalesOrder): readonly Identifier[] {
  const waybills = new Set(wire.orderDetailList.map(({ expressNo }) => expressNo));
  const all: readonly (Omit<Identifier, 'value'> & { readonly value: string | null })[] = [
    { namespace: 'VENDOR_ID', value: wire.salesOrderId, field: 'salesOrderId' },
    { namespace: 'VENDOR_CODE', value: wire.salesOrderCode, field: 'salesOrderCode' },
    { namespace: 'PLATFORM_ORDER', value: wire.platformOrderNo, field: 'platformOrderNo' },
    { namespace: 'SOURCE_ORDER', value: originalId(wire), field: 'originalOrderId' },
    { namespace: 'SOURCE_ORDER', value: wire.originalOrderCode, field: 'originalOrderCode' },
    ...[...waybills].map((value) => ({ namespace: 'WAYBILL', value, field: 'orderDetailList[].expressNo' }) as const),
  ];
  return all.flatMap(({ namespace, value, field }) => (value === null ? [] : [{ namespace, value, field }]));
}

/** The vendor writes 0 for none. */
const originalId = ({ originalOrderId }: SalesOrder): string | null =>
  originalOrderId === '0' ? null : originalOrderId;

/**
 * The order that is sent in exchange for a line: it was made from this order and has orderType 2 (换货), or 3 (补发) where
 * there is no other. Of several it is the one that has a line of the same platform line number. Null where that does not
 * decide, because a guess would name a wrong parcel.
 */
function replacementOf(original: SalesOrder, line: SalesOrderDetail, answer: readonly Identified[]): OrderKey | null {
  const made = answer.filter(({ wire }) => {
    const byCode = wire.originalOrderCode !== null && wire.originalOrderCode === original.salesOrderCode;
    return wire !== original && (byCode || originalId(wire) === original.salesOrderId);
  });
  const exchanges = made.filter(({ wire }) => wire.orderType === '2');
  const candidates = exchanges.length > 0 ? exchanges : made.filter(({ wire }) => wire.orderType === '3');
  const sameLine = candidates.filter(({ wire }) =>
    wire.orderDetailList.some(({ platformNo }) => platformNo !== null && platformNo === line.platformNo),
  );
  const [only, another] = sameLine.length > 0 ? sameLine : candidates;
  return only && !another ? only.key : null;
}
