/** Every code that SOMS documents, and what it means here (mappings.md §2-§7). † marks our inference. */
import { courierMappings } from '../domain/courier/mappings.ts';
import type { CodeTable } from '../domain/code-table.ts';
import { mappingRows } from '../domain/code-table.ts';
import type {
  CarrierMode,
  DeliveryMethod,
  FulfillmentStatus,
  OrderKind,
  OrderStatus,
  PackageStatus,
  PaymentStatus,
  ReminderState,
  ReviewStatus,
} from '../vocabulary.ts';

/** What a rule may depend on beside the code (map/status.ts). */
export type OrderCondition = 'unpaidOnline' | 'finished' | 'notYetPicked' | 'pickupAtStore';
export type CarrierCondition = 'byExpress';
export type DeliveryCondition = WithMode;
type WithMode =
  | 'wrhShipCarrierDeli'
  | 'stationShipCarrierDeli'
  | 'wrhShipStationDeli'
  | 'stationShipStationDeli'
  | 'vendorShipCarrierDeli';

const inferred = '†: our reading, the document does not say it';

export const stateTable: CodeTable<OrderStatus, OrderCondition> = {
  vendor: 'SOMS',
  field: 'state',
  rows: [
    { code: 'confirmed', label: '已确认', target: 'PENDING_PAYMENT', when: 'unpaidOnline' },
    { code: 'confirmed', label: '已确认', target: 'PENDING_REVIEW', note: 'default at creation' },
    {
      code: 'prepared',
      label: '已预处理',
      target: 'PENDING_REVIEW',
      note: `pre-processing comes before review; ${inferred}`,
    },
    { code: 'approved', label: '已审核', target: 'PROCESSING', when: 'notYetPicked', note: inferred },
    { code: 'approved', label: '已审核', target: 'AWAITING_PICKUP', when: 'pickupAtStore' },
    { code: 'approved', label: '已审核', target: 'AWAITING_SHIPMENT' },
    { code: 'delivering', label: '配送中', target: 'SHIPPED' },
    { code: 'delivered', label: '配送完成', target: 'COMPLETED', when: 'finished', note: inferred },
    { code: 'delivered', label: '配送完成', target: 'DELIVERED', note: 'SOMS has no "finished" state' },
    { code: 'canceled', label: '已取消', target: 'CANCELLED' },
  ],
};

export const paymentStateTable: CodeTable<PaymentStatus> = {
  vendor: 'SOMS',
  field: 'payment.state',
  rows: [
    { code: 'notPay', label: '未付款', target: 'UNPAID' },
    { code: 'earnest', label: '已付定金', target: 'PARTIALLY_PAID' },
    { code: 'paid', label: '已付全款', target: 'PAID' },
  ],
};

export const deliveryStateTable: CodeTable<FulfillmentStatus> = {
  vendor: 'SOMS',
  field: 'delivery.state',
  rows: [
    { code: 'none', label: '未配送', target: 'UNFULFILLED', note: 'the store work state decides instead' },
    { code: 'shipped', label: '已发货', target: 'SHIPPED' },
    { code: 'signed', label: '已妥投', target: 'DELIVERED' },
    { code: 'refused', label: '已拒收', target: 'REFUSED' },
    { code: 'redeliver', label: '重投', target: 'SHIPPED', note: 'another attempt' },
  ],
};

export const operationStateTable: CodeTable<FulfillmentStatus> = {
  vendor: 'SOMS',
  field: 'delivery.operation_state',
  rows: [
    { code: 'none', label: '空', target: 'UNFULFILLED', note: 'the warehouse state decides instead' },
    { code: 'accepted', label: '已接单', target: 'IN_PROGRESS' },
    { code: 'shipping', label: '已集货(已拣货)', target: 'READY', note: 'picked, not in transit' },
    { code: 'rechecked', label: '已复核', target: 'READY' },
    {
      code: 'handover',
      label: '已交接',
      target: 'READY',
      note: 'handed to the courier; shipped only by delivery.state',
    },
  ],
};

export const warehouseStateTable: CodeTable<FulfillmentStatus> = {
  vendor: 'SOMS',
  field: 'wrh_state',
  rows: [
    { code: 'initial', label: null, target: 'UNFULFILLED' },
    { code: 'notified', label: null, target: 'IN_PROGRESS' },
    { code: 'applyKickBack', label: null, target: 'ON_HOLD', note: inferred },
    { code: 'shipped', label: null, target: 'SHIPPED' },
  ],
};

export const approveStateTable: CodeTable<ReviewStatus> = {
  vendor: 'SOMS',
  field: 'approve_state',
  rows: [
    { code: 'none', label: '未审核', target: 'NOT_REVIEWED' },
    { code: 'serviceApproved', label: '客服已审核', target: 'SERVICE_APPROVED' },
    { code: 'financeApproved', label: '财务已审核', target: 'FINANCE_APPROVED' },
    { code: 'warehouseApproved', label: '物流已审核', target: 'WAREHOUSE_APPROVED' },
    { code: 'carrierApproved', label: '承运商已审核', target: 'CARRIER_APPROVED' },
  ],
};

