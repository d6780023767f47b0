/** What an order that is read again says of a write whose outcome is not known. */
import { read } from '../../kit/wire.ts';
import type { Order, OrderKey } from '../../model.ts';
import type { Expectation, WriteOperation } from '../../ports/writes.ts';
import type { WriteName } from '../../ports/write-inputs.ts';
import { orderSchema, type SomsOrder } from '../wire.ts';

type Values = Expectation['values'];
type Reconcile = NonNullable<WriteOperation<WriteName>['reconcile']>;

/** The order's own record, in the words in which the write was sent. */
export const wireOf = (order: Order): SomsOrder | null => read(orderSchema, order.raw)?.value ?? null;

/** Done when one of the orders that were found passes. */
export const shows =
  (passes: (wire: SomsOrder, values: Values, order: Order) => boolean): Reconcile =>
  ({ values }, found) =>
    found.some((order) => {
      const wire = wireOf(order);
      return wire !== null && passes(wire, values, order);
    })
      ? 'DONE'
      : 'NOT_SEEN';

export const expecting = (order: OrderKey, values: Readonly<Record<string, string | undefined>>): Expectation => ({
  find: { order },
  values: Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ),
});

/** A value that the write did not give is not looked at. */
export const agrees = (expected: string | undefined, told: string | null | undefined): boolean =>
  expected === undefined || expected === told;
