/**
 * One page over all sources (pagination.md §3-§5): every source is asked for what follows the same position; streams that
 * are each complete and in order are merged, and the page is cut where the first of them stopped looking.
 */
import { asFault, type SourceFault } from '../fault.ts';
import type {
  Filter,
  OrderListReader,
  Position,
  Range,
  Reading,
  RecentOrders,
  Slice,
  SliceRow,
  Start,
} from '../ports/lists.ts';
import type { Order, OrderPart } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { Cursor } from './cursor.ts';
import { hull, spanOf } from './gaps.ts';
import { merged } from './filter.ts';
import { type LoadingVendor, loadRows } from './load-rows.ts';
import { joined } from './merge-streams.ts';
import { secondsOf } from './position.ts';
import { narrower, type Reach, type Tellable } from './tellable.ts';
import type { CallContext, VendorCall } from '../ports/calls.ts';
import type { Clock, EpochMs } from '../values/time.ts';

export interface PageQuestion extends Reading {
  readonly filter: Filter;
  /** Where the page begins; null begins a walk, as of `asOf`. */
  readonly cursor: Cursor | null;
  readonly asOf: number;
  readonly size: number;
  readonly parts: ReadonlySet<OrderPart>;
  /** Absent or null: everything is read now. */
  readonly recent?: RecentOrders | null;
  /** Nothing but headers is wanted, and those that were read at this moment or later will do. Absent or null: orders are. */
  readonly headersSince?: EpochMs | null;
  /** How many calls more each order may cost when it is shown, of a vendor that is asked order by order. 0 if absent. */
  readonly furtherCalls?: number;
  /** Vendors that have nothing of what is looked for, each with the reason for a person: they are not asked. */
  readonly silent?: ReadonlyMap<Vendor, string>;
  /** Vendors of which no order can fit what is asked besides the filter, each with the reason. */
  readonly untold?: ReadonlyMap<Vendor, string>;
}
export interface Participant {
  readonly vendor: Vendor;
  /** null: the vendor is not connected. */
  readonly listReader: OrderListReader | null;
  /** What of the filter it can tell. Absent: all of it. */
  readonly told?: Tellable;
}
/** How one vendor took part in a page. */
export interface SourceReport {
  readonly vendor: Vendor;
  readonly state: 'ASKED' | 'UNSUPPORTED' | 'SKIPPED';
  readonly fault: SourceFault | null;
  readonly coverage: Slice['coverage'];
  readonly reason: string | null;
  readonly gap: Range | null;
  /** null: it was not asked. */
  readonly latencyMs: number | null;
  readonly vendorCalls: number;
}
export interface Page {
  /** In the direction of reading. */
  readonly rows: readonly { readonly cursor: Cursor; readonly order: Order }[];
  /** Where the next page begins; null when nothing was looked at. */
  readonly end: Cursor | null;
  readonly more: boolean;
  readonly scanLimited: boolean;
  readonly asOf: number;
  readonly reports: readonly SourceReport[];
}
export interface PageDependencies {
  readonly call: CallContext;
  readonly now: Clock;
}

interface AskedVendor extends LoadingVendor {
  readonly calls: VendorCall[];
  slice: Slice | null;
}

const contradiction = 'No order can fit this filter: its conditions exclude each other.';

export async function readPage(
  participants: readonly Participant[],
  question: PageQuestion,
  dependencies: PageDependencies,
): Promise<Page> {
  const asOf = question.cursor?.asOf ?? question.asOf;
  if (merged(question.filter) === null) {
    const reports = participants.map(({ vendor }) =>
      idle(vendor, { state: 'SKIPPED', coverage: 'COMPLETE', reason: contradiction }),
    );
    return { rows: [], end: question.cursor, more: false, scanLimited: false, asOf, reports };
  }
  const unasked = participants.flatMap((participant) => notAsked(participant, question) ?? []);
  const asked = participants.flatMap(({ vendor, listReader, told = allTold(question.filter) }) =>
    listReader === null || unasked.some((one) => one.vendor === vendor)
      ? []
      : [begin({ vendor, listReader, told }, dependencies.call)],
  );
  await Promise.all(asked.map((one) => askSlice(one, question, { asOf, now: dependencies.now })));
  refuseUnread(asked);
  const found = cut(asked, question);
  const { orders, cutAt } = await loadRows(asked, found.rows, { question, ...dependencies });
  const { rows, until, more, scanLimited } = cutAt === null ? found : cutBefore(found.rows, cutAt);
  const cursorAt = cursorMaker(asked, question, asOf);
  const missing = gapsUntil(asked, question, { asOf, until: more ? until : null });
  const reports = asked.map((one) => reportOf(one, missing.get(one.vendor) ?? null));
  return {
    rows: rows.flatMap((row, i) => {
      const order = orders[i];
      // An order that has changed since it was found has left this walk.
      const newer = order && (secondsOf(order, question.sort.key) ?? asOf) > asOf;
      return order && !newer ? [{ cursor: cursorAt(row.at), order }] : [];
    }),
    end: until === null ? question.cursor : cursorAt(until),
    more,
    scanLimited,
    asOf,
    reports: participants.flatMap(
      ({ vendor }) => [...reports, ...unasked].find((report) => report.vendor === vendor) ?? [],
    ),
  };
}

const idle = (vendor: Vendor, why: Pick<SourceReport, 'state' | 'coverage' | 'reason'>): SourceReport => ({
  vendor,
  ...why,
  fault: null,
  gap: null,
  latencyMs: null,
  vendorCalls: 0,
});

