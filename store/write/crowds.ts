/**
 * Who carries a platform order number. A number that more orders carry than any sale has links nothing, whichever of them
 * came first: `crowded_numbers` has exactly these numbers, so that nobody ever reads all of their carriers.
 */
import type { Transaction } from 'kysely';
import { mostCarriers } from '../../sources/ports/links.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { StoreLog } from '../engine/engine.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { crowdKey, numberKey } from '../keys.ts';
import { crowdedAmong } from '../rows/link-rows.ts';
import type { Tables } from '../schema.ts';

/** The orders of all vendors that carry each number; a crowded number is not in it. */
export type Carriers = ReadonlyMap<string, readonly string[]>;

export interface Touched {
  /** Numbers that orders carry now, and that they carried before. */
  readonly now: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}
export interface Crowds {
  readonly carriers: Carriers;
  /** Orders with a number that has become crowded, or has ceased to be: their links are to be found again. */
  readonly turned: ReadonlySet<string>;
}

/** Numbers are those in the form of sources/values/number-text.ts. */
export async function updateCrowds(
  trx: Transaction<Tables>,
  { now, before }: Touched,
  log: StoreLog | undefined,
): Promise<Crowds> {
  const numbers = now.union(before);
  const crowded = await crowdedAmong(trx, [...numbers]);
  // At most `mostCarriers` each, and those that came just now.
  const carriers = new Map(await readCarriers(trx, numbers.difference(crowded)));
  const turned = new Set<string>();
  const turn = (orders: readonly string[]): void => orders.forEach((key) => turned.add(key));
  const filled = [...carriers].filter(([, orders]) => orders.length > mostCarriers);
  for (const [number, orders] of filled) {
    turn(orders);
    carriers.delete(number);
    log?.warn({ number, mostCarriers }, 'a platform order number is carried by too many orders: it links none of them');
  }
  const emptied: string[] = [];
  for (const number of crowded.intersection(before).difference(now)) {
    const orders = await fewCarriers(trx, number);
    if (orders.length > mostCarriers) continue;
    turn(orders);
    carriers.set(number, orders);
    emptied.push(crowdKey(number));
  }
  await addCrowded(
    trx,
    filled.map(([number]) => number),
  );
  await eachPart(emptied, (part) => trx.deleteFrom('crowded_numbers').where('number_key', 'in', part).execute());
  return { carriers, turned };
}

export const addCrowded = (trx: Transaction<Tables>, numbers: readonly string[]): Promise<void> =>
  eachPart(numbers, (part) =>
    trx
      .insertInto('crowded_numbers')
      .values(part.map((number) => ({ number_key: crowdKey(number) })))
      .onConflict((conflict) => conflict.column('number_key').doNothing())
      .execute(),
  );

/** The carriers of numbers that nothing has happened to. */
export async function carriersOf(trx: Transaction<Tables>, numbers: ReadonlySet<string>): Promise<Carriers> {
  return readCarriers(trx, numbers.difference(await crowdedAmong(trx, [...numbers])));
}

const keysOf = (number: string): readonly string[] =>
  vendors.map((vendor) => numberKey(vendor, 'PLATFORM_ORDER', number));

async function readCarriers(trx: Transaction<Tables>, numbers: ReadonlySet<string>): Promise<Carriers> {
  const numberOf = new Map([...numbers].flatMap((number) => keysOf(number).map((key) => [key, number] as const)));
  const rows = await inParts([...numberOf.keys()], (part) =>
    trx.selectFrom('numbers').select(['number_key', 'order_key']).where('number_key', 'in', part).execute(),
  );
  const found = Map.groupBy(rows, (row) => numberOf.get(row.number_key) ?? '');
  return new Map([...numbers].map((number) => [number, (found.get(number) ?? []).map((row) => row.order_key)]));
}

async function fewCarriers(trx: Transaction<Tables>, number: string): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('numbers')
    .select('order_key')
    .where('number_key', 'in', keysOf(number))
    .limit(mostCarriers + 1)
    .execute();
  return rows.map((row) => row.order_key);
}
