/** Babycare's orders and parcels by platform order number, mapped to the model. */
import type { Deviation } from '../kit/wire.ts';
import type { NativeCode, Order, Package } from '../model.ts';
import type { CallContext } from '../ports/calls.ts';
import type { BabycareClient } from './client.ts';
import { mapOrders } from './map/order.ts';
import { mapPackages } from './map/package.ts';

export interface BabycareReaderOptions {
  /** A code that no table lists; called for each that comes. */
  readonly onUnmapped?: (native: NativeCode) => void;
  /** A value or record that was set aside: where and why, never the value. */
  readonly onDeviation?: (path: string, reason: string) => void;
}

export function babycareReader(client: BabycareClient, { onUnmapped, onDeviation }: BabycareReaderOptions) {
  /** All orders of the answer that an order came in: a parcel's row can belong to any of them. Lives as long as they do. */
  const siblings = new WeakMap<Order, readonly Order[]>();

  function report(deviations: readonly Deviation[]): void {
    for (const { path, reason } of deviations) onDeviation?.(path, reason);
  }

  async function ordersOf(number: string, call: CallContext): Promise<readonly Order[]> {
    // Without a number there is nothing to ask, and no telling what an empty filter would give.
    if (number.trim() === '') return [];
    const { rows, deviations, fetchedAt } = await client.salesDetailList(number, call);
    const reading = mapOrders({ rows, askedBy: number, fetchedAt });
    report([...deviations, ...reading.deviations]);
    for (const native of reading.unmapped) onUnmapped?.(native);
    for (const order of reading.orders) siblings.set(order, reading.orders);
    return reading.orders;
  }

  /** By orderKeyText. `some` are some of the number's orders; the others are asked for only when they are not known. */
  async function packagesOf(
    number: string,
    some: readonly Order[],
    call: CallContext,
  ): Promise<ReadonlyMap<string, readonly Package[]>> {
    const known = some.map((order) => siblings.get(order)).find((orders) => orders !== undefined);
    const [orders, answer] = await Promise.all([known ?? ordersOf(number, call), client.packageList(number, call)]);
    const reading = mapPackages({ rows: answer.rows, askedBy: number, orders, fetchedAt: answer.fetchedAt });
    report([...answer.deviations, ...reading.deviations]);
    return reading.packages;
  }

  return { ordersOf, packagesOf, siblingsOf: (order: Order) => siblings.get(order) };
}
