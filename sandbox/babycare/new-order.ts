/** A sales order that a write has made: nothing is packed or sent yet. */
import { add, decimal, zero } from '../../sources/values/decimal.ts';
import { time } from '../sales/time.ts';
import { textOf, type Wire } from '../server/wire.ts';
import type { Book } from './book.ts';
import { imageOf } from './lines.ts';
import { number, salesOrderCode } from './wire.ts';

export const orderTypes = { sale: 0, exchange: 2, reissue: 3 } as const;
/** 新建 and 待审核. */
export const firstStatus = { fresh: 0, toReview: 10 } as const;

export interface NewOrder {
  /** platformOrderNo, the shop's three fields, orderType, orderStatus, isHold, and the address without its street. */
  readonly head: Wire;
  readonly remark: string | null;
  /** The order that it follows. */
  readonly original: Wire | null;
  /** What is known of memberId, memberName, platformOrderStatus, platformPayTime, memos and postFee. */
  readonly ext: Wire;
  /** platformNo, skuCode, qty, what is known of the goods and the amounts. */
  readonly lines: readonly Wire[];
}

const amounts = ['price', 'totalFee', 'actualPrice', 'payment', 'settlementPrice', 'settlementFee', 'discountFee'];
const zeroAmount = number('0');

function lineOf(book: Book, asked: Wire): Wire {
  const skuCode = textOf(asked['skuCode']);
  return {
    ...book.goods(skuCode),
    ...asked,
    detailStatus: 20,
    platformStatus: 20,
    refundType: null,
    refundStatus: 0,
    isReturnGoods: null,
    ...Object.fromEntries(amounts.map((field) => [field, asked[field] ?? zeroAmount])),
    adjustFee: zeroAmount,
    divideOrderFee: asked['payment'] ?? zeroAmount,
    partMjzDiscount: zeroAmount,
    platformOuterSkuCode: skuCode,
    isGift: 0,
    giftType: null,
    isExchange: null,
    consignTime: null,
    quantity: 0,
    imgUrl: imageOf(skuCode),
  };
}

/** `now` is in seconds. */
export function newOrder(book: Book, now: number, { head, remark, original, ext, lines }: NewOrder): Wire {
  const id = book.newId();
  const payment = [ext['postFee'], ...lines.map((line) => line['payment'])]
    .map((value) => decimal(textOf(value)) ?? zero)
    .reduce(add);
  return {
    salesOrderId: number(id),
    salesOrderCode: salesOrderCode(now, id),
    dispatchStatus: 10,
    deliveryStatus: 10,
    refundStatus: 0,
    isSelfPickUp: 0,
    isHour: 0,
    isConsolidate: 0,
    platformCreateTime: time(now),
    ...head,
    orderFrom: original ? 1 : 0,
    dispatchTime: null,
    remark,
    originalOrderId: original?.['salesOrderId'] ?? null,
    originalOrderCode: original?.['salesOrderCode'] ?? null,
    isHangUp: 0,
    orderExt: {
      buyerMemo: null,
      sellerMemo: '',
      postFee: zeroAmount,
      ...ext,
      payment: number(payment),
      currency: null,
    },
    orderDetailList: lines.map((line, index) => ({
      id: number(`${id}${(index + 1) * 10}`),
      salesOrderId: number(id),
      ...lineOf(book, line),
    })),
  };
}
