/** The errors that a client sees: a code of the contract, a sentence for a person, nothing of a vendor's own text. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type FaultKind, SourceFault } from '../sources/fault.ts';

export type ErrorCode =
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'PAGE_SIZE_INVALID'
  | 'CURSOR_INVALID'
  | 'CURSOR_FILTER_MISMATCH'
  | 'AMBIGUOUS_REFERENCE'
  | 'LOOKUP_UNSUPPORTED'
  | 'ALL_SOURCES_FAILED'
  | 'SOURCE_UNAVAILABLE'
  | 'PERSISTED_QUERY_REQUIRED'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'DEADLINE_EXCEEDED'
  | 'VENDOR_CALL_BUDGET_EXCEEDED'
  | 'COST_LIMIT_EXCEEDED'
  | 'RATE_LIMITED'
  | 'FORBIDDEN'
  | 'INTERNAL';

export function userError(
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

const codes: Record<FaultKind, ErrorCode> = {
  TIMEOUT: 'SOURCE_UNAVAILABLE',
  UNREACHABLE: 'SOURCE_UNAVAILABLE',
  SERVER_ERROR: 'SOURCE_UNAVAILABLE',
  RATE_LIMITED: 'SOURCE_UNAVAILABLE',
  AUTH: 'SOURCE_UNAVAILABLE',
  REFUSED: 'SOURCE_UNAVAILABLE',
  BAD_ANSWER: 'SOURCE_UNAVAILABLE',
  CIRCUIT_OPEN: 'SOURCE_UNAVAILABLE',
  DEADLINE: 'DEADLINE_EXCEEDED',
  BUDGET: 'VENDOR_CALL_BUDGET_EXCEEDED',
  UNSUPPORTED: 'LOOKUP_UNSUPPORTED',
  AMBIGUOUS: 'AMBIGUOUS_REFERENCE',
};

export function faultExtensions(fault: SourceFault): Record<string, unknown> {
  return {
    code: codes[fault.kind],
    vendor: fault.vendor,
    reason: fault.kind,
    ...(fault.retryAfterSeconds === null ? {} : { retryAfterSeconds: fault.retryAfterSeconds }),
  };
}

/**
 * The last step of every error. A fault gets its code and vendor; an error that we did not foresee becomes INTERNAL without
 * its text, and `onUnforeseen` hears of it.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  onUnforeseen: (error: unknown) => void,
): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (cause instanceof SourceFault) return { ...formatted, message: cause.message, extensions: faultExtensions(cause) };
  const code = formatted.extensions?.['code'];
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') {
    const { stacktrace: _hidden, ...extensions } = formatted.extensions ?? {};
    return { ...formatted, extensions };
  }
  onUnforeseen(cause ?? error);
  const { message: _secret, extensions: _inner, ...place } = formatted;
  return {
    ...place,
    message: 'Something went wrong inside Ordergraph; it has been logged. Please try again.',
    extensions: { code: 'INTERNAL' },
  };
}
