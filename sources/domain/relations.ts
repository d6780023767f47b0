/**
 * Orders that came of one another inside one vendor's system: exchanged (换货), sent again (补发) or split (拆单). These
 * are edges between orders and make no group (mappings.md §8); by which numbers orders name each other is each vendor's rule.
 */
import type { CarrierQuestion, NumberCarrier } from '../ports/links.ts';
import { type Order, type OrderKey, orderKeyText } from '../model.ts';
import type { RelationMeaning, RelationRule } from '../ports/vendor.ts';
import type { IdNamespace, OrderKind, RelationKind, RelationRole } from '../vocabulary.ts';

export interface Relation {
  readonly kind: RelationKind;
  /** Of the order that was asked about. */
  readonly role: RelationRole;
  readonly from: OrderKey;
  readonly to: OrderKey;
  readonly other: OrderKey;
  readonly evidence: readonly string[];
}

/** Neither document says what a sale that names a source is: no exchange and no reissue, so a part of it (†). */
export const cameOf = (kind: OrderKind): RelationMeaning | null => {
  if (kind === 'UNKNOWN') return null;
  return { kind: kind === 'EXCHANGE' || kind === 'REISSUE' ? kind : 'SPLIT', namer: 'RESULT' };
};
/** Another order as this one names it. */
export interface NamedOrder {
  readonly question: CarrierQuestion;
  readonly evidence: string;
}
/** By which rule two orders are related, and what speaks for it. */
export interface Told {
  readonly rule: RelationRule;
  readonly evidence: string;
}
const valuesOf = ({ identifiers }: Order, wanted: IdNamespace, field: string | null): readonly string[] =>
  identifiers.flatMap(({ namespace, field: from, value }) =>
    namespace === wanted && (field === null || from === field) ? [value] : [],
  );

const isPart = (kind: OrderKind | null): boolean =>
  kind !== null && kind !== 'EXCHANGE' && kind !== 'REISSUE' && kind !== 'UNKNOWN';

/** By the rule of the order's vendor. */
export function ordersNamedBy(order: Order, { namings, meaning }: RelationRule): readonly NamedOrder[] {
  const { vendor, nativeId } = order.key;
  if (meaning(order.kind) === null) return [];
  return namings.flatMap(({ field, namespace, names }) =>
    valuesOf(order, namespace, field)
      .filter((value) => !valuesOf(order, names, null).includes(value))
      .map((value) => ({
        question: { vendor, namespace: names, value },
        evidence: `${nativeId} names ${value} as ${field}`,
      })),
  );
}

/** Who names this order. */
export function ordersNaming(order: Order, { namings }: RelationRule): readonly NamedOrder[] {
  const { vendor } = order.key;
  return namings.flatMap(({ field, namespace, names }) =>
    valuesOf(order, names, null).map((value) => ({
      question: { vendor, namespace, value },
      evidence: `names ${value} as ${field}`,
    })),
  );
}

/** Parts of the same order, none of which came of another. */
export const siblingsOf = (order: Order, { shared }: RelationRule): readonly NamedOrder[] =>
  shared === null || !isPart(order.kind)
    ? []
    : valuesOf(order, shared.namespace, null).map((value) => ({
        question: { vendor: order.key.vendor, namespace: shared.namespace, value },
        evidence: `same ${shared.field} ${value}`,
      }));

export function relationTo(named: OrderKey, namer: Order, { rule, evidence }: Told): Relation | null {
  const meaning = rule.meaning(namer.kind);
  return meaning && relation(meaning.kind, { self: namer.key, other: named, role: meaning.namer }, evidence);
}
export function relationFrom(
  { key: namer, kind }: NumberCarrier,
  named: Order,
  { rule, evidence }: Told,
): Relation | null {
  const meaning = kind && rule.meaning(kind);
  if (!meaning) return null;
  const role = meaning.namer === 'RESULT' ? 'ORIGINAL' : 'RESULT';
  return relation(meaning.kind, { self: named.key, other: namer, role }, `${namer.nativeId} ${evidence}`);
}
export const siblingRelation = ({ key, kind }: NumberCarrier, order: Order, { evidence }: Told): Relation | null =>
  isPart(kind) ? relation('SPLIT', { self: order.key, other: key, role: 'SIBLING' }, evidence) : null;

interface Ends {
  readonly self: OrderKey;
  readonly other: OrderKey;
  readonly role: RelationRole;
}
function relation(kind: RelationKind, { self, other, role }: Ends, evidence: string): Relation {
  // Between siblings neither came first: the same two ends, whichever is asked about.
  const selfFirst = role === 'ORIGINAL' || (role === 'SIBLING' && orderKeyText(self) < orderKeyText(other));
  const [from, to] = selfFirst ? [self, other] : [other, self];
  return { kind, role, from, to, other, evidence: [evidence] };
}

/** One for each kind and pair, with all that speaks for it; that two are siblings says less than any other relation. */
export function merged(relations: readonly Relation[]): readonly Relation[] {
  const directed = new Set(relations.flatMap(({ role, other }) => (role === 'SIBLING' ? [] : orderKeyText(other))));
  const found = new Map<string, Relation>();
  for (const one of relations) {
    if (one.role === 'SIBLING' && directed.has(orderKeyText(one.other))) continue;
    const text = JSON.stringify([one.kind, orderKeyText(one.from), orderKeyText(one.to)]);
    const before = found.get(text);
    found.set(text, before ? { ...before, evidence: [...new Set([...before.evidence, ...one.evidence])] } : one);
  }
  return [...found.values()];
}
