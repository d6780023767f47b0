/**
 * The ledger of writes. A write is durable here before its vendor is asked, and its outcome is durable afterwards. It
 * is the audit as well: who, what, when, on which orders, with which outcome. Of the input only a hash is kept, so that
 * no personal data is; a vendor's own words are scrubbed before they come here.
 */
import type { OrderKey } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { WriteName } from './write-inputs.ts';
import type { Expectation, UserError } from './writes.ts';
import type { EpochMs } from '../values/time.ts';

/** PENDING: it has begun, and its outcome is not recorded yet. */
export const operationStates = ['SUCCEEDED', 'FAILED', 'PARTIAL', 'PENDING', 'UNCERTAIN'] as const;
export type OperationState = (typeof operationStates)[number];
export type OperationName = WriteName | 'orderLink' | 'orderUnlink';
export interface Operation {
  /** Random, so that a client may see it. */
  readonly id: string;
  /** Who called (interfaces.md §5). The same idempotency key of two clients is two keys. */
  readonly client: string;
  readonly idempotencyKey: string;
  /** The hash of the name, the orders and the whole input. Equal hashes are the same write intent. */
  readonly inputHash: string;
  /** The mutation. */
  readonly name: OperationName;
  readonly vendor: Vendor;
  readonly orders: readonly OrderKey[];
  /** As the vendor was told. Null: the vendor's configured operator. */
  readonly operator: string | null;
  readonly state: OperationState;
  readonly startedAt: EpochMs;
  readonly finishedAt: EpochMs | null;
  readonly vendorRef: string | null;
  /** The order that the operation made. */
  readonly created: OrderKey | null;
  readonly userErrors: readonly UserError[];
  /** Null when nothing that can be read tells whether it was done. */
  readonly expectation: Expectation | null;
}
export type Finished = Pick<Operation, 'state' | 'finishedAt' | 'vendorRef' | 'created' | 'userErrors'>;

/** Operations are sorted by when they began. */
export type OperationPosition = Pick<Operation, 'startedAt' | 'id'>;
export interface OperationQuery {
  /** Only operations on this order, and the one that made it. */
  readonly order: OrderKey | null;
  readonly states: readonly OperationState[] | null;
  readonly client: string | null;
  /** Only operations that are older than this one. The newest come first. */
  readonly before: OperationPosition | null;
  readonly limit: number;
}
export interface Ledger {
  operation(id: string): Promise<Operation | null>;
  operationByKey(client: string, idempotencyKey: string): Promise<Operation | null>;
  /** Durable when it resolves. Returns the operation of this client and key: this one, or an earlier one. */
  beginOperation(operation: Operation): Promise<Operation>;
  /** Durable when it resolves. False when its state is not `from` any more, since its outcome was recorded before. */
  finishOperation(id: string, from: 'PENDING' | 'UNCERTAIN', finished: Finished): Promise<boolean>;
  operations(query: OperationQuery): Promise<readonly Operation[]>;
  /** Oldest first: PENDING ones begun before a moment, and UNCERTAIN ones begun after another that can be reconciled. */
  unresolvedOperations(query: {
    readonly pendingBefore: number;
    readonly uncertainAfter: number;
    /** Only operations that follow this one. */
    readonly after: OperationPosition | null;
    readonly limit: number;
  }): Promise<readonly Operation[]>;
}
