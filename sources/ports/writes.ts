import type { Order, OrderKey, OrderPart, Reminder } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { WriteInputs, WriteName } from './write-inputs.ts';
import type { CallContext, ShownRequest, VendorRequest } from './calls.ts';

/** Codes of the contract's ErrorCode. */
export const userErrorCodes = [
  'NOT_FOUND',
  'AMBIGUOUS_REFERENCE',
  'INVALID_INPUT',
  'REQUIRED',
  'TOO_MANY',
  'UNSUPPORTED_BY_VENDOR',
  'STATE_CONFLICT',
  'STALE_VERSION',
  'ALREADY_DONE',
  'QUANTITY_EXCEEDS',
  'AMOUNT_EXCEEDS',
  'DUPLICATE',
  'IDEMPOTENCY_MISMATCH',
  'FORBIDDEN_FIELD',
  'VENDOR_REJECTED',
  'VENDOR_UNAVAILABLE',
  'VENDOR_TIMEOUT',
  'VENDOR_RATE_LIMITED',
  'VENDOR_AUTH_FAILED',
  'OUTCOME_UNKNOWN',
] as const;
export type UserErrorCode = (typeof userErrorCodes)[number];

/** Tells the person who asked why a write was not done, or why its outcome is not known. */
export interface UserError {
  readonly code: UserErrorCode;
  /** Our own words, without the vendor's text and without personal data. */
  readonly message: string;
  /** Leads into the mutation's arguments, e.g. ['input', 'items', '0', 'quantity']. Null: none of them is wrong. */
  readonly path: readonly string[] | null;
  readonly target: OrderKey | null;
  readonly retryable: boolean;
  readonly vendor: Vendor | null;
  readonly nativeCode: string | null;
  /** The vendor's own words, scrubbed. */
  readonly nativeMessage: string | null;
}

interface CommandOf<N extends WriteName> {
  readonly name: N;
  readonly input: WriteInputs[N];
  /** Null when the write concerns no existing order (a new one, a reminder, stock). */
  readonly order: OrderKey | null;
  /** Who does it (操作人), as the vendor is told. Null: the vendor's configured operator. */
  readonly operator: string | null;
}
export type Command = { [N in WriteName]: CommandOf<N> }[WriteName];
export type CommandNamed<N extends WriteName> = Extract<Command, { readonly name: N }>;

/** One request of a write. Only what must be made when it is sent is missing (signatures, request numbers). */
export interface WriteRequest {
  readonly request: VendorRequest;
  /** Orders that this request is about. */
  readonly targets: readonly OrderKey[];
  /** In a batch: where each target stands in the mutation's arguments, so that its user error can say it. */
  readonly places?: readonly (readonly string[])[];
}
/**
 * What an order shows when the write was done. It is kept with the operation, so that an unknown outcome can be
 * reconciled by reading. The texts have no personal data; `find` says how the order is read.
 */
export interface Expectation {
  readonly find: { readonly order: OrderKey } | { readonly platformOrderNo: string } | { readonly reminderId: string };
  readonly values: Readonly<Record<string, string>>;
}
export type Prepared =
  | { readonly userErrors: readonly UserError[] }
  | { readonly requests: readonly WriteRequest[]; readonly expectation: Expectation | null };

/** The vendor's answer to one request. */
export type WriteVerdict =
  | {
      readonly done: true;
      /** The vendor's own number for what was made (an order, an application), where it tells one. */
      readonly vendorRef: string | null;
      /** The order that was made, where it can be read by it. */
      readonly created: OrderKey | null;
      /** Orders of a batch that were refused, each with its reason. */
      readonly failures: readonly UserError[];
    }
  | { readonly done: false; readonly userErrors: readonly UserError[] };

/** What an order (or reminder) that is read again says of a write whose outcome is not known. */
export type ReconcileOutcome = 'DONE' | 'NOT_SEEN';

export interface WriteOperation<N extends WriteName> {
  /** The vendor's names of the operations that this write may use. */
  readonly vendorOperations: readonly string[];
  /** The order is read before with these parts, since something of it is checked or sent. Null: it is not read. */
  readonly reads: ReadonlySet<OrderPart> | null;
  /** Pure. `order` is null where nothing is read, or where there is none to read. */
  readonly prepare: (command: CommandNamed<N>, order: Order | null) => Prepared;
  /** Absent when nothing that can be read tells whether it was done. */
  readonly reconcile?: (
    expectation: Expectation,
    found: readonly Order[],
    reminder: Reminder | null,
  ) => ReconcileOutcome;
}
export type WriteOperations = { readonly [N in WriteName]?: WriteOperation<N> };

export interface WriteHandler {
  readonly operations: WriteOperations;
  /** The request as it would be sent now, with its secrets masked. */
  show(request: WriteRequest): ShownRequest;
  /** Sends it once. Throws a SourceFault when no answer can be read; its `unsent` tells whether it may have an effect. */
  send(request: WriteRequest, call: CallContext): Promise<WriteVerdict>;
}
