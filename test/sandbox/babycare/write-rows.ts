/** Each of Babycare's five writes: the document's request filled with an order, its effect, and what is refused. */
import { readFileSync } from 'node:fs';
import type { Stage } from '../../../sandbox/sales/sale.ts';

export type Json = Readonly<Record<string, unknown>>;
export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
export function json(file: URL): Json {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isJson(value)) throw new TypeError(`${file.pathname} holds no object`);
  return value;
}
export const payload = (operation: string, kind: 'request' | 'response'): Json =>
  json(new URL(`../../payloads/babycare/writes/${operation}.${kind}.json`, import.meta.url));

export interface Target {
  readonly platformOrderNo: string;
  readonly order: Json;
  readonly lines: readonly Json[];
}
/** The document's own request, with the ids of an order that is there. */
type Fill = (target: Target) => Json;
export const firstOf = (list: unknown): Json => (Array.isArray(list) && isJson(list[0]) ? list[0] : {});

export interface Row {
  /** The stage of an order to which it can be done. */
  readonly stage: Stage;
  readonly fill: Fill;
  /** What all orders of the platform number show afterwards. */
  readonly seen: (target: Target) => unknown;
  readonly refusals: readonly (readonly [why: string, stage: Stage, change: (body: Json) => Json, answer: unknown])[];
  /** What a second, equal call gives. */
  readonly again: unknown;
}
const refused = { code: 50_001, data: null };
export const unknownOrder = { code: 50_004, data: null, message: '订单不存在' };
const inner = (errMsg: string) => ({ code: 0, data: { code: 50_001, errMsg } });
const same = (body: Json): Json => body;
/** The body with something else in the first line that comes back. */
const returning =
  (more: Json) =>
  (body: Json): Json => ({ ...body, returnInDetailList: [{ ...firstOf(body['returnInDetailList']), ...more }] });
const lineAmounts = {
  price: 12.35,
  totalFee: 24.7,
  actualPrice: 12,
  payment: 24,
  settlementFee: 20.1,
  settlementPrice: 10.05,
  discountFee: 0.7,
};