function notAsked({ vendor, listReader, told }: Participant, { silent, untold }: PageQuestion): SourceReport | null {
  const skipped = listReader === null ? `${vendor} is not connected here.` : silent?.get(vendor);
  if (skipped !== undefined) return idle(vendor, { state: 'SKIPPED', coverage: 'NONE', reason: skipped });
  const reason = untold?.get(vendor) ?? (told?.coverage === 'NONE' ? told.reason : undefined);
  return reason === undefined ? null : idle(vendor, { state: 'UNSUPPORTED', coverage: 'NONE', reason });
}

const allTold = (filter: Filter): Tellable => ({ filter, coverage: 'COMPLETE', reason: null });

function begin(whom: Pick<AskedVendor, 'vendor' | 'listReader' | 'told'>, call: CallContext): AskedVendor {
  const calls: VendorCall[] = [];
  const counted: CallContext = {
    ...call,
    onCall: (one) => {
      calls.push(one);
      call.onCall(one);
    },
  };
  return { ...whom, calls, call: counted, latencyMs: 0, slice: null, fault: null, unread: false };
}

async function askSlice(
  one: AskedVendor,
  question: PageQuestion,
  { asOf, now }: { asOf: number; now: Clock },
): Promise<void> {
  const { sort, backward, size, parts, cursor, recent = null, headersSince = null } = question;
  const { filter } = one.told;
  const after = cursor && startAt(cursor);
  const started = now();
  try {
    one.slice = await one.listReader.slice(
      { filter, sort, backward, after, asOf, wanted: size + 1, parts, recent, headersSince },
      one.call,
    );
  } catch (error) {
    one.fault = asFault(error);
  }
  one.latencyMs = Math.round(now() - started);
}

/** A vendor that was not asked because the request may make no more calls would be passed over: another request can ask it. */
function refuseUnread(asked: readonly AskedVendor[]): void {
  for (const { fault } of asked) if (fault?.kind === 'BUDGET') throw fault;
}

/** An order of which some parts are still to come is read again. */
const startAt = ({ at, within }: Cursor): Start => (within === undefined ? at : { ...at, held: true });

interface Cut {
  readonly rows: readonly SliceRow[];
  /** The last place of this page that all sources have looked at; null when there is none. */
  readonly until: Position | null;
  readonly more: boolean;
  readonly scanLimited: boolean;
}

/** As many of the joined rows as were asked for; fewer when a source stopped looking before that. */
function cut(asked: readonly AskedVendor[], question: PageQuestion): Cut {
  const slices = asked.flatMap(({ slice }) => slice ?? []);
  const { rows, stop } = joined(slices, question.size + 1, question);
  const page = rows.slice(0, question.size);
  const last = page.at(-1)?.at ?? null;
  if (rows.length > question.size) return { rows: page, until: last, more: true, scanLimited: false };
  return { rows: page, until: stop ?? last, more: stop !== null, scanLimited: stop !== null };
}

/** The page ends before a row that was not read. */
const cutBefore = (rows: readonly SliceRow[], cutAt: number): Cut => ({
  rows: rows.slice(0, cutAt),
  until: rows[cutAt - 1]?.at ?? null,
  more: true,
  scanLimited: true,
});

/** What is missing from the walk up to a place of this page (null: the end of the list). */
function gapsUntil(
  asked: readonly AskedVendor[],
  question: PageQuestion,
  { asOf, until }: { asOf: number; until: Position | null },
): ReadonlyMap<Vendor, Range> {
  const before = question.cursor?.at ?? null;
  const gaps = new Map(question.cursor?.gaps);
  for (const { vendor, slice, fault } of asked) {
    const failed = fault && spanOf(question, { before, until, asOf });
    // A vendor that did not take part in page one is missing from all pages before this one.
    const late = question.cursor?.participants.has(vendor) === false;
    const missed = late ? spanOf(question, { before: null, until: before, asOf }) : null;
    const gap = hull(hull(gaps.get(vendor), failed), hull(slice?.gap, missed));
    if (gap) gaps.set(vendor, gap);
  }
  return gaps;
}

function cursorMaker(asked: readonly AskedVendor[], question: PageQuestion, asOf: number): (at: Position) => Cursor {
  const participants = new Set([...(question.cursor?.participants ?? []), ...asked.map(({ vendor }) => vendor)]);
  return (at) => ({ asOf, at, participants, gaps: gapsUntil(asked, question, { asOf, until: at }) });
}

const allFound: Reach = { coverage: 'COMPLETE', reason: null };
const noneFound: Reach = { coverage: 'NONE', reason: null };
const endedEarly =
  'This page ends early, because the request could read no more orders of this system: go on from its endCursor.';
const missingBefore = 'Some orders are missing from this walk; gapFrom and gapTo say when they are from.';

function reportOf(asked: AskedVendor, gap: Range | null): SourceReport {
  const { vendor, told, slice, fault, unread, calls, latencyMs } = asked;
  const missing: Reach = gap ? { coverage: 'PARTIAL', reason: missingBefore } : allFound;
  const { coverage, reason } = slice ? [slice, told, missing].reduce<Reach>(narrower, allFound) : noneFound;
  return {
    vendor,
    state: 'ASKED',
    fault,
    coverage: fault ? 'NONE' : coverage,
    reason: fault?.message ?? (unread ? endedEarly : reason),
    gap,
    latencyMs,
    vendorCalls: calls.length,
  };
}
