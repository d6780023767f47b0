/**
 * Babycare behind the port. It is asked by platform order number only: one call gives every (split) order of that
 * number with its lines, a second one gives the parcels of all of them.
 */
import { SourceFault, asFault } from '../fault.ts';
import type { Deviation } from '../kit/wire.ts';
import { type NativeCode, type Order, orderKeyText, type Package } from '../model.ts';
import type { Capability, Outcome, Source } from '../ports/source.ts';
import { babycareClient, type BabycareClientOptions } from './client.ts';
import { mapOrders } from './map/order.ts';
import { mapPackages } from './map/package.ts';
import { babycareMappings } from './tables.ts';
import { babycareWriteHandler } from './writes/writes.ts';
import type { CallContext } from '../ports/calls.ts';

export interface BabycareSourceOptions extends BabycareClientOptions {
  /** A code that no table lists; called for each that comes. */
  readonly onUnmapped?: (native: NativeCode) => void;
  /** A value or record that was set aside: where and why, never the value. */
  readonly onDeviation?: (path: string, reason: string) => void;
}

const capabilities: readonly Capability[] = [
  {
    name: 'order by id',
    support: 'PARTIAL',
    note: 'A global id carries the platform order number; by its own order id alone this vendor cannot be asked.',
  },
  {
    name: 'orders by platform order number',
    support: 'COMPLETE',
    note: 'One call gives every split order of the number.',
  },
  {
    name: 'packages',
    support: 'PARTIAL',
    note: 'Rows name no order and no status: which order a parcel belongs to and how far it is are derived from the lines.',
  },
  { name: 'traces', support: 'NONE', note: 'The document offers tracking numbers, no course of a parcel.' },
  { name: 'reminders', support: 'NONE', note: 'The document has no reminders (催单).' },
  {
    name: 'after-sale',
    support: 'PARTIAL',
    note: 'No call for cases: they are derived from refundStatus and refundType of the lines.',
  },
];

/** `url`, credentials, time-out (milliseconds), clock and request ids are the client's; see BabycareClientOptions. */
export function babycareSource(options: BabycareSourceOptions): Source {
  const client = babycareClient(options);
  /** All orders of the answer that an order came in: a parcel's row can belong to any of them. Lives as long as they do. */
  const siblings = new WeakMap<Order, readonly Order[]>();

  function report(deviations: readonly Deviation[]): void {
    for (const { path, reason } of deviations) options.onDeviation?.(path, reason);
  }

  async function ordersOf(number: string, call: CallContext): Promise<readonly Order[]> {
    // Without a number there is nothing to ask, and no telling what an empty filter would give.
    if (number.trim() === '') return [];
    const { rows, deviations, fetchedAt } = await client.salesDetailList(number, call);
    const reading = mapOrders({ rows, askedBy: number, fetchedAt });
    report([...deviations, ...reading.deviations]);
    for (const native of reading.unmapped) options.onUnmapped?.(native);
    for (const order of reading.orders) siblings.set(order, reading.orders);
    return reading.orders;
  }

  /** By orderKeyText. `asked` are some of the number's orders; the others are asked for only when they are not known. */
  async function packagesOfNumber(
    number: string,
    asked: readonly Order[],
    call: CallContext,
  ): Promise<ReadonlyMap<string, readonly Package[]>> {
    const known = asked.map((order) => siblings.get(order)).find((orders) => orders !== undefined);
    const [orders, answer] = await Promise.all([known ?? ordersOf(number, call), client.packageList(number, call)]);
    const reading = mapPackages({ rows: answer.rows, askedBy: number, orders, fetchedAt: answer.fetchedAt });
    report([...answer.deviations, ...reading.deviations]);
    return reading.packages;
  }

  return {
    vendor: 'BABYCARE',
    tenantId: null,
    capabilities,
    mappings: babycareMappings,
    writes: babycareWriteHandler(client, (order) => siblings.get(order)),
    health: () => client.health(),
    close: () => client.close(),

    async orders(keys, _parts, call) {
      const answers = await eachNumber(
        keys.flatMap(({ askedBy }) => askedBy ?? []),
        (number) => ordersOf(number, call),
      );
      return keys.map((key) => {
        const answer = key.askedBy === null ? undefined : answers.get(key.askedBy);
        if (answer === undefined) return unsupported('orders');
        if (answer instanceof SourceFault) return answer;
        return answer.find((order) => orderKeyText(order.key) === orderKeyText(key)) ?? null;
      });
    },

    async ordersByPlatformNo(numbers, _parts, call) {
      const answers = await eachNumber(numbers, (number) => ordersOf(number, call));
      return numbers.map((number) => answers.get(number) ?? []);
    },

    async packagesOf(orders, call) {
      const byNumber = Map.groupBy(orders, ({ key }) => key.askedBy);
      const answers = await eachNumber(
        [...byNumber.keys()].filter((number) => number !== null),
        (number) => packagesOfNumber(number, byNumber.get(number) ?? [], call),
      );
      return orders.map(({ key }) => {
        const answer = key.askedBy === null ? undefined : answers.get(key.askedBy);
        if (answer === undefined) return unsupported('packagesOf');
        return answer instanceof SourceFault ? answer : (answer.get(orderKeyText(key)) ?? []);
      });
    },
  };
}

const unsupported = (operation: string): SourceFault =>
  new SourceFault('BABYCARE', 'UNSUPPORTED', { operation, explain: 'can be asked by platform order number only' });

/** Each distinct number once, all at the same time; a number that cannot be asked is a fault of that number alone. */
async function eachNumber<T>(
  numbers: readonly string[],
  ask: (number: string) => Promise<T>,
): Promise<ReadonlyMap<string, Outcome<T>>> {
  const one = async (number: string): Promise<readonly [string, Outcome<T>]> => [
    number,
    await ask(number).catch(asFault),
  ];
  return new Map(await Promise.all([...new Set(numbers)].map(one)));
}
