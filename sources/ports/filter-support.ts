/**
 * How far a vendor can tell which of its orders meet a condition. Each vendor's table (`filters` of its definition) has a
 * row for every condition; lists, counts, statistics and the reports of sources follow from it.
 */
import type { Coverage } from '../vocabulary.ts';
import type { Condition } from './lists.ts';

/** COMPLETE: of every order. PARTIAL: of some; others may meet the condition and are not found. NONE: of no order. */
export interface Support {
  readonly plain: Coverage;
  /** Of the opposite, by `not`. */
  readonly negated: Coverage;
  /** For a person: why not all. Null where everything is COMPLETE. */
  readonly reason: string | null;
}
export interface ConditionSupport {
  /** In lists and their counts. */
  readonly listed: Support;
  /** Among the orders as the store knows them, in statistics. */
  readonly known: Support;
}
export type FilterSupport = Readonly<Record<Condition, ConditionSupport>>;

const told: Support = { plain: 'COMPLETE', negated: 'COMPLETE', reason: null };
const untold = (reason: string): Support => ({ plain: 'NONE', negated: 'NONE', reason });
/** Where some orders are not told, the opposite holds for none with certainty. */
const partly = (reason: string): Support => ({ plain: 'PARTIAL', negated: 'NONE', reason });
const both = (support: Support): ConditionSupport => ({ listed: support, known: support });

export const answered: ConditionSupport = both(told);
export const cannot = (reason: string): ConditionSupport => both(untold(reason));
export const inPart = (reason: string): ConditionSupport => both(partly(reason));
/** The vendor compares it when it is asked, and its records do not show it: the opposite cannot be told. */
export const askedOnly = (reason: string): ConditionSupport => ({
  listed: { plain: 'COMPLETE', negated: 'NONE', reason },
  known: untold(reason),
});
/** The vendor compares it better than its records show it. */
export const betterAsked = (reason: string): ConditionSupport => ({
  listed: told,
  known: { plain: 'PARTIAL', negated: 'PARTIAL', reason },
});
