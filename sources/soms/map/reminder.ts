import { classify } from '../../domain/code-table.ts';
import type { Reminder } from '../../model.ts';
import { replyStateTable } from '../tables.ts';
import type { SomsReminder } from '../wire.ts';
import { somsKey } from './order.ts';

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
