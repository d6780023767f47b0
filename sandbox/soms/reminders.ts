/** Reminders (催单) of the generated sales, and the one of the document's sample. */
import { at } from '../../sources/values/json.ts';
import type { Sale, SaleReminder } from '../sales/sale.ts';
import { among, equals, type Filters } from './filters.ts';
import { sampleReminder } from './samples.ts';
import { time } from '../sales/time.ts';
import { idName, orderId } from './wire.ts';
import type { Wire } from '../server/wire.ts';

export interface StoredReminder {
  readonly id: string;
  readonly reminder: Wire;
  /** The state as the filter spells it, in whatever way the record does. */
  readonly state: string;
}

/** The document has codes for the filter and words for the record, so the records have both. */
export const words = { none: '未回复', replied: '已回复', invalid: '已失效' } as const;

function reminderOf(sale: Sale, one: SaleReminder): StoredReminder {
  const { repliedAt } = one;
  const replied = repliedAt !== null;
  const reminder = {
    remind_id: one.id,
    front_remind_id: `F${one.id}`,
    order_id: orderId(sale.index, 0),
    platform_id: sale.platform.id,
    shop_id: sale.shop.id,
    store: idName(sale.store),
    time: time(one.at),
    count: one.count,
    reply_state: one.inWords ? words[one.state] : one.state,
    reply_time: replied ? time(repliedAt) : undefined,
    reply_content: replied ? '已联系仓库加急' : undefined,
    reply_operator: replied ? 'kefu01' : undefined,
    created: time(one.at),
    modified: time(repliedAt ?? one.at),
    creator: 'system',
    modifier: replied ? 'kefu01' : 'system',
  };
  return { id: one.id, reminder, state: one.state };
}

export interface Reminders {
  readonly all: readonly StoredReminder[];
  find(id: string): StoredReminder | undefined;
  put(reminder: StoredReminder): void;
}

export function remindersOf(sales: readonly Sale[]): Reminders {
  const sample = { id: String(at(sampleReminder, 'remind_id')), reminder: sampleReminder, state: 'string' };
  const generated = sales
    .filter(({ inSoms }) => inSoms)
    .flatMap((sale) => sale.reminders.map((one) => reminderOf(sale, one)));
  const byId = new Map([...generated, sample].map((one) => [one.id, one]));
  return {
    get all() {
      return [...byId.values()];
    },
    find: (id) => byId.get(id),
    put: (one) => void byId.set(one.id, one),
  };
}

export const reminderFilters: Filters = {
  id_eq: equals('id'),
  id_in: among('id'),
  order_id_eq: equals('reminder.order_id'),
  order_id_in: among('reminder.order_id'),
  platform_id_eq: equals('reminder.platform_id'),
  store_id_eq: equals('reminder.store.id'),
  reply_state_eq: equals('state'),
};
