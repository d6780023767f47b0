import type { Order } from '../../model.ts';
import type { SomsFilter } from './filter-pushdown.ts';
import type { CallContext } from '../../ports/calls.ts';

export interface SomsQuestion {
  readonly filter: SomsFilter;
  readonly sortKey: 'front_created' | 'created' | 'modified';
  readonly desc: boolean;
  readonly pageSize: number;
  readonly page: number;
}
export interface SomsAnswer {
  readonly orders: readonly Order[];
  /** Rows that could not be read. */
  readonly unread: number;
  readonly total: number | null;
}
export type AskSoms = (question: SomsQuestion, call: CallContext) => Promise<SomsAnswer>;

const most = 100;
const digits = Array.from('0123456789');
const further = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '-_.#/:@ '].map((text) =>
  Array.from(text),
);
/** Numbers that agree in so many characters are not told apart by more. */
const deepest = 64;

export interface Second {
  readonly orders: readonly Order[];
  /** False: everything that was seen, of which nobody can say that it is all. */
  readonly complete: boolean;
  readonly calls: number;
}

/** `question.filter` holds the second as its window. */
export async function readSecond(ask: AskSoms, question: SomsQuestion, call: CallContext): Promise<Second> {
  let calls = 0;
  const seenAtAll = new Map<string, Order>();
  const asked = async (filter: SomsFilter, page = 0): Promise<SomsAnswer> => {
    calls += 1;
    const whole = { ...question.filter, ...filter };
    const answer = await ask({ ...question, filter: whole, pageSize: most, page }, call);
    for (const order of answer.orders) seenAtAll.set(order.key.nativeId, order);
    return answer;
  };

  /** null: the cells do not add up, so that some number begins with a character that was not tried. */
  async function cell(prefix: string, rare: readonly string[][]): Promise<readonly Order[] | null> {
    const filter = prefix === '' ? {} : { front_order_id_prefix: prefix };
    const whole = await asked(filter);
    if (isWhole(whole)) return whole.unread > 0 ? null : whole.orders;
    if (prefix.length >= deepest) return null;
    const found: Order[] = [];
    const seen = whole.orders.map(({ platformOrderNo }) => platformOrderNo?.slice(prefix.length) ?? '');
    const shown = [...new Set([...seen.flatMap((rest) => Array.from(rest).slice(0, 1)), ...digits])];
    for (const group of [shown, ...rare.map((letters) => letters.filter((one) => !shown.includes(one)))]) {
      const cells = await Promise.all(group.map((character) => cell(prefix + character, rare)));
      // The number that is the prefix itself is in no cell of a longer one.
      if (group === shown && mayBe(prefix) && !cells.includes(null)) cells.push(await numberItself(prefix));
      if (!cells.every((orders) => orders !== null)) return null;
      found.push(...cells.flat());
      // Counted anew: orders came and went while the cells were read.
      const { total } = await asked(filter);
      if (total === found.length) return found;
    }
    return null;
  }

  async function numberItself(prefix: string): Promise<readonly Order[] | null> {
    const answer = await asked({ front_order_ids: [prefix] });
    return isWhole(answer) && answer.unread === 0 ? answer.orders : null;
  }

  const numbers = question.filter['front_order_ids'];
  const mayBe = (prefix: string): boolean => prefix !== '' && (!Array.isArray(numbers) || numbers.includes(prefix));

  // Orders that come and go between the calls spoil a count, not the next attempt; rare characters are tried last.
  for (const rare of [[], [], further]) {
    const orders = await cell('', rare);
    if (orders !== null) return { orders: once(orders), complete: true, calls };
  }
  await byPages(asked);
  return { orders: [...seenAtAll.values()], complete: false, calls };
}

const isWhole = ({ orders, unread, total }: SomsAnswer): boolean => {
  const rows = orders.length + unread;
  return total === null ? rows < most : total <= rows;
};

const once = (orders: readonly Order[]): readonly Order[] => [
  ...new Map(orders.map((order) => [order.key.nativeId, order])).values(),
];

async function byPages(asked: (filter: SomsFilter, page: number) => Promise<SomsAnswer>): Promise<void> {
  for (let page = 0; ; page += 1) {
    const { orders, unread } = await asked({}, page);
    if (orders.length + unread < most) return;
  }
}
