/** Reads Babycare's orders and parcels by platform order number and maps them to the model. */
import type { Deviation } from '../kit/wire.ts';
import type { NativeCode, Order, Package } from '../model.ts';
import type { CallContext } from '../ports/calls.ts';
import type { BabycareClient } from './client.ts';
import { mapOrders } from './map/order.ts';
import { mapPackages } from './map/package.ts';

export interface BabycareReaderOptions {
  /** Called for each occurrence of a code that no table lists. */
  readonly onUnmapped?: (native: NativeCode) => void;
  /** Called with the path and the reason when a value or a record was set aside, never with the value. */
  readonly onDeviation?: (path: string, reason: string) => void;
}

export function babycareReader(client: BabycareClient, { onUnmapped, onDeviation }: BabycareReaderOptions) {
  /** All orders of the answer that an order came in, because a parcel's row can belong to any of them. */
  const siblings = new WeakMap<Order, readonly Order[]>();

  function report(deviations: readonly Deviation[]): void {
    for (const { path, reason } of deviations) onDeviation?.(path, reason);
  }

  async function ordersOf(number: string, call: CallContext): Promise<readonly Order[]> {
    // It is not known what the vendor would answer to an empty number.
    if (number.trim() === '') return [];
    const { rows, deviations, fetchedAt } = await client.salesDetailList(number, call);
    const reading = mapOrders({ rows, askedBy: number, fetchedAt });
    report([...deviations, ...reading.deviations]);
    for (const native of reading.unmapped) onUnmapped?.(native);
    for (const order of reading.orders) {
      siblings.set(order, reading.orders);
      call.onRead?.(order);
    }
    return reading.orders;
  }

  /** Parcels by orderKeyText. `some` are some of the number's orders. The others are read when they are not known. */
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
