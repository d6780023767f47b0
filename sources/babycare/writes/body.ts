/** Bodies of Babycare's writes, checked against its document; what does not fit is told by its place, never by value. */
import { type Body, documentBodies, type Problem } from '../../kit/document-body.ts';
import { at } from '../../values/json.ts';
import { type ArgumentPath, required } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { OrderKey } from '../../model.ts';
import type { Expectation, Prepared, UserError } from '../../ports/writes.ts';
import forms from './forms.json' with { type: 'json' };
import type { TicketInput } from '../../ports/write-input-parts.ts';

const bodies = documentBodies(forms);

export interface Endpoint {
  /** The operationId of the document. */
  readonly operation: string;
  readonly path: string;
  /** The document's schema of the body. */
  readonly form: string;
}
export interface Draft {
  readonly endpoint: Endpoint;
  /** What the guards found: with anything in it nothing is built. */
  readonly userErrors: readonly UserError[];
  /** null: the write is about no order that exists. */
  readonly target: OrderKey | null;
  readonly typed: () => Body;
  /** The object of the input that `vendorFields` stands in. */
  readonly at: ArgumentPath;
  readonly vendorFields: unknown;
  readonly expectation: Expectation | null;
}

export function prepared({
  endpoint,
  userErrors,
  target,
  typed,
  at: place,
  vendorFields,
  expectation,
}: Draft): Prepared {
  const refused = (all: readonly UserError[]): Prepared => ({ userErrors: all.map((one) => ({ ...one, target })) });
  if (userErrors.length > 0) return refused(userErrors);
  const { operation, path, form } = endpoint;
  const built = bodies.build(form, typed(), vendorFields);
  if ('problems' in built) return refused(built.problems.map((one) => bodyError(one, place, vendorFields)));
  const request = { operation, method: 'POST', path, body: JSON.stringify(built.body), write: true } as const;
  return { requests: [{ request, targets: target === null ? [] : [target] }], expectation };
}

function bodyError({ path, problem }: Problem, place: ArgumentPath, vendorFields: unknown): UserError {
  // What the client wrote in vendorFields is to blame there; a field that nobody gave, at the input as a whole.
  const theirs = says(vendorFields) && at(vendorFields, path.join('.')) !== undefined;
  return userErrorOf('INVALID_INPUT', `${path.join('.') || 'vendorFields'} (by Babycare's names): ${problem}.`, {
    path: theirs ? [...place, 'vendorFields', ...path] : place,
  });
}
const says = (value: unknown): boolean => value !== null && value !== undefined;

/** What is read off the order and not off the input gives way to vendorFields. */
export const unlessSaid = <T>(vendorFields: unknown, path: string, value: T): T | undefined =>
  at(vendorFields, path) === undefined ? value : undefined;

/** Which ticket of 班牛 a write belongs to: its document's table has the four first. */
export const ticketOf = (ticket: TicketInput | null | undefined): Body => ({
  appId: ticket?.appId,
  projectId: ticket?.projectId,
  taskId: ticket?.taskId,
  userId: ticket?.userId,
});

const perTicket = 'Babycare takes this from a ticket of 班牛 only.';
export const ticketMissing = (ticket: TicketInput | null | undefined): readonly UserError[] =>
  ticket
    ? required(['input', 'ticket'], { ...ticketOf(ticket) }, perTicket)
    : required(['input'], { ticket }, perTicket);
