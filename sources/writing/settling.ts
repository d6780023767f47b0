/**
 * Operations whose outcome is not known, settled by reading where the vendor's records can tell. What cannot be seen stays
 * UNCERTAIN: that an order does not show a write yet does not say that the vendor will not do it.
 */
import { outcomeUnknown } from '../domain/refusal.ts';
import { SourceFault } from '../kit/fault.ts';
import type { CallContext } from '../kit/http.ts';
import type { Ledger, Operation } from '../ledger-port.ts';
import { type Order, type OrderKey, type OrderPart, orderParts, type Reminder } from '../model.ts';
import type { Outcome, Source } from '../port.ts';
import type { Vendor } from '../vocabulary.ts';
import type { Expectation } from '../write-port.ts';
import { type AnyOffer, offerOf } from './offers.ts';

export interface SettlingOptions {
  readonly source: (vendor: Vendor) => Source | undefined;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly call: CallContext;
}
export interface SettlingQuestion {
  /** PENDING that began before it belong to nobody any more. */
  readonly pendingBefore: number;
  readonly uncertainAfter: number;
  /** Which of the uncertain ones are to be looked at now. */
  readonly isDue: (operation: Operation) => boolean;
}

const atOnce = 200;
const readable: ReadonlySet<OrderPart> = new Set(orderParts.filter((part) => part !== 'logs'));

/** Orders of which something new is known. */
export async function settle(options: SettlingOptions, question: SettlingQuestion): Promise<readonly OrderKey[]> {
  const { ledger } = options;
  const { pendingBefore, uncertainAfter, isDue } = question;
  const stirred: OrderKey[] = [];
  // To the last of them: what nobody can settle stays for hours, and must not stand in the way of what can be.
  for (let after: Operation | null = null; ;) {
    const open: readonly Operation[] = await ledger.unsettledOperations({
      pendingBefore,
      uncertainAfter,
      after,
      limit: atOnce,
    });
    for (const operation of open) {
      if (operation.state === 'PENDING') {
        await abandoned(operation, ledger);
        stirred.push(...operation.orders);
      } else if (operation.expectation && isDue(operation)) {
        stirred.push(...(await lookedAt(operation, operation.expectation, options)));
      }
    }
    after = open.at(-1) ?? null;
    if (open.length < atOnce) return stirred;
  }
}

async function abandoned({ id, vendor, orders }: Operation, ledger: Ledger): Promise<void> {
  const targets = orders.length > 0 ? orders : [null];
  await ledger.finishOperation(id, 'PENDING', {
    state: 'UNCERTAIN',
    finishedAt: null,
    vendorRef: null,
    created: null,
    refusals: targets.map((target) => outcomeUnknown(vendor, null, target)),
  });
}

async function lookedAt(
  operation: Operation,
  expectation: Expectation,
  { source: sourceOf, ledger, now, call }: SettlingOptions,
): Promise<readonly OrderKey[]> {
  const source = sourceOf(operation.vendor);
  const offer =
    operation.name === 'orderLink' || operation.name === 'orderUnlink' || !source?.writes
      ? undefined
      : offerOf(source.writes, operation.name);
  if (!source || !offer) return [];
  const found = await look(source, expectation, call);
  // It cannot be asked now: there will be another time.
  if (found instanceof SourceFault) return [];
  if (offer.settle(expectation, found.orders, found.reminder) !== 'DONE') return [];
  const created = operation.orders.length > 0 ? null : madeBy(offer, expectation, found.orders);
  await ledger.finishOperation(operation.id, 'UNCERTAIN', {
    state: 'SUCCEEDED',
    finishedAt: now(),
    vendorRef: operation.vendorRef,
    created,
    refusals: [],
  });
  return [...operation.orders, ...(created ? [created] : [])];
}

/** Of several orders under one number only the one that shows the write was made by it. */
function madeBy(offer: AnyOffer, expectation: Expectation, found: readonly Order[]): OrderKey | null {
  const made = found.find((order) => offer.settle(expectation, [order], null) === 'DONE');
  return made?.key ?? null;
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
