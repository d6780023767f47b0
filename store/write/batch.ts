/** One transaction: the counters locked, the waiting work applied in its order, everything written, committed. */
import type { Transaction } from 'kysely';
import type { Linker } from '../../sources/ports/links.ts';
import type { Fact } from '../../sources/ports/pushes.ts';
import { applyFact, observed, project, type Projected, type Projectors } from './apply.ts';
import type { Engine, StoreLog } from '../engine/engine.ts';
import { factKey, fingerprint, nonceKey, orderKey, type OrderName, pairText, refreshKey } from '../keys.ts';
import type { Tables } from '../schema.ts';
import {
  type Acceptance,
  type Arrival,
  type BesideNumbers,
  NonceRepeated,
  type Observation,
  RefreshesFull,
} from '../store.ts';
import { type DecisionWork, loadWorkingSet, type Work, type WorkingSet } from './working-set.ts';
import { flush } from './flush.ts';
import { quarantineRow } from './flush-quarantine.ts';
import { noteNumbers, numberRows } from './numbers.ts';
import { noteTenant, placed } from './tenants.ts';
import type { Clock } from '../../sources/values/time.ts';

export interface BatchOptions {
  readonly projectors: Projectors;
  readonly linker: Linker;
  readonly now: Clock;
  readonly log: StoreLog | undefined;
}
/** What became of one piece of work. */
export type WorkOutcome =
  | { readonly acceptances: readonly Acceptance[] }
  | { readonly refused: NonceRepeated | RefreshesFull };

/** So many pooled connections may turn out dead, one after another, before the database counts as unavailable. */
const attempts = 3;

export async function carry(
  engine: Engine,
  works: readonly Work[],
  options: BatchOptions & { readonly prune: boolean },
): Promise<readonly WorkOutcome[]> {
  for (let left = attempts - 1; ; left -= 1) {
    let begun = false;
    try {
      return await carryOnce(engine, works, { ...options, onBegin: () => (begun = true) });
    } catch (error) {
      // A pooled connection that died while idle fails at its first statement: nothing was done, and another one can do it.
      if (begun || left === 0 || engine.kind !== 'postgres') throw error;
    }
  }
}

function carryOnce(
  engine: Engine,
  works: readonly Work[],
  options: BatchOptions & { readonly prune: boolean; readonly onBegin: () => void },
) {
  // Read committed, whatever the role's default is: after the lock we must see what the one before us wrote.
  const transaction = engine.db.transaction().setIsolationLevel('read committed');
  return transaction.execute(async (trx): Promise<readonly WorkOutcome[]> => {
    options.onBegin();
    const counters = await lockCounters(engine, trx);
    const set = await loadWorkingSet(trx, works, { counters, projectors: options.projectors });
    const at = options.now();
    const step = { set, at, options };
    const outcomes = works.map((work) => apply(step, work));
    await flush(trx, set, { ...options, at });
    // Nobody waits for this, so it need not be done on every push.
    if (options.prune) await trx.deleteFrom('nonces').where('until', '<=', at).execute();
    return outcomes;
  });
}

/** Every writer holds this row until its commit: so sequence numbers follow commits, and a rollback leaves no gap. */
export async function lockCounters(engine: Engine, trx: Transaction<Tables>) {
  const row = trx.selectFrom('counters').select(['version', 'change', 'quarantine', 'ticket']).where('id', '=', 1);
  // SQLite's transaction was begun as the only writer.
  return (engine.kind === 'postgres' ? row.forUpdate() : row).executeTakeFirstOrThrow();
}

interface Step {
  readonly set: WorkingSet;
  readonly at: number;
  readonly options: BatchOptions;
}

function apply(step: Step, work: Work): WorkOutcome {
  switch (work.kind) {
    case 'ARRIVAL':
      return applyArrival(step, work.arrival);
    case 'OBSERVED':
      for (const observation of work.observations) applyObservation(step, observation);
      return { acceptances: [] };
    case 'NUMBERS':
      for (const order of work.orders) applyNumbers(step, order);
      return { acceptances: [] };
    case 'REFRESH':
      return applyRefreshes(step, work);
    case 'LINK':
    case 'UNLINK':
      applyDecision(step, work);
      return { acceptances: [] };
  }
}

