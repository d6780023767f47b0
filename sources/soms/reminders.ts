/**
 * Reminders (催单). SOMS pages them by number only, so rows are numbered from the oldest: new reminders come on top
 * and move no number, and a page is read downwards from a number.
 */
import { asFault, SourceFault } from '../fault.ts';
import { classify } from '../domain/code-table.ts';
import type { OrderKey, Reminder } from '../model.ts';
import type { ReminderState } from '../vocabulary.ts';
import type { Outcomes, ReminderPage, ReminderQuery, Source } from '../ports/source.ts';
import { chunked, type Fetched, type FetchedRow, maxBatch, type SomsClient, unroutable } from './client.ts';
import { somsKey } from './map/order.ts';
import { replyStateTable } from './tables.ts';
import type { SomsReminder } from './wire.ts';
import type { CallContext } from '../ports/calls.ts';

type Filter = Readonly<Record<string, unknown>>;
/** Pages that one question may read when SOMS cannot filter by several states itself. */
const scanPages = 10;
const stateFilter: Partial<Record<ReminderState, string>> = {
  NOT_REPLIED: 'none',
  REPLIED: 'replied',
  INVALID: 'invalid',
};

export function somsReminders(
  client: SomsClient,
  tenantId: string,
): Pick<Source, 'reminders' | 'remindersOf' | 'remindersPage'> {
  const mapped = ({ wire }: Fetched<SomsReminder>): Reminder => mapReminder(wire, tenantId);

  /** Every reminder of a filter, oldest first; ascending order keeps page numbers stable while new ones come. */
  async function all(filter: Filter, call: CallContext): Promise<{ found: readonly Reminder[]; unread: number }> {
    const found: Reminder[] = [];
    let unread = 0;
    for (let at = 0; ; at += 1) {
      const answer = await client.queryOrderReminds({ filter, desc: false, page: at, pageSize: maxBatch }, call);
      found.push(...answer.rows.map(mapped));
      unread += answer.unread;
      const read = found.length + unread;
      if (answer.rows.length + answer.unread < maxBatch || read >= (answer.total ?? Infinity)) return { found, unread };
    }
  }

  return {
    async reminders(ids, call) {
      const [only] = ids;
      if (ids.length === 1 && only !== undefined && !unroutable.has(only)) {
        const wire = await client.getOrderRemind(only, call).catch(asFault);
        return [wire === null || wire instanceof SourceFault ? wire : mapReminder(wire, tenantId)];
      }
      return inChunks(ids, async (chunk): Outcomes<Reminder | null> => {
        const { found, unread } = await all({ id_in: chunk }, call);
        return chunk.map(
          (id) => found.find(({ reminderId }) => reminderId === id) ?? (unread > 0 ? unreadable() : null),
        );
      });
    },

    remindersOf: (orders: readonly OrderKey[], call) =>
      inChunks(orders, async (chunk): Outcomes<readonly Reminder[]> => {
        const { found, unread } = await all({ order_id_in: chunk.map(({ nativeId }) => nativeId) }, call);
        return chunk.map(({ nativeId }) => {
          const own = found.filter(({ order }) => order.nativeId === nativeId);
          return own.length === 0 && unread > 0 ? unreadable() : own;
        });
      }),

    async remindersPage(query, call) {
      // An empty list in a filter is nothing to filter by for many a vendor.
      if (query.orders?.length === 0) return { rows: [], more: false };
      const filter = filterOf(query);
      const residual = query.states !== null && !('reply_state_eq' in filter);
      const [size, scan] = residual ? [maxBatch, scanPages] : [query.limit, 1];
      const rows: ReminderPage['rows'][number][] = [];
      let before = query.before;
      let [seen, unread] = [0, 0];
      // An empty page has no end to go on from, so the search ends at a row or at the oldest one.
      for (let read = 0; rows.length < query.limit && (read < scan || rows.length === 0); read += 1) {
        const next = await rowsBelow(client, { filter, before, limit: size }, call);
        const told = next.rows.map(({ index, row }) => ({ index, reminder: mapped(row) }));
        rows.push(...told.filter(({ reminder }) => !residual || query.states?.includes(reminder.state)));
        before = next.low;
        seen += next.rows.length;
        unread += next.unread;
        if (before === 0 || (seen === 0 && unread > 0 && read >= scanPages)) break;
      }
      // Single rows that cannot be read are passed over; where no row can be, nothing is known.
      if (seen === 0 && unread > 0) throw unreadable();
      const shown = rows.slice(0, query.limit);
      return { rows: shown, more: rows.length > shown.length || (before ?? 0) > 0 };
    },
  };
}

const unreadable = (): SourceFault => new SourceFault('SOMS', 'BAD_ANSWER', { operation: 'queryOrderReminds' });

export function mapReminder(wire: SomsReminder, tenantId: string): Reminder {
  const { target } = classify(replyStateTable, wire.reply_state);
  const replied = wire.reply_content ?? wire.reply_operator ?? wire.reply_time;
  return {
    vendor: 'SOMS',
    tenantId,
    reminderId: wire.remind_id,
    order: somsKey(tenantId, wire.order_id),
    state: target,
    remindedAt: wire.time ?? wire.created,
    count: wire.count,
    platformReminderId: wire.front_remind_id,
    reply:
      replied === null ? null : { content: wire.reply_content, operator: wire.reply_operator, at: wire.reply_time },
  };
}

function filterOf({ states, orders, storeId }: ReminderQuery): Filter {
  const [only] = states ?? [];
  const state = states?.length === 1 && only !== undefined ? stateFilter[only] : undefined;
  return {
    ...(state === undefined ? {} : { reply_state_eq: state }),
    ...(orders === null ? {} : { order_id_in: orders.map(({ nativeId }) => nativeId) }),
    ...(storeId === null ? {} : { store_id_eq: storeId }),
  };
}

interface IndexedRow {
  readonly index: number;
  readonly row: FetchedRow<SomsReminder>;
}
interface Window {
  readonly filter: Filter;
  readonly before: number | null;
  readonly limit: number;
}

interface Slice {
  readonly rows: readonly IndexedRow[];
  readonly unread: number;
  /** Everything from here upwards has been looked at. */
  readonly low: number;
}

/** Rows below a number, newest first: one call, two where the window lies across two pages of 100. */
async function rowsBelow(client: SomsClient, { filter, before, limit }: Window, call: CallContext): Promise<Slice> {
  if (before === null) {
    const answer = await client.queryOrderReminds({ filter, desc: true, page: 0, pageSize: limit }, call);
    const came = answer.rows.length + answer.unread;
    // Without the total a full page cannot be numbered, and what follows it could not be found again.
    if (answer.total === null && came >= limit) throw unreadable();
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
  // A list that has become shorter goes on from its new end.
  return { rows, unread, low: Math.min(low, ...answers.map(({ total }) => total ?? low)) };
}

/** The smallest page size at which both ends lie on one page; null when none up to the limit does. */
function pageSizeFor(low: number, high: number): number | null {
  for (let size = high - low + 1; size <= maxBatch; size += 1) {
    if (Math.floor(low / size) === Math.floor(high / size)) return size;
  }
  return null;
}

async function inChunks<K, T>(keys: readonly K[], ask: (chunk: readonly K[]) => Outcomes<T>): Outcomes<T> {
  const answers = await Promise.all(
    chunked(keys, maxBatch).map((chunk) => ask(chunk).catch((error: unknown) => chunk.map(() => asFault(error)))),
  );
  return answers.flat();
}
