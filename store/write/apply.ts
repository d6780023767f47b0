/** What a fact or a reading does to an order. Pure: no database. */
import type { LinkFacts } from '../../sources/ports/links.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { Attributes, Fact, IndexedOrder, Projection, Projector, StoredFact } from '../../sources/ports/pushes.ts';
import { type News, newsBetween, newsOfReading } from './news.ts';
import { factKey, indexHash, numbersHash, type OrderName } from '../keys.ts';
import { type CurrentFact, type OrderRecord, stateOf } from '../rows/order-record.ts';

interface Arrived {
  readonly fact: Fact;
  readonly receivedAt: number;
  readonly version: number;
}

/**
 * The vendor's own modification time decides. Where it says nothing (equal, or one has none) the time of arrival does,
 * so that a replay from quarantine does not overwrite what came after it; of two that came together the later counts.
 */
export function isLate(
  arriving: Pick<StoredFact, 'modifiedAt' | 'receivedAt'>,
  current: Pick<StoredFact, 'modifiedAt' | 'receivedAt'> | undefined,
): boolean {
  if (!current) return false;
  const [theirs, ours] = [arriving.modifiedAt, current.modifiedAt];
  if (theirs !== null && ours !== null && theirs !== ours) return theirs < ours;
  return arriving.receivedAt < current.receivedAt;
}

export interface Applied {
  readonly acceptance: 'NEW' | 'LATE';
  readonly order: OrderRecord;
}

/** `known` is null for an order of which nothing was known. A late fact leaves the order as it is. */
export function applyFact(known: OrderRecord | null, { fact, receivedAt, version }: Arrived): Applied {
  const order = known ?? unknownOrder(fact, receivedAt);
  const key = factKey(fact);
  const before = order.facts.get(key);
  const { kind, body, modifiedAt } = fact;
  if (isLate({ modifiedAt, receivedAt }, before)) return { acceptance: 'LATE', order };
  const current: CurrentFact = {
    kind,
    key: fact.key,
    body,
    receivedAt,
    modifiedAt,
    version,
    firstVersion: before?.firstVersion ?? version,
  };
  return {
    acceptance: 'NEW',
    order: {
      ...order,
      firstSeenAt: Math.min(order.firstSeenAt, receivedAt),
      updatedAt: Math.max(order.updatedAt, receivedAt),
      firstOrder: order.firstOrder ?? (kind === 'ORDER' ? version : null),
      facts: new Map(order.facts).set(key, current),
    },
  };
}

const unknownOrder = ({ vendor, tenantId, orderNo }: OrderName, at: number): OrderRecord => ({
  vendor,
  tenantId,
  orderNo,
  askedBy: null,
  firstSeenAt: at,
  updatedAt: at,
  firstOrder: null,
  digest: null,
  numbersHash: null,
  indexHash: null,
  facts: new Map(),
});

export interface Projected {
  readonly order: OrderRecord;
  readonly news: News | null;
  /** To replace the order's rows; null when they are the same as before. */
  readonly numbers: Required<Pick<Projection, 'numbers' | 'untold'>> | null;
  /** To replace its place in the index; null when it is the same as before. */
  readonly index: IndexEntry | null;
}
export interface IndexEntry {
  readonly row: IndexedOrder;
  readonly attributes: Attributes;
  readonly link: LinkFacts | null;
}
export type Projectors = Partial<Record<Vendor, Projector>>;

/** After a push. `onBug` is told of a projector that threw or is missing; the push is kept all the same. */
export function project(order: OrderRecord, projectors: Projectors, onBug: (error: unknown) => void): Projected {
  const state = stateOf(order);
  if (!state) return { order, news: null, numbers: null, index: null };
  let projection: Projection;
  try {
    const projector = projectors[order.vendor];
    if (!projector) throw new TypeError(`there is no projector of ${order.vendor}`);
    projection = projector(state);
  } catch (error) {
    onBug(error);
    const unprojected: News = { kind: 'UPDATED', fields: ['unprojected'] };
    return { order, news: state.order ? unprojected : null, numbers: null, index: null };
  }
  // Facts before the first order push are kept and found by number, but there is no order yet to tell anybody of.
  if (!state.order) return { ...indexed(order, projection), news: null };
  const news = newsBetween(order.digest, projection.digest);
  return { ...indexed({ ...order, digest: { ...projection.digest } }, projection), news };
}

export interface Seen {
  readonly askedBy: string | null;
  readonly at: number;
  readonly projection: Projection;
}

/** After a vendor was asked. null when its answer is nothing new: then there is nothing to write. */
export function observed(known: OrderRecord | null, name: OrderName, seen: Seen): Projected | null {
  // Two readings may finish in the other order; the older one is no news.
  if (known?.digest && seen.at < known.updatedAt) return null;
  const before = known ?? unknownOrder(name, seen.at);
  const news = newsOfReading(before.digest, seen.projection.digest);
  const digest = { ...before.digest, ...seen.projection.digest };
  const askedBy = seen.askedBy ?? before.askedBy;
  const after = indexed({ ...before, digest, askedBy }, seen.projection, news !== null);
  const grown = !before.digest || Object.keys(digest).length > Object.keys(before.digest).length;
  if (!news && !after.numbers && !after.index && !grown && askedBy === before.askedBy) return null;
  return { ...after, order: { ...after.order, updatedAt: Math.max(before.updatedAt, seen.at) }, news };
}

/** `changed`: what was compared of it is not as it was. */
function indexed(order: OrderRecord, projection: Projection, changed = true): Omit<Projected, 'news'> {
  const { row, attributes, link, untold = [] } = projection;
  const hash = numbersHash(projection, order.numbersHash);
  const numbers = hash === order.numbersHash ? null : { numbers: projection.numbers, untold };
  const after = { ...order, numbersHash: hash };
  if (projection.partial && order.numbersHash !== null) {
    // What links orders are their numbers too.
    return { numbers, ...indexedInPart(after, projection, changed || numbers !== null) };
  }
  const fresh = row === null ? order.indexHash : indexHash(projection);
  return {
    // A part is no whole: the first whole reading writes it anew.
    order: { ...after, indexHash: projection.partial ? null : fresh },
    numbers,
    index: row === null || fresh === order.indexHash ? null : { row, attributes, link },
  };
}

/**
 * After a reading of some parts of a known order. It says less than a whole one, so that it replaces nothing of an order
 * that has not changed; where it has, its place in the index is kept open for the next whole reading.
 */
function indexedInPart(
  order: OrderRecord,
  { row, attributes, link }: Projection,
  changed: boolean,
): Pick<Projected, 'order' | 'index'> {
  if (!changed || row === null) return { order, index: null };
  return { order: { ...order, indexHash: null }, index: { row, attributes, link } };
}
