/** A vendor that holds the reminders of a test, and pages of them. */
import { at } from '../../../sources/values/json.ts';
import { type Sandbox, startSandboxServer } from '../../../sandbox/server/server.ts';
import type { ReminderPage, ReminderQuery, Source } from '../../../sources/ports/source.ts';
import { call, closedAfterwards } from './source.ts';

export async function pageOf(source: Source, query: Partial<ReminderQuery>): Promise<ReminderPage> {
  const page = await source.remindersPage?.(
    { states: null, orders: null, storeId: null, before: null, limit: 20, ...query },
    call,
  );
  if (!page) throw new Error('SOMS knows reminders');
  return page;
}
export const remindersIn = ({ rows }: ReminderPage): readonly string[] =>
  rows.map(({ reminder }) => reminder.reminderId);

export interface Held {
  readonly id: string;
  readonly state: string;
  /** A row that no reader can make anything of. */
  readonly junk?: boolean;
}
/** A vendor whose reminders the test holds, oldest first; a new one is pushed at the end. */
export async function holdingReminders(reminders: readonly Held[]): Promise<Sandbox> {
  const vendor = await startSandboxServer({
    about: 'a vendor of these reminders',
    refusal: (message) => ({ body: { success: false, message } }),
    routes: [
      {
        operation: 'queryOrderReminds',
        method: 'POST',
        path: '/{tenant_id}/soms/orderremindservice/reminds/query',
        answer: ({ query, body }) => {
          const [page, size] = [Number(query.get('page')), Number(query.get('page_size'))];
          const state = at(body, 'reply_state_eq');
          const ids = at(body, 'id_in');
          const found = reminders.filter(
            (one) => (state === undefined || one.state === state) && (!Array.isArray(ids) || ids.includes(one.id)),
          );
          const sorted = query.get('desc') === 'true' ? found.toReversed() : found;
          const rows = sorted
            .slice(page * size, (page + 1) * size)
            .map(({ id, state: reply_state, junk }) =>
              junk ? { remind_id: {}, order_id: 5 } : { remind_id: id, order_id: `o${id}`, reply_state },
            );
          return { body: { total: found.length, page, page_size: size, reminds: rows } };
        },
      },
    ],
  });
  return closedAfterwards(vendor);
}
export const numbered = (count: number, state: (i: number) => string = () => 'none'): Held[] =>
  Array.from({ length: count }, (_, i) => ({ id: String(i), state: state(i) }));