export const orderTypeTable: CodeTable<OrderKind> = {
  vendor: 'SOMS',
  field: 'front.order_type.id',
  rows: [
    { code: 'ECOM', label: '普通订单', target: 'SALE' },
    { code: 'ShareGroup', label: '拼团订单', target: 'GROUP_BUY' },
    { code: 'POINTS_REDEEM', label: '积分换购订单', target: 'POINTS' },
    { code: 'ENLIST_REDEEM', label: '预约兑换订单', target: 'POINTS', note: inferred },
    { code: 'PRESALE', label: '预售订单', target: 'PRESALE' },
    { code: 'COMPENSATION', label: '赔付订单', target: 'COMPENSATION' },
    { code: 'RELAY', label: '接龙订单', target: 'GROUP_BUY', note: inferred },
  ],
};

export const deliveryTypeTable: CodeTable<DeliveryMethod, DeliveryCondition> = {
  vendor: 'SOMS',
  field: 'delivery.type',
  rows: [
    { code: 'selftake', label: '到店自提', target: 'STORE_PICKUP' },
    { code: 'deliver', label: '送货上门', target: 'EXPRESS', when: 'wrhShipCarrierDeli' },
    { code: 'deliver', label: '送货上门', target: 'EXPRESS', when: 'stationShipCarrierDeli' },
    { code: 'deliver', label: '送货上门', target: 'STORE_DELIVERY', when: 'wrhShipStationDeli' },
    { code: 'deliver', label: '送货上门', target: 'STORE_DELIVERY', when: 'stationShipStationDeli' },
    { code: 'deliver', label: '送货上门', target: 'VENDOR_DIRECT', when: 'vendorShipCarrierDeli' },
  ],
};
export const shipDeliveryModes: readonly DeliveryCondition[] = [
  'wrhShipCarrierDeli',
  'stationShipCarrierDeli',
  'wrhShipStationDeli',
  'stationShipStationDeli',
  'vendorShipCarrierDeli',
];

export const carrierStateTable: CodeTable<PackageStatus, CarrierCondition> = {
  vendor: 'SOMS',
  field: 'delivery.carrier.state',
  rows: [
    { code: 'initial', label: '初始状态', target: 'PENDING' },
    { code: 'created', label: '已下发', target: 'LABEL_CREATED', note: '已下单 in the express trace' },
    { code: 'createdFailed', label: '下发失败', target: 'CREATE_FAILED' },
    { code: 'dispatched', label: '已派单', target: 'COURIER_ASSIGNED' },
    { code: 'arrived', label: '骑手已到店', target: 'COURIER_AT_ORIGIN', note: 'at the store, not at the buyer' },
    { code: 'pickup', label: '已揽件', target: 'PICKED_UP', note: 'not "ready for pickup"' },
    { code: 'pickupFailed', label: '揽件失败', target: 'PICKUP_FAILED' },
    { code: 'delivering', label: '配送中', target: 'IN_TRANSIT', when: 'byExpress', note: inferred },
    { code: 'delivering', label: '配送中', target: 'OUT_FOR_DELIVERY' },
    { code: 'delivered', label: '配送完成', target: 'DELIVERED' },
    { code: 'canceled', label: '已取消', target: 'CANCELLED' },
  ],
};

/** delivery.state is about the parcel too, and overrides the carrier's state. */
export const parcelOverrideTable: CodeTable<PackageStatus> = {
  vendor: 'SOMS',
  field: 'delivery.state (parcel)',
  rows: [
    { code: 'refused', label: '已拒收', target: 'REFUSED' },
    {
      code: 'redeliver',
      label: '重投',
      target: 'ATTEMPT_FAILED',
      note: 'until a later event of the trace says otherwise',
    },
  ],
};

export const carrierTypeTable: CodeTable<CarrierMode> = {
  vendor: 'SOMS',
  field: 'delivery.carrier.type',
  rows: [
    { code: 'self', label: '门店自送', target: 'SELF' },
    { code: 'thirdparty', label: '平台配送', target: 'PLATFORM' },
    { code: 'express', label: '物流配送', target: 'EXPRESS' },
  ],
};
export const logisticsTypeTable: CodeTable<CarrierMode> = {
  vendor: 'SOMS',
  field: 'expected_logistics_type',
  rows: [
    { code: 'crowdsourcing', label: '众包', target: 'CROWDSOURCED' },
    { code: 'express', label: '快递', target: 'EXPRESS' },
  ],
};

/** The filter writes none/replied/invalid and the record 未回复/已回复/已失效, so both are here. */
export const replyStateTable: CodeTable<ReminderState> = {
  vendor: 'SOMS',
  field: 'reply_state',
  rows: [
    { code: 'none', label: '未回复', target: 'NOT_REPLIED' },
    { code: '未回复', label: '未回复', target: 'NOT_REPLIED' },
    { code: 'replied', label: '已回复', target: 'REPLIED' },
    { code: '已回复', label: '已回复', target: 'REPLIED' },
    { code: 'invalid', label: '失效', target: 'INVALID' },
    { code: '已失效', label: '已失效', target: 'INVALID' },
  ],
};

export const exceptionLabels: ReadonlyMap<string, string> = new Map([
  ['sku', '商品异常'],
  ['amount', '金额异常'],
  ['shopAmount', '货款金额异常'],
  ['carrier', '承运异常'],
]);

export const somsMappings = [
  ...mappingRows([
    stateTable,
    paymentStateTable,
    deliveryStateTable,
    operationStateTable,
    warehouseStateTable,
    approveStateTable,
    orderTypeTable,
    deliveryTypeTable,
    carrierStateTable,
    parcelOverrideTable,
    carrierTypeTable,
    logisticsTypeTable,
    replyStateTable,
  ]),
  ...courierMappings({ vendor: 'SOMS', state: 'traces[].status', message: 'traces[].message' }),
];
