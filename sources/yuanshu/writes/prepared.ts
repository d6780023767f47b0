/** What writes to the BTS and to the platform have in common. */
import { userErrorOf } from '../../domain/user-errors.ts';
import type { OrderKey, OrderPart } from '../../model.ts';
import type { VendorRequest } from '../../ports/calls.ts';
import type { Prepared, UserError } from '../../ports/writes.ts';

export const withItems: ReadonlySet<OrderPart> = new Set(['items']);

interface Draft {
  readonly userErrors: readonly UserError[];
  readonly target: OrderKey | null;
  /** Called when there is no user error. */
  readonly request: () => VendorRequest;
}
/**
 * No read of the BTS tells who reported a parcel, and nothing that Yuanshu pushes names a notice of ours. So there is no
 * expectation: an unknown outcome cannot be reconciled.
 */
export function prepared({ userErrors, target, request }: Draft): Prepared {
  if (userErrors.length > 0) return { userErrors: userErrors.map((one) => ({ ...one, target })) };
  return { requests: [{ request: request(), targets: target === null ? [] : [target] }], expectation: null };
}

export const noOrder = (target: OrderKey | null): Prepared => ({
  userErrors: [userErrorOf('NOT_FOUND', 'There is no such order.', { path: ['order'], target })],
});