export const writeRows: Readonly<Record<string, Row>> = {
  createSalesOrderV2: {
    stage: 'placed',
    fill: ({ platformOrderNo, order }) => ({
      ...payload('createSalesOrderV2', 'request'),
      platformOrderNo,
      storeCode: order['storeCode'],
      postFee: 5.5,
      detailList: [
        {
          ...firstOf(payload('createSalesOrderV2', 'request')['detailList']),
          qty: 2,
          ...lineAmounts,
        },
      ],
    }),
    seen: ({ order, platformOrderNo }) => [
      order,
      {
        platformOrderNo,
        storeCode: order['storeCode'],
        storeName: order['storeName'],
        orderStatus: 10,
        dispatchStatus: 10,
        deliveryStatus: 10,
        orderType: 0,
        city: '湛江市',
        platformCreateTime: '2023-04-19 11:17:57',
        originalOrderId: null,
        orderExt: { memberName: 'member', postFee: 5.5, payment: 29.5 },
        orderDetailList: [
          {
            platformNo: '3XXXXXXXXXX',
            skuCode: '6926523450105',
            qty: 2,
            quantity: 0,
            detailStatus: 20,
            refundStatus: 0,
            ...lineAmounts,
          },
        ],
      },
    ],
    refusals: [
      ['an unknown shop', 'placed', (body) => ({ ...body, storeCode: '01XX1XXXX' }), refused],
      ['an exchange order', 'placed', (body) => ({ ...body, orderType: 2 }), refused],
    ],
    again: refused,
  },
  cancelSalesOrder: {
    stage: 'reviewed',
    fill: ({ platformOrderNo, order }) => ({
      ...payload('cancelSalesOrder', 'request'),
      platformOrderNo,
      salesOrderCode: order['salesOrderCode'],
    }),
    seen: ({ order, lines }) => [
      {
        ...order,
        orderStatus: 60,
        dispatchStatus: 50,
        deliveryStatus: 60,
        orderDetailList: lines.map((line) => ({ ...line, detailStatus: 60 })),
      },
    ],
    refusals: [
      ['a shipped order', 'shipped', same, refused],
      ['a finished order', 'finished', same, refused],
      ['a cancelled order', 'cancelled', same, refused],
      ['an order code of another number', 'reviewed', (body) => ({ ...body, salesOrderCode: 'SO1' }), unknownOrder],
    ],
    again: refused,
  },
  createExchange: {
    stage: 'delivered',
    fill: ({ platformOrderNo, order, lines }) => ({
      ...payload('createExchange', 'request'),
      platformOrderNo,
      salesOrderId: order['salesOrderId'],
      // The id is text, as in the sample.
      returnInDetailList: [{ id: String(lines[0]?.['id']), platformNo: lines[0]?.['platformNo'], qty: 1 }],
    }),
    seen: ({ order, lines, platformOrderNo }) => [
      {
        ...order,
        orderDetailList: lines.map((line, n) =>
          n === 0 ? { ...line, refundType: '2', refundStatus: 10, isExchange: 1 } : line,
        ),
      },
      {
        platformOrderNo,
        orderType: 2,
        orderStatus: 10,
        isHold: 0,
        originalOrderId: order['salesOrderId'],
        originalOrderCode: order['salesOrderCode'],
        storeCode: order['storeCode'],
        remark: '天无理由换货',
        // The sample has these values in these fields.
        province: '13600678310',
        district: '浙江省',
        orderExt: { buyerMemo: '姚', sellerMemo: '音' },
        orderDetailList: [
          {
            platformNo: '2022102016162801',
            skuCode: '6941428688156',
            productName: '蜜橙_DCW',
            qty: 1,
            detailStatus: 20,
          },
        ],
      },
    ],
    refusals: [
      ['an order that is not sent', 'ready', same, refused],
      ['a cancelled order', 'cancelled', same, refused],
      ['more than was bought', 'delivered', returning({ qty: 99 }), refused],
      ['a line of another order', 'delivered', returning({ id: '1' }), refused],
    ],
    again: refused,
  },
  createSupplyOrder: {
    stage: 'delivered',
    fill: ({ platformOrderNo, order }) => ({
      ...payload('createSupplyOrder', 'request'),
      platformOrderNo,
      storeCode: order['storeCode'],
    }),
    seen: ({ order, platformOrderNo }) => [
      order,
      {
        platformOrderNo,
        orderType: 3,
        orderStatus: 10,
        originalOrderId: order['salesOrderId'],
        originalOrderCode: order['salesOrderCode'],
        // The address is the original's, because isAutoFillAddress is true.
        province: order['province'],
        city: order['city'],
        orderExt: { platformPayTime: '2023-01-09 17:23:45' },
        orderDetailList: [{ platformNo: '259333164173_25596131627', skuCode: '6941428610102', qty: 1, payment: 0 }],
      },
    ],
    refusals: [['a cancelled order', 'cancelled', same, refused]],
    // The request has nothing by which a repetition differs from a second reissue.
    again: { code: 0 },
  },
  createReturn: {
    stage: 'delivered',
    fill: ({ platformOrderNo, order, lines }) => ({
      ...payload('createReturn', 'request'),
      platformOrderNo,
      platformRefundNo: `THH${platformOrderNo}`,
      storeCode: order['storeCode'],
      salesOrderId: order['salesOrderId'],
      returnInDetailList: [
        {
          salesOrderDetailId: lines[0]?.['id'],
          platformNo: lines[0]?.['platformNo'],
          skuCode: lines[0]?.['skuCode'],
          qty: lines[0]?.['qty'],
        },
      ],
    }),
    seen: ({ order, lines }) => [
      {
        ...order,
        orderDetailList: lines.map((line, n) =>
          n === 0 ? { ...line, refundType: '0', refundStatus: 10, isReturnGoods: 0 } : line,
        ),
      },
    ],
    refusals: [
      ['a cancelled order', 'cancelled', same, refused],
      ['an order of another shop', 'delivered', (body) => ({ ...body, storeCode: 'other' }), unknownOrder],
      ['more than was bought, inside a success', 'delivered', returning({ qty: 99 }), inner('退货数量超过可退数量')],
      [
        'more than was bought in two rows',
        'delivered',
        (body) => {
          const row = firstOf(body['returnInDetailList']);
          return { ...body, returnInDetailList: [row, row] };
        },
        inner('退货数量超过可退数量'),
      ],
      ['other goods in the line', 'delivered', returning({ skuCode: 'other' }), inner('订单明细不存在')],
    ],
    again: inner('平台退款单号已存在'),
  },
};
