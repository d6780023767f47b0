/**
 * Brings what was stored before numbers were compared in one form (sources/values/number-text.ts) into that form: their
 * keys, what orders are linked by, and the list of numbers that link nothing. Links follow when orders are linked again.
 */
import type { Kysely, Transaction } from 'kysely';
import { mostCarriers } from '../../sources/ports/links.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { namesNothing, numberForm, numberHash } from '../../sources/values/number-text.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { numberKey } from '../keys.ts';
import { factsOf, factsText } from '../rows/link-rows.ts';
import type { LinkFactsRow, NumberRow, Tables } from '../schema.ts';
import { addCrowded } from './crowds.ts';
import { numberRows } from './numbers.ts';

export async function rekey(trx: Transaction<Tables>, keys: readonly string[]): Promise<void> {
  const rows = await inParts(keys, (part) =>
    trx
      .selectFrom('numbers')
      .innerJoin('orders', 'orders.key', 'numbers.order_key')
      .selectAll('numbers')
      .select('orders.vendor')
      .where('numbers.order_key', 'in', part)
      .execute(),
  );
  const byOrder = Map.groupBy(rows, (row) => row.order_key);
  const wanted = [...byOrder].flatMap(([key, some]) =>
    some.flatMap(({ vendor, beside, ...number }) => numberRows({ key, vendor }, [number], beside)),
  );
  await eachPart(keys, (part) => trx.deleteFrom('numbers').where('order_key', 'in', part).execute());
  const distinct = new Map(wanted.map((row) => [`${row.number_key} ${row.order_key}`, row]));
  await eachPart([...distinct.values()], (part) => trx.insertInto('numbers').values(part).execute());
  await rewriteFacts(trx, keys, byOrder);
}

async function rewriteFacts(
  trx: Transaction<Tables>,
  keys: readonly string[],
  numbers: ReadonlyMap<string, readonly NumberRow[]>,
): Promise<void> {
  const kept = await inParts(keys, (part) =>
    trx.selectFrom('link_facts').selectAll().where('order_key', 'in', part).execute(),
  );
  const written = kept.flatMap((row): readonly LinkFactsRow[] => {
    const facts = row.facts === null ? null : factsOf(row.facts);
    const forms = facts?.numbers.filter((one) => !namesNothing(one)).map(numberForm) ?? [];
    const own = numbers.get(row.order_key)?.filter(({ namespace }) => namespace === 'PLATFORM_ORDER') ?? [];
    const [only] = new Set(own.map(({ value }) => value));
    const alone = row.alone_key === null || only === undefined || namesNothing(only) ? null : numberHash(only);
    return [{ ...row, facts: facts && factsText({ ...facts, numbers: [...new Set(forms)] }), alone_key: alone }];
  });
  await eachPart(written, (part) =>
    trx
      .insertInto('link_facts')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .column('order_key')
          .doUpdateSet(({ ref }) => ({ facts: ref('excluded.facts'), alone_key: ref('excluded.alone_key') })),
      )
      .execute(),
  );
}

/** Finds the numbers that link nothing, once all keys are in their form. */
export async function findCrowds(trx: Transaction<Tables>): Promise<void> {
  const often = await trx
    .selectFrom('numbers')
    .select(({ fn }) => fn.min('value').as('value'))
    .where('namespace', '=', 'PLATFORM_ORDER')
    .groupBy('number_key')
    // Of more than `mostCarriers` orders, one vendor has at least its share.
    .having(({ fn }) => fn.countAll<number>(), '>', Math.floor(mostCarriers / vendors.length))
    .execute();
  const crowded: string[] = [];
  for (const form of new Set(often.map(({ value }) => numberForm(value))))
    if ((await carriersOf(trx, form)) > mostCarriers) crowded.push(form);
  await addCrowded(trx, crowded);
}

async function carriersOf(db: Kysely<Tables>, form: string): Promise<number> {
  const keys = vendors.map((vendor) => numberKey(vendor, 'PLATFORM_ORDER', form));
  const { count } = await db
    .selectFrom('numbers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('number_key', 'in', keys)
    .executeTakeFirstOrThrow();
  return count;
}
