/** What the codes of an order say: status, payment, fulfilment, review, kind and delivery. */
import { type Classified, classify } from '../../domain/code-table.ts';
import type { NativeCode } from '../../model.ts';
import type { DeliveryMethod, FulfillmentStatus, OrderKind, OrderStatus } from '../../vocabulary.ts';
import { depositPaid } from './amounts.ts';
import {
  activityTypeTable,
  cancelAuditTable,
  cancelTypeTable,
  distributionTypeTable,
  groupStatusTable,
  type OrderCondition,
  orderFulfillmentTable,
  orderStatusTable,
  payReturnTable,
  payStatusTable,
  paymentTypeTable,
  pickOrderStatusTable,
  riskAuditTable,
} from '../tables.ts';
import type { YuanshuCancel, YuanshuOrder } from '../wire.ts';

const orderConditions: Record<OrderCondition, (wire: YuanshuOrder) => boolean> = {
  waitingToBePicked: ({ pickOrderStatus }) => pickOrderStatus === '10',
};

/** `cancel` is the cancel push, if one has come. It outweighs the order's own status. */
export function codesOf(wire: YuanshuOrder, cancel: YuanshuCancel | null) {
  const order = classify(orderStatusTable, wire.orderStatus, (condition) => orderConditions[condition](wire));
  const pay = classify(payStatusTable, wire.payStatus, () => depositPaid(wire));
  const pick = classify(pickOrderStatusTable, wire.pickOrderStatus);
  const review = classify(riskAuditTable, wire.riskAuditStatus);
  const activity = classify(activityTypeTable, wire.activityType);
  const group = classify(groupStatusTable, wire.groupStatus);
  const delivery = deliveryOf(wire);
  const cancelled = cancel && classify(cancelTypeTable, cancel.cancelType);
  const status: { target: OrderStatus; rule: string } = cancelled
    ? { target: 'CANCELLED', rule: cancelled.rule }
    : order;
  const others: readonly (NativeCode | null)[] = [
    pay.native,
    classify(paymentTypeTable, wire.amountInfo?.paymentType ?? null).native,
    pick.native,
    review.native,
    classify(cancelAuditTable, wire.cancelAuditStatus).native,
    activity.native,
    group.native,
    delivery.native,
    cancelled?.native ?? null,
  ];
  return {
    status,
    fulfillment: fulfillmentOf(wire, pick, cancel !== null),
    payment: pay.target,
    /** Null when payStatus says nothing of after-sale. */
    afterSale: payReturnTable.rows.find(({ code }) => code === wire.payStatus)?.target ?? null,
    review: review.target,
    kind: kindOf(activity, group),
    delivery: delivery.target,
    natives: [order.native, ...others.filter((native) => native !== null).filter(({ code }) => code !== null)],
  };
}

/** The order's status decides where it is 60 (shipped), 40 (delivered) or 20 (cancelled), else the picking does. */
function fulfillmentOf(
  { orderStatus }: YuanshuOrder,
  pick: Classified<FulfillmentStatus>,
  cancelled: boolean,
): FulfillmentStatus {
  if (cancelled) return 'CANCELLED';
  const told = classify(orderFulfillmentTable, orderStatus);
  return told.native.documented ? told.target : pick.target;
}

function kindOf(activity: Classified<OrderKind>, group: Classified<OrderKind>): OrderKind {
  if (activity.native.code !== null) return activity.target;
  return group.native.code === null ? 'SALE' : group.target;
}

function deliveryOf({ distributionType, deliveryInfo }: YuanshuOrder): Classified<DeliveryMethod> {
  if (distributionType !== null) return classify(distributionTypeTable, distributionType);
  const inner = classify(distributionTypeTable, deliveryInfo?.distributionType ?? null);
  return { ...inner, native: { ...inner.native, field: 'deliveryInfo.distributionType' } };
}
