/** Makes Babycare's requests. The body is checked against the document, and an error names the place and never the value. */
import { type ArgumentPath, required } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import { type Body, documentBodies, type Problem } from '../../kit/document-body.ts';
import type { Order, OrderKey, OrderPart } from '../../model.ts';
import type { TicketInput } from '../../ports/write-input-parts.ts';
import type { WriteName } from '../../ports/write-inputs.ts';
import type { CommandNamed, Expectation, Prepared, UserError, WriteOperation } from '../../ports/writes.ts';
import { at } from '../../values/json.ts';
import forms from './forms.json' with { type: 'json' };

const bodies = documentBodies(forms);

export interface WriteEndpoint {
  /** The operationId of the document. */
  readonly operation: string;
  readonly path: string;
  /** The document's schema of the body. */
  readonly form: string;
}
export interface Composed {
  /** All errors of the input. With any of them nothing is built. */
  readonly userErrors: readonly UserError[];
  /** Fields that are undefined are not sent, and null is sent. */
  readonly typed: () => Body;
  readonly vendorFields?: unknown;
  readonly expectation: Expectation | null;
}
interface OrderWrite<N extends WriteName> extends WriteEndpoint, Required<Pick<WriteOperation<N>, 'reconcile'>> {
  /** The parts of the order that are checked or sent. */
  readonly reads: readonly OrderPart[];
  readonly compose: (command: CommandNamed<N>, order: Order) => Composed;
}

/** A write about one order, which is read before. */
export const onOrder = <N extends WriteName>(write: OrderWrite<N>): WriteOperation<N> => ({
  vendorOperations: [write.operation],
  reads: new Set(write.reads),
  prepare(command, order) {
    if (order) return prepared(write, write.compose(command, order), { target: order.key });
    const noOrder = userErrorOf('NOT_FOUND', 'There is no such order.', { path: ['order'], target: command.order });
    return { userErrors: [noOrder] };
  },
  reconcile: write.reconcile,
});

interface Subject {
  /** Null when the write is about no order that exists. */
  readonly target: OrderKey | null;
  /** The object of the arguments that has `vendorFields`. */
  readonly place?: ArgumentPath;
}
export function prepared(
  { operation, path, form }: WriteEndpoint,
  { userErrors, typed, vendorFields, expectation }: Composed,
  { target, place = ['input'] }: Subject,
): Prepared {
  const refused = (all: readonly UserError[]): Prepared => ({ userErrors: all.map((one) => ({ ...one, target })) });
  if (userErrors.length > 0) return refused(userErrors);
  const built = bodies.build(form, typed(), vendorFields);
  if ('problems' in built) return refused(built.problems.map((one) => bodyError(one, place, vendorFields)));
  const request = { operation, method: 'POST', path, body: JSON.stringify(built.body), write: true } as const;
  return { requests: [{ request, targets: target === null ? [] : [target] }], expectation };
}

function bodyError({ path, problem }: Problem, place: ArgumentPath, vendorFields: unknown): UserError {
  // An error is in vendorFields where the client wrote the field there, else in the input as a whole.
  const isTheirs = at(vendorFields, path.join('.')) !== undefined && (vendorFields ?? null) !== null;
  return userErrorOf('INVALID_INPUT', `${path.join('.') || 'vendorFields'} (by Babycare's names): ${problem}.`, {
    path: isTheirs ? [...place, 'vendorFields', ...path] : place,
  });
}

/** A value that comes from the order is not sent where vendorFields has the field. */
export const unlessInVendorFields = <T>(vendorFields: unknown, path: string, value: T): T | undefined =>
  at(vendorFields, path) === undefined ? value : undefined;

/** The ticket of 班牛 that a write belongs to. These fields come first, as in the document's table. */
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
