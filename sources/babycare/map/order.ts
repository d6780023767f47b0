/**
 * Babycare's wire → the model (mappings.md, rows marked B). Pure. Amounts are decimal 元 by the look of them (the
 * document says no unit), times `yyyy-MM-dd HH:mm:ss` at +08:00.
 */
import type { Instant } from '../../values/time.ts';
import type { Deviation } from '../../kit/wire.ts';
import { returnStatusOf } from '../../domain/returns.ts';
import { type Classified, classify } from '../../domain/code-table.ts';
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

/** All orders of one answer; they know each other, since an exchange names the order that it replaces. */
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
    unmapped: natives.filter(({ code, documented }) => code !== null && !documented),
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
    // One call gives everything that this vendor ever gives.
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

/** Two flags: one that says yes is enough. */
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
  // An unlisted orderType is the reason of an UNKNOWN kind, and is shown for that.
  const unlistedType = type.native.documented ? [] : [type.native];
  const shown = [...statuses, ...unlistedType].filter(({ code }) => code !== null);
  return { order, dispatch, delivery, refund, platform, type, shown, all: [...statuses, type.native] };
}

/** No field says "paid": a payment time does. The order's refundStatus then overrides (not the line's of that name). */
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
  // A line is shipped by its vendor; the order is when all of them are.
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

/** 0 is how an integer says "none". */
const originalId = ({ originalOrderId }: SalesOrder): string | null =>
  originalOrderId === '0' ? null : originalOrderId;

/**
 * The order that is sent in exchange for a line: made from this order, of orderType 2 (换货), else 3 (补发). With several
 * of them, the one that has a line of the same platform line number, else none: a guess would name a wrong parcel.
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
