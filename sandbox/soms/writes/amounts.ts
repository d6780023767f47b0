/** The amounts of an order after its lines changed, by the rules that the document states. All in 1/10000. */
import { at } from '../../../sources/values/json.ts';
import { put } from '../wire.ts';
import type { Wire } from '../../server/wire.ts';
import { moneyOf, quantityOf, sumAt, unitsAt, weightOf } from './request.ts';

export interface NextLine {
  readonly line: Wire;
  /** The line is as it was, with its amounts. */
  readonly kept: boolean;
}

/**
 * 分摊反算: what was paid for the old lines is divided among the new ones by their totals, and the rest is a discount.
 * So the buyer pays no more for dearer goods, and the lower price for cheaper ones.
 */
export function apportioned(before: readonly Wire[], next: readonly NextLine[]): Wire[] {
  const linesThat = (areKept: boolean): Wire[] => next.filter(({ kept }) => kept === areKept).map(({ line }) => line);
  const paid = sumAt(before, 'pay_amount') - sumAt(linesThat(true), 'pay_amount');
  const total = sumAt(linesThat(false), 'total');
  const payable = paid < total ? paid : total;
  let [reached, spent] = [0n, 0n];
  return next.map(({ line, kept }) => {
    if (kept || total === 0n) return line;
    const own = unitsAt(line, 'total');
    reached += own;
    // Amounts are cut to cents, and the last line gets the rest.
    const upTo = reached === total ? payable : ((payable * reached) / total / 100n) * 100n;
    const pay = upTo - spent;
    spent = upTo;
    return put(line, { pay_amount: moneyOf(pay), apported_discount_amount: moneyOf(own - pay) });
  });
}

/** The order with these lines, and with all sums over them, also what the buyer pays. */
export function recounted(order: Wire, items: readonly Wire[]): Wire {
  const [total, pay] = [sumAt(items, 'total'), sumAt(items, 'pay_amount')];
  const fees = ['freight', 'package_total', 'other_fee'].map((name) => unitsAt(order, `payment.${name}`));
  const payable = fees.reduce((sum, fee) => sum + fee, pay);
  const more = payable - unitsAt(order, 'payment.amount');
  const settled = at(order, 'settle_amount') === undefined ? undefined : unitsAt(order, 'settle_amount') + more;
  return put(order, {
    items,
    item_count: items.length,
    sku_quantity: quantityOf(sumAt(items, 'quantity')),
    weight: weightOf(items),
    orig_total: moneyOf(total),
    real_total: moneyOf(pay),
    shop_amount: moneyOf(total - sumAt(items, 'discount_amount')),
    settle_amount: settled === undefined ? undefined : moneyOf(settled),
    'payment.amount': moneyOf(payable),
    'payment.cod_amount': at(order, 'payment.type') === 'cod' ? moneyOf(payable) : undefined,
  });
}
