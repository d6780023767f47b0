/** What a write says of an order's lines, held against the order. */
import { add, type Decimal, isPositive, subtract, zero } from '../../values/decimal.ts';
import type { Order, OrderItem } from '../../model.ts';
import type { UserError } from '../../ports/writes.ts';
import { type Path, refuse } from './request.ts';

export interface Asked {
  readonly line: OrderItem | undefined;
  /** Of the element in the arguments. */
  readonly path: Path;
  readonly quantity: Decimal;
  readonly refund?: Decimal | null | undefined;
}

/** Elements whose line the order does not have; `field` is the one that names it. */
export const unknownLines = (order: Order, asked: readonly Asked[], field: string): readonly UserError[] =>
  asked.flatMap(({ line, path }) =>
    line === undefined
      ? [refuse('NOT_FOUND', `${field}: the order has no such line.`, { path: [...path, field], target: order.key })]
      : [],
  );

/** Elements may name a line several times: together they may not ask for more than there is. */
export function beyondBought(order: Order, asked: readonly Asked[]): readonly UserError[] {
  return beyond(asked, {
    value: ({ quantity }) => quantity,
    limit: ({ quantity }) => quantity,
    say: (path) =>
      refuse('QUANTITY_EXCEEDS', 'quantity: more than was bought on this line; ask for less.', {
        path: [...path, 'quantity'],
        target: order.key,
      }),
  });
}
export function beyondPaid(order: Order, asked: readonly Asked[]): readonly UserError[] {
  return beyond(asked, {
    value: ({ refund }) => refund ?? null,
    limit: ({ payable }) => payable?.amount ?? null,
    say: (path) =>
      refuse('AMOUNT_EXCEEDS', 'refund: more than was paid for this line; ask for less.', {
        path: [...path, 'refund'],
        target: order.key,
      }),
  });
}

function beyond(
  asked: readonly Asked[],
  of: {
    readonly value: (one: Asked) => Decimal | null;
    readonly limit: (line: OrderItem) => Decimal | null;
    readonly say: (path: Path) => UserError;
  },
): readonly UserError[] {
  const totals = new Map<string, Decimal>();
  return asked.flatMap((one) => {
    const value = of.value(one);
    const limit = one.line && of.limit(one.line);
    if (!one.line || value === null || limit === null || limit === undefined) return [];
    const total = add(totals.get(one.line.itemKey) ?? zero, value);
    totals.set(one.line.itemKey, total);
    return isPositive(subtract(total, limit)) ? [of.say(one.path)] : [];
  });
}

export const notPositive = (order: Order, value: Decimal, path: Path): readonly UserError[] =>
  isPositive(value)
    ? []
    : [refuse('INVALID_INPUT', `${path.at(-1) ?? ''}: must be above 0.`, { path, target: order.key })];
export const negative = (order: Order, value: Decimal | null | undefined, path: Path): readonly UserError[] =>
  value !== null && value !== undefined && isPositive(subtract(zero, value))
    ? [refuse('INVALID_INPUT', `${path.at(-1) ?? ''}: must not be below 0.`, { path, target: order.key })]
    : [];

export const lineByNo = (order: Order, lineNo: string): OrderItem | undefined =>
  order.items.find((line) => line.lineNo === lineNo);
export const lineByKey = (order: Order, itemKey: string): OrderItem | undefined =>
  order.items.find((line) => line.itemKey === itemKey);
