/** A sales order that a write has made: nothing is packed or sent yet. */
import { add, decimal, type Decimal, zero } from '../../sources/values/decimal.ts';
import { type Book, textOf } from './book.ts';
import { imageOf } from './lines.ts';
import { number, salesOrderCode, time } from './wire.ts';
import type { Wire } from './wire.ts';

export const orderTypes = { sale: 0, exchange: 2, reissue: 3 } as const;
/** 新建, 待审核 */
export const firstStatus = { fresh: 0, toReview: 10 } as const;

export interface NewOrder {
  readonly platformOrderNo: string;
  /** storeId, storeCode, storeName */
  readonly shop: Wire;
  readonly orderType: number;
  readonly orderStatus: number;
  readonly isHold: 0 | 1;
  /** country, province, city, district */
  readonly address: Wire;
  readonly platformCreateTime: unknown;
  readonly remark: string | null;
  /** The order that it follows. */
  readonly original: Wire | null;
  /** What is known of memberId, memberName, platformOrderStatus, platformPayTime, memos and postFee. */
  readonly ext: Wire;
  /** platformNo, skuCode, qty, what is known of the goods and the amounts. */
  readonly lines: readonly Wire[];
}

const amounts = ['price', 'totalFee', 'actualPrice', 'payment', 'settlementPrice', 'settlementFee', 'discountFee'];
const nothing = number('0');
const decimalIn = (value: unknown): Decimal => decimal(textOf(value)) ?? zero;

function lineOf(book: Book, id: string, given: Wire, index: number): Wire {
  const skuCode = textOf(given['skuCode']);
  return {
    id: number(`${id}${(index + 1) * 10}`),
    salesOrderId: number(id),
    ...book.goods(skuCode),
    ...given,
    detailStatus: 20,
    platformStatus: 20,
    refundType: null,
    refundStatus: 0,
    isReturnGoods: null,
    ...Object.fromEntries(amounts.map((field) => [field, given[field] ?? nothing])),
    adjustFee: nothing,
    divideOrderFee: given['payment'] ?? nothing,
    partMjzDiscount: nothing,
    platformOuterSkuCode: skuCode,
    isGift: 0,
    giftType: null,
    isExchange: null,
    consignTime: null,
    quantity: 0,
    imgUrl: imageOf(skuCode),
  };
}

/** `now`: seconds. */
export function newOrder(book: Book, now: number, asked: NewOrder): Wire {
  const id = book.newId();
  const { platformOrderNo, shop, orderType, orderStatus, isHold, address, platformCreateTime, remark, original } =
    asked;
  const payment = asked.lines.reduce(
    (sum, line) => add(sum, decimalIn(line['payment'])),
    decimalIn(asked.ext['postFee']),
  );
  return {
    salesOrderId: number(id),
    platformOrderNo,
    salesOrderCode: salesOrderCode(now, id),
    ...shop,
    orderStatus,
    dispatchStatus: 10,
    deliveryStatus: 10,
    refundStatus: 0,
    isSelfPickUp: 0,
    isHour: 0,
    isConsolidate: 0,
    orderType,
    ...address,
    platformCreateTime: platformCreateTime ?? time(now),
    orderFrom: original ? 1 : 0,
    dispatchTime: null,
    remark,
    originalOrderId: original?.['salesOrderId'] ?? null,
    originalOrderCode: original?.['salesOrderCode'] ?? null,
    isHangUp: 0,
    isHold,
    orderExt: {
      buyerMemo: null,
      sellerMemo: '',
      postFee: nothing,
      ...asked.ext,
      payment: number(payment),
      currency: null,
    },
    orderDetailList: asked.lines.map((line, index) => lineOf(book, id, line, index)),
  };
}
