/**
 * The one vocabulary of "could not ask". A SourceFault never carries the vendor's own text, a URL or a credential:
 * its message is written for the person who reads the answer.
 */
export type FaultKind =
  /** No answer within the time for one vendor call. */
  | 'TIMEOUT'
  /** Our own deadline for the whole request passed, or the client went away. */
  | 'DEADLINE'
  /** The request has made as many vendor calls as it may. */
  | 'BUDGET'
  /** Refused or broken connection, DNS or TLS failure. */
  | 'UNREACHABLE'
  /** The vendor answered 5xx. */
  | 'SERVER_ERROR'
  /** The vendor answered 429. */
  | 'RATE_LIMITED'
  /** The vendor did not accept our credentials or signature. */
  | 'AUTH'
  /** The vendor understood and said no. */
  | 'REFUSED'
  /** The answer was not JSON or not of the documented shape. */
  | 'BAD_ANSWER'
  /** Too many failures in a row: the vendor is left alone for some seconds. */
  | 'CIRCUIT_OPEN'
  /** The vendor's documents have no such call. */
  | 'UNSUPPORTED'
  /** The question names several records. */
  | 'AMBIGUOUS';

const sentences: Record<FaultKind, string> = {
  TIMEOUT: 'did not answer in time',
  DEADLINE: 'could not be asked before the time for this request was over',
  BUDGET: 'was not asked, because this request has made as many calls to vendors as it may: ask for less at once',
  UNREACHABLE: 'could not be reached, or broke the connection off',
  SERVER_ERROR: 'answered with a failure of its own',
  RATE_LIMITED: 'asks us to slow down',
  AUTH: 'did not accept our credentials: an operator has to check them',
  REFUSED: 'refused the question',
  BAD_ANSWER: 'sent an answer that cannot be read',
  CIRCUIT_OPEN: 'failed several times in a row and is left alone for some seconds',
  UNSUPPORTED: 'offers no way to ask this',
  AMBIGUOUS: 'has several records of this name',
};

/** Kinds after which the vendor has certainly done nothing. */
const neverSent: ReadonlySet<FaultKind> = new Set([
  'BUDGET',
  'RATE_LIMITED',
  'AUTH',
  'CIRCUIT_OPEN',
  'UNSUPPORTED',
  'AMBIGUOUS',
]);
/** Kinds that say nothing of the vendor's health, since they end a request of ours. */
const ofRequest: ReadonlySet<FaultKind> = new Set(['DEADLINE', 'BUDGET']);

export class SourceFault extends Error {
  override readonly name = 'SourceFault';
  readonly vendor: string;
  readonly kind: FaultKind;
  readonly operation: string;
  readonly retryAfterSeconds: number | null;
  /** True when the vendor has certainly done nothing. Otherwise a failed write may have had its effect. */
  readonly unsent: boolean;

  constructor(
    vendor: string,
    kind: FaultKind,
    detail: {
      operation: string;
      retryAfterSeconds?: number | null;
      explain?: string;
      cause?: unknown;
      unsent?: boolean;
    },
  ) {
    super(`${vendor} ${detail.explain ?? sentences[kind]}.`, detail.cause === undefined ? {} : { cause: detail.cause });
    this.vendor = vendor;
    this.kind = kind;
    this.operation = detail.operation;
    this.retryAfterSeconds = detail.retryAfterSeconds ?? null;
    this.unsent = detail.unsent ?? neverSent.has(kind);
  }
}

export const isVendorsFault = (error: unknown): error is SourceFault =>
  error instanceof SourceFault && !ofRequest.has(error.kind);

/** The request itself has come to its end: what was not asked for that reason can be asked by another one. */
export const isRequestsEnd = (error: unknown): error is SourceFault =>
  error instanceof SourceFault && ofRequest.has(error.kind);

/** Returns a fault. Anything else is a bug of ours and is thrown again. */
export function asFault(reason: unknown): SourceFault {
  if (reason instanceof SourceFault) return reason;
  throw reason;
}
