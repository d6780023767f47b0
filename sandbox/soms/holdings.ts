/** What the operations need for an answer, and the vendor's refusal. */
import type { Random } from '../sales/random.ts';
import type { SandboxAnswer, SandboxRequest, SandboxRoute } from '../server/server.ts';
import type { Book } from './book.ts';
import type { Reminders } from './reminders.ts';
import type { Wire } from '../server/wire.ts';

/** Each simulator has its own, and shares nothing with another. */
export interface Holdings {
  readonly book: Book;
  readonly reminders: Reminders;
  /** Shuffles the rows of one second at each call. */
  readonly random: Random;
  /** The answer when there is no such order. */
  readonly none: SandboxAnswer;
  readonly leanQuery: boolean;
  /** The present, as the vendor writes times. */
  readonly now: () => string;
}
export type Operation = (holdings: Holdings, request: SandboxRequest) => SandboxAnswer;
export type OperationRow = readonly [SandboxRoute['method'], path: string, name: string, Operation];

export const refusal = (code: string, message: string): Wire => ({ success: false, code, message });
export const orderPaths = '/{tenant_id}/soms/orderservice/order';
export const reminderPaths = '/{tenant_id}/soms/orderremindservice';
