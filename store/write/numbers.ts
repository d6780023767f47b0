/** The rows by which orders are found by their numbers: those of an order's own record, and those read beside it. */
import type { Transaction } from 'kysely';
import type { FoundNumber } from '../../sources/ports/pushes.ts';
import type { IdNamespace } from '../../sources/vocabulary.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { looseNumberKey, numberKey, orderKey, type OrderName } from '../keys.ts';
import type { Engine } from '../engine/engine.ts';
import { guarded } from '../engine/engine.ts';
import type { NumberRow, Tables } from '../schema.ts';
import type { BesideNumbers } from '../store.ts';

/** The rows of an order that are written; rows of the kinds `untold` stay beside them. */
export interface NumbersEntry {
  readonly rows: readonly NumberRow[];
  readonly untold: readonly IdNamespace[];
}
interface Owner extends OrderName {
  readonly key: string;
}

/** One row for each number, though an order may carry a number in two of its fields or in two spellings. */
export function numberRows(
  { key, vendor }: Pick<Owner, 'key' | 'vendor'>,
  numbers: readonly FoundNumber[],
  beside: number,
): readonly NumberRow[] {
  const rows = numbers.flatMap(({ namespace, value }): readonly NumberRow[] => {
    const row = { order_key: key, number_key: numberKey(vendor, namespace, value), namespace, value, beside };
    return value.includes('-') ? [row, { ...row, number_key: looseNumberKey(vendor, namespace, value) }] : [row];
  });
  return [...new Map(rows.toReversed().map((row) => [row.number_key, row])).values()];
}

/** A later reading of the same batch may tell less of some kinds. */
export function noteNumbers(
  set: { readonly numbers: Map<string, NumbersEntry> },
  owner: Owner,
  { numbers, untold }: { readonly numbers: readonly FoundNumber[]; readonly untold: readonly IdNamespace[] },
): void {
  const before = set.numbers.get(owner.key);
  const kept = before?.rows.filter(({ namespace }) => untold.includes(namespace)) ?? [];
  const rows = [...kept, ...numberRows(owner, numbers, 0)];
  set.numbers.set(owner.key, {
    rows: [...new Map(rows.map((row) => [row.number_key, row])).values()],
    untold: before ? untold.filter((one) => before.untold.includes(one)) : untold,
  });
}

interface ChangedNumbers {
  readonly numbers: ReadonlyMap<string, NumbersEntry>;
  readonly beside: readonly (readonly NumberRow[])[];
  readonly newOrders: ReadonlySet<string>;
}
export async function flushNumbers(
  trx: Transaction<Tables>,
  { numbers, beside, newOrders }: ChangedNumbers,
): Promise<void> {
  const known = [...numbers].filter(([key]) => !newOrders.has(key));
  for (const entries of Map.groupBy(known, ([, { untold }]) => untold.join()).values()) {
    const untold = entries[0]?.[1].untold ?? [];
    await eachPart(
      entries.map(([key]) => key),
      (part) => {
        const own = trx.deleteFrom('numbers').where('order_key', 'in', part).where('beside', '=', 0);
        return (untold.length === 0 ? own : own.where('namespace', 'not in', untold)).execute();
      },
    );
  }
  await insert(
    trx,
    [...numbers.values()].flatMap(({ rows }) => rows),
  );
  await eachPart(beside.flat(), (part) =>
    trx
      .insertInto('numbers')
      .values(part)
      .onConflict((conflict) => conflict.columns(['number_key', 'order_key']).doNothing())
      .execute(),
  );
}

/** What an order's own record names is no longer a number beside it. */
const insert = (trx: Transaction<Tables>, rows: readonly NumberRow[]): Promise<void> =>
  eachPart(rows, (part) =>
    trx
      .insertInto('numbers')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['number_key', 'order_key'])
          .doUpdateSet(({ ref }) => ({ value: ref('excluded.value'), beside: ref('excluded.beside') })),
      )
      .execute(),
  );

/** Most readings bring numbers that are known, and those shall cost no transaction. */
export async function newsOfNumbers(
  engine: Engine,
  orders: readonly BesideNumbers[],
): Promise<readonly BesideNumbers[]> {
  const wanted = orders.map((one) => ({
    one,
    rows: numberRows({ key: orderKey(one.name), ...one.name }, one.numbers, 1),
  }));
  const keys = wanted.flatMap(({ rows }) => rows.map(({ order_key: key }) => key));
  const known = await guarded(engine, (db) =>
    inParts(keys, (part) =>
      db.selectFrom('numbers').select(['order_key', 'number_key']).where('order_key', 'in', part).execute(),
    ),
  );
  const there = new Set(known.map((row) => `${row.order_key} ${row.number_key}`));
  return wanted
    .filter(({ rows }) => rows.some((row) => !there.has(`${row.order_key} ${row.number_key}`)))
    .map(({ one }) => one);
}
