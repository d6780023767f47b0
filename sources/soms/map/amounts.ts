/** What an order costs, how it was paid, and its invoice. Amounts are decimal 元. */
import { type Decimal, sum } from '../../values/decimal.ts';
import { unmapped } from '../../domain/code-table.ts';
import { emptyAmounts, emptyInvoice } from '../../domain/empty.ts';
import { cny } from '../../domain/money.ts';
import type { AmountLine, Invoice, Order, OrderAmounts } from '../../model.ts';
import type { SomsOrder } from '../wire.ts';

export function amountsOf(wire: SomsOrder): OrderAmounts {
  const { payment } = wire;
  const discounts = wire.items?.flatMap((line) => [line.discount_amount, line.apported_discount_amount]) ?? [];
  return {
    ...emptyAmounts,
    goodsTotal: cny(wire.orig_total),
    discountTotal: cny(sum(discounts)),
    goodsPayable: cny(wire.real_total),
    shipping: cny(payment.freight),
    packaging: cny(payment.package_total),
    otherFees: cny(payment.other_fee),
    payable: cny(payment.amount),
    paid: payment.state === 'paid' ? cny(payment.amount) : null,
    settlement: cny(wire.settle_amount),
    commission: cny(wire.settle_commission ?? wire.selttle_commission),
    breakdown: breakdownOf(wire),
  };
}

/** Every other amount of the order under its native name. */
function breakdownOf(wire: SomsOrder): readonly AmountLine[] {
  const rows: readonly (readonly [string, string, Decimal | null])[] = [
    ['SHOP_AMOUNT', 'shop_amount', wire.shop_amount],
    ['SETTLE_FREIGHT', 'settle_freight', wire.settle_freight],
    ['PERFORMANCE_SERVICE_FEE', 'performance_service_fee', wire.performance_service_fee],
    ['FREIGHT_DISCOUNT', 'freight_discount', wire.freight_discount],
    ['PACKAGE_DISCOUNT', 'package_discount', wire.package_discount],
    ['ADDRESS_CHANGE_FEE', 'address_change_fee', wire.address_change_fee],
    ['COD_AMOUNT', 'payment.cod_amount', wire.payment.cod_amount],
    ['EARNEST_AMOUNT', 'payment.earnest_amount', wire.payment.earnest_amount],
    ['SELTTLE_COMMISSION', 'selttle_commission', wire.settle_commission === null ? null : wire.selttle_commission],
    ...extraFees(wire),
  ];
  return rows.flatMap(([code, nativeField, amount]) => {
    const charge = cny(amount);
    return charge ? [{ code, nativeField, charge }] : [];
  });
}

/** The rows of payment.extra name their fees themselves. */
function extraFees({ payment }: SomsOrder): readonly (readonly [string, string, Decimal | null])[] {
  return (payment.extra ?? []).map(({ id, value }) => [
    (id ?? 'EXTRA').replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(),
    `payment.extra[${id ?? ''}]`,
    value,
  ]);
}

export function paymentsOf({ payment }: SomsOrder): Order['payments'] {
  return (
    payment.details?.flatMap((detail) => {
      const amount = cny(detail.amount);
      if (!amount) return [];
      return [
        {
          method: detail.name,
          nativeMethod: detail.code === null ? null : unmapped('payment.details[].code', detail.code, detail.name),
          amount,
          externalPaymentId: detail.out_pay_id,
          paidAt: payment.pay_time,
        },
      ];
    }) ?? null
  );
}

export function invoiceOf({ invoice }: SomsOrder): Invoice | null {
  if (!invoice) return null;
  const { required, result } = invoice;
  const [detail] = invoice.details ?? [];
  if (!detail) return { ...emptyInvoice, required, result };
  const { title, title_type: titleType, taxer_id, buyer_tax_code, kind, amount, url, serial_no: serialNo } = detail;
  return {
    required,
    title,
    titleIsPerson: titleType === null ? null : titleType === 'person',
    taxId: taxer_id ?? buyer_tax_code,
    kind,
    amount: cny(amount),
    result,
    url,
    serialNo,
  };
}
