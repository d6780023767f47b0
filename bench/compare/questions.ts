/** Which of the simulator's orders are asked for. */
import type { Book, StoredOrder } from '../../sandbox/soms/book.ts';
import { at, JsonNumber } from '../../sources/values/json.ts';

/** For each client orders that no other client asks for, so that only what is meant to be shared can be. */
export interface Questions {
  readonly one: readonly string[];
  readonly list: readonly (readonly string[])[];
  readonly full: readonly (readonly string[])[];
}

export const clients = 16;
const perList = 20;
/** So many orders of a list with parcels have two of them, the others one: 32 parcels, and as many traces. */
const withTwo = 12;

const parcels = ({ source }: StoredOrder): number => source?.parcels.length ?? 0;
const isUnderWay = ({ order }: StoredOrder): boolean =>
  ['delivering', 'delivered'].includes(String(at(order, 'state')));

/** Its waybills are listed and each has events: then no second trace is asked for. */
function isTraced({ order, source }: StoredOrder): boolean {
  const waybills = at(order, 'delivery.waybills');
  return (
    Array.isArray(waybills) &&
    waybills.length === source?.parcels.length &&
    source.parcels.every(({ trace }) => trace.length > 0)
  );
}

/** Numbers as this data mostly has them: amounts with two decimals, pieces with one. As a double no other can be written again. */
function isPlain({ order }: StoredOrder): boolean {
  const lines: unknown = at(order, 'items');
  const written = (from: unknown, path: string): string => {
    const value = at(from, path);
    return value instanceof JsonNumber ? value.text : '';
  };
  const amounts = ['payment.amount', 'orig_total', 'real_total'].map((path) => written(order, path));
  const items = Array.isArray(lines) ? lines : [];
  const ofItems = items.flatMap((line: unknown) => itemAmounts.map((path) => written(line, path)));
  return (
    [...amounts, ...ofItems].every((amount) => /^\d+\.\d\d$/.test(amount)) &&
    items.every((line: unknown) => written(line, 'quantity').endsWith('.0'))
  );
}
const itemAmounts = ['unit_price', 'total', 'pay_amount', 'discount_amount', 'apported_discount_amount'];

export function questionsOf(book: Book): Questions {
  const usable = book.orders.filter((order) => isUnderWay(order) && isPlain(order));
  const traced = usable.filter(isTraced);
  const ids = (orders: readonly StoredOrder[]): readonly string[] => orders.map(({ id }) => id);
  const ofTwo = ids(traced.filter((order) => parcels(order) === 2));
  const ofOne = ids(traced.filter((order) => parcels(order) === 1));
  const lists = Math.min(clients, Math.floor(ofTwo.length / withTwo), Math.floor(ofOne.length / (perList - withTwo)));
  const part = (from: readonly string[], size: number, n: number): readonly string[] =>
    from.slice(n * size, (n + 1) * size);
  const full = Array.from({ length: lists }, (_, n) => [
    ...part(ofTwo, withTwo, n),
    ...part(ofOne, perList - withTwo, n),
  ]);
  const all = ids(usable);
  const list = Array.from({ length: clients }, (_, n) => part(all, perList, n));
  if (lists === 0 || list.some(({ length }) => length < perList)) throw new Error('the simulator has too few orders');
  return { one: all.slice(0, clients), list, full };
}
