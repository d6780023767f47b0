/**
 * Reconciles operations whose outcome is not known, by reading, where the vendor's records can tell. What cannot be seen
 * stays UNCERTAIN: an order that does not show a write yet may still show it later.
 */
import { append } from '../values/lists.ts';
import { outcomeUnknown } from '../domain/user-errors.ts';
import { SourceFault } from '../fault.ts';
import type { Ledger, Operation, OperationName } from '../ports/ledger.ts';
import { type Order, type OrderKey, type OrderPart, orderParts, type Reminder } from '../model.ts';
import type { Outcome, Source } from '../ports/source.ts';
import type { Vendor } from '../vocabulary.ts';
import type { Expectation } from '../ports/writes.ts';
import { type AnyWriteOperation, writeOperationOf } from './operations.ts';
import type { CallContext } from '../ports/calls.ts';
import type { Clock, EpochMs } from '../values/time.ts';

export interface ReconcileOptions {
  readonly source: (vendor: Vendor) => Source | undefined;
  readonly ledger: Ledger;
  readonly now: Clock;
  readonly call: CallContext;
}
export interface ReconcileQuestion {
  /** PENDING operations that began earlier belong to no process any more. */
  readonly pendingBefore: EpochMs;
  readonly uncertainAfter: EpochMs;
  /** Which of the UNCERTAIN operations are to be looked at now. */
  readonly isDue: (operation: Operation) => boolean;
}

const atOnce = 200;
const unchanged: Reconciled = { affected: [], read: [] };
const readable: ReadonlySet<OrderPart> = new Set(orderParts.filter((part) => part !== 'logs'));

export interface Reconciled {
  /** Orders of which something new may be known. */
  readonly affected: readonly OrderKey[];
  /** Those that were read on the way. */
  readonly read: readonly Order[];
}

export async function reconcile(options: ReconcileOptions, question: ReconcileQuestion): Promise<Reconciled> {
  const { ledger } = options;
  const { isDue, ...which } = question;
  const affected: OrderKey[] = [];
  const read: Order[] = [];
  // All of them, however many: an outage leaves hundreds, and clients wait for those behind them as well.
  for (let after: Operation | null = null; ;) {
    const open = await ledger.unresolvedOperations({ ...which, after, limit: atOnce });
    for (const operation of open) {
      const abandoned = operation.state === 'PENDING';
      if (abandoned) {
        await giveUp(operation, ledger);
        append(affected, operation.orders);
      }
      if (operation.expectation && (abandoned || isDue(operation))) {
        const reconciled = await lookAt(operation, operation.expectation, options);
        append(affected, reconciled.affected);
        append(read, reconciled.read);
      }
    }
    after = open.at(-1) ?? null;
    if (open.length < atOnce || after === null) return { affected, read };
  }
}

async function giveUp({ id, vendor, orders }: Operation, ledger: Ledger): Promise<void> {
  const targets = orders.length > 0 ? orders : [null];
  await ledger.finishOperation(id, 'PENDING', {
    state: 'UNCERTAIN',
    finishedAt: null,
    vendorRef: null,
    created: null,
    userErrors: targets.map((target) => outcomeUnknown(vendor, null, target)),
  });
}

async function lookAt(
  operation: Operation,
  expectation: Expectation,
  { source: sourceOf, ledger, now, call }: ReconcileOptions,
): Promise<Reconciled> {
  const source = sourceOf(operation.vendor);
  const writeOperation = writeOperationIn(source, operation.name);
  if (!source || !writeOperation) return unchanged;
  const found = await readNow(source, expectation, call);
  // The vendor cannot be asked now; the operation is looked at again later.
  if (found instanceof SourceFault) return unchanged;
  const isDone = (orders: readonly Order[]): boolean =>
    writeOperation.reconcile(expectation, orders, found.reminder) === 'DONE';
  if (!isDone(found.orders)) return unchanged;
  // A write without orders made one: it is the only one that shows by itself that the write is done.
  const [made, another] = operation.orders.length > 0 ? [] : found.orders.filter((order) => isDone([order]));
  const created = made && !another ? made.key : null;
  await ledger.finishOperation(operation.id, 'UNCERTAIN', {
    state: 'SUCCEEDED',
    finishedAt: now(),
    vendorRef: operation.vendorRef,
    created,
    userErrors: [],
  });
  return { affected: [...operation.orders, ...(created ? [created] : [])], read: found.orders };
}

function writeOperationIn(source: Source | undefined, name: OperationName): AnyWriteOperation | undefined {
  const isSent = name !== 'orderLink' && name !== 'orderUnlink';
  return source?.writes && isSent ? writeOperationOf(source.writes, name) : undefined;
}

async function readNow(
  source: Source,
  { find }: Expectation,
  call: CallContext,
): Promise<{ readonly orders: readonly Order[]; readonly reminder: Reminder | null } | SourceFault> {
  if ('reminderId' in find) {
    const reminder = (await source.reminders?.([find.reminderId], call))?.[0] ?? null;
    return reminder instanceof SourceFault ? reminder : { orders: [], reminder };
  }
  const answers: readonly Outcome<Order | null | readonly Order[]>[] =
    'order' in find
      ? await source.orders([find.order], readable, call)
      : await source.ordersByPlatformNo([find.platformOrderNo], readable, call);
  const [answer] = answers;
  if (answer instanceof SourceFault) return answer;
  const orders = answer === null || answer === undefined ? [] : 'key' in answer ? [answer] : answer;
  return { orders, reminder: null };
}
