import { describe, expect, test } from 'vitest';
import { classify, tablesVersion } from '../../../sources/domain/code-table.ts';
import type { CodeTable } from '../../../sources/domain/code-table.ts';
import {
  babycareMappings,
  deliveryStatusTable,
  detailStatusTable,
  dispatchStatusTable,
  exceptionCodes,
  lineRefundStatusTable,
  orderStatusTable,
  orderTypeTable,
  platformOrderStatusTable,
  refundStatusTable,
  refundTypeTable,
} from '../../../sources/babycare/tables.ts';

// Written from the document's own lists and mappings.md, not from the tables under test.
const documented: readonly {
  readonly table: CodeTable<string>;
  readonly field: string;
  readonly codes: Readonly<Record<string, readonly [label: string, target: string]>>;
}[] = [
  {
    table: orderStatusTable,
    field: 'orderStatus',
    codes: {
      '0': ['新建', 'PENDING_REVIEW'],
      '-10': ['转换异常', 'EXCEPTION'],
      '-15': ['占用异常', 'EXCEPTION'],
      '-20': ['审核异常', 'EXCEPTION'],
      '10': ['待审核', 'PENDING_REVIEW'],
      '20': ['待配货', 'PROCESSING'],
      '30': ['已配货', 'AWAITING_SHIPMENT'],
      '40': ['已发货', 'SHIPPED'],
      '50': ['已作废', 'VOIDED'],
      '60': ['已取消', 'CANCELLED'],
      '70': ['已完成', 'COMPLETED'],
    },
  },
  {
    table: deliveryStatusTable,
    field: 'deliveryStatus',
    codes: {
      '10': ['待发货', 'UNFULFILLED'],
      '20': ['部分发货', 'PARTIALLY_SHIPPED'],
      '30': ['全部发货', 'SHIPPED'],
      '50': ['已作废', 'CANCELLED'],
      '60': ['已取消', 'CANCELLED'],
    },
  },
  {
    table: dispatchStatusTable,
    field: 'dispatchStatus',
    codes: {
      '10': ['待推送', 'UNFULFILLED'],
      '20': ['待发货', 'IN_PROGRESS'],
      '30': ['部分发货', 'PARTIALLY_SHIPPED'],
      '40': ['已发货', 'SHIPPED'],
      '50': ['已取消', 'CANCELLED'],
      '60': ['推送中', 'IN_PROGRESS'],
      '70': ['推送失败', 'FAILED'],
      '80': ['配货单取消中', 'ON_HOLD'],
    },
  },
  {
    table: refundStatusTable,
    field: 'refundStatus',
    codes: { '0': ['无退款', 'NONE'], '10': ['部分退款', 'PARTIALLY_REFUNDED'], '20': ['全部退款', 'REFUNDED'] },
  },
  {
    table: lineRefundStatusTable,
    field: 'orderDetailList[].refundStatus',
    codes: { '0': ['否', 'NONE'], '10': ['已申请退款', 'REQUESTED'], '20': ['已退款', 'REFUNDED'] },
  },
  {
    table: refundTypeTable,
    field: 'orderDetailList[].refundType',
    codes: { '0': ['退货退款', 'RETURN_AND_REFUND'], '1': ['退款', 'REFUND_ONLY'], '2': ['换货', 'EXCHANGE'] },
  },
  {
    table: detailStatusTable,
    field: 'orderDetailList[].detailStatus',
    codes: {
      '20': ['待配货', 'UNFULFILLED'],
      '30': ['待发货', 'IN_PROGRESS'],
      '40': ['已发货', 'SHIPPED'],
      '50': ['已作废', 'CANCELLED'],
      '60': ['已取消', 'CANCELLED'],
      '70': ['已完成', 'DELIVERED'],
    },
  },
  {
    table: orderTypeTable,
    field: 'orderType',
    codes: {
      '0': ['销售订单', 'SALE'],
      '1': ['预付订单', 'PREPAID'],
      '2': ['换货订单', 'EXCHANGE'],
      '3': ['补发订单', 'REISSUE'],
    },
  },
  {
    table: platformOrderStatusTable,
    field: 'orderExt.platformOrderStatus',
    codes: {
      WAIT_SELLER_SEND_GOODS: ['等待卖家发货,即:买家已付款', 'AWAITING_SHIPMENT'],
      WAIT_BUYER_CONFIRM_GOODS: ['等待买家确认收货,即:卖家已发货', 'SHIPPED'],
      TRADE_FINISHED: ['交易成功', 'COMPLETED'],
      TRADE_CLOSED: ['付款以后用户退款成功,交易自动关闭', 'CLOSED'],
    },
  },
];

describe.each(documented)('$field', ({ table, field, codes }) => {
  test.each(Object.entries(codes))('%s', (code, [label, target]) => {
    const { native, target: found, rule } = classify(table, code);
    expect(found).toBe(target);
    expect(native).toEqual({ field, code, label, documented: true });
    expect(rule).toBe(`BABYCARE.${field}.${code}@${tablesVersion}`);
  });

  test('has a row for each documented code and no other', () => {
    expect(table.rows.map(({ code }) => code).toSorted()).toEqual(Object.keys(codes).toSorted());
    expect(table.vendor).toBe('BABYCARE');
  });

  test.each(['99', '', 'constructor', 'wait_seller_send_goods', '010'])('an unlisted code %j is UNKNOWN', (code) => {
    const { target, native } = classify(table, code);
    expect(target).toBe('UNKNOWN');
    expect(native).toEqual({ field, code, label: null, documented: false });
  });

  test('an absent code is UNKNOWN with a null code', () => {
    const { target, native } = classify(table, null);
    expect(target).toBe('UNKNOWN');
    expect(native).toEqual({ field, code: null, label: null, documented: false });
  });

  test('is served by the mappings, row for row', () => {
    const rows = babycareMappings.filter((row) => row.field === field);
    expect(rows.map(({ code, label, target }) => [code, label, target])).toEqual(
      table.rows.map(({ code, label, target }) => [code, label, target]),
    );
    expect(rows.every(({ vendor, version }) => vendor === 'BABYCARE' && version === tablesVersion)).toBe(true);
  });
});

test('the three exception codes say what stopped the order', () => {
  expect([...exceptionCodes]).toEqual([
    ['-10', 'CONVERSION'],
    ['-15', 'ALLOCATION'],
    ['-20', 'REVIEW'],
  ]);
});

test('an inference says so in its note', () => {
  const inferred = babycareMappings.filter(({ note }) => note?.includes('†'));
  expect(inferred.map(({ field, code }) => `${field} ${code}`)).toEqual([
    'orderStatus 0',
    'dispatchStatus 80',
    'orderDetailList[].refundStatus 10',
  ]);
});
