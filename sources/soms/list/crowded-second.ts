import { append } from '../../values/lists.ts';
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
  /** How many rows could not be read. */
  readonly unread: number;
  readonly total: number | null;
}
export type AskSoms = (question: SomsQuestion, call: CallContext) => Promise<SomsAnswer>;

/** The largest page that the document allows. */
export const largestPage = 100;
const digits = Array.from('0123456789');
const rareCharacters = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '-_.#/:@ '].map((text) =>
  Array.from(text),
);
/** Numbers that agree in so many characters are not divided further. */
const longestPrefix = 64;

export interface Second {
  readonly orders: readonly Order[];
  /** False: these are all that were seen, and there may be more. */
  readonly complete: boolean;
  readonly calls: number;
}

/**
 * All orders of a second that has more of them than one page holds. SOMS deals them anew at every call, so that page
 * numbers do not help: they are divided by how their platform order numbers begin, until each part fits a page and the
 * parts add up to the total. `question.filter` has the second as its window.
 */
export async function readSecond(ask: AskSoms, question: SomsQuestion, call: CallContext): Promise<Second> {
  let calls = 0;
  const seenAtAll = new Map<string, Order>();
  const asked = async (filter: SomsFilter, page = 0): Promise<SomsAnswer> => {
    calls += 1;
    const whole = { ...question.filter, ...filter };
    const answer = await ask({ ...question, filter: whole, pageSize: largestPage, page }, call);
    for (const order of answer.orders) seenAtAll.set(order.key.nativeId, order);
    return answer;
  };

  /** The orders whose numbers begin so. Null when the parts do not add up, because a number has a character that was not tried. */
  async function cell(prefix: string, rare: readonly string[][]): Promise<readonly Order[] | null> {
    const filter = prefix === '' ? {} : { front_order_id_prefix: prefix };
    const whole = await asked(filter);
    if (isWhole(whole)) return whole.unread > 0 ? null : whole.orders;
    if (prefix.length >= longestPrefix) return null;
    const found: Order[] = [];
    const seen = whole.orders.map(({ platformOrderNo }) => platformOrderNo?.slice(prefix.length) ?? '');
    const shown = [...new Set([...seen.flatMap((rest) => Array.from(rest).slice(0, 1)), ...digits])];
    for (const group of [shown, ...rare.map((letters) => letters.filter((one) => !shown.includes(one)))]) {
      const cells = await Promise.all(group.map((character) => cell(prefix + character, rare)));
      // A number that is the prefix itself is in no cell of a longer prefix.
      if (group === shown && mayBe(prefix) && !cells.includes(null)) cells.push(await numberItself(prefix));
      if (!cells.every((orders) => orders !== null)) return null;
      append(found, cells.flat());
      // The total is asked anew, because orders came and went while the cells were read.
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

  // Orders that come and go between the calls spoil one count, so there is a second attempt. Rare characters are tried last.
  for (const rare of [[], [], rareCharacters]) {
    const orders = await cell('', rare);
    if (orders !== null) return { orders: once(orders), complete: true, calls };
  }
  await byPages(asked);
  return { orders: [...seenAtAll.values()], complete: false, calls };
}

const isWhole = ({ orders, unread, total }: SomsAnswer): boolean => {
  const rows = orders.length + unread;
  return total === null ? rows < largestPage : total <= rows;
};

const once = (orders: readonly Order[]): readonly Order[] => [
  ...new Map(orders.map((order) => [order.key.nativeId, order])).values(),
];

async function byPages(asked: (filter: SomsFilter, page: number) => Promise<SomsAnswer>): Promise<void> {
  for (let page = 0; ; page += 1) {
    const { orders, unread } = await asked({}, page);
    if (orders.length + unread < largestPage) return;
  }
}
