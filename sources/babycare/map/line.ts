/** The lines of a Babycare order (销售单明细) and the after-sale cases that can be read off them. Pure. */
import type { Decimal } from '../../values/decimal.ts';
import { classify } from '../../domain/code-table.ts';
import { emptyItem, emptyReturn, emptySku } from '../../domain/empty.ts';
import type { Money, NativeCode, OrderItem, OrderKey, ReturnCase } from '../../model.ts';
import type { LineKind, ReturnStatus } from '../../vocabulary.ts';
import { detailStatusTable, lineRefundStatusTable, refundTypeTable } from '../tables.ts';
import type { SalesOrderDetail } from '../wire.ts';

/** Decimal 元 in the order's currency. */
export type ToMoney = (amount: Decimal | null) => Money | null;

/** A line with its key here, which is unique within its order: the vendor's line id, or platformNo#index. */
export interface KeyedLine {
  readonly itemKey: string;
  readonly wire: SalesOrderDetail;
}

export function keyedLines(lines: readonly SalesOrderDetail[]): readonly KeyedLine[] {
  const taken = new Set<string>();
  return lines.map((wire, index) => {
    const itemKey = wire.id !== null && !taken.has(wire.id) ? wire.id : `${wire.platformNo ?? wire.id ?? ''}#${index}`;
    taken.add(itemKey);
    return { itemKey, wire };
  });
}

export function mapLine({ itemKey, wire }: KeyedLine, order: OrderKey, money: ToMoney): OrderItem {
  const detail = classify(detailStatusTable, wire.detailStatus);
  return {
    ...emptyItem(order),
    itemKey,
    lineNo: wire.id,
    platformLineNo: wire.platformNo,
    sku: skuOf(wire),
    title: wire.productName,
    kind: kindOf(wire),
    // mapOrders reports a line without one.
    quantity: wire.qty,
    shippedQuantity: wire.quantity,
    status: wire.detailStatus === null ? null : detail.native,
    fulfillmentStatus: detail.target,
    unitPrice: money(wire.price),
    total: money(wire.totalFee),
    discount: money(wire.discountFee),
    payable: money(wire.payment),
    trackingNo: wire.expressNo,
  };
}

/** The vendor says which lines are parts of a bundle and does not say of which. */
function kindOf({ isGift, isSub }: SalesOrderDetail): LineKind {
  if (isGift === true) return 'GIFT';
  return isSub === true ? 'BUNDLE_COMPONENT' : 'MAIN';
}

function skuOf(wire: SalesOrderDetail): OrderItem['sku'] {
  return {
    ...emptySku('BABYCARE', wire.skuCode ?? wire.platformOuterSkuCode ?? ''),
    productCode: wire.productCode,
    platformSkuId: wire.platformSkuId,
    spec: wire.skuName,
    imageUrl: wire.imgUrl,
  };
}

/** The codes of a line as they came, so that unlisted ones can be reported. */
export function lineNatives(wire: SalesOrderDetail): readonly NativeCode[] {
  return [
    classify(detailStatusTable, wire.detailStatus).native,
    classify(lineRefundStatusTable, wire.refundStatus).native,
    classify(refundTypeTable, wire.refundType).native,
  ];
}

/**
 * The after-sale case of a line. Null when it has none (refundStatus 0 or absent). Babycare has neither a call nor numbers
 * for cases, so each line has at most one. An unlisted refundStatus is a case of UNKNOWN status.
 */
export function mapReturn(
  { itemKey, wire }: KeyedLine,
  order: OrderKey,
  replacementOf: (line: SalesOrderDetail) => OrderKey | null,
): ReturnCase | null {
  const refund = classify(lineRefundStatusTable, wire.refundStatus);
  if (wire.refundStatus === null || refund.target === 'NONE') return null;
  const type = classify(refundTypeTable, wire.refundType);
  const kind = wire.refundType === null && wire.isExchange === true ? 'EXCHANGE' : type.target;
  const cameBack = refund.target === 'REQUESTED' && wire.isReturnGoods === true;
  const status: ReturnStatus = cameBack ? 'RECEIVED' : refund.target;
  return {
    ...emptyReturn(order),
    returnKey: itemKey,
    kind,
    status,
    statusNative: [refund.native, type.native].filter(({ code }) => code !== null),
    items: [{ itemKey, sku: skuOf(wire), quantity: wire.qty, refund: null }],
    replacement: kind === 'EXCHANGE' ? replacementOf(wire) : null,
    derivedFrom: cameBack ? 'line refundStatus, isReturnGoods' : 'line refundStatus',
  };
}
