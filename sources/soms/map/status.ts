/** Status, payment, fulfilment, review, kind and delivery of an order, all from its codes. */
import { type Classified, classify, unmapped } from '../../domain/code-table.ts';
import type { NativeCode, Order } from '../../model.ts';
import type { FulfillmentStatus } from '../../vocabulary.ts';
import {
  approveStateTable,
  deliveryStateTable,
  deliveryTypeTable,
  operationStateTable,
  type OrderCondition,
  orderTypeTable,
  paymentStateTable,
  shipDeliveryModes,
  stateTable,
  warehouseStateTable,
} from '../tables.ts';
import type { SomsOrder } from '../wire.ts';

type Statuses = Pick<
  Order,
  | 'kind'
  | 'status'
  | 'statusNative'
  | 'statusRule'
  | 'paymentStatus'
  | 'fulfillmentStatus'
  | 'reviewStatus'
  | 'deliveryMethod'
>;

export function statusesOf(wire: SomsOrder): Statuses {
  const { delivery, front, payment, cancel_type, reissue_reason } = wire;
  const status = classify(stateTable, wire.state, (condition) => orderConditions[condition](wire));
  const fulfillment = fulfillmentOf(wire);
  const review = classify(approveStateTable, wire.approve_state);
  const pay = classify(paymentStateTable, payment.state);
  const method = classify(deliveryTypeTable, delivery.type, (mode) => delivery.ship_delivery_mode === mode);
  const type = classify(orderTypeTable, front.order_type.id);
  const others = [review, pay, method].map(({ native }) => native);
  const codes = [...others, deliveryMode(delivery.ship_delivery_mode), type.native, cancelType(cancel_type)];
  return {
    kind: reissue_reason ? 'REISSUE' : type.native.code === null ? 'SALE' : type.target,
    status: status.target,
    statusNative: [status.native, ...fulfillment.natives, ...codes.filter(({ code }) => code !== null)],
    statusRule: status.rule,
    paymentStatus: pay.target,
    fulfillmentStatus: fulfillment.target,
    reviewStatus: review.target,
    deliveryMethod: method.target,
  };
}

const orderConditions: Record<OrderCondition, (wire: SomsOrder) => boolean> = {
  unpaidOnline: ({ payment }) => payment.type === 'online' && payment.state === 'notPay',
  finished: ({ front }) => front.finished_time !== null,
  notYetPicked: ({ delivery }) => delivery.operation_state === 'none' || delivery.operation_state === 'accepted',
  pickupAtStore: ({ delivery }) => delivery.type === 'selftake',
};

/** From delivery.state, unless it is none; else from operation_state, unless it is none; else from wrh_state, unless it is initial. */
function fulfillmentOf(wire: SomsOrder): { target: FulfillmentStatus; natives: readonly NativeCode[] } {
  const axes: readonly [Classified<FulfillmentStatus>, string][] = [
    [classify(deliveryStateTable, wire.delivery.state), 'none'],
    [classify(operationStateTable, wire.delivery.operation_state), 'none'],
    [classify(warehouseStateTable, wire.wrh_state), 'initial'],
  ];
  const sent = axes.filter(([{ native }]) => native.code !== null);
  const telling = sent.find(([{ native }, silent]) => native.code !== silent);
  return {
    target: telling?.[0].target ?? (sent.length > 0 ? 'UNFULFILLED' : 'UNKNOWN'),
    natives: sent.map(([{ native }]) => native),
  };
}

const deliveryMode = (code: string | null): NativeCode => ({
  ...unmapped('delivery.ship_delivery_mode', code),
  documented: shipDeliveryModes.some((mode) => mode === code),
});

const cancelTypes: ReadonlyMap<string | null, string> = new Map([
  ['stationRefuse', '门店拒接'],
  ['customerCancel', '客户取消'],
  ['refused', '客户拒接'],
]);
const cancelType = (code: string | null): NativeCode => ({
  ...unmapped('cancel_type', code, cancelTypes.get(code) ?? null),
  documented: cancelTypes.has(code),
});
