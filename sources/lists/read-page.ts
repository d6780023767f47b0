/**
 * One page over all sources (pagination.md §3-§5): every source is asked for what follows the same position; streams that
 * are each complete and in order are merged, and the page is cut where the first of them stopped looking.
 */
import { asFault, SourceFault } from '../fault.ts';
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
import type { Outcome } from '../ports/source.ts';
import type { Cursor } from './cursor.ts';
import { hull, spanOf } from './gaps.ts';
import { matches, merged } from './filter.ts';
import { joined } from './merge-streams.ts';
import { secondsOf, recentOrder } from './position.ts';
import { narrower, type Reach, type Tellable } from './tellable.ts';
import type { CallContext, VendorCall } from '../ports/calls.ts';
import type { Clock } from '../values/time.ts';

export interface PageQuestion extends Reading {
  readonly filter: Filter;
  /** Where the page begins; null begins a walk, as of `asOf`. */
  readonly cursor: Cursor | null;
  readonly asOf: number;
  readonly size: number;
  readonly parts: ReadonlySet<OrderPart>;
  /** Absent or null: everything is read now. */
  readonly recent?: RecentOrders | null;
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

interface AskedVendor {
  readonly vendor: Vendor;
  readonly listReader: OrderListReader;
  readonly told: Tellable;
  readonly calls: VendorCall[];
  readonly call: CallContext;
  latencyMs: number;
  slice: Slice | null;
  fault: SourceFault | null;
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
  const { rows, until, more, scanLimited } = cut(asked, question);
  const orders = await loaded(asked, rows, { question, now: dependencies.now });
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

function notAsked(
  { vendor, listReader, told }: Participant,
  { silent, untold }: PageQuestion,
): SourceReport | null {
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
  return { ...whom, calls, call: counted, latencyMs: 0, slice: null, fault: null };
}

async function askSlice(
  one: AskedVendor,
  question: PageQuestion,
  { asOf, now }: { asOf: number; now: Clock },
): Promise<void> {
  const { sort, backward, size, parts, cursor, recent = null } = question;
  const { filter } = one.told;
  const after = cursor && startAt(cursor);
  const started = now();
  try {
    one.slice = await one.listReader.slice(
      { filter, sort, backward, after, asOf, wanted: size + 1, parts, recent },
      one.call,
    );
  } catch (error) {
    one.fault = asFault(error);
  }
  one.latencyMs = Math.round(now() - started);
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

/** The orders of the rows; null where one is gone, or could not be had: then its vendor has failed. */
async function loaded(
  asked: readonly AskedVendor[],
  rows: readonly SliceRow[],
  { question, now }: { question: PageQuestion; now: Clock },
): Promise<readonly (Order | null)[]> {
  const { parts } = question;
  const filters = new Map(asked.map(({ vendor, told }) => [vendor, told.filter]));
  const found = new Map<SliceRow, Order | null>();
  for (const row of rows) {
    const filter = filters.get(row.key.vendor) ?? question.filter;
    const recent = row.order === null ? recentOrder(row, question) : null;
    // The index says that the order fits; a copy that does not fit was read at another time.
    if (recent && matches(recent, filter)) found.set(row, recent);
  }
  await Promise.all(
    asked.map(async (one) => {
      const lacking = rows.filter((row) => row.key.vendor === one.vendor && row.order === null && !found.has(row));
      if (lacking.length === 0) return;
      const started = now();
      const answers = await one.listReader
        .load(
          lacking.map(({ key }) => key),
          parts,
          one.call,
        )
        .catch((error: unknown): Outcome<Order | null>[] => lacking.map(() => asFault(error)));
      lacking.forEach((row, i) => {
        const answer = answers[i] ?? null;
        if (answer instanceof SourceFault) one.fault ??= answer;
        else found.set(row, answer);
      });
      one.latencyMs += Math.round(now() - started);
    }),
  );
  return rows.map((row) => row.order ?? found.get(row) ?? null);
}

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
const missingBefore = 'Some orders are missing from this walk; gapFrom and gapTo say when they are from.';

function reportOf({ vendor, told, slice, fault, calls, latencyMs }: AskedVendor, gap: Range | null): SourceReport {
  const missing: Reach = gap ? { coverage: 'PARTIAL', reason: missingBefore } : { coverage: 'COMPLETE', reason: null };
  const { coverage, reason } = slice ? [slice, told, missing].reduce<Reach>(narrower, allFound) : noneFound;
  return {
    vendor,
    state: 'ASKED',
    fault,
    coverage: fault ? 'NONE' : coverage,
    reason: fault?.message ?? reason,
    gap,
    latencyMs,
    vendorCalls: calls.length,
  };
}
