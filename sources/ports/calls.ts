/** One call to a vendor: what a request brings along, what goes out, what comes back and how it is counted. */
import type { SourceFault } from '../fault.ts';
import type { Order } from '../model.ts';
import type { JsonSpan } from '../values/json.ts';
import type { Instant } from '../values/time.ts';

export interface VendorCall {
  readonly vendor: string;
  readonly operation: string;
  readonly outcome: 'OK' | SourceFault['kind'];
  readonly latencyMs: number;
}

/** What a request brings along to every vendor call that it causes. */
export interface CallContext {
  readonly signal: AbortSignal;
  readonly onCall: (call: VendorCall) => void;
  /** Is told of every order that a vendor shows meanwhile, whatever it was asked. It returns at once and never throws. */
  readonly onRead?: (order: Order) => void;
  /** Is told of orders that were read to be compared with a filter and did not fit, so that no answer shows them. */
  readonly onUnfit?: (orders: number) => void;
  /** How many calls the request may cause. Absent: there is no limit. */
  readonly budget?: CallBudget;
}

/** OPEN: a vendor failed several times in a row and is left alone for a while. CLOSED: it answers again. */
export type OnCircuit = (state: 'OPEN' | 'CLOSED') => void;

export interface CallBudget {
  /** False when no call is left. */
  take(): boolean;
  /** Returns a call that was not made after all. */
  giveBack(): void;
  /** How many calls are left; Infinity where none is refused. */
  left(): number;
}

export interface VendorRequest {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Below the vendor's base URL, starting with a slash, already percent-encoded. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** A write changes something at the vendor. It is sent once, over a connection of its own, and never repeated. */
  readonly write?: boolean;
}

/** A request as it goes out, with what is secret in it masked. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface VendorAnswer {
  readonly status: number;
  /** Unread: whoever reads it finds out whether it is JSON to its end. Undefined when the body was empty. */
  readonly body: JsonSpan | undefined;
  readonly fetchedAt: Instant;
}

export interface VendorHealth {
  readonly lastSuccessAt: Instant | null;
  /** How the last call failed; null when it did not. */
  readonly lastFault: SourceFault | null;
  readonly circuitOpen: boolean;
}
