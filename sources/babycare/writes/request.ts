/** Requests of Babycare's writes, their bodies checked against its document; what does not fit is told by its place, never by value. */
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

export interface Endpoint {
  /** The operationId of the document. */
  readonly operation: string;
  readonly path: string;
  /** The document's schema of the body. */
  readonly form: string;
}
export interface Composed {
  /** What is wrong with the input; with anything in it nothing is built. */
  readonly userErrors: readonly UserError[];
  /** undefined is "not given"; null is sent. */
  readonly typed: () => Body;
  readonly vendorFields?: unknown;
  readonly expectation: Expectation | null;
}
interface OrderWrite<N extends WriteName> extends Endpoint, Required<Pick<WriteOperation<N>, 'reconcile'>> {
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
  /** null: the write is about no order that exists. */
  readonly target: OrderKey | null;
  /** The object of the input that `vendorFields` stands in. */
  readonly place?: ArgumentPath;
}
export function prepared(
  { operation, path, form }: Endpoint,
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
  // What the client wrote in vendorFields is to blame there; a field that nobody gave, at the input as a whole.
  const isTheirs = at(vendorFields, path.join('.')) !== undefined && (vendorFields ?? null) !== null;
  return userErrorOf('INVALID_INPUT', `${path.join('.') || 'vendorFields'} (by Babycare's names): ${problem}.`, {
    path: isTheirs ? [...place, 'vendorFields', ...path] : place,
  });
}

/** What is read off the order and not off the input gives way to vendorFields. */
export const unlessInVendorFields = <T>(vendorFields: unknown, path: string, value: T): T | undefined =>
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
