/** Every code of Yuanshu that is known, and what it means here (mappings.md §2-§7, §11). † marks our inference. */
import { courierMappings } from '../domain/courier/mappings.ts';
import type { CodeTable } from '../domain/code-table.ts';
import { mappingRows } from '../domain/code-table.ts';
import type {
  DeliveryMethod,
  FulfillmentStatus,
  LineKind,
  OrderKind,
  OrderStatus,
  PaymentStatus,
  ReturnKind,
  ReturnStatus,
  ReviewStatus,
  TraceStatus,
} from '../vocabulary.ts';

/** What a rule may depend on beside the code; decided in map/status.ts and map/items.ts. */
export type OrderCondition = 'waitingToBePicked';
export type PayCondition = 'depositPaid';
export type GoodsCondition = 'bundle';

const inferred = '†: our reading, the document does not say it';

/** The numbers are not in order: 40 comes after 60. */
export const orderStatusTable: CodeTable<OrderStatus, OrderCondition> = {
  vendor: 'YUANSHU',
  field: 'orderStatus',
  rows: [
    { code: '10', label: '待支付', target: 'PENDING_PAYMENT' },
    { code: '11', label: '待核销', target: 'AWAITING_PICKUP', note: 'confirmDeadline is the redemption deadline' },
    { code: '20', label: '已取消', target: 'CANCELLED' },
    { code: '40', label: '已完成', target: 'COMPLETED' },
    { code: '50', label: '待出库', target: 'PROCESSING', when: 'waitingToBePicked', note: inferred },
    { code: '50', label: '待出库', target: 'AWAITING_SHIPMENT' },
    { code: '60', label: '已出库', target: 'SHIPPED', note: 'confirmDeadline is the time of automatic receipt' },
  ],
};

export const payStatusTable: CodeTable<PaymentStatus, PayCondition> = {
  vendor: 'YUANSHU',
  field: 'payStatus',
  rows: [
    { code: '0', label: '待支付', target: 'PARTIALLY_PAID', when: 'depositPaid', note: inferred },
    { code: '0', label: '待支付', target: 'UNPAID' },
    { code: '1', label: '已支付', target: 'PAID' },
    { code: '2', label: '退款中', target: 'REFUNDING' },
    { code: '3', label: '已退款', target: 'REFUNDED' },
  ],
};

/** payStatus may tell the after-sale status too, and then it outweighs the after-sale pushes. */
export const payReturnTable: CodeTable<ReturnStatus> = {
  vendor: 'YUANSHU',
  field: 'payStatus (after-sale)',
  rows: [
    { code: '2', label: '退款中', target: 'REFUNDING' },
    { code: '3', label: '已退款', target: 'REFUNDED' },
  ],
};

/** A method of payment and no status, which is kept as it came. */
export const paymentTypeTable: CodeTable<'FULL' | 'DEPOSIT' | 'CASH_ON_DELIVERY'> = {
  vendor: 'YUANSHU',
  field: 'amountInfo.paymentType',
  rows: [
    { code: '0', label: '全款', target: 'FULL' },
    { code: '1', label: '定金', target: 'DEPOSIT' },
    { code: '2', label: '货到付款', target: 'CASH_ON_DELIVERY' },
  ],
};

export const pickOrderStatusTable: CodeTable<FulfillmentStatus> = {
  vendor: 'YUANSHU',
  field: 'pickOrderStatus',
  rows: [
    { code: '10', label: '待拣货', target: 'UNFULFILLED' },
    { code: '20', label: '已取消', target: 'CANCELLED' },
    { code: '40', label: '拣货完成', target: 'READY' },
  ],
};
/** These states of the order outweigh the state of its picking. */
export const orderFulfillmentTable: CodeTable<FulfillmentStatus> = {
  vendor: 'YUANSHU',
  field: 'orderStatus (fulfilment)',
  rows: [
    { code: '60', label: '已出库', target: 'SHIPPED' },
    { code: '40', label: '已完成', target: 'DELIVERED' },
    { code: '20', label: '已取消', target: 'CANCELLED' },
  ],
};

const auditRows: CodeTable<ReviewStatus>['rows'] = [
  { code: '1', label: '风控待审核', target: 'NOT_REVIEWED' },
  { code: '2', label: '审核通过', target: 'APPROVED' },
  { code: '3', label: '审核驳回', target: 'REJECTED' },
];
export const riskAuditTable: CodeTable<ReviewStatus> = { vendor: 'YUANSHU', field: 'riskAuditStatus', rows: auditRows };
/** The review of a cancellation is shown as it came. reviewStatus follows from riskAuditStatus. */
export const cancelAuditTable: CodeTable<ReviewStatus> = {
  vendor: 'YUANSHU',
  field: 'cancelAuditStatus',
  rows: auditRows,
};

export const activityTypeTable: CodeTable<OrderKind> = {
  vendor: 'YUANSHU',
  field: 'activityType',
  rows: [
    { code: '1', label: '拼团订单', target: 'GROUP_BUY' },
    { code: '2', label: '券兑换', target: 'UNKNOWN', note: 'the model has no kind for the redemption of coupons' },
    { code: '3', label: '积分商城', target: 'POINTS' },
  ],
};
/** A state of the group means that this is a group purchase. It decides where activityType is absent. */
export const groupStatusTable: CodeTable<OrderKind> = {
  vendor: 'YUANSHU',
  field: 'groupStatus',
  rows: [
    { code: '1', label: '待成团', target: 'GROUP_BUY' },
    { code: '2', label: '拼团成功', target: 'GROUP_BUY' },
    { code: '3', label: '拼团失败', target: 'GROUP_BUY' },
  ],
};

