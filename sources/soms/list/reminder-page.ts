/**
 * A page of reminders. SOMS pages them by number only, so rows are numbered from the oldest: new reminders come on top
 * and move no number, and a page is read downwards from a number.
 */
import { append } from '../../values/lists.ts';
import type { Reminder } from '../../model.ts';
import type { CallContext } from '../../ports/calls.ts';
import type { ReminderPage, ReminderQuery } from '../../ports/source.ts';
import type { ReminderState } from '../../vocabulary.ts';
import { maxBatch, type SomsClient } from '../client.ts';
import { mapReminder } from '../map/reminder.ts';
import { badAnswer, type FetchedRow } from '../transport.ts';
import type { SomsReminder } from '../wire.ts';

type ReminderFilter = Readonly<Record<string, unknown>>;
/** How many pages one question may read where SOMS cannot filter by several states itself. */
const scanPages = 10;
const stateFilter: Partial<Record<ReminderState, string>> = {
  NOT_REPLIED: 'none',
  REPLIED: 'replied',
  INVALID: 'invalid',
};

interface PageQuestion {
  readonly client: SomsClient;
  readonly tenantId: string;
  readonly query: ReminderQuery;
}

export async function readReminderPage(
  { client, tenantId, query }: PageQuestion,
  call: CallContext,
): Promise<ReminderPage> {
  // SOMS may take an empty list for no filter at all.
  if (query.orders?.length === 0) return { rows: [], more: false };
  const { filter, isWanted, limit, mostPages } = planOf(query);
  const rows: ReminderPage['rows'][number][] = [];
  let before = query.before;
  let [seen, unread] = [0, 0];
  // Single unreadable rows are passed over. Where no row can be read, nothing is known.
  const isBlind = (): boolean => seen === 0 && unread > 0;
  // A page without rows has no cursor to go on from, so the search ends at a row that fits or at the oldest one.
  for (let read = 0; rows.length < query.limit && (read < mostPages || rows.length === 0); read += 1) {
    const next = await rowsBelow(client, { filter, before, limit }, call);
    const reminders = next.rows.map(({ index, row }) => ({ index, reminder: mapReminder(row.wire, tenantId) }));
    append(
      rows,
      reminders.filter(({ reminder }) => isWanted(reminder)),
    );
    before = next.low;
    seen += next.rows.length;
    unread += next.unread;
    if (before === 0 || (read >= scanPages && isBlind())) break;
  }
  if (isBlind()) throw badAnswer('queryOrderReminds');
  const shown = rows.slice(0, query.limit);
  return { rows: shown, more: rows.length > shown.length || (before ?? 0) > 0 };
}

/** SOMS filters by one state. Where several are wanted, larger pages are read and the reminders are filtered here. */
function planOf({ states, orders, storeId, limit }: ReminderQuery) {
  const [only] = states ?? [];
  const state = states?.length === 1 && only !== undefined ? stateFilter[only] : undefined;
  const filter: ReminderFilter = {
    ...(state === undefined ? {} : { reply_state_eq: state }),
    ...(orders === null ? {} : { order_id_in: orders.map(({ nativeId }) => nativeId) }),
    ...(storeId === null ? {} : { store_id_eq: storeId }),
  };
  return states === null || state !== undefined
    ? { filter, isWanted: () => true, limit, mostPages: 1 }
    : { filter, isWanted: (one: Reminder) => states.includes(one.state), limit: maxBatch, mostPages: scanPages };
}

interface RowsBelow {
  readonly filter: ReminderFilter;
  readonly before: number | null;
  readonly limit: number;
}
interface NumberedRows {
  readonly rows: readonly { readonly index: number; readonly row: FetchedRow<SomsReminder> }[];
  readonly unread: number;
  /** The smallest number that was looked at. */
  readonly low: number;
}

/** Rows below a number, newest first. It takes one call, or two where they lie on two pages of 100. */
async function rowsBelow(
  client: SomsClient,
  { filter, before, limit }: RowsBelow,
  call: CallContext,
): Promise<NumberedRows> {
  if (before === null) {
    const answer = await client.queryOrderReminds({ filter, desc: true, page: 0, pageSize: limit }, call);
    const came = answer.rows.length + answer.unread;
    // Without the total a full page cannot be numbered, so that the next page could not be found.
    if (answer.total === null && came >= limit) throw badAnswer('queryOrderReminds');
    const total = Math.max(answer.total ?? 0, came);
    const rows = answer.rows.map((row) => ({ index: total - 1 - row.place, row }));
    return { rows, unread: answer.unread, low: total - came };
  }
  const [low, high] = [Math.max(0, before - limit), before - 1];
  if (high < 0) return { rows: [], unread: 0, low: 0 };
  const size = pageSizeFor(low, high);
  const pages = size === null ? [Math.floor(low / maxBatch), Math.floor(high / maxBatch)] : [Math.floor(low / size)];
  const pageSize = size ?? maxBatch;
  const answers = await Promise.all(
    pages.map((page) => client.queryOrderReminds({ filter, desc: false, page, pageSize }, call)),
  );
  const rows = answers
    .flatMap((answer, i) => answer.rows.map((row) => ({ index: (pages[i] ?? 0) * pageSize + row.place, row })))
    .filter(({ index }) => index >= low && index <= high)
    .toReversed();
  const unread = answers.reduce((all, answer) => all + answer.unread, 0);
  // Where the list has become shorter, the next page begins at its new end.
  return { rows, unread, low: Math.min(low, ...answers.map(({ total }) => total ?? low)) };
}

/** The smallest page size that puts both ends on one page. Null when there is none up to the document's limit. */
function pageSizeFor(low: number, high: number): number | null {
  for (let size = high - low + 1; size <= maxBatch; size += 1) {
    if (Math.floor(low / size) === Math.floor(high / size)) return size;
  }
  return null;
}
