/** Reads SOMS's answer to a write. The body says whether it succeeded (HTTP 200). Refusals have words and no documented codes. */
import { rejected } from '../../domain/user-errors.ts';
import { read } from '../../kit/wire.ts';
import type { OrderKey } from '../../model.ts';
import type { VendorAnswer } from '../../ports/calls.ts';
import type { UserError, UserErrorCode, WriteVerdict, WriteRequest } from '../../ports/writes.ts';
import { somsKey } from '../map/order.ts';
import { badAnswer, isEmpty } from '../transport.ts';
import { type SomsWriteResult, writeResultSchema } from '../wire.ts';
import { rejectionWords } from './tables.ts';

/** Operations that answer with the `order_id` of a new order. */
const creatingOperations: ReadonlySet<string> = new Set(['submitOrder', 'submitOrderLegacy', 'reissueOrder']);

/** Throws a SourceFault when the answer does not tell what was done. */
export function resultOf({ status, body }: VendorAnswer, write: WriteRequest, tenantId: string): WriteVerdict {
  const { operation } = write.request;
  const result = read(writeResultSchema, body)?.value ?? null;
  if (status >= 400) return turnedAway(write, status, result?.success === false ? result : null);
  if (status >= 300) throw badAnswer(operation);
  // The old way to submit is documented without an answer.
  if (operation === 'submitOrderLegacy' && isEmpty(body)) return done(null, null);
  if (result === null || result.success === null) throw badAnswer(operation);
  return resultSaid(write, result, tenantId);
}

function resultSaid(write: WriteRequest, result: SomsWriteResult, tenantId: string): WriteVerdict {
  const failures = (result.errors ?? []).map((error) => itemError(write, error));
  if (failures.length > 0) return batchResult(write, failures, result.success === true);
  if (!result.success) return { done: false, userErrors: [refused(write, result, result.code)] };
  const made = creatingOperations.has(write.request.operation) ? result.order_id : null;
  return done(refOf(result), made === null ? null : somsKey(tenantId, made));
}

const done = (
  vendorRef: string | null,
  created: OrderKey | null,
  failures: readonly UserError[] = [],
): WriteVerdict => ({
  done: true,
  vendorRef,
  created,
  failures,
});

function turnedAway(write: WriteRequest, status: number, result: SomsWriteResult | null): WriteVerdict {
  const error = refused(write, result, result?.code ?? `HTTP ${status}`);
  // For an order that does not exist, some paths answer 404 without words.
  const isAbsent = status === 404 && result === null && write.targets.length === 1;
  return { done: false, userErrors: [isAbsent ? { ...error, code: 'NOT_FOUND' } : error] };
}

/** Errors that name single orders (失败明细) mean that the others were done, whatever `success` is. */
function batchResult({ targets }: WriteRequest, failures: readonly UserError[], success: boolean): WriteVerdict {
  const failed = new Set(failures.flatMap(({ target }) => target?.nativeId ?? []));
  const whole = (failed.size === 0 && !success) || targets.every(({ nativeId }) => failed.has(nativeId));
  return whole ? { done: false, userErrors: failures } : done(null, null, failures);
}

function refOf({ order_id, apply_id, apply_ids }: SomsWriteResult): string | null {
  const applications = apply_ids ?? [];
  return order_id ?? (applications.length > 0 ? applications.join(',') : apply_id);
}

function refused({ request, targets }: WriteRequest, result: SomsWriteResult | null, code: string | null): UserError {
  const message = result?.message ?? null;
  const [only = null, another] = targets;
  return rejected(
    'SOMS',
    { code, message },
    { code: codeOfWords(message, request.operation), target: another ? null : only },
  );
}

function itemError(
  { request, targets, places }: WriteRequest,
  { id, message }: { readonly id: string | null; readonly message: string | null },
): UserError {
  const index = targets.findIndex(({ nativeId }) => nativeId === id);
  return rejected(
    'SOMS',
    { code: null, message },
    {
      code: codeOfWords(message, request.operation),
      target: targets[index] ?? null,
      path: places?.[index] ?? null,
    },
  );
}

export function codeOfWords(message: string | null, operation: string): UserErrorCode {
  const row = rejectionWords.find(
    ({ words, operations }) => words.test(message ?? '') && (operations?.includes(operation) ?? true),
  );
  return row?.code ?? 'VENDOR_REJECTED';
}