/** deliveryInfo.distributionType has the first two codes only. It is used where the order's own field is absent. */
export const distributionTypeTable: CodeTable<DeliveryMethod> = {
  vendor: 'YUANSHU',
  field: 'distributionType',
  rows: [
    { code: '1', label: '门店自提', target: 'STORE_PICKUP' },
    { code: '2', label: '门店配送', target: 'STORE_DELIVERY' },
    { code: '3', label: '厂商直发', target: 'VENDOR_DIRECT' },
  ],
};

export const tradingTypeTable: CodeTable<LineKind, GoodsCondition> = {
  vendor: 'YUANSHU',
  field: 'goodsInfoList[].tradingType',
  rows: [
    { code: '0', label: '主商品', target: 'BUNDLE', when: 'bundle', note: 'goodsType 3' },
    { code: '0', label: '主商品', target: 'MAIN' },
    { code: '1', label: '赠品', target: 'GIFT' },
    { code: '2', label: '换购品', target: 'ADD_ON_PURCHASE' },
  ],
};
export const goodsTypeTable: CodeTable<LineKind> = {
  vendor: 'YUANSHU',
  field: 'goodsInfoList[].goodsType',
  rows: [
    { code: '1', label: '单规格商品', target: 'MAIN' },
    { code: '2', label: '多规格商品', target: 'MAIN' },
    { code: '3', label: '组合码', target: 'BUNDLE', note: 'of a main goods (tradingType 0)' },
  ],
};

/** The reason of a cancellation. A cancel push is one whatever its reason is. */
export const cancelTypeTable: CodeTable<OrderStatus> = {
  vendor: 'YUANSHU',
  field: 'order-cancel.cancelType',
  rows: [
    { code: '1', label: '用户取消', target: 'CANCELLED' },
    { code: '2', label: '超时未支付', target: 'CANCELLED' },
    { code: '3', label: '订单召回', target: 'CANCELLED' },
    { code: '4', label: '超时未核销', target: 'CANCELLED' },
    { code: '5', label: '风控审核驳回', target: 'CANCELLED' },
    { code: '6', label: '拼团失败', target: 'CANCELLED' },
  ],
};

/** The document's code tables of after-sale are not available; these two codes are all that is known. */
export const afterSaleStatusTable: CodeTable<ReturnStatus> = {
  vendor: 'YUANSHU',
  field: 'after-sale.status',
  rows: [{ code: '4', label: '退货中', target: 'IN_TRANSIT' }],
};
export const afterSaleMethodTable: CodeTable<ReturnKind> = {
  vendor: 'YUANSHU',
  field: 'after-sale.aftersaleMethod',
  rows: [{ code: '1', label: '退货退款', target: 'RETURN_AND_REFUND', note: inferred }],
};

/** The two codes of the BTS that were seen. They are the numbers of 快递鸟; in those of 快递100, 2 would be 疑难. */
export const expressStatusTable: CodeTable<TraceStatus> = {
  vendor: 'YUANSHU',
  field: 'flow[].expressStatus',
  rows: [
    { code: '1', label: '揽收', target: 'PICKED_UP' },
    { code: '2', label: '在途', target: 'IN_TRANSIT' },
  ],
};
const guess = (target: TraceStatus, ...codes: readonly string[]): CodeTable<TraceStatus>['rows'] =>
  codes.map((code) => ({ code, label: null, target, note: `${inferred}; the event's words are asked first` }));
/** † 快递鸟's other numbers. They are used only where the words of an event say nothing, and count as undocumented. */
export const guessedExpressStatusTable: CodeTable<TraceStatus> = {
  vendor: 'YUANSHU',
  field: 'flow[].expressStatus (†)',
  rows: [
    ...guess('INFO_RECEIVED', '0', '10'),
    ...guess('IN_TRANSIT', '201', '204', '205', '206'),
    ...guess('CUSTOMS', '6', '601', '602', '603'),
    ...guess('OUT_FOR_DELIVERY', '202'),
    ...guess('AVAILABLE_FOR_PICKUP', '211'),
    ...guess('ATTEMPT_FAILED', '405', '416', '419'),
    ...guess('DELIVERED', '3', '301', '302', '304', '311'),
    ...guess('REFUSED', '404'),
    ...guess('RETURNING', '407'),
    ...guess('RETURNED', '406'),
    ...guess('FORWARDED', '5'),
    ...guess('EXCEPTION', '4', '401', '402', '403', '412', '413', '414', '604'),
    ...guess('CANCELLED', '415'),
  ],
};

/** Yuanshu's own numbers of carriers, which stand beside letter codes in one field. 0028 was seen without a name. */
export const btsCarriers: ReadonlyMap<string, { readonly name: string | null; readonly code: string }> = new Map([
  ['0030', { name: '顺丰速运', code: 'SF' }],
  // †: the texts of its events speak of 邮件 and 揽投部.
  ['0032', { name: null, code: 'CHINAPOST' }],
]);

export const yuanshuTables = [
  orderStatusTable,
  payStatusTable,
  payReturnTable,
  paymentTypeTable,
  pickOrderStatusTable,
  orderFulfillmentTable,
  riskAuditTable,
  cancelAuditTable,
  activityTypeTable,
  groupStatusTable,
  distributionTypeTable,
  tradingTypeTable,
  goodsTypeTable,
  cancelTypeTable,
  afterSaleStatusTable,
  afterSaleMethodTable,
  expressStatusTable,
  guessedExpressStatusTable,
] as const;
export const yuanshuMappings = [
  ...mappingRows(yuanshuTables),
  ...courierMappings({
    vendor: 'YUANSHU',
    state: 'flow[].expressStatusDesc',
    message: 'flow[].transferMessage',
  }),
];
