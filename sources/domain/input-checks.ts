/** Checks of inputs that several write handlers need. Each returns what is wrong, [] when nothing is. Pure. */
import { add, type Decimal, isPositive, subtract, zero } from '../values/decimal.ts';
import { type JsonNumber, jsonNumber } from '../values/json.ts';
import type { Order, OrderItem } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { UserError } from '../ports/writes.ts';
import { userErrorOf } from './user-errors.ts';

/** Leads into the arguments of the mutation, e.g. ['input', 'items', '0', 'quantity']. */
export type ArgumentPath = readonly string[];
type Fields = Readonly<Record<string, unknown>>;

/** A blank text, `false` and an empty list say as little as null. */
const says = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  value !== false &&
  !(typeof value === 'string' && value.trim() === '') &&
  !(Array.isArray(value) && value.length === 0);

/** `why` completes the message "… is missing: ". */
export const required = (at: ArgumentPath, fields: Fields, why: string): readonly UserError[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    says(value)
      ? []
      : [userErrorOf('REQUIRED', `${[...at, name].join('.')} is missing: ${why}`, { path: [...at, name] })],
  );

/** For fields that a vendor's document does not have: dropped in silence, they would seem to have been sent. */
export const noFieldFor = (vendor: Vendor, at: ArgumentPath, fields: Fields): readonly UserError[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    says(value)
      ? [
          userErrorOf(
            'UNSUPPORTED_BY_VENDOR',
            `${[...at, name].join('.')}: ${vendor} has no field for it; leave it out.`,
            {
              path: [...at, name],
              vendor,
            },
          ),
        ]
      : [],
  );

/** The digits of a whole number, also when it is written as 2.0. Null for any other number. */
export function wholeText(value: Decimal): string | null {
  const [, digits] = /^(-?\d+)(?:\.0+)?$/.exec(value) ?? [];
  return digits === undefined ? null : BigInt(digits).toString();
}

/** For pieces that a vendor counts in whole numbers from 1. `at` leads to the line. */
export function countable(at: ArgumentPath, quantity: Decimal): readonly UserError[] {
  const path = [...at, 'quantity'];
  if (wholeText(quantity) !== null && isPositive(quantity)) return [];
  return [userErrorOf('INVALID_INPUT', `${path.join('.')} must be a whole number, at least 1.`, { path })];
}

/** For goods that may be sold by weight. `at` leads to the line. */
export function positive(at: ArgumentPath, quantity: Decimal): readonly UserError[] {
  const path = [...at, 'quantity'];
  return isPositive(quantity) ? [] : [userErrorOf('INVALID_INPUT', `${path.join('.')} must be above 0.`, { path })];
}

/** The exact number for a request body; undefined, which is not sent, when the client left it out. */
export const numberOf = (value: Decimal | null | undefined): JsonNumber | undefined =>
  value === null || value === undefined ? undefined : jsonNumber(value);
/** For a quantity that `countable` has checked. */
export const wholeNumberOf = (value: Decimal): JsonNumber => jsonNumber(wholeText(value) ?? value);

export interface RequestedLine {
  readonly itemKey: string;
  readonly quantity: Decimal;
  /** Leads to the line in the input. */
  readonly at: ArgumentPath;
}
/** Finds a line of the order, or a component of one. */
export const findItem = ({ items }: Order, itemKey: string): OrderItem | undefined =>
  items.flatMap((item) => [item, ...(item.components ?? [])]).find((item) => item.itemKey === itemKey);

export const unknownItem = (at: ArgumentPath): UserError =>
  userErrorOf('NOT_FOUND', `${[...at, 'itemId'].join('.')} is no item of this order.`, { path: [...at, 'itemId'] });

/** Tells of lines that the order does not have, and of lines of which more is requested in all than was bought. */
export function beyondTheOrder(order: Order, asked: readonly RequestedLine[]): readonly UserError[] {
  const soFar = new Map<string, Decimal>();
  return asked.flatMap(({ itemKey, quantity, at }): readonly UserError[] => {
    const item = findItem(order, itemKey);
    if (!item) return [unknownItem(at)];
    const total = add(soFar.get(itemKey) ?? zero, quantity);
    soFar.set(itemKey, total);
    // Where the vendor shows no quantity, it alone can tell.
    if (item.quantity === null || !isPositive(subtract(total, item.quantity))) return [];
    const path = [...at, 'quantity'];
    const message = `${path.join('.')}: more than was bought (${item.quantity} of this item).`;
    return [userErrorOf('QUANTITY_EXCEEDS', message, { path })];
  });
}
