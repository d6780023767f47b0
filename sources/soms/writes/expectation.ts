/** Tells from an order that is read again whether a write was done whose outcome is not known. */
import { read } from '../../kit/wire.ts';
import type { Order, OrderKey } from '../../model.ts';
import type { WriteName } from '../../ports/write-inputs.ts';
import type { Expectation, WriteOperation } from '../../ports/writes.ts';
import { orderSchema, type SomsOrder } from '../wire.ts';
import { digest } from './values.ts';

type ExpectedValues = Expectation['values'];
type Reconcile = NonNullable<WriteOperation<WriteName>['reconcile']>;

/** DONE when one of the orders that were found passes. The test sees the order as SOMS sent it. */
export const shows =
  (passes: (wire: SomsOrder, values: ExpectedValues, order: Order) => boolean): Reconcile =>
  ({ values }, found) => {
    const isDone = found.some((order) => {
      const wire = read(orderSchema, order.raw)?.value;
      return wire !== undefined && passes(wire, values, order);
    });
    return isDone ? 'DONE' : 'NOT_SEEN';
  };

export const expecting = (
  order: OrderKey,
  values: Readonly<Record<string, string | null | undefined>>,
): Expectation => ({
  find: { order },
  values: Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, value]])),
  ),
});

/** What the write did not set is not compared. */
export const agrees = (expected: string | undefined, told: string | null | undefined): boolean =>
  expected === undefined || expected === told;

/** The same for a text that is kept as a digest and may stand in any of several fields. */
export const agreesWithOneOf = (
  { id }: SomsOrder,
  expected: string | undefined,
  told: readonly (string | null)[],
): boolean => expected === undefined || told.some((text) => text !== null && digest(id, text) === expected);

/** The digest that `agreesWithOneOf` compares with. */
export const digestOf = ({ nativeId }: OrderKey, text: string | null | undefined): string | null =>
  text ? digest(nativeId, text) : null;
