/** Questions by a number that vendors may write in another way. */
import { type Order, type OrderPart, orderKeyText } from '../model.ts';
import { spellingsOf } from '../values/number-text.ts';
import type { Vendor } from '../vocabulary.ts';

type AskByNumber = (vendor: Vendor, number: string, parts: ReadonlySet<OrderPart>) => Promise<readonly Order[]>;

/**
 * Asks for a number as it is written and in the form of labels, where these differ: whether capitals count at a vendor is
 * in no document. Both are in one batch. An order that comes under both comes once.
 */
export function inEachSpelling(ask: AskByNumber): AskByNumber {
  return async (vendor, number, parts) => {
    const spellings = new Set([number, ...spellingsOf(number)]);
    const answers = await Promise.all([...spellings].map((spelled) => ask(vendor, spelled, parts)));
    const [first = []] = answers;
    if (answers.length === 1) return first;
    const named = answers.flat().map((order) => [orderKeyText({ ...order.key, askedBy: null }), order] as const);
    return [...new Map(named.toReversed()).values()].toReversed();
  };
}
