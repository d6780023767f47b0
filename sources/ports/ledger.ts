/**
 * The ledger of writes: what was asked for is durable before a vendor hears of it, and what became of it is durable after.
 * It is the audit as well: who, what, when, on which orders, with which outcome. No input is kept, only its hash, so no
 * personal data is; a vendor's words are scrubbed before they come here.
 */
import type { OrderKey } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { WriteName } from './write-inputs.ts';
import type { Expectation, UserError } from './writes.ts';

/** PENDING: begun, and nobody has said yet how it ended. */
export const operationStates = ['SUCCEEDED', 'FAILED', 'PARTIAL', 'PENDING', 'UNCERTAIN'] as const;
export type OperationState = (typeof operationStates)[number];
export type OperationName = WriteName | 'orderLink' | 'orderUnlink';
export interface Operation {
  /** Random, so that it can be given to a client. */
  readonly id: string;
  /** Who called (interfaces.md §5); keys of two clients never meet. */
  readonly client: string;
  readonly idempotencyKey: string;
  /** Of the name, the orders and the whole input: equal hashes are the same wish. */
  readonly inputHash: string;
  /** The mutation. */
  readonly name: OperationName;
  readonly vendor: Vendor;
  readonly orders: readonly OrderKey[];
  /** As the vendor was told; null: the vendor's configured one. */
  readonly operator: string | null;
  readonly state: OperationState;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly vendorRef: string | null;
  /** The order that it made. */
  readonly created: OrderKey | null;
  readonly userErrors: readonly UserError[];
  /** null: nothing that can be read tells whether it was done. */
  readonly expectation: Expectation | null;
}
export type Finished = Pick<Operation, 'state' | 'finishedAt' | 'vendorRef' | 'created' | 'userErrors'>;

/** Operations stand in the order in which they were begun. */
export type OperationPosition = Pick<Operation, 'startedAt' | 'id'>;
export interface OperationQuery {
  /** Those on this order, and the one that made it. */
  readonly order: OrderKey | null;
  readonly states: readonly OperationState[] | null;
  readonly client: string | null;
  /** Newest first, strictly older than this one. */
  readonly before: OperationPosition | null;
  readonly limit: number;
}
export interface Ledger {
  operation(id: string): Promise<Operation | null>;
  operationByKey(client: string, idempotencyKey: string): Promise<Operation | null>;
  /** Durable when it resolves. The operation that stands under this client and key: this one, or an earlier one. */
  beginOperation(operation: Operation): Promise<Operation>;
  /** Durable when it resolves. False when it does not stand as `from` any more: somebody else has said how it ended. */
  finishOperation(id: string, from: 'PENDING' | 'UNCERTAIN', finished: Finished): Promise<boolean>;
  operations(query: OperationQuery): Promise<readonly Operation[]>;
  /** Oldest first: PENDING that began before one moment, UNCERTAIN that began after another and can be seen by reading. */
  unresolvedOperations(query: {
    readonly pendingBefore: number;
    readonly uncertainAfter: number;
    /** Only those that follow this one. */
    readonly after: OperationPosition | null;
    readonly limit: number;
  }): Promise<readonly Operation[]>;
}
