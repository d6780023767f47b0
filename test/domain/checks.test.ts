import { describe, expect, test } from 'vitest';
import { compare, compareLines, notApplicable, statement } from '../../sources/domain/checks.ts';
import { decimalOf } from '../../sources/values/decimal.ts';

const rule = { code: 'S1', formula: 'total = unit_price × quantity' };

describe('two numbers', () => {
  test.each([
    ['2.00', '2.0', 'PASS', '0.00', null],
    ['24.04', '2.0', 'FAIL', '-22.04', 'Expected 24.04, the vendor says 2.0.'],
    [
      '9007199254740993',
      '9007199254740992',
      'FAIL',
      '-1',
      'Expected 9007199254740993, the vendor says 9007199254740992.',
    ],
  ])('expected %s and actual %s: %s', (expected, actual, outcome, difference, message) => {
    const sides = [decimalOf(expected), decimalOf(actual)] as const;
    expect(compare(rule, ...sides)).toEqual({ ...rule, outcome, expected, actual, difference, message });
  });

  test('of which one is missing are no check', () => {
    const message = 'The vendor did not send every number of the formula.';
    for (const [expected, actual] of [
      [null, decimalOf('1')],
      [decimalOf('1'), null],
      [null, null],
    ] as const)
      expect(compare(rule, expected, actual)).toEqual(notApplicable(rule, message));
  });
});

describe('the lines of an order', () => {
  const line = (name: string, expected: string | null, actual: string | null) => ({
    line: name,
    expected: expected === null ? null : decimalOf(expected),
    actual: actual === null ? null : decimalOf(actual),
  });

  test('fail together when one fails, and those that fail are named', () => {
    expect(
      compareLines(rule, [line('1', '2', '2.0'), line('2', '4', '5'), line('3', null, '1'), line('4', '1', '0')]),
    ).toEqual({
      ...rule,
      outcome: 'FAIL',
      expected: '4',
      actual: '5',
      difference: '1',
      message: 'Lines that differ: 2, 4.',
    });
  });

  test('pass when all that can be compared pass', () => {
    expect(compareLines(rule, [line('1', null, '1'), line('2', '4', '4.00')])).toMatchObject({
      outcome: 'PASS',
      expected: '4',
      actual: '4.00',
      message: null,
    });
  });

  test('that are not there, or that cannot be compared, are no check', () => {
    expect(compareLines(rule, [])).toMatchObject({ outcome: 'NOT_APPLICABLE', message: 'The order has no lines.' });
    expect(compareLines(rule, [line('1', null, null)])).toMatchObject({ outcome: 'NOT_APPLICABLE', expected: null });
  });
});

test('a statement holds or says what is wrong', () => {
  expect(statement(rule, true, 'wrong')).toMatchObject({ outcome: 'PASS', message: null });
  expect(statement(rule, false, 'wrong')).toMatchObject({ outcome: 'FAIL', message: 'wrong', expected: null });
});
