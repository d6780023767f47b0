/** A vendor that holds the reminders of a test, and pages of them. */
import { at } from '../../../sources/values/json.ts';
import { type Sandbox, startSandboxServer } from '../../../sandbox/server/server.ts';
import type { ReminderPage, ReminderQuery, Source } from '../../../sources/ports/source.ts';
import { call, closedAfterwards } from './source.ts';

export async function pageOf(source: Source, query: Partial<ReminderQuery>): Promise<ReminderPage> {
  const page = await source.remindersPage?.(
    { states: null, orders: null, storeId: null, after: null, limit: 20, ...query },
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
  /** The second of its creation; null: SOMS says none. */
  readonly at: number | null;
  /** A row that no reader can make anything of. */
  readonly junk?: boolean;
}
/** A day in 2026; seconds are counted from it. */
const day = Date.UTC(2026, 0, 1);
const written = (second: number): string => new Date(day + second * 1000).toISOString().slice(0, 19).replace('T', ' ');
export const secondOf = (second: number): number => day / 1000 + second - 8 * 3_600;

/**
 * A vendor whose reminders the test holds. It sorts them by their second, those without one last, and orders the rows of
 * one second anew for each question. `stir` is called before it answers.
 */
export async function holdingReminders(
  reminders: readonly Held[],
  { random = () => 0, stir = () => undefined }: { random?: () => number; stir?: () => void } = {},
): Promise<Sandbox> {
  const vendor = await startSandboxServer({
    about: 'a vendor of these reminders',
    refusal: (message) => ({ body: { success: false, message } }),
    routes: [
      {
        operation: 'queryOrderReminds',
        method: 'POST',
        path: '/{tenant_id}/soms/orderremindservice/reminds/query',
        answer: ({ query, body }) => {
          stir();
          const [page, size] = [Number(query.get('page')), Number(query.get('page_size'))];
          const state = at(body, 'reply_state_eq');
          const ids = at(body, 'id_in');
          const found = reminders.filter(
            (one) => (state === undefined || one.state === state) && (!Array.isArray(ids) || ids.includes(one.id)),
          );
          const facing = query.get('desc') === 'true' ? -1 : 1;
          const sorted = found
            .map((one) => ({ one, deal: random() }))
            .toSorted((a, b) => {
              if (a.one.at === b.one.at) return a.deal - b.deal;
              if (a.one.at === null || b.one.at === null) return a.one.at === null ? 1 : -1;
              return facing * (a.one.at - b.one.at);
            });
          const rows = sorted
            .slice(page * size, (page + 1) * size)
            .map(({ one: { id, state: reply_state, at: t, junk } }) =>
              junk
                ? { remind_id: {}, order_id: 5 }
                : { remind_id: id, order_id: `o${id}`, reply_state, ...(t === null ? {} : { created: written(t) }) },
            );
          return { body: { total: found.length, page, page_size: size, reminds: rows } };
        },
      },
    ],
  });
  return closedAfterwards(vendor);
}
export const numbered = (count: number, state: (i: number) => string = () => 'none'): Held[] =>
  Array.from({ length: count }, (_, i) => ({ id: String(i), state: state(i), at: i }));
