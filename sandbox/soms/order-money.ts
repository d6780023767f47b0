/** Payment, invoice, settlement and loyalty of a SOMS order. */
import type { SalePart } from '../sales/parts.ts';
import { choice } from '../sales/random.ts';
import type { Sale, SalePayment } from '../sales/sale.ts';
import { time } from '../sales/time.ts';
import { number, unset } from './wire.ts';
import type { Wire } from '../server/wire.ts';

const zero = '0.00';

/** Each order of a split sale shows its own share of what the buyer paid, in one sum; a deposit is not divided. */
function detailsOf({ payment }: Sale, { no, of, amounts }: SalePart): SalePayment['details'] {
  if (of === 1) return payment.details;
  if (payment.state === 'earnest') return no === 0 ? payment.details : [];
  return payment.details.slice(0, 1).map((one) => ({ ...one, amount: amounts.payable }));
}

export function paymentOf(sale: Sale, part: SalePart): Wire {
  const { payment, member } = sale;
  const { no, amounts } = part;
  return {
    type: payment.type,
    state: payment.state,
    payee: { id: member.id, name: member.nickname },
    amount: number(amounts.payable),
    freight: number(amounts.freight),
    package_total: number(amounts.packaging),
    other_fee: number(amounts.otherFee),
    cod_amount: number(payment.type === 'cod' ? amounts.payable : zero),
    earnest_amount: number(no === 0 ? payment.deposit : zero),
    pay_time: payment.paidAt === null ? unset(sale) : time(payment.paidAt),
    pay_bill_id: payment.billNo,
    details: detailsOf(sale, part).map(({ code, name, amount }, index) => ({
      code,
      name,
      type: '5',
      amount: number(amount),
      cashier: payment.type === 'cod',
      pay_id: `${payment.billNo}${index}`,
      out_pay_id: `OUT${payment.billNo}${index}`,
    })),
    extra: sale.salt % 12 === 3 ? [{ id: 'distance_freight', name: '远距离运费', value: '0.01' }] : undefined,
  };
}

const results = { asked: undefined, issued: '开票成功', failed: '开票失败' } as const;

export function invoiceOf(sale: Sale, { amounts }: SalePart): Wire {
  const { invoice } = sale;
  if (!invoice) return { required: false };
  const result = results[invoice.state];
  const issued = invoice.state === 'issued';
  return {
    required: true,
    result,
    error_reason: invoice.state === 'failed' ? '税号有误' : undefined,
    details: [
      {
        type: invoice.vat ? 'VAT' : 'plain',
        kind: invoice.paper ? 'paper' : 'e-invoice',
        title: invoice.title,
        title_type: invoice.company ? 'company' : 'person',
        taxer_id: invoice.taxId,
        content: '商品明细',
        amount: number(amounts.goodsPayable),
        print_number: `DY${sale.index}`,
        serial_no: issued ? `FP${sale.index}` : undefined,
        url: issued ? `https://invoice.example.test/${sale.index}.pdf` : undefined,
        time: issued ? time(sale.modifiedAt) : undefined,
        email: 'fapiao@example.test',
      },
    ],
  };
}

export function couponsOf(sale: Sale): Wire {
  // 9007199254740993 is the first whole number that a double cannot hold.
  const balance = sale.index % 150 === 11 ? '9007199254740993' : '100.0';
  const used = sale.salt % 4 === 0;
  return {
    score_info: { total: number('1.0'), balance: number(balance) },
    coupon_info: used
      ? {
          use_total: number('10.00'),
          details: [
            {
              code: `Q${sale.index}`,
              name: '现金券',
              type: choice(['cash', 'discount'], sale.salt, 9),
              type_id: '0001',
              use_mode: choice(['pay', 'discount'], sale.salt, 10),
              amount: number('10.00'),
              value: number('10.00'),
            },
          ],
        }
      : undefined,
  };
}

export function settlementOf(sale: Sale): Wire {
  const scope = choice(['order', 'item', 'package', 'freight'], sale.salt, 11);
  return {
    settlable: sale.stage === 'finished',
    settle_date: sale.finishedAt === null ? undefined : time(sale.finishedAt),
    station_settle_mode: choice(['online', 'offline'], sale.salt, 12),
    discounts: [
      {
        scope,
        amount: number(sale.amounts.orderDiscounts),
        details: [{ role: 'platform', discount: number(sale.amounts.orderDiscounts) }],
      },
    ],
  };
}
