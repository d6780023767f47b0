/** Compares what a write says about lines with the order. */
import type { ArgumentPath } from '../../domain/input-checks.ts';
import type { Order, OrderItem } from '../../model.ts';
import type { UserError } from '../../ports/writes.ts';
import { add, type Decimal, isPositive, subtract, zero } from '../../values/decimal.ts';
import { somsError } from './checks.ts';

/** An element of the input that is about a line of the order. */
export interface LineElement {
  readonly line: OrderItem | undefined;
  /** Where the element stands in the arguments. */
  readonly path: ArgumentPath;
  readonly quantity: Decimal;
  readonly refund?: Decimal | null | undefined;
}

/** Errors for elements whose line the order does not have. `field` is the one that names the line. */
export const unknownLines = (order: Order, elements: readonly LineElement[], field: string): readonly UserError[] =>
  elements.flatMap(({ line, path }) => (line === undefined ? [noSuchLine(order, path, field)] : []));

export const noSuchLine = ({ key }: Order, path: ArgumentPath, field: string): UserError =>
  somsError('NOT_FOUND', `${field}: the order has no such line.`, { path: [...path, field], target: key });

/** Several elements may name the same line. Together they may not ask for more than there is. */
export const beyondBought = (order: Order, elements: readonly LineElement[]): readonly UserError[] =>
  beyond(elements, {
    value: ({ quantity }) => quantity,
    limit: ({ quantity }) => quantity,
    error: (path) =>
      somsError('QUANTITY_EXCEEDS', 'quantity: more than was bought on this line; ask for less.', {
        path: [...path, 'quantity'],
        target: order.key,
      }),
  });
export const beyondPaid = (order: Order, elements: readonly LineElement[]): readonly UserError[] =>
  beyond(elements, {
    value: ({ refund }) => refund ?? null,
    limit: ({ payable }) => payable?.amount ?? null,
    error: (path) =>
      somsError('AMOUNT_EXCEEDS', 'refund: more than was paid for this line; ask for less.', {
        path: [...path, 'refund'],
        target: order.key,
      }),
  });

interface Limit {
  readonly value: (element: LineElement) => Decimal | null;
  readonly limit: (line: OrderItem) => Decimal | null;
  readonly error: (path: ArgumentPath) => UserError;
}
function beyond(elements: readonly LineElement[], of: Limit): readonly UserError[] {
  const totals = new Map<string, Decimal>();
  return elements.flatMap((element) => {
    const { line, path } = element;
    const value = of.value(element);
    const limit = line ? of.limit(line) : null;
    if (!line || value === null || limit === null) return [];
    const total = add(totals.get(line.itemKey) ?? zero, value);
    totals.set(line.itemKey, total);
    return isPositive(subtract(total, limit)) ? [of.error(path)] : [];
  });
}

export const notPositive = (order: Order, value: Decimal, path: ArgumentPath): readonly UserError[] =>
  isPositive(value)
    ? []
    : [somsError('INVALID_INPUT', `${path.at(-1) ?? ''}: must be above 0.`, { path, target: order.key })];
export const negative = (order: Order, value: Decimal | null | undefined, path: ArgumentPath): readonly UserError[] =>
  value && isPositive(subtract(zero, value))
    ? [somsError('INVALID_INPUT', `${path.at(-1) ?? ''}: must not be below 0.`, { path, target: order.key })]
    : [];

export const lineByNo = (order: Order, lineNo: string): OrderItem | undefined =>
  order.items.find((line) => line.lineNo === lineNo);
export const lineByKey = (order: Order, itemKey: string): OrderItem | undefined =>
  order.items.find((line) => line.itemKey === itemKey);
