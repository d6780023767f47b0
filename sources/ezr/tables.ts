/** Every code that EZR documents and we map, and what it means here (mappings.md §2-§4). † marks our inference. */
import type { CodeTable } from '../domain/code-table.ts';
import { mappingRows } from '../domain/code-table.ts';
import type { DeliveryMethod, FulfillmentStatus, OrderKind, OrderStatus, PaymentStatus } from '../vocabulary.ts';

/** What a rule may depend on beside the code; decided in map/order.ts. */
export type OrderCondition = 'pickupAtStore';

const inferred = '†: our reading, the document does not say it';
const twoEnds = `the document does not say how 8 (交易成功) differs from 16 (交易完成); ${inferred}`;

/** Not a bit mask, although 1, 2, 4, 8 and 16 look like one: 20 is a code of its own. */
export const orderStatusTable: CodeTable<OrderStatus, OrderCondition> = {
  vendor: 'EZR',
  field: 'OrderStatus',
  rows: [
    { code: '0', label: '已取消', target: 'CANCELLED' },
    { code: '1', label: '待付款', target: 'PENDING_PAYMENT' },
    { code: '2', label: '待发货', target: 'AWAITING_PICKUP', when: 'pickupAtStore' },
    { code: '2', label: '待发货', target: 'AWAITING_SHIPMENT' },
    { code: '4', label: '已发货', target: 'SHIPPED' },
    { code: '8', label: '交易成功', target: 'DELIVERED', note: `received, after-sale open; ${twoEnds}` },
    { code: '16', label: '交易完成', target: 'COMPLETED', note: `final; ${twoEnds}` },
    { code: '20', label: '已关闭', target: 'CLOSED', note: 'not 16 + 4' },
  ],
};

/** EZR has no field for fulfilment, so it follows from the order's status. */
export const fulfillmentTable: CodeTable<FulfillmentStatus> = {
  vendor: 'EZR',
  field: 'OrderStatus (fulfilment)',
  rows: [
    { code: '0', label: '已取消', target: 'CANCELLED' },
    { code: '1', label: '待付款', target: 'UNFULFILLED' },
    { code: '2', label: '待发货', target: 'UNFULFILLED' },
    { code: '4', label: '已发货', target: 'SHIPPED', note: 'there is no code for "in part"' },
    { code: '8', label: '交易成功', target: 'DELIVERED' },
    { code: '16', label: '交易完成', target: 'DELIVERED' },
    { code: '20', label: '已关闭', target: 'CANCELLED' },
  ],
};

export const paymentTable: CodeTable<PaymentStatus> = {
  vendor: 'EZR',
  field: 'IsPayed',
  rows: [
    {
      code: 'true',
      label: '是',
      target: 'PAID',
      note: `REFUNDED when the lines' ReturnMoney reaches PayAmount, PARTIALLY_REFUNDED when it is above 0; ${inferred}`,
    },
    { code: 'false', label: '否', target: 'UNPAID' },
  ],
};

export const deliveryTypeTable: CodeTable<DeliveryMethod> = {
  vendor: 'EZR',
  field: 'DelivType',
  rows: [
    { code: '0', label: '快递', target: 'EXPRESS' },
    { code: '1', label: '自提', target: 'STORE_PICKUP' },
  ],
};

export const activityTable: CodeTable<OrderKind> = {
  vendor: 'EZR',
  field: 'ActType',
  rows: [
    { code: 'OG', label: '开团', target: 'GROUP_BUY' },
    { code: 'JG', label: '参团', target: 'GROUP_BUY' },
    { code: 'BA', label: '砍价', target: 'SALE', note: 'kept native' },
    { code: 'LC', label: '限券购', target: 'SALE', note: 'kept native' },
    { code: 'DOG', label: '多品团开团', target: 'GROUP_BUY' },
    { code: 'DJG', label: '多品团参团', target: 'GROUP_BUY' },
    { code: 'PRE', label: '全款预售', target: 'PRESALE' },
    { code: 'DPRE', label: '定金预售', target: 'PRESALE' },
  ],
};

export const exchangeTable: CodeTable<OrderKind> = {
  vendor: 'EZR',
  field: 'ExchangeType',
  rows: [
    { code: '1', label: '换货原订单', target: 'SALE', note: 'the activity decides, if there is one' },
    { code: '2', label: '换货订单', target: 'EXCHANGE' },
  ],
};

export const expressFeeTable: CodeTable<'MONEY' | 'POINTS'> = {
  vendor: 'EZR',
  field: 'ExpressFeeType',
  rows: [
    { code: 'MY', label: '人民币', target: 'MONEY' },
    { code: 'BS', label: '积分', target: 'POINTS', note: 'ExpressFee is no money and enters no sum of money' },
  ],
};

const ownNumber = `without OutOrderCode, Code is the platform order number; ${inferred}`;
/** Where the order was placed. An order of EZR's own shop has no other number than EZR's. */
export const dataOriginTable: CodeTable<'EZR_SHOP' | 'OTHER_SHOP'> = {
  vendor: 'EZR',
  field: 'DataOrigin',
  rows: [
    { code: '0', label: '线下门店', target: 'OTHER_SHOP' },
    { code: '1', label: '品牌自有商城', target: 'OTHER_SHOP' },
    { code: '2', label: '品牌线上官网', target: 'OTHER_SHOP' },
    { code: '3', label: 'PC销售', target: 'OTHER_SHOP' },
    { code: '4', label: 'APP销售', target: 'OTHER_SHOP' },
    { code: '6', label: 'EZR微商城', target: 'EZR_SHOP', note: ownNumber },
    { code: '7', label: 'EZR微信小程序', target: 'EZR_SHOP', note: ownNumber },
    { code: '9', label: '第三方商城订单', target: 'OTHER_SHOP' },
    { code: '10', label: '淘宝', target: 'OTHER_SHOP' },
    { code: '11', label: '京东', target: 'OTHER_SHOP' },
    { code: '20', label: 'EZR支付宝小程序', target: 'EZR_SHOP', note: ownNumber },
  ],
};

export const ezrMappings = mappingRows([
  orderStatusTable,
  fulfillmentTable,
  paymentTable,
  deliveryTypeTable,
  activityTable,
  exchangeTable,
  expressFeeTable,
  dataOriginTable,
]);
