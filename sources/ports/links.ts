/**
 * Orders that belong together, as the store keeps them: links by evidence, a person's word on single pairs, and the
 * groups that follow from both (mappings.md §8).
 */
import type { Decimal } from '../values/decimal.ts';
import type { OrderKey } from '../model.ts';
import type { IdNamespace, LinkConfidence, OrderKind, Vendor } from '../vocabulary.ts';

/** What two orders are compared by. Nothing of a person is in it. */
export interface LinkFacts {
  /** Platform order numbers; an EZR order may carry several. */
  readonly numbers: readonly string[];
  /** The platform's id. */
  readonly platform: string | null;
  /** The selling account by its id and its code. */
  readonly shops: readonly string[];
  readonly payable: { readonly amount: Decimal; readonly currency: string } | null;
  /** Milliseconds since 1970. */
  readonly placedAt: number | null;
}
export interface LinkEvidence {
  readonly confidence: Exclude<LinkConfidence, 'MANUAL'>;
  readonly evidence: readonly string[];
}
/** Null when nothing speaks for it. Pure; which of the two comes first changes words of the evidence, nothing else. */
export type Linker = (a: LinkFacts, b: LinkFacts) => LinkEvidence | null;

/** A person's word on two orders; it stands until another one is given. */
export interface Decision {
  readonly a: OrderKey;
  readonly b: OrderKey;
  /** LINK joins them whatever the evidence is; CUT keeps evidence from joining them. */
  readonly kind: 'LINK' | 'CUT';
  /** A member of staff. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}
/** By evidence alone: a decision on the same two goes before it. */
export interface KnownLink extends LinkEvidence {
  readonly a: OrderKey;
  readonly b: OrderKey;
}
export interface KnownGroup {
  /** Everything that EXACT, STRONG and MANUAL links join to the order, itself included. */
  readonly members: readonly OrderKey[];
  /** Every link of a member, also to a stranger. */
  readonly links: readonly KnownLink[];
  /** Every decision on a member. */
  readonly decisions: readonly Decision[];
}

/** Known orders that carry a number as one kind of number. */
export interface CarrierQuestion {
  readonly vendor: Vendor;
  readonly namespace: IdNamespace;
  readonly value: string;
}
export interface NumberCarrier {
  readonly key: OrderKey;
  /** null: it has no place in the index, so nothing is known of its kind. */
  readonly kind: OrderKind | null;
}

/** What is known of orders that belong together; both reject with TiesUnavailable when it cannot be read. */
export interface OrderLinks {
  /** For each key, in its order; an order of which nothing is known is alone. */
  groupsOf(keys: readonly OrderKey[]): Promise<readonly KnownGroup[]>;
  carriersOf(questions: readonly CarrierQuestion[]): Promise<readonly (readonly NumberCarrier[])[]>;
}
export class LinksUnavailable extends Error {
  override readonly name = 'TiesUnavailable';
}

export type LinkOutcome =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'SAME_ORDER' }
  /** Nothing is known of these: they are to be observed first. */
  | { readonly kind: 'UNKNOWN_ORDERS'; readonly orders: readonly OrderKey[] };
export interface Signature {
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}
/** A person's judgement, durable when it resolves. Saying the same again changes nothing, whoever says it. */
export interface ManualLinks {
  link(a: OrderKey, b: OrderKey, signed: Signature): Promise<LinkOutcome>;
  unlink(a: OrderKey, b: OrderKey, signed: Signature): Promise<LinkOutcome>;
}
