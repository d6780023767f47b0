/**
 * Operations whose outcome is not known, settled by reading where the vendor's records can tell. What cannot be seen stays
 * UNCERTAIN: that an order does not show a write yet does not say that the vendor will not do it.
 */
import { outcomeUnknown } from '../domain/user-errors.ts';
import { SourceFault } from '../fault.ts';
import type { Ledger, Operation } from '../ports/ledger.ts';
import { type Order, type OrderKey, type OrderPart, orderParts, type Reminder } from '../model.ts';
import type { Outcome, Source } from '../ports/source.ts';
import type { Vendor } from '../vocabulary.ts';
import type { Expectation } from '../ports/writes.ts';
import { writeOperationOf } from './operations.ts';
import type { CallContext } from '../ports/calls.ts';

export interface ReconcileOptions {
  readonly source: (vendor: Vendor) => Source | undefined;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly call: CallContext;
}
export interface ReconcileQuestion {
  /** PENDING that began before it belong to nobody any more. */
  readonly pendingBefore: number;
  readonly uncertainAfter: number;
  /** Which of the uncertain ones are to be looked at now. */
  readonly isDue: (operation: Operation) => boolean;
}

const atOnce = 200;
const nothing: Reconciled = { affected: [], read: [] };
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
  // To the end, however many there are: an outage leaves hundreds, and those behind them are waited for as well.
  for (let after: Operation | null = null; ;) {
    const open = await ledger.unresolvedOperations({ ...which, after, limit: atOnce });
    for (const operation of open) {
      const abandoned = operation.state === 'PENDING';
      if (abandoned) {
        await giveUp(operation, ledger);
        affected.push(...operation.orders);
      }
      if (operation.expectation && (abandoned || isDue(operation))) {
        const reconciled = await lookedAt(operation, operation.expectation, options);
        affected.push(...reconciled.affected);
        read.push(...reconciled.read);
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

async function lookedAt(
  operation: Operation,
  expectation: Expectation,
  { source: sourceOf, ledger, now, call }: ReconcileOptions,
): Promise<Reconciled> {
  const source = sourceOf(operation.vendor);
  const writeOperation =
    operation.name === 'orderLink' || operation.name === 'orderUnlink' || !source?.writes
      ? undefined
      : writeOperationOf(source.writes, operation.name);
  if (!source || !writeOperation) return nothing;
  const found = await look(source, expectation, call);
  // It cannot be asked now: there will be another time.
  if (found instanceof SourceFault) return nothing;
  const isDone = (orders: readonly Order[]): boolean =>
    writeOperation.reconcile(expectation, orders, found.reminder) === 'DONE';
  if (!isDone(found.orders)) return nothing;
  // A write on an order is about that one; of a new order, the one that shows by itself that it is the one.
  const made = operation.orders.length > 0 ? [] : found.orders.filter((order) => isDone([order]));
  const created = (made.length === 1 && made[0]?.key) || null;
  await ledger.finishOperation(operation.id, 'UNCERTAIN', {
    state: 'SUCCEEDED',
    finishedAt: now(),
    vendorRef: operation.vendorRef,
    created,
    userErrors: [],
  });
  return { affected: [...operation.orders, ...(created ? [created] : [])], read: found.orders };
}

async function look(
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
