/**
 * Orders of SOMS that lack the time by which a list is sorted. SOMS cannot be asked for them: they are found where all that
 * fits is one page, and else it is counted whether there are any, so that a list without them does not seem to be whole.
 */
import { falls, secondsOf } from '../../lists/position.ts';
import type { Order } from '../../model.ts';
import type { Slice, SliceQuestion } from '../../ports/lists.ts';
import { type AskSoms, largestPage } from './crowded-second.ts';
import { type SomsFilter, sortKeys, sortRange, windowOf } from './filter-pushdown.ts';
import type { Stream } from './windows.ts';

export type Missing = Pick<Slice, 'gap' | 'reason'>;
const nothingMissing: Missing = { gap: null, reason: null };
/** All times that can be read: those of 1970's first day stand for "unset". */
const allTime = { from: 86_400, to: 4_102_444_800 };

/** An order without a time lies in no span of seconds: the widest one stands for it. */
export const untimedMissing = ({ asOf, sort }: SliceQuestion): Missing => ({
  gap: { from: null, to: asOf + 1 },
  reason: `SOMS has orders without the time of ${sort.key}, and cannot be asked for them; sort by another time to see them.`,
});

export async function readUntimed(
  { question, variant, call }: Stream,
  ask: AskSoms,
): Promise<Missing & { readonly orders: readonly Order[] }> {
  const { sort, filter } = question;
  // A span of that time leaves them out.
  if (sortRange(filter, sort.key) !== null) return { orders: [], ...nothingMissing };
  const asked = { sortKey: sortKeys[sort.key], desc: falls(question), page: 0 };
  const all = await ask({ ...asked, filter: variant, pageSize: largestPage }, call);
  if (all.orders.length + all.unread < largestPage)
    return { orders: all.orders.filter((order) => secondsOf(order, sort.key) === null), ...nothingMissing };
  const totalOf = async (where: SomsFilter): Promise<number | null> =>
    (await ask({ ...asked, filter: where, pageSize: 1 }, call)).total;
  const timed = { ...variant, ...windowOf(sortKeys[sort.key], allTime) };
  let total = all.total;
  // Orders that come and go between two counts make a difference too, but not every time.
  for (let tries = 0; tries < attempts; tries += 1) {
    const inTime = await totalOf(timed);
    if (isAll(inTime, total)) return { orders: [], ...nothingMissing };
    total = await totalOf(variant);
    if (isAll(inTime, total)) return { orders: [], ...nothingMissing };
  }
  return { orders: [], ...untimedMissing(question) };
}

const attempts = 3;
/** A total that SOMS does not give says nothing. */
const isAll = (part: number | null, whole: number | null): boolean => part === null || whole === null || part >= whole;
