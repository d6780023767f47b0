/** What a client wants to have written, when two intents are the same, and what became of one. */
import { createHash } from 'node:crypto';
import { type OrderKey, orderKeyText } from '../model.ts';
import type { ShownRequest } from '../ports/calls.ts';
import type { Operation, OperationName } from '../ports/ledger.ts';
import type { Command, UserError } from '../ports/writes.ts';
import type { Instant } from '../values/time.ts';
import type { Vendor } from '../vocabulary.ts';

export interface WriteOptions {
  readonly idempotencyKey: string;
  readonly ifUnmodifiedSince: Instant | null;
  readonly dryRun: boolean;
}
/** What the ledger needs to know of a write. */
export interface LedgerEntry {
  readonly name: OperationName;
  readonly vendor: Vendor;
  /** Who calls: the idempotency keys of two clients never meet. */
  readonly client: string;
  readonly operator: string | null;
  readonly orders: readonly OrderKey[];
  readonly input: unknown;
  readonly options: WriteOptions;
}
/** A write that a vendor is to carry out. */
export interface WriteIntent extends LedgerEntry {
  readonly command: Command;
}
export interface Performed {
  /** null: refused before it was begun. */
  readonly operation: Operation | null;
  /** The requests of a dry run; null for all others. */
  readonly shown: readonly ShownRequest[] | null;
  readonly userErrors: readonly UserError[];
  /** Orders that may have changed at the vendor since they were last read. */
  readonly affected: readonly OrderKey[];
}

/** Equal for the same intent. The hash tells nothing of what is in the input. */
export function entryHash({ name, vendor, orders, input, operator, options }: LedgerEntry): string {
  const parts = [name, vendor, orders.map(orderKeyText), input, operator, options.ifUnmodifiedSince];
  return createHash('sha256').update(JSON.stringify(parts, sorted)).digest('base64url');
}

/** The order in which a client writes the fields of an object makes no difference. */
const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
