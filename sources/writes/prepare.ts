/** Reads the orders of a write, and checks what must hold before anything is sent. */
import { notDone, userErrorOf } from '../domain/user-errors.ts';
import { SourceFault } from '../fault.ts';
import type { Order, OrderKey, OrderPart } from '../model.ts';
import type { Prepared, UserError } from '../ports/writes.ts';
import { type Instant, milliseconds } from '../values/time.ts';
import type { WriteIntent } from './intent.ts';
import type { AnyWriteOperation } from './operations.ts';

/** null: there is no such order. Throws a SourceFault. */
export type ReadOrder = (key: OrderKey, parts: ReadonlySet<OrderPart>) => Promise<Order | null>;

const noParts: ReadonlySet<OrderPart> = new Set();

/** What is to be sent, or why nothing is; and the order that was read, if one was. */
export async function prepare(
  intent: WriteIntent,
  writeOperation: AnyWriteOperation,
  readOrder: ReadOrder,
): Promise<{ readonly prepared: Prepared; readonly order: Order | null }> {
  const { command, orders, options } = intent;
  const since = options.ifUnmodifiedSince;
  if (since !== null && orders.length === 0) return { prepared: { userErrors: [nothingToGuard] }, order: null };
  const isRead = since !== null || (command.order !== null && writeOperation.reads !== null);
  const parts = writeOperation.reads ?? noParts;
  const read = await Promise.all(isRead ? orders.map((key) => current(intent, key, () => readOrder(key, parts))) : []);
  const userErrors = read.flatMap((one) => ('userError' in one ? [one.userError] : []));
  if (userErrors.length > 0) return { prepared: { userErrors }, order: null };
  const [first] = read;
  const order = command.order !== null && first && 'order' in first ? first.order : null;
  return { prepared: writeOperation.prepare(command, order), order };
}

/** The order as it is now, or why the write must not be done to it. */
async function current(
  { vendor, command, options: { ifUnmodifiedSince: since } }: WriteIntent,
  key: OrderKey,
  read: () => Promise<Order | null>,
): Promise<{ readonly order: Order } | { readonly userError: UserError }> {
  try {
    const order = await read();
    if (order === null) return { userError: noSuchOrder(key, command.order) };
    const userError = since === null ? null : changedAfter(order, since);
    return userError ? { userError } : { order };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    // Only a read failed: whatever kind of fault it is, nothing was done.
    return { userError: notDone(vendor, error, key) };
  }
}

const noSuchOrder = (target: OrderKey, named: OrderKey | null): UserError =>
  userErrorOf('NOT_FOUND', `${target.vendor} has no such order.`, { path: named && ['order'], target });

const sincePath = ['options', 'ifUnmodifiedSince'];
/** Such a write is refused, since the client relies on the guard. */
export const nothingToGuard = userErrorOf(
  'INVALID_INPUT',
  'options.ifUnmodifiedSince guards orders that a vendor changes, and this write changes none; leave it out.',
  { path: sincePath },
);

function changedAfter({ key, modifiedAt }: Order, since: Instant): UserError | null {
  const place = { path: sincePath, target: key };
  if (modifiedAt === null)
    return userErrorOf('INVALID_INPUT', `${key.vendor} tells no time of change for this order; leave it out.`, place);
  return milliseconds(modifiedAt) > milliseconds(since)
    ? userErrorOf('STALE_VERSION', `The order was changed at ${modifiedAt}; read it again before you write.`, place)
    : null;
}
