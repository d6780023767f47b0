import { describe, expect, test } from 'vitest';
import { emptyAmounts } from '../../sources/domain/empty.ts';
import { groupChecks } from '../../sources/domain/group-checks.ts';
import { cny } from '../../sources/domain/money.ts';
import { decimalOf } from '../../sources/values/decimal.ts';
import type { Check, Order, OrderGroup } from '../../sources/model.ts';
import type { OrderKind, OrderStatus, Vendor } from '../../sources/vocabulary.ts';
import { bareKey, bareOrder } from './bare-order.ts';

let made = 0;
interface Facts {
  readonly payable?: string | null;
  readonly status?: OrderStatus;
  readonly kind?: OrderKind;
}
const order = (vendor: Vendor, { payable = '309', status = 'SHIPPED', kind = 'SALE' }: Facts = {}): Order => ({
  ...bareOrder(bareKey(vendor, String((made += 1)))),
  kind,
  status,
  platformOrderNo: 'P1',
  amounts: { ...emptyAmounts, payable: cny(payable === null ? null : decimalOf(payable)) },
});
const groupOf = (first: Order, ...others: readonly Order[]): OrderGroup => ({
  platformOrderNo: 'P1',
  namedBy: 'NUMBER',
  canonical: first,
  members: [first, ...others],
  links: [],
  linkingNothing: [],
});
function checked(first: Order, ...others: readonly Order[]): Record<'X1' | 'X2', Check> {
  const [x1, x2, ...rest] = groupChecks(first, groupOf(first, ...others), []);
  if (x1?.code !== 'X1' || x2?.code !== 'X2' || rest.length > 0) throw new Error('X1 and X2 are the checks of a group');
  return { X1: x1, X2: x2 };
}

describe('X1, what the buyer owes', () => {
  test('is the same in both systems, digits aside', () => {
    const { X1 } = checked(order('SOMS', { payable: '309.00' }), order('BABYCARE'));
    expect(X1).toMatchObject({ outcome: 'PASS', expected: '309', actual: '309.00', difference: '0.00', message: null });
  });

  test('differs, and says by how much and where', () => {
    const { X1 } = checked(order('SOMS', { payable: '310.5' }), order('BABYCARE'));
    expect(X1).toMatchObject({
      outcome: 'FAIL',
      expected: '309',
      actual: '310.5',
      difference: '1.5',
      message: 'BABYCARE says 309, this system says 310.5.',
    });
  });

  test('is that of all parts of a split sale together', () => {
    const parts = [order('SOMS', { payable: '100' }), order('SOMS', { payable: '209' })] as const;
    expect(checked(...parts, order('BABYCARE')).X1.outcome).toBe('PASS');
    expect(checked(order('BABYCARE'), ...parts).X1.outcome).toBe('PASS');
  });

  test.each<OrderKind>(['EXCHANGE', 'REISSUE'])('does not count an %s, which repeats goods', (kind) => {
    expect(checked(order('SOMS'), order('BABYCARE'), order('BABYCARE', { kind, payable: '309' })).X1.outcome).toBe(
      'PASS',
    );
  });

  test('cannot be compared where an amount is missing', () => {
    const none = order('SOMS', { payable: null });
    expect(checked(none, order('BABYCARE')).X1.outcome).toBe('NOT_APPLICABLE');
    expect(checked(order('BABYCARE'), none).X1.outcome).toBe('NOT_APPLICABLE');
    expect(checked(order('SOMS'), none, order('BABYCARE')).X1.outcome).toBe('NOT_APPLICABLE');
  });
});

describe('X2, how far the sale is', () => {
  test.each<[OrderStatus, OrderStatus, 'PASS' | 'FAIL']>([
    ['SHIPPED', 'SHIPPED', 'PASS'],
    ['DELIVERED', 'COMPLETED', 'PASS'],
    ['PENDING_REVIEW', 'AWAITING_SHIPMENT', 'PASS'],
    ['PENDING_PAYMENT', 'AWAITING_PICKUP', 'PASS'],
    ['CANCELLED', 'VOIDED', 'PASS'],
    ['CLOSED', 'CANCELLED', 'PASS'],
    ['PROCESSING', 'SHIPPED', 'FAIL'],
    ['DELIVERED', 'CANCELLED', 'FAIL'],
    ['CANCELLED', 'PROCESSING', 'FAIL'],
    ['UNKNOWN', 'CANCELLED', 'PASS'],
    ['EXCEPTION', 'SHIPPED', 'PASS'],
  ])('%s beside %s: %s', (own, theirs, outcome) => {
    expect(checked(order('SOMS', { status: own }), order('BABYCARE', { status: theirs })).X2.outcome).toBe(outcome);
    expect(checked(order('BABYCARE', { status: theirs }), order('SOMS', { status: own })).X2.outcome).toBe(outcome);
  });

  test('says what contradicts what', () => {
    const { X2 } = checked(order('SOMS', { status: 'DELIVERED' }), order('BABYCARE', { status: 'CANCELLED' }));
    expect(X2.message).toBe('BABYCARE is ended without a sale, this system is shipped.');
  });

  test('agrees where the parts of a split sale are further than one another', () => {
    const [early, late] = [order('SOMS', { status: 'PROCESSING' }), order('SOMS', { status: 'SHIPPED' })];
    expect(checked(early, late, order('BABYCARE', { status: 'SHIPPED' })).X2.outcome).toBe('PASS');
  });
});

describe('there is nothing to compare', () => {
  test('in a sale of one system', () => {
    const { X1, X2 } = checked(order('SOMS'), order('SOMS'));
    expect([X1.outcome, X2.outcome]).toEqual(['NOT_APPLICABLE', 'NOT_APPLICABLE']);
    expect(X1.message).toMatch(/one system only/);
  });

  test('for an order that replaces goods', () => {
    const exchange = order('SOMS', { kind: 'EXCHANGE' });
    expect(checked(exchange, order('BABYCARE')).X1.outcome).toBe('NOT_APPLICABLE');
  });

  test('when the other system could not be asked, and that is said', () => {
    const alone = order('SOMS');
    for (const group of [null, groupOf(alone)])
      for (const check of groupChecks(alone, group, ['BABYCARE']))
        expect(check).toMatchObject({ outcome: 'NOT_APPLICABLE', message: 'Could not ask BABYCARE.' });
  });
});
