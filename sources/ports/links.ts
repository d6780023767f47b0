/**
 * Orders that belong together, as the store keeps them: links by evidence, manual decisions on single pairs, and the
 * groups that follow from both (mappings.md §8).
 */
import type { Decimal } from '../values/decimal.ts';
import type { OrderKey } from '../model.ts';
import type { IdNamespace, LinkConfidence, OrderKind, Vendor } from '../vocabulary.ts';
import type { EpochMs } from '../values/time.ts';

/** A platform order number that more known orders carry is that of no sale (it may be a placeholder), and links nothing. */
export const mostCarriers = 50;
/** So many orders are no single sale: orders that links join to more are left ungrouped. */
export const mostMembers = 200;

/** What two orders are compared by. There is no personal data in it. */
export interface LinkFacts {
  /**
   * Platform order numbers in the form in which they are compared, without those that name nothing. An EZR order may have
   * several.
   */
  readonly numbers: readonly string[];
  /** The platform's id. */
  readonly platform: string | null;
  /** The shop by its id and its code. */
  readonly shops: readonly string[];
  readonly payable: { readonly amount: Decimal; readonly currency: string } | null;
  readonly placedAt: EpochMs | null;
}
export interface LinkEvidence {
  readonly confidence: Exclude<LinkConfidence, 'MANUAL'>;
  readonly evidence: readonly string[];
}
/** Null when there is no evidence. Pure. The order of the two changes the words of the evidence only. */
export type Linker = (a: LinkFacts, b: LinkFacts) => LinkEvidence | null;

/** A manual decision on two orders. It holds until there is another one. */
export interface Decision {
  readonly a: OrderKey;
  readonly b: OrderKey;
  /** LINK joins them whatever the evidence is; CUT keeps evidence from joining them. */
  readonly kind: 'LINK' | 'CUT';
  /** The member of staff who decided. */
  readonly by: string;
  readonly at: EpochMs;
}
/** A link by evidence. A decision on the same two orders outweighs it. */
export interface KnownLink extends LinkEvidence {
  readonly a: OrderKey;
  readonly b: OrderKey;
}
export interface KnownGroup {
  /** The order itself and all that EXACT, STRONG and MANUAL links join to it. */
  readonly members: readonly OrderKey[];
  /** Every link of a member, also to an order outside of the group. */
  readonly links: readonly KnownLink[];
  /** Every decision on a member. */
  readonly decisions: readonly Decision[];
}

/** Asks for known orders that have a number in one namespace. */
export interface CarrierQuestion {
  readonly vendor: Vendor;
  readonly namespace: IdNamespace;
  readonly value: string;
}
export interface NumberCarrier {
  readonly key: OrderKey;
  /** Null when the order is not in the index, so that its kind is not known. */
  readonly kind: OrderKind | null;
}

/** What is known of orders that belong together. Both functions reject with LinksUnavailable when it cannot be read. */
export interface OrderLinks {
  /** One group for each key, in the order of the keys. An unknown order is a group of its own. */
  groupsOf(keys: readonly OrderKey[]): Promise<readonly KnownGroup[]>;
  carriersOf(questions: readonly CarrierQuestion[]): Promise<readonly (readonly NumberCarrier[])[]>;
}
export class LinksUnavailable extends Error {
  override readonly name = 'LinksUnavailable';
}

export type LinkOutcome =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'SAME_ORDER' }
  /** These orders are not known yet: they have to be read first. */
  | { readonly kind: 'UNKNOWN_ORDERS'; readonly orders: readonly OrderKey[] };
export interface Signature {
  readonly by: string;
  readonly at: EpochMs;
}
/** Manual decisions, durable when they resolve. Repeating a decision changes nothing, whoever repeats it. */
export interface ManualLinks {
  link(a: OrderKey, b: OrderKey, signed: Signature): Promise<LinkOutcome>;
  unlink(a: OrderKey, b: OrderKey, signed: Signature): Promise<LinkOutcome>;
}
