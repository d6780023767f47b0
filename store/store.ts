/**
 * The durable state behind one interface: what vendors push, what can be found by which number, what changed, and what
 * could not be used. SQLite (embedded) and PostgreSQL answer alike. Times are milliseconds since 1970 where nothing else
 * is said.
 */
import type { OrderCounts } from '../sources/ports/changes.ts';
import type { Ledger } from '../sources/ports/ledger.ts';
import type { ManualLinks, OrderLinks } from '../sources/ports/links.ts';
import type { TraceEvents } from '../sources/ports/traces.ts';
import type { OrderHeader, OrderHeaders, OrderIndex } from '../sources/ports/lists.ts';
import type { OrderKey } from '../sources/model.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import type { OrderName } from './keys.ts';
import type {
  Fact,
  FactKind,
  FoundNumber,
  Nonce,
  Projection,
  PushedOrders,
  StoredFact,
} from '../sources/ports/pushes.ts';
import type { EpochSeconds, EpochMs } from '../sources/values/time.ts';

export type Acceptance = 'NEW' | 'REPEATED' | 'LATE';
export interface Unusable {
  readonly vendor: Vendor;
  /** The push endpoint's path. */
  readonly endpoint: string;
  readonly receivedAt: EpochMs;
  /** What is wrong, and with which field, for the person who looks into it. */
  readonly reason: string;
  /** With secrets scrubbed. */
  readonly headers: Readonly<Record<string, string>>;
  /** The raw bytes. */
  readonly body: Uint8Array;
  /** Its vendor's key proved who sent it. */
  readonly verified: boolean;
  /** The rest of its push was accepted, and the vendor does not send it again. */
  readonly acknowledged: boolean;
}
export interface QuarantineEntry extends Omit<Unusable, 'acknowledged'> {
  readonly id: string;
  readonly state: 'HELD' | 'REPLAYED' | 'DISCARDED';
}
export interface Arrival {
  readonly receivedAt: EpochMs;
  readonly facts: readonly Fact[];
  readonly unusable: readonly Unusable[];
  /** A signature's nonce: the whole arrival is refused (NonceRepeated) when it was seen within its time. */
  readonly nonce: Nonce | null;
}
/** The store cannot be opened as it is configured; the message is for the person who starts the server. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
export class NonceRepeated extends Error {
  override readonly name = 'NonceRepeated';
}
/** As many orders as may wait to be read again wait already. */
export class RefreshesFull extends Error {
  override readonly name = 'RefreshesFull';
}
/** The store cannot be used now (disk full, database away): a vendor is told to send again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export type ChangeKind = 'CREATED' | 'UPDATED' | 'STATUS_CHANGED' | 'DELETED';
export interface Change {
  /** 1, 2, 3 … in the order of commits, without a gap. */
  readonly seq: bigint;
  readonly at: EpochMs;
  readonly kind: ChangeKind;
  readonly vendor: Vendor;
  readonly tenantId: string | null;
  readonly orderNo: string;
  readonly askedBy: string | null;
  readonly fields: readonly string[];
}
/** An order of a vendor that is asked live, as it was when it was read. */
export interface Observation {
  readonly vendor: Vendor;
  readonly tenantId: string | null;
  readonly orderNo: string;
  readonly askedBy: string | null;
  readonly at: EpochMs;
  readonly projection: Projection;
  /** Of an order that its vendor must be asked for one by one. Absent or null for others: a list brings those itself. */
  readonly header?: OrderHeader | null;
}

/** Numbers that were read beside an order's own record: those of its parcels and traces. */
export interface BesideNumbers {
  readonly name: OrderName;
  readonly numbers: readonly FoundNumber[];
}

/** An order that a vendor's message named, to be read again. */
export interface RefreshRequest {
  readonly vendor: Vendor;
  readonly orderNo: string;
}
export interface PendingRefresh extends RefreshRequest {
  /** Grows with each request: one that came while the order was being read is not done with that reading. */
  readonly ticket: number;
}

/** What was read of a vendor by the orders' time of modification. */
export interface PollProgress {
  /** Everything that was modified from this second on was read, … */
  readonly since: EpochSeconds;
  /** … up to this second, which is not included. */
  readonly reached: EpochSeconds;
  /** Some seconds before `until` could not be read whole, in so many tries. */
  readonly trial: { readonly until: EpochSeconds; readonly tries: number } | null;
}
/** `now` and `until` are by the clock of the process that asks. */
export interface PollLease {
  readonly owner: string;
  readonly now: EpochMs;
  readonly until: EpochMs;
}
export type PollTaken =
  | { readonly held: true; readonly progress: PollProgress | null }
  /** Another process has it until then. */
  | { readonly held: false; readonly until: EpochMs };

export interface Store
  extends PushedOrders, OrderIndex, OrderHeaders, OrderCounts, OrderLinks, ManualLinks, Ledger, TraceEvents {
  /** Resolves after the commit that made it durable; one commit may carry many waiting arrivals. */
  accept(arrival: Arrival): Promise<readonly Acceptance[]>;
  observe(observations: readonly Observation[]): Promise<void>;
  /** Known orders are found by these numbers too; orders that are not known are passed over. */
  addNumbers(orders: readonly BesideNumbers[]): Promise<void>;
  /** No header of these orders is shown that was read at `until` or before: a write may have changed them. */
  dropHeaders(keys: readonly OrderKey[], until: EpochMs): Promise<void>;

  /**
   * Orders to be read again from their vendor; durable when it resolves, and kept until `refreshed`. With `most`, all of
   * them are refused (RefreshesFull) when more than so many would wait then; those that wait already always may.
   */
  refreshLater(orders: readonly RefreshRequest[], most?: number): Promise<void>;
  pendingRefreshes(limit: number): Promise<readonly PendingRefresh[]>;
  refreshed(orders: readonly PendingRefresh[]): Promise<void>;

  /** Takes the vendor's lease when it is free, belongs to this owner, or has run out: one process polls at a time. */
  takePoll(vendor: Vendor, lease: PollLease): Promise<PollTaken>;
  /** Prolongs the lease and stores the progress, unless it is null. False, and nothing stored, when another has the lease. */
  keepPoll(vendor: Vendor, lease: PollLease, progress: PollProgress | null): Promise<boolean>;
  endPoll(vendor: Vendor, owner: string): Promise<void>;
  pollOf(vendor: Vendor): Promise<PollProgress | null>;

  /** The key of the service with this name, the same for all processes on this database; `proposed` where there is none. */
  sharedKey(name: string, proposed: Uint8Array): Promise<Uint8Array>;

  knownOrders(vendor: Vendor): Promise<number>;
  lastArrivalAt(vendor: Vendor): Promise<number | null>;
  /** Without a tenant: of the order that has none, else of the only one of its number. */
  history(
    vendor: Vendor,
    tenantId: string | null,
    orderNo: string,
  ): Promise<readonly (StoredFact & { readonly kind: FactKind; readonly acceptance: Acceptance })[]>;

  changes(query: {
    readonly after: bigint;
    readonly limit: number;
    readonly vendors: readonly Vendor[] | null;
  }): Promise<readonly Change[]>;

  quarantined(query: {
    readonly state: QuarantineEntry['state'] | null;
    readonly limit: number;
  }): Promise<readonly Omit<QuarantineEntry, 'body'>[]>;
  quarantineEntry(id: string): Promise<QuarantineEntry | null>;
  /** HELD → REPLAYED or DISCARDED; false when it was not HELD any more. */
  resolveQuarantine(id: string, state: 'REPLAYED' | 'DISCARDED'): Promise<boolean>;

  /** Throws StoreUnavailable when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
