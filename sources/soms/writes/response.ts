/** SOMS's word on a write. Success is said in the body (HTTP 200); refusals carry no documented codes, only words. */
import { rejected } from '../../domain/user-errors.ts';
import { SourceFault } from '../../fault.ts';
import { read } from '../../kit/wire.ts';
import type { UserError, UserErrorCode, Verdict, WriteRequest } from '../../ports/writes.ts';
import { isEmpty } from '../client.ts';
import { somsKey } from '../map/order.ts';
import { type SomsWriteVerdict, writeVerdictSchema } from '../wire.ts';
import { rejectionWords } from './tables.ts';
import type { VendorAnswer } from '../../ports/calls.ts';

/** Operations whose `order_id` is that of a new order. */
const making: ReadonlySet<string> = new Set(['submitOrder', 'submitOrderLegacy', 'reissueOrder']);

/** Throws a SourceFault where nobody can tell from the answer what was done. */
export function verdictOf(answer: VendorAnswer, asked: WriteRequest, tenantId: string): Verdict {
  const { operation } = asked.request;
  const word = read(writeVerdictSchema, answer.body)?.value ?? null;
  if (answer.status >= 400) {
    const told = word?.success === false ? word : null;
    const refusal = refused(asked, told, told?.code ?? `HTTP ${answer.status}`);
    // An order that is not there is a 404 to some paths, without a word.
    const absent = answer.status === 404 && told === null && asked.targets.length === 1;
    return { done: false, userErrors: [absent ? { ...refusal, code: 'NOT_FOUND' } : refusal] };
  }
  // The old way to submit is documented without an answer.
  if (operation === 'submitOrderLegacy' && answer.status < 300 && isEmpty(answer.body)) return done(null, null);
  if (answer.status >= 300 || word === null || word.success === null)
    throw new SourceFault('SOMS', 'BAD_ANSWER', { operation });
  const failures = (word.errors ?? []).map((error) => itemError(asked, error));
  if (failures.length > 0) return batchVerdict(asked, failures, word.success);
  if (!word.success) return { done: false, userErrors: [refused(asked, word, word.code)] };
  const made = making.has(operation) ? word.order_id : null;
  return done(refOf(word), made === null ? null : somsKey(tenantId, made));
}

const done = (
  vendorRef: string | null,
  created: ReturnType<typeof somsKey> | null,
  failures: readonly UserError[] = [],
): Verdict => ({ done: true, vendorRef, created, failures });

/** Whichever `success` says: errors that name single orders (失败明细) mean that the others were done. */
function batchVerdict({ targets }: WriteRequest, failures: readonly UserError[], success: boolean): Verdict {
  const failed = new Set(failures.flatMap(({ target }) => target?.nativeId ?? []));
  const whole = (failed.size === 0 && !success) || targets.every(({ nativeId }) => failed.has(nativeId));
  return whole ? { done: false, userErrors: failures } : done(null, null, failures);
}

function refOf({ order_id, apply_id, apply_ids }: SomsWriteVerdict): string | null {
  const applications = apply_ids ?? [];
  return order_id ?? (applications.length > 0 ? applications.join(',') : apply_id);
}

function refused({ request, targets }: WriteRequest, word: SomsWriteVerdict | null, code: string | null): UserError {
  const message = word?.message ?? null;
  return rejected(
    'SOMS',
    { code, message },
    { code: codeOfWords(message, request.operation), target: targets.length === 1 ? (targets[0] ?? null) : null },
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
