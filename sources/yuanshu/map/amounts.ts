/** Amounts and payments. Yuanshu writes whole 分 (所有金额 单位为 分). */
import { type Decimal, decimalOf, isPositive, multiply, sum } from '../../values/decimal.ts';
import { decimalNumber, read } from '../../kit/wire.ts';
import { unmapped } from '../../domain/code-table.ts';
import { emptyAmounts } from '../../domain/empty.ts';
import { cny } from '../../domain/money.ts';
import type { AmountLine, Charge, Money, Order, OrderAmounts, ReturnCase } from '../../model.ts';
import type { YuanshuOrder } from '../wire.ts';

const hundredth = decimalOf('0.01');
/** 分 → 元, exactly: 309999 is 3099.99. */
export const yuan = (fen: Decimal | null): Decimal | null => (fen === null ? null : multiply(fen, hundredth));
export const money = (fen: Decimal | null | undefined): Money | null => cny(yuan(fen ?? null));

/** The sum of all payments in 分. Null without any, and when one of them has no amount. */
export const paidFen = ({ payInfo }: YuanshuOrder): Decimal | null =>
  sum((payInfo?.orderPayTypeInfos ?? []).map(({ amount }) => amount));

/** Whether something of a deposit order (paymentType 1) is paid. */
export function depositPaid(wire: YuanshuOrder): boolean {
  const paid = paidFen(wire);
  return wire.amountInfo?.paymentType === '1' && paid !== null && isPositive(paid);
}

export function amountsOf(wire: YuanshuOrder, returns: readonly ReturnCase[]): OrderAmounts {
  const info = wire.amountInfo;
  const refunds = returns.flatMap(({ refund }) => refund?.amount ?? []);
  return {
    ...emptyAmounts,
    goodsTotal: money(info?.retailTotalAmt),
    discountTotal: money(info?.discountTotalAmt),
    goodsPayable: money(info?.payAmt),
    shipping: money(info?.freightPayAmt),
    payable: money(info?.payTotalAmt),
    paid: wire.payStatus === '0' ? null : money(paidFen(wire)),
    refunded: cny(sum(refunds)),
    breakdown: breakdownOf(wire),
  };
}

/** Fields of amountInfo that are a number of points. */
const pointFields: ReadonlySet<string> = new Set(['usedScoreNum']);

/** Every amount that has no field of its own in the model, also one that no document names, under its native name. */
function breakdownOf({ orderAmount, amountInfo }: YuanshuOrder): readonly AmountLine[] {
  const total = money(orderAmount);
  const rest = amountInfo === null ? [] : otherAmounts(amountInfo);
  return total === null ? rest : [{ code: 'ORDER_AMOUNT', nativeField: 'orderAmount', charge: total }, ...rest];
}

function otherAmounts({ depositAmt, balancePaymentAmt, others }: AmountInfo): readonly AmountLine[] {
  const told: readonly (readonly [string, Decimal | null])[] = [
    ['depositAmt', depositAmt],
    ['balancePaymentAmt', balancePaymentAmt],
    ...[...others].map(([field, value]) => [field, read(decimalNumber, value)?.value ?? null] as const),
  ];
  return told.flatMap(([field, amount]) => {
    const charge = amount === null ? null : chargeOf(field, amount);
    return charge === null ? [] : [{ code: codeOf(field), nativeField: `amountInfo.${field}`, charge }];
  });
}
type AmountInfo = NonNullable<YuanshuOrder['amountInfo']>;

function chargeOf(field: string, amount: Decimal): Charge | null {
  if (pointFields.has(field)) return { points: amount };
  return field.endsWith('Amt') ? money(amount) : null;
}

/** Makes one code of both spellings (fnumPmDiscountAmt and fNumPmDiscountAmt). */
const codeOf = (field: string): string =>
  field
    .replace(/^f(num|mon)/i, (_all, what: string) => `f${what.toLowerCase()}`)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase();

export function paymentsOf({ payInfo }: YuanshuOrder): Order['payments'] {
  const paidAt = payInfo?.payTime ?? payInfo?.finishTime ?? null;
  return (
    payInfo?.orderPayTypeInfos?.flatMap(({ payType, payTypeDesc, amount }) => {
      const paid = money(amount);
      if (!paid) return [];
      return [
        {
          method: payTypeDesc,
          nativeMethod: payType === null ? null : unmapped('payInfo.orderPayTypeInfos[].payType', payType, payTypeDesc),
          amount: paid,
          externalPaymentId: null,
          paidAt,
        },
      ];
    }) ?? null
  );
}
