/**
 * Personal data, in fields of its own and in what people wrote: `personal` is the one function through which a value
 * leaves. It is masked unless it is asked to be revealed, and what is revealed is noted with the order that it belongs to.
 */
import { shown } from '../../sources/domain/mask.ts';
import { type KnownValue, knownPeople, maskText } from '../../sources/domain/mask-text.ts';
import type { Order, OrderKey, Personal } from '../../sources/model.ts';
import type { Context } from '../context.ts';

interface Belonging {
  /** Whose record it is, for the note that is kept of what was revealed; null: nobody says. */
  readonly order: OrderKey | null;
  /** The people of that order, as far as they are known: texts may name them. */
  readonly people: readonly KnownValue[];
}
const belongings = new WeakMap<object, Belonging>();
const belongingOf = (record: object): Belonging => belongings.get(record) ?? { order: null, people: [] };

/** Notes which order a record belongs to, before its own fields are resolved. */
export function owned<T extends object>(
  record: T | null,
  order: OrderKey,
  people: readonly KnownValue[] = [],
): T | null {
  if (record) belongings.set(record, { order, people });
  return record;
}
/** The order itself is at hand, so that its people are known. */
export const ownedBy = <T extends object>(record: T | null, order: Order): T | null =>
  owned(record, order.key, knownPeople(order));
export function allOwnedBy<T extends object>(records: readonly T[], order: Order): readonly T[] {
  for (const record of records) ownedBy(record, order);
  return records;
}

/** One value in clear and as everyone may see it. */
interface BothWays<V> {
  readonly clear: V;
  readonly masked: V;
}
/** A field of its own: the vendor's mask is shown as it came. */
export const value = (personalValue: Personal, mask: (plain: string) => string): BothWays<string | null> => ({
  clear: shown(personalValue, true, mask),
  masked: shown(personalValue, false, mask),
});
/** What people wrote; the people of the order are hidden in it. */
export const text = <V extends string | null>(
  plain: V,
  people: readonly KnownValue[],
  mask: (plain: string, people: readonly KnownValue[]) => string = maskText,
): BothWays<V | string> => ({ clear: plain, masked: plain === null ? plain : mask(plain, people) });

/** directives/requires-scopes.ts sees to it that only who may asks to reveal. */
interface RevealArgument {
  readonly reveal?: boolean | null;
}
/** The resolver of a personal field; only what the mask hides is noted as a disclosure, under `name`. */
export const personal =
  <T extends object, V extends string | null>(
    name: string,
    of: (record: T, people: readonly KnownValue[]) => BothWays<V>,
    whose: (record: T) => Belonging = belongingOf,
  ) =>
  (record: T, { reveal }: RevealArgument, { disclosed }: Context): V => {
    const { order, people } = whose(record);
    const { clear, masked } = of(record, people);
    if (!reveal) return masked;
    if (masked !== clear) disclosed(order, name);
    return clear;
  };
