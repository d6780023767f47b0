/**
 * A vendor, whole: everything that the rest of the project has to know of it. Each vendor's folder has one `vendor.ts`
 * that satisfies this, and `server/vendors.ts` lists them; configuration, sources, routes, projectors, lists, changes,
 * relations, pages and tests follow from that list.
 */
import type { z } from 'zod';
import type { OnCircuit } from './calls.ts';
import type { NativeCode } from '../model.ts';
import type { IdNamespace, OrderKind, RelationKind, RelationRole, Vendor } from '../vocabulary.ts';
import type { FilterSupport } from './filter-support.ts';
import type { Projector, PushedOrders, PushEndpoint, PushHead } from './pushes.ts';
import type { Source } from './source.ts';
import type { Clock } from '../values/time.ts';

/** What the environment says of a vendor. `connection` null: nothing of it is configured, so it is simulated or absent. */
export interface VendorSettings {
  readonly connection: object | null;
}
export type ConnectedSettings<S extends VendorSettings> = S & { readonly connection: NonNullable<S['connection']> };

/** Who hears of what a vendor says that its documents do not. */
export interface VendorObserver {
  /** A code that no table lists; told for each that comes. */
  readonly onUnmapped: (native: NativeCode) => void;
  /** A value that was set aside: where and why, never the value. */
  readonly onDeviation: (path: string, reason: string) => void;
  readonly onCircuit: OnCircuit;
}
export interface SourceDependencies extends VendorObserver {
  readonly pushed: PushedOrders;
  /** Milliseconds that one call to the vendor may take. */
  readonly timeoutMs: number;
  readonly now: Clock;
  /** Makes an id that no other request has. */
  readonly newId: () => string;
}
export interface EndpointDependencies extends Pick<VendorObserver, 'onDeviation'> {
  readonly now: Clock;
  /** Whether a push that nothing verifies is taken all the same: a simulator's, or one that an operator has allowed. */
  readonly takesUnsigned: (push: PushHead) => boolean;
}

/** What proves that a push is the vendor's own. */
export interface PushKey<S extends VendorSettings> {
  /** The variables that set it. */
  readonly variables: readonly string[];
  isSet(settings: S): boolean;
  /** True: what is pushed is believed, so that a real vendor without its key stops the start. False: it is only a hint. */
  readonly needed: boolean;
  /** How the vendor is connected by nothing but unsigned pushes, where an operator allows those; null: not at all. */
  readonly unsignedConnection: S['connection'];
}

/**
 * How a vendor's orders become known to the store, and so to lists, counts and changes. PUSHED: it pushes all of them.
 * POLLED: it can be listed and is asked what has changed. OBSERVED: neither, so that only what it was asked for is known.
 */
export type Discovery =
  | { readonly kind: 'PUSHED'; readonly projector: Projector }
  | { readonly kind: 'POLLED' }
  | { readonly kind: 'OBSERVED' };

/** How orders of one vendor name each other (mappings.md §8): edges between orders, which make no group. */
export interface RelationRule {
  readonly namings: readonly Naming[];
  /** What it means that an order of this kind names another; null where that cannot be told. */
  readonly meaning: (kind: OrderKind) => RelationMeaning | null;
  /** The number that all parts of one order share; null: the vendor has none. */
  readonly shared: { readonly namespace: IdNamespace; readonly field: string } | null;
}
/** A field in which an order names another one, and as which kind of its numbers. */
export interface Naming {
  readonly field: string;
  readonly namespace: IdNamespace;
  readonly names: 'VENDOR_ID' | 'VENDOR_CODE';
}
export interface RelationMeaning {
  readonly kind: RelationKind;
  readonly namer: Exclude<RelationRole, 'SIBLING'>;
}

export interface VendorDefinition<S extends VendorSettings = VendorSettings> {
  readonly vendor: Vendor;
  /** For people, with the Chinese name where it has one. */
  readonly displayName: string;
  /** What pages say of it: one sentence on what comes from it, and how. */
  readonly description: string;
  /** Its variables: name → form with its default; the description of each is its help text. */
  readonly variables: z.ZodRawShape;
  /** Throws a ConfigError that names the variable. */
  settings(environment: Readonly<Record<string, string | undefined>>): S;
  source(settings: ConnectedSettings<S>, dependencies: SourceDependencies): Source;
  /** The URLs that it pushes to; [] where it pushes nothing. */
  endpoints(settings: S, dependencies: EndpointDependencies): readonly PushEndpoint[];
  /** null where it pushes nothing. */
  readonly pushKey: PushKey<S> | null;
  readonly discovery: Discovery;
  readonly relations: RelationRule;
  /** The kinds of numbers that its orders carry, with those of their lines, parcels, payments and cases. */
  readonly numbers: readonly IdNamespace[];
  /** Which conditions of a filter it can answer. */
  readonly filters: FilterSupport;
  /** Members of its own records that say who somebody is: tests look for their values in all that gets out. */
  readonly personalFields: readonly string[];
}
