/** X1 and X2: what the members of one sale, held in several systems, must agree on (mappings.md §10). */
import { type Decimal, equal, subtract, sum } from '../values/decimal.ts';
import type { Check, Order, OrderGroup } from '../model.ts';
import type { OrderStatus, Vendor } from '../vocabulary.ts';
import { notApplicable } from './checks.ts';

const rules = {
  X1: { code: 'X1', formula: 'the systems that hold this sale agree on what the buyer owes' },
  X2: { code: 'X2', formula: 'the statuses of this sale in its systems do not contradict each other' },
} as const;

type Phase = 'before shipping' | 'shipped' | 'ended without a sale';
const phases: Partial<Record<OrderStatus, Phase>> = {
  PENDING_PAYMENT: 'before shipping',
  PENDING_REVIEW: 'before shipping',
  PROCESSING: 'before shipping',
  AWAITING_SHIPMENT: 'before shipping',
  AWAITING_PICKUP: 'before shipping',
  SHIPPED: 'shipped',
  DELIVERED: 'shipped',
  COMPLETED: 'shipped',
  CANCELLED: 'ended without a sale',
  CLOSED: 'ended without a sale',
  VOIDED: 'ended without a sale',
};

/** For one order of the group; `unasked` are vendors that could not be asked for their members. */
export function groupChecks(order: Order, group: OrderGroup | null, unasked: readonly string[]): readonly Check[] {
  const byVendor = Map.groupBy((group?.members ?? [order]).filter(isSale), ({ key }) => key.vendor);
  const own = byVendor.get(order.key.vendor) ?? [];
  const others = [...byVendor].filter(([vendor]) => vendor !== order.key.vendor);
  if (own.length === 0 || others.length === 0) {
    const why =
      unasked.length > 0
        ? `Could not ask ${unasked.join(', ')}.`
        : [
            'This sale is known to one system only, or this order replaces goods of another one.',
            ...(group?.linkingNothing ?? []),
          ]
            .toReversed()
            .join(' ');
    return [notApplicable(rules.X1, why), notApplicable(rules.X2, why)];
  }
  return [payables(own, others), statuses(own, others)];
}

/** An exchange or a reissue repeats goods that were paid for before, so it is not counted as a sale. */
const isSale = ({ kind }: Order): boolean => kind !== 'EXCHANGE' && kind !== 'REISSUE';

function payables(own: readonly Order[], others: readonly [Vendor, readonly Order[]][]): Check {
  const actual = totalOf(own);
  const told = others.map(([vendor, orders]) => ({ vendor, total: totalOf(orders) }));
  const known = told.filter((row): row is { vendor: Vendor; total: Decimal } => row.total !== null);
  if (actual === null || known.length === 0)
    return notApplicable(rules.X1, 'Not every system says what the buyer owes.');
  const differing = known.find(({ total }) => !equal(total, actual));
  const expected = differing?.total ?? known[0]?.total ?? actual;
  return {
    ...rules.X1,
    outcome: differing ? 'FAIL' : 'PASS',
    expected,
    actual,
    difference: subtract(actual, expected),
    message: differing ? `${differing.vendor} says ${differing.total}, this system says ${actual}.` : null,
  };
}

const totalOf = (orders: readonly Order[]): Decimal | null =>
  sum(orders.map(({ amounts }) => amounts.payable?.amount ?? null));

function statuses(own: readonly Order[], others: readonly [Vendor, readonly Order[]][]): Check {
  const mine = phasesOf(own);
  const contradictions = others.flatMap(([vendor, orders]) => {
    const theirs = phasesOf(orders);
    const agree = mine.size === 0 || theirs.size === 0 || !mine.isDisjointFrom(theirs);
    return agree ? [] : [`${vendor} is ${[...theirs].join(' and ')}, this system is ${[...mine].join(' and ')}`];
  });
  return {
    ...rules.X2,
    outcome: contradictions.length === 0 ? 'PASS' : 'FAIL',
    expected: null,
    actual: null,
    difference: null,
    message: contradictions.length === 0 ? null : `${contradictions.join('; ')}.`,
  };
}

const phasesOf = (orders: readonly Order[]): ReadonlySet<Phase> =>
  new Set(orders.flatMap(({ status }) => phases[status] ?? []));
