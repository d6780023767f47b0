/** User errors as write handlers and the ledger make them. */
import type { SourceFault } from '../fault.ts';
import { scrub } from '../values/scrub.ts';
import type { OrderKey } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { UserError, UserErrorCode } from '../ports/writes.ts';

/** `message` tells the person what is wrong and what to do; `path` leads into the mutation's arguments. */
export const userErrorOf = (
  code: UserErrorCode,
  message: string,
  more: Partial<Omit<UserError, 'code' | 'message'>> = {},
): UserError => ({
  code,
  message,
  path: null,
  target: null,
  retryable: false,
  vendor: null,
  nativeCode: null,
  nativeMessage: null,
  ...more,
});

const longestMessage = 200;

/** The vendor understood and said no, in its own words. */
export const rejected = (
  vendor: Vendor,
  said: { readonly code: string | null; readonly message: string | null },
  more: Partial<Pick<UserError, 'code' | 'message' | 'path' | 'target'>> = {},
): UserError =>
  userErrorOf(more.code ?? 'VENDOR_REJECTED', more.message ?? `${vendor} refused it; nativeMessage says why.`, {
    path: more.path ?? null,
    target: more.target ?? null,
    vendor,
    nativeCode: said.code,
    nativeMessage: scrub(said.message)?.slice(0, longestMessage) ?? null,
  });

/** A write that certainly had no effect, because the vendor was not reached or did not take the request. */
export function notDone(vendor: Vendor, fault: SourceFault, target: OrderKey | null): UserError {
  const codes: Partial<Record<SourceFault['kind'], UserErrorCode>> = {
    RATE_LIMITED: 'VENDOR_RATE_LIMITED',
    AUTH: 'VENDOR_AUTH_FAILED',
    TIMEOUT: 'VENDOR_TIMEOUT',
    UNSUPPORTED: 'UNSUPPORTED_BY_VENDOR',
  };
  const retryable = !['AUTH', 'UNSUPPORTED', 'AMBIGUOUS'].includes(fault.kind);
  const remedy = retryable ? ' Nothing was done; try again with another idempotencyKey.' : ' Nothing was done.';
  return userErrorOf(codes[fault.kind] ?? 'VENDOR_UNAVAILABLE', fault.message + remedy, { vendor, target, retryable });
}

/** Nobody knows whether the vendor did it. */
export const outcomeUnknown = (vendor: Vendor, fault: SourceFault | null, target: OrderKey | null): UserError =>
  userErrorOf(
    'OUTCOME_UNKNOWN',
    `${fault?.message ?? `Ordergraph stopped while ${vendor} was being asked.`} Whether it was done is not known: ask for operation(id) later, and do not send it again before.`,
    { vendor, target },
  );
