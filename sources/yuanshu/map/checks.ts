/** Y1-Y5 and the checks of the order's codes (mappings.md §10), in 元. They need the order push alone. */
import { type Decimal, sum } from '../../values/decimal.ts';
import { compare, compareLines, notApplicable, statement } from '../../domain/checks.ts';
import type { Check } from '../../model.ts';
import { paidFen, yuan } from './amounts.ts';
import { isCounted, lineName, totalFen } from './items.ts';
import type { YuanshuGoods, YuanshuOrder } from '../wire.ts';

const rules = {
  Y1: { code: 'Y1', formula: 'payTotalAmt = payAmt + freightPayAmt' },
  Y2: { code: 'Y2', formula: 'payAmt = sum of the lines’ payAmt' },
  Y3: { code: 'Y3', formula: 'payableAmt = payablePrice × buyNum, each line with mesureProperty 0' },
  Y4: { code: 'Y4', formula: 'payTotalAmt = sum of orderPayTypeInfos.amount when payStatus is 1' },
  Y5: { code: 'Y5', formula: 'payTotalAmt = depositAmt + balancePaymentAmt when paymentType is 1' },
  pickup: { code: 'PICKUP_WITHOUT_STORE_PICKUP', formula: 'an order that waits for its buyer is collected in a store' },
  axes: {
    code: 'STATUS_AXES_DISAGREE',
    formula: 'orderStatus, payStatus and pickOrderStatus do not contradict each other',
  },
} as const;

export function checksOf(wire: YuanshuOrder): readonly Check[] {
  const info = wire.amountInfo;
  const total = yuan(info?.payTotalAmt ?? null);
  const lines = wire.goodsInfoList ?? [];
  return [
    compare(rules.Y1, yuanSum(info?.payAmt, info?.freightPayAmt), total),
    compare(rules.Y2, yuan(sum(lines.map(({ amountInfo }) => amountInfo?.payAmt ?? null))), yuan(info?.payAmt ?? null)),
    linesCheck(lines),
    wire.payStatus === '1'
      ? compare(rules.Y4, yuan(paidFen(wire)), total)
      : notApplicable(rules.Y4, 'The order is not simply paid (payStatus 1).'),
    info?.paymentType === '1'
      ? compare(rules.Y5, yuanSum(info.depositAmt, info.balancePaymentAmt), total)
      : notApplicable(rules.Y5, 'The order has no deposit (paymentType 1).'),
    pickupCheck(wire),
    axesCheck(wire),
  ];
}

function linesCheck(lines: readonly YuanshuGoods[]): Check {
  const counted = lines.filter(isCounted);
  if (lines.length > 0 && counted.length === 0) return notApplicable(rules.Y3, 'Nothing in it is sold by the piece.');
  const sides = (line: YuanshuGoods) => ({ expected: yuan(totalFen(line)), actual: yuan(line.payableAmt) });
  return compareLines(
    rules.Y3,
    counted.map((line) => ({ line: lineName(line), ...sides(line) })),
  );
}

const yuanSum = (...fen: readonly (Decimal | null | undefined)[]): Decimal | null =>
  yuan(sum(fen.map((one) => one ?? null)));

function pickupCheck({ orderStatus, distributionType, deliveryInfo }: YuanshuOrder): Check {
  const way = distributionType ?? deliveryInfo?.distributionType ?? null;
  if (orderStatus !== '11')
    return notApplicable(rules.pickup, 'The order does not wait for its buyer (orderStatus 11).');
  if (way === null) return notApplicable(rules.pickup, 'The vendor does not say how the goods reach the buyer.');
  return statement(rules.pickup, way === '1', `orderStatus is 11 (待核销), yet distributionType is ${way}.`);
}

interface Contradiction {
  readonly order: readonly string[];
  readonly pay?: readonly string[];
  readonly pick?: readonly string[];
  /** For full payment only, since deposits are paid earlier and cash on delivery later. */
  readonly fullPayment?: true;
}
const contradictions: readonly Contradiction[] = [
  { order: ['10'], pay: ['1', '2', '3'], fullPayment: true },
  { order: ['10'], pick: ['40'], fullPayment: true },
  { order: ['11', '40', '50', '60'], pay: ['0'], fullPayment: true },
  { order: ['11', '40', '50', '60'], pick: ['20'] },
  { order: ['60'], pick: ['10'] },
];

function axesCheck({ orderStatus, payStatus, pickOrderStatus, amountInfo }: YuanshuOrder): Check {
  if (orderStatus === null || (payStatus === null && pickOrderStatus === null))
    return notApplicable(rules.axes, 'Fewer than two of the statuses are there.');
  const found = contradictions.filter(
    ({ order, pay, pick, fullPayment }) =>
      order.includes(orderStatus) &&
      (pay === undefined || (payStatus !== null && pay.includes(payStatus))) &&
      (pick === undefined || (pickOrderStatus !== null && pick.includes(pickOrderStatus))) &&
      (fullPayment === undefined || amountInfo?.paymentType === '0'),
  );
  const texts = found.map(({ pay }) => (pay ? `payStatus is ${payStatus}` : `pickOrderStatus is ${pickOrderStatus}`));
  return statement(
    rules.axes,
    found.length === 0,
    `orderStatus is ${orderStatus}, yet ${[...new Set(texts)].join(' and ')}.`,
  );
}
