/** What the operations answer from, and the vendor's two ways of saying no. */
import type { Random } from '../sales/random.ts';
import type { SandboxAnswer, SandboxRequest, SandboxRoute } from '../server/server.ts';
import type { Book } from './book.ts';
import type { Reminders } from './reminders.ts';
import type { Wire } from '../server/wire.ts';

/** One simulator's own: nothing of it is shared with another. */
export interface Holdings {
  readonly book: Book;
  readonly reminders: Reminders;
  /** Deals rows of equal time anew at each call. */
  readonly random: Random;
  /** "There is no such order." */
  readonly none: SandboxAnswer;
  readonly leanQuery: boolean;
  /** As the vendor writes times. */
  readonly now: () => string;
}
export type Operation = (holdings: Holdings, request: SandboxRequest) => SandboxAnswer;
export type OperationRow = readonly [SandboxRoute['method'], path: string, name: string, Operation];

export const refusal = (code: string, message: string): Wire => ({ success: false, code, message });
export const orderPaths = '/{tenant_id}/soms/orderservice/order';
export const reminderPaths = '/{tenant_id}/soms/orderremindservice';
