/** A page of reminders, newest first, which begins behind a reminder: behind its second and its id, wherever they are now. */
import { append } from '../../values/lists.ts';
import { isRequestsEnd } from '../../fault.ts';
import type { Reminder } from '../../model.ts';
import type { CallContext } from '../../ports/calls.ts';
import type { ReminderPage, ReminderQuery } from '../../ports/source.ts';
import type { ReminderState } from '../../vocabulary.ts';
import { maxBatch, type SomsClient } from '../client.ts';
import { mapReminder } from '../map/reminder.ts';
import type { SomsReminder } from '../wire.ts';
import { reminderSeconds } from './reminder-windows.ts';

/** How many readings one page may take where SOMS cannot filter by several states itself. */
const scanReadings = 10;
const stateFilter: Partial<Record<ReminderState, string>> = {
  NOT_REPLIED: 'none',
  REPLIED: 'replied',
  INVALID: 'invalid',
};
const unsure = 'More reminders came in one second than SOMS can be made to tell apart; some of them may be missing.';

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
  if (query.orders?.length === 0) return { rows: [], end: null, more: false, reason: null };
  const { limit } = query;
  const { rows, end, last, sure } = await readEnough({ client, tenantId, query }, call);
  const reason = sure ? null : unsure;
  const shown = rows.slice(0, limit);
  const ends = rows.length > limit ? (shown.at(-1)?.at ?? end) : end;
  return { rows: shown, end: ends, more: rows.length > limit || !last, reason };
}

/** More rows than the page holds, all that there are, or those that were found before it became too much. */
async function readEnough({ client, tenantId, query: { limit, after, ...asked } }: PageQuestion, call: CallContext) {
  const { filter, isWanted, wanted } = planOf({ limit, ...asked });
  const rows: ReminderPage['rows'][number][] = [];
  const state = { end: after, last: false, sure: true };
  let readings = 0;
  try {
    for await (const read of reminderSeconds({ client, filter, after, wanted }, call)) {
      const found = read.rows.map(({ at, wire }) => ({ at, reminder: mapReminder(wire, tenantId) }));
      append(
        rows,
        found.filter(({ reminder }) => isWanted(reminder)),
      );
      state.end = read.rows.at(-1)?.at ?? state.end;
      state.last = read.last;
      state.sure &&= read.sure;
      readings += 1;
      // A page may end before it is full, but not before it has got on.
      if (rows.length > limit || (readings >= scanReadings && state.end !== after)) break;
    }
  } catch (error) {
    if (!isRequestsEnd(error) || state.end === after) throw error;
  }
  return { rows, ...state };
}

/** Every reminder of a filter, oldest first. */
export async function allReminders(
  client: SomsClient,
  filter: Readonly<Record<string, unknown>>,
  call: CallContext,
): Promise<{ readonly rows: readonly SomsReminder[]; readonly unread: number }> {
  const rows: SomsReminder[] = [];
  let unread = 0;
  for await (const read of reminderSeconds({ client, filter, after: null, wanted: maxBatch }, call)) {
    append(
      rows,
      read.rows.map(({ wire }) => wire),
    );
    unread += read.unread;
    // Single rows that are passed over may be what was looked for.
    if (!read.sure) unread += 1;
  }
  return { rows: rows.toReversed(), unread };
}

/** SOMS filters by one state. Where several are wanted, larger windows are read and the reminders are filtered here. */
function planOf({ states, orders, storeId, limit }: Omit<ReminderQuery, 'after'>) {
  const [only] = states ?? [];
  const state = states?.length === 1 && only !== undefined ? stateFilter[only] : undefined;
  const filter = {
    ...(state === undefined ? {} : { reply_state_eq: state }),
    ...(orders === null ? {} : { order_id_in: orders.map(({ nativeId }) => nativeId) }),
    ...(storeId === null ? {} : { store_id_eq: storeId }),
  };
  return states === null || state !== undefined
    ? { filter, isWanted: () => true, wanted: limit + 1 }
    : { filter, isWanted: (one: Reminder) => states.includes(one.state), wanted: maxBatch };
}
