/** Every code that Babycare documents, and what it means here (mappings.md §2-§7). † marks our inference. */
import type { CodeTable } from '../domain/code-table.ts';
import { mappingRows } from '../domain/code-table.ts';
import type {
  FulfillmentStatus,
  OrderKind,
  OrderStatus,
  PaymentStatus,
  ReturnKind,
  ReturnStatus,
} from '../vocabulary.ts';

const inferred = '†: our reading, the document does not say it';

export const orderStatusTable: CodeTable<OrderStatus> = {
  vendor: 'BABYCARE',
  field: 'orderStatus',
  rows: [
    { code: '0', label: '新建', target: 'PENDING_REVIEW', note: inferred },
    {
      code: '-10',
      label: '转换异常',
      target: 'EXCEPTION',
      note: 'CONVERSION: the platform order could not become an OMS order',
    },
    { code: '-15', label: '占用异常', target: 'EXCEPTION', note: 'ALLOCATION: stock could not be reserved' },
    { code: '-20', label: '审核异常', target: 'EXCEPTION', note: 'REVIEW: the review failed' },
    { code: '10', label: '待审核', target: 'PENDING_REVIEW' },
    { code: '20', label: '待配货', target: 'PROCESSING' },
    { code: '30', label: '已配货', target: 'AWAITING_SHIPMENT' },
    { code: '40', label: '已发货', target: 'SHIPPED' },
    { code: '50', label: '已作废', target: 'VOIDED' },
    { code: '60', label: '已取消', target: 'CANCELLED' },
    { code: '70', label: '已完成', target: 'COMPLETED' },
  ],
};

/** What went wrong, for the three codes of orderStatus that are exceptions. */
export const exceptionCodes: ReadonlyMap<string, string> = new Map([
  ['-10', 'CONVERSION'],
  ['-15', 'ALLOCATION'],
  ['-20', 'REVIEW'],
]);

export const deliveryStatusTable: CodeTable<FulfillmentStatus> = {
  vendor: 'BABYCARE',
  field: 'deliveryStatus',
  rows: [
    { code: '10', label: '待发货', target: 'UNFULFILLED' },
    { code: '20', label: '部分发货', target: 'PARTIALLY_SHIPPED' },
    { code: '30', label: '全部发货', target: 'SHIPPED' },
    { code: '50', label: '已作废', target: 'CANCELLED' },
    { code: '60', label: '已取消', target: 'CANCELLED' },
  ],
};

/** It is used only where the vendor sends no deliveryStatus. */
export const dispatchStatusTable: CodeTable<FulfillmentStatus> = {
  vendor: 'BABYCARE',
  field: 'dispatchStatus',
  rows: [
    { code: '10', label: '待推送', target: 'UNFULFILLED' },
    { code: '20', label: '待发货', target: 'IN_PROGRESS' },
    { code: '30', label: '部分发货', target: 'PARTIALLY_SHIPPED' },
    { code: '40', label: '已发货', target: 'SHIPPED' },
    { code: '50', label: '已取消', target: 'CANCELLED' },
    { code: '60', label: '推送中', target: 'IN_PROGRESS' },
    { code: '70', label: '推送失败', target: 'FAILED' },
    { code: '80', label: '配货单取消中', target: 'ON_HOLD', note: inferred },
  ],
};

/** `NONE`: no refund, so that the payment time decides. The line's field of the same name has the same codes with other meanings. */
export const refundStatusTable: CodeTable<PaymentStatus | 'NONE'> = {
  vendor: 'BABYCARE',
  field: 'refundStatus',
  rows: [
    { code: '0', label: '无退款', target: 'NONE', note: 'the payment time decides instead' },
    { code: '10', label: '部分退款', target: 'PARTIALLY_REFUNDED', note: 'at the line, 10 means "applied for"' },
    { code: '20', label: '全部退款', target: 'REFUNDED' },
  ],
};

/** `NONE`: the line has no after-sale case. */
export const lineRefundStatusTable: CodeTable<ReturnStatus | 'NONE'> = {
  vendor: 'BABYCARE',
  field: 'orderDetailList[].refundStatus',
  rows: [
    { code: '0', label: '否', target: 'NONE', note: 'no case' },
    {
      code: '10',
      label: '已申请退款',
      target: 'REQUESTED',
      note: `RECEIVED when isReturnGoods is 1 (${inferred}); at the order, 10 means "partly refunded"`,
    },
    { code: '20', label: '已退款', target: 'REFUNDED' },
  ],
};

export const refundTypeTable: CodeTable<ReturnKind> = {
  vendor: 'BABYCARE',
  field: 'orderDetailList[].refundType',
  rows: [
    { code: '0', label: '退货退款', target: 'RETURN_AND_REFUND' },
    { code: '1', label: '退款', target: 'REFUND_ONLY' },
    { code: '2', label: '换货', target: 'EXCHANGE' },
  ],
};

export const detailStatusTable: CodeTable<FulfillmentStatus> = {
  vendor: 'BABYCARE',
  field: 'orderDetailList[].detailStatus',
  rows: [
    { code: '20', label: '待配货', target: 'UNFULFILLED' },
    { code: '30', label: '待发货', target: 'IN_PROGRESS' },
    { code: '40', label: '已发货', target: 'SHIPPED' },
    { code: '50', label: '已作废', target: 'CANCELLED' },
    { code: '60', label: '已取消', target: 'CANCELLED' },
    { code: '70', label: '已完成', target: 'DELIVERED' },
  ],
};

export const orderTypeTable: CodeTable<OrderKind> = {
  vendor: 'BABYCARE',
  field: 'orderType',
  rows: [
    { code: '0', label: '销售订单', target: 'SALE' },
    { code: '1', label: '预付订单', target: 'PREPAID' },
    { code: '2', label: '换货订单', target: 'EXCHANGE' },
    { code: '3', label: '补发订单', target: 'REISSUE' },
  ],
};

/** The platform's own status, which is shown beside the order's. Other values of Taobao's will come. */
export const platformOrderStatusTable: CodeTable<OrderStatus> = {
  vendor: 'BABYCARE',
  field: 'orderExt.platformOrderStatus',
  rows: [
    { code: 'WAIT_SELLER_SEND_GOODS', label: '等待卖家发货,即:买家已付款', target: 'AWAITING_SHIPMENT' },
    { code: 'WAIT_BUYER_CONFIRM_GOODS', label: '等待买家确认收货,即:卖家已发货', target: 'SHIPPED' },
    { code: 'TRADE_FINISHED', label: '交易成功', target: 'COMPLETED' },
    {
      code: 'TRADE_CLOSED',
      label: '付款以后用户退款成功,交易自动关闭',
      target: 'CLOSED',
    },
  ],
};

export const babycareMappings = mappingRows([
  orderStatusTable,
  deliveryStatusTable,
  dispatchStatusTable,
  refundStatusTable,
  lineRefundStatusTable,
  refundTypeTable,
  detailStatusTable,
  orderTypeTable,
  platformOrderStatusTable,
]);
