/**
 * Orders that came of one another inside one vendor's system: exchanged (换货), sent again (补发) or split (拆单). These
 * are edges between orders and make no group (mappings.md §8); the numbers by which orders name each other are its table.
 */
import type { CarrierQuestion, NumberCarrier } from '../ports/links.ts';
import { type Order, type OrderKey, orderKeyText } from '../model.ts';
import type { IdNamespace, OrderKind, RelationKind, RelationRole, Vendor } from '../vocabulary.ts';

export interface Relation {
  readonly kind: RelationKind;
  /** Of the order that was asked about. */
  readonly role: RelationRole;
  readonly from: OrderKey;
  readonly to: OrderKey;
  readonly other: OrderKey;
  readonly evidence: readonly string[];
}

/** A field in which an order names another one, and as which kind of its numbers. */
interface Naming {
  readonly field: string;
  readonly namespace: IdNamespace;
  readonly names: 'VENDOR_ID' | 'VENDOR_CODE';
}
interface Rule {
  readonly namings: readonly Naming[];
  /** What it means that an order of this kind names another; null where that cannot be told. */
  readonly meaning: (kind: OrderKind) => Meaning | null;
}
interface Meaning {
  readonly kind: RelationKind;
  readonly namer: Exclude<RelationRole, 'SIBLING'>;
}

/** Neither document says what a sale that names a source is: no exchange and no reissue, so a part of it (†). */
const cameOf = (kind: OrderKind): Meaning | null => {
  if (kind === 'UNKNOWN') return null;
  return { kind: kind === 'EXCHANGE' || kind === 'REISSUE' ? kind : 'SPLIT', namer: 'RESULT' };
};
const rules: Readonly<Record<Vendor, Rule>> = {
  BABYCARE: {
    namings: [
      { field: 'originalOrderId', namespace: 'SOURCE_ORDER', names: 'VENDOR_ID' },
      { field: 'originalOrderCode', namespace: 'SOURCE_ORDER', names: 'VENDOR_CODE' },
    ],
    meaning: cameOf,
  },
  SOMS: {
    namings: [{ field: 'source_order_id', namespace: 'SOURCE_ORDER', names: 'VENDOR_ID' }],
    meaning: cameOf,
  },
  YUANSHU: {
    // An order that was not split names itself.
    namings: [{ field: 'parentOrderNo', namespace: 'PARENT', names: 'VENDOR_ID' }],
    meaning: () => ({ kind: 'SPLIT', namer: 'RESULT' }),
  },
  EZR: {
    // Both sides name each other; only the replacement is of the kind (ExchangeType 2).
    namings: [{ field: 'ExchangeRelCode', namespace: 'EXCHANGE', names: 'VENDOR_ID' }],
    meaning: (kind) =>
      kind === 'UNKNOWN' ? null : { kind: 'EXCHANGE', namer: kind === 'EXCHANGE' ? 'RESULT' : 'ORIGINAL' },
  },
};

/** Another order as this one names it. */
export interface NamedOrder {
  readonly question: CarrierQuestion;
  readonly evidence: string;
}
const valuesOf = ({ identifiers }: Order, wanted: IdNamespace, field: string | null): readonly string[] =>
  identifiers.flatMap(({ namespace, field: from, value }) =>
    namespace === wanted && (field === null || from === field) ? [value] : [],
  );

export function ordersNamedBy(order: Order): readonly NamedOrder[] {
  const { vendor, nativeId } = order.key;
  const { namings, meaning } = rules[vendor];
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
export function ordersNaming(order: Order): readonly NamedOrder[] {
  const { vendor } = order.key;
  return rules[vendor].namings.flatMap(({ field, namespace, names }) =>
    valuesOf(order, names, null).map((value) => ({
      question: { vendor, namespace, value },
      evidence: `names ${value} as ${field}`,
    })),
  );
}

/** SOMS makes several orders of one sales order; which of them was first is told by source_order_id, or by nothing. */
export const siblingsOf = (order: Order): readonly NamedOrder[] =>
  order.key.vendor !== 'SOMS' || !isPart(order.kind)
    ? []
    : valuesOf(order, 'SALE_ORDER', null).map((value) => ({
        question: { vendor: order.key.vendor, namespace: 'SALE_ORDER', value },
        evidence: `same sale_order_id ${value}`,
      }));
const isPart = (kind: OrderKind | null): boolean =>
  kind !== null && kind !== 'EXCHANGE' && kind !== 'REISSUE' && kind !== 'UNKNOWN';

export function relationTo(named: OrderKey, namer: Order, evidence: string): Relation | null {
  const meaning = rules[namer.key.vendor].meaning(namer.kind);
  return meaning && relation(meaning.kind, { self: namer.key, other: named, role: meaning.namer }, evidence);
}
export function relationFrom({ key: namer, kind }: NumberCarrier, named: Order, evidence: string): Relation | null {
  const meaning = kind && rules[namer.vendor].meaning(kind);
  if (!meaning) return null;
  const role = meaning.namer === 'RESULT' ? 'ORIGINAL' : 'RESULT';
  return relation(meaning.kind, { self: named.key, other: namer, role }, `${namer.nativeId} ${evidence}`);
}
export const siblingRelation = ({ key, kind }: NumberCarrier, order: Order, evidence: string): Relation | null =>
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
