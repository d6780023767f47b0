/** Reads reminders (催单) by their ids, by their orders, and as pages. */
import { asFault, SourceFault } from '../fault.ts';
import type { Reminder } from '../model.ts';
import type { Outcomes, Source } from '../ports/source.ts';
import { maxBatch, type SomsClient } from './client.ts';
import { inChunks } from './paging.ts';
import { badAnswer, fitsNoPath } from './transport.ts';
import { allReminders, readReminderPage } from './list/reminder-page.ts';
import { mapReminder } from './map/reminder.ts';

export function somsReminders(
  client: SomsClient,
  tenantId: string,
): Required<Pick<Source, 'reminders' | 'remindersOf' | 'remindersPage'>> {
  return {
    async reminders(ids, call) {
      const [only] = ids;
      if (ids.length === 1 && only !== undefined && !fitsNoPath(only)) {
        const row = await client.getOrderRemind(only, call).catch(asFault);
        return [row === null || row instanceof SourceFault ? row : mapReminder(row.wire, tenantId)];
      }
      return inChunks(ids, maxBatch, async (chunk): Outcomes<Reminder | null> => {
        const { rows, unread } = await allReminders(client, { id_in: chunk }, call);
        const found = new Map(rows.map((wire) => [wire.remind_id, mapReminder(wire, tenantId)]));
        return chunk.map((id) => found.get(id) ?? (unread > 0 ? unreadable() : null));
      });
    },

    remindersOf: (orders, call) =>
      inChunks(orders, maxBatch, async (chunk): Outcomes<readonly Reminder[]> => {
        const filter = { order_id_in: chunk.map(({ nativeId }) => nativeId) };
        const { rows, unread } = await allReminders(client, filter, call);
        const found = Map.groupBy(rows, (wire) => wire.order_id);
        return chunk.map(({ nativeId }) => {
          const own = found.get(nativeId) ?? [];
          return own.length === 0 && unread > 0 ? unreadable() : own.map((wire) => mapReminder(wire, tenantId));
        });
      }),

    remindersPage: (query, call) => readReminderPage({ client, tenantId, query }, call),
  };
}

const unreadable = (): SourceFault => badAnswer('queryOrderReminds');
