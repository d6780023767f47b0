/** B1-B3 check Babycare's arithmetic, and one check compares its four statuses (mappings.md §4 and §10). Pure. */
import { add, both, multiply, sum } from '../../values/decimal.ts';
import { compare, compareLines, notApplicable, statement } from '../../domain/checks.ts';
import type { Check, NativeCode } from '../../model.ts';
import type { KeyedLine } from './line.ts';
import type { SalesOrder } from '../wire.ts';

const rules = {
  B1: { code: 'B1', formula: 'actualPrice x qty = payment' },
  B2: { code: 'B2', formula: 'price x qty = totalFee' },
  B3: { code: 'B3', formula: 'sum of line payment + postFee = orderExt.payment' },
  axes: {
    code: 'STATUS_AXES_DISAGREE',
    formula: 'orderStatus, dispatchStatus, deliveryStatus and platformOrderStatus allow a common phase of shipping',
  },
} as const;

export function checksOf(
  wire: SalesOrder,
  lines: readonly KeyedLine[],
  natives: readonly NativeCode[],
): readonly Check[] {
  const shipping = wire.orderExt.postFee;
  const goods = sum(lines.map((line) => line.wire.payment));
  return [
    compareLines(
      rules.B1,
      lines.map(({ itemKey, wire: { actualPrice, qty, payment } }) => ({
        line: itemKey,
        expected: both(actualPrice, qty, multiply),
        actual: payment,
      })),
    ),
    compareLines(
      rules.B2,
      lines.map(({ itemKey, wire: { price, qty, totalFee } }) => ({
        line: itemKey,
        expected: both(price, qty, multiply),
        actual: totalFee,
      })),
    ),
    compare(rules.B3, both(goods, shipping, add), wire.orderExt.payment),
    axesCheck(natives),
  ];
}

type Phase = 'none' | 'partial' | 'all';
const none: readonly Phase[] = ['none'];
const some: readonly Phase[] = ['partial', 'all'];
const notAll: readonly Phase[] = ['none', 'partial'];
const partial: readonly Phase[] = ['partial'];
const all: readonly Phase[] = ['all'];
const everyPhase: readonly Phase[] = ['none', 'partial', 'all'];

/**
 * How much of the order may be shipped when a status has this code. The statuses agree when all of them allow one phase.
 * They are read generously: 已发货 of an order does not say that all is shipped, 已配货 and WAIT_SELLER_SEND_GOODS do not
 * say that nothing is, and a cancelled order may have been shipped in part. TRADE_CLOSED can follow a refund at any time,
 * so it allows every phase, and so do unlisted codes.
 */
const phases: Readonly<Record<string, Readonly<Record<string, readonly Phase[]>>>> = {
  orderStatus: {
    '0': none,
    '-10': none,
    '-15': none,
    '-20': none,
    '10': none,
    '20': none,
    '30': notAll,
    '40': some,
    '50': notAll,
    '60': notAll,
    '70': all,
  },
  dispatchStatus: {
    '10': none,
    '20': none,
    '30': partial,
    '40': all,
    '50': notAll,
    '60': none,
    '70': none,
    '80': notAll,
  },
  deliveryStatus: { '10': none, '20': partial, '30': all, '50': notAll, '60': notAll },
  'orderExt.platformOrderStatus': {
    WAIT_SELLER_SEND_GOODS: notAll,
    WAIT_BUYER_CONFIRM_GOODS: some,
    TRADE_FINISHED: all,
  },
};

/** The document's own sample fails: dispatchStatus 30 says that a part is shipped and deliveryStatus 30 that all is. */
function axesCheck(natives: readonly NativeCode[]): Check {
  const telling = natives.flatMap((native) => {
    const allowed = native.code !== null && native.documented ? phases[native.field]?.[native.code] : undefined;
    return allowed === undefined ? [] : [{ native, allowed }];
  });
  if (telling.length < 2) return notApplicable(rules.axes, 'Fewer than two of the statuses say how far shipping is.');
  const agree = everyPhase.some((phase) => telling.every(({ allowed }) => allowed.includes(phase)));
  const words = telling.map(
    ({ native, allowed }) => `${native.field} ${native.code} (${native.label}): ${allowed.join(' or ')}`,
  );
  return statement(rules.axes, agree, `How much is shipped differs: ${words.join('; ')}.`);
}