function applyArrival(step: Step, arrival: Arrival): WorkOutcome {
  const { set, at } = step;
  const { nonce, receivedAt } = arrival;
  if (nonce) {
    const key = nonceKey(nonce);
    // This comes before anything else: a refused arrival leaves no trace.
    if ((set.nonces.get(key) ?? -Infinity) > at)
      return { refused: new NonceRepeated(`a nonce of ${nonce.scope} was used before`) };
    set.nonces.set(key, nonce.until);
    set.touchedNonces.add(key);
  }
  for (const { vendor } of [...arrival.facts, ...arrival.unusable])
    set.lastArrivals.set(vendor, Math.max(set.lastArrivals.get(vendor) ?? receivedAt, receivedAt));
  for (const unusable of arrival.unusable) set.quarantine.push(quarantineRow(++set.counters.quarantine, unusable));
  return { acceptances: arrival.facts.map((fact) => accept(step, fact, receivedAt)) };
}

function accept({ set, at, options }: Step, arrived: Fact, receivedAt: number): Acceptance {
  const fact = placed(arrived, set, options.projectors);
  const print = fingerprint(fact);
  if (set.fingerprints.has(print)) return 'REPEATED';
  set.fingerprints.add(print);
  const key = orderKey(fact);
  const known = set.orders.get(key) ?? null;
  const version = ++set.counters.version;
  const { acceptance, order } = applyFact(known, { fact, receivedAt, version });
  set.versions.push({
    id: version,
    order_key: key,
    kind: fact.kind,
    fact_key: fact.key,
    fingerprint: print,
    acceptance,
    received_at: receivedAt,
    modified_at: fact.modifiedAt,
    body: fact.body,
  });
  if (acceptance === 'LATE') return acceptance;
  const current = order.facts.get(factKey(fact));
  if (current) set.touchedFacts.set(factKey(fact), { orderKey: key, fact: current });
  const projected = project(order, options.projectors, (error) =>
    options.log?.error(
      { err: error, vendor: fact.vendor, orderNo: fact.orderNo },
      'a pushed order cannot be projected',
    ),
  );
  keep({ set, at }, fact, projected);
  return acceptance;
}

function applyObservation({ set, at }: Step, observation: Observation): void {
  const known = set.orders.get(orderKey(observation)) ?? null;
  const projected = observed(known, observation, observation);
  if (projected) keep({ set, at }, observation, projected);
}

/** Notes what is to be written of an order, and the change that the feed will tell. */
function keep({ set, at }: Pick<Step, 'set' | 'at'>, name: OrderName, projected: Projected): void {
  const { order, news, numbers, index } = projected;
  const key = orderKey(name);
  if (!set.orders.has(key)) set.newOrders.add(key);
  noteTenant(set.tenants, name);
  set.orders.set(key, order);
  set.touchedOrders.add(key);
  if (numbers) noteNumbers(set, { ...name, key }, numbers);
  // A later projection of the same batch may know less of some attributes.
  if (index) set.index.set(key, { ...index, attributes: { ...set.index.get(key)?.attributes, ...index.attributes } });
  if (!news) return;
  const { vendor, tenantId, orderNo, askedBy } = order;
  set.changes.push({ seq: BigInt(++set.counters.change), at, ...news, vendor, tenantId, orderNo, askedBy });
}

/** A number that was read beside an order (a parcel's). Of an order that is not known nothing is kept. */
function applyNumbers({ set }: Step, { name, numbers }: BesideNumbers): void {
  const key = orderKey(name);
  if (set.orders.has(key)) set.beside.push(numberRows({ ...name, key }, numbers, 1));
}

function applyRefreshes({ set }: Step, { orders, most }: Extract<Work, { kind: 'REFRESH' }>): WorkOutcome {
  const { waiting } = set;
  const named = new Map(orders.map((order) => [refreshKey(order.vendor, order.orderNo), order]));
  const more = [...named.keys()].filter((key) => !waiting.keys.has(key));
  if (more.length > 0 && waiting.count + more.length > most)
    return { refused: new RefreshesFull(`${most} orders wait to be read again`) };
  waiting.count += more.length;
  for (const [key, { vendor, orderNo }] of named) {
    waiting.keys.add(key);
    set.refreshes.set(key, { key, vendor, order_no: orderNo, ticket: ++set.counters.ticket });
  }
  return { acceptances: [] };
}

/** A decision that is repeated keeps the name of the person who took it first. */
function applyDecision({ set }: Step, { kind, pair, by, at }: DecisionWork): void {
  const text = pairText(pair);
  const decided = kind === 'LINK' ? 'LINK' : 'CUT';
  if (set.decisions.get(text)?.kind === decided) return;
  set.decisions.set(text, { ...pair, kind: decided, by_whom: by, at });
  set.touchedDecisions.add(text);
}
