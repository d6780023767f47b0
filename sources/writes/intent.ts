/** What a client wishes to have written, and which wishes are the same: equal hashes are. */
import { createHash } from 'node:crypto';
import type { Instant } from '../values/time.ts';
import type { OperationName } from '../ports/ledger.ts';
import { type OrderKey, orderKeyText } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { Command } from '../ports/writes.ts';

export interface WriteOptions {
  readonly idempotencyKey: string;
  readonly ifUnmodifiedSince: Instant | null;
  readonly dryRun: boolean;
}
/** What the ledger needs to know of a wish. */
export interface LedgerEntry {
  readonly name: OperationName;
  readonly vendor: Vendor;
  /** Who calls: keys of two clients never meet. */
  readonly client: string;
  readonly operator: string | null;
  readonly orders: readonly OrderKey[];
  readonly input: unknown;
  readonly options: WriteOptions;
}
/** A wish that a vendor is to fulfil. */
export interface WriteIntent extends LedgerEntry {
  readonly command: Command;
}

/** It says nothing of what is in the input. */
export function entryHash({ name, vendor, orders, input, operator, options }: LedgerEntry): string {
  const said = [name, vendor, orders.map(orderKeyText), input, operator, options.ifUnmodifiedSince];
  return createHash('sha256').update(JSON.stringify(said, sorted)).digest('base64url');
}

/** The order in which a client writes the fields of an object says nothing. */
const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
