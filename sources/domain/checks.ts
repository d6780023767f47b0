/** Reconciliation: the vendors' own arithmetic, checked exactly. A check colours an order, it never blocks it. */
import { type Decimal, equal, subtract } from '../values/decimal.ts';
import type { Check } from '../model.ts';

interface CheckRule {
  readonly code: string;
  readonly formula: string;
}

export const notApplicable = ({ code, formula }: CheckRule, message: string): Check => ({
  code,
  formula,
  outcome: 'NOT_APPLICABLE',
  expected: null,
  actual: null,
  difference: null,
  message,
});

/** Passes when both sides are the same number; not applicable when the vendor left one of them out. */
export function compare(rule: CheckRule, expected: Decimal | null, actual: Decimal | null): Check {
  if (expected === null || actual === null)
    return notApplicable(rule, 'The vendor did not send every number of the formula.');
  const passes = equal(expected, actual);
  return {
    ...rule,
    outcome: passes ? 'PASS' : 'FAIL',
    expected,
    actual,
    difference: subtract(actual, expected),
    message: passes ? null : `Expected ${expected}, the vendor says ${actual}.`,
  };
}

export interface LineSides {
  readonly line: string;
  readonly expected: Decimal | null;
  readonly actual: Decimal | null;
}
/** One check for all lines: it fails when any line fails, names those lines and shows the numbers of the first. */
export function compareLines(rule: CheckRule, lines: readonly LineSides[]): Check {
  const compared = lines.map((line) => ({ line: line.line, check: compare(rule, line.expected, line.actual) }));
  const failed = compared.filter(({ check }) => check.outcome === 'FAIL');
  const [first] = failed;
  if (first) return { ...first.check, message: `Lines that differ: ${failed.map(({ line }) => line).join(', ')}.` };
  const passed = compared.find(({ check }) => check.outcome === 'PASS');
  return passed ? { ...passed.check } : (compared[0]?.check ?? notApplicable(rule, 'The order has no lines.'));
}

/** A check that compares no numbers. */
export const statement = (rule: CheckRule, holds: boolean, message: string): Check => ({
  ...rule,
  outcome: holds ? 'PASS' : 'FAIL',
  expected: null,
  actual: null,
  difference: null,
  message: holds ? null : message,
});
