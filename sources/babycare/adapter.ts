/**
 * Assembles Babycare's Source. Babycare can be asked by platform order number only. One call gives every (split) order of
 * a number with its lines, and a second one gives the parcels of all of them.
 */
import { SourceFault, asFault } from '../fault.ts';
import { orderKeyText } from '../model.ts';
import type { Outcome, Source } from '../ports/source.ts';
import { babycareCapabilities } from './capabilities.ts';
import { babycareClient, type BabycareClientOptions } from './client.ts';
import { babycareReader, type BabycareReaderOptions } from './orders.ts';
import { babycareMappings } from './tables.ts';
import { babycareWriteHandler } from './writes/writes.ts';

export type BabycareSourceOptions = BabycareClientOptions & BabycareReaderOptions;

export function babycareSource(options: BabycareSourceOptions): Source {
  const client = babycareClient(options);
  const { ordersOf, packagesOf, siblingsOf } = babycareReader(client, options);
  return {
    vendor: 'BABYCARE',
    tenantId: null,
    capabilities: babycareCapabilities,
    mappings: babycareMappings,
    writes: babycareWriteHandler(client, siblingsOf),
    health: client.health,
    close: client.close,

    async orders(keys, _parts, call) {
      const numbers = keys.flatMap(({ askedBy }) => askedBy ?? []);
      const answers = await eachNumber(numbers, (number) => ordersOf(number, call));
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
      const numbers = [...byNumber.keys()].filter((number) => number !== null);
      const answers = await eachNumber(numbers, (number) => packagesOf(number, byNumber.get(number) ?? [], call));
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

/** Asks for each distinct number once, all at the same time. A number that fails gives a fault for itself only. */
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
