/** What one transaction needs of the database, read in a few statements whatever the batch's size. */
import type { Transaction } from 'kysely';
import type { Fact } from '../../sources/ports/pushes.ts';
import { inParts } from '../engine/parts.ts';
import { fingerprint, nonceKey, orderKey, type OrderName, type Pair, pairText, refreshKey } from '../keys.ts';
import { type CurrentFact, type OrderRecord, readOrders } from '../rows/order-record.ts';
import type { CounterRow, DecisionRow, NumberRow, QuarantineRow, RefreshRow, Tables, VersionRow } from '../schema.ts';
import type { Arrival, BesideNumbers, Change, Observation, RefreshRequest } from '../store.ts';
import type { IndexEntry, Projectors } from './apply.ts';
import type { NumbersEntry } from './numbers.ts';
import { type KnownTenants, possibleNames, readTenants } from './tenants.ts';

/** What waits to be written. */
export type Work =
  | { readonly kind: 'ARRIVAL'; readonly arrival: Arrival }
  | { readonly kind: 'OBSERVED'; readonly observations: readonly Observation[] }
  | { readonly kind: 'NUMBERS'; readonly orders: readonly BesideNumbers[] }
  | { readonly kind: 'REFRESH'; readonly orders: readonly RefreshRequest[]; readonly most: number }
  | DecisionWork;
/** A person's decision on two orders that are known. */
export interface DecisionWork {
  readonly kind: 'LINK' | 'UNLINK';
  readonly pair: Pair;
  readonly by: string;
  readonly at: number;
}

export type Counters = Omit<CounterRow, 'id' | 'index_version'>;
/** The state that the batch works on, and what of it is to be written. Dropped as a whole when the commit fails. */
export interface WorkingSet {
  readonly counters: Counters;
  readonly orders: Map<string, OrderRecord>;
  readonly tenants: KnownTenants;
  readonly fingerprints: Set<string>;
  /** By nonceKey, until when each nonce is taken. */
  readonly nonces: Map<string, number>;
  readonly newOrders: Set<string>;
  readonly touchedOrders: Set<string>;
  readonly touchedFacts: Map<string, { readonly orderKey: string; readonly fact: CurrentFact }>;
  readonly touchedNonces: Set<string>;
  /** Orders whose numbers are replaced, with the new rows. */
  readonly numbers: Map<string, NumbersEntry>;
  /** Numbers that were read beside orders, to be added. */
  readonly beside: (readonly NumberRow[])[];
  /** Orders whose place in the index changes. */
  readonly index: Map<string, IndexEntry>;
  /** By pairText. */
  readonly decisions: Map<string, DecisionRow>;
  readonly touchedDecisions: Set<string>;
  readonly versions: VersionRow[];
  readonly changes: Change[];
  readonly quarantine: QuarantineRow[];
  readonly refreshes: Map<string, RefreshRow>;
  /** Orders that wait to be read again: how many, and which of those that are named here. */
  readonly waiting: { count: number; readonly keys: Set<string> };
  readonly lastArrivals: Map<Fact['vendor'], number>;
}

export async function loadWorkingSet(
  trx: Transaction<Tables>,
  works: readonly Work[],
  { counters, projectors }: { readonly counters: Counters; readonly projectors: Projectors },
): Promise<WorkingSet> {
  const arrivals = works.flatMap((work) => (work.kind === 'ARRIVAL' ? [work.arrival] : []));
  const arrived = arrivals.flatMap((arrival) => arrival.facts);
  const tenants = await readTenants(trx, arrived, projectors);
  const facts = possibleNames(arrived, tenants);
  const observations = works.flatMap((work) => (work.kind === 'OBSERVED' ? work.observations : []));
  const beside = works.flatMap((work) => (work.kind === 'NUMBERS' ? work.orders.map(({ name }) => name) : []));
  const names: readonly OrderName[] = [...facts, ...observations, ...beside];
  const pairs = works.flatMap((work) => (work.kind === 'LINK' || work.kind === 'UNLINK' ? [work.pair] : []));
  const refreshes = works.flatMap((work) => (work.kind === 'REFRESH' ? work.orders : []));
  const nonces = arrivals.flatMap(({ nonce }) => (nonce ? [nonceKey(nonce)] : []));
  return {
    counters: { ...counters },
    orders: await readOrders(trx, names.map(orderKey)),
    tenants,
    fingerprints: await readFingerprints(trx, facts.map(fingerprint)),
    nonces: await readNonces(trx, nonces),
    newOrders: new Set(),
    touchedOrders: new Set(),
    touchedFacts: new Map(),
    touchedNonces: new Set(),
    numbers: new Map(),
    beside: [],
    index: new Map(),
    decisions: await readDecisions(trx, pairs),
    touchedDecisions: new Set(),
    versions: [],
    changes: [],
    quarantine: [],
    refreshes: new Map(),
    waiting: await readWaiting(trx, refreshes),
    lastArrivals: new Map(),
  };
}

async function readFingerprints(trx: Transaction<Tables>, prints: readonly string[]): Promise<Set<string>> {
  const rows = await inParts(prints, (part) =>
    trx.selectFrom('versions').select('fingerprint').where('fingerprint', 'in', part).execute(),
  );
  return new Set(rows.map((row) => row.fingerprint));
}

async function readNonces(trx: Transaction<Tables>, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await inParts(keys, (part) => trx.selectFrom('nonces').selectAll().where('key', 'in', part).execute());
  return new Map(rows.map(({ key, until }) => [key, until]));
}

async function readWaiting(trx: Transaction<Tables>, named: readonly RefreshRequest[]): Promise<WorkingSet['waiting']> {
  if (named.length === 0) return { count: 0, keys: new Set() };
  const { count } = await trx
    .selectFrom('refreshes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const keys = named.map(({ vendor, orderNo }) => refreshKey(vendor, orderNo));
  const rows = await inParts(keys, (part) =>
    trx.selectFrom('refreshes').select('key').where('key', 'in', part).execute(),
  );
  return { count, keys: new Set(rows.map(({ key }) => key)) };
}

async function readDecisions(trx: Transaction<Tables>, pairs: readonly Pair[]): Promise<Map<string, DecisionRow>> {
  const wanted = new Set(pairs.map(pairText));
  const rows = await inParts(
    pairs.map(({ a }) => a),
    (part) => trx.selectFrom('link_decisions').selectAll().where('a', 'in', part).execute(),
  );
  return new Map(rows.map((row) => [pairText(row), row] as const).filter(([text]) => wanted.has(text)));
}
