/** E1-E3 and the checks of flags that must not contradict each other (mappings.md §10). Pure. */
import { both, multiply, subtract, sum } from '../../values/decimal.ts';
import { compare, compareLines, notApplicable, statement } from '../../domain/checks.ts';
import { classify } from '../../domain/code-table.ts';
import type { Check } from '../../model.ts';
import type { KeyedLine } from './line.ts';
import { expressFeeTable } from '../tables.ts';
import type { EzrOrder } from '../wire.ts';

const rules = {
  E1: { code: 'E1', formula: 'TotalMoney − DiscountAmount = PayAmount − ExpressFee' },
  E2: { code: 'E2', formula: 'Amount = Quantity × PriceSell, each line; TotalQty = sum of Quantity' },
  E3: { code: 'E3', formula: 'DiscountAmount = Amount − AvgAmount, each line' },
  axes: {
    code: 'STATUS_AXES_DISAGREE',
    formula: 'OrderStatus, IsPayed and IsCod do not contradict each other',
  },
  pickup: {
    code: 'PICKUP_WITHOUT_STORE_PICKUP',
    formula: 'an order with a DeliveryCode or a SelfFetchShopCode has DelivType 1',
  },
} as const;

export function checksOf(wire: EzrOrder, lines: readonly KeyedLine[]): readonly Check[] {
  return [
    goodsAndFreight(wire),
    compareLines(rules.E2, [
      ...lines.map(({ itemKey, wire: { Quantity, PriceSell, Amount } }) => ({
        line: itemKey,
        expected: both(Quantity, PriceSell, multiply),
        actual: Amount,
      })),
      { line: 'TotalQty', expected: sum(lines.map((line) => line.wire.Quantity)), actual: wire.TotalQty },
    ]),
    notApplicable(rules.E3, 'EZR does not push AvgAmount.'),
    axesCheck(wire),
    pickupCheck(wire),
  ];
}

function goodsAndFreight(wire: EzrOrder): Check {
  if (classify(expressFeeTable, wire.ExpressFeeType).target === 'POINTS')
    return notApplicable(rules.E1, 'The freight is in points (ExpressFeeType BS).');
  return compare(
    rules.E1,
    both(wire.TotalMoney, wire.DiscountAmount, subtract),
    both(wire.PayAmount, wire.ExpressFee, subtract),
  );
}

/** Statuses that follow payment, unless the buyer pays at the door. */
const afterPayment: ReadonlySet<string> = new Set(['2', '4', '8', '16']);

/** A cancelled or closed order may have been paid or not, and an unlisted code says nothing, so both pass. */
function axesCheck({ OrderStatus: status, IsPayed: paid, IsCod: cod }: EzrOrder): Check {
  if (status === null || paid === null)
    return notApplicable(rules.axes, 'EZR did not send both OrderStatus and IsPayed.');
  const contradiction =
    status === '1' && paid
      ? 'OrderStatus is 1 (待付款), yet IsPayed is true.'
      : afterPayment.has(status) && !paid && cod !== true
        ? `OrderStatus is ${status}, which follows payment, yet IsPayed and IsCod are false.`
        : null;
  return statement(rules.axes, contradiction === null, contradiction ?? '');
}

function pickupCheck({ DeliveryCode, SelfFetchShopCode, DelivType }: EzrOrder): Check {
  if ((DeliveryCode ?? SelfFetchShopCode) === null || DelivType === null)
    return notApplicable(rules.pickup, 'The order names no pick-up code and no pick-up store, or no DelivType.');
  return statement(rules.pickup, DelivType === '1', `The order is to be picked up, yet DelivType is ${DelivType}.`);
}
