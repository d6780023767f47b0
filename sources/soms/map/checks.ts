/** S1-S5 check the arithmetic that the SOMS document states (mappings.md §10). The document's own samples break it. */
import { add, both, type Decimal, decimalOf, multiply, subtract, sum } from '../../values/decimal.ts';
import { compare, compareLines, type LineSides, notApplicable, statement } from '../../domain/checks.ts';
import type { Check } from '../../model.ts';
import type { SomsItem, SomsOrder } from '../wire.ts';

const rules = {
  S1: { code: 'S1', formula: 'total = unit_price × quantity, each line' },
  S2: { code: 'S2', formula: 'pay_amount = total − apported_discount_amount − discount_amount, each line' },
  S3: { code: 'S3', formula: 'real_total = sum of the lines’ pay_amount' },
  S4: { code: 'S4', formula: 'payment.amount = real_total + freight + package_total + other_fee' },
  S5: {
    code: 'S5',
    formula: 'sku_quantity = sum of quantity; item_count = number of lines; component quantity = quantity × ratio',
  },
} as const;

export function somsChecks(wire: SomsOrder): readonly Check[] {
  const { items, payment } = wire;
  const s4 = compare(
    rules.S4,
    sum([wire.real_total, payment.freight, payment.package_total, payment.other_fee]),
    payment.amount,
  );
  const soft =
    s4.outcome === 'FAIL' ? { ...s4, message: `${s4.message} Soft: the document's list of fees ends in 等.` } : s4;
  if (items === null) {
    const missing = (rule: { code: string; formula: string }): Check => notApplicable(rule, 'The lines were not read.');
    return [missing(rules.S1), missing(rules.S2), missing(rules.S3), soft, missing(rules.S5), axes(wire)];
  }
  return [
    compareLines(
      rules.S1,
      items.map((line) => ({
        line: nameOf(line),
        expected: both(line.unit_price, line.quantity, multiply),
        actual: line.total,
      })),
    ),
    compareLines(
      rules.S2,
      items.map((line) => ({ line: nameOf(line), expected: afterDiscount(line), actual: line.pay_amount })),
    ),
    compare(rules.S3, sum(items.map((line) => line.pay_amount)), wire.real_total),
    soft,
    compareLines(rules.S5, quantitySides(wire, items)),
    axes(wire),
  ];
}

const nameOf = (line: SomsItem): string => line.item_no ?? line.item_id ?? line.sku_id ?? '?';
function afterDiscount({ total, discount_amount: own, apported_discount_amount: shared }: SomsItem): Decimal | null {
  return total === null || own === null || shared === null ? null : subtract(total, add(own, shared));
}

function quantitySides(wire: SomsOrder, items: readonly SomsItem[]): readonly LineSides[] {
  return [
    { line: 'sku_quantity', expected: sum(items.map(({ quantity }) => quantity)), actual: wire.sku_quantity },
    { line: 'item_count', expected: decimalOf(String(items.length)), actual: wire.item_count },
    ...items.flatMap((line) =>
      (line.details ?? []).map((detail) => ({
        line: `${nameOf(line)}/${detail.id ?? '?'}`,
        expected: both(line.quantity, detail.ratio, multiply),
        actual: detail.quantity,
      })),
    ),
  ];
}

/** In these states of an order its parcel cannot be on its way, with the buyer or refused. */
const beforeShipping: ReadonlySet<string | null> = new Set(['confirmed', 'prepared', 'approved']);
const afterShipping: ReadonlySet<string | null> = new Set(['shipped', 'signed', 'refused', 'redeliver']);

/** The states of the order, of its delivery and of its warehouse must not contradict each other. */
function axes({ state, delivery, wrh_state: warehouse, front }: SomsOrder): Check {
  const rule = {
    code: 'STATUS_AXES_DISAGREE',
    formula: 'state, delivery.state and wrh_state do not contradict each other',
  };
  const parcel = delivery.state;
  const before = beforeShipping.has(state);
  const lost = parcel === 'none' || parcel === 'refused';
  const contradictions = [
    before && afterShipping.has(parcel) ? `state is ${state}, yet delivery.state is ${parcel}` : null,
    state === 'delivered' && lost && delivery.type !== 'selftake'
      ? `state is delivered, yet delivery.state is ${parcel}`
      : null,
    state === 'confirmed' && warehouse === 'shipped' ? 'state is confirmed, yet wrh_state is shipped' : null,
    before && front.finished_time !== null ? `state is ${state}, yet front.finished_time is set` : null,
  ].filter((text) => text !== null);
  return statement(rule, contradictions.length === 0, `${contradictions.join('; ')}.`);
}
