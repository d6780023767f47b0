/** One sales order (班牛销售单实体) out of one sale, or out of a part of it. */
import { money, units } from '../sales/amount.ts';
import type { SalePart } from '../sales/parts.ts';
import { choice } from '../sales/random.ts';
import type { Sale } from '../sales/sale.ts';
import { time, timeOrNull } from '../sales/time.ts';
import type { Wire } from '../server/wire.ts';
import { codesOf, orderType, unlistedAt } from './codes.ts';
import { linesOf } from './lines.ts';
import { number, salesOrderCode, salesOrderId } from './wire.ts';

export function orderOf(sale: Sale, part: SalePart): Wire {
  const codes = codesOf(sale);
  const id = salesOrderId(sale.index, part.no);
  return {
    salesOrderId: number(id),
    platformOrderNo: sale.platformOrderNo,
    salesOrderCode: salesOrderCode(sale.placedAt, id),
    storeId: Number(sale.shop.id.slice(-4)),
    storeCode: sale.shop.id,
    storeName: sale.shop.name,
    orderStatus: codes.orderStatus,
    dispatchStatus: codes.dispatchStatus,
    deliveryStatus: codes.deliveryStatus,
    ...latelyAdded(sale),
    orderType: orderType(sale),
    country: '中国',
    province: sale.receiver.province,
    city: sale.receiver.city,
    district: sale.receiver.district,
    // Some orders have no time, because the document's sample has none.
    platformCreateTime: sale.salt % 9 === 4 ? null : time(sale.placedAt),
    orderFrom: sale.follows ? choice([1, 2], sale.salt, 7) : choice([0, 0, null], sale.salt, 8),
    dispatchTime: timeOrNull(sale.shippedAt ?? (sale.salt % 4 === 0 ? sale.receivedAt + 86_400 : null)),
    remark: sale.follows ? sale.follows.reason : null,
    ...originOf(sale),
    ...holdOf(sale),
    orderExt: { ...extOf(sale, part, codes.platformOrderStatus), ...unlistedAt(sale, 'ext') },
    orderDetailList: linesOf(sale, part, codes),
    ...unlistedAt(sale, 'order'),
  };
}

/** Fields of the table that the sample does not have; a part of the orders has none of them either. */
function latelyAdded(sale: Sale): Wire {
  if (sale.salt % 5 === 1) return {};
  const { after, handover, salt } = sale;
  const refunded = after?.progress === 'done' && after.kind !== 'exchange';
  return {
    refundStatus: refunded ? (after.whole ? 20 : 10) : 0,
    isSelfPickUp: handover === 'pickup' ? 1 : 0,
    isHour: handover === 'rider' || handover === 'storeCourier' ? 1 : 0,
    isConsolidate: salt % 31 === 2 ? 1 : 0,
    premiumExpress: salt % 21 === 2 ? '1' : undefined,
  };
}

function originOf({ follows }: Sale): Wire {
  if (!follows) return { originalOrderId: null, originalOrderCode: null };
  const id = salesOrderId(follows.index, 0);
  return { originalOrderId: number(id), originalOrderCode: salesOrderCode(follows.placedAt, id) };
}

function holdOf({ onHold, salt }: Sale): Wire {
  if (onHold) return salt % 2 === 0 ? { isHangUp: 1, isHold: 0 } : { isHangUp: 0, isHold: 1 };
  return salt % 3 === 0 ? { isHangUp: null, isHold: null } : { isHangUp: 0, isHold: 0 };
}

function extOf(sale: Sale, { amounts, no }: SalePart, platformOrderStatus: string): Wire {
  const { member, salt, payment, arithmeticBroken } = sale;
  const payable = arithmeticBroken && no === 0 ? money(units(amounts.payable) + 10_000n) : amounts.payable;
  return {
    memberId: number(member.id),
    memberName: member.nickname,
    platformOrderStatus,
    platformPayTime: timeOrNull(payment.state === 'notPay' ? null : payment.paidAt),
    buyerMemo: sale.buyerNote,
    sellerMemo: sale.sellerNote ?? '',
    postFee: number(amounts.freight),
    payment: number(payable),
    currency: salt % 4 === 1 ? 'CNY' : null,
    isInBlacklist: choice([null, null, 0, 1], salt, 9),
  };
}
