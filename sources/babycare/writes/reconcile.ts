/** Tells from what Babycare's reads show whether a write was done whose outcome is not known. Pure. */
import { z } from 'zod';
import { add, type Decimal, decimal, isPositive, subtract, zero } from '../../values/decimal.ts';
import type { Order, OrderItem } from '../../model.ts';
import type { OrderKind } from '../../vocabulary.ts';
import type { Expectation, ReconcileOutcome } from '../../ports/writes.ts';

/** A line that an order must show. Where the platform's number of it is null, the SKU alone is compared. */
export interface ExpectedLine {
  readonly no: string | null;
  readonly sku: string;
  readonly quantity: Decimal;
}
const decimalText = z.string().transform((value, context) => {
  const number = decimal(value);
  if (number !== null) return number;
  context.addIssue({ code: 'custom', message: 'not a decimal number' });
  return z.NEVER;
});
const linesSchema = z.array(z.tuple([z.string().nullable(), z.string(), decimalText]));
const keysSchema = z.array(z.string());

export const linesText = (lines: readonly ExpectedLine[]): string =>
  JSON.stringify(lines.map(({ no, sku, quantity }) => [no, sku, quantity]));
export const keysText = (keys: readonly string[]): string => JSON.stringify(keys);

function parsed<T>(schema: z.ZodType<T>, text: string | undefined): T | null {
  if (text === undefined) return null;
  return schema.safeParse(JSON.parse(text)).data ?? null;
}

const seen = (done: boolean): ReconcileOutcome => (done ? 'DONE' : 'NOT_SEEN');

/** Whether these orders together have all of the lines. The vendor may split an order. */
function covered(wanted: readonly ExpectedLine[], orders: readonly Order[]): boolean {
  const items = orders.flatMap((order) => order.items);
  const keyOf = ({ no, sku }: ExpectedLine): string => JSON.stringify([no, sku]);
  return [...Map.groupBy(wanted, keyOf).values()].every((same) => {
    const [first] = same;
    if (!first) return true;
    const fits = (item: OrderItem): boolean =>
      item.sku.code === first.sku && (first.no === null || item.platformLineNo === first.no);
    const total = (values: readonly Decimal[]): Decimal => values.reduce(add, zero);
    const there = total(items.filter(fits).flatMap(({ quantity }) => quantity ?? []));
    return !isPositive(subtract(total(same.map(({ quantity }) => quantity)), there));
  });
}

const linesIn = ({ values }: Expectation): readonly ExpectedLine[] | null =>
  parsed(linesSchema, values['lines'])?.map(([no, sku, quantity]) => ({ no, sku, quantity })) ?? null;

export const isOver = ({ status }: Order): boolean => status === 'CANCELLED' || status === 'VOIDED';

/** Needs the values `kind` and `lines`. A cancelled order does not count, because its number can be used again. */
export function orderIsThere(expectation: Expectation, found: readonly Order[]): ReconcileOutcome {
  const lines = linesIn(expectation);
  const ofKind = found.filter((order) => order.kind === expectation.values['kind'] && !isOver(order));
  return seen(lines !== null && ofKind.length > 0 && covered(lines, ofKind));
}

export function isCancelled({ find }: Expectation, found: readonly Order[]): ReconcileOutcome {
  const nativeId = 'order' in find ? find.order.nativeId : null;
  return seen(found.some((order) => order.key.nativeId === nativeId && isOver(order)));
}

/**
 * Needs the values `known` (ids of the orders that were there before) and `lines`. With `original` the new order has to
 * name the one that it was made from. Without `known` a new order cannot be told from an old one.
 */
export function newOrderIsThere(
  expectation: Expectation,
  found: readonly Order[],
  kind: Extract<OrderKind, 'EXCHANGE' | 'REISSUE'>,
): ReconcileOutcome {
  const { values } = expectation;
  const known = parsed(keysSchema, values['known']);
  const lines = linesIn(expectation);
  if (known === null || lines === null) return 'NOT_SEEN';
  const made = found.filter(
    (order) =>
      order.kind === kind &&
      !known.includes(order.key.nativeId) &&
      (values['original'] === undefined ||
        order.identifiers.some(({ namespace, value }) => namespace === 'SOURCE_ORDER' && value === values['original'])),
  );
  return seen(made.length > 0 && covered(lines, made));
}

/** Needs the values `order` and `untouched` (lines that had no after-sale case before). Each of these lines must have a case of one of the kinds. */
export function casesAreThere(
  { values }: Expectation,
  found: readonly Order[],
  kinds: ReadonlySet<string>,
): ReconcileOutcome {
  const lines = parsed(keysSchema, values['untouched']) ?? [];
  const order = found.find(({ key }) => key.nativeId === values['order']);
  return seen(
    lines.length > 0 &&
      lines.every((line) => order?.returns?.some(({ returnKey, kind }) => returnKey === line && kinds.has(kind))),
  );
}
